"""Reliability of scores: of the rows scored about 0.8, are about eight in ten right?

Following the reliability diagrams and the expected calibration error of Guo, Pleiss, Sun and Weinberger (2017), "On
Calibration of Modern Neural Networks": ten bins of equal width; the error is the mean distance between mean score and
share right, weighted by rows. Shares have 95 % score intervals (Wilson 1927).
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

BINS = 10
# The standard normal deviate of a 95 % interval.
_DEVIATE = 1.96


@dataclass(frozen=True, slots=True)
class Judged:
    """A scored row of ``table`` and whether the gold says that it is right."""

    table: str
    document_id: str
    method: str
    score: float
    right: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """The rows of a table scored from ``low`` up to ``high``; ``share_low`` to ``share_high``: where their true share
    of right rows may well lie.
    """

    low: float
    high: float
    mean_score: float
    share_right: float
    share_low: float
    share_high: float
    n: int


@dataclass(frozen=True, slots=True)
class Reliability:
    """How far one table's scores can be taken at their word, on one gold."""

    gold: str
    table: str
    n: int
    expected_calibration_error: float
    bins: tuple[Bin, ...]


def reliability(gold: str, rows: Iterable[Judged]) -> list[Reliability]:
    """One answer for each table among the rows, in the order in which they come; empty bins are left out."""
    tables: dict[str, list[Judged]] = {}
    for row in rows:
        tables.setdefault(row.table, []).append(row)
    return [_reliability(gold, table, judged) for table, judged in tables.items()]


def _reliability(gold: str, table: str, judged: list[Judged]) -> Reliability:
    binned: dict[int, list[Judged]] = {}
    for row in judged:
        binned.setdefault(min(int(row.score * BINS), BINS - 1), []).append(row)
    bins = tuple(_bin(number, rows) for number, rows in sorted(binned.items()))
    error = sum(b.n * abs(b.mean_score - b.share_right) for b in bins) / len(judged)
    return Reliability(gold, table, len(judged), round(error, 4), bins)


def _bin(number: int, rows: list[Judged]) -> Bin:
    n = len(rows)
    mean, right = sum(r.score for r in rows) / n, sum(r.right for r in rows)
    low, high = interval(right, n)
    mean, share, low, high = (round(v, 4) for v in (mean, right / n, low, high))
    return Bin(number / BINS, (number + 1) / BINS, mean, share, low, high, n)


def interval(right: int, n: int) -> tuple[float, float]:
    """The 95 % score interval of a share of ``n`` rows, one at least (Wilson 1927)."""
    z = _DEVIATE**2 / n
    centre, reach = right / n + z / 2, math.sqrt(z * right * (n - right) / n**2 + z**2 / 4)
    # All rows right, or none: the end of the interval that rounding would miss.
    return max(0.0, min((centre - reach) / (1 + z), right / n)), min(1.0, max((centre + reach) / (1 + z), right / n))
