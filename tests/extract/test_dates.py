"""Temporal expressions: which are found, what they mean, and what they are counted from."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wakhan import edtf
from wakhan.authority import Authority
from wakhan.extract.dates import DateMention, find_dates
from wakhan.extract.parse import from_text, parse


def dates_in(text: str, date: str | None = "2019-06-12") -> tuple[DateMention, ...]:
    return find_dates(next(parse([from_text("d", text, date=date)], Authority())))


def meaning(text: str, date: str | None = "2019-06-12") -> list[str | None]:
    return [d.edtf for d in dates_in(text, date)]


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("on 4 March 1999", "1999-03-04"),
        ("on March 4, 1999", "1999-03-04"),
        ("on the 4th of March 1999", "1999-03-04"),
        ("from 3-5 July 2001", "2001-07-03/2001-07-05"),
        ("in December 2000", "2000-12"),
        ("at the end of October 1994", "1994-10"),
        ("between May and July 2003", "2003-05/2003-07"),
        ("in 1987", "1987"),
        ("in early 2018", "2018"),
        ("between 1996 and 2001", "1996/2001"),
        ("in the late 1990s", "199X"),
        ("since 2012", "2012/.."),
        ("until March 2004", "../2004-03"),
        ("before 1979", "../1979"),
        ("the ministry's 2007 decision", "2007"),
        ("2016-02-29", "2016-02-29"),
        ("in the spring of 1999", "1999-21"),
        ("in the winter of 1998-99", "1998-24"),
        ("in the first quarter of 2011", "2011-01/2011-03"),
        ("in the second half of 2011", "2011-07/2011-12"),
        ("since the 1990s", "1990/.."),
        ("until the 1990s", "../1999"),
        ("in the 19th century", "18XX"),
    ],
)
def test_what_names_its_year_is_explicit(expression: str, expected: str) -> None:
    (date,) = dates_in(f"They met {expression}.")
    assert (date.edtf, date.basis) == (expected, "explicit")


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("today", "2019-06-12"),
        ("yesterday", "2019-06-11"),
        ("on Sunday", "2019-06-09"),
        ("on Wednesday", "2019-06-12"),
        ("last Friday", "2019-06-07"),
        ("next Tuesday", "2019-06-18"),
        ("last week", "2019-06-03/2019-06-09"),
        ("earlier this month", "2019-06"),
        ("late last month", "2019-05"),
        ("next month", "2019-07"),
        ("last year", "2018"),
        ("in August", "2018-08"),
        ("in mid-May", "2019-05"),
        ("on 3 May", "2019-05-03"),
        ("three days ago", "2019-06-09"),
        ("two months ago", "2019-04"),
        ("over the past two years", "2017-06/2019-06"),
        ("in the last 18 months", "2017-12/2019-06"),
        ("over the past year-and-a-half", "2017-12/2019-06"),
        ("during the past three weeks", "2019-05-22/2019-06-12"),
        ("in recent days", "2019-06-05/2019-06-12"),
        ("since July", "2018-07/.."),
        ("on Tuesday night", "2019-06-11"),
        ("last Wednesday", "2019-06-05"),
        ("on Monday and Tuesday", "2019-06-10/2019-06-11"),
        ("at the weekend", "2019-06-08/2019-06-09"),
        ("on Monday (3 June)", "2019-06-03"),
        ("3-5 June", "2019-06-03/2019-06-05"),
        ("on May 3 and 4", "2019-05-03/2019-05-04"),
        ("from 28 April to 2 May", "2019-04-28/2019-05-02"),
        ("in March and April", "2019-03/2019-04"),
        ("in May last year", "2018-05"),
        ("last winter", "2018-24"),
        ("last summer", "2018-22"),
        ("in the autumn", "2018-23"),
        ("on Christmas Eve", "2018-12-24"),
        ("half a year ago", "2018-12"),
        ("two and a half years ago", "2016-12"),
        ("a fortnight ago", "2019-05-29"),
    ],
)
def test_what_leaves_its_year_out_is_counted_from_the_documents_date(expression: str, expected: str) -> None:
    (date,) = dates_in(f"They met {expression}.")
    assert (date.edtf, date.basis) == (expected, "relative")


def test_without_a_document_date_relative_expressions_stay_unresolved() -> None:
    assert meaning("They met last week and on Sunday, not in August.", None) == [None, None, None]


@pytest.mark.parametrize(
    ("date", "text", "expected"),
    [
        ("2019-06", "They met on Sunday.", "2019-06"),
        ("2019-06~", "They met late last month.", "2019-05"),
        ("2019", "They met over the last year.", "2018/2019"),
        ("2019", "They met in May.", "2019-05"),
    ],
)
def test_a_date_is_never_more_precise_than_the_document_it_is_counted_from(date: str, text: str, expected: str) -> None:
    assert meaning(text, date) == [expected]


def test_a_month_takes_the_year_of_its_own_sentence_or_of_the_full_date_before_it() -> None:
    assert meaning("They met in December 2000 and again in May.")[-1] == "2000-05"
    assert meaning("They met in December 2000. They wrote in May.")[-1] == "2000-05"
    assert meaning("They met in December 2000. It rained. They wrote in May.")[-1] == "2019-05"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They will meet on Friday.", "2019-06-14"),
        ("They met on Friday.", "2019-06-07"),
        ("They would leave by November.", "2019-11"),
        ("They left in November.", "2018-11"),
        ("The vote is scheduled for 20 June.", "2019-06-20"),
        ("They will leave, she said on Monday.", "2019-06-10"),
        ("They had a plan in July.", "2018-07"),
    ],
)
def test_what_is_to_come_lies_ahead_unless_it_is_the_telling_that_is_dated(text: str, expected: str) -> None:
    assert meaning(text) == [expected]


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("The day before", "2001-05-03"),
        ("The following day", "2001-05-05"),
        ("A week earlier", "2001-04-27"),
        ("Two days later", "2001-05-06"),
        ("A month later", "2001-06"),
        ("The next year", "2002"),
        ("Later that month", "2001-05"),
        ("In the same year", "2001"),
    ],
)
def test_what_is_counted_from_another_date_is_counted_from_the_last_one_of_its_paragraph(
    expression: str, expected: str
) -> None:
    assert meaning(f"They met on 4 May 2001. {expression}, they wrote.")[-1] == expected
    assert meaning(f"They met. {expression}, they wrote.") == [None]


def test_the_day_before_something_is_not_counted_from_the_last_date() -> None:
    assert meaning("They met on 4 May 2001. The day before the vote, they wrote.") == ["2001-05-04"]


def test_a_week_is_not_counted_from_a_month() -> None:
    assert meaning("They met in May 2001. A week later, they wrote.") == ["2001-05", None]


def test_recent_years_say_too_little_for_a_date() -> None:
    assert meaning("Trade grew in recent years.") == [None]


@pytest.mark.parametrize(
    "text",
    [
        "He may march on.",
        "They counted 2000 soldiers.",
        "A box of 1,999 nails.",
        "The second ship sank.",
        "The Council adopted resolution 2178 (2014).",
    ],
)
def test_words_and_numbers_that_only_look_like_dates_are_left_alone(text: str) -> None:
    assert dates_in(text) == ()


def test_spans_are_the_expressions_own_words_in_order() -> None:
    text = "On Sunday they left. In May 2011 they had come."
    found = dates_in(text)
    assert [text[slice(*d.span)] for d in found] == ["Sunday", "May 2011"]


def test_capitals_make_no_difference() -> None:
    text = "They met in December 1998 and over the past two years."
    assert meaning(text.upper()) == meaning(text)


@given(st.dates(datetime.date(1600, 1, 1), datetime.date(2090, 1, 1)), st.sampled_from(("last week", "on Sunday")))
def test_what_lies_in_the_past_never_ends_after_the_document(day: datetime.date, expression: str) -> None:
    (value,) = meaning(f"They met {expression}.", day.isoformat())
    assert value is not None
    last = edtf.bounds(value)[1]
    assert last is not None
    assert last <= day


@given(st.dates(datetime.date(1600, 1, 1), datetime.date(2090, 1, 1)))
def test_a_full_date_means_itself_whatever_the_documents_date(day: datetime.date) -> None:
    assert meaning(f"They met on {day.day} {day:%B %Y}.") == [day.isoformat()]


def test_hours_beside_a_day_fall_on_it() -> None:
    assert meaning("They met on 3 May 2014 and signed an hour later.") == ["2014-05-03", "2014-05-03"]
    assert meaning("They met on 3 May 2014 and signed 60 hours later.") == ["2014-05-03", None]
