from __future__ import annotations

from pathlib import Path

import pytest

from wakhan.schema import PUBLISHED, ROOT, SCHEMAS, table_schema
from wakhan.workspace import AUTHORITY, READS, SHARDED, Workspace, code_of

WORK = Workspace(Path("work"))


def test_a_shard_of_a_table_lies_with_the_stage_that_writes_it() -> None:
    assert WORK.shard("texts", "0000") == Path("work/intake/texts/0000.parquet")
    assert WORK.shard("events", "0012") == Path("work/extract/events/0012.parquet")


def test_every_table_between_stages_has_a_schema_and_one_writer() -> None:
    written = [table for tables in SHARDED.values() for table in tables]
    assert len(written) == len(set(written))
    assert all(table_schema(table)["name"] == table for table in (*written, *AUTHORITY))


def test_a_stage_reads_only_what_a_stage_before_it_wrote() -> None:
    order = [*SHARDED, "assemble"]
    for stage, tables in READS.items():
        before = {table for earlier in order[: order.index(stage)] for table in SHARDED[earlier]}
        assert set(tables) <= before
        assert WORK.inputs(stage, "0000") == [WORK.shard(table, "0000") for table in tables]


def test_no_two_files_of_a_workspace_are_one() -> None:
    files = [f for stage in SHARDED for f in WORK.shards(stage, "0000")]
    files += [*WORK.authority(), *WORK.assembled(), WORK.notes(), WORK.report(), WORK.receipt()]
    files += [WORK.log(stage) for stage in (*SHARDED, "assemble")] + [WORK.log("clean", "0000")]
    assert len(files) == len(set(files))
    assert all(f.is_relative_to(WORK.root) for f in files)
    assert [f.stem for f in WORK.assembled()] == list(PUBLISHED)


@pytest.mark.parametrize("stage", [*SHARDED, "assemble", "validate", "publish", "explore"])
def test_the_code_of_a_stage_is_its_own_what_all_share_and_the_schemas(stage: str) -> None:
    package = ROOT / "workflow" / "wakhan"
    files = code_of(stage)
    assert len(files) == len(set(files)) and all(f.is_file() for f in files)
    own = {f for f in files if stage in f.relative_to(ROOT).parts or f.stem == stage}
    assert own, "a stage has code of its own"
    shared = {package / f"{name}.py" for name in ("view", "schema", "tables", "findings", "authority", "edtf")}
    assert shared <= set(files)
    assert set(SCHEMAS.rglob("*.schema.json")) <= set(files)
    others = {*SHARDED, "assemble", "validate", "publish", "explore", "evaluate", "cli", "build"} - {stage}
    assert not [f for f in files if f.stem in others or others & set(f.relative_to(package.parent.parent).parts)]


def test_data_files_and_templates_are_code_too() -> None:
    assert any(f.suffix == ".csv" for f in code_of("extract"))
    assert any(f.suffix == ".html" for f in code_of("explore"))
