"""The package as one SQLite file: every table with its keys, indexes and descriptions, full-text search, two views.

The same tables become the same bytes whatever the version of SQLite: fixed page size, sorted rows, one VACUUM, and
constants where the file tells of its writing only.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import polars as pl

from wakhan.findings import Finding, Refused
from wakhan.schema import PUBLISHED, fields, foreign_keys, is_required, primary_key, table_schema
from wakhan.tables import flat

# STRICT tables are read and written by SQLite from this version.
OLDEST = (3, 37, 0)
PAGE = 4096
# The columns full-text search looks in.
SEARCHED = {
    "documents": ("title", "citation"),
    "paragraphs": ("text",),
    "entities": ("name", "aliases", "description"),
    "quotations": ("text", "speaker"),
    "occurrences": ("title",),
}
VIEWS = {
    "events_with_sides": "One row an event, with the names of its sides and its place, and its document.",
    "quotations_with_speakers": "One row a quotation, with the names of its speaker and reporter, and its document.",
}
_TYPES = {"integer": "INTEGER", "number": "REAL", "boolean": "INTEGER"}
_SIDES = """(SELECT group_concat(name, '; ') FROM (
    SELECT coalesce(n.name, s.surface) AS name FROM event_participants s LEFT JOIN entities n USING (entity_id)
    WHERE s.event_id = e.event_id AND s.role = '{role}' ORDER BY s.position))"""
# The same in a dialect that orders within an aggregate, as DuckDB does.
SIDES_ORDERED = """(SELECT string_agg(coalesce(n.name, s.surface), '; ' ORDER BY s.position)
    FROM event_participants s LEFT JOIN entities n USING (entity_id)
    WHERE s.event_id = e.event_id AND s.role = '{role}')"""


def write_sqlite(tables: Mapping[str, pl.DataFrame], path: Path) -> None:
    """Write all published tables into one new SQLite file.

    Dates are ISO 8601 text, lists JSON text. Text that a policy withholds is null here as everywhere, and so in no
    search index. Raises Refused when the SQLite library of this Python is too old.
    """
    if sqlite3.sqlite_version_info < OLDEST:
        oldest = ".".join(map(str, OLDEST))
        found = f"SQLite {sqlite3.sqlite_version}"
        raise Refused([Finding("python", found, f"{oldest} or newer", "use a Python built with a newer SQLite")])
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        # The file is new and renamed when whole: nothing to roll back to. Compile options must not change a byte.
        for setting in (
            *(f"page_size = {PAGE}", "encoding = 'UTF-8'", "auto_vacuum = NONE", "secure_delete = ON"),
            *("journal_mode = OFF", "synchronous = OFF", "foreign_keys = OFF"),
        ):
            file.execute(f"PRAGMA {setting}")
        file.execute("BEGIN")
        for table in PUBLISHED:
            file.execute(create_table(table))
            marks = ", ".join("?" * len(fields(table)))
            file.executemany(f'INSERT INTO "{table}" VALUES ({marks})', _rows(tables[table], table))
        for statement in (*_indexes(), *_searches(), *view_statements(_SIDES)):
            file.execute(statement)
        file.execute("COMMIT")
        file.execute("VACUUM")
    _settle(path)


def _rows(frame: pl.DataFrame, table: str) -> Iterator[tuple[Any, ...]]:
    return flat(frame, table).with_columns(pl.col(pl.Date).dt.to_string("iso")).iter_rows()


def create_table(table: str) -> str:
    """The statement that makes a table; its comments, which SQLite keeps, say what every column means."""
    key = primary_key(table)
    required = {f["name"] for f in fields(table) if is_required(f) and "rights" not in f}
    items = []
    for field in fields(table):
        kind = _TYPES.get(field["type"], "TEXT") + (" NOT NULL" if field["name"] in required else "")
        items.append((f'"{field["name"]}" {kind}', field["description"]))
    # A STRICT table takes no null in a primary key.
    items.append((f"{'PRIMARY KEY' if required.issuperset(key) else 'UNIQUE'} ({_names(key)})", ""))
    for column, (other, referred) in foreign_keys(table).items():
        items.append((f'FOREIGN KEY ("{column}") REFERENCES "{other}" ("{referred}")', ""))
    lines = [
        f"    {item}{',' if item is not items[-1][0] else ''}{f' -- {told}' if told else ''}" for item, told in items
    ]
    return f'CREATE TABLE "{table}" ( -- {table_schema(table)["description"]}\n' + "\n".join(lines) + "\n) STRICT"


def _names(columns: list[str]) -> str:
    return ", ".join(f'"{c}"' for c in columns)


def _indexes() -> Iterator[str]:
    for table in PUBLISHED:
        for column in (*foreign_keys(table), *(f["name"] for f in fields(table) if f["type"] == "date")):
            if column != primary_key(table)[0]:  # which has an index already
                yield f'CREATE INDEX "{table}_by_{column}" ON "{table}" ("{column}")'


def _searches() -> Iterator[str]:
    for table, columns in SEARCHED.items():
        options = f"content=\"{table}\", tokenize = 'porter unicode61 remove_diacritics 2'"
        yield f'CREATE VIRTUAL TABLE "{table}_fts" USING fts5 ({_names(list(columns))}, {options})'
        # Rebuild reads the table; optimize leaves one segment, whatever the merging on the way.
        yield f'INSERT INTO "{table}_fts" ("{table}_fts") VALUES (\'rebuild\')'
        yield f'INSERT INTO "{table}_fts" ("{table}_fts") VALUES (\'optimize\')'


def view_statements(sides: str = SIDES_ORDERED) -> tuple[str, str]:
    """The statements that make the views; ``sides`` is how the dialect joins the names of one role in order."""
    return (
        f"""CREATE VIEW events_with_sides AS
SELECT e.event_id, e.date, e.date_start, e.event_type, e.mode, e.status,
    {sides.format(role="actor")} AS actors,
    {sides.format(role="recipient")} AS recipients,
    p.name AS place, e.evidence, e.occurrence_id, e.document_id, d.title AS document, e.score
FROM events e JOIN documents d USING (document_id) LEFT JOIN entities p ON p.entity_id = e.place_entity_id""",
        """CREATE VIEW quotations_with_speakers AS
SELECT q.quotation_id, coalesce(s.name, q.speaker) AS speaker, q.cue, q.quote_type, q.text,
    r.name AS reported_by, q.document_id, d.title AS document, d.date_start AS document_date, q.score
FROM quotations q JOIN documents d USING (document_id)
LEFT JOIN entities s ON s.entity_id = q.speaker_entity_id
LEFT JOIN entities r ON r.entity_id = q.reported_by_entity_id""",
    )


def _settle(path: Path) -> None:
    """Set to constants what depends on the SQLite library and tells nothing of the tables (its file format, 1.3, 1.6).

    In the header: the change counter, the counter for which the size there holds (equal to it, as it must be), and the
    number of the library that wrote last. In each b-tree page: the bytes between the cell pointers and the cells, where
    libraries leave different remains. With that, SQLite 3.40 and 3.54 write the same bytes.
    """
    major, minor, patch = OLDEST
    counter, version = (1).to_bytes(4, "big"), (major * 1_000_000 + minor * 1000 + patch).to_bytes(4, "big")
    with path.open("r+b") as file:
        for start in range(0, path.stat().st_size, PAGE):
            file.seek(start)
            page = bytearray(file.read(PAGE))
            if start == 0:
                page[24:28], page[92:96], page[96:100] = counter, counter, version
            head = 100 if start == 0 else 0
            if (kind := page[head]) in (2, 5, 10, 13):  # interior and leaf pages of indexes and tables
                cells = int.from_bytes(page[head + 3 : head + 5], "big")
                free = head + (12 if kind in (2, 5) else 8) + 2 * cells
                content = int.from_bytes(page[head + 5 : head + 7], "big")
                page[free:content] = bytes(content - free)
            file.seek(start)
            file.write(page)
