"""Paragraphs and redactions from labelled stretches."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wakhan.clean import clean
from wakhan.schema import polars_schema
from wakhan.segment import Segmented, redaction_code, segment
from wakhan.view import quote_raw

CORPUS = Path(__file__).parent / "corpus"


def segmented(raw: str, *, digest: bool = False) -> Segmented:
    texts = pl.DataFrame({"document_id": ["d"], "text": [raw], "text_basis": ["digest" if digest else "full"]})
    return segment(texts, clean(texts).stretches)


def digest() -> Segmented:
    return segmented((CORPUS.parent / "clean" / "digest-road.txt").read_text(encoding="utf-8"), digest=True)


def round_trips(raw: str, paragraphs: pl.DataFrame) -> bool:
    return all(
        row["text"] == quote_raw(raw, [(s["start"], s["end"]) for s in row["raw_spans"]])
        and row["raw_start"] == row["raw_spans"][0]["start"]
        and row["raw_end"] == row["raw_spans"][-1]["end"]
        for row in paragraphs.iter_rows(named=True)
    )


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*.txt")), ids=lambda p: p.stem)
def test_the_text_of_a_paragraph_is_what_stands_at_its_raw_spans(path: Path) -> None:
    raw = path.read_text(encoding="utf-8")
    paragraphs = segmented(raw, digest=path.stem.startswith("digest")).paragraphs
    assert len(paragraphs) > 3
    assert round_trips(raw, paragraphs)


@given(
    st.text() | st.lists(st.sampled_from(["The road is closed.", "# x", "[B1]", "-- X", "", "—"])).map("\n".join),
    st.booleans(),
)
def test_any_text_round_trips(raw: str, is_digest: bool) -> None:
    found = segmented(raw, digest=is_digest)
    assert round_trips(raw, found.paragraphs)
    assert found.paragraphs["paragraph_id"].is_unique().all()
    assert set(found.redactions["paragraph_id"].drop_nulls()) <= set(found.paragraphs["paragraph_id"])


def test_a_paragraph_carries_its_label_its_marking_and_the_heading_above() -> None:
    body = digest().paragraphs.filter(pl.col("kind") == "body")
    assert body.select("label", "marking", "section").rows() == [
        ("2", "C", None),
        ("3", "SBU", "Who pays"),
        (None, "U", "Who pays"),
    ]


def test_a_paragraph_cut_by_furniture_has_a_span_for_each_piece() -> None:
    row = digest().paragraphs.row(by_predicate=pl.col("label") == "3", named=True)
    assert row["text"] == "An official of the treasury said that the north would lend the money."
    assert len(row["raw_spans"]) == 3
    assert row["n_words"] == 13


def test_pieces_with_only_white_space_between_are_one_span() -> None:
    texts = pl.DataFrame({"document_id": ["d"], "text": ["one\n two * three"]})
    rows = [("d", 1, 0, 3, "body", True), ("d", 2, 5, 8, "body", False), ("d", 3, 11, 16, "body", False)]
    paragraphs = segment(texts, pl.DataFrame(rows, schema=polars_schema("stretches"), orient="row")).paragraphs
    assert paragraphs["raw_spans"].to_list() == [[{"start": 0, "end": 8}, {"start": 11, "end": 16}]]
    assert paragraphs["text"].to_list() == ["one two three"]


def test_a_redaction_belongs_to_the_paragraph_it_stands_in_or_follows() -> None:
    found = digest()
    third = found.paragraphs.row(by_predicate=pl.col("label") == "3", named=True)["paragraph_id"]
    assert found.redactions.select("code", "authority", "paragraph_id").rows() == [
        ("B6", "FOIA", third),
        ("1.4(D)", "E.O. 13526", third),
        ("B1", "FOIA", third),
        ("B6", "FOIA", third),
    ]
    assert segmented("[B1]\n\nText.", digest=True).redactions["paragraph_id"].to_list() == [None]


def test_a_paragraph_without_a_word_is_dropped_and_leaves_no_gap() -> None:
    paragraphs = segmented("One.\n\n— —\n\nTwo.", digest=True).paragraphs
    assert paragraphs.select("ordinal", "text").rows() == [(1, "One."), (2, "Two.")]


def test_ids_are_made_of_the_document_and_the_raw_offset() -> None:
    found = segmented("# Road\n\nClosed [B6].", digest=True)
    assert found.paragraphs["paragraph_id"].to_list() == ["d:p2", "d:p8"]
    assert found.redactions["redaction_id"].to_list() == ["d:r16"]


def test_tables_without_rows_have_their_schemas() -> None:
    found = segmented("")
    assert found.paragraphs.schema == polars_schema("paragraphs")
    assert found.redactions.schema == polars_schema("redactions")


@pytest.mark.parametrize(
    ("written", "code", "authority"),
    [
        ("B1", "B1", "FOIA"),
        ("b6", "B6", "FOIA"),
        ("(b)(1)", "B1", "FOIA"),
        ("B7(C)", "B7(C)", "FOIA"),
        ("86", "B6", "FOIA"),
        ("Bl", "B1", "FOIA"),
        ("1.4(D)", "1.4(D)", "E.O. 13526"),
        ("1.4 (b)", "1.4(B)", "E.O. 13526"),
        ("1.5(d)", "1.5(D)", "E.O. 12958"),
        ("[NR]", "NR", None),
    ],
)
def test_codes_have_one_form_and_the_law_they_rest_on(written: str, code: str, authority: str | None) -> None:
    assert redaction_code(written) == (code, authority)


def test_a_code_behind_the_number_of_a_paragraph_belongs_to_it() -> None:
    raw = """R 120815Z APR 01
FM AMEMBASSY STRELSAU
TO SECSTATE WASHDC 4410
C O N F I D E N T I A L STRELSAU 002201
E.O. 12958: DECL: X1
SUBJECT: THE HARVEST
1. (C) THE RYE STANDS WELL.
2. (C) [B1] TOLD US SO.
3. (C) [B6]
4. (C) THE ROAD IS OPEN.
"""
    found = segmented(raw)
    labels = dict(found.paragraphs.select("paragraph_id", "label").iter_rows())
    assert [(code, labels[of]) for code, of in found.redactions.select("code", "paragraph_id").iter_rows()] == [
        ("B1", "2"),
        ("B6", "2"),  # nothing is left of the third
    ]
