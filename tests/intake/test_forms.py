from __future__ import annotations

from pathlib import Path

import pytest
from frictionless import Resource, Schema
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wakhan.intake.forms import _fitness, read_table
from wakhan.schema import fields, table_schema

FORM = "authority_entities"
HEADER = ",".join(field["name"] for field in fields(FORM))


def told(tmp_path: Path, *lines: str) -> list[tuple[str, int, int]]:
    (tmp_path / "entities.csv").write_text("\n".join([HEADER, *lines, ""]), encoding="utf-8")
    return [(f.code, f.line, f.column) for f in read_table(tmp_path / "entities.csv", FORM)[1]]


def test_a_row_has_its_line_and_its_cells_with_none_for_empty(tmp_path: Path) -> None:
    path = tmp_path / "entities.csv"
    path.write_text(
        f'{HEADER}\r\n\r\nana,"Ana ""the"" Example",PER,,,,,"a minister, once"\r\n', encoding="utf-8", newline=""
    )
    table, findings = read_table(path, FORM)
    assert table is not None and [f.code for f in findings] == ["T09"]
    (row,) = table.rows
    assert (row.line, row.cells["name"], row.cells["aliases"]) == (3, 'Ana "the" Example', None)
    assert [row.column_of(name) for name in ("entity_id", "name", "aliases", "description")] == [1, 5, 31, 35]


def test_a_row_that_cannot_be_read_hides_no_other(tmp_path: Path) -> None:
    rows = ['a,"A,PER,,,,,', "b,B,PER", "c,C,BODY,,,,,", "", "d,,PER,,x,,,"]
    assert told(tmp_path, *rows) == [
        ("T04", 2, 1),
        ("T03", 3, 1),
        ("T09", 5, 1),
        ("T06", 4, 5),
        ("T05", 6, 3),
        ("T07", 6, 9),
    ]


def test_every_part_of_a_list_is_looked_at_by_itself(tmp_path: Path) -> None:
    assert told(tmp_path, "a,A,PER,One|ТАСС,,,,") == []
    assert told(tmp_path, "a,A,PER,One | Two,,,,") == [("F14", 2, 9), ("F14", 2, 9)]
    assert told(tmp_path, "a,A,PER,One|Tw\u043e,,,,") == [("F13", 2, 9)]


def test_more_mistakes_than_frictionless_tells_by_itself_are_told(tmp_path: Path) -> None:
    assert len(told(tmp_path, *(f"id-{n:04d},,PER,,,,," for n in range(1200)))) == 1200


CELLS = [
    st.sampled_from(["", "a", "a-b", "A", "ä", "_a", "a b", "-"]),
    st.sampled_from(["", "A", "é", "  "]),
    st.sampled_from(["", "PER", "per", "PER "]),
    st.sampled_from(["", "A|B"]),
    st.sampled_from(["", "Q1", "Q01", "Q", "q1", "Q1 ", "xQ1"]),
    st.sampled_from(["", "FRA", "FR", "fra", "FRAN"]),
    st.sampled_from(["", "a"]),
    st.sampled_from(["", "x, y"]),
]


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.tuples(*CELLS))
def test_the_fast_check_and_frictionless_agree(cells: tuple[str, ...]) -> None:
    schema = {k: v for k, v in table_schema(FORM).items() if k not in ("primaryKey", "foreignKeys")}
    row = Resource(data=[HEADER.split(","), list(cells)], schema=Schema.from_descriptor(schema))
    assert _fitness(FORM)(list(cells)) == row.validate().valid


@pytest.mark.parametrize("header", ["entity_id", f"{HEADER},{HEADER}", '"entity_id', HEADER.replace(",", ";")])
def test_a_file_of_other_columns_is_told_with_those_expected(header: str, tmp_path: Path) -> None:
    (tmp_path / "entities.csv").write_text(f"{header}\na,A\n", encoding="utf-8")
    table, findings = read_table(tmp_path / "entities.csv", FORM)
    assert table is None
    assert [(f.code, f.expected) for f in findings] == [("T02", f"columns {HEADER.replace(',', ', ')}")]


@pytest.mark.parametrize(
    ("header", "row"),
    [
        (HEADER.upper(), "a,A,GOD,,,,,"),
        (HEADER.replace("aliases", "alias"), "a,A,GOD,,,,,"),
        (f"{HEADER},note", "a,A,GOD,,,,,,"),
        (HEADER.replace("name,entity_type", "entity_type,name"), "a,GOD,A,,,,,"),
    ],
)
def test_a_column_misspelt_moved_or_added_hides_no_other_mistake(header: str, row: str, tmp_path: Path) -> None:
    (tmp_path / "entities.csv").write_text(f"{header}\n{row}\n", encoding="utf-8")
    findings = read_table(tmp_path / "entities.csv", FORM)[1]
    assert [(f.code, f.line, f.column) for f in findings] == [("T02", 1, 1), ("T06", 2, row.index("GOD") + 1)]
