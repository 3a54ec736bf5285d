from __future__ import annotations

from typing import Any

import polars as pl
import pytest
from ruamel.yaml import YAML

from wakhan.publish.card import data_card, dictionary_of
from wakhan.schema import PUBLISHED, fields, table_schema


def test_the_card_says_what_the_package_is_and_counts_every_table(tiny: Any, descriptor: dict[str, Any]) -> None:
    card = data_card(tiny.tables, descriptor | {"licenses": [{"name": "CC-BY-4.0"}]})
    assert "\n# Bridges of Freedonia\n\nVersion 1.2.3. Licence of the tables: CC-BY-4.0.\n" in card
    assert "Built from 1 full text." in card
    for name, frame in tiny.tables.items():
        assert f"| {name} | {len(frame)} | {table_schema(name)['description']} |" in card
        assert f"\n## {name}\n" in card


def test_a_package_without_a_licence_says_so(tiny: Any, descriptor: dict[str, Any]) -> None:
    card = data_card(tiny.tables, descriptor)
    assert "Licence of the tables: not stated." in card
    assert front_matter(card)["license"] == ["unknown"]


def front_matter(card: str) -> Any:
    return YAML(typ="safe").load(card.split("---\n")[1])


def test_the_front_matter_is_that_of_the_hugging_face_hub(tiny: Any, descriptor: dict[str, Any]) -> None:
    told = descriptor | {"licenses": [{"name": "CC-BY-4.0"}], "keywords": ["bridges: and banks", "no"]}
    assert front_matter(data_card(tiny.tables, told)) == {
        "pretty_name": "Bridges of Freedonia",
        "license": ["cc-by-4.0"],
        "language": ["en"],
        "tags": ["bridges: and banks", "no"],
        "size_categories": ["n<1K"],
        "configs": [
            {"config_name": table, "data_files": f"{table}.parquet"}
            for table, frame in tiny.tables.items()
            if len(frame)
        ],
    }


def test_the_size_is_that_of_all_tables_together(tiny: Any, descriptor: dict[str, Any]) -> None:
    many = tiny.tables | {"mentions": tiny.tables["mentions"].select(pl.all().repeat_by(1000).explode())}
    assert front_matter(data_card(many, descriptor))["size_categories"] == ["1K<n<10K"]


@pytest.mark.parametrize("table", PUBLISHED)
def test_the_dictionary_has_a_row_of_four_cells_for_every_column(table: str) -> None:
    rows = [line for line in dictionary_of(table) if line.startswith("| `")]
    assert [row.split("`")[1] for row in rows] == [f["name"] for f in fields(table)]
    assert all(row.replace("\\|", "").count("|") == 5 for row in rows)
    assert all(row.rstrip(" |").rpartition(" | ")[2] for row in rows)  # an example for every column


def test_a_column_is_told_with_type_nullability_unit_and_values() -> None:
    lines = "\n".join(dictionary_of("paragraphs", heading="###"))
    assert lines.startswith("### paragraphs\n")
    assert "| `raw_start` | integer |" in lines and "Unit: code point." in lines
    assert "| `label` | string, may be null |" in lines
    assert "| `raw_spans` | list of objects |" in lines
    assert "One of `title`, `byline`" in lines
