"""Documents generated from schemas, codes, descriptor and tables, and whether those in the repository still agree."""

from __future__ import annotations

from pathlib import Path

from wakhan.codes import CODES, FAMILIES, Code
from wakhan.findings import Finding, refuse, visible
from wakhan.publish.card import dictionary_of
from wakhan.publish.citation import citation_file
from wakhan.publish.descriptor import base_descriptor
from wakhan.schema import PUBLISHED, ROOT

DICTIONARY = Path("docs") / "data-dictionary.md"
CHECKS = Path("docs") / "checks.md"
CITATION = Path("CITATION.cff")
TUTORIAL = Path("docs") / "tutorial.md"
FORMS = ("authority_entities", "authority_roles", "corrections_form")


def generated(package: Path | None = None) -> dict[Path, str]:
    """Every generated document by its path in the repository.

    ``package``: where the tutorial is run; without one it is left out. Raises Refused when its languages disagree.
    """
    written = {DICTIONARY: _dictionary(), CHECKS: _checks()}
    documents = {path: "\n".join(lines).rstrip() + "\n" for path, lines in written.items()}
    documents[CITATION] = citation_file(base_descriptor(ROOT / "raw" / "sources", full=False, withheld=True))
    if package:
        from wakhan.tutorial import filled  # which needs pandas and DuckDB

        documents[TUTORIAL] = filled((ROOT / TUTORIAL).read_text(encoding="utf-8"), package)
    return documents


def _dictionary() -> list[str]:
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
    for table in FORMS:
        lines += dictionary_of(table, "###")
    return lines


def _checks() -> list[str]:
    """Every code of a finding: what is checked and why, how to put it right, how it looks wrong and right."""
    lines = [
        "# What is checked",
        "",
        "Every code that `make check` or a build can give, generated from `workflow/wakhan/codes.py`. An error stops a",
        "build, a warning does not. A code keeps its meaning for ever.",
        "",
        "A finding is one line:",
        "",
        "    path:line:column  CODE  what is wrong — what was expected — how to mend it",
        "",
        "`make check FORMAT=json`, `sarif` or `github` gives the same to programs; the exit status is 1 when there is",
        "an error.",
        "",
    ]
    for family, title in FAMILIES.items():
        entries = [entry for entry in CODES.values() if entry.code[0] == family]
        listed = " · ".join(f"[{entry.code}](#{entry.code.lower()})" for entry in entries)
        lines += [f"## {family}: {title}", "", listed, ""]
        for entry in entries:
            lines += _check(entry)
    return lines


def _check(entry: Code) -> list[str]:
    lines = [
        f"### {entry.code}",
        "",
        f"**{entry.title}** ({entry.level}). {entry.explanation}",
        "",
        f"To mend it: {entry.mend}.",
        "",
    ]
    if not entry.file:
        return [*lines, f"Wrong: {entry.bad}. Right: {entry.good}.", ""]
    for label, text in ((f"Wrong, in {Path(entry.file).name}:", entry.bad), ("Right:", entry.good)):
        block = text.rstrip("\n") or "(not there)"
        lines += [label, "", *(f"    {visible(line)}".rstrip() for line in block.split("\n")), ""]
    return lines


def check(package: Path | None = None) -> None:
    """Raise Refused when a generated document differs from what it is generated from."""
    refuse(
        Finding(path.as_posix(), "not what it is generated from says", "the generated text", "run `make docs`")
        for path, text in generated(package).items()
        if not (ROOT / path).is_file() or (ROOT / path).read_text(encoding="utf-8") != text
    )


def fix(package: Path | None = None) -> list[Path]:
    """Write every generated document that differs; returns their paths."""
    written = []
    for path, text in generated(package).items():
        target = ROOT / path
        if not target.is_file() or target.read_text(encoding="utf-8") != text:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8", newline="\n")
            written.append(path)
    return written
