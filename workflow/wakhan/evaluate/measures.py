"""Measures with intervals, from counts.

Whatever is measured is counted unit by unit (a document, or a paragraph of one); a measure is a formula over the sums.
Intervals are percentile bootstrap intervals (Efron 1979): the units are drawn again with replacement, whole documents
where there are many of them, else the paragraphs within each document, and the formula is taken of the new sums.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Sums = Mapping[str, Array]

REPLICATES = 2000
LEVEL = 0.95
SEED = 1998
# From so many documents on, documents are drawn; fewer of them say nothing about documents not seen.
MANY_DOCUMENTS = 20


@dataclass(frozen=True, slots=True)
class Unit:
    """What was counted in one unit of resampling."""

    document_id: str
    counts: Counter[str]


@dataclass(frozen=True, slots=True)
class Measure:
    """A named formula over sums of counts; ``n`` is the count that says on how many cases it rests."""

    name: str
    of: Callable[[Sums], Array]
    n: str


@dataclass(frozen=True, slots=True)
class Score:
    """One measure on one gold: value and interval, null where there was nothing to measure.

    ``gold``: the gold's file name, or how many documents were taken together; ``n``: on how many cases it rests.
    """

    gold: str
    measure: str
    value: float | None
    low: float | None
    high: float | None
    n: int


def share(name: str, part: str, whole: str) -> Measure:
    """``part`` of ``whole``."""
    return Measure(name, lambda n: _divide(n[part], n[whole]), whole)


def f1(name: str, matched: str, gold: str, found: str) -> Measure:
    """F1 where what is matched is the same for precision and recall."""
    return Measure(name, lambda n: _divide(2 * n[matched], n[gold] + n[found]), gold)


def f1_of(name: str, right: str, found: str, recalled: str, wanted: str) -> Measure:
    """F1 of precision (``right`` of ``found``) and recall (``recalled`` of ``wanted``), counted apart."""

    def of(n: Sums) -> Array:
        precision, recall = (np.nan_to_num(_divide(n[a], n[b])) for a, b in ((right, found), (recalled, wanted)))
        value = np.nan_to_num(_divide(2 * precision * recall, precision + recall))
        return np.where(n[found] + n[wanted] > 0, value, np.nan)

    return Measure(name, of, wanted)


def _divide(a: Array, b: Array) -> Array:
    """a / b, not a number where b is 0."""
    return np.divide(a, b, out=np.full_like(a, np.nan), where=b != 0)


def by_document(units: Iterable[Unit]) -> list[Unit]:
    """The same counts with one unit for each document."""
    merged: dict[str, Counter[str]] = {}
    for unit in units:
        merged.setdefault(unit.document_id, Counter()).update(unit.counts)
    return [Unit(document_id, counts) for document_id, counts in merged.items()]


def scores(gold: str, units: Sequence[Unit], measures: Iterable[Measure]) -> list[Score]:
    """Every measure over these units, each with its bootstrap interval; rounded to four decimals."""
    whole = resamples_documents(units)
    drawn = by_document(units) if whole else units
    names = sorted({name for unit in drawn for name in unit.counts})
    counts = np.array([[unit.counts[name] for name in names] for unit in drawn], dtype=np.float64)
    counts = counts.reshape(len(drawn), len(names))
    draws = _draws(["" if whole else unit.document_id for unit in drawn])
    values = np.vstack([counts.sum(axis=0), draws @ counts])
    sums = defaultdict(lambda: np.zeros(len(values)), zip(names, values.T, strict=True))
    return [_score(gold, measure, measure.of(sums), int(sums[measure.n][0])) for measure in measures]


def resamples_documents(units: Sequence[Unit]) -> bool:
    """Whether documents are drawn, and not paragraphs within documents."""
    return len({unit.document_id for unit in units}) >= MANY_DOCUMENTS


def _draws(strata: Sequence[str]) -> Array:
    """How often each unit is drawn in each replicate, as often as it has fellows in all, each stratum for itself."""
    # RandomState, because NumPy keeps its stream of numbers the same in every version.
    random = np.random.RandomState(SEED)
    times = np.zeros((REPLICATES, len(strata)))
    for stratum in dict.fromkeys(strata):
        members = np.flatnonzero([s == stratum for s in strata])
        drawn = random.randint(0, len(members), size=(REPLICATES, len(members)))
        for replicate, picks in enumerate(drawn):
            times[replicate, members] = np.bincount(picks, minlength=len(members))
    return times


def _score(gold: str, measure: Measure, values: Array, n: int) -> Score:
    first, replicates = values[0], values[1:]
    if np.isnan(first):
        return Score(gold, measure.name, None, None, None, n)
    tail = 100 * (1 - LEVEL) / 2
    low, high = np.nanpercentile(replicates, [tail, 100 - tail])
    value, least, most = (round(float(v), 4) for v in (first, low, high))
    return Score(gold, measure.name, value, least, most, n)
