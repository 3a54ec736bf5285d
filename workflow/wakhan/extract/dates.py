"""Temporal expressions and the dates they mean: "late last month", "since 2012", "on Sunday", "in the late 1990s".

Dates are written in the Extended Date/Time Format (ISO 8601-2:2019). What is said relative to the time of writing is
counted from the document's date, as precisely as that date is known; without one it stays unresolved.
"""

from __future__ import annotations

import calendar
import datetime
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from wakhan import edtf
from wakhan.extract.annotations import Document, Paragraph
from wakhan.view import Span

Basis = Literal["explicit", "relative"]

_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTH_OF = {name: i for i, name in enumerate(_MONTHS, 1)}
_MONTH_OF |= {name[:3]: i for i, name in enumerate(_MONTHS, 1)} | {"sept": 9}
_DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "couple of": 2, "a couple of": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "eighteen": 18,
    "twenty": 20, "thirty": 30,
}  # fmt: skip
# Seasons by the month in which they begin.
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_FEASTS = {
    "christmas eve": (12, 24), "christmas day": (12, 25), "christmas": (12, 25), "new year's eve": (12, 31),
    "new year's day": (1, 1),
}  # fmt: skip
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}

_MONTH = (
    r"(?P<{0}>january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan\.?|feb\.?|mar\.?|apr\.?|jun\.?|jul\.?|aug\.?|sept?\.?|oct\.?|nov\.?|dec\.?)"
)
_YEAR = r"(?P<{0}>1[5-9]\d\d|20\d\d)"
_DAY = r"(?P<{0}>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_PART = r"(?:(?:the )?(?P<part>early|mid|late|(?:middle|end|beginning|start|(?:first|second) half) of)[- ]*(?:in )?)?"
_COUNT = (
    r"(?P<count>\d{1,3}|a couple of|couple of|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|fifteen|eighteen|twenty|thirty)"
)
_UNIT = r"(?P<unit>day|week|fortnight|month|year|decade|hour)s?"
# Words behind which a day without a year lies ahead, unless somebody's saying comes between.
_AHEAD = re.compile(
    r"\b(?:will|won['’]t|would|shall|is to|are to|by|ahead of|plans? to|intends? to"
    r"|(?:scheduled|planned|due|slated|set|expected) (?:to|for|on|in|at))\b"
    r"(?:(?!\b(?:said|says|told|announced|added|reported|warned|according)\b).)*$"
)
_SINCE = r"(?:(?P<edge>ever since|since|until|till|up to|prior to|before|after|from)\s+)?"


@dataclass(frozen=True, slots=True)
class DateMention:
    """A temporal expression: its span in the document's text, the EDTF date it means (None when the document does not
    tell), and whether the text gives the year (explicit) or the document's date does (relative).
    """

    span: Span
    edtf: str | None
    basis: Basis


@dataclass(slots=True)
class _Moment:
    """What an expression may be counted from: the document's date, and the last date the text itself gave."""

    written: edtf.Bounds | None
    precision: int  # 4, 7 or 10 characters of the document's date are known
    year: int | None = None  # the year of this sentence, or of the full date before it
    full: bool = False  # whether that year came with a month, so that the next sentence goes on from it
    last: str | None = None  # the date last named in this paragraph
    near: str | None = None  # the date last named in this sentence
    ahead: bool = False  # whether the words before tell of what is to come

    def day(self) -> datetime.date | None:
        return self.written[1] if self.written else None

    def write(self, day: datetime.date, precision: int) -> str:
        """A day, no more precisely than the document's own date allows."""
        return day.isoformat()[: min(precision, self.precision)]


def find_dates(document: Document) -> tuple[DateMention, ...]:
    """Every temporal expression of a document, sorted by where it stands, with its date resolved.

    A month without a year takes the year the text last named, else the latest such month before the document's date.
    """
    written = edtf.bounds(document.date) if document.date else None
    precision = len(document.date.rstrip("?~%").partition("/")[0]) if document.date else 10
    if written and written[1] is None:
        written = None
    found: list[DateMention] = []
    for paragraph in document.paragraphs:
        found.extend(_in_paragraph(document, paragraph, _Moment(written, precision)))
    return tuple(found)


def _in_paragraph(document: Document, paragraph: Paragraph, moment: _Moment) -> Iterator[DateMention]:
    # Case tells little here, and in telegrams nothing.
    text = document.text[paragraph.start : paragraph.end]
    text = text.lower() if len(text.lower()) == len(text) else text
    ends = [sentence.end_char for sentence in paragraph.parse.sents]
    named_at: int | None = None  # the sentence that last named a year
    near_at = -1
    for match in _matches(text, ends):
        pattern, resolve = _RULES[int((match.lastgroup or "r0")[1:])]
        inner = pattern.match(text, match.start(), match.end())
        if inner is None:
            continue
        here = bisect_right(ends, match.start())
        if named_at is not None and here > named_at + moment.full:
            moment.year = named_at = None
        if here != near_at:
            moment.near, near_at = None, here
        before = moment.year
        moment.ahead = _AHEAD.search(text, ends[here - 1] if here else 0, match.start()) is not None
        value, basis = resolve(inner, moment)
        if moment.year != before or (moment.year and basis == "explicit"):
            named_at = here
            moment.full = value is not None and value[4:5] == "-" and value[:4].isdigit()
        if value is not None and not edtf.is_edtf(value):
            value = None
        if value:
            moment.last = moment.near = value
        yield DateMention((paragraph.start + match.start(), paragraph.start + match.end()), value, basis)


def _matches(text: str, ends: list[int]) -> Iterator[re.Match[str]]:
    """Every expression of a paragraph; sentences without a word that dates are made of are passed over."""
    done = 0
    for anchor in _ANCHOR.finditer(text):
        if anchor.start() < done:
            continue
        at = bisect_right(ends, anchor.start())
        start = max(done, ends[at - 1] if at else 0)
        done = ends[at] if at < len(ends) else len(text)
        yield from _ANY.finditer(text, start, done)


# --- one rule per shape of expression ---------------------------------------------------------------------------------

_Resolved = tuple[str | None, Basis]
_Rule = tuple["re.Pattern[str]", Callable[["re.Match[str]", _Moment], _Resolved]]


def _month(name: str) -> int:
    return _MONTH_OF[name.rstrip(".")]


def _edge(match: re.Match[str], value: str) -> str:
    """An open interval for "since", "until" and the like; the date itself otherwise."""
    edge = match.groupdict().get("edge")
    if not edge or "/" in value:
        return value
    if value.endswith("X"):  # an interval's end is a year at least
        value = value.replace("X", "9" if edge in ("until", "till", "up to", "prior to", "before") else "0")
    if edge in ("since", "ever since", "after", "from"):
        return value if edge == "from" else f"{value}/.."
    return f"../{value}"


def _iso(match: re.Match[str], moment: _Moment) -> _Resolved:
    moment.year = int(match[0][:4])
    return match[0], "explicit"


def _full(match: re.Match[str], moment: _Moment) -> _Resolved:
    """Day, month and year; or a stretch of days of one month."""
    year, month, day = int(match["year"]), _month(match["month"]), int(match["day"])
    moment.year = year
    value = f"{year:04}-{month:02}-{day:02}"
    if match.groupdict().get("day2"):
        value += f"/{year:04}-{month:02}-{int(match['day2']):02}"
    return _edge(match, value), "explicit"


def _month_year(match: re.Match[str], moment: _Moment) -> _Resolved:
    moment.year = int(match["year"])
    value = f"{match['year']}-{_month(match['month']):02}"
    if match.groupdict().get("month2"):
        value = f"{match['year']}-{_month(match['month2']):02}/{value}"
    return _edge(match, value), "explicit"


def _month_day(match: re.Match[str], moment: _Moment) -> _Resolved:
    given = match.groupdict()
    month, day = _month(match["month"]), int(match["day"]) if given.get("day") else None
    until = moment.day()
    if moment.year:
        year, basis = moment.year, "explicit"
    elif until:
        ahead = given.get("which") == "next" or (moment.ahead and given.get("which") is None)
        later = (month, day or 1) > (until.month, until.day)
        same = moment.ahead and month == until.month and day is None
        year, basis = until.year - (later and not ahead) + (ahead and not later and not same), "relative"
        if match.groupdict().get("which") == "last" and month == until.month:
            year -= 1
        if moment.precision < 7:  # a document dated by year alone: its own year is the likeliest
            year = until.year
    else:
        return None, "relative"
    value = f"{year:04}-{month:02}" + (f"-{day:02}" if day else "")
    if given.get("day2"):
        last = f"{year:04}-{_month(given.get('month2') or match['month']):02}-{int(match['day2']):02}"
        return f"{value}/{last}", basis  # type: ignore[return-value]
    if given.get("month2"):
        last_month = _month(match["month2"])
        return f"{year - (last_month < month):04}-{month:02}/{year:04}-{last_month:02}", basis  # type: ignore[return-value]
    return _edge(match, value), basis  # type: ignore[return-value]


def _month_of_year(match: re.Match[str], moment: _Moment) -> _Resolved:
    """ "May last year"."""
    until = moment.day()
    if until is None:
        return None, "relative"
    moment.year = until.year + {"last": -1, "next": 1}.get(match["which"], 0)
    day = f"-{int(match['day']):02}" if match.groupdict().get("day") else ""
    return _edge(match, f"{moment.year:04}-{_month(match['month']):02}{day}"), "relative"


def _feast(match: re.Match[str], moment: _Moment) -> _Resolved:
    month, day = _FEASTS[match["feast"].replace("’", "'")]
    until = moment.day()
    if until is None:
        return None, "relative"
    return moment.write(
        datetime.date(until.year - ((month, day) > (until.month, until.day)), month, day), 10
    ), "relative"


def _part_of_year(match: re.Match[str], moment: _Moment) -> _Resolved:
    """A quarter or half of a year, or a season of one."""
    given = match.groupdict()
    year = int(match["year"])
    moment.year = year
    if given.get("season"):
        return f"{year:04}-{20 + _SEASONS[match['season']] // 3}", "explicit"
    size = 3 if match["share"] == "quarter" else 6
    first = (_ORDINALS[match["nth"]] - 1) * size + 1
    if first > 12:
        return None, "explicit"
    return f"{year:04}-{first:02}/{year:04}-{first + size - 1:02}", "explicit"


def _century(match: re.Match[str], moment: _Moment) -> _Resolved:
    return f"{int(match['century']) - 1:02}XX", "explicit"


def _beside(match: re.Match[str], moment: _Moment) -> _Resolved:
    """ "The day before", "two weeks later": counted from the date that the paragraph named last."""
    anchor = edtf.bounds(moment.last) if moment.last else (None, None)
    if moment.last is None or "/" in moment.last or anchor[0] is None or anchor[1] is None:
        return None, "relative"
    given = match.groupdict()
    unit = match["unit"]
    number = _count(given["count"]) if given.get("count") else 1
    back = match["side"] in ("before", "earlier", "previous", "preceding")
    if unit == "hour":
        # Hours beside a day that is named fall on it, if they are few.
        return moment.last if len(moment.last) == 10 and number < 12 else None, "relative"
    length = {"day": 10, "week": 10, "fortnight": 10, "month": 7, "year": 4, "decade": 4}[unit]
    if len(moment.last) < min(length, 7 if length == 7 else length) and unit != "year":
        return None, "relative"  # a week before some month is no week
    day = anchor[0]
    days = {"day": 1, "week": 7, "fortnight": 14}.get(unit)
    if days:
        day += datetime.timedelta(-days * number if back else days * number)
    else:
        months = {"month": 1, "year": 12, "decade": 120}[unit] * number
        day = _shift_months(day, -months if back else months)
    return day.isoformat()[: min(length, len(moment.last))], "relative"


def _decade(match: re.Match[str], moment: _Moment) -> _Resolved:
    decade = match["decade"]
    return _edge(match, f"{decade}X" if len(decade) == 3 else f"19{decade}X"), "explicit"


def _year(match: re.Match[str], moment: _Moment) -> _Resolved:
    moment.year = int(match["year"])
    return _edge(match, match["year"]), "explicit"


def _years(match: re.Match[str], moment: _Moment) -> _Resolved:
    last = match["year2"] if len(match["year2"]) == 4 else match["year"][:2] + match["year2"]
    moment.year = int(last)
    return f"{match['year']}/{last}", "explicit"


def _nine_eleven(match: re.Match[str], moment: _Moment) -> _Resolved:
    return _edge(match, "2001-09-11"), "explicit"


def _near_day(match: re.Match[str], moment: _Moment) -> _Resolved:
    until = moment.day()
    if until is None:
        return None, "relative"
    shift = {"yesterday": -1, "last night": -1, "overnight": -1, "tomorrow": 1}.get(match["near"], 0)
    return moment.write(until + datetime.timedelta(shift), 10), "relative"


def _weekday(match: re.Match[str], moment: _Moment) -> _Resolved:
    until = moment.day()
    if until is None:
        return None, "relative"
    wanted = _DAYS.index(match["weekday"])
    which = match.groupdict().get("which") or ""
    if moment.ahead and not which and wanted != until.weekday():
        which = "coming"
    if which in ("next", "this coming", "coming"):
        ahead = (wanted - until.weekday()) % 7 or 7
        return moment.write(until + datetime.timedelta(ahead), 10), "relative"
    back = (until.weekday() - wanted) % 7 or (7 if which == "last" else 0)
    first = until - datetime.timedelta(back)
    if match.groupdict().get("weekday2") and moment.precision == 10:
        last = first + datetime.timedelta((_DAYS.index(match["weekday2"]) - wanted) % 7)
        if last <= until:
            return f"{first}/{last}", "relative"
    return _edge(match, moment.write(first, 10)), "relative"


def _this_unit(match: re.Match[str], moment: _Moment) -> _Resolved:
    """This, last or next week, month, season or year."""
    until = moment.day()
    if until is None:
        return None, "relative"
    which = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}.get(match["which"] or "", 0)
    unit = match["period"]
    if unit == "weekend":
        saturday = until - datetime.timedelta((until.weekday() - 5) % 7) + datetime.timedelta(7 * max(which, 0))
        sunday = saturday + datetime.timedelta(1)
        if moment.precision < 10:
            return moment.write(saturday, 10), "relative"
        return f"{saturday}/{sunday}", "relative"
    if unit == "week":
        if moment.precision < 10:
            return moment.write(until, 10), "relative"
        monday = until - datetime.timedelta(until.weekday()) + datetime.timedelta(7 * which)
        return _edge(match, f"{monday}/{monday + datetime.timedelta(6)}"), "relative"
    if unit == "month":
        if moment.precision < 7:
            return moment.write(until, 7), "relative"
        return _edge(match, _shift_months(until, which).isoformat()[:7]), "relative"
    if unit in _SEASONS:
        first = _SEASONS[unit]
        latest = until.year - (until.month < first)
        during = (until.year * 12 + until.month) - (latest * 12 + first) < 3
        year = latest + (1 if which > 0 else -1 if which < 0 and during else 0)
        if which == 0 and match["which"] == "this" and not during and until.month < first:
            year = until.year
        return f"{year:04}-{20 + first // 3}", "relative"
    years = 10 if unit == "decade" else 1
    year = until.year + which * years
    return _edge(match, f"{year // 10:03}X" if unit == "decade" else f"{year:04}"), "relative"


def _ago(match: re.Match[str], moment: _Moment) -> _Resolved:
    until = moment.day()
    if until is None:
        return None, "relative"
    number, unit = _count(match["count"]), match["unit"]
    if match.groupdict().get("half"):
        number, unit = (12 * number + 6, "month") if unit == "year" else (number, unit)
    elif match.groupdict().get("halved"):
        number, unit = (6, "month") if unit == "year" else (2, "week") if unit == "month" else (number, unit)
    return _edge(match, _back(until, number, unit, moment)), "relative"


def _past(match: re.Match[str], moment: _Moment) -> _Resolved:
    """A stretch counted back from the document's date: "the past two years", "the last 18 months"."""
    until = moment.day()
    if until is None:
        return None, "relative"
    unit, count = match["unit"], match.groupdict().get("count")
    many = match.groupdict().get("many")
    number = {"few": 3, "several": 5, "many": 5}.get(many, 3) if many else _count(count) if count else 1
    if match.groupdict().get("half"):
        unit, number = ("month", 12 * number + 6) if unit == "year" else ("day", number * 30 + 15)
    start = _back(until, number, unit, moment)
    end = until.isoformat()[: len(start)]
    return (start if start == end else f"{start}/{end}"), "relative"


def _recent(match: re.Match[str], moment: _Moment) -> _Resolved:
    until = moment.day()
    unit = match["unit"]
    # How far back "recent" reaches is a guess that grows with the unit; beyond months it says too little.
    if until is None or unit in ("year", "decade"):
        return None, "relative"
    start = _back(until, {"hour": 24, "day": 7, "week": 4, "month": 6}[unit], unit, moment)
    end = until.isoformat()[: len(start)]
    return (start if start == end else f"{start}/{end}"), "relative"


def _same(match: re.Match[str], moment: _Moment) -> _Resolved:
    """ "That year", "the same day": the date last named, cut to the unit."""
    length = {"day": 10, "night": 10, "week": 10, "month": 7, "year": 4}[match["unit"]]
    if moment.last and "/" not in moment.last and len(moment.last) >= length:
        return moment.last[:length], "explicit"
    return None, "relative"


def _after(match: re.Match[str], moment: _Moment) -> _Resolved:
    """ "Twenty years after" something: that lies so far before the date that the sentence gave."""
    first = edtf.bounds(moment.near)[0] if moment.near and edtf.is_edtf(moment.near) else None
    if first is None:
        return None, "relative"
    unit, count = match["unit"], _count(match["count"])
    years = {"year": 1, "decade": 10}.get(unit)
    if years:
        return f"{max(1, first.year - count * years):04}", "relative"
    if unit == "month":
        return _shift_months(first, -count).isoformat()[:7], "relative"
    return None, "relative"


def _count(text: str) -> int:
    return int(text) if text.isdigit() else _NUMBERS[text]


def _back(until: datetime.date, number: int, unit: str, moment: _Moment) -> str:
    """The date ``number`` units before a day, as precise as the unit and the document's date make it."""
    if unit == "hour":
        return moment.write(until - datetime.timedelta(hours=number), 10)
    if unit == "day":
        return moment.write(until - datetime.timedelta(number), 10)
    if unit in ("week", "fortnight"):
        return moment.write(until - datetime.timedelta((7 if unit == "week" else 14) * number), 10)
    if unit == "month":
        return moment.write(_shift_months(until, -number), 7)
    if unit == "decade" or number > 3:
        return moment.write(_shift_months(until, -number * (120 if unit == "decade" else 12)), 4)
    return moment.write(_shift_months(until, -12 * number), 7)


def _shift_months(day: datetime.date, months: int) -> datetime.date:
    index = max(12, day.year * 12 + day.month - 1 + months)
    year, month = divmod(index, 12)
    month += 1
    return datetime.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def _rule(pattern: str, resolve: Callable[[re.Match[str], _Moment], _Resolved]) -> _Rule:
    return re.compile(rf"(?<![\w-]){pattern}(?!\w)"), resolve


_M, _Y, _D = _MONTH.format("month"), _YEAR.format("year"), _DAY.format("day")
_WEEKDAY = r"(?P<weekday>monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
_WHICH = r"(?P<which>last|past|previous|this|next|coming|current)"
_ROUGHLY = r"(?:(?:early|earlier|late|later|mid|end of|beginning of|the end of|the beginning of)[- ]*(?:in )?)?"
_BEFORE_MONTH = (
    r"(?:(?P<edge>since|until|till|before|after)\s+|(?<=\bin )|(?<=\bof )|(?<=\bduring )|(?<=\bby )|(?<=\bfrom ))"
)

_M2, _D2, _Y2 = _MONTH.format("month2"), _DAY.format("day2"), _YEAR.format("year2")
_WEEKDAY2, _ANY_DAY = _WEEKDAY.replace("weekday", "weekday2", 1), _WEEKDAY.replace("weekday", "wd", 1)
_SEASON = "spring|summer|autumn|fall|winter"
# What follows is a clause, which "the day before" then belongs to.
_CLAUSE = r"(?! (?:last|yesterday|tomorrow|the|he|she|they|it|a|his|her|their|its|that|this))"

# The first rule that fits wins, so the fuller shapes come first.
_RULES: tuple[_Rule, ...] = (
    _rule(r"(?:1[5-9]|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])", _iso),
    _rule(rf"{_SINCE}(?:{_WEEKDAY},? )?{_D}(?: ?[-–] ?{_D2})? (?:of )?{_M},? {_Y}", _full),
    _rule(rf"{_SINCE}{_M} {_D}(?: ?(?:[-–]|to) ?{_D2})?,? {_Y}", _full),
    _rule(rf"(?:from |between )?{_M2} (?:to|and|through|[-–]) {_M},? {_Y}", _month_year),
    _rule(rf"{_SINCE}{_PART}{_M},?(?: of)? {_Y}", _month_year),
    _rule(rf"{_SINCE}{_ROUGHLY}(?:{_D} )?{_M}(?: of)? (?P<which>last|this|next) year", _month_of_year),
    _rule(rf"{_ROUGHLY}(?:the )?(?P<season>{_SEASON})(?: of)?,? {_Y}(?:[-–]\d\d)?", _part_of_year),
    _rule(rf"(?:the )?(?P<nth>first|second|third|fourth|last) (?P<share>quarter|half) of {_Y}", _part_of_year),
    _rule(r"(?:the )?(?:early |mid-?|late )?(?P<century>1[5-9]|20|21)(?:th|st) century", _century),
    _rule(rf"(?:from |between )?{_D} {_M} (?:to|and|until|[-–]) {_D2} {_M2}", _month_day),
    _rule(rf"(?:from |between )?{_M} {_D} (?:to|and|until|through|[-–]) {_M2} {_D2}",
          _month_day),
    _rule(rf"(?:from |between )?{_D} ?(?:[-–]|and|to) ?{_D2} {_M}", _month_day),
    _rule(rf"(?:from |between )?{_M} {_D} ?(?:[-–]|and|to) ?{_D2}(?! ?(?:%|percent|per cent|people))",
          _month_day),
    _rule(rf"(?:(?<=\bin )|(?<=\bbetween )|(?<=\bfrom )){_M} (?:and|to|through|[-–]) {_M2}", _month_day),
    _rule(r"(?P<feast>christmas eve|christmas day|(?<=\bat )christmas|new year['’]s (?:eve|day))", _feast),
    _rule(rf"{_SINCE}(?:{_ANY_DAY},? [(]?)?{_M} {_D}(?! ?(?:%|percent|per cent|people))",
          _month_day),
    _rule(rf"{_SINCE}(?:{_ANY_DAY},? [(]?)?{_D}(?: of)? {_M}", _month_day),
    _rule(rf"(?:between|from) {_Y} (?:and|to|until|through) {_Y2}", _years),
    _rule(rf"{_Y} ?[-–] ?(?P<year2>(?:1[5-9]|20)?\d\d)", _years),
    _rule(rf"{_SINCE}(?:the )?{_PART}(?P<decade>1[5-9]\d|20\d)0['’]?s", _decade),
    _rule(rf"{_SINCE}(?:the )?{_PART}['’]?(?P<decade>[3-9])0s", _decade),
    _rule(rf"{_SINCE}9/11", _nine_eleven),
    _rule(r"(?P<near>yesterday|today|tonight|tomorrow|overnight|last night|this (?:morning|afternoon|evening))",
          _near_day),
    _rule(rf"{_ROUGHLY}{_WHICH} {_M}", _month_day),
    _rule(rf"(?:from |between |on )?{_WEEKDAY} (?:and|to|until|through|[-–]) {_WEEKDAY2}",
          _weekday),
    _rule(r"(?:the )?(?P<side>following|previous|preceding) (?P<unit>day|week|month|year)", _beside),
    _rule(r"(?<!\bover )(?<!\bin )(?<!\bfor )(?<!\bduring )the (?P<side>next) (?P<unit>day|week|month|year)", _beside),
    _rule(rf"the (?P<unit>day|week|month|year) (?P<side>before|after|earlier){_CLAUSE}", _beside),
    _rule(rf"(?:about |some |around |nearly |almost |just )?{_COUNT} {_UNIT} (?P<side>later|before|earlier){_CLAUSE}",
          _beside),
    _rule(r"(?:at|over|on|during) the (?P<period>weekend)(?P<which>)", _this_unit),
    _rule(rf"(?<=\bin the )(?P<period>{_SEASON})(?P<which>)(?! of)", _this_unit),
    _rule(rf"{_SINCE}(?:early |late |mid-?)?(?:(?P<which>last|this coming|this|next|past|coming) )?{_WEEKDAY}"
          r"(?: (?:morning|afternoon|evening|night|lunchtime))?",
          _weekday),
    _rule(rf"{_SINCE}{_ROUGHLY}(?:the )?{_WHICH} (?P<period>weekend|week|month|year|decade|{_SEASON})"
          r"(?!-and| and a half)", _this_unit),
    _rule(rf"{_SINCE}(?:about |some |around |nearly |almost |more than )?(?P<halved>half )?{_COUNT}"
          rf"(?P<half> and a half)? {_UNIT} ago", _ago),
    _rule(rf"(?:just )?(?:about |some |under |over |nearly |almost |more than )?{_COUNT} {_UNIT} after", _after),
    _rule(rf"(?:over |during |in |for |within )?(?:the |these )?(?:past|last) (?:{_COUNT}[- ])?(?:(?P<many>few|several"
          rf"|many) )?{_UNIT}(?P<half>-and-a-half| and a half)?", _past),
    _rule(r"(?:in |over |during )?(?:the )?(?:more )?recent (?P<unit>hour|day|week|month|year|decade)s", _recent),
    _rule(rf"(?:(?P<edge>since|until|till|before|after) )?(?:early|mid|late|the end of|the beginning of|the start of"
          rf"|the middle of|end of)[- ]*(?:in )?{_M}", _month_day),
    _rule(rf"{_BEFORE_MONTH}(?:the month of )?{_M}(?! \d)", _month_day),
    _rule(r"(?:that|the same) (?:very )?(?P<unit>day|night|week|month|year)", _same),
    _rule(rf"(?P<edge>since|until|till|before|after|prior to) {_PART}{_Y}", _year),
    _rule(rf"(?:early|mid|late|the end of|end of|the year|the beginning of)[- ]*(?:in )?{_Y}", _year),
    _rule(rf"(?<=\bin )(?:the )?{_Y}", _year),
    _rule(rf"(?:(?<=\bof )|(?<=\bby )|(?<=\bfrom )|(?<=\bfor )|(?<=\bduring )|(?<=\bthe )|(?<='s )|(?<=’s )"
          rf"|(?<=(?<!\d )\()|(?<=\bits )|(?<=\btheir )|(?<=\bhis )|(?<=, )){_Y}"
          r"(?! (?:people|troops|soldiers|men|women|dollars|tons|tonnes|miles|km|kilometers|refugees))", _year),
)  # fmt: skip
_ANY = re.compile(
    "|".join(
        f"(?P<r{i}>{re.sub(r'[(][?]P<[a-z0-9]+>', '(?:', pattern.pattern)})" for i, (pattern, _) in enumerate(_RULES)
    )
)
# No expression does without one of these.
_ANCHOR = re.compile(
    r"1[5-9]\d|20\d\d|\d0['’]?s|9/11|century|christmas|new year|day|night|tomorrow|morning|afternoon|evening|week"
    r"|fortnight|month|year|decade|spring|summer|autumn|fall|winter|hour"
    rf"|(?<!\w)(?:{'|'.join(_MONTHS)}|{'|'.join(m[:3] for m in _MONTHS)}|sept)(?!\w)"
)
