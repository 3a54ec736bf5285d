from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from wakhan.publish.sqlite import VIEWS
from wakhan.schema import PUBLISHED
from wakhan.tutorial import has_r


def run(package: Path, *command: str) -> str:
    done = subprocess.run(command, cwd=package, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_python_script_opens_every_table_from_anywhere(published: Path, tiny: Any, tmp_path: Path) -> None:
    said = run(tmp_path, sys.executable, "-B", str(published / "load.py"))
    shown = [f"{name}: {len(frame)} rows, {frame.width} columns" for name, frame in tiny.tables.items()]
    assert sorted(said.splitlines()) == sorted(shown)
    code = "from load import tables; print(tables['events']['date'][0])"
    assert run(published, sys.executable, "-B", "-c", code) == "1999-03-03\n"


def test_the_sql_script_opens_every_table_and_the_views_of_the_sqlite_file(published: Path, tiny: Any) -> None:
    code = f"""
import duckdb, sqlite3
duckdb.execute(open("load.sql").read())
for table in {PUBLISHED}:
    print(table, duckdb.sql(f"SELECT count(*) FROM {{table}}").fetchall()[0][0])
other = sqlite3.connect("bridges.sqlite")
for view in {list(VIEWS)}:
    theirs = other.execute(f"SELECT * FROM {{view}}")
    ours = duckdb.sql(f"SELECT * FROM {{view}}")
    assert ours.columns == [c[0] for c in theirs.description]
    assert [[str(cell) for cell in row] for row in ours.fetchall()] == [[str(cell) for cell in row] for row in theirs]
"""
    said = run(published, sys.executable, "-c", code)
    assert said.splitlines() == [f"{table} {len(tiny.tables[table])}" for table in PUBLISHED]


def test_the_r_script_opens_every_table_with_its_days_as_dates(published: Path, tiny: Any) -> None:
    if not has_r():
        pytest.skip("no R with arrow, duckdb or RSQLite")
    code = """
source("load.R")
for (name in setdiff(sort(ls(), method = "radix"), "name")) cat(name, nrow(get(name)), "\\n")
cat(format(events$date_start, "%d.%m.%Y"))
"""
    *counts, day = run(published, "Rscript", "--vanilla", "-e", code).splitlines()
    assert [line.split() for line in counts] == [[t, str(len(tiny.tables[t]))] for t in sorted(PUBLISHED)]
    assert day == "03.03.1999"


@pytest.mark.skipif(shutil.which("Rscript") is None, reason="no R")
def test_the_r_script_says_what_it_needs(published: Path) -> None:
    code = 'requireNamespace <- function(...) FALSE; source("load.R")'
    done = subprocess.run(
        ["Rscript", "--vanilla", "-e", code], cwd=published, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1 and "load.R needs one of the packages arrow, duckdb, RSQLite" in done.stderr
