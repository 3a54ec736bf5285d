from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest

from wakhan.rights import LONGEST_QUOTATION, withhold
from wakhan.schema import PUBLISHED, fields

if TYPE_CHECKING:
    Under = Callable[[str], Any]

RIGHTS = {(table, f["name"]): f["rights"] for table in PUBLISHED for f in fields(table) if "rights" in f}


def test_every_column_that_holds_words_of_a_text_has_rights() -> None:
    assert RIGHTS == {
        ("paragraphs", "section"): "running",
        ("paragraphs", "text"): "running",
        ("mentions", "surface"): "name",
        ("quotations", "text"): "quotation",
        ("quotations", "cue"): "name",
        ("quotations", "speaker"): "name",
        ("events", "trigger"): "name",
        ("events", "evidence"): "running",
        ("event_participants", "surface"): "name",
    }


@pytest.mark.parametrize(
    ("policy", "published"),
    [("open", {"running", "quotation", "name"}), ("quote", {"quotation", "name"}), ("closed", set())],
)
def test_a_policy_publishes_its_classes_of_columns_and_no_other(
    policy: str, published: set[str], tiny_under: Under
) -> None:
    tables = tiny_under(policy).tables
    after = withhold(tables)
    for (table, column), rights in RIGHTS.items():
        before, now = tables[table][column], after[table][column]
        assert before.null_count() < len(before), "the test says nothing about this column"
        expected = before.to_list() if rights in published else [None] * len(before)
        assert now.to_list() == expected, (table, column)


@pytest.mark.parametrize("policy", ["open", "quote", "closed"])
def test_everything_else_stays_offsets_keys_order_and_all(policy: str, tiny_under: Under) -> None:
    tables = tiny_under(policy).tables
    after = withhold(tables)
    assert list(after) == list(tables)
    for table, frame in tables.items():
        withheld = [column for name, column in RIGHTS if name == table]
        assert after[table].schema == frame.schema
        assert after[table].drop(withheld).equals(frame.drop(withheld))


@pytest.mark.parametrize(("length", "kept"), [(LONGEST_QUOTATION, True), (LONGEST_QUOTATION + 1, False)])
def test_a_quotation_of_more_than_300_characters_is_withheld(length: int, kept: bool, tiny_under: Under) -> None:
    said = "é" * length
    tables = tiny_under("quote").change("quotations", text=said)
    assert withhold(tables)["quotations"]["text"].to_list() == [said if kept else None]
    tables = tiny_under("open").change("quotations", text=said)
    assert withhold(tables)["quotations"]["text"].to_list() == [said]


def test_each_row_follows_the_policy_of_its_own_document_and_a_participant_that_of_its_event(tiny_under: Under) -> None:
    free, closed = tiny_under("open").tables, tiny_under("closed").tables
    ids = pl.col("^(document|paragraph|mention|quotation|event)_id$")
    other = {
        name: frame.with_columns(ids.str.replace("^", "other-"))
        for name, frame in closed.items()
        if name != "occurrences"
    }
    both = {
        name: frame if name == "occurrences" else pl.concat([other[name], frame], how="vertical")
        for name, frame in free.items()
    }
    after = withhold(both)
    for table, column in RIGHTS:
        mine = after[table][column].to_list()
        half = len(mine) // 2
        assert mine[:half] == [None] * half
        assert mine[half:] == free[table][column].to_list()
