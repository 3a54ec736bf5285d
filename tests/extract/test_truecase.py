"""Text in capitals is given ordinary case without moving a character."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wakhan.authority import Authority
from wakhan.extract.letter_case import is_english
from wakhan.extract.parse import model
from wakhan.extract.truecase import truecase

NOBODY = Authority()
KNOWN = Authority.of(
    [
        {"entity_id": "al-jazeera", "name": "Al Jazeera", "entity_type": "ORG", "aliases": []},
        {"entity_id": "northern-front", "name": "Northern Front", "entity_type": "ORG", "aliases": []},
        {"entity_id": "new-york", "name": "New York", "entity_type": "GPE", "aliases": []},
        {"entity_id": "united-states", "name": "United States", "entity_type": "GPE", "aliases": ["US"]},
        {"entity_id": "who", "name": "World Health Organization", "entity_type": "ORG", "aliases": ["WHO"]},
        {"entity_id": "review", "name": "Foreign Policy", "entity_type": "WORK", "aliases": []},
        {"entity_id": "james-rice", "name": "James Rice", "entity_type": "PER", "aliases": ["Rice"]},
    ]
)


@given(st.text(max_size=200))
def test_the_length_never_changes(text: str) -> None:
    assert len(truecase(text, KNOWN)) == len(text)


@given(st.text(alphabet="ABCDEFGHIJKLMNOPQRSTUVWXYZ .,'’-()\n", max_size=120))
def test_nothing_but_case_changes(text: str) -> None:
    assert truecase(text, KNOWN).upper() == text


@pytest.mark.parametrize(
    ("capitals", "ordinary"),
    [
        ("THE DELEGATION ARRIVED. IT LEFT AT ONCE.", "The delegation arrived. It left at once."),
        ("TODAY I SPOKE TO THE CONSUL.", "Today I spoke to the consul."),
        ("TRADE WITH IRAN AND RUSSIA GREW.", "Trade with Iran and Russia grew."),
        ("THE U.S. AND THE U.N. AGREED.", "The U.S. and the U.N. agreed."),
        ("A LETTER DATED 9 MAY 2001 MAY FOLLOW.", "A letter dated 9 May 2001 may follow."),
        ("ANTI-CHINESE AND TALIBAN-RULED AREAS", "Anti-Chinese and Taliban-ruled areas"),
    ],
)
def test_english_words_take_the_case_english_gives_them(capitals: str, ordinary: str) -> None:
    assert truecase(capitals, NOBODY) == ordinary


@pytest.mark.parametrize(
    ("capitals", "ordinary"),
    [
        ("HE MET QORBANZADE IN ZARANJ.", "He met Qorbanzade in Zaranj."),
        ("MFA AND PLA OFFICERS CAME.", "MFA and PLA officers came."),
        (
            "THE NORTHERN INSTITUTE OF WATER (NIOW) OPENED; NIOW STAFF CAME.",
            "The Northern Institute of Water (NIOW) opened; NIOW staff came.",
        ),
    ],
)
def test_what_is_no_english_word_is_a_name_or_an_acronym(capitals: str, ordinary: str) -> None:
    assert truecase(capitals, NOBODY) == ordinary


@pytest.mark.parametrize(
    ("capitals", "ordinary"),
    [
        ("THEN FOREIGN MINISTER SUN YUXI SPOKE.", "Then Foreign Minister Sun Yuxi spoke."),
        ("WITH MULLAH QASIM AND USAMA BIN LADEN", "With Mullah Qasim and Usama bin Laden"),
        ("HE TOLD GEORGE W. BUSH. BUSH LISTENED.", "He told George W. Bush. Bush listened."),
        ("IT JOINED THE AFGHAN WAR.", "It joined the Afghan War."),
        ("AT THE CHINESE FOREIGN MINISTRY", "At the Chinese Foreign Ministry"),
        ("IN THE MINISTRY OF STATE SECURITY", "In the Ministry of State Security"),
        ("THE DEMOCRATIC REPUBLIC OF SAMPLIA FELL.", "The Democratic Republic of Samplia fell."),
        ("THE CONSUL AND FM D'ARCOLA'S STAFF MET.", "The consul and FM D'Arcola's staff met."),
        ("A TOUR D'HORIZON, I.E., A LONG TALK VIS-À-VIS", "A tour d'horizon, i.e., a long talk vis-à-vis"),
    ],
)
def test_words_beside_a_name_that_belong_to_it_are_raised(capitals: str, ordinary: str) -> None:
    assert truecase(capitals, NOBODY) == ordinary


@pytest.mark.parametrize(
    ("capitals", "ordinary"),
    [
        ("AN AL JAZEERA CREW IN NEW YORK", "An Al Jazeera crew in New York"),
        ("TROOPS OF THE NORTHERN FRONT", "Troops of the Northern Front"),
    ],
)
def test_names_of_the_authority_file_keep_their_case(capitals: str, ordinary: str) -> None:
    assert truecase(capitals, KNOWN) == ordinary


@pytest.mark.parametrize(
    ("capitals", "ordinary"),
    [
        ("THEY TOLD US WHO CAME.", "They told us who came."),
        ("ITS FOREIGN POLICY ON RICE", "Its foreign policy on rice"),
        ("THEY TOLD THE US AND US-LED FORCES.", "They told the US and US-led forces."),
    ],
)
def test_names_that_are_words_once_case_is_gone_need_evidence(capitals: str, ordinary: str) -> None:
    assert truecase(capitals, KNOWN) == ordinary


def test_a_person_named_in_full_is_known_by_the_surname_even_if_it_is_a_word() -> None:
    known = Authority.of([{"entity_id": "ned-price", "name": "Ned Price", "entity_type": "PER"}])
    assert truecase("NED PRICE CAME. PRICE'S TALK WAS SHORT.", known) == "Ned Price came. Price's talk was short."


def test_case_does_not_hang_on_what_was_parsed_before() -> None:
    before = truecase("THE ZURBANI ENVOY CAME.", NOBODY)
    list(model().pipe(["the zurbani envoy came", "zurbani zurbani"]))
    is_english.cache_clear()
    assert truecase("THE ZURBANI ENVOY CAME.", NOBODY) == before == "The Zurbani envoy came."
