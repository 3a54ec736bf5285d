from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wakhan.findings import Refused
from wakhan.intake import sources
from wakhan.intake.sources import find_sources, shard_names, shard_of


def touch(*paths: Path) -> None:
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Once.", encoding="utf-8")


def test_a_folder_of_folders_is_a_folder_of_deposits(tmp_path: Path) -> None:
    touch(tmp_path / "b/source.yaml", tmp_path / "a/digest.txt", tmp_path / "a/source.yaml", tmp_path / "README.md")
    found = find_sources(tmp_path)
    assert (found.kind, found.root) == ("deposits", tmp_path)
    assert [str(f.relative_to(tmp_path)) for f in found.files] == ["a/digest.txt", "a/source.yaml", "b/source.yaml"]


def test_deposits_are_found_in_the_folder_above_as_well(tmp_path: Path) -> None:
    touch(tmp_path / "sources/a/source.yaml", tmp_path / "authority/entities.csv")
    assert find_sources(tmp_path).root == tmp_path / "sources"
    assert find_sources(tmp_path) == find_sources(tmp_path / "sources")


def test_a_folder_of_text_files_is_one_whatever_else_lies_there(tmp_path: Path) -> None:
    touch(tmp_path / "b.txt", tmp_path / "a.txt", tmp_path / "notes.md", tmp_path / ".git/config")
    found = find_sources(tmp_path)
    assert (found.kind, [f.name for f in found.files]) == ("texts", ["a.txt", "b.txt"])


@pytest.mark.parametrize("kind", ["jsonl", "parquet"])
def test_one_file_with_many_documents_is_known_by_its_suffix(kind: str, tmp_path: Path) -> None:
    path = tmp_path / f"corpus.{kind}"
    touch(path)
    assert find_sources(path) == sources.Sources(kind, tmp_path, (path,))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "what"), [("nowhere", "nothing there"), ("empty", "an empty folder"), ("a.csv", "a file of another kind")]
)
def test_what_is_no_corpus_is_refused_with_what_would_be_one(name: str, what: str, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    touch(tmp_path / "a.csv")
    with pytest.raises(Refused) as refused:
        find_sources(tmp_path / name)
    (finding,) = refused.value.findings
    assert (finding.where, finding.what, finding.code) == (str(tmp_path / name), what, "B01")
    assert finding.expected == "a folder of deposits, a folder of .txt files, or a .jsonl or .parquet file"


def test_a_large_corpus_is_dealt_into_shards_by_its_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    touch(tmp_path / "a.txt", tmp_path / "b.txt")
    assert find_sources(tmp_path).shards == 1
    monkeypatch.setattr(sources, "SHARD_BYTES", 4)
    assert find_sources(tmp_path).shards == 3


@given(st.text("abc-_0123", min_size=1), st.integers(1, 5000))
def test_a_document_has_one_shard_and_keeps_it(document_id: str, shards: int) -> None:
    shard = shard_of(document_id, shards)
    assert 0 <= shard < shards
    assert shard == shard_of(document_id, shards)


def test_the_shard_of_a_document_is_the_same_in_every_build_on_every_machine() -> None:
    assert [shard_of(i, 10) for i in ("bridge-1999-sampletown", "a", "b")] == [2, 0, 6]


def test_documents_spread_over_all_shards() -> None:
    dealt = [shard_of(f"document-{i}", 8) for i in range(800)]
    assert all(60 < dealt.count(shard) < 140 for shard in range(8))


def test_names_of_shards_sort_as_their_numbers_do() -> None:
    assert shard_names(3) == ["0000", "0001", "0002"]
    assert shard_names(2000) == sorted(shard_names(2000))
