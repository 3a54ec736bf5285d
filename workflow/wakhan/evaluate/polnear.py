"""Measures against PolNeAR (Newell, Margolin and Ruths 2018, "An Attribution Relations Corpus for Political News").

PolNeAR draws an attribution otherwise than our guidelines draw a quotation: the complementiser belongs to the content,
coordinated clauses under one cue are one content, and so is a reported clause with the quoted fragments in it, even
where the clause's own verb is quoted. Quotations are put into that form first; only outermost ones count.

PolNeAR also annotates what sources think, want and do, where a quotation is reported speech. So recall is taken over
attributions whose cue reports speech or whose content holds quotation marks, precision over all attributions.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from wakhan.evaluate.gold import Article, Attribution
from wakhan.evaluate.matching import code_points, jaccard, overlap, pair
from wakhan.evaluate.measures import Unit, f1_of, share
from wakhan.evaluate.reliability import Judged
from wakhan.evaluate.standoff import Rows, raw_spans
from wakhan.view import Span

_LEVELS = (("exact", 1.0), ("j80", 0.8), ("j30", 0.3))

MEASURES = (
    *(
        measure
        for level, _ in _LEVELS
        for measure in (
            share(f"quotation_{level}_precision", f"{level} right", "quotations found"),
            share(f"quotation_{level}_recall", f"{level} recalled", "quotations wanted"),
            f1_of(
                f"quotation_{level}_f1", f"{level} right", "quotations found", f"{level} recalled", "quotations wanted"
            ),
        )
    ),
    f1_of("quotation_character_f1", "characters right", "characters found", "characters right", "characters gold"),
    share("direct_j80_recall", "direct recalled", "direct gold"),
    share("speaker_accuracy", "speakers right", "speakers gold"),
)

# Verbs that report speech; those that do not follow the rule of their ending are given in all forms.
_REGULAR = (
    "acknowledge add allege announce argue ask assert assure claim complain concede conclude confirm contend declare "
    "deny explain insist maintain mention note observe pledge predict promise recall reiterate remark reply report "
    "respond reveal state stress suggest testify tweet vow warn"
)
_IRREGULAR = (
    "say says said saying tell tells told telling write writes wrote writing written admit admits admitted admitting"
)
_ENDINGS = (
    ("[^aeiou]y", 1, ("y", "ies", "ied", "ying")),
    ("e", 1, ("e", "es", "ed", "ing")),
    ("ss", 0, ("", "es", "ed", "ing")),
)


def _forms(verb: str) -> list[str]:
    """The forms of a regular verb."""
    for ending, cut, endings in _ENDINGS:
        if re.search(f"{ending}$", verb):
            return [verb[: len(verb) - cut] + e for e in endings]
    return [verb + e for e in ("", "s", "ed", "ing")]


_WORDS = [
    *_IRREGULAR.split(),
    *(form for verb in _REGULAR.split() for form in _forms(verb)),
    *(f"{p} out" for p in _forms("point")),
]
REPORTS_SPEECH = re.compile(rf"\b(?:{'|'.join([*_WORDS, 'according to'])})\b|^:$", re.IGNORECASE)

# Not counted in comparing contents.
_IGNORED = frozenset("\"“”‘’'.,")

_THAT = re.compile(r"\bthat[\s,]*[\"“”'‘]*$", re.IGNORECASE)
_STOP = re.compile(r"[.!?;:]\s")
_OPENS_FRAGMENT = re.compile(r"[,:]\s*[\"“”'‘]*$")


@dataclass(frozen=True, slots=True)
class Report:
    """Quotations under one cue in PolNeAR's form: the content, who speaks, and the score of the first."""

    spans: tuple[Span, ...]
    speaker: Span | None
    score: float


def count(gold: Article, rows: Rows) -> tuple[list[Unit], list[Judged]]:
    """What was found in one document against its attributions; a report is right at a Jaccard index of 0.8."""
    text = gold.text
    counted = frozenset(i for i, c in enumerate(text) if not (c.isspace() or c in _IGNORED))
    # From the last to the first, so that of attributions with the same content the innermost is matched.
    attributions = gold.attributions[::-1]
    wanted = [code_points(a.spans) & counted for a in attributions]
    speech = [a.direct or _reports_speech(a, text) for a in attributions]
    found: list[tuple[frozenset[int], Report]] = []
    starts = sorted(row["raw_start"] for row in rows["paragraphs"])
    contents = [(code_points(r.spans) & counted, r) for r in reports(text, starts, rows["quotations"])]
    for content, report in sorted(contents, key=lambda c: -len(c[0])):
        if content and not any(content <= outer for outer, _ in found):
            found.append((content, report))
    found.reverse()  # likewise of reports
    counts: Counter[str] = Counter()
    all_wanted, all_found = frozenset().union(*wanted), frozenset().union(*(content for content, _ in found))
    counts["characters gold"], counts["characters found"] = len(all_wanted), len(all_found)
    counts["characters right"] = len(all_wanted & all_found)
    counts["quotations wanted"], counts["quotations found"] = sum(speech), len(found)
    counts["direct gold"] = sum(a.direct for a in attributions)
    right: set[int] = set()
    for i, j in pair(wanted, [content for content, _ in found], jaccard):
        attribution, report = attributions[i], found[j][1]
        likeness = jaccard(wanted[i], found[j][0])
        for level, least in _LEVELS:
            counts[f"{level} right"] += likeness >= least
            counts[f"{level} recalled"] += likeness >= least and speech[i]
        if likeness >= 0.8:
            right.add(j)
            counts["direct recalled"] += attribution.direct
        if likeness >= 0.3 and attribution.sources:
            counts["speakers gold"] += 1
            counts["speakers right"] += any(report.speaker and overlap(report.speaker, s) for s in attribution.sources)
    judged = [
        Judged("quotations", gold.document_id, "rule", report.score, j in right) for j, (_, report) in enumerate(found)
    ]
    return [Unit(gold.document_id, counts)], judged


def _reports_speech(attribution: Attribution, text: str) -> bool:
    return any(REPORTS_SPEECH.search(text[start:end]) for start, end in attribution.cues)


def reports(text: str, paragraphs: Sequence[int], quotations: Iterable[dict[str, Any]]) -> list[Report]:
    """Quotations of one document in PolNeAR's form.

    Takes the raw text, the sorted raw offsets at which paragraphs begin, and rows of ``quotations``. Quotations within
    others are left out; those under one cue are one report.
    """
    groups: dict[Any, list[dict[str, Any]]] = {}
    for row in quotations:
        if row["parent_quotation_id"] is None:
            cue = None if row["cue_start"] is None else (row["cue_start"], row["cue_end"])
            groups.setdefault(cue or row["quotation_id"], []).append(row)
    return [
        Report(
            tuple(_content(text, paragraphs, rows)),
            None if rows[0]["speaker_start"] is None else (rows[0]["speaker_start"], rows[0]["speaker_end"]),
            rows[0]["score"],
        )
        for rows in groups.values()
    ]


def _content(text: str, paragraphs: Sequence[int], rows: list[dict[str, Any]]) -> list[Span]:
    """The content of one attribution: its pieces joined, the complementiser and a quoted clause's head put back."""
    cue = None if rows[0]["cue_start"] is None else (rows[0]["cue_start"], rows[0]["cue_end"])
    joined: list[Span] = []
    for start, end in sorted({span for row in rows for span in raw_spans(row)}):
        paragraph = paragraphs[max(0, bisect_right(paragraphs, start) - 1)]
        start = _with_head(text, paragraph, start, cue)
        if joined and not _parted(text, joined[-1][1], start, cue):
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _parted(text: str, end: int, start: int, cue: Span | None) -> bool:
    return start > end and (cue is None or end <= cue[0] < start or bool(_STOP.search(text, end - 1, start)))


def _with_head(text: str, paragraph: int, start: int, cue: Span | None) -> int:
    """Where the content begins: at its complementiser, or directly behind the cue where its verb is quoted."""
    if that := _THAT.search(text, paragraph, start):
        return that.start()
    if cue is None or not paragraph <= cue[1] <= start:
        return start
    between = text[cue[1] : start]
    if len(between) > 200 or _STOP.search(between) or _OPENS_FRAGMENT.search(between):
        return start
    inner = re.search(r"\bthat\b", between)
    return cue[1] + (inner.start() if inner else 0)
