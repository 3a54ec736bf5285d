"""Lines and blocks of a page saved as text: which lines belong to one paragraph, and what marks stand before them.

A text may hold one paragraph a line, or lines broken at a fixed width. A fixed width shows: a line was broken because
the first word of the next did not fit, and the next goes on in small letters.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wakhan.clean.furniture import is_controls

_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
_BULLET = re.compile(r"(?:[•·▪◦●‣■►–—*-]|->)\s+(?=\S)")
_NUMBER = re.compile(r"(\(?\d{1,2}[.)])\s+(?=\S)")
_GAP = re.compile(r" {3,}|\t+")
_ENDED = re.compile(r"[.!?…。！？]['\"”’»)\]]*\Z")
# A dash before no more words than this is before who is quoted, not a bullet.
_SIGNED_WORDS = 7
# Lines wider than this are paragraphs, not lines of a page broken at a width.
_WIDEST = 250
# Lines narrower than this are lists and menus.
_NARROWEST = 40
# As many lines that break off a sentence show the width of a page, and this share of them are full.
_BROKEN_LINES = 4
_MOST_FULL = 0.85


@dataclass(slots=True)
class Unit:
    """One or more lines that make a paragraph, a heading, a list item or a piece of furniture.

    ``[start, end)``: where it stands. ``text``: its words, white space collapsed, marks left out. ``mark``: where its
    words begin, after a bullet or a number. ``number``: the number, None for a bullet. ``block``: units of one block
    have no blank line between them. ``wrapped``: whether it was joined from broken lines.
    """

    start: int
    end: int
    text: str
    mark: int
    number: str | None
    block: int
    wrapped: bool
    columns: int = 1
    n_words: int = 0
    ended: bool = False

    def __post_init__(self) -> None:
        # Scripts without spaces between words still have sentences: twelve characters count as a word at least.
        self.n_words = max(self.text.count(" ") + 1, len(self.text) // 12)
        self.ended = _ENDED.search(self.text, max(0, len(self.text) - 8)) is not None

    @property
    def bulleted(self) -> bool:
        """Whether a bullet or a dash stands before it."""
        return self.mark > self.start and self.number is None


def units(raw: str) -> list[Unit]:
    """The units of a text, in order; together they hold every character that is not white space."""
    blocks = list(_blocks(raw))
    everywhere = _page_width(raw, blocks)
    widths = [everywhere if everywhere and _fills(raw, b, everywhere) else _width(raw, b) for b in blocks]
    width = max(widths, default=0)
    found: list[Unit] = []
    for number, (block, own) in enumerate(zip(blocks, widths, strict=True)):
        for lines in _joined(raw, block, own or width, bool(own)):
            found.append(_unit(raw, lines[0][0], lines[-1][1], number, len(lines) > 1))
    return found


def _blocks(raw: str) -> Iterator[list[tuple[int, int]]]:
    """Runs of lines without a blank line between them, each line without the white space at its ends."""
    block: list[tuple[int, int]] = []
    at = 0
    for match in _LINE.finditer(raw):
        line = match.group()
        bare = line.strip()
        if not bare:
            continue
        start = match.start() + len(line) - len(line.lstrip())
        between = raw[at:start]
        if block and (max(between.count("\n"), between.count("\r")) > 1 or "\x0c" in between):
            yield block
            block = []
        at = start + len(bare)
        block.append((start, at))
    if block:
        yield block


def _page_width(raw: str, blocks: Sequence[Sequence[tuple[int, int]]]) -> int:
    """The width that all running text of a page was broken at, however short its paragraphs; 0 when it was not.

    It shows in the lines that break off a sentence: nearly all have no room for the next word.
    """
    pairs = [pair for block in blocks for pair in itertools.pairwise(block) if pair[0][1] - pair[0][0] >= _NARROWEST]
    broken = [(a, b) for a, b in pairs if not _ENDED.search(raw, max(a[0], a[1] - 8), a[1])]
    if len(broken) < _BROKEN_LINES:
        return 0
    lengths = sorted((a[1] - a[0] for a, _ in broken), reverse=True)
    for width in dict.fromkeys(lengths[: 1 + len(lengths) // 10]):
        if _NARROWEST < width <= _WIDEST:
            full = sum(width >= a[1] - a[0] and _full(raw, a, b, width) for a, b in broken)
            if full >= _MOST_FULL * len(broken):
                return width
    return 0


def _fills(raw: str, block: Sequence[tuple[int, int]], width: int) -> bool:
    """Whether a line of a block was broken at a width."""
    return any(a[1] - a[0] <= width and _full(raw, a, b, width) for a, b in itertools.pairwise(block))


def _width(raw: str, block: Sequence[tuple[int, int]]) -> int:
    """The width a block's lines were broken at, 0 when they were not."""
    if len(block) < 3:
        return 0
    lengths = sorted(end - start for start, end in block)
    width = lengths[-1 - len(lengths) // 20]
    if not _NARROWEST <= width <= _WIDEST:
        return 0
    nexts = list(itertools.pairwise(block))
    full = sum(_full(raw, a, b, width) for a, b in nexts)
    lower = sum(raw[b[0]].islower() for _, b in nexts)
    return width if full >= 0.6 * len(nexts) and lower >= 0.3 * len(nexts) else 0


def _full(raw: str, line: tuple[int, int], following: tuple[int, int], width: int) -> bool:
    """Whether the first word of the following line had no room on this one."""
    word = raw[following[0] : min(following[1], following[0] + _WIDEST)].split(maxsplit=1)[0]
    return line[1] - line[0] + 1 + len(word) > width


def _joined(raw: str, block: Sequence[tuple[int, int]], width: int, wrapped: bool) -> Iterator[list[tuple[int, int]]]:
    """The lines of a block, those that were one paragraph together."""
    lines = [block[0]]
    for line in block[1:]:
        last = lines[-1]
        head = raw[line[0] : line[0] + 8]
        marked = _BULLET.match(head) or _NUMBER.match(head)
        ended = _ENDED.search(raw, max(last[0], last[1] - 8), last[1])
        length = last[1] - last[0]
        if wrapped:
            full = _full(raw, last, line, width)
            answered = ended and raw[last[1] - 1] in '”"' and head[0] in '“"'  # speech after speech: a new paragraph
            goes_on = (full and not answered) or (not ended and (head[0].islower() or length > 0.6 * width))
            if marked and full and not ended:
                marked = None  # a dash or a figure inside a sentence that happens to begin a line
        else:
            # Broken once or twice: the sentence goes on, or the line is as full as others of the page.
            goes_on = length >= 30 and not ended and (head[0].islower() or raw[last[1] - 1] in ",;")
            goes_on = goes_on or (bool(width) and length <= width and _full(raw, last, line, width))
        if goes_on and not marked and not is_controls(raw[line[0] : min(line[1], line[0] + _WIDEST)]):
            lines.append(line)
        else:
            yield lines
            lines = [line]
    yield lines


def _unit(raw: str, start: int, end: int, block: int, wrapped: bool) -> Unit:
    head = raw[start : start + 12]
    bullet, number = _BULLET.match(head), _NUMBER.match(head)
    mark = start + (bullet.end() if bullet else number.end() if number else 0)
    if mark >= end or (head[0] == "—" and raw.count(" ", start, end) < _SIGNED_WORDS):
        mark, number = start, None
    text = " ".join(raw[mark:end].split())
    pieces = _GAP.split(raw[mark:end]) if end - mark < _WIDEST else []
    columns = len(pieces) if all(piece.count(" ") < 5 for piece in pieces) else 1
    return Unit(start, end, text, mark, number[1] if number else None, block, wrapped, columns)
