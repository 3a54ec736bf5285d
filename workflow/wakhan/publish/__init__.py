"""Stage 8, publish: one version of the package, whole or not at all.

The version is written to a temporary sibling, checked there as a stranger would check it, and renamed. Nothing in it
depends on the clock, on paths or on the machine: same inputs, same lock file, same bytes.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import polars as pl

from wakhan import tables as files
from wakhan.evaluate.curve import reliability_curve
from wakhan.findings import Finding, refuse
from wakhan.publish.card import data_card
from wakhan.publish.citation import citation_file
from wakhan.publish.contents import meaning_of_file, media_type
from wakhan.publish.croissant import croissant
from wakhan.publish.loaders import load_scripts
from wakhan.publish.rocrate import provenance_files, rocrate
from wakhan.publish.sqlite import write_sqlite
from wakhan.schema import PUBLISHED, table_schema
from wakhan.validate import validate
from wakhan.versions.seal import RELEASES, check_seal
from wakhan.versions.sums import SUMS, format_sums, sha256

# Larger tables are checked by frictionless up to this row, and whole by the Parquet checks.
FRICTIONLESS_ROWS = 100_000


def publish(
    tables: Mapping[str, pl.DataFrame],
    descriptor: Mapping[str, Any],
    pages: Mapping[str, str],
    quality: Mapping[str, Any],
    folder: Path,
    history: Mapping[str, bytes] | None = None,
    releases: Path = RELEASES,
) -> None:
    """Write one version.

    Takes the tables as they may be published, the descriptor without resources, the explorer's pages by path, the
    validation report, the folder of the version, what it carries of those before (:mod:`wakhan.versions.history`) and
    the folder of seals. Raises Refused, leaving whatever stood in ``folder`` as it was, when the written package breaks
    a rule or would change a version that was released.
    """
    partial = folder.parent / f".{folder.name}.partial"
    shutil.rmtree(partial, ignore_errors=True)
    partial.mkdir(parents=True)
    try:
        _write(tables, descriptor, pages, quality, partial, history or {})
        refuse(check_seal(partial, descriptor, releases))
        refuse(check_package(partial))
    except BaseException:
        shutil.rmtree(partial, ignore_errors=True)
        raise
    _replace(partial, folder)
    _point_latest(folder)


def _write(
    tables: Mapping[str, pl.DataFrame],
    descriptor: Mapping[str, Any],
    pages: Mapping[str, str],
    quality: Mapping[str, Any],
    folder: Path,
    history: Mapping[str, bytes],
) -> None:
    resources = []
    for name in PUBLISHED:
        files.write_csv(tables[name], name, folder / "csv" / f"{name}.csv")
        schema = table_schema(name)
        resources.append(_resource(folder, name, f"csv/{name}.csv", schema["description"]) | {"schema": schema})
    for name in PUBLISHED:
        files.write(tables[name], name, folder / f"{name}.parquet")
        resources.append(_resource(folder, f"{name}-parquet", f"{name}.parquet", table_schema(name)["description"]))
    sqlite = f"{descriptor['name']}.sqlite"
    write_sqlite(tables, folder / sqlite)
    resources.append(_resource(folder, f"{descriptor['name']}-sqlite", sqlite, meaning_of_file(sqlite)))
    described = {**descriptor, "resources": resources}
    for path, text in {
        "datapackage.json": _json(described),
        "croissant.json": _json(croissant(tables, described)),
        "quality.json": _json(quality),
        **({"reliability.svg": reliability_curve(quality)} if quality.get("reliability") else {}),
        **pages,
        "README.md": data_card(tables, descriptor, quality),
        "CITATION.cff": citation_file(descriptor),
        **load_scripts(sqlite),
        **{path: source.read_text(encoding="utf-8") for path, source in provenance_files().items()},
    }.items():
        _write_text(folder / path, text)
    for path, content in history.items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_bytes(content)
    _write_text(folder / "ro-crate-metadata.json", _json(rocrate(tables, descriptor, _listed(folder))))
    _write_text(folder / SUMS, format_sums({path: digest for path, _, digest in _listed(folder)}))


def _listed(folder: Path) -> list[tuple[str, int, str]]:
    """Every file of a version: path, bytes, SHA-256."""
    found = sorted(p for p in folder.rglob("*") if p.is_file())
    return [(p.relative_to(folder).as_posix(), p.stat().st_size, sha256(p)) for p in found]


def _resource(folder: Path, name: str, path: str, description: str) -> dict[str, Any]:
    form = Path(path).suffix.removeprefix(".")
    # "file", not "table", for the rest: Parquet and SQLite readers check their own types, and frictionless then checks
    # bytes and hash.
    kind = {"type": "table", "format": form, "encoding": "utf-8"} if form == "csv" else {"type": "file", "format": form}
    return {
        "name": name,
        "path": path,
        "description": description,
        **kind,
        "mediatype": media_type(path),
        "bytes": (folder / path).stat().st_size,
        "hash": f"sha256:{sha256(folder / path)}",
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
    paths = {name: folder / f"{name}.parquet" for name in PUBLISHED}
    missing = [path.name for path in paths.values() if not path.is_file()]
    if missing:
        return [Finding(name, "no such file", "a table of this version of the schemas") for name in missing]
    read = {name: pl.read_parquet(path, hive_partitioning=False) for name, path in paths.items()}
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
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
