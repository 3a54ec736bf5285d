"""Which lines make one paragraph."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wakhan.clean.layout import units

PARAGRAPH = (
    "The road over the pass was opened again in the spring, after the engineers of both countries had cleared the "
    "northern approach, rebuilt two bridges, and agreed, at the third attempt, who was to pay for the third."
)


@given(st.text())
def test_units_hold_every_character_that_is_not_white_space(raw: str) -> None:
    found = units(raw)
    assert "".join("".join(raw[u.start : u.end].split()) for u in found) == "".join(raw.split())


@pytest.mark.parametrize("width", [60, 72, 100])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_lines_broken_at_a_width_are_one_unit(width: int, line_end: str) -> None:
    found = units(line_end.join(textwrap.wrap(PARAGRAPH * 2, width)))
    assert [(u.text, u.wrapped) for u in found] == [(" ".join((PARAGRAPH * 2).split()), True)]


def test_a_short_last_line_ends_a_paragraph_that_no_blank_line_ends() -> None:
    lines = textwrap.wrap(PARAGRAPH, 64)
    assert len(lines[-1]) < 50
    assert [u.text for u in units("\n".join(lines * 3))] == [PARAGRAPH] * 3


def test_one_paragraph_a_line_stays_so() -> None:
    assert [u.text for u in units("\n".join([PARAGRAPH] * 4))] == [PARAGRAPH] * 4


def test_lines_of_a_menu_are_not_joined() -> None:
    assert [u.text for u in units("Home\nNews\nWorld\nOpinion")] == ["Home", "News", "World", "Opinion"]


def test_bullets_and_numbers_stand_apart_from_the_words_they_mark() -> None:
    raw = "• first\n2. second\n– third"
    assert [(u.text, u.number, u.bulleted, raw[u.mark :][:2]) for u in units(raw)] == [
        ("first", None, True, "fi"),
        ("second", "2.", False, "se"),
        ("third", None, True, "th"),
    ]


def test_a_dash_inside_a_sentence_that_begins_a_broken_line_is_no_bullet() -> None:
    text = PARAGRAPH.replace(", ", " – ") * 2
    broken = [textwrap.wrap(text, width) for width in range(50, 90)]
    dashed = [lines for lines in broken if any(line.startswith("– ") for line in lines)]
    assert dashed
    for lines in dashed:
        assert [u.bulleted for u in units("\n".join(lines))] == [False]


def test_the_width_of_a_page_shows_in_paragraphs_of_two_lines() -> None:
    paragraphs = [
        "The mayor said that the bridge would be mended before the first snow, and that the town would pay for it.",
        "Nobody on the council believed him, since he had said so in each of the last three years and done nothing.",
        "A petition went round the market on Monday and came back in the evening with four hundred signatures.",
        "The miller, whose carts use the bridge more than anybody's, signed it twice and was asked to explain.",
    ]
    raw = "\n".join(line for p in paragraphs for line in textwrap.wrap(p, 70))
    assert [u.text for u in units(raw)] == paragraphs


def test_speech_after_speech_is_a_paragraph_of_its_own_even_where_the_line_is_full() -> None:
    said = textwrap.wrap("“" + PARAGRAPH * 3, 64)
    full = said[3] + "x" * (63 - len(said[3])) + ".”"
    raw = "\n".join([*said[:3], full, *said])
    assert [u.text.startswith("“") for u in units(raw)] == [True, True]


def test_a_control_does_not_go_on_with_the_line_above() -> None:
    assert [u.text for u in units("Published: 12:04, 3 May 2022 and again at noon\ne-mail")][1:] == ["e-mail"]
