"""What a curator decides of a row, on the tables of one invented document."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import polars as pl
import pytest

from wakhan.assemble.corrections import Corrected, correct
from wakhan.authority import Authority
from wakhan.findings import Finding, Refused
from wakhan.schema import from_rows
from wakhan.validate import validate

Tiny = Any
D = "bridge-1999-sampletown"
NEMO = "discovered-per-nemo"
Correct = Callable[..., Corrected]


def line(
    table: str, key: str, action: str, column: str, expected: str | None, value: str | None = None
) -> dict[str, Any]:
    """One decision on the full text."""
    decided = {"table_name": table, "row_key": key, "text_basis": "full", "action": action, "column_name": column}
    told = {"reason": "It says so.", "curator": "Ana Example", "decided_on": datetime.date(2026, 11, 22)}
    return {**decided, "expected": expected, "value": value, **told}


@pytest.fixture
def keys(tiny: Tiny) -> dict[str, str]:
    """The keys of the rows of the tiny document, by what they are."""
    mentions = dict(tiny.tables["mentions"].select("surface", "mention_id").iter_rows())
    (quotation,), (event,) = tiny.tables["quotations"]["quotation_id"], tiny.tables["events"]["event_id"]
    return {**mentions, "quotation": quotation, "event": event}


@pytest.fixture
def given(tiny: Tiny, keys: dict[str, str]) -> dict[str, pl.DataFrame]:
    """The tables as assemble has them before corrections, in which the envoy is one discovered entity."""
    tables = dict(tiny.tables)
    found = {"entity_id": NEMO, "name": "Nemo", "entity_type": "PER", "aliases": [], "basis": "discovered"}
    tables["entities"] = from_rows("entities", [found])
    sides = tables["event_participants"].to_dicts()
    sides[0] |= {"mention_id": keys["Ana Example"]}
    tables["event_participants"] = from_rows("event_participants", sides)
    tables["events"] = tables["events"].with_columns(quotation_id=pl.lit(keys["quotation"]))
    return tables


@pytest.fixture
def corrected(tiny: Tiny, given: dict[str, pl.DataFrame]) -> Correct:
    """A function that applies some decisions, to these tables or to others."""

    def run(*lines: dict[str, Any], **tables: pl.DataFrame) -> Corrected:
        text = {"document_id": D, "text": tiny.raw[D]}
        numbered = [decision | {"origin": f"{D}.csv:{n}"} for n, decision in enumerate(lines, start=2)]
        known = Authority.of(tiny.tables["entities"].iter_rows(named=True))
        texts = from_rows("texts", [text])
        return correct(from_rows("corrections", numbered), given | tables, known, texts, tiny.tables["paragraphs"])

    return run


def row(answer: Corrected, table: str) -> dict[str, Any]:
    return answer.tables[table].row(0, named=True)


def refused(corrected: Correct, *lines: dict[str, Any], **tables: pl.DataFrame) -> Finding:
    with pytest.raises(Refused) as stop:
        corrected(*lines, **tables)
    (finding,) = stop.value.findings
    assert finding.place.startswith(f"raw/corrections/{D}.csv:")
    return finding


# --- what is decided ---


def test_without_corrections_every_table_stays_as_it_is(corrected: Correct, given: dict[str, pl.DataFrame]) -> None:
    answer = corrected()
    assert answer.applied.is_empty() and answer.findings == []
    assert all(frame.equals(given[table]) for table, frame in answer.tables.items())


def test_a_confirmed_row_is_certain_and_says_what_it_said(corrected: Correct, keys: dict[str, str]) -> None:
    answer = corrected(line("events", keys["event"], "confirm", "event_type", "CONSULT"))
    event = row(answer, "events")
    assert (event["event_type"], event["method"], event["score"]) == ("CONSULT", "corrected", 1.0)
    assert answer.applied.select("action", "expected", "curator", "origin").row(0) == (
        *("confirm", "CONSULT", "Ana Example"),
        f"{D}.csv:2",
    )


def test_a_changed_column_holds_the_new_value_and_every_other_the_old(
    corrected: Correct, keys: dict[str, str], given: dict[str, pl.DataFrame]
) -> None:
    event = row(corrected(line("events", keys["event"], "change", "event_type", "CONSULT", "AGREE")), "events")
    same = {k: v for k, v in event.items() if k not in ("event_type", "method", "score")}
    assert (event["event_type"], event["method"], event["score"]) == ("AGREE", "corrected", 1.0)
    assert same.items() <= given["events"].row(0, named=True).items()


def test_the_days_that_a_corrected_date_covers_are_reckoned_from_it(corrected: Correct, keys: dict[str, str]) -> None:
    event = row(corrected(line("events", keys["event"], "change", "date", "1999-03-03", "1999-04")), "events")
    assert (event["date_start"], event["date_end"]) == (datetime.date(1999, 4, 1), datetime.date(1999, 4, 30))
    event = row(corrected(line("events", keys["event"], "change", "date", "1999-03-03", None)), "events")
    assert (event["date_start"], event["date_end"], event["date_basis"]) == (None, None, "none")


def test_a_rejected_event_takes_its_sides_along(corrected: Correct, keys: dict[str, str]) -> None:
    answer = corrected(line("events", keys["event"], "reject", "trigger", "met"))
    assert answer.tables["events"].is_empty() and answer.tables["event_participants"].is_empty()


def test_a_rejected_side_leaves_the_others_under_their_keys(corrected: Correct, keys: dict[str, str]) -> None:
    answer = corrected(line("event_participants", f"{keys['event']} actor 1", "reject", "surface", "She"))
    assert answer.tables["event_participants"].select("role", "position").rows() == [("recipient", 1)]


def test_sides_that_change_places_keep_keys_of_their_own(corrected: Correct, keys: dict[str, str]) -> None:
    answer = corrected(
        line("event_participants", f"{keys['event']} actor 1", "change", "role", "actor", "recipient"),
        line("event_participants", f"{keys['event']} recipient 1", "change", "role", "recipient", "actor"),
    )
    sides = answer.tables["event_participants"].sort("role").select("role", "entity_id").rows()
    assert sides == [("actor", "sylvania"), ("recipient", "ana-example")]
    assert not answer.tables["event_participants"].select("event_id", "role", "position").is_duplicated().any()


def test_what_a_rejected_quotation_enclosed_is_enclosed_by_what_enclosed_it(
    corrected: Correct, given: dict[str, pl.DataFrame]
) -> None:
    parents = {f"{D}:q1": None, f"{D}:q2": f"{D}:q1", f"{D}:q3": f"{D}:q2", f"{D}:q4": f"{D}:q3"}
    rows = [
        given["quotations"].row(0, named=True) | {"quotation_id": q, "parent_quotation_id": p}
        for q, p in parents.items()
    ]
    answer = corrected(
        *(line("quotations", f"{D}:q{n}", "reject", "cue", "said") for n in (2, 3)),
        quotations=from_rows("quotations", rows),
        events=given["events"].with_columns(quotation_id=pl.lit(f"{D}:q3")),
    )
    assert answer.tables["quotations"].select("quotation_id", "parent_quotation_id").rows() == [
        (f"{D}:q1", None),
        (f"{D}:q4", f"{D}:q1"),
    ]
    assert row(answer, "events")["quotation_id"] == f"{D}:q1"


def test_no_quotation_comes_to_enclose_itself(corrected: Correct, given: dict[str, pl.DataFrame]) -> None:
    parents = {f"{D}:q1": None, f"{D}:q2": f"{D}:q1", f"{D}:q3": None}
    quotation = given["quotations"].row(0, named=True)
    rows = [quotation | {"quotation_id": q, "parent_quotation_id": p} for q, p in parents.items()]
    finding = refused(
        corrected,
        line("quotations", f"{D}:q1", "change", "parent_quotation_id", None, f"{D}:q2"),
        quotations=from_rows("quotations", rows),
    )
    assert finding.code == "C11"


# --- mentions and what hangs on them ---


def test_sides_and_speakers_named_by_a_mention_follow_its_entity(corrected: Correct, keys: dict[str, str]) -> None:
    answer = corrected(line("mentions", keys["Ana Example"], "change", "entity_id", "ana-example", NEMO))
    assert row(answer, "event_participants")["entity_id"] == NEMO
    quotation = row(answer, "quotations")
    assert (quotation["speaker_entity_id"], quotation["method"]) == (NEMO, "rule")


def test_a_decision_on_the_side_itself_goes_before_what_follows_from_its_mention(
    corrected: Correct, keys: dict[str, str]
) -> None:
    answer = corrected(
        line("mentions", keys["Ana Example"], "change", "entity_id", "ana-example", NEMO),
        line("event_participants", f"{keys['event']} actor 1", "change", "entity_id", "ana-example", "freedonia"),
    )
    assert row(answer, "event_participants")["entity_id"] == "freedonia"


def test_a_rejected_mention_names_nobody_any_more(corrected: Correct, keys: dict[str, str]) -> None:
    answer = corrected(line("mentions", keys["Ana Example"], "reject", "surface", "Ana Example"))
    side = row(answer, "event_participants")
    assert (side["entity_id"], side["mention_id"], side["surface"]) == (None, None, "She")
    assert row(answer, "quotations")["speaker_entity_id"] is None
    assert keys["Ana Example"] not in answer.tables["mentions"]["mention_id"]


# --- words and offsets ---


@pytest.mark.parametrize(
    ("table", "what", "column", "before", "after"),
    [
        ("mentions", "Ana Example", "surface", "Ana Example", "Minister Ana Example"),
        ("events", "event", "trigger", "met", "She met the envoy"),
        ("quotations", "quotation", "speaker", "Minister Ana Example", "Ana Example"),
        ("quotations", "quotation", "text", "the bridge will open in May", "bridge will open"),
    ],
)
def test_words_are_changed_by_words_and_their_offsets_are_those_of_the_text(
    table: str, what: str, column: str, before: str, after: str, corrected: Correct, keys: dict[str, str], tiny: Tiny
) -> None:
    answer = corrected(line(table, keys[what], "change", column, before, after))
    tables = tiny.tables | {table: answer.tables[table]}
    assert after in answer.tables[table][column].to_list()
    assert validate(tables, tiny.raw).findings == []


@pytest.mark.parametrize("words", ["Anna Example", "Ana Exam", "Sampletown", "Freedonia"])
def test_words_that_do_not_stand_there_whole_are_refused(words: str, corrected: Correct, keys: dict[str, str]) -> None:
    finding = refused(corrected, line("mentions", keys["Ana Example"], "change", "surface", "Ana Example", words))
    assert finding.code == "C08" and words in finding.what


def test_a_cue_may_be_taken_out_and_put_in(
    corrected: Correct, keys: dict[str, str], given: dict[str, pl.DataFrame]
) -> None:
    quotation = row(corrected(line("quotations", keys["quotation"], "change", "cue", "said", None)), "quotations")
    assert (quotation["cue"], quotation["cue_start"], quotation["cue_end"]) == (None, None, None)
    bare = given["quotations"].with_columns(cue=pl.lit(None, pl.String), cue_start=pl.lit(None, pl.Int64))
    put = line("quotations", keys["quotation"], "change", "cue", None, "said")
    assert row(corrected(put, quotations=bare), "quotations")["cue_start"] == given["quotations"]["cue_start"][0]


# --- entities that were discovered ---


@pytest.fixture
def nemo(given: dict[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    """Tables in which Nemo is named everywhere an entity can be."""
    named = {
        "mentions": ("entity_id",),
        "quotations": ("speaker_entity_id", "reported_by_entity_id"),
        "events": ("place_entity_id",),
        "event_participants": ("entity_id",),
    }
    return {t: given[t].with_columns(pl.lit(NEMO).alias(c) for c in columns) for t, columns in named.items()}


def test_a_discovered_entity_is_merged_into_another_wherever_it_is_named(
    corrected: Correct, nemo: dict[str, pl.DataFrame]
) -> None:
    answer = corrected(line("entities", NEMO, "change", "entity_id", NEMO, "sylvania"), **nemo)
    for table in nemo:
        assert NEMO not in str(answer.tables[table].rows())
        assert "sylvania" in str(answer.tables[table].rows())


def test_a_discovered_entity_that_is_none_takes_its_mentions_along(
    corrected: Correct, nemo: dict[str, pl.DataFrame]
) -> None:
    answer = corrected(line("entities", NEMO, "reject", "name", "Nemo"), **nemo)
    assert answer.tables["mentions"].is_empty()
    assert all(NEMO not in str(answer.tables[table].rows()) for table in nemo)


def test_name_type_and_wikidata_id_of_a_discovered_entity_can_be_given(
    corrected: Correct, nemo: dict[str, pl.DataFrame]
) -> None:
    answer = corrected(
        line("entities", NEMO, "change", "name", "Nemo", "Captain Nemo"),
        line("entities", NEMO, "change", "entity_type", "PER", "ORG"),
        line("entities", NEMO, "change", "wikidata_id", None, "Q1"),
        **nemo,
    )
    entity = row(answer, "entities")
    assert (entity["name"], entity["entity_type"], entity["wikidata_id"]) == ("Captain Nemo", "ORG", "Q1")
    assert set(answer.tables["mentions"]["entity_type"]) == {"ORG"}


def test_an_entity_of_the_authority_file_is_corrected_there(corrected: Correct) -> None:
    finding = refused(corrected, line("entities", "sylvania", "change", "name", "Sylvania", "Silvania"))
    assert finding.code == "C10" and "raw/authority/entities.csv" in finding.mend


def test_an_entity_is_merged_into_one_that_stays(corrected: Correct, given: dict[str, pl.DataFrame]) -> None:
    other = given["entities"].with_columns(entity_id=pl.lit("discovered-per-nobody"))
    finding = refused(
        corrected,
        line("entities", NEMO, "change", "entity_id", NEMO, "discovered-per-nobody"),
        line("entities", "discovered-per-nobody", "change", "entity_id", "discovered-per-nobody", "sylvania"),
        entities=pl.concat([given["entities"], other]),
    )
    assert finding.code == "C11"


# --- corrections that no longer hold ---


def test_a_row_that_is_not_there_any_more_is_told_with_those_most_like_it(
    corrected: Correct, keys: dict[str, str]
) -> None:
    finding = refused(corrected, line("mentions", f"{D}:m60", "reject", "surface", "Ana Example"))
    assert finding.code == "C05" and f"{D}:m60" in finding.what
    assert finding.expected.startswith(f"a row that is there; nearest: {keys['Ana Example']} ('Ana Example'), ")


def test_a_document_that_is_not_there_is_told_with_those_most_like_it(corrected: Correct) -> None:
    finding = refused(corrected, line("mentions", "brigde-1999-sampletown:m60", "reject", "surface", "Ana Example"))
    assert finding.code == "C05" and D in finding.expected


def test_a_row_that_says_something_else_by_now_is_told_with_both_values(
    corrected: Correct, keys: dict[str, str]
) -> None:
    finding = refused(corrected, line("events", keys["event"], "change", "event_type", "AID", "AGREE"))
    assert finding.code == "C06" and "CONSULT" in finding.what and "AID" in finding.expected


def test_a_correction_that_the_pipeline_has_caught_up_with_can_go(corrected: Correct, keys: dict[str, str]) -> None:
    finding = refused(corrected, line("events", keys["event"], "change", "event_type", "AID", "CONSULT"))
    assert finding.code == "C06" and "take the line out" in finding.mend


def test_everything_that_is_wrong_is_told_at_once(corrected: Correct, keys: dict[str, str]) -> None:
    with pytest.raises(Refused) as stop:
        corrected(
            line("events", keys["event"], "change", "place_entity_id", "sampletown", "samplecity"),
            line("events", keys["event"], "change", "quotation_id", keys["quotation"], f"{D}:q1"),
            line("events", keys["event"], "change", "date_basis", "explicit", "none"),
            line("quotations", keys["quotation"], "change", "parent_quotation_id", None, keys["quotation"]),
        )
    assert [finding.code for finding in stop.value.findings] == ["C07", "C07", "C11", "C11"]
    assert "sampletown" in stop.value.findings[0].expected


def test_a_correction_of_the_other_edition_is_passed_over_and_counted(
    corrected: Correct, keys: dict[str, str], given: dict[str, pl.DataFrame]
) -> None:
    gone = line("events", f"{D}:e9", "reject", "trigger", "left") | {"text_basis": "digest"}
    missing = line("entities", "discovered-per-none", "reject", "name", "None") | {"text_basis": "digest"}
    answer = corrected(gone, missing, line("events", keys["event"], "confirm", "event_type", "CONSULT"))
    (note,) = answer.findings
    assert note.level == "warning" and note.what.startswith("2 not applied")
    assert answer.applied.height == 1


# --- rights ---


def test_words_that_the_text_policy_withholds_are_no_part_of_a_correction(
    corrected: Correct, keys: dict[str, str], given: dict[str, pl.DataFrame]
) -> None:
    closed = given["documents"].with_columns(text_policy=pl.lit("closed"))
    finding = refused(corrected, line("events", keys["event"], "reject", "trigger", "met"), documents=closed)
    assert finding.code == "C09"
    answer = corrected(line("events", keys["event"], "reject", "event_type", "CONSULT"), documents=closed)
    assert answer.tables["events"].is_empty()
