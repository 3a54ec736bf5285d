"""Measures against PLOVER sentences."""

from __future__ import annotations

from wakhan.evaluate.gold import Sentence
from wakhan.evaluate.measures import scores
from wakhan.evaluate.plover import MEASURES, count

GOLD = Sentence("s-1", "Freedonia fed Sylvania.", "AID", ("Freedonia", "Sylvania"))


def measured(types: list[str], surfaces: list[str]) -> dict[str, float | None]:
    rows = {
        "events": [{"event_type": kind, "method": "rule", "score": 0.5} for kind in types],
        "event_participants": [{"surface": surface} for surface in surfaces],
    }
    units, judged = count(GOLD, rows)
    assert [j.right for j in judged] == [kind == "AID" for kind in types]
    return {score.measure: score.value for score in scores("g", units, MEASURES)}


def test_a_sentence_is_right_when_its_type_is_among_those_coded() -> None:
    values = measured(["AID", "CONSULT"], ["the people of FREEDONIA", "it"])
    assert (values["event_precision"], values["event_recall"], values["participant_recall"]) == (0.5, 1, 0.5)


def test_a_sentence_without_events_is_missed() -> None:
    values = measured([], [])
    assert (values["event_precision"], values["event_recall"], values["event_f1"]) == (None, 0, 0)
