"""Direct speech: which marked stretches are someone's words, and whose."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from wakhan.extract.quotations import lexicon, speakers
from wakhan.extract.quotations.marks import Stretch
from wakhan.extract.quotations.report import FINITE, Passage, Report, char_span
from wakhan.extract.quotations.speakers import attributed
from wakhan.view import Span

_STOPS = (".", "!", "?", ";", "...", "…")
_LIVE_END = ",?!—–-…"
_INTRODUCING = (",", ":", "-", "—", "–", "--")
# Prepositions that may stand between a verb and the words it quotes: "blamed it on", "warned of", "described as".
_TOWARDS = ("of", "as", "about", "on", "for", "to", "by", "against", "over")
_SPEAKING = lexicon.SAYING | lexicon.UTTERING
_CARRYING = lexicon.SAYING | lexicon.FRAGMENT | lexicon.PROMISING
# How many words a stretch must have to be a speech that needs no cue beside it.
_FULL = 4
# Over how many paragraphs without speech a speaker is remembered.
_MEMORY = 3


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
            inner = [r for r in indirect if r.speaker and r.kind != "headline" and not _first_or_second(passage, r)]
            kept, found = _of_passage(passage, inner, Previous())
            out.extend(r for r in (*kept, *found) if r.cue is not None)
            previous = Previous(report, passage.index)
            continue
        kept, found = _of_passage(passage, indirect, previous)
        opening = passage.stretches[passage.top[0]] if passage.top else None
        if waiting and opening is not None and not opening.outer_start and found and found[0] is not previous.report:
            if found[0].spans[0][0] == opening.start:
                _begun_before(found[0], waiting)
        waiting = _left_open(passage, found, waiting if opening is not None and not opening.outer_start else [])
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


def _is_speech(report: Report) -> bool:
    return any(end - start > 30 for start, end in report.spans)


def _left_open(passage: Passage, found: list[Report], waiting: list[tuple[int, Span]]) -> list[tuple[int, Span]]:
    """The stretches that wait for a cue in a later paragraph, once this one is read."""
    last = passage.stretches[passage.top[-1]] if passage.top else None
    if last is None or last.closed or not _is_full(passage, last):
        return []
    span = (last.start, last.end)
    spoken = any(span in r.spans or (passage.index, span) in r.later for r in found)
    return [] if spoken else [*waiting, (passage.index, span)]


def _begun_before(report: Report, waiting: list[tuple[int, Span]]) -> None:
    """Let a speech begin with the stretches of earlier paragraphs that were left open."""
    (paragraph, span), *others = waiting
    report.later = [*others, *((report.paragraph, s) for s in report.spans), *report.later]
    report.paragraph, report.spans = paragraph, [span]


def _ends_speaking(passage: Passage, report: Report) -> bool:
    """Whether a paragraph ends with a speech and, at most, the sentence that holds its cue."""
    last = passage.stretches[passage.top[-1]]
    spans = [s for p, s in report.later if p == passage.index] or report.spans
    if spans[-1][1] != last.end:
        return False
    tail = passage.text[last.outer_end :].strip()
    held = report.cue is not None and report.frame == passage.index and report.cue[0] >= last.outer_end
    return not last.closed or not tail.strip(".") or (held and not re.search(r"[.!?]\s+[A-Z]", tail))


_LABEL = re.compile(r"([A-Z][^:\"“”‘,;!?]{0,60}?):\s+(?=\S)")
# Words that begin the label of a speaker in a debate, hearing or transcript.
_STYLE = re.compile(
    r"(?:Mr|Mrs|Ms|Dr|Sen|Rep|Sir|Lord|Lady|Baroness|The|President|Ambassador|Secretary|Minister|Chair|Madam|Hon)\b"
    r"|(?:Q|A|QUESTION|ANSWER|REPORTER|MODERATOR|INTERVIEWER|HOST|CHAIRMAN|SPEAKER)(?: \d)?$",
    re.IGNORECASE,
)


def speaker_labels(passages: Sequence[Passage]) -> dict[int, Span]:
    """The labels with which the paragraphs of a debate or transcript begin, by paragraph.

    A label is in capitals or is a style with a name in capitals ("Mr. SMITH", "Q"). Only where a text has two at least
    and one of them is a style or a person's name are its labels speakers'.
    """
    found: dict[int, Span] = {}
    persons = 0
    for passage in passages:
        m = _LABEL.match(passage.text)
        if m is None:
            continue
        words = m.group(1).split(" (")[0].split()
        style = _STYLE.match(m.group(1))
        if not (words[-1].isupper() and (style or all(w.isupper() for w in words))) or passage.text.isupper():
            continue
        found[passage.index] = m.span(1)
        persons += bool(style) or 0 in passage.named
    return found if len(found) > 1 and 2 * persons > len(found) else {}


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
        if passage.inside[token.i] < 0 and token.lemma_.lower() in _SPEAKING and token.pos_ in ("VERB", "NOUN"):
            who = speakers.subject(token, passage) if token.pos_ == "VERB" else None
            who = who or _nearest(passage, token, 0, len(passage.doc))
            return attributed(passage, "announced", [], token, who, direct=True)
    return None


def _of_passage(passage: Passage, indirect: list[Report], previous: Previous) -> tuple[list[Report], list[Report]]:
    stretches = passage.stretches
    found: dict[int, Report] = {}
    kept: list[Report] = []
    for report in indirect:
        within = [i for i in passage.top if _covers(report.spans, stretches[i])]
        if not within and _lies_within(passage, report):
            continue
        if within and not _own_verb(passage, report, within):
            for i in within:
                found.setdefault(i, _under(passage, report, stretches[i], "quoted"))
        else:
            kept.append(report)
            for i in within:
                current = found.get(i)
                if current is None or _length(report) < _length(current):
                    found[i] = _under(passage, report, stretches[i], "fragment")
    kept = [_nested_direct(passage, r) or r for r in kept]
    mixed: list[Report] = []
    for i in passage.top:
        if i in found:
            verb = _cue_inside(passage, stretches[i])
            if verb is not None:
                found[i] = verb
            continue
        report = _attributed(passage, i)
        if report is not None:
            found[i] = report
            whole = _mixed(passage, i, report)
            if whole is not None:
                mixed.append(whole)
    for i, j in zip(reversed(passage.top[:-1]), reversed(passage.top[1:]), strict=True):
        after = found.get(j)
        if i not in found and after is not None and after.kind == "right" and _same_sentence(passage, i, j):
            found[i] = replace(after, spans=[(stretches[i].start, stretches[i].end)], kind="carried", later=[])
    return kept + mixed, _joined(passage, found, previous)


def _nested_direct(passage: Passage, report: Report) -> Report | None:
    """A report inside a quotation whose words stand in marks of their own."""
    if report.cue_token is None or passage.inside[report.cue_token] < 0:
        return None
    start, end = report.spans[0][0], report.spans[-1][1]
    for s in passage.stretches:
        if s.parent is not None and s.outer_start <= start and end <= s.outer_end:
            return _under(passage, report, s, "quoted")
    return None


def _same_sentence(passage: Passage, i: int, j: int) -> bool:
    """Whether two stretches stand in one sentence that neither of them nor the words between them end."""
    first, second = passage.stretches[i], passage.stretches[j]
    between = passage.text[first.outer_end : second.outer_start]
    return (
        passage.text[first.end - 1] not in ".!?"
        and not re.search(r"[.!?;:]\s", between)
        and not _is_title(passage, first)
    )


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
        if len(tokens) > 2 * marked + 4 and any(
            t.tag_ in FINITE and passage.inside[t.i] not in within for t in tokens
        ):
            return True
        tail = [t for t in tokens if t.idx >= passage.stretches[within[-1]].outer_end and t.is_alpha]
        for t in tokens:
            if passage.inside[t.i] in within or t.i == report.cue_token:
                continue
            helps = t.dep_ in ("aux", "auxpass") and passage.inside[t.head.i] in within and not tail
            if not helps and (t.tag_ in FINITE or (t.tag_ == "VB" and report.kind == "infinitive")):
                return True
    return False


def _under(passage: Passage, report: Report, stretch: Stretch, kind: str) -> Report:
    return Report(
        kind,
        True,
        passage.index,
        [(stretch.start, stretch.end)],
        report.cue_token,
        report.cue,
        report.speaker,
        report.speaker_head,
        passage.index,
    )


def _cue_inside(passage: Passage, stretch: Stretch) -> Report | None:
    """A quotation that begins with its own verb of saying: X "said that ..."; its subject stands before the mark."""
    tokens = passage.tokens(stretch.start, stretch.end)
    if not tokens or tokens[0].lemma_.lower() not in lexicon.SAYING or tokens[0].tag_ not in ("VBD", "VBZ", "VBP"):
        return None
    before = passage.token_at(stretch.outer_start) - 1
    if before < 0 or passage.doc[before].pos_ not in ("NOUN", "PROPN", "PRON"):
        return None
    who = passage.doc[before]
    while who.dep_ in ("compound", "poss", "pobj", "prep", "det") and who.head.i < before:
        who = who.head
    return attributed(passage, "quoted", [(stretch.start, stretch.end)], tokens[0], who, direct=True)


def _frame_before(passage: Passage, stretch: Stretch) -> list[Token]:
    """The tokens of the same sentence before a stretch, back to a full stop or to another stretch."""
    doc = passage.doc
    i = passage.token_at(stretch.outer_start)
    frame: list[Token] = []
    for k in range(i - 1, -1, -1):
        t = doc[k]
        if passage.inside[k] >= 0 or t.text in _STOPS:
            break
        frame.append(t)
    return frame[::-1]


def _frame_after(passage: Passage, stretch: Stretch) -> list[Token]:
    """The tokens after a stretch, up to a full stop or another stretch."""
    doc = passage.doc
    frame: list[Token] = []
    for t in doc[passage.token_at(stretch.outer_end - 1) + 1 :]:
        if passage.inside[t.i] >= 0 or t.text in _STOPS:
            break
        frame.append(t)
    return frame


def _attributed(passage: Passage, i: int) -> Report | None:
    stretch = passage.stretches[i]
    before = _frame_before(passage, stretch)
    words = [t for t in before if not t.is_punct and not t.is_space]
    full = _is_full(passage, stretch)
    if words and before[-1].text != ":" and _is_title(passage, stretch):
        return None
    if words and (full or before[-1].text in _INTRODUCING or before[-1].lower_ == "that"):
        report = _from_left(passage, stretch, before, full)
        if report is not None:
            return report
    ends_live = passage.text[stretch.end - 1] in _LIVE_END or passage.text[
        stretch.outer_end : stretch.outer_end + 1
    ] in (
        ",",
        "-",
        "—",
        "–",
    )
    after = _frame_after(passage, stretch)
    if ends_live or (full and passage.text[stretch.end - 1] != "."):
        report = _from_right(passage, stretch, after if ends_live or not words else after[:3])
        if report is not None:
            return report
    if words:
        return _climbed(passage, stretch)
    return None


def _is_title(passage: Passage, stretch: Stretch) -> bool:
    """Whether a fragment is written like the title of a work or a name: every longer word with a capital."""
    if passage.text[stretch.end - 1] in "!?":
        return False
    words = [w for w in re.findall(r"[^\W\d_]+", passage.text[stretch.start : stretch.end]) if len(w) > 3]
    return bool(words) and all(w[0].isupper() for w in words) and not passage.text.isupper()


def _is_full(passage: Passage, stretch: Stretch) -> bool:
    tokens = [t for t in passage.tokens(stretch.start, stretch.end) if not t.is_punct and not t.is_space]
    return len(tokens) >= _FULL and any(t.tag_ in (*FINITE, "VB") for t in tokens)


def _from_left(passage: Passage, stretch: Stretch, frame: list[Token], full: bool) -> Report | None:
    """A cue before the stretch: "he said: ...", "he told reporters, ...", "... saying that ..."."""
    last = frame[-1]
    introduced = last.text in _INTRODUCING or last.lower_ == "that"
    cue: Token | None = None
    for t in reversed(frame):
        if t.lemma_.lower() in _SPEAKING and t.pos_ in ("VERB", "AUX"):
            if t.dep_ == "relcl" and not (last.i - t.i <= 2):
                continue
            cue = t
            break
        if last.text == ":" and t.lemma_.lower() in lexicon.NOUNS and t.pos_ == "NOUN":
            cue = t
            break
        if not introduced and last.i - t.i > 0 and t.tag_ in FINITE and t.pos_ == "VERB":
            break
    if cue is None and last.text == ":" and full:
        return _after_colon(passage, stretch, frame)
    if cue is None or not (introduced or last.i - cue.i <= 3):
        return None
    if introduced and last.text == "," and last.i - cue.i > 12:
        return None
    who = speakers.subject(cue, passage) if cue.pos_ != "NOUN" else speakers.of_noun(cue, passage)
    if who is not None and passage.inside[who.i] >= 0:
        who = None
    if who is None and cue.pos_ != "NOUN":
        who = _nearest(passage, cue, frame[0].i, frame[-1].i + 1)
    return attributed(passage, "left", [(stretch.start, stretch.end)], cue, who, direct=True)


def _after_colon(passage: Passage, stretch: Stretch, frame: list[Token]) -> Report | None:
    root = next((t for t in frame if t.dep_ == "ROOT"), None)
    if root is None:
        return None
    who = speakers.subject(root, passage) if root.pos_ in ("VERB", "AUX") else root
    if who is None or passage.inside[who.i] >= 0:
        return None
    return attributed(passage, "colon", [(stretch.start, stretch.end)], None, who, direct=True)


def _from_right(passage: Passage, stretch: Stretch, frame: list[Token]) -> Report | None:
    """A cue behind the stretch: ", said the minister", ", she told reporters", ", according to X"."""
    aside = False
    later = sum(t.text == "," for t in frame) > 1
    for n, t in enumerate(frame):
        if t.lower_ == "according" and n <= 3 and t.i + 1 < len(passage.doc):
            source = next((p for c in t.children for p in c.children if p.dep_ == "pobj"), None)
            report = attributed(passage, "right", [(stretch.start, stretch.end)], t, source, direct=True)
            report.cue = char_span(t, passage.doc[t.i + 1])
            return report
        if t.tag_ in ("WP", "WDT") and n and frame[n - 1].text == ",":
            aside = True
        elif aside and t.text == ",":
            aside = False
        if t.pos_ not in ("VERB", "AUX") or t.tag_ == "VBG" or (aside and later):
            continue
        if t.tag_ == "VBN" and not any(c.dep_ == "aux" for c in t.children):
            continue
        if t.lemma_.lower() in _SPEAKING and t.tag_ != "VBN" or t.lemma_.lower() in lexicon.SAYING:
            if t.dep_ == "relcl" and _relative(t):
                continue
            who = speakers.subject(t, passage)
            first, last = frame[0].i, frame[-1].i
            if who is None or not first <= who.i <= last:
                who = _nearest(passage, t, first, last + 1)
            return attributed(passage, "right", [(stretch.start, stretch.end)], t, who, direct=True)
        if t.tag_ in FINITE and t.pos_ == "VERB" and not _relative(t) and t.dep_ != "acl":
            return None
    return None


def _relative(verb: Token) -> bool:
    return verb.dep_ == "relcl" or any(t.tag_ in ("WP", "WDT", "WRB") for t in verb.lefts)


def _nearest(passage: Passage, cue: Token, first: int, stop: int) -> Token | None:
    """The noun phrase beside a cue that the parse left without a subject: before it, else (inversion) after it."""
    doc = passage.doc
    for order in (range(cue.i - 1, first - 1, -1), range(cue.i + 1, stop)):
        for k in order:
            t = doc[k]
            if passage.inside[k] >= 0:
                break
            if t.pos_ in ("PROPN", "NOUN", "PRON") and t.ent_type_ not in ("DATE", "TIME"):
                while (
                    t.dep_ in ("compound", "poss", "nmod", "amod", "flat")
                    and first <= t.head.i < stop
                    and t.head.pos_
                    in (
                        "PROPN",
                        "NOUN",
                    )
                ):
                    t = t.head
                return t
            if order.step > 0 and t.tag_ in ("IN", *FINITE):
                break
    return None


def _climbed(passage: Passage, stretch: Stretch) -> Report | None:
    """A quoted fragment: the verb of saying, naming or thinking that governs it."""
    inner = [t for t in passage.tokens(stretch.start, stretch.end)]
    roots = [t for t in inner if t.head.i < inner[0].i or t.head.i > inner[-1].i]
    for root in roots[:1]:
        t = root
        for _ in range(8):
            if t.dep_ == "ROOT":
                break
            if t.dep_ == "relcl" or (t.dep_ == "prep" and t.lower_ not in _TOWARDS):
                break
            below, t = t, t.head
            if passage.inside[t.i] >= 0:
                continue
            if t.pos_ in ("VERB", "AUX") and t.dep_ != "prep" and t.lemma_.lower() in _CARRYING:
                if t.tag_ == "VBN" and t.dep_ in ("acl", "amod"):  # "a blog called X": a name, not a statement
                    return None
                who = speakers.subject(t, passage)
                if who is None or who.lower_ in lexicon.NOT_SOURCES or passage.inside[who.i] >= 0:
                    return None
                return attributed(passage, "carried", [(stretch.start, stretch.end)], t, who, direct=True)
            if t.pos_ == "NOUN" and t.lemma_.lower() in lexicon.NOUNS and below.dep_ in ("acl", "ccomp"):
                who = speakers.of_noun(t, passage)
                if who is not None:
                    return attributed(passage, "carried", [(stretch.start, stretch.end)], t, who, direct=True)
    return None


def _mixed(passage: Passage, i: int, report: Report) -> Report | None:
    """The whole clause of a quotation that begins outside its marks: Some are "wrong," said X."""
    if report.kind != "right":
        return None
    stretch = passage.stretches[i]
    frame = [t for t in _frame_before(passage, stretch)]
    if not any(t.tag_ in FINITE for t in frame):
        return None
    while frame and (frame[0].is_punct or frame[0].lower_ in ("but", "and", "however", "yet")):
        frame.pop(0)
    if not frame:
        return None
    return Report(
        "mixed",
        False,
        passage.index,
        [(frame[0].idx, stretch.outer_end)],
        report.cue_token,
        report.cue,
        report.speaker,
        report.speaker_head,
        passage.index,
    )


def _joined(passage: Passage, found: dict[int, Report], previous: Previous) -> list[Report]:
    """Quotations interrupted by their cue, or reopened behind it, made one; those without a cue given to the speaker."""
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
                and (report is not None or _is_full(passage, stretch) or empty)
            ):
                last.add(passage.index, (stretch.start, stretch.end))
                last_stretch = stretch
                continue
        if report is None and _is_full(passage, stretch):
            before = [t for t in _frame_before(passage, stretch) if not t.is_punct and not t.is_space]
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
    if (
        who is None
        or passage.inside[who.i] >= 0
        or not (who.i in passage.persons or who.lower_ in ("he", "she", "they"))
    ):
        return None
    cue = root if root.lemma_.lower() in _CARRYING | _SPEAKING else None
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
    kind = "announced" if source.kind == "announced" else "floating"
    return Report(
        kind,
        True,
        passage.index,
        [(stretch.start, stretch.end)],
        source.cue_token if kind == "announced" else None,
        source.cue if kind == "announced" else None,
        source.speaker,
        source.speaker_head,
        source.frame,
    )
