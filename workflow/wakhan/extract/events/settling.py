"""Which of a paragraph's triggers are occurrences of their own."""

from __future__ import annotations

from wakhan.extract.events.clauses import beside
from wakhan.extract.events.found import CLAUSES, Found
from wakhan.extract.events.matching import infinitive

# Events below this score are not worth a row.
FLOOR = 0.5
# What is told in passing, below another event of its sentence, must be told more fully.
PASSING_FLOOR = 0.64
# Acts that end, refuse or undo what their object names.
_ENDING = frozenset(("SANCTION", "REJECT", "CONCEDE", "RETREAT"))


def settle(found: list[Found]) -> list[Found]:
    """Drop what another event of the sentence says: what is promised, demanded or threatened, and the same thing named
    by verb and noun.
    """
    found = [f for f in found if f.evidence >= FLOOR]
    named = {f.trigger.i for f in found if f.trigger.i != f.token.i}
    found = [f for f in found if f.token.i not in named]
    by_token = {f.trigger.i: f for f in found} | {f.token.i: f for f in found}
    kept = [f for f in found if _content_of(f, by_token) is None]
    kept = [f for f in kept if not any(_elaborates(f, o) for o in kept if o is not f)]
    kept = [f for f in kept if f.evidence >= PASSING_FLOOR or f.date or not _in_passing(f, kept)]
    result: list[Found] = []
    for f in sorted(kept, key=lambda f: (-f.evidence, f.trigger.i)):
        if any(_same_telling(f, other) for other in result):
            continue
        result.append(f)
    return sorted(result, key=lambda f: f.trigger.i)


def _content_of(found: Found, by_token: dict[int, Found]) -> Found | None:
    """The event whose content this one is: told within its complement, and with no date of its own."""
    token, reason = found.token, False
    above = by_token.get(token.head.i)
    if token.pos_ == "NOUN" and token.dep_ in ("dobj", "nsubjpass") and above and above.event_type in _ENDING:
        return above if above is not found else None  # "talks were broken off"
    if above is not None and _presupposed(found, above):
        return None
    while token.head != token:
        dep, token = token.dep_, beside(token)
        if dep in ("nsubj", "nsubjpass", "agent", "parataxis"):
            return None
        if dep == "advcl" and not infinitive(found.token):
            return None
        reason = reason or dep == "pcomp"
        if dep == "conj" and token.pos_ == "VERB":
            continue
        other = by_token.get(token.i)
        if other is None or other is found:
            continue
        if (
            other.frame.speech
            or other.frame.complement
            or reason
            or dep == "xcomp"
            or other.event_type in ("AGREE", "THREATEN")
        ):
            dated = found.spot is not None and found.spot != token and token.is_ancestor(found.spot)
            return None if dated else other
    return None


def _in_passing(found: Found, others: list[Found]) -> bool:
    """Whether a trigger stands below another event, which does not take it as done."""
    return any(_below(found, o) and not _presupposed(found, o) for o in others if o is not found)


def _presupposed(found: Found, other: Found) -> bool:
    """Whether a judgment takes the act it judges as done: "condemned the French invasion", by whom it was done told."""
    return (
        found.token.dep_ == "dobj"
        and other.event_type in ("ACCUSE", "SUPPORT")
        and any(child.lower_ == "the" for child in found.token.lefts)
        and (
            (found.frame.context == "territory" and any(side.named for side in found.actors))
            or (found.event_type == "COERCE" and any(side.named for side in found.recipients))
        )
    )


def _below(found: Found, other: Found) -> bool:
    """Whether a trigger stands under another, in its phrase or a clause of it, and not beside it."""
    token = found.token
    while token.head != token and not (token.dep_ == "conj" and token.pos_ in ("VERB", "AUX")):
        token = token.head
        if token == other.token:
            return True
    return False


def _elaborates(found: Found, other: Found) -> bool:
    """Whether an act of speech only tells what another one, or a protest, is about: ", calling for his release"."""
    if not found.frame.speech or not (other.frame.speech or other.event_type == "PROTEST"):
        return False
    token = found.token
    while token.dep_ == "conj" and token.pos_ == "VERB":
        token = token.head
    return token.dep_ in ("advcl", "pcomp", "acl") and token.tag_ == "VBG" and other.token.is_ancestor(token)


def _same_telling(one: Found, other: Found) -> bool:
    """Whether two triggers of one sentence name one occurrence."""
    if one.trigger.i == other.trigger.i or one.token.i == other.token.i:
        return True
    if one.event_type != other.event_type or one.trigger.sent.start != other.trigger.sent.start:
        return False
    if one.date is not None and other.date is not None and one.date.edtf != other.date.edtf:
        return False
    for lower, upper in ((one, other), (other, one)):
        if lower.trigger.head == upper.trigger and lower.trigger.dep_ not in (*CLAUSES, "conj"):
            return True
    return one.sides <= other.sides or not one.sides
