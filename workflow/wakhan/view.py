"""Clean text as a view of raw text.

Nothing in the pipeline rewrites a raw text. Clean text is what remains when the raw spans of a document's paragraphs
are read in order with every run of white space seen as one space. A view remembers, for each of its characters, where
in the raw text that character stands, so any span of clean text turns into raw offsets without searching.

All offsets, clean and raw, are code points, half-open.
"""

from __future__ import annotations

import itertools
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Span = tuple[int, int]

PARAGRAPH_BREAK = "\n\n"


@dataclass(frozen=True, slots=True)
class View:
    """A clean text, the raw offset of each of its characters, and where furniture was left out.

    ``text``: the clean text. ``raw_at``: for each code point of ``text``, the raw offset of the character it shows.
    ``breaks``: sorted clean offsets that begin a new raw span: something other than white space was left out before, or
    two words stand there with nothing between them.
    """

    text: str
    raw_at: array[int]
    breaks: tuple[int, ...] = ()

    @classmethod
    def of(cls, raw: str, spans: Iterable[Span]) -> View:
        """The view of one paragraph: ``spans`` of ``raw`` in order, white space collapsed, ends stripped."""
        chars: list[str] = []
        at = array("q")
        breaks: list[int] = []
        gap = False  # white space, or the start of a span, since the last character
        for start, end in spans:
            gap = True  # two spans are two words, whatever stands between them
            for i in range(start, end):
                c = raw[i]
                if c.isspace():
                    gap = True
                    continue
                if chars and gap:
                    after = at[-1] + 1
                    chars.append(" ")
                    at.append(after)
                    if not raw[after:i].isspace():
                        breaks.append(len(chars))
                gap = False
                chars.append(c)
                at.append(i)
        return cls("".join(chars), at, tuple(breaks))

    @classmethod
    def join(cls, views: Sequence[View]) -> View:
        """One view of several paragraphs, separated by :data:`PARAGRAPH_BREAK`."""
        at = array("q")
        breaks: list[int] = []
        for i, view in enumerate(views):
            if i:
                at.extend([at[-1] + 1 if at else 0] * len(PARAGRAPH_BREAK))
                breaks.append(len(at))
            breaks.extend(len(at) + b for b in view.breaks)
            at.extend(view.raw_at)
        return cls(PARAGRAPH_BREAK.join(v.text for v in views), at, tuple(breaks))

    def raw(self, start: int, end: int) -> Span:
        """The raw offsets of clean ``[start, end)``; furniture inside the stretch lies inside the answer."""
        return self.raw_at[start], self.raw_at[end - 1] + 1

    def raw_spans(self, start: int, end: int) -> list[Span]:
        """The raw spans of clean ``[start, end)``, cut wherever furniture was left out."""
        cuts = [start, *self.breaks[bisect_right(self.breaks, start) : bisect_left(self.breaks, end)], end]
        spans: list[Span] = []
        for a, b in itertools.pairwise(cuts):
            while b > a and self.text[b - 1].isspace():
                b -= 1
            while a < b and self.text[a].isspace():
                a += 1
            if a < b:
                spans.append(self.raw(a, b))
        return spans


def quote_raw(raw: str, spans: Iterable[Span]) -> str:
    """The clean text of ``spans`` of ``raw``: the law that every published text and its offsets obey."""
    return " ".join(" ".join(raw[start:end] for start, end in spans).split())
