"""Pairing what was found with what the gold says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from wakhan.view import Span

G = TypeVar("G")
F = TypeVar("F")


def pair(
    gold: Sequence[G], found: Sequence[F], likeness: Callable[[G, F], float], least: float = 0
) -> list[tuple[int, int]]:
    """One-to-one pairs of indices, the likest first; pairs less like than ``least``, or not at all, are left out."""
    likest = sorted(
        (-value, i, j)
        for i, g in enumerate(gold)
        for j, f in enumerate(found)
        if (value := likeness(g, f)) > 0 and value >= least
    )
    taken_gold: set[int] = set()
    taken_found: set[int] = set()
    pairs = []
    for _, i, j in likest:
        if i not in taken_gold and j not in taken_found:
            taken_gold.add(i)
            taken_found.add(j)
            pairs.append((i, j))
    return pairs


def code_points(spans: Iterable[Span]) -> frozenset[int]:
    """The offsets that spans cover."""
    return frozenset(i for start, end in spans for i in range(start, end))


def jaccard(a: frozenset[int], b: frozenset[int]) -> float:
    """Size of the intersection by size of the union; 0 for two empty sets."""
    common = len(a & b)
    return common / (len(a) + len(b) - common) if common else 0.0


def overlap(a: Span, b: Span) -> int:
    """How many code points two spans share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))
