from __future__ import annotations

import io
import json
from collections.abc import Callable
from typing import Any

import polars as pl
import pytest
from tests.versions.conftest import edited, of_document, together, version

from wakhan.findings import Refused
from wakhan.rights import withhold
from wakhan.schema import fields
from wakhan.versions.history import history

Tiny = Any


def test_a_first_version_has_no_diff_and_the_changelog_of_the_project(tiny: Tiny) -> None:
    assert history(version(tiny.tables)) == {}
    assert history(version(tiny.tables), changelog="# Changelog\n") == {"CHANGELOG.md": b"# Changelog\n"}


def test_the_next_has_a_diff_for_programs_and_for_people(tiny: Tiny) -> None:
    new = edited(tiny.tables, "events", {"date": "1999-03-04"})
    files = history(version(new, "1.0.1"), version(tiny.tables))
    assert list(files) == ["diff/events.parquet", "diff/summary.json", "diff/README.md", "diff/index.html"]
    rows = pl.read_parquet(io.BytesIO(files["diff/events.parquet"])).to_dicts()
    assert [(r["change"], r["columns"], r["date_before"], r["date"]) for r in rows] == [
        ("changed", ["date"], "1999-03-03", "1999-03-04")
    ]
    summary = json.loads(files["diff/summary.json"])
    assert (summary["before"], summary["after"], summary["step"]) == ("1.0.0", "1.0.1", "patch")
    assert summary["tables"]["events"]["changed"] == 1
    assert files == history(version(new, "1.0.1"), version(tiny.tables))


def test_a_number_that_does_not_fit_is_refused(tiny: Tiny) -> None:
    with pytest.raises(Refused, match=r"set the version to 1\.0\.1"):
        history(version(tiny.tables), version(tiny.tables))


def texts_of(tables: Any) -> set[str]:
    cells = [tables[t][f["name"]] for t in tables for f in fields(t) if "rights" in f]
    return {text for column in cells for text in column.drop_nulls() if len(text) > 8}


@pytest.mark.parametrize("after", ["closed", "removed"])
def test_a_diff_does_not_bring_back_text_that_is_closed_now(
    after: str, tiny: Tiny, tiny_under: Callable[[str], Tiny]
) -> None:
    """A text was open and is closed, or its document was taken out; another document stays."""
    other = edited(of_document(tiny.tables, "other"), "documents", {"raw_sha256": "1" * 64})
    other = {
        name: frame.filter(pl.lit(name in ("documents", "entities", "occurrences"))) for name, frame in other.items()
    }
    before = together(tiny.tables, other)
    closed = together(withhold(tiny_under("closed").tables), other)
    now = closed if after == "closed" else other
    files = history(version(now, "2.0.0"), version(before))
    cells = {
        str(cell)
        for name, content in files.items()
        if name.endswith(".parquet")
        for row in pl.read_parquet(io.BytesIO(content)).rows()
        for cell in row
    }
    said = "\n".join([*cells, *(c.decode() for n, c in files.items() if not n.endswith(".parquet"))])
    withheld = texts_of(tiny.tables) - {"Ana Example", "Freedonia", "Sampletown"}  # names of entities
    assert len(withheld) >= 5
    assert [text for text in withheld if text in said] == []


def test_a_private_version_has_all_of_its_diff(tiny: Tiny) -> None:
    less = {**tiny.tables, "quotations": tiny.tables["quotations"].clear()}
    files = history(version(less, "2.0.0+private"), version(tiny.tables, "1.0.0+private"))
    assert "the bridge will open in May" in files["diff/README.md"].decode()
