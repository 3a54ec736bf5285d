"""Reading a folder of deposits: every file of every deposit, whatever is wrong with the others."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wakhan.codes import finding
from wakhan.findings import Finding
from wakhan.intake.digest import check_digest
from wakhan.intake.files import SLUG, brief, check_names, place_of, read_text, shown
from wakhan.intake.sidecar import read_sidecar

_FILES = ("source.yaml", "digest.txt")


@dataclass(frozen=True, slots=True)
class Deposit:
    """One deposit: its folder, the content of its sidecar, and the findings that concern it.

    The content is that of a sound sidecar only where the findings hold no error.
    """

    folder: Path
    content: dict[str, Any]
    findings: tuple[Finding, ...]


def read_deposits(root: Path) -> list[Deposit]:
    """Every deposit below a folder, sorted by name, each with all that is wrong with it.

    Folders whose names begin with a point are left alone, and so are files beside the deposits.
    """
    folders = sorted(Path(e.path) for e in os.scandir(root) if not e.name.startswith(".") and e.is_dir())
    return _with_doubles([_read_deposit(folder) for folder in folders])


def _read_deposit(folder: Path) -> Deposit:
    findings: list[Finding] = []
    if not SLUG.match(folder.name):
        what = f"document id {folder.name!r}"
        findings.append(finding("F10", shown(folder), what, "lower-case letters, digits, - and _"))
    findings.extend(check_names(folder, lambda entry: entry.name in _FILES, " and ".join(_FILES), folder.parent))
    content: dict[str, Any] = {}
    sidecar, digest = folder / "source.yaml", folder / "digest.txt"
    if not os.path.lexists(sidecar):
        findings.append(finding("S01", shown(sidecar), "no such file", "a sidecar"))
    elif (text := read_text(sidecar, findings)) is not None:
        content, wrong = read_sidecar(text, shown(sidecar))
        findings.extend(wrong)
    if not os.path.lexists(digest):
        findings.append(finding("D01", shown(digest), "no such file", "a digest"))
    elif (text := read_text(digest, findings)) is not None:
        title = content.get("title")
        findings.extend(check_digest(text, shown(digest), title if isinstance(title, str) else None))
    return Deposit(folder, content, tuple(findings))


def _with_doubles(deposits: list[Deposit]) -> list[Deposit]:
    """The deposits, with a finding where one describes the full text of another."""
    first: dict[str, Path] = {}
    told = []
    for deposit in deposits:
        full = deposit.content.get("full_text")
        sha = full.get("sha256") if isinstance(full, dict) else None
        if isinstance(sha, str) and first.setdefault(sha, deposit.folder) != deposit.folder:
            what = f"full_text.sha256 {brief(sha)} again (first in {first[sha].name})"
            path = deposit.folder / "source.yaml"
            text = path.read_bytes().decode("utf-8", "replace")
            line, column = place_of(text, text.find(sha))
            double = finding("S17", shown(path), what, "each full text once", line=line, column=column)
            deposit = Deposit(deposit.folder, deposit.content, (*deposit.findings, double))
        told.append(deposit)
    return told
