"""Given names and whether men or women bear them."""

from __future__ import annotations

from wakhan.extract.given_names import gender, is_given_name


def test_given_names_are_known_in_any_letter_case() -> None:
    assert is_given_name("George")
    assert is_given_name("GEORGE")
    assert not is_given_name("ministry")


def test_a_name_tells_a_gender_only_if_it_goes_with_one() -> None:
    assert gender("fatima") == "f"
    assert gender("Hamid") == "m"
    assert gender("Kim") is None
    assert gender("ministry") is None
