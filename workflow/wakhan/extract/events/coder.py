"""From trigger words to events: match frames, gather sides, judge status, drop what is told twice."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Token

from wakhan.authority import Authority
from wakhan.edtf import bounds
from wakhan.extract.annotations import Document, Event, Mention, Paragraph, Participant, Quotation
from wakhan.extract.dates import DateMention
from wakhan.extract.events.clauses import LIGHT, SAYING, noun_outlook, passive, subject, verb_outlook
from wakhan.extract.events.found import Found
from wakhan.extract.events.frames import CONTENTS, CONTEXTS, DEMAND, FORCES, VERBS, Frame, words
from wakhan.extract.events.matching import candidates, complements, held_by, lemma_of, objects_of, ranked
from wakhan.extract.events.settling import settle
from wakhan.extract.events.sides import Side, Sides
from wakhan.extract.events.timing import by_token, date_of
from wakhan.view import Span

# Kinds of paragraph that tell of events.
_TELLING = frozenset(("title", "body", "list_item"))
_COOPERATIVE = frozenset(("CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"))
_HOSTILE = frozenset(("PROTEST", "SANCTION", "COERCE", "ASSAULT", "MOBILIZE"))
_FIGHTERS = frozenset(("rebel", "militant", "fighter", "insurgent", "guerrilla", "gunman", "troops", "force"))
_MOVED = FORCES | _FIGHTERS
_TRAVELLERS = words(
    """delegation minister president envoy official leader premier ambassador diplomat team chancellor king secretary
    mediator negotiator mission emir prince representative"""
)
# Verbs of meeting whose object, if they have one, must be somebody.
_WHOM = frozenset(("meet", "receive", "host", "greet", "phone", "telephone", "consult", "visit", "tour"))
_GIVING = ("AID", "RETREAT", "CONCEDE", "COOPERATE")
# Prepositions of place: what stands there is the recipient only where nothing else is.
_WHERE = frozenset(("in", "at", "near", "within", "outside", "under"))
_WILL = frozenset(("will", "would", "wo", "'ll", "’ll", "shall"))
# Verbs that bring in an act by "with": "followed with a visit".
_FOLLOWING = frozenset(("follow", "respond", "reciprocate", "reply", "begin", "start", "open", "end", "conclude"))
# Acts of arms that are said of words, and of contests; and what shows that arms are meant.
_VERBAL = words("attack assault hit hammer batter pummel target strike blast offensive ambush")
_CONTESTS = words("fight battle beat clash crush rout overwhelm capture")
_ARMED = words("""knife gun weapon bomb rifle pistol sword stick stone punch bullet police hospital soldier troop army
    fist wound injure kill""")
_CONQUESTS = words("invasion takeover take-over conquest recapture seizure occupation")
_SELF = frozenset(("it", "they", "he", "she", "we", "i"))


class Coder:
    """Codes the events of one document."""

    def __init__(
        self, document: Document, mentions: Sequence[Mention], quotations: Sequence[Quotation], authority: Authority
    ) -> None:
        self.document = document
        self.quotations = quotations
        self.authority = authority
        self.sides = Sides(document, mentions, quotations, authority)
        first = next((p for p in document.paragraphs if p.kind == "body"), None)
        self._openings = [p for p in document.paragraphs if p is first or p.kind == "title"]

    def code(self, dates: Sequence[DateMention]) -> tuple[Event, ...]:
        """The events of the document, sorted by trigger."""
        told: list[tuple[Paragraph, Found]] = []
        for paragraph in self.document.paragraphs:
            if paragraph.kind not in _TELLING:
                continue
            triggers = list(candidates(paragraph))
            if not triggers:
                continue
            self.sides.enter(paragraph)
            when = by_token(paragraph, dates)
            found = [self._read(paragraph, token, frames, when) for token, frames in triggers]
            kept = settle([f for f in found if f is not None])
            self._carry(paragraph, kept)
            _same_host(kept)
            self._date_lead(paragraph, kept)
            told.extend((paragraph, f) for f in kept)
        told = self._once(told)
        return tuple(self._event(paragraph, found) for paragraph, found in told)

    def _read(
        self, paragraph: Paragraph, token: Token, frames: tuple[Frame, ...], when: dict[int, DateMention]
    ) -> Found | None:
        found = self._read_noun(token, frames) if token.pos_ == "NOUN" else self._read_verb(token, frames)
        if found is None:
            return None
        found.date, found.spot = date_of(found, when)
        found.place = self._place(found)
        if found.event_type == "CONSULT" and not found.sides and found.place and found.date:
            return found  # "the Geneva meeting of 1988", whoever met there
        self._weigh(found)
        return found

    # --- verbs ------------------------------------------------------------------------------------------------------

    def _read_verb(self, verb: Token, frames: tuple[Frame, ...]) -> Found | None:
        for frame in ranked(verb, frames):
            found = self._fill(verb, frame)
            if found is not None:
                return found
        return self._demand(verb) if verb.lemma_.lower() in SAYING else None

    def _fill(self, verb: Token, frame: Frame) -> Found | None:
        """What a verb's frame gives, None where its sides are not those the frame is for."""
        trigger = verb
        if frame.names_object:
            things = [
                t for o in objects_of(verb) for t in (o, *held_by(o), *(c for c in o.lefts if c.dep_ == "compound"))
            ]
            trigger = next((t for t in things if t.lemma_.lower() in frame.objects), verb)
        found = Found(frame, verb, trigger, event_type=frame.event_type)
        found.status, trust = verb_outlook(verb)
        if trigger != verb:
            status, more = noun_outlook(trigger)
            if found.status == "asserted":
                found.status = status
            trust = min(trust, more)
        found.score = frame.weight * trust
        self._verb_sides(found)
        if frame.armed and not self._armed(found.actors, verb):
            return None
        if verb.lemma_ in _WHOM and not found.recipients and len(found.actors) < 2 and _has_object(verb):
            return None  # "meet the deadline", "receive a letter"
        if frame.official and not self._official(found.actors, verb):
            return None
        return found

    def _official(self, actors: Sequence[Side], verb: Token) -> bool:
        """Whether a person or a delegation acts: those who travel and sit in meetings."""
        for side in actors:
            mention = self.sides.mention(verb.doc[side.head])
            if (mention and mention.entity_type == "PER") or verb.doc[side.head].lemma_.lower() in _TRAVELLERS:
                return True
        return False

    def _demand(self, verb: Token) -> Found | None:
        """ "X said that Y must act" demands it of Y."""
        for clause in verb.children:
            if clause.dep_ != "ccomp" or self._quoted(clause):
                continue
            modal = next((c for c in clause.children if c.dep_ == "aux" and c.lower_ in ("must", "should")), None)
            whom = next((c for c in clause.children if c.dep_ in ("nsubj", "nsubjpass")), None)
            holder, _ = subject(verb)
            if modal is None or whom is None or whom.pos_ == "PRON" or holder is None:
                continue
            found = Found(DEMAND, verb, modal, event_type="REQUEST", score=DEMAND.weight)
            found.actors = self.sides.actors(holder, deep=True)
            found.recipients = _distinct(self.sides.actors(whom), {s.key for s in found.actors})
            told = any(s.named for s in found.actors) or modal.lower_ == "must"
            if found.actors and found.recipients and told:
                return found
        return None

    def _quoted(self, token: Token) -> bool:
        """Whether a word stands between quotation marks."""
        index = self._quotation(_at(self.sides.paragraph, token))
        return index is not None and self.quotations[index].quote_type == "direct"

    def _armed(self, actors: Sequence[Side], verb: Token) -> bool:
        """Whether an armed force, or an organisation that is no state's, acts."""
        for side in actors:
            if verb.doc[side.head].lemma_.lower() in _MOVED:
                return True
            entity = self.authority.entities.get(side.entity_id or "")
            if entity is not None and entity.entity_type == "ORG" and not entity.state_id:
                return True
        return False

    def _verb_sides(self, found: Found) -> None:
        verb, frame, sides = found.token, found.frame, self.sides
        holder, _ = subject(verb)
        is_passive = passive(verb)
        agents = [part for c in verb.children if c.dep_ == "agent" for part in c.children if part.dep_ == "pobj"]
        objects = [c for c in verb.children if c.dep_ in ("dobj", "dative", "oprd")]
        if not objects:  # "freed the crew unharmed"
            clauses = [c for c in verb.children if c.dep_ == "ccomp" and c.pos_ == "ADJ"]
            objects = [c for clause in clauses for c in clause.children if c.dep_ == "nsubj"]
        if is_passive and frame.event_type == "AGREE" and not agents and not frame.mutual:
            found.actors, objects = sides.actors(holder, deep=True), []  # "is committed to"
        elif frame.undergone:
            found.actors = [side for part in complements(verb, frame.to) for side in sides.actors(part)]
            objects = [holder] if holder is not None else []
        elif is_passive:
            found.actors = [side for agent in agents for side in sides.actors(agent, deep=True)]
            objects = [holder] if holder is not None else []
            if frame.mode == "troops" and holder is not None and not agents and holder.lemma_.lower() in _MOVED:
                found.actors, objects = sides.actors(holder), []  # troops that are stationed are their own side's
        elif holder is not None:
            found.actors = sides.actors(holder, deep=True)
        recipients: list[Side] = []
        if not frame.names_object:
            moved = frame.event_type in ("RETREAT", "MOBILIZE")  # whose object is one's own force
            for obj in objects:
                if obj.pos_ != "ADP":
                    recipients += [
                        s for s in sides.actors(obj) if s.named or not moved or verb.doc[s.head].lemma_ not in FORCES
                    ]
        if not frame.undergone:
            for part in complements(verb, frame.to - _WHERE):
                recipients += sides.actors(part)
        thing = (
            [o for o in objects if not any(s.named for s in sides.actors(o))]
            if not frame.names_object
            else objects_of(verb)
        )
        for obj in thing:
            for part in complements(obj, (frame.to - _WHERE) | {"of", "between", "with", "against", "on", "by"}):
                recipients += sides.actors(part)
            if (not recipients or frame.mutual) and not (frame.named and not frame.speech):
                recipients += [s for s in sides.actors(obj, deep=True) if s.named]
        if (not recipients and frame.complement) or (frame.speech and not recipients):
            for child in verb.children:
                if child.dep_ in ("ccomp", "xcomp") and child.i > verb.i:
                    for own in child.children:
                        if own.dep_ in ("nsubj", "nsubjpass") and own.pos_ != "PRON":
                            recipients += sides.actors(own, deep=True)
        taken = {side.key for side in found.actors}
        recipients = [side for side in recipients if side.key not in taken]
        if not recipients and not (frame.named and not frame.speech):
            for child in verb.children:
                if child.dep_ in ("dobj", "ccomp", "xcomp", "prep", "nsubjpass", "acomp") and (
                    frame.speech or child.dep_ in ("dobj", "nsubjpass") or child.lower_ in frame.to
                ):
                    if is_passive and child.dep_ == "prep" and child.lower_ not in frame.to:
                        continue
                    recipients = sides.inside(child, found.actors)
                    if recipients:
                        break
        if not recipients and frame.to & _WHERE:
            spots = [part for start in (verb, *objects) for part in complements(start, frame.to & _WHERE)]
            recipients = [s for part in spots for s in sides.actors(part) if s.key not in taken]
        if frame.mode == "visit" or frame.context == "territory":
            recipients = [self._host(side) for side in recipients]
        found.recipients = _distinct(recipients, taken)
        if frame.mutual and (not is_passive or not found.actors):
            found.actors = _distinct([*found.actors, *found.recipients], set())
            found.recipients = []

    def _host(self, side: Side) -> Side:
        """Whom a visit to a city honours: its state."""
        entity = self.authority.entities.get(side.entity_id or "")
        if entity is None or entity.entity_type != "GPE" or entity.iso3166_a3 or not entity.state_id:
            return side
        return replace(side, entity_id=entity.state_id, mention=None)

    # --- nouns ------------------------------------------------------------------------------------------------------

    def _read_noun(self, noun: Token, frames: tuple[Frame, ...]) -> Found | None:
        told_apart = sorted(frames, key=lambda f: not (f.complement or f.town))
        frame = next((f for f in told_apart if _completed(noun, f) and (not f.town or self._of_town(noun))), None)
        if frame is None:
            return None
        found = Found(frame, noun, noun, event_type=frame.event_type)
        found.status, trust = noun_outlook(noun)
        found.score = frame.weight * trust
        sides = self.sides
        actors: list[Side] = []
        recipients: list[Side] = []
        owners: list[Side] = []
        for child in noun.lefts:
            if child.dep_ in ("poss", "amod", "compound", "nmod"):
                if frame.event_type == "CONSULT" and frame.mutual and self._venue(child):
                    continue
                owners += [s for s in sides.actors(child) if s.named or child.dep_ == "poss"]
                for inner in child.lefts:
                    if child.dep_ != "poss" and inner.dep_ in ("poss", "amod", "compound", "nmod"):
                        owners += [s for s in sides.actors(inner) if s.named]
        has_of = False
        around = list(noun.rights)
        if frame.mutual and noun.dep_ in ("attr", "nsubj", "nsubjpass"):  # "there were contacts ... between"
            around += [c for c in noun.head.rights if c.lower_ in frame.to]
        for child in around:
            if child.dep_ in ("prep", "agent"):
                parts = [s for p in child.children if p.dep_ == "pobj" for s in sides.actors(p, deep=True)]
                word = child.lower_
                if word == "by" or word == "between" or (frame.town and word == "to"):
                    actors += parts
                elif word == "of":
                    has_of = has_of or bool(parts)
                    (actors if frame.of == "actor" and not owners else recipients).extend(parts)
                elif word in frame.to or (frame.mutual and word in ("between", "with", "among")):
                    recipients += parts
            elif child.dep_ == "acl" and frame.speech and not recipients:
                recipients += [s for c in child.children if c.dep_ == "dobj" for s in sides.actors(c) if s.named]
            elif child.dep_ == "relcl" and frame.event_type in ("SANCTION", "ASSAULT", "COERCE"):
                recipients += [s for c in child.children if c.dep_ == "dobj" for s in sides.actors(c)]
            elif child.dep_ == "acl" and child.tag_ == "VBN":
                for agent in child.children:
                    if agent.dep_ == "agent":
                        actors += [s for p in agent.children if p.dep_ == "pobj" for s in sides.actors(p, deep=True)]
        if frame.of == "actor" or has_of or actors or frame.mutual or recipients:
            actors = owners + actors
        else:
            takers = [s for s in owners if frame.event_type == "ASSAULT" and self._takes(noun, s)]
            actors, recipients = takers, [s for s in owners if s not in takers] + recipients
        found.actors = _distinct(actors, set())
        found.recipients = _distinct(recipients, {s.key for s in found.actors})
        if frame.mutual:
            found.actors = _distinct([*found.actors, *found.recipients], set())
            found.recipients = []
        if (not found.actors or frame.mutual) and noun.dep_ == "dobj" and noun.head.pos_ == "VERB":
            verb = noun.head
            holder, _ = subject(verb)
            if verb.lemma_.lower() in LIGHT and holder is not None and not passive(verb):
                known = {r.key for r in (*found.actors, *found.recipients)}
                found.actors = [s for s in sides.actors(holder) if s.key not in known] + found.actors
        if frame.mutual and not found.actors:
            found.actors = self._present(noun)
        elif frame.mode == "visit" and not found.actors:
            found.actors = self._on_the_way(noun)
            found.recipients = [self._host(side) for side in found.recipients]
        if not any(s.named for s in (*found.actors, *found.recipients)) and not any(map(self._venue, noun.lefts)):
            return None
        return found

    def _venue(self, token: Token) -> str | None:
        """The town by which a meeting is called: "the Geneva talks"."""
        mention = self.sides.mention(token)
        if token.dep_ != "compound" or mention is None or mention.entity_type != "GPE":
            return None
        entity = self.authority.entities.get(mention.entity_id or "")
        alone = not any(c.dep_ == "conj" for c in token.children) and token.nbor(1).text not in "-–/"
        return mention.entity_id if alone and entity is not None and entity.iso3166_a3 is None else None

    def _of_town(self, noun: Token) -> bool:
        """Whether a noun's "of" brings in a place below a state: "the fall of the capital", by its name."""
        for part in complements(noun, frozenset(("of",))):
            mention = self.sides.mention(part)
            entity = self.authority.entities.get(mention.entity_id or "") if mention else None
            if mention and mention.entity_type in ("GPE", "FAC") and not (entity and entity.iso3166_a3):
                return True
        return False

    def _takes(self, noun: Token, owner: Side) -> bool:
        """Whether who qualifies a conquest made it: a people, a body or an owner ("the Soviet invasion"), not a place
        ("the Iraq invasion"). States written by their initials have no other adjective ("the US invasion").
        """
        if noun.lemma_.lower() not in _CONQUESTS:
            return False
        mention = self.sides.mention(noun.doc[owner.head])
        if mention is None:
            return True
        initials = self.document.surface(mention.span).replace(".", "")
        short = len(initials) <= 3 and initials.isupper() and not self.document.capitals
        return mention.entity_type != "GPE" or short or noun.doc[owner.head].dep_ == "poss"

    def _present(self, noun: Token) -> list[Side]:
        """Who takes part in a meeting that only sets the scene: "in talks in May, X assured Y"."""
        setting = noun.head
        if noun.dep_ != "pobj" or setting.lower_ not in ("in", "at", "during", "for"):
            return []
        verb = setting.head if setting.head.pos_ in ("VERB", "AUX") else setting.head.head.head
        if verb.pos_ not in ("VERB", "AUX"):
            return []
        holder, _ = subject(verb)
        sides = self.sides.actors(holder)
        for child in verb.children:
            if child.dep_ in ("dobj", "dative"):
                sides = sides + self.sides.actors(child)
        if setting.lower_ == "for":
            sides = sides + [s for part in complements(verb, frozenset(("in", "to"))) for s in self.sides.actors(part)]
        return sides if len(sides) > 1 else []

    def _on_the_way(self, visit: Token) -> list[Side]:
        """Who pays a visit that only sets the scene: "on a visit to Japan, X said"."""
        verb = visit.head.head
        if visit.dep_ != "pobj" or verb.pos_ != "VERB":
            return []
        along = visit.head.lower_ == "with" and verb.lemma_.lower() in _FOLLOWING
        return self.sides.actors(subject(verb)[0]) if along or visit.head.lower_ in ("during", "on", "in") else []

    # --- weighing ---------------------------------------------------------------------------------------------------

    def _weigh(self, found: Found) -> None:
        """Add to the score what sides and date tell, and turn stated intents into promises and threats."""
        frame, verb = found.frame, found.token
        named = sum(side.named for side in (*found.actors, *found.recipients))
        if any(s.named for s in found.actors):
            found.score += 0.12
        elif not found.actors:
            found.score -= (0.2 if frame.speech or frame.mode == "visit" else 0.08) if found.recipients else 0.3
        if any(s.named for s in found.recipients) or (named > 1 and (frame.mutual or frame.event_type == "COOPERATE")):
            found.score += 0.1
        elif frame.named and not found.recipients:
            found.score -= 0.2
        if not named:
            found.score -= 0.12
        if found.date is not None:
            found.score += 0.08
        if verb.pos_ == "VERB":
            if (
                verb.tag_ in ("VBZ", "VBP")
                and not frame.speech
                and not any(c.dep_ in ("aux", "auxpass") for c in verb.children)
            ):
                found.score -= 0.12
        elif found.trigger.tag_ == "NNS" and not any(c.dep_ in ("det", "poss", "nummod") for c in verb.children):
            found.score -= 0.05
        if found.event_type == "ASSAULT":
            self._of_words(found)
        self._intent(found)
        if found.event_type in ("ASSAULT", "MOBILIZE") and any(
            c.lower_ in ("joint", "combined") for c in found.trigger.lefts
        ):
            found.event_type = "COOPERATE"
        elif found.event_type == "COOPERATE" and frame.context == "military" and len(found.actors) < 2:
            found.event_type = "MOBILIZE"  # exercises held alone
        if found.event_type == "MOBILIZE" and any(_keeps_peace(side, verb) for side in found.actors):
            found.event_type = "AID"
        if found.status == "hypothetical":
            found.score -= 0.1
        elif found.status == "negated":
            found.score -= 0.1 if found.event_type != "CONCEDE" else 0.2
        if found.status == "asserted" and found.date and self._ahead(found.date):
            found.status = "planned"

    def _of_words(self, found: Found) -> None:
        """Persons who attack persons, parties or plans do so in words, and beat them in contests, unless arms are named
        with them.
        """
        lemma = found.trigger.lemma_.lower()
        if lemma not in _VERBAL | _CONTESTS or not found.actors or not all(map(self._is_named_person, found.actors)):
            return
        if any(t.lemma_.lower() in _ARMED for t in found.token.sent):
            return
        if lemma in _CONTESTS:
            found.score -= 0.5 * all(map(self._is_named_person, found.recipients))
        elif not any(s.entity_id and self._is_place(s) for s in found.recipients):
            found.event_type = "ACCUSE"

    def _is_named_person(self, side: Side) -> bool:
        return side.mention is not None and self.sides.mentions[side.mention].entity_type == "PER"

    def _is_place(self, side: Side) -> bool:
        entity = self.authority.entities.get(side.entity_id or "")
        return entity is not None and entity.entity_type in ("GPE", "LOC", "FAC")

    def _ahead(self, date: DateMention) -> bool:
        """Whether a date lies after the document was written."""
        if not date.edtf or not self.document.date:
            return False
        start, written = bounds(date.edtf)[0], bounds(self.document.date)[1]
        return bool(start and written and start > written)

    def _intent(self, found: Found) -> None:
        """What a side says it will do it promises or threatens; what it says it will not do it rejects."""
        verb = found.token
        if verb.pos_ != "VERB" or not found.actors:
            return
        if found.event_type == "AGREE":
            if found.status == "negated":
                found.event_type, found.status = "REJECT", "asserted"
                return
            for clause in (c for c in verb.children if c.dep_ in ("xcomp", "ccomp")):
                denied = any(c.dep_ == "neg" and c.i < clause.i for c in clause.children)
                if _hostile(clause) and not denied:
                    found.event_type = "THREATEN"
                elif denied and clause.dep_ == "xcomp" and not _hostile(clause):
                    found.event_type = "REJECT"
            return
        spine = list(_spine(verb))
        above = _governor(verb)
        own = above is not None and any(c.dep_ == "nsubj" and c.pos_ == "PRON" and c.lower_ in _SELF for c in spine)
        will = any(c.dep_ == "aux" and c.lower_ in _WILL for c in spine)
        ready = any(c.dep_ == "acomp" and c.lemma_ in ("willing", "ready", "prepared") for c in spine)
        plans = verb.dep_ == "xcomp" and verb.head.lemma_ in ("plan", "intend")
        if found.status == "negated" and verb.lemma_ in ("allow", "permit", "let") and _whatever(verb):
            found.score = 0.0  # a permission denied to nobody in particular refuses nobody
        elif found.status == "negated" and will and found.event_type in _COOPERATIVE:
            found.event_type, found.status = "REJECT", "asserted"
        elif found.status == "planned" and own and (will or ready):
            if any(m.lower_ == "unless" for c in verb.children if c.dep_ == "advcl" for m in c.children):
                found.event_type, found.status = "THREATEN", "asserted"
            elif found.event_type in _COOPERATIVE:
                found.event_type, found.status = "AGREE", "asserted"
            elif found.event_type in _HOSTILE:
                found.event_type, found.status = "THREATEN", "asserted"
        elif (found.status == "planned" and (will or plans) and found.event_type in _GIVING) or (
            found.status == "planned" and ready and found.event_type in (*_GIVING, "CONSULT")
        ):
            found.event_type = "AGREE"
        elif (
            own
            and found.status == "hypothetical"
            and found.event_type in _HOSTILE
            and any(c.dep_ == "aux" and c.lower_ in ("may", "might", "could") for c in spine)
        ):
            found.event_type, found.status = "THREATEN", "asserted"
            found.score += 0.3

    def _place(self, found: Found) -> str | None:
        for start in (found.trigger, found.token):
            for child in start.children:
                if child.dep_ == "prep" and child.lower_ in ("in", "at", "near", "inside", "across", "throughout"):
                    for part in child.children:
                        mention = self.sides.mention(part)
                        if mention and mention.entity_type in ("GPE", "LOC", "FAC"):
                            return mention.entity_id
        if found.frame.event_type == "CONSULT" and found.frame.mutual:
            for child in found.trigger.lefts:
                if venue := self._venue(child):
                    return venue
        if found.frame.mode == "visit" or found.frame.context == "territory":
            goals = [c for c in found.token.children if c.dep_ == "dobj"]
            goals += complements(found.token, found.frame.to)
            goals += [part for goal in goals for part in held_by(goal)]
            goals += [c for goal in goals for c in goal.rights if c.dep_ == "appos"]
            for goal in goals:
                mention = self.sides.mention(goal)
                if mention and mention.entity_type in ("GPE", "LOC"):
                    return mention.entity_id
        if found.frame.town or found.frame.undergone:
            spots = held_by(found.token) if found.frame.town else [c for c in found.token.children if c.dep_ == "nsubj"]
            mentions = [self.sides.mention(spot) for spot in spots]
            return next((m.entity_id for m in mentions if m and m.entity_type in ("GPE", "FAC")), None)
        return None

    def _carry(self, paragraph: Paragraph, found: Sequence[Found]) -> None:
        """Give an event without a date that of the event before it, where the text ties the two in time: a later
        sentence of one quotation, or one that opens with "in exchange", "the same", "at the time".
        """
        for earlier, later in itertools.pairwise(found):
            if later.date is not None or earlier.date is None or later.trigger.sent == earlier.trigger.sent:
                continue
            start = later.trigger.sent.start
            opening = " ".join(t.lower_ for t in later.trigger.doc[start : start + 3])
            one, other = (self._quotation(_at(paragraph, f.trigger)) for f in (earlier, later))
            if opening.startswith(_TIED) or (one is not None and one == other):
                later.date = earlier.date

    def _date_lead(self, paragraph: Paragraph, found: Sequence[Found]) -> None:
        """Date what the opening of a news report tells as news, in the hot-news perfect ("X has met Y"; McCawley
        1971) or in a headline's present, to the document.
        """
        if self.document.genre not in _NEWS or not self.document.date or paragraph not in self._openings:
            return
        sentences = list(paragraph.parse.sents)
        ends = sentences[min(_LEAD, len(sentences)) - 1].end
        for event in found:
            if event.date is None and event.status == "asserted" and event.trigger.i < ends:
                event.news = _fresh(event.token, headline=paragraph.kind == "title")

    def _once(self, told: list[tuple[Paragraph, Found]]) -> list[tuple[Paragraph, Found]]:
        """Drop back-references: a definite noun that names no side and no date not already told for its type."""
        kept: list[tuple[Paragraph, Found]] = []
        for paragraph, found in told:
            children = list(found.trigger.children) if found.trigger.pos_ == "NOUN" else []
            definite = any(c.dep_ in ("det", "poss") and c.lower_ in _DEFINITE for c in children) and not any(
                c.lower_ in ("same", "latest", "recent", "first", "second") for c in children
            )
            if definite and any(
                other.event_type == found.event_type
                and found.sides
                and (found.sides <= other.sides or self._states(found) <= self._states(other))
                and (found.date is None or other.date is None or found.date.edtf == other.date.edtf)
                for _, other in kept
            ):
                continue
            kept.append((paragraph, found))
        return kept

    def _states(self, found: Found) -> frozenset[tuple[str, ...] | Span]:
        """The sides of an event, with the states in place of those who lead them."""
        return frozenset(
            (self.sides.state_led(s.entity_id) or s.entity_id,) if s.entity_id and self._is_person(s) else s.key
            for s in (*found.actors, *found.recipients)
        )

    def _is_person(self, side: Side) -> bool:
        entity = self.authority.entities.get(side.entity_id or "")
        return entity is not None and entity.entity_type == "PER"

    # --- rows -------------------------------------------------------------------------------------------------------

    def _event(self, paragraph: Paragraph, found: Found) -> Event:
        start = paragraph.start + found.trigger.idx
        trigger = (start, start + len(found.trigger))
        for word in sorted(found.frame.verbs):
            first, _, particle = word.partition(" ")
            beside = list(found.trigger.doc[found.trigger.i + 1 :][: particle.count(" ") + 1])
            if first == lemma_of(found.trigger) and particle and " ".join(t.lower_ for t in beside) == particle:
                trigger = (start, paragraph.start + beside[-1].idx + len(beside[-1]))
        participants = [Participant("actor", side.span, side.entity_id, side.mention) for side in found.actors]
        participants += [Participant("recipient", s.span, s.entity_id, s.mention) for s in found.recipients]
        return Event(
            event_type=found.event_type,
            mode=_mode(found),
            context=_context(found),
            trigger=trigger,
            evidence=paragraph.sentence(start),
            date=self.document.date if found.news else found.date.edtf if found.date else None,
            date_basis="document" if found.news else found.date.basis if found.date and found.date.edtf else "none",
            place_entity_id=found.place,
            status=found.status,
            quotation=self._quotation(trigger),
            participants=tuple(participants),
            method="rule",
            # Evidence of 0.5 to 0.95 was right in 0.7 to 0.95 of the sentences it was set on, and less often in others.
            score=round(0.15 + 0.8 * min(0.95, max(0.0, found.score)), 2),
        )

    def _quotation(self, trigger: Span) -> int | None:
        """The innermost quotation that holds the trigger."""
        best: tuple[int, int] | None = None
        for index, quotation in enumerate(self.quotations):
            for start, end in quotation.spans:
                if start <= trigger[0] and trigger[1] <= end and (best is None or end - start < best[0]):
                    best = end - start, index
        return best[1] if best else None


# Genres whose opening tells what has just happened, and how many sentences of it.
_NEWS = ("news", "press_review")
_LEAD = 3
_DEFINITE = frozenset(("the", "this", "that", "these", "those", "such", "their", "its", "his", "her"))
# Words that place a perfect at no one time, or long ago.
_NOT_NOW = words(
    """since ever never always often long repeatedly already before previously recently once if sometimes traditionally
    historically twice regularly"""
)
# Openings that place a sentence in the time of the one before.
_TIED = ("in exchange", "in return", "in response", "in reply", "the same", "at the time", "there ,", "in turn")


def _fresh(verb: Token, *, headline: bool) -> bool:
    """Whether a main clause tells news: a present perfect that no word places elsewhere, or a headline's present."""
    token = verb
    while token.dep_ in ("conj", "dobj", "nsubjpass") and token.head != token:
        token = token.head
    if token.dep_ != "ROOT" or token.pos_ not in ("VERB", "AUX"):
        return False
    words_of = {c.lower_ for c in token.children}
    if words_of & _NOT_NOW:
        return False
    if token.tag_ == "VBN" and words_of & {"has", "have"} and not any(c.tag_ == "MD" for c in token.children):
        return True
    return headline and token.tag_ in ("VBZ", "VBP") and not any(c.dep_ == "aux" for c in token.children)


def _same_host(found: Sequence[Found]) -> None:
    """A visit without an object is paid to the host of the visit before it: "X visited Y in May. Z visited in June"."""
    for at, later in enumerate(found):
        if later.frame.mode != "visit" or later.recipients or later.place or not later.actors:
            continue
        before = next((e for e in reversed(found[:at]) if e.frame.mode == "visit"), None)
        if before is not None and before.recipients and not {s.key for s in later.actors} & before.sides:
            later.recipients, later.place = before.recipients, before.place


def _mode(found: Found) -> str | None:
    """The mode its frame has, or what is demanded, refused or threatened."""
    if found.event_type == found.frame.event_type and found.frame.mode:
        return found.frame.mode
    contents = CONTENTS.get(found.event_type)
    return _told_by(found, contents) if contents else None


def _context(found: Found) -> str | None:
    """The context its words tell, else that of its frame."""
    return _told_by(found, CONTEXTS) or found.frame.context


def _told_by(found: Found, table: Mapping[str, str]) -> str | None:
    for token in itertools.islice(found.token.subtree, 60):
        if token.i != found.token.i and token.lemma_.lower() in table:
            return table[token.lemma_.lower()]
    return None


def _at(paragraph: Paragraph, token: Token) -> Span:
    return paragraph.start + token.idx, paragraph.start + token.idx + len(token)


def _has_object(verb: Token) -> bool:
    return any(c.dep_ == "dobj" for c in verb.children)


def _completed(noun: Token, frame: Frame) -> bool:
    """Whether a noun has the complement its frame asks for: "a call for calm", "the threat to attack"."""
    return not frame.complement or any(
        c.dep_ in ("acl", "ccomp") or c.lower_ in frame.to | {"of", "for"} for c in noun.rights
    )


def _whatever(verb: Token) -> bool:
    """Whether a permission is of a general kind: to anyone, or with nobody to whom it is given."""
    for clause in verb.children:
        if clause.dep_ in ("ccomp", "xcomp", "dobj"):
            for word in (clause, *clause.subtree):
                if word.lower_ in ("any", "anyone", "anybody", "nobody"):
                    return True
            if clause.dep_ == "ccomp" and passive(clause):
                return True
    return False


def _keeps_peace(side: Side, verb: Token) -> bool:
    head = verb.doc[side.head]
    return any(t.lower_.startswith(("peacekeep", "peace-keep")) for t in (head, *head.lefts))


def _hostile(verb: Token) -> bool:
    """Whether a verb names an act against somebody."""
    fitting = ranked(verb, VERBS.get(lemma_of(verb), ()))
    return bool(fitting) and fitting[0].event_type in _HOSTILE


def _governor(verb: Token) -> Token | None:
    """The verb of saying that reports a verb's clause."""
    token = verb
    while token.dep_ in ("xcomp", "acomp", "conj", "ccomp") and token.head != token:
        dep, token = token.dep_, token.head
        if dep == "ccomp" and token.lemma_.lower() in SAYING:
            return token
    return None


def _spine(verb: Token) -> Iterator[Token]:
    """The children of a verb and of the verbs it complements, up to its clause."""
    token = verb
    while True:
        yield from token.children
        if token.dep_ not in ("xcomp", "conj", "acomp") or token.head == token:
            return
        token = token.head


def _distinct(sides: Sequence[Side], taken: set[tuple[str, ...] | Span]) -> list[Side]:
    seen = set(taken)
    kept: list[Side] = []
    for side in sides:
        inside = any(o.span[0] <= side.span[0] and side.span[1] <= o.span[1] for o in kept)
        if side.key not in seen and (side.named or not inside):
            seen.add(side.key)
            kept.append(side)
    return kept
