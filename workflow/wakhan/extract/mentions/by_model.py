"""Names that the model finds, in the extents of the annotation guidelines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from wakhan.extract.letter_case import is_function_word, is_ordinary
from wakhan.extract.mentions import lexicon
from wakhan.extract.mentions.candidates import Candidate
from wakhan.extract.mentions.words import (
    begins_sentence,
    is_name,
    is_strange,
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
_OFFICE_OF = re.compile(r"\b(?:Secretary|Ministers?) (?:of|for) (?:the )?\Z", re.IGNORECASE)
_ARTICLE = re.compile(r"\b(?:the|an?) \Z", re.IGNORECASE)
_HYPHENATED = re.compile(r"-([a-z]{2,5})\b(?!-)")
_BODYS_OWN = re.compile(r"([A-Z]\w+)[’']s ")
_JOINT = re.compile(r",? and |, ")
_OWNER = re.compile(r"([A-Z]\w+)[’']s [A-Z]")


def find_by_model(parse: Doc, text: str, *, headline: bool) -> Iterator[Candidate]:
    """The model's names, their extents as the guidelines have them, without what only looks like a name."""
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
            yield Candidate((start, owner), "GPE", "model")
            start, _ = trim(text, owner + 2, end)
        elif kind == "ORG" and (body := _BODYS_OWN.match(text, start, end)) and body.group(1) in lexicon.BARE_HEADS:
            start, _ = trim(text, body.end(), end)
        for first, last in _members(text, start, end):
            if first < last and is_name(text[first:last]) and not _is_common(text, first, last, kind):
                yield Candidate((first, last), kind, "model")


def _members(text: str, start: int, end: int) -> list[Span]:
    """The span of a name, or those of several that the model took for one: "Zenda and Hentzau"."""
    if not _JOINT.search(text, start, end) or not all(map(is_strange, words(_JOINT.sub(" ", text[start:end])))):
        return [(start, end)]
    joints = [m.span() for m in _JOINT.finditer(text, start, end)]
    return list(zip((start, *(j[1] for j in joints)), (*(j[0] for j in joints), end), strict=True))


def _is_common(text: str, start: int, end: int, kind: str) -> bool:
    """Whether a would-be name is a common word: part of a title, opening a sentence, a bare head noun."""
    surface = text[start:end]
    if surface in lexicon.FIELDS and title_length(words(text[start : end + 20])) > 1:
        return True  # "Defense" in "Defense Minister"
    if surface in lexicon.BARE_HEADS or _only_opens_sentence(text, start, end):
        return True
    if (
        kind not in ("PER", "FAC", "WORK")
        or not is_ordinary(surface.lower())
        or not _ARTICLE.search(text, max(0, start - 5), start)
    ):
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
