"""Reading a table of an input form: rows with their lines, checked against the form's Table Schema.

A fast check made from the schema decides whether a row may stand; only rows that may not are handed to frictionless,
the reference implementation, which says why.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from wakhan.codes import finding
from wakhan.findings import Finding
from wakhan.intake.files import brief, check_words, has_odd_words, lines_of, read_text, shown
from wakhan.schema import fields, is_required, primary_key, table_schema

_CELL = re.compile(r'"(?:[^"]|"")*"?|[^",][^,]*|')


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its line, the line's text, and its cells by column; an empty cell is None."""

    line: int
    text: str
    cells: dict[str, str | None]

    def column_of(self, name: str) -> int:
        """Where in the line the cell of a column begins, from 1."""
        at = 0
        for column in self.cells:
            if column == name:
                break
            cell = _CELL.match(self.text, at)
            at = cell.end() + 1 if cell else len(self.text)
        return at + 1


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a form that could be read, in file order; ``where`` is the file's name for messages.

    ``unread``: the first cell of each line that could not be read, so that nothing is missed for its sake.
    """

    form: str
    where: str
    rows: tuple[Row, ...]
    unread: tuple[str, ...]

    def tell(self, code: str, row: Row, column: str | None, what: str, expected: str, mend: str = "") -> Finding:
        """A finding at a cell, or at a row as a whole."""
        at = row.column_of(column) if column else 1
        return finding(code, self.where, what, expected, mend, line=row.line, column=at)


def read_table(path: Path, form: str) -> tuple[Table | None, list[Finding]]:
    """The rows of one file, and what is wrong with them by its schema; None when it has not the form at all.

    ``form``: the name of the schema. Told are a missing file, wrong bytes and characters, other columns, lines that
    are no row, cells that break the schema, keys given twice. A row of which the cells are wrong still comes along, so
    that every other rule is tried on it.
    """
    findings: list[Finding] = []
    where = shown(path)
    if not path.exists() and not path.is_symlink():
        findings.append(finding("T01", where, "no such file", "a CSV file"))
        return None, findings
    text = read_text(path, findings)
    if text is None:
        return None, findings
    columns = [field["name"] for field in fields(form)]
    header, *lines = lines_of(text)
    names = _cells(header)
    if names != columns:
        what = f"columns {', '.join(names)}" if isinstance(names, list) else f"a header that cannot be read: {names}"
        expected = f"columns {', '.join(columns)}"
        findings.append(finding("T02", where, what, expected, f"see schemas/{form}.schema.json", line=1, column=1))
    order = _order(names, columns)
    if order is None:
        return None, findings
    rows: list[Row] = []
    odd: list[Row] = []
    unread: list[str] = []
    fits = _fitness(form)
    for number, line in enumerate(lines, start=2):
        cells = _cells(line)
        row = Row(number, line, dict.fromkeys(order))
        if isinstance(cells, str):
            findings.append(finding("T04", where, cells, "a row as in RFC 4180", line=number, column=1))
            unread.append(line.partition(",")[0])
        elif not any(cells):
            findings.append(finding("T09", where, "a line without cells", "a row", line=number, column=1))
        elif len(cells) != len(order):
            what = f"a row of {len(cells)} cells"
            findings.append(finding("T03", where, what, f"{len(order)} cells", line=number, column=1))
            unread.append(cells[0])
        else:
            row.cells.update({column: cell or None for column, cell in zip(order, cells, strict=True)})
            rows.append(row)
            if not fits(cells if order == columns else [row.cells[column] or "" for column in columns]):
                odd.append(row)
    table = Table(form, where, tuple(rows), tuple(unread))
    if odd:
        findings.extend(_explain(table, odd))
    findings.extend(_check_cells(table, has_odd_words(text)))
    findings.extend(_check_keys(table))
    return table, findings


def _order(names: list[str] | str, columns: list[str]) -> list[str] | None:
    """The columns of a file in its own order, by their names, or by position where some are misspelt; else None."""
    if isinstance(names, str):
        return None
    if set(columns) <= set(names):
        return names if len(set(names)) == len(names) else None
    return columns if len(names) == len(columns) else None


def _cells(line: str) -> list[str] | str:
    """The cells of a line, or in words why it has none."""
    try:
        return next(csv.reader([line], strict=True), [])
    except csv.Error as error:
        return "a quotation mark that is not closed" if "end of data" in str(error) else str(error)


# What the fast check knows of; a schema that says more is left to frictionless whole.
_FAST = {"required", "enum", "pattern"}


def _fitness(form: str) -> Callable[[list[str]], bool]:
    """A function that says whether the cells of a row obey the schema."""
    constraints = [field.get("constraints", {}) for field in fields(form)]
    if any(f["type"] != "string" or not c.keys() <= _FAST for f, c in zip(fields(form), constraints, strict=True)):
        return lambda cells: False
    required = [i for i, field in enumerate(fields(form)) if is_required(field)]
    enums = [(i, frozenset(c["enum"])) for i, c in enumerate(constraints) if "enum" in c]
    patterns = [(i, re.compile(c["pattern"])) for i, c in enumerate(constraints) if "pattern" in c]
    return lambda cells: (
        all(cells[i] for i in required)
        and all(cells[i] in allowed for i, allowed in enums if cells[i])
        and all(pattern.fullmatch(cells[i]) for i, pattern in patterns if cells[i])
    )


def _explain(table: Table, odd: list[Row]) -> Iterator[Finding]:
    """What frictionless finds in some rows, in words that name what was found and what was expected."""
    from frictionless import Checklist, Resource, Schema

    schema = {k: v for k, v in table_schema(table.form).items() if k not in ("primaryKey", "foreignKeys")}
    constraints = {field["name"]: field.get("constraints", {}) for field in fields(table.form)}
    data = [list(constraints), *([row.cells[column] or "" for column in constraints] for row in odd)]
    resource = Resource(data=data, schema=Schema.from_descriptor(schema))
    report = resource.validate(Checklist(), limit_errors=len(odd) * len(constraints))
    for number, column, cell, note in report.flatten(["rowNumber", "fieldName", "cell", "note"]):
        row = odd[number - 2]
        obeys = constraints[column]
        if not cell:
            yield table.tell("T05", row, column, f"no {column}", "a value")
        elif "enum" in obeys and 'constraint "enum"' in note:
            expected = f"one of {', '.join(obeys['enum'])}"
            yield table.tell("T06", row, column, f"{column} is {brief(cell)}", expected)
        else:
            form = f"text of the form {obeys['pattern']}" if "pattern" in obeys else str(note)
            yield table.tell("T07", row, column, f"{column} is {brief(cell)}", form)


def _check_cells(table: Table, has_odd: bool) -> Iterator[Finding]:
    """Stray white space, look-alike letters and gaps in every cell, the parts of a list each by itself."""
    for row in table.rows:
        odd = has_odd and has_odd_words(row.text)
        for column, cell in row.cells.items():
            for part in cell.split("|") if cell else ():
                if odd or part != part.strip():
                    for found in check_words(part, table.where, row.line, 0, column):
                        yield replace(found, column=row.column_of(column))


def _check_keys(table: Table) -> Iterator[Finding]:
    """Keys that come twice."""
    key = primary_key(table.form)
    first: dict[tuple[str | None, ...], int] = {}
    for row in table.rows:
        values = tuple(row.cells[column] for column in key)
        if any(values) and first.setdefault(values, row.line) != row.line:
            what = f"{', '.join(filter(None, values))} again (first in line {first[values]})"
            yield table.tell("T08", row, key[0], what, f"each {', '.join(key)} once")
