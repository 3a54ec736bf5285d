"""Which date an event has: that of its own clause, else of the clause that governs it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from wakhan.extract.annotations import Paragraph
from wakhan.extract.dates import DateMention
from wakhan.extract.events.clauses import SAYING, beside, has_subject
from wakhan.extract.events.found import CLAUSES, Found

# What stands under these is of another time than the clause they belong to.
_APART = frozenset(("after", "before", "since", "until", "following", "despite", "once"))


def by_token(paragraph: Paragraph, dates: Sequence[DateMention]) -> dict[int, DateMention]:
    """The dates of a paragraph by the token at which each hangs in its tree."""
    found: dict[int, DateMention] = {}
    first = bisect_right(dates, paragraph.start, key=lambda d: d.span[1])
    for date in dates[first:]:
        if date.span[0] >= paragraph.end:
            break
        piece = paragraph.parse.char_span(
            date.span[0] - paragraph.start, date.span[1] - paragraph.start, alignment_mode="expand"
        )
        if piece is None:
            continue
        root = piece.root
        before = piece.doc[piece.start - 1] if piece.start else root
        if root.dep_ in ("compound", "nmod") and before.lower_ in ("on", "in") and not any(before.children):
            root = before  # "On Sunday Keller left", read as the name "Sunday Keller"
        if piece[-1].lower_ != "after":
            found[root.i] = date
        elif piece[-1].dep_ == "mark":  # "ten years after they were ousted" dates the ousting
            found[piece[-1].i] = date
    return found


def date_of(found: Found, when: dict[int, DateMention]) -> tuple[DateMention | None, Token | None]:
    """The date of the event's own clause, else of the clause that governs it, and the word it belongs to."""
    sentence = found.trigger.sent
    near = [(i, date) for i, date in when.items() if sentence.start <= i < sentence.end and date.edtf]
    if near:
        for spot in _upwards(found):
            own = [
                (_detour(sentence.doc[i], spot), abs(i - found.trigger.i), i, date)
                for i, date in near
                if _hangs(sentence.doc[i], spot, speech=found.frame.speech)
            ]
            if own:
                if found.status == "planned" and spot not in (found.trigger, found.token) and _says(spot):
                    return None, None  # the day on which a plan was told
                return min(own, key=lambda o: o[:3])[3], spot
        since = _since(found.token, near)
        if since is not None:
            return since, found.trigger
        for i, date in near:  # a date that follows the event's words directly
            between = sentence.doc[found.trigger.i + 1 : i]
            if i > found.trigger.i and not any(t.pos_ in ("VERB", "AUX") or t.text in ",;:" for t in between):
                return date, found.trigger
    return None, None


def _since(verb: Token, near: list[tuple[int, DateMention]]) -> DateMention | None:
    """From when on what is told in the perfect happened: "have fled since fighting began on 3 June"."""
    if verb.tag_ != "VBN" or not any(c.lower_ in ("have", "has", "had", "'ve") for c in verb.children):
        return None
    for clause in verb.children:
        if clause.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ == "since" for c in clause.children):
            for i, date in near:
                if clause.is_ancestor(verb.doc[i]) and date.edtf and "/" not in date.edtf:
                    return replace(date, edtf=f"{date.edtf}/..")
    return None


def _upwards(found: Found) -> Iterator[Token]:
    """The trigger and the words above it, as far as what they tell is of one time."""
    token, willed = found.trigger, False
    yield token
    while token.head != token:
        if token.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in _APART for c in token.children):
            return
        if token.dep_ == "prep" and token.lower_ in _APART:
            return
        if token.dep_ == "relcl" and token.tag_ == "VBD" and _ahead(token.head.head):
            return  # "who met her in Paris, will visit India in May"
        if willed and token.dep_ == "conj" and token.pos_ == "VERB" and has_subject(token):
            return  # what one clause wills is not dated by the clause beside it
        willed = willed or token.dep_ == "acomp"
        token = beside(token)
        yield token


def _ahead(verb: Token) -> bool:
    """Whether a verb tells of what is to come."""
    return any(c.dep_ == "aux" and c.lower_ in ("will", "would", "shall", "’ll", "'ll") for c in verb.children)


def _says(verb: Token) -> bool:
    return verb.pos_ == "VERB" and verb.lemma_.lower() in SAYING


def _hangs(date: Token, spot: Token, *, speech: bool) -> bool:
    """Whether a date belongs to a word: no clause of its own stands between them. What an act of speech is about ("of
    shelling the town on Monday") is a clause of its own.
    """
    token = date
    if date.dep_ in ("compound", "amod", "nmod", "nummod", "poss") and date.head.pos_ in ("NOUN", "PROPN"):
        return date.head == spot
    meanwhile = False
    while token != spot:
        meanwhile = meanwhile or _at_once(token)
        if (
            token.head == token
            or (speech and token.dep_ == "pcomp")
            or (token.dep_ in CLAUSES and not (meanwhile and token.dep_ == "advcl"))
            or (token.dep_ == "conj" and token.pos_ == "VERB")
        ):
            return False
        token = token.head
    return True


def _detour(date: Token, spot: Token) -> bool:
    """Whether a date reaches a word only through a participle clause."""
    token = date
    while token != spot and token.head != token:
        if token.dep_ in CLAUSES:
            return True
        token = token.head
    return False


def _at_once(verb: Token) -> bool:
    """Whether a participle clause tells of the same time as the verb it hangs on."""
    return verb.dep_ == "advcl" and verb.tag_ == "VBG" and not any(c.dep_ == "mark" for c in verb.children)
