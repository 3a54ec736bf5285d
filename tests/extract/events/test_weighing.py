"""What speaks for an event weighs as it should."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from wakhan.extract.events.weighing import Signs, score, weigh

PLAIN = Signs(
    weight=0.6, trust=1.0, sense=0.0, actor="named", recipient="named", paired=False, speech=False, visit=False,
    wants_recipient=False, dated=False, present=False, bare=False, status="asserted", event_type="ACCUSE",
)  # fmt: skip


def but(**changed: Any) -> Signs:
    return replace(PLAIN, **changed)


def test_a_named_side_weighs_more_than_one_without_a_name_and_that_more_than_none() -> None:
    for side in ("actor", "recipient"):
        told = [weigh(but(**{side: known})) for known in ("named", "unnamed", "none")]
        assert all(more >= less for more, less in pairwise(told)), side
        assert told[0] > told[2], side


def test_dates_speak_for_an_event_and_habits_bare_plurals_and_denials_against_it() -> None:
    assert weigh(but(dated=True)) > weigh(PLAIN)
    for doubt in (
        {"present": True},
        {"bare": True},
        {"status": "negated"},
        {"status": "hypothetical"},
        {"sense": -0.2},
    ):
        assert weigh(but(**doubt)) < weigh(PLAIN), doubt


@given(st.floats(-2.0, 2.0), st.floats(-2.0, 2.0))
def test_a_score_is_in_bounds_and_grows_with_the_evidence(one: float, other: float) -> None:
    less, more = sorted((one, other))
    assert 0.0 < score(less) <= score(more) < 1.0
