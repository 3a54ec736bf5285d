"""Fitting scores to gold, so that a row scored 0.8 is right eight times in ten.

A score is a logistic function of evidence, or a constant for each kind of evidence (:mod:`wakhan.extract.scores`).
Platt scaling (Platt 1999, "Probabilistic outputs for support vector machines") fits the log odds of being right as
``intercept + slope * log odds of the score``: 0 and 1 where scores hold. The same line, applied to the constants that
made the score, refits them. What this gains on documents that had no part in the fit is told by leaving out one
document at a time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from wakhan.evaluate.reliability import Judged, interval, reliability

Array = NDArray[np.float64]

# Scores of 0 and 1 have no log odds.
_EDGE = 0.005
# Keeps the fit of few rows near the scores as they are: one row's worth of doubt on intercept and slope.
_PRIOR = 1.0
_STEPS = 1000
# A table of so many different scores and fewer has a constant for each kind of evidence.
KINDS = 30


@dataclass(frozen=True, slots=True)
class Refit:
    """How the scores of one method of one table would have to change.

    ``error``: the expected calibration error of the scores as they are. ``left_out``: that of refitted scores, each
    document's fitted on the others.
    """

    table: str
    method: str
    n: int
    documents: int
    intercept: float
    slope: float
    error: float
    left_out: float


@dataclass(frozen=True, slots=True)
class Kind:
    """The rows of one method that share one score, and how many of them are right."""

    table: str
    method: str
    score: float
    n: int
    right: int
    low: float
    high: float


def refits(rows: Sequence[Judged]) -> list[Refit]:
    """For each table and method, the line that fits its scores to the gold."""
    return [_refit(list(group)) for _, group in groupby(sorted(rows, key=_method), key=_method)]


def kinds(rows: Sequence[Judged]) -> list[Kind]:
    """The share right at each score, for methods that give no more than :data:`KINDS` different ones."""
    found = []
    for _, group in groupby(sorted(rows, key=_method), key=_method):
        by_score = [list(same) for _, same in groupby(sorted(group, key=lambda r: r.score), key=lambda r: r.score)]
        if len(by_score) <= KINDS:
            found += [_kind(same) for same in by_score]
    return found


def _method(row: Judged) -> tuple[str, str]:
    return row.table, row.method


def _kind(rows: list[Judged]) -> Kind:
    right = sum(row.right for row in rows)
    return Kind(rows[0].table, rows[0].method, rows[0].score, len(rows), right, *interval(right, len(rows)))


def _refit(rows: list[Judged]) -> Refit:
    documents = sorted({row.document_id for row in rows})
    line = fit(rows)
    left_out: list[Judged] = []
    for document in documents:
        others = fit([row for row in rows if row.document_id != document])
        left_out += [replace(row, score=scaled(row.score, *others)) for row in rows if row.document_id == document]
    error, without = (reliability("", given)[0].expected_calibration_error for given in (rows, left_out))
    return Refit(rows[0].table, rows[0].method, len(rows), len(documents), *line, error, without)


def fit(rows: Sequence[Judged]) -> tuple[float, float]:
    """Intercept and slope that fit log odds of scores to what is right; 0 and 1 without rows.

    Steps to the greatest likelihood, under the bound on its curvature of Böhning (1992), so that none overshoots.
    """
    given = np.array([[1.0, _log_odds(row.score)] for row in rows]).reshape(-1, 2)
    right = np.array([float(row.right) for row in rows])
    line = as_is = np.array([0.0, 1.0])
    curvature = given.T @ given / 4 + _PRIOR * np.eye(2)
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-(given @ line)))
        gradient = given.T @ (right - chance) - _PRIOR * (line - as_is)
        line = line + np.linalg.solve(curvature, gradient)
    return float(line[0]), float(line[1])


def scaled(score: float, intercept: float, slope: float) -> float:
    """A score on another line of log odds."""
    return float(1 / (1 + np.exp(-(intercept + slope * _log_odds(score)))))


def _log_odds(score: float) -> float:
    inside = min(max(score, _EDGE), 1 - _EDGE)
    return float(np.log(inside / (1 - inside)))
