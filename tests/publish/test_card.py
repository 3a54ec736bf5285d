from __future__ import annotations

from typing import Any

import pytest

from wakhan.publish.card import data_card, dictionary_of
from wakhan.schema import PUBLISHED, fields, table_schema


def test_the_card_says_what_the_package_is_and_counts_every_table(tiny: Any, descriptor: dict[str, Any]) -> None:
    card = data_card(tiny.tables, descriptor | {"licenses": [{"name": "CC-BY-4.0"}]})
    assert card.startswith("# Bridges of Freedonia\n\nVersion 1.2.3. Licence of the tables: CC-BY-4.0.\n")
    assert "Built from 1 full text." in card
    for name, frame in tiny.tables.items():
        assert f"| {name} | {len(frame)} | {table_schema(name)['description']} |" in card
        assert f"\n## {name}\n" in card


def test_a_package_without_a_licence_says_so(tiny: Any, descriptor: dict[str, Any]) -> None:
    assert "Licence of the tables: not stated." in data_card(tiny.tables, descriptor)


@pytest.mark.parametrize("table", PUBLISHED)
def test_the_dictionary_has_a_row_of_four_cells_for_every_column(table: str) -> None:
    rows = [line for line in dictionary_of(table) if line.startswith("| `")]
    assert [row.split("`")[1] for row in rows] == [f["name"] for f in fields(table)]
    assert all(row.replace("\\|", "").count("|") == 5 for row in rows)


def test_a_column_is_told_with_type_nullability_unit_and_values() -> None:
    lines = "\n".join(dictionary_of("paragraphs", heading="###"))
    assert lines.startswith("### paragraphs\n")
    assert "| `raw_start` | integer |" in lines and "Unit: code point." in lines
    assert "| `label` | string, may be null |" in lines
    assert "| `raw_spans` | list of objects |" in lines
    assert "One of `title`, `byline`" in lines
