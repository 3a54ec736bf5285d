"""The commands: what they say and how they end."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from wakhan.cli import main


def run(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *arguments: object
) -> tuple[int, str, str]:
    monkeypatch.setattr(sys, "argv", ["wakhan", *map(str, arguments)])
    status = 0
    try:
        main()
    except SystemExit as stop:
        status = int(stop.code or 0)
    said = capsys.readouterr()
    return status, said.out, said.err


@pytest.fixture
def package(published: Path, tmp_path: Path) -> Path:
    return shutil.copytree(published, tmp_path / "package")


def test_verify_ends_well_or_names_every_failure(
    package: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(capsys, monkeypatch, "verify", package)[0] == 0
    (package / "README.md").unlink()
    (package / "stray").touch()
    status, _, said = run(capsys, monkeypatch, "verify", package)
    assert status == 1
    assert [line.partition(":")[0] for line in said.splitlines()] == ["README.md", "stray", "2 errors."]


def test_verify_deep_reads_the_tables(
    package: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(capsys, monkeypatch, "verify", "--deep", package)[0] == 0


def test_verify_loads_no_table_library() -> None:
    """It is to end before a person notices; a table library alone takes longer to load."""
    code = "import sys, wakhan.cli.release, wakhan.versions.verify; print([m for m in sys.modules if m in %r])"
    heavy = ["polars", "pandas", "pyarrow", "frictionless", "pandera", "spacy", "jinja2"]
    said = subprocess.run([sys.executable, "-c", code % heavy], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("options", "said"), [((), "# What changed from 1.2.3"), (("--changelog",), "## 1.2.3 – date")]
)
def test_diff_prints_what_changed(
    options: tuple[str, ...],
    said: str,
    package: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    status, out, _ = run(capsys, monkeypatch, "diff", package, package, *options)
    assert status == 0 and out.startswith(said)


def test_diff_writes_files(
    package: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert run(capsys, monkeypatch, "diff", package, package, "--out", tmp_path / "diff")[0] == 0
    assert sorted(p.name for p in (tmp_path / "diff").iterdir()) == ["README.md", "index.html", "summary.json"]


def test_what_cannot_be_released_is_told_and_nothing_written(
    package: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folders = ("--dist", tmp_path / "dist", "--releases", tmp_path / "releases")
    status, _, said = run(capsys, monkeypatch, "release", package, *folders)
    assert status == 1 and "CHANGELOG.md" in said and "Traceback" not in said
    assert not (tmp_path / "dist").exists() and not (tmp_path / "releases").exists()


def test_a_package_without_withheld_text_has_nothing_to_fill(
    package: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    status, _, said = run(capsys, monkeypatch, "rehydrate", package, "--texts", tmp_path, "--out", tmp_path / "mine")
    assert status == 1 and "no document whose text is withheld" in said
