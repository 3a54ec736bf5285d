"""Cues that stand beside what is said: ", he said,", ", said the minister", "as X put it,", "according to X"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Token

from wakhan.extract.quotations import lexicon
from wakhan.extract.quotations.extents import snapped
from wakhan.extract.quotations.report import FINITE, Passage, Report, char_span
from wakhan.extract.quotations.speakers import attributed

_DASHES = (",", "-", "–", "—", "--")
_STOPS = (",", ";", "—", "–", "--", ".", ":")
_OPENERS = frozenset(("but", "and", "however", "yet", "or", "so", "nor"))
# Verbs that may stand aside with an addressee for object: ", he told reporters,".
_ADDRESSING = frozenset(("tell", "assure", "inform", "write"))


def puts_it(verb: Token) -> bool:
    """Whether a verb is that of "as one diplomat put it"."""
    behind = verb.i + 1 < len(verb.doc) and verb.nbor().lower_ == "it"
    return verb.lemma_.lower() == "put" and behind and any(t.lower_ == "as" for t in verb.lefts)


def aside(passage: Passage, cue: Token, who: Token | None) -> tuple[int, int] | None:
    """The tokens ``[first, last]`` of a verbal cue with its source that stands beside what is said, else None."""
    doc, home = passage.doc, passage.inside[cue.i]
    if who is None or who.sent != cue.sent or cue.tag_ == "VBG":
        return None
    if any(t.dep_ == "mark" and t.lower_ == "that" for t in cue.lefts) or _takes_object(cue, who):
        return None
    # "the Council, which writes the rules", "a book written by X"
    if any(t.tag_ in ("WDT", "WP") for t in cue.lefts) or (cue.tag_ == "VBN" and cue.dep_ in ("acl", "amod")):
        return None
    opening = next((t for t in cue.lefts if t.dep_ in ("mark", "advmod") and t.lower_ == "as"), None)
    complement = next((t for t in cue.rights if t.dep_ == "ccomp" and t.i > max(cue.i, who.i)), None)
    first = _first(passage, cue, who) if opening is None else opening.i
    if opening is not None:
        # "as X noted, “...”": what is said is the speech behind it.
        if home < 0 and any(passage.inside[k] >= 0 for k in range(cue.i + 1, min(cue.i + 8, len(doc)))):
            return None
        if complement is not None and not any(t.text == "," for t in doc[cue.i : complement.left_edge.i + 1]):
            return None
        if first > cue.sent.start and not doc[first - 1].is_punct:  # "as much money as he promised"
            return None
    else:
        if first <= cue.sent.start + doc[cue.sent.start].is_punct or doc[first - 1].text not in _DASHES:
            return None
        behind = cue.i + 1 + any(t.dep_ == "prt" and t.i == cue.i + 1 for t in cue.rights)
        if passage.inside[first - 1] != home or (complement is not None and doc[behind].text != ","):
            return None
        if any(t.tag_ in FINITE and t.head != cue for t in doc[who.i + 1 : cue.i]):  # "X did this and asked that"
            return None
    last = max(cue.i, who.right_edge.i if who.i > cue.i else cue.i)
    while last + 1 < cue.sent.end and doc[last + 1].text not in _STOPS:
        last += 1
        verb = doc[last]
        # What follows with a "that" of its own is said by the cue: it stands before its report, not beside one.
        governs = verb.head == cue or cue in verb.ancestors
        if opening is None and verb.tag_ in FINITE and (not governs or any(t.lower_ == "that" for t in verb.lefts)):
            return None
    if opening is None and not (
        _has_clause(passage, cue.sent.start, first - 1, cue) or _has_clause(passage, last + 1, cue.sent.end - 1, cue)
    ):
        return None
    if home < 0 and _introduces_speech(passage, last):
        return None
    return first, last


def _introduces_speech(passage: Passage, last: int) -> bool:
    """Whether what stands behind an aside is direct speech of its own: "He went on, and then said, “We ...”"."""
    doc = passage.doc
    k = last + 2
    if k >= len(doc) or doc[last + 1].text not in (",", ":") or passage.inside[k] < 0:
        return False
    return passage.text[passage.stretches[passage.inside[k]].start].isupper()


def _first(passage: Passage, cue: Token, who: Token) -> int:
    """The first token of an aside: of its source, of its verb, or of the verb's auxiliaries."""
    own = [t.i for t in cue.lefts if t.dep_ in ("aux", "advmod", "auxpass", "neg")]
    first = min(who.left_edge.i, cue.i, *own)
    for t in who.lefts:
        if who.i < cue.i and t.dep_ in ("ccomp", "parataxis"):
            first = max(first, t.right_edge.i + 1)
    while first < cue.i and passage.doc[first].is_punct:
        first += 1
    return first


def _takes_object(cue: Token, who: Token) -> bool:
    """Whether a verb says something of its own besides what stands around it: "she reminded him of it"."""
    if puts_it(cue):
        return False
    lemma = cue.lemma_.lower()
    behind = [t for t in cue.children if t.i > cue.i and t.i != who.i]
    if any(t.dep_ == "prep" and (t.lower_ in ("of", "about") or (lemma, t.lower_) == ("add", "to")) for t in behind):
        return True
    objects = any(t.dep_ in ("dobj", "xcomp") for t in behind)
    return objects and (any(t.lower_ == "as" for t in cue.lefts) or (who.i < cue.i and lemma not in _ADDRESSING))


def _has_clause(passage: Passage, first: int, last: int, cue: Token) -> bool:
    """Whether tokens ``[first, last]`` have a finite verb, it or its subject on the cue's side of quotation marks."""
    home = passage.inside[cue.i]
    return any(
        (t.tag_ in FINITE or (t.dep_ == "ROOT" and t.pos_ in ("VERB", "AUX")))
        and (passage.inside[t.i] == home or any(passage.inside[c.i] == home and c.i >= first for c in _subjects(t)))
        and t.i != cue.i
        for t in passage.doc[first : last + 1]
    )


def _subjects(finite: Token) -> Iterator[Token]:
    verb = finite.head if finite.dep_ in ("aux", "auxpass") else finite
    return (t for t in verb.lefts if t.dep_ in ("nsubj", "nsubjpass"))


def around(
    passage: Passage, cue: Token, who: Token | None, tokens: tuple[int, int], kind: str = "aside"
) -> Iterator[Report]:
    """What stands before and behind the tokens of an aside, as one report."""
    doc, home = passage.doc, passage.inside[cue.i]
    first, last = tokens
    start, stop = _reach(passage, cue, first, last)
    spans: list[tuple[int, int]] = []
    before = first > start and _has_clause(passage, start, first - 1, cue)
    after = stop > last and _has_clause(passage, last + 1, stop, cue)
    speech = stop > last and passage.inside[min(stop, last + 2)] != home
    if before and (after or speech) and _is_subordinate(passage, start, first - 1):
        before = False  # "When asked about it, he said, ..."
        if not after:
            return
    if before:
        spans.append((start, first - 1))
        again = after and _goes_on(passage, cue, last + 1, (start, first - 1))
        fragment = speech and doc[min(stop, last + 3)].text[:1].islower()  # It comes, he said, "at a bad time".
        if again or fragment:
            spans.append((last + 1, stop))
    elif after:
        if first > start and not _is_connective(passage, start, first - 1):
            spans.append((start, first - 1))
        elif doc[min(stop, last + 2)].lower_ == "however":
            last += 2  # "According to X, however, ..."
        spans.append((last + 1, stop))
    drawn = (passage.trimmed(*snapped(passage, cue, *char_span(doc[a], doc[b]))) for a, b in spans)
    kept = [span for span in drawn if span[1] > span[0]]
    if kept:
        yield attributed(passage, kind, kept, cue, who)


def _reach(passage: Passage, cue: Token, first: int, last: int) -> tuple[int, int]:
    """The tokens an aside may report: of its sentence, within its quotation marks, between semicolons."""
    doc, home = passage.doc, passage.inside[cue.i]
    start, stop = cue.sent.start, cue.sent.end - 1
    if home >= 0:
        start = next(k for k in range(start, cue.i + 1) if passage.inside[k] == home)
        stop = next(k for k in range(stop, cue.i - 1, -1) if passage.inside[k] == home)
    cuts = [k for k in range(start, stop + 1) if doc[k].text == ";" and passage.inside[k] == home]
    for a, b in pairwise([start - 1, *cuts, stop + 1]):
        if a < first < b:
            start, stop = a + 1, max(b - 1, last)
            break
    while start < first and (
        doc[start].lower_ in _OPENERS or (doc[start].text == "," and passage.inside[start] == home)
    ):
        start += 1
    return start, stop


def _is_subordinate(passage: Passage, first: int, last: int) -> bool:
    """Whether what stands before an aside is no clause of its own."""
    for t in passage.doc[first : last + 1]:
        if t.tag_ in FINITE and passage.inside[t.i] < 0:
            verb = t.head if t.dep_ in ("aux", "auxpass") else t
            while verb.dep_ in ("conj", "xcomp") and verb.head.i >= first:
                verb = verb.head
            if verb.dep_ not in ("advcl", "relcl", "acl") and not any(c.tag_ == "WRB" for c in verb.lefts):
                return False
    return True


def _goes_on(passage: Passage, cue: Token, k: int, before: tuple[int, int]) -> bool:
    """Whether what stands behind an aside belongs to what stands before it."""
    doc = passage.doc
    if k + 2 < len(doc) and doc[k].text == "," and doc[k + 1].tag_ == "CC":
        return doc[k + 2].tag_ != "VBG"  # ", he said, and had received nothing", but not ", he said, and adding that"
    return not _new_start(passage, k) and not _holds_main_verb(cue, *before)


def _new_start(passage: Passage, k: int) -> bool:
    """Whether what follows an aside is another statement of the writer: ", adding that", ", but", ", which"."""
    doc = passage.doc
    while k < len(doc) and doc[k].is_punct:
        k += 1
    if k >= len(doc):
        return True
    return doc[k].tag_ in ("VBG", "CC", "WDT", "WP", "VBN") or doc[k].lower_ in ("while", "though", "although")


def _holds_main_verb(cue: Token, first: int, last: int) -> bool:
    """Whether the main verb of the sentence stands before the aside, so that the aside closes the report."""
    root = cue.sent.root
    if root.i == cue.i:
        return any(t.dep_ in ("ccomp", "parataxis") and first <= t.i <= last for t in cue.children)
    return first <= root.i <= last


def _is_connective(passage: Passage, first: int, last: int) -> bool:
    """Whether the words before an aside only join the sentence to the one before, or say what was asked."""
    words = [t.lower_ for t in passage.doc[first : last + 1] if t.is_alpha]
    return not words or " ".join(words) in lexicon.CONNECTIVES or "asked" in words


def according(passage: Passage, cue: Token) -> Iterator[Report]:
    """The report of "according to X": the clause it stands beside."""
    doc = passage.doc
    to = cue.i + 1
    if to >= len(doc) or doc[to].lower_ != "to":
        return
    source = next((t for t in doc[to].children if t.dep_ == "pobj"), None)
    if source is None:
        return
    last = max(source.right_edge.i, source.i)
    for t in doc[source.i + 1 : last + 1]:  # a clause behind a comma is no part of the source
        listed = any(c.dep_ in ("appos", "conj") and c.i > t.i for c in source.subtree)
        if t.text in (",", ";", ":") and passage.inside[t.i] == passage.inside[cue.i] and not listed:
            last = t.i - 1
            break
    last = _to_comma(passage, cue, last)
    verb = cue.head
    if verb.lemma_.lower() in lexicon.SAYING and verb.i < cue.i:
        first = min([verb.i, *(t.left_edge.i for t in verb.children if t.dep_ == "nsubj")])
        if first and passage.inside[first - 1] >= 0:
            return  # "“...,” X said, according to Y": the innermost source speaks
    for report in around(passage, cue, _person_behind(source), (cue.i, last), "according"):
        report.cue = char_span(cue, doc[to])
        yield report


def _to_comma(passage: Passage, cue: Token, last: int) -> int:
    """The last token of a source that opens its sentence: what the parse cut off before the comma is still of it.

    "According to papers seen by X and cited by Y, ...".
    """
    doc = passage.doc
    if cue.i > cue.sent.start or last + 1 >= len(doc) or doc[last + 1].lower_ not in ("and", "or"):
        return last
    for k in range(last + 1, cue.sent.end):
        if doc[k].text == ",":
            return k - 1
        if doc[k].tag_ in FINITE:
            break
    return last


def _person_behind(source: Token) -> Token:
    """In "according to interviews with officials" the officials speak."""
    if source.lemma_.lower() in ("interview", "conversation", "discussion", "talk"):
        for t in source.children:
            if t.dep_ == "prep" and t.lower_ == "with":
                return next((p for p in t.children if p.dep_ == "pobj"), source)
    return source
