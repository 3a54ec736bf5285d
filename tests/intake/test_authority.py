from __future__ import annotations

import codecs
import re
from pathlib import Path

import pytest

from wakhan.findings import Refused
from wakhan.intake.authority import check_authority, read_authority
from wakhan.schema import ROOT

ENTITIES = """\
entity_id,name,entity_type,aliases,wikidata_id,iso3166_a3,state_id,description
ana-example,Ana Example,PER,,,,,"a minister, of transport"
freedonia,Freedonia,GPE,Fredonia|Land of Freedonia,Q1,FRE,,a state
sampletown,Sampletown,GPE,,,,freedonia,
"""
ROLES = """\
entity_id,role,organisation_id,valid_start,valid_end
ana-example,deputy,,,
ana-example,minister,freedonia,1998-05~,..
"""


def folder(tmp_path: Path, entities: str | bytes = ENTITIES, roles: str | bytes = ROLES) -> Path:
    for name, content in (("entities.csv", entities), ("roles.csv", roles)):
        (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return tmp_path


def told(path: Path) -> list[str]:
    with pytest.raises(Refused) as refused:
        read_authority(path)
    return [f"{f.place} {f.code} {f.what} — {f.expected}" for f in refused.value.findings if f.level == "error"]


def test_a_sound_authority_file_becomes_two_tables_with_empty_cells_null(tmp_path: Path) -> None:
    tables = read_authority(folder(tmp_path))
    assert tables["authority_entities"].row(0, named=True) == {
        "entity_id": "ana-example",
        "name": "Ana Example",
        "entity_type": "PER",
        "aliases": None,
        "wikidata_id": None,
        "iso3166_a3": None,
        "state_id": None,
        "description": "a minister, of transport",
    }
    assert tables["authority_roles"].rows()[0] == ("ana-example", "deputy", None, None, None)


def test_no_folder_is_an_empty_authority_file() -> None:
    assert {table: frame.height for table, frame in read_authority(None).items()} == {
        "authority_entities": 0,
        "authority_roles": 0,
    }


def test_the_projects_own_authority_file_is_sound() -> None:
    assert read_authority(ROOT / "raw" / "authority")["authority_entities"].height > 0


def test_what_spreadsheets_add_does_no_harm(tmp_path: Path) -> None:
    plain = read_authority(folder(tmp_path))
    saved = codecs.BOM_UTF8 + ENTITIES.replace("\n", "\r\n").encode()
    assert read_authority(folder(tmp_path, saved))["authority_entities"].equals(plain["authority_entities"])


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        (",GPE,Fred", ",STATE,Fred", "entities.csv:3:21 T06 entity_type is 'STATE' — one of PER, ORG, GPE"),
        ("sampletown,", "freedonia,", "entities.csv:4:1 T08 freedonia again (first in line 3) — each entity_id once"),
        (
            ",,freedonia,\n",
            ",,fredonia,\n",
            "entities.csv:4:30 A01 state_id is 'fredonia' — an entity_id of entities.csv",
        ),
        (
            "state_id",
            "state",
            "entities.csv:1:1 T02 columns entity_id, name, entity_type, aliases, wikidata_id, iso3166_a3, st",
        ),
        (",description", "", "entities.csv:1:1 T02 columns "),
        ('"a minister, of transport"', "a minister, of it", "entities.csv:2:1 T03 a row of 9 cells — 8 cells"),
        (
            "sampletown,Sampletown,GPE,,,,freedonia,",
            "sampletown,Sampletown,GPE",
            "entities.csv:4:1 T03 a row of 3 cells — 8 cells",
        ),
        (",Q1,", ",1,", "entities.csv:3:52 T07 wikidata_id is '1' — text of the form ^Q[1-9][0-9]*$"),
        ("Ana Example,", ",", "entities.csv:2:13 T05 no name — a value"),
        ("ana-example", "Ana Example", "entities.csv:2:1 T07 entity_id is 'Ana Example' — text of the form"),
        (
            "Fredonia|Land",
            "Fredonia||Land",
            "entities.csv:3:25 A03 an empty alias in 'Fredonia||Land of Freedonia' — a name",
        ),
        (
            '"a minister, of transport"',
            '"a minister, of transport',
            "entities.csv:2:1 T04 a quotation mark that is not closed",
        ),
    ],
)
def test_one_mistake_in_entities_is_one_finding_with_its_line(old: str, new: str, finding: str, tmp_path: Path) -> None:
    assert old in ENTITIES
    broken = folder(tmp_path, ENTITIES.replace(old, new, 1), ROLES.splitlines()[0] + "\n")
    (only,) = told(broken)
    assert only.startswith(finding)


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        ("1998-05~", "May 1998", "roles.csv:3:32 R03 valid_start is 'May 1998' — an EDTF date"),
        ("..", "now", "roles.csv:3:41 R03 valid_end is 'now' — an EDTF date, or .. while held"),
        (
            ",freedonia,",
            ",fredonia,",
            "roles.csv:3:22 R01 organisation_id is 'fredonia' — an entity_id of entities.csv",
        ),
        ("ana-example,deputy", "bo,deputy", "roles.csv:2:1 R01 entity_id is 'bo' — an entity_id of entities.csv"),
        (
            ",deputy,,,",
            ",minister,freedonia,1998-05~,",
            "roles.csv:3:1 T08 ana-example, minister, freedonia, 1998-05~ again",
        ),
        ("valid_end", "valid_until", "roles.csv:1:1 T02 columns "),
    ],
)
def test_one_mistake_in_roles_is_one_finding_with_its_line(old: str, new: str, finding: str, tmp_path: Path) -> None:
    assert old in ROLES
    (only,) = told(folder(tmp_path, roles=ROLES.replace(old, new, 1)))
    assert only.startswith(finding)


def test_a_file_that_is_not_utf_8_is_told_with_the_place_of_the_byte(tmp_path: Path) -> None:
    latin = ENTITIES.replace("a state", "un état").encode("latin-1")
    (only,) = told(folder(tmp_path, latin))
    assert re.match(r"entities\.csv:3:63 F01 byte 0xe9 \(byte \d+ of the file\) is not UTF-8", only)


def test_a_missing_or_empty_file_is_told(tmp_path: Path) -> None:
    assert [f.partition(" —")[0] for f in told(tmp_path / "nowhere")] == [
        "nowhere/entities.csv T01 no such file",
        "nowhere/roles.csv T01 no such file",
    ]
    assert len(told(folder(tmp_path, entities=ENTITIES, roles=""))) == 1


def test_mistakes_of_all_kinds_are_told_at_once(tmp_path: Path) -> None:
    entities = ENTITIES.replace(",GPE,Fred", ",STATE,Fred").replace(",,freedonia,\n", ",,nowhere,\n")
    roles = ROLES.replace("..", "now").replace(",freedonia,", ",nobody,")
    found = told(folder(tmp_path, entities + "freedonia,Again,GPE,,,,,\n", roles))
    assert [line.split()[1] for line in found] == ["T06", "A01", "T08", "R01", "R03"]


# --- names that meet ---


def told_of_names(tmp_path: Path, *rows: str) -> list[str]:
    """Codes of findings on rows of ``name,type,aliases,iso,state``, each with an id made from its name."""
    header = ENTITIES.partition("\n")[0]
    lines = []
    for row in sorted(rows):
        name, kind, aliases, iso, state = row.split(",")
        lines.append(f"{name.lower().replace(' ', '-')},{name},{kind},{aliases},,{iso},{state},")
    folder(tmp_path, "\n".join([header, *sorted(lines), ""]), ROLES.partition("\n")[0] + "\n")
    return [f.code for f in check_authority(tmp_path)[1]]


TWO_STATES = ("Freedonia,GPE,,FRE,", "Sylvania,GPE,,SYL,")


@pytest.mark.parametrize(
    "rows",
    [
        ("Ana Example,PER,Example,,", "Bo Example,PER,Example,,"),
        ("Bashir al-Example,PER,Example,,", "Bo Example,PER,Example,,"),
        ("Ana Examplescu,PER,Example,,", "Bo Example,PER,Example,,"),
        ("Free People Party,ORG,FPP,,", "Fair Play Party,ORG,F.P.P.|FPP,,"),
        (*TWO_STATES, "Freedonian Ministry,ORG,The Office,,freedonia", "Sylvanian Ministry,ORG,The Office,,sylvania"),
        (*TWO_STATES, "Freedonian Ministry,ORG,The Office,,freedonia", "The Office,ORG,,,sylvania"),
        ("Georgia,GPE,Georgian,,", "Georgian people,NORP,Georgian,,"),
    ],
    ids=[
        "a surname",
        "a surname after a hyphen",
        "a short form",
        "initials",
        "states",
        "the name of another state's",
        "types",
    ],
)
def test_namesakes_may_share_an_alias(rows: tuple[str, ...], tmp_path: Path) -> None:
    assert told_of_names(tmp_path, *rows) == []


@pytest.mark.parametrize(
    ("rows", "codes"),
    [
        (("Ana Example,PER,The Bridge,,", "Bo Example,PER,The Bridge,,"), ["A05", "A05"]),
        (("Ana Example,PER,Example,,", "Bo Other,PER,Example,,"), ["A05"]),
        (("Freedonia,GPE,,FRE,", "Freedonian,NORP,Freedonia,,freedonia"), ["A06"]),
        (("Ana Example,PER,Ana Example|A|A,,",), ["A04", "A04"]),
    ],
    ids=["of no name", "of one name only", "a name of another type", "said twice"],
)
def test_an_alias_that_is_another_s_is_told(rows: tuple[str, ...], codes: list[str], tmp_path: Path) -> None:
    assert told_of_names(tmp_path, *rows) == codes


def test_one_alias_of_very_many_is_no_matter(tmp_path: Path) -> None:
    assert told_of_names(tmp_path, *(f"Ana{n} Example,PER,Example,," for n in range(5000))) == []


# --- roles in time ---


@pytest.mark.parametrize(
    ("start", "end", "code"),
    [
        ("1998", "1998", None),
        ("1998-05~", "1998", None),
        ("", "1998", None),
        ("1998", "..", None),
        ("..", "1998", "R03"),
        ("1998-05", "1998-04-30", "R04"),
        ("1998-02-30", "1999", "R03"),
    ],
)
def test_a_role_ends_no_earlier_than_it_may_have_begun(start: str, end: str, code: str | None, tmp_path: Path) -> None:
    roles = ROLES.replace("1998-05~,..", f"{start},{end}")
    assert [f.code for f in check_authority(folder(tmp_path, roles=roles))[1]] == ([code] if code else [])
