"""Versions made of the tables of one invented document, edited by hand."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from wakhan.schema import PUBLISHED, ROOT, fields, table_schema
from wakhan.versions.package import Version

Tables = Mapping[str, pl.DataFrame]


def version(tables: Tables, number: str = "1.0.0", **schemas: Any) -> Version:
    """A version of some tables; keywords replace schemas."""
    return Version({"name": "bridges", "version": number}, {t: table_schema(t) for t in PUBLISHED} | schemas, tables)


def edited(tables: Tables, table: str, edits: Mapping[str, Any], row: int = 0) -> dict[str, pl.DataFrame]:
    """The tables with some cells of one row set to other values."""
    rows = tables[table].to_dicts()
    rows[row] |= edits
    return {**tables, table: pl.DataFrame(rows, schema=tables[table].schema)}


def shifted(tables: Tables, at: int, by: int) -> dict[str, pl.DataFrame]:
    """The tables after ``by`` characters were put into the raw text at offset ``at``: offsets and keys follow."""

    def place(offset: int) -> int:
        return offset + by if offset >= at else offset

    def key(text: str) -> str:
        head, colon, tail = text.rpartition(":")
        return f"{head}:{tail[0]}{place(int(tail[1:]))}" if colon and tail[1:].isdigit() else text

    after = {}
    for name, frame in tables.items():
        rows = frame.to_dicts()
        for row in rows:
            for field in fields(name):
                column, value = field["name"], row[field["name"]]
                if value is not None and field.get("unit") == "code point":
                    spans = isinstance(value, list)
                    row[column] = [{k: place(v) for k, v in s.items()} for s in value] if spans else place(value)
                elif column.endswith("_id") and isinstance(value, str):
                    row[column] = key(value)
        after[name] = pl.DataFrame(rows, schema=frame.schema)
    return edited(after, "documents", {"raw_sha256": "0" * 64})


def of_document(tables: Tables, document_id: str) -> dict[str, pl.DataFrame]:
    """The same tables as those of a document of another name."""
    before = tables["documents"]["document_id"][0]
    ids = pl.col("^(document|paragraph|redaction|mention|quotation|event)_id$")
    return {name: frame.with_columns(ids.str.replace(before, document_id)) for name, frame in tables.items()}


def together(*many: Tables) -> dict[str, pl.DataFrame]:
    """Tables of several documents as one; rows of entities and occurrences that they share once."""
    return {name: pl.concat([tables[name] for tables in many]).unique(maintain_order=True) for name in many[0]}


@dataclass(frozen=True)
class Editions:
    """A corpus of full texts under all three policies, built both ways, and its raw texts by document id."""

    public: Path
    private: Path
    texts: dict[str, str]
    policies: dict[str, str]


POLICIES = {
    "telegram-1970s": "closed",
    "page-institute": "quote",
    "page-debate": "closed",
    "record-of-a-talk": "quote",
    "page-wire": "open",
}
RECORD = """Freedonia and Sylvania talk of the bridge

Minister Ana Example met the ambassador of Sylvania, Otto Pattern, in Sampletown on 3 March 1999. She told him that the
bridge over the river would be open to lorries from May, that the customs house would be built by both sides, and that
Freedonia would pay for the road on its own bank, as the agreement of 1997 has it. “{said}”, Mr Pattern said after the
meeting.

What the two sides did not say

Neither side spoke of the island. Freedonia has held it since 1971, and Sylvania has asked for it in every year since.
"""
# Longer than a policy of quotation lets pass.
SAID = " ".join(f"We have waited for this day for {n} years and we can wait for {n + 1} more." for n in range(3, 9))


@pytest.fixture(scope="session")
def editions(tmp_path_factory: pytest.TempPathFactory) -> Editions:
    from wakhan.build import build

    folder = tmp_path_factory.mktemp("rights")
    texts = {
        name: RECORD.format(said=SAID)
        if name == "record-of-a-talk"
        else (ROOT / "tests" / "corpus" / f"{name}.txt").read_text(encoding="utf-8")
        for name in POLICIES
    }
    lines = [
        json.dumps({"document_id": name, "text": text, "text_policy": POLICIES[name]}) for name, text in texts.items()
    ]
    (folder / "corpus.jsonl").write_text("\n".join(lines), encoding="utf-8")
    out = folder / "out"
    given = {"corpus": folder / "corpus.jsonl", "out": out}
    for withhold in (True, False):
        assert build(given | {"withhold": withhold}) == 0, (out / "work" / "build.log").read_text(encoding="utf-8")
    return Editions(out / "0.1.0", out / "0.1.0+private", texts, POLICIES)
