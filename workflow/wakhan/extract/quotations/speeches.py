"""The direct quotations of a whole document, as they go on across sentences and paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
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
from wakhan.extract.quotations.report import FINITE, Passage, Report
from wakhan.extract.quotations.speakers import attributed
from wakhan.view import Span

# How many paragraphs back a speaker is remembered.
_MEMORY = 1
# A quotation longer than this, in code points, is a speech that the next paragraph may go on with.
_SPEECH = 30


def direct_reports(passages: Sequence[Passage], clauses: Sequence[list[Report]]) -> list[Report]:
    """The direct quotations of a document, and its reported clauses as the quotations inside them leave them.

    ``clauses``: the reported clauses of each passage. A clause whose verb stands inside marks is direct speech with its
    subject before it: only the marked words are kept.
    """
    out: list[Report] = []
    labels = speaker_labels(passages)
    previous = Previous()
    waiting: list[tuple[int, Span]] = []  # stretches left open whose cue has not come yet
    for passage, indirect in zip(passages, clauses, strict=True):
        label = labels.get(passage.index)
        if label is not None:
            report = _labelled(passage, label)
            out.append(report)
            inner = [r for r in indirect if r.cue and r.kind != "headline" and not _first_or_second(passage, r)]
            kept, found = _of_passage(passage, inner, Previous())
            out.extend(r for r in (*kept, *found) if r.cue is not None)
            previous = Previous(report, passage.index)
            continue
        kept, found = _of_passage(passage, indirect, previous)
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


_LABEL = re.compile(r"([A-Z][^:\"“”‘,;!?]{0,80}?):\s+(?=\S)")
# Words that begin the label of a speaker in a debate, hearing or transcript.
_STYLE = re.compile(
    r"(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sen|Senator|Rep|Representative|Sir|Dame|Lord|Lady|Baroness|Gen|General|The|President|"
    r"Ambassador|Secretary|Minister|Chair|Madam|Hon)\b"
    r"|(?:Q|A|QUESTION|ANSWER|REPORTER|MODERATOR|INTERVIEWER|HOST|CHAIRMAN|SPEAKER)(?: \d)?$",
    re.IGNORECASE,
)


# Words in small letters inside a speaker's office.
_SMALL_WORDS = frozenset({"of", "for", "the", "and", "to", "in", "de", "van", "von", "al"})


def speaker_labels(passages: Sequence[Passage]) -> dict[int, Span]:
    """The labels with which the paragraphs of a debate or transcript begin, by paragraph.

    A label is in capitals, or a style with a name in capitals ("Mr. SMITH", "Q") or, in a text that has at least
    three of them, with a name in ordinary case ("Mr Smith (Northtown)"). Only where a text has two at least and one in
    two is a style or a person's name are its labels speakers'.
    """
    loud: dict[int, Span] = {}
    plain: dict[int, Span] = {}
    persons = 0
    for passage in passages:
        m = _LABEL.match(passage.text)
        if m is None or passage.text.isupper():
            continue
        words = m.group(1).split(" (")[0].split()
        style = _STYLE.match(m.group(1))
        if words[-1].isupper() and (style or all(w.isupper() for w in words)):
            loud[passage.index] = m.span(1)
            persons += bool(style) or 0 in passage.named
        elif style and len(words) > 1 and all(w[0].isupper() or w in _SMALL_WORDS for w in words):
            plain[passage.index] = m.span(1)
    if len(loud) + len(plain) > 2 and plain:
        return loud | plain
    return loud if len(loud) > 1 and 2 * persons > len(loud) else {}


def _labelled(passage: Passage, label: Span) -> Report:
    """A paragraph that begins with its speaker's label: all that follows is direct speech."""
    colon = passage.text.index(":", label[1])
    start = colon + 1 + len(passage.text[colon + 1 :]) - len(passage.text[colon + 1 :].lstrip())
    span = (start, len(passage.text))
    return Report("label", True, passage.index, [span], None, (colon, colon + 1), label, 0, passage.index)


def _first_or_second(passage: Passage, report: Report) -> bool:
    return report.speaker_head is not None and passage.doc[report.speaker_head].lower_ in lexicon.FIRST_SECOND


def _announced(passage: Passage) -> Report | None:
    """The cue of a paragraph that ends in a colon and leaves the speech to the next one."""
    for token in reversed(list(passage.doc)):
        if passage.inside[token.i] < 0 and token.lemma_.lower() in SPEAKING and token.pos_ in ("VERB", "NOUN"):
            who = speakers.subject(token, passage) if token.pos_ == "VERB" else None
            who = who or nearest(passage, token, 0, len(passage.doc))
            return attributed(passage, "announced", [], token, who, direct=True)
    return None


def _of_passage(passage: Passage, indirect: list[Report], previous: Previous) -> tuple[list[Report], list[Report]]:
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
    for j, i in pairwise(reversed(passage.top)):
        after = found.get(j)
        if i not in found and after is not None and after.kind == "right" and _same_sentence(passage, i, j):
            found[i] = replace(after, spans=[(stretches[i].start, stretches[i].end)], kind="carried", later=[])
    return kept + mixed, _joined(passage, found, previous)


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
    return (
        passage.text[first.end - 1] not in ".!?"
        and not re.search(r"[.!?;:]\s", between)
        and not is_title(passage, first)
    )


def _mixed(passage: Passage, stretch: Stretch, report: Report) -> Report | None:
    """The whole clause of a quotation that begins outside its marks: Some are "wrong," said X."""
    if report.kind != "right":
        return None
    frame = frame_before(passage, stretch)
    if not any(t.tag_ in FINITE for t in frame):
        return None
    while frame and (frame[0].is_punct or frame[0].lower_ in ("but", "and", "however", "yet")):
        frame.pop(0)
    if not frame:
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
    if not stretch.closed and stretch is passage.stretches[passage.top[-1]]:
        return None  # its cue may stand behind the paragraph that closes it
    source = last or previous.report
    if source is None or source.speaker is None:
        return None
    spans = [(stretch.start, stretch.end)]
    if source.kind == "announced":
        return replace(source, paragraph=passage.index, spans=spans, later=[])
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
