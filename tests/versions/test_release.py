from __future__ import annotations

import datetime
import hashlib
import json
import os
import shutil
import subprocess
import tarfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from tests.versions.conftest import edited, version

from wakhan.findings import Refused
from wakhan.publish import publish
from wakhan.versions.history import history
from wakhan.versions.package import read_version
from wakhan.versions.release import release, write_archive, zenodo
from wakhan.versions.seal import check_seal, seal_of
from wakhan.versions.verify import verify

Tiny = Any
Build = Callable[..., Path]
ABOUT = {
    "created": "2001-02-03T00:00:00Z",
    "licenses": [{"name": "CC-BY-4.0"}],
    "contributors": [{"givenName": "Ana", "familyName": "Example"}, {"title": "The Bridge Institute"}],
    "keywords": ["bridges"],
}
CHANGELOG = "# Changelog\n\n## 1.1.0 – 2001-03-03\n\nMore.\n\n## 1.0.0 – 2001-02-03\n\nThe first.\n"


@pytest.fixture
def build(tiny: Tiny, descriptor: dict[str, Any], unchecked: None, tmp_path: Path) -> Build:
    """A function that publishes some tables as a version, with or without one before."""

    def made(
        number: str = "1.0.0",
        tables: Mapping[str, pl.DataFrame] | None = None,
        before: Path | None = None,
        changelog: str | None = CHANGELOG,
        out: str = "out",
        **keys: Any,
    ) -> Path:
        told = {k: v for k, v in {**descriptor, **ABOUT, "version": number, **keys}.items() if v is not None}
        chosen = dict(tables or tiny.tables)
        carried = history(version(chosen, number), before and read_version(before), changelog)
        quality = {"valid": True, "checks": [], "notes": []}
        folder = tmp_path / out / number
        publish(chosen, told, {"index.html": "<p>"}, quality, folder, carried, tmp_path / "releases")
        return folder

    return made


def sealed(package: Path) -> Any:
    root = package.parents[1]
    return release(package, root / "releases", root / "dist", root)


def refusals(package: Path) -> list[str]:
    with pytest.raises(Refused) as refused:
        sealed(package)
    assert not (package.parents[1] / "dist").exists()
    return [f.where for f in refused.value.findings]


def test_a_release_is_a_seal_an_archive_its_checksum_and_what_zenodo_asks(build: Build) -> None:
    package = build()
    done = sealed(package)
    assert done.seal.read_bytes() == (package / "SHA256SUMS").read_bytes()
    assert done.seal.name == "bridges-1.0.0.sha256"
    sha = hashlib.sha256(done.archive.read_bytes()).hexdigest()
    assert done.checksum.read_text(encoding="utf-8") == f"{sha}  bridges-1.0.0.tar.gz\n"
    assert json.loads(done.zenodo.read_text(encoding="utf-8")) == {
        "upload_type": "dataset",
        "title": "Bridges of Freedonia",
        "description": "<p>An invented package.</p>",
        "creators": [{"name": "Example, Ana"}, {"name": "The Bridge Institute"}],
        "version": "1.0.0",
        "publication_date": "2001-02-03",
        "access_right": "open",
        "license": "cc-by-4.0",
        "keywords": ["bridges"],
    }


def test_markup_in_a_description_is_text_for_zenodo(descriptor: dict[str, Any]) -> None:
    assert zenodo({**descriptor, **ABOUT, "description": "a < b"})["description"] == "<p>a &lt; b</p>"


def test_the_archive_unpacks_to_the_package(build: Build, tmp_path: Path) -> None:
    done = sealed(build())
    with tarfile.open(done.archive) as tar:
        members = tar.getmembers()
        tar.extractall(tmp_path / "unpacked", filter="data")
    assert verify(tmp_path / "unpacked" / "bridges-1.0.0") == []
    made = datetime.datetime(2001, 2, 3, tzinfo=datetime.UTC).timestamp()
    assert {(m.isfile(), m.mode, m.uid, m.gid, m.uname, m.gname, m.mtime) for m in members} == {
        (True, 0o644, 0, 0, "", "", made)
    }
    assert [m.name for m in members] == sorted(m.name for m in members)
    assert all(m.name.startswith("bridges-1.0.0/") and ".." not in m.name for m in members)


def test_the_archive_does_not_depend_on_times_modes_or_the_order_of_a_folder(build: Build, tmp_path: Path) -> None:
    package = build()
    copy = tmp_path / "copy"
    for path in sorted((p for p in package.rglob("*") if p.is_file()), reverse=True):
        target = copy / path.relative_to(package)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
        target.chmod(0o600)
        os.utime(target, (1, 1))
    for folder, name in ((package, "a"), (copy, "b")):
        write_archive(folder, "x", tmp_path / f"{name}.tar.gz", 0)
    assert (tmp_path / "a.tar.gz").read_bytes() == (tmp_path / "b.tar.gz").read_bytes()


# --- seals ---


def test_a_draft_is_replaced_and_a_sealed_version_is_not(build: Build, tiny: Tiny) -> None:
    other = edited(tiny.tables, "events", {"status": "planned"})
    build()
    package = build(tables=other)
    sealed(package)
    before = (package / "SHA256SUMS").read_bytes()
    with pytest.raises(Refused) as refused:
        build()
    (finding,) = refused.value.findings
    assert finding.where.startswith("bridges 1.0.0: ")
    assert "another number" in finding.mend
    assert (package / "SHA256SUMS").read_bytes() == before


def test_the_same_version_may_be_built_and_released_again(build: Build) -> None:
    first = sealed(build()).archive.read_bytes()
    assert sealed(build()).archive.read_bytes() == first


def test_an_edited_package_is_not_taken_for_the_sealed_one(build: Build, tmp_path: Path) -> None:
    package = build()
    sealed(package)
    (package / "README.md").write_text("x", encoding="utf-8")
    with pytest.raises(Refused, match=r"README\.md"):
        sealed(package)


def test_who_left_out_the_version_before_is_told_so(build: Build, tiny: Tiny) -> None:
    first = build()
    sealed(first)
    new = edited(tiny.tables, "events", {"status": "planned"})
    second = build("1.1.0", new, before=first)
    sealed(second)
    again = second.parent / "again"
    shutil.copytree(second, again)
    names = [line for line in (again / "SHA256SUMS").read_text().splitlines() if "  diff/" not in line]
    (again / "SHA256SUMS").write_text("\n".join(names) + "\n")
    descriptor = read_version(second).descriptor
    (finding,) = check_seal(again, descriptor, tmp := second.parents[1] / "releases")
    assert "diff/" in finding.where and "PREVIOUS" in finding.mend
    assert seal_of(descriptor, tmp).name == "bridges-1.1.0.sha256"


# --- what may not be released ---


def test_a_damaged_package_is_not_released(build: Build) -> None:
    package = build()
    (package / "quality.json").unlink()
    assert "quality.json" in refusals(package)


def test_a_private_package_is_not_released(build: Build) -> None:
    assert refusals(build("1.0.0+private")) == ["datapackage.json: version"]


def test_withheld_text_is_not_released_whatever_the_edition_is_called(
    build: Build, tiny_under: Callable[[str], Tiny]
) -> None:
    assert "paragraphs.parquet" in refusals(build(tables=tiny_under("quote").tables))


@pytest.mark.parametrize("changelog", [None, "## 1.0.1 – 2001-01-01\n", "## 1.0.0 – not released yet\n", "1.0.0\n"])
def test_a_version_of_which_the_changelog_says_nothing_is_not_released(changelog: str | None, build: Build) -> None:
    assert refusals(build(changelog=changelog)) == ["CHANGELOG.md"]


def test_a_later_version_is_released_with_its_diff_from_the_one_before(build: Build) -> None:
    sealed(build())
    shutil.rmtree(build("1.1.0").parents[1] / "dist")
    assert refusals(build("1.1.0")) == ["diff/"]


@pytest.mark.parametrize("key", ["created", "licenses", "contributors"])
def test_what_an_archive_asks_for_must_be_there(key: str, build: Build) -> None:
    assert refusals(build(**{key: None})) == ["datapackage.json"]


def test_a_repository_with_changes_is_not_released_from(build: Build) -> None:
    package = build()
    root = package.parents[1]
    (root / ".gitignore").write_text("/*\n!/code.py\n!/releases\n", encoding="utf-8")
    subprocess.run(["git", "init", "--quiet", str(root)], check=True)
    (root / "code.py").touch()
    assert refusals(package) == ["git status"]
    (root / "code.py").unlink()
    assert sealed(package).seal.is_file()
    assert sealed(package).seal.is_file(), "a seal that is not committed yet is no change"
