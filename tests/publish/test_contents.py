from __future__ import annotations

from pathlib import Path

import pytest

from wakhan.publish.contents import CONTENTS, meaning_of_file, media_type
from wakhan.schema import ROOT


def test_every_file_of_a_version_is_named_and_has_a_media_type(published: Path) -> None:
    for path in published.rglob("*"):
        if path.is_file():
            name = path.relative_to(published).as_posix()
            assert meaning_of_file(name)
            assert (media_type(name) == "text/plain") == (path.suffix in ("", ".smk", ".lock"))


def test_a_file_that_nothing_names_is_an_error() -> None:
    with pytest.raises(LookupError, match=r"stray\.txt"):
        meaning_of_file("stray.txt")


def test_the_documentation_says_what_each_file_is_for() -> None:
    told = (ROOT / "docs" / "package.md").read_text(encoding="utf-8")
    assert [path for path in CONTENTS if f"`{path}`" not in told] == []
