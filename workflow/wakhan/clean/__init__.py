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
from wakhan.schema import conform, from_rows, polars_schema


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What the stage gives: documents in the order of the texts, cables in that of their ids.

    ``stretches``: every labelled stretch. ``found``: one row a document, null (creators: empty) where the text does not
    say. ``cables``: one row a telegram. Their columns are those of the schemas of the same names.
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
    stretches: dict[str, list[object]] = {name: [] for name in polars_schema("stretches")}
    # Dates are strings until the table is whole.
    header = {name: pl.String() if t == pl.Date else t for name, t in polars_schema("cables").items()}
    found: list[dict[str, object]] = []
    cables: list[dict[str, object]] = []
    for document_id, raw, basis in texts.select("document_id", "text", "text_basis").iter_rows():
        reading = read(raw, digest=basis == "digest")
        for ordinal, s in enumerate(reading.stretches, start=1):
            row = (document_id, ordinal, s.start, s.end, s.label, s.starts_paragraph)
            for column, value in zip(stretches.values(), row, strict=True):
                column.append(value)
        told = {name: reading.found.get(name) or None for name in polars_schema("found")}
        found.append({**told, "document_id": document_id, "creators": reading.found.get("creators") or []})
        if reading.cable is not None:
            cables.append({**{name: reading.cable.get(name) for name in header}, "document_id": document_id})
    return Cleaned(
        pl.DataFrame(stretches, schema=polars_schema("stretches")),
        from_rows("found", found),
        conform("cables", pl.DataFrame(cables, schema=header)),
    )
