"""Fitting scores to what is right."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wakhan.evaluate.calibration import KINDS, fit, kinds, refits, scaled
from wakhan.evaluate.reliability import Judged


def rows(score: float, right: int, n: int, document: str = "bridge", method: str = "rule") -> list[Judged]:
    """``n`` rows of one score, of which ``right`` are right."""
    return [Judged("events", document, method, score, i < right) for i in range(n)]


HOLDS = rows(0.6, 60, 100) + rows(0.9, 90, 100)


def test_scores_that_hold_stay_as_they_are() -> None:
    assert fit(HOLDS) == pytest.approx((0, 1), abs=0.01)


def test_scores_that_say_too_much_come_out_lower() -> None:
    line = fit(rows(0.7, 50, 100) + rows(0.9, 70, 100))
    assert scaled(0.7, *line) == pytest.approx(0.5, abs=0.02)
    assert scaled(0.9, *line) == pytest.approx(0.7, abs=0.02)


def test_without_rows_scores_stay_as_they_are() -> None:
    assert fit([]) == (0, 1)


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), max_size=40))
def test_any_rows_give_scores_between_nothing_and_all(given_rows: list[tuple[float, bool]]) -> None:
    line = fit([Judged("events", "bridge", "rule", score, right) for score, right in given_rows])
    assert all(0 <= scaled(score, *line) <= 1 for score in (0, 0.5, 1))


def test_methods_are_fitted_apart() -> None:
    answers = refits(HOLDS + rows(0.9, 10, 100, method="model"))
    assert [(a.method, a.n, a.documents) for a in answers] == [("model", 100, 1), ("rule", 200, 1)]
    assert answers[0].error == pytest.approx(0.8)
    assert answers[1].error == pytest.approx(0)


def test_a_document_left_out_is_scored_by_the_others() -> None:
    """Two documents that disagree in everything teach each other nothing."""
    (answer,) = refits(rows(0.5, 0, 100, "one") + rows(0.5, 100, 100, "other"))
    assert answer.error == 0
    assert answer.left_out > 0.9


def test_constant_scores_are_told_with_their_shares() -> None:
    (low, high) = kinds(HOLDS)
    assert (low.score, low.right, low.n) == (0.6, 60, 100)
    assert high.low < 0.9 < high.high


def test_scores_made_by_a_formula_are_no_kinds() -> None:
    assert kinds([row for i in range(KINDS + 1) for row in rows(i / 100, 1, 1)]) == []
