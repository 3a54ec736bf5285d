from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wakhan.edtf import bounds, is_edtf


def day(text: str) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2021-07-28", "2021-07-28", "2021-07-28"),
        ("2021-07", "2021-07-01", "2021-07-31"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2021", "2021-01-01", "2021-12-31"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("2021-XX", "2021-01-01", "2021-12-31"),
        ("2021-02-XX", "2021-02-01", "2021-02-28"),
        ("2021-XX-XX", "2021-01-01", "2021-12-31"),
        ("2021-21", "2021-03-01", "2021-05-31"),
        ("2021-22", "2021-06-01", "2021-08-31"),
        ("2021-23", "2021-09-01", "2021-11-30"),
        ("2021-24", "2021-12-01", "2022-02-28"),
        ("2001-03-09T00:31:00Z", "2001-03-09", "2001-03-09"),
        ("0001", "0001-01-01", "0001-12-31"),
        ("9999", "9999-01-01", "9999-12-31"),
        ("1998/2001", "1998-01-01", "2001-12-31"),
        ("2021-07-28/2021-08", "2021-07-28", "2021-08-31"),
        ("1990?/2001-02~", "1990-01-01", "2001-02-28"),
        ("1998/..", "1998-01-01", ""),
        ("1998/", "1998-01-01", ""),
        ("../2001", "", "2001-12-31"),
        ("/2001", "", "2001-12-31"),
        ("../..", "", ""),
    ],
)
def test_bounds_are_the_first_and_last_day_that_may_be_meant(text: str, first: str, last: str) -> None:
    assert bounds(text) == (day(first), day(last))


@pytest.mark.parametrize("text", ["2021", "2021-07", "2021-07-28"])
@pytest.mark.parametrize("qualifier", ["?", "~", "%"])
def test_a_qualifier_does_not_widen_the_bounds(text: str, qualifier: str) -> None:
    assert bounds(text + qualifier) == bounds(text)


@pytest.mark.parametrize(
    "text",
    [
        *("", "July 2021", "28/07/2021", "2021-7", "21", "20210728", " 2021", "2021 ", "2021\n", "2021-13", "2021-00"),
        *("2021-02-29", "2021-02-30", "2021-25", "2001/1998", "2021-07-28/2021-07-27", "[2020,2021]", "2021-?07"),
        *("0000", "-0001", "Y12345", "Y-17E7", "9999-24", "..", "/", "1998–2001", "２０２１"),
    ],
)
def test_what_is_no_edtf_date_or_lies_outside_years_1_to_9999_is_refused_with_its_text(text: str) -> None:
    assert not is_edtf(text)
    with pytest.raises(ValueError, match=r"EDTF|begins|calendar") as refused:
        bounds(text)
    assert repr(text) in str(refused.value)


DATES = st.dates(min_value=datetime.date(1, 1, 1), max_value=datetime.date(9998, 12, 31))


@given(DATES)
def test_a_day_lies_within_its_month_its_year_its_decade_and_its_century(date: datetime.date) -> None:
    iso = date.isoformat()
    inner = bounds(iso)
    assert inner == (date, date)
    for wider in (f"{iso[:8]}XX", iso[:7], f"{iso[:5]}XX", iso[:4], f"{iso[:3]}X", f"{iso[:2]}XX"):
        if wider in ("000X", "00XX"):
            continue
        outer = bounds(wider)
        assert outer[0] is not None and inner[0] is not None and outer[0] <= inner[0]
        assert outer[1] is not None and inner[1] is not None and outer[1] >= inner[1]
        inner = outer


@given(DATES, DATES)
def test_an_interval_runs_from_the_first_day_of_its_first_date_to_the_last_of_its_last(
    one: datetime.date, other: datetime.date
) -> None:
    first, last = sorted((one, other))
    assert bounds(f"{first}/{last}") == (first, last)
    assert bounds(f"{first.isoformat()[:7]}/{last.isoformat()[:4]}") == (
        first.replace(day=1),
        datetime.date(last.year, 12, 31),
    )


@given(st.text(max_size=12) | st.text("0123456789-X/?~%.TZ", max_size=12))
def test_any_text_has_ordered_bounds_or_is_refused(text: str) -> None:
    if is_edtf(text):
        first, last = bounds(text)
        assert first is None or last is None or first <= last
    else:
        with pytest.raises(ValueError, match=r"EDTF|begins|calendar"):
            bounds(text)
