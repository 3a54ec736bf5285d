"""Whole builds: every edition a user can make, from the command to the files."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

from wakhan.build import build
from wakhan.findings import Refused
from wakhan.schema import PUBLISHED, ROOT

TEXTS = ROOT.parent / "shared" / "corpus"


def table(package: Path, name: str) -> pl.DataFrame:
    return pl.read_parquet(package / f"{name}.parquet")


def frictionless(descriptor: Path) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).parent / "frictionless"), "validate", descriptor.name]
    return subprocess.run(command, cwd=descriptor.parent, capture_output=True, text=True, check=False)


def test_the_digest_edition_has_five_documents_each_with_rows(digest_edition: Path) -> None:
    documents = table(digest_edition, "documents")
    assert documents.height == 5
    assert set(documents["text_basis"]) == {"digest"}
    assert documents.select(pl.col("n_paragraphs", "n_mentions", "n_quotations", "n_events").min()).row(0) > (
        0,
        0,
        0,
        0,
    )
    assert {name for name in PUBLISHED if table(digest_edition, name).is_empty()} <= {"corrections"}


def test_frictionless_accepts_the_package_and_the_descriptor_at_the_root(digest_edition: Path, tmp_path: Path) -> None:
    assert frictionless(digest_edition / "datapackage.json").returncode == 0
    (tmp_path / "datapackage.json").write_bytes((ROOT / "datapackage.json").read_bytes())
    (tmp_path / "schemas").symlink_to(ROOT / "schemas")
    (tmp_path / "build").symlink_to(digest_edition.parent)
    report = frictionless(tmp_path / "datapackage.json")
    assert report.returncode == 0, report.stdout


def test_a_second_build_with_nothing_changed_runs_no_stage(digest_edition: Path) -> None:
    out = digest_edition.parent
    assert build({"out": out}) == 0
    assert "Nothing to be done" in (out / "work" / "build.log").read_text(encoding="utf-8")


def test_a_version_that_was_removed_is_published_again(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "one.txt").write_text("A short note.\n\nThe envoy of Freedonia visited Sylvania on 3 May 1999.\n")
    given = {"corpus": corpus, "out": tmp_path / "out", "authority": "none"}
    assert build(given) == 0
    package = (tmp_path / "out" / "latest").resolve()
    (package / "datapackage.json").unlink()
    assert build(given) == 0
    assert (package / "datapackage.json").is_file()


def test_a_refused_build_leaves_the_published_version_as_it_was(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "one.txt").write_text("The envoy of Freedonia visited Sylvania on 3 May 1999.\n")
    given = {"corpus": corpus, "out": tmp_path / "out", "authority": "none"}
    assert build(given) == 0
    package = tmp_path / "out" / "latest"
    before = {p.name: p.read_bytes() for p in package.iterdir() if p.is_file()}
    (corpus / "two.txt").write_bytes(b"caf\xe9")
    assert build(given) != 0
    assert {p.name: p.read_bytes() for p in package.iterdir() if p.is_file()} == before


def test_a_corpus_that_is_not_there_is_refused_before_anything_starts(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="nothing there"):
        build({"corpus": tmp_path / "none", "out": tmp_path / "out"})


def test_every_document_of_the_test_corpus_is_read_without_a_sidecar(bare_edition: Path) -> None:
    documents = table(bare_edition, "documents")
    assert documents.height == len(list((ROOT / "tests" / "corpus").glob("*.txt")))
    assert documents.filter(pl.col("title").is_null())["document_id"].to_list() == ["page-wire"]  # it has no headline
    assert documents["genre"].null_count() == 0
    assert table(bare_edition, "cables")["mrn"].null_count() == 0


def test_the_package_does_not_depend_on_how_many_shards_there_are(bare_edition: Path, tmp_path: Path) -> None:
    assert build({"corpus": ROOT / "tests" / "corpus", "out": tmp_path, "shards": 3}) == 0
    assert (tmp_path / "latest" / "SHA256SUMS").read_text() == (bare_edition / "SHA256SUMS").read_text()


@pytest.mark.skipif(not TEXTS.is_dir(), reason="the five full texts are with whoever holds them, not here")
def test_the_full_text_edition_is_built_from_all_five_texts(tmp_path: Path) -> None:
    assert build({"texts": TEXTS, "out": tmp_path}) == 0
    documents = table(tmp_path / "latest", "documents")
    assert dict(documents["text_basis"].value_counts().iter_rows()) == {"full": 5}
    running = table(tmp_path / "latest", "paragraphs").join(documents, on="document_id")
    assert running.filter(pl.col("text_policy") == "quote")["text"].null_count() > 0
    assert running.filter((pl.col("text_policy") == "quote") & pl.col("text").is_not_null()).is_empty()
    assert running.filter(pl.col("text_policy") == "open")["text"].null_count() == 0
