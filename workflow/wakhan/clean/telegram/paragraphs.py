"""Paragraphs of a telegram's text: which words are headings, list items, the signature, and what goes on with what.

A text all in capitals shows its headings by place and shape only: a short stretch that no full stop closes, between the
end of a paragraph and the number of the next, or underlined. Text without a number of its own goes on with the
paragraph before it, across page lines, sections and redactions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wakhan.clean.stretches import CONTENT, FURNITURE, Stretch
from wakhan.clean.telegram.lexer import RULE, TEXT, Piece
from wakhan.clean.telegram.tokens import Lines, Token, ends_sentence

_HEADING_WORDS = 14
_HEADING_LINES = 3
# A heading with neither a rule nor a number under it is shorter, and the line under it is as full as this at least.
_ALONE_WORDS = 8
_FULL_LINE = 0.8
_RUN_ON_WORDS = 12
# A line longer than this holds what were several lines of a page.
_LONG_LINE = 100
_SIGNATURE_WORDS = 4
_MARKS = frozenset({"paragraph_label", "portion_mark"})
_BULLETS = frozenset({"-", "--", "---", "*", "•", "●", "o", "·", "–", "—"})


@dataclass(slots=True)
class _Item:
    """A piece, text cut at line ends; ``label`` becomes the kind of paragraph, ``starts`` says if it opens one."""

    label: str
    start: int
    end: int
    starts: bool = False


class _Layout:
    """The items of one telegram and the questions that decide about them."""

    def __init__(self, tokens: Sequence[Token], pieces: Sequence[Piece]) -> None:
        self.tokens = tokens
        self.items: list[_Item] = []
        for piece in pieces:
            start = piece.start
            if piece.label in (TEXT, "title"):
                for i in range(piece.start + 1, piece.end):
                    if tokens[i].opens:
                        self.items.append(_Item(piece.label, start, i))
                        start = i
            self.items.append(_Item(piece.label, start, piece.end))
        self.lines = Lines(tokens)
        self.blank_lines_part = False
        self.blank_lines_part = self._blank_lines_part()

    def _blank_lines_part(self) -> bool:
        """Whether blank lines part paragraphs here: not where a scan left them between the lines of a sentence."""
        within = between = 0
        for n in range(1, len(self.items)):
            before, item = self.items[n - 1], self.items[n]
            first = self.tokens[item.start]
            if (
                before.label == item.label == TEXT
                and first.blank
                and first.text not in _BULLETS
                and not self.heading(n)
            ):
                if self._complete(before) or self.tokens[before.end - 1].text.endswith(":"):
                    between += 1
                else:
                    within += 1
        return 3 * within <= within + between

    def _complete(self, item: _Item) -> bool:
        return ends_sentence(self.tokens[item.end - 1])

    def _words(self, start: int, end: int) -> int:
        """How many words with letters or digits."""
        return sum(bool(t.key) for t in self.tokens[start:end])

    def _next(self, n: int) -> str:
        """The label of the next item that is no furniture and no ruled line, at or behind item ``n``; "" at the end."""
        for item in self.items[n:]:
            if item.label != RULE and item.label not in FURNITURE:
                return item.label
        return ""

    def _title_like(self, start: int, end: int) -> bool:
        """Whether words may be a heading: few, beginning like one, not closed like a sentence."""
        first, last = self.tokens[start].text.lstrip("\"'“‘("), self.tokens[end - 1].text
        closed = last.rstrip("\"'”’)")[-1:] in (".", ",", ";")
        if not 0 < self._words(start, end) <= _HEADING_WORDS or closed or first[:1].islower():
            return False
        return not last.endswith(":") or end - start <= 4

    def heading(self, n: int) -> int:
        """How many items from ``n`` on are the lines of a heading; 0 when none begins there."""
        for lines in range(1, _HEADING_LINES + 1):
            if n + lines > len(self.items) or self.items[n + lines - 1].label != TEXT:
                return 0
            start, end = self.items[n].start, self.items[n + lines - 1].end
            if not self._title_like(start, end) or (lines > 1 and self.tokens[self.items[n + lines - 1].start].blank):
                return 0
            following = self.items[n + lines] if n + lines < len(self.items) else None
            if following is not None and following.label == RULE:
                return lines
            if following is not None and following.label != TEXT and self._next(n + lines) in _MARKS:
                return lines
            if following is not None and following.label == TEXT and lines == 1 and self._stands_alone(n):
                return lines
        return 0

    def _stands_alone(self, n: int) -> bool:
        """Whether title-like item ``n`` is short on a line of its own, over text that has no number."""
        item, following = self.items[n], self.items[n + 1]
        first, under = self.tokens[item.start], self.tokens[following.start]
        if not first.opens or self._words(item.start, item.end) > _ALONE_WORDS:
            return False
        if n == 0 or self.items[n - 1].label not in {TEXT, *CONTENT}:
            return False  # behind a redaction, what is left of a sentence
        words = self.tokens[item.start : item.end]
        if any(c.isdigit() for t in words for c in t.text) or self.tokens[item.end - 1].text[-1] in ":-)":
            return False
        if not self.lines.ends_early(following.start) or not under.text[:1].isupper():
            return False
        if self.blank_lines_part and first.blank and under.blank:
            return self._words(following.start, following.end) > _ALONE_WORDS
        end = self.tokens[following.end - 1].end
        filled = _FULL_LINE * self.lines.width <= end - under.start <= _LONG_LINE
        return filled and (first.blank or not under.blank)

    def run_on_heading(self, n: int) -> int:
        """The word at which a heading begins at the end of text item ``n``, run together with it; its end when none."""
        item = self.items[n]
        if self._complete(item) or self._next(n + 1) not in _MARKS or n + 1 >= len(self.items):
            return item.end
        same_line = not self.tokens[item.end - 1].closes and self.items[n + 1].label in _MARKS
        if not same_line and self.tokens[item.end - 1].end - self.tokens[item.start].start < _LONG_LINE:
            return item.end
        at = item.end
        while at > item.start and not ends_sentence(self.tokens[at - 1]):
            at -= 1
        tail = self._words(at, item.end)
        return at if at > item.start and tail <= _RUN_ON_WORDS and self._title_like(at, item.end) else item.end

    def list_item(self, item: _Item, kind: str, complete: bool) -> int:
        """How many words at the head of a line are the bullet or letter of a list item; 0 when it is none."""
        token = self.tokens[item.start]
        if not token.opens or item.end - item.start < 2:
            return 0
        if token.text in _BULLETS:
            after_blank = token.blank and self.blank_lines_part
            return 1 if complete or kind == "list_item" or after_blank or self._colon_before(item.start) else 0
        bare = token.text.strip("().:")
        lettered = (len(bare) == 1 and bare.isalpha()) or (bare.isdigit() and len(bare) < 3)
        return 1 if lettered and token.text[-1] in ").:" and (complete or self._colon_before(item.start)) else 0

    def _colon_before(self, at: int) -> bool:
        return at > 0 and self.tokens[at - 1].text[-1] in ":;"

    def signature(self, n: int) -> int:
        """The word at which the signature begins in text item ``n``, the last of the text; its end if there is none."""
        item = self.items[n]
        at = item.end
        while at > item.start and item.end - at < _SIGNATURE_WORDS and _is_name(self.tokens[at - 1].text):
            at -= 1
        own_line = at == item.start and self.tokens[at].opens
        if own_line:
            before = next((i for i in reversed(self.items[:n]) if i.label == TEXT), None)
            apart = self.tokens[at].blank or self.items[n - 1].label != TEXT or self.tokens[at - 1].text.endswith(".")
            if n and self.items[n - 1].label not in _MARKS and before and (self._complete(before) or apart):
                return at
            return item.end
        in_capitals = all(t.text.isupper() for t in self.tokens[at : item.end])
        if at > item.start and in_capitals and item.end - at <= 3 and ends_sentence(self.tokens[at - 1]):
            return at
        return item.end

    def arrange(self) -> None:
        """Decide the kind of every text item, and which begin a paragraph."""
        self._split_signature()
        kind, complete = "", True  # of the paragraph so far: its kind, and whether its last sentence has ended
        marked = apart = False  # since the last text: a label or mark; furniture or a redaction
        n = 0
        while n < len(self.items):
            item = self.items[n]
            if item.label == "title":
                item.starts = kind != "title"
                kind = "title"
            elif item.label == "signature":
                item.starts = kind != "signature"
                kind = "signature"
            elif item.label in _MARKS:
                marked = True
            elif item.label != TEXT:
                apart = apart or item.label != RULE
            else:
                opens = self.tokens[item.start].opens
                lines = 0
                if not marked and opens and (complete or kind in {"", "heading", "title"} or self._ruled(n)):
                    lines = self.heading(n)
                if lines:
                    for line in self.items[n : n + lines]:
                        line.label = "heading"
                    item.starts, kind, complete = True, "heading", True
                    marked = apart = False
                    n += lines
                    continue
                self._cut(n, self.run_on_heading(n), "heading")
                bullet = self.list_item(item, kind, complete)
                if marked and self.tokens[item.start].text not in _BULLETS:
                    bullet = 0
                new_block = self.blank_lines_part and self.tokens[item.start].blank and not apart
                previous = kind
                if bullet:
                    n = self._bullet(n, bullet)
                    item = self.items[n]
                    kind, item.starts = "list_item", True
                elif marked or kind not in {"body", "list_item"} or (new_block and complete):
                    kind, item.starts = "body", True
                item.label = kind
                complete = self._complete(item) or (
                    self.blank_lines_part and self.tokens[item.end - 1].text.endswith(":")
                )
                if previous == kind == "list_item" and not item.starts and new_block:
                    item.label = kind = "body"
                marked = apart = False
                if n + 1 < len(self.items) and self.items[n + 1].label == "heading":
                    kind, complete = "heading", True
                    n += 1
            n += 1

    def _ruled(self, n: int) -> bool:
        """Whether a ruled line stands directly above item ``n``."""
        return n > 0 and self.items[n - 1].label == RULE

    def _cut(self, n: int, at: int, label: str) -> None:
        """Cut item ``n`` at a word; what follows is a new item that begins a paragraph of its own."""
        item = self.items[n]
        if item.start < at < item.end:
            self.items.insert(n + 1, _Item(label, at, item.end, starts=True))
            item.end = at

    def _bullet(self, n: int, words: int) -> int:
        """Cut the bullet or letter from item ``n``; the index of the item that remains."""
        item = self.items[n]
        at = item.start + words
        label = "paragraph_label" if any(c.isalnum() for c in self.tokens[item.start].key) else "other"
        self.items.insert(n, _Item(label, item.start, at))
        item.start = at
        return n + 1

    def _split_signature(self) -> None:
        """Cut the signature from the end of the text."""
        texts = [n for n, item in enumerate(self.items) if item.label == TEXT]
        if not texts or any(item.label == "signature" for item in self.items):
            return
        n = texts[-1]
        at = self.signature(n)
        if at == self.items[n].start:
            self.items[n].label = "signature"
        else:
            self._cut(n, at, "signature")


def _is_name(text: str) -> bool:
    """Whether a word may be part of a signer's name."""
    bare = text.rstrip("#").replace("-", "").replace("'", "").replace(".", "")
    return bare.isalpha() and bare[0].isupper() and len(bare) > 1 and not text.endswith(".")


def arrange(tokens: Sequence[Token], pieces: Sequence[Piece]) -> list[Stretch]:
    """The stretches of a telegram: its pieces with running text told apart into kinds of paragraphs."""
    layout = _Layout(tokens, pieces)
    layout.arrange()
    stretches: list[Stretch] = []
    previous: _Item | None = None
    for item in layout.items:
        label = "other" if item.label == RULE else item.label
        start, end = tokens[item.start].start, tokens[item.end - 1].end
        joins = previous is not None and stretches[-1].label == label and not item.starts
        if joins and label not in _MARKS and label != "redaction":
            stretches[-1] = Stretch(stretches[-1].start, end, label, stretches[-1].starts_paragraph)
        else:
            stretches.append(Stretch(start, end, label, item.starts))
        previous = item
    return stretches
