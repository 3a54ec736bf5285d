"""Speeches under their speakers' labels: debates, records of meetings, hearings, transcripts, interviews.

Whoever keeps such a record names every speaker where he begins, so what follows without a label is still his, until
the next label, a heading or a note on the proceedings.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass

from wakhan.extract.quotations.report import Passage
from wakhan.view import Span


@dataclass(frozen=True, slots=True)
class Turn:
    """One paragraph of a speech: where its words begin; in the paragraph that opens it, its label and the colon."""

    start: int
    label: Span | None = None
    colon: Span | None = None


_LABEL = re.compile(
    r"(?:[QT]?\d{1,3}\. )?"
    r"(?P<label>(?P<name>[A-Z][^:()\[\]\"“”‘;!?]{0,160}?)(?: ?\([^()]{1,80}\)){0,4})(?P<colon>:)\s+(?=\S)"
    # Hearings and the Congressional Record: "Senator SMITH. Thank you."; interviews: "Q. Why?"
    r"|(?P<stopped>The (?:Acting )?(?:Chair\w*|CHAIR\w*|PRESIDENT|PRESIDING OFFICER|SPEAKER)(?=\.)"
    r"|(?:Mr|Mrs|Ms|Dr|Senator|Representative|Chairman|Chairwoman|Secretary|Ambassador|General)\.?"
    r"(?: (?:of|de|von|van|(?:Mc|Mac)?[A-Z][A-Z'’-]+))+(?=\.)|[QA](?=[. ]?\s*[A-Z][a-z]))\.?\s*(?=[A-Z])"
)
# Words that begin the label of a speaker.
_STYLE = re.compile(
    r"(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sen|Senator|Rep|Representative|Sir|Dame|Lord|Lady|Baroness|Gen|General|The|President|"
    r"Ambassador|Secretary|Minister|Chair|Madam|Hon)\b"
    r"|(?:Q|A|QUESTION|ANSWER|REPORTER|MODERATOR|INTERVIEWER|HOST|CHAIRMAN|SPEAKER)(?: \d)?$",
    re.IGNORECASE,
)
# Words in small letters inside a speaker's office.
_SMALL_WORDS = frozenset({"of", "for", "the", "and", "to", "in", "on", "de", "van", "von", "al", "hon."})
# What stands in capitals before a colon and is no speaker.
_RUBRICS = re.compile(
    r"(?:ACTION|BACKGROUND|BEGIN|BIO|COMMENT|CONCLUSION|CORRECTION|DATE|END|FROM|INTRODUCTION|KEY|NOTE|PHOTO|RE|REF|"
    r"REFERENCE|SOURCE|SUBJECT|SUMMARY|TAGS|TO|UPDATE|WARNING)\b"
)
# Notes on the proceedings, which end a speech.
_PROCEEDING = re.compile(
    r"(?:The )?(?:Assembly|Chamber|Committee|Council|Dáil|debate|House|meeting|Senate|session|sitting)\b.{0,60}?"
    r"\b(?:adjourned|began|called to order|closed|concluded|divided|ended|opened|proceeded|resumed|rose|suspended)\b"
    r"|(?:Amendments?|Bill|Clause|Debate|Motion|Order|Question|Resolution)s?\b.{0,60}?"
    r"\b(?:agreed to|adopted|carried|moved|negatived|passed|put|read|rejected|resumed|withdrawn)\b"
    r"|(?:Several|Some) (?:hon\. )?\w+ rose\b|A (?:recorded )?vote was taken|It was so decided|(?:In favour|Against):",
    re.IGNORECASE,
)
# What the hall did meanwhile, and the hour: beside the speech, which goes on.
_MEANWHILE = re.compile(
    r"[(\[][^()\[\]]*\b(?:applause|cheers|cross-?talk|inaudible|interruptions?|laughter|pause)\b[^()\[\]]*[)\]]\.?$"
    r"|\d{1,2}[.:]\d\d ?(?:[ap]\.?m\.?)?$|(?:noon|midnight)$",
    re.IGNORECASE,
)
# How long a note on the proceedings is at most, in code points.
_NOTE = 120
_WORDS = re.compile(r"[^\W\d_]{2}")
_OWN_VOICE = re.compile(r"\b(?:I|I'm|I’m|we|my|our|us|me|you|your)\b")


def turns(passages: Sequence[Passage], known: Set[str]) -> dict[int, Turn]:
    """The paragraphs of a document that are speech under a label, by index.

    ``known``: the surnames of whom the document tells, in lower case.
    """
    labels = _labels(passages, known)
    if not labels:
        return {}
    found: dict[int, Turn] = {}
    last = max(labels)
    speaking = False
    for passage in passages:
        if passage.index in labels:
            found[passage.index] = labels[passage.index]
            speaking = True
        elif not speaking or _MEANWHILE.match(passage.text):
            continue
        elif passage.paragraph.kind not in ("body", "list_item") or passage.text[:1] in "([" or _note(passage):
            speaking = False
        elif passage.index < last or _OWN_VOICE.search(passage.text):
            found[passage.index] = Turn(0)
        else:  # behind the last label the record may have ended
            speaking = False
    return found


def _note(passage: Passage) -> bool:
    text = passage.text
    return len(text) < _NOTE and _PROCEEDING.match(text) is not None and not _OWN_VOICE.search(text)


def _labels(passages: Sequence[Passage], known: Set[str]) -> dict[int, Turn]:
    """The labels with which speeches begin, by the index of their paragraph.

    A label is in capitals, or a style with a name in capitals ("Mr. SMITH", "Q"); in a text that has at least three,
    also a style with a name in ordinary case ("Mr Smith (Northtown)") and, among others or in a dialogue, where one
    comes again, bare names. Labels in capitals alone are speakers' only where a text has two and one in two is a style,
    names someone of whom the text tells, or comes again.
    """
    loud: dict[int, Turn] = {}
    styled: dict[int, Turn] = {}
    bare: dict[int, Turn] = {}
    names: dict[int, str] = {}
    evident: set[int] = set()
    for passage in passages:
        m = _LABEL.match(passage.text)
        if m is None or passage.text.isupper() or _RUBRICS.match(passage.text):
            continue
        label = "stopped" if m["label"] is None else "label"
        name = m["name"] or m["stopped"]
        words = name.replace(",", "").split()
        style = _STYLE.match(name) is not None
        person = words[-1].casefold() in known or 0 in passage.persons
        if label == "stopped" or (words[-1].isupper() and (style or all(w.isupper() for w in words))):
            kind = loud
        elif style and len(words) > 1 and all(w[0].isupper() or w in _SMALL_WORDS for w in words):
            kind = styled
        elif (
            passage.index
            and len(words) < 4
            and all(w[0].isupper() for w in words)
            and _WORDS.search(passage.text, m.end())
        ):
            # What comes first is a headline, and a name with a figure is of a table.
            kind = bare
        else:
            continue
        kind[passage.index] = Turn(m.end(), m.span(label), None if m["colon"] is None else m.span("colon"))
        names[passage.index] = words[-1].casefold()
        if style or person:
            evident.add(passage.index)
    times = Counter(names.values())
    if not times["q"]:  # "A European diplomat said" opens no answer
        loud = {i: turn for i, turn in loud.items() if names[i] != "a"}
    talking = {names[i] for i in bare if times[names[i]] > 1}
    voices = {names[i] for i in bare if i in evident or names[i] in talking}
    if not (len(evident - bare.keys()) > 1 or (talking and len(voices) > 1 and evident & bare.keys())):
        voices = set()
    bare = {i: turn for i, turn in bare.items() if names[i] in voices}
    if (styled or bare) and len(loud) + len(styled) + len(bare) > 2:
        return loud | styled | bare
    evident.update(i for i in loud if times[names[i]] > 1)
    return loud if len(loud) > 1 and 2 * len(evident & loud.keys()) > len(loud) else {}
