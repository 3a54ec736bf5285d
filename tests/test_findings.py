from __future__ import annotations

import pytest

from wakhan.findings import Finding, Refused, as_json, from_json, refuse

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
