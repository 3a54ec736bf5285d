"""Reading corrections: CSV files of one form, every line checked by itself and against the others."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polars as pl

from wakhan.codes import finding
from wakhan.corrections import faults
from wakhan.findings import Finding
from wakhan.intake.files import brief, shown
from wakhan.intake.forms import Row, Table, read_table
from wakhan.schema import empty, from_rows

Line = dict[str, Any]


def read_corrections(folder: Path | None) -> tuple[pl.DataFrame, list[Finding]]:
    """The table ``corrections`` of every ``*.csv`` file of a folder, and what is wrong with them.

    Lines with errors are left out of the table. None, and a folder without such files, give an empty table.
    """
    if folder and not folder.is_dir():
        told = finding("F16", shown(folder), "no such folder", "a folder of corrections", "give it as CORRECTIONS=…")
        return empty("corrections"), [told]
    findings: list[Finding] = []
    lines: list[Line] = []
    for path in sorted(folder.glob("*.csv")) if folder else ():
        table, wrong = read_table(path, "corrections_form")
        if table:
            broken = {f.line for f in wrong if f.level == "error"}
            for row in (row for row in table.rows if row.line not in broken):
                if faults := list(_check(table, row)):
                    wrong.extend(faults)
                else:
                    day = datetime.date.fromisoformat(row.cells["decided_on"] or "")
                    lines.append({**row.cells, "decided_on": day, "origin": f"{path.name}:{row.line}"})
        findings.extend(wrong)
    if folder:
        findings.extend(_clashes(lines, folder))
    return from_rows("corrections", lines), findings


def _check(table: Table, row: Row) -> Iterator[Finding]:
    """What is wrong with a line whose cells are each right by themselves."""
    wrong = list(faults(row.cells["table_name"] or "", row.cells))
    if not _is_day(row.cells["decided_on"] or ""):
        wrong.append(("T07", "decided_on", "a day of the calendar", ""))
    for code, column, expected, mend in wrong:
        found = f"{column} is {brief(row.cells[column])}" if row.cells[column] else f"no {column}"
        yield table.tell(code, row, column, found, expected, mend)


def _is_day(text: str) -> bool:
    try:
        return bool(datetime.date.fromisoformat(text))
    except ValueError:
        return False


def _clashes(lines: list[Line], folder: Path) -> Iterator[Finding]:
    """Columns decided on in two files, and rows that are rejected and something else as well."""
    rows: dict[tuple[str, ...], list[Line]] = {}
    for line in lines:
        before = rows.setdefault((line["table_name"], line["row_key"], line["text_basis"]), [])
        name, _, number = line["origin"].rpartition(":")
        for other in before:
            again = line["column_name"] == other["column_name"]
            told = again and other["origin"].startswith(f"{name}:")  # as a key given twice in one file
            if not told and (again or "reject" in (line["action"], other["action"])):
                what = f"{line['action']} {line['column_name']} of {line['row_key']}"
                what += f", beside {other['action']} {other['column_name']} in {other['origin']}"
                yield finding("C04", shown(folder / name), what, "one decision", line=int(number), column=1)
                break
        before.append(line)
