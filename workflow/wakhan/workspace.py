"""Where tables lie between stages: one definition for the rules, which name files, and the commands, which open them.

``<work>/<stage>/<table>/<shard>.parquet`` for what is done shard by shard, ``<work>/<stage>/<table>.parquet`` for what
is done once. Light enough for the Snakefile to import.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from wakhan.schema import PUBLISHED, ROOT, SCHEMAS

AUTHORITY = ("authority_entities", "authority_roles")
# What each stage that works shard by shard writes, in the order of the stages.
SHARDED = {
    "intake": ("texts",),
    "clean": ("stretches", "found", "cables"),
    "segment": ("paragraphs", "redactions"),
    "extract": ("mentions", "names", "quotations", "speakers", "events", "event_participants"),
}
# What each of them reads.
READS = {
    "clean": ("texts",),
    "segment": ("texts", "stretches"),
    "extract": ("texts", "paragraphs", "found", "cables"),
    "assemble": tuple(table for stage, tables in SHARDED.items() for table in tables if table != "stretches"),
}
_STAGE_OF = {table: stage for stage, tables in SHARDED.items() for table in tables}
_PACKAGE = ROOT / "workflow" / "wakhan"
_CODE = {".py", ".yaml", ".csv", ".html", ".css", ".js", ".json"}


@dataclass(frozen=True, slots=True)
class Workspace:
    """The files between stages under one folder."""

    root: Path

    def shard(self, table: str, shard: str) -> Path:
        """One shard of a table."""
        return self.root / _STAGE_OF[table] / table / f"{shard}.parquet"

    def shards(self, stage: str, shard: str) -> list[Path]:
        """Everything a stage writes for one shard."""
        return [self.shard(table, shard) for table in SHARDED[stage]]

    def inputs(self, stage: str, shard: str) -> list[Path]:
        """Everything a stage reads for one shard."""
        return [self.shard(table, shard) for table in READS[stage]]

    def authority(self) -> list[Path]:
        """The authority file as tables."""
        return [self.root / "intake" / f"{table}.parquet" for table in AUTHORITY]

    def assembled(self) -> list[Path]:
        """The published tables before publishing."""
        return [self.root / "assemble" / f"{table}.parquet" for table in PUBLISHED]

    def log(self, stage: str, shard: str = "all") -> Path:
        """What a job said."""
        return self.root / "log" / f"{stage}-{shard}.log"

    def notes(self) -> Path:
        """What assemble noticed and somebody should look at."""
        return self.root / "assemble" / "notes.json"

    def report(self) -> Path:
        """The validation report; it exists only when nothing was wrong."""
        return self.root / "validate" / "quality.json"

    def scores(self) -> Path:
        """How the tables measure on the gold that was given."""
        return self.root / "evaluate" / "scores.json"

    def libraries(self) -> Path:
        """The scripts that the explorer draws with."""
        return self.root / "explore" / "libraries.json"

    def receipt(self) -> Path:
        """Which version was published last."""
        return self.root / "publish" / "receipt.json"


def code_of(stage: str) -> list[Path]:
    """The files that decide what a stage does: its own code, what all stages share, and the schemas.

    They are inputs of its rule, so that a changed line rebuilds what depends on it and nothing else.
    """
    stages = {*SHARDED, "assemble", "validate", "explore", "publish", "evaluate", "build"} - {stage}
    shared = [f for f in sorted(_PACKAGE.glob("*.py")) if f.stem not in stages]
    own = sorted(f for f in (_PACKAGE / stage).rglob("*") if f.suffix in _CODE)
    return [*shared, *own, *sorted(SCHEMAS.rglob("*.schema.json"))]
