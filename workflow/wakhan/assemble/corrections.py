"""Applying corrections: first each is examined on the row it was made on, then all are applied at once.

Applied before reports are joined into occurrences and anything is counted, so that all that hangs on a row follows. A
corrected row has ``method`` corrected and ``score`` 1; what was decided, by whom and why is the table ``corrections``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import polars as pl
from rapidfuzz import fuzz

from wakhan.authority import Authority
from wakhan.codes import finding
from wakhan.corrections import CHANGEABLE, document_of, field_of, offset_of, row_key
from wakhan.edtf import bounds
from wakhan.findings import Finding, refuse
from wakhan.intake.files import brief
from wakhan.rights import is_published
from wakhan.schema import empty, foreign_keys, from_rows
from wakhan.view import View

Tables = Mapping[str, pl.DataFrame]
Row = dict[str, Any]
# A row: its table and its key.
Key = tuple[str, str]
CANDIDATES = 3


@dataclass(frozen=True, slots=True)
class Ground:
    """What corrections are examined on.

    ``tables``: ``documents`` and those that can be corrected, before any correction. ``entity_ids``: every entity that
    may be pointed to. ``paragraph``: a paragraph's clean text by its id, None where it is not at hand.
    """

    tables: Tables
    entity_ids: frozenset[str]
    paragraph: Callable[[str], View | None]

    def rows(self, table: str) -> pl.DataFrame:
        """The rows of a table that may be corrected, with their keys as ``row_key``."""
        frame = self.tables[table]
        if table == "entities":
            frame = frame.filter(pl.col("basis") == "discovered")
        return frame.with_columns(row_key=row_key(table))


@dataclass(frozen=True, slots=True)
class Examined:
    """``held``: corrections that hold, each with the columns it sets. ``findings``: what is wrong with the others.
    ``passed_over``: how many were made on an edition that is not built here.
    """

    held: list[tuple[Row, Row]]
    findings: list[Finding]
    passed_over: int


class Corrected(NamedTuple):
    """The tables that can be corrected, corrected; the table ``corrections`` of what was applied; notes."""

    tables: dict[str, pl.DataFrame]
    applied: pl.DataFrame
    findings: list[Finding]


class _Wrong(Exception):  # noqa: N818 — it carries what is wrong
    def __init__(self, code: str, line: Row, what: str, expected: str, mend: str = ""):
        name, _, number = line["origin"].rpartition(":")
        self.finding = finding(code, f"raw/corrections/{name}", what, expected, mend, line=int(number))


def correct(
    corrections: pl.DataFrame, tables: Tables, known: Authority, texts: pl.DataFrame, paragraphs: pl.DataFrame
) -> Corrected:
    """Examine all corrections and apply them.

    ``tables``: those of :class:`Ground`, ``entities`` holding the discovered ones. Raises Refused with everything that
    is wrong when a correction does not hold.
    """
    if corrections.is_empty():
        return Corrected(dict(tables), empty("corrections"), [])

    def paragraph(paragraph_id: str) -> View:
        row = paragraphs.row(by_predicate=pl.col("paragraph_id") == paragraph_id, named=True)
        raw = texts.row(by_predicate=pl.col("document_id") == row["document_id"], named=True)["text"]
        return View.of(raw, [(span["start"], span["end"]) for span in row["raw_spans"]])

    examined = examine(
        corrections, Ground(tables, frozenset((*known.entities, *tables["entities"]["entity_id"])), paragraph)
    )
    refuse(examined.findings)
    notes = []
    if examined.passed_over:
        what = f"{examined.passed_over:,} not applied: made on the other edition of their documents"
        expected = "corrections of the edition that is built"
        notes = [Finding("raw/corrections", what, expected, level="warning")]
    return Corrected(apply(examined.held, tables), from_rows("corrections", [line for line, _ in examined.held]), notes)


# --- examining --------------------------------------------------------------------------------------------------------


def examine(corrections: pl.DataFrame, ground: Ground) -> Examined:
    """Examine the table ``corrections`` on the rows they were made on.

    A correction of a document that is built from its other edition is passed over, and so is one of an entity that is
    not there when any document is.
    """
    lines = corrections.to_dicts()
    rows: dict[Key, Row] = {}
    for table in corrections["table_name"].unique():
        keys = [line["row_key"] for line in lines if line["table_name"] == table]
        wanted = ground.rows(table).filter(pl.col("row_key").is_in(keys))
        rows |= {(table, row["row_key"]): row for row in wanted.iter_rows(named=True)}
    documents = {row["document_id"]: row for row in ground.tables["documents"].iter_rows(named=True)}
    editions = {row["text_basis"] for row in documents.values()}
    changes: dict[Key, Row] = defaultdict(dict)
    for line in lines:
        key = line["table_name"], line["row_key"]
        if line["action"] == "change":
            changes[key][line["column_name"]] = line["value"]
        elif line["action"] == "reject":
            changes[key]["entity_id"] = None
    held: list[tuple[Row, Row]] = []
    findings: list[Finding] = []
    passed_over = 0
    for line in lines:
        key = line["table_name"], line["row_key"]
        row, document_id = rows.get(key), document_of(line["row_key"])
        document = documents.get(document_id or "")
        if document:
            passed = document["text_basis"] != line["text_basis"]
        else:
            passed = document_id is None and row is None and editions != {line["text_basis"]}
        if passed:
            passed_over += 1
            continue
        try:
            if row is None:
                raise _missing(line, ground, documents)
            _check_guard(line, row, document, ground)
            sets = _sets(line, row, changes, ground) if line["action"] == "change" else {}
            held.append((line, sets))
        except _Wrong as wrong:
            findings.append(wrong.finding)
    return Examined(held, findings, passed_over)


def _missing(line: Row, ground: Ground, documents: Mapping[str, Row]) -> _Wrong:
    """A row that is not there."""
    table, key = line["table_name"], line["row_key"]
    if table == "entities" and key in ground.entity_ids:
        return _Wrong("C10", line, f"{key} stands in the authority file", "an entity that was discovered")
    document_id = document_of(key)
    if document_id and document_id not in documents:
        return _Wrong("C05", line, f"no document {document_id}", _nearest(document_id, documents))
    return _Wrong("C05", line, f"no row {key} in {table}", f"a row that is there; nearest: {_candidates(line, ground)}")


def _check_guard(line: Row, row: Row, document: Row | None, ground: Ground) -> None:
    """Raise _Wrong when a row does not say what a correction expects, or may not be quoted."""
    column, expected = line["column_name"], line["expected"]
    words = field_of(line["table_name"], column).get("rights")
    policy = document["text_policy"] if document else "open"
    if words and policy != "open" and not all(is_published(t, words, policy) for t in (expected, line["value"])):
        what = f"{column} of {line['row_key']}"
        raise _Wrong("C09", line, what, f"a column that text policy {policy} does not withhold")
    if row[column] == expected:
        return
    what = f"{column} of {line['row_key']} is {brief(row[column])}"
    if line["action"] == "change" and row[column] == line["value"]:
        raise _Wrong("C06", line, what, brief(expected), "the pipeline says so by itself now: take the line out")
    mend = f"look at the row again; nearest to the one it was: {_candidates(line, ground)}" if words else ""
    raise _Wrong("C06", line, what, brief(expected), mend)


def _sets(line: Row, row: Row, changes: Mapping[Key, Row], ground: Ground) -> Row:
    """The columns that a change sets; raises _Wrong where its value does not fit the rest."""
    table, column, value = line["table_name"], line["column_name"], line["value"]
    field = field_of(table, column)
    if "rawSpan" in field:
        return _words(line, row, field["rawSpan"], ground)
    target = "entities" if column == "entity_id" else foreign_keys(table).get(column, ("", ""))[0]
    if value is not None and target == "entities" and value not in ground.entity_ids:
        raise _Wrong("C07", line, f"no entity {value}", _nearest(value, ground.entity_ids))
    if value is not None and target == "quotations":
        there = ground.tables["quotations"].filter(pl.col("document_id") == row["document_id"])
        encloses = dict(there.select("quotation_id", "parent_quotation_id").iter_rows())
        if value not in encloses:
            raise _Wrong("C07", line, f"no quotation {value} in this document", _nearest(value, encloses))
        outer = value
        while outer and table == "quotations":
            if outer == line["row_key"]:
                raise _Wrong("C11", line, f"{outer} would enclose itself", "a quotation that it does not enclose")
            outer = changes.get((table, outer), {}).get(column, encloses.get(outer))
    if table == "entities" and column == "entity_id" and "entity_id" in changes.get((table, value), {}):
        raise _Wrong("C11", line, f"{value} is merged itself, or rejected", "an entity that stays")
    if column not in ("date", "date_basis"):
        return {column: value}
    now = row | changes[table, line["row_key"]]
    if column == "date" and value is None:
        now["date_basis"] = "none"
    if (now["date"] is None) != (now["date_basis"] == "none"):
        what = f"date {brief(now['date'])} with date_basis {now['date_basis']}"
        raise _Wrong("C11", line, what, "date_basis none where there is no date, and nowhere else")
    first, last = bounds(now["date"]) if now["date"] else (None, None)
    return {"date": now["date"], "date_basis": now["date_basis"], "date_start": first, "date_end": last}


def _words(line: Row, row: Row, where: Mapping[str, str], ground: Ground) -> Row:
    """The columns of words that are changed to other words of the paragraph: these, and where they stand."""
    column, value = line["column_name"], line["value"]
    first, last = where.get("start", "raw_start"), where.get("end", "raw_end")
    if value is None:
        return {column: None, first: None, last: None}
    view = ground.paragraph(row["paragraph_id"])
    if view is None:  # the build has the text and looks them up
        return {column: value}
    found = [m.span() for m in re.finditer(rf"(?<!\w){re.escape(value)}(?!\w)", view.text)]
    if row[first] is not None:
        found = [s for s in found if view.raw(*s)[0] < row[last] and row[first] < view.raw(*s)[1]]
    if len(found) != 1:
        expected = (
            f"words of the same paragraph that overlap {brief(row[column])}" if row[column] else "words found once"
        )
        raise _Wrong("C08", line, f"{brief(value)} stands there {len(found) or 'no'} times", expected)
    start, end = view.raw(*found[0])
    spans = {where["spans"]: [{"start": s, "end": e} for s, e in view.raw_spans(*found[0])]} if "spans" in where else {}
    return {column: value, first: start, last: end, **spans}


def _nearest(wanted: str, there: Iterable[str]) -> str:
    """What is expected in place of an id that is not there: those most like it."""
    near = sorted(there, key=lambda other: (-fuzz.ratio(other, wanted), other))[:CANDIDATES]
    return f"one that is there; nearest: {', '.join(near)}" if near else "one that is there"


def _candidates(line: Row, ground: Ground) -> str:
    """The rows of the same document most like the one a correction was made on, by what they say and where."""
    column, key, expected = line["column_name"], line["row_key"], str(line["expected"])
    rows = ground.rows(line["table_name"])
    if document_id := document_of(key):
        rows = rows.filter(pl.col("row_key").str.starts_with(f"{document_id}:"))

    def unlike(row: Row) -> tuple[float, str]:
        likeness = fuzz.ratio(str(row[column]), expected) + fuzz.ratio(row["row_key"], key)
        return abs(offset_of(row["row_key"]) - offset_of(key)) / 5 - likeness, row["row_key"]

    near = sorted(rows.iter_rows(named=True), key=unlike)[:CANDIDATES]
    return ", ".join(f"{row['row_key']} ({brief(row[column])})" for row in near) or "none"


# --- applying -------------------------------------------------------------------------------------------------------


def apply(held: Iterable[tuple[Row, Row]], tables: Tables) -> dict[str, pl.DataFrame]:
    """The tables with corrections that hold.

    Takes what :func:`examine` gave and its tables. What hangs on a corrected row follows: sides and speakers named by a
    mention go with its entity, the sides of a rejected event are gone with it, and what a rejected quotation enclosed
    is enclosed by what enclosed that one.
    """
    sets: dict[str, dict[str, Row]] = {table: {} for table in CHANGEABLE}
    rejected: dict[str, set[str]] = {table: set() for table in CHANGEABLE}
    for line, columns in held:
        if line["action"] == "reject":
            rejected[line["table_name"]].add(line["row_key"])
        else:
            sets[line["table_name"]].setdefault(line["row_key"], {}).update(columns)
    entities = sets["entities"]
    merged = dict.fromkeys(rejected["entities"]) | {
        e: row.pop("entity_id") for e, row in entities.items() if "entity_id" in row
    }
    types = {e: row["entity_type"] for e, row in entities.items() if "entity_type" in row}
    names_nothing = pl.col("entity_id").is_in(rejected["entities"]) & ~pl.col("mention_id").is_in(sets["mentions"])
    rejected["mentions"].update(tables["mentions"].filter(names_nothing)["mention_id"])
    _renumber(sets["event_participants"], tables["event_participants"])

    frames = _follow_mentions(sets["mentions"], rejected["mentions"], dict(tables))
    for table in CHANGEABLE:
        frames[table] = _update(frames[table], table, sets[table]).filter(~row_key(table).is_in(rejected[table]))
    if types:
        kind = pl.col("entity_id").replace_strict(types, default=pl.col("entity_type"), return_dtype=pl.String)
        frames["mentions"] = frames["mentions"].with_columns(entity_type=kind)
    if merged:
        for table in CHANGEABLE:
            named = [column for column, (target, _) in foreign_keys(table).items() if target == "entities"]
            frames[table] = frames[table].with_columns(
                pl.col(c).replace_strict(merged, default=pl.col(c), return_dtype=pl.String) for c in named
            )
    frames["event_participants"] = frames["event_participants"].filter(~pl.col("event_id").is_in(rejected["events"]))
    return _leave_quotations(rejected["quotations"], frames, tables["quotations"])


def _update(frame: pl.DataFrame, table: str, sets: Mapping[str, Row]) -> pl.DataFrame:
    """A table with columns of some rows set to new values; the rows are marked as corrected."""
    frame = frame.with_columns(row_key=row_key(table))
    if "method" in frame.columns:
        sets = {key: {**row, "method": "corrected", "score": 1.0} for key, row in sets.items()}
    for column in sorted({column for row in sets.values() for column in row}):
        new = {key: row[column] for key, row in sets.items() if column in row}
        schema = {"row_key": pl.String(), column: frame.schema[column]}
        values = pl.DataFrame({"row_key": list(new), column: list(new.values())}, schema=schema)
        frame = frame.update(values, on="row_key", include_nulls=True)
    return frame.drop("row_key")


def _follow_mentions(
    sets: Mapping[str, Row], rejected: Iterable[str], frames: dict[str, pl.DataFrame]
) -> dict[str, pl.DataFrame]:
    """Sides and speakers that were named by a mention, with the entity it names now; a rejected one names none."""
    gone = sorted(rejected)
    now = {m: row["entity_id"] for m, row in sets.items() if "entity_id" in row} | dict.fromkeys(gone)
    if not now:
        return frames
    moved = pl.DataFrame(
        {"mention_id": list(now), "now": list(now.values())}, schema={"mention_id": pl.String, "now": pl.String}
    ).join(
        frames["mentions"].select("mention_id", "document_id", "raw_start", "raw_end", was="entity_id"), on="mention_id"
    )
    sides = frames["event_participants"].join(
        moved.select("mention_id", "was", "now"), on="mention_id", how="left", maintain_order="left"
    )
    cited = pl.col("mention_id").is_in(list(now))
    frames["event_participants"] = sides.with_columns(
        pl.when(cited & pl.col("entity_id").eq_missing(pl.col("was")))
        .then("now")
        .otherwise("entity_id")
        .alias("entity_id"),
        pl.when(~pl.col("mention_id").is_in(gone)).then("mention_id").alias("mention_id"),
    ).drop("was", "now")
    spoken = (
        frames["quotations"]
        .join(moved, on="document_id", suffix="_mention")
        .filter(
            (pl.col("was").is_not_null() | (pl.col("speaker_method") == "name"))
            & pl.col("speaker_entity_id").eq_missing(pl.col("was"))
            & (pl.col("raw_start_mention") >= pl.col("speaker_start"))
            & (pl.col("raw_end_mention") <= pl.col("speaker_end"))
        )
        .select("quotation_id", speaker_entity_id="now")
        .unique("quotation_id", keep="first", maintain_order=True)
    )
    frames["quotations"] = frames["quotations"].update(spoken, on="quotation_id", include_nulls=True)
    return frames


def _renumber(sets: Mapping[str, Row], participants: pl.DataFrame) -> None:
    """Give sides that change their role a position after all others of their event."""
    moved = sorted(key for key, row in sets.items() if "role" in row)
    events = [key.partition(" ")[0] for key in moved]
    last = dict(
        participants.filter(pl.col("event_id").is_in(events))
        .group_by("event_id")
        .agg(pl.col("position").max())
        .iter_rows()
    )
    for key, event_id in zip(moved, events, strict=True):
        last[event_id] += 1
        sets[key]["position"] = last[event_id]


def _leave_quotations(
    rejected: set[str], frames: dict[str, pl.DataFrame], before: pl.DataFrame
) -> dict[str, pl.DataFrame]:
    """Rows that pointed to rejected quotations point to what enclosed these, or to nothing."""
    encloses = dict(
        before.filter(pl.col("quotation_id").is_in(rejected)).select("quotation_id", "parent_quotation_id").iter_rows()
    )
    for quotation_id in encloses:
        parent = encloses[quotation_id]
        while parent in encloses:
            parent = encloses[parent]
        encloses[quotation_id] = parent
    for table, column in (("quotations", "parent_quotation_id"), ("events", "quotation_id")):
        if encloses:
            outer = pl.col(column).replace_strict(encloses, default=pl.col(column), return_dtype=pl.String)
            frames[table] = frames[table].with_columns(outer)
    return frames
