from __future__ import annotations

import difflib
from pathlib import Path

import pytest

from wakhan import tutorial
from wakhan.findings import Refused
from wakhan.schema import ROOT

PAGE = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", ["python polars", "python pandas", "sql duckdb", "r"])
def test_every_language_gives_the_answers_that_the_page_shows(
    language: str, digest_edition: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if language not in tutorial.languages():
        pytest.skip("no R with arrow, duckdb or RSQLite")
    monkeypatch.setattr(tutorial, "languages", lambda: [language])
    found = tutorial.filled(PAGE, digest_edition)
    drift = "\n".join(difflib.unified_diff(PAGE.splitlines(), found.splitlines(), "page", "package", lineterm=""))
    assert not drift, f"run `make dataset docs`:\n{drift}"


def test_every_question_is_answered_in_every_language() -> None:
    sections = PAGE.split("\n## ")[2:]
    assert len(sections) == 5
    for section in sections:
        assert [section.count(f"```{language}\n") for language in tutorial._RUNNERS] == [1, 1, 1, 1]
        assert section.count("<!-- answer -->") == 1


EXAMPLE = """
```python polars
import polars as pl
```
```python polars
pl.read_parquet("entities.parquet").select("name", "iso3166_a3").head(2)
```
```python pandas
import pandas as pd
pd.read_parquet("entities.parquet")[["name", "iso3166_a3"]].head(2)
```
```sql duckdb
SELECT name, iso3166_a3 FROM entities LIMIT 2;
```
```r
source("load.R")
```
```r
head(entities[c("name", "iso3166_a3")], 2)
```
<!-- answer -->
old
<!-- end -->
the rest
"""


def test_answers_are_put_between_the_comments_and_null_is_empty(published: Path) -> None:
    table = "| name | iso3166_a3 |\n| --- | --- |\n| Ana Example |  |\n| Freedonia | FRE |\n"
    assert tutorial.filled(EXAMPLE, published) == EXAMPLE.replace("old\n", table)


def test_a_language_that_answers_otherwise_is_told(published: Path) -> None:
    page = EXAMPLE.replace("FROM entities LIMIT 2", "FROM entities LIMIT 1")
    with pytest.raises(Refused) as refused:
        tutorial.filled(page, published)
    assert [f.where for f in refused.value.findings] == ["question 1, sql duckdb"]
    assert "Freedonia" in refused.value.findings[0].expected
