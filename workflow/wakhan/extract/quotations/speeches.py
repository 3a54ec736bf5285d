"""The direct quotations of a whole document, as they go on across sentences and paragraphs."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from wakhan.extract.quotations import lexicon, speakers
from wakhan.extract.quotations.direct import (
    CARRYING,
    SPEAKING,
    attribution,
    cue_inside,
    frame_before,
    is_full,
    is_title,
    nearest,
)
from wakhan.extract.quotations.marks import Stretch
from wakhan.extract.quotations.records import Turn
from wakhan.extract.quotations.report import FINITE, Passage, Report
from wakhan.extract.quotations.speakers import attributed
from wakhan.view import Span

# How many paragraphs back a speaker is remembered.
_MEMORY = 1
# A quotation longer than this, in code points, is a speech that the next paragraph may go on with.
_SPEECH = 30


def direct_reports(
    passages: Sequence[Passage], clauses: Sequence[list[Report]], spoken: Mapping[int, Turn]
) -> list[Report]:
    """The direct quotations of a document, and its reported clauses as the quotations inside them leave them.

    ``clauses``: the reported clauses of each passage. ``spoken``: the passages that are speech under a label. A clause
    whose verb stands inside marks is direct speech with its subject before it: only the marked words are kept.
    """
    out: list[Report] = []
    previous = Previous()
    waiting: list[tuple[int, Span]] = []  # stretches left open whose cue has not come yet
    for passage, indirect in zip(passages, clauses, strict=True):
        turn = spoken.get(passage.index)
        if turn is not None:
            words = (turn.start, len(passage.text))
            if turn.label is not None:
                speech = Report("label", True, passage.index, [words], None, turn.colon, turn.label, 0, passage.index)
                out.append(speech)
            else:
                speech.add(passage.index, words)
            inner = [r for r in indirect if r.cue and r.kind != "headline" and not _own_words(passage, r)]
            kept, found = _of_passage(passage, inner, Previous(), ())
            out.extend(r for r in (*kept, *found) if r.cue is not None)
            previous = Previous(speech, passage.index)
            continue
        following = passages[passage.index + 1 : passage.index + 2]
        kept, found = _of_passage(passage, indirect, previous, following)
        opening = passage.stretches[passage.top[0]] if passage.top else None
        if opening is None or opening.outer_start:
            waiting = []
        elif waiting and found and found[0] is not previous.report and found[0].spans[0][0] == opening.start:
            _begun_before(found[0], waiting)
        waiting = _left_open(passage, found, waiting)
        out.extend(kept)
        out.extend(r for r in found if r is not previous.report)
        speeches = [r for r in found if _is_speech(r)]
        if speeches:
            previous = Previous(speeches[-1], passage.index, _ends_speaking(passage, speeches[-1]))
        elif passage.text.endswith(":"):
            previous = Previous(_announced(passage), passage.index)
        elif passage.index - previous.paragraph > _MEMORY:
            previous = Previous()
        else:
            previous = Previous(previous.report, previous.paragraph)
    return out


@dataclass(frozen=True, slots=True)
class Previous:
    """The last speech of the paragraphs before. ``going_on``: whether nothing but its cue stands behind it."""

    report: Report | None = None
    paragraph: int = 0
    going_on: bool = False


def _own_words(passage: Passage, report: Report) -> bool:
    """Whether a clause within a speech is only its speaker's way of saying something now: "I can confirm that"."""
    if report.speaker_head is None or report.cue_token is None:
        return False
    who, cue = passage.doc[report.speaker_head].lower_, passage.doc[report.cue_token]
    if who not in lexicon.FIRST_SECOND:
        return False
    told = cue.tag_ == "VBD" or (cue.tag_ == "VBN" and any(t.lemma_ == "have" for t in cue.lefts))
    return who in lexicon.SECOND or not told or report.kind == "infinitive"


def _announced(passage: Passage) -> Report | None:
    """The cue of a paragraph that ends in a colon and leaves the speech to the next one."""
    for token in reversed(list(passage.doc)):
        if passage.inside[token.i] < 0 and token.lemma_.lower() in SPEAKING and token.pos_ in ("VERB", "NOUN"):
            who = speakers.subject(token, passage) if token.pos_ == "VERB" else None
            who = who or nearest(passage, token, 0, len(passage.doc))
            return attributed(passage, "announced", [], token, who, direct=True)
    return None


def _of_passage(
    passage: Passage, indirect: list[Report], previous: Previous, following: Sequence[Passage]
) -> tuple[list[Report], list[Report]]:
    """The reported clauses of a passage that stay, and its direct quotations."""
    stretches = passage.stretches
    found: dict[int, Report] = {}
    kept: list[Report] = []
    widths: dict[int, int] = {}  # of the clause that each stretch is taken to belong to: the narrowest
    for report in indirect:
        within = [i for i in passage.top if _covers(report.spans, stretches[i])]
        if not within and _lies_within(passage, report):
            continue
        if within and not _own_verb(passage, report, within):
            kind = "quoted"
        else:
            kind = "fragment"
            kept.append(report)
        for i in within:
            if kind == "fragment" and is_title(passage, stretches[i]):
                continue
            if i not in found or _length(report) < widths[i]:
                found[i], widths[i] = _under(report, stretches[i], kind), _length(report)
    kept = [_nested_direct(passage, r) or r for r in kept]
    mixed: list[Report] = []
    for i in passage.top:
        if i in found:
            verb = cue_inside(passage, stretches[i])
            if verb is not None:
                found[i] = verb
            continue
        attributed_to = attribution(passage, stretches[i])
        if attributed_to is not None:
            found[i] = attributed_to
            whole = _mixed(passage, stretches[i], attributed_to)
            if whole is not None:
                mixed.append(whole)
    signed = _signed(passage, following)
    if signed is not None and not found:
        found[passage.top[0]] = signed
    for j, i in pairwise(reversed(passage.top)):
        after = found.get(j)
        if i in found or after is None or not _same_sentence(passage, i, j):
            continue
        spans = [(stretches[i].start, stretches[i].end)]
        if after.kind == "right" and not is_title(passage, stretches[i]):
            found[i] = replace(after, spans=spans, kind="carried", later=[])
        elif after.kind == "left" and _interrupts(passage, after, stretches[i], stretches[j]):
            found[i] = replace(after, spans=spans, later=[])
    return kept + mixed, _joined(passage, found, previous)


_SIGNATURE = re.compile(r"\s*(?:[-–—~]|--)\s*(?=[A-Z])[^.!?“”\"]{3,100}\.?$")


def _signed(passage: Passage, following: Sequence[Passage]) -> Report | None:
    """A paragraph that is one speech, with its speaker's name under it or behind it, after a dash."""
    if len(passage.top) != 1:
        return None
    s = passage.stretches[passage.top[0]]
    if s.outer_start or not is_full(passage, s):
        return None
    under = following[0] if following and not passage.text[s.outer_end :].strip(".") else passage
    m = _SIGNATURE.match(under.text, s.outer_end if under is passage else 0)
    if m is None:
        return None
    words = under.tokens(m.start(), m.end())
    if any(t.tag_ in FINITE for t in words):
        return None  # an item of a list
    name = next((t for t in words if t.i in under.persons), None) or next((t for t in words if t.pos_ == "PROPN"), None)
    if name is None:
        return None
    report = attributed(under, "signed", [(s.start, s.end)], None, name, direct=True)
    report.paragraph = passage.index
    return report


def _under(report: Report, stretch: Stretch, kind: str) -> Report:
    """A marked stretch inside a reported clause, with the clause's cue and speaker."""
    return replace(report, kind=kind, direct=True, spans=[(stretch.start, stretch.end)], later=[])


def _length(report: Report) -> int:
    return sum(b - a for a, b in report.spans)


def _covers(spans: list[Span], stretch: Stretch) -> bool:
    return any(start <= stretch.start and stretch.end <= end for start, end in spans)


def _lies_within(passage: Passage, report: Report) -> bool:
    """Whether a clause stands inside marks while its cue stands outside: the first sentence of a direct speech."""
    if report.cue_token is None or passage.inside[report.cue_token] >= 0:
        return False
    spans = report.spans
    return any(s.start <= spans[0][0] and spans[-1][1] <= s.end for s in (passage.stretches[i] for i in passage.top))


def _own_verb(passage: Passage, report: Report, within: list[int]) -> bool:
    """Whether the clause has a verb of its own outside the marks."""
    marked = sum(len(passage.tokens(passage.stretches[i].start, passage.stretches[i].end)) for i in within)
    first = passage.stretches[within[0]]
    if report.spans[0][0] == first.outer_start and passage.text[first.end - 1] in ",.?!":
        return False
    for start, end in report.spans:
        tokens = passage.tokens(start, end)
        if len(tokens) > 2 * marked + 4 and any(t.tag_ in FINITE and passage.inside[t.i] not in within for t in tokens):
            return True
        tail = [t for t in tokens if t.idx >= passage.stretches[within[-1]].outer_end and t.is_alpha]
        for t in tokens:
            if passage.inside[t.i] in within or t.i == report.cue_token:
                continue
            helps = t.dep_ in ("aux", "auxpass") and passage.inside[t.head.i] in within and not tail
            if not helps and (t.tag_ in FINITE or (t.tag_ == "VB" and report.kind == "infinitive")):
                return True
    return False


def _nested_direct(passage: Passage, report: Report) -> Report | None:
    """A report inside a quotation whose words stand in marks of their own."""
    if report.cue_token is None or passage.inside[report.cue_token] < 0:
        return None
    start, end = report.spans[0][0], report.spans[-1][1]
    for s in passage.stretches:
        if s.parent is not None and s.outer_start <= start and end <= s.outer_end:
            return _under(report, s, "quoted")
    return None


def _same_sentence(passage: Passage, i: int, j: int) -> bool:
    """Whether two stretches stand in one sentence that neither of them nor the words between them end."""
    first, second = passage.stretches[i], passage.stretches[j]
    between = passage.text[first.outer_end : second.outer_start]
    return passage.text[first.end - 1] not in ".!?" and not re.search(r"[.!?;:]\s", between)


def _interrupts(passage: Passage, report: Report, first: Stretch, second: Stretch) -> bool:
    """Whether a cue stands within one speech: “Go”, as X used to say, “and do not come back.”"""
    aside = passage.text[first.end : second.outer_start].strip(" ”’\"'")
    inside = report.cue is not None and first.outer_end <= report.cue[0] < second.outer_start
    return inside and aside[:1] == "," and aside[-1:] == "," and passage.text[second.start].islower()


def _mixed(passage: Passage, stretch: Stretch, report: Report) -> Report | None:
    """The whole clause of a quotation that begins outside its marks: Some are "wrong," said X."""
    if report.kind != "right":
        return None
    frame = frame_before(passage, stretch)
    if not any(t.tag_ in FINITE for t in frame):
        return None
    while frame and (frame[0].is_punct or frame[0].lower_ in ("but", "and", "however", "yet")):
        frame.pop(0)
    if not frame or frame[-1].text == ":":
        return None
    return replace(report, kind="mixed", direct=False, spans=[(frame[0].idx, stretch.outer_end)], later=[])


def _joined(passage: Passage, found: dict[int, Report], previous: Previous) -> list[Report]:
    """Quotations interrupted by their cue or reopened behind it made one, those without a cue given to a speaker."""
    out: list[Report] = []
    last: Report | None = None
    last_stretch: Stretch | None = None
    for i in passage.top:
        stretch = passage.stretches[i]
        report = found.get(i)
        if last is not None and last_stretch is not None:
            between = (last_stretch.outer_end, stretch.outer_start)
            own = report is not None and report.cue_token != last.cue_token
            holds_cue = last.cue is not None and between[0] <= last.cue[0] < between[1]
            gap = passage.text[between[0] : between[1]].strip()
            empty = not gap.strip(" .…")
            parted = gap[-1:] in ",.?!:;—–-"
            if (
                not own
                and (empty or stretch.reopened or (holds_cue and parted))
                and (report is not None or is_full(passage, stretch) or empty)
            ):
                last.add(passage.index, (stretch.start, stretch.end))
                last_stretch = stretch
                continue
        if report is None and is_full(passage, stretch):
            before = [t for t in frame_before(passage, stretch) if not t.is_punct and not t.is_space]
            if not before:
                report = _after_sentence(passage, stretch) or _floating(passage, stretch, last, previous)
        if report is None:
            continue
        if report is previous.report:
            report.add(passage.index, (stretch.start, stretch.end))
        out.append(report)
        last, last_stretch = report, stretch
    return out


def _after_sentence(passage: Passage, stretch: Stretch) -> Report | None:
    """A speech directly behind a sentence about someone: its subject speaks. "X agreed. "We must go." """
    i = passage.token_at(stretch.outer_start) - 1
    if i < 1 or passage.doc[i].text not in (".", "!", "?") or passage.inside[i] >= 0:
        return None
    root = passage.doc[i].sent.root
    if root.pos_ not in ("VERB", "AUX") or root.i > i or passage.inside[root.i] >= 0:
        return None
    who = speakers.subject(root, passage)
    if who is None or passage.inside[who.i] >= 0:
        return None
    if who.i not in passage.persons and who.lower_ not in ("he", "she", "they"):
        return None
    cue = root if root.lemma_.lower() in CARRYING | SPEAKING else None
    return attributed(passage, "bare", [(stretch.start, stretch.end)], cue, who, direct=True)


def _floating(passage: Passage, stretch: Stretch, last: Report | None, previous: Previous) -> Report | None:
    """A speech without a cue of its own: the one who spoke before speaks on."""
    if last is None and previous.going_on and previous.report is not None and not stretch.outer_start:
        return previous.report
    source = last or previous.report
    if source is None or source.speaker is None:
        return None
    spans = [(stretch.start, stretch.end)]
    if source.kind == "announced":
        return replace(source, paragraph=passage.index, spans=spans, later=[])
    if not stretch.closed and stretch is passage.stretches[passage.top[-1]]:
        return None  # its cue may stand behind the paragraph that closes it
    return replace(
        source, kind="floating", direct=True, paragraph=passage.index, spans=spans, cue_token=None, cue=None, later=[]
    )


def _is_speech(report: Report) -> bool:
    return _length(report) > _SPEECH


def _ends_speaking(passage: Passage, report: Report) -> bool:
    """Whether a paragraph ends with a speech and, at most, the sentence that holds its cue."""
    last = passage.stretches[passage.top[-1]]
    spans = [s for p, s in report.later if p == passage.index] or report.spans
    if spans[-1][1] != last.end:
        return False
    tail = passage.text[last.outer_end :].strip()
    held = report.cue is not None and report.frame == passage.index and report.cue[0] >= last.outer_end
    return not last.closed or not tail.strip(".") or (held and not re.search(r"[.!?]\s+[A-Z]", tail))


def _left_open(passage: Passage, found: list[Report], waiting: list[tuple[int, Span]]) -> list[tuple[int, Span]]:
    """The stretches that wait for a cue in a later paragraph, once this one is read."""
    last = passage.stretches[passage.top[-1]] if passage.top else None
    if last is None or last.closed or not is_full(passage, last):
        return []
    span = (last.start, last.end)
    spoken = any(span in r.spans or (passage.index, span) in r.later for r in found)
    return [] if spoken else [*waiting, (passage.index, span)]


def _begun_before(report: Report, waiting: list[tuple[int, Span]]) -> None:
    """Let a speech begin with the stretches of earlier paragraphs that were left open."""
    (paragraph, span), *others = waiting
    report.later = [*others, *((report.paragraph, s) for s in report.spans), *report.later]
    report.paragraph, report.spans = paragraph, [span]
