from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from wakhan.schema import PUBLISHED, fields, foreign_keys, primary_key


@pytest.fixture(scope="module")
def told(published: Path) -> Any:
    return json.loads((published / "croissant.json").read_text(encoding="utf-8"))


def test_every_data_file_is_listed_with_the_hash_of_the_descriptor(told: Any, published: Path) -> None:
    resources = json.loads((published / "datapackage.json").read_text(encoding="utf-8"))["resources"]
    listed = {file["contentUrl"]: (file["sha256"], file["contentSize"]) for file in told["distribution"]}
    assert listed == {r["path"]: (r["hash"].removeprefix("sha256:"), f"{r['bytes']} B") for r in resources}


def test_every_column_of_every_table_is_a_field_read_from_its_parquet_file(told: Any, published: Path) -> None:
    sets = {s["@id"]: s for s in told["recordSet"]}
    assert list(sets) == list(PUBLISHED)
    for table, record_set in sets.items():
        assert [f["name"] for f in record_set["field"]] == [f["name"] for f in fields(table)]
        columns = pq.read_schema(published / f"{table}.parquet").names
        for field in record_set["field"]:
            for leaf in field.get("subField", [field]):
                assert leaf["source"]["fileObject"] == {"@id": f"{table}.parquet"}
                assert leaf["source"]["extract"]["column"] in columns


def test_keys_and_references_are_those_of_the_schemas(told: Any) -> None:
    for record_set in told["recordSet"]:
        table = record_set["@id"]
        assert record_set["key"] == [{"@id": f"{table}/{column}"} for column in primary_key(table)]
        found = {f["name"]: f["references"]["field"]["@id"] for f in record_set["field"] if "references" in f}
        assert found == {column: "/".join(to) for column, to in foreign_keys(table).items() if to[0] != table}


def test_lists_repeat_and_spans_have_two_parts(told: Any) -> None:
    by_id = {f["@id"]: f for s in told["recordSet"] for f in s["field"]}
    assert by_id["entities/aliases"]["repeated"] and by_id["entities/aliases"]["dataType"] == "sc:Text"
    spans = by_id["paragraphs/raw_spans"]
    assert spans["repeated"] and [part["dataType"] for part in spans["subField"]] == ["sc:Integer"] * 2
    assert "repeated" not in by_id["entities/name"]
