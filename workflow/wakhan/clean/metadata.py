"""Metadata that a page states about itself: title, creators, publisher, genre, language, date, address.

Only what the text says. A field without evidence is left out.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from wakhan.clean import furniture
from wakhan.clean.layout import Unit
from wakhan.clean.stretches import CONTENT, Stretch
from wakhan.edtf import is_edtf
from wakhan.view import quote_raw

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY, _YEAR = r"\d{1,2}(?:st|nd|rd|th)?", r"(?:19|20)\d\d"
_DATES = re.compile(
    rf"\b(?P<y1>{_YEAR})-(?P<m1>\d\d)-(?P<d1>\d\d)\b|"
    rf"\b(?P<d2>{_DAY}),? (?:of )?(?P<m2>{_MONTH}),? (?P<y2>{_YEAR})\b|"
    rf"\b(?P<m3>{_MONTH}) (?P<d3>{_DAY}),? (?P<y3>{_YEAR})\b|"
    rf"\b(?P<m4>{_MONTH}),? (?P<y4>{_YEAR})\b|"
    rf"\b(?P<a5>\d{{1,2}})[/.](?P<b5>\d{{1,2}})[/.](?P<y5>{_YEAR})\b",
    re.I,
)
# What may stand beside the date in a line that gives one.
_DATELINE_WORDS = re.compile(
    r"\b(?:published|posted|updated|last|modified|first|on|at|date|dated|issued|released?|created|filed|added|mon|"
    r"tues?|wed(?:nes)?|"
    r"thu(?:rs)?|fri|sat(?:ur)?|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day|am|pm|a\.m|p\.m|gmt|utc|bst|est|"
    r"edt|et|cet|ist|pst|pdt|hrs?|the|of)\b|"
    r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?: ?[ap]m)?|[\W_]",
    re.I,
)
# Where a report was sent from and the day, on a line of their own: "Strelsau, Ruritania, May 3".
_PLACE_AND_DAY = re.compile(rf"(?:[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*, ){{1,2}}{_MONTH} {_DAY}", re.I)
_STAMPED = re.compile(
    r"\b\d{1,2}[:.]\d\d(?:[:.]\d\d)?\b|\b(?:published|updated|posted|modified|released|filed)\b[^.]{0,20}\d", re.I
)
_BY = re.compile(
    r"\W*(?:by|written by|words by|story by|reported by|report by|author|authors|analysis by|comment by)\b:?\s+", re.I
)
_BY_STAFF = re.compile(
    r"By (?:[\w’'.-]+ ){0,4}(?:staff|reporters?|writers?|correspondents?|agency|agencies|desk|editors?|"
    r"AFP|AP|Reuters)\.?",
    re.I,
)
_POSTED_BY = re.compile(r"\W*(?:posted|published|written|updated|submitted)\b.{0,60}\bby:?\s+", re.I)
_NAME_PART = r"(?:[A-ZÀ-Þ][\w’'.-]*|de|da|di|van|von|der|den|bin|bint|al|el|ul|la|le)"
_NAME = re.compile(
    rf"(?:(?:Dr|Prof|Professor|Sir|Dame|Lord|Mr|Mrs|Ms|Ambassador)\.? )?[A-ZÀ-Þ][\w’'.-]*(?: {_NAME_PART}){{1,4}}"
)
_NOT_NAMES = frozenset(furniture.WORDS["not_names"].split())
_SPLIT = re.compile(r"\s*(?:,| and | & |;|\||/)\s*")
_AFTER_NAMES = re.compile(
    r"\s*(?:[|•·/]|[–—-] | (?:in|for|at|on|of) |\(|,? (?:staff|associated press|reuters|afp|bbc|correspondent|"
    r"special to|updated|published|posted)\b|"
    r",? \d|,? (?:[\w-]+ ){0,3}(?:correspondent|editor|reporter|writer)\b).*",
    re.I,
)


def date_of_line(text: str) -> str | None:
    """The EDTF date of a line that gives little else ("Published 3 May 2019 at 10:04"), None for other lines."""
    if len(text) > 160:
        return None
    match = _DATES.search(text)
    if match is None:
        return None
    rest = _DATELINE_WORDS.sub("", _DATES.sub("", text))
    return _edtf(match) if len(rest) <= 12 else None


def is_dated(text: str) -> bool:
    """Whether a line gives the date of a document: nothing else, or a time of day or "published" with it."""
    if date_of_line(text) is not None or _PLACE_AND_DAY.fullmatch(text):
        return True
    if len(text) > 120 or (text.endswith((".", ",", ":", ";")) and not text.endswith(".m.")):
        return False
    return _DATES.search(text) is not None and _STAMPED.search(text) is not None


def day_of(text: str) -> bool:
    """Whether a line gives a date with its year and nothing that is not said of dates."""
    return is_dated(text) and _DATES.search(text) is not None


def is_byline(text: str) -> bool:
    """Whether a line says by whom the document is ("By Jane Roe | 3 May 2019")."""
    return len(text) <= 200 and (bool(names_of_byline(text)) or _BY_STAFF.fullmatch(text) is not None)


def names_of_byline(text: str) -> list[str]:
    """The names a byline gives, without offices, places and dates; an empty list for other lines."""
    match = _BY.match(text) or (_DATES.search(text) and _POSTED_BY.match(text))
    if not match:
        return []
    listed = _AFTER_NAMES.sub("", text[match.end() :]).strip(" .")
    names = [_cased(part) for part in _SPLIT.split(listed) if part]
    return list(itertools.takewhile(is_name, names))


def _cased(name: str) -> str:
    """A name that was written in capitals, in ordinary case."""
    return name.title() if name.isupper() else name


def is_name(text: str) -> bool:
    """Whether a line is a person's name and nothing else, as far as capitals tell."""
    if len(text) > 60 or (not _NAME.fullmatch(text) and not _NAME.fullmatch(text.title())) or text.endswith("."):
        return False
    if text.isupper() and text.count(" ") > 2:
        return False
    return not any(word.lower() in _NOT_NAMES for word in text.split())


def is_signed(text: str) -> bool:
    """Whether a line under a title is a name, alone or with the paper or office that follows a comma."""
    name, _, place = text.partition(", ")
    return len(text) <= 100 and is_name(name) and (not place or (place[0].isupper() and place.count(" ") < 6))


def _edtf(match: re.Match[str]) -> str | None:
    """A date as EDTF; day and month in figures that could be either way round give the year alone."""
    group = match.groupdict()
    year = next(group[f"y{i}"] for i in range(1, 6) if group[f"y{i}"])
    if group["a5"]:
        a, b = int(group["a5"]), int(group["b5"])
        day, month = (a, b) if a > 12 else (b, a) if b > 12 else (a, b) if a == b else (0, 0)
    else:
        named = next(group[f"m{i}"] for i in range(1, 5) if group[f"m{i}"])
        month = int(named) if named.isdigit() else 1 + _MONTHS.index(named[:3].lower())
        day = int(next((group[f"d{i}"] for i in range(1, 4) if group[f"d{i}"]), "0").rstrip("stndrhSTNDRH"))
    text = year + (f"-{month:02}" if month else "") + (f"-{day:02}" if month and day else "")
    return text if is_edtf(text) else year


_COPYRIGHT = re.compile(
    r"(?:©\s*copyright|©|\(c\)|copyright|&copy;)[\s©]*(?:\(c\)\s*)?(?P<y1>(?:19|20)\d\d)?(?:\s?[-–]\s?(?P<y2>(?:19|"
    r"20)\d\d))?[\s,.:–-]*(?:by )?(?P<who>[^.|;\d\n]{2,60})?",
    re.I,
)
_RIGHTS_TAIL = re.compile(r"[\s,.|–-]*\b(?:all rights reserved|ltd|limited|inc|llc|plc|and contributors).*\Z", re.I)
# Where and when a report was sent: "STRELSAU, 3 May 2019 (Wire) –".
_DATELINE = re.compile(r"[A-Z][^–—]{0,110}?(?: [–—-]|\)|[–—])\s")
_APPEARED = re.compile(r"\b(?:published|appeared|posted|updated|issued)\b", re.I)
_VIEWS_OF = re.compile(
    r"\b(?:views|positions?|opinions?|policy|policies) (?:or \w+ )?of (?:the )?([A-Z][\w’'&-]*(?: (?:of|for|and|"
    r"the|on) [A-Z][\w’'&-]*| [A-Z][\w’'&-]*){0,6})"
)
_FIRST_PUBLISHED = re.compile(
    r"\b(?:(?i:first|originally) (?:appeared|published) (?:in|on|by|at)|(?:[Pp]ublished|article appeared) in) "
    r"(?:[Tt]he )?([A-Z][\w’'&-]*(?: (?:of|for|and|"
    r"the|on) [A-Z][\w’'&-]*| [A-Z][\w’'&-]*){0,5})"
)
_SUBSCRIBE_TO = re.compile(r"\b(?i:subscribe to) ((?i:the )?[A-Z][\w&-]*(?: [A-Z][\w&-]*){0,3})")
_NOT_PUBLISHER = re.compile(r"(?:our|us|newsletters?|podcasts?|channel|here|now|today|this|my)\b", re.I)
_DOMAIN = re.compile(r"\b(?:www\.)?([A-Za-z][\w-]{2,30})\.(?:com|org|net|co\.uk|news|info|edu)\b")
_CAPITALISED = re.compile(r"\b[A-Z][\w&]*(?:[ -](?:of|and|the|[A-Z][\w&]*)){0,4}")
_URL = re.compile(r"https?://[^\s<>\"”’)\]]{4,500}")
_FIRST_PERSON = re.compile(r"\b(?:I|me|my)\b")
_QUOTED = re.compile(r"“[^“”]{0,3000}”|\"[^\"]{0,1500}\"")
_TURN = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Dr|Sir|Lord|Baroness|Senator|The|Hon)\b[^:.]{2,60}|[A-Z][A-Z .’'-]{3,40}|(?:Q|A|Question|"
    r"Answer))(?: ?\([^)]{2,60}\))?:(?:\s|\Z)"
)
_RELEASE = re.compile(
    r"\W*(?:for immediate release|press (?:release|statement)|news release|media release|notes? (?:to|"
    r"for) editors?|media note)\b",
    re.I,
)
_OUTLET = (
    r"(?:(?!In |On |At |From )(?:[Tt]he )?(?:(?!The )[A-Z]\w+ ){0,3}(?:Times|Post|Guardian|Telegraph|Journal|"
    r"Tribune|Herald|Gazette|Chronicle|"
    r"Observer|Mail|Independent|Economist|Spectator|Globe|News|Daily|Standard|Monitor|Review|Policy|Affairs)|"
    r"Reuters|AFP|AP|Associated Press|"
    r"BBC|CNN|Al Jazeera|Bloomberg|Xinhua|TASS|Politico|Axios|NPR|Sky|Dawn|Le Monde|Le Figaro|Der Spiegel|El País|"
    r"Haaretz|NBC|CBS|ABC|Fox)\b"
)
_TELLING = r"(?:says?|writes?|adds?|reports?|notes?|argues?|suggests?|continues?|asks?|concludes?|warns?)"
# A paper that speaks: "Reuters says", "says The Times’s correspondent", "Writing in Foreign Policy, she argues".
_PRESS = re.compile(
    rf"\b(?P<a>{_OUTLET})[^.!?]{{0,60}}?\b{_TELLING}\b|\b{_TELLING} (?:in |to )?(?P<b>{_OUTLET})|\b(?:In|"
    rf"Writing (?:in|for|on)|writing (?:in|for|on)) (?P<c>{_OUTLET})"
)
_PRESENT = re.compile(rf"\b{_TELLING}\b")
_PAST = re.compile(r"\b(?:said|told|wrote|added|reported|announced|tweeted|noted|argued|warned)\b")
_LEARNED = re.compile(
    r"\b(?:fellow|professor|scholar|researcher|lecturer|think tank|institute|university|center for|"
    r"centre for)\b",
    re.I,
)
_OPINION = re.compile(
    r"\W*(?:opinion|op-?ed|editorial|comment(?:ary)?|column|viewpoint|letters?)\b(?! \w+ \w+ \w+)", re.I
)
_ANALYSIS = re.compile(r"\b(?:analysis|briefing paper|working paper|policy brief|explainer|in depth)\b", re.I)

_STOPWORDS = {language: words.split() for language, words in furniture.WORDS["stopwords"].items()}


def language_of(text: str) -> str | None:
    """The language of a text (BCP 47) by its commonest words, None where they are too few to tell."""
    counts = Counter(word.strip(".,;:!?()[]“”‘’\"'") for word in text[:10_000].lower().split())
    hits = {language: sum(counts[word] for word in words) for language, words in _STOPWORDS.items()}
    best = max(hits, key=lambda language: hits[language])
    return best if hits[best] >= 2 and hits[best] >= 0.1 * counts.total() else None


def found_in(
    raw: str, units: Sequence[Unit], labels: Sequence[str | None], stretches: Sequence[Stretch], site: str | None
) -> dict[str, Any]:
    """The metadata of a read page: the keys of ``Reading.found`` for which there is evidence.

    Takes the units with their labels, the stretches made of them, and the name of the site if the title line gave one.
    """
    kinds: dict[str, list[str]] = {}
    for u, label in zip(units, labels, strict=True):
        kinds.setdefault(label if label in CONTENT else "furniture", []).append(u.text)
    kinds["furniture"] = kinds.get("furniture", []) + [
        " ".join(raw[s.start : s.end].split()) for s in stretches if s.label == "advert"
    ]
    body = kinds.get("body", []) + kinds.get("list_item", [])
    notes = kinds.get("note", [])
    creators = _creators(kinds.get("byline", []), notes)
    shown = [line for line in kinds["furniture"] if not furniture.may_prompt(line)]
    found: dict[str, Any] = {
        "title": next((quote_raw(raw, [(s.start, s.end)]) for s in stretches if s.label == "title"), None),
        "creators": creators or None,
        "publisher": _publisher(kinds["furniture"], notes, site),
        "language": language_of(" ".join(body)),
        "date": _date(units, labels, notes),
        "source_url": _address(shown + notes + kinds.get("byline", [])),
    }
    found["genre"] = _genre(kinds, body, found["publisher"])
    return {key: value for key, value in found.items() if value}


def _creators(bylines: Sequence[str], notes: Sequence[str]) -> list[str]:
    """Names of the bylines, else those whom a note presents as the author."""
    names: list[str] = []
    for line in bylines:
        names += names_of_byline(line) or ([_cased(line.partition(", ")[0])] if is_signed(line) else [])
    if not names:
        names = [name for note in notes if (name := furniture.author_of_note(note))]
    return list(dict.fromkeys(names))


def _publisher(shown: Sequence[str], notes: Sequence[str], site: str | None) -> str | None:
    """From the copyright line, the note on where it first appeared, the title line's site, or the prompts' own name."""
    if holder := next(filter(None, map(_rights_holder, notes)), None):
        return holder
    for line in notes:
        if first := _FIRST_PUBLISHED.search(line):
            return first[1]
    if site:
        return site
    for line in notes:
        if views := _VIEWS_OF.search(line):
            return views[1]
    names: Counter[str] = Counter(
        name for line in shown for name in _CAPITALISED.findall(line) if name.lower() not in _STOPWORDS["en"]
    )
    for line in shown:
        for stem in _DOMAIN.findall(line):
            for name in names:
                if name.replace(" ", "").replace("-", "").lower() == stem.lower() and not name.isupper():
                    return name
    for line in shown:
        if (asked := _SUBSCRIBE_TO.search(line)) and not _NOT_PUBLISHER.search(asked[1]):
            return _cased(asked[1])
    return next(filter(None, map(_rights_holder, shown)), None)


def _rights_holder(line: str) -> str | None:
    """Whose copyright a line states."""
    stated = _COPYRIGHT.search(line) if furniture.is_copyright(line) else None
    if stated is None or stated["who"] is None:
        return None
    who = _RIGHTS_TAIL.sub("", stated["who"]).strip(" ,.-–")
    return who if who[:1].isupper() else None


def _date(units: Sequence[Unit], labels: Sequence[str | None], notes: Sequence[str]) -> str | None:
    """From the byline or another line of the head, the dateline of the first paragraph, else a note's year."""
    shown: str | None = None  # by a line of the head that is none of the document's own
    for u, label in zip(units, labels, strict=True):
        if label == "body":
            dateline = _DATELINE.match(u.text)
            match = _DATES.search(dateline.group()) if dateline else None
            if match:
                return _edtf(match)
            break
        match = _DATES.search(u.text) if label in ("byline", "heading") else None
        if match:
            return _edtf(match)
        shown = shown or date_of_line(u.text)
    for u, label in zip(units, labels, strict=True):
        if label == "byline" and (match := _DATES.search(u.text)):
            return _edtf(match)
    if shown:
        return shown
    for note in notes:
        if _APPEARED.search(note) and (match := _DATES.search(note)):
            return _edtf(match)
    for note in notes:
        stated = _COPYRIGHT.search(note) if furniture.is_copyright(note) else None
        year = stated and (stated["y2"] or stated["y1"])
        if stated and year:
            # The year in the footer of a site is when it was last seen, not when the document appeared.
            return f"{year}?" if _RIGHTS_TAIL.search(note) else str(year)
    return None


def _address(lines: Iterable[str]) -> str | None:
    """The one address given outside the running text, None when several differ."""
    addresses = {match.group().rstrip(".,;") for line in lines for match in _URL.finditer(line)}
    return addresses.pop() if len(addresses) == 1 else None


def _genre(kinds: dict[str, list[str]], body: Sequence[str], publisher: str | None) -> str | None:
    """news, opinion, analysis, press_review or other, by the marks of each; None for texts too short to tell."""
    head = kinds.get("heading", [])[:3] + kinds.get("byline", []) + kinds.get("title", [])
    head += [
        step for line in kinds["furniture"][:12] if furniture.is_breadcrumb(line) for step in re.split(r"[>›»/|]", line)
    ]
    letterhead = [line for line in kinds["furniture"][:12] if furniture.is_letterhead(line)]
    if any(_RELEASE.match(line) for line in letterhead + head + kinds.get("note", [])):
        return "other"
    if any(_RELEASE.search(line) for line in kinds.get("title", [])):
        return "other"
    turns = sum(_TURN.match(text[:120]) is not None for text in body)
    if turns >= 3 and turns > 0.25 * len(body):
        return "other"
    plain = " ".join(_QUOTED.sub(" ", text) for text in body)
    words = plain.count(" ") + 1
    if words < 60:
        return None
    if any(len(line) < 40 and _OPINION.match(line) for line in head):
        return "opinion"
    present, past = len(_PRESENT.findall(plain)), len(_PAST.findall(plain))
    if present >= past and present > words / 150:
        outlets = {match[match.lastgroup or 0] for match in _PRESS.finditer(plain)}
        if len({name.removeprefix("The ").removeprefix("the ") for name in outlets}) >= 3:
            return "press_review"
    notes = " ".join(kinds.get("note", []))
    authored = any(furniture.author_of_note(note) for note in kinds.get("note", []))
    first_person = len(_FIRST_PERSON.findall(plain))
    if any(len(line) < 60 and _ANALYSIS.search(line) for line in head):
        return "analysis"
    if authored or _VIEWS_OF.search(notes):
        structured = len(kinds.get("heading", [])) >= 2 or len(kinds.get("list_item", [])) >= 3
        learned = publisher is not None and _LEARNED.search(publisher) is not None
        if first_person == 0 and (structured or learned):
            return "analysis"
        return "opinion"
    if first_person >= 4 and first_person > past:
        return "opinion"
    return "news" if past or present else None
