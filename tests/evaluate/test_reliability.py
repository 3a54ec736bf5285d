"""Scores taken at their word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wakhan.evaluate.reliability import Judged, reliability

judged = st.builds(Judged, st.just("events"), st.floats(0, 1), st.booleans())


def test_scores_that_are_right_as_often_as_they_say_have_no_calibration_error() -> None:
    rows = [Judged("events", 0.75, right) for right in (True, True, True, False)]
    (answer,) = reliability("g", rows)
    assert answer.expected_calibration_error == 0
    assert [(b.low, b.high, b.mean_score, b.share_right, b.n) for b in answer.bins] == [(0.7, 0.8, 0.75, 0.75, 4)]


def test_the_error_is_weighted_by_rows() -> None:
    rows = [Judged("events", 1.0, True)] * 3 + [Judged("events", 0.5, False)]
    assert reliability("g", rows)[0].expected_calibration_error == pytest.approx(0.125)


@given(st.lists(judged, min_size=1))
def test_every_row_is_in_one_bin(rows: list[Judged]) -> None:
    (answer,) = reliability("g", rows)
    assert sum(b.n for b in answer.bins) == answer.n == len(rows)
    assert all(b.low <= b.mean_score <= b.high for b in answer.bins)
    assert 0 <= answer.expected_calibration_error <= 1


def test_tables_are_told_apart() -> None:
    rows = [Judged("mentions", 0.9, True), Judged("events", 0.4, False), Judged("mentions", 0.9, True)]
    assert [(r.table, r.n) for r in reliability("g", rows)] == [("mentions", 2), ("events", 1)]


def test_without_rows_there_is_nothing_to_tell() -> None:
    assert reliability("g", []) == []
