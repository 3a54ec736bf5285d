"""A report as it is put together: what was said, by which cue, by whom, all within one paragraph."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from wakhan.extract.annotations import Paragraph
from wakhan.extract.quotations.marks import Stretch, marked_stretches
from wakhan.view import Span

# Tags of finite verbs (Penn Treebank).
FINITE = ("VBD", "VBZ", "VBP", "MD")
# The place, day and agency with which news begins: "TARMEZ, March 3 (NPA) -- ", "Tarmez (NPA) - ".
_DATE = r"(?:, (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:,? \d{4})?)?"
_DATELINE = re.compile(
    # With an agency in brackets, any place; without, only one in capitals.
    rf"[A-Z][\w.'’-]*(?:,? [A-Z][\w.'’-]*){{0,4}}{_DATE},? \([A-Z][\w/. ]{{1,30}}\) ?(?:--|[-–—:]) *"
    rf"|[A-Z]{{3}}[A-Z .,'’/-]*(?:, [A-Z][\w.]+)?{_DATE} (?:--|[–—]) *"
)
_BLANK_OR_MARK = " \t\n\u00a0,;:-–—\"“”„«»'`‘’"


@dataclass(slots=True)
class Report:
    """One quotation in the making. Spans are offsets into the paragraph's text.

    ``kind``: the construction it was read from, the key of its score. ``later``: further spans, in later paragraphs.
    ``cue_token`` and ``speaker_head``: indices of tokens of ``frame``, the paragraph in which cue and speaker stand.
    """

    kind: str
    direct: bool
    paragraph: int
    spans: list[Span]
    cue_token: int | None = None
    cue: Span | None = None
    speaker: Span | None = None
    speaker_head: int | None = None
    frame: int = 0
    later: list[tuple[int, Span]] = field(default_factory=list)

    def add(self, paragraph: int, span: Span) -> None:
        """Let the speech go on, in its own paragraph or a later one."""
        if paragraph == self.paragraph:
            self.spans.append(span)
        else:
            self.later.append((paragraph, span))


@dataclass(slots=True)
class Passage:
    """One paragraph with its text, its parse and its marked stretches.

    ``inside``: for each token, the index of the top-level stretch it stands in, -1 outside. ``starts``: where each
    token begins. ``named``: the tokens that belong to a mention; ``persons``: to one of a person or an organisation.
    ``names``: for each named token, the first token of its name. ``opening``: where the text begins behind a dateline.
    """

    index: int
    paragraph: Paragraph
    text: str
    doc: Doc
    stretches: list[Stretch]
    top: list[int]
    inside: list[int]
    starts: list[int]
    named: frozenset[int]
    persons: frozenset[int]
    names: dict[int, int]
    opening: int

    @classmethod
    def of(cls, index: int, paragraph: Paragraph, text: str, names: Iterable[tuple[Span, bool]]) -> Passage:
        """The passage of one paragraph; ``names``: its mentions, and whether each can speak."""
        doc = paragraph.parse
        stretches = marked_stretches(text)
        top = [i for i, s in enumerate(stretches) if s.parent is None]
        starts = [t.idx for t in doc]
        spoken = [(range(bisect_left(starts, a), bisect_left(starts, b)), speaks) for (a, b), speaks in names]
        named = frozenset(t for tokens, _ in spoken for t in tokens)
        persons = frozenset(t for tokens, speaks in spoken if speaks for t in tokens)
        first = {t: tokens.start for tokens, _ in spoken for t in tokens}
        dateline = _DATELINE.match(text)
        inside = [-1] * len(doc)
        for i in top:
            for t in range(bisect_left(starts, stretches[i].outer_start), bisect_left(starts, stretches[i].outer_end)):
                inside[t] = i
        opening = dateline.end() if dateline else 0
        return cls(index, paragraph, text, doc, stretches, top, inside, starts, named, persons, first, opening)

    def tokens(self, start: int, end: int) -> list[Token]:
        """The tokens that begin in ``[start, end)``."""
        return [self.doc[i] for i in range(bisect_left(self.starts, start), bisect_left(self.starts, end))]

    def token_at(self, offset: int) -> int:
        """Index of the token at or before an offset."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def trimmed(self, start: int, end: int) -> Span:
        """A span without blanks, commas, dashes and unpaired quotation marks at its ends."""
        text = self.text
        if start < self.opening < end:
            start = self.opening
        while start < end and text[start] in _BLANK_OR_MARK and not self._opens(start):
            start += 1
        while end > start and (
            (text[end - 1] in _BLANK_OR_MARK and not self._closes(end, start)) or self._full_stop(end, start)
        ):
            end -= 1
        return start, end

    def _opens(self, at: int) -> bool:
        return any(s.outer_start <= at < s.start for s in self.stretches)

    def _closes(self, end: int, start: int) -> bool:
        return any(s.end < end <= s.outer_end and s.outer_start >= start for s in self.stretches)

    def _full_stop(self, end: int, start: int) -> bool:
        """Whether a full stop that is no abbreviation's ends the span."""
        if self.text[end - 1] != "." or end - start < 2:
            return False
        token = self.doc[self.token_at(end - 1)] if self.starts else None
        return token.text == "." if token is not None else True


def char_span(first: Token, last: Token) -> Span:
    """The characters from one token to another."""
    return first.idx, last.idx + len(last.text)
