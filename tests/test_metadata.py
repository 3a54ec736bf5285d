from __future__ import annotations

import datetime
import json
from typing import Any

import polars as pl

from wakhan.metadata import cable_headers, describe
from wakhan.schema import from_rows

LISTS: dict[str, Any] = {"to_posts": [], "info_posts": [], "tags": [], "reasons": []}


def texts(*rows: dict[str, Any]) -> pl.DataFrame:
    return from_rows("texts", [{"document_id": "a", "text": "Once.", **row} for row in rows])


def found(**columns: Any) -> pl.DataFrame:
    return from_rows("found", [{"document_id": "a", "creators": [], **columns}])


def header(**columns: Any) -> pl.DataFrame:
    return from_rows("cables", [{"document_id": "a", **LISTS, **columns}])


# --- describe ---


def test_what_a_deposit_says_stands_and_what_it_does_not_say_is_taken_from_the_text() -> None:
    given = texts({"title": "Given", "date": None, "creators": ["Ana Example"]})
    row = describe(given, found(title="Found", date="1999-03", creators=["Somebody"], genre="news")).row(0, named=True)
    assert row["title"] == "Given"
    assert row["creators"] == ["Ana Example"]
    assert (row["date"], row["genre"]) == ("1999-03", "news")
    assert row["publisher"] is None
    assert "text" not in row


def test_an_empty_list_of_creators_says_nothing() -> None:
    described = describe(texts({"creators": []}), found(creators=["Ana Example"]))
    assert described["creators"].to_list() == [["Ana Example"]]


def test_a_text_that_says_nothing_of_itself_keeps_what_its_deposit_says() -> None:
    assert describe(texts({"title": "Given"}), from_rows("found", []))["title"].to_list() == ["Given"]


def test_documents_come_in_the_order_of_their_ids() -> None:
    described = describe(texts({"document_id": "b"}, {"document_id": "a"}), found(title="Found"))
    assert described["document_id"].to_list() == ["a", "b"]
    assert described["title"].to_list() == ["Found", None]


# --- cable headers ---


def cable(**columns: Any) -> dict[str, Any]:
    return {"cable": json.dumps(columns)}


def test_a_parsed_header_fills_the_table_and_the_deposit_fills_its_gaps() -> None:
    told = texts(cable(mrn="99 SAMPLETOWN 000001", reviewer="A. Reader", tags=["PREL"], declassify_on="2009-03-04"))
    cables, findings = cable_headers(told, header(mrn="99 SAMPLETOWN 000001", precedence="R", to_posts=["CAPITAL"]))
    row = cables.row(0, named=True)
    assert (row["mrn"], row["precedence"], row["to_posts"]) == ("99 SAMPLETOWN 000001", "R", ["CAPITAL"])
    assert (row["reviewer"], row["tags"]) == ("A. Reader", ["PREL"])
    assert row["declassify_on"] == datetime.date(2009, 3, 4)
    assert row["info_posts"] == []
    assert findings == []


def test_a_difference_is_a_warning_with_both_values_and_the_text_stands() -> None:
    told = texts(cable(precedence="O", tags=["PREL", "XX"], released_on="2014-07-10"))
    parsed = header(precedence="R", tags=["PREL", "XY"], released_on=datetime.date(2014, 7, 11))
    cables, findings = cable_headers(told, parsed)
    assert cables["precedence"].to_list() == ["R"]
    assert [f.where for f in findings] == [
        f"a/source.yaml: cable.{column}" for column in ("precedence", "tags", "released_on")
    ]
    assert all(f.level == "warning" for f in findings)
    assert findings[0].what == "the text says 'R', source.yaml says 'O'"
    assert "2014-07-11" in str(findings[2]) or "2014, 7, 11" in str(findings[2])


def test_letter_case_and_the_type_of_a_date_are_no_difference() -> None:
    told = texts(cable(subject="The Bridge", released_on="2014-07-10", sections=3, tags=["prel"]))
    parsed = header(subject="THE BRIDGE", released_on=datetime.date(2014, 7, 10), sections=3, tags=["PREL"])
    assert cable_headers(told, parsed)[1] == []


def test_null_in_a_deposit_is_no_difference_but_a_gap() -> None:
    cables, findings = cable_headers(texts(cable(signer=None)), header(signer="SMITH"))
    assert cables["signer"].to_list() == ["SMITH"]
    assert findings == []


def test_a_digest_has_the_cable_of_its_deposit() -> None:
    told = texts({"text_basis": "digest", **cable(mrn="99 SAMPLETOWN 000001", sections=2, reasons=["1.5(B)"])})
    cables, findings = cable_headers(told, from_rows("cables", []))
    assert cables.select("mrn", "sections", "reasons").rows() == [("99 SAMPLETOWN 000001", 2, ["1.5(B)"])]
    assert findings == []


def test_a_text_that_is_no_cable_has_no_row() -> None:
    assert cable_headers(texts({}), from_rows("cables", []))[0].is_empty()
