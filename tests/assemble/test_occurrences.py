"""Reports of one happening become one occurrence, and nothing that differs is joined."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from itertools import combinations
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from wakhan.assemble.occurrences import (
    ID_LENGTH,
    Occurrences,
    Tenure,
    _distinct,
    _report,
    _reports,
    compatible,
    evidence,
    occurrences,
)
from wakhan.edtf import bounds

# An invented world: two states, a movement in one of them, their towns, bodies and people.
WORLD = {
    "arland": ("Arland", "GPE", "arland"),
    "arlandish": ("Arlandish", "NORP", "arland"),
    "arport": ("Arport", "GPE", "arland"),
    "foreign-ministry-arland": ("Foreign Ministry of Arland", "ORG", "arland"),
    "academy-arland": ("Arland Academy", "ORG", "arland"),
    "minister-ava": ("Ava Arne", "PER", "arland"),
    "envoy-abel": ("Abel Aster", "PER", "arland"),
    "borland": ("Borland", "GPE", "borland"),
    "borburg": ("Borburg", "GPE", "borland"),
    "borhaven": ("Borhaven", "GPE", "borland"),
    "president-bo": ("Bo Bertil", "PER", "borland"),
    "front": ("Borland Liberation Front", "ORG", "front"),
    "leader-finn": ("Finn Falk", "PER", "front"),
    "deputy-fay": ("Fay Frost", "PER", "front"),
    "corland": ("Corland", "GPE", "corland"),
    "senator-cleo": ("Cleo Crane", "PER", "senator-cleo"),
}
STATES = {entity: state for entity, (_, _, state) in WORLD.items() if state != entity or entity != "senator-cleo"}
# Cleo Crane became a minister of Corland in 2013.
TENURES = {"senator-cleo": [Tenure("corland", datetime.date(2013, 1, 1), None)]}
ENTITIES = pl.DataFrame(
    [(entity, name, kind) for entity, (name, kind, _) in WORLD.items()],
    schema=["entity_id", "name", "entity_type"],
    orient="row",
)
EVENTS = {
    "event_id": pl.String,
    "document_id": pl.String,
    "paragraph_id": pl.String,
    "event_type": pl.String,
    "mode": pl.String,
    "context": pl.String,
    "trigger": pl.String,
    "trigger_start": pl.Int64,
    "trigger_end": pl.Int64,
    "evidence": pl.String,
    "evidence_start": pl.Int64,
    "evidence_end": pl.Int64,
    "date": pl.String,
    "date_start": pl.Date,
    "date_end": pl.Date,
    "date_basis": pl.String,
    "place_entity_id": pl.String,
    "status": pl.String,
    "quotation_id": pl.String,
    "method": pl.String,
    "score": pl.Float64,
}
PARTICIPANTS = ("event_id", "role", "position", "entity_id", "surface", "mention_id")
Told = dict[str, Any]


def told(
    event_id: str,
    event_type: str,
    date: str | None,
    actors: Sequence[str],
    recipients: Sequence[str] = (),
    *,
    trigger: str = "met",
    place: str | None = None,
    status: str = "asserted",
    mode: str | None = None,
    evidence: str | None = None,
) -> Told:
    """One report; its id is document and offset; participants without a name stand in angle brackets."""
    document, _, offset = event_id.partition(":")
    start, end = bounds(date) if date else (None, None)
    return {
        "event_id": event_id,
        "document_id": document,
        "paragraph_id": f"{document}:p0",
        "event_type": event_type,
        "mode": mode,
        "trigger": trigger,
        "trigger_start": int(offset),
        "trigger_end": int(offset) + len(trigger),
        "evidence": evidence or f"They {trigger}.",
        "evidence_start": int(offset),
        "evidence_end": int(offset) + 100,
        "date": date,
        "date_start": start,
        "date_end": end,
        "date_basis": "explicit" if date else "none",
        "place_entity_id": place,
        "status": status,
        "method": "rule",
        "score": 0.5,
        "participants": [
            (event_id, role, n, None if who.startswith("<") else who, who.strip("<>"), None)
            for role, them in (("actor", actors), ("recipient", recipients))
            for n, who in enumerate(them, 1)
        ],
    }


def tables(reports: Sequence[Told], **document_dates: str) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    documents = sorted({r["document_id"] for r in reports})
    dates = [bounds(document_dates[d]) if d in document_dates else (None, None) for d in documents]
    return (
        pl.DataFrame([{c: r.get(c) for c in EVENTS} for r in reports], schema=EVENTS),
        pl.DataFrame(
            [p for r in reports for p in r["participants"]],
            schema=dict.fromkeys(PARTICIPANTS, pl.String) | {"position": pl.Int64},
            orient="row",
        ),
        pl.DataFrame(
            {"document_id": documents, "date_start": [a for a, _ in dates], "date_end": [b for _, b in dates]},
            schema={"document_id": pl.String, "date_start": pl.Date, "date_end": pl.Date},
        ),
    )


def join(reports: Sequence[Told], **document_dates: str) -> Occurrences:
    return occurrences(*tables(reports, **document_dates), ENTITIES, STATES, TENURES)


def groups(reports: Sequence[Told], **document_dates: str) -> list[list[str]]:
    """The event ids of every occurrence, sorted."""
    events = join(reports, **document_dates).events
    return sorted(sorted(g) for g in events.group_by("occurrence_id").agg("event_id")["event_id"].to_list())


def one(reports: Sequence[Told], **document_dates: str) -> bool:
    return len(groups(reports, **document_dates)) == 1


# --- What is one ---

MEETING = (
    told("a:10", "CONSULT", "2011-03-28", ["minister-ava"], ["front"], trigger="received", place="arport"),
    told("b:10", "CONSULT", "2011-03", ["minister-ava", "leader-finn"]),
    told("c:10", "CONSULT", "2011-03", ["minister-ava", "front"], mode="multilateral"),
    told("d:10", "CONSULT", "2011-03", ["front"], ["arland"], trigger="visit", mode="visit"),
    told("e:10", "CONSULT", "2011-03-28", ["arlandish", "front"], trigger="talks"),
)


def test_a_meeting_told_with_different_dates_names_and_words_is_one_occurrence() -> None:
    found = join(MEETING)
    assert found.occurrences.to_dicts() == [
        {
            "occurrence_id": "2011-03-28-consult-arland-front",
            "title": "Arland hosts the Borland Liberation Front, Arport",
            "event_type": "CONSULT",
            "date": "2011-03-28",
            "date_start": datetime.date(2011, 3, 28),
            "date_end": datetime.date(2011, 3, 28),
            "place_entity_id": "arport",
            "n_reports": 5,
            "n_documents": 5,
            "agreement": 1.0,
        }
    ]


@pytest.mark.parametrize(
    ("actors", "recipients", "place"),
    [
        (["arland"], ["borland"], "borland"),
        (["arland"], ["borburg"], None),
        (["<the envoy>", "arland"], [], "borburg"),
        (["envoy-abel"], [], "borland"),
        (["arland"], ["front"], None),
    ],
)
def test_a_visit_to_a_country_is_the_meeting_held_in_its_town_that_month(
    actors: list[str], recipients: list[str], place: str | None
) -> None:
    visit = told("a:1", "CONSULT", "2000-12", actors, recipients, trigger="visited", place=place)
    meeting = told("b:1", "CONSULT", "2000-12", ["leader-finn", "envoy-abel"], trigger="meetings", place="borhaven")
    assert one([visit, meeting])


def test_the_fall_of_a_capital_is_one_whether_its_state_is_named_or_only_the_city() -> None:
    entered = told("a:1", "ASSAULT", "2011-08-15", ["front"], ["borland"], trigger="entered", place="borburg")
    seized = told("b:1", "ASSAULT", "2011-08-15", ["front"], ["<the capital>"], trigger="seized", place="borburg")
    assert one([entered, seized])
    assert one([entered, told("b:1", "ASSAULT", "2011-08-15", ["front"], ["borburg"], trigger="took")])


def test_talks_filed_as_cooperation_are_the_meeting_when_a_person_and_the_day_agree() -> None:
    met = told("a:1", "CONSULT", "2011-03-28", ["minister-ava", "front"])
    talks = told("b:1", "COOPERATE", "2011-03-28", ["minister-ava", "leader-finn"], trigger="talks")
    assert one([met, talks])
    assert not one([met, talks | {"date": "2011-03", "date_start": None, "date_end": None}])
    assert not one([met, told("b:1", "COOPERATE", "2011-03-28", ["arland", "front"], trigger="talks")])


def test_a_plan_and_its_fulfilment_are_one_only_on_the_same_day() -> None:
    plan = told("a:1", "CONSULT", "2011-03-28", ["arland", "front"], status="planned")
    assert one([plan, told("b:1", "CONSULT", "2011-03-28", ["arland", "front"])])
    assert not one([plan, told("b:1", "CONSULT", "2011-03", ["arland", "front"])])


def test_a_back_reference_belongs_with_what_it_takes_up() -> None:
    met = told("a:1", "CONSULT", "2011-03-28", ["minister-ava", "front"])
    other = told("a:50", "CONSULT", "2011-03-20", ["corland", "borland"])
    talks = told(
        "a:99", "CONSULT", None, ["arland", "front"], trigger="talks", evidence="After the long talks he left."
    )
    assert groups([met, other, talks]) == [["a:1", "a:99"], ["a:50"]]
    assert not one([met, talks | {"evidence": "Such are talks."}]), "nothing definite"
    assert not one([told("a:100", "CONSULT", "2011-03-28", ["minister-ava", "front"]), talks]), "not told before"
    assert not one([met | {"document_id": "b"}, talks]), "another document"


# --- What is not ---


@pytest.mark.parametrize(
    ("a", "b"),
    [
        pytest.param({}, {"date": "2011-03-29"}, id="another day"),
        pytest.param({}, {"event_type": "AGREE", "trigger": "promised"}, id="a promise made there"),
        pytest.param({}, {"actors": ["arland", "corland"]}, id="another side"),
        pytest.param({}, {"actors": ["arland", "front", "corland"]}, id="a third party"),
        pytest.param({"actors": ["minister-ava", "front"]}, {"actors": ["envoy-abel", "front"]}, id="other people"),
        pytest.param({"place": "arport"}, {"place": "borburg"}, id="another country"),
        pytest.param({"place": "borhaven"}, {"place": "borburg"}, id="another town on one day"),
        pytest.param({"mode": "phone"}, {"mode": "visit"}, id="a call"),
        pytest.param({}, {"status": "negated"}, id="denied"),
        pytest.param({"status": "hypothetical"}, {"status": "hypothetical"}, id="supposed"),
        pytest.param({}, {"date": "201X"}, id="a decade"),
        pytest.param({}, {"date": "2010/.."}, id="an open end"),
        pytest.param({}, {"date": "2011"}, id="a year"),
        pytest.param({}, {"date": None}, id="no date"),
        pytest.param({"date": None}, {"date": None}, id="no dates"),
        pytest.param({"actors": ["arland"]}, {"actors": ["arland"]}, id="one side and nothing else"),
        pytest.param({"actors": ["<rebels>"]}, {"actors": ["<rebels>"]}, id="no names"),
        pytest.param(
            {"actors": ["academy-arland", "front"], "date": "2011-03"},
            {"actors": ["foreign-ministry-arland", "front"], "date": "2011-03"},
            id="another body that month",
        ),
    ],
)
def test_reports_that_differ_stay_apart(a: dict[str, Any], b: dict[str, Any]) -> None:
    base: dict[str, Any] = {"event_type": "CONSULT", "date": "2011-03-28", "actors": ["arland", "front"]}
    assert not one([told("a:1", **base | a), told("b:1", **base | b)])


@pytest.mark.parametrize(
    ("a", "b"),
    [
        pytest.param({}, {"actors": ["borland"], "recipients": ["front"]}, id="the other way round"),
        pytest.param({}, {"date": "2011-03", "trigger": "struck"}, id="an act that recurs within the month"),
        pytest.param({"mode": "explosives"}, {"mode": "firearms"}, id="another mode"),
        pytest.param({"recipients": ["borburg"]}, {"recipients": ["borhaven"]}, id="another town"),
        pytest.param(
            {"recipients": ["<a checkpoint>"], "place": "borburg"},
            {"recipients": ["<two teachers>"], "place": "borburg"},
            id="other victims",
        ),
        pytest.param({"event_type": "OTHER"}, {"event_type": "OTHER", "trigger": "floods"}, id="other words for OTHER"),
    ],
)
def test_acts_that_differ_stay_apart(a: dict[str, Any], b: dict[str, Any]) -> None:
    base: dict[str, Any] = {
        "event_type": "ASSAULT",
        "date": "2011-03-28",
        "actors": ["front"],
        "recipients": ["borland"],
        "trigger": "attacked",
    }
    assert one([told("a:1", **base), told("b:1", **base)])
    assert not one([told("a:1", **base | a), told("b:1", **base | b)])


def test_a_wide_date_joins_a_day_when_sides_people_and_town_agree() -> None:
    day = told("a:1", "CONSULT", "2011-03-28", ["minister-ava", "front"], place="arport")
    assert one([day, told("b:1", "CONSULT", "2011", ["minister-ava", "front"], place="arport")])
    assert not one([day, told("b:1", "CONSULT", "2011", ["minister-ava", "front"], place="arland")])


def test_an_undated_report_joins_by_the_people_on_both_sides_and_only_near_its_document() -> None:
    dated = told("a:1", "CONSULT", "2011-03-28", ["minister-ava", "leader-finn"])
    undated = told("b:1", "CONSULT", None, ["minister-ava", "leader-finn"])
    assert one([dated, undated])
    assert one([dated, undated], b="2011-04-02")
    assert not one([dated, undated], b="2012-04-02")
    assert not one([dated, undated], b="2011-03-02")


def test_an_undated_report_does_not_bridge_two_dates_nor_choose_between_them() -> None:
    first = told("a:1", "CONSULT", "2011-03-05", ["minister-ava", "leader-finn"])
    second = told("b:1", "CONSULT", "2011-03-28", ["minister-ava", "leader-finn"])
    undated = told("c:1", "CONSULT", None, ["minister-ava", "leader-finn"])
    assert groups([first, second, undated]) == [["a:1"], ["b:1"], ["c:1"]]


def test_a_month_does_not_choose_between_two_days_but_a_person_does() -> None:
    first = told("a:1", "CONSULT", "2011-03-05", ["arland", "front"])
    second = told("b:1", "CONSULT", "2011-03-28", ["minister-ava", "front"])
    assert groups([first, second, told("c:1", "CONSULT", "2011-03", ["arland", "front"])]) == [
        ["a:1"],
        ["b:1"],
        ["c:1"],
    ]
    assert groups([first, second, told("c:1", "CONSULT", "2011-03", ["minister-ava", "front"])]) == [
        ["a:1"],
        ["b:1", "c:1"],
    ]


@pytest.mark.parametrize(
    ("undated", "same"),
    [
        pytest.param(told("b:1", "ASSAULT", None, ["front"], ["borburg"], trigger="recapture"), True, id="the town"),
        pytest.param(told("b:1", "ASSAULT", None, ["front"], ["borland"], trigger="took"), False, id="no town"),
        pytest.param(told("b:1", "ASSAULT", None, ["front"], ["borhaven"], trigger="took"), False, id="another town"),
        pytest.param(told("b:1", "ASSAULT", None, ["arland"], ["borburg"], trigger="took"), False, id="another actor"),
        pytest.param(told("b:1", "ASSAULT", None, ["front"], ["borburg"], trigger="attack"), False, id="an attack"),
    ],
)
def test_an_undated_taking_of_a_town_is_the_dated_one_of_the_year_before(undated: Told, same: bool) -> None:
    dated = told("a:1", "ASSAULT", "2011-03-28", ["front"], ["borland"], trigger="entered", place="borburg")
    assert one([dated, undated], b="2011-10-18") is same
    assert not one([dated, undated], b="2012-10-18"), "more than a year later"
    assert not one([dated, undated], b="2011-03-02"), "told before"
    again = told("c:1", "ASSAULT", "2011-05-01", ["front"], ["borland"], trigger="took", place="borburg")
    assert len(groups([dated, again, undated], b="2011-10-18")) == 3, "two takings to choose from"


def test_undated_reports_never_join_one_another_nor_a_report_in_other_words() -> None:
    people = ["minister-ava"], ["leader-finn"]
    assert not one([told(f"{d}:1", "CONSULT", None, ["minister-ava", "leader-finn"]) for d in "ab"])
    promised = told("a:1", "AGREE", "2011-03-28", *people, trigger="promised")
    assert one([promised, told("b:1", "AGREE", None, *people, trigger="promised")])
    assert not one([promised, told("b:1", "AGREE", None, *people, trigger="pledged")])


@pytest.mark.parametrize(
    ("first", "second", "evidence", "same"),
    [
        ("attacked", "attack", "After the attack he left.", True),
        ("attacked", "siege", "After the siege he left.", False),
        ("attacked", "attacked", "The Front attacked again.", False),
        ("attacked", "attacks", "They made the same attacks as before.", False),
    ],
)
def test_a_back_reference_is_a_definite_noun_for_the_same_act(
    first: str, second: str, evidence: str, same: bool
) -> None:
    act = told("a:1", "ASSAULT", "2011-03-28", ["front"], ["borland"], trigger=first)
    later = told("a:50", "ASSAULT", None, ["front"], ["borland"], trigger=second, evidence=evidence)
    assert one([act, later]) is same


def test_a_person_who_met_somebody_unnamed_may_have_met_somebody_else() -> None:
    met = told("a:1", "CONSULT", "2011-03-28", ["minister-ava", "leader-finn"])
    assert not one([met, told("b:1", "CONSULT", "2011-03-28", ["minister-ava", "<any candidate>"])])


def test_people_act_for_a_state_only_while_they_hold_its_office() -> None:
    def sides(date: str) -> str:
        return str(join([told("a:1", "CONSULT", date, ["senator-cleo", "front"])]).occurrences["title"][0])

    assert sides("2011-03-28") == "The Borland Liberation Front and Cleo Crane meet"
    assert sides("2014-03-28") == "Corland and the Borland Liberation Front meet"


# --- How an occurrence is described ---


def test_dates_are_narrowed_to_what_all_reports_allow() -> None:
    reports = [
        told("a:1", "CONSULT", "2011-03-25/2011-04-05", ["minister-ava", "front"]),
        told("b:1", "CONSULT", "2011-03", ["minister-ava", "front"]),
    ]
    assert join(reports).occurrences["date"].to_list() == ["2011-03-25/2011-03-31"]


def test_agreement_counts_the_reports_that_state_date_type_and_sides() -> None:
    reports = [
        told("a:1", "CONSULT", "2011-03-28", ["minister-ava", "leader-finn"]),
        told("b:1", "CONSULT", "2011-03", ["minister-ava", "leader-finn"]),
        told("c:1", "CONSULT", None, ["minister-ava", "leader-finn"]),
        told("d:1", "COOPERATE", "2011-03-28", ["minister-ava", "leader-finn"], trigger="talks"),
    ]
    assert join(reports).occurrences.select("n_reports", "agreement").rows() == [(4, 0.5)]


def test_ids_that_would_collide_are_numbered_by_their_first_event() -> None:
    reports = [told(f"{d}:1", "CONSULT", None, ["arland", "front"]) for d in "cab"]
    assert join(reports).events.select("event_id", "occurrence_id").rows() == [
        ("a:1", "undated-consult-arland-front"),
        ("b:1", "undated-consult-arland-front-2"),
        ("c:1", "undated-consult-arland-front-3"),
    ]


def test_a_number_is_never_given_that_another_id_already_ends_in() -> None:
    assert list(_distinct(["x", "x", "x-2"])) == ["x", "x-3", "x-2"]


def test_long_ids_are_cut_at_a_hyphen() -> None:
    sides = [f"people-number-{n}" for n in range(20)]
    (found,) = join([told("a:1", "CONSULT", "2011-03-28", sides)]).occurrences["occurrence_id"]
    assert len(found) <= ID_LENGTH
    assert found.startswith("2011-03-28-consult-people-number-0-")
    assert not found.endswith("-")


def test_the_title_names_the_act_its_sides_and_its_place() -> None:
    fled = told("a:1", "RETREAT", None, ["president-bo"], ["borland"], trigger="fled")
    assert join([fled]).occurrences["title"].to_list() == ["Bo Bertil flees from Borland"]
    taken = told("a:1", "ASSAULT", None, ["front"], ["borland"], trigger="entered", place="borburg")
    assert join([taken]).occurrences["title"].to_list() == ["The Borland Liberation Front takes Borburg"]


def test_within_one_state_people_are_the_sides_of_a_title() -> None:
    praised = told("a:1", "SUPPORT", "2012-05-04", ["minister-ava"], ["envoy-abel"], trigger="praised")
    assert join([praised]).occurrences["title"].to_list() == ["Ava Arne praises Abel Aster"]
    met = told("a:1", "CONSULT", "2012-05-04", ["minister-ava", "envoy-abel"])
    assert join([met]).occurrences["title"].to_list() == ["Abel Aster and Ava Arne meet"]


def test_a_people_without_a_state_is_called_by_its_plural_and_left_out_where_it_has_none() -> None:
    named = ENTITIES.vstack(
        pl.DataFrame([("dorn", "Dorn", "NORP"), ("ornic", "Ornic", "NORP")], schema=ENTITIES.schema, orient="row")
    )
    titles = []
    for people in ("dorn", "ornic"):
        raid = told("a:1", "ASSAULT", "2012-05-04", [people], trigger="raid")
        titles += occurrences(*tables([raid]), named, STATES, TENURES).occurrences["title"].to_list()
    assert titles == ["Attack by Dorns", "Attack"]


def test_no_events_make_no_occurrences() -> None:
    found = join([])
    assert found.events.is_empty() and found.occurrences.is_empty()
    assert found.events.columns.index("occurrence_id") == 3


def test_an_event_id_that_stands_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="twice"):
        join([MEETING[0], MEETING[0]])


# --- Laws ---

DATES = ("2011-03-05", "2011-03-28", "2011-03", "2011", "2010/..", None)


@st.composite
def reports(draw: st.DrawFn) -> list[Told]:
    """Some reports of a small world in which much collides."""
    people = st.lists(st.sampled_from(["<rebels>", "<guards>", *WORLD]), max_size=2, unique=True)
    return [
        told(
            f"{draw(st.sampled_from('abc'))}:{n}",
            draw(st.sampled_from(("CONSULT", "COOPERATE", "AGREE", "ASSAULT", "OTHER"))),
            draw(st.sampled_from(DATES)),
            draw(people),
            draw(people),
            trigger=draw(st.sampled_from(("talks", "visited", "attacked"))),
            place=draw(st.sampled_from((None, "borland", "borburg", "borhaven", "arport"))),
            status=draw(st.sampled_from(("asserted", "asserted", "planned", "negated"))),
            mode=draw(st.sampled_from((None, None, "phone", "visit"))),
            evidence=draw(st.sampled_from((None, "After the talks."))),
        )
        for n in range(draw(st.integers(0, 14)))
    ]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_the_order_of_rows_changes_nothing(data: st.DataObject) -> None:
    told_ = data.draw(reports())
    shuffled = data.draw(st.permutations(told_))
    a, b = join(told_), join(shuffled)
    assert_frame_equal(a.events, b.events)
    assert_frame_equal(a.occurrences, b.occurrences)


@settings(max_examples=60, deadline=None)
@given(reports())
def test_every_event_belongs_to_exactly_one_occurrence_and_every_occurrence_has_its_reports(told_: list[Told]) -> None:
    found = join(told_)
    assert sorted(found.events["event_id"]) == sorted(r["event_id"] for r in told_)
    assert found.occurrences["occurrence_id"].is_unique().all()
    counted = found.events.group_by("occurrence_id").agg(pl.len().cast(pl.Int64).alias("n_reports"))
    assert_frame_equal(counted.sort("occurrence_id"), found.occurrences.select("occurrence_id", "n_reports"))
    assert found.occurrences["agreement"].is_between(0, 1).all()
    for date, start, end in found.occurrences.select("date", "date_start", "date_end").iter_rows():
        assert (start, end) == (bounds(date) if date else (None, None))


@settings(max_examples=150, deadline=None)
@given(reports())
def test_no_two_reports_of_one_occurrence_contradict_each_other(told_: list[Told]) -> None:
    events, participants, documents = tables([r for r in told_ if r["evidence"] != "After the talks."])
    kinds = dict(ENTITIES.select("entity_id", "entity_type").iter_rows())
    rows = _reports(events, participants, documents, kinds, STATES, TENURES)
    read = {r["event_id"]: _report(r, kinds, STATES) for r in rows.iter_rows(named=True)}
    found = occurrences(events, participants, documents, ENTITIES, STATES, TENURES).events
    for (a, of_a), (b, of_b) in combinations(found.select("event_id", "occurrence_id").iter_rows(), 2):
        assert compatible(read[a], read[b]) == compatible(read[b], read[a])
        assert evidence(read[a], read[b]) == evidence(read[b], read[a])
        if of_a == of_b:
            assert compatible(read[a], read[b])
