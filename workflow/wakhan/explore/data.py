"""What the page is drawn from: the published tables as columns, cut into parts, and where each row stands in its text.

A part holds the rows of a run of documents, so that a page about one document loads one part of each table. A small
package has one part a table.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from wakhan.schema import PUBLISHED, fields, primary_key, row_order, table_schema
from wakhan.view import View

# Rows of one part: a file of a few megabytes, read in a tenth of a second.
PART = 20_000
# What is highlighted in a text, and the columns that say where it stands.
_PLACED = {
    "mentions": ("raw_start", "raw_end"),
    "quotations": ("raw_spans",),
    "events": ("trigger_start", "trigger_end"),
    "redactions": ("raw_start", "raw_end"),
}


# The ordinal of a paragraph and its text as a view of the raw text.
_Shown = tuple[int, View]


@dataclass(frozen=True, slots=True)
class Part:
    """Rows of one table as columns, ready for JSON, and the documents they belong to (none: a table of the whole)."""

    table: str
    number: int
    columns: dict[str, list[Any]]
    documents: tuple[str, ...] = ()


def parts(tables: Mapping[str, pl.DataFrame], texts: Mapping[str, str], size: int = PART) -> Iterator[Part]:
    """Every published table, sorted by its key, in parts of about ``size`` rows that never divide a document.

    Takes the tables as they are published and the raw texts by document. Rows that a text shows have one column more,
    ``at``: a list of [ordinal of the paragraph, start, end], code points of that paragraph's published text; null where
    the text is withheld or the raw text is not at hand. Two tables more count the mentions of each entity:
    ``appearances`` by document, ``spellings`` by surface.
    """
    places = _Places(tables["paragraphs"], texts)
    of_event = tables["events"].select("event_id", "document_id")
    for table in PUBLISHED:
        frame = tables[table].sort(*row_order(table))
        if "document_id" in frame.columns:
            frame = frame.sort("document_id", maintain_order=True)
            documents = frame["document_id"]
        elif "event_id" in frame.columns:
            frame = frame.join(of_event, on="event_id", how="left").sort("document_id", maintain_order=True)
            documents = frame["document_id"]
            frame = frame.drop("document_id")
        else:
            yield Part(table, 0, _columns(frame))
            continue
        for number, (start, end) in enumerate(_runs(documents, size)):
            rows = frame[start:end]
            columns = _columns(rows)
            if table in _PLACED:
                columns["at"] = list(places.of(rows, _PLACED[table]))
            yield Part(table, number, columns, tuple(dict.fromkeys(documents[start:end])))
    for name, column in (("appearances", "document_id"), ("spellings", "surface")):
        counted = tables["mentions"].drop_nulls(["entity_id", column]).group_by("entity_id", column).len("n")
        yield Part(name, 0, _columns(counted.sort("entity_id", "n", column, descending=[False, True, False])))


def dictionary() -> dict[str, Any]:
    """What every table and column means, from the schemas."""
    return {
        table: {
            "description": table_schema(table)["description"],
            "key": primary_key(table),
            "fields": [
                {key: field[key] for key in ("name", "type", "description", "unit") if key in field}
                for field in fields(table)
            ],
        }
        for table in PUBLISHED
    }


def _columns(frame: pl.DataFrame) -> dict[str, list[Any]]:
    """A table as lists; days as ISO dates, instants as ISO date-times."""
    return {
        name: [value.isoformat() if isinstance(value, dt.date) else value for value in frame[name].to_list()]
        for name in frame.columns
    }


def _runs(documents: pl.Series, size: int) -> Iterator[tuple[int, int]]:
    """Where to cut rows that are sorted by document: after the document with which a part reaches ``size``."""
    start = 0
    end = 0
    for n in documents.rle().struct.field("len").to_list():
        end += n
        if end - start >= size:
            yield start, end
            start = end
    if end > start or end == 0:
        yield start, end


class _Places:
    """Where raw spans stand in the published text of the paragraphs."""

    def __init__(self, paragraphs: pl.DataFrame, texts: Mapping[str, str]) -> None:
        self._own: dict[str, _Shown] = {}
        self._all: dict[str, list[_Shown]] = {}
        shown = paragraphs.filter(pl.col("text").is_not_null()).sort("document_id", "ordinal")
        wanted = shown.select("paragraph_id", "document_id", "ordinal", "raw_spans")
        for paragraph_id, document_id, ordinal, spans in wanted.iter_rows():
            if document_id not in texts:
                continue
            view = View.of(texts[document_id], ((s["start"], s["end"]) for s in spans))
            self._own[paragraph_id] = (ordinal, view)
            self._all.setdefault(document_id, []).append((ordinal, view))

    def of(self, rows: pl.DataFrame, columns: tuple[str, ...]) -> Iterator[list[list[int]] | None]:
        """The places of each row, whose raw spans stand in ``columns``."""
        for document_id, paragraph_id, *where in rows.select("document_id", "paragraph_id", *columns).iter_rows():
            if len(where) == 1:  # only what has several spans may go on in the next paragraph
                shown, spans = self._all.get(document_id, []), [(s["start"], s["end"]) for s in where[0]]
            else:
                shown, spans = [self._own[paragraph_id]] if paragraph_id in self._own else [], [tuple(where)]
            yield [place for span in spans for place in _places(shown, *span)] if shown else None


def _places(shown: Iterable[_Shown], start: int, end: int) -> Iterator[list[int]]:
    """Where a raw span begins and ends in each paragraph that shows a part of it.

    A span that no paragraph shows (a redaction) stands, empty, where it was cut out.
    """
    places = [[ordinal, *(bisect_left(view.raw_at, offset) for offset in (start, end))] for ordinal, view in shown]
    seen = [place for place in places if place[1] < place[2]]
    yield from seen or places[-1:]
