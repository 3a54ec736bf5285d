"""All that is wrong is told at once, whatever it is, and a build refuses what the check refuses."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wakhan.check import check
from wakhan.cli import main
from wakhan.codes import CODES
from wakhan.findings import Refused
from wakhan.intake import intake
from wakhan.intake.authority import read_authority
from wakhan.intake.records import read_records
from wakhan.intake.sources import find_sources
from wakhan.schema import ROOT

BRIDGE = "sources/bridge-1999-sampletown"

# Thirty contributions, each broken in its own way: what it does to a sound deposit or row, and where it is told.
# Deposits: the folder's name; a file; what is replaced in it; the line and code.
DEPOSITS: list[tuple[str, str, bytes, bytes, str]] = [
    ("tower-01", "source.yaml", b"genre: cable", b"genre: telegram", ":4:1 S09"),
    ("tower-02", "source.yaml", b"title: Talks", b"title: Talks: more", ":1:13 S02"),
    ("tower-03", "source.yaml", b"language: en\n", b"", ":1:1 S06"),
    ("tower-04", "source.yaml", b"language: en", b"langauge: en", ":5:1 S07"),
    ("tower-05", "source.yaml", b'"1999-03-04"', b'"4 March 1999"', ":6:1 S11"),
    ("tower-06", "source.yaml", b'"2014-07-10"', b'"1994-07-10"', ":24:3 S13"),
    ("tower-07", "source.yaml", b"NoC-US", b"InC", ":10:1 S15"),
    ("tower-08", "source.yaml", b"U.S. Department of State", b"!vault secret", ":3:12 S05"),
    ("tower-09", "source.yaml", b"language: en", b"language: en\nlanguage: fr", ":6:1 S04"),
    ("tower-10", "source.yaml", b"Department", "D\u00e9partement".encode("latin-1"), ":3:18 F01"),
    ("tower-11", "source.yaml", b"Department", "Dep\u0430rtment".encode(), ":3:1 F13"),
    ("tower-12", "source.yaml", b"the archive", b"TODO", ":14:3 F15"),
    ("tower-13", "source.yaml", b"bytes: 1234", b"bytes: many", ":13:3 S08"),
    ("tower-14", "digest.txt", b"# Talks on the Bridge\n", b"Talks on the Bridge\n", ":1:1 D02"),
    ("tower-15", "digest.txt", b"a road to", b"a road to " + b"and to " * 25, ":7:107 D05"),
    ("tower-16", "digest.txt", b"neighbors\xe2\x80\x9d", b"neighbors", ":7:107 D06"),
    ("tower-17", "digest.txt", b"3. (C)", b"5. (C)", ":9:1 D07"),
    ("tower-18", "digest.txt", b"told the embassy", b"told\nthe embassy", ":4:1 D03"),
    ("tower-19", "digest.txt", b"SMITH", b"SM\x1bITH", ":11:6 F04"),
    ("tower-20", "digest.txt", b"the ambassador", "the \u202eambassador".encode(), ":7:42 F05"),
]
# Rows of the authority file.
ROWS: list[tuple[str, str, str]] = [
    ("entities.csv", "z1,Nobody,PER,,q17,,,", ":6:16 T07"),
    ("entities.csv", "z2,Nobody Else,GOD,,,,,", ":7:16 T06"),
    ("entities.csv", "z3,Nowhere,GPE,,,,sylvania,", ":8:19 A01"),
    ("entities.csv", "z4,Fredonia Bridge,FAC,,Q1001,,,", ":9:25 A08"),
    ("entities.csv", 'z5,The "Bridge",FAC,,,,', ":10:1 T03"),
    ("entities.csv", 'z6,"The Bridge,FAC,,,,,', ":11:1 T04"),
    ("roles.csv", "nobody,minister,freedonia,,", ":4:1 R01"),
    ("roles.csv", "sampletown,minister,freedonia,1999,1998", ":5:36 R04"),
    ("roles.csv", "zoe,,freedonia,,", ":6:5 T05"),
]
# Files that have no place.
FILES = [(f"{BRIDGE}/bridge.txt", " F07")]


def test_thirty_broken_contributions_are_each_told_with_place_and_mend(raw: Path) -> None:
    assert len(DEPOSITS) + len(ROWS) + len(FILES) == 30
    expected = []
    for number, (name, file, old, new, told) in enumerate(DEPOSITS):
        folder = raw / "sources" / name
        folder.mkdir()
        for sound in (raw / BRIDGE).iterdir():
            content = sound.read_bytes().replace(b"0f343b09", b"%08x" % number)
            assert sound.name != file or content.count(old) >= 1
            (folder / sound.name).write_bytes(content.replace(old, new, 1) if sound.name == file else content)
        expected.append(f"raw/sources/{name}/{file}{told}")
    for table, row, told in ROWS:
        with (raw / "authority" / table).open("a", encoding="utf-8") as file:
            file.write(f"{row}\n")
        expected.append(f"raw/authority/{table}{told}")
    for name, told in FILES:
        (raw / name).write_bytes(b"Once.")
        expected.append(f"raw/{name}{told}")
    findings = check(raw)
    assert set(expected) - {f"{f.place} {f.code}" for f in findings} == set()
    assert all(f.what and f.expected and f.mend for f in findings)
    # Nothing is told of what is sound.
    broken = {place.split(":")[0].split(" ")[0] for place in expected}
    assert {f.where for f in findings} == broken


def test_what_stands_in_the_project_itself_is_sound() -> None:
    assert [str(f) for f in check(ROOT / "raw") if f.level == "error"] == []


def test_a_large_contribution_is_checked_as_a_small_one_is(tmp_path: Path) -> None:
    # large.py is no part of a package; it is run by hand to measure.
    script = Path(__file__).parent / "large.py"
    subprocess.run([sys.executable, str(script), str(tmp_path / "large"), "7", "60", "40"], check=True)
    assert check(tmp_path / "large") == ()


# --- no input is a stack trace ---

NAMES = [f"{BRIDGE}/source.yaml", f"{BRIDGE}/digest.txt", "authority/entities.csv", "authority/roles.csv"]
NAMES += ["corrections/bridge-1999-sampletown.csv"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(NAMES), st.binary(max_size=200), st.integers(0, 2000), st.integers(0, 2000))
def test_whatever_the_bytes_they_become_findings(raw: Path, name: str, junk: bytes, start: int, length: int) -> None:
    sound = (raw / name).read_bytes()
    (raw / name).write_bytes(sound[:start] + junk + sound[start + length :])
    findings = check(raw)
    (raw / name).write_bytes(sound)
    assert all(f.code in CODES and str(f).isprintable() for f in findings)


@pytest.mark.parametrize("name", ["a\nb", "\x1b[2Jx", "caf\udce9", "..hidden", "a" * 200, "con", "-rf", "*"])
def test_whatever_the_name_it_becomes_a_finding(name: str, raw: Path) -> None:
    (raw / BRIDGE / name).write_bytes(b"x")
    (raw / "sources" / name).mkdir()
    findings = check(raw)
    assert {"F07"} <= {f.code for f in findings}
    assert all(str(f).isprintable() for f in findings)


# --- the command ---


def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str]:
    monkeypatch.setattr(sys, "argv", ["wakhan", "check", *map(str, arguments)])
    with pytest.raises(SystemExit) as stop:
        main()
    return int(stop.value.code or 0), capsys.readouterr().out


def test_the_command_exits_with_1_only_when_there_is_an_error(
    raw: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, capsys, raw) == (0, "Nothing is wrong.\n")
    digest = raw / BRIDGE / "digest.txt"
    digest.write_text(digest.read_text(encoding="utf-8").replace("3. (C)", "4. (C)"), encoding="utf-8")
    status, said = run(monkeypatch, capsys, raw)
    assert (status, said.split()[:2]) == (0, [f"raw/{BRIDGE}/digest.txt:9:1", "D07"])
    digest.unlink()
    assert run(monkeypatch, capsys, raw, "--format", "github")[0] == 1


def test_no_model_and_no_slow_library_is_loaded_to_check(raw: Path) -> None:
    slow = ("spacy", "frictionless", "pandera", "snakemake", "pandas")
    program = f"import sys; from pathlib import Path; from wakhan.check import check; check(Path({str(raw)!r})); "
    program += f"print([name for name in {slow} if name in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"


# --- a build asks the same ---


def refusal(act: Callable[[], Any]) -> set[str]:
    try:
        act()
    except Refused as refused:
        return {str(finding) for finding in refused.findings}
    return set()


@pytest.mark.parametrize("code", [c for c, entry in CODES.items() if entry.file and c[0] in "FSDTAR"])
def test_what_the_check_passes_a_build_takes_and_what_it_refuses_a_build_refuses_in_the_same_words(
    code: str, raw: Path
) -> None:
    entry = CODES[code]
    path = raw.parent / entry.file
    sound = path.read_text(encoding="utf-8")
    path.write_text(sound.replace(entry.good, entry.bad), encoding="utf-8", newline="")
    checked = {str(finding) for finding in check(raw)}
    refused = refusal(lambda: intake(*read_records(find_sources(raw / "sources"))))
    refused |= refusal(lambda: read_authority(raw / "authority"))
    assert refused == (checked if entry.level == "error" else set())
