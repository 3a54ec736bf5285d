"""Stage *clean*: label every stretch of a raw text and read the metadata it states; rewrite and delete nothing.

A text is a telegram, a digest or a page; each kind has its reader, and a reader takes any text whatsoever.
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from wakhan.clean.digest import read_digest
from wakhan.clean.page import read_page
from wakhan.clean.stretches import Reading
from wakhan.clean.telegram import is_telegram, read_telegram

STRETCHES = pl.Schema(
    {
        "document_id": pl.String(),
        "ordinal": pl.Int32(),
        "raw_start": pl.Int64(),
        "raw_end": pl.Int64(),
        "label": pl.String(),
        "starts_paragraph": pl.Boolean(),
    }
)
FOUND = pl.Schema(
    {
        "document_id": pl.String(),
        "title": pl.String(),
        "creators": pl.List(pl.String()),
        "publisher": pl.String(),
        "genre": pl.String(),
        "language": pl.String(),
        "date": pl.String(),
        "source_url": pl.String(),
    }
)
CABLES = pl.Schema(
    {
        "document_id": pl.String(),
        "mrn": pl.String(),
        "precedence": pl.String(),
        "dtg": pl.String(),
        "classification": pl.String(),
        "from_post": pl.String(),
        "to_posts": pl.List(pl.String()),
        "info_posts": pl.List(pl.String()),
        "tags": pl.List(pl.String()),
        "executive_order": pl.String(),
        "declassify_on": pl.String(),
        "subject": pl.String(),
        "signer": pl.String(),
        "classified_by": pl.String(),
        "reasons": pl.List(pl.String()),
        "reviewer": pl.String(),
        "case_number": pl.String(),
        "doc_number": pl.String(),
        "released_on": pl.String(),
        "sections": pl.Int32(),
    }
)


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What the stage gives, in the order of the texts.

    ``stretches``: every labelled stretch. ``found``: one row a document, null where the text does not say. ``cables``:
    one row a telegram.
    """

    stretches: pl.DataFrame
    found: pl.DataFrame
    cables: pl.DataFrame


def read(raw: str, *, digest: bool = False) -> Reading:
    """Read one text with the reader of its kind; ``digest`` says that it is one, which no text shows by itself."""
    if digest:
        return read_digest(raw)
    return read_telegram(raw) if is_telegram(raw) else read_page(raw)


def clean(texts: pl.DataFrame) -> Cleaned:
    """Read many texts.

    Takes a table with document_id, text and text_basis ("full" or "digest"). Offsets are code points of ``text``.
    """
    stretches: dict[str, list[object]] = {name: [] for name in STRETCHES}
    found: list[dict[str, object]] = []
    cables: list[dict[str, object]] = []
    for document_id, raw, basis in texts.select("document_id", "text", "text_basis").iter_rows():
        reading = read(raw, digest=basis == "digest")
        for ordinal, s in enumerate(reading.stretches, start=1):
            row = (document_id, ordinal, s.start, s.end, s.label, s.starts_paragraph)
            for column, value in zip(stretches.values(), row, strict=True):
                column.append(value)
        found.append(
            {
                "document_id": document_id,
                **{name: reading.found.get(name) or None for name in FOUND if name != "document_id"},
            }
        )
        if reading.cable is not None:
            cables.append(
                {
                    "document_id": document_id,
                    **{name: reading.cable.get(name) for name in CABLES if name != "document_id"},
                }
            )
    return Cleaned(
        pl.DataFrame(stretches, schema=STRETCHES),
        pl.DataFrame(found, schema=FOUND),
        pl.DataFrame(cables, schema=CABLES),
    )
