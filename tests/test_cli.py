from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from wakhan.build import settings
from wakhan.cli import main
from wakhan.findings import Finding, Refused, as_json
from wakhan.intake.sources import shard_names, shard_of
from wakhan.schema import PUBLISHED, ROOT, from_rows
from wakhan.tables import read, write
from wakhan.workspace import Workspace

Tiny = Any
Deposit = Callable[..., Path]


@pytest.fixture
def wakhan(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str]]:
    """A function that runs the command with some arguments; gives exit status and standard error."""

    def run(*arguments: object) -> tuple[int, str]:
        monkeypatch.setattr(sys, "argv", ["wakhan", *map(str, arguments)])
        capsys.readouterr()
        try:
            main()
        except SystemExit as stop:
            return int(stop.code or 0), capsys.readouterr().err
        return 0, capsys.readouterr().err

    return run


def files_of(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def assembled(tables: dict[str, Any], work: Path) -> Workspace:
    """A workspace in which assemble is done."""
    space = Workspace(work)
    for name, path in zip(PUBLISHED, space.assembled(), strict=True):
        write(tables[name], name, path)
    space.notes().write_text(as_json([Finding("a", "b", "c", level="warning")]), encoding="utf-8")
    return space


# --- what a person meets ---


def test_a_corpus_that_is_not_there_is_refused_before_anything_is_made(wakhan: Any, tmp_path: Path) -> None:
    status, said = wakhan("build", "--corpus", tmp_path / "nowhere", "--out", tmp_path / "out")
    assert status == 1
    assert said.startswith(f"{tmp_path / 'nowhere'}  B01  nothing there — expected a folder of deposits")
    assert said.endswith("1 error.\n")
    assert "Traceback" not in said
    assert not (tmp_path / "out").exists()


def test_a_descriptor_that_cannot_be_used_is_refused_before_anything_is_made(wakhan: Any, tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "a.txt").write_text("Once.", encoding="utf-8")
    (tmp_path / "corpus" / "datapackage.json").write_text('{"name": "a"}', encoding="utf-8")
    status, said = wakhan("build", "--corpus", tmp_path / "corpus", "--out", tmp_path / "out")
    assert status == 1
    assert said.endswith("3 errors.\n")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("arguments", [["build", "--shards", "0"], ["bild"], ["build", "--corpuss", "x"], ["intake"]])
def test_a_mistyped_command_is_told_without_a_stack_trace(arguments: list[str], wakhan: Any) -> None:
    status, said = wakhan(*arguments)
    assert status == 2
    assert "Error:" in said and "Traceback" not in said


# --- settings ---


def test_settings_are_those_of_the_project_with_paths_made_absolute() -> None:
    config = settings({})
    assert config["corpus"] == str(ROOT / "raw" / "sources")
    assert config["authority"] == str(ROOT / "raw" / "authority")
    assert (config["texts"], config["shards"], config["withhold"]) == (None, None, True)


def test_what_is_given_goes_before_and_is_relative_to_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    config = settings({"corpus": Path("mine"), "authority": "none", "shards": 7, "withhold": False})
    assert config["corpus"] == str(tmp_path / "mine")
    assert (config["authority"], config["shards"], config["withhold"]) == (None, 7, False)
    assert settings({"authority": "known"})["authority"] == str(tmp_path / "known")


def test_corrections_are_those_of_the_projects_corpus_and_another_has_none_unless_given(tmp_path: Path) -> None:
    assert settings({})["corrections"] == str(ROOT / "raw" / "corrections")
    assert settings({"corpus": tmp_path})["corrections"] is None
    assert settings({"corrections": "none"})["corrections"] is None
    given = settings({"corpus": tmp_path, "corrections": str(tmp_path)})
    assert given["corrections"] == str(tmp_path)


@pytest.mark.parametrize(
    "given", [{"shards": 0}, {"shards": "two"}, {"withhold": "no"}, {"corpse": "x"}, {"out": None}]
)
def test_a_setting_that_is_none_is_refused(given: dict[str, Any]) -> None:
    with pytest.raises(Refused) as refused:
        settings(given)
    (finding,) = refused.value.findings
    assert finding.where.startswith("setting ")
    assert next(iter(given)) in f"{finding.where} {finding.what}"


# --- intake ---


def test_intake_deals_every_document_into_the_shard_of_its_id(wakhan: Any, tmp_path: Path) -> None:
    ids = [f"document-{i}" for i in range(20)]
    lines = [json.dumps({"document_id": i, "text": f"Once {i}."}) for i in ids]
    (tmp_path / "corpus.jsonl").write_text("\n".join(lines), encoding="utf-8")
    work = tmp_path / "work"
    assert wakhan("intake", "--work", work, "--corpus", tmp_path / "corpus.jsonl", "--shards", 3) == (0, "")
    for number, name in enumerate(shard_names(3)):
        dealt = read(Workspace(work).shard("texts", name), "texts")["document_id"].to_list()
        assert dealt == sorted(i for i in ids if shard_of(i, 3) == number)
    assert all(read(path, path.stem).is_empty() for path in Workspace(work).authority())


def test_intake_tells_what_is_wrong_with_corpus_and_authority_file_at_once_and_writes_nothing(
    wakhan: Any, deposit: Deposit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    deposit("a", genre="nwes")
    deposit("b", digest_text=" \n")
    known = tmp_path / "authority"
    known.mkdir()
    header = "entity_id,name,entity_type,aliases,wikidata_id,iso3166_a3,state_id,description\n"
    (known / "entities.csv").write_text(f"{header}x,X,THING,,,,,\n", encoding="utf-8")
    (known / "roles.csv").write_text("entity_id,role,organisation_id,valid_start,valid_end\n", encoding="utf-8")
    options = ("--corpus", tmp_path / "corpus", "--authority", known, "--shards", 1)
    status, said = wakhan("intake", "--work", tmp_path / "work", *options)
    assert status == 1
    lines = said.splitlines()
    assert [line.split()[:2] for line in lines[:-1]] == [
        ["authority/entities.csv:2:5", "T06"],
        ["corpus/a/source.yaml:5:1", "S09"],
        ["corpus/b/digest.txt", "F11"],
    ]
    assert lines[-1] == "3 errors."
    assert not (tmp_path / "work").exists()


# --- validate ---


def test_validate_writes_its_report_only_when_nothing_is_wrong(wakhan: Any, tiny: Tiny, tmp_path: Path) -> None:
    space = assembled(tiny.tables, tmp_path / "work")
    texts = tmp_path / "corpus.jsonl"
    (document_id,) = tiny.raw
    texts.write_text(json.dumps({"document_id": document_id, "text": tiny.raw[document_id]}), encoding="utf-8")
    assert wakhan("intake", "--work", space.root, "--corpus", texts, "--shards", 1)[0] == 0
    assert wakhan("validate", "--work", space.root, "--shards", 1) == (0, "")
    report = json.loads(space.report().read_text(encoding="utf-8"))
    assert report["valid"] and report["notes"][0]["what"] == "b"

    space.report().unlink()
    assembled(tiny.change("mentions", surface="Fredonia"), space.root)
    status, said = wakhan("validate", "--work", space.root, "--shards", 1)
    assert status == 1
    assert said.startswith("mentions bridge-1999-sampletown:m28: surface: error: 'Fredonia' — expected 'Freedonia'")
    assert not space.report().exists()


# --- publish ---


@pytest.fixture
def ready(tiny: Tiny, deposit: Deposit, tmp_path: Path) -> Workspace:
    """A workspace of which everything is valid, and a corpus of deposits beside it."""
    deposit()
    space = assembled(tiny.tables, tmp_path / "work")
    space.report().parent.mkdir(parents=True)
    space.report().write_text('{"valid": true, "checks": [], "notes": []}', encoding="utf-8")
    texts = [{"document_id": document_id, "text": text} for document_id, text in tiny.raw.items()]
    write(from_rows("texts", texts), "texts", space.shard("texts", *shard_names(1)))
    space.libraries().parent.mkdir(parents=True)
    space.libraries().write_text('{"charts": "", "tables": "", "style": ""}', encoding="utf-8")
    return space


def publish(wakhan: Any, folder: Path, *options: str) -> tuple[int, str]:
    status, said = wakhan(
        *("publish", "--work", folder / "work", "--corpus", folder / "corpus", "--out", folder / "out"),
        *("--shards", 1, *options),
    )
    return status, said


@pytest.mark.usefixtures("unchecked")
@pytest.mark.parametrize(("options", "version"), [((), "0.1.0+full"), (("--no-withhold",), "0.1.0+private")])
def test_an_edition_has_a_folder_of_its_own_and_leaves_a_receipt(
    options: tuple[str, ...], version: str, wakhan: Any, ready: Workspace, tmp_path: Path
) -> None:
    assert publish(wakhan, tmp_path, *options) == (0, "")
    assert (tmp_path / "out" / "latest").readlink() == Path(version)
    assert json.loads(ready.receipt().read_text(encoding="utf-8")) == {"version": version}
    written = json.loads((tmp_path / "out" / version / "datapackage.json").read_text(encoding="utf-8"))
    assert (written["name"], written["version"]) == ("corpus", version)


@pytest.mark.usefixtures("unchecked")
def test_policies_are_applied_unless_the_edition_is_private(
    wakhan: Any, ready: Workspace, tiny_under: Callable[[str], Tiny], tmp_path: Path
) -> None:
    assembled(tiny_under("closed").tables, ready.root)
    assert publish(wakhan, tmp_path)[0] == publish(wakhan, tmp_path, "--no-withhold")[0] == 0
    for version, withheld in (("0.1.0+full", True), ("0.1.0+private", False)):
        texts = read(tmp_path / "out" / version / "paragraphs.parquet", "paragraphs")["text"]
        assert (texts.null_count() == len(texts)) == withheld


def test_tables_that_break_a_rule_leave_the_version_before_untouched(
    wakhan: Any, ready: Workspace, tiny: Tiny, published: Path, tmp_path: Path
) -> None:
    shutil.copytree(published, tmp_path / "out" / "0.1.0+full")
    before = files_of(tmp_path / "out")
    assembled(tiny.change("events", event_type="MEET"), ready.root)
    status, said = publish(wakhan, tmp_path)
    assert status == 1
    assert "events" in said and "MEET" in said and "Traceback" not in said
    assert said.endswith("error.\n")
    assert files_of(tmp_path / "out") == before
    assert not ready.receipt().exists()
