"""The path for people: the walk-throughs of CONTRIBUTING.md, done as they are told, in a copy of the repository."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest
from ruamel.yaml import YAML

from wakhan.corrections import CHANGEABLE, ELSEWHERE
from wakhan.schema import PUBLISHED, ROOT

# A block of the document, with the file named last before it.
BLOCK = re.compile(r"```(\w+)\n(.*?)```", re.DOTALL)
NAMED = re.compile(r"`(raw/[^`]+\.\w+)`:\s*\Z")


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """The repository as a fresh clone has it, with the environment of this interpreter as its .venv."""
    kept = shutil.ignore_patterns(".*", "build", "dist", "__pycache__", "*.egg-info")
    clone = Path(shutil.copytree(ROOT, tmp_path / "clone", ignore=kept))
    (clone / ".venv").mkdir()
    (clone / ".venv" / "bin").symlink_to(Path(sys.executable).parent)
    (clone / ".venv" / ".ready").touch()
    return clone


def run(script: str, clone: Path) -> str:
    """Run a block of commands; its code is that of the clone."""
    environment = {**os.environ, "PYTHONPATH": str(clone / "workflow"), "COLUMNS": "200"}
    said = subprocess.run(
        ["bash", "-ec", script], cwd=clone, env=environment, capture_output=True, text=True, check=False
    )
    assert said.returncode == 0, f"{script}\n{said.stdout}\n{said.stderr}"
    return said.stdout


def write(kind: str, content: str, path: Path) -> None:
    """Do to a file what the document shows: fill the gaps of YAML, put rows where they belong, or write the whole."""
    match kind:
        case "yaml":
            text = path.read_text(encoding="utf-8")
            for line in content.splitlines():
                key = line.partition(":")[0]
                text, filled = re.subn(rf"^{key}: \[?TODO.*$", line, text, flags=re.MULTILINE)
                assert filled == 1, line
            assert "TODO" not in text
        case "csv":
            header, *rows = path.read_text(encoding="utf-8").splitlines()
            rows = sorted([*rows, *content.splitlines()], key=lambda row: row.partition(",")[0])
            text = "\n".join([header, *rows, ""])
        case _:
            text = content
    path.write_text(text, encoding="utf-8", newline="\n")


def test_the_three_contributions_lead_from_a_clean_clone_to_a_package_with_the_new_rows(clone: Path) -> None:
    document = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    said = []
    for block in BLOCK.finditer(document):
        named = NAMED.search(document[: block.start()])
        if block[1] == "sh":
            said.append(run(block[2], clone))
        else:
            assert named, block[0]
            write(block[1], block[2], clone / named[1])
    assert any("signed" in text and "digest.txt:5:" in text for text in said), "show prints the words and their place"

    def rows(table: str, **values: str) -> pl.DataFrame:
        return pl.read_parquet(clone / "build" / "latest" / f"{table}.parquet").filter(**values)

    assert rows("documents", document_id="vale-2018-hentzau")["text_basis"].to_list() == ["digest"]
    (mention,) = rows("mentions", surface="Kingdom of Ruritania").to_dicts()
    assert (mention["entity_id"], mention["method"]) == ("ruritania", "authority")
    (event,) = rows("events", event_id="vale-2018-hentzau:e186").to_dicts()
    assert (event["context"], event["method"], event["score"]) == ("diplomatic", "corrected", 1.0)
    (correction,) = rows("corrections", row_key="vale-2018-hentzau:e186").to_dicts()
    assert (correction["expected"], correction["curator"]) == (None, "Ana Example")
    assert correction["origin"] == "vale-2018-hentzau.csv:2"


def test_what_can_be_corrected_is_listed_where_corrections_are_explained() -> None:
    told = (
        (ROOT / "raw" / "corrections" / "README.md").read_text(encoding="utf-8").partition("## What can be changed")[2]
    )
    listed = dict(re.findall(r"^\| ([a-z_]+) \| ([a-z_, ]+) \|$", told, re.MULTILINE))
    assert {table: tuple(listed[table].split(", ")) for table in CHANGEABLE} == CHANGEABLE
    assert set(PUBLISHED) == {*CHANGEABLE, *ELSEWHERE}


# --- forms and workflows ---

FORMS = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml"))


@pytest.mark.parametrize("form", [f for f in FORMS if f.name != "config.yml"], ids=lambda form: form.stem)
def test_an_issue_form_has_a_name_and_asks_for_what_is_needed(form: Path) -> None:
    content = YAML(typ="safe").load(form.read_text(encoding="utf-8"))
    assert {"name", "description", "body"} <= set(content)
    ids = [part["id"] for part in content["body"]]
    assert len(ids) == len(set(ids))
    assert any(part.get("validations", {}).get("required") for part in content["body"])


def test_the_workflow_checks_raw_with_annotations_and_tests_every_python_that_is_supported() -> None:
    workflow = YAML(typ="safe").load((ROOT / ".github" / "workflows" / "check.yml").read_text(encoding="utf-8"))
    raw, tests = workflow["jobs"]["raw"], workflow["jobs"]["tests"]
    assert raw["steps"][-1]["run"] == "make check FORMAT=github"
    assert tests["steps"][-1]["run"] == "make test"
    supported = re.search(r'requires-python = ">=3\.(\d+),<3\.(\d+)"', (ROOT / "pyproject.toml").read_text())
    assert supported
    minors = range(int(supported[1]), int(supported[2]))
    assert tests["strategy"]["matrix"]["python"] == [f"3.{minor}" for minor in minors]


def test_the_hooks_run_what_is_in_the_environment_and_fetch_nothing() -> None:
    config = YAML(typ="safe").load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    assert [repo["repo"] for repo in config["repos"]] == ["local"]
    for hook in config["repos"][0]["hooks"]:
        assert hook["language"] == "system"
        program = hook["entry"].split()[0]
        assert program.startswith(".venv/bin/") and (Path(sys.executable).parent / Path(program).name).exists()
