"""Dates as Extended Date/Time Format strings (ISO 8601-2:2019, levels 0 and 1) and the days they cover."""

from __future__ import annotations

import calendar
import datetime
import re
from functools import lru_cache

Bounds = tuple[datetime.date | None, datetime.date | None]

_PLAIN = re.compile(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?[?~%]?")


def is_edtf(text: str) -> bool:
    """Whether a string is an EDTF date or interval of level 0 or 1 that the calendar has."""
    try:
        bounds(text)
    except ValueError:
        return False
    return True


@lru_cache(maxsize=65536)
def bounds(text: str) -> Bounds:
    """The first and last day an EDTF date or interval may cover; None for an open or unknown end.

    Takes years 0001 to 9999; qualifiers (``?``, ``~``, ``%``) do not widen the answer; ``X`` stands for any digit;
    seasons 21 to 24 are quarters of the year beginning in March.
    Raises ValueError when the string is not EDTF, names a day the calendar lacks, or ends before it begins.
    """
    # Most dates are so plain that they need none of the validator's patience.
    if not _PLAIN.fullmatch(text) and not _obeys_grammar(text):
        raise ValueError(f"{text!r} is not an EDTF date (ISO 8601-2, level 0 or 1)")
    first, slash, last = text.partition("/")
    try:
        start = None if first in ("", "..") else _edge(first, last=False)
        end = _edge(first, last=True) if not slash else None if last in ("", "..") else _edge(last, last=True)
    except ValueError:
        raise ValueError(f"{text!r} names a day the calendar lacks, or a year outside 1 to 9999") from None
    if start and end and end < start:
        raise ValueError(f"{text!r} ends before it begins")
    return start, end


def _obeys_grammar(text: str) -> bool:
    """Whether a string is EDTF of level 0 or 1, in the calendar or not."""
    from edtf_validate.valid_edtf import isLevel0, isLevel1

    # The validator lets a newline at the end pass.
    return text == text.strip() and bool(isLevel0(text) or isLevel1(text))


def _edge(part: str, *, last: bool) -> datetime.date:
    """The first or last day of one EDTF date."""
    bare = part.rstrip("?~%").partition("T")[0]
    digits = [piece.replace("X", "9" if last else "0") for piece in bare.split("-")]
    unspecified = ["X" in piece for piece in bare.split("-")]
    year = max(1, int(digits[0])) if unspecified[0] else int(digits[0])
    month = (12 if last else 1) if len(digits) < 2 or unspecified[1] else int(digits[1])
    if month > 12:
        return _season(year, month, last=last)
    if len(digits) < 3 or unspecified[2]:
        return datetime.date(year, month, calendar.monthrange(year, month)[1] if last else 1)
    return datetime.date(year, month, int(digits[2]))


def _season(year: int, season: int, *, last: bool) -> datetime.date:
    """The first or last day of spring (21), summer (22), autumn (23) or winter (24)."""
    month = 3 * (season - 20)
    if not last:
        return datetime.date(year, month, 1)
    year, month = (year + 1, 2) if season == 24 else (year, month + 2)
    return datetime.date(year, month, calendar.monthrange(year, month)[1])
