"""What the words of a line tell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wakhan.clean import furniture


def label(text: str) -> str | None:
    return furniture.line_label(text, len(text.split()))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Subscribe now for unlimited access to our stories.", "advert"),
        ("Follow Ada Marlow on Twitter @adamarlow.", "advert"),
        ("Get the best of the Lantern in your inbox every morning.", "advert"),
        ("View original article", "advert"),
        ("Share on Facebook", "menu"),
        ("Log in / Register", "menu"),
        ("Home » World » Europe", "menu"),
        ("4 min read", "menu"),
        ("The bridge at noon. Photo: T. Okafor/Reuters", "credit"),
        ("Image source, Getty Images", "credit"),
        ("© The Lantern. All rights reserved. This text may not be reproduced.", "policy"),
        ("The ministers, who had met before, were late and … more »", "teaser"),
    ],
)
def test_furniture_shows_by_its_words(text: str, expected: str) -> None:
    assert label(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Share prices in Strelsau fell by a fifth.",
        "The bank subscribed to the loan of the northern republic.",
        "The party asked supporters to sign up for updates on its website, he said.",
        "He reads more than the newspapers tell him.",
        "Related to the king by marriage, she kept her title.",
        "The photo by the court’s painter shows them on the steps of the palace.",
        "Comments by the minister angered the farmers.",
        "Open Market",
        "US",
        "“Click here to join us,” says the page of the movement.",
    ],
)
def test_text_about_the_same_things_is_text(text: str) -> None:
    assert label(text) is None


def test_a_weak_prompt_is_one_only_beside_a_strong_one() -> None:
    assert furniture.prompt("Mind your step.") == furniture.WEAK
    assert furniture.prompt("Sign up for our newsletter.") == furniture.STRONG
    assert furniture.prompt("The ministers met in the palace.") == furniture.NONE


@pytest.mark.parametrize(
    ("text", "author"),
    [
        ("Ada Marlow is a senior fellow at the Upland Institute.", "Ada Marlow"),
        ("Dr. Jan van Dorp, a historian, teaches at Hentzau and is the author of two books.", "Jan van Dorp"),
        ("Ruritania is a kingdom.", None),
        ("The minister is a former professor.", None),
    ],
)
def test_a_note_presents_its_author(text: str, author: str | None) -> None:
    assert furniture.author_of_note(text) == author


@given(st.text(max_size=400))
def test_any_line_has_an_answer(text: str) -> None:
    assert label(text) in (None, "advert", "menu", "credit", "policy", "teaser")
    assert furniture.prompt(text) in (furniture.NONE, furniture.WEAK, furniture.STRONG)
