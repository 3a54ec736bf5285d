"""Whose turn it is in a record: labels of speakers, paragraphs that go on, and what ends a speech."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from wakhan.extract.annotations import Paragraph
from wakhan.extract.quotations.records import turns
from wakhan.extract.quotations.report import Passage

TOKENIZER = spacy.blank("en")
KNOWN = frozenset({"keller", "saleh"})


def passages(*texts: str, kinds: dict[int, str] | None = None) -> list[Passage]:
    """Paragraphs as the records see them: their text and kind, without a parse or names."""
    return [
        Passage.of(
            i, Paragraph(f"d:p{i}", (kinds or {}).get(i, "body"), 0, len(text), TOKENIZER.make_doc(text)), text, ()
        )
        for i, text in enumerate(texts)
    ]


def spoken(*texts: str, kinds: dict[int, str] | None = None) -> list[tuple[str | None, str]]:
    """The label and the words of each paragraph that is speech under a label."""
    found = turns(passages(*texts, kinds=kinds), KNOWN)
    return [(t.label and texts[i][slice(*t.label)], texts[i][t.start :]) for i, t in sorted(found.items())]


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Mr. SALEH: ", "Mr. SALEH"),
        ("Ms. KELLER (Valdia): ", "Ms. KELLER (Valdia)"),
        ("Ms. KELLER (Valdia) (spoke in Valdian): ", "Ms. KELLER (Valdia) (spoke in Valdian)"),
        ("The PRESIDENT: ", "The PRESIDENT"),
        ("QUESTION: ", "QUESTION"),
        ("12. Mr Saleh (Port Amity) (Ind): ", "Mr Saleh (Port Amity) (Ind)"),
        ("The Minister for Roads, Bridges and Tolls (Dame Ida Keller): ", None),
        ("Senator SALEH. ", "Senator SALEH"),
        ("The Chairman. ", "The Chairman"),
    ],
)
def test_a_label_may_be_written_in_many_ways(label: str, name: str | None) -> None:
    found = spoken(label + "The road is open.", "Mr. OKORO: Is it?", "Mr. HALE: It is.")
    assert found[0] == (name or label.removesuffix(": "), "The road is open.")


def test_a_paragraph_without_a_label_belongs_to_whoever_spoke_last() -> None:
    found = spoken("Mr. SALEH: Is the road open?", "The bridge is not.", "Ms. KELLER: It is open.")
    assert found[1] == (None, "The bridge is not.")


@pytest.mark.parametrize(
    "note",
    [
        "(The witness left the room.)",
        "Several hon. Members rose—",
        "Question put and agreed to.",
        "The meeting was suspended at 11 a.m.",
        "The House divided: Ayes 214, Noes 287.",
    ],
)
def test_a_note_on_the_proceedings_ends_a_speech(note: str) -> None:
    found = spoken("Mr. SALEH: Is the road open?", note, "Snow fell.", "Ms. KELLER: It is open.")
    assert [words for _, words in found] == ["Is the road open?", "It is open."]


@pytest.mark.parametrize("meanwhile", ["(Applause.)", "[Interruption.]", "10.41 am", "[Laughter]"])
def test_a_speech_goes_on_after_applause_and_the_hour(meanwhile: str) -> None:
    found = spoken("Mr. SALEH: Is the road open?", meanwhile, "I want to know.", "Ms. KELLER: It is open.")
    assert [words for _, words in found] == ["Is the road open?", "I want to know.", "It is open."]


def test_a_heading_ends_a_speech() -> None:
    found = spoken("Mr. SALEH: Is it open?", "Bridges", "Snow fell.", "Ms. KELLER: It is.", kinds={1: "heading"})
    assert len(found) == 2


def test_behind_the_last_label_a_speech_goes_on_in_its_own_voice_only() -> None:
    found = spoken("Mr. SALEH: Is it open?", "Ms. KELLER: It is.", "I said so in May.", "The talks end on Friday.")
    assert [words for _, words in found] == ["Is it open?", "It is.", "I said so in May."]


def test_bare_names_are_labels_in_a_dialogue() -> None:
    assert len(spoken("An interview", "Gazette: Is it open?", "Anna Keller: It is.", "Gazette: And the bridge?")) == 3


def test_questions_and_answers_may_have_lost_their_punctuation() -> None:
    found = spoken("QIs the road open?", "A It is.", "Q Since when?", "A. Since May.")
    assert [label for label, _ in found] == ["Q", "A", "Q", "A"]


@pytest.mark.parametrize(
    "texts",
    [
        ("Keller: The road is open", "It was closed in May."),  # a headline
        ("Results", "Keller: 1,204", "Saleh: 977", "Keller: 88", "Saleh: 12"),  # a table
        ("SUMMARY: The road is open.", "COMMENT: It may close.", "NOTE: Snow fell."),
        ("Roads: all open.", "Bridges: two closed.", "Tunnels: none."),
        ("A European envoy spoke.", "A Valdian one did not.", "A third was silent."),
    ],
)
def test_not_all_that_stands_before_a_colon_is_a_speaker(texts: tuple[str, ...]) -> None:
    assert spoken(*texts) == []


@given(st.lists(st.text(alphabet="QA.: MrKELR()[]i\n“”", min_size=1, max_size=30), max_size=6))
def test_a_turn_lies_in_its_paragraph_and_the_first_one_has_a_label(texts: list[str]) -> None:
    found = turns(passages(*texts), KNOWN)
    for i, turn in found.items():
        assert 0 <= turn.start <= len(texts[i])
        if turn.label is not None:
            assert turn.label[0] < turn.label[1] <= turn.start
    if found:
        assert found[min(found)].label is not None
