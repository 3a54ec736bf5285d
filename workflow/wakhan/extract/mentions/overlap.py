"""Where names of the authority file and other names overlap: which of them the text means."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from wakhan.authority import Authority
from wakhan.extract.letter_case import is_english, is_ordinary
from wakhan.extract.mentions import lexicon
from wakhan.extract.mentions.candidates import Candidate
from wakhan.extract.mentions.gazetteer import Hit
from wakhan.extract.mentions.words import words
from wakhan.view import Span

# Words that make another place of the one they stand before.
_OTHER_PLACE = re.compile(r"\b(?:New|North|South|East|West|Upper|Lower) \Z")
_DIRECTIONS = ("North", "South", "East", "West")
# What stands before the rest of a state's full name: "Socialist [Republic of …]".
_OTHER_STATE = re.compile(r"\b[A-Z][\w’']+ \Z")


def _start(hit: Hit) -> int:
    return hit.span[0]


def _end(hit: Hit) -> int:
    return hit.span[1]


def settle(
    text: str, hits: Sequence[Hit], candidates: Sequence[Candidate], authority: Authority
) -> tuple[list[Hit], list[Candidate]]:
    """Names of the authority file and other names without overlaps: the former win unless the latter are bigger names.

    Names of the authority file that the text does not mean are left out as well: words in headings in capitals, and
    parts of places that it lacks.
    """
    starts = {h.span[0] for h in hits}
    hits = [h for h in hits if not _is_shouted_word(text, h) and not _is_part_of_place(text, h, starts, authority)]
    kept: list[Candidate] = []
    dropped: set[Span] = set()
    for c in candidates:
        over = hits[bisect_right(hits, c.span[0], key=_end) : bisect_left(hits, c.span[1], key=_start)]
        if not over:
            kept.append(c)
        elif _is_bigger(text, c, over, authority):
            kept.append(c)
            dropped.update(h.span for h in over)
    return [h for h in hits if h.span not in dropped], kept


def _is_shouted_word(text: str, hit: Hit) -> bool:
    """Whether a name in capitals that is also a word (US, IS, WHO) stands among capitals, where it is the word."""
    if not hit.alias.isupper() or not is_ordinary(hit.alias.lower()):
        return False
    before = re.search(r"([^\W\d_]+)\W*\Z", text[max(0, hit.span[0] - 20) : hit.span[0]])
    after = re.match(r"\W*([^\W\d_]+)", text[hit.span[1] : hit.span[1] + 20])
    around = [m.group(1) for m in (before, after) if m]
    return bool(around) and all(len(w) > 1 and w.isupper() for w in around)


def _is_part_of_place(text: str, hit: Hit, starts: set[int], authority: Authority) -> bool:
    """Whether a place's name is only part of another place's, one that the authority file lacks: "New England".

    ``starts``: where the names of the authority file begin.
    """
    start, end = hit.span
    if not {authority.entities[i].entity_type for i in hit.entity_ids} <= {"GPE", "LOC", "NORP"}:
        return False
    before = text[max(0, start - 20) : start]
    if hit.alias in _DIRECTIONS and text[end : end + 1] == " " and end + 1 not in starts:
        return text[end + 1 : end + 2].isupper()
    if hit.alias.partition(" ")[0] in lexicon.STATE_HEADS and _OTHER_STATE.search(before):
        return True
    return bool(_OTHER_PLACE.search(before)) or before.lower().endswith(lexicon.PLACE_PREFIXES)


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
            return all(" " not in h.alias for h in over) or _adds_surname(over, inside)
        in_front = over[0].span[0] == c.span[0]
        if in_front and not _is_named_again(text, inside[-1][1]):
            return False
        return len(over) == 1 and len(inside) < 4
    if c.method == "rule":
        return True
    return any(w in lexicon.HEADS for w in more) or (c.entity_type in ("WORK", "LAW", "EVENT") and len(more) > 1)


def _adds_surname(over: list[Hit], inside: Sequence[tuple[int, str]]) -> bool:
    """Whether a name goes on, by one word that is no English word, where that of somebody known ends."""
    at, last = inside[-1]
    return over[-1].span[1] == at - 1 and not is_english(last.lower())


def _is_named_again(text: str, surname: str) -> bool:
    """Whether somebody is named by a surname alone: that "Israel Roe" is a person shows where "Roe said" stands."""
    return re.search(rf"(?:\A|[.!?”] |\b(?:Mr|Ms|Mrs|Dr)\.? ){re.escape(surname)}\b", text) is not None


def _is_person(hit: Hit, authority: Authority) -> bool:
    return all(authority.entities[i].entity_type == "PER" for i in hit.entity_ids)
