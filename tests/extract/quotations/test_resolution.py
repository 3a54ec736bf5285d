"""Whom a speaker phrase means: names, offices on a day, pronouns that abstain, collectives."""

from __future__ import annotations

from typing import Any

import pytest

from wakhan.authority import Authority
from wakhan.extract.annotations import Mention, Quotation
from wakhan.extract.parse import from_text, parse
from wakhan.extract.quotations import find_quotations
from wakhan.extract.quotations.resolution import office, offices

ENTITIES = [
    {"entity_id": "valdia", "name": "Valdia", "entity_type": "GPE", "iso3166_a3": "VLD"},
    {"entity_id": "valdian", "name": "Valdian", "entity_type": "NORP", "state_id": "valdia"},
    {"entity_id": "anna-keller", "name": "Anna Keller", "entity_type": "PER", "aliases": ["Keller"]},
    {"entity_id": "omar-saleh", "name": "Omar Saleh", "entity_type": "PER", "aliases": ["Saleh"]},
    {"entity_id": "front", "name": "Northern Front", "entity_type": "ORG", "aliases": ["Front"]},
    {
        "entity_id": "mfa-valdia",
        "name": "Ministry of Foreign Affairs of Valdia",
        "entity_type": "ORG",
        "aliases": ["Valdian Foreign Ministry"],
        "state_id": "valdia",
    },
    {"entity_id": "gazette", "name": "Sampletown Gazette", "entity_type": "ORG"},
    {"entity_id": "us-embassy-valdia", "name": "U.S. Embassy", "entity_type": "ORG", "aliases": ["AMEMBASSY VALDIA"]},
]
ROLES = [
    {
        "entity_id": "anna-keller",
        "role": "foreign minister",
        "organisation_id": "valdia",
        "valid_start": "1999",
        "valid_end": "2003-05-01",
    },
    {
        "entity_id": "omar-saleh",
        "role": "foreign minister",
        "organisation_id": "valdia",
        "valid_start": "2003-05-02",
        "valid_end": "..",
    },
    {"entity_id": "omar-saleh", "role": "leader", "organisation_id": "front"},
]
KNOWN = Authority.of(ENTITIES, ROLES)


def quotations(text: str, **about: Any) -> tuple[Quotation, ...]:
    """The quotations of a text whose names are linked wherever they stand."""
    (parsed,) = parse([from_text("invented", text, **about)], KNOWN)
    return find_quotations(parsed, names_in(parsed.text), KNOWN)


def names_in(text: str) -> list[Mention]:
    """The names of the authority file where they stand in a text."""
    taken: list[Mention] = []
    for name, ids in sorted(KNOWN.names().items(), key=lambda item: -len(item[0])):
        at = text.find(name)
        while at >= 0:
            span = (at, at + len(name))
            if not any(m.span[0] < span[1] and span[0] < m.span[1] for m in taken):
                kind = KNOWN.entities[ids[0]].entity_type
                taken.append(Mention(span, kind, ids[0], "authority", 1.0))  # type: ignore[arg-type]
            at = text.find(name, span[1])
    return sorted(taken, key=lambda m: m.span)


@pytest.mark.parametrize(
    ("text", "entity", "method"),
    [
        ("Keller said that the road was open.", "anna-keller", "name"),
        ("Foreign Minister Anna Keller said that the road was open.", "anna-keller", "name"),
        ("The ambassador, Omar Saleh, said that the road was open.", "omar-saleh", "name"),
        ("Valdia said that the road was open.", "valdia", "name"),
        ("The Valdian government said that the road was open.", "valdia", "name"),
        ("The Valdian foreign ministry said that the road was open.", "mfa-valdia", "name"),
        ("The Valdian foreign minister said that the road was open.", "anna-keller", "title"),
        ("Valdia’s foreign minister said that the road was open.", "anna-keller", "title"),
        ("A Valdian minister said that the road was open.", None, "title"),
        ("The former Valdian foreign minister said that the road was open.", None, "title"),
        ("Officials said that the road was open.", None, "collective"),
        ("Sources close to Keller said that the road was open.", None, "collective"),
        ("They said that the road was open.", None, "collective"),
        ("One shepherd said that the road was open.", None, "none"),
    ],
)
def test_a_speaker_is_resolved_by_the_kind_of_phrase(text: str, entity: str | None, method: str) -> None:
    (found,) = quotations(text, date="2001-03")
    assert (found.speaker_entity_id, found.speaker_method) == (entity, method)


@pytest.mark.parametrize(
    ("day", "entity"),
    [("2001", "anna-keller"), ("2010-01-01", "omar-saleh"), ("2003-05", None), ("1990", None), (None, None)],
)
def test_an_office_means_who_held_it_on_the_documents_date_and_nobody_when_two_did(
    day: str | None, entity: str | None
) -> None:
    (found,) = quotations("The Valdian foreign minister said that the road was open.", date=day)
    assert found.speaker_entity_id == entity


def test_an_office_without_dates_names_nobody() -> None:
    assert offices(KNOWN).holder("leader", "front", "2001") is None


@pytest.mark.parametrize(
    ("written", "other"),
    [
        ("minister of foreign affairs", "foreign minister"),
        ("Defence Minister", "minister of defense"),
        ("spokeswoman", "spokesperson"),
        ("acting president", "president"),
    ],
)
def test_one_office_has_one_spelling(written: str, other: str) -> None:
    assert office(written) == office(other)


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("Omar Saleh was asked about the road, and he said that it was open.", "omar-saleh"),
        ("“The road is open,” Saleh said. He added that the bridge was safe.", "omar-saleh"),
        ("Omar Saleh came back on Monday. He said that the road was open.", "omar-saleh"),
        ("Anna Keller met Omar Saleh on Monday. She said that the road was open.", "anna-keller"),
        ("Anna Keller came back on Monday. He said that the road was open.", None),
        ("The road had been closed. He said that it was open.", None),
        ("Omar Saleh came back.\nHe said that the road was open.", "omar-saleh"),
        ("Omar Saleh met Anna Keller.\nHe said that the road was open.", "omar-saleh"),
    ],
)
def test_a_pronoun_is_resolved_where_the_text_tells_and_left_open_where_it_does_not(
    text: str, entity: str | None
) -> None:
    found = quotations(text)[-1]
    assert (found.speaker_entity_id, found.speaker_method) == (entity, "pronoun")


def test_two_speakers_are_a_collective_and_the_side_of_a_state_speaks_for_it() -> None:
    (both,) = quotations("Anna Keller and Omar Saleh said that the road was open.")
    assert (both.speaker_entity_id, both.speaker_method) == (None, "collective")
    (side,) = quotations("The Valdian side stated that the road was open.")
    assert (side.speaker_entity_id, side.speaker_method) == ("valdia", "name")


def test_a_definite_title_means_the_one_who_was_named_with_it() -> None:
    text = "Keller met rebel commander Omar Saleh. The rebel commander said that the road was open."
    assert quotations(text)[-1].speaker_entity_id == "omar-saleh"


def test_the_publisher_reports_and_in_a_cable_the_drafting_post() -> None:
    text = "Keller said that the road was open."
    assert quotations(text, publisher="Sampletown Gazette")[0].reported_by_entity_id == "gazette"
    assert quotations(text, from_post="AMEMBASSY VALDIA")[0].reported_by_entity_id == "us-embassy-valdia"
    assert quotations(text, publisher="Unknown Paper")[0].reported_by_entity_id is None


def test_the_outer_speaker_reports_what_he_quotes_but_not_his_own_fragments() -> None:
    outer, inner = quotations("“Valdia promised to open the road,” said Keller.", publisher="Sampletown Gazette")
    assert (outer.reported_by_entity_id, inner.reported_by_entity_id) == ("gazette", "anna-keller")
    whole, fragment = quotations("Keller said the road was “a danger” to all.", publisher="Sampletown Gazette")
    assert (whole.reported_by_entity_id, fragment.reported_by_entity_id) == ("gazette", "gazette")


def test_a_speaker_outside_the_authority_file_keeps_the_mention_that_names_him() -> None:
    text = "Petra Lund came back on Monday. She said that the road was open."
    (parsed,) = parse([from_text("invented", text)], KNOWN)
    named = Mention((0, len("Petra Lund")), "PER", None, "model", 0.8)
    (found,) = find_quotations(parsed, [named], KNOWN)
    assert (found.speaker_method, found.speaker_entity_id, found.speaker_mention) == ("pronoun", None, 0)


def test_whoever_reports_keeps_the_mention_that_names_him_too() -> None:
    text = "“Valdia promised to open the road,” said Petra Lund."
    (parsed,) = parse([from_text("invented", text)], KNOWN)
    names = [(name, text.index(name)) for name in ("Valdia", "Petra Lund")]
    mentions = [Mention((at, at + len(name)), "PER", None, "model", 0.8) for name, at in names]
    outer, inner = find_quotations(parsed, mentions, KNOWN)
    assert (outer.speaker_mention, outer.reporter_mention, inner.reporter_mention) == (1, None, 1)


RECORD = "Ms. KELLER (Valdia): {}\nMr. Saleh: It is not.\nThe President: Order."


@pytest.mark.parametrize(
    ("said", "entity"),
    [
        ("I told Saleh that the road was open.", "anna-keller"),
        ("My Government has told Saleh that the road is open.", "valdia"),
        ("Our delegation informed Saleh that the road was open.", "valdia"),
        ("Saleh told us that the road was open.", "omar-saleh"),
        ("I was in Oslo. Omar Saleh came there. He said that the road was open.", "omar-saleh"),
        ("I met Omar Saleh, and he told me that the road was open.", "omar-saleh"),
        ("He said that the road was open.", None),
    ],
)
def test_in_a_record_those_who_speak_of_themselves_are_the_one_on_the_label(said: str, entity: str | None) -> None:
    (parsed,) = parse([from_text("invented", RECORD.format(said))], KNOWN)
    label = Mention((4, 10), "PER", "anna-keller", "authority", 1.0)
    state = Mention((12, 18), "GPE", "valdia", "authority", 1.0)
    others = [m for m in names_in(parsed.text) if m.span[0] > 20]
    found = find_quotations(parsed, [label, state, *others], KNOWN)
    assert [q.speaker_entity_id for q in found[:2]] == ["anna-keller", entity]


def test_a_label_that_was_not_read_as_a_name_is_told_by_its_surname() -> None:
    found = quotations("Anna Keller came to the House.\nMs. KELLER: No.\nMr. LUND: Yes.")
    assert [q.speaker_entity_id for q in found] == ["anna-keller", None]


def test_a_label_without_a_name_is_a_title_and_a_country_beside_a_name_is_not_the_speaker() -> None:
    found = quotations("The President (Valdia): Order.\nMr. LUND (Valdia): No.\nMs. HALE: Yes.")
    assert [(q.speaker_entity_id, q.speaker_method) for q in found] == [(None, "title"), (None, "none"), (None, "none")]
