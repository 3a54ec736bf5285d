"""The descriptor of a package before its resources are known: from datapackage.json, or made for another corpus."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from wakhan.schema import ROOT

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"


def base_descriptor(corpus: Path, *, full: bool, withheld: bool) -> dict[str, Any]:
    """The descriptor of the package built from a corpus, without resources.

    The project's own corpus has its ``datapackage.json``, another may bring one in its folder, and the rest get one
    named after their folder or file. ``full``: deposits were built from full texts; that edition has ``+full`` after
    its version number, and a private one (nothing withheld) ``+private``, so that editions never overwrite each other.
    """
    written = (ROOT if corpus.resolve() == ROOT / "raw" / "sources" else corpus) / "datapackage.json"
    if written.is_file():
        descriptor: dict[str, Any] = json.loads(written.read_text(encoding="utf-8"))
        descriptor.pop("resources", None)
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
