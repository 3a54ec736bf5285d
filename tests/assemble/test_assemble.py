from __future__ import annotations

import datetime
import hashlib
from collections.abc import Callable
from typing import Any

import polars as pl
import pytest

from wakhan.assemble import Assembled, assemble
from wakhan.schema import PUBLISHED, empty, from_rows, polars_schema
from wakhan.validate import validate

Tiny = Any
Stages = dict[str, pl.DataFrame]
DOCUMENT = "bridge-1999-sampletown"


def stages_of(tiny: Tiny, **texts: Any) -> Stages:
    """What assemble takes, made from the tables it should give: ``texts`` are columns of the one text."""
    tables = tiny.tables
    document = tables["documents"].row(0, named=True)
    about = {name: document[name] for name in polars_schema("texts") if name in document}
    text = about | {"text": tiny.raw[DOCUMENT], "origin": "a.txt", "cable": None} | texts
    entities = [row | {"aliases": "|".join(row["aliases"]) or None} for row in tables["entities"].to_dicts()]
    return {
        "texts": from_rows("texts", [text]),
        "found": empty("found"),
        "names": empty("names"),
        "speakers": empty("speakers"),
        "corrections": empty("corrections"),
        "authority_entities": from_rows(
            "authority_entities",
            [{k: v for k, v in e.items() if k in polars_schema("authority_entities")} for e in entities],
        ),
        "authority_roles": tables["entity_roles"],
        **{t: tables[t] for t in ("cables", "paragraphs", "redactions", "mentions", "quotations", "events")},
        "event_participants": tables["event_participants"],
    }


def unlinked(stages: Stages, *surfaces: str, names: dict[str, str | None] | None = None) -> Stages:
    """The stages with mentions of some surfaces outside the authority file, under a name of theirs."""
    unknown = pl.col("surface").is_in(surfaces)
    mentions = stages["mentions"].with_columns(pl.when(~unknown).then("entity_id").alias("entity_id"))
    rows = [
        {"mention_id": m, "name": (names or {}).get(s, s)}
        for m, s in mentions.filter(unknown).select("mention_id", "surface").iter_rows()
    ]
    return stages | {"mentions": mentions, "names": from_rows("names", rows)}


def twice(stages: Stages) -> Stages:
    """The stages with a second document that is the first over again."""
    ids = pl.col(r"^(document|paragraph|mention|quotation|event|redaction)_id$").str.replace("^", "second-")
    copied = ("texts", "paragraphs", "redactions", "mentions", "names", "quotations", "speakers", "events")
    copied += ("event_participants",)
    return stages | {t: pl.concat([stages[t], stages[t].with_columns(ids)]) for t in copied}


def entities(assembled: Assembled) -> dict[str, dict[str, Any]]:
    return {row["entity_id"]: row for row in assembled.tables["entities"].iter_rows(named=True)}


def test_what_the_stages_found_becomes_every_published_table_complete_and_valid(tiny: Tiny) -> None:
    assembled = assemble(stages_of(tiny))
    assert list(assembled.tables) == list(PUBLISHED)
    assert all(frame.schema == polars_schema(name) for name, frame in assembled.tables.items())
    assert validate(assembled.tables, tiny.raw).findings == []
    for name in (
        "paragraphs",
        "redactions",
        "mentions",
        "quotations",
        "event_participants",
        "entities",
        "entity_roles",
    ):
        assert assembled.tables[name].equals(tiny.tables[name]), name
    assert assembled.findings == []


def test_rows_come_out_the_same_in_whatever_order_they_went_in(tiny: Tiny) -> None:
    stages = twice(unlinked(stages_of(tiny), "Ana Example", "Sampletown"))
    one, other = assemble(stages), assemble({name: frame.reverse() for name, frame in stages.items()})
    for name in PUBLISHED:
        if name != "entities":
            assert one.tables[name].equals(other.tables[name]), name
    assert one.tables["entities"].equals(other.tables["entities"])


def test_nothing_in_nothing_out() -> None:
    names = ("texts", "found", "names", "authority_entities", "authority_roles", "cables", "paragraphs", "redactions")
    found = ("mentions", "quotations", "speakers", "events", "event_participants", "corrections")
    assembled = assemble({name: empty(name) for name in (*names, *found)})
    assert all(frame.is_empty() for frame in assembled.tables.values())


# --- documents ---


def test_a_document_counts_what_was_found_in_it_and_dates_get_bounds(tiny: Tiny) -> None:
    row = assemble(stages_of(tiny)).tables["documents"].row(0, named=True)
    counts = {name: row[name] for name in ("n_paragraphs", "n_mentions", "n_quotations", "n_events")}
    assert counts == {"n_paragraphs": 3, "n_mentions": 3, "n_quotations": 1, "n_events": 1}
    assert row["n_words"] == tiny.tables["paragraphs"]["n_words"].sum()
    assert (row["date"], row["date_start"], row["date_end"]) == (
        "1999-03~",
        datetime.date(1999, 3, 1),
        datetime.date(1999, 3, 31),
    )


def test_a_document_without_a_date_creators_or_any_find_has_nulls_an_empty_list_and_noughts(tiny: Tiny) -> None:
    stages = stages_of(tiny, date=None, creators=None)
    for name in ("cables", "paragraphs", "redactions", "mentions", "quotations", "events", "event_participants"):
        stages[name] = stages[name].clear()
    row = assemble(stages).tables["documents"].row(0, named=True)
    assert row["creators"] == []
    assert {row[name] for name in ("date", "date_start", "date_end")} == {None}
    assert {row[name] for name in ("n_words", "n_paragraphs", "n_mentions", "n_quotations", "n_events")} == {0}


# --- entities ---


def test_entities_are_those_of_the_authority_file_that_some_row_names(tiny: Tiny) -> None:
    stages = stages_of(tiny)
    stray = {"entity_id": "stray", "name": "Stray", "entity_type": "ORG"}
    stages["authority_entities"] = pl.concat([stages["authority_entities"], from_rows("authority_entities", [stray])])
    found = entities(assemble(stages))
    assert list(found) == ["ana-example", "freedonia", "sampletown", "sylvania"]
    assert found["freedonia"]["aliases"] == ["Land of Fredonia"]
    assert (found["freedonia"]["n_mentions"], found["sylvania"]["n_mentions"]) == (1, 0)


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("quotations", "speaker_entity_id"),
        ("quotations", "reported_by_entity_id"),
        ("events", "place_entity_id"),
        ("event_participants", "entity_id"),
    ],
)
def test_an_entity_that_is_only_named_elsewhere_than_in_mentions_is_there(table: str, column: str, tiny: Tiny) -> None:
    stages = stages_of(tiny)
    stages["authority_entities"] = pl.concat(
        [
            stages["authority_entities"],
            from_rows("authority_entities", [{"entity_id": "x", "name": "X", "entity_type": "ORG"}]),
        ]
    )
    stages[table] = tiny.change(table, **{column: "x"})[table]
    assembled = assemble(stages)
    assert entities(assembled)["x"]["n_mentions"] == 0
    assert validate(assembled.tables, tiny.raw).findings == []


def test_bodies_that_people_serve_are_there_and_bodies_those_serve(tiny: Tiny) -> None:
    stages = stages_of(tiny)
    bodies = [{"entity_id": e, "name": e.title(), "entity_type": "ORG"} for e in ("ministry", "cabinet", "stray")]
    roles = [
        {"entity_id": "ana-example", "role": "deputy", "organisation_id": "ministry"},
        {"entity_id": "ministry", "role": "member", "organisation_id": "cabinet"},
        {"entity_id": "stray", "role": "member", "organisation_id": "cabinet"},
    ]
    stages["authority_entities"] = pl.concat([stages["authority_entities"], from_rows("authority_entities", bodies)])
    stages["authority_roles"] = from_rows("authority_roles", roles)
    assembled = assemble(stages)
    assert {"ministry", "cabinet"} < set(entities(assembled))
    assert "stray" not in entities(assembled)
    assert assembled.tables["entity_roles"]["role"].to_list() == ["deputy", "member"]
    assert validate(assembled.tables, tiny.raw).findings == []


# --- discovered entities ---


def test_a_name_outside_the_authority_file_becomes_an_entity(tiny: Tiny) -> None:
    stages = unlinked(stages_of(tiny), "Ana Example", names={"Ana Example": "Dr Ana Example"})
    assembled = assemble(stages)
    found = entities(assembled)["discovered-per-dr-ana-example"]
    assert (found["name"], found["entity_type"], found["basis"]) == ("Dr Ana Example", "PER", "discovered")
    assert found["aliases"] == ["Ana Example"]
    assert (found["n_mentions"], found["n_documents"]) == (1, 1)
    assert "discovered-per-dr-ana-example" in assembled.tables["mentions"]["entity_id"].to_list()
    assert validate(assembled.tables, tiny.raw).findings == []


def test_namesakes_in_two_documents_are_one_entity(tiny: Tiny) -> None:
    assembled = assemble(twice(unlinked(stages_of(tiny), "Ana Example")))
    found = entities(assembled)["discovered-per-ana-example"]
    assert (found["n_mentions"], found["n_documents"]) == (2, 2)
    assert found["aliases"] == []
    raw = {DOCUMENT: tiny.raw[DOCUMENT], f"second-{DOCUMENT}": tiny.raw[DOCUMENT]}
    assert validate(assembled.tables, raw).findings == []


def test_one_name_of_two_types_is_two_entities(tiny: Tiny) -> None:
    stages = unlinked(stages_of(tiny), "Ana Example", "Sampletown", names={"Sampletown": "Ana Example"})
    assert {"discovered-per-ana-example", "discovered-gpe-ana-example"} <= set(entities(assemble(stages)))


def test_a_mention_whose_name_may_not_be_joined_stays_without_an_entity(tiny: Tiny) -> None:
    assembled = assemble(unlinked(stages_of(tiny), "Sampletown", names={"Sampletown": None}))
    assert not [e for e in entities(assembled) if e.startswith("discovered-")]
    assert assembled.tables["mentions"].filter(pl.col("surface") == "Sampletown")["entity_id"].to_list() == [None]


def test_names_of_closed_documents_become_no_entities(tiny: Tiny) -> None:
    stages = unlinked(stages_of(tiny, text_policy="closed"), "Ana Example")
    assert not [e for e in entities(assemble(stages)) if e.startswith("discovered-")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Александр Иванов", "Александр Петров"),
        ("习近平", "习仲勋"),
        ("a" * 70 + " one", "a" * 70 + " two"),
        ("Ø Berg", "Å Berg"),
    ],
)
def test_different_names_have_different_ids_in_whatever_script(one: str, other: str, tiny: Tiny) -> None:
    stages = unlinked(stages_of(tiny), "Freedonia", "Sampletown", names={"Freedonia": one, "Sampletown": other})
    assembled = assemble(stages)
    made = [e for e in entities(assembled) if e.startswith("discovered-gpe-")]
    assert len(made) == 2
    assert all(len(e) < 90 and e.isascii() for e in made)
    assert validate(assembled.tables, tiny.raw).findings == []


@pytest.mark.parametrize("spelling", ["ANA EXAMPLE", "Ána  Examplé", "Ana-Example"])
def test_letter_case_accents_and_hyphens_make_no_other_entity(spelling: str, tiny: Tiny) -> None:
    stages = twice(unlinked(stages_of(tiny), "Ana Example"))
    names = stages["names"].with_columns(
        pl.when(pl.col("mention_id").str.starts_with("second-")).then(pl.lit(spelling)).otherwise("name").alias("name")
    )
    assembled = assemble(stages | {"names": names})
    assert [e for e in entities(assembled) if e.startswith("discovered-")] == ["discovered-per-ana-example"]


@pytest.mark.parametrize("method", ["name", "title", "pronoun"])
def test_a_speaker_and_a_side_named_by_a_discovered_mention_get_its_entity(method: str, tiny: Tiny) -> None:
    stages = unlinked(stages_of(tiny), "Ana Example")
    stages["quotations"] = tiny.change("quotations", speaker_entity_id=None, speaker_method=method)["quotations"]
    mention = stages["mentions"].filter(pl.col("surface") == "Ana Example")["mention_id"][0]
    spoken = {"quotation_id": stages["quotations"]["quotation_id"][0], "role": "speaker", "mention_id": mention}
    stages["speakers"] = from_rows("speakers", [spoken])
    stages["event_participants"] = tiny.change("event_participants", entity_id=None, mention_id=mention)[
        "event_participants"
    ]
    assembled = assemble(stages)
    assert assembled.tables["quotations"]["speaker_entity_id"].to_list() == ["discovered-per-ana-example"]
    assert assembled.tables["event_participants"]["entity_id"].to_list() == ["discovered-per-ana-example", "sylvania"]
    assert validate(assembled.tables, tiny.raw).findings == []


def test_a_reporter_named_by_a_discovered_mention_gets_its_entity_and_the_speaker_stays(tiny: Tiny) -> None:
    stages = unlinked(stages_of(tiny), "Sampletown")
    mention = stages["mentions"].filter(pl.col("surface") == "Sampletown")["mention_id"][0]
    told = {"quotation_id": stages["quotations"]["quotation_id"][0], "role": "reporter", "mention_id": mention}
    stages["speakers"] = from_rows("speakers", [told])
    (row,) = assemble(stages).tables["quotations"].to_dicts()
    assert (row["speaker_entity_id"], row["reported_by_entity_id"]) == ("ana-example", "discovered-gpe-sampletown")


def test_a_speaker_without_a_mention_gets_no_entity_from_a_name_in_the_phrase(tiny: Tiny) -> None:
    stages = unlinked(stages_of(tiny), "Ana Example")
    stages["quotations"] = tiny.change("quotations", speaker_entity_id=None)["quotations"]
    assert assemble(stages).tables["quotations"]["speaker_entity_id"].to_list() == [None]


# --- what somebody should look at ---


def test_a_header_that_differs_from_the_deposit_is_a_warning(tiny: Tiny) -> None:
    assembled = assemble(stages_of(tiny, cable='{"precedence": "O"}'))
    (finding,) = assembled.findings
    assert finding.level == "warning" and "'R'" in finding.what and "'O'" in finding.what
    assert assembled.tables["cables"]["precedence"].to_list() == ["R"]


def test_every_report_belongs_to_an_occurrence(tiny: Tiny) -> None:
    tables = assemble(twice(stages_of(tiny))).tables
    assert tables["occurrences"].select("n_reports", "n_documents").rows() == [(2, 2)]
    assert tables["events"]["occurrence_id"].unique().to_list() == tables["occurrences"]["occurrence_id"].to_list()
    assert tables["documents"]["raw_sha256"].unique().to_list() == [
        hashlib.sha256(tiny.raw[DOCUMENT].encode()).hexdigest()
    ]


def test_policies_are_not_applied_here(tiny_under: Callable[[str], Tiny]) -> None:
    tiny = tiny_under("closed")
    assert assemble(stages_of(tiny)).tables["paragraphs"]["text"].null_count() == 0
