"""Extraction must not get worse: every measure on our own gold stays at its committed floor or above.

Gold lies in tests/gold, the floors in tests/gold/floors.json: the values when they were last set.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from wakhan.evaluate import TABLES, TOGETHER, evaluate
from wakhan.evaluate.gold import StandOff, find_gold, read_gold
from wakhan.schema import ROOT
from wakhan.tables import read

GOLD = ROOT / "tests" / "gold"
FLOORS = json.loads((GOLD / "floors.json").read_text(encoding="utf-8"))
# One mention more or less in hundreds is not a loss; one event in twenty is.
TOLERANCE = 0.01


def measured(package: Path) -> dict[str, float | None]:
    tables = {table: read(package / f"{table}.parquet", table) for table in TABLES}
    answer = evaluate(tables, [read_gold(path) for path in find_gold([GOLD])])
    return {score.measure: score.value for score in answer.scores if score.gold == TOGETHER}


def fallen(edition: str, values: dict[str, float | None]) -> list[str]:
    """The measures below their floors, each with how far."""
    return [
        f"{edition}: {measure} fell by {floor - (values.get(measure) or 0):.4f}, from {floor} to {values.get(measure)}"
        for measure, floor in FLOORS[edition].items()
        if (values.get(measure) or 0) < floor - TOLERANCE
    ]


@pytest.mark.parametrize(("edition", "fixture"), [("digests", "digest_edition"), ("texts", "bare_texts")])
def test_no_measure_falls_below_its_floor(edition: str, fixture: str, request: pytest.FixtureRequest) -> None:
    fell = fallen(edition, measured(request.getfixturevalue(fixture)))
    assert not fell, "\n".join(
        [*fell, "See what changed with `make evaluate`; a floor is lowered only with a reason (tests/gold/README.md)."]
    )


def test_a_measure_that_falls_is_named_with_how_far() -> None:
    values = FLOORS["digests"] | {"mention_f1": FLOORS["digests"]["mention_f1"] - 0.25}
    (message,) = fallen("digests", values)
    assert message.startswith("digests: mention_f1 fell by 0.2500, from ")


@pytest.mark.parametrize("path", find_gold([GOLD]), ids=lambda path: path.stem)
def test_the_gold_still_points_into_the_texts_that_were_annotated(path: Path) -> None:
    """A digest that was edited needs its gold resolved again."""
    import hashlib

    gold = read_gold(path)
    assert isinstance(gold, StandOff)
    texts = [*(ROOT / "raw" / "sources").glob("*/digest.txt"), *(ROOT / "tests" / "corpus").glob("*.txt")]
    (text,) = [
        t.read_text(encoding="utf-8") for t in texts if hashlib.sha256(t.read_bytes()).hexdigest() == gold.sha256
    ]
    spans = [span for paragraph in gold.paragraphs for span in paragraph]
    inside = [
        *(name.span for name in gold.names),
        *(span for quotation in gold.quotations for span in quotation.spans),
        *(event.trigger for event in gold.events),
    ]
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in [*spans, *inside])
    assert all(any(s <= start and end <= e for s, e in spans) for start, end in inside)


def test_a_package_built_with_gold_carries_its_scores(bare_texts: Path) -> None:
    quality: dict[str, Any] = json.loads((bare_texts / "quality.json").read_text(encoding="utf-8"))
    golds = {score["gold"] for score in quality["scores"]}
    corpus = ROOT / "tests" / "corpus"
    documents = {path.name: json.loads(path.read_text(encoding="utf-8"))["document"] for path in find_gold([GOLD])}
    assert golds == {name for name, document in documents.items() if (corpus / document).exists()} | {TOGETHER}
    assert {"measure", "value", "low", "high", "n", "gold"} == set(quality["scores"][0])
    card = (bare_texts / "README.md").read_text(encoding="utf-8")
    assert "## Agreement with gold" in card
    assert "| quotation_j80_f1 " in card
    assert "](reliability.svg)" in card
    assert (bare_texts / "reliability.svg").read_text(encoding="utf-8").startswith("<svg ")


def test_a_package_built_without_gold_carries_none(digest_edition: Path) -> None:
    assert "scores" not in json.loads((digest_edition / "quality.json").read_text(encoding="utf-8"))
    assert "Agreement with gold" not in (digest_edition / "README.md").read_text(encoding="utf-8")
