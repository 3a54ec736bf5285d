from __future__ import annotations

import json
from pathlib import Path

import pytest

from wakhan.findings import Refused
from wakhan.publish.descriptor import base_descriptor
from wakhan.schema import ROOT


def test_the_projects_corpus_has_the_projects_descriptor() -> None:
    written = json.loads((ROOT / "datapackage.json").read_text(encoding="utf-8"))
    descriptor = base_descriptor(ROOT / "raw" / "sources", full=False, withheld=True)
    assert descriptor == {key: value for key, value in written.items() if key != "resources"}


def test_another_corpus_may_bring_its_own(tmp_path: Path) -> None:
    own = {"name": "bridges", "title": "Bridges", "description": "Invented.", "version": "2.0.0", "keywords": ["a"]}
    (tmp_path / "datapackage.json").write_text(json.dumps({**own, "resources": []}), encoding="utf-8")
    assert base_descriptor(tmp_path, full=False, withheld=True) == own


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{"name": "a",', ["not JSON"]),
        ("[]", ["no description", "no name", "no title", "no version"]),
        ('{"name": "a", "title": "b", "description": 7, "version": "1.0.0"}', ["description is 7"]),
        ('{"name": "a", "title": "b", "description": "c", "version": "../1"}', ["version is '../1'"]),
    ],
)
def test_a_descriptor_that_cannot_be_used_is_refused(text: str, told: list[str], tmp_path: Path) -> None:
    (tmp_path / "datapackage.json").write_text(text, encoding="utf-8")
    with pytest.raises(Refused) as refused:
        base_descriptor(tmp_path, full=False, withheld=True)
    assert [f.what.partition(" (")[0] for f in refused.value.findings] == told


@pytest.mark.parametrize(
    ("corpus", "name"),
    [("My Bridges (1999)", "my-bridges-1999"), ("bridges.jsonl", "bridges"), ("桥", "corpus"), ("a_b.c", "a_b")],
)
def test_a_corpus_without_one_is_named_after_its_folder_or_file(corpus: str, name: str, tmp_path: Path) -> None:
    descriptor = base_descriptor(tmp_path / corpus, full=False, withheld=True)
    assert descriptor["name"] == name
    assert name in descriptor["title"] and descriptor["version"] == "0.1.0"
    assert str(tmp_path) not in json.dumps(descriptor)


@pytest.mark.parametrize(
    ("full", "withheld", "edition"),
    [(False, True, ""), (True, True, "+full"), (True, False, "+private"), (False, False, "+private")],
)
def test_an_edition_stands_after_the_version(full: bool, withheld: bool, edition: str, tmp_path: Path) -> None:
    assert base_descriptor(tmp_path, full=full, withheld=withheld)["version"] == f"0.1.0{edition}"
