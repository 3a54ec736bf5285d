from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.versions.conftest import RECORD, SAID, Editions, edited, of_document, together

from wakhan.findings import Refused
from wakhan.publish import publish
from wakhan.rights import withhold
from wakhan.schema import PUBLISHED
from wakhan.tables import read
from wakhan.versions.rehydrate import fill, rehydrate
from wakhan.versions.verify import verify

Tiny = Any
Under = Callable[[str], Tiny]
D = "bridge-1999-sampletown"


@pytest.mark.parametrize("policy", ["open", "quote", "closed"])
def test_what_was_withheld_is_put_back_to_the_last_cell(policy: str, tiny_under: Under) -> None:
    tiny = tiny_under(policy)
    tables = edited(tiny.tables, "paragraphs", {"kind": "heading"})
    full, wrong = fill(withhold(tables), tiny.raw)
    assert wrong == []
    for name in PUBLISHED:
        assert full[name].rows() == tables[name].rows(), name


def test_a_text_that_does_not_stand_where_it_was_published_is_told_and_its_document_left_alone(
    tiny_under: Under,
) -> None:
    tiny = tiny_under("quote")
    public = withhold(tiny.tables)
    (raw,) = tiny.raw.values()
    full, (finding,) = fill(public, {D: raw.replace("Ana", "Eva")})
    assert (finding.where, finding.level) == (D, "warning")
    assert "'Eva Example' at the offsets of mentions" in finding.what and "'Ana Example'" in finding.expected
    assert all(full[name].rows() == public[name].rows() for name in PUBLISHED)


@pytest.fixture
def package(tiny_under: Under, descriptor: dict[str, Any], unchecked: None, tmp_path: Path) -> Path:
    """A quoting package of two documents with different raw files."""
    tables = tiny_under("quote").tables
    other = edited(of_document(tables, "other"), "documents", {"raw_sha256": "1" * 64})
    folder = tmp_path / "out" / "1.2.3"
    quality = {"valid": True, "checks": [], "notes": []}
    publish(withhold(together(tables, other)), descriptor, {"index.html": "<p>"}, quality, folder)
    return folder


@pytest.fixture
def texts(tiny: Tiny, tmp_path: Path) -> Path:
    """The raw file of one of them, deep in a folder and under another name, among others."""
    (tmp_path / "texts" / "a" / "b").mkdir(parents=True)
    (tmp_path / "texts" / "a" / "b" / "scan 7.bin").write_bytes(tiny.raw[D].encode())
    (tmp_path / "texts" / "another.txt").write_bytes(tiny.raw[D].encode()[::-1])
    return tmp_path / "texts"


def test_files_are_found_by_what_is_in_them_and_those_that_are_not_found_are_named(
    package: Path, texts: Path, tmp_path: Path
) -> None:
    done = rehydrate(package, texts, tmp_path / "mine")
    assert done.filled == (D,)
    (finding,) = done.findings
    assert finding.where == "other" and "1" * 64 in finding.expected
    assert done.package == tmp_path / "mine" / "1.2.3+private"
    assert verify(done.package) == []
    paragraphs = read(done.package / "paragraphs.parquet", "paragraphs")
    for document_id, text in paragraphs.select("document_id", "text").iter_rows():
        assert (text is None) == (document_id == "other")


@pytest.mark.parametrize("folder", ["empty", "missing"])
def test_without_a_single_file_nothing_is_made(folder: str, package: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(Refused):
        rehydrate(package, tmp_path / folder, tmp_path / "mine")
    assert not (tmp_path / "mine").exists()


def test_a_damaged_package_is_not_filled(package: Path, texts: Path, tmp_path: Path) -> None:
    (package / "README.md").unlink()
    with pytest.raises(Refused, match=r"README\.md"):
        rehydrate(package, texts, tmp_path / "mine")


def test_a_package_that_was_filled_is_the_one_built_without_withholding(editions: Editions, tmp_path: Path) -> None:
    for number, text in enumerate(editions.texts.values()):
        (tmp_path / "texts").mkdir(exist_ok=True)
        (tmp_path / "texts" / f"{number}.txt").write_text(text, encoding="utf-8")
    done = rehydrate(editions.public, tmp_path / "texts", tmp_path / "mine")
    assert done.findings == ()
    assert set(done.filled) == {name for name, policy in editions.policies.items() if policy != "open"}
    mine, built = (
        {p.relative_to(f).as_posix(): p.read_bytes() for p in f.rglob("*") if p.is_file()}
        for f in (done.package, editions.private)
    )
    assert [name for name in sorted({*mine, *built}) if mine.get(name) != built.get(name)] == []


def test_open_documents_need_no_file(editions: Editions, tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "x").write_text(RECORD.format(said=SAID), encoding="utf-8")
    done = rehydrate(editions.public, tmp_path / "texts", tmp_path / "mine")
    assert done.filled == ("record-of-a-talk",)
    assert {f.where for f in done.findings} == {
        name for name, policy in editions.policies.items() if policy != "open" and name != "record-of-a-talk"
    }
    shutil.rmtree(done.package)
