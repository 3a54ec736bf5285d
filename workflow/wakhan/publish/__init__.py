"""Stage 8, publish: one version of the package, whole or not at all.

The version is written to a temporary sibling, checked there as a stranger would check it, and renamed. Nothing in it
depends on the clock, on paths or on the machine: same inputs, same lock file, same bytes.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import polars as pl

from wakhan import tables as files
from wakhan.findings import Finding, refuse
from wakhan.publish.card import data_card
from wakhan.schema import PUBLISHED, table_schema
from wakhan.validate import validate

CSV = "text/csv"
PARQUET = "application/vnd.apache.parquet"
# Larger tables are checked by frictionless up to this row, and whole by the Parquet checks.
FRICTIONLESS_ROWS = 100_000


def publish(
    tables: Mapping[str, pl.DataFrame],
    descriptor: Mapping[str, Any],
    page: str,
    quality: Mapping[str, Any],
    folder: Path,
) -> None:
    """Write one version.

    Takes the tables as they may be published, the descriptor without resources, the explorer page, the validation
    report, and the folder of the version. Raises Refused, leaving whatever stood in ``folder`` as it was, when the
    written package breaks a rule.
    """
    partial = folder.parent / f".{folder.name}.partial"
    shutil.rmtree(partial, ignore_errors=True)
    partial.mkdir(parents=True)
    try:
        _write(tables, descriptor, page, quality, partial)
        refuse(check_package(partial))
    except BaseException:
        shutil.rmtree(partial, ignore_errors=True)
        raise
    _replace(partial, folder)
    _point_latest(folder)


def _write(
    tables: Mapping[str, pl.DataFrame],
    descriptor: Mapping[str, Any],
    page: str,
    quality: Mapping[str, Any],
    folder: Path,
) -> None:
    resources = []
    for name in PUBLISHED:
        files.write_csv(tables[name], name, folder / "csv" / f"{name}.csv")
        resources.append(_resource(folder, name, f"csv/{name}.csv", CSV) | {"schema": table_schema(name)})
    for name in PUBLISHED:
        files.write(tables[name], name, folder / f"{name}.parquet")
        # "file", not "table": a Parquet reader checks its own types, and frictionless then checks bytes and hash.
        resources.append(_resource(folder, f"{name}-parquet", f"{name}.parquet", PARQUET) | {"type": "file"})
    _write_text(folder / "datapackage.json", _json({**descriptor, "resources": resources}))
    _write_text(folder / "index.html", page)
    _write_text(folder / "quality.json", _json(quality))
    _write_text(folder / "README.md", data_card(tables, descriptor, quality))
    listed = sorted(p for p in folder.rglob("*") if p.is_file())
    sums = "".join(f"{_sha256(p)}  {p.relative_to(folder).as_posix()}\n" for p in listed)
    _write_text(folder / "SHA256SUMS", sums)


def _resource(folder: Path, name: str, path: str, mediatype: str) -> dict[str, Any]:
    kind = {"type": "table", "format": "csv", "encoding": "utf-8"} if mediatype == CSV else {"format": "parquet"}
    return {
        "name": name,
        "path": path,
        **kind,
        "mediatype": mediatype,
        "bytes": (folder / path).stat().st_size,
        "hash": f"sha256:{_sha256(folder / path)}",
    }


def check_package(folder: Path) -> list[Finding]:
    """What is wrong with a written package, read back from disk.

    Frictionless on descriptor, CSV, sizes and hashes; where these are sound, the generated schemas and keys on the
    Parquet, and the same number of rows in both.
    """
    from frictionless import Checklist, FrictionlessException, Package, system

    with system.use_context(trusted=True):
        try:
            package = Package(str(folder / "datapackage.json"))
        except FrictionlessException as broken:
            errors = broken.reasons or [broken.error]
            return [Finding("datapackage.json", e.message, "a Data Package v2 descriptor") for e in errors]
        report = package.validate(Checklist(), limit_rows=FRICTIONLESS_ROWS)
    findings = []
    for task in report.tasks:
        for error in task.errors:
            row = getattr(error, "row_number", None)
            where = f"{task.name} row {row}" if row else task.name
            findings.append(Finding(f"{where}: {error.type}", error.message, "what its Table Schema says"))
    findings.extend(
        Finding("datapackage.json", error.message, "a Data Package v2 descriptor") for error in report.errors
    )
    if findings:
        return findings
    read = {name: files.read(folder / f"{name}.parquet", name) for name in PUBLISHED}
    for name, frame in read.items():
        rows = pl.scan_csv(folder / "csv" / f"{name}.csv", infer_schema=False).select(pl.len()).collect().item()
        if rows != len(frame):
            findings.append(Finding(f"{name}.parquet", f"{len(frame):,} rows", f"{rows:,} as in csv/{name}.csv"))
    findings.extend(validate(read).findings)
    return findings


def _replace(partial: Path, folder: Path) -> None:
    """Put a finished version in its place; the one before is out of the way for the moment of two renames."""
    before = folder.parent / f".{folder.name}.before"
    shutil.rmtree(before, ignore_errors=True)
    if folder.exists():
        folder.rename(before)
    partial.rename(folder)
    shutil.rmtree(before, ignore_errors=True)


def _point_latest(folder: Path) -> None:
    link = folder.parent / "latest"
    fresh = folder.parent / ".latest.partial"
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(folder.name, target_is_directory=True)
    fresh.replace(link)


def _write_text(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
