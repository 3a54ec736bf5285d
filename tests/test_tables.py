from __future__ import annotations

import csv
import datetime
import io
import json
from pathlib import Path
from typing import Any

import polars as pl
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wakhan.schema import PUBLISHED, fields, from_rows, polars_schema
from wakhan.tables import read, write, write_csv

TEXT = st.text(
    st.sampled_from("ab,;\"'\n\r\t |\\é中🙂\u2028\x00") | st.characters(exclude_categories=["Cs"]), max_size=12
)
DATE = st.dates(datetime.date(1, 1, 1), datetime.date(9999, 12, 31))
SPAN = st.fixed_dictionaries({"start": st.integers(0, 99), "end": st.integers(0, 99)})
DOCUMENTS = st.lists(
    st.fixed_dictionaries(
        {
            "document_id": TEXT,
            "title": st.none() | TEXT,
            "creators": st.none() | st.lists(TEXT, max_size=3),
            "date_start": st.none() | DATE,
            "raw_bytes": st.none() | st.integers(-(2**63), 2**63 - 1),
        }
    ),
    max_size=5,
    unique_by=lambda row: row["document_id"],
)
PARAGRAPHS = st.lists(
    st.fixed_dictionaries({"paragraph_id": TEXT, "text": st.none() | TEXT, "raw_spans": st.lists(SPAN, max_size=3)}),
    max_size=5,
    unique_by=lambda row: row["paragraph_id"],
)
SAME_FOLDER = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


def from_csv(text: str, table: str) -> pl.DataFrame:
    """The table a CSV file means: an empty cell without quotation marks is null, lists are JSON arrays."""
    rows = []
    # The csv module of Python takes "" and nothing for the same; Polars does not.
    frame = pl.read_csv(io.BytesIO(text.encode()), infer_schema=False)
    for row in frame.iter_rows(named=True):
        cells: dict[str, Any] = {}
        for field in fields(table):
            cell = row[field["name"]]
            if cell is not None and field["type"] == "array":
                cell = json.loads(cell)
            elif cell is not None and field["type"] == "date":
                cell = datetime.date.fromisoformat(cell)
            elif cell is not None and field["type"] in ("integer", "number"):
                cell = {"integer": int, "number": float}[field["type"]](cell)
            cells[field["name"]] = cell
        rows.append(cells)
    return from_rows(table, rows)


@SAME_FOLDER
@given(DOCUMENTS)
def test_what_is_written_is_read_back_whatever_the_text(tmp_path: Path, given_rows: list[dict[str, Any]]) -> None:
    frame = from_rows("documents", given_rows)
    write(frame, "documents", tmp_path / "documents.parquet")
    back = read(tmp_path / "documents.parquet", "documents")
    assert back.schema == polars_schema("documents")
    assert back.equals(frame.sort("document_id"))


@SAME_FOLDER
@given(DOCUMENTS)
def test_csv_and_parquet_hold_equal_values_whatever_the_text(tmp_path: Path, given_rows: list[dict[str, Any]]) -> None:
    frame = from_rows("documents", given_rows)
    write(frame, "documents", tmp_path / "documents.parquet")
    write_csv(frame, "documents", tmp_path / "documents.csv")
    text = (tmp_path / "documents.csv").read_bytes().decode()
    assert from_csv(text, "documents").rows() == read(tmp_path / "documents.parquet", "documents").rows()


@SAME_FOLDER
@given(PARAGRAPHS)
def test_csv_and_parquet_hold_equal_lists_of_spans(tmp_path: Path, given_rows: list[dict[str, Any]]) -> None:
    frame = from_rows("paragraphs", given_rows)
    write(frame, "paragraphs", tmp_path / "paragraphs.parquet")
    write_csv(frame, "paragraphs", tmp_path / "paragraphs.csv")
    text = (tmp_path / "paragraphs.csv").read_bytes().decode()
    assert from_csv(text, "paragraphs").rows() == read(tmp_path / "paragraphs.parquet", "paragraphs").rows()


@SAME_FOLDER
@given(st.lists(TEXT, unique=True, min_size=2, max_size=5), st.randoms(use_true_random=False))
def test_the_same_rows_become_the_same_bytes_in_whatever_order(tmp_path: Path, ids: list[str], random: Any) -> None:
    given_rows = [{"entity_id": e, "name": e, "aliases": [e]} for e in ids]
    written = []
    for name in ("one", "other"):
        random.shuffle(given_rows)
        frame = from_rows("entities", given_rows)
        write(frame, "entities", tmp_path / name / "entities.parquet")
        write_csv(frame, "entities", tmp_path / name / "entities.csv")
        written.append([(tmp_path / name / f"entities.{kind}").read_bytes() for kind in ("parquet", "csv")])
    assert written[0] == written[1]


def test_a_table_in_pieces_becomes_the_same_bytes_as_one_in_one_piece(tmp_path: Path) -> None:
    frame = from_rows("entities", [{"entity_id": f"e{i}", "aliases": []} for i in range(9)])
    write(frame, "entities", tmp_path / "whole.parquet")
    write(pl.concat([frame[6:], frame[:2], frame[2:6]], rechunk=False), "entities", tmp_path / "pieces.parquet")
    assert (tmp_path / "whole.parquet").read_bytes() == (tmp_path / "pieces.parquet").read_bytes()


def test_shards_are_read_as_one_table(tmp_path: Path) -> None:
    paths = [tmp_path / f"{i}.parquet" for i in range(3)]
    for i, path in enumerate(paths):
        write(from_rows("entities", [{"entity_id": f"e{i}"}] if i != 1 else []), "entities", path)
    assert read(paths, "entities")["entity_id"].to_list() == ["e0", "e2"]


@pytest.mark.parametrize("table", PUBLISHED)
def test_a_parquet_file_carries_the_description_of_its_table_and_of_every_column(table: str, tmp_path: Path) -> None:
    write(from_rows(table, []), table, tmp_path / "a.parquet")
    schema = pq.read_schema(tmp_path / "a.parquet")
    assert schema.metadata[b"table"].decode() == table
    for field in fields(table):
        metadata = schema.field(field["name"]).metadata
        assert metadata[b"description"].decode() == field["description"]
        assert metadata.get(b"unit", b"").decode() == field.get("unit", "")


def test_csv_is_rfc_4180_with_lf_lists_as_json_and_null_as_nothing(tmp_path: Path) -> None:
    row = {"entity_id": "freedonia", "name": 'Land, of "Fredonia"', "aliases": ["A", 'B "b"'], "description": ""}
    write_csv(from_rows("entities", [row]), "entities", tmp_path / "entities.csv")
    assert (tmp_path / "entities.csv").read_bytes().decode() == (
        "entity_id,name,entity_type,aliases,wikidata_id,iso3166_a3,description,basis,n_mentions,n_documents\n"
        'freedonia,"Land, of ""Fredonia""",,"[""A"",""B \\""b\\""""]",,,"",,,\n'
    )


def test_python_reads_the_csv_as_polars_does(tmp_path: Path, tiny: Any) -> None:
    for table in PUBLISHED:
        write_csv(tiny.tables[table], table, tmp_path / f"{table}.csv")
        with (tmp_path / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            read_rows = list(csv.DictReader(file))
        assert [list(row) for row in read_rows] == [tiny.tables[table].columns] * len(tiny.tables[table])
        expected = from_csv((tmp_path / f"{table}.csv").read_text(encoding="utf-8"), table)
        assert expected.equals(read_again(tiny.tables[table], table, tmp_path))


def read_again(frame: pl.DataFrame, table: str, folder: Path) -> pl.DataFrame:
    write(frame, table, folder / f"{table}.parquet")
    return read(folder / f"{table}.parquet", table)
