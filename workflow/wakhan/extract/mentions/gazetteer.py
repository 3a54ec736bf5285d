"""The names of the authority file, found in text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import ahocorasick

from wakhan.authority import Authority
from wakhan.view import Span


@dataclass(frozen=True, slots=True)
class Hit:
    """A name of the authority file in a text: where, as which alias, and the ids of the entities that bear it."""

    span: Span
    alias: str
    entity_ids: tuple[str, ...]


class Gazetteer:
    """All names of an authority file in one Aho-Corasick automaton, matched exactly as written, longest first."""

    def __init__(self, authority: Authority) -> None:
        self._automaton = ahocorasick.Automaton()
        for name, ids in authority.names().items():
            for spelling in spellings(name):
                self._automaton.add_word(spelling, (len(spelling), name, ids))
        self._empty = len(self._automaton) == 0
        if not self._empty:
            self._automaton.make_automaton()

    def find(self, text: str) -> list[Hit]:
        """The names in ``text``, sorted and disjoint: of two that overlap the longer, of two as long the first."""
        chosen: list[Hit] = []
        taken = bytearray(len(text))
        for hit in sorted(self._all(text), key=lambda h: (h.span[0] - h.span[1], h.span[0])):
            start, end = hit.span
            if not any(taken[start:end]):
                taken[start:end] = b"\x01" * (end - start)
                chosen.append(hit)
        return sorted(chosen, key=lambda h: h.span)

    def _all(self, text: str) -> Iterator[Hit]:
        if self._empty:
            return
        for last, (length, alias, ids) in self._automaton.iter(text):
            start, end = last + 1 - length, last + 1
            if stands_alone(text, start, end):
                yield Hit((start, end), alias, ids)


def spellings(name: str) -> list[str]:
    """A name with either apostrophe, since authority files are typed with both, and so are texts."""
    return sorted({name.replace("’", "'"), name.replace("'", "’")})


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether ``[start, end)`` begins and ends where words do; parts of hyphen compounds do, of web addresses not."""
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if before.isalnum() or after.isalnum() or before in "@/_" or after in "@$_":
        return False
    # "example.com", "Name.org" and letters of a longer abbreviation; a full stop before a capital is a missing space.
    following = text[end + 1] if end + 1 < len(text) else " "
    return not (after == "." and following.islower()) and not (before == "." and start > 1 and text[start - 2].isupper())


_latest: list[tuple[Authority, Gazetteer]] = []


def gazetteer(authority: Authority) -> Gazetteer:
    """The gazetteer of an authority file, built once for as long as the same file is asked for."""
    # An Authority holds mappings and so has no hash; identity is enough, since a run has one authority file.
    if not _latest or _latest[0][0] is not authority:
        _latest[:] = [(authority, Gazetteer(authority))]
    return _latest[0][1]
