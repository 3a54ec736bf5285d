"""Reader of digests: a document's content retold in our own words, in a small plain-text form.

Blocks are parted by blank lines; one block is one paragraph. Its first characters say what it is: ``# `` title, ``~ ``
byline, ``## `` heading, ``> `` note, ``- `` list item, ``-- `` signature; anything else is body. A body block may open
with a paragraph label and a portion mark (``2. (C) text``). Redaction codes stand in square brackets where text was
cut: ``[1.4(D), B1, B6]``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from wakhan.clean.stretches import Reading, Stretch

_BLOCK = re.compile(r"\S[^\n]*(?:\n[^\S\n]*\S[^\n]*)*")
_MARKER = re.compile(r"(##|#|~|>|--|-)\s+(?=\S)")
# The kind of paragraph that a mark at its head stands for.
KINDS = {
    "#": "title",
    "~": "byline",
    "##": "heading",
    ">": "note",
    "-": "list_item",
    "--": "signature",
}
_LABEL = re.compile(r"(\d{1,3}\.)\s+(?=\S)")
_PORTION = re.compile(r"(\((?:TS|SBU|LOU|FOUO|[UCSR])(?:/[A-Z/ ,]+)?\))\s*(?=\S)")
_CODE = r"(?:\d\.\d ?\([a-zA-Z]\)|[Bb]\d(?:\([A-Za-z]\))?)"
_REDACTED = re.compile(rf"\[{_CODE}(?:,\s*{_CODE})*\]")
_ONE_CODE = re.compile(_CODE)


def read_digest(raw: str) -> Reading:
    """Read a digest.

    Takes its whole text and gives the labelled stretches with the title found; any text whatsoever is a digest, one
    without marks being all body.
    """
    stretches: list[Stretch] = []
    found: dict[str, Any] = {}
    for block in _BLOCK.finditer(raw):
        start, end = block.start(), block.start() + len(block.group().rstrip())
        kind = "body"
        if marker := _MARKER.match(raw, start, end):
            kind = KINDS[marker[1]]
            stretches.append(Stretch(start, marker.end(1), "other"))
            start = marker.end()
        else:
            for pattern, label in ((_LABEL, "paragraph_label"), (_PORTION, "portion_mark")):
                if mark := pattern.match(raw, start, end):
                    stretches.append(Stretch(mark.start(1), mark.end(1), label))
                    start = mark.end()
        stretches.extend(_text(raw, start, end, kind))
        if kind == "title" and "title" not in found:
            found["title"] = " ".join(raw[start:end].split())
    return Reading(tuple(stretches), found)


def _text(raw: str, start: int, end: int, kind: str) -> Iterator[Stretch]:
    """The text of one block, cut at its redaction codes."""
    opens = True
    for redacted in _REDACTED.finditer(raw, start, end):
        if raw[start : redacted.start()].strip():
            yield _trimmed(raw, start, redacted.start(), kind, opens)
            opens = False
        at = redacted.start()
        for code in _ONE_CODE.finditer(raw, redacted.start(), redacted.end()):
            yield _trimmed(raw, at, code.start(), "other")
            yield Stretch(code.start(), code.end(), "redaction")
            at = code.end()
        yield Stretch(at, redacted.end(), "other")
        start = redacted.end()
    if raw[start:end].strip():
        yield _trimmed(raw, start, end, kind, opens)


def _trimmed(raw: str, start: int, end: int, label: str, opens: bool = False) -> Stretch:
    """A stretch without the white space at its ends."""
    text = raw[start:end]
    return Stretch(start + len(text) - len(text.lstrip()), start + len(text.rstrip()), label, opens)
