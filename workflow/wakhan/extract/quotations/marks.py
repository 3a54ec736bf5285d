"""Quotation marks: an automaton that pairs the marks of one paragraph.

It knows double marks (straight, curly, low-9, guillemets, the telegraphic two apostrophes and the typist's back-ticks)
and single ones (curly and straight), which it tells from apostrophes by what stands beside them. A mark left open runs
to the end of the paragraph; one that opens again while the same kind is open starts the next stretch of the same
speech, as the convention is where a quotation goes over several paragraphs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

# A mark, longest first. ``''`` and ` `` ` are double marks of typewriters and wire services.
_MARK = re.compile(r"''|``|[\"“”„«»‘’‚'`]")
_OPENERS = {"“": "double", "„": "double", "«": "double", "``": "double", "‘": "single", "‚": "single"}
_CLOSERS = {"”": "double", "»": "double"}
# What may stand directly before an opening mark besides white space, and after a closing one.
_BEFORE = "([{<-–—/…:\"“‘'*>"
# Words that are written with an apostrophe in front; years too (’90s).
_ELIDED = re.compile(r"\d|(?:em|til|tis|twas|cause|bout|round|n)\b", re.IGNORECASE)
# An inner single quotation longer than this is an apostrophe that went astray.
_LONGEST_SINGLE = 600


@dataclass(slots=True)
class Stretch:
    """A marked stretch of one paragraph: ``[start, end)`` between the marks, ``[outer_start, outer_end)`` with them.

    ``kind``: double or single. ``parent``: index of the stretch around it. ``closed``: whether its closing mark was
    found. ``reopened``: whether it goes on with the stretch before it, which was left open.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    kind: str
    parent: int | None = None
    closed: bool = True
    reopened: bool = False


def marked_stretches(text: str) -> list[Stretch]:
    """The marked stretches of one paragraph, sorted by where they start, an outer one before those inside it."""
    if not _MARK.search(text):
        return []
    found: list[Stretch] = []
    stack: list[int] = []
    reopened = False
    for m in _MARK.finditer(text):
        mark, at, after = m.group(), m.start(), m.end()
        before, behind = text[at - 1 : at], text[after : after + 1]
        opens = bool(behind) and not behind.isspace() and (not before or before.isspace() or before in _BEFORE)
        closes = bool(before) and not before.isspace() and at > 0
        if mark in ("‘", "’", "'", "‚", "`"):
            kind = "single"
            inner = bool(stack) and found[stack[-1]].kind == "single"
            if mark in ("’", "'", "`") and inner and closes and not behind.isalnum():
                if _ends_single(text, found[stack[-1]].start, at):
                    _close(found, stack, at, after)
                continue
            if mark == "’" or not opens or inner or _ELIDED.match(text, after) or not _has_end(text, after):
                continue
        elif mark in _CLOSERS:
            kind = "double"
            opens = False
        elif mark in _OPENERS:
            kind = _OPENERS[mark]
            # An opening mark typed for a closing one.
            turned = kind == "double" and closes and not opens and _open_double(found, stack)
            opens, closes = not turned, turned
        else:
            kind = "double"
            # A straight mark with blanks on neither side: whichever keeps the pairs whole.
            if opens and closes:
                opens = not _open_double(found, stack)
            elif not opens and not closes and at:  # blanks on both sides
                closes = True
        if opens:
            if kind == "double" and _open_double(found, stack):
                # Opened while open: the speech goes on in a new paragraph that the page no longer shows.
                while stack:
                    end = _rstrip(text, at)
                    found[stack[-1]].closed = False
                    _close(found, stack, end, end)
                reopened = True
            found.append(Stretch(after, len(text), at, len(text), kind, stack[-1] if stack else None, False, reopened))
            reopened = False
            stack.append(len(found) - 1)
        elif closes and kind == "double" and _open_double(found, stack):
            while found[stack[-1]].kind != "double":  # an inner single mark never closed was an apostrophe
                found[stack.pop()].kind = "none"
            _close(found, stack, at, after)
    for i in stack:
        if found[i].kind == "single":
            found[i].kind = "none"
    return _without_spurious(found)


def _open_double(found: list[Stretch], stack: list[int]) -> bool:
    return any(found[i].kind == "double" for i in stack)


def _close(found: list[Stretch], stack: list[int], end: int, outer_end: int) -> None:
    stretch = found[stack.pop()]
    stretch.closed = outer_end > end
    stretch.end, stretch.outer_end = end, outer_end


def _rstrip(text: str, at: int) -> int:
    while at and text[at - 1].isspace():
        at -= 1
    return at


_SINGLE_END = re.compile(r"(?<=\S)[’'](?![’'\w])")


def _has_end(text: str, start: int) -> bool:
    m = _SINGLE_END.search(text, start + 1)
    return m is not None and m.start() - start < _LONGEST_SINGLE


def _ends_single(text: str, start: int, at: int) -> bool:
    """Whether the mark at ``at`` ends the single quotation opened before ``start``, or is a plural possessive."""
    if text[at - 1] not in "sS" or not re.match(r"\s+[a-z]", text[at + 1 : at + 3]):
        return True
    later = _SINGLE_END.search(text, at + 1)
    opened = re.search(r"(?<!\w)‘", text[at + 1 :])
    if later is None or later.start() - start > _LONGEST_SINGLE:
        return True
    return opened is not None and at + 1 + opened.start() < later.start()


def _without_spurious(found: list[Stretch]) -> list[Stretch]:
    kept: list[Stretch] = []
    index: dict[int, int] = {}
    for i, stretch in enumerate(found):
        if stretch.kind == "none" or stretch.end <= stretch.start:
            continue
        parent = stretch.parent
        while parent is not None and parent not in index:
            parent = found[parent].parent
        stretch.parent = None if parent is None else index[parent]
        index[i] = len(kept)
        kept.append(stretch)
    return kept
