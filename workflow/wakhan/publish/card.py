"""The package's own README.md: what is in it, for somebody who finds the folder without the project."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import polars as pl

from wakhan.evaluate.report import caption, measures_table, reliability_table
from wakhan.schema import fields, primary_key, table_schema


def data_card(
    tables: Mapping[str, pl.DataFrame], descriptor: Mapping[str, Any], quality: Mapping[str, Any] | None = None
) -> str:
    """Markdown: title, counts, what each document was built from, scores where there are any, and every column of every
    table.

    ``quality``: what ``quality.json`` says.
    """
    documents = tables["documents"].sort("document_id")
    basis = documents["text_basis"].value_counts().sort("text_basis").rows()
    licences = ", ".join(licence["name"] for licence in descriptor.get("licenses", ())) or "not stated"
    lines = [
        f"# {descriptor['title']}",
        "",
        f"Version {descriptor['version']}. Licence of the tables: {licences}.",
        "",
        str(descriptor["description"]),
        "",
        "Open `index.html` to look; read the `.parquet` files with any data frame library, or the same in `csv/`.",
        "`datapackage.json` describes them for programs; `SHA256SUMS` proves the files are whole.",
        "",
        f"Built from {' and '.join(f'{n} {kind} text' + ('s' if n != 1 else '') for kind, n in basis)}.",
        "Offsets are code points of each document's UTF-8 raw file, half-open. Dates are EDTF (ISO 8601-2).",
        "",
        "| table | rows | what a row is |",
        "|---|---:|---|",
        *(f"| {name} | {len(frame):,} | {table_schema(name)['description']} |" for name, frame in tables.items()),
        "",
    ]
    if quality and "scores" in quality:
        lines += ["## Agreement with gold", "", measures_table(quality), "", caption(quality), ""]
        lines += ["How far the column `score` can be taken at its word:", "", reliability_table(quality), ""]
    for name in tables:
        lines += dictionary_of(name)
    return "\n".join(lines)


def dictionary_of(table: str, heading: str = "##") -> list[str]:
    """Markdown lines that define one table: each column with type, meaning and example."""
    lines = [
        f"{heading} {table}",
        "",
        table_schema(table)["description"],
        "",
        f"Key: {', '.join(primary_key(table))}.",
        "",
    ]
    lines += ["| column | type | meaning | example |", "|---|---|---|---|"]
    for field in fields(table):
        constraints = field.get("constraints", {})
        kind = field["type"] if field["type"] != "array" else f"list of {field['arrayItem']['type']}s"
        kind += "" if constraints.get("required") else ", may be null"
        meaning = field["description"]
        if "unit" in field:
            meaning += f" Unit: {field['unit']}."
        if "enum" in constraints:
            meaning += f" One of {', '.join(f'`{v}`' for v in constraints['enum'])}."
        lines.append(f"| `{field['name']}` | {kind} | {_cell(meaning)} | {_cell(_example(field['example']))} |")
    return [*lines, ""]


def _example(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
