"""The table schemas, and what is made from them: Arrow, Polars and Pandera schemas, and the order of rows.

``schemas/<table>.schema.json`` (Table Schema, Data Package v2) is the only place where a table is defined. Besides the
standard's properties a field may carry three of ours: ``unit``; ``rights`` (``running``, ``quotation`` or ``name``: how
far a text policy withholds it); ``rawSpan`` (the columns that say where in the raw file its text stands).
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl
import pyarrow as pa

if TYPE_CHECKING:
    import pandera.polars as pandera

ROOT = Path(__file__).resolve().parents[2]
SCHEMAS = ROOT / "schemas"

# The published tables, in the order people read them.
PUBLISHED = (
    "documents",
    "cables",
    "paragraphs",
    "redactions",
    "entities",
    "entity_roles",
    "mentions",
    "quotations",
    "events",
    "event_participants",
    "occurrences",
    "corrections",
)

Schema = dict[str, Any]


@cache
def table_schema(table: str) -> Schema:
    """The Table Schema of a table: published, input form, or between stages (``schemas/work/``)."""
    path = SCHEMAS / f"{table}.schema.json"
    if not path.exists():
        path = SCHEMAS / "work" / f"{table}.schema.json"
    schema: Schema = json.loads(path.read_text(encoding="utf-8"))
    return schema


def fields(table: str) -> list[dict[str, Any]]:
    """The fields of a table, in order."""
    found: list[dict[str, Any]] = table_schema(table)["fields"]
    return found


def primary_key(table: str) -> list[str]:
    """The columns of a table's primary key; rows are sorted by them, or by document and offset where there is one."""
    key: list[str] = table_schema(table)["primaryKey"]
    return key


def foreign_keys(table: str) -> dict[str, tuple[str, str]]:
    """For each column that points to a row: the table it points to (which may be its own) and the column there."""
    found = {}
    for key in table_schema(table).get("foreignKeys", ()):
        (column,), (referred,) = key["fields"], key["reference"]["fields"]
        found[column] = (key["reference"]["resource"] or table, referred)
    return found


def row_order(table: str) -> list[str]:
    """The columns rows are sorted by: where they stand in the raw text, then their key."""
    names = [f["name"] for f in fields(table)]
    place = [n for n in ("document_id", "ordinal", "raw_start", "trigger_start") if n in names]
    return [*place, *(k for k in primary_key(table) if k not in place)]


_ARROW: dict[str, pa.DataType] = {
    "string": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
}


def _arrow_type(field: dict[str, Any]) -> pa.DataType:
    if field["type"] == "array":
        return pa.list_(pa.field("item", _arrow_type(field["arrayItem"]), nullable=False))
    if field["type"] == "object":
        return pa.struct([pa.field(f["name"], _arrow_type(f), nullable=False) for f in field["fields"]])
    return _ARROW[field["type"]]


def is_required(field: dict[str, Any]) -> bool:
    """Whether a field may not be null, before any text policy withholds it."""
    return bool(field.get("constraints", {}).get("required"))


@cache
def arrow_schema(table: str) -> pa.Schema:
    """The Arrow schema of a table; each field carries its description and unit as metadata."""
    return pa.schema(
        [
            pa.field(
                f["name"],
                _arrow_type(f),
                nullable=not is_required(f),
                metadata={"description": f["description"], **({"unit": f["unit"]} if "unit" in f else {})},
            )
            for f in fields(table)
        ],
        metadata={"table": table, "description": table_schema(table)["description"]},
    )


@cache
def polars_schema(table: str) -> pl.Schema:
    """The Polars schema of a table."""
    return pl.Schema({f["name"]: _polars_type(f) for f in fields(table)})


_POLARS: dict[str, pl.DataType] = {
    "string": pl.String(),
    "integer": pl.Int64(),
    "number": pl.Float64(),
    "boolean": pl.Boolean(),
    "date": pl.Date(),
}


def _polars_type(field: dict[str, Any]) -> pl.DataType:
    if field["type"] == "array":
        return pl.List(_polars_type(field["arrayItem"]))
    if field["type"] == "object":
        return pl.Struct({f["name"]: _polars_type(f) for f in field["fields"]})
    return _POLARS[field["type"]]


def empty(table: str) -> pl.DataFrame:
    """A table without rows."""
    return pl.DataFrame(schema=polars_schema(table))


def from_rows(table: str, rows: list[dict[str, Any]]) -> pl.DataFrame:
    """A table from rows; a column that a row lacks is null."""
    return pl.DataFrame(rows, schema=polars_schema(table)) if rows else empty(table)


def conform(table: str, frame: pl.DataFrame) -> pl.DataFrame:
    """A frame with exactly the table's columns and types, in the table's order of columns and rows.

    Dates may come as ISO 8601 strings. Raises KeyError or polars.exceptions.ColumnNotFoundError when a column is
    missing.
    """
    columns = [
        pl.col(name).str.to_date() if dtype == pl.Date and frame.schema[name] == pl.String else pl.col(name).cast(dtype)
        for name, dtype in polars_schema(table).items()
    ]
    return frame.select(columns).sort(row_order(table), nulls_last=True)


@cache
def pandera_schema(table: str) -> pandera.DataFrameSchema:
    """The Pandera schema (Polars backend) that checks types, nulls, values, patterns, ranges and key uniqueness."""
    import pandera.polars as pandera

    columns: dict[str, pandera.Column] = {}
    for field in fields(table):
        constraints = field.get("constraints", {})
        checks = []
        if "enum" in constraints:
            checks.append(pandera.Check.isin(constraints["enum"], error=f"one of {', '.join(constraints['enum'])}"))
        if pattern := constraints.get("pattern"):
            checks.append(pandera.Check.str_matches(pattern, error=f"text of the form {pattern}"))
        if (least := constraints.get("minimum")) is not None:
            checks.append(pandera.Check.ge(least, error=f"at least {least}"))
        if (most := constraints.get("maximum")) is not None:
            checks.append(pandera.Check.le(most, error=f"at most {most}"))
        columns[field["name"]] = pandera.Column(
            _polars_type(field), checks=checks, nullable=not is_required(field), required=True
        )
    return pandera.DataFrameSchema(columns, strict=True, ordered=True, unique=primary_key(table), name=table)
