"""What changed, as a person would tell it: for Markdown, for a page, and as a draft of the changelog."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from wakhan.versions.diff import BEFORE, CHANGES, Diff, TableDiff
from wakhan.versions.diff.pairing import DOCUMENT, DOCUMENTS, common_ends
from wakhan.versions.diff.rule import WORDING, step

# Of more changes of one kind in one table than this, the first are told.
TOLD = 12
LONGEST = 90
# What a row is called: the first of these columns that its table has and that is not withheld.
_LABELS = ("title", "name", "evidence", "text", "surface", "trigger", "role", "code")
# Columns that say again what another says.
_SAYS_AGAIN = {"date_start": "date", "date_end": "date", "raw_bytes": "raw_sha256"}
_ONE = {"entities": "entity", "redactions": "redaction"}

_CAME_AND_WENT = (("added", "Added", ""), ("removed", "Removed", BEFORE))

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Section:
    """One table's news: a heading and sentences, each marked added, changed or removed as changelogs are ordered."""

    title: str
    lines: tuple[tuple[str, str], ...]


def markdown(diff: Diff) -> str:
    """The whole diff as Markdown."""
    lines = [f"# What changed from {diff.before} to {diff.after}", "", summary(diff), ""]
    for section in sections(diff):
        lines += [f"## {section.title}", "", *(f"- {_escape(text)}" for _, text in section.lines), ""]
    return "\n".join(lines)


def page(diff: Diff) -> str:
    """The whole diff as one self-contained HTML page; what comes from texts is escaped."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    return environment.get_template("page.html").render(
        diff=diff, changes=CHANGES, summary=summary(diff), sections=sections(diff)
    )


def changelog(diff: Diff, date: str) -> str:
    """A draft of a section of CHANGELOG.md (after Keep a Changelog 1.1.0), for a person to finish."""
    lines = [f"## {diff.after.partition('+')[0]} – {date}", "", summary(diff), ""]
    news = [line for section in sections(diff) for line in section.lines]
    for kind in ("Added", "Changed", "Removed"):
        told = [text for k, text in news if k == kind]
        if told:
            lines += [f"### {kind}", "", *(f"- {_escape(text.removeprefix(f'{kind}: '))}" for text in told), ""]
    return "\n".join(lines)


def summary(diff: Diff) -> str:
    """One line: how much of what, and which step of the version that is."""
    told = [
        f"{_count(table.count(change), name)} {verb}"
        for change, verb in (("added", "added"), ("removed", "removed"), ("renamed", "renamed"), ("changed", "changed"))
        for name, table in diff.tables.items()
        if name in (DOCUMENTS, "entities", "events") and table.count(change)
    ]
    if not any(len(t.rows) or t.columns_added or t.columns_removed or t.redefined for t in diff.tables.values()):
        return "The tables are the same."
    news = ", ".join(told) or "no document, entity or event added, removed or changed"
    return f"{news[0].upper()}{news[1:]}. By the version rule this is a {step(diff)} version."


def sections(diff: Diff) -> list[Section]:
    """Table by table, the documents first; at the end, by their number, the rows that only follow from all that."""
    told = []
    for name, table in diff.tables.items():
        lines = [*_columns(name, table, diff), *(_documents(diff) if name == DOCUMENTS else _rows(name, table, diff))]
        if lines:
            told.append(Section(_plural(name).capitalize(), tuple(lines)))
    if lines := list(_following(diff)):
        told.append(Section("What follows from this", tuple(lines)))
    return told


# --- columns --------------------------------------------------------------------------------------------------------


def _columns(name: str, table: TableDiff, diff: Diff) -> Iterator[tuple[str, str]]:
    before, after = table.compared
    if name in diff.tables_added:
        yield "Added", f"This table is new: {after:,} rows."
    if name in diff.tables_removed:
        yield "Removed", f"This table is gone; it had {before:,} rows."
    for column in table.columns_added:
        filled = after - table.rows[column].null_count() if column in table.rows.columns else 0
        yield "Added", f"{name} has a new column, {column}, filled in {filled:,} of {after:,} rows."
    for column in table.columns_removed:
        yield "Removed", f"The column {column} of {name} is gone."
    for column in table.columns_retyped:
        types = table.rows.schema[f"{column}{BEFORE}"], table.rows.schema[column]
        yield "Changed", f"The column {column} of {name} has another type: {types[1]}, before {types[0]}."
    for column in table.widened:
        yield "Changed", f"The column {column} of {name} allows more values."
    for column, properties in table.redefined:
        what = f"The table {name}" if column == name else f"The column {column} of {name}"
        hard = [p for p in properties if p not in WORDING]
        yield (
            "Changed",
            f"{what} is defined anew ({', '.join(hard)})." if hard else f"{what} is described in new words.",
        )


# --- rows -----------------------------------------------------------------------------------------------------------


def _documents(diff: Diff) -> Iterator[tuple[str, str]]:
    table = diff.tables[DOCUMENTS]
    for change, kind, suffix in _CAME_AND_WENT:
        rows = list(_of(table, change))
        for row in rows[:TOLD]:
            about = [row.get(f"{c}{suffix}") for c in ("publisher", "date")]
            counts = {c: row[f"{c}{suffix}"] for c in ("n_paragraphs", "n_mentions", "n_quotations", "n_events")}
            held = _counts({c.removeprefix("n_"): n or 0 for c, n in counts.items()}) or "no rows"
            source = "".join(f", {a}" for a in about if a)
            yield kind, f"{kind}: {_name(row, table, suffix)}{source}, with {held}."
        yield from _more(rows, kind, f"documents {change}")
    yield from _renamed(DOCUMENTS, diff)
    edited = [row for row in _of(table, "renamed", "changed") if "raw_sha256" in row["columns"]]
    for row in edited[:TOLD]:
        yield "Changed", f"The text of {_name(row, table)} was edited{_in_document(row[DOCUMENT], diff)}."
    yield from _more(edited, "Changed", "documents whose text was edited")
    yield from _changed(DOCUMENTS, table)


def _in_document(document_id: str, diff: Diff) -> str:
    """How many rows of one document changed or moved."""
    parts = []
    for change in ("added", "removed", "changed", "moved"):
        here = (pl.col("change") == change) & (pl.col(DOCUMENT) == document_id)
        counts = {
            name: len(table.rows.filter(here))
            for name, table in diff.tables.items()
            if name != DOCUMENTS and DOCUMENT in table.rows.columns
        }
        if told := _counts(counts):
            parts.append(f"{told} {change}")
    return f": {'; '.join(parts)}" if parts else ""


def _rows(name: str, table: TableDiff, diff: Diff) -> Iterator[tuple[str, str]]:
    yield from _renamed(name, diff)
    if name not in diff.tables_added and name not in diff.tables_removed:
        yield from _changed(name, table)
        for change, kind, suffix in _CAME_AND_WENT:
            rows = _without_documents(name, change, suffix, diff)
            for row in rows.head(TOLD).iter_rows(named=True):
                yield kind, f"{kind}: {_name(row, table, suffix)}."
            yield from _more(rows, kind, f"{_plural(name)} {change}")


def _following(diff: Diff) -> Iterator[tuple[str, str]]:
    """Rows that came and went with their documents, moved with the text around them, or follow other rows."""
    tables = {name: table for name, table in diff.tables.items() if name != DOCUMENTS}
    for change, kind, suffix in _CAME_AND_WENT:
        along = {n: t.count(change) - len(_without_documents(n, change, suffix, diff)) for n, t in tables.items()}
        if told := _counts(along):
            yield kind, f"{change.capitalize()} with their documents: {told}."
    if told := _counts({name: table.count("moved") for name, table in tables.items()}):
        yield "Changed", f"Moved with the text around them, otherwise the same, so that their keys changed: {told}."
    if told := _counts({name: table.count("follows") for name, table in diff.tables.items()}):
        yield "Changed", f"Changed only in counts or in keys of rows they point to: {told}."


def _counts(rows: Mapping[str, int]) -> str:
    told = [_count(n, name) for name, n in rows.items() if n]
    return _join(told) if told else ""


def _without_documents(name: str, change: str, suffix: str, diff: Diff) -> pl.DataFrame:
    """The rows that did not come, or go, with a whole document."""
    rows = diff.tables[name].rows.filter(pl.col("change") == change)
    if name in (*diff.tables_added, *diff.tables_removed):
        return rows.clear()
    documents = diff.tables[DOCUMENTS].rows.filter(pl.col("change") == change)
    ids = documents[f"{DOCUMENT}{suffix}"].implode()
    column = next((c for c in (DOCUMENT, "event_id") if f"{c}{suffix}" in rows.columns), None)
    if column is None:
        return rows
    # The id of an event, like that of every row of a text, begins with its document's.
    return rows.filter(~pl.col(f"{column}{suffix}").str.replace(r":[^:]*$", "").is_in(ids))


def _renamed(name: str, diff: Diff) -> Iterator[tuple[str, str]]:
    table = diff.tables[name]
    rows = list(_of(table, "renamed"))
    for row in rows[:TOLD]:
        was, now = _name(row, table, BEFORE), _name(row, table)
        others = _corrections(row, [c for c in row["columns"] if c not in (*table.key, *_LABELS)])
        followers = _followers(row[table.key[0]], name, diff)
        tail = "".join(f"; {part}" for part in (others, followers) if part)
        key = table.key[0]
        same = _label(row, table) and _label(row, table) == _label(row, table, BEFORE)
        told = f"“{_label(row, table)}” has another key: {row[key]}, before {row[f'{key}{BEFORE}']}"
        yield "Changed", f"{told if same else f'Renamed: {was} is now {now}'}{tail}."
    yield from _more(rows, "Changed", f"{_plural(name)} renamed")


def _followers(key: str, name: str, diff: Diff) -> str:
    """How many rows point to a row that was renamed."""
    column = diff.tables[name].key[0]
    counts = {
        other: len(table.rows.filter(pl.any_horizontal(pl.col(c) == key for c in pointers)))
        for other, table in diff.tables.items()
        if other != name
        and (pointers := [c for c in table.rows.columns if c.endswith(column) and table.rows.schema[c] == pl.String])
    }
    told = _counts(counts)
    return f"{told} {'follows' if sum(counts.values()) == 1 else 'follow'}" if told else ""


def _changed(name: str, table: TableDiff) -> Iterator[tuple[str, str]]:
    """Corrected cells, those that many rows have in common by their number."""
    groups: dict[tuple[str, ...], list[Row]] = {}
    for row in _of(table, "changed"):
        columns = tuple(c for c in row["columns"] if _tells(c, row["columns"], table))
        groups.setdefault(columns, []).append(row)
    for columns, rows in groups.items():
        if not columns or columns == ("raw_sha256",):
            continue
        for row in rows[: TOLD if len(rows) <= TOLD else 3]:
            if len(columns) == 1:
                (column,) = columns
                yield (
                    "Changed",
                    f"The {_say(column)} of {_name(row, table, but=column)} changed {_from_to(row, column)}.",
                )
            else:
                yield "Changed", f"{_name(row, table)}: {_corrections(row, list(columns))}."
        if len(rows) > TOLD:
            yield "Changed", f"{_join(map(_say, columns))} of {_count(len(rows) - 3, name, 'more ')} changed."


def _tells(column: str, columns: list[str], table: TableDiff) -> bool:
    """Whether a changed column is news: not a key, an offset or a count, and not what another column says as well."""
    again = _SAYS_AGAIN.get(column) in columns or column.startswith("n_")
    place = column == "ordinal" or (column.endswith(("_start", "_end", "_spans")) and not column.startswith("date_"))
    own_key = len(table.key) == 1 and column in table.key
    around = column in ("evidence", "occurrence_id") and len(columns) > 1 and not {"date", "status"}.isdisjoint(columns)
    return not (again or place or own_key or around or column in table.columns_added)


def _corrections(row: Row, columns: list[str]) -> str:
    return "; ".join(f"{_say(c)} {_from_to(row, c)}" for c in columns)


def _from_to(row: Row, column: str) -> str:
    before, after = row.get(f"{column}{BEFORE}"), row.get(column)
    if isinstance(before, str) and isinstance(after, str):
        before, after = _edit(before, after)
    return f"from {_value(before)} to {_value(after)}"


def _edit(before: str, after: str) -> tuple[str, str]:
    """Two long texts cut down to where they differ, with a few words around."""
    if max(len(before), len(after)) <= LONGEST:
        return before, after
    head, tail = common_ends(before, after)
    first = before.rfind(" ", 0, max(head - 25, 0)) + 1

    def cut(text: str) -> str:
        last = text.find(" ", len(text) - tail + 25)
        last = len(text) if last < 0 else last
        return _short(f"{'…' if first else ''}{text[first:last]}{'…' if last < len(text) else ''}")

    return cut(before), cut(after)


def _value(value: Any) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, list):
        return _short(", ".join(f"“{item}”" for item in value)) or "none"
    if isinstance(value, float):
        return f"{value:g}"
    text = str(value)
    return f"“{_short(text)}”" if " " in text else text


def _name(row: Row, table: TableDiff, suffix: str = "", but: str = "") -> str:
    """What a row is called, with its key; not by column ``but``."""
    key = ", ".join(str(row[f"{k}{suffix}"]) for k in table.key if row.get(f"{k}{suffix}") is not None)
    label = _label(row, table, suffix, but)
    return f"“{label}” ({key})" if label else key


def _label(row: Row, table: TableDiff, suffix: str = "", but: str = "") -> str:
    columns = [f"{c}{suffix}" for c in _LABELS if c not in (*table.key, but)]
    return _short(next((str(row[c]) for c in columns if row.get(c)), ""))


def _of(table: TableDiff, *changes: str) -> Iterable[Row]:
    return table.rows.filter(pl.col("change").is_in(changes)).iter_rows(named=True)


def _more(rows: list[Row] | pl.DataFrame, kind: str, what: str) -> Iterator[tuple[str, str]]:
    if len(rows) > TOLD:
        yield kind, f"… and {len(rows) - TOLD:,} more {what}."


def _count(n: int, name: str, more: str = "") -> str:
    return f"{n:,} {more}{_plural(name) if n != 1 else _singular(name)}"


def _plural(name: str) -> str:
    return name.replace("_", " ")


def _singular(name: str) -> str:
    plural = _plural(name)
    return f"{plural[:-3]}y" if plural.endswith("ies") else plural.removesuffix("s")


def _say(column: str) -> str:
    return column.replace("_", " ")


def _join(parts: Iterable[str]) -> str:
    *first, last = parts
    return f"{', '.join(first)} and {last}" if first else last


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"


def _escape(text: str) -> str:
    """Text as Markdown that shows it: no cell of a table can begin a heading, a link or a tag."""
    return "".join(f"\\{c}" if c in r"\`*_[]<>#|" else c for c in " ".join(text.split()))
