"""Reported clauses, read from the dependency parse: "said that ...", "promised to ...", "the claim that ..."."""

from __future__ import annotations

from collections.abc import Iterator, Set
from itertools import pairwise

from spacy.tokens import Token

from wakhan.extract.quotations import lexicon, speakers
from wakhan.extract.quotations.asides import according, around, aside, puts_it
from wakhan.extract.quotations.extents import bounded
from wakhan.extract.quotations.report import FINITE, Passage, Report, char_span
from wakhan.extract.quotations.speakers import attributed
from wakhan.view import Span

# Verbs whose subject may be a thing that proves, not a source that says.
_PROVING = frozenset(("confirm", "predict", "reveal", "suggest"))
# Verbs whose addressee the small model often takes for the noun that "that S" belongs to.
_ADDRESSING = lexicon.TELLING | {"assure", "inform", "reassure", "notify"}
_GOVERNING = lexicon.SAYING | lexicon.PROMISING | lexicon.EXPRESSING | {"make"}
_STOPS = (".", "?", "!", ";")
# Prepositions of the place and time of a statement.
_SETTING = ("after", "at", "before", "by", "during", "from", "in", "on", "through", "to", "via", "with")
_JOINING = ("and", "as", "but", "while")
# How many tokens a headline has at most, and its source before the colon.
_HEADLINE, _SOURCE = 40, 8
# How far behind a noun of saying the colon may stand that announces what was said.
_ANNOUNCED = 15


def reported_clauses(passage: Passage, known: Set[str]) -> list[Report]:
    """Every reported clause of a passage, in order of its cue; headlines in headings and in the first paragraph.

    ``known``: the surnames of whom the document tells, in lower case.
    """
    found: list[Report] = []
    for token in passage.doc:
        lemma = token.lemma_.lower()
        if token.lower_ == "according":
            found.extend(according(passage, token))
        elif token.pos_ in ("VERB", "AUX"):
            if lemma in _GOVERNING or puts_it(token):
                found.extend(_of_verb(passage, token, lemma))
        elif token.pos_ == "NOUN" and lemma in lexicon.NOUNS:
            found.extend(_of_noun(passage, token, lemma))
    if (passage.index == 0 or passage.paragraph.kind in ("title", "heading")) and len(passage.doc) <= _HEADLINE:
        found.extend(_headline(passage, known))
        if not found:
            found.extend(_headline_aside(passage))
    return found


def _of_verb(passage: Passage, cue: Token, lemma: str) -> Iterator[Report]:
    who = speakers.subject(cue, passage)
    if who is not None and (who.lower_ in lexicon.NOT_SOURCES or who.dep_ == "expl"):
        return
    if _is_request(cue):
        return
    if not _reports(passage, cue, who) or (lemma == "point" and not any(t.dep_ == "prt" for t in cue.children)):
        return
    if lemma not in lexicon.SAYING | lexicon.PROMISING and not puts_it(cue):
        clause = _voiced(cue)
        if clause is not None and not any(t.dep_ == "neg" for t in cue.children):
            for span in _pieces(passage, cue, clause):
                yield attributed(passage, "clause", [span], cue, who)
        return
    tokens = aside(passage, cue, who)
    if tokens is not None:
        yield from around(passage, cue, who, tokens)
        return
    clause = _complement(cue, lemma)
    if clause is None:
        proves = lemma in _PROVING and who is not None and who.lower_ in ("it", "that", "this")
        if lemma in lexicon.NAMING and who is not None and speakers.can_speak(who, passage) and not proves:
            yield from _named(passage, cue, who)
        return
    if lemma != "deny" and any(t.dep_ == "neg" for t in cue.children):
        return
    kind = "infinitive" if _infinitive(clause) else "clause"
    # With a thing for subject such a verb says how it looks: "the talks promise to be long".
    if kind == "infinitive" and lemma in lexicon.PROMISING and who is not None and not speakers.can_speak(who, passage):
        return
    for span in _pieces(passage, cue, clause):
        yield attributed(passage, kind, [span], cue, who)


def _is_request(cue: Token) -> bool:
    """Whether a cue asks for a statement: "Will he tell the House how much ...", "Members will recall that ..."."""
    if cue.tag_ != "VB":
        return False
    modal = next((t for t in cue.lefts if t.tag_ == "MD"), None)
    if modal is None:
        return False
    asks = any(t.dep_ == "nsubj" and t.i > modal.i for t in cue.lefts)
    return asks or cue.lemma_.lower() in ("note", "recall")


def _reports(passage: Passage, cue: Token, who: Token | None) -> bool:
    """Whether a cue reports another's words: within a quotation, "I say" and "you say" do not."""
    home = passage.inside[cue.i]
    if home < 0:
        return True
    return who is not None and who.lower_ not in lexicon.FIRST_SECOND and passage.inside[who.i] == home


def _named(passage: Passage, cue: Token, who: Token) -> Iterator[Report]:
    """What is said as an object: "denied any part in it"."""
    for t in cue.rights:
        if t.dep_ == "dobj" and t.pos_ in ("NOUN", "PROPN") and passage.inside[cue.i] == passage.inside[t.i] < 0:
            start, end = bounded(passage, cue, t.left_edge, t.right_edge)
            if end > start:
                yield attributed(passage, "named", [passage.trimmed(start, end)], cue, who)


def _complement(cue: Token, lemma: str) -> Token | None:
    """The verb of the clause a cue governs, to its right."""
    # "stressing that time was short", read as "[stressing that time] was short".
    if cue.dep_ == "csubj" and cue.head.i > cue.i and cue.nbor().lower_ == "that":
        return cue.head
    voiced = _voiced(cue) if lemma in lexicon.EXPRESSING else None
    if voiced is not None:
        return voiced
    found: Token | None = None
    told = lemma in lexicon.TELLING and any(t.dep_ == "dobj" for t in cue.children)
    for child in cue.rights:
        if child.dep_ == "ccomp" and (not _infinitive(child) or lemma in lexicon.PROMISING or lemma in lexicon.TELLING):
            return child
        if child.dep_ == "advcl" and _has_that(child):
            return child
        if child.dep_ in ("dobj", "pobj", "dative", "agent") and lemma in _ADDRESSING:
            addressee = next((t for t in child.rights if t.dep_ == "pobj"), child)
            for t in addressee.rights:
                if t.dep_ in ("relcl", "acl", "ccomp") and _has_that(t):
                    return t
        if child.dep_ == "prep" and child.lower_ in _SETTING and lemma in lexicon.SAYING:
            # "said in a statement that ...", read as "[a statement that ...]".
            claims = lexicon.NOUNS - lexicon.TEXTS
            nouns = (t for t in child.subtree if t.dep_ == "pobj" and t.lemma_.lower() not in claims)
            for t in (clause for noun in nouns for clause in noun.rights):
                if t.dep_ in ("relcl", "acl", "ccomp") and _has_that(t):
                    return t
        if child.dep_ == "xcomp" and found is None and _infinitive(child) and (told or lemma in lexicon.PROMISING):
            found = child
    return found


def _voiced(cue: Token) -> Token | None:
    """The verb of what is voiced or made clear: "expressed concern that ...", "made it clear that ..."."""
    doc = cue.doc
    if cue.lemma_.lower() == "make":
        k = cue.i + 2 if cue.i + 1 < len(doc) and doc[cue.i + 1].lower_ == "it" else cue.i + 1
        if k < len(doc) and doc[k].lower_ in ("clear", "plain"):
            return next((t for t in cue.subtree if t.i > k and _has_that(t)), None)
        return None
    for noun in _objects(cue):
        if noun.lemma_.lower() in lexicon.ATTITUDES:
            # "took note that ...": the parse may give the clause to the verb.
            for t in (*noun.rights, *cue.rights):
                if t.i > noun.i and t.dep_ in ("acl", "relcl", "ccomp", "advcl") and _has_that(t):
                    return t
    return None


def _objects(verb: Token) -> Iterator[Token]:
    """The nouns a verb governs, and those behind a preposition: "took note of the fact", "is of the view"."""
    of = verb.lemma_.lower() == "be"
    for t in verb.rights:
        if t.dep_ == "dobj" and not of:
            yield t
        prepositions = [t] if t.dep_ == "prep" else t.children if t.dep_ == "dobj" else ()
        for p in prepositions:
            if p.dep_ == "prep" and (p.lower_ == "of" or not of):
                yield from (n for n in p.children if n.dep_ == "pobj")


def _has_that(verb: Token) -> bool:
    return any(t.dep_ == "mark" and t.lower_ == "that" for t in verb.lefts)


def _infinitive(verb: Token) -> bool:
    return any(t.tag_ == "TO" for t in verb.lefts) and not any(t.dep_ in ("nsubj", "nsubjpass") for t in verb.lefts)


def _pieces(passage: Passage, cue: Token, clause: Token) -> list[Span]:
    """The clause without its complementiser, cut in two where a second "that" joins a coordinate clause to it."""
    first, end = bounded(passage, cue, _first(passage, cue, clause), clause.right_edge)
    seams = [(first, first), *_seams(passage, cue, clause, first, end), (end, end)]
    spans = [(a[1], b[0]) for a, b in pairwise(seams)]
    more = None if _infinitive(clause) else _second(passage, cue, clause, end)
    if more is not None:
        spans.append(more)
    return [s for s in (passage.trimmed(*span) for span in spans) if s[1] > s[0]]


def _first(passage: Passage, cue: Token, clause: Token) -> Token:
    """The token a reported clause begins with."""
    doc, start = passage.doc, clause.left_edge
    if _infinitive(clause):
        start = next(t for t in clause.lefts if t.tag_ == "TO")
    elif cue.lemma_.lower() in lexicon.TELLING and start.pos_ in ("PROPN", "NOUN", "DET", "PRON", "ADJ"):
        # "told the paper he would go": the addressee went to the pronoun.
        start = next((t for t in clause.lefts if t.dep_ in ("nsubj", "nsubjpass", "expl") and t.pos_ == "PRON"), start)
        start = _behind_addressee(passage, cue, start)
    if start.tag_ == "VBG" and start.lemma_.lower() in lexicon.ADDING and start.i and doc[start.i - 1].text == ",":
        # "said that A, adding that B", where the parse takes A for a part of B.
        own = next((t for t in doc[cue.i + 1 : start.i] if t.lower_ == "that" and t.tag_ == "IN"), None)
        if own is not None:
            return own
    for t in doc[cue.i + 1 : start.i]:
        joins = t.lower_ == "that" and (t.tag_ == "IN" or t.i == cue.i + 1)
        if joins and not any(x.is_punct for x in doc[t.i : start.i]):
            return t
    if start.i == cue.i + 1 and start.pos_ in ("ADP", "ADV"):
        # "said in a statement the road was open": the adjunct is the cue's, unless a comma parts it from the cue.
        own = next((t for t in clause.lefts if t.dep_ in ("nsubj", "nsubjpass", "expl")), start).left_edge
        if not any(t.is_punct for t in doc[start.i : own.i]):
            return own
    return start if start.i > cue.i else doc[cue.i + 1]


def _behind_addressee(passage: Passage, cue: Token, start: Token) -> Token:
    """The first token behind the name of an addressee that went to the reported clause: "told Keller the road ..."."""
    doc = passage.doc
    named = next((k for k in range(start.i, min(start.i + 4, len(doc))) if k in passage.persons), None)
    if start.i != cue.i + 1 or named is None:
        return start
    while named < len(doc) and named in passage.persons:
        named += 1
    if named + 1 >= len(doc) or doc[named].pos_ not in ("PRON", "DET", "NOUN", "ADJ", "SCONJ", "NUM"):
        return start
    return doc[named]


def _seams(passage: Passage, cue: Token, clause: Token, first: int, end: int) -> list[Span]:
    """Where "and that", or "that" in a series, joins one reported clause to another."""
    doc, home = passage.doc, passage.inside[cue.i]
    seams: list[Span] = []
    for t in doc[clause.i + 1 : passage.token_at(end - 1) + 1]:
        if t.dep_ != "mark" or t.lower_ != "that" or passage.inside[t.i] != home:
            continue
        before, verb = doc[t.i - 1], t.head
        joined = before.lower_ in ("and", "but", "or") and verb.dep_ == "conj"
        listed = before.text == "," and _has_that(clause) and verb.head.lemma_.lower() not in lexicon.SAYING
        if (joined or listed) and first < before.idx and t.idx + len(t) < end:
            seams.append((before.idx, t.idx + len(t)))
    return seams


def _second(passage: Passage, cue: Token, clause: Token, end: int) -> Span | None:
    """A coordinate clause with its own "that" directly behind a clause, which the parse did not join to it."""
    doc = passage.doc
    i = passage.token_at(end - 1) + 1
    while i < len(doc) and (doc[i].text == "," or doc[i].is_quote):
        i += 1
    if i + 2 >= len(doc) or doc[i].lower_ not in ("and", "but", "or") or passage.inside[i] != passage.inside[cue.i]:
        return None
    last = doc[i].sent.end - 1
    if doc[i + 1].lower_ != "that" or last <= i + 2:
        return None
    # "said that A, and that talk of it was B": where the first clause has its "that", so has the second.
    if doc[i + 1].tag_ != "IN" and not (doc[i + 1].tag_ == "DT" and _has_that(clause)):
        return None
    return bounded(passage, cue, doc[i + 1], doc[last])


def _of_noun(passage: Passage, cue: Token, lemma: str) -> Iterator[Report]:
    """What a noun of saying governs: "the claim that ...", "a promise to ...", "his assurance: ..."."""
    who = speakers.of_noun(cue, passage)
    if who is None or not _reports(passage, cue, who):
        return
    behind = cue.nbor() if cue.i + 1 < len(cue.doc) else cue
    # "made targets of his claims that he ...": the parse may give the clause to a verb.
    far = [behind.head] if behind.dep_ == "mark" and behind.lower_ == "that" and behind.head.dep_ == "ccomp" else []
    for child in (*cue.rights, *far):
        if child.dep_ not in ("acl", "ccomp", "relcl", "appos"):
            continue
        said = _has_that(child) and child.pos_ in ("VERB", "AUX")
        if said or (child.dep_ == "acl" and lemma in lexicon.PROMISE_NOUNS and _infinitive(child)):
            for span in _pieces(passage, cue, child):
                yield attributed(passage, "noun", [span], cue, who)
            return
    yield from _after_colon(passage, cue, who)


def _after_colon(passage: Passage, cue: Token, who: Token) -> Iterator[Report]:
    """What a noun of saying announces: "gave the same assurances as before: they will not ..."."""
    doc, home = passage.doc, passage.inside[cue.i]
    ends = (
        t for t in doc[cue.i + 1 : cue.i + 1 + _ANNOUNCED] if t.text in (":", *_STOPS) or passage.inside[t.i] != home
    )
    colon = next(ends, None)
    if colon is None or colon.text != ":" or colon.i + 2 >= len(doc):
        return
    last = colon.i
    while last + 1 < len(doc) and doc[last + 1].text not in _STOPS and passage.inside[last + 1] == home:
        last += 1
    if any(t.tag_ in FINITE for t in doc[colon.i + 1 : last + 1]):
        yield attributed(passage, "noun", [passage.trimmed(*char_span(doc[colon.i + 1], doc[last]))], cue, who)


def _headline(passage: Passage, known: Set[str]) -> Iterator[Report]:
    """A heading that names its source before a colon: "Minister: Talks will go on"."""
    doc = passage.doc
    colon = next((t for t in doc if t.text == ":" and passage.inside[t.i] < 0), None)
    if colon is None or not 0 < colon.i <= _SOURCE or colon.i + 4 > len(doc):
        return
    label = list(doc[: colon.i])
    if any(t.tag_ in FINITE for t in label):
        return
    who = next((t for t in reversed(label) if t.lower_ in known), None)
    if who is None and not any(t.tag_[:2] in ("VB", "MD") for t in doc[colon.i :]):
        return  # "The Taliban: A History"
    who = who or next((t for t in reversed(label) if t.i in passage.persons), None)
    if label[-1].lemma_.lower() in lexicon.SOURCE_NOUNS:
        who = label[-1]
    if who is not None:
        while who.dep_ == "compound" and who.head.i < colon.i and who.head.i in passage.persons:
            who = who.head
        span = passage.trimmed(*char_span(doc[colon.i + 1], doc[-1]))
        yield attributed(passage, "headline", [span], colon, who)


def _headline_aside(passage: Passage) -> Iterator[Report]:
    """A heading that names its source behind a comma, whatever its parse: "Talks to Go On, Minister Says"."""
    doc = passage.doc
    cue = next((t for t in doc if t.lower_ in lexicon.HEADLINE_CUES and passage.inside[t.i] < 0), None)
    if cue is None:
        return
    comma = next((t for t in reversed(doc[: cue.i]) if t.text == "," and passage.inside[t.i] < 0), None)
    if comma is None or comma.i < 2 or cue.i - comma.i > _SOURCE:
        return
    if doc[comma.i + 1].lower_ in _JOINING or (cue.i + 1 < len(doc) and cue.nbor().pos_ in ("ADP", "PART", "SCONJ")):
        return  # "Council Meets, as Envoy Warns of Hunger"
    source = doc[comma.i + 1 : cue.i] or doc[cue.i + 1 : cue.i + 1 + _SOURCE]
    who = next((t for t in reversed(source) if t.pos_ in ("NOUN", "PROPN")), None)
    if who is not None:
        span = passage.trimmed(0, comma.idx)
        yield attributed(passage, "headline", [span], cue, who)
