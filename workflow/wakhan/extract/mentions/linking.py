"""Which entity a name means, decided by the document it stands in; no link where the document does not tell."""

from __future__ import annotations

import datetime
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from wakhan.authority import Authority, Entity
from wakhan.edtf import bounds
from wakhan.extract.annotations import Document, Mention
from wakhan.extract.letter_case import is_ordinary
from wakhan.extract.mentions import lexicon
from wakhan.extract.mentions.candidates import Candidate
from wakhan.extract.mentions.coreference import acronyms, full_names
from wakhan.extract.mentions.gazetteer import Hit, gazetteer
from wakhan.extract.mentions.words import begins_sentence, title_before, words
from wakhan.view import Span

# How likely a mention is right by how it was linked. Fitted on annotated documents (`wakhan calibrate`); kinds with few
# mentions there keep below what they show.
CERTAIN, FULL_NAME, OFFICE, CONTEXT, LIKELY, UNLINKED = 0.98, 0.98, 0.95, 0.95, 0.9, 0.9
# How many years from the offices the authority file knows of a person may be named.
MEMORY = 15

Choice = tuple[Entity | None, float]


class Linker:
    """What a document tells about who is meant in it."""

    def __init__(
        self,
        document: Document,
        text: str,
        hits: Sequence[Hit],
        candidates: Sequence[Candidate],
        modelled: Mapping[Span, str],
        authority: Authority,
    ) -> None:
        self._document, self._text, self._authority = document, text, authority
        self._modelled = modelled
        self._day = _day(document.date)
        self._host = _host_state(document, authority)
        self._ending_at = {h.span[1]: h for h in hits}
        self._starting_at = {h.span[0]: h for h in hits}
        # Entities named in full, and where; states that are named or stood for.
        self._full: defaultdict[str, list[int]] = defaultdict(list)
        self._states: Counter[str] = Counter()
        self._longest: dict[str, int] = {}
        sole = {h.span: h.entity_ids[0] for h in hits if len(h.entity_ids) == 1}
        for span, entity_id in sole.items():
            entity, surface = authority.entities[entity_id], text[slice(*span)]
            # A given name that one person bears ("Hillary") tells as much as the full name.
            if not _is_bare(surface, entity) or not entity.name.endswith(surface):
                self._full[entity_id].append(span[0])
            if entity.entity_type in ("GPE", "NORP") and (state := authority.state_of(entity_id)):
                self._states[state] += 1
            self._longest[entity_id] = max(self._longest.get(entity_id, 0), len(surface))
        strangers = [c.span for c in candidates if c.entity_type == "PER"]
        self._strangers = {text[slice(*span)]: span for span in reversed(strangers)}
        self._known = {text[slice(*span)]: i for span, i in sole.items() if authority.entities[i].entity_type == "PER"}
        self._people = full_names([*self._strangers, *self._known])
        self._acronyms = acronyms(text, [*(c.span for c in candidates), *(h.span for h in hits)])
        self._sole = sole

    def of_hit(self, hit: Hit) -> Mention:
        """The mention that a name of the authority file makes."""
        entities = [self._authority.entities[i] for i in hit.entity_ids]
        entity, score = self._choose(hit, entities)
        kinds = Counter(e.entity_type for e in entities)
        kind = entity.entity_type if entity else kinds.most_common(1)[0][0]
        return Mention(hit.span, kind, entity.entity_id if entity else None, "authority", score)

    def of_candidate(self, c: Candidate) -> Mention:
        """The mention that a name not in the authority file makes: linked if the document says what it is short for."""
        surface = self._text[slice(*c.span)]
        entity_id: str | None = None
        if c.entity_type == "PER" and " " not in surface and len(names := self._people.get(surface, set())) == 1:
            entity_id = self._known.get(next(iter(names)))
        elif surface in self._acronyms:
            entity_id = self._sole.get(self._acronyms[surface])
        if entity_id is None:
            return Mention(c.span, c.entity_type, None, c.method, c.score)
        return Mention(c.span, self._authority.entities[entity_id].entity_type, entity_id, c.method, FULL_NAME)

    def _choose(self, hit: Hit, entities: list[Entity]) -> Choice:
        surface = self._text[slice(*hit.span)]
        if (meant := self._acronyms.get(surface)) and meant != hit.span:
            defined = self._sole.get(meant)
            if defined in hit.entity_ids:
                return self._authority.entities[defined], CERTAIN
            if defined is None and not any(e.entity_id in self._full for e in entities):
                return None, UNLINKED
        people = [e for e in entities if e.entity_type == "PER"]
        if people and all(_is_bare(hit.alias, e) for e in people):
            return self._person(hit, people, others=len(people) < len(entities))
        if len(entities) == 1:
            return self._only(hit, entities[0])
        return self._one_of(hit, entities)

    def _person(self, hit: Hit, people: list[Entity], *, others: bool) -> Choice:
        """A person named by one word: whoever the document names in full, else by office, else by country."""
        if others or self._given_name_before(hit) or self._in_double_name(hit):
            return None, UNLINKED
        surface = self._text[slice(*hit.span)]
        title = title_before(self._text, hit.span[0])
        by_office = [e for e in people if title and self._holds(e, title)]
        # Those named in full by a name that ends in the word count even where the authority file does not list them
        # under it; one whose name begins with it ("Ghani Baradar") does not.
        longer = sorted(n for n in self._people.get(surface, ()) if n in self._known and n.endswith(surface))
        full_names = [self._known[n] for n in longer]
        in_full = [self._authority.entities[i] for i in dict.fromkeys(full_names)]
        in_full += [e for e in people if e.entity_id in self._full and e not in in_full]
        ends = {e.name.endswith(surface) for e in people}
        strangers = [
            self._strangers[n]
            for n in sorted(self._people.get(surface, ()))
            if n in self._strangers and n.endswith(surface) in ends
        ]
        if len(in_full) == 1 and not strangers and (not by_office or in_full[0] in by_office):
            return in_full[0], FULL_NAME
        if len(by_office) == 1:
            return by_office[0], OFFICE
        if in_full:
            return self._foremost(hit, in_full, strangers)
        if strangers:
            return None, UNLINKED
        if not title and is_ordinary(surface.lower()) and begins_sentence(self._text, hit.span[0]):
            return None, UNLINKED
        if not title and self._modelled.get(hit.span, "PER") in ("GPE", "LOC", "FAC"):
            return None, UNLINKED  # a town that a surname was taken from, or the other way round
        at_home = [
            e for e in people if self._concerns(e) and self._is_of_the_time(e) and not self._never_held(e, title)
        ]
        if len(at_home) == 1 and len(people) == 1:
            return at_home[0], CONTEXT
        in_office = [e for e in at_home if self._in_office(e)]
        return (in_office[0], LIKELY) if len(in_office) == 1 else (None, UNLINKED)

    def _foremost(self, hit: Hit, people: list[Entity], strangers: list[Span]) -> Choice:
        """Of namesakes that a document names in full, the one it names far oftener, else the one it names first.

        The one a text is about is named in full once; the others, whenever they come in.
        """
        count = {e.entity_id: len(self._full[e.entity_id]) for e in people}
        ranked = sorted(people, key=lambda e: (-count[e.entity_id], self._full[e.entity_id][0]))
        if not strangers and (len(ranked) == 1 or count[ranked[0].entity_id] > 2 * count[ranked[1].entity_id]):
            return ranked[0], CONTEXT
        first = min(people, key=lambda e: self._full[e.entity_id][0])
        start = self._full[first.entity_id][0]
        if start > hit.span[0] or any(at < hit.span[0] for at, _ in strangers):
            return None, UNLINKED
        return first, LIKELY

    def _only(self, hit: Hit, entity: Entity) -> Choice:
        """A name that one entity bears: it is meant unless the name is a common one and the document is elsewhere."""
        state = self._authority.state_of(entity.entity_id)
        common = _is_common(hit.alias, entity) and hit.alias != entity.name
        if not common or self._has_longer_name(entity, hit.alias):
            return entity, CERTAIN
        beside = self._state_beside(hit)
        if beside and state and beside != state:
            return None, UNLINKED
        if state and state not in self._states and self._states:
            return None, UNLINKED
        return entity, FULL_NAME if state else CONTEXT

    def _has_longer_name(self, entity: Entity, alias: str) -> bool:
        """Whether the document names an entity by a longer name elsewhere."""
        return self._longest.get(entity.entity_id, 0) > len(alias)

    def _one_of(self, hit: Hit, entities: list[Entity]) -> Choice:
        """A name that several entities bear: by the state beside it, by what it does, by the states of the document."""
        states = {e.entity_id: self._authority.state_of(e.entity_id) for e in entities}
        beside = self._state_beside(hit)
        for state in (beside, self._host):
            here = [e for e in entities if state and states[e.entity_id] == state]
            if len(here) == 1:
                return here[0], FULL_NAME
        if beside and all(states.values()) and beside not in states.values():
            return None, UNLINKED  # another state's body of the same name
        if len(entities) == 2 and {e.entity_type for e in entities} == {"GPE", "ORG"} and not hit.alias.isupper():
            acts = self._acts(hit)
            return next(e for e in entities if (e.entity_type == "ORG") == acts), CONTEXT
        if fitting := self._by_own_words(hit, entities):
            return fitting, CONTEXT
        in_full = [e for e in entities if e.entity_type != "GPE" and self._has_longer_name(e, hit.alias)]
        if len(in_full) == 1:
            return in_full[0], FULL_NAME
        if all(e.entity_type == "PER" for e in entities):
            in_office = [e for e in entities if self._concerns(e) and self._in_office(e)]
            return (in_office[0], CONTEXT) if len(in_office) == 1 else (None, UNLINKED)
        return self._by_states(hit, entities, states)

    def _by_states(self, hit: Hit, entities: list[Entity], states: Mapping[str, str | None]) -> Choice:
        """The entity whose state the document names, alone or far oftener; without states, whose proper name it is."""
        count = {e.entity_id: self._states[states[e.entity_id] or ""] for e in entities}
        ranked = sorted((e for e in entities if count[e.entity_id]), key=lambda e: -count[e.entity_id])
        if not ranked:
            named = [e for e in entities if e.name == hit.alias]
            return (named[0], LIKELY) if len(named) == 1 else (None, UNLINKED)
        if len(ranked) == 1:
            # An acronym of a body without a state may be meant anywhere.
            is_only = not (hit.alias.isupper() and None in states.values())
            return (ranked[0], CONTEXT) if is_only else (None, UNLINKED)
        far_oftener = count[ranked[0].entity_id] > 2 * count[ranked[1].entity_id]
        return (ranked[0], LIKELY) if far_oftener else (None, UNLINKED)

    def _by_own_words(self, hit: Hit, entities: list[Entity]) -> Entity | None:
        """The entity whose full name has a word of its own that the sentence names too: "Embassy of China, Kabul"."""
        words_of = {e.entity_id: {w.text for w in words(e.name) if w.capital} for e in entities}
        common = set.intersection(*words_of.values())
        paragraph = self._document.paragraph_at(hit.span[0])
        start, end = paragraph.sentence(hit.span[0])
        inside = [h for h in self._starting_at.values() if start <= h.span[0] < end and h is not hit]
        for alias in (h.alias for h in sorted(inside, key=lambda h: (abs(h.span[0] - hit.span[0]), h.span))):
            found = [e for e in entities if alias in words_of[e.entity_id] - common]
            if len(found) == 1:
                return found[0]
        return None

    def _acts(self, hit: Hit) -> bool:
        """Whether a name is the subject of a verb."""
        paragraph = self._document.paragraph_at(hit.span[0])
        piece = paragraph.parse.char_span(
            hit.span[0] - paragraph.start, hit.span[1] - paragraph.start, alignment_mode="expand"
        )
        return piece is not None and piece.root.dep_ in ("nsubj", "nsubjpass", "agent", "poss")

    def _state_beside(self, hit: Hit) -> str | None:
        """The state named directly before a name ("China's", "Chinese") or after it with "of" or "in"."""
        before = self._text[max(0, hit.span[0] - 3) : hit.span[0]]
        for gap in (" ", "'s ", "’s "):
            if before.endswith(gap) and (h := self._ending_at.get(hit.span[0] - len(gap))) and len(h.entity_ids) == 1:
                return self._authority.state_of(h.entity_ids[0])
        after = self._text[hit.span[1] : hit.span[1] + 4]
        for gap in (" of ", " in "):
            if after == gap and (h := self._starting_at.get(hit.span[1] + 4)) and len(h.entity_ids) == 1:
                return self._authority.state_of(h.entity_ids[0])
        return None

    def _given_name_before(self, hit: Hit) -> bool:
        """Whether a capitalised word that is no title, known name or sentence start stands right before a surname."""
        match = re.search(r"(?<=[a-z,] )([A-Z][a-z]+) \Z", self._text[max(0, hit.span[0] - 30) : hit.span[0]])
        if match is None or hit.span[0] - 1 in self._ending_at:
            return False
        word = match.group(1)
        return (
            word not in lexicon.EDGE_WORDS
            and word not in lexicon.NOT_NAMES
            and not title_before(self._text, hit.span[0])
            and not is_ordinary(word.lower())
        )

    def _in_double_name(self, hit: Hit) -> bool:
        """Whether a name is one half of another's, joined by a hyphen: "Saint-Laurent"; in "Xi-Putin" it is not."""
        start, end = hit.span
        after = self._text[end : end + 1] == "-" and self._text[end + 1 : end + 2].isupper()
        before = self._text[start - 1 : start] == "-" and start > 1 and self._text[start - 2].isalpha()
        return (after and end + 1 not in self._starting_at) or (before and start - 1 not in self._ending_at)

    def _never_held(self, person: Entity, title: str | None) -> bool:
        """Whether a title is an office, and the authority file knows the person in other offices only."""
        roles = self._authority.roles.get(person.entity_id, ())
        head = (title or "").split()[-1:]
        return bool(roles and head and head[0] in lexicon.OFFICES_OF_ONE) and not any(
            head[0] in role.role.lower() for role in roles
        )

    def _holds(self, person: Entity, title: str) -> bool:
        wanted = {w for w in re.findall(r"\w+", title.lower()) if w not in ("of", "former", "acting", "deputy", "vice")}
        return any(
            wanted
            and wanted <= set(re.findall(r"\w+", role.role.lower()))
            and self._near(role.valid_start, role.valid_end, 2)
            for role in self._authority.roles.get(person.entity_id, ())
        )

    def _concerns(self, person: Entity) -> bool:
        """Whether the document names a state or body that the person belongs to."""
        ties = {self._authority.state_of(person.entity_id)}
        for role in self._authority.roles.get(person.entity_id, ()):
            ties |= {role.organisation_id, self._authority.state_of(role.organisation_id)}
        return any(tie in self._states or tie in self._full for tie in ties if tie)

    def _is_of_the_time(self, person: Entity) -> bool:
        roles = self._authority.roles.get(person.entity_id, ())
        return not roles or any(self._near(r.valid_start, r.valid_end, MEMORY) for r in roles)

    def _in_office(self, person: Entity) -> bool:
        return any(self._near(r.valid_start, r.valid_end, 0) for r in self._authority.roles.get(person.entity_id, ()))

    def _near(self, start: str | None, end: str | None, years: int) -> bool:
        """Whether the document was written within some years of a period; what is not known does not exclude."""
        if self._day is None:
            return True
        margin = datetime.timedelta(days=366 * years)
        first = bounds(start)[0] if start and start != ".." else None
        last = bounds(end)[1] if end and end != ".." else None
        return (first is None or first - margin <= self._day) and (last is None or self._day <= last + margin)


def _day(date: str | None) -> datetime.date | None:
    if not date:
        return None
    first, last = bounds(date)
    return first or last


def _host_state(document: Document, authority: Authority) -> str | None:
    """The state that a telegram's post is accredited to: "AMEMBASSY BEIJING" stands in China."""
    if not document.from_post:
        return None
    place = " ".join(document.from_post.split()[1:]).title()
    ids = gazetteer(authority).bearers(place)
    return authority.state_of(ids[0]) if len(ids) == 1 else None


def _is_bare(alias: str, entity: Entity) -> bool:
    """Whether an alias is one word of a person's longer name."""
    return entity.entity_type == "PER" and " " not in alias and " " in entity.name


def _is_common(alias: str, entity: Entity) -> bool:
    """Whether others could well bear the name: a short acronym, or a body named by common nouns only."""
    if entity.entity_type in ("GPE", "NORP", "LOC"):
        return False
    if alias.isupper() and len(alias) < 5:
        return True
    return alias in lexicon.HEADS or all(is_ordinary(w.text.lower()) for w in words(alias))
