from __future__ import annotations

import hashlib
import json
from typing import Any

import pytest

from wakhan.findings import Finding, Refused
from wakhan.intake import intake
from wakhan.intake.records import Record
from wakhan.schema import polars_schema


def record(document_id: str = "a", text: str = "Once.", cable: dict[str, Any] | None = None, **about: Any) -> Record:
    return Record(document_id, text.encode(), f"corpus.jsonl:{document_id}", "full", about, cable)


def test_records_become_texts_sorted_by_id_with_the_fixity_of_their_bytes() -> None:
    frame = intake([record("b"), record("a", "Cafés\r\n", title="Talks", cable={"tags": ["b"], "mrn": "é"})])
    assert frame.schema == polars_schema("texts")
    assert frame["document_id"].to_list() == ["a", "b"]
    row = frame.row(0, named=True)
    raw = "Cafés\r\n".encode()
    assert (row["text"], row["raw_bytes"]) == ("Cafés\r\n", len(raw))
    assert row["raw_sha256"] == hashlib.sha256(raw).hexdigest()
    assert json.loads(row["cable"]) == {"mrn": "é", "tags": ["b"]}
    assert (row["title"], row["date"], row["genre"]) == ("Talks", None, None)


def test_a_text_is_open_unless_somebody_says_otherwise() -> None:
    frame = intake([record("a"), record("b", text_policy="closed")])
    assert frame["text_policy"].to_list() == ["open", "closed"]


@pytest.mark.parametrize(
    ("about", "finding"),
    [
        ({"genre": "nwes"}, "corpus.jsonl:a: genre is 'nwes' — one of cable, news"),
        ({"text_policy": "some"}, "corpus.jsonl:a: text_policy is 'some' — one of open, quote, closed"),
        ({"language": "English language"}, "corpus.jsonl:a: language is 'English language' — text of the form"),
        ({"date": "March 1999"}, "corpus.jsonl:a: 'March 1999' is not an EDTF date"),
        ({"date": ""}, "corpus.jsonl:a: '' is not an EDTF date"),
        ({"date": "2001/1998"}, "corpus.jsonl:a: '2001/1998' ends before it begins"),
    ],
)
def test_a_value_that_documents_do_not_allow_is_told_with_its_line(about: dict[str, str], finding: str) -> None:
    with pytest.raises(Refused) as refused:
        intake([record(**about)])
    (only,) = refused.value.findings
    assert f"{only.where}: {only.what} — {only.expected}".startswith(finding)
    assert only.code == "B04"


def test_what_is_wrong_with_files_ids_texts_and_values_is_told_at_once() -> None:
    records = [record("a", genre="nwes"), record("a"), record("B"), record("c", " "), record("d", date="soon")]
    with pytest.raises(Refused) as refused:
        intake(records, [Finding("entities.csv:2", "x", "y")])
    assert len(refused.value.findings) == 6


def test_a_warning_alone_stops_nothing() -> None:
    assert intake([record()], [Finding("a", "b", "c", level="warning")]).height == 1
