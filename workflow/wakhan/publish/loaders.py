"""``load.py``, ``load.sql`` and ``load.R``: the package opened in one line, in each language."""

from __future__ import annotations

from collections.abc import Iterable

from wakhan.publish.sqlite import view_statements
from wakhan.schema import PUBLISHED, fields, table_schema

_PYTHON = '''"""Open every table of this package with Polars: `from load import tables`. Run, it says what there is."""

from pathlib import Path

import polars as pl

FOLDER = Path(__file__).resolve().parent
NAMES = [
    {names},
]
tables = {{name: pl.read_parquet(FOLDER / f"{{name}}.parquet") for name in NAMES}}

if __name__ == "__main__":
    for name, table in tables.items():
        print(f"{{name}}: {{table.height}} rows, {{table.width}} columns")
'''
_R = """# Open every table of this package as a data frame: setwd() to its folder, then source("load.R").
# Reads the Parquet files with arrow or duckdb where one of them is installed, else the SQLite file with RSQLite.
# There, and only there, columns of lists are JSON text.
(function() {{
  names <- c(
    {names}
  )
  days <- list(
    {days}
  )
  installed <- function(package) requireNamespace(package, quietly = TRUE)
  if (installed("arrow")) {{
    read <- function(name) as.data.frame(arrow::read_parquet(paste0(name, ".parquet")))
  }} else if (installed("duckdb")) {{
    file <- DBI::dbConnect(duckdb::duckdb())
    on.exit(DBI::dbDisconnect(file))
    read <- function(name) DBI::dbGetQuery(file, sprintf("SELECT * FROM '%s.parquet'", name))
  }} else if (installed("RSQLite")) {{
    file <- DBI::dbConnect(RSQLite::SQLite(), "{sqlite}", flags = RSQLite::SQLITE_RO)
    on.exit(DBI::dbDisconnect(file))
    read <- function(name) DBI::dbReadTable(file, name)
  }} else {{
    stop("load.R needs one of the packages arrow, duckdb, RSQLite")
  }}
  for (name in names) {{
    table <- read(name)
    for (day in days[[name]]) table[[day]] <- as.Date(table[[day]])
    assign(name, table, envir = globalenv())
  }}
}})()
"""


def load_scripts(sqlite: str) -> dict[str, str]:
    """The scripts by file name. Takes the name of the package's SQLite file."""
    names = _lines(f'"{table}"' for table in PUBLISHED)
    days = {table: [f'"{f["name"]}"' for f in fields(table) if f["type"] == "date"] for table in PUBLISHED}
    return {
        "load.py": _PYTHON.format(names=names),
        "load.R": _R.format(
            names=names, days=_lines(f"{t} = c({', '.join(d)})" for t, d in days.items() if d), sqlite=sqlite
        ),
        "load.sql": _sql(),
    }


def _lines(items: Iterable[str]) -> str:
    return ",\n    ".join(items)


def _sql() -> str:
    lines = [
        "-- Open every table of this package in DuckDB, from its folder: duckdb -init load.sql",
        "-- or, in Python, duckdb.execute(open('load.sql').read()).",
    ]
    for table in PUBLISHED:
        lines += ["", f"-- {table_schema(table)['description']}"]
        lines.append(f"CREATE OR REPLACE VIEW {table} AS SELECT * FROM '{table}.parquet';")
    for statement in view_statements():
        lines += ["", statement.replace("CREATE VIEW", "CREATE OR REPLACE VIEW") + ";"]
    return "\n".join(lines) + "\n"
