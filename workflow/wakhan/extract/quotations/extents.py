"""Where what is reported begins and ends, given the tokens the parse assigns to it."""

from __future__ import annotations

from spacy.tokens import Token

from wakhan.extract.quotations import lexicon
from wakhan.extract.quotations.report import FINITE, Passage, char_span
from wakhan.view import Span

_COMMAS = (",", "-", "–", "—", "--")


def bounded(passage: Passage, cue: Token, first: Token, last: Token) -> Span:
    """From first to last token, without a complementiser in front and without what belongs to another cue behind."""
    doc, home = passage.doc, passage.inside[cue.i]
    i = first.i
    while i < last.i and (doc[i].is_space or (doc[i].is_punct and passage.inside[i] == home)):
        i += 1
    if _is_complementiser(doc[i], cue):
        i += 1
        if i < last.i and doc[i].text == ",":
            i += 1
    j = _last(passage, cue, i, i + 1, last.i)
    while j > i and doc[j].tag_ == "CC" and passage.inside[j] == home:  # of a coordinate clause the parse cut off
        j -= 1
    if j < i:
        return first.idx, first.idx
    start, end = snapped(passage, cue, *char_span(doc[i], doc[j]))
    behind = passage.token_at(end - 1) + 1
    if j == last.i and i > cue.i and _goes_on(passage, cue, behind):
        j = _last(passage, cue, i, behind, doc[behind].sent.end - 1)
        start, end = snapped(passage, cue, *char_span(doc[i], doc[j]))
    return start, _with_illustration(passage, cue, end)


def _with_illustration(passage: Passage, cue: Token, end: int) -> int:
    """Where a report ends that leads up to quoted words: "said that one rule held: “Never go back”."."""
    k = passage.token_at(end - 1) + 1
    if k + 1 >= len(passage.doc) or passage.doc[k].text != ":" or passage.inside[k] != passage.inside[cue.i]:
        return end
    if passage.inside[k + 1] in (-1, passage.inside[k]):
        return end
    last = passage.stretches[passage.inside[k + 1]].outer_end
    return last if passage.text[last : last + 1] in (".", ";", "") else end


def _last(passage: Passage, cue: Token, first: int, start: int, stop: int) -> int:
    """The last token of a report that begins with ``first`` and reaches ``stop`` unless something ends it before."""
    for k in range(start, stop + 1):
        if passage.inside[k] == passage.inside[cue.i]:
            end = _end_before(passage, cue, passage.doc[k], first)
            if end is not None:
                return end
    return stop


def _goes_on(passage: Passage, cue: Token, k: int) -> bool:
    """Whether a report that the parse ends before token ``k`` goes on: with its verb, or behind a quoted fragment."""
    doc = passage.doc
    if k >= len(doc) or cue.dep_ not in ("ROOT", "conj") or cue.pos_ != "VERB":
        return False
    if passage.inside[k] != passage.inside[cue.i]:
        return False
    fragment = passage.inside[k - 1] != passage.inside[k] and doc[k].text[:1].islower()
    if fragment:
        s = passage.stretches[passage.inside[k - 1]]
        fragment = passage.text[s.end - 1] not in ",.?!"
    return fragment or (doc[k].tag_ in FINITE and k > 0 and not doc[k - 1].is_punct)


def snapped(passage: Passage, cue: Token, start: int, end: int) -> Span:
    """A span that ends within a marked stretch is drawn to the stretch's end; one that starts in it, to its start."""
    home = passage.inside[cue.i]
    for i in passage.top:
        s = passage.stretches[i]
        if i == home:
            start, end = max(start, s.start), min(end, s.end)
        elif s.outer_start < end < s.outer_end or end in (s.outer_start, s.start):
            end = s.outer_end if s.outer_start >= start else end
        elif s.outer_start < start <= s.start:
            start = s.outer_start
    return start, end


def _is_complementiser(token: Token, cue: Token) -> bool:
    if token.lower_ != "that":
        return False
    # Directly behind its cue, "that" before a noun is seldom a determiner, whatever the tagger says.
    if token.i == cue.i + 1 and token.tag_ == "DT" and token.i + 1 < len(token.doc):
        return token.nbor().pos_ in ("NOUN", "PROPN", "PRON")
    return token.tag_ in ("IN", "WDT")


def _end_before(passage: Passage, cue: Token, token: Token, first: int) -> int | None:
    """The last token of a report that ends before ``token``; None when the report goes on through it."""
    lemma = token.lemma_.lower()
    if token.text == ";":
        return token.i - 1
    if (token.tag_ == "VBG" and lemma in lexicon.ADDING) or token.lower_ == "according":
        return _comma_before(passage, token.i, first)
    if token.tag_ not in FINITE:
        return None
    if lemma in lexicon.SAYING and (end := _set_beside(passage, token, first)) is not None:
        return end
    owned = any(t.dep_ in ("nsubj", "nsubjpass") for t in token.children)
    if not owned and lemma in lexicon.SAYING | lexicon.FRAGMENT and cue.tag_ in (*FINITE, "VBN"):
        return _joined_by(passage, token, first)
    return None


def _comma_before(passage: Passage, k: int, first: int) -> int | None:
    """The last token before the comma that stands before token ``k``, whether outside or inside a closing mark."""
    doc = passage.doc
    b = k - 1
    while b > first and doc[b].is_quote:
        b -= 1
    if b <= first or doc[b].text not in _COMMAS:
        return None
    return b - 1 if b == k - 1 else k - 1


def _set_beside(passage: Passage, verb: Token, first: int) -> int | None:
    """Where another source's statement is set beside this one: ", while Y said ..."."""
    subject = next((t for t in verb.lefts if t.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None or subject.tag_ in ("WP", "WDT"):
        return None
    k = subject.left_edge.i - 1
    if k > first and passage.doc[k].lower_ in ("while", "whereas", "and", "but", "as", "though"):
        return _comma_before(passage, k, first)
    return None


def _joined_by(passage: Passage, verb: Token, first: int) -> int | None:
    """Where a second verb of saying is joined to the cue: "said that A and predicted that B"."""
    doc, home = passage.doc, passage.inside[verb.i]
    k = verb.i - 1
    while k > first and doc[k].pos_ in ("ADV", "AUX"):
        k -= 1
    if doc[k].lower_ not in ("and", "but") or passage.inside[k] != home:
        return None
    k -= 1
    while k > first and doc[k].text == "," and passage.inside[k] == home:
        k -= 1
    return k if k > first else None
