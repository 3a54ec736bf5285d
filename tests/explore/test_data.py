from __future__ import annotations

import datetime
import json
from typing import Any

import polars as pl
import pytest

from wakhan.explore.data import dictionary, parts
from wakhan.schema import PUBLISHED, fields

Tiny = Any


def part(tables: dict[str, pl.DataFrame], raw: dict[str, str], table: str) -> dict[str, list[Any]]:
    """The columns of the only part of a table."""
    (found,) = (p for p in parts(tables, raw) if p.table == table)
    return found.columns


def copies(tiny: Tiny, ids: list[str]) -> tuple[dict[str, pl.DataFrame], dict[str, str]]:
    """The tables with their one document copied under other ids."""
    (old,) = tiny.raw
    keys = [f["name"] for t in PUBLISHED for f in fields(t) if f["name"].endswith("_id")]
    tables = {}
    for name, frame in tiny.tables.items():
        own = {"document_id", "event_id"} & set(frame.columns)
        renamed = [
            frame.with_columns(pl.col(c).str.replace(old, new, literal=True) for c in frame.columns if c in keys)
            for new in (ids if own else ids[:1])
        ]
        tables[name] = pl.concat(renamed)
    return tables, dict.fromkeys(ids, tiny.raw[old])


def test_every_table_is_there_with_all_its_columns(tiny: Tiny) -> None:
    found = {p.table: p.columns for p in parts(tiny.tables, tiny.raw)}
    assert list(found) == [*PUBLISHED, "appearances", "spellings"]
    for table in PUBLISHED:
        columns = found[table]
        assert [c for c in columns if c != "at"] == [f["name"] for f in fields(table)]


def test_all_values_can_be_written_as_json(tiny: Tiny) -> None:
    for found in parts(tiny.tables, tiny.raw):
        assert json.loads(json.dumps(found.columns)) == found.columns
    assert part(tiny.tables, tiny.raw, "events")["date_start"] == [datetime.date(1999, 3, 3).isoformat()]


@pytest.mark.parametrize(
    ("table", "shown"),
    [
        ("mentions", [["Freedonia"], ["Ana Example"], ["Sampletown"]]),
        ("quotations", [["the bridge will", "open in May"]]),
        ("events", [["met"]]),
    ],
)
def test_a_row_stands_in_the_published_text_where_its_words_are(table: str, shown: list[list[str]], tiny: Tiny) -> None:
    texts = dict(tiny.tables["paragraphs"].select("ordinal", "text").iter_rows())
    places = part(tiny.tables, tiny.raw, table)["at"]
    assert [[texts[ordinal][start:end] for ordinal, start, end in row] for row in places] == shown


def test_a_redaction_is_the_empty_place_where_text_was_cut_out(tiny: Tiny) -> None:
    (((ordinal, start, end),),) = part(tiny.tables, tiny.raw, "redactions")["at"]
    before = dict(tiny.tables["paragraphs"].select("ordinal", "text").iter_rows())[ordinal][:start]
    (cut,) = tiny.tables["redactions"]["raw_start"]
    assert start == end
    assert " ".join(tiny.raw[tiny.tables["documents"]["document_id"][0]][:cut].split()).endswith(before.strip()[-12:])


def test_withheld_text_needs_no_raw_text_and_has_no_places(tiny: Tiny) -> None:
    hidden = tiny.tables | {"paragraphs": tiny.tables["paragraphs"].with_columns(text=pl.lit(None, pl.String))}
    for table in ("mentions", "quotations", "events", "redactions"):
        assert set(part(hidden, {}, table)["at"]) == {None}


def test_a_table_is_cut_between_documents_once_a_part_is_large_enough(tiny: Tiny) -> None:
    ids = [f"doc-{n}" for n in range(5)]
    tables, raw = copies(tiny, ids)
    found = [p for p in parts(tables, raw, size=4) if p.table == "mentions"]  # three mentions a document
    assert [p.documents for p in found] == [("doc-0", "doc-1"), ("doc-2", "doc-3"), ("doc-4",)]
    assert [len(p.columns["mention_id"]) for p in found] == [6, 6, 3]
    assert [p.number for p in found] == [0, 1, 2]


def test_sides_of_events_are_in_the_part_of_their_document(tiny: Tiny) -> None:
    tables, raw = copies(tiny, ["doc-0", "doc-1"])
    found = [p for p in parts(tables, raw, size=1) if p.table == "event_participants"]
    assert [p.documents for p in found] == [("doc-0",), ("doc-1",)]
    assert all(event.startswith(p.documents[0]) for p in found for event in p.columns["event_id"])


def test_what_belongs_to_no_document_is_one_part(tiny: Tiny) -> None:
    found = [p for p in parts(tiny.tables, tiny.raw, size=1) if p.table in ("entities", "entity_roles", "occurrences")]
    assert [(p.table, p.number, p.documents) for p in found] == [
        ("entities", 0, ()),
        ("entity_roles", 0, ()),
        ("occurrences", 0, ()),
    ]


def test_the_order_of_rows_does_not_matter(tiny: Tiny) -> None:
    reverse = {name: frame.reverse() for name, frame in tiny.tables.items()}
    assert list(parts(reverse, tiny.raw)) == list(parts(tiny.tables, tiny.raw))


def test_mentions_are_counted_by_document_and_by_spelling(tiny: Tiny) -> None:
    (document,) = tiny.raw
    assert part(tiny.tables, tiny.raw, "spellings")["surface"] == ["Ana Example", "Freedonia", "Sampletown"]
    assert part(tiny.tables, tiny.raw, "appearances")["document_id"] == [document] * 3
    assert part(tiny.tables, tiny.raw, "appearances")["n"] == [1, 1, 1]


def test_the_dictionary_says_what_every_column_means() -> None:
    told = dictionary()
    assert list(told) == list(PUBLISHED)
    assert all(field["description"] for table in told.values() for field in table["fields"])
