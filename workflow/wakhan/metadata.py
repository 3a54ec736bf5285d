"""What is known of a document: what its deposit says and, where that is silent, what its text says of itself."""

from __future__ import annotations

import json
from typing import Any

import polars as pl

from wakhan.findings import Finding
from wakhan.schema import fields, from_rows

FOUND = ("title", "creators", "publisher", "genre", "language", "date", "source_url")


def describe(texts: pl.DataFrame, found: pl.DataFrame) -> pl.DataFrame:
    """One row a document: ``texts`` without the text, gaps filled from ``found``. No creators named is a gap, too."""
    named = pl.col("creators").list.len() > 0
    return (
        texts.drop("text")
        .with_columns(pl.when(named).then("creators"))
        .join(found, on="document_id", how="left", suffix="_found")
        .with_columns(pl.coalesce(name, f"{name}_found").alias(name) for name in FOUND)
        .drop(f"{name}_found" for name in FOUND)
        .sort("document_id")
    )


def cable_headers(texts: pl.DataFrame, parsed: pl.DataFrame) -> tuple[pl.DataFrame, list[Finding]]:
    """The table ``cables``, and where a telegram's parsed header and its deposit differ.

    A header is what the text says; the deposit fills what the text does not say. A digest has no header of its own, so
    its cable is what the deposit says. A difference between the two is a warning that gives both values.
    """
    read: dict[str, dict[str, Any]] = {row["document_id"]: row for row in parsed.iter_rows(named=True)}
    rows, findings = [], []
    columns = [f["name"] for f in fields("cables") if f["name"] != "document_id"]
    for document_id, cable in texts.select("document_id", "cable").sort("document_id").iter_rows():
        told = {k: v for k, v in (json.loads(cable) if cable else {}).items() if v is not None}
        header = read.get(document_id, {})
        if not told and not header:
            continue
        row: dict[str, Any] = {"document_id": document_id}
        for column in columns:
            said, stands = told.get(column), header.get(column)
            row[column] = said if stands in (None, []) else stands
            if column in told and stands not in (None, []) and _comparable(said) != _comparable(stands):
                findings.append(
                    Finding(
                        f"{document_id}/source.yaml: cable.{column}",
                        f"the text says {stands!r}, source.yaml says {said!r}",
                        "the same in both",
                        "correct source.yaml, or report how the header is misread",
                        "warning",
                    )
                )
        rows.append(row)
    dates = [f["name"] for f in fields("cables") if f["type"] == "date"]
    lists = [f["name"] for f in fields("cables") if f["type"] == "array"]
    for row in rows:
        row.update({name: _iso_date(row[name]) for name in dates})
        row.update({name: row[name] or [] for name in lists})
    return from_rows("cables", rows), findings


def _comparable(value: Any) -> Any:
    return str(value).casefold() if not isinstance(value, list) else [str(v).casefold() for v in value]


def _iso_date(value: Any) -> Any:
    import datetime

    return datetime.date.fromisoformat(value) if isinstance(value, str) else value
