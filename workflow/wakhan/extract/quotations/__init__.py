"""Quotations: who said what, in direct and reported speech."""

from __future__ import annotations

from collections.abc import Sequence

from wakhan.authority import Authority
from wakhan.extract.annotations import Document, Mention, Quotation
from wakhan.extract.quotations import lexicon
from wakhan.extract.quotations.clauses import reported_clauses
from wakhan.extract.quotations.records import turns
from wakhan.extract.quotations.report import Passage, Report
from wakhan.extract.quotations.resolution import Resolver, Source
from wakhan.extract.quotations.speeches import direct_reports
from wakhan.view import Span

# How often a quotation of each construction is right, speaker aside: the share that agrees to 0.8 (Jaccard) with an
# attribution of the training part of PolNeAR, rounded. Fragments inside reported clauses, which PolNeAR does not
# number on their own, after the annotated documents; speech under labels, whose questions it leaves out, by reading.
SCORES = {
    "clause": 0.78,
    "infinitive": 0.63,
    "named": 0.46,
    "noun": 0.59,
    "aside": 0.73,
    "according": 0.75,
    "headline": 0.81,
    "signed": 0.89,
    "right": 0.94,
    "left": 0.85,
    "quoted": 0.73,
    "carried": 0.47,
    "fragment": 0.9,
    "mixed": 0.65,
    "colon": 0.7,
    "announced": 0.61,
    "bare": 0.46,
    "floating": 0.29,
    "label": 0.9,
}


def find_quotations(document: Document, mentions: Sequence[Mention], authority: Authority) -> tuple[Quotation, ...]:
    """The quotations of a document, sorted by where they start, an enclosing one first.

    Takes the parsed document, its mentions (sorted, disjoint) and the authority file. What counts, its extent and its
    speaker follow the annotation guidelines: direct speech is what stands between the marks or under a speaker's label,
    indirect speech the reported clause without its complementiser; in a cable, what others than its post say. ``score``
    is the probability that the extent is right, by the construction the quotation was read from.
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
    people = (document.surface(m.span).casefold() for m in mentions if m.entity_type == "PER")
    known = frozenset(name.split()[-1] for name in people)
    spoken = turns(passages, known)
    for index, turn in spoken.items():
        passages[index].opening = turn.start
    reports = direct_reports(passages, [reported_clauses(p, known) for p in passages], spoken)
    cable = document.genre == "cable" or document.from_post is not None
    reports = [r for r in reports if r.spans and not (cable and _drafters(passages[r.frame], r))]
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
        if parent is not None and (report.kind == "named" or _same_side(passages[report.frame], report, found[parent])):
            continue
        outer = None if parent is None else sources[parent]
        quoted = parent is not None and found[parent].quote_type == "direct"
        source = resolver.source(report, spans[0][0], outer, own_words=quoted)
        frame = document.paragraphs[report.frame].start
        speaker = _moved(report.speaker, frame)
        teller = _teller(found, speaker, parent)
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
                reporter if teller is None else found[teller].speaker_entity_id,
                parent,
                "rule",
                SCORES[report.kind],
                source.mention,
                None if teller is None else found[teller].speaker_mention,
            )
        )
    return tuple(found)


def _drafters(passage: Passage, report: Report) -> bool:
    """Whether a cable says in its own voice what its post thinks: "We assess that ...", "Post notes that ..."."""
    if report.direct or report.speaker is None or report.cue_token is None:
        return False
    words = passage.text[slice(*report.speaker)].casefold().removeprefix("the ")
    return words in lexicon.DRAFTERS and passage.doc[report.cue_token].tag_ in ("VBP", "VBZ")


def _same_side(passage: Passage, report: Report, around: Quotation) -> bool:
    """Whether a clause within a reported one is an act of the same side: "noted that her Government offered to"."""
    if around.quote_type == "direct" or report.direct or report.speaker is None or report.speaker_head is None:
        return False
    head = passage.doc[report.speaker_head].lemma_.lower()
    words = passage.text[slice(*report.speaker)].casefold().split()
    return words[0] in ("his", "her", "its", "their") and head in lexicon.GOVERNMENT | lexicon.DELEGATED


def _encloses(quotation: Quotation, spans: tuple[Span, ...]) -> bool:
    return all(any(a <= start and end <= b for a, b in quotation.spans) for start, end in spans)


def _teller(found: Sequence[Quotation], speaker: Span | None, parent: int | None) -> int | None:
    """The quotation whose speaker reports this one: the nearest around it that is another's, if any."""
    while parent is not None and found[parent].speaker == speaker:
        parent = found[parent].parent
    return parent


def _moved(span: Span | None, by: int) -> Span | None:
    return None if span is None else (span[0] + by, span[1] + by)


def _placed(document: Document, report: Report) -> tuple[Span, ...]:
    """The spans of a report as offsets into the document."""
    pieces = [(report.paragraph, span) for span in report.spans] + report.later
    return tuple((a + document.paragraphs[p].start, b + document.paragraphs[p].start) for p, (a, b) in pieces)
