"""A diff as the files of ``diff/``: Parquet for programs, Markdown and a page for people, a summary for both."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from wakhan.rights import withhold_columns
from wakhan.versions.diff import BEFORE, CHANGES, Diff, TableDiff
from wakhan.versions.diff.pairing import DOCUMENT, DOCUMENTS
from wakhan.versions.diff.rule import reasons, step
from wakhan.versions.diff.telling import markdown, page, sections, summary
from wakhan.versions.package import Version

FOLDER = "diff"


def diff_files(diff: Diff) -> Iterator[tuple[str, bytes]]:
    """Each file by its path within ``diff/``: one Parquet file a table with changes, and what tells of all of them."""
    for name, table in diff.tables.items():
        if len(table.rows):
            yield f"{name}.parquet", _parquet(table)
    yield "summary.json", f"{json.dumps(_summary(diff), ensure_ascii=False, indent=2)}\n".encode()
    yield "README.md", markdown(diff).encode()
    yield "index.html", page(diff).encode()


def publishable(diff: Diff, before: Version, after: Version) -> Diff:
    """The diff without the text that the later version withholds.

    A text that was published once may be closed, or its document gone, in the next version: what its rows said before
    follows the policy it has now, and no policy is closed.
    """
    policy = after.tables[DOCUMENTS].select(DOCUMENT, "text_policy")
    events = [v.tables["events"].select("event_id", of=DOCUMENT) for v in (after, before)]
    of_event = pl.concat(events).unique("event_id", keep="first", maintain_order=True)
    tables = {
        name: replace(table, rows=_withhold(table.rows, before.schemas[name], policy, of_event))
        if name in before.schemas
        else table
        for name, table in diff.tables.items()
    }
    return replace(diff, tables=tables)


def _withhold(
    rows: pl.DataFrame, schema: Mapping[str, Any], policy: pl.DataFrame, of_event: pl.DataFrame
) -> pl.DataFrame:
    texts = {f"{f['name']}{BEFORE}": f["rights"] for f in schema["fields"] if "rights" in f}
    if not texts:
        return rows
    joined = rows.with_columns(_document=pl.lit(None, pl.String))
    for column in (DOCUMENT, f"{DOCUMENT}{BEFORE}"):
        if column in rows.columns:
            joined = joined.with_columns(_document=pl.coalesce("_document", column))
    for column in ("event_id", f"event_id{BEFORE}"):
        if column in rows.columns and DOCUMENT not in rows.columns:
            joined = (
                joined.join(of_event, left_on=column, right_on="event_id", how="left", maintain_order="left")
                .with_columns(_document=pl.coalesce("_document", "of"))
                .drop("of")
            )
    joined = joined.join(policy, left_on="_document", right_on=DOCUMENT, how="left", maintain_order="left")
    return withhold_columns(joined, texts).select(rows.columns)


def _parquet(table: TableDiff) -> bytes:
    sink = pa.BufferOutputStream()
    pq.write_table(table.rows.to_arrow(), sink, compression="zstd", store_schema=True)
    return bytes(sink.getvalue())


def _summary(diff: Diff) -> dict[str, Any]:
    return {
        "before": diff.before,
        "after": diff.after,
        "step": step(diff),
        "reasons": reasons(diff),
        "summary": summary(diff),
        "sections": [
            {"title": section.title, "lines": [{"kind": kind, "text": text} for kind, text in section.lines]}
            for section in sections(diff)
        ],
        "tables": {
            name: {
                "rows_before": table.compared[0],
                "rows_after": table.compared[1],
                **{change: table.count(change) for change in CHANGES},
                "columns_added": table.columns_added,
                "columns_removed": table.columns_removed,
            }
            for name, table in diff.tables.items()
        },
    }
