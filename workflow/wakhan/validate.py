"""Stage 6, validate: nothing is published unless every table keeps every rule.

Four kinds of rule, read from the schemas: types and values (Pandera, generated), keys (primary and foreign), dates
(EDTF, and the days they cover), and the law of this package, that every text reads as the raw file at its offsets.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

import polars as pl

from wakhan.edtf import bounds, is_edtf
from wakhan.findings import Finding
from wakhan.schema import PUBLISHED, fields, pandera_schema, polars_schema, primary_key, table_schema
from wakhan.view import Span, quote_raw

Tables = Mapping[str, pl.DataFrame]
# A rule that a whole column breaks is told with this many of its rows.
SHOWN = 20


@dataclass(frozen=True, slots=True)
class Report:
    """What was checked and what was found. ``checks``: rule name to the number of rows it was tried on."""

    checks: dict[str, int]
    findings: list[Finding]


def validate(tables: Tables, raw: Mapping[str, str] | None = None) -> Report:
    """Check the published tables.

    Takes the tables by name and the raw text of each document; without raw texts (a published package, where some text
    may be withheld) offsets are not read back. Findings name table, row key, column, value and rule; a table without
    the right columns is all that is told.
    """
    findings = [finding for name in PUBLISHED for finding in _columns(name, tables[name])]
    checks: dict[str, int] = {}
    if findings:
        return Report(checks, findings)
    sound = []
    for name in PUBLISHED:
        wrong = _values(name, tables[name])
        findings.extend(wrong)
        checks[f"{name}: types, values, primary key"] = len(tables[name])
        if not wrong:
            sound.append(name)
        for found, rule, rows in (*_foreign_keys(name, tables), *_dates(name, tables[name])):
            checks[rule] = rows
            findings.extend(found)
    if raw is not None and "paragraphs" in sound:
        content = content_spans(tables["paragraphs"])
        for name in sound:
            for field in fields(name):
                if "rawSpan" in field:
                    checks[f"{name}.{field['name']} reads as the raw file"] = len(tables[name])
                    findings.extend(_round_trip(name, field, with_document(name, tables), raw, content))
    return Report(checks, findings)


def quality(report: Report, noted: list[Finding]) -> dict[str, Any]:
    """What ``quality.json`` says: every check with the rows it was tried on, and what somebody should look at."""
    return {
        "valid": not any(f.level == "error" for f in report.findings),
        "checks": [{"rule": rule, "rows": rows} for rule, rows in report.checks.items()],
        "notes": [asdict(f) for f in noted],
    }


def _key(table: str, row: Mapping[str, Any]) -> str:
    return f"{table} " + ", ".join(str(row[k]) for k in primary_key(table))


def _columns(name: str, frame: pl.DataFrame) -> Iterator[Finding]:
    """Columns that are missing, of another type, unknown, or in another order."""
    found, expected = frame.schema, polars_schema(name)
    for column in {**expected, **found}:
        has, wants = found.get(column), expected.get(column)
        if has != wants:
            what = "missing" if has is None else f"a column of type {has}"
            yield Finding(f"{name}: {column}", what, "no such column" if wants is None else f"a column of type {wants}")
    if found.names() != expected.names() and set(found) == set(expected):
        yield Finding(name, f"columns {', '.join(found)}", f"the order {', '.join(expected)}")


def _values(name: str, frame: pl.DataFrame) -> list[Finding]:
    """What the generated Pandera schema finds, row by row."""
    from pandera.errors import SchemaErrors

    try:
        pandera_schema(name).validate(frame, lazy=True)
    except SchemaErrors as errors:
        cases = errors.failure_cases
    else:
        return []
    findings: dict[Finding, None] = {}
    shown: dict[tuple[str, str], int] = {}
    mend = f"see schemas/{name}.schema.json"
    for column, rule, index in cases.select("column", "check", "index").iter_rows():
        shown[column, rule] = shown.get((column, rule), 0) + 1
        if shown[column, rule] > SHOWN:
            continue
        row = frame.row(index, named=True)
        key = _key(name, row)
        match rule:
            case "multiple_fields_uniqueness":
                finding = Finding(key, "this key more than once", f"each {', '.join(primary_key(name))} once", mend)
            case "not_nullable":
                finding = Finding(f"{key}: {column}", repr(row[column]), "a value, not null", mend)
            case _:
                finding = Finding(f"{key}: {column}", repr(row[column]), rule, mend)
        findings[finding] = None
    return list(findings)


Checked = tuple[list[Finding], str, int]


def _foreign_keys(name: str, tables: Tables) -> Iterator[Checked]:
    """Rows that point to no row."""
    for key in table_schema(name).get("foreignKeys", ()):
        (column,), reference = key["fields"], key["reference"]
        target, (wanted,) = reference["resource"] or name, reference["fields"]
        orphans = (
            tables[name]
            .filter(pl.col(column).is_not_null())
            .join(tables[target], left_on=column, right_on=wanted, how="anti")
            .head(SHOWN)
        )
        findings = [
            Finding(f"{_key(name, row)}: {column}", repr(row[column]), f"a row of {target} with this {wanted}")
            for row in orphans.iter_rows(named=True)
        ]
        yield findings, f"{name}.{column} points to {target}", len(tables[name])


def _dates(name: str, frame: pl.DataFrame) -> Iterator[Checked]:
    """Dates that are not EDTF, days that are not those a date covers, and dates from nowhere."""
    for column in (f["name"] for f in fields(name) if f.get("edtf")):
        wrong = [d for d in frame[column].drop_nulls().unique().sort() if not (is_edtf(d) or d == "..")]
        findings = [
            Finding(f"{_key(name, row)}: {column}", repr(row[column]), "an EDTF date, ISO 8601-2 level 0 or 1")
            for row in frame.filter(pl.col(column).is_in(wrong)).head(SHOWN).iter_rows(named=True)
        ]
        yield findings, f"{name}.{column} is EDTF", len(frame)
    if "date_start" in frame.columns:
        yield list(_days(name, frame)), f"{name}.date_start and date_end are what date covers", len(frame)
    if "date_basis" in frame.columns:
        rows = frame.filter(pl.col("date").is_null() != (pl.col("date_basis") == "none")).head(SHOWN)
        expected = "none where there is no date, and nowhere else"
        findings = [
            Finding(f"{_key(name, row)}: date_basis", f"{row['date_basis']!r} with date {row['date']!r}", expected)
            for row in rows.iter_rows(named=True)
        ]
        yield findings, f"{name}.date_basis is none where there is no date", len(frame)


def _days(name: str, frame: pl.DataFrame) -> Iterator[Finding]:
    """Rows whose first and last day are not those their date covers."""
    dates = [d for d in frame["date"].unique().sort() if d is None or is_edtf(d)]
    days = pl.DataFrame(
        [(d, *(bounds(d) if d else (None, None))) for d in dates],
        schema={"date": pl.String, "first": pl.Date, "last": pl.Date},
        orient="row",
    )
    wrong = frame.join(days, on="date", nulls_equal=True, maintain_order="left").filter(
        pl.col("date_start").ne_missing(pl.col("first")) | pl.col("date_end").ne_missing(pl.col("last"))
    )
    for row in wrong.head(SHOWN).iter_rows(named=True):
        found, expected = f"{row['date_start']}, {row['date_end']}", f"{row['first']}, {row['last']}"
        yield Finding(
            f"{_key(name, row)}: date_start, date_end", found, f"{expected}: what the date {row['date']} covers"
        )


# --- offsets ---------------------------------------------------------------------------------------------------------


def with_document(name: str, tables: Tables) -> pl.DataFrame:
    """A table with the column ``document_id``; a row that has none of its own stands in the document of its event."""
    if "document_id" in tables[name].columns:
        return tables[name]
    of_event = tables["events"].select("event_id", "document_id").unique("event_id")
    return tables[name].join(of_event, on="event_id", how="left", maintain_order="left")


def content_spans(paragraphs: pl.DataFrame) -> dict[str, list[Span]]:
    """The raw spans of each document's paragraphs, sorted: all that is not furniture."""
    content: dict[str, list[Span]] = {}
    for document_id, spans in paragraphs.select("document_id", "raw_spans").iter_rows():
        content.setdefault(document_id, []).extend((s["start"], s["end"]) for s in spans)
    return {document_id: sorted(spans) for document_id, spans in content.items()}


def clip(content: list[Span], start: int, end: int) -> list[Span]:
    """The parts of a document's content that lie in raw ``[start, end)``."""
    first = bisect_right(content, start, key=lambda s: s[1])
    last = bisect_left(content, end, key=lambda s: s[0])
    return [(max(s, start), min(e, end)) for s, e in content[first:last]]


def spans_of(where: Mapping[str, str], row: Mapping[str, Any], content: list[Span]) -> list[Span]:
    """The raw spans of one text of a row: none where it has no offsets.

    ``where``: the ``rawSpan`` of its field. ``content``: the spans of the document's paragraphs.
    """
    if "spans" in where:
        return [(s["start"], s["end"]) for s in row[where["spans"]]]
    start, end = row[where["start"]], row[where["end"]]
    return [] if start is None or end is None else clip(content, start, end)


def _round_trip(
    name: str, field: dict[str, Any], frame: pl.DataFrame, raw: Mapping[str, str], content: Mapping[str, list[Span]]
) -> Iterator[Finding]:
    """Rows whose text is not what stands at their offsets, or whose offsets begin or end in what was left out."""
    column, where = field["name"], field["rawSpan"]
    first, last = where.get("start", "raw_start"), where.get("end", "raw_end")
    wrong = 0
    for row in frame.iter_rows(named=True):
        if wrong == SHOWN:
            break
        document_id, start, end = row["document_id"], row[first], row[last]
        spans = spans_of(where, row, content.get(document_id, []))
        stands = quote_raw(raw.get(document_id, ""), spans) if spans else None
        at = ", ".join(f"{s}–{e}" for s, e in spans) or "no offsets"
        if stands != row[column]:
            wrong += 1
            yield Finding(f"{_key(name, row)}: {column}", f"{row[column]!r}", f"{stands!r}, the raw text at {at}")
        elif spans and (spans[0][0], spans[-1][1]) != (start, end):
            wrong += 1
            yield Finding(f"{_key(name, row)}: {first}, {last}", f"{start}–{end}", f"the ends of its text, {at}")
