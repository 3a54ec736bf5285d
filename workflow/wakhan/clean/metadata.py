"""Metadata that a page states about itself: title, creators, publisher, genre, language, date, address.

Only what the text says. A field without evidence is left out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from wakhan.clean import furniture
from wakhan.clean.layout import Unit
from wakhan.clean.stretches import CONTENT, Stretch
from wakhan.edtf import is_edtf

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = rf"({'|'.join(sorted(_MONTHS, key=len, reverse=True))})\b\.?"
_YEAR = r"((?:19|20)\d\d)\b"
_DATES = re.compile(
    rf"\b(?P<y1>{_YEAR[1:-3]})-(?P<m1>\d\d)-(?P<d1>\d\d)\b|"
    rf"\b(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,? (?:of )?(?P<m2>{_MONTH[1:-6]})\b\.?,? (?P<y2>{_YEAR[1:-3]})\b|"
    rf"\b(?P<m3>{_MONTH[1:-6]})\b\.? (?P<d3>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y3>{_YEAR[1:-3]})\b|"
    rf"\b(?P<m4>{_MONTH[1:-6]})\b\.?,? (?P<y4>{_YEAR[1:-3]})\b|"
    rf"\b(?P<a5>\d{{1,2}})[/.](?P<b5>\d{{1,2}})[/.](?P<y5>{_YEAR[1:-3]})\b",
    re.I,
)
# What may stand beside the date in a line that gives one.
_DATELINE_WORDS = re.compile(
    r"\b(?:published|posted|updated|last|modified|first|on|at|date|dated|issued|released?|created|filed|added|mon|tues?|wed(?:nes)?|"
    r"thu(?:rs)?|fri|sat(?:ur)?|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day|am|pm|a\.m|p\.m|gmt|utc|bst|est|edt|et|cet|ist|pst|pdt|hrs?|the|of)\b|"
    r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?: ?[ap]m)?|[\W_]",
    re.I,
)
_BY = re.compile(r"\W*(?:by|written by|words by|story by|reported by|report by|author|authors|analysis by|comment by)\b:?\s+", re.I)
_NAME_PART = r"(?:[A-ZÀ-Þ][\w’'.-]*|de|da|di|van|von|der|den|bin|bint|al|el|ul|la|le)"
_NAME = re.compile(rf"(?:(?:Dr|Prof|Professor|Sir|Dame|Lord|Mr|Mrs|Ms|Ambassador)\.? )?[A-ZÀ-Þ][\w’'.-]*(?: {_NAME_PART}){{1,4}}")
_NOT_NAMES = frozenset(
    "the a an of and for in on at to with from by new news house press times post daily university institute committee council "
    "ministry department office agency embassy government union party state states nations security foreign affairs".split()
)
_SPLIT = re.compile(r"\s*(?:,| and | & |;|\||/)\s*")
_AFTER_NAMES = re.compile(
    r"\s*(?:[|•·/]|[–—-] | (?:in|for|at|on|of) |\(|,? (?:staff|associated press|reuters|afp|bbc|correspondent|special to|updated|published|posted)\b|"
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


def is_byline(text: str) -> bool:
    """Whether a line says by whom the document is ("By Jane Roe | 3 May 2019")."""
    return len(text) <= 200 and bool(names_of_byline(text))


def names_of_byline(text: str) -> list[str]:
    """The names a byline gives, without offices, places and dates; an empty list for other lines."""
    match = _BY.match(text)
    if match is None:
        return []
    listed = _AFTER_NAMES.sub("", text[match.end() :]).strip(" .")
    names = [part.title() if part.isupper() else part for part in _SPLIT.split(listed) if part]
    return names if names and all(_NAME.fullmatch(name) and is_name(name) for name in names[:1]) else []


def is_name(text: str) -> bool:
    """Whether a line is a person's name and nothing else, as far as capitals tell."""
    if len(text) > 60 or (not _NAME.fullmatch(text) and not _NAME.fullmatch(text.title())) or text.endswith("."):
        return False
    if text.isupper() and text.count(" ") > 2:
        return False
    return not any(word.lower() in _NOT_NAMES for word in text.split())


def _edtf(match: re.Match[str]) -> str | None:
    """A date as EDTF; day and month in figures that could be either way round give the year alone."""
    group = match.groupdict()
    year = next(group[f"y{i}"] for i in range(1, 6) if group[f"y{i}"])
    if group["a5"]:
        a, b = int(group["a5"]), int(group["b5"])
        day, month = (a, b) if a > 12 else (b, a) if b > 12 else (a, b) if a == b else (0, 0)
    else:
        month_name = next((group[f"m{i}"] for i in range(1, 5) if group[f"m{i}"]), "")
        month = int(month_name) if month_name.isdigit() else _MONTHS[month_name.lower().rstrip(".")]
        day = int(next((group[f"d{i}"] for i in range(1, 4) if group[f"d{i}"]), 0) or 0)
    text = year + (f"-{month:02}" if month else "") + (f"-{day:02}" if month and day else "")
    return text if is_edtf(text) else year


_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright|&copy;)[\s©]*(?:\(c\)\s*)?(?P<y1>(?:19|20)\d\d)?(?:\s?[-–]\s?(?P<y2>(?:19|20)\d\d))?[\s,.:–-]*(?:by )?(?P<who>[^.|;\d\n]{2,60})?",
    re.I,
)
_RIGHTS_TAIL = re.compile(r"[\s,.|–-]*(?:all rights reserved|ltd|limited|inc|llc|plc|and contributors).*\Z", re.I)
_DATELINE = re.compile(
    r"(?:[A-Z][\w.’' -]{2,40}?[,:]? ?(?:,[^–—(]{2,30})?)?[(,]? ?(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan\.|Feb\.|Mar\.|Apr\.|Aug\.|Sept?\.|Oct\.|Nov\.|Dec\.|\d{1,2} )[^–—]{0,40}(?:[–—-]|:|\(|\))"
)
_VIEWS_OF = re.compile(r"\b(?:views|positions?|opinions?|policy|policies) (?:or \w+ )?of (?:the )?([A-Z][\w’'&-]*(?: (?:of|for|and|the|on) [A-Z][\w’'&-]*| [A-Z][\w’'&-]*){0,6})")
_FIRST_PUBLISHED = re.compile(
    r"\b(?i:first|originally) (?:appeared|published) (?:in|on|by|at) (?:the )?([A-Z][\w’'&-]*(?: (?:of|for|and|the|on) [A-Z][\w’'&-]*| [A-Z][\w’'&-]*){0,5})"
)
_SUBSCRIBE_TO = re.compile(r"\b(?i:subscribe to) ((?i:the )?[A-Z][\w&-]*(?: [A-Z][\w&-]*){0,3})")
_NOT_PUBLISHER = re.compile(r"(?:our|us|newsletters?|podcasts?|channel|here|now|today|this|my)\b", re.I)
_DOMAIN = re.compile(r"\b(?:www\.)?([A-Za-z][\w-]{2,30})\.(?:com|org|net|co\.uk|news|info|edu)\b")
_CAPITALISED = re.compile(r"\b[A-Z][\w&]*(?:[ -](?:of|and|the|[A-Z][\w&]*)){0,4}")
_URL = re.compile(r"https?://[^\s<>\"”’)\]]{4,500}")
_FIRST_PERSON = re.compile(r"\b(?:I|me|my|I’m|I've|I’ve|we|our)\b")
_QUOTED = re.compile(r"“[^“”]{0,3000}”|\"[^\"]{0,1500}\"")
_TURN = re.compile(r"(?:(?:Mr|Mrs|Ms|Dr|Sir|Lord|Baroness|Senator|The|Hon)\b[^:.]{2,60}|[A-Z][A-Z .’'-]{3,40}|(?:Q|A|Question|Answer))(?: ?\([^)]{2,60}\))?:(?:\s|\Z)")
_RELEASE = re.compile(r"\W*(?:for immediate release|press (?:release|statement)|news release|media release|notes? (?:to|for) editors?|media note)\b", re.I)
_MEDIA = re.compile(
    r"\b(?:(?!In |On |At |From )(?:The |the )?(?:(?!The )[A-Z]\w+ ){0,3}(?:Times|Post|Guardian|Telegraph|Journal|Tribune|Herald|Gazette|Chronicle|Observer|Mail|"
    r"Independent|Economist|Spectator|Globe|News|Daily|Standard|Monitor|Review|Policy|Affairs)|Reuters|AFP|AP|Associated Press|BBC|CNN|"
    r"Al Jazeera|Bloomberg|Xinhua|TASS|Politico|Axios|NPR|Sky|Dawn|Le Monde|Le Figaro|Der Spiegel|El País|Haaretz|NBC|CBS|ABC|Fox)\b"
)
_PRESENT = re.compile(r"\b(?:says?|writes?|adds?|reports?|notes?|argues?|suggests?|continues?|asks?|concludes?|warns?)\b")
_PAST = re.compile(r"\b(?:said|told|wrote|added|reported|announced|tweeted|noted|argued|warned)\b")
_DISTANT = re.compile(r"\b(?:fellow|professor|scholar|researcher|lecturer|think tank|institute|university|center for|centre for)\b", re.I)
_OPINION = re.compile(r"\W*(?:opinion|op-?ed|editorial|comment(?:ary)?|column|viewpoint|letters?)\b(?! \w+ \w+ \w+)", re.I)
_ANALYSIS = re.compile(r"\b(?:analysis|briefing paper|working paper|policy brief|explainer|in depth)\b", re.I)

# Words so common that a few lines of any text in the language hold some of them, and other languages do not.
_STOPWORDS: dict[str, list[str]] = {
    language: words.split()
    for language, words in {
        "en": "the of and to in that is was for on with as by at from has his they said it are were not be this an",
        "fr": "le la les des du et une est dans que qui pour sur pas avec par au aux ce sont été il elle plus cette",
        "de": "der die das und den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus",
        "es": "el la los las de que en un una por con para del se su al es lo como más pero sus este fue",
        "it": "il lo la gli le di che un una per con del della dei nel sono da si non è alla come più anche",
        "pt": "o os as de que um uma para com do da dos das em no na por se não é ao mais como foi",
        "nl": "de het een van en in dat is op te voor met zijn niet aan er door ook bij om uit naar werd",
        "ru": "и в не на что с по он как это из к за от для о его но был все так же",
    }.items()
}


def language_of(text: str) -> str | None:
    """The language of a text (BCP 47) by its commonest words, None where they are too few to tell."""
    counts = Counter(word.strip(".,;:!?()[]“”‘’\"'") for word in text[:10_000].lower().split())
    hits = {language: sum(counts[word] for word in words) for language, words in _STOPWORDS.items()}
    best = max(hits, key=lambda language: hits[language])
    return best if hits[best] >= 2 and hits[best] >= 0.1 * counts.total() else None


def found_in(
    raw: str, units: Sequence[Unit], labels: Sequence[str | None], stretches: Iterable[Stretch], site: str | None
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
    found: dict[str, Any] = {
        "title": next(iter(kinds.get("title", [])), None),
        "creators": creators or None,
        "publisher": _publisher(kinds["furniture"], notes, site),
        "language": language_of(" ".join(body)),
        "date": _date(kinds, body),
        "source_url": _address(kinds["furniture"] + notes + kinds.get("byline", [])),
    }
    found["genre"] = _genre(units, kinds, body, found["publisher"])
    return {key: value for key, value in found.items() if value}


def _creators(bylines: Sequence[str], notes: Sequence[str]) -> list[str]:
    """Names of the bylines, else those whom a note presents as the author."""
    names: list[str] = []
    for line in bylines:
        names += names_of_byline(line) or ([line.title() if line.isupper() else line] if is_name(line) else [])
    if not names:
        names = [name for note in notes if (name := furniture.author_of_note(note))]
    return list(dict.fromkeys(names))


def _publisher(shown: Sequence[str], notes: Sequence[str], site: str | None) -> str | None:
    """From the copyright line, the note on where it first appeared, the title line's site, or the prompts' own name."""
    for line in notes:
        copyright_ = _COPYRIGHT.search(line)
        if furniture.is_copyright(line) and copyright_ and copyright_["who"]:
            who = _RIGHTS_TAIL.sub("", copyright_["who"]).strip(" ,.-–")
            if who[:1].isupper():
                return who
    for line in notes:
        if first := _FIRST_PUBLISHED.search(line):
            return first[1]
    if site:
        return site
    for line in notes:
        if views := _VIEWS_OF.search(line):
            return views[1]
    names = Counter(name for line in shown for name in _CAPITALISED.findall(line) if name.lower() not in _STOPWORDS["en"])
    for line in shown:
        for stem in _DOMAIN.findall(line):
            for name in names:
                if name.replace(" ", "").replace("-", "").lower() == stem.lower() and not name.isupper():
                    return name
    for line in shown:
        if (asked := _SUBSCRIBE_TO.search(line)) and not _NOT_PUBLISHER.search(asked[1]):
            return asked[1].title() if asked[1].isupper() else asked[1]
    return None


def _date(kinds: dict[str, list[str]], body: Sequence[str]) -> str | None:
    """From the byline, a line of the head, the dateline of the first paragraph, else the copyright's year."""
    for line in kinds.get("byline", []) + kinds.get("heading", [])[:4]:
        if (match := _DATES.search(line)) and (given := _edtf(match)):
            return given
    for text in body[:1]:
        if (line := _DATELINE.match(text[:160])) and (match := _DATES.search(line.group())):
            return _edtf(match)
    for line in kinds["furniture"]:
        if given := date_of_line(line):
            return given
    for line in kinds.get("note", []):
        if re.search(r"published|appeared|posted|updated|issued", line, re.I) and (match := _DATES.search(line)):
            return _edtf(match)
    for line in kinds.get("note", []):
        if furniture.is_copyright(line) and (stated := _COPYRIGHT.search(line)) and (stated["y2"] or stated["y1"]):
            return str(stated["y2"] or stated["y1"])
    return None


def _address(lines: Iterable[str]) -> str | None:
    """The one address given outside the running text, None when several differ."""
    addresses = {match.group().rstrip(".,;") for line in lines for match in _URL.finditer(line)}
    return addresses.pop() if len(addresses) == 1 else None


def _genre(units: Sequence[Unit], kinds: dict[str, list[str]], body: Sequence[str], publisher: str | None) -> str | None:
    """news, opinion, analysis, press_review or other, by the marks of each; None for texts too short to tell."""
    head = kinds["furniture"][:12] + kinds.get("heading", [])[:3] + kinds.get("byline", []) + kinds.get("title", [])
    if any(_RELEASE.match(line) for line in head + kinds.get("note", [])):
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
    outlets = {name.removeprefix("The ").removeprefix("the ") for name in _MEDIA.findall(plain)}
    if len(outlets) >= 3 and present >= past and present > words / 150:
        return "press_review"
    notes = " ".join(kinds.get("note", []))
    authored = any(furniture.author_of_note(note) for note in kinds.get("note", []))
    first_person = len(re.findall(r"\b(?:I|me|my)\b", plain))
    if any(len(line) < 60 and _ANALYSIS.search(line) for line in head):
        return "analysis"
    if authored or _VIEWS_OF.search(notes):
        structured = len(kinds.get("heading", [])) >= 2 or len(kinds.get("list_item", [])) >= 3
        learned = publisher is not None and _DISTANT.search(publisher) is not None
        if first_person == 0 and (structured or learned):
            return "analysis"
        return "opinion"
    if first_person >= 4 and first_person > past:
        return "opinion"
    return "news" if past or present else None
