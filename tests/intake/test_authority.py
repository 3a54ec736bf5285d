from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from wakhan.findings import Refused
from wakhan.intake.authority import read_authority
from wakhan.schema import ROOT

ENTITIES = """\
entity_id,name,entity_type,aliases,wikidata_id,iso3166_a3,state_id,description
freedonia,Freedonia,GPE,Fredonia|Land of Freedonia,Q1,FRE,,a state
ana-example,Ana Example,PER,,,,,"a minister, of transport"
sampletown,Sampletown,GPE,,,,freedonia,
"""
ROLES = """\
entity_id,role,organisation_id,valid_start,valid_end
ana-example,minister,freedonia,1998-05~,..
ana-example,deputy,,,
"""


def folder(tmp_path: Path, entities: str | bytes = ENTITIES, roles: str | bytes = ROLES) -> Path:
    for name, content in (("entities.csv", entities), ("roles.csv", roles)):
        (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return tmp_path


def told(path: Path) -> list[str]:
    with pytest.raises(Refused) as refused:
        read_authority(path)
    return [f"{f.where}: {f.what} — {f.expected}" for f in refused.value.findings]


def test_a_sound_authority_file_becomes_two_tables_with_empty_cells_null(tmp_path: Path) -> None:
    tables = read_authority(folder(tmp_path))
    assert tables["authority_entities"].row(1, named=True) == {
        "entity_id": "ana-example",
        "name": "Ana Example",
        "entity_type": "PER",
        "aliases": None,
        "wikidata_id": None,
        "iso3166_a3": None,
        "state_id": None,
        "description": "a minister, of transport",
    }
    assert tables["authority_roles"].rows()[1] == ("ana-example", "deputy", None, None, None)


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
        (",GPE,Fred", ",STATE,Fred", "entities.csv:2: entity_type is 'STATE' — one of PER, ORG, GPE"),
        ("sampletown,", "freedonia,", "entities.csv:4: freedonia again (first in line 2) — each entity_id once"),
        (",,freedonia,\n", ",,fredonia,\n", "entities.csv:4: state_id is 'fredonia' — an entity_id of entities.csv"),
        (
            "state_id",
            "state",
            "entities.csv:1: columns entity_id, name, entity_type, aliases, wikidata_id, iso3166_a3, st",
        ),
        (",description", "", "entities.csv:1: columns "),
        ('"a minister, of transport"', "a minister, of it", "entities.csv:3: a row with too many or too few cells — 8"),
        ("sampletown,Sampletown,GPE,,,,freedonia,", "sampletown,Sampletown,GPE", "entities.csv:4: a row with too many"),
        (",Q1,", ",1,", "entities.csv:2: wikidata_id is '1' — text of the form ^Q[1-9][0-9]*$"),
        ("Ana Example,", ",", "entities.csv:3: no name — a value"),
        ("ana-example", "Ana Example", "entities.csv:3: entity_id is 'Ana Example' — text of the form"),
        (
            "Fredonia|Land",
            "Fredonia||Land",
            "entities.csv:2: aliases is 'Fredonia||Land of Freedonia' — names separated",
        ),
        ("Fredonia|Land", "Fredonia | Land", "entities.csv:2: aliases is "),
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
        ("1998-05~", "May 1998", "roles.csv:2: valid_start is 'May 1998' — an EDTF date, or .. while held"),
        ("..", "now", "roles.csv:2: valid_end is 'now' — an EDTF date"),
        (",freedonia,", ",fredonia,", "roles.csv:2: organisation_id is 'fredonia' — an entity_id of entities.csv"),
        ("ana-example,deputy", "bo,deputy", "roles.csv:3: entity_id is 'bo' — an entity_id of entities.csv"),
        (
            ",deputy,,,",
            ",minister,freedonia,1998-05~,",
            "roles.csv:3: ana-example, minister, freedonia, 1998-05~ again",
        ),
        ("valid_end", "valid_until", "roles.csv:1: columns "),
    ],
)
def test_one_mistake_in_roles_is_one_finding_with_its_line(old: str, new: str, finding: str, tmp_path: Path) -> None:
    assert old in ROLES
    (only,) = told(folder(tmp_path, roles=ROLES.replace(old, new, 1)))
    assert only.startswith(finding)


def test_a_file_that_is_not_utf_8_is_told_with_the_place_of_the_byte(tmp_path: Path) -> None:
    latin = ENTITIES.replace("a state", "un état").encode("latin-1")
    (only,) = told(folder(tmp_path, latin))
    assert only.startswith("entities.csv:2:63: byte 0xe9 (byte 141 of the file) is not UTF-8")


def test_a_missing_or_empty_file_is_told(tmp_path: Path) -> None:
    assert [f.partition(" —")[0] for f in told(tmp_path / "nowhere")] == [
        "nowhere/entities.csv: no such file",
        "nowhere/roles.csv: no such file",
    ]
    assert len(told(folder(tmp_path, entities=ENTITIES, roles=""))) == 1


def test_mistakes_of_all_kinds_are_told_at_once(tmp_path: Path) -> None:
    entities = ENTITIES.replace(",GPE,Fred", ",STATE,Fred").replace(",,freedonia,\n", ",,nowhere,\n")
    roles = ROLES.replace("..", "now").replace(",freedonia,", ",nobody,")
    assert len(told(folder(tmp_path, entities + "freedonia,Again,GPE,,,,,\n", roles))) == 5
