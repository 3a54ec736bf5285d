"""Reliability of scores: of the rows scored about 0.8, are about eight in ten right?

Following the reliability diagrams and the expected calibration error of Guo, Pleiss, Sun and Weinberger (2017), "On
Calibration of Modern Neural Networks": ten bins of equal width; the error is the mean distance between mean score and
share right, weighted by rows.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

BINS = 10


@dataclass(frozen=True, slots=True)
class Judged:
    """A scored row of ``table`` and whether the gold says that it is right."""

    table: str
    score: float
    right: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """The rows of a table scored from ``low`` up to ``high``."""

    low: float
    high: float
    mean_score: float
    share_right: float
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
    mean, right = sum(r.score for r in rows) / n, sum(r.right for r in rows) / n
    return Bin(number / BINS, (number + 1) / BINS, round(mean, 4), round(right, 4), n)
