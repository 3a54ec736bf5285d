"""Which entity a name means, decided by the document it stands in; no link where the document does not tell."""

from __future__ import annotations

import datetime
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from wakhan.authority import Authority, Entity
from wakhan.edtf import bounds
from wakhan.extract.annotations import Document, Mention
from wakhan.extract.mentions import lexicon
from wakhan.extract.mentions.gazetteer import Hit, gazetteer
from wakhan.extract.mentions.names import Candidate, cased_text, propose, title_before, words
from wakhan.extract.letter_case import is_ordinary
from wakhan.view import Span

# How often a link of each kind is right, counted on annotated documents and rounded down.
CERTAIN, FULL_NAME, OFFICE, CONTEXT, GUESS = 0.98, 0.95, 0.9, 0.8, 0.6
# How far, in years, a person may be named from the offices the authority file knows of.
MEMORY = 15


def find_mentions(document: Document, authority: Authority) -> tuple[Mention, ...]:
    """The names in a document, sorted and disjoint, linked to the authority file where the document tells who is meant.

    Extents and types follow the annotation guidelines: the name itself without determiner, title or possessive, of the nine
    types of the mentions table. ``score`` is the probability that the mention, with its link if it has one, is right.
    """
    text = cased_text(document)
    hits = [h for h in gazetteer(authority).find(text) if not _shouted(text, h) and not _is_part(text, h, authority)]
    candidates = propose(document, text)
    modelled = {c.span: c.entity_type for c in candidates}
    hits, candidates = _settle(text, hits, candidates, authority)
    linker = _Linker(document, text, hits, candidates, modelled, authority)
    mentions = [linker.of_hit(h) for h in hits]
    mentions.extend(linker.of_candidate(c) for c in candidates)
    return tuple(sorted(mentions, key=lambda m: m.span))


def canonical_names(document: Document, mentions: Sequence[Mention]) -> list[str | None]:
    """For each mention that is not linked, the fullest form of its name in the document; None for linked ones.

    "Naeem" is given the one full name in the document that it is part of, an acronym the name it abbreviates beside its
    parentheses, and a plural demonym ("Uighurs") its singular where that occurs. Names in a telegram come in ordinary case.
    """
    text = cased_text(document)
    surfaces = [text[slice(*m.span)] for m in mentions]
    people = _full_names((s, m.span) for s, m in zip(surfaces, mentions, strict=True) if m.entity_type == "PER")
    defined = _acronyms(text, [m.span for m in mentions])
    singulars = {s for s, m in zip(surfaces, mentions, strict=True) if m.entity_type == "NORP"}
    names: list[str | None] = []
    for mention, surface in zip(mentions, surfaces, strict=True):
        name = surface
        if mention.entity_type == "PER" and surface in people and len(people[surface]) == 1:
            name = next(iter(people[surface]))
        elif surface in defined:
            name = text[slice(*defined[surface])]
        elif surface.endswith("s") and surface[:-1] in singulars and mention.entity_type == "NORP":
            name = surface[:-1]
        names.append(None if mention.entity_id else name)
    return names


def _full_names(people: Iterable[tuple[str, Span]]) -> dict[str, set[str]]:
    """For each single word of a personal name, the names of several words in the document that it may stand for.

    Any word but a title or particle may: the last in most names, the first in Chinese ones. Names that contain another
    ("Ghani Baradar" in "Abdul Ghani Baradar") count as one, the longest.
    """
    found = sorted({name for name, _ in people if " " in name}, key=lambda n: (-len(n), n))
    longest: dict[str, str] = {}
    for name in found:
        longest[name] = next((o for o in found if o != name and set(name.split()) < set(o.split())), name)
    parts: dict[str, set[str]] = defaultdict(set)
    for name in found:
        for part in name.split():
            if part not in lexicon.PARTICLES and part not in lexicon.FIXED_TITLES and len(part) > 1:
                parts[part].add(longest[name])
        parts[name].add(longest[name])
    return parts


def _acronyms(text: str, spans: Iterable[Span]) -> dict[str, Span]:
    """Acronyms defined in the document: "… International Relations (CICIR)" gives CICIR the span of the name before."""
    ends = {end: (start, end) for start, end in spans}
    found: dict[str, Span] = {}
    for match in re.finditer(r" \(([A-Z][A-Za-z-]{1,9})\)", text):
        name = ends.get(match.start())
        if name and match.group(1)[:2].isupper() and _abbreviates(match.group(1), text[slice(*name)]):
            found.setdefault(match.group(1), name)
    return found


def _abbreviates(acronym: str, name: str) -> bool:
    """Whether an acronym begins like a name of several words and all its capitals are found there in order."""
    letters = iter(name.lower())
    return (
        " " in name
        and acronym[0].lower() == name[0].lower()
        and all(c.lower() in letters for c in acronym if c.isupper())
    )


def _shouted(text: str, hit: Hit) -> bool:
    """Whether a name in capitals that is also a word (US, IS, WHO) stands in a heading in capitals, where it is the word."""
    if not hit.alias.isupper() or not is_ordinary(hit.alias.lower()):
        return False
    before = re.search(r"([^\W\d_]+)\W*\Z", text[max(0, hit.span[0] - 20) : hit.span[0]])
    after = re.match(r"\W*([^\W\d_]+)", text[hit.span[1] : hit.span[1] + 20])
    around = [m.group(1) for m in (before, after) if m]
    return bool(around) and all(len(w) > 1 and w.isupper() for w in around)


# Words that make another place of the one they stand before, and prefixes that make an adjective of it.
_OTHER_PLACE = re.compile(r"(?:\b(?:New|North|South|East|West|Upper|Lower) |\btrans-)\Z")


def _is_part(text: str, hit: Hit, authority: Authority) -> bool:
    """Whether a place's name is only part of another place's, one that the authority file lacks: "New England"."""
    kinds = {authority.entities[i].entity_type for i in hit.entity_ids}
    return kinds <= {"GPE", "LOC", "NORP"} and bool(_OTHER_PLACE.search(text[max(0, hit.span[0] - 7) : hit.span[0]]))


def _settle(
    text: str, hits: list[Hit], candidates: list[Candidate], authority: Authority
) -> tuple[list[Hit], list[Candidate]]:
    """Decide every overlap between the authority file's names and the others."""
    kept: list[Candidate] = []
    dropped: set[Span] = set()
    for c in candidates:
        over = [h for h in hits if h.span[0] < c.span[1] and c.span[0] < h.span[1]]
        if not over:
            kept.append(c)
        elif _is_bigger(text, c, over, authority):
            kept.append(c)
            dropped.update(h.span for h in over)
    return [h for h in hits if h.span not in dropped], kept


def _is_bigger(text: str, c: Candidate, over: list[Hit], authority: Authority) -> bool:
    """Whether a candidate is a name of its own that merely contains names of the authority file: "Bank of China"."""
    if any(h.span[0] < c.span[0] or h.span[1] > c.span[1] or h.span == c.span for h in over):
        return False
    inside = [(c.span[0] + w.start, w.text) for w in words(text[slice(*c.span)])]
    outside = [w for at, w in inside if not any(h.span[0] <= at < h.span[1] for h in over)]
    more = [w for w in outside if w[0].isupper() and w not in lexicon.EDGE_WORDS and w.lower() not in lexicon.TITLES]
    if not more:
        return False
    kinds = {authority.entities[i].entity_type for h in over for i in h.entity_ids}
    if c.entity_type != "PER" and any(" " in h.alias and _is_person(h, authority) for h in over):
        return False
    if c.entity_type == "PER":
        if "PER" in kinds:
            return all(" " not in h.alias for h in over)
        return len(over) == 1 and over[0].span[0] > c.span[0] and len(inside) < 4
    if c.method == "rule":
        return True
    return any(w in lexicon.HEADS for w in more) or (c.entity_type in ("WORK", "LAW", "EVENT") and len(more) > 1)


def _is_person(hit: Hit, authority: Authority) -> bool:
    return all(authority.entities[i].entity_type == "PER" for i in hit.entity_ids)


class _Linker:
    """What a document tells about who is meant in it."""

    def __init__(
        self,
        document: Document,
        text: str,
        hits: list[Hit],
        candidates: list[Candidate],
        modelled: dict[Span, str],
        authority: Authority,
    ) -> None:
        self._modelled = modelled
        self._document, self._text, self._authority = document, text, authority
        self._day = _day(document.date)
        self._hit_at = {h.span[1]: h for h in hits}
        self._hit_from = {h.span[0]: h for h in hits}
        # Entities named in full, and where; states that are named or stood for.
        self._full: defaultdict[str, list[int]] = defaultdict(list)
        self._states: Counter[str] = Counter()
        for h in hits:
            if len(h.entity_ids) > 1:
                continue
            entity = authority.entities[h.entity_ids[0]]
            # A given name that one person bears ("Hillary") tells as much as the full name.
            if not _is_bare(h.alias, entity) or not entity.name.endswith(h.alias):
                self._full[entity.entity_id].append(h.span[0])
            if entity.entity_type in ("GPE", "NORP") and (state := authority.state_of(entity.entity_id)):
                self._states[state] += 1
        self._people = _full_names(
            (text[slice(*span)], span)
            for span in [c.span for c in candidates if c.entity_type == "PER"]
            + [h.span for h in hits if {authority.entities[i].entity_type for i in h.entity_ids} == {"PER"}]
        )
        self._strangers = {text[slice(*c.span)]: c.span for c in candidates if c.entity_type == "PER"}
        self._linked_people = {
            text[slice(*h.span)]: h.entity_ids[0] for h in hits if len(h.entity_ids) == 1 and " " in h.alias
        }
        self._host = _host_state(document, authority)
        spans = [c.span for c in candidates] + [h.span for h in hits]
        self._acronyms = _acronyms(text, spans)
        self._entity_of_span = {h.span: h.entity_ids[0] for h in hits if len(h.entity_ids) == 1}

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
            entity_id = self._linked_people.get(next(iter(names)))
        elif surface in self._acronyms:
            entity_id = self._entity_of_span.get(self._acronyms[surface])
        if entity_id is None:
            return Mention(c.span, c.entity_type, None, c.method, c.score)
        return Mention(c.span, self._authority.entities[entity_id].entity_type, entity_id, c.method, FULL_NAME)

    def _choose(self, hit: Hit, entities: list[Entity]) -> tuple[Entity | None, float]:
        surface = self._text[slice(*hit.span)]
        if (meant := self._acronyms.get(surface)) and meant != hit.span:
            defined = self._entity_of_span.get(meant)
            if defined in hit.entity_ids:
                return self._authority.entities[defined], CERTAIN
            if defined is None and not any(e.entity_id in self._full for e in entities):
                return None, GUESS
        people = [e for e in entities if e.entity_type == "PER"]
        if people and all(_is_bare(hit.alias, e) for e in people):
            return self._person(hit, people, others=len(people) < len(entities))
        if len(entities) == 1:
            return self._only(hit, entities[0])
        return self._one_of(hit, entities)

    def _person(self, hit: Hit, people: list[Entity], *, others: bool) -> tuple[Entity | None, float]:
        """A person named by one word: whoever the document names in full, else by office, else by country."""
        if others or self._given_name_before(hit):
            return None, GUESS
        surface = self._text[slice(*hit.span)]
        title = title_before(self._text, hit.span[0])
        by_office = [e for e in people if title and self._holds(e, title)]
        in_full = [e for e in people if e.entity_id in self._full]
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
            return None, GUESS
        if not title and is_ordinary(surface.lower()) and _begins_sentence(self._text, hit.span[0]):
            return None, GUESS
        if not title and self._modelled.get(hit.span, "PER") in ("GPE", "LOC", "FAC"):
            return None, GUESS  # a town that a surname was taken from, or the other way round
        at_home = [e for e in people if self._concerns(e) and self._is_of_the_time(e)]
        if len(at_home) == 1 and len(people) == 1:
            return at_home[0], CONTEXT
        in_office = [e for e in at_home if self._in_office(e)]
        return (in_office[0], GUESS + 0.1) if len(in_office) == 1 else (None, GUESS)

    def _foremost(self, hit: Hit, people: list[Entity], strangers: list[Span]) -> tuple[Entity | None, float]:
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
            return None, GUESS
        return first, GUESS + 0.1

    def _only(self, hit: Hit, entity: Entity) -> tuple[Entity | None, float]:
        """A name that one entity bears: it is meant unless the name is a common one and the document is about elsewhere."""
        state = self._authority.state_of(entity.entity_id)
        common = _is_common(hit.alias, entity) and hit.alias != entity.name
        if (
            not common
            or entity.entity_id in self._full
            and hit.alias != entity.name
            and self._longer_name(entity, hit.alias)
        ):
            return entity, CERTAIN
        beside = self._state_beside(hit)
        if beside and state and beside != state:
            return None, GUESS
        if state and state not in self._states and self._states:
            return None, GUESS
        return entity, FULL_NAME if state else CONTEXT

    def _longer_name(self, entity: Entity, alias: str) -> bool:
        return any(
            len(self._text[slice(*h.span)]) > len(alias)
            for h in self._hit_at.values()
            if h.entity_ids == (entity.entity_id,)
        )

    def _one_of(self, hit: Hit, entities: list[Entity]) -> tuple[Entity | None, float]:
        """A name that several entities bear: by the state beside it, by what it does, by the states of the document."""
        states = {e.entity_id: self._authority.state_of(e.entity_id) for e in entities}
        for state in (self._state_beside(hit), self._host):
            here = [e for e in entities if state and states[e.entity_id] == state]
            if len(here) == 1:
                return here[0], FULL_NAME
        if len(entities) == 2 and {e.entity_type for e in entities} == {"GPE", "ORG"} and not hit.alias.isupper():
            acts = self._acts(hit)
            return next(e for e in entities if (e.entity_type == "ORG") == acts), CONTEXT
        if named := self._by_own_words(hit, entities):
            return named, CONTEXT
        in_full = [e for e in entities if e.entity_type != "GPE" and self._longer_name(e, hit.alias)]
        if len(in_full) == 1:
            return in_full[0], FULL_NAME
        here = [e for e in entities if (s := states[e.entity_id]) and s in self._states]
        if len(here) == 1 and not (hit.alias.isupper() and None in states.values()):
            return here[0], CONTEXT
        if here:
            ranked = sorted(here, key=lambda e: -self._states[states[e.entity_id] or ""])
            if self._states[states[ranked[0].entity_id] or ""] > 2 * self._states[states[ranked[1].entity_id] or ""]:
                return ranked[0], GUESS + 0.1
            return None, GUESS
        named = [e for e in entities if e.name == hit.alias]
        return (named[0], GUESS + 0.1) if len(named) == 1 else (None, GUESS)

    def _by_own_words(self, hit: Hit, entities: list[Entity]) -> Entity | None:
        """The entity whose full name has a word of its own that the sentence names too: "Embassy of China, Kabul"."""
        words_of = {e.entity_id: {w.text for w in words(e.name) if w.capital} for e in entities}
        common = set.intersection(*words_of.values())
        paragraph = self._document.paragraph_at(hit.span[0])
        start, end = paragraph.sentence(hit.span[0])
        near = [
            (abs(at - hit.span[0]), h.alias) for at, h in self._hit_at.items() if start <= at <= end and h is not hit
        ]
        for _, alias in sorted(near):
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
            if before.endswith(gap) and (h := self._hit_at.get(hit.span[0] - len(gap))) and len(h.entity_ids) == 1:
                return self._authority.state_of(h.entity_ids[0])
        after = self._text[hit.span[1] : hit.span[1] + 4]
        for gap in (" of ", " in "):
            if after == gap and (h := self._hit_from.get(hit.span[1] + 4)) and len(h.entity_ids) == 1:
                return self._authority.state_of(h.entity_ids[0])
        return None

    def _given_name_before(self, hit: Hit) -> bool:
        """Whether a capitalised word that is no title, known name or start of a sentence stands right before a surname."""
        match = re.search(r"(?<=[a-z,] )([A-Z][a-z]+) \Z", self._text[max(0, hit.span[0] - 30) : hit.span[0]])
        if match is None or hit.span[0] - 1 in self._hit_at:
            return False
        word = match.group(1)
        return (
            word not in lexicon.EDGE_WORDS
            and not title_before(self._text, hit.span[0])
            and not is_ordinary(word.lower())
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


def _begins_sentence(text: str, at: int) -> bool:
    before = text[:at].rstrip(" \"'“‘(")
    return not before or before[-1] in ".!?:;\n"


def _is_bare(alias: str, entity: Entity) -> bool:
    """Whether an alias is one word of a person's longer name."""
    return entity.entity_type == "PER" and " " not in alias and " " in entity.name


def _is_common(alias: str, entity: Entity) -> bool:
    """Whether others could well bear the name: a short acronym, or a body named by common nouns only."""
    if entity.entity_type in ("GPE", "NORP", "LOC"):
        return False
    if alias.isupper() and len(alias) < 5:
        return True
    return all(is_ordinary(w.text.lower()) for w in words(alias))
