"""The command `wakhan evaluate`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from click.testing import CliRunner

from wakhan.build import settings
from wakhan.cli import commands
from wakhan.findings import Refused
from wakhan.intake.records import read_records
from wakhan.intake.sources import find_sources

SENTENCE = {"id": "GSR-AID-1", "text": "A fed\n“B”.", "event_type": "AID", "actors": ["A"], "recipients": ["B"]}


@pytest.fixture
def gold(tmp_path: Path, bridge: Any) -> Path:
    path = tmp_path / "bridge.json"
    path.write_text(json.dumps(bridge.annotations()), encoding="utf-8")
    return path


def package(folder: Path, tables: dict[str, pl.DataFrame]) -> Path:
    folder.mkdir()
    for name, frame in tables.items():
        frame.write_parquet(folder / f"{name}.parquet")
    return folder


def test_it_prints_the_measures_of_a_package(tmp_path: Path, gold: Path, bridge: Any) -> None:
    where = package(tmp_path / "package", bridge.tables())
    result = CliRunner().invoke(commands, ["evaluate", str(gold), "--package", str(where)], catch_exceptions=False)
    assert result.exit_code == 0
    assert "| mention_f1 " in result.output
    assert "| calibration error |" in result.output


def test_a_corpus_of_gold_is_one_that_can_be_built(tmp_path: Path) -> None:
    (tmp_path / "gold.json").write_text(json.dumps([SENTENCE]), encoding="utf-8")
    corpus = tmp_path / "corpus.jsonl"
    arguments = ["evaluate", "--corpus-of", str(tmp_path / "gold.json"), str(corpus)]
    assert CliRunner().invoke(commands, arguments, catch_exceptions=False).exit_code == 0
    records, findings = read_records(find_sources(corpus))
    assert [(r.document_id, r.raw.decode()) for r in records] == [("gsr-aid-1", SENTENCE["text"])]
    assert findings == []


def test_a_corpus_needs_one_gold_and_one_file_to_write(gold: Path) -> None:
    result = CliRunner().invoke(commands, ["evaluate", "--corpus-of", str(gold)])
    assert result.exit_code == 2
    assert "one gold file and the .jsonl file to write" in result.output


def test_gold_of_another_package_is_refused(tmp_path: Path, gold: Path, bridge: Any) -> None:
    where = package(tmp_path / "package", bridge.tables(documents=[]))
    with pytest.raises(Refused, match="the package does not hold a document"):
        CliRunner().invoke(commands, ["evaluate", str(gold), "--package", str(where)], catch_exceptions=False)


def test_a_build_takes_gold_as_paths_from_where_one_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert settings({"gold": [Path("one.json")]})["gold"] == [str(tmp_path / "one.json")]
    assert settings({})["gold"] is None


def test_scores_are_fitted_to_the_gold_of_several_packages(tmp_path: Path, gold: Path, bridge: Any) -> None:
    where = [package(tmp_path / name, bridge.tables()) for name in ("one", "other")]
    arguments = ["calibrate", str(gold), *(part for folder in where for part in ("--package", str(folder)))]
    result = CliRunner().invoke(commands, arguments, catch_exceptions=False)
    cells = [[cell.strip() for cell in line.split("|")] for line in result.output.split("\n")]
    assert ["mentions", "model", "10", "1"] in [row[1:5] for row in cells]
    assert ["mentions", "model", "0.80", "10", "1.000 [0.722, 1.000]"] in [row[1:6] for row in cells]
