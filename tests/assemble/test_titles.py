"""Titles of occurrences as plain English."""

from __future__ import annotations

import pytest

from wakhan.assemble.titles import phrase_of, plural_of, title

NAMES = {
    "arland": "Arland",
    "corland": "Corland",
    "borland": "Borland",
    "front": "Borland Liberation Front",
    "ava": "Ava Arne",
    "borburg": "Borburg",
    "borlander": "Borlanders",
    "fund": "World Crop Fund",
}
KINDS = {
    "arland": "GPE",
    "corland": "GPE",
    "borland": "GPE",
    "front": "ORG",
    "ava": "PER",
    "borburg": "GPE",
    "borlander": "NORP",
    "fund": "ORG",
}


@pytest.mark.parametrize(
    ("what", "actors", "recipients", "place", "expected"),
    [
        (("ASSAULT", None, "attacked"), ["arland"], ["front"], None, "Arland attacks the Borland Liberation Front"),
        (("ASSAULT", None, "attacked"), [], ["borland"], None, "Attack on Borland"),
        (("ASSAULT", None, "raid"), ["front"], [], "borburg", "Attack by the Borland Liberation Front, Borburg"),
        (("ASSAULT", None, "raid"), ["corland"], ["borland"], "borland", "Corland attacks Borland"),
        (("ASSAULT", None, "took"), ["front"], ["borland"], "borburg", "The Borland Liberation Front takes Borburg"),
        (("ASSAULT", None, "invasion"), ["arland"], [], None, "Invasion by Arland"),
        (("MOBILIZE", None, "mobilized"), ["front"], [], "borburg", "The Borland Liberation Front mobilizes, Borburg"),
        (("MOBILIZE", "troops", "patrols"), ["arland"], ["borland"], None, "Arland patrols in Borland"),
        (("CONSULT", None, "met"), ["arland", "front"], [], "borburg",
         "Arland and the Borland Liberation Front meet, Borburg"),
        (("CONSULT", None, "meeting"), ["arland"], [], None, "Meeting with Arland"),
        (("CONSULT", None, "negotiations"), ["arland"], ["corland"], None, "Arland and Corland hold talks"),
        (("CONSULT", "phone", "call"), ["arland"], ["corland"], None, "Arland and Corland speak by telephone"),
        (("CONSULT", "visit", "visited"), ["arland"], ["borland"], None, "Arland visits Borland"),
        (("CONSULT", "visit", "visited"), ["arland"], [], "borburg", "Arland visits Borburg"),
        (("CONSULT", "visit", "trip"), [], ["borland"], None, "Visit to Borland"),
        (("SUPPORT", None, "restored"), ["arland", "corland"], [], None, "Arland and Corland restore ties"),
        (("AID", None, "harboring"), [], ["front"], None, "Shelter for the Borland Liberation Front"),
        (("AGREE", None, "assured"), ["front"], ["arland"], None,
         "The Borland Liberation Front makes a promise to Arland"),
        (("RETREAT", None, "fled"), ["ava"], ["borland"], None, "Ava Arne flees from Borland"),
        (("REQUEST", None, "appeal"), ["unheard-of-body"], ["arland"], None, "Unheard Of Body appeals to Arland"),
        (("OTHER", None, "opened"), [], [], None, "Event"),
        (("AGREE", None, "agreed"), ["arland"], ["corland"], None, "Arland reaches an agreement with Corland"),
        (("REJECT", None, "rejected"), ["arland"], [], None, "Rejection by Arland"),
        (("ASSAULT", None, "attack"), ["borlander"], [], None, "Attack by Borlanders"),
        (("ASSAULT", None, "attacked"), ["borlander"], ["front"], None,
         "Borlanders attack the Borland Liberation Front"),
        (("COERCE", "arrest", "arrested"), ["arland"], ["ava"], None, "Arland arrests Ava Arne"),
        (("COERCE", "arrest", "arrested"), ["arland"], ["borland"], None, "Arland arrests citizens of Borland"),
        (("COERCE", "abduct", "kidnapped"), ["arland"], ["front"], None,
         "Arland abducts members of the Borland Liberation Front"),
        (("AID", None, "gave"), ["fund"], ["borlander"], None, "The World Crop Fund aids Borlanders"),
    ],
)  # fmt: skip
def test_a_title_tells_what_was_done_by_whom_to_whom_and_where(
    what: tuple[str, str | None, str], actors: list[str], recipients: list[str], place: str | None, expected: str
) -> None:
    assert title(phrase_of(*what), "asserted", actors, recipients, place, NAMES, KINDS) == expected


@pytest.mark.parametrize(
    ("status", "sides", "expected"),
    [
        ("planned", (["arland", "corland"], []), "Arland and Corland to withdraw"),
        ("negated", (["arland", "corland"], []), "Arland and Corland do not withdraw"),
        ("negated", (["arland"], ["borland"]), "Arland does not withdraw from Borland"),
        ("hypothetical", (["arland"], []), "Arland may withdraw"),
        ("hypothetical", ([], ["borland"]), "Possible withdrawal from Borland"),
        ("planned", ([], []), "Planned withdrawal"),
    ],
)
def test_a_title_tells_what_was_planned_denied_or_supposed(
    status: str, sides: tuple[list[str], list[str]], expected: str
) -> None:
    assert title(phrase_of("RETREAT", None, "withdrew"), status, *sides, None, NAMES, KINDS) == expected


@pytest.mark.parametrize(
    ("name", "aliases", "expected"),
    [
        ("Uighur", ("Uyghur", "Uyghurs", "Uighurs"), "Uighurs"),
        ("Kurdish", ("Kurd", "Kurds"), "Kurds"),
        ("Chinese", (), "the Chinese"),
        ("Pashtun", (), "Pashtuns"),
        ("Catholic", (), "Catholics"),
        ("Islamic", (), None),
        ("pro-Arland", (), None),
    ],
)
def test_a_people_is_called_by_its_plural_or_not_at_all(
    name: str, aliases: tuple[str, ...], expected: str | None
) -> None:
    assert plural_of(name, aliases) == expected
