"""Documents as they come in: from deposits, from bare text files, from one JSON Lines or Parquet file."""

from __future__ import annotations

import datetime
import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from wakhan.codes import finding
from wakhan.findings import Finding
from wakhan.intake.deposits import Deposit, read_deposits
from wakhan.intake.files import SLUG, brief, decode
from wakhan.intake.sources import Sources


@dataclass(frozen=True, slots=True)
class Record:
    """One document before it is checked: its raw bytes and what is said of it.

    ``origin``: the file it was read from, relative to the corpus, with a line where the file holds many.
    ``about``: columns of ``documents``; ``cable``: columns of ``cables`` or None.
    """

    document_id: str
    raw: bytes
    origin: str
    basis: str
    about: dict[str, Any] = field(default_factory=dict)
    cable: dict[str, Any] | None = None


def read_records(sources: Sources, texts: Path | None = None) -> tuple[list[Record], list[Finding]]:
    """Every document of a corpus, and what is wrong with its files.

    ``texts``: a folder searched for full texts by SHA-256; a deposit whose full text is not in it gives its digest.
    """
    findings: list[Finding] = []
    match sources.kind:
        case "deposits":
            records = list(_deposits(sources, texts, findings))
        case "texts":
            records = [Record(slug_of(f.stem), f.read_bytes(), f.name, "full") for f in sources.files]
        case "jsonl":
            records = list(_json_lines(sources.files[0], findings))
        case "parquet":
            records = list(_parquet(sources.files[0], findings))
    if not records and not findings:
        findings.append(finding("B06", sources.files[0].name, "no documents", "at least one document"))
    return records, findings


def slug_of(stem: str) -> str:
    """A document id from a file name: lower case, everything but letters, digits, - and _ a hyphen."""
    return re.sub(r"[^a-z0-9_]+", "-", stem.casefold()).strip("-_") or "document"


# --- deposits -------------------------------------------------------------------------------------------------------


def _deposits(sources: Sources, texts: Path | None, findings: list[Finding]) -> Iterator[Record]:
    deposits = read_deposits(sources.root)
    sound = {d.folder: d.content for d in deposits if all(f.code == "D01" for f in _errors(d))}
    held = _full_texts(texts, sound, findings)
    for deposit in deposits:
        content = sound.get(deposit.folder, {})
        full = held.get(content["full_text"]["sha256"]) if content else None
        # A full text stands in for a digest that is not there.
        findings.extend(f for f in deposit.findings if full is None or f.code != "D01")
        if not content:
            continue
        about = {key: value for key, value in content.items() if key not in ("full_text", "digest", "cable")}
        folder = deposit.folder
        if full is not None:
            yield Record(folder.name, full.read_bytes(), full.name, "full", about, content.get("cable"))
        elif not _errors(deposit):
            # A digest is ours: whatever the source allows, all of it may be published.
            about |= {"rights": content["digest"]["rights"], "text_policy": "open"}
            raw = (folder / "digest.txt").read_bytes()
            yield Record(folder.name, raw, f"{folder.name}/digest.txt", "digest", about, content.get("cable"))


def _errors(deposit: Deposit) -> list[Finding]:
    return [f for f in deposit.findings if f.level == "error"]


def _full_texts(folder: Path | None, sidecars: dict[Path, dict[str, Any]], findings: list[Finding]) -> dict[str, Path]:
    """The files of a folder that are full texts of these deposits, by SHA-256.

    A file that bears a deposit's name but holds something else is a finding: it is a damaged copy, or another text.
    """
    if folder is None:
        return {}
    if not folder.is_dir():
        findings.append(finding("B07", str(folder), "no such folder", "a folder of full texts"))
        return {}
    wanted = {c["full_text"]["sha256"]: c["full_text"] for c in sidecars.values()}
    sizes = {t["bytes"] for t in wanted.values()}
    names = {t["filename"]: sha for sha, t in wanted.items() if "filename" in t}
    names |= {f"{d.name}.txt": c["full_text"]["sha256"] for d, c in sidecars.items()}
    found: dict[str, Path] = {}
    doubtful: list[tuple[Path, str, str]] = []
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        expected = names.get(path.name)
        if path.stat().st_size not in sizes and expected is None:
            continue
        sha = hashlib.sha256(path.read_bytes()).hexdigest()
        if sha in wanted:
            found.setdefault(sha, path)
        elif expected:
            doubtful.append((path, sha, expected))
    for path, sha, expected in doubtful:
        if expected not in found:
            size, should = path.stat().st_size, wanted[expected]["bytes"]
            what, wants = f"SHA-256 {sha} ({size:,} bytes)", f"{expected} ({should:,} bytes), as its source.yaml says"
            findings.append(finding("B08", path.name, what, wants))
    return found


# --- one file with many documents -----------------------------------------------------------------------------------

_OPTIONAL = (
    "title",
    "creators",
    "publisher",
    "genre",
    "language",
    "date",
    "source_url",
    "citation",
    "rights",
    "text_policy",
)


def _json_lines(path: Path, findings: list[Finding]) -> Iterator[Record]:
    for number, line in enumerate(path.read_bytes().split(b"\n"), start=1):
        if not line.strip():
            continue
        origin = f"{path.name}:{number}"
        try:
            row = json.loads(line.decode("utf-8"))
        except ValueError as error:
            findings.append(finding("B02", origin, f"not JSON ({error})", "one JSON object in UTF-8 on a line"))
            continue
        if not isinstance(row, dict):
            findings.append(finding("B02", origin, f"a JSON {type(row).__name__}", "a JSON object"))
            continue
        yield from _row(row, origin, findings)


def _parquet(path: Path, findings: list[Finding]) -> Iterator[Record]:
    import polars as pl

    try:
        frame = pl.read_parquet(path)
    except pl.exceptions.PolarsError as error:
        findings.append(finding("B02", path.name, f"not Parquet ({error})", "a Parquet file"))
        return
    for number, row in enumerate(frame.iter_rows(named=True), start=1):
        dated = {k: v.isoformat() if isinstance(v, datetime.date) else v for k, v in row.items()}
        yield from _row(dated, f"{path.name} row {number}", findings)


def _row(row: dict[str, Any], origin: str, findings: list[Finding]) -> Iterator[Record]:
    """The record of one row of a corpus file, unless its id or text cannot be used."""
    wrong = []
    for key in ("document_id", "text"):
        if not isinstance(row.get(key), str):
            found = f"no {key}" if row.get(key) is None else f"{key} of type {type(row[key]).__name__}"
            wrong.append(finding("B03", origin, found, f"{key} as text"))
    about = {key: row[key] for key in _OPTIONAL if row.get(key) is not None}
    if isinstance(about.get("creators"), str):
        about["creators"] = [about["creators"]]
    for key, value in about.items():
        fits = (
            isinstance(value, list) and all(isinstance(v, str) for v in value)
            if key == "creators"
            else isinstance(value, str)
        )
        if not fits:
            expected = "a list of texts" if key == "creators" else "text"
            wrong.append(finding("B03", origin, f"{key} is {brief(value)}", expected))
    if not wrong:
        try:
            raw = row["text"].encode("utf-8")
        except UnicodeEncodeError as error:
            what = f"text with a lone surrogate at code point {error.start}"
            wrong.append(finding("B03", origin, what, "Unicode text"))
        else:
            yield Record(row["document_id"], raw, origin, "full", about)
    findings.extend(wrong)


# --- checks ---------------------------------------------------------------------------------------------------------


def checked_texts(records: Iterable[Record], findings: list[Finding]) -> dict[str, tuple[Record, str]]:
    """Records with their decoded text by document id; unusable ids, double ids and unusable texts become findings."""
    found: dict[str, tuple[Record, str]] = {}
    for record in records:
        if not SLUG.match(record.document_id):
            what = f"document id {record.document_id!r}"
            findings.append(finding("F10", record.origin, what, "lower-case letters, digits, - and _"))
            continue
        if record.document_id in found:
            first = found[record.document_id][0].origin
            what = f"document id {record.document_id} again (first in {first})"
            findings.append(finding("B05", record.origin, what, "each id once"))
            continue
        text = decode(record.raw, record.origin, findings)
        if text is None:
            continue
        if not text.strip():
            findings.append(finding("F11", record.origin, "an empty text", "at least one word"))
            continue
        found[record.document_id] = (record, text)
    return found
