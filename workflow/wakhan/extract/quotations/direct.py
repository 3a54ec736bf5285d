"""Direct speech: whose words a marked stretch holds, read from the words beside it in its paragraph."""

from __future__ import annotations

import re

from spacy.tokens import Token

from wakhan.extract.quotations import lexicon, speakers
from wakhan.extract.quotations.marks import Stretch
from wakhan.extract.quotations.report import FINITE, Passage, Report, char_span
from wakhan.extract.quotations.speakers import attributed

SPEAKING = lexicon.SAYING | lexicon.UTTERING
CARRYING = lexicon.SAYING | lexicon.FRAGMENT | lexicon.PROMISING
_STOPS = (".", "!", "?", ";", "...", "…")
# How a stretch ends, or what stands behind it, when its sentence goes on.
_LIVE_END = ",?!—–-…"
_LIVE_BEHIND = ",-—–"
_INTRODUCING = (",", ":", "-", "—", "–", "--")
# Prepositions that may stand between a verb and the words it quotes: "blamed it on", "warned of", "described as".
_TOWARDS = ("of", "as", "about", "on", "for", "to", "by", "against", "over")
# How many words a stretch must have to be a speech that needs no cue beside it.
_FULL = 4
# How many steps of the parse a fragment may stand below its cue.
_CLIMB = 8
# How far, in tokens, a cue may stand from the comma that introduces a speech.
_REACH = 12


def attribution(passage: Passage, stretch: Stretch) -> Report | None:
    """The stretch as someone's words: by a cue before it, a cue behind it, or the verb that governs a fragment.

    None for scare quotes, titles of works, and speeches whose cue stands in another sentence.
    """
    text = passage.text
    before = frame_before(passage, stretch)
    begins = not any(t.is_alpha for t in before)
    full = is_full(passage, stretch)
    last_char = text[stretch.end - 1]
    if not begins:
        if before[-1].text != ":" and is_title(passage, stretch):
            return None
        if full or before[-1].text in _INTRODUCING or before[-1].lower_ == "that":
            report = _from_left(passage, stretch, before, full)
            if report is not None:
                return report
    live = last_char in _LIVE_END or text[stretch.outer_end : stretch.outer_end + 1] in set(_LIVE_BEHIND)
    if live or (full and last_char != "."):
        after = _frame_after(passage, stretch)
        report = _from_right(passage, stretch, after if live or begins else after[:3])
        if report is not None:
            return report
    return None if begins else _climbed(passage, stretch)


def is_title(passage: Passage, stretch: Stretch) -> bool:
    """Whether a fragment is written like the title of a work or a name: every longer word with a capital."""
    if passage.text[stretch.end - 1] in "!?":
        return False
    words = [w for w in re.findall(r"[^\W\d_]+", passage.text[stretch.start : stretch.end]) if len(w) > 3]
    return bool(words) and all(w[0].isupper() for w in words) and not passage.text.isupper()


def is_full(passage: Passage, stretch: Stretch) -> bool:
    """Whether a stretch is a clause or longer."""
    tokens = [t for t in passage.tokens(stretch.start, stretch.end) if not t.is_punct and not t.is_space]
    return len(tokens) >= _FULL and any(t.tag_ in (*FINITE, "VB") for t in tokens)


def frame_before(passage: Passage, stretch: Stretch) -> list[Token]:
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


def _from_left(passage: Passage, stretch: Stretch, frame: list[Token], full: bool) -> Report | None:
    """A cue before the stretch: "he said: ...", "he told reporters, ...", "... saying that ..."."""
    last = frame[-1]
    introduced = last.text in _INTRODUCING or last.lower_ == "that"
    cue: Token | None = None
    for t in reversed(frame):
        if t.lemma_.lower() in SPEAKING and t.pos_ in ("VERB", "AUX"):
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
    if introduced and last.text == "," and last.i - cue.i > _REACH:
        return None
    who = speakers.subject(cue, passage) if cue.pos_ != "NOUN" else speakers.of_noun(cue, passage)
    if who is not None and passage.inside[who.i] >= 0:
        who = None
    if who is None and cue.pos_ != "NOUN":
        who = nearest(passage, cue, frame[0].i, frame[-1].i + 1)
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
        if t.tag_ == "VBN" and not any(c.dep_ in ("aux", "nsubj") for c in t.children):
            continue
        if t.lemma_.lower() in lexicon.SAYING or (t.lemma_.lower() in lexicon.UTTERING and t.tag_ != "VBN"):
            if t.dep_ == "relcl" and _relative(t):
                continue
            who = speakers.subject(t, passage)
            first, last = frame[0].i, frame[-1].i
            if who is None or not first <= who.i <= last:
                who = nearest(passage, t, first, last + 1)
            return attributed(passage, "right", [(stretch.start, stretch.end)], t, who, direct=True)
        if t.tag_ in FINITE and t.pos_ == "VERB" and not _relative(t) and t.dep_ != "acl":
            return None
    return None


def _relative(verb: Token) -> bool:
    return verb.dep_ == "relcl" or any(t.tag_ in ("WP", "WDT", "WRB") for t in verb.lefts)


def nearest(passage: Passage, cue: Token, first: int, stop: int) -> Token | None:
    """The noun phrase beside a cue that the parse left without a subject: before it, else (inversion) after it."""
    doc = passage.doc
    for order in (range(cue.i - 1, first - 1, -1), range(cue.i + 1, stop)):
        for k in order:
            t = doc[k]
            if passage.inside[k] >= 0:
                break
            if t.pos_ in ("PROPN", "NOUN", "PRON") and t.ent_type_ not in ("DATE", "TIME"):
                return _head(t, first, stop)
            if order.step > 0 and t.tag_ in ("IN", *FINITE):
                break
    return None


def _head(token: Token, first: int, stop: int) -> Token:
    """The head of the noun phrase a token belongs to, within tokens ``[first, stop)``."""
    while token.dep_ in ("compound", "poss", "nmod", "amod", "flat") and first <= token.head.i < stop:
        if token.head.pos_ not in ("PROPN", "NOUN"):
            break
        token = token.head
    return token


def _climbed(passage: Passage, stretch: Stretch) -> Report | None:
    """A quoted fragment: the verb of saying, naming or thinking that governs it."""
    inner = passage.tokens(stretch.start, stretch.end)
    t = next((t for t in inner if not inner[0].i <= t.head.i <= inner[-1].i), None)
    if t is None:
        return None
    for _ in range(_CLIMB):
        if t.dep_ in ("ROOT", "relcl") or (t.dep_ == "prep" and t.lower_ not in _TOWARDS):
            return None
        below, t = t, t.head
        lemma = t.lemma_.lower()
        who: Token | None = None
        if passage.inside[t.i] >= 0:
            continue
        if t.pos_ in ("VERB", "AUX") and t.dep_ != "prep" and lemma in CARRYING:
            if t.tag_ == "VBN" and t.dep_ in ("acl", "amod"):  # "a blog called X": a name, not a statement
                return None
            who = speakers.subject(t, passage)
            if who is None or who.lower_ in lexicon.NOT_SOURCES or passage.inside[who.i] >= 0:
                return None
        elif t.pos_ == "NOUN" and lemma in lexicon.NOUNS and below.dep_ in ("acl", "ccomp"):
            who = speakers.of_noun(t, passage)
        if who is not None:
            return attributed(passage, "carried", [(stretch.start, stretch.end)], t, who, direct=True)
    return None


def cue_inside(passage: Passage, stretch: Stretch) -> Report | None:
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
