"""wakhan.evaluate: which document a gold belongs to, and what is told of it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from wakhan.evaluate import TOGETHER, evaluate
from wakhan.evaluate.gold import Article, Plover, PolNeAR, Sentence
from wakhan.findings import Refused


def test_a_package_that_agrees_with_the_gold_scores_one_on_every_measure(bridge: Any) -> None:
    answer = evaluate(bridge.tables(), [bridge.gold()])
    assert {s.measure: s.value for s in answer.scores if s.value not in (1.0, None)} == {}
    assert [s.measure for s in answer.scores if s.value is None] == ["cable_field_accuracy"]
    assert answer.findings == answer.differences == []
    assert answer.resampled == {"bridge.json": "paragraphs within documents"}


def test_several_stand_off_golds_are_also_measured_together(bridge: Any) -> None:
    answer = evaluate(bridge.tables(), [bridge.gold("one.json"), bridge.gold("two.json", quotations=[])])
    by_gold = {s.gold: s.value for s in answer.scores if s.measure == "quotation_j80_f1"}
    assert by_gold == {"one.json": 1.0, "two.json": 0.0, TOGETHER: pytest.approx(0.6667)}
    assert {r.gold for r in answer.reliability} == {TOGETHER}


def test_gold_of_a_document_that_is_not_there_is_told_and_left_out(bridge: Any) -> None:
    answer = evaluate(bridge.tables(), [bridge.gold(), bridge.gold("other.json", sha256="0" * 64)])
    assert {s.gold for s in answer.scores} == {"bridge.json"}
    assert [(f.where, f.level) for f in answer.findings] == [("other.json", "warning")]


def test_gold_none_of_whose_documents_is_there_is_refused(bridge: Any) -> None:
    with pytest.raises(Refused, match=r"other\.json: error: the package does not hold"):
        evaluate(bridge.tables(), [bridge.gold("other.json", sha256="0" * 64)])


def test_a_document_with_the_right_id_and_another_text_is_refused(bridge: Any) -> None:
    gold = PolNeAR("p.jsonl", (Article("bridge", "Another text.", ()),))
    with pytest.raises(Refused, match="bridge: error: another text in the package"):
        evaluate(bridge.tables(), [gold])


def test_gold_of_every_kind_is_measured_on_one_package(bridge: Any) -> None:
    polnear = PolNeAR("p.jsonl", (Article("bridge", bridge.text, ()), Article("absent", "Nothing.", ())))
    plover = Plover("s.json", (Sentence("bridge", bridge.text, "CONSULT", ("Sylvania",)),))
    answer = evaluate(bridge.tables(), [bridge.gold(), polnear, plover])
    assert {s.gold for s in answer.scores} == {"bridge.json", "p.jsonl", "s.json"}
    assert [f.what for f in answer.findings] == ["the package does not hold 1 of its documents (absent …)"]


def test_what_quality_json_holds_is_plain_json(bridge: Any) -> None:
    told = evaluate(bridge.tables(), [bridge.gold()]).as_json()
    assert json.loads(json.dumps(told)).keys() == {"scores", "reliability", "resampled"}
    assert set(told["scores"][0]) == {"gold", "measure", "value", "low", "high", "n"}
