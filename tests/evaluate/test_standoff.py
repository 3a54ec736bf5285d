"""Measures against stand-off gold: every mistake shows in its own measure and no other."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from wakhan.evaluate import evaluate

Rows = dict[str, list[dict[str, Any]]]


def measured(bridge: Any, rows: Rows, **gold: Any) -> dict[str, float | None]:
    answer = evaluate(bridge.tables(**rows), [bridge.gold(**gold)])
    return {score.measure: score.value for score in answer.scores}


def change(table: str, row: int = 0, **columns: Any) -> Callable[[Rows], None]:
    return lambda rows: rows[table][row].update(columns)


def drop(table: str, row: int = 0) -> Callable[[Rows], None]:
    return lambda rows: rows[table].__delitem__(row)


@pytest.mark.parametrize(
    ("mistake", "shows_in"),
    [
        (change("mentions", entity_type="ORG"), {"mention_type_accuracy"}),
        (change("mentions", entity_id="sylvania"), {"link_b3", "link_wikidata_accuracy"}),
        (change("mentions", 2, raw_end=44), {"mention_f1", "link_wikidata_accuracy", "link_b3"}),
        (change("entities", wikidata_id="Q2"), {"link_wikidata_accuracy"}),
        (change("quotations", speaker_start=None, speaker_end=None), {"speaker_accuracy"}),
        (change("events", event_type="AID"), {"event_f1"}),
        (change("events", date="1999"), {"event_date_same", "event_date_compatible"}),
        (change("events", date="1999-05-03"), {"event_date_same"}),
        (change("events", date=None), {"event_date_same", "event_date_compatible"}),
        (change("event_participants", 3, role="actor"), {"participant_f1"}),
        (drop("event_participants"), {"participant_f1"}),
        (drop("events", 1), {"event_f1", "event_trigger_f1"}),
        (drop("quotations"), {"quotation_j80_f1", "quotation_j30_f1", "speaker_accuracy"}),
        (drop("paragraphs"), {"body_recall", "paragraph_f1"}),
        (change("documents", title="Talks"), {"document_field_accuracy"}),
    ],
)
def test_a_mistake_shows_in_its_own_measures(bridge: Any, mistake: Callable[[Rows], None], shows_in: set[str]) -> None:
    rows = bridge.rows()
    mistake(rows)
    values = measured(bridge, rows)
    lowered = {name for name, value in values.items() if value != 1 and name != "cable_field_accuracy"}
    # What rests on what was lost has nothing left to measure, or measures the rest.
    assert shows_in - lowered <= {"link_wikidata_accuracy", "link_b3"}
    assert (
        lowered - shows_in <= {name for name, value in values.items() if value is None} | {"event_date_same"} & shows_in
    )


def test_a_quotation_cut_short_still_overlaps(bridge: Any) -> None:
    rows = bridge.rows()
    start, end = bridge.at("We will")
    rows["quotations"][0] |= {"raw_end": end, "raw_spans": [{"start": start, "end": end}]}
    values = measured(bridge, rows)
    assert (values["quotation_j80_f1"], values["quotation_j30_f1"], values["speaker_accuracy"]) == (0, 1, 1)


def test_what_only_one_annotator_marked_is_no_loss_when_missed_and_no_fault_when_found(bridge: Any) -> None:
    events = [event | {"optional": i == 1} for i, event in enumerate(bridge.annotations()["events"])]
    rows = bridge.rows()
    assert measured(bridge, rows, events=events)["event_f1"] == 1
    del rows["events"][1], rows["event_participants"][2:]
    assert measured(bridge, rows, events=events)["event_f1"] == 1


def test_a_side_that_only_one_annotator_gave_counts_neither_way(bridge: Any) -> None:
    events = bridge.annotations()["events"]
    events[0] |= {"actors": ["f"], "actors_also": ["s"]}
    assert measured(bridge, bridge.rows(), events=events)["participant_f1"] == 1


def test_a_date_that_an_annotator_left_open_is_not_measured(bridge: Any) -> None:
    events = bridge.annotations()["events"]
    events[0]["dates"] = ["1999-05", None]
    assert measured(bridge, bridge.rows(), events=events)["event_date_same"] is None


@pytest.mark.parametrize(("gold", "found", "fits"), [("../1999", "1998", False), ("1999/..", "1999/2005", True)])
def test_an_open_interval_reaches_ten_years(bridge: Any, gold: str, found: str, fits: bool) -> None:
    events, rows = bridge.annotations()["events"], bridge.rows()
    events[0]["dates"], rows["events"][0]["date"] = [gold], found
    assert measured(bridge, rows, events=events)["event_date_compatible"] == fits


def test_fields_that_the_text_does_not_state_are_not_compared_and_letter_case_does_not_matter(bridge: Any) -> None:
    rows = bridge.rows()
    rows["documents"][0] |= {"publisher": "The Press", "title": "TALKS AT THE BRIDGE", "date": "1998"}
    answer = evaluate(bridge.tables(**rows), [bridge.gold()])
    assert [(d.column, d.gold, d.found) for d in answer.differences] == [("documents.date", "1999-05", "1998")]


def test_header_fields_of_a_cable_are_compared_with_its_row(bridge: Any) -> None:
    cable = {"document_id": "bridge", "mrn": "99 SAMPLETOWN 1", "to_posts": ["A", "B"], "info_posts": [], "tags": []}
    told = {"mrn": "99 SAMPLETOWN 2", "to": ["A", "B"], "released": "2010-01-02"}
    answer = evaluate(bridge.tables(cables=[cable | {"reasons": []}]), [bridge.gold(metadata=told)])
    (score,) = [s for s in answer.scores if s.measure == "cable_field_accuracy"]
    assert (score.value, score.n) == (pytest.approx(1 / 3, abs=1e-4), 3)
    assert [d.column for d in answer.differences] == ["cables.mrn", "cables.released_on"]


@pytest.mark.parametrize(
    ("mistake", "right"),
    [
        (change("entities", wikidata_id="Q2"), 3),
        (change("entities", wikidata_id=None), 5),
        (change("mentions", entity_type="ORG"), 4),
    ],
)
def test_a_mention_is_right_with_span_type_and_no_link_to_somebody_else(
    bridge: Any, mistake: Callable[[Rows], None], right: int
) -> None:
    rows = bridge.rows()
    mistake(rows)
    judged = evaluate(bridge.tables(**rows), [bridge.gold()]).judged
    assert sum(row.right for row in judged if row.table == "mentions") == right
