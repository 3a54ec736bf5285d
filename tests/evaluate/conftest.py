"""What tests of several measures share: one invented document with gold, and rows that agree with it."""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from wakhan.evaluate import TABLES
from wakhan.evaluate.gold import StandOff, stand_off
from wakhan.schema import ROOT, from_rows

TEXT = """Talks at the bridge

Freedonia met Sylvania in May 1999. “We will build,” said Ana Example.

Sylvania threatened Freedonia.
"""


def at(part: str, nth: int = 1) -> tuple[int, int]:
    """Where a part of TEXT stands."""
    start = -1
    for _ in range(nth):
        start = TEXT.index(part, start + 1)
    return start, start + len(part)


def annotations() -> dict[str, Any]:
    """Stand-off gold of TEXT as a file holds it."""

    def mentions(*parts: tuple[str, int]) -> list[dict[str, int]]:
        return [{"start": at(*p)[0], "end": at(*p)[1]} for p in parts]

    event = {"place": None, "status": "asserted", "optional": False}
    return {
        "document": "bridge.txt",
        "sha256": hashlib.sha256(TEXT.encode()).hexdigest(),
        "metadata": {"title": "Talks at the bridge", "publisher": None, "date_published": "1999-05"},
        "paragraphs": [
            {"kind": kind, "label": None, "marking": None, "spans": [list(at(block))]}
            for kind, block in zip(("title", "body", "body"), TEXT.strip().split("\n\n"), strict=True)
        ],
        "entities": [
            {"id": "f", "type": "GPE", "qid": "Q1", "mentions": mentions(("Freedonia", 1), ("Freedonia", 2))},
            {"id": "s", "type": "GPE", "qid": None, "mentions": mentions(("Sylvania", 1), ("Sylvania", 2))},
            {"id": "a", "type": "PER", "qid": None, "mentions": mentions(("Ana Example", 1))},
        ],
        "quotations": [
            {
                "type": "direct",
                "spans": [list(at("We will build,"))],
                "cue": list(at("said")),
                "speaker": list(at("Ana Example")),
                "entity": "a",
                "optional": False,
            }
        ],
        "events": [
            event
            | {
                "trigger": list(at("met")),
                "types": ["CONSULT"],
                "actors": ["f", "s"],
                "recipients": [],
                "dates": ["1999-05"],
            },
            event
            | {
                "trigger": list(at("threatened")),
                "types": ["THREATEN"],
                "actors": ["s"],
                "recipients": ["f"],
                "dates": [None],
            },
        ],
    }


def rows() -> dict[str, list[dict[str, Any]]]:
    """Rows of the published tables that agree with the gold in everything."""
    d = "bridge"
    entity = {"f": "freedonia", "s": "sylvania", "a": "ana"}
    gold = annotations()
    sides = [("met", "actor", "freedonia"), ("met", "actor", "sylvania")]
    sides += [("threatened", "actor", "sylvania"), ("threatened", "recipient", "freedonia")]

    def event(trigger: str, kind: str, date: str | None) -> dict[str, Any]:
        start, end = at(trigger)
        where = {"event_id": f"{d}:e{start}", "document_id": d, "trigger_start": start, "trigger_end": end}
        return where | {"event_type": kind, "date": date, "method": "rule", "score": 0.9}

    def quotation(said: str, cue: str, speaker: str) -> dict[str, Any]:
        (start, end), (cue_start, cue_end), (first, last) = at(said), at(cue), at(speaker)
        where = {"raw_start": start, "raw_end": end, "raw_spans": [{"start": start, "end": end}]}
        who = {"cue_start": cue_start, "cue_end": cue_end, "speaker_start": first, "speaker_end": last}
        return {"quotation_id": f"{d}:q{start}", "document_id": d, "method": "rule", "score": 0.7} | where | who

    return {
        "documents": [
            {"document_id": d, "raw_sha256": gold["sha256"], "title": "Talks at the Bridge", "date": "1999-05"}
        ],
        "cables": [],
        "paragraphs": [
            {
                "document_id": d,
                "kind": p["kind"],
                "raw_start": p["spans"][0][0],
                "raw_end": p["spans"][0][1],
                "raw_spans": [{"start": start, "end": end} for start, end in p["spans"]],
            }
            for p in gold["paragraphs"]
        ],
        "entities": [{"entity_id": e, "wikidata_id": "Q1" if e == "freedonia" else None} for e in entity.values()],
        "mentions": [
            {
                "mention_id": f"{d}:m{m['start']}",
                "document_id": d,
                "raw_start": m["start"],
                "raw_end": m["end"],
                "entity_type": e["type"],
                "entity_id": entity[e["id"]],
                "method": "model",
                "score": 0.8,
            }
            for e in gold["entities"]
            for m in e["mentions"]
        ],
        "quotations": [quotation("We will build,", "said", "Ana Example")],
        "events": [event("met", "CONSULT", "1999-05"), event("threatened", "THREATEN", None)],
        "event_participants": [
            {"event_id": f"{d}:e{at(trigger)[0]}", "role": role, "entity_id": side, "surface": side.title()}
            for trigger, role, side in sides
        ],
    }


@dataclass(frozen=True)
class Bridge:
    """A document, its stand-off gold and rows that agree with it; every access gives fresh copies to change."""

    text: str = TEXT

    def at(self, part: str, nth: int = 1) -> tuple[int, int]:
        """Where a part of the text stands."""
        return at(part, nth)

    def annotations(self) -> dict[str, Any]:
        """Stand-off gold as a file holds it."""
        return annotations()

    def gold(self, name: str = "bridge.json", **changed: Any) -> StandOff:
        """The gold, read, with some of its keys changed."""
        return stand_off(name, annotations() | changed)

    def rows(self) -> dict[str, list[dict[str, Any]]]:
        """Rows of the published tables."""
        return rows()

    def tables(self, **changed: list[dict[str, Any]]) -> dict[str, pl.DataFrame]:
        """The published tables, some with other rows."""
        given = rows() | changed
        return {table: from_rows(table, given[table]) for table in TABLES}


@pytest.fixture
def bridge() -> Bridge:
    """The invented document of these tests."""
    return Bridge()


@pytest.fixture(scope="session")
def bare_texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package of the documents of tests/corpus that were written for evaluation, measured on tests/gold."""
    from wakhan.build import build

    corpus, out = tmp_path_factory.mktemp("corpus"), tmp_path_factory.mktemp("evaluated")
    for path in sorted((ROOT / "tests" / "corpus").glob("*.txt")):
        if path.stem.startswith(("evaluate-", "record-")):
            shutil.copy(path, corpus)
    assert build({"corpus": corpus, "out": out, "gold": [ROOT / "tests" / "gold"]}) == 0
    return (out / "latest").resolve()
