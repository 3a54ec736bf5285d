from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from wakhan.publish.rocrate import provenance_files, rocrate
from wakhan.schema import PUBLISHED, ROOT

Graph = dict[str, Any]


@pytest.fixture(scope="module")
def graph(published: Path) -> Graph:
    content = json.loads((published / "ro-crate-metadata.json").read_text(encoding="utf-8"))
    entities = {entity["@id"]: entity for entity in content["@graph"]}
    assert len(entities) == len(content["@graph"])
    return entities


def ids(value: Any) -> list[str]:
    return [item["@id"] for item in (value if isinstance(value, list) else [value])]


def test_the_crate_lists_every_file_but_itself_and_the_list_of_sums(graph: Graph, published: Path) -> None:
    files = {p.relative_to(published).as_posix(): p for p in published.rglob("*") if p.is_file()}
    assert set(ids(graph["./"]["hasPart"])) == set(files) - {"ro-crate-metadata.json", "SHA256SUMS"}
    for name in ids(graph["./"]["hasPart"]):
        assert graph[name]["sha256"] == hashlib.sha256(files[name].read_bytes()).hexdigest()
        assert graph[name]["contentSize"] == str(files[name].stat().st_size)


def test_provenance_goes_from_the_hash_of_each_raw_file_to_every_table(graph: Graph, tiny: Any) -> None:
    build = graph["#build"]
    assert build["instrument"] == {"@id": "provenance/Snakefile"}
    assert ids(build["object"]) == ["#documents", "provenance/requirements.lock"]
    assert {f"{table}.parquet" for table in PUBLISHED} <= set(ids(build["result"]))
    (document,) = (graph[i] for i in ids(graph["#documents"]["hasPart"]))
    row = tiny.tables["documents"].row(0, named=True)
    assert (document["sha256"], document["identifier"]) == (row["raw_sha256"], row["document_id"])


def test_software_has_the_versions_of_the_lock_file(graph: Graph) -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    software = [graph[i] for i in ids(graph["provenance/Snakefile"]["softwareRequirements"])]
    assert {"polars", "spacy", "snakemake", "pandera"} <= {item["name"] for item in software}
    for item in software:
        assert re.search(rf"^{item['name']}(\[.*\])?=={re.escape(item['softwareVersion'])}\b", lock, re.MULTILINE)


def test_the_workflow_stands_in_the_package_as_it_stands_in_the_project(published: Path) -> None:
    assert {f"provenance/{name}" for name in ("Snakefile", "requirements.lock")} < set(provenance_files())
    for name, source in provenance_files().items():
        assert (published / name).read_bytes() == source.read_bytes()


def test_the_order_of_rows_and_the_number_of_documents_change_nothing_else(
    tiny: Any, descriptor: dict[str, Any], published: Path
) -> None:
    one = tiny.tables["documents"]
    two = pl.concat([one, one.with_columns(document_id=pl.lit("another"))])
    files = [(p.relative_to(published).as_posix(), 1, "0") for p in sorted(published.rglob("*.*")) if p.is_file()]
    files += [("provenance/Snakefile", 1, "0")]
    crates = [rocrate(tiny.tables | {"documents": frame}, descriptor, files) for frame in (two, two.reverse())]
    assert crates[0] == crates[1]
    assert sum(e["@id"].startswith("#document:") for e in crates[0]["@graph"]) == 2


def test_every_reference_leads_to_an_entity_of_the_crate_or_elsewhere(graph: Graph) -> None:
    named = {i for entity in graph.values() for value in entity.values() for i in references(value)}
    assert {i for i in named - set(graph) if not i.startswith("https://")} == set()


def references(value: Any) -> list[str]:
    items = value if isinstance(value, list) else [value]
    return [item["@id"] for item in items if isinstance(item, dict)]


def test_no_time_and_no_place_of_the_run_is_told(published: Path) -> None:
    said = (published / "ro-crate-metadata.json").read_text(encoding="utf-8")
    assert not re.search(r"Time\"|file://", said)
    assert str(ROOT) not in said and str(published) not in said
