"""What lines say of date, author and language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wakhan.clean.metadata import date_of_line, is_dated, is_name, language_of, names_of_byline
from wakhan.edtf import is_edtf


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("3 May 2019", "2019-05-03"),
        ("Published: Friday, May 3rd, 2019 at 10:04 GMT", "2019-05-03"),
        ("Updated Sept. 12, 2008", "2008-09-12"),
        ("2019-05-03", "2019-05-03"),
        ("31.12.1999", "1999-12-31"),
        ("May 2019", "2019-05"),
        ("03/05/2019", "2019"),  # the third of May or the fifth of March
        ("31 February 2019", "2019"),
        ("The treaty of 3 May 2019 was never ratified by the Vale", None),
        ("Monday", None),
    ],
)
def test_a_line_that_gives_little_but_a_date_dates_the_text(line: str, date: str | None) -> None:
    assert date_of_line(line) == date


@given(st.dates())
def test_every_day_reads_back_as_itself(day: object) -> None:
    if str(day)[:2] in ("19", "20"):
        assert date_of_line(f"Posted {day}") == str(day)


@given(st.from_regex(r"[0-9]{1,2}[ ./-](May|[0-9]{1,2})[ ./-](19|20)[0-9]{2}", fullmatch=True))
def test_whatever_is_found_is_edtf(line: str) -> None:
    date = date_of_line(line)
    assert date is None or is_edtf(date)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ada Marlow", ["Ada Marlow"]),
        ("By ADA MARLOW and PIET HENDRIKS, Courier staff", ["Ada Marlow", "Piet Hendriks"]),
        ("By Jan van Dorp | 3 May 2019", ["Jan van Dorp"]),
        ("Written by Ada Marlow in Strelsau", ["Ada Marlow"]),
        ("Posted on 3 May 2019 by Ada Marlow", ["Ada Marlow"]),
        ("By the river stood a house", []),
        ("By land and by sea", []),
        ("Ada Marlow", []),
    ],
)
def test_a_byline_names_who_wrote(line: str, names: list[str]) -> None:
    assert names_of_byline(line) == names


def test_a_name_is_two_words_with_capitals_that_no_office_bears() -> None:
    assert is_name("Ada Marlow")
    assert is_name("Jan van der Dorp")
    assert not is_name("World News")
    assert not is_name("Embassy of Ruritania")
    assert not is_name("The road was closed")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The road of the north is closed and it is said to be in a bad state.", "en"),
        ("La route du nord est fermée et les ministres ne sont pas dans la ville.", "fr"),
        ("Die Straße ist nicht offen, und der Minister ist auch nicht in der Stadt.", "de"),
        ("La carretera del norte está cerrada y los ministros no están en la ciudad.", "es"),
        ("Дорога на север закрыта, и министры не в городе, как это было все годы.", "ru"),
        ("Ruritania", None),
        ("", None),
    ],
)
def test_common_words_tell_the_language(text: str, language: str | None) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("line", "dated"),
    [
        ("Farms and Mills 25 November 2014 14:45 (UTC +04:00)", True),
        ("From the Newspaper Published May 19, 2025 Updated May 19, 2025 05:46am", True),
        ("Strelsau, Ruritania, Nov. 25", True),
        ("The harvest of 2014 was the worst since 3 May 1990", False),
        ("At 14:45 on 25 November 2014 the bridge at Zenda fell into the river.", False),
    ],
)
def test_a_line_dates_the_document_with_a_time_of_day_or_a_word_of_publishing(line: str, dated: bool) -> None:
    assert is_dated(line) == dated


def test_offices_behind_a_name_are_no_authors() -> None:
    assert names_of_byline("By Ada Marlow, Senior Fellow") == ["Ada Marlow"]
