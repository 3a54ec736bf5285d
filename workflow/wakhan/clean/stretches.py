"""Labelled stretches of a raw text: what the readers of each kind of text give, and what segment works from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

# Kinds of paragraph (column paragraphs.kind): stretches with these labels are the document proper.
CONTENT = frozenset({"title", "byline", "heading", "body", "list_item", "note", "signature"})
# Parts of the document that belong to a paragraph without being its text.
MARKS = frozenset({"paragraph_label", "portion_mark", "redaction"})
# Everything else is furniture; the label says which.
FURNITURE = frozenset(
    {
        "routing",  # a telegram's distribution, addressees, transmission lines
        "header",  # a telegram's E.O., TAGS, SUBJECT keywords, classified-by and section lines
        "page_line",  # one line a page: post, number, section, time
        "banner",  # classification at the head and foot of a page
        "release",  # stamps of the release: case and document numbers, reviewer, markings
        "menu",  # navigation, breadcrumbs, controls, widgets
        "advert",  # subscribe, share and newsletter prompts
        "credit",  # photo credits and captions
        "teaser",  # pieces of other stories
        "policy",  # comment rules, cookies, legal lines
        "other",
    }
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Raw ``[start, end)`` and what it is.

    ``starts_paragraph``: for a content stretch, whether it opens a paragraph or goes on with the one before, across
    whatever furniture stands between. A ``paragraph_label`` ("2.") or ``portion_mark`` ("(C)") stretch stands directly
    before the content stretch it marks and covers the mark with its punctuation; a ``redaction`` stretch is one code.
    """

    start: int
    end: int
    label: str
    starts_paragraph: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """One text as a reader understood it.

    ``stretches``: sorted, disjoint; every character that is not white space lies in exactly one of them.
    ``found``: metadata stated in the text: title, creators (list), publisher, genre, language, date (EDTF), source_url.
    ``cable``: a telegram's header under the column names of ``cables``, None for other texts.
    """

    stretches: tuple[Stretch, ...]
    found: dict[str, Any] = field(default_factory=dict)
    cable: dict[str, Any] | None = None


def covers(raw: str, stretches: Iterable[Stretch]) -> bool:
    """Whether stretches are sorted and disjoint and leave nothing but white space uncovered."""
    at = 0
    for stretch in stretches:
        if stretch.start < at or stretch.end <= stretch.start or raw[at : stretch.start].strip():
            return False
        at = stretch.end
    return not raw[at:].strip()
