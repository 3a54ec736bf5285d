"""Findings as people and programs read them: text, JSON, SARIF 2.1.0, GitHub workflow commands."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Any
from urllib.parse import quote

from wakhan.codes import CODES
from wakhan.findings import Finding, as_json

DOCUMENT = "docs/checks.md"


def text(findings: Sequence[Finding]) -> str:
    """One line a finding, grouped by file, errors before warnings, and a summary."""
    files = groupby(findings, key=lambda f: (f.level, f.where))
    blocks = ["\n".join(map(str, group)) for _, group in files]
    return "\n\n".join([*blocks, summary(findings)])


def summary(findings: Sequence[Finding]) -> str:
    """How many errors and warnings there are, in how many files."""
    if not findings:
        return "Nothing is wrong."
    counts = [_count(sum(f.level == level for f in findings), level) for level in ("error", "warning")]
    files = _count(len({f.where for f in findings}), "file")
    return f"{' and '.join(counts)} in {files}. Every code is explained in {DOCUMENT}."


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'s' if number != 1 else ''}"


def github(findings: Sequence[Finding]) -> str:
    """Workflow commands, which GitHub shows at the lines of a pull request, and a summary."""
    return "\n".join([*map(_command, findings), summary(findings)])


def _command(finding: Finding) -> str:
    place = {"file": finding.where, "line": finding.line, "col": finding.column, "title": finding.code}
    properties = ",".join(f"{key}={_escaped(str(value), ':,')}" for key, value in place.items() if value)
    return f"::{finding.level} {properties}::{_escaped(finding.message)}"


def _escaped(value: str, also: str = "") -> str:
    """A value of a workflow command: ``%`` and line ends by their codes, and in properties ``:`` and ``,`` as well."""
    for char in f"%\r\n{also}":
        value = value.replace(char, f"%{ord(char):02X}")
    return value


def sarif(findings: Sequence[Finding]) -> str:
    """A SARIF 2.1.0 log of one run, with every code as a rule."""
    index = {code: number for number, code in enumerate(CODES)}
    driver = {"name": "wakhan check", "rules": [_rule(code) for code in CODES]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, index) for finding in findings],
    }
    schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
    return json.dumps({"$schema": schema, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _rule(code: str) -> dict[str, Any]:
    entry = CODES[code]
    return {
        "id": code,
        "shortDescription": {"text": entry.title},
        "fullDescription": {"text": entry.explanation},
        "help": {"text": f"To mend it: {entry.mend}. See {DOCUMENT}#{code.lower()}."},
        "defaultConfiguration": {"level": entry.level},
    }


def _result(finding: Finding, index: dict[str, int]) -> dict[str, Any]:
    uri = quote(finding.where) if not finding.where.startswith("/") else f"file://{quote(finding.where)}"
    place: dict[str, Any] = {"artifactLocation": {"uri": uri}}
    if finding.line:
        column = {"startColumn": finding.column} if finding.column else {}
        place["region"] = {"startLine": finding.line, **column}
    return {
        "ruleId": finding.code,
        "ruleIndex": index[finding.code],
        "level": finding.level,
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": place}],
    }


FORMATS: dict[str, Callable[[Sequence[Finding]], str]] = {
    "text": text,
    "json": as_json,
    "sarif": sarif,
    "github": github,
}
