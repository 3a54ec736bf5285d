"""The package's own README.md: a dataset card, for somebody who finds the folder without the project.

Its front matter is that of the Hugging Face Hub, whose `load_dataset` and viewer then know every table.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import polars as pl

from wakhan.evaluate.report import caption, measures_table, reliability_table
from wakhan.publish.citation import as_yaml
from wakhan.publish.contents import CONTENTS
from wakhan.schema import fields, primary_key, table_schema

# The Hub's size categories: below a thousand rows, and then one for each further digit.
_SIZES = ("n<1K", "1K<n<10K", "10K<n<100K", "100K<n<1M", "1M<n<10M", "10M<n<100M", "100M<n<1B", "1B<n<10B")


def data_card(
    tables: Mapping[str, pl.DataFrame], descriptor: Mapping[str, Any], quality: Mapping[str, Any] | None = None
) -> str:
    """Markdown: title, counts, files, what each document was built from, scores where there are any, and every column
    of every table.

    ``quality``: what ``quality.json`` says.
    """
    documents = tables["documents"].sort("document_id")
    basis = documents["text_basis"].value_counts().sort("text_basis").rows()
    licences = ", ".join(licence["name"] for licence in descriptor.get("licenses", ())) or "not stated"
    lines = [
        "---",
        *as_yaml(_front_matter(tables, descriptor)).splitlines(),
        "---",
        "",
        f"# {descriptor['title']}",
        "",
        f"Version {descriptor['version']}. Licence of the tables: {licences}.",
        "",
        str(descriptor["description"]),
        "",
        "Open `index.html` to look; read the `.parquet` files with any data frame library. One line opens all of them:",
        '`from load import tables` in Python, `duckdb -init load.sql` in DuckDB, `source("load.R")` in R.',
        "",
        f"Built from {' and '.join(f'{n} {kind} text' + ('s' if n != 1 else '') for kind, n in basis)}.",
        "Offsets are code points of each document's UTF-8 raw file, half-open. Dates are EDTF (ISO 8601-2).",
        "",
        "| table | rows | what a row is |",
        "|---|---:|---|",
        *(f"| {name} | {len(frame):,} | {table_schema(name)['description']} |" for name, frame in tables.items()),
        "",
        "| file | what it is |",
        "|---|---|",
        *(f"| `{path}` | {meaning} |" for path, meaning in CONTENTS.items()),
        "",
    ]
    if quality and "scores" in quality:
        lines += ["## Agreement with gold", "", measures_table(quality), "", caption(quality), ""]
        lines += ["How far the column `score` can be taken at its word:", ""]
        lines += ["![Share of right rows over mean score](reliability.svg)", ""] if quality["reliability"] else []
        lines += [reliability_table(quality), ""]
    for name in tables:
        lines += dictionary_of(name)
    return "\n".join(lines)


def _front_matter(tables: Mapping[str, pl.DataFrame], descriptor: Mapping[str, Any]) -> dict[str, Any]:
    """The metadata of a dataset card: licence, languages, size, and one configuration a table."""
    licences = [licence["name"].casefold() for licence in descriptor.get("licenses", ())]
    rows = sum(map(len, tables.values()))
    told = {
        "pretty_name": descriptor["title"],
        "license": licences or ["unknown"],
        "language": sorted(tables["documents"]["language"].drop_nulls().unique()),
        "tags": descriptor.get("keywords"),
        "size_categories": [_SIZES[max(len(str(rows)) - 3, 0)]],
        # `load_dataset` stops at a table without rows.
        "configs": [{"config_name": name, "data_files": f"{name}.parquet"} for name, t in tables.items() if len(t)],
    }
    return {key: value for key, value in told.items() if value}


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
        lines.append(
            f"| `{field['name']}` | {kind} | {_cell(meaning_of(field))} | {_cell(_example(field['example']))} |"
        )
    return [*lines, ""]


def meaning_of(field: Mapping[str, Any]) -> str:
    """What a field means, in which unit, and which values it may have."""
    meaning = str(field["description"])
    if "unit" in field:
        meaning += f" Unit: {field['unit']}."
    if values := field.get("constraints", {}).get("enum"):
        meaning += f" One of {', '.join(f'`{v}`' for v in values)}."
    return meaning


def _example(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
