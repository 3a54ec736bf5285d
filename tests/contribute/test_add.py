"""A deposit begun from a text: what is found, what is a gap, and what is never done."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from ruamel.yaml import YAML

from wakhan.check import check
from wakhan.clean import clean
from wakhan.contribute.add import add, draft, suggest_id
from wakhan.findings import Refused
from wakhan.schema import ROOT, SCHEMAS, from_rows
from wakhan.segment import segment

CORPUS = ROOT / "tests" / "corpus"
TEXTS = sorted(CORPUS.glob("*.txt"))
CABLE, PAGE = CORPUS / "telegram-three-sections.txt", CORPUS / "page-newspaper.txt"
EACH_TEXT = pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)


def sidecar(text: str) -> dict[str, Any]:
    content: dict[str, Any] = YAML(typ="safe").load(text)
    return content


def paragraphs_of(text: str, basis: str) -> pl.DataFrame:
    texts = from_rows("texts", [{"document_id": "a", "text": text, "text_basis": basis}])
    return segment(texts, clean(texts).stretches).paragraphs


def test_what_a_telegram_says_of_itself_is_filled_in_and_marked_as_found() -> None:
    made = draft(CABLE)
    assert made.document_id == "state-1999-altenburg"
    content = sidecar(made.sidecar)
    assert (content["genre"], content["language"], content["date"]) == ("cable", "en", "1999-06-11")
    assert content["cable"]["mrn"] == "99 ALTENBURG 001417"
    assert 'date: "1999-06-11"  # found in the text' in made.sidecar.splitlines()
    assert "cable" in made.found and "citation" in made.gaps


def test_what_no_text_says_is_a_gap_that_the_check_reports(tmp_path: Path) -> None:
    (tmp_path / "authority").mkdir()
    for table in ("entities", "roles"):
        columns = json.loads((SCHEMAS / f"authority_{table}.schema.json").read_text(encoding="utf-8"))["fields"]
        (tmp_path / "authority" / f"{table}.csv").write_text(",".join(c["name"] for c in columns) + "\n")
    made = add(PAGE, tmp_path / "sources")
    findings = check(tmp_path)
    gaps = {
        f.what.removeprefix("TODO in ").removesuffix(".0")
        for f in findings
        if f.where.endswith(".yaml") and f.code == "F15"
    }
    assert gaps == set(made.gaps) >= {"citation", "rights", "text_policy", "full_text.held_by", "digest.creators"}
    stubs = [f for f in findings if f.code == "F15" and f.where.endswith("digest.txt")]
    assert len(stubs) == made.digest.count("\n\n")
    # TODO where the form wants more than words; and two lines of this page tell by whom and when, a digest has one.
    assert {f.code for f in findings} <= {"F15", "S08", "S09", "S10", "S11", "S14", "D09"}


@EACH_TEXT
def test_the_checksum_and_size_are_those_of_the_file(path: Path) -> None:
    full = sidecar(draft(path, "a").sidecar)["full_text"]
    assert full["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
    assert (full["bytes"], full["filename"]) == (path.stat().st_size, path.name)


@EACH_TEXT
def test_the_template_has_a_stub_for_every_paragraph_with_its_kind_number_and_portion_mark(path: Path) -> None:
    source = paragraphs_of(path.read_text(encoding="utf-8"), "full").filter(pl.col("kind") != "title")
    template = paragraphs_of(draft(path, "a").digest, "digest").filter(pl.col("kind") != "title")
    assert template["kind"].to_list() == source["kind"].to_list()
    body = pl.col("kind") == "body"
    for column in ("label", "marking"):
        assert template.filter(body)[column].to_list() == source.filter(body)[column].to_list()


@EACH_TEXT
def test_the_template_has_no_words_of_the_source(path: Path) -> None:
    _title, *stubs = draft(path, "a").digest.split("\n\n")
    assert all("TODO (line " in stub for stub in stubs)
    text = path.read_text(encoding="utf-8")
    told = [p for p in paragraphs_of(text, "full")["text"] if len(p.split()) > 5]
    assert not [p for p in told if any(p in stub for stub in stubs)]


def test_codes_of_what_was_cut_stand_where_it_was_cut() -> None:
    assert "3. (SBU) TODO (line 64 of the source, 41 words) [B1, B6]" in draft(CABLE).digest.splitlines()


def test_nothing_is_overwritten_and_no_text_is_deposited_twice(tmp_path: Path) -> None:
    made = add(PAGE, tmp_path)
    files = {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}
    with pytest.raises(Refused, match="nothing is overwritten"):
        add(PAGE, tmp_path)
    with pytest.raises(Refused, match=f"{made.document_id}/source.yaml: error: {PAGE.name} is deposited already"):
        add(PAGE, tmp_path, "another")
    assert {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()} == files
    assert {p.name for p in files} == {"source.yaml", "digest.txt"}


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"caf\xe9", "F01"), ("café".encode("utf-16"), "F02"), (b" \n", "F11"), (None, "F12")],
    ids=["latin-1", "utf-16", "empty", "absent"],
)
def test_a_file_that_is_no_text_in_utf_8_is_told_and_nothing_is_made(
    content: bytes | None, code: str, tmp_path: Path
) -> None:
    path = tmp_path / "bridge.txt"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(Refused) as stop:
        add(path, tmp_path / "sources")
    assert code in {f.code for f in stop.value.findings}
    assert not (tmp_path / "sources").exists()


def test_odd_characters_of_a_scan_are_no_hindrance(tmp_path: Path) -> None:
    path = tmp_path / "scan.txt"
    path.write_bytes("The envoy left.\f\r\nHe did not say why.\u200b\n".encode())
    assert "TODO" in draft(path).digest


def test_an_id_is_made_of_publisher_year_and_author_or_post_or_of_the_files_name() -> None:
    assert suggest_id({"publisher": "The Strelsau Post", "date": "1999-03", "creators": ["Ana Example"]}, {}, "x") == (
        "strelsau-1999-example"
    )
    assert suggest_id({"date": "1999"}, {}, "Bridge (final)") == "bridge-final"
    with pytest.raises(Refused, match="document id"):
        draft(PAGE, "The Bridge")
