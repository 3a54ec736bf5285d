from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.versions.conftest import edited, of_document, shifted, together, version

from wakhan.schema import PUBLISHED, fields, polars_schema, primary_key, table_schema
from wakhan.versions.diff import BEFORE, CHANGES, Diff, TableDiff, apply, diff
from wakhan.versions.package import Version

Tiny = Any
D = "bridge-1999-sampletown"


def rows(table: TableDiff, change: str) -> list[dict[str, Any]]:
    return table.rows.filter(pl.col("change") == change).to_dicts()


def counts(changes: Diff) -> dict[str, dict[str, int]]:
    """What changed, by table and kind, without zeros."""
    told = {n: {c: t.count(c) for c in CHANGES if t.count(c)} for n, t in changes.tables.items()}
    return {name: counted for name, counted in told.items() if counted}


def without(tables: Mapping[str, pl.DataFrame], table: str, row: int = 0) -> dict[str, pl.DataFrame]:
    frame = tables[table].with_row_index("_n")
    return {**tables, table: frame.filter(pl.col("_n") != row).drop("_n")}


# --- the law ---

WORDS = st.sampled_from(["a", "b", "c:m1", "c:m2", "The bridge will open in May.", "The bridge will open in June."])


def cell(field: dict[str, Any], required: bool) -> st.SearchStrategy[Any]:
    kinds: dict[str, st.SearchStrategy[Any]] = {
        "string": WORDS,
        "integer": st.integers(0, 9),
        "number": st.sampled_from([0.5, 1.0]),
        "date": st.dates(datetime.date(1999, 1, 1), datetime.date(1999, 1, 3)),
    }
    if field["type"] == "array":
        inner = field["arrayItem"]
        kind = st.lists(
            st.fixed_dictionaries({f["name"]: st.integers(0, 9) for f in inner["fields"]})
            if inner["type"] == "object"
            else WORDS,
            max_size=2,
        )
    else:
        kind = kinds[field["type"]]
    return kind if required else st.none() | kind


@st.composite
def versions(draw: st.DrawFn, number: str) -> Version:
    """Some tables whose keys are unique: what the rows say need make no sense. A column that is no key may be gone."""
    schemas, tables = {}, {}
    for name in [*draw(st.lists(st.sampled_from(PUBLISHED), max_size=3, unique=True)), "documents", "mentions"]:
        key = primary_key(name)
        strategy = st.fixed_dictionaries({f["name"]: cell(f, len(key) == 1 and f["name"] in key) for f in fields(name)})
        found = draw(st.lists(strategy, max_size=5, unique_by=lambda row, key=key: tuple(map(repr, map(row.get, key)))))
        frame = pl.DataFrame(found, schema=polars_schema(name))
        kept = {"document_id", "event_id", "text_policy", "raw_start", "raw_end", "text", *key}
        gone = draw(st.sets(st.sampled_from([c for c in frame.columns if c not in kept] or [""]), max_size=1))
        schemas[name] = {**table_schema(name), "fields": [f for f in fields(name) if f["name"] not in gone]}
        tables[name] = frame.drop(c for c in gone if c)
        counted = [f["name"] for f in schemas[name]["fields"] if f["name"].startswith("n_")]
        if counted and draw(st.booleans()):
            tables[name] = tables[name].with_columns(pl.col(counted[0]).cast(pl.String))
    return Version({"name": "any", "version": number}, schemas, tables)


@settings(max_examples=40)
@given(versions("1.0.0"), versions("2.0.0"))
def test_a_version_and_what_changed_make_the_next(a: Version, b: Version) -> None:
    changes = diff(a, b)
    for name, table in b.tables.items():
        made = apply(a.tables.get(name, table.clear()), changes.tables[name])
        assert made.to_dicts() == table.sort(primary_key(name)).to_dicts(), name
        assert made.schema == table.schema


@settings(max_examples=20)
@given(versions("1.0.0"))
def test_a_version_does_not_differ_from_itself(a: Version) -> None:
    assert counts(diff(a, a)) == {}


# --- rows ---


def test_a_corrected_cell_is_one_changed_row_with_its_columns(tiny: Tiny) -> None:
    day = datetime.date(1999, 3, 4)
    new = edited(tiny.tables, "events", {"date": "1999-03-04", "date_start": day, "date_end": day})
    changes = diff(version(tiny.tables), version(new, "1.0.1"))
    assert counts(changes) == {"events": {"changed": 1}}
    (row,) = rows(changes.tables["events"], "changed")
    assert row["columns"] == ["date", "date_start", "date_end"]
    assert (row[f"date{BEFORE}"], row["date"]) == ("1999-03-03", "1999-03-04")


def test_rows_come_and_go_by_their_key(tiny: Tiny) -> None:
    less = without(tiny.tables, "mentions")
    assert counts(diff(version(tiny.tables), version(less))) == {"mentions": {"removed": 1}}
    assert counts(diff(version(less), version(tiny.tables))) == {"mentions": {"added": 1}}


def test_the_order_of_rows_is_no_difference(tiny: Tiny) -> None:
    turned = {name: frame.reverse() for name, frame in tiny.tables.items()}
    assert counts(diff(version(tiny.tables), version(turned))) == {}


def test_an_entity_under_another_id_is_renamed_and_what_points_to_it_follows(tiny: Tiny) -> None:
    new = {
        name: frame.with_columns(pl.col("^.*entity_id$").replace("ana-example", "ana-example-minister"))
        for name, frame in tiny.tables.items()
    }
    changes = diff(version(tiny.tables), version(edited(new, "entities", {"name": "Ana Example (minister)"})))
    (row,) = rows(changes.tables["entities"], "renamed")
    assert (row[f"entity_id{BEFORE}"], row["entity_id"]) == ("ana-example", "ana-example-minister")
    follows = {"entity_roles": 1, "mentions": 1, "quotations": 1, "event_participants": 1}
    assert counts(changes) == {"entities": {"renamed": 1}, **{table: {"follows": n} for table, n in follows.items()}}


def test_an_entity_to_which_most_rows_no_longer_point_is_another(tiny: Tiny) -> None:
    new = without(tiny.tables, "mentions", 1)
    new["quotations"] = new["quotations"].with_columns(speaker_entity_id=pl.lit("sampletown"))
    new["event_participants"] = new["event_participants"].with_columns(entity_id=pl.lit("sylvania"))
    new["entities"] = new["entities"].with_columns(
        pl.col("entity_id").replace("ana-example", "x"), pl.col("name").replace("Ana Example", "Somebody else")
    )
    told = counts(diff(version(tiny.tables), version(new)))
    assert told["entities"] == {"added": 1, "removed": 1}


def test_a_document_under_another_id_is_renamed_with_all_its_rows(tiny: Tiny) -> None:
    changes = diff(version(tiny.tables), version(of_document(tiny.tables, "sampletown-1999")))
    assert counts(changes)["documents"] == {"renamed": 1}
    others = {change for table, told in counts(changes).items() if table != "documents" for change in told}
    assert others == {"follows"}


def test_words_put_in_before_a_text_move_all_that_follows(tiny: Tiny) -> None:
    at = tiny.tables["paragraphs"]["raw_start"][1] - 1
    changes = diff(version(tiny.tables), version(shifted(tiny.tables, at=at, by=7)))
    moved = {"paragraphs": 2, "redactions": 1, "mentions": 2, "quotations": 1, "events": 1}
    told = {name: {"moved": n} for name, n in moved.items()}
    assert counts(changes) == {"documents": {"changed": 1}, **told, "event_participants": {"follows": 2}}


def test_an_edit_by_which_one_row_takes_the_place_of_another_is_not_mistaken_for_it(tiny: Tiny) -> None:
    """Two mentions; the edit moves the first to exactly where the second stood."""
    mentions = tiny.tables["mentions"]
    first, by = mentions["raw_start"][1], mentions["raw_start"][2] - mentions["raw_start"][1]
    text = tiny.tables["paragraphs"]["text"][1].replace("Ana", f"{'x' * by}Ana")
    new = edited(shifted(tiny.tables, at=first, by=by), "paragraphs", {"text": text}, row=1)
    changes = diff(version(tiny.tables), version(new))
    moved = rows(changes.tables["mentions"], "moved")
    assert [(m[f"surface{BEFORE}"], m["surface"]) for m in moved] == [("Ana Example",) * 2, ("Sampletown",) * 2]


def test_in_an_edited_paragraph_what_stands_before_and_after_the_edit_is_the_same(tiny: Tiny) -> None:
    new = shifted(tiny.tables, at=tiny.tables["events"]["trigger_start"][0], by=5)
    text = new["paragraphs"]["text"][1].replace("She met", "She soon met")
    new = edited(edited(new, "paragraphs", {"text": text}, row=1), "events", {"date": "1999-03", "date_end": None})
    changes = diff(version(tiny.tables), version(new))
    (paragraph,) = rows(changes.tables["paragraphs"], "changed")
    assert (paragraph["text"], paragraph[f"text{BEFORE}"]) == (text, tiny.tables["paragraphs"]["text"][1])
    (event,) = rows(changes.tables["events"], "changed")
    assert (event[f"date{BEFORE}"], event["date"]) == ("1999-03-03", "1999-03")
    assert event["event_id"] != event[f"event_id{BEFORE}"]


def test_an_occurrence_is_known_by_its_reports_when_its_date_and_so_its_key_changed(tiny: Tiny) -> None:
    key = "1999-03-04-consult-freedonia-sylvania"
    new = edited(tiny.tables, "events", {"occurrence_id": key, "date": "1999-03-04"})
    new = edited(new, "occurrences", {"occurrence_id": key, "date": "1999-03-04"})
    changes = diff(version(tiny.tables), version(new))
    assert counts(changes) == {"events": {"changed": 1}, "occurrences": {"renamed": 1}}
    assert rows(changes.tables["events"], "changed")[0]["columns"] == ["occurrence_id", "date"]


def test_a_role_with_another_date_is_the_same_role(tiny: Tiny) -> None:
    new = edited(tiny.tables, "entity_roles", {"valid_start": "1998"})
    changes = diff(version(tiny.tables), version(new))
    assert counts(changes) == {"entity_roles": {"changed": 1}}


def test_documents_that_came_bring_their_rows(tiny: Tiny) -> None:
    new = together(tiny.tables, edited(of_document(tiny.tables, "other"), "documents", {"raw_sha256": "1" * 64}))
    told = counts(diff(version(tiny.tables), version(new)))
    assert told["documents"] == {"added": 1}
    assert told["mentions"] == {"added": 3}
    assert {change for counted in told.values() for change in counted} == {"added"}


# --- columns ---


def without_column(table: str, column: str) -> dict[str, Any]:
    schema = table_schema(table)
    keys = [k for k in schema.get("foreignKeys", []) if k["fields"] != [column]]
    return {table: {**schema, "fields": [f for f in schema["fields"] if f["name"] != column], "foreignKeys": keys}}


def test_a_column_that_came_is_told_with_its_cells(tiny: Tiny) -> None:
    old = {**tiny.tables, "events": tiny.tables["events"].drop("place_entity_id")}
    changes = diff(version(old, **without_column("events", "place_entity_id")), version(tiny.tables)).tables["events"]
    assert (changes.columns_added, changes.columns_removed, changes.redefined) == (("place_entity_id",), (), ())
    assert rows(changes, "changed")[0]["columns"] == ["place_entity_id"]


def test_a_column_that_went_is_told(tiny: Tiny) -> None:
    new = {**tiny.tables, "events": tiny.tables["events"].drop("mode")}
    changes = diff(version(tiny.tables), version(new, **without_column("events", "mode"))).tables["events"]
    assert (changes.columns_added, changes.columns_removed) == ((), ("mode",))
    assert changes.rows.is_empty()


def test_a_column_of_another_type_is_told(tiny: Tiny) -> None:
    new = {**tiny.tables, "events": tiny.tables["events"].with_columns(pl.col("score").cast(pl.String))}
    changes = diff(version(tiny.tables), version(new)).tables["events"]
    assert changes.columns_retyped == ("score",)


@pytest.mark.parametrize(
    ("change", "redefined", "widened"),
    [
        ({"unit": "word"}, (("event_type", ("unit",)),), ()),
        ({"description": "Other words."}, (("event_type", ("description",)),), ()),
        ({"example": "AID"}, (), ()),
        ({"constraints": {"required": True, "enum": ["AGREE"]}}, (("event_type", ("constraints",)),), ()),
    ],
)
def test_a_column_that_means_something_else_is_told(
    change: dict[str, Any], redefined: tuple[Any, ...], widened: tuple[str, ...], tiny: Tiny
) -> None:
    schema = table_schema("events")
    new = {**schema, "fields": [f | change if f["name"] == "event_type" else f for f in schema["fields"]]}
    table = diff(version(tiny.tables), version(tiny.tables, events=new)).tables["events"]
    assert (table.redefined, table.widened) == (redefined, widened)


def test_a_column_that_allows_more_values_is_widened(tiny: Tiny) -> None:
    schema = table_schema("events")
    new = {**schema, "fields": [dict(f) for f in schema["fields"]]}
    for field in new["fields"]:
        if field["name"] == "event_type":
            field["constraints"] = {**field["constraints"], "enum": [*field["constraints"]["enum"], "GREET"]}
    table = diff(version(tiny.tables), version(tiny.tables, events=new)).tables["events"]
    assert (table.redefined, table.widened) == ((), ("event_type",))


def test_tables_that_came_and_went_are_told_with_all_their_rows(tiny: Tiny) -> None:
    a, b = version(tiny.tables), version(tiny.tables)
    less = Version(
        b.descriptor,
        {n: s for n, s in b.schemas.items() if n != "cables"},
        {n: t for n, t in b.tables.items() if n != "cables"},
    )
    gone, come = diff(a, less), diff(less, a)
    assert (gone.tables_removed, gone.tables_added, counts(gone)) == (("cables",), (), {"cables": {"removed": 1}})
    assert (come.tables_removed, come.tables_added, counts(come)) == ((), ("cables",), {"cables": {"added": 1}})
