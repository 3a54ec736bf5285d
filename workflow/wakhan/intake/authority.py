"""Reading the authority file: two CSV forms, checked by frictionless against their Table Schemas."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import polars as pl

from wakhan.edtf import is_edtf
from wakhan.findings import Finding, refuse
from wakhan.schema import fields, from_rows, table_schema

TABLES = {"authority_entities": "entities.csv", "authority_roles": "roles.csv"}


def read_authority(folder: Path | None) -> dict[str, pl.DataFrame]:
    """The tables ``authority_entities`` and ``authority_roles`` of a folder; both empty without a folder.

    Raises Refused with every finding: a cell that breaks its schema, a key given twice, a state or organisation that
    is not in the file, a date that is not EDTF.
    """
    if folder is None:
        return {table: from_rows(table, []) for table in TABLES}
    findings: list[Finding] = []
    rows: dict[str, list[dict[str, Any]]] = {}
    for table, name in TABLES.items():
        path = folder / name
        if not path.is_file():
            findings.append(Finding(str(path.name), "no such file", "a CSV file", "see raw/authority/README.md"))
            continue
        findings.extend(_check_cells(path, table))
        text = path.read_bytes().decode("utf-8", errors="replace")
        rows[table] = [
            {key: value or None for key, value in row.items() if key is not None}
            for row in csv.DictReader(io.StringIO(text, newline=""))
        ]
    refuse(findings)
    _check_keys(rows, findings)
    refuse(findings)
    return {table: from_rows(table, rows[table]) for table in TABLES}


def _check_cells(path: Path, table: str) -> list[Finding]:
    """What frictionless finds in one file, cell by cell."""
    from frictionless import Resource, Schema

    schema = {k: v for k, v in table_schema(table).items() if k != "foreignKeys"}
    resource = Resource(
        path=path.name, basepath=str(path.parent), schema=Schema.from_descriptor(schema), encoding="utf-8"
    )
    report = resource.validate()
    found = []
    for row, field, message, cell in report.flatten(["rowNumber", "fieldName", "message", "cell"]):
        allowed = next((f.get("constraints", {}).get("enum") for f in fields(table) if f["name"] == field), None)
        expected = f"one of {', '.join(allowed)}" if allowed else f"what schemas/{table}.schema.json says"
        what = f"{field} is {cell!r}" if field and cell else str(message)
        found.append(Finding(f"{path.name}:{row}" if row else path.name, what, expected))
    return found


def _check_keys(rows: dict[str, list[dict[str, Any]]], findings: list[Finding]) -> None:
    """What points from row to row: every reference resolves, every date is one."""
    ids = {row["entity_id"] for row in rows["authority_entities"]}
    for table, name in TABLES.items():
        dated = [f["name"] for f in fields(table) if f.get("edtf")]
        for line, row in enumerate(rows[table], start=2):
            for column in ("state_id", "organisation_id", *(["entity_id"] if table == "authority_roles" else [])):
                value = row.get(column)
                if value and value not in ids:
                    mend = "correct it, or add the entity"
                    findings.append(
                        Finding(f"{name}:{line}", f"{column} is {value!r}", "an entity_id of entities.csv", mend)
                    )
            for column in dated:
                value = row.get(column)
                if value and value != ".." and not is_edtf(value):
                    findings.append(
                        Finding(f"{name}:{line}", f"{column} is {value!r}", "an EDTF date, or .. while held")
                    )
