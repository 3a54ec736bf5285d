"""One row of a package with all that a curator needs to judge it: its evidence, its origin, what hangs on it."""

from __future__ import annotations

import datetime
from bisect import bisect_left
from collections.abc import Mapping
from typing import Any

import polars as pl
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from wakhan.contribute.package import Package
from wakhan.corrections import row_key
from wakhan.findings import visible
from wakhan.intake.files import place_of
from wakhan.schema import PUBLISHED, foreign_keys

Row = dict[str, Any]
# What tells rows apart at a glance.
_SAYS = {
    "documents": ("title", "date"),
    "cables": ("subject", "dtg"),
    "paragraphs": ("label", "marking", "text"),
    "redactions": ("code",),
    "entities": ("name", "entity_type"),
    "entity_roles": ("role", "organisation_id", "valid_start", "valid_end"),
    "mentions": ("surface", "entity_id"),
    "quotations": ("speaker", "cue", "text"),
    "events": ("event_type", "trigger", "date", "status"),
    "event_participants": ("role", "surface", "entity_id"),
    "occurrences": ("title", "date"),
    "corrections": ("action", "column_name", "value"),
}
# Where the words of a row stand: the first of these pairs of columns that it has.
_PLACES = ("trigger", "surface", "raw")
LISTED = 10
WIDTH = 80


def show(package: Package, key: str) -> Row:
    """Everything about the row with a key, ready for JSON.

    ``row``; ``evidence``: its words in their paragraph and where they stand in which raw file, or that they are
    withheld; ``corrections`` of it; ``points_to`` and ``hangs_on_it``: the rows it names, and those that name it, at
    most :data:`LISTED` of each kind. Raises Refused when there is no such row.
    """
    table, row = package.find(key)
    corrections = package.table("corrections").filter(pl.col("table_name") == table)
    corrections = corrections.filter((pl.col("row_key") == key) | pl.col("row_key").str.starts_with(f"{key} "))
    return {
        "table": table,
        "key": key,
        "row": _plain(row),
        "evidence": _evidence(package, row),
        "corrections": [_plain(correction) for correction in corrections.to_dicts()],
        "points_to": list(_points_to(package, table, row)),
        "hangs_on_it": list(_hangs_on(package, table, row)),
    }


def _plain(value: Any) -> Any:
    """A value as JSON has it: dates in ISO 8601."""
    if isinstance(value, Mapping):
        return {name: _plain(item) for name, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


def _evidence(package: Package, row: Row) -> Row | None:
    """The words of a row in their paragraph, and their place in the raw file; None for a row that has none."""
    place = next((p for p in _PLACES if f"{p}_start" in row), None)
    document = package.document(row)
    if place is None or document is None:
        return None
    start, end = row[f"{place}_start"], row[f"{place}_end"]
    paragraph_id = row.get("paragraph_id") or package.rows("events", "event_id", row["event_id"])["paragraph_id"].item()
    found: Row = {"text_basis": document["text_basis"], "raw_start": start, "raw_end": end}
    raw, view = package.raw(document), package.paragraph(paragraph_id)
    if raw is None or view is None:
        text = package.rows("paragraphs", "paragraph_id", paragraph_id)["text"].item()
        return found | {"before": text, "words": None, "after": None, "withheld": text is None}
    line, column = place_of(raw.text, start)
    first, last = (bisect_left(view.raw_at, offset) for offset in (start, end))
    context = {"before": view.text[:first], "words": view.text[first:last], "after": view.text[last:]}
    return found | {"file": raw.name, "line": line, "column": column, **context, "withheld": False}


def _points_to(package: Package, table: str, row: Row) -> list[Row]:
    """The rows that a row names, by column."""
    found = []
    for column, (target, referred) in foreign_keys(table).items():
        if row[column] is not None:
            named = package.rows(target, referred, row[column])
            found.append({"column": column, "table": target, "key": row[column], "says": _says(target, named)[0]})
    return found


def _hangs_on(package: Package, table: str, row: Row) -> list[Row]:
    """The rows that name a row, by table and column, and the other reports of what an event reports."""
    found = []
    for other in PUBLISHED:
        for column, (target, referred) in foreign_keys(other).items():
            if target == table:
                found.append((f"{other}.{column}", other, package.rows(other, column, row[referred])))
    if table == "events":
        reports = package.rows("events", "occurrence_id", row["occurrence_id"])
        reports = reports.filter(pl.col("event_id") != row["event_id"])
        found.append(("other reports of the occurrence", "events", reports))
    return [
        {
            "what": what,
            "count": len(rows),
            "rows": [
                {"key": key, "says": says}
                for key, says in zip(
                    rows.head(LISTED).select(row_key(other)).to_series(), _says(other, rows), strict=False
                )
            ],
        }
        for what, other, rows in found
        if len(rows)
    ]


def _says(table: str, rows: pl.DataFrame) -> list[str]:
    """The first rows of a table in a few words each."""
    told = []
    for row in rows.head(LISTED).iter_rows(named=True):
        words = " · ".join(str(row[column]) for column in _SAYS[table] if row[column] is not None)
        told.append(words if len(words) <= WIDTH else f"{words[: WIDTH - 1]}…")
    return told


# --- for people -----------------------------------------------------------------------------------------------------


def render(shown: Mapping[str, Any]) -> RenderableType:
    """What :func:`show` gives, for a terminal."""
    parts: list[RenderableType] = [Text(f"{shown['table']}  {shown['key']}", style="bold")]
    columns = _grid()
    for column, value in shown["row"].items():
        if value is not None and value != []:
            columns.add_row(Text(column, style="dim"), Text(visible(_cell(value))))
    parts.append(_inset(columns))
    if evidence := shown["evidence"]:
        parts.append(_heading("Evidence"))
        parts.append(_inset(_context(evidence)))
    if shown["corrections"]:
        parts.append(_heading("Corrections"))
        for c in shown["corrections"]:
            change = f"{c['expected']} → {c['value']}" if c["action"] == "change" else c["expected"]
            who = f"{c['curator']}, {c['decided_on']}, {c['origin']}"
            told = f"{c['action']} {c['column_name']}: {change} — {c['reason']} ({who})"
            parts.append(_inset(Text(visible(told))))
    if shown["points_to"]:
        parts.append(_heading("Points to"))
        grid = _grid(2)
        for other in shown["points_to"]:
            grid.add_row(Text(other["column"], style="dim"), Text(other["key"]), Text(visible(other["says"])))
        parts.append(_inset(grid))
    for group in shown["hangs_on_it"]:
        more = f", the first {LISTED} shown" if group["count"] > LISTED else ""
        parts.append(_heading(f"{group['what']} ({group['count']:,}{more})"))
        grid = _grid()
        for other in group["rows"]:
            grid.add_row(Text(other["key"]), Text(visible(other["says"])))
        parts.append(_inset(grid))
    return Group(*parts)


def _grid(keys: int = 1) -> Table:
    """Columns side by side, the first ``keys`` of them never broken."""
    grid = Table.grid(padding=(0, 2))
    for _ in range(keys):
        grid.add_column(no_wrap=True)
    return grid


def _inset(part: RenderableType) -> Padding:
    return Padding(part, (0, 0, 0, 2), expand=False)


def _heading(words: str) -> Text:
    return Text(f"\n{words}", style="bold")


def _cell(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _context(evidence: Mapping[str, Any]) -> RenderableType:
    """The paragraph with the words in question set off, and where they stand."""
    if evidence["withheld"]:
        return Text(
            f"The text is withheld; the words stand at {evidence['raw_start']}–{evidence['raw_end']} of the raw file. "
            "With --texts FOLDER, where the file is, they are shown."
        )
    text = Text(visible(evidence["before"]))
    if evidence["words"] is None:
        return text
    text.append(visible(evidence["words"]), style="bold reverse").append(visible(evidence["after"]))
    where = f"{evidence['file']}:{evidence['line']}:{evidence['column']}"
    place = Text(f"{where}  (code points {evidence['raw_start']}–{evidence['raw_end']})", style="dim")
    return Group(text, place)
