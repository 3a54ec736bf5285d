"""Tables as files: Parquet between stages and in the package, CSV beside it.

The same table always becomes the same bytes: explicit schema, sorted rows, one fixed way of writing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from wakhan.schema import arrow_schema, conform, fields, polars_schema

ROW_GROUP = 100_000


def read(paths: Path | Iterable[Path], table: str) -> pl.DataFrame:
    """A table from one Parquet file, or from the shards of it."""
    files = [paths] if isinstance(paths, Path) else list(paths)
    schema = polars_schema(table)
    return pl.concat([pl.read_parquet(f, columns=list(schema), hive_partitioning=False) for f in files])


def write(frame: pl.DataFrame, table: str, path: Path) -> None:
    """Write a table as Parquet (zstd), rows sorted, field descriptions embedded."""
    path.parent.mkdir(parents=True, exist_ok=True)
    schema = arrow_schema(table)
    data = conform(table, frame).to_arrow().cast(pa.schema([f.with_nullable(True) for f in schema]))
    columns = [column.cast(field.type) for column, field in zip(data.columns, schema, strict=True)]
    nullable = pa.schema([f.with_nullable(True) for f in schema], metadata=schema.metadata)
    pq.write_table(
        pa.table(columns, schema=nullable),
        path,
        compression="zstd",
        row_group_size=ROW_GROUP,
        store_schema=True,
        write_statistics=True,
    )


def write_csv(frame: pl.DataFrame, table: str, path: Path) -> None:
    """Write a table as CSV (RFC 4180, UTF-8, LF): lists as JSON arrays, null as an empty cell."""
    path.parent.mkdir(parents=True, exist_ok=True)
    flat(frame, table).write_csv(path, line_terminator="\n", quote_style="necessary", null_value="")


def flat(frame: pl.DataFrame, table: str) -> pl.DataFrame:
    """A table in its order of columns and rows, with lists as JSON arrays: for forms that have no lists."""
    tidy = conform(table, frame)
    nested = [f["name"] for f in fields(table) if f["type"] == "array"]
    return tidy.with_columns(
        pl.Series(name, [None if cell is None else _json(cell) for cell in tidy[name].to_list()], pl.String)
        for name in nested
    )


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
