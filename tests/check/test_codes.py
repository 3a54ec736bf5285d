"""Every code by example: a sound contribution, one mistake, one finding of that code."""

from __future__ import annotations

import codecs
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from wakhan.check import check
from wakhan.codes import CODES, FAMILIES, Code, finding
from wakhan.findings import Finding

DEPOSIT = "sources/bridge-1999-sampletown"
DIGEST = f"{DEPOSIT}/digest.txt"


def codes(findings: tuple[Finding, ...]) -> set[str]:
    return {f.code for f in findings}


def test_nothing_is_wrong_with_a_sound_contribution(raw: Path) -> None:
    assert check(raw) == ()


# --- mistakes in a file, by the example that the documentation shows ---

IN_FILES = [entry for entry in CODES.values() if entry.file]


@pytest.mark.parametrize("entry", IN_FILES, ids=lambda entry: entry.code)
def test_the_example_of_a_code_is_found_and_mended_as_documented(entry: Code, raw: Path) -> None:
    path = raw.parent / entry.file
    sound = path.read_text(encoding="utf-8")
    assert sound.count(entry.good) == 1
    path.write_text(sound.replace(entry.good, entry.bad), encoding="utf-8", newline="")
    findings = check(raw)
    assert codes(findings) == {entry.code}, "\n".join(map(str, findings))
    assert {(f.where, f.level) for f in findings} == {(entry.file, entry.level)}
    assert all(f.line and f.column and f.mend for f in findings)


# --- mistakes of another kind: bytes, names, files that are missing ---


def edited(name: str, edit: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    def run(raw: Path) -> None:
        (raw / name).write_bytes(edit((raw / name).read_bytes()))

    return run


def added(name: str, content: bytes = b"x") -> Callable[[Path], None]:
    def run(raw: Path) -> None:
        (raw / name).parent.mkdir(parents=True, exist_ok=True)
        (raw / name).write_bytes(content)

    return run


def moved(name: str, to: str) -> Callable[[Path], None]:
    return lambda raw: (raw / name).rename(raw / to) and None


def removed(name: str) -> Callable[[Path], None]:
    return lambda raw: (raw / name).unlink()


def linked(raw: Path) -> None:
    outside = raw.parent / "bridge.txt"
    (raw / DIGEST).rename(outside)
    (raw / DIGEST).symlink_to(outside)


def folder_for_file(raw: Path) -> None:
    (raw / DIGEST).unlink()
    (raw / DIGEST).mkdir()


def another_deposit(raw: Path) -> None:
    shutil.copytree(raw / DEPOSIT, raw / "sources/bridge-1999-copy")


def two_names_for_one(raw: Path) -> None:
    for name in ("corrections/caf\u00e9.csv", "corrections/cafe\u0301.csv"):
        header = (raw / "corrections/bridge-1999-sampletown.csv").read_text(encoding="utf-8").splitlines()[0]
        (raw / name).write_text(f"{header}\n", encoding="utf-8")


# By code: what happens to the sound contribution, and the place that the finding names.
OTHERWISE: dict[str, tuple[Callable[[Path], None], str]] = {
    "F01": (edited(DIGEST, lambda b: b.replace(b"May", b"M\xe4rz")), f"raw/{DIGEST}:3:88"),
    "F02": (edited("authority/entities.csv", lambda b: b.decode().encode("utf-16")), "raw/authority/entities.csv"),
    "F03": (edited("authority/roles.csv", lambda b: codecs.BOM_UTF8 + b), "raw/authority/roles.csv:1:1"),
    "F04": (edited(DIGEST, lambda b: b.replace(b"SMITH", b"SMI\0TH")), f"raw/{DIGEST}:11:7"),
    "F06": (edited(DIGEST, lambda b: b.replace(b"\n", b"\r\n", 1)), f"raw/{DIGEST}"),
    "F07": (added(f"{DEPOSIT}/scan.pdf"), f"raw/{DEPOSIT}/scan.pdf"),
    "F08": (linked, f"raw/{DIGEST}"),
    "F09": (two_names_for_one, "raw/corrections/caf\u00e9.csv"),
    "F10": (moved(DEPOSIT, "sources/The Bridge (1999)"), "raw/sources/The Bridge (1999)"),
    "F11": (edited(DIGEST, lambda b: b" \n"), f"raw/{DIGEST}"),
    "F12": (folder_for_file, f"raw/{DIGEST}"),
    "F16": (lambda raw: shutil.rmtree(raw / "authority"), "raw/authority"),
    "S01": (removed(f"{DEPOSIT}/source.yaml"), f"raw/{DEPOSIT}/source.yaml"),
    "S03": (edited(f"{DEPOSIT}/source.yaml", lambda b: b"- title\n"), f"raw/{DEPOSIT}/source.yaml:1:1"),
    "S17": (another_deposit, f"raw/{DEPOSIT}/source.yaml:12:11"),
    "D01": (removed(DIGEST), f"raw/{DIGEST}"),
    "T01": (removed("authority/roles.csv"), "raw/authority/roles.csv"),
}


@pytest.mark.parametrize("code", OTHERWISE)
def test_what_is_wrong_with_bytes_names_and_folders_is_found(code: str, raw: Path) -> None:
    break_it, place = OTHERWISE[code]
    break_it(raw)
    findings = check(raw)
    assert [(f.code, f.place) for f in findings] == [(code, place)], "\n".join(map(str, findings))
    assert findings[0].mend


# --- the registry ---


def test_every_code_has_an_example_that_is_tried() -> None:
    # Those of a build are tried where a build reads a corpus or applies a correction.
    elsewhere = {c for c in CODES if c[0] in "BC"} - {entry.code for entry in IN_FILES}
    assert {entry.code for entry in IN_FILES} | OTHERWISE.keys() | elsewhere == CODES.keys()
    tests = "".join(path.read_text(encoding="utf-8") for path in Path(__file__).parents[1].rglob("test_*.py"))
    assert {code for code in elsewhere if f'"{code}"' not in tests} == set()


def test_a_code_is_one_letter_of_a_family_and_a_number_and_comes_once() -> None:
    assert all(code == entry.code and code[0] in FAMILIES and code[1:].isdecimal() for code, entry in CODES.items())
    for family in FAMILIES:
        numbers = [int(code[1:]) for code in CODES if code[0] == family]
        assert numbers == list(range(1, len(numbers) + 1))


def test_an_entry_says_what_is_wrong_why_and_what_to_do() -> None:
    for entry in CODES.values():
        assert entry.title and entry.explanation.endswith((".", ")")) and entry.mend
        assert not entry.mend.endswith(".") and entry.bad != entry.good


def test_a_finding_has_the_level_and_mend_of_its_code_unless_better_advice_is_given() -> None:
    found = finding("F14", "a.csv", "x", "y", line=2, column=3)
    assert (found.level, found.mend, found.place) == ("warning", CODES["F14"].mend, "a.csv:2:3")
    assert finding("F14", "a.csv", "x", "y", "z").mend == "z"
    with pytest.raises(KeyError):
        finding("F99", "a.csv", "x", "y")
