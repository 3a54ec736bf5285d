"""Scaffolding a deposit: what a text says of itself is filled in, everything else is a gap that is marked."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

from wakhan.clean import clean
from wakhan.clean.digest import KINDS
from wakhan.findings import Finding, Refused
from wakhan.intake.files import GAP, SLUG, read_text, shown
from wakhan.intake.records import slug_of
from wakhan.schema import SCHEMAS, from_rows
from wakhan.segment import segment

_FOUND = "  # found in the text"
# Bytes that are no text in UTF-8. What else may be odd in a text that somebody else wrote is left as it is.
_UNREADABLE = ("F01", "F02")
_MARKS = {kind: mark for mark, kind in KINDS.items()}


@dataclass(frozen=True, slots=True)
class Draft:
    """A deposit to be finished by hand: its id, its two files, which keys were found and which are gaps."""

    document_id: str
    sidecar: str
    digest: str
    found: tuple[str, ...]
    gaps: tuple[str, ...]


def draft(path: Path, document_id: str | None = None) -> Draft:
    """The draft of a deposit of the text in ``path``.

    ``document_id``: None to have one made of publisher, year and author or place. Raises Refused when the file is no
    text in UTF-8, or the id is no slug.
    """
    findings: list[Finding] = []
    text = read_text(path, findings)
    if text is None or any(f.code in _UNREADABLE for f in findings):
        raise Refused(findings)
    raw = path.read_bytes()
    texts = from_rows("texts", [{"document_id": "new", "text": raw.decode(), "text_basis": "full"}])
    cleaned = clean(texts)
    segmented = segment(texts, cleaned.stretches)
    said = {k: v for k, v in cleaned.found.row(0, named=True).items() if v and k != "document_id"}
    header = cleaned.cables.row(0, named=True) if len(cleaned.cables) else {}
    cable = {k: v for k, v in header.items() if v not in (None, []) and k != "document_id"}
    document_id = document_id or suggest_id(said, cable, path.stem)
    if not SLUG.match(document_id):
        expected = "lower-case letters, digits, - and _"
        raise Refused([Finding("--id", f"document id {document_id!r}", expected, "give another with --id")])
    full_text = {"sha256": hashlib.sha256(raw).hexdigest(), "bytes": len(raw), "filename": path.name}
    lines = list(_sidecar(said, cable, full_text))
    return Draft(
        document_id,
        "".join(f"{line}\n" for line in lines),
        "\n\n".join(_digest(text, said.get("title"), segmented.paragraphs, segmented.redactions)) + "\n",
        tuple(said) + (("cable",) if cable else ()),
        tuple(_gaps(lines)),
    )


def add(path: Path, sources: Path, document_id: str | None = None) -> Draft:
    """Write the draft of a deposit below ``sources``; the text itself stays where it is.

    Raises Refused, with nothing written, where the text is deposited already or the folder is there.
    """
    made = draft(path, document_id)
    folder = sources / made.document_id
    if folder.exists():
        mend = "give another id with --id, or edit what is there"
        raise Refused([Finding(shown(folder), "there already", "a new folder; nothing is overwritten", mend)])
    sha = hashlib.sha256(path.read_bytes()).hexdigest()
    for sidecar in sorted(sources.glob("*/source.yaml")):
        if sha.encode() in sidecar.read_bytes():
            what = f"{path.name} is deposited already: its SHA-256 stands here"
            raise Refused([Finding(shown(sidecar), what, "a text that is new", "edit what is there")])
    folder.mkdir(parents=True)
    (folder / "source.yaml").write_text(made.sidecar, encoding="utf-8", newline="\n")
    (folder / "digest.txt").write_text(made.digest, encoding="utf-8", newline="\n")
    return made


def suggest_id(said: Mapping[str, Any], cable: Mapping[str, Any], stem: str) -> str:
    """An id of publisher, year, and an author's last name or the post; of the file's name where these are not known."""
    publisher = re.findall(r"\w{2,}", re.sub(r"(?i)^the |\bdepartment of\b", " ", said.get("publisher") or ""))[:1]
    year = re.findall(r"^\d{4}", said.get("date") or "")
    place = (cable.get("from_post") or " ".join(said.get("creators") or [])[:60]).split()[-1:]
    parts = [*publisher, *year, *place]
    return slug_of(" ".join(parts) if len(parts) > 1 else stem)


# --- source.yaml ----------------------------------------------------------------------------------------------------


def _sidecar(said: Mapping[str, Any], cable: Mapping[str, Any], full_text: Mapping[str, Any]) -> Iterator[str]:
    """The lines of source.yaml, in the order of its schema; what the schema says of a gap stands behind it."""
    schema = json.loads((SCHEMAS / "source.schema.json").read_text(encoding="utf-8"))["properties"]
    yield "# yaml-language-server: $schema=../../../schemas/source.schema.json"
    for key, about in schema.items():
        match key:
            case "full_text":
                yield "full_text:"
                yield from (f"  {name}: {_yaml(value)}" for name, value in full_text.items())
                yield f"  held_by: {GAP}  # {about['properties']['held_by']['description']}"
            case "digest":
                yield "digest:"
                yield "  rights: CC-BY-4.0"
                yield f"  creators: [{GAP}]  # {about['properties']['creators']['description']}"
            case "cable":
                if cable:
                    yield "cable:  # found in the text: compare it with the header"
                    yield from (f"  {name}: {_yaml(value)}" for name, value in cable.items())
            case _ if key in said:
                yield f"{key}: {_yaml(said[key])}{_FOUND}"
            case _:
                gap = f"[{GAP}]" if about.get("type") == "array" else GAP
                yield f"{key}: {gap}  # {about['description']}"


def _gaps(lines: Iterable[str]) -> Iterator[str]:
    """The keys of source.yaml that are gaps, those inside others after a point."""
    outer = ""
    for line in lines:
        key = line.partition(":")[0]
        outer = outer if key.startswith(" ") else key
        if GAP in line:
            yield f"{outer}.{key.strip()}" if key.startswith(" ") else key


def _yaml(value: Any) -> str:
    """A value as YAML, on one line. JSON is YAML."""
    return json.dumps(value if isinstance(value, int | list) else str(value), ensure_ascii=False)


# --- digest.txt -----------------------------------------------------------------------------------------------------


def _digest(text: str, title: str | None, paragraphs: pl.DataFrame, redactions: pl.DataFrame) -> Iterator[str]:
    """A stub a paragraph of the source: its mark, its number and portion mark, its redaction codes; none of its words.

    The title is no paragraph to be retold; it stands here as it does in source.yaml.
    """
    yield f"# {title or GAP}"
    for p in paragraphs.iter_rows(named=True):
        if p["kind"] == "title":
            continue
        line = text.count("\n", 0, p["raw_start"]) + 1
        codes = redactions.filter(pl.col("paragraph_id") == p["paragraph_id"])["code"].to_list()
        marks = [_MARKS.get(p["kind"], "")]
        if p["kind"] == "body":
            label = p["label"] or ""
            marks += [f"{label}." if label.isdecimal() else label, f"({p['marking']})" if p["marking"] else ""]
        gap = f"{GAP} (line {line} of the source, {p['n_words']} word{'s' if p['n_words'] != 1 else ''})"
        yield " ".join(word for word in (*marks, gap, f"[{', '.join(codes)}]" if codes else "") if word)
