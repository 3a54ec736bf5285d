"""What the extractors read and what they find.

A :class:`Document` is one document's clean text with its parse. Every span an extractor takes or returns is a pair of
offsets into ``Document.text`` (code points, half-open); :mod:`wakhan.extract` turns them into raw offsets and row ids.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Literal

from spacy.tokens import Doc
from spacy.tokens import Span as SpacySpan

from wakhan.view import Span, View

EntityType = Literal["PER", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "LAW", "WORK"]
Method = Literal["authority", "model", "rule", "corrected"]
DateBasis = Literal["explicit", "relative", "document", "none"]
Status = Literal["asserted", "planned", "negated", "hypothetical"]
SpeakerMethod = Literal["name", "title", "pronoun", "collective", "none"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: ``[start, end)`` of the document's text and its parse.

    ``parse``: the spaCy Doc of the paragraph, as long as the paragraph's text; where the text is in capitals the parse
    is of its truecased form, so take surfaces from the document, never from tokens. Token ``t`` of paragraph ``p``
    stands at ``p.start + t.idx``. ``kind``: title, byline, heading, body, list_item, note or signature.
    """

    paragraph_id: str
    kind: str
    start: int
    end: int
    parse: Doc
    marking: str | None = None

    def span(self, piece: SpacySpan) -> Span:
        """Where a span of the parse stands in the document's text."""
        return self.start + piece.start_char, self.start + piece.end_char

    def sentence(self, offset: int) -> Span:
        """The sentence that holds document offset ``offset``."""
        for sentence in self.parse.sents:
            if offset < self.start + sentence.end_char:
                return self.span(sentence)
        return self.start, self.end


@dataclass(frozen=True, slots=True)
class Document:
    """One document as the extractors see it.

    ``date``: EDTF or None. ``from_post``: the drafting post of a cable. ``capitals``: whether the body is written in
    capitals throughout (telegrams), so that case tells nothing.
    """

    document_id: str
    view: View
    paragraphs: tuple[Paragraph, ...]
    genre: str | None = None
    date: str | None = None
    title: str | None = None
    creators: tuple[str, ...] = ()
    publisher: str | None = None
    from_post: str | None = None
    capitals: bool = False

    @property
    def text(self) -> str:
        """The clean text, original case, paragraphs separated by a blank line."""
        return self.view.text

    def surface(self, span: Span) -> str:
        """The words at a span, as the document writes them."""
        return self.view.text[span[0] : span[1]]

    def paragraph_at(self, offset: int) -> Paragraph:
        """The paragraph that holds a document offset."""
        return self.paragraphs[bisect_right(self.paragraphs, offset, key=lambda p: p.start) - 1]


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text. ``entity_id`` is None where nothing was linked."""

    span: Span
    entity_type: str
    entity_id: str | None
    method: Method
    score: float


@dataclass(frozen=True, slots=True)
class Quotation:
    """Reported speech: ``spans`` in order (several when the cue interrupts), its cue, and who speaks.

    ``parent``: index, in the list this quotation stands in, of the quotation that encloses it. ``speaker_mention`` and
    ``reporter_mention``: indices into the document's mentions of the names that say who speaks and who reports.
    """

    quote_type: Literal["direct", "indirect"]
    spans: tuple[Span, ...]
    cue: Span | None
    speaker: Span | None
    speaker_entity_id: str | None
    speaker_method: SpeakerMethod
    reported_by_entity_id: str | None
    parent: int | None
    method: Method
    score: float
    speaker_mention: int | None = None
    reporter_mention: int | None = None


@dataclass(frozen=True, slots=True)
class Participant:
    """A side of an event. ``span``: its words; ``mention``: index into the document's mentions when it is a name."""

    role: Literal["actor", "recipient"]
    span: Span
    entity_id: str | None
    mention: int | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One report of an occurrence. ``date`` is EDTF; ``quotation``: index into the document's quotations."""

    event_type: str
    mode: str | None
    context: str | None
    trigger: Span
    evidence: Span
    date: str | None
    date_basis: DateBasis
    place_entity_id: str | None
    status: Status
    quotation: int | None
    participants: tuple[Participant, ...]
    method: Method
    score: float


@dataclass(frozen=True, slots=True)
class Annotations:
    """All that was found in one document, each list sorted by where it stands."""

    mentions: tuple[Mention, ...] = field(default=())
    quotations: tuple[Quotation, ...] = field(default=())
    events: tuple[Event, ...] = field(default=())
