"""Putting withheld text back, by whoever holds the raw files.

Withheld text is null; its offsets and the SHA-256 of its raw file are published. So it is read again where it stands,
under the law that *validate* holds every build to, and what was published is read back as well: it proves that file and
offsets belong together.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from wakhan.explore import explore
from wakhan.findings import Finding, Refused
from wakhan.publish import publish
from wakhan.schema import PUBLISHED, fields, primary_key
from wakhan.segment import section_after
from wakhan.validate import content_spans, spans_of, with_document
from wakhan.versions.history import CHANGELOG
from wakhan.versions.package import read_version, refuse_other_schemas
from wakhan.view import Span, quote_raw

Tables = Mapping[str, pl.DataFrame]


@dataclass(frozen=True, slots=True)
class Rehydrated:
    """``package``: the folder of the private package. ``filled``: documents whose withheld text is in it.

    ``findings``: a warning for each document that could not be filled, with the reason.
    """

    package: Path
    filled: tuple[str, ...]
    findings: tuple[Finding, ...]


def rehydrate(package: Path, texts: Path, out: Path) -> Rehydrated:
    """Make the private package of a public one.

    Takes the package's folder, a folder searched for raw files by SHA-256, whatever their names, and where the new
    package goes (``out/<version>+private``). Raises Refused when the package is damaged or of other schemas than this
    code's, or not one document could be filled.
    """
    version = read_version(package)
    refuse_other_schemas(version)
    tables = {name: version.tables[name] for name in PUBLISHED}
    raw, findings = _held(tables["documents"], texts)
    full, wrong = fill(tables, raw)
    findings += wrong
    withheld = tables["documents"].filter(pl.col("text_policy") != "open")["document_id"]
    bad = {f.where for f in findings}
    filled = tuple(d for d in withheld.to_list() if d not in bad)
    if not filled:
        raise Refused(
            [Finding(f.where, f.what, f.expected, f.mend) for f in findings]
            or [Finding(str(package), "no document whose text is withheld", "withheld text to fill in")]
        )
    number = version.name.partition("+")[0]
    descriptor = {k: v for k, v in version.descriptor.items() if k != "resources"} | {"version": f"{number}+private"}
    quality = json.loads((package / "quality.json").read_text(encoding="utf-8"))
    carried = {CHANGELOG: (package / CHANGELOG).read_bytes()} if (package / CHANGELOG).is_file() else {}
    pages = explore(full, {d: text for d, text in raw.items() if d not in bad}, descriptor, quality)
    folder = out / descriptor["version"]
    publish(full, descriptor, pages, quality, folder, carried)
    return Rehydrated(folder, filled, tuple(findings))


def fill(tables: Tables, raw: Mapping[str, str]) -> tuple[dict[str, pl.DataFrame], list[Finding]]:
    """The tables with the withheld text of some documents read back from their raw texts.

    Takes the published tables and raw texts by document. A document one of whose published texts does not stand at its
    offsets stays as it is; the warning about it has its id as ``where``.
    """
    content = content_spans(tables["paragraphs"])
    cells: dict[str, dict[str, list[str | None]]] = {}
    wrong: dict[str, Finding] = {}
    for name in PUBLISHED:
        texts = [f for f in fields(name) if "rights" in f and "rawSpan" in f]
        frame = with_document(name, tables) if texts else tables[name]
        for field in texts:
            column = field["name"]
            read = cells.setdefault(name, {})[column] = []
            for row in frame.iter_rows(named=True):
                document_id, published = row["document_id"], row[column]
                stands = published
                if document_id in raw:
                    spans = spans_of(field["rawSpan"], row, content.get(document_id, []))
                    stands = _stands(raw[document_id], spans)
                    if published is not None and stands != published:
                        key = ", ".join(str(row[k]) for k in primary_key(name))
                        found = f"{stands!r} at the offsets of {name} {key}: {column}"
                        expected = f"{published!r}, as it is published"
                        wrong.setdefault(document_id, Finding(document_id, found, expected, level="warning"))
                read.append(stands)
    ours = [document_id for document_id in raw if document_id not in wrong]
    full = {
        name: _filled(frame, with_document(name, tables)["document_id"], cells[name], ours) if name in cells else frame
        for name, frame in tables.items()
    }
    full["paragraphs"] = _sections(full["paragraphs"], ours)
    return full, list(wrong.values())


def _stands(raw: str, spans: list[Span]) -> str | None:
    """The text at some spans; None where there are none, or none of the raw text is there."""
    return quote_raw(raw, spans) or None if spans else None


def _filled(
    frame: pl.DataFrame, document: pl.Series, cells: Mapping[str, list[str | None]], ours: list[str]
) -> pl.DataFrame:
    return frame.with_columns(
        pl.when(document.is_in(ours)).then(pl.Series(read, dtype=pl.String)).otherwise(pl.col(column)).alias(column)
        for column, read in cells.items()
    )


def _sections(paragraphs: pl.DataFrame, ours: list[str]) -> pl.DataFrame:
    """The heading each paragraph stands under, which is the text of another paragraph."""
    under: dict[str, str | None] = {}
    rows = paragraphs.sort("document_id", "ordinal").select("document_id", "paragraph_id", "kind", "text")
    document, section = None, None
    for document_id, paragraph_id, kind, text in rows.iter_rows():
        if document_id != document:
            document, section = document_id, None
        under[paragraph_id] = section
        section = section_after(section, kind, text)
    read = pl.Series([under[p] for p in paragraphs["paragraph_id"]], dtype=pl.String)
    return paragraphs.with_columns(
        section=pl.when(pl.col("document_id").is_in(ours))
        .then(pl.coalesce("section", read))
        .otherwise(pl.col("section"))
    )


def _held(documents: pl.DataFrame, folder: Path) -> tuple[dict[str, str], list[Finding]]:
    """The raw texts that a folder holds, by document; and which documents with withheld text it does not hold."""
    if not folder.is_dir():
        raise Refused([Finding(str(folder), "no such folder", "a folder of raw files", "give it as --texts")])
    sizes = set(documents["raw_bytes"])
    held: dict[str, bytes] = {}
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and p.stat().st_size in sizes):
        content = path.read_bytes()
        held.setdefault(hashlib.sha256(content).hexdigest(), content)
    raw: dict[str, str] = {}
    findings = []
    columns = documents.select("document_id", "text_policy", "raw_sha256", "raw_bytes").sort("document_id")
    for document_id, policy, sha, size in columns.iter_rows():
        if sha in held:
            raw[document_id] = held[sha].decode("utf-8")
        elif policy != "open":
            what, expected = "not filled: no such file among the texts", f"a file of {size:,} bytes with SHA-256 {sha}"
            findings.append(Finding(document_id, what, expected, level="warning"))
    return raw, findings
