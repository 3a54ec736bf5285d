"""The reliability curve: of the rows with a score, how many are right.

Drawn as Guo et al. (2017) draw it, share right over mean score, a panel for each gold and table. Where scores hold,
the points lie on the dashed line; the bars are 95 % intervals, long where there are few rows.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

# Width and height of a panel, in pixels.
SIDE = 190
COLUMNS = 3
COLOUR = "#1f5a8a"


def reliability_curve(evaluated: Mapping[str, Any]) -> str:
    """An SVG image. Takes an evaluation as ``quality.json`` holds it (:meth:`wakhan.evaluate.Evaluation.as_json`)."""
    import vl_convert

    drawn: str = vl_convert.vegalite_to_svg(specification(evaluated))
    return drawn + "\n"


def specification(evaluated: Mapping[str, Any]) -> dict[str, Any]:
    """The same in Vega-Lite."""
    panels = {f"{answer['table']}: {answer['gold']}": answer["bins"] for answer in evaluated["reliability"]}
    values = [{"panel": panel, **b} for panel, bins in panels.items() for b in bins]

    def at(x: str, y: str) -> dict[str, Any]:
        return {"x": _share(x, "mean score"), "y": _share(y, "share right")}

    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "description": "Share of right rows over mean score, by gold and table, with 95 % intervals.",
        "data": {"values": values},
        "facet": {"field": "panel", "sort": list(panels), "title": None, "header": {"labelLimit": SIDE}},
        "columns": COLUMNS,
        "spec": {
            "width": SIDE,
            "height": SIDE,
            "layer": [
                {
                    "data": {"values": [{"x": 0, "y": 0}, {"x": 1, "y": 1}]},
                    "mark": {"type": "line", "strokeDash": [4, 4], "strokeWidth": 1, "color": "#777"},
                    "encoding": at("x", "y"),
                },
                {
                    "mark": {"type": "rule", "color": COLOUR},
                    "encoding": at("mean_score", "share_low") | {"y2": {"field": "share_high"}},
                },
                {
                    "mark": {"type": "line", "color": COLOUR, "point": {"size": 30, "color": COLOUR}},
                    "encoding": at("mean_score", "share_right"),
                },
            ],
        },
        # A font that vl-convert brings with it, so that the image is the same on every machine.
        "config": {"font": "Liberation Sans", "axis": {"gridColor": "#eee"}},
    }


def _share(field: str, title: str) -> dict[str, Any]:
    axis = {"values": [0, 0.2, 0.4, 0.6, 0.8, 1], "format": ".1f"}
    return {"field": field, "title": title, "type": "quantitative", "scale": {"domain": [0, 1]}, "axis": axis}
