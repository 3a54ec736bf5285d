from __future__ import annotations

import pytest

from wakhan.findings import Finding, Refused, as_json, from_json, in_order, refuse, visible

ERROR = Finding("a/source.yaml:3:1", "genre is 'nwes'", "one of news, cable", "correct it")
WARNING = Finding("a/source.yaml: cable.mrn", "the text says ‘1’", "the same in both", level="warning")


def test_a_finding_reads_as_place_level_what_expected_and_how_to_mend_it() -> None:
    assert str(ERROR) == "a/source.yaml:3:1: error: genre is 'nwes' — expected one of news, cable — correct it"
    assert str(WARNING) == "a/source.yaml: cable.mrn: warning: the text says ‘1’ — expected the same in both"


def test_a_refusal_tells_every_finding_once_errors_first() -> None:
    refused = Refused([WARNING, ERROR, ERROR])
    assert refused.findings == (ERROR, WARNING)
    assert str(refused) == f"{ERROR}\n{WARNING}"


def test_warnings_alone_refuse_nothing() -> None:
    refuse([])
    refuse([WARNING])


def test_one_error_refuses_and_brings_the_warnings_along() -> None:
    with pytest.raises(Refused) as refused:
        refuse(iter([WARNING, ERROR]))
    assert refused.value.findings == (ERROR, WARNING)


def test_findings_survive_json() -> None:
    assert from_json(as_json([ERROR, WARNING])) == [ERROR, WARNING]


# --- codes, places, and words of strangers ---

CODED = Finding("a/source.yaml", "genre is 'nwes'", "one of news, cable", code="S09", line=3, column=1)


def test_a_finding_with_a_code_reads_as_place_code_what_expected() -> None:
    assert str(CODED) == "a/source.yaml:3:1  S09  genre is 'nwes' — expected one of news, cable"
    assert Finding("a", "b", "c", line=3).place == "a:3"
    assert from_json(as_json([CODED])) == [CODED]


def test_findings_come_errors_first_then_by_file_line_and_column() -> None:
    places = [("b", 1, 1), ("a", 10, 1), ("a", 2, 9), ("a", 2, 10), ("a", 0, 0)]
    given_findings = [Finding(w, "x", "y", line=line, column=column) for w, line, column in places]
    assert [f.place for f in in_order([WARNING, *given_findings])] == [
        "a",
        "a:2:9",
        "a:2:10",
        "a:10:1",
        "b:1:1",
        WARNING.place,
    ]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[2Jb", "a\\x1b[2Jb"),
        ("a\u202eb", "a\\u202eb"),
        ("a\nb\r", "a\\nb\\r"),
        ("\udce9", "\\udce9"),
        ("a\u00a0“é”北", "a\u00a0“é”北"),
    ],
)
def test_what_would_steer_a_terminal_or_turn_a_text_is_shown_escaped(text: str, shown: str) -> None:
    assert visible(text) == shown
    assert Finding(text, text, text, text).where == Finding(text, text, text, text).mend == shown
