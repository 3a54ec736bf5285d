"""Corrections: what a curator may decide of an extracted row, and how a row is named.

Shared by what reads them (:mod:`wakhan.intake.corrections`), applies them (:mod:`wakhan.assemble.corrections`) and
writes them (:mod:`wakhan.contribute.correct`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import polars as pl

from wakhan.edtf import is_edtf
from wakhan.schema import fields, primary_key

# The columns that may be changed. Words of a text are changed by giving the words: their offsets are looked up.
CHANGEABLE = {
    "mentions": ("surface", "entity_id", "entity_type"),
    "quotations": (
        *("text", "cue", "speaker", "quote_type", "speaker_entity_id", "speaker_method", "reported_by_entity_id"),
        "parent_quotation_id",
    ),
    "events": (
        *("trigger", "event_type", "mode", "context", "date", "date_basis", "place_entity_id", "status"),
        "quotation_id",
    ),
    "event_participants": ("role", "entity_id"),
    "entities": ("entity_id", "name", "entity_type", "wikidata_id", "description"),
}
# What a reader judges who says that a row is right.
JUDGED = {
    "mentions": ("surface", "entity_id", "entity_type"),
    "quotations": ("quote_type", "speaker_entity_id"),
    "events": ("trigger", "event_type", "date", "place_entity_id", "status"),
    "event_participants": ("role", "entity_id"),
    "entities": ("name", "entity_type"),
}
# By what a row is known again: the first of these that is not null, or not withheld, in the package.
KNOWN_BY = {
    "mentions": ("surface", "entity_id", "entity_type"),
    "quotations": ("cue", "speaker", "quote_type"),
    "events": ("trigger", "event_type"),
    "event_participants": ("surface", "entity_id"),
    "entities": ("name",),
}
# Where the rows of other tables are corrected.
ELSEWHERE = {
    "documents": "its source.yaml under raw/sources",
    "cables": "`cable` in its source.yaml under raw/sources",
    "paragraphs": "its digest.txt under raw/sources",
    "redactions": "its digest.txt under raw/sources",
    "entity_roles": "raw/authority/roles.csv",
    "occurrences": "the events that report it",
    "corrections": "the line of raw/corrections it comes from",
}
# Words without which there is no row. (Their columns are null only where they are withheld.)
_NEEDED = ("surface", "text", "trigger")
_KEYS = {
    "mentions": r"[\w-]+:m\d+(-\d+)?",
    "quotations": r"[\w-]+:q\d+(-\d+)?",
    "events": r"[\w-]+:e\d+(-\d+)?",
    "event_participants": r"[\w-]+:e\d+(-\d+)? (actor|recipient) [1-9]\d*",
    "entities": r"[\w-]+",
}
_OFFSET = re.compile(r":[a-z]([0-9]+)")


def row_key(table: str) -> pl.Expr:
    """The key of a row of ``table`` as one text, its parts separated by a space."""
    parts = [pl.col(column).cast(pl.String) for column in primary_key(table)]
    return pl.concat_str(parts, separator=" ", ignore_nulls=True)


def document_of(key: str) -> str | None:
    """The id of the document that a row's key names; None for an entity, which belongs to none."""
    document_id, colon, _ = key.partition(":")
    return document_id if colon else None


def offset_of(key: str) -> int:
    """The raw offset in a row's key; 0 for an entity."""
    match = _OFFSET.search(key)
    return int(match[1]) if match else 0


def field_of(table: str, column: str) -> dict[str, Any]:
    """The definition of a column."""
    return next(field for field in fields(table) if field["name"] == column)


def faults(table: str, line: Mapping[str, Any]) -> Iterator[tuple[str, str, str, str]]:
    """What is wrong with a decision on a row of ``table`` by itself: code, column, what is expected, how to mend it."""
    action, column, value = line["action"], line["column_name"], line["value"]
    may = CHANGEABLE[table] if action == "change" else tuple(dict.fromkeys((*CHANGEABLE[table], *KNOWN_BY[table])))
    if re.fullmatch(_KEYS[table], line["row_key"]) is None:
        yield "C01", "row_key", f"a key of {table}", ""
    if column not in may:
        yield "C02", "column_name", f"one of {', '.join(may)}", ""
    elif action != "change":
        if value is not None:
            yield "C03", "value", f"no value, since the action is {action}", ""
    elif value == line["expected"]:
        yield "C03", "value", "another value than is expected", "confirm the column, or give the new value"
    elif expected := unfit(field_of(table, column), value):
        yield "C03", "value", expected, ""


def unfit(field: dict[str, Any], value: str | None) -> str | None:
    """What should stand in a text column instead of a value that its schema forbids; None where it may stand there."""
    constraints = field.get("constraints", {})
    if value is None:
        return "a value" if constraints.get("required") or field["name"] in _NEEDED else None
    if "enum" in constraints and value not in constraints["enum"]:
        return f"one of {', '.join(constraints['enum'])}"
    if "pattern" in constraints and not re.search(constraints["pattern"], value):
        return f"text of the form {constraints['pattern']}"
    if field.get("edtf") and not is_edtf(value):
        return 'an EDTF date (ISO 8601-2), such as "2021-07-28" or "2021-08~"'
    return None
