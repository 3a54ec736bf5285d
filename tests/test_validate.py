from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl
import pytest

from wakhan.findings import Finding
from wakhan.rights import withhold
from wakhan.schema import PUBLISHED, fields, table_schema
from wakhan.validate import SHOWN, clip, quality, validate

if TYPE_CHECKING:
    Tiny = Any


def only(findings: list[Finding]) -> Finding:
    assert len(findings) == 1, [str(f) for f in findings]
    return findings[0]


def test_sound_tables_give_no_finding(tiny: Tiny) -> None:
    assert validate(tiny.tables, tiny.raw).findings == []
    assert validate(tiny.tables).findings == []


def test_empty_tables_are_sound(tiny: Tiny) -> None:
    assert validate({name: frame.clear() for name, frame in tiny.tables.items()}, {}).findings == []


@pytest.mark.parametrize("policy", ["quote", "closed"])
def test_tables_whose_text_is_withheld_are_sound_without_raw_texts(policy: str, tiny_under: Any) -> None:
    assert validate(withhold(tiny_under(policy).tables)).findings == []


@pytest.mark.parametrize(
    ("table", "column", "value", "expected"),
    [
        ("documents", "genre", "nwes", "one of cable, news"),
        ("events", "event_type", "MEET", "one of AGREE, CONSULT"),
        ("events", "status", None, "a value, not null"),
        ("paragraphs", "raw_spans", None, "a value, not null"),
        ("documents", "raw_sha256", "abc", "text of the form ^[0-9a-f]{64}$"),
        ("mentions", "score", 1.5, "at most 1"),
        ("mentions", "raw_start", -1, "at least 0"),
        ("cables", "sections", 0, "at least 1"),
        ("documents", "date", "March 1999", "an EDTF date"),
        ("cables", "dtg", "041000Z MAR 99", "an EDTF date"),
        ("entity_roles", "valid_start", "1999/1998", "an EDTF date"),
        ("mentions", "entity_id", "nobody", "a row of entities with this entity_id"),
        ("quotations", "parent_quotation_id", "x:q1", "a row of quotations with this quotation_id"),
        ("entity_roles", "organisation_id", "nothing", "a row of entities with this entity_id"),
        ("mentions", "surface", "Fredonia", "'Freedonia', the raw text at 28–37"),
        ("paragraphs", "text", None, "'Freedonia and Sylvania talk', the raw text at 28–57"),
        ("quotations", "text", "the bridge", "'the bridge will open in May', the raw text at"),
        ("quotations", "cue_start", None, "None, the raw text at no offsets"),
        ("events", "trigger_end", 139, "'me', the raw text at"),
        ("event_participants", "surface", "He", "'She', the raw text at"),
    ],
)
def test_a_broken_cell_is_told_with_table_key_column_value_and_rule(
    table: str, column: str, value: object, expected: str, tiny: Tiny
) -> None:
    tables = tiny.change(table, **{column: value})
    if column == "trigger_end":
        tables = tiny.change(table, trigger_end=tiny.tables["events"]["trigger_end"][0] - 1)
    finding = only(validate(tables, tiny.raw).findings)
    key = ", ".join(str(tables[table][k][0]) for k in table_schema(table)["primaryKey"])
    told = column if column not in ("cue_start", "trigger_end") else column.split("_")[0]
    assert finding.where == f"{table} {key}: {told}"
    if told == column:
        assert finding.what == repr(value)
    assert finding.expected.startswith(expected)
    assert finding.level == "error"


@pytest.mark.parametrize(
    ("table", "columns", "column", "what", "expected"),
    [
        ("documents", {"date_end": None}, "date_start, date_end", "1999-03-01, None", "1999-03-01, 1999-03-31: what"),
        (
            "events",
            {"date_start": None, "date_end": None},
            "date_start, date_end",
            "None, None",
            "1999-03-03, 1999-03-03",
        ),
        ("occurrences", {"date": None}, "date_start, date_end", "1999-03-03, 1999-03-03", "None, None: what"),
        (
            "events",
            {"date_basis": "none"},
            "date_basis",
            "'none' with date '1999-03-03'",
            "none where there is no date",
        ),
        (
            "events",
            {"date": None, "date_start": None, "date_end": None},
            "date_basis",
            "'explicit' with date None",
            "none where there is no date",
        ),
    ],
)
def test_days_that_a_date_does_not_cover_and_dates_from_nowhere_are_told(
    table: str, columns: dict[str, object], column: str, what: str, expected: str, tiny: Tiny
) -> None:
    finding = only(validate(tiny.change(table, **columns), tiny.raw).findings)
    assert finding.where.endswith(f": {column}")
    assert finding.what == what
    assert finding.expected.startswith(expected)


def test_a_key_given_twice_is_told_once(tiny: Tiny) -> None:
    finding = only(validate(tiny.repeat("event_participants"), tiny.raw).findings)
    event = tiny.tables["events"]["event_id"][0]
    assert finding.where == f"event_participants {event}, actor, 1"
    assert (finding.what, finding.expected) == ("this key more than once", "each event_id, role, position once")


@pytest.mark.parametrize("start", [0, 20])
def test_an_offset_in_what_was_left_out_is_told_though_the_text_reads_the_same(start: int, tiny: Tiny) -> None:
    finding = only(validate(tiny.change("mentions", raw_start=start), tiny.raw).findings)
    assert finding.where.endswith(": raw_start, raw_end")
    assert (finding.what, finding.expected) == (f"{start}–37", "the ends of its text, 28–37")


def test_offsets_the_wrong_way_round_or_beyond_the_text_are_told(tiny: Tiny) -> None:
    end = len(next(iter(tiny.raw.values())))
    for wrong in ({"raw_start": 37, "raw_end": 28}, {"raw_start": end + 5, "raw_end": end + 9}):
        finding = only(validate(tiny.change("mentions", **wrong), tiny.raw).findings)
        assert finding.what == "'Freedonia'" and "no offsets" in finding.expected


def test_a_paragraphs_offsets_are_the_ends_of_its_spans(tiny: Tiny) -> None:
    finding = only(validate(tiny.change("paragraphs", raw_end=60), tiny.raw).findings)
    assert (finding.what, finding.expected) == ("28–60", "the ends of its text, 28–57")


def test_another_raw_text_does_not_read_back(tiny: Tiny) -> None:
    shifted = {document_id: " " + text for document_id, text in tiny.raw.items()}
    wrong = {f.where.split()[0] for f in validate(tiny.tables, shifted).findings}
    assert wrong == {table for table in PUBLISHED if any("rawSpan" in f for f in fields(table))}


def test_a_table_without_the_right_columns_is_all_that_is_told(tiny: Tiny) -> None:
    mentions = tiny.tables["mentions"]

    def told(frame: pl.DataFrame) -> list[str]:
        return [str(f) for f in validate(tiny.tables | {"mentions": frame}, tiny.raw).findings]

    assert told(mentions.drop("score")) == ["mentions: score: error: missing — expected a column of type Float64"]
    assert told(mentions.with_columns(pl.col("score").cast(pl.String))) == [
        "mentions: score: error: a column of type String — expected a column of type Float64"
    ]
    assert told(mentions.with_columns(stray=pl.lit("x"))) == [
        "mentions: stray: error: a column of type String — expected no such column"
    ]
    (order,) = told(mentions.select(reversed(mentions.columns)))
    assert "expected the order mention_id, document_id" in order


def test_what_is_wrong_in_several_tables_is_told_at_once(tiny: Tiny) -> None:
    tables = tiny.change("events", status="done") | {"mentions": tiny.change("mentions", entity_id="x")["mentions"]}
    assert [f.where.split()[0] for f in validate(tables, tiny.raw).findings] == ["mentions", "events"]


def test_a_rule_that_a_whole_column_breaks_is_told_with_a_few_of_its_rows(tiny: Tiny) -> None:
    mention = tiny.tables["mentions"].head(1)
    many = pl.concat([mention.with_columns(pl.lit(f"m{i:03}").alias("mention_id")) for i in range(50)])
    for wrong in (pl.lit("x").alias("surface"), pl.lit(2.0).alias("score"), pl.lit("x").alias("entity_id")):
        tables = tiny.tables | {"mentions": many.with_columns(wrong)}
        assert len(validate(tables, tiny.raw).findings) == SHOWN


def test_every_rule_is_counted_with_the_rows_it_was_tried_on(tiny: Tiny) -> None:
    checks = validate(tiny.tables, tiny.raw).checks
    assert checks["mentions: types, values, primary key"] == 3
    assert checks["mentions.entity_id points to entities"] == 3
    assert checks["events.date is EDTF"] == 1
    assert checks["paragraphs.text reads as the raw file"] == 3
    assert not any("reads as the raw file" in rule for rule in validate(tiny.tables).checks)


def test_the_quality_report_tells_checks_and_notes(tiny: Tiny) -> None:
    note = Finding("a", "b", "c", level="warning")
    told = quality(validate(tiny.tables, tiny.raw), [note])
    assert told["valid"]
    assert {"rule": "events.date is EDTF", "rows": 1} in told["checks"]
    assert told["notes"][0]["what"] == "b"
    assert not quality(validate(tiny.change("events", status="x"), tiny.raw), [])["valid"]


def test_clip_cuts_content_to_a_stretch() -> None:
    content = [(0, 5), (8, 12), (20, 30)]
    assert clip(content, 3, 25) == [(3, 5), (8, 12), (20, 25)]
    assert clip(content, 5, 8) == []
    assert clip(content, 9, 10) == [(9, 10)]
    assert clip([], 0, 9) == []
