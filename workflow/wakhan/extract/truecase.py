"""Ordinary case for text that was written in capitals throughout, so that a parser can read it.

Truecasing here keeps the length of the text, so that every offset into the result is one into the text. A word takes
the case the authority file gives it, else the case English gives it (:mod:`~wakhan.extract.letter_case`), and capitals
besides where the words around it make it part of a name.
"""

from __future__ import annotations

import re

from wakhan.authority import Authority
from wakhan.extract.given_names import is_given_name
from wakhan.extract.letter_case import is_english, is_function_word, is_ordinary, may_be_name, word_case
from wakhan.extract.mentions import lexicon
from wakhan.extract.mentions.gazetteer import gazetteer
from wakhan.extract.mentions.words import ACRONYM, spelled_out

_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_ABBREVIATION = re.compile(r"(?!I\.E\.|E\.G\.|[AP]\.M\.)(?:\b(?:[A-Z]\.){2,}|\b[A-Z]\.(?= [A-Z])|\bI\b)")
_SENTENCE = re.compile(r"(?:\A|\n\n|(?<!\b[A-Z])(?<!\b(?:MR|DR|MS))[.!?]+[\"”’')]*\s+)[\"“‘'(\[]*(?=[^\W\d_])")
_MONTH = re.compile(
    r"\b(?:MAY|MARCH|MAR|APR|JUN|JUL|AUG|SEPT?|OCT|NOV|DEC|JAN|FEB)(?=\.? \d)"
    r"|(?:(?<=\b\d )|(?<=\b\d\d ))(?:MAY|MARCH|MAR)\b"
)
_BODY = re.compile(
    rf"\b(?:{'|'.join(sorted(lexicon.CASELESS_BODIES))}) (?:of|for) (?:the )?"
    rf"(?:(?:{'|'.join(sorted(lexicon.CASELESS_FIELDS))}) )*[^\W\d_]+"
    rf"|\b(?:(?:{'|'.join(sorted(lexicon.CASELESS_REGIMES))}) )+(?:republic|kingdom|emirate) of (?:the )?[^\W\d_]+"
)
_TITLES = lexicon.TITLES | {title.lower() for title in lexicon.FIXED_TITLES}
_DIRECTIONS = ("north", "south", "east", "west")
_DEMONYM_ENDINGS = ("ese", "ish", "ani", "aqi", "eli", "an", "ans")


def truecase(text: str, authority: Authority) -> str:
    """``text`` in ordinary case, as many code points long as before; names of the authority file keep theirs."""
    small = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    cased = list(small)
    acronyms, full_names = _acronyms(text)
    for match in _WORD.finditer(small):
        written = text[slice(*match.span())]
        cased[slice(*match.span())] = written if written in acronyms else word_case(match.group(), written)
    for match in _ABBREVIATION.finditer(text):
        cased[slice(*match.span())] = match.group()
    for match in (*_MONTH.finditer(text), *_BODY.finditer(small)):
        for word in _WORD.finditer(small, *match.span()):
            if word.group() not in ("of", "for", "the"):
                cased[word.start()] = word.group()[0].upper()
    for at in full_names:
        cased[at] = text[at]
    surnames: set[str] = set()
    for start, name in gazetteer(authority).find_folded(small):
        cased[start : start + len(name)] = name
        if " " in name and gazetteer(authority).is_person(name):
            surnames.add(name.lower().rpartition(" ")[2])
    _Names(small, cased).complete(surnames)
    for match in _SENTENCE.finditer(text):
        cased[match.end()] = text[match.end()]
    return "".join(cased)


def _acronyms(text: str) -> tuple[set[str], list[int]]:
    """The acronyms that a text in capitals gives in brackets, and where the words begin that they are short for."""
    found: set[str] = set()
    starts: list[int] = []
    for match in ACRONYM.finditer(text):
        name = spelled_out(text, match.start(), match.group(1))
        if name or not is_ordinary(match.group(1).lower()):
            found.add(match.group(1))
        starts.extend(word.start for word in name or () if not is_function_word(word.text.lower()))
    return found, starts


class _Names:
    """The words of a lower-case text and the case found for them so far; completes names from the words beside them."""

    def __init__(self, small: str, cased: list[str]) -> None:
        self._small, self._cased = small, cased
        self._found = list(_WORD.finditer(small))
        self._words = [match.group() for match in self._found]

    def complete(self, surnames: set[str]) -> None:
        """Write with capitals what belongs to a name: head nouns after it, surnames within it, titles before it.

        ``surnames``: those of persons known to be named in full, in small letters.
        """
        surnames = {name for name in surnames if not is_function_word(name)}
        for i in range(len(self._words) - 1):
            self._particle(i)
            if self._gap(i) == " ":
                self._head_noun(i)
            if self._gap(i) in (" ", ". "):
                surnames |= self._surname(i)
        for i, word in enumerate(self._words):
            if re.split("[’']", word)[0] in surnames:
                self._raise(i)
        for i in range(len(self._words) - 1, 0, -1):
            self._title(i)

    def _particle(self, i: int) -> None:
        """What follows a particle is a name: "bin Laden", "al-Qaeda"."""
        word, gap = self._words[i], self._gap(i)
        if (word in ("al", "el") and gap == "-") or (word in ("bin", "ibn", "bint") and gap == " "):
            self._raise(i + 1)

    def _head_noun(self, i: int) -> None:
        """A head noun belongs to the name before it, a direction to the place after it."""
        word, after = self._words[i], self._words[i + 1]
        if self._is_capital(i):
            size = 2 if after in lexicon.CASELESS_MODIFIERS | lexicon.CASELESS_FIELDS else 1
            if i + size < len(self._words) and self._words[i + size] in lexicon.CASELESS_HEADS:
                for k in range(i + 1, i + size + 1):
                    self._raise(k)
        elif word in _DIRECTIONS and self._is_capital(i + 1) and not after.endswith(_DEMONYM_ENDINGS):
            self._raise(i)

    def _surname(self, i: int) -> set[str]:
        """The common word after a given name or an office, if it can be a surname: "GEORGE W. BUSH", "MR SUN YUXI"."""
        word, at = self._words[i], i + 1
        is_given = is_given_name(word) and self._is_capital(i)
        if not is_given and word not in lexicon.OFFICES:
            return set()
        last = len(self._words) - 1
        if len(self._words[at]) == 1 and at < last and self._gap(at) in (" ", ". "):
            self._raise(at)
            at += 1
        is_short = len(self._words[at]) < 6 and not is_function_word(self._words[at])
        if at < last and self._gap(at) == " " and is_short and self._is_foreign(at + 1):
            # Chinese surnames may be English words; the given names after them are not.
            self._raise(at)
        if may_be_name(self._words[at]):
            self._raise(at)
            return {self._words[at]}
        return set()

    def _title(self, i: int) -> None:
        """A title before a name is written with capitals."""
        if not self._is_capital(i) or self._gap(i - 1) not in (" ", ". "):
            return
        for first in range(max(0, i - 4), i):
            phrase = self._small[self._found[first].start() : self._found[i - 1].end()]
            if phrase in _TITLES:
                for k in range(first, i):
                    if self._words[k] not in ("of", "for", "the"):
                        self._raise(k)
                return

    def _gap(self, i: int) -> str:
        return self._small[self._found[i].end() : self._found[i + 1].start()]

    def _is_capital(self, i: int) -> bool:
        return self._cased[self._found[i].start()].isupper()

    def _is_foreign(self, i: int) -> bool:
        return self._is_capital(i) and not is_english(self._words[i])

    def _raise(self, i: int) -> None:
        at = self._found[i].start()
        upper = self._small[at].upper()
        if len(upper) == 1:
            self._cased[at] = upper
