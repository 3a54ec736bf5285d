"""The type of a name is what all its places in a document speak for: here without the model, by the words around it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wakhan.extract.mentions import cues, lexicon
from wakhan.extract.mentions.evidence import Ballot, head_types, noun_class


def kinds(text: str, *names: str, known: dict[str, str] | None = None) -> dict[str, str]:
    """The types of some names of a text by the votes of their contexts alone; paragraphs are lines."""
    spans = [m.span() for name in names for m in re.finditer(re.escape(name), text)]
    listed = {m.span(): kind for name, kind in (known or {}).items() for m in re.finditer(re.escape(name), text)}
    breaks = [0, *(m.end() for m in re.finditer("\n", text))]
    return {key: v.entity_type for key, v in Ballot(text, spans, listed, breaks).count().items()}


def kind(text: str, name: str, **more: dict[str, str]) -> str:
    return kinds(text, name, **more)[name]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("They shelled the town of Qarun.", "GPE"),
        ("It rained in Qarun on Friday.", "GPE"),
        ("A mill burned near Qarun.", "GPE"),
        ("The President of Qarun left.", "GPE"),
        ("The representative of Qarun said that it rained.", "GPE"),
        ("The delegation of Qarun left the hall.", "GPE"),
        ("Qarun’s foreign minister left.", "GPE"),
        ("Thousands fled to Qarun.", "GPE"),
        ("They met in the capital, Qarun.", "GPE"),
        ("Qarun, a port on the coast, was quiet.", "GPE"),
        ("A mine 40 kilometres north of Qarun shut.", "GPE"),
        ("Qarun province was quiet.", "GPE"),
        ("A Qarun-based trader left.", "GPE"),
        ("Mr Qarun left.", "PER"),
        ("General Qarun left.", "PER"),
        ("It was a lie, said Qarun.", "PER"),
        ("Qarun said it was late.", "PER"),
        ("Qarun, 41, was shot.", "PER"),
        ("Qarun, who lives abroad, was late.", "PER"),
        ("Qarun, a baker, was late.", "PER"),
        ("The ombudsman, Qarun, was late.", "PER"),
        ("Qarun’s wife was late.", "PER"),
        ("Qarun: I thank the Minister.", "PER"),
        ("The talks were led by Qarun.", "PER"),
        ("Qarun himself was late.", "PER"),
        ("The oil company Qarun was fined.", "ORG"),
        ("Qarun, a monitoring group, was fined.", "ORG"),
        ("He is the spokesman of Qarun.", "ORG"),
        ("Qarun’s chairman was late.", "ORG"),
        ("The Qarun militia was late.", "ORG"),
        ("Qarun herders moved south.", "NORP"),
        ("The Qarun Foreign Minister was late.", "NORP"),
        ("They swam across the Qarun river.", "LOC"),
        ("She wrote the novel Qarun.", "WORK"),
    ],
)
def test_the_words_beside_a_name_tell_its_type(text: str, wanted: str) -> None:
    assert kind(text, "Qarun") == wanted


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("House of Deputies", "ORG"),
        ("Ministry of Salt", "ORG"),
        ("Salt River", "LOC"),
        ("Border Valleys", "LOC"),
        ("Qarun Province", "GPE"),
        ("Qarun Department", "GPE"),
        ("Justice Department", "ORG"),
        ("Qarun Power Plant", "FAC"),
        ("Treaty on Salt", "LAW"),
        ("QLF", "ORG"),
        ("J. Qarun", "PER"),
        ("Ada Qarun", "PER"),
        ("Port Qarun", "GPE"),
    ],
)
def test_a_name_tells_its_type_by_its_own_words(name: str, wanted: str) -> None:
    assert kind(f"It concerned {name}.", name) == wanted


def test_a_body_and_a_plan_have_one_head_noun() -> None:
    assert set(head_types("World Salt Programme")) == {"ORG", "LAW"}
    assert head_types("State of the Union") == ()


def test_all_places_of_a_name_have_one_type() -> None:
    text = "Qarun was late. It rained in Qarun. They fled to Qarun. Qarun denied it."
    assert kinds(text, "Qarun") == {"Qarun": "GPE"}


def test_what_stands_before_an_owner_goes_with_what_it_owns() -> None:
    assert kind("Voters in Qarun’s campaign office were late. Qarun resigned.", "Qarun") == "PER"


def test_trust_in_somebody_is_no_place() -> None:
    assert kind("They lost confidence in Qarun, who resigned.", "Qarun") == "PER"


def test_an_article_before_another_noun_is_not_the_names() -> None:
    assert kind("The Qarun campaign was late. Qarun resigned.", "Qarun") == "PER"


def test_lists_are_of_one_kind() -> None:
    found = kinds("Camps shut in Qarun, Zamal and Irit.", "Qarun", "Zamal", "Irit")
    assert set(found.values()) == {"GPE"}
    assert kind("Speakers from Kenya, Qarun and Chad rose.", "Qarun", known={"Kenya": "GPE", "Chad": "GPE"}) == "GPE"


def test_the_noun_behind_a_list_tells_of_all_its_members() -> None:
    assert set(kinds("He angered the Qarun and Zamal peoples.", "Qarun", "Zamal").values()) == {"NORP"}


def test_a_preposition_that_opens_a_sentence_ends_at_the_comma() -> None:
    found = kinds("In Qarun, Zamal and Irit resigned. Zamal said so. Irit said so.", "Qarun", "Zamal", "Irit")
    assert found == {"Qarun": "GPE", "Zamal": "PER", "Irit": "PER"}


def test_two_states_share_a_border() -> None:
    assert set(kinds("The border between Qarun and Zamal is shut.", "Qarun", "Zamal").values()) == {"GPE"}
    assert set(kinds("The Qarun–Zamal border is shut.", "Qarun", "Zamal").values()) == {"GPE"}


def test_a_surname_is_a_person_where_the_full_name_stands() -> None:
    found = kinds("Minister Ada Qarun was late. Qarun denied it.", "Ada Qarun", "Qarun")
    assert found["Qarun"] == "PER"


def test_a_surname_alone_is_no_likely_way_to_bring_in_a_person() -> None:
    assert kind("They shut Qarun.", "Qarun") != "PER"


def test_a_place_and_its_adjective_tell_of_each_other() -> None:
    found = kinds("Qarunia shut. Qarunian guards left.", "Qarunia", "Qarunian")
    assert found == {"Qarunia": "GPE", "Qarunian": "NORP"}


def test_capitals_of_a_label_are_the_same_name() -> None:
    text = "QARUN ZAMAL: I was late.\nThe envoy Qarun Zamal left."
    spans = [(0, 11), (text.index("Qarun"), text.index("Qarun") + 11)]
    assert set(Ballot(text, spans, {}, [0, text.index("\n") + 1]).count()) == {"Qarun Zamal"}


def test_a_name_without_any_evidence_leads_by_nothing() -> None:
    text = "They painted Qarun."
    verdict = Ballot(text, [(13, 18)], {}, [0]).count()["Qarun"]
    assert verdict.lead == 0


@given(st.text(max_size=80), st.integers(0, 79), st.integers(1, 12))
def test_any_context_is_counted(text: str, at: int, size: int) -> None:
    start = min(at, max(0, len(text) - 1))
    span = (start, min(len(text), start + size))
    if text[slice(*span)].strip():
        verdict = next(iter(Ballot(text, [span], {}, [0]).count().values()))
        assert verdict.entity_type in cues.ORDER
        assert verdict.lead >= 0


def test_every_class_of_nouns_votes_somewhere() -> None:
    tables = (cues.KIND_BEFORE, cues.KIND_BEHIND, cues.KIND_APPOSED)
    for name in set(cues.NOUNS.values()):
        assert any(name in table for table in tables)
    assert noun_class("towns") == "place"
    assert noun_class("former") is None


def test_cues_vote_for_types_that_there_are() -> None:
    tables = [value for value in vars(cues).values() if isinstance(value, dict)]
    votes = [v for table in tables for v in table.values() if isinstance(v, dict)]
    assert {kind for v in votes for kind in v} <= set(cues.ORDER)
    assert set(lexicon.HEADS_BY_TYPE) <= set(cues.ORDER)
