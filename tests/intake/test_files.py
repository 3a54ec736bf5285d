from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wakhan.findings import Finding
from wakhan.intake.files import (
    brief,
    check_names,
    check_words,
    has_odd_words,
    lines_of,
    lookalikes,
    place_of,
    read_text,
    shown,
)
from wakhan.schema import ROOT


def read(tmp_path: Path, raw: bytes) -> tuple[str | None, list[tuple[str, str]]]:
    """The text of some bytes, and code and place of what is wrong with them."""
    findings: list[Finding] = []
    (tmp_path / "a.txt").write_bytes(raw)
    text = read_text(tmp_path / "a.txt", findings)
    return text, [(f.code, f.place) for f in findings]


# --- bytes ---


@pytest.mark.parametrize(
    ("raw", "text", "told"),
    [
        (b"One\ntwo\n", "One\ntwo\n", []),
        (codecs.BOM_UTF8 + b"One", "One", [("F03", "a.txt:1:1")]),
        ("One".encode("utf-16"), "One", [("F02", "a.txt")]),
        ("One".encode("utf-32"), "One", [("F02", "a.txt")]),
        (b"One\ncaf\xe9 two", "One\ncaf\ufffd two", [("F01", "a.txt:2:4")]),
        ("é\n".encode() + b"\xff", "é\n\ufffd", [("F01", "a.txt:2:1")]),
        (b"One\0two\0", "One\ufffdtwo\ufffd", [("F04", "a.txt:1:4")]),
        (b"\x1b[1mOne\x07", "\ufffd[1mOne\ufffd", [("F04", "a.txt:1:1"), ("F04", "a.txt:1:8")]),
        ("o\u200bne".encode(), "o\ufffdne", [("F05", "a.txt:1:2")]),
        (b"One\r\ntwo\nthree", "One\r\ntwo\nthree", [("F06", "a.txt")]),
        (b"One\r\ntwo\r\n", "One\r\ntwo\r\n", []),
        (b"", None, [("F11", "a.txt")]),
        (b" \n\t", None, [("F11", "a.txt")]),
    ],
)
def test_a_text_can_be_checked_whatever_its_bytes_and_what_is_wrong_with_them_is_told(
    raw: bytes, text: str | None, told: list[tuple[str, str]], tmp_path: Path
) -> None:
    assert read(tmp_path, raw) == (text, told)


@pytest.mark.parametrize("text", ["می‌خواهم", "\u200fעברית", "नमस्ते", "Ελλάδα", "北京", "Gül’s “café”—no…", "a\u00a0b"])
def test_letters_joiners_and_marks_of_any_script_are_no_invisible_characters(text: str, tmp_path: Path) -> None:
    assert read(tmp_path, text.encode()) == (text, [])


def test_a_character_that_comes_often_is_told_once_with_its_number(tmp_path: Path) -> None:
    findings: list[Finding] = []
    (tmp_path / "a.txt").write_bytes(b"a\0b\0c\0")
    read_text(tmp_path / "a.txt", findings)
    assert [f.what for f in findings] == ["the character U+0000, 3 times"]


def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    findings: list[Finding] = []
    (tmp_path / "folder").mkdir()
    assert read_text(tmp_path / "folder", findings) is read_text(tmp_path / "nothing", findings) is None
    assert [f.code for f in findings] == ["F12", "F12"]


@given(st.text("ab\r\né", max_size=30))
def test_a_place_is_the_line_and_column_that_an_editor_shows(text: str) -> None:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert lines_of(text) == (lines if lines[-1] else lines[:-1])
    for offset, char in enumerate(text):
        if char not in "\r\n":
            line, column = place_of(text, offset)
            assert lines[line - 1][column - 1] == char


# --- words ---


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("one two", []),
        (" one", [("F14", 1)]),
        ("one ", [("F14", 4)]),
        ("one  two", [("F14", 4)]),
        ("one\ttwo", []),
        ("see TODO here", [("F15", 5)]),
        ("TODOS", []),
        ("Fred\u043enia", [("F13", 5)]),
        ("the \u0430 word", [("F13", 5)]),
        ("Пекин", []),
        ("Beijing (Пекин)", []),
        ("Öcalan, Ümit Özdağ, Åse, ‘Ali, Łódź", []),
        ("Ελλάδα", []),
        ("الصين", []),
        ("北京 Beijing", []),
    ],
)
def test_stray_space_gaps_and_look_alike_letters_are_told_with_their_column(
    text: str, told: list[tuple[str, int]]
) -> None:
    assert [(f.code, f.column) for f in check_words(text, "a.txt", 1, 1)] == told
    assert all(f.column == 7 for f in check_words(text, "a.yaml", 1, 7, "title"))


@given(st.lists(st.text("aT ODé\u0430б\t\u00a0", max_size=12), max_size=4))
def test_the_quick_look_misses_nothing(lines: list[str]) -> None:
    if any(list(check_words(line, "a", 1, 1)) for line in lines):
        assert has_odd_words("\n".join(lines))


@given(st.text())
def test_a_text_of_latin_letters_has_no_look_alikes(text: str) -> None:
    assert list(lookalikes("".join(char for char in text if ord(char) < 0x250))) == []


# --- names and values ---


def test_a_path_is_shown_relative_to_the_project_or_the_working_folder(tmp_path: Path) -> None:
    assert shown(ROOT / "raw" / "authority" / "roles.csv") == "raw/authority/roles.csv"
    assert shown(Path("raw/a.csv")) == shown(tmp_path / "raw" / "a.csv") == "raw/a.csv"
    assert shown(Path("/elsewhere/../else/a")) == "/else/a"


def test_a_value_is_shown_in_one_short_line() -> None:
    assert [brief(v) for v in (None, True, 3, "a\nb", [1])] == ["null", "true", "3", "'a\\nb'", "[1]"]
    assert len(brief("a" * 1000)) < 100


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (["a", "b"], []),
        (["a", "A"], ["F09"]),
        (["caf\u00e9", "cafe\u0301"], ["F09"]),
        (["stra\u00dfe", "STRASSE"], ["F09"]),
        (["a", "stray"], ["F07"]),
    ],
)
def test_names_that_some_system_takes_for_one_are_told(names: list[str], told: list[str], tmp_path: Path) -> None:
    for name in names:
        (tmp_path / name).write_bytes(b"x")
    assert [f.code for f in check_names(tmp_path, lambda e: e.name != "stray", "no stray", tmp_path)] == told


@pytest.mark.parametrize(
    ("target", "told"), [("inside.txt", []), ("../outside.txt", ["F08"]), ("nowhere", ["F08"]), ("link", ["F08"])]
)
def test_a_link_may_stay_within_but_not_leave(target: str, told: list[str], tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "inside.txt").write_bytes(b"x")
    (tmp_path / "outside.txt").write_bytes(b"x")
    (folder / "link").symlink_to(target)
    assert [f.code for f in check_names(folder, lambda e: True, "anything", folder)] == told
