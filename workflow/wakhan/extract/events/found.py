"""A trigger while it is being read."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from wakhan.extract.annotations import Status
from wakhan.extract.dates import DateMention
from wakhan.extract.events.frames import Frame
from wakhan.extract.events.sides import Side
from wakhan.view import Span

# Dependencies that begin a clause.
CLAUSES = frozenset(("relcl", "advcl", "ccomp", "acl", "csubj", "parataxis"))


@dataclass(slots=True)
class Found:
    """A trigger with what its frame and sentence give."""

    frame: Frame
    token: Token  # the word that governs: the verb, or the noun itself
    trigger: Token  # the word that names the occurrence
    actors: list[Side] = field(default_factory=list)
    recipients: list[Side] = field(default_factory=list)
    event_type: str = ""
    status: Status = "asserted"
    trust: float = 1.0  # what the clauses above leave of the frame's weight
    sense: float = 0.0  # what its sentence adds to or takes from the sense of its words
    evidence: float = 0.0  # all of it together
    date: DateMention | None = None
    spot: Token | None = None  # the word the date belongs to
    place: str | None = None
    news: bool = False  # told as news, so that the document's date is its own

    @property
    def sides(self) -> frozenset[tuple[str, ...] | Span]:
        """What tells its sides from others."""
        return frozenset(side.key for side in (*self.actors, *self.recipients))
