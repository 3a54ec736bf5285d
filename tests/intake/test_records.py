from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from wakhan.findings import Finding
from wakhan.intake.records import Record, checked_texts, read_records
from wakhan.intake.sources import find_sources

Deposit = Callable[..., Path]
FULL = "Home | Menu\n\nThe bridge opened.\n"


def records_of(corpus: Path, texts: Path | None = None) -> tuple[list[Record], list[Finding]]:
    return read_records(find_sources(corpus), texts)


def only(findings: list[Finding]) -> Finding:
    assert len(findings) == 1, [str(f) for f in findings]
    return findings[0]


def write(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


# --- deposits ---


def test_a_deposit_without_its_full_text_gives_its_digest_which_is_ours_to_publish(
    deposit: Deposit, tmp_path: Path
) -> None:
    deposit(text_policy="closed")
    (record,), findings = records_of(tmp_path / "corpus")
    assert findings == []
    assert record.basis == "digest"
    assert record.origin == "bridge-1999-sampletown/digest.txt"
    assert (record.about["rights"], record.about["text_policy"]) == ("CC-BY-4.0", "open")
    assert record.about["title"] == "Talks on the Bridge"
    assert not {"full_text", "digest", "cable"} & set(record.about)


@pytest.mark.parametrize("name", ["bridge-1999-sampletown.txt", "scan 7.TXT", "deep/down/here.txt"])
def test_a_full_text_is_known_by_its_sha_256_whatever_its_name_and_folder(
    name: str, deposit: Deposit, tmp_path: Path
) -> None:
    deposit(full=FULL)
    write(tmp_path / "texts" / "other.txt", "Another text.")
    write(tmp_path / "texts" / name, FULL)
    (record,), findings = records_of(tmp_path / "corpus", tmp_path / "texts")
    assert findings == []
    assert (record.basis, record.raw) == ("full", FULL.encode())
    assert (record.about["rights"], record.about["text_policy"]) == (
        "http://rightsstatements.org/vocab/InC/1.0/",
        "quote",
    )


def test_a_full_text_stands_in_for_a_missing_digest(deposit: Deposit, tmp_path: Path) -> None:
    deposit(digest_text=None, full=FULL)
    write(tmp_path / "texts/a.txt", FULL)
    (record,), findings = records_of(tmp_path / "corpus", tmp_path / "texts")
    assert (record.basis, findings) == ("full", [])


@pytest.mark.parametrize("named", ["by-its-id", "by-its-filename"])
def test_a_damaged_copy_is_told_with_both_hashes_and_sizes(named: str, deposit: Deposit, tmp_path: Path) -> None:
    sha = hashlib.sha256(FULL.encode()).hexdigest()
    about = {"sha256": sha, "bytes": len(FULL), "held_by": "the archive", "filename": "scan.txt"}
    deposit(full_text=about)
    damaged = FULL.replace("bridge", "bride")
    write(tmp_path / "texts" / {"by-its-id": "bridge-1999-sampletown.txt"}.get(named, "scan.txt"), damaged)
    finding = only(records_of(tmp_path / "corpus", tmp_path / "texts")[1])
    assert finding.code == "B08"
    assert hashlib.sha256(damaged.encode()).hexdigest() in finding.what and f"({len(damaged)} bytes)" in finding.what
    assert sha in finding.expected and f"({len(FULL)} bytes)" in finding.expected
    assert "take the file out" in finding.mend


def test_a_damaged_copy_beside_a_sound_one_does_no_harm(deposit: Deposit, tmp_path: Path) -> None:
    deposit(full=FULL)
    write(tmp_path / "texts/bridge-1999-sampletown.txt", FULL + "x")
    write(tmp_path / "texts/sound.txt", FULL)
    assert records_of(tmp_path / "corpus", tmp_path / "texts")[1] == []


def test_a_missing_folder_of_texts_is_told(deposit: Deposit, tmp_path: Path) -> None:
    deposit()
    assert only(records_of(tmp_path / "corpus", tmp_path / "nowhere")[1]).code == "B07"


def test_a_missing_digest_a_missing_sidecar_and_a_broken_one_are_all_told(deposit: Deposit, tmp_path: Path) -> None:
    deposit("a", digest_text=None)
    (deposit("b") / "source.yaml").unlink()
    deposit("c", genre="nwes")
    (deposit("d") / "source.yaml").write_bytes(b"title: \xe9t\xe9\n")
    (tmp_path / "corpus/e").mkdir()
    deposit("f")
    records, findings = records_of(tmp_path / "corpus")
    assert sorted((f.place, f.code) for f in findings if f.code != "S06") == [
        ("corpus/a/digest.txt", "D01"),
        ("corpus/b/source.yaml", "S01"),
        ("corpus/c/source.yaml:5:1", "S09"),
        ("corpus/d/source.yaml:1:8", "F01"),
        ("corpus/e/digest.txt", "D01"),
        ("corpus/e/source.yaml", "S01"),
    ]
    assert {f.place for f in findings if f.code == "S06"} == {"corpus/d/source.yaml:1:1"}
    assert [r.document_id for r in records] == ["f"]


def test_what_is_wrong_with_one_file_hides_nothing_of_the_other(deposit: Deposit, tmp_path: Path) -> None:
    deposit("a", genre="nwes", digest_text=None)
    (deposit("b", digest_text="TODO\n") / "source.yaml").write_bytes(b"title: [")
    findings = records_of(tmp_path / "corpus")[1]
    assert [(f.where, f.code) for f in findings] == [
        ("corpus/a/source.yaml", "S09"),
        ("corpus/a/digest.txt", "D01"),
        ("corpus/b/source.yaml", "S02"),
        ("corpus/b/digest.txt", "D02"),
        ("corpus/b/digest.txt", "F15"),
    ]


def test_a_warning_keeps_no_document_back(deposit: Deposit, tmp_path: Path) -> None:
    deposit(title="Talks  on the Bridge")
    records, findings = records_of(tmp_path / "corpus")
    assert ([r.document_id for r in records], [f.code for f in findings]) == (["bridge-1999-sampletown"], ["F14"])


def test_what_a_deposit_says_of_a_cable_comes_along(deposit: Deposit, tmp_path: Path) -> None:
    deposit(genre="cable", cable={"mrn": "99 SAMPLETOWN 000001"})
    (record,), _ = records_of(tmp_path / "corpus")
    assert record.cable == {"mrn": "99 SAMPLETOWN 000001"}


# --- bare texts ---


def test_a_text_file_gets_its_id_from_its_name(tmp_path: Path) -> None:
    write(tmp_path / "Talks on the Bridge (1999).txt", "Once.")
    (record,), findings = records_of(tmp_path)
    assert (record.document_id, record.basis, record.about) == ("talks-on-the-bridge-1999", "full", {})
    assert findings == []


def test_two_files_whose_names_make_one_id_are_told_with_both_names(tmp_path: Path) -> None:
    write(tmp_path / "The Bridge.txt", "Once.")
    write(tmp_path / "the-bridge.txt", "Twice.")
    findings: list[Finding] = []
    checked_texts(records_of(tmp_path)[0], findings)
    finding = only(findings)
    assert (finding.where, finding.code) == ("the-bridge.txt", "B05")
    assert finding.what == "document id the-bridge again (first in The Bridge.txt)"


# --- one file ---


def jsonl(tmp_path: Path, *lines: Any) -> Path:
    text = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    return write(tmp_path / "corpus.jsonl", text)


def test_a_line_of_json_is_a_document_and_other_columns_are_left(tmp_path: Path) -> None:
    row = {"document_id": "a", "text": "Once.", "title": "Talks", "creators": "Ana Example", "shelf": 7, "date": None}
    records, findings = records_of(jsonl(tmp_path, row, "", {"document_id": "b", "text": "Twice.\r\n"}))
    assert findings == []
    assert [(r.document_id, r.origin) for r in records] == [("a", "corpus.jsonl:1"), ("b", "corpus.jsonl:3")]
    assert records[0].about == {"title": "Talks", "creators": ["Ana Example"]}
    assert records[1].raw == b"Twice.\r\n"


@pytest.mark.parametrize(
    ("line", "what", "expected"),
    [
        ('{"document_id": "a", ', "not JSON (", "one JSON object in UTF-8 on a line"),
        ('["a", "b"]', "a JSON list", "a JSON object"),
        ('{"document_id": "a"}', "no text", "text as text"),
        ('{"text": "Once."}', "no document_id", "document_id as text"),
        ('{"document_id": 7, "text": "Once."}', "document_id of type int", "document_id as text"),
        ('{"document_id": "a", "text": ["Once."]}', "text of type list", "text as text"),
        ('{"document_id": "a", "text": "Once.", "date": 1999}', "date is 1999", "text"),
        ('{"document_id": "a", "text": "Once.", "creators": [1]}', "creators is [1]", "a list of texts"),
        ('{"document_id": "a", "text": "\\ud800"}', "text with a lone surrogate at code point 0", "Unicode text"),
    ],
)
def test_a_broken_line_is_told_with_its_number(line: str, what: str, expected: str, tmp_path: Path) -> None:
    records, findings = records_of(jsonl(tmp_path, {"document_id": "z", "text": "Once."}, line))
    finding = only(findings)
    assert finding.where == "corpus.jsonl:2"
    assert finding.what.startswith(what)
    assert finding.expected == expected
    assert [r.document_id for r in records] == ["z"]


def test_a_line_that_is_not_utf_8_is_told(tmp_path: Path) -> None:
    path = write(tmp_path / "corpus.jsonl", b'{"document_id": "a", "text": "caf\xe9"}\n')
    assert only(records_of(path)[1]).where == "corpus.jsonl:1"


def test_an_empty_file_is_told(tmp_path: Path) -> None:
    finding = only(records_of(write(tmp_path / "corpus.jsonl", "\n\n"))[1])
    assert (finding.where, finding.code) == ("corpus.jsonl", "B06")


def test_a_parquet_file_gives_a_document_a_row(tmp_path: Path) -> None:
    frame = pl.DataFrame(
        {"document_id": ["a", "b"], "text": ["Once.", None], "title": ["Talks", None], "creators": [["A", "B"], None]}
    )
    frame.write_parquet(tmp_path / "corpus.parquet")
    records, findings = records_of(tmp_path / "corpus.parquet")
    assert [(r.document_id, r.about) for r in records] == [("a", {"title": "Talks", "creators": ["A", "B"]})]
    found = only(findings)
    assert (found.where, found.code, found.what) == ("corpus.parquet row 2", "B03", "no text")


def test_a_column_of_dates_is_as_good_as_one_of_texts(tmp_path: Path) -> None:
    days = [datetime.date(1999, 3, 3), None]
    frame = pl.DataFrame({"document_id": ["a", "b"], "text": ["Once.", "Twice."], "date": days})
    frame.write_parquet(tmp_path / "corpus.parquet")
    records, findings = records_of(tmp_path / "corpus.parquet")
    assert ([r.about for r in records], findings) == ([{"date": "1999-03-03"}, {}], [])


def test_a_file_that_is_not_parquet_is_told(tmp_path: Path) -> None:
    finding = only(records_of(write(tmp_path / "corpus.parquet", "no such thing"))[1])
    assert (finding.where, finding.code) == ("corpus.parquet", "B02")


# --- checks of every record ---


def checked(*given: tuple[str, bytes]) -> tuple[list[str], list[Finding]]:
    findings: list[Finding] = []
    found = checked_texts([Record(i, raw, f"{i}.txt", "full") for i, raw in given], findings)
    return list(found), findings


def test_a_byte_that_is_not_utf_8_is_told_with_line_column_and_byte() -> None:
    ids, findings = checked(("a", b"One\ntwo caf\xe9\n"), ("b", "Café".encode()))
    finding = only(findings)
    assert finding.place == "a.txt:2:8"
    assert finding.what == "byte 0xe9 (byte 11 of the file) is not UTF-8"
    assert ids == ["b"]


def test_an_empty_text_is_told() -> None:
    for raw in (b"", b" \n\t\n"):
        assert only(checked(("a", raw))[1]).what == "an empty text"


@pytest.mark.parametrize("document_id", ["A", "a b", "é", "-a", "", "a/b", "a\n", "../a"])
def test_an_id_that_is_no_slug_is_told(document_id: str) -> None:
    finding = only(checked((document_id, b"Once."))[1])
    assert finding.what == f"document id {document_id!r}"
    assert finding.code == "F10"


def test_everything_wrong_with_all_records_is_told_at_once() -> None:
    _, findings = checked(("a", b""), ("a", b"Once."), ("B", b"Once."), ("c", b"\xff"), ("a", b"Twice."))
    assert len(findings) == 4
