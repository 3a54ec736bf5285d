"""Given names: that a word is one, and whether men or women bear it.

``given_names.csv`` holds common given names of the languages whose press and diplomacy are in English, written by us.
``gender`` is m or f for a name that goes with one gender nearly everywhere, empty for the others.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path


def is_given_name(word: str) -> bool:
    """Whether a word, in any letter case, is a common given name; what follows one is a surname, even "BUSH"."""
    return word.casefold() in _genders()


def gender(word: str) -> str | None:
    """``m`` or ``f`` for a given name, in any letter case, that tells it; else None."""
    return _genders().get(word.casefold()) or None


@cache
def _genders() -> dict[str, str]:
    with Path(__file__).with_name("given_names.csv").open(encoding="utf-8", newline="") as lines:
        return {row["name"].casefold(): row["gender"] for row in csv.DictReader(lines)}
