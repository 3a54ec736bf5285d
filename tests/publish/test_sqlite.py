from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from wakhan.findings import Refused
from wakhan.publish import sqlite as module
from wakhan.publish.sqlite import SEARCHED, VIEWS, write_sqlite
from wakhan.rights import withhold
from wakhan.schema import PUBLISHED, fields, foreign_keys, primary_key

Tiny = Any


@pytest.fixture
def file(published: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(f"file:{published / 'bridges.sqlite'}?mode=ro", uri=True)) as connection:
        yield connection


def rows(file: sqlite3.Connection, sql: str) -> list[Any]:
    return file.execute(sql).fetchall()


def test_the_file_holds_every_table_with_dates_as_text_and_lists_as_json(file: Any, tiny: Tiny) -> None:
    for table in PUBLISHED:
        nested = {f["name"] for f in fields(table) if f["type"] == "array"}
        found = pl.DataFrame(rows(file, f'SELECT * FROM "{table}"'), orient="row").rows()
        expected = [
            tuple(
                json.dumps(cell, ensure_ascii=False, separators=(",", ":")) if name in nested else
                str(cell) if name in ("date_start", "date_end") and cell else cell
                for name, cell in row.items()
            )
            for row in tiny.tables[table].to_dicts()
        ]  # fmt: skip
        assert sorted(found, key=str) == sorted(expected, key=str)


def test_it_is_sound_and_no_key_leads_nowhere(file: Any) -> None:
    assert rows(file, "PRAGMA integrity_check") == [("ok",)]
    assert rows(file, "PRAGMA foreign_key_check") == []


@pytest.mark.parametrize("table", PUBLISHED)
def test_a_table_is_strict_and_has_its_keys_with_an_index_for_each(table: str, file: Any) -> None:
    assert rows(file, f"SELECT strict FROM pragma_table_list('{table}')") == [(1,)]
    found = {column: (to, there) for _, _, to, column, there, *_ in rows(file, f"PRAGMA foreign_key_list('{table}')")}
    assert found == foreign_keys(table)
    indexes = {
        tuple(name for (name,) in rows(file, f"SELECT name FROM pragma_index_info('{index}')"))
        for _, index, *_ in rows(file, f"PRAGMA index_list('{table}')")
    }
    assert tuple(primary_key(table)) in indexes
    first = {columns[0] for columns in indexes}
    assert first >= {*foreign_keys(table), *(f["name"] for f in fields(table) if f["type"] == "date")}


def test_the_schema_says_what_every_column_means(file: Any) -> None:
    for table in PUBLISHED:
        ((said,),) = rows(file, f"SELECT sql FROM sqlite_master WHERE name = '{table}'")
        assert all(f"-- {field['description']}" in said for field in fields(table))


def test_what_must_not_be_null_cannot_be(tiny: Tiny, tmp_path: Path) -> None:
    with pytest.raises(sqlite3.IntegrityError, match=r"NOT NULL.*events\.status"):
        write_sqlite(tiny.change("events", status=None), tmp_path / "a.sqlite")


@pytest.mark.parametrize(
    ("table", "words", "found"),
    [
        ("quotations", "bridges", 1),  # the stem is searched
        ("quotations", "ana", 1),
        ("paragraphs", "envoy AND sampletown", 1),
        ("entities", "fredonia", 1),
        ("documents", "loans", 1),
        ("occurrences", "tunnel", 0),
    ],
)
def test_text_is_found_by_its_words(table: str, words: str, found: int, file: Any) -> None:
    assert rows(file, f"SELECT count(*) FROM {table}_fts WHERE {table}_fts MATCH '{words}'") == [(found,)]


def test_the_search_covers_columns_that_hold_text() -> None:
    for table, columns in SEARCHED.items():
        assert {*columns} <= {f["name"] for f in fields(table)}


def test_the_views_join_what_people_ask_for(file: Any) -> None:
    assert [name for (name,) in rows(file, "SELECT name FROM sqlite_master WHERE type = 'view'")] == list(VIEWS)
    assert rows(file, "SELECT actors, recipients, place, document_id FROM events_with_sides") == [
        ("Ana Example", "Sylvania", "Sampletown", "bridge-1999-sampletown")
    ]
    assert rows(file, "SELECT speaker, cue, text, reported_by FROM quotations_with_speakers") == [
        ("Ana Example", "said", "the bridge will open in May", None)
    ]


def test_sides_stand_in_their_order(tiny: Tiny, tmp_path: Path) -> None:
    side = tiny.tables["event_participants"].row(0, named=True)
    more = [side | {"position": n, "entity_id": None, "surface": f"side {n}"} for n in (3, 2)]
    sides = pl.concat([tiny.tables["event_participants"], pl.DataFrame(more, tiny.tables["event_participants"].schema)])
    write_sqlite(tiny.tables | {"event_participants": sides}, tmp_path / "a.sqlite")
    with closing(sqlite3.connect(tmp_path / "a.sqlite")) as file:
        assert rows(file, "SELECT actors FROM events_with_sides") == [("Ana Example; side 2; side 3",)]


def test_withheld_text_is_in_no_table_and_no_search_index(tiny_under: Callable[[str], Tiny], tmp_path: Path) -> None:
    write_sqlite(withhold(tiny_under("closed").tables), tmp_path / "a.sqlite")
    raw = (tmp_path / "a.sqlite").read_bytes().lower()
    assert not [word for word in (b"envoy", b"bridge will", b"stayed") if word in raw]


def test_the_same_rows_become_the_same_bytes_in_whatever_order(tiny: Tiny, tmp_path: Path) -> None:
    write_sqlite(tiny.tables, tmp_path / "one.sqlite")
    write_sqlite({name: frame.reverse() for name, frame in tiny.tables.items()}, tmp_path / "other.sqlite")
    assert (tmp_path / "one.sqlite").read_bytes() == (tmp_path / "other.sqlite").read_bytes()


def test_no_byte_tells_which_library_wrote_the_file(published: Path) -> None:
    raw = (published / "bridges.sqlite").read_bytes()
    assert raw[24:28] == raw[92:96] == b"\0\0\0\1"
    assert int.from_bytes(raw[96:100], "big") == 3_037_000
    for start in range(0, len(raw), module.PAGE):
        head = start + (100 if start == 0 else 0)
        if raw[head] in (2, 5, 10, 13):
            pointers = head + (12 if raw[head] in (2, 5) else 8)
            free = pointers + 2 * int.from_bytes(raw[head + 3 : head + 5], "big")
            assert not any(raw[free : start + int.from_bytes(raw[head + 5 : head + 7], "big")])


def test_a_python_with_an_old_sqlite_is_told(tiny: Tiny, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module.sqlite3, "sqlite_version_info", (3, 34, 1))
    with pytest.raises(Refused, match=r"3\.37\.0 or newer"):
        write_sqlite(tiny.tables, tmp_path / "a.sqlite")
