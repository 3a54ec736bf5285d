"""Names that no authority file lists: what the model finds, and what the words around and inside a name tell."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from wakhan.extract.annotations import Document, Method
from wakhan.extract.mentions import lexicon
from wakhan.extract.mentions.gazetteer import stands_alone
from wakhan.extract.letter_case import is_english, is_ordinary
from wakhan.view import Span

# OntoNotes labels under the types of the mentions table; every other label is no name.
TYPES = {
    "PERSON": "PER",
    "ORG": "ORG",
    "GPE": "GPE",
    "LOC": "LOC",
    "FAC": "FAC",
    "NORP": "NORP",
    "LANGUAGE": "NORP",
    "EVENT": "EVENT",
    "LAW": "LAW",
    "WORK_OF_ART": "WORK",
    "PRODUCT": "WORK",
}

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:[’'.-][^\W_]+)*|&")
_POSSESSIVE = re.compile(r"(?<=\w)(?:[’']s|(?<=s)[’'])$")
_INITIAL = re.compile(r"[A-Z]|Lt|Gen|Dr|Mr|Mrs|Ms|Sen|Gov|Rep|Prof|Capt|Col|Maj|Sgt|Adm|St|Jr|Sr|Cmdr|Rev")
_OFFICE_OF = re.compile(r"\b(?:Secretary|Minister|Ministers) (?:of|for) (?:the )?\Z", re.IGNORECASE)
_QUOTES = "\"'“”‘’()[]{}.,;:!?–—-*•… "


@dataclass(frozen=True, slots=True)
class Candidate:
    """A span of the document that may be a name."""

    span: Span
    entity_type: str
    method: Method
    score: float


@dataclass(frozen=True, slots=True)
class Word:
    """A word, its possessive ending left off. ``joined``: only a space (or the stop of an initial) parts it from the last."""

    start: int
    end: int
    text: str
    joined: bool

    @property
    def capital(self) -> bool:
        """Whether the word is written as a name's word is."""
        return self.text[0].isupper()


def words(text: str) -> list[Word]:
    """The words of a text as names are made of them: ``Taliban-led`` gives ``Taliban``, ``anti-China`` ``China``."""
    found: list[Word] = []
    last_end, open_end, last = 0, False, ""
    for match in _WORD.finditer(text):
        start, end = match.span()
        written = match.group()
        gap = text[last_end:start]
        joined = open_end and (gap == " " or (gap == ". " and bool(_INITIAL.fullmatch(last))))
        last_end, last, open_end = end, written, True
        if possessive := _POSSESSIVE.search(written):
            end -= len(possessive.group())
            written = text[start:end]
            open_end = False
        if "-" in written:
            core_start, core_end = _core(written)
            joined = joined and core_start == 0
            open_end = open_end and core_end == len(written)
            start, end = start + core_start, start + core_end
            written = text[start:end]
        found.append(Word(start, end, written, joined))
    return found


def _core(compound: str) -> Span:
    """Where the name stands in a hyphen compound; all of it when it is one name."""
    first, _, rest = compound.partition("-")
    if first in lexicon.COMBINING or first.lower() in lexicon.PARTICLES or rest in ("e", "i"):
        return 0, len(compound)
    if first[:1].isupper() and rest[:1].islower():
        return 0, len(first)
    if first[:1].islower() and any(part[:1].isupper() for part in rest.split("-")):
        return len(first) + 1, len(compound)
    return 0, len(compound)


def propose(document: Document, text: str) -> list[Candidate]:
    """Names by model and rule, sorted and disjoint, each name under one type throughout the document.

    ``text``: the document's text in ordinary case, from :func:`cased_text`.
    """
    found: list[Candidate] = []
    for paragraph in document.paragraphs:
        here = text[paragraph.start : paragraph.end]
        tokens = words(here)
        for c in (*_by_model(paragraph.parse, here, tokens), *_by_rule(here, tokens), *_by_date(here)):
            found.append(replace(c, span=(c.span[0] + paragraph.start, c.span[1] + paragraph.start)))
        found.extend(_widened(tokens, [c for c in found if c.span[0] >= paragraph.start], paragraph.start))
    chosen = disjoint(found)
    chosen = disjoint([*chosen, *_elsewhere(text, chosen)])
    return _one_type_each(text, chosen)


def cased_text(document: Document) -> str:
    """The document's text as the parser read it: as written, save where it was in capitals."""
    pieces: list[str] = []
    at = 0
    for paragraph in document.paragraphs:
        pieces += document.text[at : paragraph.start], paragraph.parse.text
        at = paragraph.end
    return "".join(pieces)


def _rank(c: Candidate) -> tuple[int, bool, bool, Span, str]:
    return (
        c.span[0] - c.span[1],
        not (c.method == "model" and c.entity_type == "PER"),
        c.method != "rule",
        c.span,
        c.entity_type,
    )


def disjoint(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Of overlapping candidates the longest; of as long ones a person by the model's word, else a rule's before the model's."""
    chosen: list[Candidate] = []
    taken: set[int] = set()
    for c in sorted(candidates, key=_rank):
        if taken.isdisjoint(range(*c.span)):
            taken.update(range(*c.span))
            chosen.append(c)
    return sorted(chosen, key=lambda c: c.span)


def _by_model(parse: Doc, text: str, tokens: list[Word]) -> Iterator[Candidate]:
    headline = _is_headline(tokens)
    for entity in parse.ents:
        kind = TYPES.get(entity.label_)
        # "Secretary of State", "Minister of Commerce": the rest of an office is no body.
        if kind is None or _OFFICE_OF.search(text[max(0, entity.start_char - 24) : entity.start_char]):
            continue
        start, end = trim(text, entity.start_char, entity.end_char)
        if headline:
            start, end = _without_common_edges(text, start, end)
        if kind == "PER":
            start = _after_verb(text, start, end)
        if text[:start].endswith("trans-"):
            continue  # "transatlantic" spelt with a hyphen names no ocean
        if start < end and is_name(text[start:end]) and not _opens_sentence(text, start, end):
            yield Candidate((start, end), kind, "model", 0.8)


def _opens_sentence(text: str, start: int, end: int) -> bool:
    """Whether a would-be name is a common word, capitalised only because a sentence or quotation begins with it."""
    before = text[:start].rstrip("\"'“‘(")
    at_start = not before.strip() or before.rstrip()[-1] in ".!?:;-—–•" or before != text[:start]
    return at_start and text[start:end].isalpha() and is_ordinary(text[start:end].lower())


_DATED = re.compile(
    r"\b(?:\d{1,2}/\d{1,2}|(?:September|Sept\.|July|November|October) \d{1,2})(?: (?:terrorist|terror|Pentagon))? attacks\b"
)


def _widened(tokens: list[Word], found: list[Candidate], start: int) -> Iterator[Candidate]:
    """Personal names of which the model saw only a part: the rest are capitalised words beside it that are no English words."""
    covered = {c.span[0] - start: c for c in found}
    owner: dict[int, Candidate] = {}
    for i, word in enumerate(tokens):
        if c := covered.get(word.start):
            owner[i] = c
    for i, c in owner.items():
        if (
            c.entity_type not in ("PER", "ORG", "GPE")
            or tokens[i].end + start != c.span[1]
            or not _is_strange(tokens[i])
        ):
            continue
        first, end = i, i + 1
        while first and tokens[first].joined and first - 1 not in owner and _is_strange(tokens[first - 1]):
            first -= 1
        while end < len(tokens) and tokens[end].joined and end not in owner and _is_strange(tokens[end]):
            end += 1
        inside = {k for k in range(first, end) if any(d.span[0] <= tokens[k].start + start < d.span[1] for d in found)}
        if 1 < end - first < 5 and inside == {i}:
            yield Candidate((tokens[first].start + start, tokens[end - 1].end + start), "PER", "rule", 0.7)


def _is_strange(word: Word) -> bool:
    """Whether a word is capitalised and no English word, acronym, title or demonym."""
    lower = word.text.lower()
    return (
        word.capital
        and word.text.isalpha()
        and not word.text.isupper()
        and lower not in lexicon.TITLES
        and word.text not in lexicon.HEADS
        and word.text not in lexicon.NOT_NAMES
        and not is_english(lower)
    )


def _by_date(text: str) -> Iterator[Candidate]:
    """Attacks named by their day."""
    for match in _DATED.finditer(text):
        yield Candidate(match.span(), "EVENT", "rule", 0.9)


def title_before(text: str, at: int) -> str | None:
    """The office or form of address that stands directly before a name at ``at``."""
    before = words(text[max(0, at - 60) : at])
    if not text[:at].endswith(" "):
        return None
    for size in (4, 3, 2, 1):
        if len(before) >= size and all(w.joined for w in before[len(before) - size + 1 :]):
            phrase = " ".join(w.text for w in before[-size:]).lower()
            if phrase in lexicon.TITLES and text[max(0, at - 60) + before[-1].end : at] in (" ", ". "):
                return phrase
    return None


def _after_verb(text: str, start: int, end: int) -> int:
    """Where a personal name begins that the model has joined to the common word that opens the sentence."""
    inside = words(text[start:end])
    if len(inside) > 2 and _opens_sentence(text, start, start + inside[0].end):
        return start + inside[1].start
    return start


def _is_headline(tokens: list[Word]) -> bool:
    """Whether a paragraph capitalises its common words too, as headlines do, so that capitals tell little."""
    common = [w for w in tokens if len(w.text) > 3 and w.text not in lexicon.EDGE_WORDS]
    return 3 < len(common) < 40 and sum(w.capital for w in common) > 0.8 * len(common)


def _without_common_edges(text: str, start: int, end: int) -> Span:
    """A name in a headline without the common words at its ends, unless a head noun is among them."""
    inside = words(text[start:end])
    if any(w.text in lexicon.HEADS for w in inside):
        return start, end
    while inside and is_ordinary(inside[0].text.lower()):
        inside.pop(0)
    while inside and is_ordinary(inside[-1].text.lower()):
        inside.pop()
    return (start + inside[0].start, start + inside[-1].end) if inside else (start, start)


def trim(text: str, start: int, end: int) -> Span:
    """A span without determiners, titles, possessive, quotation marks and trailing common nouns."""
    for stop in ("(", "[", "{", "\n", ";", " | ", "…", ": "):
        cut = text.find(stop, start + 1, end)
        if cut > 0:
            end = cut
    if (slash := text.find("/", start + 1, end)) > 0 and not text[slash - 1].isdigit():
        end = slash
    while end > start and text[end - 1] in _QUOTES and not _abbreviates(text, end):
        end -= 1
    while start < end and text[start] in _QUOTES:
        start += 1
    if possessive := _POSSESSIVE.search(text[start:end]):
        end -= len(possessive.group())
    inside = words(text[start:end])
    first, last = 0, len(inside)
    first += _title_length([w.text for w in inside])
    while first < last and inside[first].text in lexicon.EDGE_WORDS:
        first += 1
        first += _title_length([w.text for w in inside[first:]])
    while last > first and (
        inside[last - 1].text in lexicon.EDGE_WORDS
        or (inside[last - 1].text.islower() and inside[last - 1].text not in lexicon.TAIL_NOUNS)
    ):
        last -= 1
    while first < last and inside[first].text.islower() and inside[first].text not in lexicon.PARTICLES:
        first += 1
    if first == last:
        return start, start
    return start + inside[first].start, start + inside[last - 1].end


def _abbreviates(text: str, end: int) -> bool:
    """Whether the stop before ``end`` belongs to an abbreviation such as U.S. or Inc."""
    return text[end - 1] == "." and bool(
        re.search(r"(?:\b[^\W\d_]\.[^\W\d_]|\b(?:Inc|Corp|Ltd|Co|Jr|Sr))\.$", text[max(0, end - 8) : end])
    )


def is_name(surface: str) -> bool:
    """Whether a surface is written as a name at all: a capital, more than a letter, not only calendar and edge words."""
    if len(surface) < 2 or not any(c.isupper() for c in surface):
        return False
    parts = [w.text for w in words(surface)]
    return (
        any(
            p[:1].isupper() or p[-1:].isupper() or any(c.isupper() for c in p)
            for p in parts
            if p not in lexicon.NOT_NAMES and p not in lexicon.EDGE_WORDS
        )
        or surface[0].isdigit()
    )


def _title_length(tokens: list[str]) -> int:
    """How many words at the start are a title, or several ("Deputy Foreign Minister"); fixed titles belong to the name."""
    at = 0
    while at < len(tokens) and tokens[at] not in lexicon.FIXED_TITLES:
        for size in range(min(4, len(tokens) - at), 0, -1):
            if " ".join(tokens[at : at + size]).lower() in lexicon.TITLES:
                at += size
                break
        else:
            break
    return at


def _by_rule(text: str, tokens: list[Word]) -> Iterator[Candidate]:
    i = 0
    while i < len(tokens):
        size = _title_length([w.text for w in tokens[i : i + 6]])
        if size and all(w.joined for w in tokens[i + 1 : i + size + 1]):
            name_end = _person_end(tokens, i + size)
            if name_end > i + size:
                yield _candidate(tokens, i + size, name_end, "PER", 0.85)
            i += size
            continue
        if tokens[i].capital and tokens[i].text not in lexicon.EDGE_WORDS:
            end = _run_end(tokens, i)
            yield from _name_in_run(text, tokens, i, end)
            i = end
            continue
        i += 1


def _candidate(tokens: list[Word], first: int, end: int, kind: str, score: float) -> Candidate:
    return Candidate((tokens[first].start, tokens[end - 1].end), kind, "rule", score)


def _person_end(tokens: list[Word], at: int) -> int:
    """Where a personal name that begins at ``at`` ends, ``at`` when none does."""
    end = at
    while end < len(tokens) and end - at < 5 and (end == at or tokens[end].joined):
        word = tokens[end].text
        particle = (
            word in lexicon.PARTICLES and end + 1 < len(tokens) and tokens[end + 1].joined and tokens[end + 1].capital
        )
        if not (particle or (tokens[end].capital and word not in lexicon.EDGE_WORDS and word not in lexicon.NOT_NAMES)):
            break
        if word in lexicon.ORG_HEADS or word in lexicon.PLACE_HEADS or word.isupper() and len(word) > 2:
            return at
        end += 1
    return end


def _run_end(tokens: list[Word], at: int) -> int:
    """The end of a stretch of capitalised words, before a title that opens a person's name."""
    end = at + 1
    while end < len(tokens) and tokens[end].joined and (tokens[end].capital or tokens[end].text == "&"):
        if tokens[end].text in lexicon.EDGE_WORDS:
            break
        size = _title_length([w.text for w in tokens[end : end + 6]])
        if size and _person_end(tokens, end + size) > end + size:
            break
        end += 1
    return end


def _name_in_run(text: str, tokens: list[Word], first: int, end: int) -> Iterator[Candidate]:
    """The name that a head noun makes of a run of capitalised words and what "of" joins to it."""
    head = tokens[end - 1].text
    stop = _of_phrase(tokens, end) if head in lexicon.OF_HEADS or head in lexicon.LAW_HEADS else end
    noun = end + 1 if end < len(tokens) and tokens[end].text in lexicon.TAIL_MODIFIERS else end
    tail = tokens[noun].text if noun < len(tokens) and all(w.joined for w in tokens[end : noun + 1]) else ""
    if stop == end and tail in lexicon.TAIL_NOUNS and head not in lexicon.NOT_NAMES:
        yield _candidate(tokens, first, noun + 1, lexicon.TAIL_NOUNS[tail], 0.75)
        return
    if stop - first < 2:
        return
    if end - first == 1 and head == "State":
        return  # "State of the Union" is no state; "Islamic State of …" is
    if kind := _head_type(tokens, first, end, stop):
        yield _candidate(tokens, first, stop, kind, 0.8)


def _head_type(tokens: list[Word], first: int, end: int, stop: int) -> str | None:
    head = tokens[end - 1].text
    if end - first == 1 and stop == end:
        return None
    if head in lexicon.FAC_HEADS:
        return "FAC"
    if head in lexicon.ORG_HEADS:
        return "ORG"
    if head in lexicon.PLACE_HEADS:
        return "LOC"
    if head in lexicon.STATE_HEADS:
        return "GPE"
    if head in lexicon.LAW_HEADS:
        return "EVENT" if head == "Convention" and any(w.text == "National" for w in tokens[first:end]) else "LAW"
    if head in lexicon.EVENT_HEADS:
        return "EVENT"
    return None


def _of_phrase(tokens: list[Word], at: int) -> int:
    """The end of "of …" or "for …" phrases that go on with a name at ``at``; ``at`` when none does."""
    end = at
    while end < len(tokens) and tokens[end].joined and tokens[end].text in ("of", "for"):
        next_ = end + 1
        if next_ < len(tokens) and tokens[next_].joined and tokens[next_].text == "the":
            next_ += 1
        if not (next_ < len(tokens) and tokens[next_].joined and tokens[next_].capital):
            break
        end = _run_end(tokens, next_)
    return end


def _elsewhere(text: str, chosen: list[Candidate]) -> Iterator[Candidate]:
    """Other places where a name that was found once stands again."""
    covered = {c.span for c in chosen}
    seen: dict[str, Candidate] = {}
    for c in chosen:
        surface = text[slice(*c.span)]
        if len(surface) > 2 and surface not in lexicon.EDGE_WORDS:
            seen.setdefault(surface, c)
            if c.entity_type == "PER" and " " in surface:
                surname = surface.rpartition(" ")[2]
                if len(surname) > 2:
                    seen.setdefault(surname, c)
    for surface, c in seen.items():
        at = text.find(surface)
        while at >= 0:
            span = (at, at + len(surface))
            if span not in covered and stands_alone(text, *span):
                yield Candidate(span, c.entity_type, "rule", c.score - 0.1)
            at = text.find(surface, at + 1)


def _one_type_each(text: str, chosen: list[Candidate]) -> list[Candidate]:
    """Each name under the type it was found with most often; a surname under that of the full name."""
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for c in chosen:
        votes[text[slice(*c.span)]][c.entity_type] += 1
    types = {surface: counted.most_common(1)[0][0] for surface, counted in votes.items()}
    surnames = {s.rpartition(" ")[2] for s, kind in types.items() if kind == "PER" and " " in s}
    for surface in types:
        if surface in surnames:
            types[surface] = "PER"
        elif surface + "s" in types and types[surface] in ("PER", "ORG", "NORP") and f"{surface}s" not in surnames:
            # "Uighur" and "Uighurs": what has a plural is a people, whatever the model took it for.
            types[surface] = types[surface + "s"] = "NORP"
    return [replace(c, entity_type=types[text[slice(*c.span)]]) for c in chosen]
