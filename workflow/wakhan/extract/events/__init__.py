"""Events: what was done, by whom, to whom, when and where, coded by the PLOVER 2021 ontology."""

from __future__ import annotations

from collections.abc import Sequence

from wakhan.authority import Authority
from wakhan.extract.annotations import Document, Event, Mention, Quotation
from wakhan.extract.dates import find_dates
from wakhan.extract.events.coder import Coder


def find_events(
    document: Document, mentions: Sequence[Mention], quotations: Sequence[Quotation], authority: Authority
) -> tuple[Event, ...]:
    """The events of a document, one for each distinct occurrence it tells of, sorted by trigger.

    Takes the document with its mentions and quotations in the order of the text. Opinions, forecasts and general
    stances are not events; neither is saying something, unless the saying is an act of a PLOVER type.
    """
    if not document.paragraphs:
        return ()
    return Coder(document, mentions, quotations, authority).code(find_dates(document))
