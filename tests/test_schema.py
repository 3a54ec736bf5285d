from __future__ import annotations

import datetime
import json
from typing import Any

import polars as pl
import pyarrow as pa
import pytest
from polars.exceptions import ColumnNotFoundError

from wakhan.authority import Entity
from wakhan.clean.stretches import CONTENT, FURNITURE, MARKS
from wakhan.edtf import is_edtf
from wakhan.intake.records import SLUG
from wakhan.schema import (
    PUBLISHED,
    ROOT,
    SCHEMAS,
    arrow_schema,
    conform,
    empty,
    fields,
    from_rows,
    pandera_schema,
    polars_schema,
    primary_key,
    row_order,
    table_schema,
)

# The contract with whoever uses the package: columns in order, [] for a list. Changing one is a new major version.
CONTRACT = {
    "documents": """document_id title creators[] publisher genre language date date_start date_end source_url citation
        rights text_policy text_basis raw_sha256 raw_bytes n_paragraphs n_words n_mentions n_quotations n_events""",
    "cables": """document_id mrn precedence dtg classification from_post to_posts[] info_posts[] tags[] executive_order
        declassify_on subject signer classified_by reasons[] reviewer case_number doc_number released_on sections""",
    "paragraphs": """paragraph_id document_id ordinal kind label marking section text raw_start raw_end raw_spans[]
        n_words""",
    "redactions": "redaction_id document_id paragraph_id code authority raw_start raw_end",
    "entities": """entity_id name entity_type aliases[] wikidata_id iso3166_a3 description basis n_mentions
        n_documents""",
    "entity_roles": "entity_id role organisation_id valid_start valid_end",
    "mentions": "mention_id document_id paragraph_id entity_id entity_type surface raw_start raw_end method score",
    "quotations": """quotation_id document_id paragraph_id quote_type text raw_start raw_end raw_spans[] cue cue_start
        cue_end speaker speaker_start speaker_end speaker_entity_id speaker_method reported_by_entity_id
        parent_quotation_id method score""",
    "events": """event_id document_id paragraph_id occurrence_id event_type mode context trigger trigger_start
        trigger_end evidence evidence_start evidence_end date date_start date_end date_basis place_entity_id status
        quotation_id method score""",
    "event_participants": "event_id role position entity_id surface surface_start surface_end mention_id",
    "occurrences": """occurrence_id title event_type date date_start date_end place_entity_id n_reports n_documents
        agreement""",
    "corrections": """table_name row_key text_basis action column_name expected value reason curator decided_on
        origin""",
}
KEYS = {
    "documents": ["document_id"],
    "cables": ["document_id"],
    "paragraphs": ["paragraph_id"],
    "redactions": ["redaction_id"],
    "entities": ["entity_id"],
    "entity_roles": ["entity_id", "role", "organisation_id", "valid_start"],
    "mentions": ["mention_id"],
    "quotations": ["quotation_id"],
    "events": ["event_id"],
    "event_participants": ["event_id", "role", "position"],
    "occurrences": ["occurrence_id"],
    "corrections": ["table_name", "row_key", "column_name"],
}
PLOVER_2021 = [
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]

ALL = sorted(
    path.name.removesuffix(".schema.json") for path in SCHEMAS.rglob("*.schema.json") if "source." not in path.name
)
EACH_TABLE = pytest.mark.parametrize("table", ALL)


def enum(table: str, column: str) -> list[str]:
    (field,) = (f for f in fields(table) if f["name"] == column)
    values: list[str] = field["constraints"]["enum"]
    return values


def source_schema() -> dict[str, Any]:
    content: dict[str, Any] = json.loads((SCHEMAS / "source.schema.json").read_text(encoding="utf-8"))
    return content


# --- the contract ---


def test_the_published_tables_have_the_columns_and_keys_of_the_contract() -> None:
    def told(table: str) -> list[str]:
        return [f["name"] + "[]" * (f["type"] == "array") for f in fields(table)]

    assert {table: told(table) for table in PUBLISHED} == {t: columns.split() for t, columns in CONTRACT.items()}
    assert {table: primary_key(table) for table in PUBLISHED} == KEYS


def test_the_projects_descriptor_lists_exactly_the_published_tables_in_order() -> None:
    resources = json.loads((ROOT / "datapackage.json").read_text(encoding="utf-8"))["resources"]
    assert [r["name"] for r in resources] == list(PUBLISHED)
    for resource in resources:
        assert resource["schema"] == f"schemas/{resource['name']}.schema.json"
        assert resource["path"].endswith(f"/csv/{resource['name']}.csv")


@EACH_TABLE
def test_a_schema_is_sound_table_schema(table: str) -> None:
    from frictionless import Schema

    assert list(Schema.metadata_validate(table_schema(table))) == []
    assert table_schema(table)["name"] == table
    assert table_schema(table)["title"] and table_schema(table)["description"].endswith(".")


@EACH_TABLE
def test_a_primary_key_consists_of_columns(table: str) -> None:
    assert set(primary_key(table)) <= {f["name"] for f in fields(table)}


@EACH_TABLE
def test_a_foreign_key_points_from_a_column_to_the_key_of_a_table(table: str) -> None:
    columns = {f["name"]: f for f in fields(table)}
    for key in table_schema(table).get("foreignKeys", ()):
        (column,), reference = key["fields"], key["reference"]
        target = reference["resource"] or table
        assert reference["fields"] == primary_key(target)
        assert columns[column]["type"] == next(f for f in fields(target) if f["name"] == reference["fields"][0])["type"]
        assert (table in PUBLISHED) <= (target in PUBLISHED)


@pytest.mark.parametrize("table", PUBLISHED)
def test_every_column_named_like_a_key_is_a_foreign_key(table: str) -> None:
    pointing = {key["fields"][0] for key in table_schema(table).get("foreignKeys", ())}
    ids = {f["name"] for f in fields(table) if f["name"].endswith("_id")} - {"wikidata_id"}
    own = set(primary_key(table)) if len(primary_key(table)) == 1 and table != "cables" else set()
    assert pointing == ids - own


# --- fields ---


@EACH_TABLE
def test_a_field_says_what_it_is_and_shows_an_example(table: str) -> None:
    known = {"name", "type", "description", "unit", "constraints", "example", "arrayItem", "edtf", "rights", "rawSpan"}
    for field in fields(table):
        assert {"name", "type", "description", "example"} <= set(field) <= known, field["name"]
        assert field["description"].endswith("."), field["name"]


@EACH_TABLE
def test_the_examples_of_a_table_make_a_row_that_its_own_schema_accepts(table: str) -> None:
    def cell(field: dict[str, Any]) -> Any:
        return datetime.date.fromisoformat(field["example"]) if field["type"] == "date" else field["example"]

    row = {field["name"]: cell(field) for field in fields(table)}
    frame = from_rows(table, [row])
    assert frame.to_dicts() == [row]
    pandera_schema(table).validate(frame, lazy=True)
    assert all(is_edtf(field["example"]) for field in fields(table) if field.get("edtf"))


@EACH_TABLE
def test_a_raw_span_names_columns_of_offsets_and_its_text_may_be_withheld(table: str) -> None:
    columns = {f["name"]: f for f in fields(table)}
    for field in fields(table):
        for part, name in field.get("rawSpan", {}).items():
            assert columns[name]["type"] == ("array" if part == "spans" else "integer")
            assert columns[name]["unit"] == "code point"
            assert "rights" in field, field["name"]


@EACH_TABLE
def test_text_that_a_policy_may_withhold_may_be_null(table: str) -> None:
    for field in fields(table):
        if "rights" in field:
            assert field["rights"] in {"running", "quotation", "name"}
            assert not field.get("constraints", {}).get("required"), field["name"]


# --- what schemas share ---


@pytest.mark.parametrize(
    ("column", "tables"),
    [
        ("genre", ["documents", "texts", "found"]),
        ("text_policy", ["documents", "texts"]),
        ("text_basis", ["documents", "texts", "corrections", "corrections_form"]),
        ("entity_type", ["entities", "mentions", "authority_entities"]),
        ("event_type", ["events", "occurrences"]),
        ("method", ["mentions", "quotations", "events"]),
    ],
)
def test_tables_that_share_a_column_allow_the_same_values(column: str, tables: list[str]) -> None:
    assert all(enum(table, column) == enum(tables[0], column) for table in tables)
    assert {t for t in ALL if any(f["name"] == column for f in fields(t))} == set(tables)


def test_event_types_are_the_sixteen_of_plover_and_other() -> None:
    assert sorted(enum("events", "event_type")) == sorted([*PLOVER_2021, "OTHER"])


def test_labels_of_stretches_and_kinds_of_paragraphs_are_those_of_clean() -> None:
    assert set(enum("stretches", "label")) == CONTENT | MARKS | FURNITURE
    assert set(enum("paragraphs", "kind")) == CONTENT


def test_a_sidecar_allows_what_its_documents_allow() -> None:
    properties = source_schema()["properties"]
    assert properties["genre"]["enum"] == enum("documents", "genre")
    assert properties["text_policy"]["enum"] == enum("documents", "text_policy")
    language = next(f for f in fields("documents") if f["name"] == "language")
    assert properties["language"]["pattern"] == language["constraints"]["pattern"]
    assert set(properties) - {"full_text", "digest", "cable"} <= {f["name"] for f in fields("texts")}


def test_a_sidecars_cable_has_the_columns_and_types_of_cables() -> None:
    cable = source_schema()["properties"]["cable"]["properties"]
    columns = {f["name"]: f for f in fields("cables") if f["name"] != "document_id"}
    assert list(cable) == list(columns)
    for name, column in columns.items():
        allowed = cable[name]
        if column["type"] == "array":
            assert allowed["type"] == "array"
        elif column["type"] == "integer":
            assert allowed["type"] == ["integer", "null"]
        elif column["type"] == "date":
            assert (allowed["type"], allowed["format"]) == (["string", "null"], "date")
        elif "enum" in column.get("constraints", {}):
            assert allowed["enum"] == [*column["constraints"]["enum"], None]
        else:
            assert allowed["type"] == ["string", "null"]


def test_an_id_that_intake_takes_is_one_that_documents_allow() -> None:
    pattern = fields("documents")[0]["constraints"]["pattern"]
    assert SLUG.pattern == pattern.removeprefix("^").removesuffix("$") + r"\Z"


def test_what_intake_and_clean_say_of_a_document_has_the_types_of_documents() -> None:
    documents = polars_schema("documents")
    for table in ("texts", "found"):
        for name, dtype in polars_schema(table).items():
            assert documents.get(name, dtype) == dtype, name


def test_corrections_are_published_as_they_are_with_the_line_they_stand_in() -> None:
    form, published = (polars_schema(table) for table in ("corrections_form", "corrections"))
    assert {**form, "decided_on": pl.Date(), "origin": pl.String()} == dict(published)


def test_the_authority_file_is_published_as_it_is() -> None:
    assert polars_schema("authority_roles") == polars_schema("entity_roles")
    assert [f["name"] for f in fields("authority_entities")] == list(Entity.__slots__)


# --- what is made from schemas ---


@EACH_TABLE
def test_arrow_and_polars_types_are_the_same(table: str) -> None:
    arrow = arrow_schema(table)
    assert arrow.names == list(polars_schema(table))
    made = pl.from_arrow(arrow.empty_table())
    assert isinstance(made, pl.DataFrame)
    assert made.schema == polars_schema(table) == empty(table).schema


def test_an_arrow_field_carries_description_unit_and_nullability() -> None:
    field = arrow_schema("paragraphs").field("raw_start")
    assert field.metadata[b"unit"] == b"code point"
    assert field.metadata[b"description"].startswith(b"Where the paragraph begins")
    assert not field.nullable
    assert arrow_schema("paragraphs").field("label").nullable
    assert pa.types.is_date32(arrow_schema("documents").field("date_start").type)


def test_rows_stand_in_the_order_of_the_text_and_then_of_their_key() -> None:
    assert row_order("paragraphs") == ["document_id", "ordinal", "raw_start", "paragraph_id"]
    assert row_order("events") == ["document_id", "trigger_start", "event_id"]
    assert row_order("entity_roles") == ["entity_id", "role", "organisation_id", "valid_start"]
    assert all(set(primary_key(t)) <= set(row_order(t)) for t in ALL)


def test_from_rows_leaves_what_is_not_given_null() -> None:
    frame = from_rows("entities", [{"entity_id": "freedonia"}, {"entity_id": "sylvania", "n_mentions": 2}])
    assert frame.schema == polars_schema("entities")
    assert frame["n_mentions"].to_list() == [None, 2]
    assert from_rows("entities", []).equals(empty("entities"))


def test_conform_orders_columns_and_rows_casts_and_drops_what_is_no_column() -> None:
    frame = from_rows("entities", [{"entity_id": e} for e in ("sylvania", "freedonia")]).with_columns(
        pl.lit(3, pl.Int32).alias("n_mentions"), pl.lit("x").alias("stray")
    )
    tidy = conform("entities", frame.select(reversed(frame.columns)))
    assert tidy.schema == polars_schema("entities")
    assert tidy["entity_id"].to_list() == ["freedonia", "sylvania"]


def test_conform_refuses_a_frame_without_one_of_the_columns() -> None:
    with pytest.raises(ColumnNotFoundError):
        conform("entities", empty("entities").drop("name"))
