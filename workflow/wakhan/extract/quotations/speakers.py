"""Who speaks: from a cue to its source phrase."""

from __future__ import annotations

from spacy.tokens import Token

from wakhan.extract.quotations import lexicon
from wakhan.extract.quotations.report import Passage, Report, char_span
from wakhan.view import Span

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
# What a speaker phrase leaves out: apposition, relative and reduced clauses, asides.
_CUT = ("appos", "relcl", "acl", "advcl", "parataxis", "punct", "ccomp", "npadvmod", "advmod")


def subject(cue: Token, passage: Passage) -> Token | None:
    """The token that heads the source of a verbal cue, None when the sentence names none."""
    own = any(t.dep_ in ("nsubj", "nsubjpass") for t in cue.children)
    if not own and cue.tag_ in ("VBD", "VBZ", "VBP") and cue.i > cue.sent.start and cue.i - 1 in passage.named:
        return _beside(cue, passage)
    found = _by_parse(_governing(cue))
    if found is not None and (
        passage.inside[found.i] >= 0 > passage.inside[cue.i] or found.idx < passage.opening <= cue.idx
    ):
        found = None
    if cue.i and cue.nbor(-1).tag_ == "-RRB-":
        found = _before_brackets(cue, found)
    if found is None or found.sent != cue.sent:
        return found or _beside(cue, passage) or _behind(cue, passage)
    # "X, who praised it and added": a relative pronoun nearer than the subject of a far verb, with no comma between.
    if found.i < cue.i and cue.dep_ == "conj":
        for t in reversed(list(cue.doc[found.i + 1 : cue.i])):
            if t.text == ",":
                break
            if t.tag_ == "WP" and t.lower_ == "who":
                return _antecedent(t)
    return found


def _before_brackets(cue: Token, found: Token | None) -> Token | None:
    """The source before brackets that stand before its cue, where the parse found none or one inside the brackets."""
    opening = next((t for t in reversed(cue.doc[cue.sent.start : cue.i]) if t.tag_ == "-LRB-"), None)
    if opening is None or opening.i == cue.sent.start or (found is not None and not opening.i < found.i < cue.i):
        return found
    token = opening.nbor(-1)
    while token.dep_ in ("compound", "pobj", "prep") and token.head.i < token.i:
        token = token.head
    return token if token.pos_ in ("NOUN", "PROPN", "PRON") else found


def _governing(cue: Token) -> Token:
    """The verb whose subject speaks: in "X says A is B but conceded that C" the parse joins the second cue to "is"."""
    if cue.dep_ == "conj" and cue.tag_ in ("VBD", "VBZ", "VBP"):
        clause = cue.head
        while clause.dep_ == "conj":
            clause = clause.head
        own = any(t.dep_ in ("nsubj", "nsubjpass") for t in cue.children)
        if (
            not own
            and clause.dep_ == "ccomp"
            and clause.head.lemma_.lower() in lexicon.SAYING
            and clause.head.i < clause.i
        ):
            return clause.head
        # "X expressed concern that A and added that B"
        voiced = clause.head.head if clause.dep_ == "acl" and clause.head.dep_ == "dobj" else clause
        if not own and voiced.lemma_.lower() in lexicon.EXPRESSING and voiced.i < clause.head.i:
            return voiced
    if cue.tag_ == "VBG" and cue.dep_ in ("advcl", "conj") and cue.i and cue.nbor(-1).is_punct:
        clause = cue.head
        while clause.dep_ in ("conj", "advcl"):
            clause = clause.head
        if clause.dep_ == "ccomp" and clause.head.lemma_.lower() in lexicon.SAYING and clause.head.i < clause.i:
            return clause.head
    return cue


def _beside(cue: Token, passage: Passage) -> Token | None:
    """The noun before a finite cue that the parse gave no subject; an apposition between commas is passed over."""
    bare = cue.dep_ == "ROOT" and not any(t.dep_ in ("aux", "auxpass") for t in cue.children)
    if cue.tag_ not in ("VBD", "VBZ", "VBP") and not (cue.tag_ == "VBN" and bare):
        return None
    i = cue.i - 1
    while i > cue.sent.start and cue.doc[i].pos_ in ("ADV", "AUX"):
        i -= 1
    if cue.doc[i].text == ",":
        for k in range(i - 1, max(cue.sent.start, i - 15) - 1, -1):
            t = cue.doc[k]
            if t.tag_ in ("VBD", "VBZ", "VBP", "MD") or passage.inside[k] >= 0:
                return None
            if t.text == "," and k - 1 in passage.persons:
                return cue.doc[k - 1]
        return None
    token = cue.doc[i]
    if i < cue.sent.start or token.pos_ not in ("NOUN", "PROPN", "PRON") or token.ent_type_ in ("DATE", "TIME"):
        return None
    while token.dep_ in ("compound", "conj") and token.head.i < cue.i and token.head.pos_ in ("NOUN", "PROPN"):
        token = token.head
    return token


def _behind(cue: Token, passage: Passage) -> Token | None:
    """The subject of the main clause behind a participle that opens its sentence: "Adding that ..., X said"."""
    if cue.tag_ != "VBG" or cue.i > cue.sent.start + 1:
        return None
    for t in cue.doc[cue.i + 1 : cue.sent.end]:
        if t.dep_ == "nsubj" and passage.inside[t.i] < 0 and t.head.tag_ in ("VBD", "VBZ", "VBP") and t.left_edge.i:
            before = cue.doc[t.left_edge.i - 1]
            if before.text == "," or before.is_quote:
                return t
    return None


def _by_parse(cue: Token) -> Token | None:
    verb = cue
    for _ in range(6):
        own = [t for t in verb.children if t.dep_ in ("nsubj", "csubj") and t.i != cue.i]
        if own:
            return _antecedent(min(own, key=lambda t: abs(t.i - verb.i)))
        passive = [t for t in verb.children if t.dep_ == "nsubjpass"]
        if passive:
            if verb is not cue and verb.lemma_.lower() in lexicon.SPOKEN_THROUGH:
                return _antecedent(passive[-1])  # "X was quoted by Y as saying"
            return _passive(verb, passive[-1])
        if verb is cue and verb.dep_ == "conj" and any(t.dep_ == "auxpass" for t in verb.children):
            return _passive(verb, None)  # "X called and was told that ..."
        if (
            verb is cue
            and verb.tag_ == "VBN"
            and not any(t.dep_ in ("aux", "auxpass") for t in verb.children)
            and verb.dep_ != "conj"
        ):
            return _passive(verb, None)
        if verb.dep_ in ("acl", "relcl") and verb.head.pos_ in ("NOUN", "PROPN", "PRON"):
            return _behind_text(verb.head)
        if verb.dep_ == "ROOT" or verb.dep_ not in (
            "conj",
            "xcomp",
            "advcl",
            "pcomp",
            "dep",
            "ccomp",
            "parataxis",
            "prep",
            "acomp",
        ):
            return None
        if verb.dep_ in ("ccomp", "parataxis") and verb is not cue:
            return None
        verb = verb.head
        if verb.pos_ == "ADP":
            verb = verb.head
        if verb.pos_ in ("NOUN", "PROPN"):
            return _behind_text(verb)
        if verb.lemma_.lower() in ("cite", "quote") and cue.tag_ == "VBG":  # "X quoted Y as saying"
            quoted = next((t for t in verb.rights if t.dep_ == "dobj" and t.i < cue.i), None)
            if quoted is not None:
                return quoted
    return None


def _passive(verb: Token, subject: Token | None) -> Token | None:
    """The source of a passive: its agent; but who "is quoted as saying" or "is said to have told" speaks himself."""
    agents = [p for t in verb.children if t.dep_ == "agent" for p in t.children if p.dep_ == "pobj"]
    if agents:
        return agents[0]
    if subject is None or verb.lemma_.lower() not in lexicon.SPOKEN_THROUGH:
        return None
    return _antecedent(subject)


def _antecedent(token: Token) -> Token:
    """For a relative pronoun, the noun its clause belongs to."""
    if token.tag_ in ("WP", "WDT") or token.lower_ in ("who", "which"):
        clause = token.head
        for _ in range(3):
            if clause.dep_ == "relcl":
                return clause.head
            clause = clause.head
    return token


def _behind_text(noun: Token) -> Token:
    """Who speaks in "a statement saying ...": the noun, or the subject whose object it is."""
    if noun.lemma_.lower() in lexicon.TEXTS:
        owner = [t for t in noun.children if t.dep_ == "poss"]
        if owner:
            return owner[0]
        verb = noun.head
        if verb.dep_ == "prep":
            verb = verb.head
        if verb.pos_ == "VERB":
            found = [t for t in verb.children if t.dep_ == "nsubj"]
            if found:
                return _antecedent(found[0])
    return noun


def of_noun(noun: Token, passage: Passage) -> Token | None:
    """Who makes a claim, promise or warning: its possessor, its author ("by"), its modifier, or who voices it."""
    for t in noun.children:
        if t.dep_ == "poss":
            return _taken(noun, t)
    for t in noun.children:
        if t.dep_ == "prep" and t.lower_ in ("by", "from", "of"):
            for p in t.children:
                if p.dep_ == "pobj":
                    return p
    for t in noun.children:
        if t.i < noun.i and (t.i in passage.named or (t.dep_ in ("compound", "nmod") and t.pos_ == "PROPN")):
            return t
    if noun.i and noun.i - 1 in passage.named and noun.nbor(-1).pos_ != "ADP":
        return noun.nbor(-1)
    head = noun.head
    if head.dep_ == "prep":
        head = head.head
    if (
        head.pos_ in ("VERB", "AUX")
        and noun.dep_ in ("dobj", "pobj", "attr")
        and head.lemma_.lower() in lexicon.VOICING
    ):
        return subject(head, passage)
    return None


def _taken(noun: Token, owner: Token) -> Token:
    """In "takes them at their word" the possessor is the object of the verb."""
    if owner.tag_ == "PRP$" and noun.dep_ == "pobj" and noun.head.dep_ == "prep":
        for t in noun.head.head.children:
            if t.dep_ == "dobj" and t.pos_ in ("NOUN", "PROPN"):
                return t
    return owner


def can_speak(head: Token, passage: Passage) -> bool:
    """Whether a noun names someone who can speak: a name, a pronoun, an office, a body."""
    if head.i in passage.named or head.pos_ in ("PRON", "PROPN"):
        return True
    return head.lemma_.lower() in lexicon.COLLECTIVE | lexicon.OFFICES | lexicon.GOVERNMENT | lexicon.BODIES


def phrase(head: Token, passage: Passage, cue: Token | None = None) -> Span:
    """The source phrase of a head: determiner, title and name, without apposition, relative clause or brackets."""
    doc, home = passage.doc, passage.inside[head.i]
    first, last = _left_end(head, passage), _right_end(head, passage)
    if cue is not None and cue.i > head.i:
        last = min(last, cue.i - 1)
    elif cue is not None and cue.i < head.i:
        first = max(first, cue.i + 1)
    if head.i in passage.names:  # a name is taken whole, however the parse cuts it
        first = min(first, passage.names[head.i])
        while last + 1 < len(doc) and last + 1 in passage.persons and (cue is None or last + 1 != cue.i):
            last += 1
    if head.idx >= passage.opening:
        first = max(first, passage.token_at(passage.opening))
    for t in doc[head.i + 1 : last + 1]:  # a bracketed party or country, or a quotation mark, ends the phrase
        if passage.inside[t.i] != home or t.tag_ == "-LRB-":
            last = t.i - 1
            break
    while first < head.i and (doc[first].is_punct or doc[first].is_space or passage.inside[first] != home):
        first += 1
    while last > head.i and (doc[last].is_punct or doc[last].is_space or doc[last].tag_ in ("POS", "CC")):
        last -= 1
    return char_span(doc[first], doc[last])


def _left_end(head: Token, passage: Passage) -> int:
    """The first token of a source phrase: determiners, modifiers and titles, no connective or adjunct before them."""
    first = head.left_edge.i
    for child in head.lefts:
        quantifies = child.dep_ == "advmod" and child.right_edge.i + 1 < head.i  # "nearly all officials"
        if child.dep_ in ("punct", "advmod", "cc", "advcl", "prep", "mark") and not quantifies:
            first = max(first, child.right_edge.i + 1)
    if head.i in passage.persons and head.dep_ == "nsubj" and first and head.nbor(first - 1 - head.i).pos_ == "ADP":
        # "On Monday Keller said", "In a post Keller said": the words between went to the name.
        first = head.i
        while first - 1 in passage.persons:
            first -= 1
    if first > 1 and head.doc[first - 1].text == "." and head.doc[first - 2].lower_ == "hon":
        first = head.doc[first - 2].left_edge.i  # "the right hon. Gentleman", read as two sentences
    return first


def _right_end(head: Token, passage: Passage) -> int:
    """The last token of a source phrase: before an apposition or clause, but with the name behind a title."""
    name = head.i
    for child in head.rights:
        if child.dep_ == "appos" and head.i not in passage.persons and child.i in passage.persons:
            return child.i
        if child.dep_ == "appos" and child.left_edge == child and child.i == name + 1 and child.pos_ == "PROPN":
            name = child.i  # a name in capitals, which the parse took for two
        elif child.dep_ in _CUT or child.dep_ == "case" or (child.dep_ == "prep" and _holds_verb(child)):
            return child.left_edge.i - 1
    return head.right_edge.i


def _holds_verb(prep: Token) -> bool:
    return any(t.dep_ in ("relcl", "pcomp") for t in prep.subtree)


def attributed(
    passage: Passage, kind: str, spans: list[Span], cue: Token | None, who: Token | None, *, direct: bool = False
) -> Report:
    """A report of one passage with its cue and its source phrase."""
    return Report(
        kind,
        direct,
        passage.index,
        spans,
        None if cue is None else cue.i,
        None if cue is None else char_span(cue, cue),
        None if who is None else phrase(who, passage, cue),
        None if who is None else who.i,
        passage.index,
    )
