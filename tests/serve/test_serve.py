from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from wakhan.findings import Refused
from wakhan.publish.sqlite import VIEWS
from wakhan.schema import PUBLISHED, fields, table_schema
from wakhan.serve import metadata, service

Ask = Callable[[str], Any]


@pytest.fixture(scope="module")
def ask(published: Path) -> Iterator[Ask]:
    """A function that asks the running service of the package for JSON."""
    wakhan = Path(sys.executable).parent / "wakhan"
    command = [str(wakhan), "serve", str(published), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr
        said = ""
        for line in process.stderr:
            said += line
            if running := re.search(r"running on (http://\S+)", line):
                break
        else:
            raise AssertionError(said)

        def get(path: str) -> Any:
            with urllib.request.urlopen(running[1] + path, timeout=30) as answer:
                return json.load(answer)

        yield get
        process.terminate()
        process.stderr.read()
    assert process.returncode in (0, -15)


def test_every_table_and_view_is_served(ask: Ask, tiny: Any) -> None:
    told = ask("/bridges.json")
    assert {t["name"]: t["count"] for t in told["tables"] if not t["hidden"]} == {
        table: len(tiny.tables[table]) for table in PUBLISHED
    }
    assert [view["name"] for view in told["views"]] == list(VIEWS)


def test_tables_columns_and_views_are_described(ask: Ask) -> None:
    told = ask("/-/metadata.json")
    assert told["title"] == "Bridges of Freedonia 1.2.3"
    tables = told["databases"]["bridges"]["tables"]
    for table in PUBLISHED:
        assert tables[table]["description"] == table_schema(table)["description"]
        assert set(tables[table]["columns"]) == {f["name"] for f in fields(table)}
    assert "Unit: code point." in tables["quotations"]["columns"]["raw_start"]
    assert all(tables[view]["description"] for view in VIEWS)


def test_facets_count_documents_and_fixed_values(ask: Ask) -> None:
    facets = ask("/bridges/events.json")["facet_results"]
    assert set(facets) == {"document_id", "event_type", "date_basis", "status", "method"}
    assert [(v["value"], v["count"]) for v in facets["event_type"]["results"]] == [("CONSULT", 1)]


@pytest.mark.parametrize(("words", "found"), [("bridges", 1), ("tunnel", 0)])
def test_text_is_searched(words: str, found: int, ask: Ask) -> None:
    told = ask(f"/bridges/quotations.json?_search={words}&_shape=objects")
    assert [row["text"] for row in told["rows"]] == ["the bridge will open in May"] * found


def test_nothing_can_be_written(ask: Ask) -> None:
    (database,) = (d for d in ask("/-/databases.json") if d["name"] == "bridges")
    assert not database["is_mutable"]


def test_a_package_that_is_not_whole_is_refused(published: Path, tmp_path: Path) -> None:
    package = tmp_path / "package"
    shutil.copytree(published, package)
    (package / "bridges.sqlite").unlink()
    with pytest.raises(Refused, match=r"bridges\.sqlite"):
        service(package)


def test_without_datasette_the_way_to_get_it_is_told(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "datasette.app", None)
    with pytest.raises(Refused, match=r"pip install 'wakhan\[serve\]'"):
        service(published)


def test_a_package_without_licence_and_tables_has_metadata(descriptor: dict[str, Any]) -> None:
    told = metadata(descriptor | {"resources": []}, "bridges")
    assert told["license"] is None
    assert set(told["databases"]["bridges"]["tables"]) == set(VIEWS)
