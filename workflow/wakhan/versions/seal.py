"""Seals: the ``SHA256SUMS`` of each released version, kept in ``releases/``. A sealed version never changes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from wakhan.findings import Finding
from wakhan.schema import ROOT
from wakhan.versions.package import Version, number_of
from wakhan.versions.sums import SUMS, first_difference, parse_sums

RELEASES = ROOT / "releases"
DIFF = "diff/"


def seal_of(descriptor: Mapping[str, Any], releases: Path) -> Path:
    """The seal of a version: the ``SHA256SUMS`` it was released with."""
    return releases / f"{descriptor['name']}-{descriptor['version']}.sha256"


def check_seal(package: Path, descriptor: Mapping[str, Any], releases: Path) -> Iterator[Finding]:
    """Whether a package is the version that was sealed under its number, if one was."""
    seal = seal_of(descriptor, releases)
    if not seal.is_file():
        return
    sealed, wrong = parse_sums(seal.read_text(encoding="utf-8"), f"releases/{seal.name}")
    found, _ = parse_sums((package / SUMS).read_text(encoding="utf-8"))
    yield from wrong
    path = first_difference(found, sealed)
    if path is None:
        return
    had_diff = any(p.startswith(DIFF) for p in sealed)
    if path.startswith(DIFF) and had_diff and path not in found:
        mend = "it was built with PREVIOUS=… the package of the version before"
    else:
        mend = "a released version never changes: give this one another number in datapackage.json"
    expected = f"SHA-256 {sealed[path]}" if path in sealed else "no such file"
    yield Finding(
        f"{descriptor['name']} {descriptor['version']}: {path}",
        f"SHA-256 {found[path]}" if path in found else "no such file",
        f"{expected}, as it was released (releases/{seal.name})",
        mend,
    )


def released_before(version: Version, releases: Path) -> str | None:
    """The last version released before this one, of the same package and edition."""
    name = re.escape(str(version.descriptor["name"]))
    edition = re.escape(f"+{version.edition}") if version.edition else ""
    pattern = re.compile(rf"{name}-(\d+\.\d+\.\d+{edition})\.sha256")
    found = [m[1] for path in releases.glob("*.sha256") if (m := pattern.fullmatch(path.name))]
    return max((v for v in found if number_of(v) < version.number), key=number_of, default=None)
