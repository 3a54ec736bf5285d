"""An evaluation as Markdown, for a terminal, the documentation and the package's card."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from wakhan.evaluate.calibration import Kind, Refit
from wakhan.evaluate.measures import LEVEL, REPLICATES, SEED

Evaluated = Mapping[str, Any]


def markdown(evaluated: Evaluated, differences: Iterable[Mapping[str, Any]] = ()) -> str:
    """Tables of measures, of reliability and of metadata that differ.

    Takes an evaluation as ``quality.json`` holds it (:meth:`wakhan.evaluate.Evaluation.as_json`).
    """
    parts = [measures_table(evaluated), caption(evaluated), reliability_table(evaluated)]
    rows = [[d["document_id"], d["column"], str(d["gold"]), str(d["found"])] for d in differences]
    if rows:
        parts.append(table(["document", "column", "gold", "package"], rows))
    return "\n\n".join(parts)


def measures_table(evaluated: Evaluated) -> str:
    """One row for each measure, one column for each gold: value, interval, and on how many cases it rests."""
    golds = list(dict.fromkeys(score["gold"] for score in evaluated["scores"]))
    rows: dict[str, dict[str, str]] = {}
    for score in evaluated["scores"]:
        rows.setdefault(score["measure"], {})[score["gold"]] = _cell(score)
    return table(["measure", *golds], [[name, *(cells.get(g, "") for g in golds)] for name, cells in rows.items()])


def caption(evaluated: Evaluated) -> str:
    """How to read the measures: what the cells hold and what was drawn for the intervals."""
    units: dict[str, list[str]] = {}
    for gold, unit in evaluated["resampled"].items():
        units.setdefault(unit, []).append(gold)
    drawn = "; ".join(f"{unit} for {', '.join(golds)}" for unit, golds in units.items())
    return (
        f"Value [{LEVEL:.0%} percentile bootstrap interval] number of cases. "
        f"Drawn {REPLICATES:,} times with seed {SEED}: {drawn}."
    )


def reliability_table(evaluated: Evaluated) -> str:
    """One row for each gold, table and bin of scores: mean score, share right, rows; the calibration error of each."""
    rows = []
    for answer in evaluated["reliability"]:
        head = [answer["gold"], answer["table"], f"{answer['expected_calibration_error']:.3f}"]
        for b in answer["bins"]:
            span = f"{b['low']:.1f}–{b['high']:.1f}"
            rows.append([*head, span, f"{b['mean_score']:.3f}", f"{b['share_right']:.3f}", f"{b['n']:,}"])
            head = ["", "", ""]
    return table(["gold", "table", "calibration error", "score", "mean score", "share right", "rows"], rows)


def calibration_tables(refits: Iterable[Refit], kinds: Iterable[Kind]) -> str:
    """How scores would have to change to hold, and what each constant score is worth."""
    lines = [
        [r.table, r.method, f"{r.n:,}", f"{r.documents:,}"]
        + [f"{v:.3f}" for v in (r.error, r.intercept, r.slope, r.left_out)]
        for r in refits
    ]
    heads = ["table", "method", "rows", "documents", "calibration error", "intercept", "slope", "error when left out"]
    shares = [
        [k.table, k.method, f"{k.score:.2f}", f"{k.n:,}", f"{k.right / k.n:.3f} [{k.low:.3f}, {k.high:.3f}]"]
        for k in kinds
    ]
    return f"{table(heads, lines)}\n\n{table(['table', 'method', 'score', 'rows', 'share right'], shares)}"


def table(heads: list[str], rows: list[list[str]]) -> str:
    """A Markdown table, padded so that it reads as plain text too."""
    rows = [[cell.replace("|", "\\|").replace("\n", " ") for cell in row] for row in rows]
    widths = [max(3, *(len(row[i]) for row in [heads, *rows])) for i in range(len(heads))]
    lines = [heads, ["-" * width for width in widths], *rows]
    return "\n".join(f"| {' | '.join(cell.ljust(w) for cell, w in zip(line, widths, strict=True))} |" for line in lines)


def _cell(score: Mapping[str, Any]) -> str:
    if score["value"] is None:
        return f"– {score['n']:,}"
    return f"{score['value']:.3f} [{score['low']:.3f}, {score['high']:.3f}] {score['n']:,}"
