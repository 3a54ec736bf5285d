"""Who said what: reported clauses, direct speech, their cues, speakers and nesting."""

from __future__ import annotations

import itertools
import re
from typing import Any

import pytest

from wakhan.authority import Authority
from wakhan.extract.annotations import Document, Mention, Quotation
from wakhan.extract.parse import from_text, parse
from wakhan.extract.quotations import find_quotations

PEOPLE = ("Anna Keller", "Omar Saleh", "Keller", "Saleh", "Marta Silva")
BODIES = ("Valdia", "Sylvania", "Foreign Ministry", "Northern Front")


def document(text: str, **about: Any) -> Document:
    (parsed,) = parse([from_text("invented", text, **about)], Authority())
    return parsed


def mentions_in(text: str) -> tuple[Mention, ...]:
    """The invented names of these tests where they stand, longest first, none linked."""
    names = sorted((*PEOPLE, *BODIES), key=len, reverse=True)
    found = re.finditer("|".join(map(re.escape, names)), text, re.IGNORECASE)
    people = {name.casefold() for name in PEOPLE}
    return tuple(
        Mention(m.span(), "PER" if m.group().casefold() in people else "ORG", None, "rule", 1.0) for m in found
    )


def rows(text: str, **about: Any) -> list[tuple[str, str, str | None, str | None]]:
    """Type, words, cue and speaker of each quotation."""
    parsed = document(text, **about)
    return [
        (
            q.quote_type,
            " … ".join(parsed.surface(s) for s in q.spans),
            parsed.surface(q.cue) if q.cue else None,
            parsed.surface(q.speaker) if q.speaker else None,
        )
        for q in quotations(parsed)
    ]


def quotations(parsed: Document) -> tuple[Quotation, ...]:
    return find_quotations(parsed, mentions_in(parsed.text), Authority())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Keller said that the road was open.", ("the road was open", "said", "Keller")),
        ("Keller said the road was open.", ("the road was open", "said", "Keller")),
        ("The road was open, said Keller.", ("The road was open", "said", "Keller")),
        ("The road was open, Keller told reporters.", ("The road was open", "told", "Keller")),
        ("The road, she added, was open.", ("The road … was open", "added", "she")),
        ("Keller told the envoy that the road was open.", ("the road was open", "told", "Keller")),
        ("Valdia has pledged to reopen the road.", ("to reopen the road", "pledged", "Valdia")),
        ("As Keller noted, the road was open.", ("the road was open", "noted", "Keller")),
        ("According to Keller, the road was open.", ("the road was open", "According to", "Keller")),
        ("But the road was open, according to Keller.", ("the road was open", "according to", "Keller")),
        ("Saleh was quoted as saying that the road was open.", ("the road was open", "saying", "Saleh")),
        ("Saleh repeated his claim that the road was open.", ("the road was open", "claim", "his")),
        ("Keller said in a statement that the road was open.", ("the road was open", "said", "Keller")),
        ("Keller said on Friday at a meeting in Valdia that it was open.", ("it was open", "said", "Keller")),
        ("Keller expressed concern that the road was closed.", ("the road was closed", "expressed", "Keller")),
        ("Keller noted with regret that the road was closed.", ("the road was closed", "noted", "Keller")),
        ("Keller welcomed the fact that the road was open.", ("the road was open", "welcomed", "Keller")),
        ("Keller took note that the road was open.", ("the road was open", "took", "Keller")),
        ("Keller made it clear that the road was open.", ("the road was open", "made", "Keller")),
        ("Keller was of the view that the road was safe.", ("the road was safe", "was", "Keller")),
        ("Keller reiterated her position that the road was safe.", ("the road was safe", "reiterated", "Keller")),
        ("The officer was told by Saleh that the road was open.", ("the road was open", "told", "Saleh")),
        ("The paper quoted Saleh as saying that the road was open.", ("the road was open", "saying", "Saleh")),
        ("The envoy of Valdia (also for Sylvania) stressed that it was open.", ("it was open", "stressed", None)),
        ("The road, Keller pointed out, had been closed.", ("The road … had been closed", "pointed", "Keller")),
        ("The road was open, he said, and had been safe.", ("The road was open … and had been safe", "said", "he")),
        ("Saleh made a promise to reopen the road.", ("to reopen the road", "promise", "Saleh")),
        (
            "Saleh gave the same assurance as before: the road will be open.",
            ("the road will be open", "assurance", "Saleh"),
        ),
        (
            "Omar Saleh, who chairs the board, said the road was open.",
            ("the road was open", "said", "Omar Saleh"),
        ),
    ],
)
def test_a_reported_clause_is_found_without_its_complementiser(
    text: str, expected: tuple[str, str, str | None]
) -> None:
    words, cue, speaker = expected
    assert rows(text) == [("indirect", words, cue, speaker or "The envoy of Valdia")]


def test_coordinated_reported_clauses_are_two_quotations() -> None:
    assert [r[1] for r in rows("Keller said that the road was open and that the bridge was safe.")] == [
        "the road was open",
        "the bridge was safe",
    ]


def test_reported_clauses_in_a_series_are_as_many_quotations() -> None:
    assert [r[1] for r in rows("Keller said that the road was open, that it was safe, and that she had used it.")] == [
        "the road was open",
        "it was safe",
        "she had used it",
    ]


def test_a_second_verb_of_saying_begins_another_quotation_of_the_same_speaker() -> None:
    assert rows("Keller said that the road was open but conceded that the bridge was not.") == [
        ("indirect", "the road was open", "said", "Keller"),
        ("indirect", "the bridge was not", "conceded", "Keller"),
    ]


def test_what_is_voiced_and_what_is_said_after_it_have_one_speaker() -> None:
    assert rows("Keller expressed concern that patrols had entered and reiterated that Valdia would not yield.") == [
        ("indirect", "patrols had entered", "expressed", "Keller"),
        ("indirect", "Valdia would not yield", "reiterated", "Keller"),
    ]


def test_a_clause_that_leads_up_to_quoted_words_holds_them() -> None:
    assert rows("Keller said that one rule would hold: “never go back”.")[0][1:] == (
        "one rule would hold: “never go back”",
        "said",
        "Keller",
    )


def test_a_participle_goes_on_for_the_speaker() -> None:
    assert rows("Keller rejected the plan, saying that the road was unsafe.")[-1][1:] == (
        "the road was unsafe",
        "saying",
        "Keller",
    )


@pytest.mark.parametrize(
    "text",
    [
        "Keller believes that the road is open.",
        "Keller wants to open the road.",
        "Keller did not say that the road was open.",
        "The “peace road” was opened by Keller.",
        "Keller was reading “The Road to the North” at home.",
        "The talks promise to be long.",
        "The evidence suggests that the road is open.",
        "Will Keller tell us that the road is open?",
        "The House will recall that the road was closed.",
        "The board, which writes the rules, was closed.",
    ],
)
def test_thinking_denying_to_have_said_scare_quotes_and_titles_are_no_quotations(text: str) -> None:
    parsed = document(text)
    assert [q for q in quotations(parsed) if parsed.surface(q.speaker or (0, 0)) != "The evidence"] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“The road is open,” said Keller.", ("The road is open,", "said", "Keller")),
        ('Keller said: "The road is open. Use it."', ("The road is open. Use it.", "said", "Keller")),
        ("''The road is open,'' Keller told reporters.", ("The road is open,", "told", "Keller")),
        ("‘The road is open,’ said the officers’ chief.", ("The road is open,", "said", "the officers’ chief")),
        (
            "“The road,” said Keller, “is open to all of you.”",
            ("The road, … is open to all of you.", "said", "Keller"),
        ),
        (
            "“The road is open,” Keller said. “It will stay open all year.”",
            ("The road is open, … It will stay open all year.", "said", "Keller"),
        ),
        ("Saleh described the road as “a danger to all”.", ("a danger to all", "described", "Saleh")),
        ("Saleh said the road “is a danger to all of us”.", ("is a danger to all of us", "said", "Saleh")),
        ("“The road is open,” according to Keller.", ("The road is open,", "according to", "Keller")),
        ("“The road is open,” Keller said, according to the paper.", ("The road is open,", "said", "Keller")),
        ("“Go”, as Keller used to say, “and do not look back.”", ("Go … and do not look back.", "say", "Keller")),
    ],
)
def test_direct_speech_is_what_stands_between_the_marks(text: str, expected: tuple[str, str, str]) -> None:
    assert rows(text) == [("direct", *expected)]


def test_a_clause_with_a_quoted_fragment_is_both_and_the_fragment_lies_in_it() -> None:
    parsed = document("Keller said that the road was “a danger” to everyone.")
    whole, fragment = quotations(parsed)
    assert [parsed.surface(s) for q in (whole, fragment) for s in q.spans] == [
        "the road was “a danger” to everyone",
        "a danger",
    ]
    assert (whole.quote_type, fragment.quote_type, whole.parent, fragment.parent) == ("indirect", "direct", None, 0)
    assert whole.cue == fragment.cue


def test_a_quotation_that_begins_with_its_verb_belongs_to_the_subject_before_it() -> None:
    assert rows("The Foreign Ministry stated that Keller “said that the road was open”.") == [
        ("direct", "said that the road was open", "said", "Keller")
    ]


def test_speech_left_open_at_the_end_of_a_paragraph_goes_on_in_the_next() -> None:
    text = "“The road is open,” said Keller. “It will stay so.\n“We have worked for it all year.”"
    assert rows(text) == [
        (
            "direct",
            "The road is open, … It will stay so. … We have worked for it all year.",
            "said",
            "Keller",
        )
    ]


def test_speech_left_open_may_have_its_cue_in_the_next_paragraph() -> None:
    assert rows("“The road has been open for a year.\n“We have worked for it,” said Keller.") == [
        ("direct", "The road has been open for a year. … We have worked for it,", "said", "Keller")
    ]


def test_a_speech_without_a_cue_belongs_to_the_subject_of_the_sentence_before_it() -> None:
    (row,) = rows("Keller shook her head. “The road is not open to anyone.”")
    assert row == ("direct", "The road is not open to anyone.", None, "Keller")


def test_a_quotation_within_a_quotation_is_reported_by_the_outer_speaker() -> None:
    parsed = document("“Valdia promised to open the road,” said Keller.")
    outer, inner = quotations(parsed)
    assert (parsed.surface(inner.spans[0]), inner.parent) == ("to open the road", 0)
    assert parsed.surface(outer.speaker or (0, 0)) == "Keller"
    assert parsed.surface(inner.speaker or (0, 0)) == "Valdia"


@pytest.mark.parametrize(
    "dateline",
    [
        "SAMPLETOWN, March 3 (NPA) -- ",
        "Sampletown, 3 March 1999 (NPA/RL) - ",
        "SAMPLETOWN, Valdia — ",
        "SAMPLETOWN (NPA) – ",
    ],
)
def test_a_dateline_is_no_part_of_what_was_said(dateline: str) -> None:
    assert rows(dateline + "The road was open, Keller said.")[0][1] == "The road was open"


def test_who_was_told_did_not_speak() -> None:
    (row,) = rows("Keller went there and was told that the road was open.")
    assert row == ("indirect", "the road was open", "told", None)


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Anna Keller: The road will open soon", ("The road will open soon", ":", "Anna Keller")),
        ("Keller: No road through Valdia", ("No road through Valdia", ":", "Keller")),
        ("Minister: road to open soon", ("road to open soon", ":", "Minister")),
        ("Road to open soon, says minister", ("Road to open soon", "says", "minister")),
        ("Road Ready for Winter, Envoy Says", ("Road Ready for Winter", "Says", "Envoy")),
    ],
)
def test_a_headline_may_name_its_source_before_a_colon_or_behind_a_comma(
    headline: str, expected: tuple[str, str, str]
) -> None:
    assert rows(f"{headline}\nThe road has long been closed.") == [("indirect", *expected)]


@pytest.mark.parametrize("headline", ["Valdia: A History", "Board Meets, as Keller Warns of Snow"])
def test_a_headline_with_a_topic_or_a_comment_quotes_nobody(headline: str) -> None:
    assert rows(f"{headline}\nThe road has long been closed.") == []


@pytest.mark.parametrize("text", ["“The road is open.” — Keller", "“The road is open.”\n- Keller, in Valdia"])
def test_a_speech_may_have_its_speakers_name_under_it(text: str) -> None:
    assert rows(text) == [("direct", "The road is open.", None, "Keller")]


def test_in_a_debate_all_that_follows_a_speakers_label_is_direct_speech() -> None:
    text = (
        "Mr. SALEH: I thank the Minister. Is the road open?\nMs. KELLER (Sampletown): It is. I said so.\nA bell rang."
    )
    assert rows(text) == [
        ("direct", "I thank the Minister. Is the road open?", ":", "Mr. SALEH"),
        ("direct", "It is. I said so.", ":", "Ms. KELLER (Sampletown)"),
    ]


def test_a_record_may_write_its_speakers_in_ordinary_case() -> None:
    text = (
        "Mr Saleh (Port Amity): Is the road open?\nThe Minister for Roads (Dame Ida Keller): It is.\n"
        "Mr Saleh: I am glad.\nThe bridge: a sketch."
    )
    assert rows(text) == [
        ("direct", "Is the road open?", ":", "Mr Saleh (Port Amity)"),
        ("direct", "It is.", ":", "The Minister for Roads (Dame Ida Keller)"),
        ("direct", "I am glad.", ":", "Mr Saleh"),
    ]


def test_a_press_release_gives_the_delegates_country_in_brackets() -> None:
    text = "MARTA SILVA (Valdia) said that the road was open. She noted that it had been repaired."
    assert rows(text) == [
        ("indirect", "the road was open", "said", "MARTA SILVA"),
        ("indirect", "it had been repaired", "noted", "She"),
    ]


def test_a_speech_of_several_paragraphs_is_one_quotation_and_holds_what_it_reports() -> None:
    parsed = document(
        "Mr. SALEH: I thank the Minister.\nKeller told me in May that the road was open.\n"
        "I told Keller that it was not. I repeat that it is not.\nMs. KELLER: It is."
    )
    found = quotations(parsed)
    assert [" … ".join(parsed.surface(s) for s in q.spans) for q in found] == [
        "I thank the Minister. … Keller told me in May that the road was open. … "
        "I told Keller that it was not. I repeat that it is not.",
        "the road was open",
        "it was not",
        "It is.",
    ]
    assert [q.parent for q in found] == [None, 0, 0, None]


def test_a_cable_does_not_quote_its_own_post() -> None:
    text = "Keller said that the road was open. Post notes that it is not. We assess that it will close."
    assert [row[1] for row in rows(text, genre="cable")] == ["the road was open"]


def test_what_ones_own_government_offered_is_no_quotation_within_a_quotation() -> None:
    assert [row[1] for row in rows("Keller noted that her Government had offered to open the road.")] == [
        "her Government had offered to open the road"
    ]


def test_a_telegram_in_capitals_is_read_like_other_text() -> None:
    text = (
        "THE MINISTER TOLD US THAT THE ROAD WAS OPEN. EMBOFFS WERE TOLD THAT NO PERMITS WOULD BE ISSUED. "
        "HE CLAIMED THAT THE BRIDGE WAS SAFE."
    )
    parsed = document(text)
    found = quotations(parsed)
    assert parsed.capitals
    assert [parsed.surface(q.spans[0]) for q in found] == [
        "THE ROAD WAS OPEN",
        "NO PERMITS WOULD BE ISSUED",
        "THE BRIDGE WAS SAFE",
    ]
    assert [parsed.surface(q.speaker) if q.speaker else None for q in found] == ["THE MINISTER", None, "HE"]


def test_quotations_are_sorted_an_enclosing_one_first_and_parents_come_before() -> None:
    text = (
        "“Valdia said that it would stay,” Keller wrote. Saleh said the plan was “foolish”, according to Marta Silva. "
        "Keller added that he was “not serious” and that the road was open."
    )
    found = quotations(document(text))
    starts = [q.spans[0][0] for q in found]
    assert starts == sorted(starts)
    for i, q in enumerate(found):
        assert q.parent is None or q.parent < i
        assert all(a < b for a, b in q.spans)
        assert all(x[1] <= y[0] for x, y in itertools.pairwise(q.spans))
        assert 0 < q.score < 1


def test_a_document_without_words_has_no_quotations() -> None:
    assert quotations(document("")) == ()
