"""Measures are formulas over sums of counts; intervals come from drawing units again."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wakhan.evaluate.measures import MANY_DOCUMENTS, Unit, by_document, f1, f1_of, resamples_documents, scores, share

SHARE = share("share", "right", "all")
F1 = f1("f1", "right", "all", "found")
F1_OF = f1_of("f1_of", "right", "found", "recalled", "all")

counts = st.integers(1, 9).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


def units(pairs: list[tuple[int, int]], documents: int = 1) -> list[Unit]:
    return [
        Unit(f"d{i % documents}", Counter({"right": right, "recalled": right, "all": n, "found": n}))
        for i, (right, n) in enumerate(pairs)
    ]


@given(st.lists(counts, min_size=1, max_size=8))
def test_a_value_is_that_of_the_sums_and_its_interval_lies_between_nought_and_one(pairs: list[tuple[int, int]]) -> None:
    expected = sum(right for right, _ in pairs) / sum(n for _, n in pairs)
    for score in scores("g", units(pairs), [SHARE, F1, F1_OF]):
        assert score.value == pytest.approx(expected, abs=1e-4)
        assert score.low is not None and score.high is not None
        assert 0 <= score.low <= score.high <= 1
        assert score.n == sum(n for _, n in pairs)


def test_units_that_are_all_alike_leave_no_doubt() -> None:
    (score,) = scores("g", units([(3, 4)] * 10), [SHARE])
    assert (score.value, score.low, score.high) == (0.75, 0.75, 0.75)


def test_the_same_units_give_the_same_interval() -> None:
    given_units = units([(0, 3), (2, 2), (1, 5)])
    assert scores("g", given_units, [SHARE]) == scores("g", given_units, [SHARE])


def test_a_document_alone_in_its_paragraphs_is_drawn_within_itself() -> None:
    """Two documents, each all right or all wrong: drawing within documents cannot change either."""
    (score,) = scores("g", units([(0, 1), (1, 1)] * 6, documents=2), [SHARE])
    assert (score.low, score.high) == (0.5, 0.5)


def test_many_documents_are_drawn_whole() -> None:
    many = units([(0, 1), (1, 1)] * MANY_DOCUMENTS, documents=MANY_DOCUMENTS)
    assert resamples_documents(many)
    (score,) = scores("g", many, [SHARE])
    assert score.low is not None and score.high is not None
    assert score.low < 0.5 < score.high


def test_without_a_case_there_is_no_value() -> None:
    for score in scores("g", [Unit("d", Counter())], [SHARE, F1, F1_OF]):
        assert (score.value, score.low, score.high, score.n) == (None, None, None, 0)


def test_f1_is_nought_where_something_was_found_and_nothing_was_right() -> None:
    (score,) = scores("g", [Unit("d", Counter({"found": 3}))], [F1_OF])
    assert score.value == 0


@given(st.lists(counts, max_size=8), st.integers(1, 3))
def test_counts_by_document_sum_up_to_the_same(pairs: list[tuple[int, int]], documents: int) -> None:
    before = units(pairs, documents)
    after = by_document(before)
    assert len(after) == len({unit.document_id for unit in before})
    assert sum((u.counts for u in after), Counter()) == sum((u.counts for u in before), Counter())
