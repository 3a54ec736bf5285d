"""What a trigger means in its sentence beyond its frame: blows that are words, plans that are promises or threats, and
figures of speech.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from spacy.tokens import Token

from wakhan.edtf import bounds
from wakhan.extract.dates import DateMention
from wakhan.extract.events.clauses import SAYING, passive, subject
from wakhan.extract.events.found import Found
from wakhan.extract.events.frames import VERBS, words
from wakhan.extract.events.matching import lemma_of, ranked
from wakhan.extract.events.sides import Side, Sides

_COOPERATIVE = frozenset(("CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"))
_HOSTILE = frozenset(("PROTEST", "SANCTION", "COERCE", "ASSAULT", "MOBILIZE"))
_GIVING = ("AID", "RETREAT", "CONCEDE", "COOPERATE")
_SELF = frozenset(("it", "they", "he", "she", "we", "i"))
_WILL = frozenset(("will", "would", "wo", "'ll", "’ll", "shall"))
_MODALS = _WILL | frozenset(("must", "should", "may", "might", "could", "can", "ought"))
# Acts of arms that are said of words, and of contests; and what shows that arms are meant.
_VERBAL = words("attack assault hit hammer batter pummel target strike blast offensive ambush")
_CONTESTS = words("fight battle beat clash crush rout overwhelm capture")
_ARMED = words("""knife gun weapon bomb rifle pistol sword stick stone punch bullet police hospital soldier troop army
    fist wound injure kill""")
# What harms without anybody meaning it.
_NATURE = words("""hurricane storm earthquake quake flood cyclone typhoon tornado drought disease virus epidemic fire
    lightning wave heatwave tsunami avalanche crisis recession shock tremor rain wind""")
# Saying nothing: what is declined or refused there is an answer.
_ANSWERS = words("""comment say answer respond elaborate speculate disclose reveal specify identify name define confirm
    detail explain address reply rule acknowledge admit believe predict""")
_GATHERINGS = words("rally campaign march parade procession vigil")
# Verbs that mean nothing of the kind without an object.
_DIRECT = words("seize blast slam pound capture target")
# What is rejected in these is somebody's opinion.
_OPINIONS = words(
    "notion idea view argument characterization characterisation suggestion premise description label theory"
)


def interpret(found: Found, sides: Sides) -> None:
    """Settle the type, status and sense of a trigger whose frame, sides and date have been read."""
    frame, verb = found.frame, found.token
    if found.event_type == "ASSAULT":
        _of_words(found, sides)
        _of_nature(found)
        _of_tests(found)
    if verb.pos_ == "VERB":
        _said(found, sides)
        _general(found)
        _intent(found)
    if found.event_type == "PROTEST":
        _of_campaigns(found, sides)
    if found.event_type in ("ASSAULT", "MOBILIZE") and any(
        c.lower_ in ("joint", "combined") for c in found.trigger.lefts
    ):
        found.event_type = "COOPERATE"
    elif found.event_type == "COOPERATE" and frame.context == "military" and len(found.actors) < 2:
        found.event_type = "MOBILIZE"  # exercises held alone
    if found.event_type == "MOBILIZE" and any(_keeps_peace(side, verb) for side in found.actors):
        found.event_type = "AID"
    if found.status == "asserted" and found.date and _ahead(found.date, sides.document.date):
        found.status = "planned"


def _of_words(found: Found, sides: Sides) -> None:
    """Persons and parties who attack persons, parties or plans do so in words, and beat them in contests, unless arms
    are named with them.
    """
    lemma = found.trigger.lemma_.lower()
    if found.frame.undergone and lemma == "come":  # "came under fire from"
        if any(map(sides.talks, (*found.actors, *found.recipients))):
            found.event_type = "ACCUSE"
        return
    if lemma not in _VERBAL | _CONTESTS or not found.actors or not all(map(sides.talks, found.actors)):
        return
    if any(t.lemma_.lower() in _ARMED for t in found.token.sent):
        return
    if lemma in _CONTESTS:
        found.sense -= 0.5 * all(map(sides.talks, found.recipients))
    elif not any(map(sides.is_place, found.recipients)):
        found.event_type = "ACCUSE"


def _of_tests(found: Found) -> None:
    """Missiles that are launched or fired at nobody are shown, not used."""
    verb = found.token
    arms = {t.lemma_.lower() for c in verb.children if c.dep_ in ("dobj", "nsubjpass") for t in (c, *c.lefts)}
    aimed = any(c.lower_ in ("at", "on", "into", "against", "towards") for t in (verb, found.trigger) for c in t.rights)
    if lemma_of(verb) in ("launch", "fire") and arms & {"missile", "rocket", "satellite"} and not aimed:
        found.event_type = "MOBILIZE"


def _of_nature(found: Found) -> None:
    """Storms strike, and diseases are fought, without anybody attacking."""
    words_of = {t.lemma_.lower() for c in found.token.children if c.dep_ in ("nsubj", "agent") for t in c.subtree}
    if words_of & _NATURE and not found.actors:
        found.sense -= 0.4
    thing = any(c.dep_ == "dobj" for c in found.token.children)
    if lemma_of(found.token) in _CONTESTS and thing and not found.recipients:
        found.sense -= 0.4


def _of_campaigns(found: Found, sides: Sides) -> None:
    """Politicians hold rallies for themselves, not against anybody."""
    lemma = found.trigger.lemma_.lower()
    people = found.actors and all(map(sides.is_person, found.actors))
    against = any(c.lower_ in ("against", "over", "outside") for t in (found.token, found.trigger) for c in t.rights)
    if lemma in _GATHERINGS and people and not against:
        found.sense -= 0.4


def _general(found: Found) -> None:
    """Take weight from what is told of nobody in particular."""
    verb = found.token
    holder, _ = subject(verb)
    if holder is None or passive(verb):
        return
    arms = found.event_type == "ASSAULT" or found.frame.undergone  # bombs kill
    if not found.actors and holder.pos_ in ("NOUN", "PROPN") and not arms:
        found.sense -= 0.15  # "the slump threatens further losses"
    if lemma_of(verb) in _DIRECT and not any(c.dep_ in ("dobj", "ccomp") for c in verb.children):
        found.sense -= 0.5  # "seized on the news"
    unnamed = found.actors and not any(side.named for side in found.actors)
    if unnamed and found.event_type not in ("PROTEST", "RETREAT"):
        bare = holder.tag_ == "NNS" and not any(c.dep_ in ("det", "nummod", "amod", "poss") for c in holder.lefts)
        if bare and (holder.lemma_ == "people" or verb.tag_ == "VBP"):
            found.sense -= 0.15  # "voters reject whoever is in office"


def _said(found: Found, sides: Sides) -> None:
    """Take weight from what only answers, foretells or holds an opinion."""
    judge = _JUDGES.get(found.event_type)
    if judge is not None:
        clauses = [c for c in found.token.children if c.dep_ in ("xcomp", "ccomp") and c.i > found.token.i]
        judge(found, lemma_of(found.token), clauses, sides)


def _refusal(found: Found, lemma: str, clauses: list[Token], sides: Sides) -> None:
    if lemma in ("decline", "refuse") and clauses:
        if any(c.lemma_.lower() in _ANSWERS for c in clauses):
            found.sense -= 0.5
        # To refuse what is no act towards anybody is no act either.
        elif not any(s.named for s in found.recipients) and not any(lemma_of(c) in VERBS for c in clauses):
            found.sense -= 0.3
    if any(c.dep_ == "dobj" and c.lemma_.lower() in _OPINIONS for c in found.token.children):
        found.sense -= 0.4


def _warning(found: Found, lemma: str, clauses: list[Token], sides: Sides) -> None:
    if found.token.dep_ == "parataxis" and not found.recipients:
        found.sense -= 0.3  # "the fuel, she warned, would run out"
    elif lemma in ("warn", "caution") and not any(c.dep_ == "dobj" for c in found.token.children):
        # "warned that sanctions would hurt the poor" foretells what others do.
        if not clauses and all(map(sides.talks, found.actors)):
            found.sense -= 0.25
        if any(not _own(c) for c in clauses if c.dep_ == "ccomp"):
            found.sense -= 0.4


def _accord(found: Found, lemma: str, clauses: list[Token], sides: Sides) -> None:
    if lemma not in ("agree", "commit"):
        return
    # "agreed that prices are high" shares an opinion; "is committed to peace" has one.
    if any(c.dep_ == "ccomp" and not _modals(c) and c.tag_ != "VB" for c in clauses):
        found.sense -= 0.5
    doing = any(part.dep_ == "pcomp" for c in found.token.children for part in c.children)
    if lemma == "commit" and passive(found.token) and not clauses and not doing:
        found.sense -= 0.3


def _demand(found: Found, lemma: str, clauses: list[Token], sides: Sides) -> None:
    if lemma in ("insist", "require") and clauses:
        # "insisted that he had paid" demands nothing, "insisted that he pay" does.
        if not any(c.tag_ == "VB" and not _modals(c) - {"must", "should"} for c in clauses):
            found.sense -= 0.4
    elif lemma == "call" and not _asks(found.token) and any(map(sides.is_person, found.recipients)):
        found.event_type = "CONSULT"  # "called on the prime minister on Monday"


def _blame(found: Found, lemma: str, clauses: list[Token], sides: Sides) -> None:
    if lemma == "blame" and found.token.dep_ == "xcomp" and found.token.head.lemma_ == "be":
        found.sense -= 0.5  # "who is to blame"


def _support(found: Found, lemma: str, clauses: list[Token], sides: Sides) -> None:
    if lemma == "thank" and any(c.dep_ == "nsubj" and c.lower_ == "i" for c in found.token.children):
        found.sense -= 0.5  # a courtesy of debates


def _permission(found: Found, lemma: str, clauses: list[Token], sides: Sides) -> None:
    verb = found.token
    if lemma in ("allow", "permit") and verb.dep_ == "advcl" and verb.tag_ == "VBG":
        found.sense -= 0.3  # ", allowing it to go on" tells of a consequence
    elif lemma == "let" and any(t.lower_ in ("us", "'s", "’s") for t in verb.doc[verb.i + 1 : verb.i + 2]):
        found.sense -= 0.5


_JUDGES: dict[str, Callable[[Found, str, list[Token], Sides], None]] = {
    "REJECT": _refusal,
    "THREATEN": _warning,
    "AGREE": _accord,
    "REQUEST": _demand,
    "ACCUSE": _blame,
    "SUPPORT": _support,
    "CONCEDE": _permission,
}


def _asks(verb: Token) -> bool:
    """Whether what is asked for follows: an infinitive, or "for" something."""
    after = [c for c in verb.subtree if c.i > verb.i]
    return any(c.tag_ == "TO" or (c.lower_ == "for" and c.head == verb) for c in after)


def _own(clause: Token) -> bool:
    """Whether a clause tells what its speaker will do."""
    return bool(_modals(clause)) and any(c.dep_ == "nsubj" and c.lower_ in _SELF for c in clause.children)


def _modals(clause: Token) -> set[str]:
    return {c.lower_ for c in clause.children if c.dep_ == "aux" and c.lower_ in _MODALS}


def _intent(found: Found) -> None:
    """What a side says it will do it promises or threatens; what it says it will not do it rejects."""
    verb = found.token
    if not found.actors:
        return
    if found.event_type == "AGREE":
        if found.status == "negated":
            found.event_type, found.status = "REJECT", "asserted"
            return
        for clause in (c for c in verb.children if c.dep_ in ("xcomp", "ccomp")):
            denied = any(c.dep_ == "neg" and c.i < clause.i for c in clause.children)
            if _hostile(clause) and not denied:
                found.event_type = "THREATEN"
            elif denied and clause.dep_ == "xcomp" and not _hostile(clause):
                found.event_type = "REJECT"
        return
    spine = list(_spine(verb))
    above = _governor(verb)
    own = above is not None and any(c.dep_ == "nsubj" and c.pos_ == "PRON" and c.lower_ in _SELF for c in spine)
    will = any(c.dep_ == "aux" and c.lower_ in _WILL for c in spine)
    ready = any(c.dep_ == "acomp" and c.lemma_ in ("willing", "ready", "prepared") for c in spine)
    # "Peru would send a ship, she said" tells of a plan, "Peru will send a ship" of a promise.
    reported = above is not None and any(c.lower_ == "would" for c in spine)
    plans = verb.dep_ == "xcomp" and verb.head.lemma_ in ("plan", "intend")
    if found.status == "negated" and verb.lemma_ in ("allow", "permit", "let") and _whatever(verb):
        found.sense -= 1.0  # a permission denied to nobody in particular refuses nobody
    elif found.status == "negated" and (will or verb.dep_ == "acl") and found.event_type in _COOPERATIVE:
        found.event_type, found.status = "REJECT", "asserted"
    elif found.status == "planned" and will and found.event_type in _HOSTILE and _unless(verb, ("if", "unless")):
        found.event_type, found.status = "THREATEN", "asserted"
    elif found.status == "planned" and own and (will or ready):
        if _unless(verb, ("unless",)):
            found.event_type, found.status = "THREATEN", "asserted"
        elif found.event_type in _COOPERATIVE:
            found.event_type, found.status = "AGREE", "asserted"
        elif found.event_type in _HOSTILE:
            found.event_type, found.status = "THREATEN", "asserted"
    elif (found.status == "planned" and (plans or (will and not reported)) and found.event_type in _GIVING) or (
        found.status == "planned" and ready and found.event_type in (*_GIVING, "CONSULT")
    ):
        found.event_type = "AGREE"
    elif (
        own
        and found.status == "hypothetical"
        and found.event_type in _HOSTILE
        and any(c.dep_ == "aux" and c.lower_ in ("may", "might", "could") for c in spine)
    ):
        found.event_type, found.status = "THREATEN", "asserted"
        found.sense += 0.3


def _unless(verb: Token, marks: Sequence[str]) -> bool:
    """Whether a clause hangs on a condition."""
    return any(m.lower_ in marks for c in verb.children if c.dep_ == "advcl" for m in c.children)


def _ahead(date: DateMention, written: str | None) -> bool:
    """Whether a date lies after the document was written."""
    if not date.edtf or not written:
        return False
    start, end = bounds(date.edtf)[0], bounds(written)[1]
    return bool(start and end and start > end)


def _whatever(verb: Token) -> bool:
    """Whether a permission is of a general kind: to anyone, or with nobody to whom it is given."""
    for clause in verb.children:
        if clause.dep_ in ("ccomp", "xcomp", "dobj"):
            for word in (clause, *clause.subtree):
                if word.lower_ in ("any", "anyone", "anybody", "nobody"):
                    return True
            if clause.dep_ == "ccomp" and passive(clause):
                return True
    return False


def _keeps_peace(side: Side, verb: Token) -> bool:
    head = verb.doc[side.head]
    return any(t.lower_.startswith(("peacekeep", "peace-keep")) for t in (head, *head.lefts))


def _hostile(verb: Token) -> bool:
    """Whether a verb names an act against somebody."""
    fitting = ranked(verb, VERBS.get(lemma_of(verb), ()))
    return bool(fitting) and fitting[0].event_type in _HOSTILE


def _governor(verb: Token) -> Token | None:
    """The verb of saying that reports a verb's clause."""
    token = verb
    while token.dep_ in ("xcomp", "acomp", "conj", "ccomp") and token.head != token:
        dep, token = token.dep_, token.head
        if dep == "ccomp" and token.lemma_.lower() in SAYING:
            return token
    return None


def _spine(verb: Token) -> Iterator[Token]:
    """The children of a verb and of the verbs it complements, up to its clause."""
    token = verb
    while True:
        yield from token.children
        if token.dep_ not in ("xcomp", "conj", "acomp") or token.head == token:
            return
        token = token.head
