"""Names that no authority file lists: what the model finds, and what the words around and inside a name tell."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from wakhan.extract.annotations import Document, Method
from wakhan.extract.given_names import is_given_name
from wakhan.extract.letter_case import has_capital, is_english, is_function_word, is_ordinary
from wakhan.extract.mentions import lexicon
from wakhan.extract.mentions.gazetteer import stands_alone
from wakhan.extract.mentions.words import (
    ACRONYM,
    Word,
    begins_sentence,
    is_headline,
    is_name,
    spelled_out,
    title_length,
    trim,
    without_common_edges,
    words,
)
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
# How likely a mention is right by its kind of evidence: judged on annotated documents, on the low side.
DEFINED, TITLED, DATED, HEADED, MODEL, AGAIN, WIDENED = 0.96, 0.95, 0.9, 0.85, 0.85, 0.8, 0.7

_OFFICE_OF = re.compile(r"\b(?:Secretary|Ministers?) (?:of|for) (?:the )?\Z", re.IGNORECASE)
_ARTICLE = re.compile(r"\b(?:the|an?) \Z", re.IGNORECASE)
_HYPHENATED = re.compile(r"-([a-z]{2,5})\b(?!-)")
_OWNER = re.compile(r"([A-Z]\w+)[’']s [A-Z]")
_DATED_ATTACKS = re.compile(
    r"\b(?:\d{1,2}/\d{1,2}|(?:January|February|March|April|May|June|July|August|Sept(?:\.|ember)|October|November"
    r"|December) \d{1,2})(?: (?:terrorist|terror))? (?:attacks|bombings|massacre|protests|uprising)\b"
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A span of the document that may be a name."""

    span: Span
    entity_type: str
    method: Method
    score: float


def propose(document: Document, text: str) -> list[Candidate]:
    """Names by model and rule, sorted and disjoint, each name under one type throughout the document.

    ``text``: the document's text in ordinary case, from :func:`cased_text`.
    """
    found: list[Candidate] = []
    for paragraph in document.paragraphs:
        here = text[paragraph.start : paragraph.end]
        tokens = words(here)
        local = [*_by_model(paragraph.parse, here, tokens), *_by_rule(tokens), *_by_date(here), *_spelled_out(here)]
        local.extend(_widened(tokens, local))
        found.extend(replace(c, span=(c.span[0] + paragraph.start, c.span[1] + paragraph.start)) for c in local)
    chosen = _disjoint(found)
    chosen = _disjoint([*chosen, *_again(text, chosen)])
    return _one_type_each(text, chosen)


def cased_text(document: Document) -> str:
    """The document's text as the parser read it: as written, save where it was in capitals."""
    pieces: list[str] = []
    at = 0
    for paragraph in document.paragraphs:
        pieces += document.text[at : paragraph.start], paragraph.parse.text
        at = paragraph.end
    return "".join(pieces)


def _disjoint(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Of overlapping candidates the longest; of as long ones the model's if it says a person, else the rule's."""
    chosen: list[Candidate] = []
    taken: set[int] = set()

    def rank(c: Candidate) -> tuple[int, bool, bool, Span, str]:
        is_person = c.method == "model" and c.entity_type == "PER"
        return c.span[0] - c.span[1], not is_person, c.method != "rule", c.span, c.entity_type

    for c in sorted(candidates, key=rank):
        if taken.isdisjoint(range(*c.span)):
            taken.update(range(*c.span))
            chosen.append(c)
    return sorted(chosen, key=lambda c: c.span)


def _by_model(parse: Doc, text: str, tokens: Sequence[Word]) -> Iterator[Candidate]:
    """The model's names, their extents as the guidelines have them, without what only looks like a name."""
    headline = is_headline(tokens)
    for entity in parse.ents:
        kind = TYPES.get(entity.label_)
        # "Secretary of State": the rest of an office is no body.
        before = text[max(0, entity.start_char - 24) : entity.start_char]
        if kind is None or _OFFICE_OF.search(before):
            continue
        start, end = trim(text, entity.start_char, entity.end_char)
        if text[:start].lower().endswith(lexicon.PLACE_PREFIXES):
            continue
        if headline:
            start, end = without_common_edges(text, start, end)
        if kind == "PER":
            start, end = _after_opening_word(text, start, end), _hyphenated_end(text, start, end)
        elif kind == "ORG" and (owner := _owner(text, start, end)):
            yield Candidate((start, owner), "GPE", "model", MODEL)
            start, _ = trim(text, owner + 2, end)
        if start < end and is_name(text[start:end]) and not _is_common(text, start, end, kind):
            yield Candidate((start, end), kind, "model", MODEL)


def _is_common(text: str, start: int, end: int, kind: str) -> bool:
    """Whether a would-be name is a common word: part of a title, opening a sentence, a bare head noun."""
    surface = text[start:end]
    if surface in lexicon.FIELDS and title_length(words(text[start : end + 20])) > 1:
        return True  # "Defense" in "Defense Minister"
    if surface in lexicon.BARE_HEADS or _only_opens_sentence(text, start, end):
        return True
    if kind != "PER" or not is_ordinary(surface.lower()) or not _ARTICLE.search(text, max(0, start - 5), start):
        return False
    # "the Situation in …"; but in "the Rice visit" a name stands before a noun.
    behind = re.match(r"\W*(\w+)", text[end : end + 20])
    return behind is None or is_function_word(behind.group(1).lower())


def _hyphenated_end(text: str, start: int, end: int) -> int:
    """Where a name of several words ends whose last one goes on in small letters behind a hyphen: "Moon Jae-in"."""
    rest = _HYPHENATED.match(text, end)
    return rest.end() if rest and " " in text[start:end] and rest.group(1) not in lexicon.COMPOUND_ENDINGS else end


def _owner(text: str, start: int, end: int) -> int | None:
    """Where the state ends whose body a name is ("Egypt's Foreign Ministry"); None when no state is in front."""
    match = _OWNER.match(text, start, end)
    is_state = match and not is_ordinary(match.group(1).lower()) and text[start:end].split()[-1] in lexicon.STATE_BODIES
    return match.end(1) if match and is_state else None


def _only_opens_sentence(text: str, start: int, end: int) -> bool:
    """Whether a would-be name is a common word, capitalised only because a sentence or quotation begins with it."""
    surface = text[start:end]
    return surface.isalpha() and begins_sentence(text, start) and is_ordinary(surface.lower())


def _after_opening_word(text: str, start: int, end: int) -> int:
    """Where a personal name begins that the model has joined to the common word that opens the sentence."""
    inside = words(text[start:end])
    if len(inside) > 2 and _only_opens_sentence(text, start, start + inside[0].end):
        return start + inside[1].start
    return start


def _spelled_out(text: str) -> Iterator[Candidate]:
    """Names whose acronym is defined behind them, and the acronym: "Institute of Rural Studies (IRS)"."""
    for acronym in ACRONYM.finditer(text):
        found = spelled_out(text, acronym.start(), acronym.group(1))
        if found is None or not all(w.capital or is_function_word(w.text) for w in found):
            continue
        names = [w.text for w in found]
        head = names[names.index("of") - 1] if "of" in names else names[-1]
        kind = _type_by_head(head) or "ORG"
        yield Candidate((found[0].start, found[-1].end), kind, "rule", DEFINED)
        yield Candidate(acronym.span(1), kind, "rule", DEFINED)


def _by_date(text: str) -> Iterator[Candidate]:
    """Attacks and the like named by their day: "9/11 attacks", "July 7 bombings"."""
    for match in _DATED_ATTACKS.finditer(text):
        yield Candidate(match.span(), "EVENT", "rule", DATED)


def _by_rule(tokens: Sequence[Word]) -> Iterator[Candidate]:
    """Persons by the title before them, bodies, places and the like by the head noun inside them."""
    i = 0
    while i < len(tokens):
        size = title_length(tokens[i : i + 6])
        if size and all(w.joined for w in tokens[i + 1 : i + size + 1]):
            title, i = tokens[i : i + size], i + size
            if (end := _person_end(tokens, i, _is_address(title))) > i and not _is_rank(title, tokens[i]):
                yield _candidate(tokens, i, end, "PER", TITLED)
        elif tokens[i].capital and tokens[i].text not in lexicon.EDGE_WORDS:
            end = _run_end(tokens, i)
            yield from _headed(tokens, i, end)
            i = end
        else:
            i += 1


def _candidate(tokens: Sequence[Word], first: int, end: int, kind: str, score: float) -> Candidate:
    return Candidate((tokens[first].start, tokens[end - 1].end), kind, "rule", score)


def _is_rank(title: Sequence[Word], name: Word) -> bool:
    """Whether a title is an adjective before a common word or a demonym: "Deputy Whip", "senior Chinese officials"."""
    known = is_ordinary(name.text.lower()) or has_capital(name.text.lower())
    return known and all(w.text.lower() in lexicon.RANK_WORDS for w in title)


def _is_address(title: Sequence[Word]) -> bool:
    return title[-1].text.lower() in lexicon.ADDRESS


def _person_end(tokens: Sequence[Word], at: int, addressed: bool = False) -> int:
    """Where a personal name that begins at ``at`` ends, ``at`` when none does.

    ``addressed``: a form of address stands before it, so that letters in capitals are a name too.
    """
    end = at
    while end < len(tokens) and end - at < 5 and (end == at or tokens[end].joined):
        word = tokens[end].text
        if word in lexicon.ORG_HEADS or word in lexicon.PLACE_HEADS or word in lexicon.FIELDS:
            return at
        if word.isupper() and len(word) > 2 and not addressed:
            return at
        if not tokens[end].capital or word in lexicon.EDGE_WORDS or word in lexicon.NOT_NAMES:
            has_more = end + 1 < len(tokens) and tokens[end + 1].joined and tokens[end + 1].capital
            if word not in lexicon.PARTICLES or not has_more:
                break
        end += 1
    return end


def _run_end(tokens: Sequence[Word], at: int) -> int:
    """The end of a stretch of capitalised words, before a title that opens a person's name."""
    end = at + 1
    while end < len(tokens) and tokens[end].joined and (tokens[end].capital or tokens[end].text == "&"):
        if tokens[end].text in lexicon.EDGE_WORDS:
            break
        size = title_length(tokens[end : end + 6])
        if size and _person_end(tokens, end + size) > end + size:
            break
        end += 1
    return end


def _headed(tokens: Sequence[Word], first: int, end: int) -> Iterator[Candidate]:
    """The name that a head noun makes of a run of capitalised words and what "of" joins to it."""
    numbered = end - first > 2 and tokens[end - 1].text in ("I", "II", "III", "IV")
    head = tokens[end - 2 if numbered else end - 1].text
    noun = end + 1 if end < len(tokens) and tokens[end].text in lexicon.TAIL_MODIFIERS else end
    tail = tokens[noun].text if noun < len(tokens) and all(w.joined for w in tokens[end : noun + 1]) else ""
    if tail in lexicon.TAIL_NOUNS and head not in lexicon.NOT_NAMES:
        yield _candidate(tokens, first, noun + 1, lexicon.TAIL_NOUNS[tail], HEADED)
        return
    stop = _of_phrase_end(tokens, end) if head in lexicon.OF_HEADS else end
    # One word is a head noun without a name; "State of the Union" is no state, though "Islamic State of …" is one.
    if stop - first < 2 or (end - first == 1 and head == "State"):
        return
    if kind := _type_by_head(head):
        yield _candidate(tokens, first, stop, kind, HEADED)


def _type_by_head(head: str) -> str | None:
    kinds = {
        "FAC": lexicon.FAC_HEADS,
        "ORG": lexicon.ORG_HEADS,
        "LOC": lexicon.PLACE_HEADS,
        "GPE": lexicon.STATE_HEADS,
        "LAW": lexicon.LAW_HEADS,
        "EVENT": lexicon.EVENT_HEADS,
    }
    return next((kind for kind, heads in kinds.items() if head in heads), None)


def _of_phrase_end(tokens: Sequence[Word], at: int) -> int:
    """The end of "of …" and "for …" phrases that go on with a name at ``at``; ``at`` when there is none."""
    end = at
    while end < len(tokens) and tokens[end].joined and tokens[end].text in ("of", "for"):
        first = end + 1
        if first < len(tokens) and tokens[first].joined and tokens[first].text == "the":
            first += 1
        if not (first < len(tokens) and tokens[first].joined and tokens[first].capital):
            break
        end = _run_end(tokens, first)
    return end


def _widened(tokens: Sequence[Word], found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Personal names of which the model saw one word: the rest are words beside it that are no English words."""
    whole = {c.span: c for c in found if c.entity_type in ("PER", "ORG", "GPE")}
    covered = {i for c in found for i in range(*c.span)}

    def adds(token: Word) -> bool:
        return token.start not in covered and _is_strange(token)

    for i, token in enumerate(tokens):
        if (token.start, token.end) not in whole or not _is_strange(token):
            continue
        first, end = i, i + 1
        while first and tokens[first].joined and adds(tokens[first - 1]):
            first -= 1
        while end < len(tokens) and tokens[end].joined and adds(tokens[end]):
            end += 1
        if 1 < end - first < 5:
            yield _candidate(tokens, first, end, "PER", WIDENED)


def _is_strange(word: Word) -> bool:
    """Whether a word is capitalised and no English word, acronym, title or head noun."""
    return (
        word.capital
        and word.text.isalpha()
        and not word.text.isupper()
        and word.text not in lexicon.HEADS
        and word.text not in lexicon.NOT_NAMES
        and word.text.lower() not in lexicon.TITLES
        and not is_english(word.text.lower())
    )


def _again(text: str, chosen: Sequence[Candidate]) -> Iterator[Candidate]:
    """Other places where a name, or the surname of a person, that was found once stands again."""
    covered = {c.span for c in chosen}
    seen: dict[str, Candidate] = {}
    for c in chosen:
        surface = text[slice(*c.span)]
        seen.setdefault(surface, c)
        if c.entity_type == "PER":
            seen.setdefault(surface.rpartition(" ")[2], c)
            # The family name stands first in Chinese, Korean and Hungarian.
            first, _, rest = surface.partition(" ")
            if rest and first not in lexicon.FIXED_TITLES and _stands_within(text, first):
                seen.setdefault(first, c)
    for surface, c in seen.items():
        at = text.find(surface) if len(surface) > 2 and surface not in lexicon.EDGE_WORDS else -1
        while at >= 0:
            span = (at, at + len(surface))
            if span not in covered and stands_alone(text, *span):
                yield Candidate(span, c.entity_type, "rule", min(c.score, AGAIN))
            at = text.find(surface, at + 1)


def _stands_within(text: str, word: str) -> bool:
    """Whether a word is written as a name within a sentence somewhere, or is no English word at all."""
    if not is_ordinary(word.lower()):
        return True
    places = (m.start() for m in re.finditer(rf"\b{re.escape(word)}(?= [a-z])", text))
    return any(not begins_sentence(text, at) for at in places)


def _one_type_each(text: str, chosen: Sequence[Candidate]) -> list[Candidate]:
    """Each name under the type it was found with most often; a surname under that of the full name."""
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for c in chosen:
        votes[text[slice(*c.span)]][c.entity_type] += 1
    types = {surface: counted.most_common(1)[0][0] for surface, counted in votes.items()}
    types |= {surface: "PER" for surface in types if _reads_as_person(surface)}
    people = [surface.split() for surface, kind in types.items() if kind == "PER" and " " in surface]
    last, first = {name[-1] for name in people}, {name[0] for name in people}
    for surface, kind in types.items():
        if surface in last or (surface in first and kind in ("ORG", "FAC", "WORK")):
            types[surface] = "PER"
        elif surface + "s" in types and kind in ("PER", "ORG", "NORP"):
            # "Uighur" and "Uighurs": what has a plural is a people, whatever the model took it for.
            types[surface] = types[surface + "s"] = "NORP"
    # What an acronym is short for tells best.
    types |= {text[slice(*c.span)]: c.entity_type for c in chosen if c.score == DEFINED}
    return [replace(c, entity_type=types[text[slice(*c.span)]]) for c in chosen]


def _reads_as_person(surface: str) -> bool:
    """Whether a name of several words begins with a common given name or an initial and has no head noun."""
    first, *rest = surface.split()
    if not 0 < len(rest) < 4 or rest[-1] in lexicon.HEADS:
        return False
    is_given = is_given_name(first) or (len(first) == 2 and first[0].isupper() and first[1] == ".")
    return is_given and all(word[0].isupper() or word in lexicon.PARTICLES for word in rest)
