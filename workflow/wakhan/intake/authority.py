"""Reading the authority file: two CSV forms, checked by frictionless against their Table Schemas."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polars as pl

from wakhan.edtf import is_edtf
from wakhan.findings import Finding, refuse
from wakhan.intake.records import decode
from wakhan.schema import fields, from_rows, primary_key, table_schema

TABLES = {"authority_entities": "entities.csv", "authority_roles": "roles.csv"}
# The rows of a file by line; an empty cell is None.
Rows = dict[int, dict[str, str | None]]


def read_authority(folder: Path | None) -> dict[str, pl.DataFrame]:
    """The tables ``authority_entities`` and ``authority_roles`` of a folder; both empty without a folder.

    Raises Refused with every finding: a file that is missing or not UTF-8, other columns, a cell that breaks its
    schema, a key given twice, a state or organisation that is not in the file, a date that is not EDTF,
    an empty alias.
    """
    if folder is None:
        return {table: from_rows(table, []) for table in TABLES}
    findings: list[Finding] = []
    rows: dict[str, Rows] = {}
    for table, name in TABLES.items():
        path = folder / name
        if not path.is_file():
            mend = "see raw/authority/README.md"
            findings.append(Finding(f"{folder.name}/{name}", "no such file", "a CSV file", mend))
            continue
        text = decode(path.read_bytes(), name, findings)
        if text is None:
            continue
        # Spreadsheets write a byte order mark; it says nothing.
        reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
        columns = [f["name"] for f in fields(table)]
        if reader.fieldnames != columns:
            has = f"columns {', '.join(reader.fieldnames)}" if reader.fieldnames else "an empty file"
            mend = f"see schemas/{table}.schema.json"
            findings.append(Finding(f"{name}:1", has, f"columns {', '.join(columns)}", mend))
            continue
        rows[table] = dict(_lines(reader))
        findings.extend(dict.fromkeys(_check_cells(path, table)))
        findings.extend(_check_rows(rows[table], table))
    if len(rows) == len(TABLES):
        findings.extend(_check_references(rows))
    refuse(findings)
    return {table: from_rows(table, list(rows[table].values())) for table in TABLES}


def _lines(reader: csv.DictReader[str]) -> Iterator[tuple[int, dict[str, str | None]]]:
    for row in reader:
        yield reader.line_num, {column: cell or None for column, cell in row.items() if column is not None}


def _check_cells(path: Path, table: str) -> Iterator[Finding]:
    """What frictionless finds in one file, in words that name what was found and what was expected."""
    from frictionless import Resource, Schema

    schema = {k: v for k, v in table_schema(table).items() if k not in ("primaryKey", "foreignKeys")}
    resource = Resource(
        path=path.name, basepath=str(path.parent), schema=Schema.from_descriptor(schema), encoding="utf-8-sig"
    )
    form = f"see schemas/{table}.schema.json"
    told = ["type", "rowNumber", "fieldName", "cell", "message"]
    for kind, row, column, cell, message in resource.validate().flatten(told):
        where = f"{path.name}:{row}" if row else path.name
        if kind in ("extra-cell", "missing-cell"):
            mend = "put a cell with a comma in quotation marks"
            yield Finding(where, "a row with too many or too few cells", f"{len(fields(table))} cells", mend)
        elif column:
            constraints: dict[str, Any] = next(
                (f.get("constraints", {}) for f in fields(table) if f["name"] == column), {}
            )
            expected = "a value"
            if "enum" in constraints:
                expected = f"one of {', '.join(constraints['enum'])}"
            elif "pattern" in constraints:
                expected = f"text of the form {constraints['pattern']}"
            yield Finding(where, f"{column} is {cell!r}" if cell else f"no {column}", expected, form)
        else:
            yield Finding(where, str(message), "rows as the schema says", form)


def _check_rows(rows: Rows, table: str) -> Iterator[Finding]:
    """Keys that come twice, dates that are not EDTF, empty aliases."""
    dated = [f["name"] for f in fields(table) if f.get("edtf")]
    first: dict[tuple[str | None, ...], int] = {}
    for line, row in rows.items():
        where = f"{TABLES[table]}:{line}"
        for column in dated:
            value = row.get(column)
            if value and value != ".." and not is_edtf(value):
                yield Finding(where, f"{column} is {value!r}", "an EDTF date, or .. while held")
        aliases = row.get("aliases")
        if aliases and any(alias != alias.strip() or not alias for alias in aliases.split("|")):
            yield Finding(where, f"aliases is {aliases!r}", "names separated by |, none empty, no space around them")
        key = tuple(row.get(column) for column in primary_key(table))
        if first.setdefault(key, line) != line:
            what = f"{', '.join(filter(None, key))} again (first in line {first[key]})"
            yield Finding(where, what, f"each {', '.join(primary_key(table))} once", "take one out, or join them")


def _check_references(rows: dict[str, Rows]) -> Iterator[Finding]:
    """Every state, organisation and bearer of a role is a row of entities.csv."""
    ids = {row.get("entity_id") for row in rows["authority_entities"].values()}
    for table, given in rows.items():
        for key in table_schema(table)["foreignKeys"]:
            (column,) = key["fields"]
            for line, row in given.items():
                value = row.get(column)
                if value and value not in ids:
                    mend = "correct it, or add the entity"
                    where = f"{TABLES[table]}:{line}"
                    yield Finding(where, f"{column} is {value!r}", "an entity_id of entities.csv", mend)
