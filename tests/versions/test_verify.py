from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from wakhan.versions.sums import format_sums, parse_sums, sha256
from wakhan.versions.verify import verify


@pytest.fixture
def package(published: Path, tmp_path: Path) -> Path:
    return shutil.copytree(published, tmp_path / "package")


def files_of(package: Path) -> list[Path]:
    return sorted(p for p in package.rglob("*") if p.is_file())


def test_a_package_as_it_was_published_is_whole(package: Path) -> None:
    assert verify(package) == []


def test_the_link_to_the_latest_version_may_be_given(package: Path) -> None:
    (package.parent / "latest").symlink_to(package.name)
    assert verify(package.parent / "latest") == []


def test_a_bit_that_flipped_is_told_wherever_it_is(package: Path) -> None:
    for path in files_of(package):
        raw = path.read_bytes()
        for at in {0, len(raw) // 3, len(raw) // 2, len(raw) - 1}:
            for bit in (0, 5):
                path.write_bytes(raw[:at] + bytes([raw[at] ^ 1 << bit]) + raw[at + 1 :])
                findings = verify(package)
                assert findings, (path.name, at, bit)
                name = path.relative_to(package).as_posix()
                assert name == "SHA256SUMS" or any(f.where == name for f in findings)
        path.write_bytes(raw)
    assert verify(package) == []


def test_a_file_that_is_missing_is_told_whichever_it_is(package: Path) -> None:
    for path in files_of(package):
        raw = path.read_bytes()
        path.unlink()
        name = path.relative_to(package).as_posix()
        assert (name, "no such file") in [(f.where, f.what) for f in verify(package)]
        path.write_bytes(raw)


@pytest.mark.parametrize("name", ["notes.txt", "csv/more.csv", ".hidden", "diff/events.parquet"])
def test_a_file_too_many_is_told(name: str, package: Path) -> None:
    (package / name).parent.mkdir(exist_ok=True)
    (package / name).write_text("x", encoding="utf-8")
    (finding,) = verify(package)
    assert (finding.where, finding.mend) == (name, "take it out")


@pytest.mark.parametrize("target", ["/etc/hostname", "../elsewhere", "README.md"])
def test_a_link_is_told_wherever_it_leads(target: str, package: Path) -> None:
    (package / "CITATION.cff").unlink()
    (package / "CITATION.cff").symlink_to(target)
    assert "a link to" in next(f.what for f in verify(package) if f.where == "CITATION.cff")


def test_a_linked_folder_is_told_and_not_followed(package: Path, tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "a.csv").touch()
    (package / "more").symlink_to(tmp_path / "more")
    assert [f.where for f in verify(package)] == ["more"]


def test_sizes_and_hashes_of_the_descriptor_are_held_too(package: Path) -> None:
    path = package / "datapackage.json"
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    descriptor["resources"][0]["bytes"] += 1
    descriptor["resources"][1]["hash"] = "sha256:0"
    descriptor["resources"][2]["path"] = "../elsewhere.csv"
    del descriptor["resources"][3]["hash"]
    path.write_text(json.dumps(descriptor), encoding="utf-8")
    sums, _ = parse_sums((package / "SHA256SUMS").read_text(encoding="utf-8"))
    (package / "SHA256SUMS").write_text(format_sums({**sums, path.name: sha256(path)}), encoding="utf-8")
    names = [r["name"] for r in descriptor["resources"]]
    assert [f.where for f in verify(package)] == [f"datapackage.json: {name}" for name in names[:4]]


@pytest.mark.parametrize("content", ["[]", "{", '{"resources": 1}', '{"resources": [{"name": "a"}]}', '"x"', "null"])
def test_a_descriptor_that_is_none_is_told(content: str, package: Path) -> None:
    (package / "datapackage.json").write_text(content, encoding="utf-8")
    assert any("not a descriptor" in f.what for f in verify(package))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", []),
        (f"{'a' * 64}  x/y.csv\n", []),
        (f"{'a' * 64}  x\n{'b' * 64}  x\n", ["SHA256SUMS:2"]),
        (f"{'A' * 64}  x\n", ["SHA256SUMS:1"]),
        (f"{'a' * 64} x\n", ["SHA256SUMS:1"]),
        (f"{'a' * 63}  x\n", ["SHA256SUMS:1"]),
        (f"{'a' * 64}  x", ["SHA256SUMS"]),
        *((f"{'a' * 64}  {path}\n", ["SHA256SUMS:1"]) for path in ("/x", "../x", "x/../y", "./x", "x//y", "a\\b")),
    ],
)
def test_a_list_of_checksums_is_read_to_the_letter(text: str, told: list[str]) -> None:
    assert [f.where for f in parse_sums(text)[1]] == told


def test_a_list_that_is_not_utf8_is_told(package: Path) -> None:
    (package / "SHA256SUMS").write_bytes(b"\xff\n")
    assert [f.where for f in verify(package)] == ["SHA256SUMS"]


@pytest.mark.parametrize("make", [lambda p: None, lambda p: p.touch()], ids=["nothing", "an-archive"])
def test_what_is_no_folder_is_told(make: Callable[[Path], None], tmp_path: Path) -> None:
    make(tmp_path / "package.tar.gz")
    (finding,) = verify(tmp_path / "package.tar.gz")
    assert finding.expected == "the folder of a package"
