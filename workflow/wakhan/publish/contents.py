"""What each file of a package is: said once, for the dataset card and for RO-Crate."""

from __future__ import annotations

from fnmatch import fnmatchcase
from pathlib import PurePosixPath

# Patterns of paths, the first that fits counts. Together they name every file a version may hold.
CONTENTS = {
    "index.html": "the page to look at: timeline, entities, quotations, documents, tables",
    "explorer/*": "what that page reads when the package is large",
    "diff/*": "rows added, removed and changed since the version before, from the second version on",
    "*.parquet": "the tables, with the descriptions of table and columns embedded",
    "csv/*.csv": "the same tables as CSV, lists as JSON arrays",
    "*.sqlite": "the same tables in one file, with keys, indexes, two views and full-text search",
    "load.py": "opens all tables with Polars",
    "load.R": "opens all tables in R, with arrow, duckdb or RSQLite",
    "load.sql": "opens all tables in DuckDB, with the same views",
    "README.md": "the dataset card: what is in the tables, every column defined",
    "CHANGELOG.md": "what changed between the versions, from the second version on",
    "CITATION.cff": "how to cite this version",
    "datapackage.json": "the tables described for programs (Data Package v2)",
    "croissant.json": "the same for machine-learning tools (Croissant 1.0)",
    "quality.json": "what was checked, and how the tables measure on gold",
    "reliability.svg": "of the rows with a score, how many are right (where the tables were measured on gold)",
    "provenance/*": "the workflow that made the package, and its libraries pinned by hash",
    "ro-crate-metadata.json": "where every file comes from (RO-Crate 1.1, Workflow Run Crate 0.5)",
    "SHA256SUMS": "the SHA-256 of every other file",
}
_MEDIA_TYPES = {
    ".R": "text/x-r",
    ".cff": "application/yaml",
    ".csv": "text/csv",
    ".html": "text/html",
    ".js": "text/javascript",
    ".json": "application/json",
    ".md": "text/markdown",
    ".parquet": "application/vnd.apache.parquet",
    ".py": "text/x-python",
    ".sql": "application/sql",
    ".sqlite": "application/vnd.sqlite3",
    ".svg": "image/svg+xml",
}


def meaning_of_file(path: str) -> str:
    """What a file of the package is for; raises LookupError when nothing here names it."""
    for pattern, meaning in CONTENTS.items():
        if fnmatchcase(path, pattern):
            return meaning
    raise LookupError(f"{path} is named by no pattern of CONTENTS")


def media_type(path: str) -> str:
    """The media type of a file of the package, by its suffix."""
    return _MEDIA_TYPES.get(PurePosixPath(path).suffix, "text/plain")
