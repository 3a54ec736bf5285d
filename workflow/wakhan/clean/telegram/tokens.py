"""Words of a scanned telegram with their places on the page, and the digits that scans confuse with letters."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

# Words are runs without white space, except that a scan may glue to the next word what ends by itself: a paragraph
# number before its portion mark, a portion mark, a redaction code before a comma, a keyword with its colon, a dash.
_WORD = re.compile(
    r"¶|--?(?=[A-Z(\"])|\d{1,3}[.,)](?=\([A-Za-z/]+\))|\((?:C|S|U|TS|SBU|LOU)(?:/[A-Z]+)*\)(?=\w)"
    r"|\(?(?:B[1-9]|1\.[45]\([A-Ha-h]\))(?:\([A-Fa-f]\))?\)?(?=[,;])|[,;](?=[B1]\S)"
    r"|(?i:SUBJECT|SUBJ|TAGS|REF|REASONS?):(?=\S)"
    r"|\S+"
)
_LINE_END = re.compile(r"\r\n?|[\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_EDGES = " :;,.~-*#<>()[]{}\"'|_="
_LOOKALIKES = str.maketrans("OoQIlL|!ZzSB", "000111112258")
_DIGITS_ONLY = re.compile(r"[0-9]+")


@dataclass(frozen=True, slots=True)
class Token:
    """One word at raw ``[start, end)``.

    ``key``: upper case without punctuation at its ends. ``line``: number of its line. ``opens``, ``closes``: whether it
    is the first, the last of its line. ``blank``: whether a blank line stands before its line.
    """

    text: str
    start: int
    end: int
    key: str
    line: int
    opens: bool
    closes: bool
    blank: bool


def tokenize(raw: str) -> list[Token]:
    """All words of a text, in order; what lies between them is white space."""
    found: list[tuple[int, int]] = [m.span() for m in _WORD.finditer(raw)]
    breaks = [m.start() for m in _LINE_END.finditer(raw)]
    lines: list[int] = []
    line = 0
    for start, _ in found:
        while line < len(breaks) and breaks[line] < start:
            line += 1
        lines.append(line)
    tokens: list[Token] = []
    for i, (start, end) in enumerate(found):
        text = raw[start:end]
        opens = i == 0 or lines[i - 1] != lines[i]
        closes = i + 1 == len(found) or lines[i + 1] != lines[i]
        blank = opens and i > 0 and lines[i] - lines[i - 1] > 1
        tokens.append(Token(text, start, end, text.upper().strip(_EDGES), lines[i], opens, closes, blank))
    return tokens


def as_digits(text: str, *, strict: bool = True) -> str | None:
    """A word read as a number, letters that look like digits taken for them (O 0, I l 1, Z 2, S 5, B 8), else None.

    ``strict``: at least half of it are digits as it stands.
    """
    folded = text.translate(_LOOKALIKES)
    if not _DIGITS_ONLY.fullmatch(folded):
        return None
    if strict and 2 * sum(c.isdigit() for c in text) < len(text):
        return None
    return folded


_FIGURES_FOR_LETTERS = str.maketrans("0158", "OISB")


def as_letters(word: str) -> str:
    """A word in capitals in which a scan made figures of fewer than half of the letters ("Y0RK", "1NFO"), mended."""
    figures = sum(c in "0158" for c in word)
    letters = sum("A" <= c <= "Z" for c in word)
    return word.translate(_FIGURES_FOR_LETTERS) if 0 < figures < letters == len(word) - figures else word


class Lines:
    """The width that most lines of a text were broken at."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        opens = [i for i, token in enumerate(tokens) if token.opens]
        lines = list(itertools.pairwise([*opens, len(tokens)]))
        self._starts = {end: tokens[start].start for start, end in lines}
        lengths = sorted(tokens[end - 1].end - tokens[start].start for start, end in lines)
        self.width = lengths[len(lengths) * 9 // 10] if lengths else 0

    def ends_early(self, i: int) -> bool:
        """Whether the line before the word at ``i``, the first of its line, had much room left for that word."""
        if i not in self._starts:
            return False
        used = self._tokens[i - 1].end - self._starts[i]
        return used + 1 + len(self._tokens[i].text) < _EARLY * self.width


# A line that fills less than this share of the width was not broken by it.
_EARLY = 0.85

_ABBREVIATION = re.compile(r"(?:[A-Z]\.)*[A-Z]|MR|MRS|MS|DR|GEN|COL|LT|CAPT|AMB|SEN|REP|ST|NO|NOS|VS|PARA|PARAS|APPROX")


def ends_sentence(token: Token) -> bool:
    """Whether a word closes a sentence: a full stop that is not an abbreviation's, or a mark like it."""
    text = token.text.rstrip("\"'”’)]")
    if text.endswith(("!", "?")):
        return True
    return text.endswith(".") and (len(token.text) > len(text) or not _ABBREVIATION.fullmatch(text[:-1].upper()))
