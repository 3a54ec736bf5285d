"""Ordinary case for text that was written in capitals throughout, so that a parser can read it.

Length-preserving, as truecasing for stand-off annotation must be: every offset into the result is one into the text. Each word
takes the case it is always written in: as the authority file writes it, else as English does (lemma tables of the
spaCy model, ``letter_case.csv``), else, being no English word, as a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import ahocorasick

from wakhan.authority import Authority
from wakhan.extract.letter_case import is_english, is_ordinary, word_case
from wakhan.extract.mentions import lexicon
from wakhan.extract.mentions.gazetteer import spellings, stands_alone

_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_ABBREVIATION = re.compile(r"\b(?:[A-Z]\.){2,}|\b[A-Z]\.(?= [A-Z])|\bI\b")
_SENTENCE = re.compile(r"(?:\A|(?<!\b[A-Z])(?<!\b(?:MR|DR|MS))[.!?]+[\"”’')]*\s+)[\"“‘'(\[]*(?=[^\W\d_])")
_ACRONYM = re.compile(r"\(([A-Z]{2,6})\)")
_MONTH = re.compile(r"\b(?:MAY|MARCH|MAR|APR|JUN|JUL|AUG|SEP|SEPT|OCT|NOV|DEC|JAN|FEB)(?=\.? \d)|(?<=\d )(?:MAY|MARCH|MAR)\b")
_BODY = re.compile(
    r"\b(?:MINISTRY|DEPARTMENT|INSTITUTE|INSTITUTES|UNIVERSITY|ACADEMY|BUREAU|ACADEMIES) (?:OF|FOR) (?:THE )?"
    r"(?:(?:STATE|PUBLIC|FOREIGN|INTERNATIONAL|STRATEGIC|SOCIAL|POLITICAL|DEFENSE|DEFENCE|HIGHER|WORLD|CONTEMPORARY|NATIONAL) )*[A-Z]+"
)


def truecase(text: str, authority: Authority) -> str:
    """``text`` in ordinary case, as many code points long as before; names of the authority file keep theirs."""
    small = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    cased = list(small)
    acronyms = {match.group(1) for match in _ACRONYM.finditer(text) if not is_ordinary(match.group(1).lower())}
    for match in _WORD.finditer(small):
        start, end = match.span()
        written = text[start:end]
        cased[start:end] = written if written in acronyms else word_case(match.group(), written)
    for match in _ABBREVIATION.finditer(text):
        cased[slice(*match.span())] = match.group()
    for pattern in (_MONTH, _BODY):
        for match in pattern.finditer(text):
            cased[slice(*match.span())] = _headline(small[slice(*match.span())])
    for start, alias in _authority_names(small, authority):
        cased[start : start + len(alias)] = alias
    _raise_neighbours(small, cased)
    for match in _SENTENCE.finditer(text):
        cased[match.end()] = text[match.end()]
    return "".join(cased)


def _headline(phrase: str) -> str:
    small = ("of", "for", "the", "and")
    return re.sub(r"[^\W\d_]+", lambda m: m.group() if m.group() in small else m.group().title(), phrase)


def _raise_neighbours(small: str, cased: list[str]) -> None:
    """Write with capitals what belongs to a name beside it: titles before it, head nouns after it, particles' words."""
    found = list(_WORD.finditer(small))
    parts = [m.group() for m in found]

    def up(i: int) -> None:
        cased[found[i].start()] = cased[found[i].start()].upper()

    def capital(i: int) -> bool:
        return cased[found[i].start()].isupper()

    for i in range(len(found) - 1):
        gap = small[found[i].end() : found[i + 1].start()]
        if parts[i] in ("al", "el") and gap == "-" or parts[i] in ("bin", "ibn", "bint") and gap == " ":
            up(i + 1)
        if gap not in (" ", ". "):
            continue
        here, after = parts[i], parts[i + 1]
        if gap == " " and not capital(i + 1) and i + 2 < len(found) and capital(i + 2) and here in _OFFICES:
            # "spokesman Sun Yuxi": the first of two words after an office, where the second is no English word.
            if small[found[i + 1].end() : found[i + 2].start()] == " " and not is_english(parts[i + 2]) and len(after) < 6:
                up(i + 1)
        if gap == " " and capital(i) and not capital(i + 1) and after in _RAISED_HEADS:
            up(i + 1)
        elif gap == " " and capital(i) and after in _MODIFIERS and i + 2 < len(found) and parts[i + 2] in _RAISED_HEADS:
            up(i + 1)
            up(i + 2)
        elif gap == " " and here in _DIRECTIONS and capital(i + 1) and not after.endswith(_DEMONYM_ENDINGS):
            up(i)
    for i in range(len(found) - 1, 0, -1):
        gap = small[found[i - 1].end() : found[i].start()]
        if not (capital(i) and (gap == " " or (gap == ". " and len(parts[i - 1]) < 5))):
            continue
        for size in (4, 3, 2, 1):
            first = i - size
            if first >= 0 and (phrase := small[found[first].start() : found[i - 1].end()]) in _TITLES:
                if len(phrase) > 1 and not any(len(p) > 1 and cased[found[first + k].start() + 1].isupper() for k, p in enumerate(parts[first:i])):
                    for k in range(first, i):
                        if parts[k] != "of":
                            up(k)
                break


_TITLES = lexicon.TITLES | {title.lower() for title in lexicon.FIXED_TITLES}
_OFFICES = frozenset("president premier minister ambassador secretary spokesman spokeswoman chairman general colonel mr mrs ms dr director chancellor governor senator".split())
_DIRECTIONS = frozenset("north south east west".split())
_DEMONYM_ENDINGS = ("ese", "ian", "ish", "can", "ani", "aqi", "eli", "ans", "an", "eans")
# Common nouns that, straight after a name in a telegram, are nearly always part of it.
_RAISED_HEADS = frozenset(
    "embassy consulate union university institute academy ministry army council party river valley corridor province strait sea mountains airport mosque islands peninsula war alliance bank".split()
)
_MODIFIERS = frozenset("foreign civil communist central national liberation defense defence interior people's state world democratic".split())


class _Folded:
    """The names of an authority file that are recognisable without their case."""

    def __init__(self, authority: Authority) -> None:
        self.automaton = ahocorasick.Automaton()
        for name, ids in authority.names().items():
            kinds = {authority.entities[i].entity_type for i in ids}
            if len(name.lower()) == len(name) and _tells_without_case(name, kinds):
                for spelling in spellings(name):
                    self.automaton.add_word(spelling.lower(), spelling)
        if len(self.automaton):
            self.automaton.make_automaton()


def _tells_without_case(name: str, kinds: set[str]) -> bool:
    """Whether a name is still one when its case is gone: WHO, IS and May are not, nor is a journal called The Week."""
    parts = [w.group() for w in _WORD.finditer(name)]
    if not parts:
        return False
    if len(parts) == 1:
        return len(name) > 2 and not is_ordinary(parts[0].lower())
    heads = lexicon.ORG_HEADS | lexicon.FAC_HEADS | lexicon.PLACE_HEADS | lexicon.STATE_HEADS | lexicon.EVENT_HEADS | lexicon.LAW_HEADS
    return not all(is_ordinary(p.lower()) for p in parts) or parts[-1] in heads or bool(kinds & {"GPE", "PER", "NORP", "LOC"})


_latest: list[tuple[Authority, _Folded]] = []


def _authority_names(small: str, authority: Authority) -> Iterator[tuple[int, str]]:
    """Names of the authority file in a lower-case text, longer ones after shorter ones that they contain."""
    if not _latest or _latest[0][0] is not authority:
        _latest[:] = [(authority, _Folded(authority))]
    automaton = _latest[0][1].automaton
    if not len(automaton):
        return
    hits = [(last + 1 - len(name), name) for last, name in automaton.iter(small)]
    for start, name in sorted(hits, key=lambda h: (len(h[1]), h[0])):
        if stands_alone(small, start, start + len(name)):
            yield start, name
    for match in re.finditer(r"(?<=\bthe )(?:us|who|un)\b|\bus(?=-)", small):
        if match.group().upper() in authority.names():
            yield match.start(), match.group().upper()
