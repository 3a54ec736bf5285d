"""Documents generated from the schemas, and whether those in the repository still agree with them."""

from __future__ import annotations

from pathlib import Path

from wakhan.findings import Finding, refuse
from wakhan.publish.card import dictionary_of
from wakhan.schema import PUBLISHED, ROOT

DICTIONARY = Path("docs") / "data-dictionary.md"
AUTHORITY = ("authority_entities", "authority_roles")


def generated() -> dict[Path, str]:
    """Every generated document by its path in the repository."""
    lines = [
        "# Data dictionary",
        "",
        "Every column of every table. Generated from `schemas/`; `make docs` writes it again.",
        "",
        "Offsets are code points of the UTF-8-decoded raw file, half-open. A text equals the raw file between its",
        "offsets with furniture left out and every run of white space read as one space. Dates are EDTF strings",
        "(ISO 8601-2, levels 0 and 1). Lists are JSON arrays in CSV; null is an empty cell there.",
        "",
        "## Published tables",
        "",
    ]
    for table in PUBLISHED:
        lines += dictionary_of(table, "###")
    lines += ["## Input forms", ""]
    for table in AUTHORITY:
        lines += dictionary_of(table, "###")
    return {DICTIONARY: "\n".join(lines).rstrip() + "\n"}


def check() -> None:
    """Raise Refused when a generated document differs from what the schemas say."""
    refuse(
        Finding(path.as_posix(), "not what schemas/ says", "the generated text", "run `make docs`")
        for path, text in generated().items()
        if not (ROOT / path).is_file() or (ROOT / path).read_text(encoding="utf-8") != text
    )


def fix() -> list[Path]:
    """Write every generated document that differs; returns their paths."""
    written = []
    for path, text in generated().items():
        target = ROOT / path
        if not target.is_file() or target.read_text(encoding="utf-8") != text:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8", newline="\n")
            written.append(path)
    return written
