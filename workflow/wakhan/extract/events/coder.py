"""From trigger words to events: match frames, gather sides, judge status, drop what is told twice."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Token

from wakhan.authority import Authority
from wakhan.extract.annotations import Document, Event, Mention, Paragraph, Participant, Quotation, Status
from wakhan.extract.dates import DateMention
from wakhan.extract.events.clauses import SAYING, noun_outlook, passive, subject, verb_outlook
from wakhan.extract.events.frames import NOUNS, VERBS, Frame
from wakhan.extract.events.sides import OFFICES, PEOPLE, Side, Sides
from wakhan.view import Span

# Events below this score are not worth a row.
FLOOR = 0.5
# Kinds of paragraph that tell of events.
_TELLING = frozenset(("title", "body", "list_item"))
_CLAUSES = frozenset(("relcl", "advcl", "ccomp", "acl", "csubj", "parataxis"))
_COOPERATIVE = frozenset(("CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"))


@dataclass(slots=True)
class Found:
    """A trigger with what its frame and sentence give."""

    frame: Frame
    token: Token  # the word that governs: the verb, or the noun itself
    trigger: Token  # the word that names the occurrence
    actors: list[Side] = field(default_factory=list)
    recipients: list[Side] = field(default_factory=list)
    event_type: str = ""
    status: Status = "asserted"
    score: float = 0.0
    date: DateMention | None = None
    place: str | None = None

    @property
    def sides(self) -> frozenset[tuple[str, ...] | Span]:
        return frozenset(side.key for side in (*self.actors, *self.recipients))


class Coder:
    """Codes the events of one document."""

    def __init__(
        self, document: Document, mentions: Sequence[Mention], quotations: Sequence[Quotation], authority: Authority
    ) -> None:
        self.document = document
        self.quotations = quotations
        self.authority = authority
        self.sides = Sides(document, mentions, authority)

    def code(self, dates: Sequence[DateMention]) -> tuple[Event, ...]:
        """The events of the document, sorted by trigger."""
        told: list[tuple[Paragraph, Found]] = []
        for paragraph in self.document.paragraphs:
            if paragraph.kind not in _TELLING:
                continue
            candidates = list(_candidates(paragraph))
            if not candidates:
                continue
            self.sides.enter(paragraph)
            when = _by_token(paragraph, dates)
            found = [self._read(paragraph, token, frames, when) for token, frames in candidates]
            kept = _settle([f for f in found if f is not None])
            told.extend((paragraph, f) for f in kept)
        told = _once(told, self.document)
        return tuple(self._event(paragraph, found) for paragraph, found in told)

    def _read(
        self, paragraph: Paragraph, token: Token, frames: tuple[Frame, ...], when: dict[int, DateMention]
    ) -> Found | None:
        if token.pos_ == "NOUN":
            found = self._read_noun(token, frames)
        else:
            found = self._read_verb(token, frames)
        if found is None:
            return None
        found.date = _date_of(found, when)
        found.place = self._place(found)
        self._weigh(found)
        return found

    # --- verbs ------------------------------------------------------------------------------------------------------

    def _read_verb(self, verb: Token, frames: tuple[Frame, ...]) -> Found | None:
        frame = _best(verb, frames)
        if frame is None:
            return None
        trigger = verb
        if frame.names_object:
            trigger = next((o for o in _objects(verb) if o.lemma_.lower() in frame.objects), verb)
        found = Found(frame, verb, trigger, event_type=frame.event_type)
        found.status, trust = verb_outlook(verb)
        if trigger is not verb:
            status, more = noun_outlook(trigger)
            if found.status == "asserted":
                found.status = status
            trust = min(trust, more)
        found.score = frame.weight * trust
        self._verb_sides(found)
        return found

    def _verb_sides(self, found: Found) -> None:
        verb, frame, sides = found.token, found.frame, self.sides
        holder, _ = subject(verb)
        is_passive = passive(verb)
        agents = [part for c in verb.children if c.dep_ == "agent" for part in c.children if part.dep_ == "pobj"]
        objects = [c for c in verb.children if c.dep_ in ("dobj", "dative", "oprd")]
        if is_passive:
            found.actors = [side for agent in agents for side in sides.actors(agent, deep=True)]
            objects = [holder] if holder is not None else []
        elif holder is not None:
            found.actors = sides.actors(holder, deep=True)
        recipients: list[Side] = []
        if not frame.names_object:
            for obj in objects:
                recipients += sides.actors(obj) if obj.dep_ != "dative" or obj.pos_ != "ADP" else []
        for part in _complements(verb, frame.to):
            recipients += sides.actors(part)
        thing = [o for o in objects if not sides.actors(o)] if not frame.names_object else _objects(verb)
        for obj in thing:
            for part in _complements(obj, frame.to | {"of", "between", "with", "against", "on", "by"}):
                recipients += sides.actors(part)
            if not recipients or frame.mutual:
                recipients += [s for m in (obj,) for s in sides.actors(m, deep=True)]
        if not recipients and frame.complement or (frame.speech and not recipients):
            for child in verb.children:
                if child.dep_ in ("ccomp", "xcomp") and child.i > verb.i:
                    for own in child.children:
                        if own.dep_ in ("nsubj", "nsubjpass") and own.pos_ != "PRON":
                            recipients += sides.actors(own, deep=True)
        taken = {side.key for side in found.actors}
        recipients = [side for side in recipients if side.key not in taken]
        if not recipients:
            for child in verb.children:
                if child.dep_ in ("dobj", "ccomp", "xcomp", "prep", "nsubjpass", "acomp") and (
                    frame.speech or child.dep_ in ("dobj", "nsubjpass") or child.lower_ in frame.to
                ):
                    if is_passive and child.dep_ == "prep" and child.lower_ not in frame.to:
                        continue
                    recipients = sides.inside(child, found.actors)
                    if recipients:
                        break
        found.recipients = _distinct(recipients, taken)
        if frame.mutual and (not is_passive or not found.actors):
            found.actors = _distinct([*found.actors, *found.recipients], set())
            found.recipients = []

    # --- nouns ------------------------------------------------------------------------------------------------------

    def _read_noun(self, noun: Token, frames: tuple[Frame, ...]) -> Found | None:
        frame = frames[0]
        found = Found(frame, noun, noun, event_type=frame.event_type)
        found.status, trust = noun_outlook(noun)
        found.score = frame.weight * trust
        sides = self.sides
        actors: list[Side] = []
        recipients: list[Side] = []
        owners: list[Side] = []
        for child in noun.lefts:
            if child.dep_ in ("poss", "amod", "compound", "nmod"):
                owners += [s for s in sides.actors(child) if s.named or child.dep_ == "poss"]
                for inner in child.lefts:
                    if child.dep_ != "poss" and inner.dep_ in ("poss", "amod", "compound", "nmod"):
                        owners += [s for s in sides.actors(inner) if s.named]
        has_of = False
        for child in noun.rights:
            if child.dep_ in ("prep", "agent"):
                parts = [s for p in child.children if p.dep_ == "pobj" for s in sides.actors(p, deep=True)]
                word = child.lower_
                if word == "by":
                    actors += parts
                elif word == "of":
                    has_of = has_of or bool(parts)
                    (actors if frame.of == "actor" and not owners else recipients).extend(parts)
                elif word in frame.to or (frame.mutual and word in ("between", "with", "among")):
                    recipients += parts
            elif child.dep_ == "acl" and child.tag_ == "VBN":
                for agent in child.children:
                    if agent.dep_ == "agent":
                        actors += [s for p in agent.children if p.dep_ == "pobj" for s in sides.actors(p, deep=True)]
        if frame.of == "actor" or has_of or actors or frame.mutual or recipients:
            actors = owners + actors
        else:
            recipients = owners + recipients
        found.actors = _distinct(actors, set())
        found.recipients = _distinct(recipients, {s.key for s in found.actors})
        if frame.mutual:
            found.actors = _distinct([*found.actors, *found.recipients], set())
            found.recipients = []
        if not found.actors and noun.dep_ == "dobj" and noun.head.pos_ == "VERB":
            verb = noun.head
            holder, _ = subject(verb)
            if verb.lemma_.lower() in _SUPPORTING and holder is not None and not passive(verb):
                found.actors = [s for s in sides.actors(holder) if s.key not in {r.key for r in found.recipients}]
        if not any(s.named for s in (*found.actors, *found.recipients)):
            return None
        return found

    # --- weighing ---------------------------------------------------------------------------------------------------

    def _weigh(self, found: Found) -> None:
        """Add to the score what sides and date tell, and turn stated intents into promises and threats."""
        frame, verb = found.frame, found.token
        named = sum(side.named for side in (*found.actors, *found.recipients))
        if any(s.named for s in found.actors):
            found.score += 0.12
        elif not found.actors:
            found.score -= 0.12 if found.recipients else 0.3
        if any(s.named for s in found.recipients) or (frame.mutual and named > 1):
            found.score += 0.1
        elif frame.named and not found.recipients:
            found.score -= 0.2
        if not named:
            found.score -= 0.12
        if found.date is not None:
            found.score += 0.08
        if verb.pos_ == "VERB":
            if verb.tag_ in ("VBZ", "VBP") and not frame.speech and not any(
                c.dep_ in ("aux", "auxpass") for c in verb.children
            ):
                found.score -= 0.12
        elif found.trigger.tag_ == "NNS" and not any(c.dep_ in ("det", "poss", "nummod") for c in verb.children):
            found.score -= 0.05
        if found.status == "planned":
            self._intent(found)
        if found.status == "hypothetical":
            found.score -= 0.1

    def _intent(self, found: Found) -> None:
        """A side that says what it will do promises it, or threatens it."""
        verb = found.token
        if verb.pos_ != "VERB" or not found.actors:
            return
        above = verb.head
        while above.dep_ in ("xcomp", "acomp", "conj") and above.head is not above and above.lemma_ not in SAYING:
            above = above.head
        own = next((c for c in _spine(verb) if c.dep_ == "nsubj" and c.pos_ == "PRON"), None)
        if own is None or above.lemma_.lower() not in SAYING | {"be"}:
            return
        if found.event_type in _COOPERATIVE:
            found.event_type = "AGREE"
            found.status = "asserted"
        elif any(c.dep_ == "advcl" and any(m.lower_ in ("if", "unless") for m in c.children) for c in verb.children):
            found.event_type = "THREATEN"
            found.status = "asserted"

    def _place(self, found: Found) -> str | None:
        for start in (found.trigger, found.token):
            for child in start.children:
                if child.dep_ == "prep" and child.lower_ in ("in", "at", "near", "inside", "across", "throughout"):
                    for part in child.children:
                        mention = self.sides.mention(part)
                        if mention and mention.entity_type in ("GPE", "LOC", "FAC"):
                            return mention.entity_id
        if found.frame.mode == "visit":
            for side in found.recipients:
                entity = self.authority.entities.get(side.entity_id or "")
                if entity and entity.entity_type in ("GPE", "LOC"):
                    return side.entity_id
        return None

    # --- rows -------------------------------------------------------------------------------------------------------

    def _event(self, paragraph: Paragraph, found: Found) -> Event:
        start = paragraph.start + found.trigger.idx
        trigger = (start, start + len(found.trigger))
        particle = next((c for c in found.trigger.children if c.dep_ == "prt"), None)
        if particle is not None and particle.i == found.trigger.i + 1:
            trigger = (start, paragraph.start + particle.idx + len(particle))
        participants = [
            Participant(role, side.span, side.entity_id, side.mention)
            for role, sides in (("actor", found.actors), ("recipient", found.recipients))
            for side in sides
        ]
        return Event(
            event_type=found.event_type,
            mode=found.frame.mode,
            context=found.frame.context,
            trigger=trigger,
            evidence=paragraph.sentence(start),
            date=found.date.edtf if found.date else None,
            date_basis=found.date.basis if found.date and found.date.edtf else "none",
            place_entity_id=found.place,
            status=found.status,
            quotation=self._quotation(trigger),
            participants=tuple(participants),
            method="rule",
            score=round(min(0.95, max(0.05, found.score)), 2),
        )

    def _quotation(self, trigger: Span) -> int | None:
        """The innermost quotation that holds the trigger."""
        best: tuple[int, int] | None = None
        for index, quotation in enumerate(self.quotations):
            for start, end in quotation.spans:
                if start <= trigger[0] and trigger[1] <= end and (best is None or end - start < best[0]):
                    best = end - start, index
        return best[1] if best else None


_SUPPORTING = frozenset(
    """hold have conduct carry launch make pay stage take give mount issue deliver reach strike cut conclude open begin
    start resume continue undertake wage lead host attend join perform execute initiate organize organise convene secure
    win broker maintain step expand intensify file lodge impose tighten declare announce commit perpetrate unleash
    exchange renew repeat set sign seek complete expect order end""".split()
)


def _candidates(paragraph: Paragraph) -> Iterator[tuple[Token, tuple[Frame, ...]]]:
    for token in paragraph.parse:
        if token.pos_ == "VERB":
            frames = VERBS.get(token.lemma_.lower())
        elif token.pos_ == "NOUN":
            frames = NOUNS.get(token.lemma_.lower())
        else:
            continue
        if frames:
            yield token, frames


def _objects(verb: Token) -> list[Token]:
    """Objects of a verb, or its subject in the passive, with those coordinated to them; prepositional ones last."""
    kind = ("nsubjpass",) if passive(verb) else ("dobj",)
    found = [c for c in verb.children if c.dep_ in kind]
    if not found and verb.dep_ == "acl" and verb.tag_ == "VBN":
        found = [verb.head]
    for child in verb.children:
        if child.dep_ in ("prep", "prt") and not found:
            found += [p for p in child.children if p.dep_ == "pobj"]
    for token in list(found):
        found += [c for c in token.rights if c.dep_ == "conj"]
    return found


def _selected(verb: Token) -> set[str]:
    """The lemmas by which a verb's frame may be told: of objects, prepositions, complements."""
    words = {o.lemma_.lower() for o in _objects(verb)}
    words |= {o.text.lower() for o in _objects(verb)}
    for child in verb.children:
        if child.dep_ in ("prep", "acomp", "oprd", "xcomp", "ccomp", "dative"):
            words.add(child.lemma_.lower())
    if verb.dep_ == "relcl":
        words.add(verb.head.lemma_.lower())
    return words


def _best(verb: Token, frames: tuple[Frame, ...]) -> Frame | None:
    """The frame that says most about this use of the verb."""
    lemma = verb.lemma_.lower()
    selected: set[str] | None = None
    best: tuple[int, Frame] | None = None
    for frame in frames:
        rank = 0
        words = [w for w in frame.verbs if w == lemma or w.startswith(lemma + " ")]
        full = [w for w in words if " " in w and _particle(verb, w.split()[1:])]
        if not full and lemma not in words:
            continue
        rank += 4 * bool(full)
        if frame.objects:
            selected = _selected(verb) if selected is None else selected
            if not frame.objects & selected:
                continue
            rank += 2
        elif frame.complement:
            if not any(c.dep_ in ("xcomp", "ccomp") and c.i > verb.i for c in verb.children):
                continue
            rank += 1
        if best is None or rank > best[0]:
            best = rank, frame
    return best[1] if best else None


def _particle(verb: Token, words: list[str]) -> bool:
    near = [t.lower_ for t in verb.doc[verb.i + 1 : verb.i + 4]]
    if words == near[: len(words)]:
        return True
    return len(words) == 1 and any(c.dep_ == "prt" and c.lower_ == words[0] for c in verb.children)


def _complements(token: Token, words: frozenset[str]) -> Iterator[Token]:
    """The objects of the prepositions, among ``words``, that follow a verb or noun."""
    for child in token.rights:
        if child.dep_ in ("prep", "dative", "agent") and child.lower_ in words:
            for part in child.children:
                if part.dep_ == "pobj":
                    yield part
                elif part.dep_ == "prep":
                    yield from (p for p in part.children if p.dep_ == "pobj")


def _spine(verb: Token) -> Iterator[Token]:
    """The children of a verb and of the verbs it complements, up to its clause."""
    token = verb
    while True:
        yield from token.children
        if token.dep_ not in ("xcomp", "conj", "acomp") or token.head is token:
            return
        token = token.head


def _distinct(sides: Sequence[Side], taken: set[tuple[str, ...] | Span]) -> list[Side]:
    seen = set(taken)
    kept = []
    for side in sides:
        if side.key not in seen:
            seen.add(side.key)
            kept.append(side)
    return kept


# --- dates ------------------------------------------------------------------------------------------------------------


def _by_token(paragraph: Paragraph, dates: Sequence[DateMention]) -> dict[int, DateMention]:
    """The dates of a paragraph by the token at which each hangs in its tree."""
    found: dict[int, DateMention] = {}
    first = bisect_right(dates, paragraph.start, key=lambda d: d.span[1])
    for date in dates[first:]:
        if date.span[0] >= paragraph.end:
            break
        piece = paragraph.parse.char_span(
            date.span[0] - paragraph.start, date.span[1] - paragraph.start, alignment_mode="expand"
        )
        if piece is not None:
            found[piece.root.i] = date
    return found


def _date_of(found: Found, when: dict[int, DateMention]) -> DateMention | None:
    """The date of the event's own clause, else of the clause that governs it."""
    if not when:
        return None
    sentence = found.trigger.sent
    near = {i: d for i, d in when.items() if sentence.start <= i < sentence.end and d.edtf}
    if not near:
        return None
    level = 0
    for spot in _upwards(found):
        own = [
            (abs(i - found.trigger.i), i) for i in near if _hangs(sentence.doc[i], spot)
        ]
        if own:
            return near[min(own)[1]]
        level += 1
    return None


def _upwards(found: Found) -> Iterator[Token]:
    token = found.trigger
    yield token
    while token.head is not token:
        token = token.head
        yield token


def _hangs(date: Token, spot: Token) -> bool:
    """Whether a date belongs to a word: no clause of its own stands between them."""
    token = date
    while token is not spot:
        if token.head is token or token.dep_ in _CLAUSES or (token.dep_ == "conj" and token.pos_ == "VERB"):
            return False
        token = token.head
    return True


# --- one event for each occurrence ------------------------------------------------------------------------------------


def _settle(found: list[Found]) -> list[Found]:
    """Drop what another event of the sentence says: what is promised, demanded or threatened, and the same thing named
    by verb and noun.
    """
    by_token = {f.trigger.i: f for f in found}
    by_token |= {f.token.i: f for f in found}
    kept = []
    for f in found:
        if f.score < FLOOR:
            continue
        if f.frame.speech is False and f.token.i != f.trigger.i and by_token[f.trigger.i] is not f:
            continue
        above = _content_of(f, by_token)
        if above is not None and above.score >= FLOOR:
            continue
        kept.append(f)
    result = []
    for f in sorted(kept, key=lambda f: (-f.score, f.trigger.i)):
        if any(_same_telling(f, other) for other in result):
            continue
        result.append(f)
    return sorted(result, key=lambda f: f.trigger.i)


def _content_of(found: Found, by_token: dict[int, Found]) -> Found | None:
    """The event whose content this one is: told within its complement, and with no date of its own."""
    token = found.token
    while token.head is not token:
        dep, token = token.dep_, token.head
        if dep in ("nsubj", "nsubjpass", "agent", "relcl", "parataxis"):
            if dep != "relcl":
                return None
        if dep == "advcl" and not any(c.tag_ == "TO" for c in found.token.children):
            return None
        if dep == "conj" and token.pos_ == "VERB":
            continue
        other = by_token.get(token.i)
        if other is not None and other is not found and other.trigger is not found.trigger:
            if other.frame.speech or dep in ("xcomp",):
                return other
    return None


def _same_telling(one: Found, other: Found) -> bool:
    """Whether two triggers of one sentence name one occurrence."""
    if one.trigger.i == other.trigger.i or one.token.i == other.token.i:
        return True
    if one.event_type != other.event_type or one.trigger.sent.start != other.trigger.sent.start:
        return False
    if one.date is not None and other.date is not None and one.date.edtf != other.date.edtf:
        return False
    if one.trigger.head is other.trigger or other.trigger.head is one.trigger:
        return True
    return one.sides <= other.sides or not one.sides


def _once(told: list[tuple[Paragraph, Found]], document: Document) -> list[tuple[Paragraph, Found]]:
    """Drop back-references: a definite noun that names no side and no date not already told for its type."""
    kept: list[tuple[Paragraph, Found]] = []
    for paragraph, found in told:
        definite = found.token.pos_ == "NOUN" and any(
            c.dep_ in ("det", "poss") and c.lower_ in ("the", "this", "that", "these", "those", "such", "their", "its")
            for c in found.token.children
        )
        if definite and any(
            other.event_type == found.event_type
            and found.sides <= other.sides
            and (found.date is None or other.date is None or found.date.edtf == other.date.edtf)
            for _, other in kept
        ):
            continue
        kept.append((paragraph, found))
    return kept
