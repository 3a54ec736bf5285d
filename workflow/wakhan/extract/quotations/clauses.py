"""Reported clauses read from the dependency parse."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from wakhan.extract.quotations import cues, speakers
from wakhan.extract.quotations.lexicon import COLLECTIVE
from wakhan.extract.quotations.report import Passage, Report, char_span
from wakhan.view import Span

_FINITE = ("VBD", "VBZ", "VBP", "MD")
_CLAUSAL = ("ccomp", "xcomp")
_OPENERS = frozenset(("but", "and", "however", "yet", "or", "so", "nor"))


def reported_clauses(passage: Passage) -> Iterator[Report]:
    """Every reported clause of a passage, in order of its cue."""
    for token in passage.doc:
        if token.pos_ in ("VERB", "AUX"):
            lemma = token.lemma_.lower()
            if lemma == "accord" and token.lower_ == "according":
                yield from _according(passage, token)
            elif lemma in cues.SAYING or lemma in cues.PROMISING:
                yield from _of_verb(passage, token, lemma)
        elif token.pos_ == "NOUN" and token.lemma_.lower() in cues.NOUNS:
            yield from _of_noun(passage, token)
        elif token.lower_ == "according":
            yield from _according(passage, token)


def _of_verb(passage: Passage, cue: Token, lemma: str) -> Iterator[Report]:
    doc = passage.doc
    home = passage.inside[cue.i]
    who = speakers.subject(cue, passage)
    if who is not None and (who.lower_ in cues.NOT_SOURCES or who.dep_ == "expl"):
        return
    if who is not None and home < 0 and passage.inside[who.i] >= 0:
        who = None
    if home >= 0 and who is not None and who.lower_ in cues.FIRST_SECOND:
        return
    if home >= 0 and (who is None or passage.inside[who.i] != home):
        return
    aside = _aside(passage, cue, who)
    if aside is not None:
        yield from _around(passage, cue, who, aside)
        return
    clause = _complement(cue, lemma)
    if clause is None:
        if lemma in cues.NAMING:
            yield from _named(passage, cue, who)
        return
    if any(t.dep_ == "neg" for t in cue.children) and lemma not in ("deny",):
        return
    kind = "clause" if clause.dep_ == "ccomp" else "infinitive"
    for span in _pieces(passage, cue, clause):
        yield _report(passage, kind, [span], cue, who)


def _named(passage: Passage, cue: Token, who: Token | None) -> Iterator[Report]:
    for child in cue.rights:
        if child.dep_ == "dobj" and child.pos_ in ("NOUN", "PROPN") and who is not None and passage.inside[cue.i] < 0:
            start, end = _bounded(passage, cue, child.left_edge, child.right_edge)
            if end > start and passage.inside[child.i] == passage.inside[cue.i]:
                yield _report(passage, "named", [passage.trimmed(start, end)], cue, who)


def _complement(cue: Token, lemma: str) -> Token | None:
    """The verb of the clause a cue governs, to its right."""
    found: Token | None = None
    for child in cue.rights:
        if child.dep_ == "ccomp":
            if _infinitive(child) and lemma not in cues.PROMISING and lemma not in cues.TELLING:
                continue
            return child
        if child.dep_ == "xcomp" and found is None and _infinitive(child):
            if lemma in cues.PROMISING or (lemma in cues.TELLING and any(t.dep_ == "dobj" for t in cue.children)):
                found = child
        # The small model often takes "that S" after an addressee for a clause about the addressee.
        if child.dep_ in ("dobj", "pobj", "dative") and lemma in (*cues.TELLING, "assure", "inform", "reassure", "notify"):
            for t in child.rights:
                if t.dep_ in ("relcl", "acl", "ccomp") and any(m.dep_ == "mark" and m.lower_ == "that" for m in t.children):
                    return t
        if child.dep_ == "advcl" and any(m.dep_ == "mark" and m.lower_ == "that" for m in child.children):
            return child
    return found


def _infinitive(verb: Token) -> bool:
    return any(t.tag_ == "TO" for t in verb.lefts) and not any(t.dep_ in ("nsubj", "nsubjpass") for t in verb.lefts)


def _pieces(passage: Passage, cue: Token, clause: Token) -> list[Span]:
    """The clause without its complementiser, cut in two where a second "that" joins a coordinate clause to it."""
    start = clause.left_edge
    doc = passage.doc
    if _infinitive(clause):
        start = next(t for t in clause.lefts if t.tag_ == "TO")
    elif cue.lemma_.lower() in cues.TELLING:
        own = next((t for t in clause.lefts if t.dep_ in ("nsubj", "nsubjpass", "expl")), None)
        if own is not None and own.pos_ == "PRON" and start.pos_ in ("PROPN", "NOUN", "DET", "PRON", "ADJ"):
            start = own
    if start.i <= cue.i:
        start = doc[cue.i + 1]
    last = clause.right_edge
    first, end = _bounded(passage, cue, start, last)
    cuts: list[tuple[int, int]] = []
    for conj in clause.conjuncts:
        if conj.i > clause.i:
            for mark in conj.lefts:
                if mark.dep_ == "mark" and mark.lower_ == "that" and passage.inside[mark.i] == passage.inside[cue.i]:
                    cc = mark.i - 1
                    if doc[cc].dep_ == "cc" or doc[cc].lower_ in ("and", "but", "or"):
                        cuts.append((doc[cc].idx, mark.idx + len(mark)))
    spans: list[Span] = []
    for a, b in sorted(cuts):
        if first < a and b < end:
            spans.append((first, a))
            first = b
    spans.append((first, end))
    more = _second(passage, cue, end)
    if more is not None:
        spans.append(more)
    return [s for s in (passage.trimmed(*span) for span in spans) if s[1] > s[0]]


def _second(passage: Passage, cue: Token, end: int) -> Span | None:
    """A coordinate clause with its own "that" directly behind a clause, which the parse did not join to it."""
    doc = passage.doc
    i = passage.token_at(end - 1) + 1
    while i < len(doc) and (doc[i].text == "," or doc[i].is_quote):
        i += 1
    if i + 2 >= len(doc) or doc[i].lower_ not in ("and", "but", "or") or doc[i + 1].lower_ != "that":
        return None
    if doc[i + 1].tag_ != "IN" or passage.inside[i] != passage.inside[cue.i]:
        return None
    sent = doc[i].sent
    if sent.end - 1 <= i + 2:
        return None
    return _bounded(passage, cue, doc[i + 1], doc[sent.end - 1])


def _bounded(passage: Passage, cue: Token, first: Token, last: Token) -> Span:
    """From first to last token, without a complementiser in front and without what belongs to another cue behind."""
    doc = passage.doc
    i = first.i
    while i < last.i and (doc[i].is_punct and passage.inside[i] == passage.inside[cue.i] or doc[i].is_space):
        i += 1
    if doc[i].lower_ == "that" and (doc[i].dep_ == "mark" or i > cue.i) and doc[i].tag_ in ("IN", "WDT"):
        i += 1
        if i < last.i and doc[i].lower_ == ",":
            i += 1
    j = last.i
    home = passage.inside[cue.i]
    for k in range(i + 1, j + 1):
        t = doc[k]
        if passage.inside[k] != home:
            continue
        trails = t.tag_ == "VBG" and (t.lemma_.lower() in _ADDING or (t.dep_ == "advcl" and t.right_edge.i >= last.i))
        if trails and (before := _comma_before(passage, k, i)) is not None:
            j = before
            break
        if t.lower_ == "according" and (before := _comma_before(passage, k, i)) is not None:
            j = before
            break
        # Another source's statement, set beside this one: ", while Y said ...".
        if t.tag_ in _FINITE and t.lemma_.lower() in cues.SAYING and (cut := _set_beside(passage, t, i)) is not None:
            j = cut
            break
        # A second verb of saying joined to the first one: "said that A and predicted that B".
        if (
            t.tag_ in _FINITE
            and cue.tag_ in (*_FINITE, "VBN")
            and t.lemma_.lower() in cues.SAYING | cues.FRAGMENT
            and not any(c.dep_ in ("nsubj", "nsubjpass") for c in t.children)
            and (cc := _joined_by(passage, t, i)) is not None
        ):
            j = cc
            break
        if t.text == ";":
            j = k - 1
            break
    if j < i:
        return first.idx, first.idx
    start, end = char_span(doc[i], doc[j])
    return _snapped(passage, cue, start, end)


# Verbs whose participle after a comma goes on about the speaker: ", adding that", ", citing".
_ADDING = cues.SAYING | cues.UTTERING | cues.FRAGMENT | frozenset("echo refer allude point vow".split())


def _comma_before(passage: Passage, k: int, first: int) -> int | None:
    """The last token before the comma that stands before token ``k``, whether outside or inside a closing mark."""
    doc = passage.doc
    b = k - 1
    while b > first and doc[b].is_quote:
        b -= 1
    if b <= first or doc[b].text not in (",", "-", "–", "—", "--"):
        return None
    return b - 1 if b == k - 1 else k - 1


def _set_beside(passage: Passage, verb: Token, first: int) -> int | None:
    subject = next((t for t in verb.lefts if t.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None or subject.tag_ in ("WP", "WDT"):
        return None
    k = subject.left_edge.i - 1
    if k > first and passage.doc[k].lower_ in ("while", "whereas", "and", "but", "as", "though"):
        return _comma_before(passage, k, first)
    return None


def _joined_by(passage: Passage, verb: Token, first: int) -> int | None:
    """The last token before the conjunction that joins a verb, an adverb between allowed; None without one."""
    doc = passage.doc
    k = verb.i - 1
    while k > first and doc[k].pos_ in ("ADV", "AUX"):
        k -= 1
    if doc[k].lower_ not in ("and", "but") or passage.inside[k] != passage.inside[verb.i]:
        return None
    k -= 1
    while k > first and doc[k].text == "," and passage.inside[k] == passage.inside[verb.i]:
        k -= 1
    return k if k > first else None


def _snapped(passage: Passage, cue: Token, start: int, end: int) -> Span:
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


def _aside(passage: Passage, cue: Token, who: Token | None) -> tuple[int, int] | None:
    """The tokens ``[first, last]`` of a cue that stands beside what is said: ", he said,", ", said the minister." """
    doc = passage.doc
    home = passage.inside[cue.i]
    sent = cue.sent
    if who is None or who.sent != sent or cue.tag_ == "VBG":
        return None
    first = min(who.left_edge.i, cue.i, *[t.i for t in cue.lefts if t.dep_ in ("aux", "advmod", "auxpass", "neg")] or [cue.i])
    as_cue = [t for t in cue.lefts if t.dep_ in ("mark", "advmod") and t.lower_ == "as"]
    if as_cue:
        first = as_cue[0].i
    if who.i < cue.i:
        for t in who.lefts:
            if t.dep_ in ("ccomp", "parataxis"):
                first = max(first, t.right_edge.i + 1)
    while first < cue.i and doc[first].is_punct:
        first += 1
    if any(t.dep_ == "mark" and t.lower_ == "that" for t in cue.lefts):
        return None
    right_clause = [t for t in cue.rights if t.dep_ == "ccomp" and t.i > max(cue.i, who.i)]
    starts = first == sent.start or (first == sent.start + 1 and doc[sent.start].is_punct)
    if as_cue:
        if any(passage.inside[k] >= 0 for k in range(cue.i + 1, min(cue.i + 8, len(doc)))) and home < 0:
            return None
        if right_clause and not any(doc[k].text == "," for k in range(cue.i, right_clause[0].left_edge.i + 1)):
            return None
    else:
        if starts or doc[first - 1].text not in (",", "-", "–", "—", "--") or passage.inside[first - 1] != home:
            return None
    # Where the aside ends: at the comma after the cue and its own adjuncts, or with the sentence.
    last = max(cue.i, who.right_edge.i if who.i > cue.i else cue.i)
    if right_clause and not as_cue:
        head = right_clause[0]
        between = doc[cue.i + 1 : head.left_edge.i + 1]
        if not between or between[0].text != ",":
            return None
    stop = sent.end - 1
    k = last + 1
    while k <= stop and doc[k].text not in (",", ";", "—", "–", "--", ".", ":"):
        t = doc[k]
        if not as_cue and t.tag_ in _FINITE and t.head.i != cue.i and cue.i not in {a.i for a in t.ancestors}:
            return None
        k += 1
    last = k - 1
    if not as_cue and who.i < cue.i and any(t.dep_ in ("dobj", "xcomp") and t.i > cue.i for t in cue.children):
        told = cue.lemma_.lower() in (*cues.TELLING, "assure", "inform", "write")
        if not told:
            return None
    if not as_cue and not _has_clause(passage, sent.start, first - 1, cue) and not _has_clause(passage, last + 1, stop, cue):
        return None
    return first, last


def _has_clause(passage: Passage, first: int, last: int, cue: Token) -> bool:
    doc = passage.doc
    home = passage.inside[cue.i]
    return any(
        (doc[k].tag_ in _FINITE or (doc[k].dep_ == "ROOT" and doc[k].pos_ in ("VERB", "AUX")))
        and passage.inside[k] == home
        and k != cue.i
        for k in range(first, last + 1)
    )


def _around(passage: Passage, cue: Token, who: Token | None, aside: tuple[int, int], kind: str = "aside") -> Iterator[Report]:
    """What stands before and after an aside, as one report."""
    doc = passage.doc
    home = passage.inside[cue.i]
    first, last = aside
    sent = doc[cue.i].sent
    start, stop = sent.start, sent.end - 1
    if home >= 0:
        while passage.inside[start] != home:
            start += 1
        while passage.inside[stop] != home:
            stop -= 1
    for k in range(first - 1, start - 1, -1):  # a semicolon ends what an aside reaches
        if doc[k].text == ";" and passage.inside[k] == home:
            start = k + 1
            break
    for k in range(last + 1, stop + 1):
        if doc[k].text == ";" and passage.inside[k] == home:
            stop = k - 1
            break
    while start < first and (doc[start].lower_ in _OPENERS or (doc[start].text == "," and passage.inside[start] == home)):
        start += 1
    left = (doc[start].idx, doc[first - 1].idx + len(doc[first - 1])) if first > start else None
    right = (doc[last + 1].idx, doc[stop].idx + len(doc[stop])) if stop > last else None
    before = left is not None and _has_clause(passage, start, first - 1, cue) or left is not None and _quoted(passage, *left)
    after = right is not None and _has_clause(passage, last + 1, stop, cue)
    spans: list[Span] = []
    if before and left:
        spans.append(left)
        if after and right and not _new_start(passage, last + 1) and not _root_between(passage, start, first - 1, cue):
            spans.append(right)
    elif after and right:
        if left and _holds_subject(passage, start, first - 1, last, stop):
            spans.append(left)
        spans.append(right)
    trimmed = [s for s in (passage.trimmed(*_snapped(passage, cue, *span)) for span in spans) if s[1] > s[0]]
    if trimmed:
        yield _report(passage, kind, trimmed, cue, who)


def _quoted(passage: Passage, start: int, end: int) -> bool:
    return False


def _new_start(passage: Passage, k: int) -> bool:
    """Whether what follows an aside is another statement of the writer: ", adding that", ", but", ", which"."""
    doc = passage.doc
    while k < len(doc) and doc[k].is_punct:
        k += 1
    if k >= len(doc):
        return True
    return doc[k].tag_ in ("VBG", "CC", "WDT", "WP", "VBN") or doc[k].lower_ in ("while", "though", "although", "citing")


def _root_between(passage: Passage, first: int, last: int, cue: Token) -> bool:
    """Whether the main verb of the sentence stands before the aside, so that the aside closes the report."""
    root = cue.sent.root
    if root.i == cue.i:
        return any(t.dep_ in ("ccomp", "parataxis") and first <= t.i <= last for t in cue.children)
    return first <= root.i <= last


def _holds_subject(passage: Passage, first: int, last: int, after: int, stop: int) -> bool:
    doc = passage.doc
    return any(
        doc[k].dep_ in ("nsubj", "nsubjpass", "expl", "csubj") and after < doc[k].head.i <= stop for k in range(first, last + 1)
    )


def _according(passage: Passage, cue: Token) -> Iterator[Report]:
    doc = passage.doc
    to = cue.i + 1
    if to >= len(doc) or doc[to].lower_ != "to":
        return
    source = next((t for t in doc[to].children if t.dep_ in ("pobj", "pcomp")), None)
    if source is None:
        return
    last = max(source.right_edge.i, source.i)
    # A relative clause after a comma, or a new main clause, is no part of the source.
    for k in range(source.i + 1, last + 1):
        if doc[k].text in (",", ";", ":") and passage.inside[k] == passage.inside[cue.i] and not _appositive(source, doc[k]):
            last = k - 1
            break
    source_head = _person_behind(source)
    for report in _around(passage, cue, source_head, (cue.i, last), "according"):
        report.cue = char_span(cue, doc[to])
        yield report


def _appositive(source: Token, comma: Token) -> bool:
    return any(t.dep_ in ("appos", "conj") and t.i > comma.i for t in source.subtree)


def _person_behind(source: Token) -> Token:
    """In "according to interviews with officials" and "an interview with X" the officials speak."""
    if source.lemma_.lower() in ("interview", "conversation", "discussion", "talk"):
        for t in source.children:
            if t.dep_ == "prep" and t.lower_ == "with":
                for p in t.children:
                    if p.dep_ == "pobj":
                        return p
    return source


def _of_noun(passage: Passage, cue: Token) -> Iterator[Report]:
    lemma = cue.lemma_.lower()
    for child in cue.rights:
        if child.dep_ not in ("acl", "ccomp", "relcl", "appos"):
            continue
        that = [m for m in child.lefts if m.lower_ == "that" and m.dep_ == "mark"]
        if that and child.pos_ in ("VERB", "AUX"):
            kind = "noun"
        elif child.dep_ == "acl" and _infinitive(child) and lemma in cues.PROMISE_NOUNS:
            kind = "noun"
        else:
            continue
        if passage.inside[child.i] != passage.inside[cue.i] and passage.inside[cue.i] >= 0:
            continue
        who = speakers.of_noun(cue, passage)
        if who is None:
            return
        if passage.inside[cue.i] >= 0 and (who is None or who.lower_ in cues.FIRST_SECOND):
            continue
        for span in _pieces(passage, cue, child):
            yield _report(passage, kind, [span], cue, who)
        return
    yield from _after_colon(passage, cue)


def _after_colon(passage: Passage, cue: Token) -> Iterator[Report]:
    """What a noun of saying announces: "gave the same assurances as before: they will not ..."."""
    doc = passage.doc
    home = passage.inside[cue.i]
    colon = None
    for t in doc[cue.i + 1 : cue.i + 16]:
        if passage.inside[t.i] != home or t.text in (".", ";", "?", "!"):
            return
        if t.text == ":":
            colon = t
            break
    if colon is None or colon.i + 2 >= len(doc) or passage.inside[colon.i + 1] != home:
        return
    last = colon.i + 1
    while last + 1 < len(doc) and doc[last + 1].text not in (".", "?", "!", ";") and passage.inside[last + 1] == home:
        last += 1
    who = speakers.of_noun(cue, passage)
    if who is None or not any(t.tag_ in _FINITE for t in doc[colon.i + 1 : last + 1]):
        return
    yield _report(passage, "noun", [passage.trimmed(doc[colon.i + 1].idx, doc[last].idx + len(doc[last]))], cue, who)


def _report(passage: Passage, kind: str, spans: list[Span], cue: Token, who: Token | None) -> Report:
    return Report(
        kind,
        False,
        passage.index,
        spans,
        cue.i,
        char_span(cue, cue),
        None if who is None else speakers.phrase(who, passage, cue),
        None if who is None else who.i,
        passage.index,
    )


_SOURCE_NOUNS = COLLECTIVE | frozenset("poll report study survey paper memo document police".split())


def headline(passage: Passage) -> Iterator[Report]:
    """A heading that names its source before a colon: "Minister: Talks will go on"."""
    doc = passage.doc
    colon = next((t for t in doc if t.text == ":" and passage.inside[t.i] < 0), None)
    if colon is None or not 0 < colon.i <= 8 or len(doc) - colon.i < 4 or len(doc) > 40:
        return
    label = list(doc[: colon.i])
    if any(t.tag_ in _FINITE for t in label) or not any(t.tag_.startswith("VB") or t.tag_ == "MD" for t in doc[colon.i :]):
        return
    who = next((t for t in label if t.i in passage.persons), None)
    if who is None and label[-1].lemma_.lower() in _SOURCE_NOUNS:
        who = label[-1]
    if who is None:
        return
    while who.dep_ == "compound" and who.head.i < colon.i and who.head.i in passage.persons:
        who = who.head
    span = passage.trimmed(doc[colon.i + 1].idx, doc[-1].idx + len(doc[-1]))
    report = _report(passage, "headline", [span], colon, who)
    yield report

