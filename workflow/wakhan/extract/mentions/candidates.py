"""What may be a name, before it is weighed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wakhan.extract.annotations import Method
from wakhan.extract.mentions.words import Word
from wakhan.view import Span

# How far the type is believed that a rule gives, in the votes of :mod:`~wakhan.extract.mentions.cues`.
DEFINED, TITLED, DATED, HEADED, WIDENED, NONE = 8.0, 5.0, 8.0, 1.0, 1.0, 0.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A span of the document that may be a name.

    ``belief``: how many votes for its type a rule that found it has; the model's have their own table. ``bare``:
    whether nothing but its capital tells that it is a name. ``score``: the probability that span and type are right,
    once all is weighed.
    """

    span: Span
    entity_type: str
    method: Method
    belief: float = NONE
    bare: bool = False
    score: float = 0.0


def by_rule(tokens: Sequence[Word], first: int, end: int, kind: str, belief: float, *, bare: bool = False) -> Candidate:
    """The candidate that the words from ``first`` to before ``end`` make."""
    return Candidate((tokens[first].start, tokens[end - 1].end), kind, "rule", belief, bare)
