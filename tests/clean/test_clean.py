"""The stage as a whole: which reader a text gets, and the tables it gives."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from wakhan.clean import clean, read
from wakhan.schema import polars_schema

CORPUS = Path(__file__).parents[1] / "corpus"
TEXTS = [*sorted(CORPUS.glob("*.txt")), Path(__file__).with_name("digest-road.txt")]


def texts() -> pl.DataFrame:
    return pl.DataFrame(
        [
            {
                "document_id": path.stem,
                "text": path.read_text(encoding="utf-8"),
                "text_basis": "digest" if path.stem.startswith("digest") else "full",
            }
            for path in sorted(TEXTS, key=lambda p: p.stem)
        ]
    )


def test_each_kind_of_text_gets_its_reader() -> None:
    for path in TEXTS:
        reading = read(path.read_text(encoding="utf-8"), digest=path.stem.startswith("digest"))
        assert (reading.cable is not None) == path.stem.startswith("telegram"), path.stem


def test_the_tables_have_their_schemas_whatever_comes_in() -> None:
    for table in (texts(), texts().clear()):
        cleaned = clean(table)
        assert cleaned.stretches.schema == polars_schema("stretches")
        assert cleaned.found.schema == polars_schema("found")
        assert cleaned.cables.schema == polars_schema("cables")


def test_every_document_has_one_row_of_what_was_found_and_every_telegram_one_of_cables() -> None:
    cleaned = clean(texts())
    ids = texts()["document_id"].to_list()
    assert cleaned.found["document_id"].to_list() == ids
    assert cleaned.cables["document_id"].to_list() == [i for i in ids if i.startswith("telegram")]


def test_what_a_text_does_not_say_is_null() -> None:
    row = clean(texts()).found.row(by_predicate=pl.col("document_id") == "digest-road", named=True)
    assert row["title"] == "THE ROAD AND THE GRAIN"
    assert row["creators"] == []
    assert [row[name] for name in polars_schema("found") if name not in ("document_id", "title", "creators")] == [
        None
    ] * 5


def test_ordinals_count_the_stretches_of_a_document_in_order() -> None:
    for (_,), rows in clean(texts()).stretches.group_by(["document_id"], maintain_order=True):
        assert rows["ordinal"].to_list() == list(range(1, len(rows) + 1))
        assert rows["raw_start"].is_sorted()


def test_cleaning_twice_gives_the_same_rows() -> None:
    first, second = clean(texts()), clean(texts())
    assert first.stretches.equals(second.stretches)
    assert first.found.equals(second.found)
