"""A published package as a curator reads it: rows by their keys, and the raw texts they were read from."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import polars as pl
from rapidfuzz import process

from wakhan.corrections import row_key
from wakhan.findings import Finding, Refused
from wakhan.intake.files import shown
from wakhan.schema import PUBLISHED, ROOT, empty
from wakhan.view import View

Row = dict[str, Any]
CANDIDATES = 5


@dataclass(frozen=True, slots=True)
class Raw:
    """The raw file of a document: its name for people, and its text."""

    name: str
    text: str


@dataclass(slots=True)
class Package:
    """A package in a folder. Tables are read when they are asked for.

    ``texts``: a folder searched for raw files by SHA-256. A digest that stands under raw/sources is found without.
    """

    folder: Path
    texts: Path | None = None
    _tables: dict[str, pl.DataFrame] = field(default_factory=dict)
    _raw: dict[str, Raw | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Raise Refused where there is no package."""
        if not (self.folder / "documents.parquet").is_file():
            mend = "build one with `make dataset`, or give another with --package"
            raise Refused([Finding(shown(self.folder), "no package", "a package that Wakhan published", mend)])

    def table(self, name: str) -> pl.DataFrame:
        """A table; empty where the package, made by an earlier version, has none of the name."""
        if name not in self._tables:
            path = self.folder / f"{name}.parquet"
            self._tables[name] = pl.read_parquet(path, hive_partitioning=False) if path.is_file() else empty(name)
        return self._tables[name]

    def find(self, key: str) -> tuple[str, Row]:
        """The row with a key, and its table. Raises Refused, with the nearest keys, when there is none."""
        for table in PUBLISHED:
            found = self.table(table).filter(row_key(table) == key)
            if len(found):
                return table, found.row(0, named=True)
        keys = pl.concat([self.table(t).select(key=row_key(t)) for t in PUBLISHED])["key"].unique().sort().to_list()
        near = ", ".join(candidate for candidate, *_ in process.extract(key, keys, limit=CANDIDATES))
        raise Refused([Finding(key, "no row with this key", f"the key of a row; nearest: {near}")])

    def rows(self, table: str, column: str, value: Any) -> pl.DataFrame:
        """The rows of a table that hold a value in a column."""
        return self.table(table).filter(pl.col(column) == value)

    def document(self, row: Mapping[str, Any]) -> Row | None:
        """The document that a row was found in; None for a row of many documents, or of none."""
        document_id = row.get("document_id")
        if document_id is None and row.get("event_id"):
            document_id = self.rows("events", "event_id", row["event_id"])["document_id"].item()
        return None if document_id is None else self.rows("documents", "document_id", document_id).row(0, named=True)

    def raw(self, document: Mapping[str, Any]) -> Raw | None:
        """The raw file of a document, recognised by its SHA-256; None when it is not at hand."""
        document_id = document["document_id"]
        if document_id not in self._raw:
            held = sorted(p for p in self.texts.rglob("*") if p.is_file()) if self.texts else []
            paths = [ROOT / "raw" / "sources" / document_id / "digest.txt", *held]
            self._raw[document_id] = next(filter(None, (_recognised(path, document) for path in paths)), None)
        return self._raw[document_id]

    def paragraph(self, paragraph_id: str) -> View | None:
        """The clean text of a paragraph, where its raw file is at hand."""
        row = self.rows("paragraphs", "paragraph_id", paragraph_id).row(0, named=True)
        document = self.document(row)
        raw = self.raw(document) if document else None
        return View.of(raw.text, [(span["start"], span["end"]) for span in row["raw_spans"]]) if raw else None


def _recognised(path: Path, document: Mapping[str, Any]) -> Raw | None:
    """A file as the raw file of a document, if that is what it is."""
    if not path.is_file() or path.stat().st_size != document["raw_bytes"]:
        return None
    raw = path.read_bytes()
    return Raw(shown(path), raw.decode()) if hashlib.sha256(raw).hexdigest() == document["raw_sha256"] else None
