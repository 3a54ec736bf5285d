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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Print this post", "menu"),
        ("featured image", "credit"),
        ("mountain-pass-in-winter", "credit"),
        ("pass_02.jpg", "credit"),
        ("Image caption The miller stands on his bridge", "credit"),
        ("[image of the bridge]", "credit"),
        ("[Laughter in the hall]", None),
        ("[Mr Marlow in the chair]", None),
        ("Scroll down for video", "advert"),
        ("Follow our coverage of the harvest at https://gazette.example/rye", "advert"),
        ("The comments below have not been moderated.", "advert"),
        ("Share what you think", "advert"),
        ("The Post", None),
        ("Ada Marlow is a staff journalist in Zenda, follow her on Twitter: @adamarlow", None),
    ],
)
def test_lines_of_pages_from_the_field(text: str, expected: str | None) -> None:
    assert label(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ada Marlow is former Visiting Fellow, Zenda House.",
        "Ada Marlow teaches history at the university of Strelsau.",
        "Gazette writer Ada Marlow in Zenda contributed to this report.",
        "Published in The Zenda Gazette, May 3rd, 2019",
        "This essay was exclusively written for the Zenda Gazette.",
        "For permission to republish, write to the editor.",
    ],
)
def test_notes_on_author_and_first_publication_are_notes(text: str) -> None:
    assert furniture.is_note(text)
