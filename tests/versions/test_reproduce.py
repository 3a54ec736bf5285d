from __future__ import annotations

import shutil
from pathlib import Path

import polars as pl
import pytest

from wakhan.versions.reproduce import CONDITIONS, first_difference


@pytest.fixture
def builds(published: Path, tmp_path: Path) -> tuple[Path, Path]:
    one, another = (tmp_path / name / "1.2.3" for name in ("one", "another"))
    return shutil.copytree(published, one), shutil.copytree(published, another)


def test_the_two_builds_differ_in_all_that_must_not_matter() -> None:
    one, another = CONDITIONS
    for name in ("folder", "shards", "cores", "umask"):
        assert getattr(one, name) != getattr(another, name)
    for variable in ("LC_ALL", "TZ", "PYTHONHASHSEED"):
        assert one.environment[variable] != another.environment[variable]


def test_equal_packages_do_not_differ_whatever_the_modes_of_their_files(builds: tuple[Path, Path]) -> None:
    for path in builds[1].rglob("*.csv"):
        path.chmod(0o600)
    assert first_difference(*builds) is None


def test_a_file_of_one_build_only_is_told(builds: tuple[Path, Path]) -> None:
    (builds[1] / "a.txt").touch()
    finding = first_difference(*builds)
    assert finding and (finding.where, finding.what) == ("a.txt", "only in the second build")


def test_the_first_byte_that_differs_is_told(builds: tuple[Path, Path]) -> None:
    text = (builds[0] / "README.md").read_bytes()
    (builds[1] / "README.md").write_bytes(text[:70] + b"#" + text[71:])
    finding = first_difference(*builds)
    assert finding and (finding.where, finding.what) == ("README.md", "the builds differ from byte 70")
    (builds[1] / "README.md").write_bytes(text[:70])
    finding = first_difference(*builds)
    assert finding and finding.what == "the builds differ from byte 70"


def test_in_a_table_row_and_column_are_told_and_tables_before_what_is_made_of_them(builds: tuple[Path, Path]) -> None:
    path = builds[1] / "mentions.parquet"
    pl.read_parquet(path).with_columns(
        score=pl.when(pl.col("surface") == "Sampletown").then(0.5).otherwise("score")
    ).write_parquet(path)
    (builds[1] / "README.md").write_text("x", encoding="utf-8")
    finding = first_difference(*builds)
    assert finding and finding.where == "mentions.parquet"
    assert finding.what.endswith("row 3, column score: 0.9 and 0.5")


def test_the_same_cells_in_other_bytes_are_told_as_such(builds: tuple[Path, Path]) -> None:
    path = builds[1] / "mentions.parquet"
    pl.read_parquet(path).write_parquet(path, compression="gzip")
    finding = first_difference(*builds)
    assert finding and finding.what.endswith("all cells the same")
