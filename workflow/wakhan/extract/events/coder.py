"""From trigger words to events: match frames, gather sides, judge status, drop what is told twice."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Token

from wakhan.authority import Authority
from wakhan.extract.annotations import Document, Event, Mention, Paragraph, Participant, Quotation
from wakhan.extract.dates import DateMention
from wakhan.extract.events.clauses import LIGHT, SAYING, beside, noun_outlook, passive, subject, verb_outlook
from wakhan.extract.events.found import Found
from wakhan.extract.events.frames import CHARGE, CONTENTS, CONTEXTS, CRITICS, DEMAND, FORCES, Frame, words
from wakhan.extract.events.matching import candidates, complements, held_by, lemma_of, objects_of, ranked
from wakhan.extract.events.senses import interpret
from wakhan.extract.events.settling import FLOOR, settle
from wakhan.extract.events.sides import OFFICES, Side, Sides
from wakhan.extract.events.timing import by_token, date_of
from wakhan.extract.events.weighing import score, signs_of, weigh
from wakhan.view import Span

# Kinds of paragraph that tell of events.
_TELLING = frozenset(("title", "body", "list_item"))
_FIGHTERS = frozenset(("rebel", "militant", "fighter", "insurgent", "guerrilla", "gunman", "troops", "force"))
_MOVED = FORCES | _FIGHTERS
_TRAVELLERS = words(
    """delegation minister president envoy official leader premier ambassador diplomat team chancellor king secretary
    mediator negotiator mission emir prince representative"""
)
# Verbs of meeting whose object, if they have one, must be somebody.
_WHOM = frozenset(("meet", "receive", "host", "greet", "phone", "telephone", "consult", "visit", "tour"))
# Prepositions of place: what stands there is the recipient only where nothing else is.
_WHERE = frozenset(("in", "at", "near", "within", "outside", "under"))
# Verbs that bring in an act by "with": "followed with a visit".
_FOLLOWING = frozenset(("follow", "respond", "reciprocate", "reply", "begin", "start", "open", "end", "conclude"))
# Prepositions of a spot, which nothing is done to.
_PLACING = frozenset(("at", "near", "around", "along"))
# Types of which a town says where, not to whom: a summit, a treaty, a speech.
_PLACED = frozenset(("AGREE", "CONSULT", "COOPERATE", "SUPPORT", "ACCUSE", "REJECT"))
# Types whose nouns belong to whoever does the act: "the Peruvian refusal".
_OWN_ACTS = frozenset(("REJECT", "ACCUSE", "SUPPORT", "THREATEN", "REQUEST"))
# Meetings that are not between sides: "town hall meeting".
_ROUTINE = frozenset(("hall", "board", "staff", "prayer", "committee", "cabinet"))
# Verbs whose object belongs to whoever sends it.
_SENDING = frozenset(("send", "dispatch", "fly", "deploy", "airlift"))
_CONQUESTS = words("invasion takeover take-over conquest recapture seizure occupation")


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
        self._sitting = False
        self._openings = [p for p in document.paragraphs if p is first or p.kind == "title"]

    def code(self, dates: Sequence[DateMention]) -> tuple[Event, ...]:
        """The events of the document, sorted by trigger."""
        told: list[tuple[Paragraph, Found]] = []
        self._sitting = self._sits(dates)
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
            self._date_entry(paragraph, kept, dates)
            _same_host(kept)
            self._date_lead(paragraph, kept)
            self._date_sitting(paragraph, kept)
            told.extend((paragraph, f) for f in kept)
        told = self._once(told)
        return tuple(self._event(paragraph, found) for paragraph, found in told)

    def _read(
        self, paragraph: Paragraph, token: Token, frames: tuple[Frame, ...], when: dict[int, DateMention]
    ) -> Found | None:
        """What a trigger tells in the first of its frames that is worth a row; failing that in the first."""
        readings = self._read_verb(token, frames) if token.pos_ == "VERB" else [self._read_noun(token, frames)]
        first: Found | None = None
        for found in filter(None, readings):
            found.date, found.spot = date_of(found, when)
            found.place = self._place(found)
            if found.event_type == "CONSULT" and not found.sides and found.place and found.date:
                found.evidence = found.frame.weight * found.trust  # "the Geneva meeting of 1988", whoever met there
            else:
                interpret(found, self.sides)
                found.evidence = weigh(signs_of(found))
            if found.evidence >= FLOOR:
                return found
            first = first or found
        return first

    # --- verbs ------------------------------------------------------------------------------------------------------

    def _read_verb(self, verb: Token, frames: tuple[Frame, ...]) -> Iterator[Found | None]:
        for frame in ranked(verb, frames):
            yield self._fill(verb, frame)
        if verb.lemma_.lower() in SAYING:
            yield self._claim(verb)

    def _fill(self, verb: Token, frame: Frame) -> Found | None:
        """What a verb's frame gives, None where its sides are not those the frame is for."""
        trigger = verb
        if frame.names_object:
            things = [
                t for o in objects_of(verb) for t in (o, *held_by(o), *(c for c in o.lefts if c.dep_ == "compound"))
            ]
            trigger = next((t for t in things if t.lemma_.lower() in frame.objects), verb)
            if (
                trigger.lemma_ == "call"
                and frame.event_type == "CONSULT"
                and any(c.lower_ == "for" for c in trigger.rights)
            ):
                return None  # "expanded upon his calls for"
        found = Found(frame, verb, trigger, event_type=frame.event_type)
        found.status, trust = verb_outlook(verb)
        if trigger != verb:
            status, more = noun_outlook(trigger)
            if found.status == "asserted":
                found.status = status
            trust = min(trust, more)
        if found.status == "asserted" and any(
            w.lower_ == "no" for c in verb.children if c.dep_ in ("dobj", "nsubj", "nsubjpass") for w in c.lefts
        ):
            found.status = "negated"  # "gave no aid"
        found.trust = trust
        self._verb_sides(found)
        if frame.armed and not self._armed(found.actors, verb):
            return None
        if verb.lemma_ in _WHOM and not found.recipients and len(found.actors) < 2 and _has_object(verb):
            return None  # "meet the deadline", "receive a letter"
        if frame.mode == "host" and not any(self._guest(s, verb) for s in found.recipients):
            return None
        if frame.official and not self._official(found.actors, verb):
            return None
        return found

    def _guest(self, side: Side, verb: Token) -> bool:
        """Whether a side is received as one that acts for others is."""
        return side.named or verb.doc[side.head].lemma_.lower() in _TRAVELLERS | OFFICES

    def _official(self, actors: Sequence[Side], verb: Token) -> bool:
        """Whether a person or a delegation acts: those who travel and sit in meetings."""
        for side in actors:
            mention = self.sides.mention(verb.doc[side.head])
            if (mention and mention.entity_type == "PER") or verb.doc[side.head].lemma_.lower() in _TRAVELLERS:
                return True
        return False

    def _claim(self, verb: Token) -> Found | None:
        """What is said of somebody else: "X said that Y must act" demands it of Y, "that Y was behind the attack"
        accuses Y of it.
        """
        holder, _ = subject(verb)
        for clause in verb.children:
            whom = next((c for c in clause.children if c.dep_ in ("nsubj", "nsubjpass")), None)
            if clause.dep_ != "ccomp" or holder is None or whom is None or whom.pos_ == "PRON" or self._quoted(clause):
                continue
            word, frame = _claimed(clause)
            if word is None:
                continue
            found = Found(frame, verb, word, event_type=frame.event_type)
            found.actors = self.sides.actors(holder, deep=True)
            found.recipients = _distinct(self.sides.actors(whom), {s.key for s in found.actors})
            named = any(s.named for s in (found.recipients if frame is CHARGE else found.actors))
            if found.actors and found.recipients and (named or word.lower_ == "must"):
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
        given = [c for c in objects if c.dep_ == "dative" and c.pos_ != "ADP"]
        if not objects:  # "freed the crew unharmed"
            clauses = [c for c in verb.children if c.dep_ == "ccomp" and c.pos_ == "ADJ"]
            objects = [c for clause in clauses for c in clause.children if c.dep_ == "nsubj"]
        if is_passive and "commit" in frame.verbs and not agents:
            found.actors, objects = sides.actors(holder, deep=True), []  # "is committed to"
        elif frame.undergone:
            found.actors = [side for part in complements(verb, frame.to) for side in sides.actors(part)]
            objects = [holder] if holder is not None else []
        elif is_passive:
            found.actors = [side for agent in agents for side in sides.actors(agent, deep=True)]
            objects = [holder] if holder is not None else []
            if frame.mode == "troops" and holder is not None and not agents and holder.lemma_.lower() in _MOVED:
                found.actors, objects = sides.actors(holder), []  # troops that are stationed are their own side's
            elif holder is not None and not agents and verb.lemma_.lower() in _SENDING:
                found.actors, objects = sides.senders(holder), []  # so are doctors that are sent
        elif holder is not None:
            found.actors = sides.actors(holder, deep=True)
        recipients: list[Side] = [side for part in given for side in sides.actors(part)] if frame.names_object else []
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
            else list(dict.fromkeys([*objects_of(verb), found.trigger]))
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
                    if frame.event_type in _PLACED:
                        recipients = [s for s in recipients if not self._only_where(verb, s, _WHERE)]
                    if recipients:
                        break
        if not recipients and frame.to & _WHERE:
            spots = [part for start in (verb, *objects) for part in complements(start, frame.to & _WHERE)]
            recipients = [s for part in spots for s in sides.actors(part) if s.key not in taken]
        if frame.mode == "visit" or frame.context == "territory":
            recipients = [self._host(side) for side in recipients]
        else:
            recipients = [side for side in recipients if not self._only_where(verb, side)]
        if frame.speech:  # nothing is said to a strait
            recipients = [s for s in recipients if not sides.is_spot(s)]
        found.recipients = _distinct(recipients, taken)
        if frame.mutual and (not is_passive or not found.actors):
            found.actors = _distinct([*found.actors, *found.recipients], set())
            found.recipients = []

    def _only_where(self, verb: Token, side: Side, placing: frozenset[str] = _PLACING) -> bool:
        """Whether a side is a place below a state that tells only where something was done."""
        head = verb.doc[side.head]
        mention = self.sides.mention_of(side)
        entity = self.authority.entities.get(side.entity_id or "")
        return (
            head.dep_ == "pobj"
            and head.head.lower_ in placing
            and mention is not None
            and mention.entity_type in ("GPE", "LOC", "FAC")
            and (entity is None or not entity.iso3166_a3)
        )

    def _host(self, side: Side) -> Side:
        """Whom a visit to a city honours: its state."""
        entity = self.authority.entities.get(side.entity_id or "")
        if entity is None or entity.entity_type != "GPE" or entity.iso3166_a3 or not entity.state_id:
            return side
        return replace(side, entity_id=entity.state_id, mention=None)

    # --- nouns ------------------------------------------------------------------------------------------------------

    def _read_noun(self, noun: Token, frames: tuple[Frame, ...]) -> Found | None:
        if noun.lemma_ == "meeting" and any(c.lower_ in _ROUTINE for c in noun.lefts):
            return None
        told_apart = sorted(frames, key=lambda f: not (f.complement or f.town))
        frame = next((f for f in told_apart if _completed(noun, f) and (not f.town or self._of_town(noun))), None)
        if frame is None:
            return None
        found = Found(frame, noun, noun, event_type=frame.event_type)
        found.status, trust = noun_outlook(noun)
        found.trust = trust
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
        if frame.mutual and not any(c.lower_ in frame.to for c in around):  # "talks on the dam between"
            around += [p for c in noun.rights for p in c.subtree if p.lower_ == "between"]
        if frame.mutual and noun.dep_ in ("attr", "nsubj", "nsubjpass"):  # "there were contacts ... between"
            around += [c for c in noun.head.rights if c.lower_ in frame.to]
        if not any(c.lower_ == "by" for c in around):  # "the arrest of a leader by the police", read as of one by them
            held = [part for c in around if c.lower_ == "of" for part in c.children]
            around += [c for part in held for c in part.rights if c.lower_ == "by"]
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
            elif child.dep_ in ("acl", "ccomp", "relcl") and frame.speech and not recipients:
                wanted = ("nsubj", "nsubjpass") if frame.event_type == "REQUEST" else ("dobj",)
                recipients += [s for c in child.children if c.dep_ in wanted for s in sides.actors(c) if s.named]
            elif child.dep_ == "relcl" and frame.event_type in ("SANCTION", "ASSAULT", "COERCE"):
                recipients += [s for c in child.children if c.dep_ == "dobj" for s in sides.actors(c)]
            elif child.dep_ == "acl" and child.tag_ == "VBN":
                for agent in child.children:
                    if agent.dep_ == "agent":
                        actors += [s for p in agent.children if p.dep_ == "pobj" for s in sides.actors(p, deep=True)]
        if frame.of == "actor" or has_of or actors or frame.mutual or recipients:
            actors = owners + actors
        else:
            own = frame.event_type in _OWN_ACTS
            takers = [s for s in owners if own or (frame.event_type == "ASSAULT" and self._takes(noun, s))]
            actors, recipients = takers, [s for s in owners if s not in takers] + recipients
        found.actors = _distinct(actors, set())
        if frame.speech:
            recipients = [s for s in recipients if not sides.is_spot(s)]
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
        if frame.mode == "boycott":
            found.actors = found.actors or self._on_strike(noun)
            found.sense += 0.35 * any(noun.doc[s.head].lemma_.lower() in CRITICS for s in found.actors)
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

    def _on_strike(self, noun: Token) -> list[Side]:
        """Who is out: "the miners are on strike"."""
        verb = noun.head.head
        if noun.dep_ != "pobj" or noun.head.lower_ != "on" or verb.lemma_ not in ("be", "remain", "stay"):
            return []
        return self.sides.actors(subject(verb)[0])

    def _on_the_way(self, visit: Token) -> list[Side]:
        """Who pays a visit that only sets the scene: "on a visit to Japan, X said"."""
        verb = visit.head.head
        if visit.dep_ != "pobj" or verb.pos_ not in ("VERB", "AUX"):
            return []
        along = visit.head.lower_ == "with" and verb.lemma_.lower() in _FOLLOWING
        return self.sides.actors(subject(verb)[0]) if along or visit.head.lower_ in ("during", "on", "in") else []

    # --- place and time -----------------------------------------------------------------------------------------------

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
            told_on = later.token.tag_ == "VBD" and self._next(earlier, later)
            if opening.startswith(_TIED) or (one is not None and one == other and told_on):
                later.date = earlier.date

    def _next(self, earlier: Found, later: Found) -> bool:
        """Whether one sentence follows the other."""
        return earlier.trigger.sent.end == later.trigger.sent.start

    def _sits(self, dates: Sequence[DateMention]) -> bool:
        """Whether the opening tells of what was said on the day of the document: "told the Council today"."""
        if not self.document.date:
            return False
        bodies = [p for p in self.document.paragraphs if p.kind == "body"][:_LEAD]
        for paragraph in bodies:
            for i, date in by_token(paragraph, dates).items():
                verb = paragraph.parse[i]
                while verb.pos_ != "VERB" and verb.head != verb:
                    verb = verb.head
                today = self.document.surface(date.span).lower() in _TODAY
                if today and verb.tag_ in ("VBD", "VBN") and date.edtf == self.document.date:
                    return True
        return False

    def _date_entry(self, paragraph: Paragraph, found: Sequence[Found], dates: Sequence[DateMention]) -> None:
        """Date what an entry of a chronology tells to the date that stands before it: "4 May: Rebels took the town"."""
        first = bisect_left(dates, paragraph.start, key=lambda d: d.span[0])
        if first == len(dates) or dates[first].span[1] >= paragraph.end:
            return
        entry = dates[first]
        before = self.document.text[paragraph.start : entry.span[0]]
        after = self.document.text[entry.span[1] : paragraph.end].lstrip()
        if any(map(str.isalnum, before)) or after[:1] not in (":", "–", "—") or not entry.edtf:
            return
        for event in found:
            if event.date is None and event.status == "asserted":
                event.date = entry

    def _date_sitting(self, paragraph: Paragraph, found: Sequence[Found]) -> None:
        """Date what was said at a meeting of the document's own day ("told the Council today") to that day: acts of
        speech that a main clause tells in the simple past.
        """
        if not self._sitting or paragraph.kind != "body":
            return
        for event in found:
            verb = event.token
            spoken = (event.frame.speech or event.event_type == "CONSULT") and event.status == "asserted"
            while (verb.dep_ == "conj" or (verb.dep_ == "advcl" and verb.tag_ == "VBG")) and verb.head.pos_ == "VERB":
                verb = beside(verb)
            dated = event.date is not None or any(c.lower_ in ("when", "once") for c in verb.children)
            if (
                spoken
                and verb.dep_ == "ROOT"
                and verb.tag_ == "VBD"
                and not dated
                and self._quotation(_at(paragraph, event.token)) is None
            ):
                event.news = True

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
        lemma = lemma_of(found.trigger)
        for word in sorted(found.frame.verbs):
            first, _, particle = word.partition(" ")
            after = list(found.trigger.doc[found.trigger.i + 1 :][: particle.count(" ") + 1])
            if first == lemma and particle and " ".join(t.lower_ for t in after) == particle:
                trigger = (start, paragraph.start + after[-1].idx + len(after[-1]))
        if found.trigger.pos_ == "VERB" and "-" in lemma and "-" not in found.trigger.text:
            trigger = (paragraph.start + found.trigger.nbor(-2).idx, trigger[1])
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
            score=score(found.evidence),
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
_TODAY = ("today", "this morning", "this afternoon", "this evening")
# Openings that place a sentence in the time of the one before.
_TIED = ("in exchange", "in return", "in response", "in reply", "the same", "at the time", "there ,", "in turn")


def _claimed(clause: Token) -> tuple[Token | None, Frame]:
    """The word by which a reported clause demands or accuses, and its frame."""
    for word in clause.children:
        if word.dep_ == "aux" and word.lower_ in ("must", "should"):
            asks = any(t.tag_ in ("WP", "WDT", "WRB") for t in clause.children)
            opines = clause.lemma_ == "be" and word.lower_ == "should"
            return (None if asks or opines else word), DEMAND
        if clause.lemma_ == "be" and word.i > clause.i and word.lower_ in ("behind", "responsible", "guilty"):
            return word, CHARGE
    return None, DEMAND


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


def _distinct(sides: Sequence[Side], taken: set[tuple[str, ...] | Span]) -> list[Side]:
    seen = set(taken)
    kept: list[Side] = []
    for side in sides:
        inside = any(o.span[0] <= side.span[0] and side.span[1] <= o.span[1] for o in kept)
        if side.key not in seen and (side.named or not inside):
            seen.add(side.key)
            kept.append(side)
    return kept
