"""An evaluation as Markdown."""

from __future__ import annotations

from typing import Any

from wakhan.evaluate import evaluate
from wakhan.evaluate.gold import Plover, Sentence
from wakhan.evaluate.report import markdown, table


def test_every_line_of_a_table_is_as_wide_as_its_head() -> None:
    lines = table(["a", "b | c"], [["one", "two\nlines"], ["", "x"]]).split("\n")
    assert len({len(line) for line in lines}) == 1
    assert lines[0] == "| a   | b | c     |"
    assert lines[2].endswith("two lines |")


def test_measures_stand_in_rows_and_golds_in_columns(bridge: Any) -> None:
    plover = Plover("s.json", (Sentence("bridge", bridge.text, "CONSULT", ()),))
    told = markdown(evaluate(bridge.tables(), [bridge.gold(), plover]).as_json())
    rows = {line.split("|")[1].strip(): line for line in told.split("\n") if line.startswith("|")}
    assert "bridge.json" in rows["measure"] and "s.json" in rows["measure"]
    assert "1.000 [1.000, 1.000] 5 " in rows["mention_f1"]
    assert "– 0" in rows["cable_field_accuracy"]


def test_metadata_that_differ_are_listed(bridge: Any) -> None:
    answer = evaluate(bridge.tables(), [bridge.gold()]).as_json()
    difference = {"document_id": "bridge", "column": "documents.date", "gold": "1999", "found": None}
    assert "| bridge   | documents.date | 1999 | None    |" in markdown(answer, [difference])
