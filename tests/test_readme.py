"""The README's examples run on the package it tells how to build."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from wakhan.schema import ROOT

BLOCKS = re.findall(r"```(python|sql)\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)


@pytest.fixture
def beside_a_build(digest_edition: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "build").symlink_to(digest_edition.parent)
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("code", [code for kind, code in BLOCKS if kind == "python"])
def test_the_python_examples_print_an_answer(
    code: str, beside_a_build: None, capsys: pytest.CaptureFixture[str]
) -> None:
    exec(code, {})
    assert len(capsys.readouterr().out.splitlines()) > 3


@pytest.mark.parametrize("code", [code for kind, code in BLOCKS if kind == "sql"])
def test_the_sql_example_returns_rows(code: str, beside_a_build: None) -> None:
    import duckdb

    assert len(duckdb.sql(code).fetchall()) > 1


def test_every_file_the_readme_points_to_is_there() -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []
