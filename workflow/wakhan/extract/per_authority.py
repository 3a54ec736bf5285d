"""Indexes of the authority file that several documents share."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from wakhan.authority import Authority

Index = TypeVar("Index")


def per_authority(build: Callable[[Authority], Index]) -> Callable[[Authority], Index]:
    """A function that builds an index of an authority file once for as long as the same file is asked for.

    An Authority holds mappings and so has no hash; identity is enough, since a run has one authority file.
    """
    latest: list[tuple[Authority, Index]] = []

    @wraps(build, updated=())
    def index(authority: Authority) -> Index:
        if not latest or latest[0][0] is not authority:
            latest[:] = [(authority, build(authority))]
        return latest[0][1]

    return index
