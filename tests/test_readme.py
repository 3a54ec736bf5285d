"""The README's examples run on the package it tells how to build, and no document points to nothing."""

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


DOCUMENTS = sorted({*ROOT.glob("*.md"), *(f for d in ("raw", "docs", "tests") for f in (ROOT / d).rglob("*.md"))})


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_every_file_a_document_points_to_is_there(document: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", document.read_text(encoding="utf-8"))
    assert [link for link in links if not (document.parent / link).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_every_make_target_a_document_names_is_there(document: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"`?\bmake ([a-z]+)`", document.read_text(encoding="utf-8"))) <= targets
