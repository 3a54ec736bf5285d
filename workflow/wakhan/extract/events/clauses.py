"""How a clause puts what it tells: as done, planned, denied or merely thought of; and who its subject is."""

from __future__ import annotations

from spacy.tokens import Token

from wakhan.extract.annotations import Status
from wakhan.extract.events.frames import words

_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_WILL = frozenset(("will", "'ll", "’ll", "shall", "wo", "sha"))
_MAY = frozenset(("may", "might", "could", "would", "should", "can", "must", "ought", "ca", "'d"))
SAYING = words(
    """say state report announce declare tell claim add note confirm acknowledge reveal disclose write argue assert
    maintain explain insist indicate recall learn stress emphasize emphasise affirm testify admit show see hear find
    quote cite describe deny repeat reiterate mention allege"""
)
_THINKING = words(
    """believe think hope fear expect worry doubt suspect assume imagine suppose feel consider predict anticipate
    speculate wonder conclude seem appear wish want hint suggest ensure argue know understand mean decide calculate
    reckon estimate contend opine"""
)
_PLANNING = words(
    """plan intend prepare expect schedule agree decide set arrange aim due order promise pledge vow offer threaten ask
    undertake resolve choose opt commit willing ready prepared poised determined slated ready scheduled bound move
    volunteer able keen"""
)
_GOING_ON = words(
    """continue begin start resume manage proceed help keep go stop cease end come dare happen use get finish
    rush force say report believe allege know think understand claim"""
)
_FAILING = words("fail refuse decline forget neglect avoid refrain deny hesitate")
_PLANNED = words(
    "planned upcoming scheduled forthcoming proposed future next coming impending pending expected imminent"
)
_SUPPOSED = words("possible potential alleged hypothetical any further eventual would-be likely prospective more such")
# Nouns that put what follows "of" or "in" as thought, not done.
_NOTIONS = words(
    """risk threat possibility fear prospect danger hope chance idea likelihood return interest acceptance need lack
    absence expectation question issue notion concept potential case event opportunity wish desire willingness
    readiness capacity ability refusal end intensification"""
)
# Nouns whose clause is thought, not told.
_THOUGHTS = words(
    """hope belief fear concern expectation view assumption risk possibility idea notion likelihood prospect chance
    worry suspicion impression conviction doubt warning"""
)
# Nouns that tell what a meeting left behind.
_RECORDS = words("summary record minutes transcript coverage agenda")
# Verbs without a passive.
_GOING = words("head arrive travel depart return go come")
_GUARDING = words("protect prevent deter shield guard defend save keep spare suffer")
_TEMPORAL = words("after before since following during despite until amid amidst upon")
_TOPICAL = words("about on over regarding concerning toward towards into against")
# Verbs that lend their subject to the act their object names, and that act their status.
LIGHT = words(
    """hold have conduct carry launch make pay stage take give mount issue deliver reach strike cut conclude open begin
    start resume continue undertake wage lead host attend join perform execute initiate organize organise convene secure
    win broker maintain step expand intensify file lodge impose tighten declare announce commit perpetrate unleash
    exchange renew repeat set sign complete order end suspend stop halt be do extend provide offer enter pursue"""
)
# Verbs whose object is wanted or feared, not done.
INTENDING = words(
    """want seek demand propose oppose plan consider discuss urge favor favour need require await expect anticipate
    prevent avoid ask hope fear call threaten resist prefer contemplate advocate request push predict envision envisage
    encourage prioritize"""
)


def subject(verb: Token, depth: int = 0) -> tuple[Token | None, bool]:
    """The subject of a verb, its own or understood, and whether it is only understood."""
    for child in verb.children:
        if child.dep_ in _SUBJECTS and not _label(child, verb):
            return child, False
    if depth > 5:
        return None, True
    head, dep = beside(verb), verb.dep_
    if dep == "conj" and head.pos_ in ("VERB", "AUX"):
        return subject(head, depth + 1)
    if dep in ("xcomp", "ccomp") and head.pos_ in ("VERB", "AUX"):
        for child in head.children:
            if child.dep_ in ("dobj", "dative") and child.i < verb.i:
                return child, True
        if passive(head) and dep == "xcomp":
            return next((c for c in head.children if c.dep_ == "nsubjpass"), None), True
        return (subject(head, depth + 1)[0], True) if dep == "xcomp" or not has_subject(verb) else (None, True)
    if dep in ("advcl", "xcomp", "dep") and head.pos_ in ("VERB", "AUX"):
        return subject(head, depth + 1)[0], True
    if dep in ("acl", "relcl") and head.pos_ in ("NOUN", "PROPN", "PRON"):
        if verb.tag_ == "VBG" and head.dep_ == "dobj" and head.head.lemma_ in ("issue", "make", "release", "publish"):
            return subject(head.head, depth + 1)[0], True  # "issued a statement demanding"
        if verb.tag_ in ("VBG", "VBN", "VBD") and not _to(verb):
            return head, True
        for child in head.children:
            if child.dep_ == "poss":
                return child, True
        if head.dep_ == "dobj":
            return subject(head.head, depth + 1)[0], True
        return None, True
    if dep == "xcomp" and head.pos_ == "ADJ":
        return subject(head.head, depth + 1)[0] if head.dep_ == "acomp" else None, True
    if dep == "pcomp" and head.head != head:
        governor = head.head
        if governor.pos_ in ("VERB", "AUX"):
            for child in governor.children:
                if child.dep_ == "dobj" and head.lower_ in ("of", "for", "from"):
                    return child, True
            return subject(governor, depth + 1)[0], True
        for child in governor.children:
            if child.dep_ == "poss":
                return child, True
    return None, True


def _label(noun: Token, verb: Token) -> bool:
    """Whether a noun only says who speaks: "Ms Keller: The envoy left"."""
    return noun.i < verb.i and any(t.text == ":" for t in verb.doc[noun.i : verb.i])


def beside(verb: Token) -> Token:
    """The head of a verb. One that is read as coordinated to a relative clause, but cannot share its object ("the pact
    that they had signed and called on him to keep"), belongs with the finite verb above it.
    """
    head = verb.head
    if (
        verb.dep_ == "conj"
        and verb.tag_ == "VBD"
        and head.dep_ == "relcl"
        and any(c.dep_ == "dobj" and c.tag_ in ("WDT", "WP") for c in head.children)
    ):
        above = head
        while above.head != above:
            above = above.head
            if above.tag_ == "VBD":
                return above
    return head


def has_subject(verb: Token) -> bool:
    """Whether a verb has a subject of its own."""
    return any(child.dep_ in _SUBJECTS for child in verb.children)


def passive(verb: Token) -> bool:
    """Whether a verb is in the passive voice."""
    for child in verb.children:
        if child.dep_ in ("nsubjpass", "auxpass", "agent"):
            return True
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        return verb.lemma_ not in _GOING
    # A coordinated participle shares the auxiliary of the first.
    return (
        verb.dep_ == "conj" and verb.tag_ == "VBN" and not has_subject(verb) and verb.head.pos_ == "VERB"
        and passive(verb.head) and not any(c.dep_ == "dobj" for c in verb.children)
    )  # fmt: skip


def _to(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.tag_ == "TO" for c in verb.children)


def noun_outlook(noun: Token) -> tuple[Status, float]:
    """The status of what an event noun names, and how much to trust that it happened (a factor in [0, 1])."""
    trust = 1.0
    for child in noun.children:
        lemma = child.lemma_.lower()
        if child.dep_ in ("amod", "det", "compound", "nmod"):
            if lemma in _PLANNED:
                return "planned", 0.9
            if lemma == "no":
                return "negated", 0.6
            if lemma in _SUPPOSED:
                return "hypothetical", 0.5
    token = noun
    while token.dep_ in ("conj", "pobj", "prep", "compound", "poss", "amod", "nmod", "appos", "agent"):
        above = token.head
        if token.dep_ == "prep":
            word = token.lower_
            if word == "without":
                return "negated", 0.5
            if word == "from" and above.lemma_.lower() in _GUARDING:
                return "hypothetical", 0.5
            if word in _TEMPORAL:
                return "asserted", trust
            if word in ("for", "as", "like") or (word in _TOPICAL and above.pos_ in ("VERB", "NOUN", "AUX")):
                trust = min(trust, 0.75)
            if word == "in" and above.lemma_ == "be":
                return "hypothetical", 0.6
            if above.pos_ == "NOUN" and above.lemma_.lower() in _RECORDS:
                return "asserted", trust * 0.4
            if above.pos_ == "NOUN" and above.lemma_.lower() in _NOTIONS:
                return "hypothetical", 0.5
        token = above
    verb = token if token.pos_ in ("VERB", "AUX") else token.head
    if verb.pos_ not in ("VERB", "AUX"):
        return "asserted", trust
    if verb.lemma_.lower() in INTENDING and token.dep_ in ("dobj", "pobj", "prep", "dative"):
        return "hypothetical", 0.5
    if (token.dep_ in ("dobj", "nsubjpass") and verb.lemma_.lower() in LIGHT) or token.dep_ == "attr":
        status, factor = verb_outlook(verb)
        return status, min(trust, factor)
    if verb.dep_ == "pcomp" and verb.head.head.lemma_.lower() in _NOTIONS:
        return "hypothetical", 0.5  # "the possibility of using its contacts"
    if any(c.dep_ == "neg" for c in verb.children) and token.dep_ == "dobj":
        return "negated", min(trust, 0.7)
    return "asserted", trust


def verb_outlook(verb: Token) -> tuple[Status, float]:
    """The status of what a verb tells, and how much to trust that it names an occurrence (a factor in [0, 1])."""
    status: Status = "asserted"
    trust = 1.0
    if verb.sent[-1].text == "?":
        return "hypothetical", 0.4
    if (
        verb.tag_ == "VBG"
        and not any(c.dep_ == "aux" for c in verb.children)
        and (verb.dep_ in ("ROOT", "csubj", "nsubj") or any(c.dep_ == "nsubj" for c in verb.children))
    ):
        status, trust = "hypothetical", 0.6  # "Iran attacking Turkey would be folly"; a heading
    if (
        verb.tag_ == "VB"
        and verb.dep_ in ("ROOT", "ccomp", "parataxis")
        and not any(c.dep_ in ("aux", *_SUBJECTS) for c in verb.children)
    ):
        status, trust = "hypothetical", 0.4  # an imperative
    if verb.dep_ == "relcl" and verb.tag_ in ("VBZ", "VBP"):
        trust *= 0.85
    token = verb
    for _ in range(12):
        status, trust = _own(token, verb, status, trust)
        head, dep = token.head, token.dep_
        if head == token:
            break
        lemma = head.lemma_.lower()
        if dep == "conj" and head.pos_ in ("VERB", "AUX"):
            if not has_subject(token) and not any(c.dep_ == "aux" for c in token.children):
                status, trust = _modal(head, status, trust)
        elif dep in ("acl", "ccomp") and head.pos_ == "NOUN" and lemma in _THOUGHTS:
            status, trust = "hypothetical", trust * 0.4
            break
        elif dep in ("xcomp", "ccomp") or (dep == "advcl" and _to(token) and lemma in _PLANNING):
            status, trust = _under(token, head, dep, lemma, status, trust)
        elif dep == "acl" and _to(token):
            if any(c.lower_ == "no" for c in head.lefts):
                return "negated", trust * 0.9  # "has no plans to meet"
            if lemma in ("decision", "plan", "agreement", "order", "threat", "promise", "pledge", "intention", "vow"):
                status = "planned" if status == "asserted" else status
                trust *= 0.7
            else:
                status, trust = "hypothetical", trust * 0.5
            break
        elif dep in ("acl", "relcl"):
            trust *= 0.9
            if token.tag_ == "VBG" and head.dep_ == "nsubj" and any(c.lower_ in _MAY for c in head.head.children):
                status, trust = "hypothetical", trust * 0.5  # "X doing Y could lead to Z"
            elif _to(token):
                status, trust = "hypothetical", trust * 0.5  # "has the power to push for Y"
            break
        elif dep == "advcl":
            if _to(token):
                status, trust = "hypothetical", trust * 0.4
            elif token.tag_ == "VBG" and not has_subject(token):
                trust *= 0.8
                if head.dep_ == "ROOT" and head.tag_ == "VBG" and not any(c.dep_ == "aux" for c in head.children):
                    status = "hypothetical"  # as the heading it belongs to
            break
        elif dep == "pcomp":
            if head.lower_ == "without":
                status = "negated"
            if any(c.dep_ == "aux" and c.lower_ in _MAY for c in head.head.children):
                status, trust = "hypothetical", trust * 0.5
            if head.lower_ == "of" and head.head.lemma_ in ("year", "month", "week", "day", "decade"):
                break
            trust *= 0.8
            if head.lower_ in ("of", "about", "against", "from", "on", "for"):
                status, trust = ("hypothetical" if head.lower_ not in ("for", "of") else status), trust * 0.7
            break
        elif dep not in ("ROOT", "prep", "dobj", "attr", "nsubj", "acomp", "conj"):
            break
        token = head
    return status, trust


def _own(token: Token, verb: Token, status: Status, trust: float) -> tuple[Status, float]:
    """What the words around one verb say of its status."""
    for child in token.children:
        if child.dep_ == "neg" and child.lower_ != "only" and status == "asserted":
            if token == verb:
                status = "negated"
            elif token.lemma_.lower() not in SAYING:
                trust *= 0.6
        elif child.dep_ == "aux" and token != verb and child.lower_ in _MAY and token.lemma_.lower() not in SAYING:
            status, trust = "hypothetical", trust * 0.5
        elif child.dep_ == "mark" and child.lower_ in ("if", "unless", "whether", "lest"):
            status, trust = "hypothetical", trust * 0.4
        elif (child.lower_ == "until" and child.dep_ in ("mark", "prep", "advmod") and token.tag_ != "VBD") or (
            child.lower_ in ("before", "after", "once", "when")
            and child.dep_ in ("mark", "advmod")
            and (token.tag_ in ("VBZ", "VBP"))
        ):
            status, trust = "hypothetical", trust * 0.5
        elif child.dep_ == "aux" and child.lower_ in ("had", "should", "were") and _inverted(child, token):
            status, trust = "hypothetical", trust * 0.4  # "had they attacked"
        elif child.dep_ == "advmod" and child.lower_ == "never" and token == verb:
            status = "negated"
    if token == verb:
        status, trust = _modal(token, status, trust)
    return status, trust


def _inverted(aux: Token, verb: Token) -> bool:
    """Whether an auxiliary stands before the subject, as in a condition without "if"."""
    return any(c.dep_ == "nsubj" and aux.i < c.i < verb.i for c in verb.children)


def _modal(token: Token, status: Status, trust: float) -> tuple[Status, float]:
    for child in token.children:
        if child.dep_ != "aux":
            continue
        word = child.lower_
        if word in _WILL:
            return (
                "planned" if status == "asserted" else "hypothetical" if status == "hypothetical" else status
            ), trust
        if word == "would" and _reported_past(token):
            return ("planned" if status == "asserted" else status), trust * 0.9
        if word in _MAY:
            return "hypothetical", trust * 0.5
    return status, trust


def _reported_past(verb: Token) -> bool:
    """Whether a clause is the reported speech of a past time, where "would" means "will"."""
    token = verb
    while token.dep_ in ("ccomp", "conj", "xcomp") and token.head != token:
        token = token.head
        if token.lemma_.lower() in SAYING | {"promise", "pledge", "vow", "warn", "agree"} and (
            token.tag_ in ("VBD", "VBN") or (token.tag_ == "VBG" and token.head.tag_ == "VBD")
        ):
            return True
    return False


def _under(token: Token, head: Token, dep: str, lemma: str, status: Status, trust: float) -> tuple[Status, float]:
    """What the verb or adjective that governs a clause says of its status."""
    infinitive = _to(token)
    if lemma in _FAILING and dep == "xcomp":
        return "negated", trust * 0.8
    if infinitive and lemma in _GOING_ON:
        return status, trust
    if infinitive and (lemma in _PLANNING or lemma == "be" or (lemma == "go" and head.tag_ == "VBG")):
        return ("planned" if status == "asserted" else status), trust * 0.85
    if lemma in SAYING:
        return status, trust
    if lemma in _THINKING:
        return "hypothetical", trust * 0.5
    if infinitive and lemma in ("try", "attempt"):
        return status, trust * 0.75
    if infinitive:
        return "hypothetical", trust * 0.45
    return status, trust * 0.85
