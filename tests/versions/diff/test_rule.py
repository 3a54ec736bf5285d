from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.versions.conftest import edited, version

from wakhan.schema import from_rows, table_schema
from wakhan.versions.diff import diff
from wakhan.versions.diff.rule import check_version, smallest, step
from wakhan.versions.package import number_of

Tiny = Any


def events_without(column: str) -> dict[str, Any]:
    schema = table_schema("events")
    return {**schema, "fields": [f for f in schema["fields"] if f["name"] != column]}


@pytest.fixture
def made(tiny: Tiny) -> dict[str, Any]:
    """What each step looks like: version before, version after."""
    a = version(tiny.tables)
    less = {**tiny.tables, "mentions": tiny.tables["mentions"].head(2)}
    narrower = {**tiny.tables, "events": tiny.tables["events"].drop("mode")}
    decided = {
        "action": "change",
        "reason": "Misread.",
        "curator": "A",
        "decided_on": date(2026, 1, 1),
        "origin": "a:2",
    }
    place = {"table_name": "events", "row_key": "a:e1", "text_basis": "full", "column_name": "date"}
    corrected = {
        **edited(tiny.tables, "events", {"date": "1999-03-04"}),
        "corrections": from_rows("corrections", [place | decided]),
    }
    reworded = table_schema("events") | {"description": "Other words."}
    return {
        "nothing": (a, a, "patch"),
        "a cell": (a, version(edited(tiny.tables, "events", {"date": "1999-03-04"})), "patch"),
        "a correction": (a, version(corrected), "patch"),
        "other words": (a, version(tiny.tables, events=reworded), "patch"),
        "a row less": (a, version(less), "minor"),
        "a row more": (version(less), a, "minor"),
        "a key": (a, version(edited(tiny.tables, "entities", {"entity_id": "ana"})), "minor"),
        "a column more": (version(narrower, events=events_without("mode")), a, "minor"),
        "a column less": (a, version(narrower, events=events_without("mode")), "major"),
        "another key": (a, version(tiny.tables, events=table_schema("events") | {"primaryKey": ["trigger"]}), "major"),
    }


@pytest.mark.parametrize(
    "what",
    [
        *("nothing", "a cell", "a correction", "other words", "a row less", "a row more", "a key"),
        *("a column more", "a column less", "another key"),
    ],
)
def test_column_or_meaning_is_major_rows_or_columns_added_minor_cells_patch(what: str, made: dict[str, Any]) -> None:
    before, after, expected = made[what]
    assert step(diff(before, after)) == expected


@pytest.mark.parametrize(
    ("what", "before", "least"),
    [
        ("a cell", "1.2.3", (1, 2, 4)),
        ("a row more", "1.2.3", (1, 3, 0)),
        ("a column less", "1.2.3", (2, 0, 0)),
        ("a column less", "0.1.0", (1, 0, 0)),
    ],
)
def test_the_smallest_number_that_fits(
    what: str, before: str, least: tuple[int, int, int], made: dict[str, Any]
) -> None:
    assert smallest(number_of(before), diff(*made[what][:2])) == least


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("1.0.0", "1.0.1", "1.1.0 or higher after 1.0.0: a minor version, because 1 row of mentions added"),
        ("1.0.0", "1.0.0", "1.1.0 or higher after 1.0.0: a minor version, because 1 row of mentions added"),
        ("1.0.0", "0.9.0", "1.1.0 or higher after 1.0.0: a minor version, because 1 row of mentions added"),
        ("1.0.0", "1.1.0", None),
        ("1.0.0", "2.0.0", None),
        ("1.0.0+full", "1.1.0+full", None),
        ("1.0.0", "1.1.0+full", "an earlier version of the same edition of bridges 1.1.0+full"),
    ],
)
def test_a_number_that_the_diff_contradicts_is_a_finding(
    before: str, after: str, expected: str | None, tiny: Tiny
) -> None:
    less = {**tiny.tables, "mentions": tiny.tables["mentions"].head(2)}
    a, b = version(less, before), version(tiny.tables, after)
    assert [f.expected for f in check_version(a, b, diff(a, b))] == ([expected] if expected else [])
