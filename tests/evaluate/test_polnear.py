"""Quotations put into PolNeAR's form, and measured."""

from __future__ import annotations

from typing import Any

import pytest

from wakhan.evaluate.gold import Article, Attribution
from wakhan.evaluate.measures import scores
from wakhan.evaluate.polnear import MEASURES, REPORTS_SPEECH, count, reports

TEXT = "The envoy said on Monday that the bridge “will open” and the toll will fall. He hopes for rain."


def span(part: str) -> tuple[int, int]:
    start = TEXT.index(part)
    return start, start + len(part)


def quotation(number: int, *parts: str, cue: str | None = "said", parent: str | None = None) -> dict[str, Any]:
    start, end = span(cue) if cue else (None, None)
    speaker = span("The envoy")
    return {
        "quotation_id": f"q{number}",
        "raw_spans": [dict(zip(("start", "end"), span(p), strict=True)) for p in parts],
        "cue_start": start,
        "cue_end": end,
        "speaker_start": speaker[0],
        "speaker_end": speaker[1],
        "parent_quotation_id": parent,
        "score": 0.8,
    }


def contents(*quotations: dict[str, Any]) -> list[list[str]]:
    return [[TEXT[start:end] for start, end in report.spans] for report in reports(TEXT, [0], quotations)]


def test_the_complementiser_belongs_to_the_content_and_coordinated_clauses_are_one() -> None:
    found = [quotation(1, "the bridge “will open”"), quotation(2, "the toll will fall")]
    assert contents(*found) == [["that the bridge “will open” and the toll will fall"]]


def test_a_quoted_verb_takes_its_clause_with_it() -> None:
    assert contents(quotation(1, "will open")) == [["that the bridge “will open"]]


def test_quotations_within_others_are_left_out() -> None:
    found = [quotation(1, "the bridge “will open”"), quotation(2, "will open", parent="q1")]
    assert contents(*found) == [["that the bridge “will open”"]]


def test_quotations_without_a_cue_stand_alone() -> None:
    assert contents(quotation(1, "will open", cue=None), quotation(2, "fall", cue=None)) == [["will open"], ["fall"]]


def measured(*quotations: dict[str, Any], **attributions: tuple[str, str]) -> dict[str, float | None]:
    """Measures on attributions given as ``cue=(content, source)``."""
    gold = tuple(
        Attribution((span(content),), (span(source),), (span(cue),), "“" in content)
        for cue, (content, source) in attributions.items()
    )
    rows = {"paragraphs": [{"raw_start": 0}], "quotations": list(quotations)}
    units, _ = count(Article("d", TEXT, gold), rows)
    return {score.measure: score.value for score in scores("g", units, MEASURES)}


SAID = "the bridge “will open” and the toll will fall"
WHOLE = f"that {SAID}"


def test_marks_and_white_space_do_not_count() -> None:
    values = measured(quotation(1, SAID), said=(f"{WHOLE}. ", "The envoy"))
    assert {values[f"quotation_{level}_f1"] for level in ("exact", "j80", "j30")} == {1}
    assert values["speaker_accuracy"] == values["direct_j80_recall"] == 1


def test_what_a_source_hopes_may_be_missed_but_not_held_against_who_finds_it() -> None:
    hopes = {"hopes": ("for rain", "He")}
    missed = measured(quotation(1, SAID), said=(WHOLE, "The envoy"), **hopes)
    found = measured(quotation(1, SAID), quotation(2, "for rain", cue="hopes"), said=(WHOLE, "The envoy"), **hopes)
    assert missed["quotation_j80_recall"] == found["quotation_j80_precision"] == 1


@pytest.mark.parametrize(
    "cue", ["says", "denied", "according to", "stresses", "argued", "pointing out", "replied", ":"]
)
def test_cues_that_report_speech(cue: str) -> None:
    assert REPORTS_SPEECH.search(cue)


@pytest.mark.parametrize("cue", ["hopes", "believes", "a point", "fears"])
def test_cues_that_do_not(cue: str) -> None:
    assert not REPORTS_SPEECH.search(cue)
