"""Quotations: who said what, in direct and reported speech."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wakhan.authority import Authority
from wakhan.extract.annotations import Document, Mention, Quotation
from wakhan.extract.quotations.clauses import headline, reported_clauses
from wakhan.extract.quotations.direct import direct_reports
from wakhan.extract.quotations.report import Passage, Report
from wakhan.view import Span

SCORES: dict[str, float] = {}


def find_quotations(document: Document, mentions: Sequence[Mention], authority: Authority) -> tuple[Quotation, ...]:
    """The quotations of a document, sorted by where they start, an enclosing one first."""
    names: dict[str, list[tuple[Span, bool]]] = {}
    for mention in mentions:
        p = document.paragraph_at(mention.span[0])
        names.setdefault(p.paragraph_id, []).append(
            ((mention.span[0] - p.start, mention.span[1] - p.start), mention.entity_type in ("PER", "ORG"))
        )
    passages = [
        Passage.of(i, p, document.text[p.start : p.end], names.get(p.paragraph_id, ()))
        for i, p in enumerate(document.paragraphs)
    ]
    reports = direct_reports(passages, [list(_clauses(p)) for p in passages])
    rows = [(_placed(document, r), r) for r in reports if r.spans]
    rows.sort(key=lambda row: (row[0][0][0], -row[0][-1][1], row[1].direct))
    out: list[Quotation] = []
    seen: dict[tuple[Span, ...], int] = {}
    for spans, report in rows:
        if spans in seen:
            continue
        seen[spans] = len(out)
        offset = document.paragraphs[report.frame].start
        move = lambda s: None if s is None else (s[0] + offset, s[1] + offset)
        parent = max((i for i, q in enumerate(out) if all(any(a <= s and e <= b for a, b in q.spans) for s, e in spans)), default=None)
        out.append(Quotation("direct" if report.direct else "indirect", spans, move(report.cue), move(report.speaker), None, "none", None, parent, "rule", SCORES.get(report.kind, 0.5)))
    return tuple(out)


def _clauses(passage: Passage) -> Iterator[Report]:
    yield from reported_clauses(passage)
    if passage.index == 0 or passage.paragraph.kind in ("title", "heading"):
        yield from headline(passage)


def _placed(document: Document, report: Report) -> tuple[Span, ...]:
    """The spans of a report as offsets into the document."""
    pieces = [(report.paragraph, span) for span in report.spans] + report.later
    return tuple((a + document.paragraphs[p].start, b + document.paragraphs[p].start) for p, (a, b) in pieces)
