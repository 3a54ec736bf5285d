"""A page of questions that every language answers alike: its code is run, and what it shows is what the code returned.

A page is Markdown. Under each heading of a question stand code blocks, one a language, and then the answer as a table
between two comments::

    ```python polars
    ```
    <!-- answer -->
    | date | sides |
    <!-- end -->

A block of code is run as in a notebook: in the folder of the package, after the blocks of its language before it, and
its answer is the data frame that its last expression gives.
"""

from __future__ import annotations

import ast
import contextlib
import csv
import io
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import Any

from wakhan.findings import Finding, refuse

Table = list[list[str]]
_BLOCK = re.compile(r"^```(python polars|python pandas|sql duckdb|r)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_ANSWER = re.compile(r"(<!-- answer -->\n).*?(<!-- end -->)", re.DOTALL)
_R = """
for (file in commandArgs(TRUE)) {
  answer <- eval(parse(file, encoding = "UTF-8"), globalenv())
  if (is.data.frame(answer)) write.csv(answer, row.names = FALSE, na = "")
  cat("\\f")
}
"""


def has_r() -> bool:
    """Whether R is here with one of the packages that ``load.R`` reads with."""
    wanted = 'q(status = !any(c("arrow", "duckdb", "RSQLite") %in% rownames(installed.packages())))'
    return bool(shutil.which("Rscript")) and subprocess.run(["Rscript", "-e", wanted], check=False).returncode == 0


def answers(page: str, language: str, package: Path) -> list[Table | None]:
    """What each block of a language gives, in order: a table with its head, or None for a block without an answer.

    Null is an empty cell. Raises subprocess.CalledProcessError when R stops, and whatever Python and DuckDB raise.
    """
    code = [text for name, text in _BLOCK.findall(page) if name == language]
    return _RUNNERS[language](code, package)


def languages() -> list[str]:
    """The languages that can run here."""
    return [language for language in _RUNNERS if language != "r" or has_r()]


def filled(page: str, package: Path) -> str:
    """The page with the answers that its code gives on a package.

    Raises Refused when a language answers otherwise than the first.
    """
    first, *others = languages()
    expected = [answer for answer in answers(page, first, package) if answer is not None]
    refuse(
        Finding(f"question {number}, {language}", f"the row {theirs}", f"{ours} as {first} answers")
        for language in others
        for number, pair in enumerate(zip_longest(expected, filter(None, answers(page, language, package))), 1)
        for ours, theirs in zip_longest(*(table or [] for table in pair))
        if ours != theirs
    )
    tables = iter(expected)
    return _ANSWER.sub(lambda match: match[1] + _markdown(next(tables)) + match[2], page)


def _markdown(table: Table) -> str:
    head, *rows = [[cell.replace("|", "\\|") for cell in row] for row in table]
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _python(code: Sequence[str], package: Path) -> list[Table | None]:
    names: dict[str, Any] = {}
    found = []
    with contextlib.chdir(package):
        for block in code:
            answer = _value(block, names)
            # Of Polars, or of pandas.
            write = getattr(answer, "write_csv", None) or (lambda a=answer: a.to_csv(index=False))
            found.append(None if answer is None else _read(write()))
    return found


def _value(block: str, names: dict[str, Any]) -> Any:
    """Run a block; the value of its last statement where that is an expression, as a notebook shows it."""
    tree = ast.parse(block)
    last = tree.body[-1]
    if isinstance(last, ast.Expr):
        tree.body[-1] = ast.Assign([ast.Name("_", ast.Store())], last.value)
    exec(compile(ast.fix_missing_locations(tree), "notebook", "exec"), names)
    return names.pop("_", None)


def _sql(code: Sequence[str], package: Path) -> list[Table | None]:
    import duckdb

    with contextlib.chdir(package), duckdb.connect() as file:
        file.execute(Path("load.sql").read_text(encoding="utf-8"))
        return [_read(file.sql(block).pl().write_csv()) for block in code]


def _r(code: Sequence[str], package: Path) -> list[Table | None]:
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{number}.R" for number, _ in enumerate(code)]
        for path, block in zip(paths, code, strict=True):
            path.write_text(block, encoding="utf-8")
        command = ["Rscript", "--vanilla", "-e", _R, *map(str, paths)]
        environment = os.environ | {"LC_ALL": "C.UTF-8"}
        done = subprocess.run(command, cwd=package, env=environment, check=True, capture_output=True, encoding="utf-8")
    return [_read(text) if text else None for text in done.stdout.split("\f")[:-1]]


def _read(text: str) -> Table:
    return list(csv.reader(io.StringIO(text)))


_RUNNERS: dict[str, Callable[[Sequence[str], Path], list[Table | None]]] = {
    "python polars": _python,
    "python pandas": _python,
    "sql duckdb": _sql,
    "r": _r,
}
