"""Quotations in the form of PolNeAR's scorer (Newell, Margolin and Ruths 2018, "An Attribution Relations Corpus").

PolNeAR draws an attribution otherwise than our guidelines draw a quotation: the complementiser belongs to the content,
coordinated clauses under one cue are one content, and so is a reported clause with the quoted fragments in it, even
where the clause's own verb is quoted. Offsets are raw code points.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from wakhan.extract.annotations import Document, Quotation
from wakhan.view import Span

_THAT = re.compile(r"\bthat[\s,]*[\"“”'‘]*$", re.IGNORECASE)
_STOP = re.compile(r"[.!?;:]\s")


def predictions(documents: Iterable[Document], quotations: Iterable[Sequence[Quotation]]) -> list[dict[str, Any]]:
    """One line for each document: its id and its outermost quotations as spans and speaker.

    Takes documents and, in the same order, what :func:`wakhan.extract.quotations.find_quotations` found in them.
    """
    return [
        {"doc": document.document_id, "quotes": _quotes(document, found)}
        for document, found in zip(documents, quotations, strict=True)
    ]


def _quotes(document: Document, found: Sequence[Quotation]) -> list[dict[str, Any]]:
    groups: dict[Any, list[Quotation]] = {}
    for i, quotation in enumerate(found):
        if quotation.parent is None:
            groups.setdefault(quotation.cue or i, []).append(quotation)
    return [
        {
            "spans": [list(piece) for span in _content(document, group) for piece in document.view.raw_spans(*span)],
            "speaker": list(document.view.raw(*group[0].speaker)) if group[0].speaker else None,
        }
        for group in groups.values()
    ]


def _content(document: Document, group: Sequence[Quotation]) -> list[Span]:
    """The content of one attribution: pieces of one clause joined, its complementiser and quoted clause's head put back."""
    cue = group[0].cue
    spans = sorted({span for q in group for span in q.spans})
    joined: list[Span] = []
    for start, end in spans:
        start = _with_head(document, start, cue)
        if joined and not _parted(document, joined[-1][1], start, cue):
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _parted(document: Document, end: int, start: int, cue: Span | None) -> bool:
    return start > end and (cue is None or end <= cue[0] < start or bool(_STOP.search(document.text, end - 1, start)))


def _with_head(document: Document, start: int, cue: Span | None) -> int:
    """Where the content begins: at its complementiser, or directly behind the cue where its verb is quoted."""
    low = document.paragraph_at(start).start
    that = _THAT.search(document.text, low, start)
    if that:
        return that.start()
    if cue is None or not low <= cue[1] <= start:
        return start
    between = document.text[cue[1] : start]
    if len(between) > 200 or _STOP.search(between) or re.search(r"[,:]\s*[\"“”'‘]*$", between):
        return start
    inner = re.search(r"\bthat\b", between)
    return cue[1] + (inner.start() if inner else 0)
