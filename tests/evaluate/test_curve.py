"""The reliability curve."""

from __future__ import annotations

from typing import Any

from wakhan.evaluate.curve import reliability_curve, specification

BIN = {"low": 0.8, "high": 0.9, "mean_score": 0.84, "share_right": 0.5, "share_low": 0.2, "share_high": 0.8, "n": 4}


def evaluated(*answers: tuple[str, str]) -> dict[str, Any]:
    return {"reliability": [{"gold": gold, "table": table, "bins": [BIN]} for gold, table in answers]}


def test_each_bin_is_a_point_and_a_bar() -> None:
    (value,) = specification(evaluated(("bridge.json", "events")))["data"]["values"]
    assert value == {"panel": "events: bridge.json", **BIN}


def test_there_is_a_panel_for_each_gold_and_table_in_the_order_they_come() -> None:
    drawn = specification(evaluated(("b", "mentions"), ("b", "events"), ("a", "events")))
    assert drawn["facet"]["sort"] == ["mentions: b", "events: b", "events: a"]


def test_the_image_is_the_same_every_time() -> None:
    answer = evaluated(("bridge.json", "mentions"), ("bridge.json", "events"))
    image = reliability_curve(answer)
    assert image == reliability_curve(answer)
    assert image.startswith("<svg ")
    assert "bridge.json" in image and "share right" in image
