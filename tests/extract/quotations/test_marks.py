"""Quotation marks are paired within a paragraph, told from apostrophes, and closed with the paragraph."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wakhan.extract.quotations.marks import marked_stretches


def inner(text: str) -> list[str]:
    return [text[s.start : s.end] for s in marked_stretches(text)]


@pytest.mark.parametrize(
    ("text", "stretches"),
    [
        ("He said “yes” and “no”.", ["yes", "no"]),
        ('He said "yes," then left.', ["yes,"]),
        ("He said ''yes'' twice.", ["yes"]),
        ("He said ``yes'' twice.", ["yes"]),
        ("Er sagte „ja“ nicht, aber «oui».", ["ja", "oui"]),
        ("‘We will go,’ she said.", ["We will go,"]),
        ("'We will go,' she said.", ["We will go,"]),
        ("\"They said 'go,'\" he wrote.", ["They said 'go,'", "go,"]),
        ("\"He told me, 'stay,' \" she said.", ["He told me, 'stay,' ", "stay,"]),
        ("A (“loose”) use—“indeed”—of marks.", ["loose", "indeed"]),
    ],
)
def test_marks_of_every_kind_are_paired(text: str, stretches: list[str]) -> None:
    assert inner(text) == stretches


@pytest.mark.parametrize(
    "text",
    [
        "The ministers’ talks and the king’s men.",
        "It wasn't the officers' fault.",
        "In the ’90s and the '80s, 'em and ‘em.",
        "He stood 5'11\" tall.",
        "No marks at all.",
        "",
    ],
)
def test_apostrophes_and_inches_are_no_marks(text: str) -> None:
    assert inner(text) == []


def test_a_plural_possessive_does_not_end_a_single_quotation() -> None:
    assert inner("‘The rebels’ camp was empty,’ he said.") == ["The rebels’ camp was empty,"]


def test_an_unclosed_mark_runs_to_the_end_of_the_paragraph() -> None:
    (stretch,) = marked_stretches("He said: “We go on.")
    assert (stretch.closed, stretch.end) == (False, len("He said: “We go on."))


def test_a_mark_opened_while_open_goes_on_with_the_same_speech() -> None:
    first, second = marked_stretches("“We go on. “And on,” he said.")
    assert (first.closed, second.closed, second.reopened) == (False, True, True)


def test_an_inner_stretch_knows_the_one_around_it() -> None:
    outer, within = marked_stretches("“He told me, ‘stay’, and left,” she said.")
    assert (outer.parent, within.parent) == (None, 0)


@given(st.text(alphabet="ab s.,'’‘\"“”` ", max_size=60))
def test_stretches_are_sorted_lie_in_the_text_and_nest_or_part(text: str) -> None:
    stretches = marked_stretches(text)
    assert [s.outer_start for s in stretches] == sorted(s.outer_start for s in stretches)
    for s in stretches:
        assert 0 <= s.outer_start < s.start < s.end <= s.outer_end <= len(text)
        if s.parent is not None:
            around = stretches[s.parent]
            assert around.start <= s.outer_start
            assert s.outer_end <= around.outer_end
    tops = [s for s in stretches if s.parent is None]
    assert all(a.outer_end <= b.outer_start for a, b in pairwise(tops))
