"""Scores taken at their word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wakhan.evaluate.reliability import Judged, interval, reliability


def row(score: float, right: bool, table: str = "events") -> Judged:
    return Judged(table, "bridge", "rule", score, right)


judged = st.builds(row, st.floats(0, 1), st.booleans())


def test_scores_that_are_right_as_often_as_they_say_have_no_calibration_error() -> None:
    rows = [row(0.75, right) for right in (True, True, True, False)]
    (answer,) = reliability("g", rows)
    assert answer.expected_calibration_error == 0
    assert [(b.low, b.high, b.mean_score, b.share_right, b.n) for b in answer.bins] == [(0.7, 0.8, 0.75, 0.75, 4)]


def test_the_error_is_weighted_by_rows() -> None:
    rows = [row(1.0, True)] * 3 + [row(0.5, False)]
    assert reliability("g", rows)[0].expected_calibration_error == pytest.approx(0.125)


@given(st.lists(judged, min_size=1))
def test_every_row_is_in_one_bin(rows: list[Judged]) -> None:
    (answer,) = reliability("g", rows)
    assert sum(b.n for b in answer.bins) == answer.n == len(rows)
    assert all(b.low <= b.mean_score <= b.high for b in answer.bins)
    assert 0 <= answer.expected_calibration_error <= 1


def test_tables_are_told_apart() -> None:
    rows = [row(0.9, True, "mentions"), row(0.4, False), row(0.9, True, "mentions")]
    assert [(r.table, r.n) for r in reliability("g", rows)] == [("mentions", 2), ("events", 1)]


def test_without_rows_there_is_nothing_to_tell() -> None:
    assert reliability("g", []) == []


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_interval_of_a_share_holds_it_and_is_narrower_for_more_rows(counts: tuple[int, int]) -> None:
    right, n = counts
    low, high = interval(right, n)
    assert 0 <= low <= right / n <= high <= 1
    narrow = interval(10 * right, 10 * n)
    assert narrow[1] - narrow[0] < high - low


def test_nine_of_ten_may_be_six_to_nearly_all() -> None:
    assert interval(9, 10) == pytest.approx((0.596, 0.982), abs=0.001)
