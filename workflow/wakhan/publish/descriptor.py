"""The descriptor of a package before its resources are known: from datapackage.json, or made for another corpus."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from wakhan.findings import Finding, Refused, refuse
from wakhan.schema import ROOT

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"


def home_of(corpus: Path) -> Path:
    """The folder of the ``datapackage.json`` and ``CHANGELOG.md`` of a corpus: for our own the project, else itself."""
    return ROOT if corpus.resolve() == ROOT / "raw" / "sources" else corpus


def base_descriptor(corpus: Path, *, full: bool, withheld: bool) -> dict[str, Any]:
    """The descriptor of the package built from a corpus, without resources.

    The project's own corpus has its ``datapackage.json``, another may bring one in its folder, and the rest get one
    named after their folder or file. ``full``: deposits were built from full texts; that edition has ``+full`` after
    its version number, and a private one (nothing withheld) ``+private``, so that editions never overwrite each other.
    Raises Refused when a descriptor that was brought is not JSON or lacks what the package needs to say.
    """
    written = home_of(corpus) / "datapackage.json"
    if written.is_file():
        descriptor = _read(written)
    else:
        name = re.sub(r"[^a-z0-9._-]+", "-", corpus.stem.casefold()).strip("-._") or "corpus"
        descriptor = {
            "$schema": PROFILE,
            "name": name,
            "title": f"Wakhan package of “{name}”",
            "description": f"Documents, entities, events and quotations extracted from the corpus “{name}”.",
            "version": "0.1.0",
        }
    edition = "private" if not withheld else "full" if full else None
    if edition:
        descriptor["version"] = f"{descriptor['version']}+{edition}"
    return descriptor


def _read(path: Path) -> dict[str, Any]:
    """A descriptor somebody wrote, without its resources."""
    try:
        descriptor = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise Refused([Finding(path.name, f"not JSON ({error})", "a Data Package v2 descriptor")]) from None
    told = descriptor if isinstance(descriptor, dict) else {}
    findings = [
        Finding(path.name, f"{key} is {told[key]!r}" if key in told else f"no {key}", f"{key} as text")
        for key in ("name", "title", "description", "version")
        if not isinstance(told.get(key), str)
    ]
    version = told.get("version")
    if isinstance(version, str) and not re.fullmatch(r"\d+\.\d+\.\d+", version):
        findings.append(Finding(path.name, f"version is {version!r}", "three numbers, such as 1.0.0"))
    refuse(findings)
    return {key: value for key, value in told.items() if key != "resources"}
