"""The table of frames keeps its own rules."""

from __future__ import annotations

import pytest

from wakhan.extract.events.frames import CONTENTS, FRAMES, MISREAD, NOUNS, VERBS, Frame

TYPES = {
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "OTHER",
}  # fmt: skip


def test_every_plover_type_has_verbs_and_nouns_but_for_what_english_lacks() -> None:
    assert {f.event_type for f in FRAMES if f.verbs} == TYPES
    assert {f.event_type for f in FRAMES if f.nouns} == TYPES


@pytest.mark.parametrize("frame", FRAMES, ids=lambda f: f"{f.event_type}-{min(f.verbs | f.nouns)}")
def test_a_frame_is_of_verbs_or_of_nouns_and_weighs_as_a_probability(frame: Frame) -> None:
    assert bool(frame.verbs) != bool(frame.nouns)
    assert 0.0 < frame.weight < 1.0
    assert frame.of in ("actor", "recipient")
    assert not (frame.names_object and not frame.objects)


def test_a_noun_of_two_frames_is_told_apart_by_its_complement_or_place() -> None:
    for word, frames in NOUNS.items():
        assert sum(not (frame.complement or frame.town) for frame in frames) <= 1, word


def test_mended_lemmas_are_lemmas_of_the_table() -> None:
    assert set(MISREAD.values()) <= set(VERBS)
    assert not set(MISREAD) & set(VERBS)


def test_contents_are_told_for_types_whose_object_is_an_act() -> None:
    assert set(CONTENTS) <= TYPES
