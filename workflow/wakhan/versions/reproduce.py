"""Whether a build comes out the same everywhere: two copies of the project, built under conditions that differ.

Everything that may differ between two machines that run the same locked libraries differs here: path, number of
shards and cores, language and encoding, time zone, umask, and the order of sets and dicts. What differs in the result
is told with its place: the byte, and in a table the row and column.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from wakhan.findings import Finding
from wakhan.schema import ROOT
from wakhan.versions.release import write_archive

_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Conditions:
    """How one of the two builds is done. ``folder``: where the copy of the project lies, below a temporary folder."""

    folder: str
    shards: int
    cores: int
    umask: int
    environment: Mapping[str, str]


CONDITIONS = (
    Conditions(
        "one", 1, 1, 0o022, {"LC_ALL": "C.UTF-8", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1", "PYTHONUTF8": "1"}
    ),
    Conditions(
        "another place/très loin",
        3,
        2,
        0o077,
        {"LC_ALL": "C", "TZ": "America/St_Johns", "PYTHONHASHSEED": "4211", "LANGUAGE": "fr"},
    ),
)


def build_twice(temporary: Path) -> tuple[Path, Path]:
    """Copy the project twice, build each copy under conditions of its own; returns the two packages.

    The copies hold what git tracks or would add: what a clone would hold once all of it is committed. They run their
    own code in this environment's libraries. Raises subprocess.CalledProcessError when a build fails.
    """
    projects = [temporary / conditions.folder / "wakhan" for conditions in CONDITIONS]
    _copy_project(*projects)
    packages = []
    for project, conditions in zip(projects, CONDITIONS, strict=True):
        environment = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG", "PYTHON", "TZ"))}
        environment |= {**conditions.environment, "PYTHONPATH": str(project / "workflow")}
        command = [
            sys.executable,
            "-c",
            "from wakhan.cli import main; main()",
            "build",
            "--out",
            str(project / "build"),
        ]
        command += ["--shards", str(conditions.shards), "--cores", str(conditions.cores)]
        subprocess.run(command, cwd=project, env=environment, umask=conditions.umask, check=True)
        packages.append((project / "build" / "latest").resolve())
    one, another = packages
    return one, another


def _copy_project(*targets: Path) -> None:
    listed = ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    for name in subprocess.run(listed, capture_output=True, text=True, check=True).stdout.split("\0"):
        source = ROOT / name
        for target in targets if name and source.is_file() else ():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target / name)


def first_difference(one: Path, another: Path) -> Finding | None:
    """Where two packages differ first: in the Parquet files, which say most, in the others, in their archives."""
    files = [{p.relative_to(root).as_posix() for p in root.rglob("*") if not p.is_dir()} for root in (one, another)]
    for name in sorted(files[0] ^ files[1]):
        which = ("first", "second")[name in files[1]]
        return Finding(name, f"only in the {which} build", "the same files in both")
    for name in sorted(files[0], key=lambda n: (not n.endswith(".parquet"), n)):
        offset = _first_byte(one / name, another / name)
        if offset is not None:
            place = _in_table(one / name, another / name)
            found = f"the builds differ from byte {offset:,}{f', {place}' if place else ''}"
            return Finding(name, found, "the same bytes in both")
    archives = [root.parent / "package.tar.gz" for root in (one, another)]
    for root, archive in zip((one, another), archives, strict=True):
        write_archive(root, "package", archive, 0)
    offset = _first_byte(*archives)
    if offset is not None:
        return Finding("the archive", f"the builds differ from byte {offset:,}", "the same bytes in both")
    return None


def _first_byte(one: Path, another: Path) -> int | None:
    """The offset of the first byte in which two files differ; None where they do not."""
    at = 0
    with one.open("rb") as a, another.open("rb") as b:
        while True:
            left, right = a.read(_BLOCK), b.read(_BLOCK)
            if left != right:
                return at + next(
                    (i for i, (x, y) in enumerate(zip(left, right, strict=False)) if x != y),
                    min(len(left), len(right)),
                )
            if not left:
                return None
            at += len(left)


def _in_table(one: Path, another: Path) -> str:
    """The first row and column in which two tables differ; nothing for other files, or where the cells are the same."""
    match one.suffix:
        case ".parquet":
            left, right = (pl.read_parquet(p, hive_partitioning=False) for p in (one, another))
        case ".csv":
            left, right = (pl.read_csv(p, infer_schema=False) for p in (one, another))
        case _:
            return ""
    if left.schema != right.schema:
        return f"columns {', '.join(map(str, left.schema.items()))} and {', '.join(map(str, right.schema.items()))}"
    for number, (x, y) in enumerate(zip(left.iter_rows(), right.iter_rows(), strict=False), start=1):
        for column, before, after in zip(left.columns, x, y, strict=True):
            if before != after:
                return f"row {number:,}, column {column}: {before!r} and {after!r}"
    return f"{len(left):,} rows and {len(right):,}" if len(left) != len(right) else "all cells the same"
