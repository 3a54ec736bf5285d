"""The fields of a telegram's header, read from what its lines state and checked against one another.

Every page line, section line and date-time group of a telegram says the same post, number and time again, so a field
that a scan spoiled in one place is right in another: the reading most of them agree on is taken.
"""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterable
from itertools import zip_longest
from typing import Any

from wakhan.clean.telegram.grammar import MONTHS, DateTimeGroup
from wakhan.clean.telegram.lexer import Address, Statements
from wakhan.clean.telegram.tokens import as_digits, as_letters

_PRECEDENCE = {"FLASH": "Z", "IMMEDIATE": "O", "PRIORITY": "P", "ROUTINE": "R"}
_NOT_OF_NAMES = frozenset({*_PRECEDENCE, "NIACT", "MINIMIZE", "WHITE", "HOUSE-NIACT"})
_POST_KINDS = frozenset(
    {"AMEMBASSY", "AMEMB", "AMCONSUL", "AMCONS", "AMCONGEN", "USMISSION", "USINT", "USLO", "USOFFICE", "USDEL", "AIT"}
)
_KINDS = _POST_KINDS | {"EMBASSY", "CONSULATE", "MISSION"}
# Words that begin a new address within a line.
_BEGINS_ADDRESS = _POST_KINDS | {"USUN", "SECSTATE", "SECDEF"}
_PREFIX = re.compile(r"(?:ZEN/|XMT/|R[A-Z]{3,7}/)+")
# Figures of a date, as scans spoil them.
_SLASHED = re.compile(r"(?<![A-Za-z])[0-9OIlZSB]{1,4}(?=[/-])|(?<=[/-])[0-9OIlZSB]{1,4}(?![A-Za-z])")
_OFFICE = re.compile(r"[A-Z]{1,5}-\d{1,2}")
_SUFFIX = re.compile(r"//.*$")
_CASE_POST = re.compile(r"(?P<year>\d{2,4})\s*(?P<post>[A-Z][A-Z ]*?)\s*(?P<number>\d{1,8})")
_BASE = re.compile(r"\b1\.([4-6])")
_LETTER = re.compile(r"(?<![A-Za-z])\(?([A-Ha-h])\b\)?(?![A-Za-z'])")
_GROUP = re.compile(rf"(\d{{6}})Z\s+({'|'.join(MONTHS)})\s+(\d{{4}}|\d\d)\b")
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?:[T ](?P<hour>\d\d):(?P<minute>\d\d))?")
_NUMERIC = re.compile(r"(?P<month>\d{1,2})[-/](?P<day>\d{1,2})[-/](?P<year>\d{4}|\d\d)\b")
_WORDED = re.compile(r"(?P<day>\d{1,2})[- ](?P<month>[A-Za-z]{3})[A-Za-z]*[-. ]+(?P<year>\d{4}|\d\d)\b")
_WORDED_US = re.compile(r"(?P<month>[A-Za-z]{3})[A-Za-z]*\.? (?P<day>\d{1,2}),? (?P<year>\d{4})\b")
# Two-digit years before this are of this century: telegrams with date-time groups of years begin in the 1960s.
_PIVOT = 60


def cable_of(said: Statements, subject: str | None, signer: str | None) -> dict[str, Any]:
    """The columns of ``cables`` (without document_id): None or an empty list for what the text does not state."""
    values = said.values
    dtg = _dtg(said)
    from_posts = _addresses(said.addresses, "from") or _names(values.get("from", ()))
    return {
        "mrn": _mrn(said, from_posts, dtg),
        "precedence": _precedence(said),
        "dtg": dtg.strftime("%Y-%m-%dT%H:%M:00Z") if dtg else None,
        "classification": _classification(said),
        "from_post": from_posts[0] if from_posts else _first(values, "origin"),
        "to_posts": _addresses(said.addresses, "to") or _names(values.get("to", ())),
        "info_posts": _addresses(said.addresses, "info") or _names(values.get("info", ())),
        "tags": _tags(values.get("tags", [])),
        "executive_order": _order(_first(values, "order") or ""),
        "declassify_on": _declassify_on(values, dtg),
        "subject": subject,
        "signer": signer or _first(values, "signer"),
        "classified_by": _classified_by(values),
        "reasons": _reasons(_first(values, "reason") or ""),
        "reviewer": _reviewer(values),
        "case_number": _first(values, "case") or _reviewed_case(values),
        "doc_number": _first(values, "doc"),
        "released_on": next(
            (d.isoformat() for name in ("released", "reviewed") for v in values.get(name, ()) if (d := _date(v))), None
        ),
        "sections": _sections(said),
    }


def _order(text: str) -> str | None:
    """The number of the executive order at the head of its line, digits mended."""
    head = re.match(r"\w+", text)
    digits = as_digits(head.group()) if head else None
    return digits if digits and len(digits) == 5 else None


def _first(values: dict[str, list[str]], name: str) -> str | None:
    return values[name][0] if values.get(name) else None


def _most_common(votes: Iterable[Any]) -> Any:
    """The reading most often given, the earlier of two as frequent; None without any."""
    counted = Counter(votes)
    return max(counted, key=counted.__getitem__) if counted else None


# -- time and number ---------------------------------------------------------------------------------------------------


def _year(written: str) -> int:
    return int(written) if len(written) == 4 else int(written) + (1900 if int(written) >= _PIVOT else 2000)


def _moment(group: DateTimeGroup) -> datetime.datetime | None:
    try:
        return datetime.datetime(
            _year(group.year), group.month, int(group.time[:2]), int(group.time[2:4]), int(group.time[4:])
        )
    except ValueError:
        return None


def _dtg(said: Statements) -> datetime.datetime | None:
    """When it was sent: the date-time group most sections give; one that the page lines contradict loses a tie.

    A year that the number of the message contradicts gives way to it. Without a group, what a table says.
    """
    days = Counter(int(p.time[:2]) for p in said.page_lines if p.time)
    moments = [m for group in said.dates if (m := _moment(group))]
    if moments:
        votes = Counter(moments)
        # A page is sent on the day of the group or a day or two after it.
        best = max(votes, key=lambda m: (votes[m], sum(days[(m.day + late - 1) % 31 + 1] for late in range(3))))
        for value in said.values.get("mrn", ()):
            if (match := _CASE_POST.fullmatch(value)) and (year := _year(match["year"][-4:])) != best.year:
                return best.replace(year=year) if not (best.month == 2 and best.day == 29) else best
        return best
    for name in ("dtg", "created"):
        for value in said.values.get(name, ()):
            group = _GROUP.search(value.upper())
            if group and (found := _moment(DateTimeGroup(0, None, group[1], MONTHS.index(group[2]) + 1, group[3]))):
                return found
            iso = _ISO.search(value)
            if iso and iso["hour"]:
                try:
                    return datetime.datetime(*(int(g) for g in iso.groups()))  # type: ignore[arg-type]
                except ValueError:
                    continue
    return None


def date_of(said: Statements) -> str | None:
    """The date as EDTF: of the date-time group, or a day that a table states without one."""
    moment = _dtg(said)
    if moment:
        return moment.date().isoformat()
    days = (_date(v) for name in ("created", "dtg", "drafted") for v in said.values.get(name, ()))
    return next((day.isoformat() for day in days if day), None)


def _mrn(said: Statements, from_posts: list[str], dtg: datetime.datetime | None) -> str | None:
    """Year, post and number: number and post as most page and section lines give them, the post's name in full."""
    stated = next((m for v in said.values.get("mrn", ()) if (m := _CASE_POST.fullmatch(v.upper().strip()))), None)
    named = [line for line in said.section_lines if line.post and line.number]
    numbers = [line.number for line in named] + [line.number for line in said.page_lines]
    number = _most_common(int(written) for written in numbers if written)
    if number is None and stated:
        number = int(stated["number"])
    post = _most_common(line.post for line in named)
    sender = _post_name(from_posts[0]) if from_posts else None
    short = _most_common(line.post for line in said.page_lines if line.post)
    if sender and (post is None or (short and not _abbreviates(short, post) and _abbreviates(short, sender))):
        post = sender
    post = post or (stated["post"].strip() if stated else None) or short
    year = dtg.year if dtg else _year(stated["year"]) if stated else None
    if number is None or post is None or year is None:
        return None
    return f"{year % 100:02d} {post} {number:06d}"


def _abbreviates(short: str, post: str) -> bool:
    """Whether a page line's six letters stand for a post."""
    return post.replace(" ", "").startswith(short.replace(" ", ""))


def _post_name(address: str) -> str:
    words = address.split()
    if words[0] == "SECSTATE":
        return "STATE"
    return " ".join(words[1:]).upper() if len(words) > 1 and words[0].upper() in _KINDS else address.upper()


def _sections(said: Statements) -> int | None:
    """How many sections: as most lines say."""
    sections = [line.section for line in said.section_lines] + [line.section for line in said.page_lines]
    found: int | None = _most_common(section[1] for section in sections if section)
    return found


def _precedence(said: Statements) -> str | None:
    letter: str | None = _most_common(group.precedence for group in said.dates if group.precedence)
    if letter:
        return letter
    words = " ".join([*said.values.get("precedence", ()), *said.values.get("to", ())]).upper()
    return next((letter for word, letter in _PRECEDENCE.items() if word in words), None)


def _classification(said: Statements) -> str | None:
    """As the section lines say, else what a table says it was, else as most banners say."""
    lines = [line.classification for line in said.section_lines]
    stated = _first(said.values, "classification")
    current = _first(said.values, "current_class")
    found: str | None = _most_common(lines) or stated or _most_common(said.banners) or current
    return found.upper() if found else None


# -- addresses ---------------------------------------------------------------------------------------------------------


def _addresses(addresses: list[Address], role: str) -> list[str]:
    """Names of one list: the longest among the sections, each name as most sections of that length spell it."""
    lists: dict[int, list[str]] = {}
    for address in addresses:
        if address.role == role:
            lists.setdefault(address.section, []).extend(_split(address.words))
    full = [names for names in lists.values() if len(names) == max(map(len, lists.values()))]
    names = [_most_common(spellings) for spellings in zip_longest(*full)]
    return list(dict.fromkeys(name for name in names if name))


def _split(words: list[str]) -> list[str]:
    """Names in one line of an address list, without routing indicators, serial numbers and words of precedence."""
    names: list[list[str]] = [[]]
    for word in words:
        bare = _SUFFIX.sub("", _PREFIX.sub("", word)).strip(",;:")
        named = names[-1] and names[-1] != ["USMISSION"]  # "USMISSION USUN NEW YORK" is one address
        if named and (bare in _BEGINS_ADDRESS or _PREFIX.match(word)):
            names.append([])
        if as_digits(bare) is not None:
            if names[-1]:
                names.append([])
        elif bare and bare not in _NOT_OF_NAMES and any(c.isalpha() for c in bare):
            names[-1].append(as_letters(bare))
    return [" ".join(name) for name in names if name and not re.fullmatch(r"R[A-Z]{5,7}", " ".join(name))]


def _names(values: Iterable[str]) -> list[str]:
    """Names in rows of a table: separated by semicolons, "WASHDC, SECSTATE" turned round."""
    names: list[str] = []
    for value in values:
        for part in value.split(";"):
            words = [w for w in part.split() if w.upper() not in _NOT_OF_NAMES]
            last, comma, first = " ".join(words).partition(", ")
            name = f"{first} {last}" if comma and "," not in first else last
            if name.strip() and not _OFFICE.fullmatch(name.strip()):
                names.append(name.strip())
    return list(dict.fromkeys(names))


# -- caption and release -----------------------------------------------------------------------------------------------


def _tags(values: list[str]) -> list[str]:
    """The codes of the first TAGS line; names of persons in brackets are tags too, without the brackets."""
    if not values:
        return []
    tags = (m[1] or m[2] for m in re.finditer(r"\(([^()]*)\)|([^\s,;()]+)", values[0]))
    return list(dict.fromkeys(as_letters(tag.strip().rstrip(".")) for tag in tags if tag.strip(" .")))


def _date(text: str, *, not_before: int | None = None) -> datetime.date | None:
    """The day a header writes: 03/08/11, 3-8-2021, 2018-01-01, 30 JUN 2005; month before day when both are numbers."""
    for pattern in (_ISO, _NUMERIC, _WORDED, _WORDED_US):
        match = pattern.search(text)
        if match is None:
            continue
        month = match["month"]
        number = int(month) if month.isdigit() else MONTHS.index(month.upper()) + 1 if month.upper() in MONTHS else 0
        year = int(match["year"])
        if year < 100:
            year = _year(f"{year:02d}") if not_before is None else year + not_before // 100 * 100
            if not_before is not None and year < not_before:
                year += 100
        try:
            return datetime.date(year, number, int(match["day"]))
        except ValueError:
            continue
    return None


def _declassify_on(values: dict[str, list[str]], dtg: datetime.datetime | None) -> str | None:
    """The day the telegram's own executive order line gives, else a table, else the stamp of the release."""
    for name in ("order", "declassify", "extended"):
        for value in values.get(name, ()):
            text = value.partition(":")[2] if name == "order" else value
            text = _SLASHED.sub(lambda m: as_digits(m.group(), strict=False) or m.group(), text)
            if day := _date(text, not_before=dtg.year if dtg else None):
                return day.isoformat()
    return None


def _classified_by(values: dict[str, list[str]]) -> str | None:
    text = _first(values, "classified_by")
    if text is None:
        return None
    text = re.sub(r"[\s,.;:-]*\b(?:for)?[\s,;:(-]*$", "", re.sub(r"^[\s:,-]+", "", text), flags=re.IGNORECASE)
    return text.strip(" ,;:-.") or None


def _reasons(text: str) -> list[str]:
    """Sections of the order, as "1.5(B)": the letters that follow each 1.4, 1.5 or 1.6."""
    found: list[str] = []
    bases = list(_BASE.finditer(text))
    for base, following in zip_longest(bases, bases[1:]):
        tail = text[base.end() : following.start() if following else len(text)]
        found.extend(f"{base.group()}({letter.upper()})" for letter in _LETTER.findall(tail))
    return list(dict.fromkeys(found))


def _reviewed_case(values: dict[str, list[str]]) -> str | None:
    """The case number behind the day of a review ("27 JUN 2003 200104094")."""
    found = re.search(r"\b\d{8,10}\Z", _first(values, "reviewed") or "")
    return found.group() if found else None


def _reviewer(values: dict[str, list[str]]) -> str | None:
    """The reviewer's name, without the office behind it."""
    text = _first(values, "reviewer")
    return text.partition(",")[0].strip() or None if text else None
