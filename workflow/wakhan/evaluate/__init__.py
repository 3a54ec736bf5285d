"""Evaluation: how well the tables of a package agree with gold, with intervals, and how far scores can be trusted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, TypeVar

import polars as pl

from wakhan.evaluate import plover, polnear, standoff
from wakhan.evaluate.gold import Article, Gold, Plover, PolNeAR, Sentence, StandOff, sha256_of
from wakhan.evaluate.measures import Measure, Score, Unit, resamples_documents, scores
from wakhan.evaluate.reliability import Judged, Reliability, reliability
from wakhan.evaluate.standoff import Rows
from wakhan.findings import Finding, Refused

TABLES = ("documents", "cables", "paragraphs", "entities", "mentions", "quotations", "events", "event_participants")
# What stand-off gold of several documents taken together is called.
TOGETHER = "all stand-off gold"

Record = TypeVar("Record", Article, Sentence)


@dataclass(frozen=True, slots=True)
class Difference:
    """A metadata field that the gold gives otherwise: ``column`` is ``table.column``."""

    document_id: str
    column: str
    gold: Any
    found: Any


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The measures of a package on gold.

    ``resampled``: for each gold, what was drawn for its intervals. ``judged``: the scored rows with what the gold says
    of them. ``findings``: gold of documents that the package does not hold.
    """

    scores: list[Score]
    reliability: list[Reliability]
    resampled: dict[str, str]
    differences: list[Difference]
    judged: list[Judged]
    findings: list[Finding]

    def as_json(self) -> dict[str, Any]:
        """What ``quality.json`` says of it."""
        return {
            "scores": [asdict(score) for score in self.scores],
            "reliability": [asdict(answer) for answer in self.reliability],
            "resampled": self.resampled,
        }


def evaluate(tables: Mapping[str, pl.DataFrame], golds: Iterable[Gold]) -> Evaluation:
    """Measure the tables of a package on gold.

    Takes published tables by name (those in :data:`TABLES`) and gold files; stand-off gold finds its document by
    SHA-256, the others theirs by id. Gold of documents that are not in the package is told among the findings. Raises
    Refused when no gold has a document in the package, or a document there has another text than in the gold.
    """
    answer = Evaluation([], [], {}, [], [], [])
    package = _Package(tables)
    units: list[Unit] = []
    judged: list[Judged] = []
    names: list[str] = []
    for gold in golds:
        match gold:
            case StandOff():
                rows = package.with_sha256(gold.sha256)
                if rows is None:
                    answer.findings.append(_absent(gold.name, f"a document with SHA-256 {gold.sha256[:12]}…"))
                    continue
                counted = standoff.count(gold, rows, package.wikidata)
                _measure(answer, gold.name, counted[0], standoff.MEASURES)
                answer.differences.extend(
                    Difference(rows["documents"][0]["document_id"], *fields)
                    for fields in standoff.differences(gold, rows)
                )
                units += counted[0]
                judged += counted[1]
                names.append(gold.name)
            case PolNeAR():
                found = _held(gold.name, gold.documents, package, polnear.count, answer.findings)
                _measure(answer, gold.name, found[0], polnear.MEASURES)
                answer.reliability.extend(reliability(gold.name, found[1]))
                answer.judged.extend(found[1])
            case Plover():
                found = _held(gold.name, gold.documents, package, plover.count, answer.findings)
                _measure(answer, gold.name, found[0], plover.MEASURES)
                answer.reliability.extend(reliability(gold.name, found[1]))
                answer.judged.extend(found[1])
    if len(names) > 1:
        _measure(answer, TOGETHER, units, standoff.MEASURES)
    answer.reliability.extend(reliability(names[0] if len(names) == 1 else TOGETHER, judged))
    answer.judged.extend(judged)
    if not answer.scores:
        raise Refused(answer.findings)
    answer.findings[:] = [replace(finding, level="warning") for finding in answer.findings]
    return answer


class _Package:
    """The rows of published tables, document by document."""

    def __init__(self, tables: Mapping[str, pl.DataFrame]):
        self.wikidata: dict[str, str | None] = dict(tables["entities"].select("entity_id", "wikidata_id").iter_rows())
        participants = tables["event_participants"].join(
            tables["events"].select("event_id", "document_id"), on="event_id"
        )
        self._rows: dict[str, dict[str, list[dict[str, Any]]]] = defaultdict(lambda: {table: [] for table in TABLES})
        for table in TABLES:
            frame = participants if table == "event_participants" else tables[table]
            if "document_id" in frame.columns:
                for row in frame.iter_rows(named=True):
                    self._rows[row["document_id"]][table].append(row)
        self._by_sha256 = {row["raw_sha256"]: row["document_id"] for row in tables["documents"].iter_rows(named=True)}

    def with_sha256(self, sha256: str) -> Rows | None:
        """The rows of the document whose raw file has this SHA-256."""
        document_id = self._by_sha256.get(sha256)
        return None if document_id is None else self._rows[document_id]

    def with_id(self, document_id: str) -> Rows | None:
        """The rows of the document of this id."""
        return self._rows.get(document_id)


def _measure(answer: Evaluation, gold: str, units: Sequence[Unit], measures: Iterable[Measure]) -> None:
    if units:
        answer.scores.extend(scores(gold, units, measures))
        answer.resampled[gold] = "documents" if resamples_documents(units) else "paragraphs within documents"


def _held(
    gold: str,
    documents: Iterable[Record],
    package: _Package,
    count: Callable[[Record, Rows], tuple[list[Unit], list[Judged]]],
    findings: list[Finding],
) -> tuple[list[Unit], list[Judged]]:
    """What was counted in those documents of a gold corpus that the package holds."""
    units: list[Unit] = []
    judged: list[Judged] = []
    missing = []
    for document in documents:
        rows = package.with_id(document.document_id)
        if rows is None:
            missing.append(document.document_id)
            continue
        if rows["documents"][0]["raw_sha256"] != sha256_of(document.text):
            where = f"{gold}: {document.document_id}"
            mend = "build from the corpus made with --corpus-of"
            raise Refused([Finding(where, "another text in the package", "the text that was annotated", mend)])
        counted = count(document, rows)
        units += counted[0]
        judged += counted[1]
    if missing:
        findings.append(_absent(gold, f"{len(missing):,} of its documents ({missing[0]} …)"))
    return units, judged


def _absent(gold: str, what: str) -> Finding:
    mend = "build the package from what was annotated: full texts with TEXTS=…, a gold's own texts with --corpus-of"
    return Finding(gold, f"the package does not hold {what}", "the annotated document", mend)
