from __future__ import annotations

from wakhan.authority import Authority, Entity, Role, read_tables
from wakhan.schema import from_rows

ENTITIES = [
    {"entity_id": "freedonia", "name": "Freedonia", "entity_type": "GPE", "iso3166_a3": "FRE", "aliases": "Fredonia"},
    {"entity_id": "freedonians", "name": "Freedonians", "entity_type": "NORP", "state_id": "freedonia"},
    {"entity_id": "sampletown", "name": "Sampletown", "entity_type": "GPE", "state_id": "freedonia"},
    {"entity_id": "ana-example", "name": "Ana Example", "entity_type": "PER", "aliases": "Example|A. Example"},
    {"entity_id": "bo-example", "name": "Bo Example", "entity_type": "PER", "aliases": "Example|Example"},
]
ROLES = [
    {"entity_id": "ana-example", "role": "deputy", "organisation_id": "freedonia", "valid_start": "1995"},
    {"entity_id": "ana-example", "role": "minister", "organisation_id": "freedonia", "valid_end": ".."},
]


def authority() -> Authority:
    return read_tables(from_rows("authority_entities", ENTITIES), from_rows("authority_roles", ROLES))


def test_aliases_are_read_from_one_cell() -> None:
    assert authority().entities["ana-example"] == Entity("ana-example", "Ana Example", "PER", ("Example", "A. Example"))
    assert authority().entities["sampletown"].aliases == ()


def test_a_name_leads_to_everybody_who_bears_it_once_and_in_the_order_of_the_file() -> None:
    names = authority().names()
    assert names["Example"] == ("ana-example", "bo-example")
    assert names["Fredonia"] == names["Freedonia"] == ("freedonia",)
    assert "example" not in names
    assert "" not in names


def test_roles_are_held_in_the_order_of_the_file() -> None:
    assert authority().roles == {
        "ana-example": (
            Role("ana-example", "deputy", "freedonia", "1995", None),
            Role("ana-example", "minister", "freedonia", None, ".."),
        )
    }


def test_a_state_is_its_own_state_and_a_demonym_or_town_has_that_of_its_row() -> None:
    state_of = authority().state_of
    assert state_of("freedonia") == state_of("freedonians") == state_of("sampletown") == "freedonia"
    assert state_of("ana-example") is None
    assert state_of("nobody") is None
    assert state_of(None) is None


def test_an_empty_authority_knows_nothing() -> None:
    nothing = read_tables(from_rows("authority_entities", []), from_rows("authority_roles", []))
    assert nothing == Authority()
    assert nothing.names() == {}
