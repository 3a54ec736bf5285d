"""Writing corrections: a curator's decision on a row of a package, examined before it is written."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import polars as pl

from wakhan.assemble.corrections import Ground, apply, examine
from wakhan.codes import finding
from wakhan.contribute.package import Package
from wakhan.corrections import CHANGEABLE, ELSEWHERE, JUDGED, KNOWN_BY, document_of, faults, field_of, row_key
from wakhan.findings import Finding, Refused, refuse
from wakhan.intake.corrections import read_corrections
from wakhan.intake.files import brief
from wakhan.schema import ROOT, fields, from_rows

Line = dict[str, Any]
FORM = [field["name"] for field in fields("corrections_form")]


def decide(
    package: Package, key: str, action: str, sets: Mapping[str, str | None], folder: Path, **told: Any
) -> tuple[list[Line], list[str]]:
    """The lines of one decision, and in words what will change in the tables.

    ``action``: confirm, reject or change. ``sets``: for a change, the new value of each column. ``folder``: where
    corrections stand. ``told``: ``reason``, ``curator`` and ``decided_on``. Raises Refused when the row cannot be
    corrected, a value does not fit, no reason or curator is given, or the row is decided on already.
    """
    sets, told = ({c: _on_one_line(v) for c, v in given.items()} for given in (sets, told))
    table, row = package.find(key)
    if table not in CHANGEABLE:
        what = f"a row of {table}"
        raise Refused([Finding(key, what, f"a row of {', '.join(CHANGEABLE)}", f"correct {ELSEWHERE[table]}")])
    if row.get("basis") == "authority":
        raise Refused([finding("C10", key, "an entity of the authority file", "an entity that was discovered")])
    document = package.document(row) or _first_document(package, row)
    stands = {column: None if value is None else str(value) for column, value in row.items()}
    match action:
        case "confirm":
            withheld = [c for c in JUDGED[table] if stands[c] is None and "rights" in field_of(table, c)]
            columns: Sequence[str] = [c for c in JUDGED[table] if c not in withheld]
        case "reject":
            columns = [next(c for c in KNOWN_BY[table] if stands[c] is not None)]
        case _:
            columns = list(sets)
    lines = [
        {
            "table_name": table,
            "row_key": key,
            "text_basis": document["text_basis"],
            "action": action,
            "column_name": column,
            "expected": stands.get(column),
            "value": sets.get(column),
            **told,
            "origin": "new:0",
        }
        for column in columns
    ]
    wrong = [finding("T05", key, f"no {name}", "a value") for name, value in told.items() if not value]
    wrong += [
        finding(code, key, f"{column} is {brief(line[column])}", expected, mend)
        for line in lines
        for code, column, expected, mend in faults(table, line)
    ]
    refuse([*wrong, *_decided(package, lines, folder)])
    ground = _ground(package)
    examined = examine(from_rows("corrections", lines), ground)
    refuse(replace(f, where=key, line=0) for f in examined.findings)
    return lines, list(_changes(package, apply(examined.held, ground.tables)))


def _on_one_line(value: Any) -> Any:
    """A text with single spaces between its words: a line of the form is one line."""
    return " ".join(value.split()) if isinstance(value, str) else value


def write(lines: Sequence[Line], folder: Path) -> tuple[Path, int]:
    """Append decisions to the file of their document; gives the file and the line of the first."""
    path = folder / f"{document_of(lines[0]['row_key']) or 'entities'}.csv"
    folder.mkdir(parents=True, exist_ok=True)
    before = path.read_text(encoding="utf-8") if path.is_file() else f"{','.join(FORM)}\n"
    before += "" if before.endswith("\n") else "\n"
    new = io.StringIO()
    rows = csv.writer(new, lineterminator="\n")
    rows.writerows([line[column] for column in FORM] for line in lines)
    path.write_text(before + new.getvalue(), encoding="utf-8", newline="\n")
    return path, before.count("\n") + 1


def outdated(corrections: pl.DataFrame, folder: Path) -> list[Finding]:
    """Warnings of corrections that do not hold on the package in a folder: told before the build, which refuses them.

    What the package has applied already holds; its rows say what was decided. No package gives no warnings.
    """
    if corrections.is_empty() or not (folder / "documents.parquet").is_file():
        return []
    package = Package(folder)
    decided = [column for column in FORM if column not in ("reason", "curator", "decided_on")]
    fresh = corrections.join(package.table("corrections"), on=decided, how="anti", nulls_equal=True)
    return [replace(f, level="warning") for f in examine(fresh, _ground(package)).findings]


def _first_document(package: Package, entity: Mapping[str, Any]) -> dict[str, Any]:
    """The document that mentions an entity first; its edition is the one the entity was discovered in."""
    mention = package.rows("mentions", "entity_id", entity["entity_id"]).row(0, named=True)
    return package.document(mention) or {}


def _ground(package: Package) -> Ground:
    """A package as what corrections are examined on."""
    known = pl.read_csv(ROOT / "raw" / "authority" / "entities.csv", columns=["entity_id"])["entity_id"]
    tables = {table: package.table(table) for table in ("documents", *CHANGEABLE)}
    return Ground(tables, frozenset((*known, *tables["entities"]["entity_id"])), package.paragraph)


def _decided(package: Package, lines: Sequence[Line], folder: Path) -> Iterator[Finding]:
    """Decisions on the same columns that stand already, in the package or beside the new ones."""
    written = read_corrections(folder if folder.is_dir() else None)[0]
    standing = pl.concat([written, package.table("corrections")])
    for line in lines:
        same = standing.filter(pl.col("table_name") == line["table_name"], pl.col("row_key") == line["row_key"])
        same = same.filter(pl.col("text_basis") == line["text_basis"])
        if line["action"] != "reject":
            same = same.filter((pl.col("column_name") == line["column_name"]) | (pl.col("action") == "reject"))
        if len(same):
            other = same.row(0, named=True)
            what = f"{other['action']} {other['column_name']} in {other['origin']} already"
            mend = "edit or take out that line under raw/corrections and build again"
            yield finding("C04", line["row_key"], what, "one decision", mend)


def _changes(package: Package, after: Mapping[str, pl.DataFrame]) -> Iterator[str]:
    """What differs between the tables of a package and the same tables corrected, a line a row."""
    for table, frame in after.items():
        if frame.equals(package.table(table)):
            continue
        old, new = (
            {row.pop("row_key"): row for row in rows.with_columns(row_key=row_key(table)).iter_rows(named=True)}
            for rows in (package.table(table), frame)
        )
        for key, row in old.items():
            if key not in new:
                yield f"{table} {key}: taken out"
            elif row != new[key]:
                told = (f"{c} {brief(row[c])} → {brief(new[key][c])}" for c in row if row[c] != new[key][c])
                yield f"{table} {key}: {', '.join(told)}"
        yield from (f"{table} {key}: put in" for key in new if key not in old)
