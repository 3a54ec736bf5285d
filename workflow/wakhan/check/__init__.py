"""Checking what people give, before anything is built: every file under raw/, every finding, no model loaded.

The rules themselves stand in :mod:`wakhan.intake`, which a build asks as well: what passes here, it takes; what is
refused here, it refuses in the same words.
"""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

from wakhan.codes import finding
from wakhan.findings import Finding, in_order
from wakhan.intake.authority import TABLES, check_authority
from wakhan.intake.corrections import read_corrections
from wakhan.intake.deposits import read_deposits
from wakhan.intake.files import Allowed, check_names, shown

# What may stand in each folder of raw/, besides README.md and names that begin with a point.
_LAYOUT: dict[str, tuple[Allowed, str]] = {
    ".": (lambda entry: entry.is_dir() and entry.name in _LAYOUT, "sources/, authority/, corrections/ and README.md"),
    "sources": (lambda entry: entry.is_dir(), "deposits, each a folder, and README.md"),
    "authority": (lambda entry: entry.name in TABLES.values(), f"{', '.join(TABLES.values())} and README.md"),
    "corrections": (lambda entry: entry.name.endswith(".csv"), ".csv files and README.md"),
}


def check(raw: Path) -> tuple[Finding, ...]:
    """Everything that is wrong under ``raw``, errors first.

    ``raw`` holds ``sources/``, ``authority/`` and, where there are any, ``corrections/``.
    """
    findings: list[Finding] = []
    for name, (allowed, holds) in _LAYOUT.items():
        folder = raw / name
        if folder.is_dir():
            findings.extend(check_names(folder, partial(_may_stand, allowed), holds, raw))
        elif name != "corrections":
            findings.append(finding("F16", shown(folder), "no such folder", "a folder"))
    if _is_open(raw / "sources"):
        findings.extend(f for deposit in read_deposits(raw / "sources") for f in deposit.findings)
    if _is_open(raw / "authority"):
        findings.extend(check_authority(raw / "authority")[1])
    if _is_open(raw / "corrections"):
        corrections, wrong = read_corrections(raw / "corrections")
        findings.extend(wrong)
        if len(corrections):
            from wakhan.contribute.correct import outdated  # rarely needed, and all of assemble comes with it

            findings.extend(outdated(corrections, raw.parent / "build" / "latest"))
    return in_order(findings)


def _is_open(folder: Path) -> bool:
    """Whether a folder is there and can be read; one that cannot has been told."""
    return folder.is_dir() and os.access(folder, os.R_OK | os.X_OK)


def _may_stand(allowed: Allowed, entry: os.DirEntry[str]) -> bool:
    return entry.name == "README.md" or entry.name.startswith(".") or allowed(entry)
