"""Stage *segment*: paragraphs and redactions from the labelled stretches of each text.

A paragraph is the content stretches from one that opens it to the next that opens another; furniture between them is
left out, so its text is a view of the raw text (:func:`wakhan.view.quote_raw` of its raw spans). Offsets are
code points.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import polars as pl

from wakhan.clean.stretches import CONTENT
from wakhan.schema import from_rows
from wakhan.view import Span, quote_raw

_WORD = re.compile(r"[^\W_]")
_FOIA = re.compile(r"\(?[B8]\)?\(?([1-9IL])\)?(?:\(?([A-F])\)?)?")
_REASON = re.compile(r"([1-3IL])\.([3-7])\(?([A-J0])\)?")
# Which order a classification reason is numbered in: section 1.5 of E.O. 12958 as signed in 1995 is section 1.4 since
# the amendment of 2003 and in E.O. 13526; exemptions from automatic declassification are 3.4 there, 3.3 since.
_ORDERS = {"1.4": "E.O. 13526", "3.3": "E.O. 13526", "1.5": "E.O. 12958", "3.4": "E.O. 12958"}


@dataclass(frozen=True, slots=True)
class Segmented:
    """Tables ``paragraphs`` and ``redactions``, in the order of the texts and then of reading."""

    paragraphs: pl.DataFrame
    redactions: pl.DataFrame


@dataclass(slots=True)
class _Paragraph:
    """A paragraph while its spans are gathered."""

    kind: str
    label: str | None
    marking: str | None
    spans: list[Span]


def segment(texts: pl.DataFrame, stretches: pl.DataFrame) -> Segmented:
    """Gather paragraphs and redactions.

    Takes ``texts`` (document_id, text) and ``stretches`` as stage *clean* gives them; a text without stretches has no
    rows. A paragraph without a word is dropped, and a redaction in it goes to the paragraph before.
    """
    rows: dict[str, list[tuple[int, int, str, bool]]] = {}
    columns = stretches.select("document_id", "raw_start", "raw_end", "label", "starts_paragraph")
    for document_id, *stretch in columns.iter_rows():
        rows.setdefault(document_id, []).append(tuple(stretch))
    paragraphs: list[dict[str, Any]] = []
    redactions: list[dict[str, Any]] = []
    for document_id, raw in texts.select("document_id", "text").iter_rows():
        _document(document_id, raw, rows.get(document_id, []), paragraphs, redactions)
    return Segmented(from_rows("paragraphs", paragraphs), from_rows("redactions", redactions))


def _document(
    document_id: str,
    raw: str,
    stretches: list[tuple[int, int, str, bool]],
    paragraphs: list[dict[str, Any]],
    redactions: list[dict[str, Any]],
) -> None:
    """Append the rows of one document."""
    gathered: list[_Paragraph] = []
    # With the number of the paragraph each stands in: the last one, or the next where its label or mark stands before.
    codes: list[tuple[Span, int]] = []
    label = marking = None
    for start, end, kind, opens in stretches:
        if kind == "paragraph_label":
            if label is not None:  # the whole text of a paragraph was cut: its codes go to the last that is left
                _give_back(codes, len(gathered))
            label = raw[start:end].strip(" .()")
        elif kind == "portion_mark":
            marking = raw[start:end].strip(" ()").upper()
        elif kind == "redaction":
            opened = len(gathered) + (label is not None or marking is not None)
            codes.append(((start, end), opened))
        elif kind in CONTENT:
            if opens or not gathered:
                gathered.append(_Paragraph(kind, label, marking, []))
                label = marking = None
            _extend(raw, gathered[-1].spans, start, end)
    section: str | None = None
    ids: list[str | None] = [None]  # after each gathered paragraph, the last one that is kept
    ordinal = 0
    for p in gathered:
        text = quote_raw(raw, p.spans)
        if not _WORD.search(text):
            ids.append(ids[-1])
            continue
        ordinal += 1
        ids.append(f"{document_id}:p{p.spans[0][0]}")
        paragraphs.append(
            {
                "paragraph_id": ids[-1],
                "document_id": document_id,
                "ordinal": ordinal,
                "kind": p.kind,
                "label": p.label,
                "marking": p.marking,
                "section": section,
                "text": text,
                "raw_start": p.spans[0][0],
                "raw_end": p.spans[-1][1],
                "raw_spans": [{"start": start, "end": end} for start, end in p.spans],
                "n_words": len(text.split()),
            }
        )
        section = section_after(section, p.kind, text)
    for (start, end), opened in codes:
        code, authority = redaction_code(raw[start:end])
        redactions.append(
            {
                "redaction_id": f"{document_id}:r{start}",
                "document_id": document_id,
                "paragraph_id": ids[min(opened, len(ids) - 1)],
                "code": code,
                "authority": authority,
                "raw_start": start,
                "raw_end": end,
            }
        )


def section_after(section: str | None, kind: str, text: str | None) -> str | None:
    """The heading that what follows a paragraph stands under; a title ends the section before it."""
    match kind:
        case "heading":
            return text
        case "title":
            return None
        case _:
            return section


def _give_back(codes: list[tuple[Span, int]], paragraph: int) -> None:
    """Give the last codes, which wait for the next paragraph, to the one before."""
    for n in range(len(codes) - 1, -1, -1):
        if codes[n][1] <= paragraph:
            return
        codes[n] = (codes[n][0], paragraph)


def _extend(raw: str, spans: list[Span], start: int, end: int) -> None:
    """Add a span, merged with the last one where only white space lies between."""
    if spans and not raw[spans[-1][1] : start].strip():
        spans[-1] = (spans[-1][0], end)
    else:
        spans.append((start, end))


def redaction_code(written: str) -> tuple[str, str | None]:
    """A redaction code in its standard form and the law or order it rests on (None when unknown).

    FOIA exemptions (5 U.S.C. 552(b)) are ``B1`` to ``B9``, with a letter where they have parts: ``B7(C)``; reasons of
    the classification orders are ``1.4(D)``. Scanning errors (8 for B, l for 1, 0 for D) are mended.
    """
    bare = "".join(written.split()).strip("[],;").upper()
    if foia := _FOIA.fullmatch(bare):
        number, part = foia[1].translate(str.maketrans("IL", "11")), foia[2]
        return f"B{number}({part})" if part else f"B{number}", "FOIA"
    if reason := _REASON.fullmatch(bare):
        section = f"{reason[1].translate(str.maketrans('IL', '11'))}.{reason[2]}"
        return f"{section}({reason[3].replace('0', 'D')})", _ORDERS.get(section)
    return bare, None
