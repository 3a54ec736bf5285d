"""Stage 4, extract: names, reported speech and events, in one pass over one parse.

Each document is parsed once (:mod:`~wakhan.extract.parse`); mentions, quotations and events are found in that parse in
this order, because a speaker is a mention and an event may stand inside a quotation. Here what was found becomes rows:
ids made of raw offsets, so that they survive a rebuild, and surfaces that read as their offsets say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any

import polars as pl

from wakhan.authority import Authority
from wakhan.edtf import bounds
from wakhan.extract.annotations import Document, Event, Mention, Quotation
from wakhan.extract.events import find_events
from wakhan.extract.mentions import canonical_names, find_mentions
from wakhan.extract.parse import CleanDocument, CleanParagraph, parse
from wakhan.extract.quotations import find_quotations
from wakhan.metadata import cable_headers, describe
from wakhan.schema import from_rows
from wakhan.view import Span, View

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Extracted:
    """The tables that extract gives.

    ``names``: the fullest form of each unlinked name within its document. ``speakers``: the mentions that name speakers
    and reporters who are not in the authority file.
    """

    mentions: pl.DataFrame
    names: pl.DataFrame
    quotations: pl.DataFrame
    speakers: pl.DataFrame
    events: pl.DataFrame
    event_participants: pl.DataFrame


def extract(
    texts: pl.DataFrame,
    paragraphs: pl.DataFrame,
    found: pl.DataFrame,
    cables: pl.DataFrame,
    authority: Authority,
) -> Extracted:
    """Mentions, quotations and events of some documents.

    Takes ``texts``, ``paragraphs``, ``found`` and ``cables`` of the same documents. Events have no ``occurrence_id``
    yet, and mentions of names that are not in the authority file, and whoever speaks under them, have no ``entity_id``:
    assemble gives both, because both need to see every document.
    """
    rows: dict[str, list[Row]] = {table.name: [] for table in fields(Extracted)}
    for document in parse(_clean_documents(texts, paragraphs, found, cables), authority):
        mentions = find_mentions(document, authority)
        quotations = find_quotations(document, mentions, authority)
        events = find_events(document, mentions, quotations, authority)
        _add_rows(rows, document, mentions, quotations, events)
    return Extracted(**{table: from_rows(table, content) for table, content in rows.items()})


def _clean_documents(
    texts: pl.DataFrame, paragraphs: pl.DataFrame, found: pl.DataFrame, cables: pl.DataFrame
) -> Iterator[CleanDocument]:
    """The documents of a shard as views of their raw texts, with what the extractors need to know of them."""
    about = {row["document_id"]: row for row in describe(texts, found).iter_rows(named=True)}
    headers, _ = cable_headers(texts, cables)
    posts = dict(headers.select("document_id", "from_post").iter_rows())
    columns = ["document_id", "paragraph_id", "kind", "marking", "raw_spans"]
    by_document: dict[str, list[tuple[Any, ...]]] = {}
    for document_id, *row in paragraphs.sort("document_id", "ordinal").select(columns).iter_rows():
        by_document.setdefault(document_id, []).append(tuple(row))
    for document_id, raw in texts.select("document_id", "text").sort("document_id").iter_rows():
        known = about[document_id]
        yield CleanDocument(
            document_id,
            tuple(
                CleanParagraph(paragraph_id, kind, View.of(raw, [(s["start"], s["end"]) for s in spans]), marking)
                for paragraph_id, kind, marking, spans in by_document.get(document_id, [])
            ),
            {
                "genre": known["genre"],
                "date": known["date"],
                "title": known["title"],
                "creators": tuple(known["creators"] or ()),
                "publisher": known["publisher"],
                "from_post": posts.get(document_id),
            },
        )


def _add_rows(
    rows: dict[str, list[Row]],
    document: Document,
    mentions: Sequence[Mention],
    quotations: Sequence[Quotation],
    events: Sequence[Event],
) -> None:
    """Turn what was found in one document into rows."""
    mention_ids = _ids(document, "m", [m.span for m in mentions])
    quotation_ids = _ids(document, "q", [q.spans[0] for q in quotations])
    event_ids = _ids(document, "e", [e.trigger for e in events])
    names = canonical_names(document, mentions)
    for mention, mention_id, name in zip(mentions, mention_ids, names, strict=True):
        rows["mentions"].append({"mention_id": mention_id, **_mention(document, mention)})
        if mention.entity_id is None:
            rows["names"].append({"mention_id": mention_id, "name": name})
    for quotation, quotation_id in zip(quotations, quotation_ids, strict=True):
        parent = None if quotation.parent is None else quotation_ids[quotation.parent]
        row = {"quotation_id": quotation_id, **_quotation(document, quotation), "parent_quotation_id": parent}
        rows["quotations"].append(row)
        for role, named in (("speaker", quotation.speaker_mention), ("reporter", quotation.reporter_mention)):
            if named is not None and mentions[named].entity_id is None:
                rows["speakers"].append({"quotation_id": quotation_id, "role": role, "mention_id": mention_ids[named]})
    for event, event_id in zip(events, event_ids, strict=True):
        said_in = None if event.quotation is None else quotation_ids[event.quotation]
        rows["events"].append({"event_id": event_id, **_event(document, event), "quotation_id": said_in})
        position = {"actor": 0, "recipient": 0}
        for side in event.participants:
            position[side.role] += 1
            rows["event_participants"].append(
                {
                    "event_id": event_id,
                    "role": side.role,
                    "position": position[side.role],
                    "entity_id": side.entity_id,
                    **_place(document, "surface", side.span),
                    "mention_id": None if side.mention is None else mention_ids[side.mention],
                }
            )


def _mention(document: Document, mention: Mention) -> Row:
    start, end = document.view.raw(*mention.span)
    return {
        **_home(document, mention.span),
        "entity_id": mention.entity_id,
        "entity_type": mention.entity_type,
        "surface": document.surface(mention.span),
        "raw_start": start,
        "raw_end": end,
        "method": mention.method,
        "score": mention.score,
    }


def _quotation(document: Document, quotation: Quotation) -> Row:
    spans = [piece for span in quotation.spans for piece in document.view.raw_spans(*span)]
    return {
        **_home(document, quotation.spans[0]),
        "quote_type": quotation.quote_type,
        "text": " ".join(" ".join(map(document.surface, quotation.spans)).split()),
        "raw_start": spans[0][0],
        "raw_end": spans[-1][1],
        "raw_spans": [{"start": s, "end": e} for s, e in spans],
        **_place(document, "cue", quotation.cue),
        **_place(document, "speaker", quotation.speaker),
        "speaker_entity_id": quotation.speaker_entity_id,
        "speaker_method": quotation.speaker_method,
        "reported_by_entity_id": quotation.reported_by_entity_id,
        "method": quotation.method,
        "score": quotation.score,
    }


def _event(document: Document, event: Event) -> Row:
    first, last = bounds(event.date) if event.date else (None, None)
    return {
        **_home(document, event.trigger),
        "event_type": event.event_type,
        "mode": event.mode,
        "context": event.context,
        **_place(document, "trigger", event.trigger),
        **_place(document, "evidence", event.evidence),
        "date": event.date,
        "date_start": first,
        "date_end": last,
        "date_basis": event.date_basis,
        "place_entity_id": event.place_entity_id,
        "status": event.status,
        "method": event.method,
        "score": event.score,
    }


def _home(document: Document, span: Span) -> Row:
    return {"document_id": document.document_id, "paragraph_id": document.paragraph_at(span[0]).paragraph_id}


def _place(document: Document, name: str, span: Span | None) -> Row:
    """The columns ``name``, ``name_start`` and ``name_end`` of a span that may be missing."""
    start, end = document.view.raw(*span) if span else (None, None)
    return {name: document.surface(span) if span else None, f"{name}_start": start, f"{name}_end": end}


def _ids(document: Document, letter: str, spans: Sequence[Span]) -> list[str]:
    """Row ids made of the document's id and raw offsets; the second row at one place gets ``-2``, and so on."""
    seen: dict[str, int] = {}
    ids = []
    for span in spans:
        base = f"{document.document_id}:{letter}{document.view.raw_at[span[0]]}"
        seen[base] = seen.get(base, 0) + 1
        ids.append(base if seen[base] == 1 else f"{base}-{seen[base]}")
    return ids
