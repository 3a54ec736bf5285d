"""How far an event is to be believed: all that speaks for and against it, in one place, and the score made of it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from wakhan.extract.annotations import Status
from wakhan.extract.events.found import Found
from wakhan.extract.events.matching import lemma_of
from wakhan.extract.events.sides import Side

Known = Literal["named", "unnamed", "none"]

# The log odds that an event is right, as a constant and by the evidence.
_ODDS, _ODDS_OF_EVIDENCE = -1.1, 3.65


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for and against an event.

    ``weight``: how often its words name an event of this type. ``trust``: the factor that the clauses above leave (see
    :mod:`~wakhan.extract.events.clauses`). ``sense``: what its sentence adds to or takes from the sense of its words.
    ``actor``, ``recipient``: how well the best of each side is known. ``paired``: whether two named sides act together.
    ``speech``: an act of speech. ``visit``: a visit, which nobody's cannot be. ``wants_recipient``: the frame is for
    named recipients. ``dated``: has a date. ``present``: told in the simple present, as habits are. ``bare``: a plural
    noun without article, number or owner.
    """

    weight: float
    trust: float
    sense: float
    actor: Known
    recipient: Known
    paired: bool
    speech: bool
    visit: bool
    wants_recipient: bool
    dated: bool
    present: bool
    bare: bool
    status: Status
    event_type: str


def signs_of(found: Found) -> Signs:
    """The signs of a trigger whose sides, date, sense and status have been read."""
    frame, verb = found.frame, found.token
    present = (
        verb.pos_ == "VERB"
        and (verb.tag_ == "VBZ" or (verb.tag_ == "VBP" and verb.lower_ == lemma_of(verb)))
        and not frame.speech
        and not any(c.dep_ in ("aux", "auxpass") for c in verb.children)
    )
    bare = (
        verb.pos_ != "VERB"
        and found.trigger.tag_ == "NNS"
        and not any(c.dep_ in ("det", "poss", "nummod") for c in verb.children)
    )
    named = sum(side.named for side in (*found.actors, *found.recipients))
    return Signs(
        weight=frame.weight,
        trust=found.trust,
        sense=found.sense,
        actor=_known(found.actors),
        recipient=_known(found.recipients),
        paired=named > 1 and (frame.mutual or frame.event_type == "COOPERATE"),
        speech=frame.speech,
        visit=frame.mode == "visit",
        wants_recipient=frame.named,
        dated=found.date is not None,
        present=present,
        bare=bare,
        status=found.status,
        event_type=found.event_type,
    )


def weigh(signs: Signs) -> float:
    """The evidence for an event: below :data:`~wakhan.extract.events.settling.FLOOR` it is not worth a row."""
    evidence = signs.weight * signs.trust + signs.sense
    if signs.actor == "named":
        evidence += 0.12
    elif signs.actor == "none":
        if signs.recipient == "none":
            evidence -= 0.3
        else:
            evidence -= 0.2 if signs.speech or signs.visit else 0.08
    if signs.recipient == "named" or signs.paired:
        evidence += 0.1
    elif signs.recipient == "none" and signs.wants_recipient:
        evidence -= 0.2
    if "named" not in (signs.actor, signs.recipient):
        evidence -= 0.12
    evidence += 0.08 * signs.dated - 0.12 * signs.present - 0.05 * signs.bare
    if signs.status == "hypothetical":
        evidence -= 0.1
    elif signs.status == "negated":
        evidence -= 0.2 if signs.event_type == "CONCEDE" else 0.1
    return evidence


def score(evidence: float) -> float:
    """The score of a row: how likely trigger and type are right with this evidence.

    The log odds were fitted on annotated documents (`wakhan calibrate`); in texts that tell of no dealings between
    states and bodies, the same evidence is worth less.
    """
    return round(1 / (1 + math.exp(-_ODDS - _ODDS_OF_EVIDENCE * min(1.2, max(0.0, evidence)))), 2)


def _known(sides: list[Side]) -> Known:
    return "named" if any(s.named for s in sides) else "unnamed" if sides else "none"
