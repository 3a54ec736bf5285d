from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from wakhan import publish as stage
from wakhan.findings import Refused
from wakhan.publish import check_package, publish
from wakhan.publish.rocrate import provenance_files
from wakhan.rights import withhold
from wakhan.schema import PUBLISHED
from wakhan.tables import read

Tiny = Any
PAGES = {"index.html": "<!doctype html><title>Bridges</title>"}
ANOTHER = {"index.html": "another page"}
QUALITY = {"valid": True, "checks": [], "notes": []}


def files_of(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.fixture
def package(published: Path, tmp_path: Path) -> Path:
    """A version as it is published, in a folder of its own."""
    shutil.copytree(published.parent, tmp_path, dirs_exist_ok=True, symlinks=True)
    return tmp_path / published.name


def test_a_version_holds_every_table_twice_and_what_describes_them(package: Path, tiny: Tiny) -> None:
    assert set(files_of(package)) == {
        *(f"{name}.parquet" for name in PUBLISHED),
        *(f"csv/{name}.csv" for name in PUBLISHED),
        *("datapackage.json", "index.html", "quality.json", "README.md", "SHA256SUMS"),
        *("bridges.sqlite", "load.py", "load.R", "load.sql"),
        *("CITATION.cff", "croissant.json", "ro-crate-metadata.json", *provenance_files()),
    }
    for name in PUBLISHED:
        assert read(package / f"{name}.parquet", name).rows() == tiny.tables[name].rows()
    assert (package / "index.html").read_text(encoding="utf-8") == PAGES["index.html"]
    assert check_package(package) == []


def test_the_descriptor_is_a_data_package_with_schemas_sizes_and_hashes(package: Path) -> None:
    from frictionless import Package, system

    content = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))
    assert (content["name"], content["version"]) == ("bridges", "1.2.3")
    assert [r["name"] for r in content["resources"]] == [
        *PUBLISHED,
        *(f"{name}-parquet" for name in PUBLISHED),
        "bridges-sqlite",
    ]
    for resource in content["resources"]:
        raw = (package / resource["path"]).read_bytes()
        assert resource["bytes"] == len(raw)
        assert resource["hash"] == f"sha256:{hashlib.sha256(raw).hexdigest()}"
    assert all("fields" in r["schema"] for r in content["resources"] if r["type"] == "table")
    with system.use_context(trusted=True):
        assert Package(str(package / "datapackage.json")).validate().valid


def test_the_check_sums_are_true_and_leave_no_file_out(package: Path) -> None:
    lines = (package / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    listed = dict(reversed(line.split("  ", 1)) for line in lines)
    held = files_of(package)
    del held["SHA256SUMS"]
    assert listed == {name: hashlib.sha256(raw).hexdigest() for name, raw in held.items()}


@pytest.mark.usefixtures("unchecked")
def test_the_same_tables_become_the_same_bytes_wherever_they_are_published(
    package: Path, tiny: Tiny, descriptor: dict[str, Any], tmp_path: Path
) -> None:
    shuffled = {name: frame.reverse() for name, frame in tiny.tables.items()}
    publish(shuffled, descriptor, PAGES, QUALITY, tmp_path / "deep" / "out" / "1.2.3")
    assert files_of(tmp_path / "deep" / "out" / "latest") == files_of(package)
    assert not [name for name, raw in files_of(package).items() if str(tmp_path).encode() in raw]


@pytest.mark.usefixtures("unchecked")
def test_latest_points_to_the_version_built_last(package: Path, tiny: Tiny, descriptor: dict[str, Any]) -> None:
    latest = package.parent / "latest"
    assert latest.readlink() == Path("1.2.3")
    publish(tiny.tables, {**descriptor, "version": "1.3.0"}, PAGES, QUALITY, package.parent / "1.3.0")
    assert latest.readlink() == Path("1.3.0")
    assert package.is_dir()
    assert sorted(p.name for p in package.parent.iterdir()) == ["1.2.3", "1.3.0", "latest"]


@pytest.mark.usefixtures("unchecked")
def test_a_version_is_replaced_whole(package: Path, tiny: Tiny, descriptor: dict[str, Any]) -> None:
    (package / "stray.txt").write_text("left over", encoding="utf-8")
    publish(tiny.tables, descriptor, ANOTHER, QUALITY, package)
    assert "stray.txt" not in files_of(package)
    assert (package / "index.html").read_text(encoding="utf-8") == ANOTHER["index.html"]


def test_tables_that_break_a_rule_are_refused_and_the_version_before_stays_as_it_was(
    package: Path, tiny: Tiny, descriptor: dict[str, Any]
) -> None:
    before = files_of(package)
    with pytest.raises(Refused) as refused:
        publish(tiny.change("events", event_type="MEET"), descriptor, ANOTHER, QUALITY, package)
    assert any(f.where.startswith("events") and "MEET" in f.what for f in refused.value.findings)
    assert files_of(package) == before
    assert sorted(p.name for p in package.parent.iterdir()) == ["1.2.3", "latest"]


def test_an_accident_while_writing_leaves_nothing_behind(
    package: Path, tiny: Tiny, descriptor: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> str:
        raise KeyboardInterrupt

    before = files_of(package)
    monkeypatch.setattr(stage, "data_card", fails)
    with pytest.raises(KeyboardInterrupt):
        publish(tiny.tables, descriptor, PAGES, QUALITY, package)
    assert files_of(package) == before
    assert sorted(p.name for p in package.parent.iterdir()) == ["1.2.3", "latest"]


@pytest.mark.usefixtures("unchecked")
def test_what_an_accident_left_behind_is_cleared_away(tiny: Tiny, descriptor: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / ".1.2.3.partial" / "csv").mkdir(parents=True)
    (tmp_path / ".1.2.3.partial" / "stray.txt").touch()
    publish(tiny.tables, descriptor, PAGES, QUALITY, tmp_path / "1.2.3")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["1.2.3", "latest"]
    assert "stray.txt" not in files_of(tmp_path / "1.2.3")


# --- a damaged package ---


def change_text(package: Path, name: str, old: str, new: str) -> None:
    path = package / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def lose_a_row(package: Path) -> None:
    frame = read(package / "mentions.parquet", "mentions")
    stage.files.write(frame.head(2), "mentions", package / "mentions.parquet")
    tell_truth(package, "mentions.parquet")


def tell_truth(package: Path, name: str) -> None:
    """Set size and hash of a file in the descriptor to what they are."""
    content = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))
    (resource,) = (r for r in content["resources"] if r["path"] == name)
    raw = (package / name).read_bytes()
    resource |= {"bytes": len(raw), "hash": f"sha256:{hashlib.sha256(raw).hexdigest()}"}
    (package / "datapackage.json").write_text(json.dumps(content), encoding="utf-8")


@pytest.mark.parametrize(
    ("damage", "where"),
    [
        (lambda p: change_text(p, "csv/mentions.csv", "Freedonia", "Fredoniaa"), "mentions"),
        (lambda p: change_text(p, "csv/events.csv", "CONSULT", "MEETING"), "events"),
        (lambda p: (p / "entities.parquet").write_bytes((p / "occurrences.parquet").read_bytes()), "entities-parquet"),
        (lambda p: (p / "csv" / "entities.csv").unlink(), "entities"),
        (lambda p: change_text(p, "datapackage.json", '"name": "bridges"', '"name": 7'), "datapackage.json"),
        (lose_a_row, "mentions"),
    ],
    ids=[
        "a-changed-cell",
        "a-value-not-allowed",
        "another-parquet-file",
        "a-missing-file",
        "no-descriptor",
        "a-row-fewer-than-the-csv",
    ],
)
def test_a_damaged_package_is_told(damage: Callable[[Path], object], where: str, package: Path) -> None:
    damage(package)
    assert any(f.where.startswith(where) for f in check_package(package))


# --- rights ---


@pytest.mark.usefixtures("unchecked")
@pytest.mark.parametrize("policy", ["quote", "closed"])
def test_withheld_text_stands_in_no_file_of_a_package(
    policy: str, tiny_under: Callable[[str], Tiny], descriptor: dict[str, Any], tmp_path: Path
) -> None:
    from wakhan.explore import explore

    tables = withhold(tiny_under(policy).tables)
    publish(tables, descriptor, explore(tables, {}, descriptor, QUALITY), QUALITY, tmp_path / "1.2.3")
    withheld = ["Nobody", "stayed", "will open in May”. She met", "She met the envoy of Sylvania in"]
    if policy == "closed":
        withheld += ["the bridge will open in May", "the envoy of Sylvania", "Minister Ana Example"]
    said = {name: raw.decode("utf-8", errors="ignore") for name, raw in files_of(tmp_path / "1.2.3").items()}
    said |= {name: str(read(tmp_path / "1.2.3" / f"{name}.parquet", name).rows()) for name in PUBLISHED}
    assert not [(name, part) for name, text in said.items() for part in withheld if part in text]
    if policy == "quote":
        assert "the bridge will open in May" in said["index.html"]
    spans = pl.read_parquet(tmp_path / "1.2.3" / "paragraphs.parquet")["raw_spans"]
    assert spans.list.len().to_list() == [1, 2, 1]
