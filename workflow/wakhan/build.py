"""Running all stages: Snakemake does the work, this shows it to a person.

Progress while it runs, what is wrong in the words of the stage that found it, and at the end what was built and how to
open it. One build at a time in one output folder: a second waits for the first.
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any

from jsonschema import Draft202012Validator
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.table import Table
from ruamel.yaml import YAML

from wakhan.findings import Finding, Refused, from_json, refuse
from wakhan.intake.corrections import read_corrections
from wakhan.intake.sources import find_sources
from wakhan.publish.descriptor import base_descriptor
from wakhan.schema import PUBLISHED, ROOT
from wakhan.versions.verify import verify
from wakhan.workspace import Workspace

_RULE = re.compile(r"^(?:local)?rule (\w+):$")
_STEPS = re.compile(r"^(\d+) of (\d+) steps \(")
_TOTAL = re.compile(r"^total\s+(\d+)$")
_FAILED_LOG = re.compile(r"^\s+log: (.+?) \(check log file")


def build(given: Mapping[str, Any], cores: int | None = None) -> int:
    """Build the package; returns the exit status.

    ``given``: settings of config/config.yaml that differ from it. Paths are relative to the working folder. Raises
    Refused when there is no such corpus, its descriptor cannot be used, or a setting is not one.
    """
    console = Console(stderr=True, highlight=False)
    config = settings(given)
    # What can be refused at once is refused here, before Snakemake starts.
    find_sources(Path(config["corpus"]))
    refuse(read_corrections(Path(config["corrections"]) if config["corrections"] else None)[1])
    base_descriptor(Path(config["corpus"]), full=False, withheld=True)
    if config["previous"]:
        config["previous"] = str(Path(config["previous"]).resolve())  # `latest` will point elsewhere
        refuse(verify(Path(config["previous"])))
    out = Path(config["out"])
    work = Workspace(out / "work")
    work.root.mkdir(parents=True, exist_ok=True)
    with _alone(work.root / "lock", console):
        if not (_published(work) and (out / "latest").exists()):
            work.receipt().unlink(missing_ok=True)
        status = _run(config, work, cores or os.cpu_count() or 1, console)
        if status == 0:
            folder = out / str(json.loads(work.receipt().read_text(encoding="utf-8"))["version"])
            _point_out(folder, console)
    return status


def settings(given: Mapping[str, Any]) -> dict[str, Any]:
    """The whole configuration: config/config.yaml with what was given, paths made absolute.

    Raises Refused when it does not fit config/config.schema.json.
    """
    config: dict[str, Any] = YAML(typ="safe").load((ROOT / "config" / "config.yaml").read_text(encoding="utf-8"))
    if "corpus" in given:  # corrections are of the rows of one corpus
        config["corrections"] = None
    for key in ("corpus", "authority", "corrections", "texts", "out", "previous"):
        if config[key]:
            config[key] = str(ROOT / config[key])
    if config["gold"]:
        config["gold"] = [str(ROOT / path) for path in config["gold"]]
    config |= {k: str(Path(v).absolute()) if isinstance(v, Path) else v for k, v in given.items()}
    for key in ("authority", "corrections"):
        if isinstance(given.get(key), str):
            config[key] = None if given[key] == "none" else str(Path(given[key]).absolute())
    if given.get("gold"):
        config["gold"] = [str(Path(path).absolute()) for path in given["gold"]]
    schema = json.loads((ROOT / "config" / "config.schema.json").read_text(encoding="utf-8"))
    findings = [
        Finding(
            f"setting {'.'.join(map(str, e.absolute_path)) or '?'}", e.message, "what config/config.schema.json says"
        )
        for e in Draft202012Validator(schema).iter_errors(config)
    ]
    if findings:
        raise Refused(findings)
    return config


@contextlib.contextmanager
def _alone(path: Path, console: Console) -> Iterator[None]:
    """Hold the output folder; wait when another build holds it. A killed build lets go by itself."""
    with path.open("a+", encoding="utf-8") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            console.print(
                f"Another build (process {lock.read().strip() or 'unknown'}) is at work here; waiting for it."
            )
            fcntl.flock(lock, fcntl.LOCK_EX)
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        yield


def _published(work: Workspace) -> bool:
    """Whether the version named by the receipt is still there."""
    if not work.receipt().is_file():
        return False
    version = str(json.loads(work.receipt().read_text(encoding="utf-8"))["version"])
    return (work.root.parent / version / "datapackage.json").is_file()


def _run(config: Mapping[str, Any], work: Workspace, cores: int, console: Console) -> int:
    """Run Snakemake; keep its log; show progress and, of a job that failed, what it said."""
    command = [sys.executable, "-m", "snakemake", "--snakefile", str(ROOT / "Snakefile")]
    command += ["--directory", str(work.root), "--cores", str(cores), "--nolock", "--rerun-incomplete"]
    command += ["--configfile", str(_write_config(config, work))]
    here = str(Path(sys.executable).parent)
    # One thread a job: Snakemake runs as many jobs as there are cores, and sums come out the same everywhere.
    threads = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "POLARS_MAX_THREADS"), "1")
    environment = {**os.environ, **threads, "PATH": f"{here}{os.pathsep}{os.environ.get('PATH', '')}"}
    log = work.root / "build.log"
    with (
        log.open("w", encoding="utf-8") as kept,
        subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8", env=environment
        ) as process,
    ):
        assert process.stdout is not None
        failed = _follow(process.stdout, kept, console)
    if process.returncode:
        for path in failed:
            console.print(path.read_text(encoding="utf-8").rstrip(), markup=False, soft_wrap=True)
        if not failed:
            console.print(log.read_text(encoding="utf-8").rstrip(), markup=False, soft_wrap=True)
        console.print(f"The build stopped and published nothing; its log is {log}.", style="bold")
    return int(process.returncode)


def _write_config(config: Mapping[str, Any], work: Workspace) -> Path:
    """The configuration as a file, so that no path needs quoting. JSON is YAML."""
    path = work.root / "config.json"
    path.write_text(json.dumps(config, indent=2, sort_keys=True), encoding="utf-8")
    return path


def _follow(lines: IO[str], kept: IO[str], console: Console) -> list[Path]:
    """Show how far a build is. Returns the logs of jobs that failed, each once."""
    failed: dict[Path, None] = {}
    columns = (
        TextColumn("{task.description:<9}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("left"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("planning", total=None)
        for line in lines:
            kept.write(line)
            if match := _TOTAL.match(line):
                progress.update(task, total=int(match[1]))
            elif match := _RULE.match(line):
                progress.update(task, description=match[1])
                if not console.is_terminal and match[1] != "all":
                    console.print(f"  {match[1]}")
            elif match := _STEPS.match(line):
                progress.update(task, completed=int(match[1]), total=int(match[2]))
            elif match := _FAILED_LOG.match(line):
                failed[Path(match[1])] = None
    return [path for path in failed if path.is_file() and path.stat().st_size]


def _point_out(folder: Path, console: Console) -> None:
    """Say what was built, from what, where it is and how to open it."""
    import polars as pl

    table = Table(box=None, pad_edge=False)
    table.add_column("table")
    table.add_column("rows", justify="right")
    for name in PUBLISHED:
        rows = pl.scan_parquet(folder / f"{name}.parquet").select(pl.len()).collect().item()
        table.add_row(name, f"{rows:,}")
    console.print(table)
    for finding in from_json(json.dumps(json.loads((folder / "quality.json").read_text(encoding="utf-8"))["notes"])):
        console.print(str(finding), markup=False, soft_wrap=True)
    basis = pl.read_parquet(folder / "documents.parquet", columns=["document_id", "text_basis"]).sort("document_id")
    for kind in ("full", "digest"):
        ids = basis.filter(pl.col("text_basis") == kind)["document_id"].to_list()
        if ids:
            shown = ", ".join(ids[:8]) + (f" and {len(ids) - 8:,} more" if len(ids) > 8 else "")
            console.print(f"From {'full text' if kind == 'full' else 'digest'}: {shown}", markup=False)
    console.print(f"\nThe package: {folder}", markup=False, soft_wrap=True)
    console.print(f"Look at it:  {folder / 'index.html'}", markup=False, soft_wrap=True)
    console.print("Read it:     polars.read_parquet('…/events.parquet'), or any other table", markup=False)
