"""Gold files are told apart by their content, and what is not gold is refused by name."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from wakhan.evaluate.gold import Plover, PolNeAR, StandOff, corpus_of, find_gold, read_gold
from wakhan.findings import Refused
from wakhan.intake.records import SLUG

ARTICLE = {"doc": "Paper_2020-01-02_talks", "text": "He said no.", "attributions": []}
ATTRIBUTED = ARTICLE | {
    "attributions": [{"spans": [[8, 10]], "sources": [[0, 2]], "cues": [[3, 7]], "direct": False}],
}
SENTENCE = {"id": "GSR-AID-1", "text": "A fed B.", "event_type": "AID", "actors": ["A"], "recipients": ["", "B"]}


def write(path: Path, content: Any) -> Path:
    if path.suffix == ".gz":
        path.write_bytes(gzip.compress("".join(f"{json.dumps(row)}\n" for row in content).encode()))
    else:
        path.write_text(json.dumps(content), encoding="utf-8")
    return path


def test_the_kind_of_a_gold_file_is_seen_from_its_content(tmp_path: Path, bridge: Any) -> None:
    assert isinstance(read_gold(write(tmp_path / "a.json", bridge.annotations())), StandOff)
    assert isinstance(read_gold(write(tmp_path / "b.jsonl.gz", [ATTRIBUTED, ARTICLE])), PolNeAR)
    assert isinstance(read_gold(write(tmp_path / "c.json", [SENTENCE])), Plover)


def test_a_corpus_made_of_gold_has_ids_that_a_corpus_may_have(tmp_path: Path) -> None:
    for gold in (write(tmp_path / "b.jsonl.gz", [ATTRIBUTED]), write(tmp_path / "c.json", [SENTENCE])):
        (record,) = corpus_of(read_gold(gold))
        assert SLUG.match(record["document_id"])
        assert record["text"] in (ARTICLE["text"], SENTENCE["text"])


def test_stand_off_gold_holds_no_text_to_make_a_corpus_of(tmp_path: Path, bridge: Any) -> None:
    with pytest.raises(Refused, match=r"a\.json: error: stand-off gold, which holds no text"):
        corpus_of(read_gold(write(tmp_path / "a.json", bridge.annotations())))


@pytest.mark.parametrize("content", [{}, [], [{"doc": "x"}], {"sha256": "0", "paragraphs": [{}]}, "text"])
def test_what_is_not_gold_is_refused_by_name(tmp_path: Path, content: Any) -> None:
    with pytest.raises(Refused, match=r"x\.json: error"):
        read_gold(write(tmp_path / "x.json", content))


def test_a_damaged_file_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "x.jsonl.gz").write_bytes(gzip.compress(b"{}")[:-4])
    (tmp_path / "y.json").write_bytes(b"\xff{}")
    for name in ("x.jsonl.gz", "y.json"):
        with pytest.raises(Refused, match=f"{name}: error: not gold"):
            read_gold(tmp_path / name)


def test_a_folder_gives_the_gold_in_it_and_nothing_else(tmp_path: Path) -> None:
    gold = write(tmp_path / "c.json", [SENTENCE])
    write(tmp_path / "floors.json", {"mention_f1": 0.5})
    (tmp_path / "README.md").write_text("How it was annotated.")
    assert find_gold([tmp_path, gold]) == [gold]


def test_a_path_without_gold_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        find_gold([tmp_path, tmp_path / "absent.json"])
    assert [f.what for f in refused.value.findings] == ["no gold file in this folder", "nothing there"]
