"""What a word alone tells about its case."""

from __future__ import annotations

import pytest

from wakhan.extract.letter_case import is_english, is_function_word, is_ordinary, may_be_name, word_case


@pytest.mark.parametrize("word", ["ministry", "negotiated", "talks", "counterterrorism", "radicalisation", "may", "of"])
def test_english_words_are_ordinary(word: str) -> None:
    assert is_english(word)
    assert is_ordinary(word)


@pytest.mark.parametrize("word", ["qorbanzade", "zaranj", "pla"])
def test_strange_words_are_not_english(word: str) -> None:
    assert not is_english(word)


@pytest.mark.parametrize("word", ["iran", "chinese", "monday", "unesco"])
def test_words_that_are_only_written_with_capitals_are_not_ordinary(word: str) -> None:
    assert not is_ordinary(word)


@pytest.mark.parametrize(
    ("word", "written", "cased"),
    [
        ("iran's", "IRAN'S", "Iran's"),
        ("iranians", "IRANIANS", "Iranians"),
        ("iaea", "IAEA", "IAEA"),
        ("mfa’s", "MFA’S", "MFA’s"),
        ("talks", "TALKS", "talks"),
        ("don't", "DON'T", "don't"),
        ("zarmal’s", "ZARMAL’S", "Zarmal’s"),
        ("o'dwyer", "O'DWYER", "O'Dwyer"),
    ],
)
def test_a_word_takes_the_case_english_gives_it(word: str, written: str, cased: str) -> None:
    assert word_case(word, written) == cased


def test_some_words_are_surnames_too() -> None:
    assert may_be_name("bush")
    assert not may_be_name("ministry")


def test_function_words_are_known() -> None:
    assert is_function_word("us")
    assert not is_function_word("ministry")
