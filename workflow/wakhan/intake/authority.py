"""Reading the authority file: two CSV forms, checked against their Table Schemas and by what no schema can say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import polars as pl

from wakhan.edtf import bounds, is_edtf
from wakhan.findings import Finding, refuse
from wakhan.intake.files import brief
from wakhan.intake.forms import Row, Table, read_table
from wakhan.schema import fields, from_rows

TABLES = {"authority_entities": "entities.csv", "authority_roles": "roles.csv"}
_TYPES = {kind for f in fields("authority_entities") if f["name"] == "entity_type" for kind in f["constraints"]["enum"]}


def read_authority(folder: Path | None) -> dict[str, pl.DataFrame]:
    """The tables ``authority_entities`` and ``authority_roles`` of a folder; both empty without a folder.

    Raises Refused with everything :func:`check_authority` finds when an error is among it.
    """
    if folder is None:
        return {form: from_rows(form, []) for form in TABLES}
    tables, findings = check_authority(folder)
    refuse(findings)
    return {form: from_rows(form, [row.cells for row in table.rows]) for form, table in tables.items()}


def check_authority(folder: Path) -> tuple[dict[str, Table], list[Finding]]:
    """The two tables as far as they can be read, and what is wrong with them: alone, and between their rows."""
    findings: list[Finding] = []
    tables: dict[str, Table] = {}
    for form, name in TABLES.items():
        table, wrong = read_table(folder / name, form)
        findings.extend(wrong)
        if table is not None:
            tables[form] = table
    entities, roles = (tables.get(form) for form in TABLES)
    known: Known = {}
    if entities:
        known |= dict.fromkeys(entities.unread)
        known |= {row.cells["entity_id"]: row for row in entities.rows}
        findings.extend(_check_order(entities, "entity_id"))
        findings.extend(_check_entities(entities, known))
        findings.extend(_check_names(entities))
    if roles:
        findings.extend(_check_order(roles, "entity_id", "valid_start", "role"))
        findings.extend(_check_terms(roles))
        if entities:
            findings.extend(_check_holders(roles, known))
    return tables, findings


# Entities by id; None for one whose row could not be read.
Known = dict[str | None, Row | None]


def _is_other(row: Row | None, kind: str) -> bool:
    """Whether an entity is certainly of another type."""
    return row is not None and row.cells["entity_type"] in _TYPES - {kind}


def _check_order(table: Table, *columns: str) -> Iterator[Finding]:
    """Rows that come before the row they follow."""
    before: tuple[str, ...] = ()
    for row in table.rows:
        key = tuple(row.cells[column] or "" for column in columns)
        if key < before:
            what = f"{', '.join(filter(None, key))} after {', '.join(filter(None, before))}"
            yield table.tell("T10", row, None, what, f"rows sorted by {', '.join(columns)}")
        before = key


def _check_entities(table: Table, known: Known) -> Iterator[Finding]:
    """States that are none; country codes and Wikidata ids that are not one row's."""
    first: dict[str, int] = {}
    for row in table.rows:
        state, item, country = (row.cells[column] for column in ("state_id", "wikidata_id", "iso3166_a3"))
        if state and state not in known:
            expected = "an entity_id of entities.csv"
            yield table.tell("A01", row, "state_id", f"state_id is {brief(state)}", expected)
        elif state and _is_other(known[state], "GPE"):
            what = f"state_id is {brief(state)}, of another type"
            yield table.tell("A02", row, "state_id", what, "a row of type GPE")
        if item and first.setdefault(item, row.line) != row.line:
            what = f"{item} again (first in line {first[item]})"
            yield table.tell("A08", row, "wikidata_id", what, "each item once")
        if country and _is_other(row, "GPE"):
            what = f"iso3166_a3 is {brief(country)} in a row of type {row.cells['entity_type']}"
            yield table.tell("A09", row, "iso3166_a3", what, "a state, of type GPE")
        elif country and first.setdefault(country, row.line) != row.line:
            what = f"{country} again (first in line {first[country]})"
            yield table.tell("A09", row, "iso3166_a3", what, "each state once")


def _check_names(table: Table) -> Iterator[Finding]:
    """Names and aliases that are empty, said twice, or another entity's."""
    named: dict[str, Row] = {}
    for row in table.rows:
        name = row.cells["name"]
        if name and named.setdefault(name, row) is not row:
            what = f"{brief(name)} again (first in line {named[name].line})"
            yield table.tell("A07", row, "name", what, "each name once")
    bearers: dict[str, list[Row]] = {}
    for row in table.rows:
        aliases = row.cells["aliases"]
        own = {row.cells["name"]}
        for alias in aliases.split("|") if aliases else ():
            if not alias.strip():
                yield table.tell("A03", row, "aliases", f"an empty alias in {brief(aliases)}", "a name between two |")
            elif alias in own:
                yield table.tell("A04", row, "aliases", f"{brief(alias)} again", "each name and alias once in a row")
            else:
                own.add(alias)
                bearers.setdefault(alias, []).append(row)
                other = named.get(alias)
                if other and (other.cells["entity_type"] != row.cells["entity_type"] or not _of_two_states(row, other)):
                    what = f"{brief(alias)} is the name of {other.cells['entity_id']} (line {other.line})"
                    yield table.tell("A06", row, "aliases", what, "a name that is no other entity's")
    for alias, rows in bearers.items():
        for row in rows if len(rows) > 1 else ():
            if _is_of(alias, row.cells["name"] or ""):
                continue
            others = (other for other in rows if other is not row and _are_alike(row, other))
            if other := next(others, None):
                what = f"{brief(alias)} is an alias of {other.cells['entity_id']} (line {other.line}) as well"
                yield table.tell("A05", row, "aliases", what, "an alias of one of the two")


def _of_two_states(one: Row, other: Row) -> bool:
    """Whether two entities belong to different states, or are different states."""
    states = [row.cells["entity_id"] if row.cells["iso3166_a3"] else row.cells["state_id"] for row in (one, other)]
    return None not in states and states[0] != states[1]


def _are_alike(one: Row, other: Row) -> bool:
    """Whether nothing but a name can tell two entities apart: they are of one type, and not of two states."""
    return one.cells["entity_type"] == other.cells["entity_type"] and not _of_two_states(one, other)


def _is_of(alias: str, name: str) -> bool:
    """Whether an alias is taken from a name: it holds a word of it or the beginning of one, or is its initials."""
    words, parts = (re.findall(r"\w+", text.casefold()) for text in (alias, name))
    if not set(words).isdisjoint(parts) or any(len(w) > 3 and p.startswith(w) for w in words for p in parts):
        return True
    initials = "".join(part[0] for part in re.findall(r"\w+", name) if part[0].isupper())
    return alias.replace(".", "") == initials


def _check_terms(table: Table) -> Iterator[Finding]:
    """Dates of a role that are no dates, or out of order."""
    for row in table.rows:
        start, end = row.cells["valid_start"], row.cells["valid_end"]
        wrong = [
            (column, value)
            for column, value in (("valid_start", start), ("valid_end", end))
            if value and not is_edtf(value) and (column, value) != ("valid_end", "..")
        ]
        for column, value in wrong:
            expected = "an EDTF date, or .. while held" if column == "valid_end" else "an EDTF date"
            yield table.tell("R03", row, column, f"{column} is {brief(value)}", expected)
        if start and end and end != ".." and not wrong:
            first, last = bounds(start)[0], bounds(end)[1]
            if first and last and last < first:
                yield table.tell("R04", row, "valid_end", f"from {start} to {end}", "an end no earlier than the start")


def _check_holders(table: Table, known: Known) -> Iterator[Finding]:
    """Holders and organisations that are not there; holders that are no persons."""
    for row in table.rows:
        for column in ("entity_id", "organisation_id"):
            value = row.cells[column]
            if value and value not in known:
                yield table.tell("R01", row, column, f"{column} is {brief(value)}", "an entity_id of entities.csv")
        if _is_other(known.get(row.cells["entity_id"]), "PER"):
            what = f"entity_id is {brief(row.cells['entity_id'])}, of another type"
            yield table.tell("R02", row, "entity_id", what, "a person, of type PER")
