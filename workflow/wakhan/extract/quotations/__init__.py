"""Quotations: who said what, in direct and reported speech."""

from __future__ import annotations

from collections.abc import Sequence

from wakhan.authority import Authority
from wakhan.extract.annotations import Document, Mention, Quotation
from wakhan.extract.quotations.clauses import reported_clauses
from wakhan.extract.quotations.report import Passage, Report
from wakhan.extract.quotations.resolution import Resolver, Source
from wakhan.extract.quotations.speeches import direct_reports
from wakhan.view import Span

# How often a quotation of each construction is right, speaker aside: the share that agrees to 0.8 (Jaccard) with an
# attribution of the training part of PolNeAR, rounded. Fragments inside reported clauses, which PolNeAR does not
# number on their own, after the annotated documents; labels and floating speech, which it joins, by reading.
SCORES = {
    "clause": 0.77,
    "infinitive": 0.63,
    "named": 0.42,
    "noun": 0.59,
    "aside": 0.69,
    "according": 0.74,
    "headline": 0.82,
    "right": 0.94,
    "left": 0.84,
    "quoted": 0.73,
    "carried": 0.46,
    "fragment": 0.9,
    "mixed": 0.64,
    "colon": 0.74,
    "announced": 0.69,
    "bare": 0.46,
    "floating": 0.4,
    "label": 0.9,
}


def find_quotations(document: Document, mentions: Sequence[Mention], authority: Authority) -> tuple[Quotation, ...]:
    """The quotations of a document, sorted by where they start, an enclosing one first.

    Takes the parsed document, its mentions (sorted, disjoint) and the authority file. What counts, its extent and its
    speaker follow the annotation guidelines: direct speech is what stands between the marks, indirect speech the
    reported clause without its complementiser. ``score`` is the probability that the extent is right, by the
    construction the quotation was read from.
    """
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
    reports = direct_reports(passages, [list(reported_clauses(p)) for p in passages])
    reports = [r for r in reports if r.spans]
    rows: dict[tuple[Span, ...], Report] = {}
    for report in sorted(reports, key=lambda r: not r.direct):
        rows.setdefault(_placed(document, report), report)
    ordered = sorted(rows.items(), key=lambda row: (row[0][0][0], -row[0][-1][1], row[1].direct))
    resolver = Resolver(document, passages, mentions, authority)
    reporter = resolver.reporter()
    found: list[Quotation] = []
    sources: list[Source] = []
    around: list[int] = []  # quotations that may enclose the next one, innermost last
    for spans, report in ordered:
        around = [i for i in around if found[i].spans[-1][1] > spans[0][0]]
        parent = next((i for i in reversed(around) if _encloses(found[i], spans)), None)
        if report.kind == "named" and parent is not None:
            continue
        source = resolver.source(report, spans[0][0], None if parent is None else sources[parent])
        frame = document.paragraphs[report.frame].start
        speaker = _moved(report.speaker, frame)
        around.append(len(found))
        sources.append(source)
        found.append(
            Quotation(
                "direct" if report.direct else "indirect",
                spans,
                _moved(report.cue, frame),
                speaker,
                source.entity_id,
                source.method,
                _reporter(found, speaker, parent, reporter),
                parent,
                "rule",
                SCORES[report.kind],
            )
        )
    return tuple(found)


def _encloses(quotation: Quotation, spans: tuple[Span, ...]) -> bool:
    return all(any(a <= start and end <= b for a, b in quotation.spans) for start, end in spans)


def _reporter(found: Sequence[Quotation], speaker: Span | None, parent: int | None, reporter: str | None) -> str | None:
    """Who reports a quotation: whoever else speaks around it, or the document's own voice."""
    while parent is not None and found[parent].speaker == speaker:
        parent = found[parent].parent
    return reporter if parent is None else found[parent].speaker_entity_id


def _moved(span: Span | None, by: int) -> Span | None:
    return None if span is None else (span[0] + by, span[1] + by)


def _placed(document: Document, report: Report) -> tuple[Span, ...]:
    """The spans of a report as offsets into the document."""
    pieces = [(report.paragraph, span) for span in report.spans] + report.later
    return tuple((a + document.paragraphs[p].start, b + document.paragraphs[p].start) for p, (a, b) in pieces)
