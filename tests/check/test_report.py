from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from wakhan.check import report
from wakhan.codes import CODES, finding
from wakhan.findings import Finding, from_json, in_order

GENRE = finding("S09", "raw/sources/b/source.yaml", "genre is 'nwes'", "one of news, cable", line=4, column=1)
OPEN = finding("D06", "raw/sources/b/digest.txt", "“ without its partner", "marks in pairs", line=7, column=12)
GONE = finding("D01", "raw/sources/a", "no digest.txt", "a digest beside source.yaml")
FINDINGS = in_order([OPEN, GENRE, GONE])


def test_text_is_a_line_a_finding_grouped_by_file_errors_first_and_a_summary() -> None:
    assert report.text(FINDINGS).splitlines() == [
        f"raw/sources/a  D01  no digest.txt — expected a digest beside source.yaml — {CODES['D01'].mend}",
        "",
        f"raw/sources/b/source.yaml:4:1  S09  genre is 'nwes' — expected one of news, cable — {CODES['S09'].mend}",
        "",
        f"raw/sources/b/digest.txt:7:12  D06  “ without its partner — expected marks in pairs — {CODES['D06'].mend}",
        "",
        "2 errors and 1 warning in 3 files. Every code is explained in docs/checks.md.",
    ]


def test_where_nothing_is_wrong_the_report_says_so() -> None:
    assert report.text([]) == report.github([]) == "Nothing is wrong."
    assert json.loads(report.FORMATS["json"]([])) == []
    assert json.loads(report.sarif([]))["runs"][0]["results"] == []


def test_json_gives_every_finding_back() -> None:
    assert from_json(report.FORMATS["json"](FINDINGS)) == list(FINDINGS)


# --- GitHub ---

_UNESCAPE = {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"}


def command(line: str) -> tuple[str, dict[str, str], str]:
    """A workflow command as GitHub's runner reads it."""
    match = re.fullmatch(r"::(\w+) ([^:]*(?:%3A[^:]*)*)::(.*)", line)
    assert match
    read = {key: re.sub("%(0D|0A|3A|2C|25)", lambda m: _UNESCAPE[m[0]], value) for key, value in _pairs(match[2])}
    return match[1], read, re.sub("%(0D|0A|25)", lambda m: _UNESCAPE[m[0]], match[3])


def _pairs(properties: str) -> list[tuple[str, str]]:
    return [(key, value) for key, _, value in (pair.partition("=") for pair in properties.split(","))]


def test_a_workflow_command_names_file_line_column_and_code() -> None:
    first, second, third, _ = report.github(FINDINGS).splitlines()
    assert command(first)[:2] == ("error", {"file": "raw/sources/a", "title": "D01"})
    assert command(second) == (
        "error",
        {"file": "raw/sources/b/source.yaml", "line": "4", "col": "1", "title": "S09"},
        GENRE.message,
    )
    assert command(third)[0] == "warning"


@given(st.text(min_size=1), st.text(min_size=1))
def test_nothing_a_name_or_value_holds_breaks_out_of_its_workflow_command(where: str, what: str) -> None:
    given_finding = finding("F07", where, what, "100%, as: they say", line=3)
    line, _summary = report.github([given_finding]).split("\n")
    kind, properties, message = command(line)
    assert (kind, properties["file"], message) == ("error", given_finding.where, given_finding.message)


# --- SARIF ---

# The part of the SARIF 2.1.0 schema (OASIS) that a log of ours uses, no further property allowed.
_TEXT = {
    "type": "object",
    "required": ["text"],
    "additionalProperties": False,
    "properties": {"text": {"type": "string"}},
}
_LEVEL = {"enum": ["none", "note", "warning", "error"]}
_POSITIVE = {"type": "integer", "minimum": 1}


def _exactly(required: list[str], **properties: Any) -> dict[str, Any]:
    return {"type": "object", "required": required, "additionalProperties": False, "properties": properties}


_REGION = _exactly(["startLine"], startLine=_POSITIVE, startColumn=_POSITIVE)
_ARTIFACT = _exactly(["uri"], uri={"type": "string", "pattern": r"^[A-Za-z0-9._~/%:!$&'()*+,;=@-]+$"})
_LOCATION = _exactly([], physicalLocation=_exactly(["artifactLocation"], artifactLocation=_ARTIFACT, region=_REGION))
_RULE = _exactly(
    ["id"],
    id={"type": "string"},
    shortDescription=_TEXT,
    fullDescription=_TEXT,
    help=_TEXT,
    defaultConfiguration=_exactly([], level=_LEVEL),
)
_RESULT = _exactly(
    ["message"],
    ruleId={"type": "string"},
    ruleIndex={"type": "integer", "minimum": -1},
    level=_LEVEL,
    message=_TEXT,
    locations={"type": "array", "items": _LOCATION},
)
_RUN = _exactly(
    ["tool"],
    tool=_exactly(
        ["driver"],
        driver=_exactly(
            ["name"], name={"type": "string"}, rules={"type": "array", "items": _RULE, "uniqueItems": True}
        ),
    ),
    columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
    results={"type": "array", "items": _RESULT},
)
SARIF = Draft202012Validator(
    {
        **_exactly(["version", "runs"], version={"const": "2.1.0"}, runs={"type": "array", "items": _RUN}),
        "properties": {
            "$schema": {"type": "string"},
            "version": {"const": "2.1.0"},
            "runs": {"type": "array", "items": _RUN},
        },
    }
)


@pytest.mark.parametrize(
    "findings", [(), FINDINGS, (finding("F10", "raw/sources/The Bridge (1999) é\u202e%", "x", "y"),)], ids=str
)
def test_a_sarif_log_has_the_shape_that_the_standard_gives_it(findings: tuple[Finding, ...]) -> None:
    log = json.loads(report.sarif(findings))
    assert list(SARIF.iter_errors(log)) == []


def test_a_sarif_result_points_to_its_rule_and_place() -> None:
    (run,) = json.loads(report.sarif(FINDINGS))["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(CODES)
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])
    gone, genre, _ = (result["locations"][0]["physicalLocation"] for result in run["results"])
    assert gone == {"artifactLocation": {"uri": "raw/sources/a"}}
    assert genre["region"] == {"startLine": 4, "startColumn": 1}
