"""The names of the authority file, found in text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import ahocorasick

from wakhan.authority import Authority
from wakhan.extract.letter_case import is_function_word, is_ordinary
from wakhan.extract.mentions import lexicon
from wakhan.extract.per_authority import per_authority
from wakhan.view import Span


@dataclass(frozen=True, slots=True)
class Hit:
    """A name of the authority file in a text: where, as which alias, and the ids of the entities that bear it."""

    span: Span
    alias: str
    entity_ids: tuple[str, ...]


class Gazetteer:
    """All names of an authority file, in Aho-Corasick automata: one for text in ordinary case, one for text without."""

    def __init__(self, authority: Authority) -> None:
        self._bearers = authority.names()
        self._kinds = {i: e.entity_type for i, e in authority.entities.items()}
        self._exact = ahocorasick.Automaton()
        for name, ids in self._bearers.items():
            if self._is_searched(name):
                for spelling in self._spellings(name):
                    if spelling == name or spelling not in self._bearers:
                        self._exact.add_word(spelling, (len(spelling), name, ids))
        self._exact.make_automaton()

    @cached_property
    def _without_case(self) -> tuple[ahocorasick.Automaton, dict[str, str]]:
        """For text without case, built when the first one comes: the names, and those that are function words too."""
        folded = ahocorasick.Automaton()
        function_words: dict[str, str] = {}
        for name, ids in self._bearers.items():
            if len(name.lower()) != len(name):
                continue
            if name.isupper() and is_function_word(name.lower()):
                function_words[name.lower()] = name
            if _tells_without_case(name, {self._kinds[i] for i in ids}):
                for spelling in _apostrophes(name):
                    # "GoP" and "GOP" are one here; the latter has all their bearers.
                    if spelling.isupper() or not folded.exists(spelling.lower()):
                        folded.add_word(spelling.lower(), spelling)
        folded.make_automaton()
        return folded, function_words

    def bearers(self, name: str) -> tuple[str, ...]:
        """The ids of the entities that bear a name, written as in the authority file."""
        return self._bearers.get(name, ())

    def is_person(self, name: str) -> bool:
        """Whether all who bear a name, written as in the authority file, are persons."""
        ids = self.bearers(name)
        return bool(ids) and all(self._kinds[i] == "PER" for i in ids)

    def find(self, text: str) -> list[Hit]:
        """The names in a text in ordinary case, sorted and disjoint: of two that overlap the longer, else the first."""
        chosen: list[Hit] = []
        taken = bytearray(len(text))
        for hit in sorted(self._all(text), key=lambda h: (h.span[0] - h.span[1], h.span[0])):
            start, end = hit.span
            if not any(taken[start:end]):
                taken[start:end] = b"\x01" * (end - start)
                chosen.append(_with_masthead(text, hit))
        return sorted(chosen, key=lambda h: h.span)

    def find_folded(self, small: str) -> Iterator[tuple[int, str]]:
        """The names in a lower-case text: start and spelling, longer ones after shorter ones that they contain."""
        folded, function_words = self._without_case
        hits = [(last + 1 - len(name), name) for last, name in folded.iter(small)] if folded else []
        for start, name in sorted(hits, key=lambda h: (len(h[1]), h)):
            if stands_alone(small, start, start + len(name)):
                yield start, name
        # A pronoun has no article and makes no compound: "THE US", "US-LED", "THE WHO".
        for match in re.finditer(r"(?<=\bthe )[a-z]+\b|\b[a-z]+(?=-)", small):
            if name := function_words.get(match.group()):
                yield match.start(), name

    def _all(self, text: str) -> Iterator[Hit]:
        if not self._exact:
            return
        for last, (length, alias, ids) in self._exact.iter(text):
            start, end = last + 1 - length, last + 1
            if stands_alone(text, start, end):
                yield Hit((start, end), alias, ids)

    def _is_searched(self, name: str) -> bool:
        """Whether a name is looked for as it stands: not with an article it does without, nor as common words."""
        first, _, rest = name.partition(" ")
        if first == "The" and rest in self._bearers and (" " in rest or not is_ordinary(rest.lower())):
            return False
        return not (rest and first.islower() and first not in lexicon.PARTICLES and is_ordinary(first))

    def _spellings(self, name: str) -> list[str]:
        """A name as texts write it: with either apostrophe or none, and in capitals, as in datelines and catchwords."""
        loud = name.upper()
        told = len(name) > 3 and loud not in self._bearers and not is_ordinary(name.lower())
        return [*_apostrophes(name), *([loud] if told else [])]


def _with_masthead(text: str, hit: Hit) -> Hit:
    """A paper's name with the article of its masthead, which the authority file need not list."""
    start, end = hit.span
    is_paper = hit.alias.rpartition(" ")[2] in lexicon.PAPER_HEADS and " " in hit.alias
    return Hit((start - 4, end), hit.alias, hit.entity_ids) if is_paper and text[:start].endswith("The ") else hit


def _apostrophes(name: str) -> list[str]:
    """A name with either apostrophe, since authority files are typed with both, and so are texts; a possessive without.

    "People's Bank" is a "Peoples Bank" in telegrams and headlines.
    """
    return sorted({name.replace("’", "'"), name.replace("'", "’"), re.sub("[’']s ", "s ", name)})


def _tells_without_case(name: str, kinds: set[str]) -> bool:
    """Whether a name is still one when its case is gone: WHO, IS and May are not, nor is a journal called The Week."""
    parts = re.findall(r"[^\W\d_]+(?:[’'][^\W\d_]+)*", name)
    common = [is_ordinary(part.lower()) for part in parts]
    if len(parts) < 2:
        return len(name) > 2 and not all(common)
    return not all(common) or parts[-1] in lexicon.HEADS or bool(kinds & {"GPE", "PER", "NORP", "LOC"})


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether ``[start, end)`` begins and ends where words do; parts of hyphen compounds do, of web addresses not."""
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if before.isalnum() or after.isalnum() or before in "@_" or after in "@$_":
        return False
    if before == "/" and "." in text[max(0, start - 40) : start].rpartition(" ")[2]:
        return False
    # "example.com" and letters of a longer abbreviation; a full stop before a capital is a missing space.
    in_address = after == "." and text[end + 1 : end + 2].islower()
    in_abbreviation = before == "." and text[max(0, start - 2) : start - 1].isupper()
    return not in_address and not in_abbreviation


# The gazetteer of an authority file.
gazetteer = per_authority(Gazetteer)
