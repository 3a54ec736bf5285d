"""The plain-text form of digests."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from wakhan.clean.digest import read_digest
from wakhan.clean.stretches import covers

DIGEST = Path(__file__).with_name("digest-road.txt").read_text(encoding="utf-8")


def pieces(raw: str) -> list[tuple[str, str]]:
    return [(s.label, " ".join(raw[s.start : s.end].split())) for s in read_digest(raw).stretches]


def test_a_block_is_a_paragraph_of_the_kind_its_mark_says() -> None:
    raw = DIGEST
    assert [s.label for s in read_digest(raw).stretches if s.starts_paragraph] == [
        *("title", "byline", "body", "heading", "body"),
        *("list_item", "body", "note", "signature"),
    ]
    assert read_digest(raw).found == {"title": "THE ROAD AND THE GRAIN"}


def test_labels_and_portion_marks_stand_before_the_text_they_mark() -> None:
    assert pieces("2. (C) The road.") == [("paragraph_label", "2."), ("portion_mark", "(C)"), ("body", "The road.")]
    assert pieces("(SBU) The road.") == [("portion_mark", "(SBU)"), ("body", "The road.")]
    assert pieces("2. The road (C) is closed.") == [("paragraph_label", "2."), ("body", "The road (C) is closed.")]


def test_each_redaction_code_is_a_stretch_and_its_brackets_are_furniture() -> None:
    assert pieces("An official [1.4(D), B1,\nB6] said so.") == [
        ("body", "An official"),
        *(("other", "["), ("redaction", "1.4(D)"), ("other", ","), ("redaction", "B1"), ("other", ",")),
        *(("redaction", "B6"), ("other", "]"), ("body", "said so.")),
    ]


def test_text_after_a_redaction_goes_on_with_its_paragraph() -> None:
    opens = [s.starts_paragraph for s in read_digest("Said [B6] here.").stretches if s.label == "body"]
    assert opens == [True, False]


def test_brackets_without_codes_are_text() -> None:
    assert pieces("The minister [of trade] said [sic] so.") == [("body", "The minister [of trade] said [sic] so.")]


def test_lines_of_one_block_are_one_paragraph() -> None:
    assert pieces("one\ntwo\n\nthree") == [("body", "one two"), ("body", "three")]


@given(st.text() | st.lists(st.sampled_from([*DIGEST.splitlines(), "[B1", "[B1]", "# ", "-- ", "  "])).map("\n".join))
def test_any_text_whatsoever_is_read_and_covered(raw: str) -> None:
    assert covers(raw, read_digest(raw).stretches)
