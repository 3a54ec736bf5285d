"""A sound contribution in a project of its own."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest


@pytest.fixture
def raw(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder raw/ of a project that is the working folder; nothing is wrong with what it holds."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(Path(__file__).parent / "sound", tmp_path / "raw")
    return tmp_path / "raw"
