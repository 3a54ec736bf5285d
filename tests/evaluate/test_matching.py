"""Pairing is one to one, best first."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from wakhan.evaluate.matching import code_points, jaccard, overlap, pair

spans = st.tuples(st.integers(0, 30), st.integers(1, 10)).map(lambda t: (t[0], t[0] + t[1]))


@given(st.lists(spans), st.lists(spans))
def test_nothing_is_paired_twice_and_only_what_overlaps(
    gold: list[tuple[int, int]], found: list[tuple[int, int]]
) -> None:
    pairs = pair(gold, found, overlap)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    assert all(overlap(gold[i], found[j]) for i, j in pairs)


@given(st.lists(spans))
def test_what_is_the_same_is_paired_whole(gold: list[tuple[int, int]]) -> None:
    assert len(pair(gold, gold[::-1], overlap)) == len(gold)


def test_the_likest_are_paired_first_and_the_unlike_not_at_all() -> None:
    assert pair([(0, 10), (0, 4)], [(0, 4), (50, 60)], lambda a, b: jaccard(code_points([a]), code_points([b]))) == [
        (1, 0)
    ]
    assert pair([(0, 10)], [(5, 15)], lambda a, b: jaccard(code_points([a]), code_points([b])), least=0.8) == []


@given(st.lists(spans), st.lists(spans))
def test_the_jaccard_index_is_symmetric_and_one_for_the_same(
    a: list[tuple[int, int]], b: list[tuple[int, int]]
) -> None:
    one, other = code_points(a), code_points(b)
    assert 0 <= jaccard(one, other) == jaccard(other, one) <= 1
    assert jaccard(one, one) == bool(one)
