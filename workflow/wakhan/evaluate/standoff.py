"""Measures against stand-off gold of whole documents: text, paragraphs, names, quotations, events and metadata.

What not every annotator marked is optional: found, it counts for precision; missed, it is no loss of recall.
"""

from __future__ import annotations

import datetime
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from wakhan.edtf import bounds
from wakhan.evaluate.gold import Happening, Name, StandOff
from wakhan.evaluate.matching import code_points, jaccard, overlap, pair
from wakhan.evaluate.measures import Unit, f1, f1_of, share
from wakhan.evaluate.reliability import Judged
from wakhan.view import Span

Row = Mapping[str, Any]
Rows = Mapping[str, list[dict[str, Any]]]

MEASURES = (
    share("body_precision", "body right", "body found"),
    share("body_recall", "body right", "body gold"),
    f1("paragraph_f1", "paragraphs right", "paragraphs gold", "paragraphs found"),
    f1("mention_f1", "mentions right", "mentions gold", "mentions found"),
    f1("mention_relaxed_f1", "mentions overlapping", "mentions gold", "mentions found"),
    share("mention_type_accuracy", "mention types right", "mentions right"),
    share("link_b3", "links alike", "mentions right"),
    share("link_wikidata_accuracy", "links right", "links gold"),
    f1_of("quotation_j80_f1", "j80 right", "quotations found", "j80 recalled", "quotations wanted"),
    f1_of("quotation_j30_f1", "j30 right", "quotations found", "j30 recalled", "quotations wanted"),
    share("speaker_accuracy", "speakers right", "speakers gold"),
    f1_of("event_f1", "events right", "events found", "events recalled", "events wanted"),
    f1_of("event_trigger_f1", "triggers right", "events found", "triggers recalled", "events wanted"),
    share("event_date_same", "dates same", "dates gold"),
    share("event_date_compatible", "dates compatible", "dates gold"),
    f1("participant_f1", "sides right", "sides gold", "sides found"),
    share("document_field_accuracy", "document fields right", "document fields"),
    share("cable_field_accuracy", "cable fields right", "cable fields"),
)

# Keys of a gold's metadata and the columns that hold the same.
DOCUMENT_FIELDS = {
    "title": "title",
    "creators": "creators",
    "publisher": "publisher",
    "date_published": "date",
    "genre": "genre",
    "language": "language",
}
CABLE_FIELDS = {
    "mrn": "mrn",
    "dtg": "dtg",
    "from": "from_post",
    "to": "to_posts",
    "info": "info_posts",
    "tags": "tags",
    "subject": "subject",
    "classification": "classification",
    "declassify_on": "declassify_on",
    "signer": "signer",
    "case_number": "case_number",
    "doc_number": "doc_number",
    "released": "released_on",
}
# Two ends of a paragraph are the same when they are this near: a mark more or less.
SAME_END = 3
# As far as an open interval reaches, and how much longer than twice the other one date may be; in days.
OPEN_END = 3650
SLACK = 31


class _Count:
    """Counts by paragraph of the gold: each thing counts where it begins, or in the paragraph before."""

    def __init__(self, document_id: str, paragraphs: Iterable[tuple[Span, ...]]):
        self.document_id = document_id
        self.starts = sorted(spans[0][0] for spans in paragraphs)
        self.counts: list[Counter[str]] = [Counter() for _ in self.starts or [0]]

    def add(self, name: str, at: int, n: float = 1) -> None:
        """Count ``n`` of something that stands at a raw offset."""
        # A Counter adds floats as well; its type says int.
        self.counts[max(0, bisect_right(self.starts, at) - 1)][name] += n  # type: ignore[assignment]

    def units(self) -> list[Unit]:
        """One unit for each paragraph."""
        return [Unit(self.document_id, counts) for counts in self.counts]


def count(gold: StandOff, rows: Rows, wikidata: Mapping[str, str | None]) -> tuple[list[Unit], list[Judged]]:
    """What was found in one document against its gold.

    Takes the gold, the document's rows by table and the Wikidata id of each entity. Gives the counts that
    :data:`MEASURES` are made of, paragraph by paragraph, and every scored row with whether it is right.
    """
    tally = _Count(rows["documents"][0]["document_id"], gold.paragraphs)
    _paragraphs(tally, gold, rows["paragraphs"])
    judged = _names(tally, gold, rows["mentions"], wikidata)
    judged += _quotations(tally, gold, rows["quotations"])
    judged += _events(tally, gold, rows)
    for table, fields in (("document", DOCUMENT_FIELDS), ("cable", CABLE_FIELDS)):
        compared = _fields(gold, rows[f"{table}s"], fields)
        tally.add(f"{table} fields", 0, len(compared))
        tally.add(f"{table} fields right", 0, sum(_alike(given, found) for _, given, found in compared))
    return tally.units(), judged


def differences(gold: StandOff, rows: Rows) -> list[tuple[str, Any, Any]]:
    """Metadata that differ: the column (``documents.title``), what the gold says, what the package says."""
    return [
        (f"{table}.{column}", given, found)
        for table, fields in (("documents", DOCUMENT_FIELDS), ("cables", CABLE_FIELDS))
        for column, given, found in _fields(gold, rows[table], fields)
        if not _alike(given, found)
    ]


def raw_spans(row: Row) -> list[Span]:
    """The raw spans of a row of paragraphs or quotations."""
    return [(s["start"], s["end"]) for s in row["raw_spans"]]


def _fields(gold: StandOff, rows: list[dict[str, Any]], fields: Mapping[str, str]) -> list[tuple[str, Any, Any]]:
    """Column, gold's value and package's value of each field that the annotated text states."""
    row = rows[0] if rows else {}
    stated = [(column, gold.metadata[key], row.get(column)) for key, column in fields.items() if gold.metadata.get(key)]
    return [(c, given, v.isoformat() if isinstance(v, datetime.date) else v) for c, given, v in stated]


def _alike(given: Any, found: Any) -> bool:
    """Whether two metadata values are the same but for letter case, which telegrams do not have."""
    if isinstance(given, str) and isinstance(found, str):
        return given.casefold() == found.casefold()
    return bool(given == found)


def _paragraphs(tally: _Count, gold: StandOff, rows: list[dict[str, Any]]) -> None:
    wanted = code_points(span for spans in gold.paragraphs for span in spans)
    found = code_points(span for row in rows for span in raw_spans(row))
    for name, offsets in (("body gold", wanted), ("body found", found), ("body right", wanted & found)):
        for offset in offsets:
            tally.add(name, offset)
    wanted_ends = [(spans[0][0], spans[-1][1]) for spans in gold.paragraphs]
    found_ends = [(row["raw_start"], row["raw_end"]) for row in rows]
    for start, _ in wanted_ends:
        tally.add("paragraphs gold", start)
    for start, _ in found_ends:
        tally.add("paragraphs found", start)
    for i, _ in pair(wanted_ends, found_ends, _same_ends):
        tally.add("paragraphs right", wanted_ends[i][0])


def _same_ends(a: Span, b: Span) -> float:
    return float(abs(a[0] - b[0]) <= SAME_END and abs(a[1] - b[1]) <= SAME_END)


def _names(
    tally: _Count, gold: StandOff, rows: list[dict[str, Any]], wikidata: Mapping[str, str | None]
) -> list[Judged]:
    at = {(row["raw_start"], row["raw_end"]): row for row in rows}
    hits = [(name, at[name.span]) for name in gold.names if name.span in at]
    for name in gold.names:
        tally.add("mentions gold", name.span[0])
    for row in rows:
        tally.add("mentions found", row["raw_start"])
    for name, row in hits:
        tally.add("mentions right", name.span[0])
        tally.add("mention types right", name.span[0], name.entity_type == row["entity_type"])
        if name.wikidata_id:
            tally.add("links gold", name.span[0])
            tally.add("links right", name.span[0], wikidata.get(row["entity_id"]) == name.wikidata_id)
    for i, _ in pair([n.span for n in gold.names], list(at), overlap):
        tally.add("mentions overlapping", gold.names[i].span[0])
    for (name, _), alike in zip(hits, _b_cubed(hits), strict=True):
        tally.add("links alike", name.span[0], alike)
    right = {
        name.span
        for name, row in hits
        if name.entity_type == row["entity_type"] and not _is_another(name, row, wikidata)
    }
    return [_judged("mentions", row, span in right) for span, row in at.items()]


def _is_another(name: Name, row: Row, wikidata: Mapping[str, str | None]) -> bool:
    """Whether a mention is linked to another entity than the gold says for certain."""
    linked = wikidata.get(row["entity_id"])
    return None not in (linked, name.wikidata_id) and linked != name.wikidata_id


def _b_cubed(hits: list[tuple[Name, dict[str, Any]]]) -> list[float]:
    """What each mention gives to the B-cubed F1 (Bagga and Baldwin 1998) of gold and found entities of one document.

    F1 = 2PR/(P+R) of the means of all mentions' precision and recall is homogeneous, so it is the mean of
    (2R²p + 2P²r)/(P+R)² over mentions (Euler): its linear form, which can be resampled paragraph by paragraph.
    """
    pairs = [(name.entity, row["entity_id"] or row["mention_id"]) for name, row in hits]
    by_gold, by_found, both = Counter(g for g, _ in pairs), Counter(f for _, f in pairs), Counter(pairs)
    precision = [both[p] / by_found[p[1]] for p in pairs]
    recall = [both[p] / by_gold[p[0]] for p in pairs]
    whole_p, whole_r = sum(precision) or 1.0, sum(recall) or 1.0
    scale = 2 / (whole_p + whole_r) ** 2
    return [scale * (whole_r**2 * p + whole_p**2 * r) for p, r in zip(precision, recall, strict=True)]


def _quotations(tally: _Count, gold: StandOff, rows: list[dict[str, Any]]) -> list[Judged]:
    wanted = [code_points(q.spans) for q in gold.quotations]
    found = [code_points(raw_spans(row)) for row in rows]
    for quotation in gold.quotations:
        if not quotation.optional:
            tally.add("quotations wanted", quotation.spans[0][0])
    for row in rows:
        tally.add("quotations found", row["raw_start"])
    strict, loose = pair(wanted, found, jaccard, 0.8), pair(wanted, found, jaccard, 0.3)
    for name, pairs in (("j80", strict), ("j30", loose)):
        for i, _ in pairs:
            at = gold.quotations[i].spans[0][0]
            tally.add(f"{name} right", at)
            tally.add(f"{name} recalled", at, not gold.quotations[i].optional)
    for i, j in loose:
        speaker, row = gold.quotations[i].speaker, rows[j]
        if speaker:
            tally.add("speakers gold", speaker[0])
            said_by = row["speaker_start"] is not None and overlap(speaker, (row["speaker_start"], row["speaker_end"]))
            tally.add("speakers right", speaker[0], bool(said_by))
    right = {j for _, j in strict}
    return [_judged("quotations", row, j in right) for j, row in enumerate(rows)]


def _events(tally: _Count, gold: StandOff, rows: Rows) -> list[Judged]:
    events = rows["events"]
    for event in gold.events:
        if not event.optional:
            tally.add("events wanted", event.trigger[0])
    for row in events:
        tally.add("events found", row["trigger_start"])
    triggers = pair(gold.events, events, _same_trigger)
    full = pair(gold.events, events, lambda g, row: _same_trigger(g, row) * (row["event_type"] in g.types))
    for right, recalled, pairs in (
        ("triggers right", "triggers recalled", triggers),
        ("events right", "events recalled", full),
    ):
        for i, _ in pairs:
            tally.add(right, gold.events[i].trigger[0])
            tally.add(recalled, gold.events[i].trigger[0], not gold.events[i].optional)
    meant = _meant_by(gold, rows["mentions"])
    sides: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in rows["event_participants"]:
        entity: str | None = row["entity_id"]
        if entity:
            sides[row["event_id"], row["role"]].add(meant.get(entity, entity))
    for i, j in full:
        event, row, at = gold.events[i], events[j], gold.events[i].trigger[0]
        if event.dates:
            tally.add("dates gold", at)
            tally.add("dates same", at, row["date"] in event.dates)
            tally.add("dates compatible", at, any(_compatible(date, row["date"]) for date in event.dates))
        for role, wanted in event.sides.items():
            given = sides[row["event_id"], role] - (event.also[role] - wanted)
            tally.add("sides gold", at, len(wanted))
            tally.add("sides found", at, len(given))
            tally.add("sides right", at, len(wanted & given))
    right_rows = {j for _, j in full}
    return [_judged("events", row, j in right_rows) for j, row in enumerate(events)]


def _judged(table: str, row: Row, right: bool) -> Judged:
    return Judged(table, row["document_id"], row["method"], row["score"], right)


def _same_trigger(gold: Happening, row: Row) -> float:
    return float(overlap(gold.trigger, (row["trigger_start"], row["trigger_end"])))


def _meant_by(gold: StandOff, mentions: list[dict[str, Any]]) -> dict[str, str]:
    """The gold's entity for each entity found: the one that most of its exactly matched mentions name."""
    at = {(row["raw_start"], row["raw_end"]): row["entity_id"] for row in mentions}
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for name in gold.names:
        if entity := at.get(name.span):
            votes[entity][name.entity] += 1
    return {entity: counted.most_common(1)[0][0] for entity, counted in votes.items()}


def _compatible(gold: str, found: str | None) -> bool:
    """Whether two EDTF dates overlap and neither is over twice as long as the other and a month more."""
    one, other = _days(gold), _days(found) if found else None
    if one is None or other is None:
        return False
    lengths = sorted((one[1] - one[0], other[1] - other[0]))
    return max(one[0], other[0]) <= min(one[1], other[1]) and lengths[1] <= 2 * lengths[0] + SLACK


def _days(date: str) -> tuple[int, int] | None:
    """Ordinals of the first and last day of an EDTF date; None when it has neither, or is not one."""
    try:
        first, last = bounds(date)
    except ValueError:
        return None
    if first is None and last is None:
        return None
    start = first.toordinal() if first else last.toordinal() - OPEN_END  # type: ignore[union-attr]
    return start, last.toordinal() if last else start + OPEN_END
