"""The productions of a telegram's grammar: what may stand at a word, and where it ends.

Each method of :class:`Grammar` looks at the words from one on and answers what it found and the index of the word
after it, or None. None of them keeps state: which production may apply where is the lexer's business. The parts follow
5 FAH-2 H-220 (classification), H-230 (addresses), H-320 (line formats) and H-420 (precedence), 5 FAH-1 H-240
(paragraphs).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from rapidfuzz.distance import Levenshtein

from wakhan.clean.telegram.tokens import Token, as_digits, ends_sentence

MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")

# Classifications and control markings, letters only, and how they are written out.
_CLASSES = {
    "TOPSECRET": "TOP SECRET",
    "SECRET": "SECRET",
    "CONFIDENTIAL": "CONFIDENTIAL",
    "LIMITEDOFFICIALUSE": "LIMITED OFFICIAL USE",
    "SENSITIVEBUTUNCLASSIFIED": "SENSITIVE BUT UNCLASSIFIED",
    "UNCLASSIFIED": "UNCLASSIFIED",
    "UNCLAS": "UNCLASSIFIED",
}
_CLASS_STARTS = frozenset({"TOP", "SECRET", "CONFIDENTIAL", "LIMITED", "SENSITIVE", "UNCLASSIFIED", "UNCLAS"})
_CAVEATS = frozenset(
    {"NOFORN", "NODIS", "EXDIS", "LIMDIS", "STADIS", "SIPDIS", "SENSITIVE", "FOUO", "SBU", "ORCON", "CORRECTED", "COPY"}
)
_LETTERS = str.maketrans("01", "OI")
_SERIES = frozenset({"TOSEC", "SECTO", "TODEP", "DEPTO"})
_TIME_GROUP = re.compile(r"([0-9OIlZSBQ]{6})(?:[Zz2]|Z\.)?")
_OFFICE = re.compile(r"[A-Z0-9]{1,6}-[0-9OI]{2}")
_CONTROL_CODE = re.compile(r"[A-Z]{2,4}\d{3,5}")
_PORTION = r"(?:C|U|S|TS|SBU|LOU|OUO|FOUO|UNCLAS)(?:/{1,2}[A-Z]{1,8})*"
_MARK = re.compile(rf"[(\[{{]{_PORTION}[)\]}}]")
# Behind a paragraph number, a scan may have lost or changed one of the brackets.
_LOOSE_MARK = re.compile(rf"(?:[(\[{{]{_PORTION}[)\]}}lI1]?|{_PORTION}[)\]}}])", re.IGNORECASE)
_NUMBER = re.compile(r"\(?([0-9OIl]{1,3})[.,)]")
_CODE = re.compile(r"\(?\[?(?:[Bb][1-9](?:\([A-Fa-f]\))?|\(b\)\([1-9]\)|[13]\.[3-6]\([A-Ha-h]\))\)?\]?[,;]?")
_ORDER = re.compile(r"E\.?\s?[O0]\.?\s?:?\s*(?P<order>[1Il][0-9OIlZSB]{4})\b", re.IGNORECASE)

_KEYWORDS = {
    "TAGS": "tags",
    "TAG": "tags",
    "SUBJECT": "subject",
    "SUBJ": "subject",
    "REF": "ref",
    "REFS": "ref",
    "REF(S": "ref",
    "REFTEL": "ref",
    "REFTELS": "ref",
    "REFERENCE": "ref",
    "REFERENCES": "ref",
}

# Fields of the tables that archives put before or behind a telegram, and what they say of it. Fields named None say
# nothing that a cable's row holds.
TABLE: dict[str, str | None] = {
    "mrn": "mrn",
    "reference id": "mrn",
    "document number": "mrn",
    "canonical id": "mrn",
    "message reference number": "mrn",
    "date/dtg": "dtg",
    "dtg": "dtg",
    "created": "created",
    "sent date": "created",
    "draft date": "drafted",
    "date": "created",
    "from": "from",
    "origin": "origin",
    "action": "to",
    "to": "to",
    "info": "info",
    "classification": "classification",
    "original classification": "classification",
    "previous classification": "classification",
    "current class": "current_class",
    "current classification": "current_class",
    "e.o.": "order",
    "executive order": "order",
    "tags": "tags",
    "subject": "subject",
    "precedence": "precedence",
    "signature": "signer",
    "classified by": "classified_by",
    "declassify on": "declassify",
    "case number": "case",
    "case no.": "case",
    "doc no.": "doc",
    "released": "released",
    "release date": "released",
    "review authority": "reviewer",
    "date/case id": "reviewed",
    "control": None,
    "rec'd": "created",
    "no": None,
    "reason": "reason",
    "reference": None,
    "references": None,
    "captions": None,
    "caption": None,
    "pass line": None,
    "drafted by": None,
    "cleared by": None,
    "approved by": None,
    "released by": None,
    "dissemination rule": None,
    "action office": None,
    "info office": None,
    "current handling": None,
    "previous handling restrictions": None,
    "handling restrictions": None,
    "handling": None,
    "page": None,
    "page count": None,
    "print date": None,
    "channel": None,
    "channel indicators": None,
    "cable text": None,
    "message text": None,
    "capture date": None,
    "concepts": None,
    "control number": None,
    "copy": None,
    "decaption date": None,
    "decaption note": None,
    "disposition action": None,
    "disposition approved on date": None,
    "disposition authority": None,
    "disposition case number": None,
    "disposition comment": None,
    "disposition date": None,
    "disposition event": None,
    "disposition history": None,
    "disposition reason": None,
    "disposition remarks": None,
    "document source": None,
    "document unique id": None,
    "drafter": None,
    "enclosure": None,
    "errors": None,
    "film number": None,
    "format": None,
    "image path": None,
    "legacy key": None,
    "line count": None,
    "litigation code list": None,
    "litigation codes": None,
    "litigation history": None,
    "locator": None,
    "markings": None,
    "message id": None,
    "office": None,
    "retention": None,
    "review action": None,
    "review content flags": None,
    "review date": None,
    "review event": None,
    "review exemptions": None,
    "review media identifier": None,
    "review release date": None,
    "review release event": None,
    "review referrals": None,
    "review transfer date": None,
    "review withdrawn fields": None,
    "sas id": None,
    "secure": None,
    "status": None,
    "type": None,
    "vdkvgwkey": None,
    "automatic decaptioning": None,
}
# Those that the running text of a telegram never has at the head of a line.
_BODY_TABLE = frozenset(
    name
    for name, means in TABLE.items()
    if (means is None and name not in {"reference", "references", "action", "type", "copy", "status", "office", "page"})
    or means in {"mrn", "current_class", "signer", "case", "doc", "created", "drafted"}
) - {"date", "created"}
_LISTS = frozenset({"from", "to", "info"})
_COLON_AS_S = re.compile(r"\b((?:Current|Previous) (?:Class|Handling)|(?:Document|Case) Number)( ?s)(?=\s)")
_FIELDS = "|".join(re.escape(name) for name in sorted(TABLE, key=len, reverse=True))
_TABLE_KEY = re.compile(rf"(?<!\S)(?P<key>{_FIELDS})[ \t]*?(?P<mark>[:\t])", re.IGNORECASE)
_TABLE_COLUMN = re.compile(rf"(?P<key>{_FIELDS})(?:\s+|$)", re.IGNORECASE)
_TABLE_HEAD = re.compile(rf"(?:(?:{_FIELDS})(?:\s+|$)){{3,}}", re.IGNORECASE)

_DATE = r"\d{1,2}[-/ ](?:\d{1,2}|[A-Za-z]{3,9})[-/ ]\d{2,4}"
# Stamps of the release; each is tried at a word, and white space in it may be a line break.
_STAMPS = tuple(
    re.compile(pattern.replace(" ", r"\s+"), flags)
    for pattern, flags in (
        (r"RELEASED? IN (?:PART|FULL)\b", re.IGNORECASE),
        (r"(?:DENIED|WITHHELD) IN FULL\b", re.IGNORECASE),
        (r"U\.?S\.? Department of State(?= (?:Case|Doc|Review|FOIA)\b)", re.IGNORECASE),
        (rf"Case (?:No|Number|#)[.:]* (?P<case>[A-Z0-9-]*\d)(?: Doc(?:ument)? (?:No|Number)[.:]* (?P<doc>[A-Z0-9]+)"
         rf"(?: Date[.:]* (?P<released>{_DATE}))?)?", re.IGNORECASE),
        (rf"Doc(?:ument)? No[.:]* (?P<doc>[A-Z0-9]+)(?: Date[.:]* (?P<released>{_DATE}))?", re.IGNORECASE),
        (r"Date[.:] (?P<released>\d\d?/\d\d?/\d{4})(?=\s|$)", 0),
        (r"REVIEW(?:ED)? ?(?:AUTHORITY|BY):[^\S\n]*(?P<reviewer>[^\n]*)", re.IGNORECASE),
        (r"Classification Extended on:[^\n]*", re.IGNORECASE),
        (rf"(?:[0-9][^\n~]{{0,12}}~[^\S\n]*)?Declassify on:[^\S\n]*(?P<extended>{_DATE})?(?:[^\S\n]*~[^\n]*)?",
         re.IGNORECASE),
        (r"(?:Class|Authority): ?[^\n~]*~[^\n]*", re.IGNORECASE),
        (r"(?:[A-Z][a-z]+\.? [A-Z]\.? [A-Z][a-z]+ )?Declassified/Released US Department of State[^\n]*", 0),
        (r"(?:DECLASSIFIED )?Authority:? NND ?\d+[^\n]*", re.IGNORECASE),
        (r"Approved for Release[^\n]*", re.IGNORECASE),
        (r"This record is a partial extract of the original cable\.[^\n]*", re.IGNORECASE),
        (r"The full text of the original cable is not available\.", re.IGNORECASE),
    )
)  # fmt: skip
_STAMP_STARTS = re.compile(
    r"RELEASED?|DENIED|WITHHELD|U\.?S|CASE|DOC|DOCUMENT|DATE|REVIEW|REVIEWED|CLASSIFICATION|DECLASSIFY|CLASS"
    r"|AUTHORITY|DECLASSIFIED|DECLASSIFIED/RELEASED|APPROVED|THIS|THE|MARGARET|SHERYL|\d{1,2}-\d{1,2}"
)
_END = re.compile(
    r"<*\s*END OF (?:DOCUMENT|MESSAGE|CABLE|TELEGRAM|TEXT|CABLE TEXT)\s*>*|END (?:OF )?CABLE TEXT|NNNN?|BT|#\d{3,5}"
    r"|MINIMIZE CONSIDERED\.?|UNQUOTE|[A-Z]{1,4}/\d{1,3}",
    re.IGNORECASE,
)

_FUNCTION_WORDS = frozenset(
    {"THE", "OF", "AND", "TO", "IN", "THAT", "IS", "WAS", "FOR", "ON", "WITH", "AS", "BY", "BE", "AT", "FROM", "HAS"}
    | {"HAD", "HAVE", "ARE", "WERE", "NOT", "HIS", "ITS", "THEIR", "WOULD", "WILL", "HE", "WE", "IT", "BUT", "WHICH"}
    | {"THIS", "AN", "OR", "WHO", "THEY", "A"}
)
_ADDRESS = re.compile(
    r"(?:ZEN/|R[A-Z]{3,7}/)\S+|AMEMB(?:ASSY)?|AMCONS(?:UL)?|AMCONGEN|USMISSION|USINT|USLO|USOFFICE|USDEL|USEU|SECSTATE|SECDEF"
    r"|AIT|USCINC[A-Z]+|CINC[A-Z]+|US[A-Z]{2,5}COM|RU[A-Z]{3,6}"
)


@dataclass(frozen=True, slots=True)
class PageLine:
    """A page's heading: page number, post (six letters) and number of the telegram, section, time of transmission."""

    end: int
    page: int | None = None
    post: str | None = None
    number: str | None = None
    section: tuple[int, int] | None = None
    time: str | None = None


@dataclass(frozen=True, slots=True)
class SectionLine:
    """The line that opens a section's text: classification, section, post and number of the telegram."""

    end: int
    classification: str
    section: tuple[int, int] | None
    post: str | None
    number: str | None


@dataclass(frozen=True, slots=True)
class DateTimeGroup:
    """Precedence letter and date-time group; ``time`` is six digits DDHHMM, ``month`` 1 to 12, ``year`` as written."""

    end: int
    precedence: str | None
    time: str
    month: int
    year: str


@dataclass(frozen=True, slots=True)
class Said:
    """A stamp or a row of a table: where it ends and what it states."""

    end: int
    values: dict[str, str] = field(default_factory=dict)


class Grammar:
    """The words of one raw text, and what may begin at each."""

    def __init__(self, raw: str, tokens: list[Token]) -> None:
        self.raw = raw
        self.tokens = tokens
        self._line_ends = [0] * len(tokens)
        for i in range(len(tokens) - 1, -1, -1):
            self._line_ends[i] = i + 1 if tokens[i].closes else self._line_ends[i + 1]

    # -- small things -------------------------------------------------------------------------------------------------

    def key(self, i: int) -> str:
        """The key of the word at ``i``, empty behind the last."""
        return self.tokens[i].key if i < len(self.tokens) else ""

    def line_end(self, i: int) -> int:
        """The index behind the last word of the line of the word at ``i``."""
        return self._line_ends[i]

    def _after(self, offset: int, i: int) -> int:
        """The index of the first word at or behind ``i`` that begins at or behind a raw offset."""
        while i < len(self.tokens) and self.tokens[i].start < offset:
            i += 1
        return i

    def _line_text(self, i: int) -> str:
        """The raw text from the word at ``i`` to the end of its line."""
        return self.raw[self.tokens[i].start : self.tokens[self.line_end(i) - 1].end]

    # -- transmission -------------------------------------------------------------------------------------------------

    def _of(self, i: int) -> tuple[int, tuple[int, int]] | None:
        """``nn OF nn``, as "01 OF 03", "001.2 OF 003"."""
        if self.key(i + 1) not in {"OF", "0F"}:
            return None
        part = as_digits(self.key(i).partition(".")[0], strict=False)
        whole = as_digits(self.key(i + 2), strict=False)
        if part is None or whole is None or len(part) > 3 or len(whole) > 3 or not 1 <= int(part) <= int(whole):
            return None
        return i + 3, (int(part), int(whole))

    def _post_and_number(self, i: int) -> tuple[int, str, str] | None:
        """``POST nnnnn``: a post of one to three words in capitals and the number of a telegram."""
        words: list[str] = []
        while i < len(self.tokens) and len(words) < 4:
            text = self.tokens[i].text.strip(",:;")
            number = as_digits(text)
            if words and number is not None and 3 <= len(number) <= 8 and not time_group(text):
                # Telegrams to and from a travelling Secretary have a second number.
                second = 2 if self.key(i + 1) in _SERIES and as_digits(self.key(i + 2)) else 0
                return i + 1 + second, " ".join(words), number
            if not (text.isascii() and text.replace("-", "").replace(".", "").isalpha() and text.isupper()):
                return None
            if text in {"PAGE", "SECTION", "OF", "ACTION", "INFO"}:
                return None
            words.append(text)
            i += 1
        return None

    def _time(self, i: int) -> tuple[int, str] | None:
        """A time group, in one word or, where a scan split it, in two."""
        if i >= len(self.tokens):
            return None
        text = self.tokens[i].text
        if group := time_group(text):
            return i + 1, group
        if text[:1].isdigit() and self.key(i + 1).endswith("Z") and (group := time_group(text + self.key(i + 1))):
            return i + 2, group
        return None

    def page_line(self, i: int) -> PageLine | None:
        """A page line, its parts in any order, on one line or two."""
        page: int | None = None
        post = number = time = None
        section: tuple[int, int] | None = None
        start, tokens = i, self.tokens
        while i < len(tokens):
            key = tokens[i].key
            if page is None and key in {"PAGE", "PACE", "FAGE"}:
                digits = as_digits(self.key(i + 1), strict=False)
                if digits is None or len(digits) > 3:
                    break
                page = int(digits)
                i += 2
                if self.key(i) == "OF" and as_digits(self.key(i + 1)):
                    i += 2  # "PAGE 2 OF 4"
            elif section is None and (of := self._of(i)):
                i, section = of
            elif time is None and (timed := self._time(i)):
                i, time = timed
            elif post is None and (key != "SECTION") and (named := self._post_and_number(i)):
                i, post, number = named
            else:
                break
        whole_line = i > start and tokens[start].opens and tokens[i - 1].closes
        parts = (post is not None) + (section is not None) + (time is not None)
        if page is None:
            good = post is not None and section is not None and (whole_line or time is not None)
        else:
            good = parts > 0 or whole_line or self.starts_transmission(i)
        return PageLine(i, page, post, number, section, time) if good else None

    def classification(self, i: int) -> tuple[int, str] | None:
        """A classification with the markings behind it, on one line: written out, letter-spaced or garbled."""
        tokens = self.tokens
        key = tokens[i].key
        spaced = len(key) == 1
        if not (spaced or tokens[i].opens or key.partition("/")[0] in _CLASS_STARTS) or not key[0:1].isalpha():
            return None
        if not tokens[i].text[0].isupper():
            return None
        end = self.line_end(i)
        joined = ""
        best: tuple[int, str] | None = None
        for j in range(i, min(end, i + 24)):
            letters = "".join(c for c in tokens[j].text.upper() if c.isalpha())
            if not letters or any(c.isdigit() for c in tokens[j].text):
                break
            if spaced and len(letters) > 2 and joined in _CLASSES:
                break
            joined += letters
            if name := _classification(joined.removesuffix("NOFORN") if "/" in tokens[j].text else joined):
                best = j + 1, name
        if best is None:
            if not tokens[i].opens:
                return None
            best = self._garbled(i, end)
            if best is None:
                return None
        j, name = best
        while j < end and all(part in _CAVEATS or not part for part in re.split(r"[/ ]+", tokens[j].key)):
            j += 1
        return j, name

    def _garbled(self, i: int, end: int) -> tuple[int, str] | None:
        """A classification that a scan spoiled, alone on its line but for a control code."""
        joined = ""
        for j in range(i, min(end, i + 24)):
            word = self.tokens[j].text.translate(_LETTERS)
            if not word.isupper() or any(c.isdigit() for c in word):
                break
            joined += "".join(c for c in word if c.isalpha())
            if j + 1 < end and not _CONTROL_CODE.fullmatch(self.tokens[j + 1].text):
                continue
            for letters, name in _CLASSES.items():
                if len(letters) >= 6 and Levenshtein.distance(joined, letters) <= min(2, len(letters) // 6):
                    return j + 1, name
        return None

    def section_line(self, i: int) -> SectionLine | None:
        """Classification, then SECTION nn OF nn, then post and number; one of the two latter may be absent."""
        classed = self.classification(i)
        if classed is None:
            return None
        j, name = classed
        section: tuple[int, int] | None = None
        if self.key(j) == "FINAL" and self.key(j + 1) == "SECTION" and self.key(j + 2) == "OF":
            whole = as_digits(self.key(j + 3), strict=False)
            if whole:
                j, section = j + 4, (int(whole), int(whole))
        elif self.key(j) in {"SECTION", "SECT", "SECTI0N"} and (of := self._of(j + 1)):
            j, section = of
        named = self._post_and_number(j) if j < len(self.tokens) else None
        if named and self.tokens[named[0] - 1].line - self.tokens[i].line > 2:
            named = None
        if named:
            j = named[0]
            while j < len(self.tokens) and not self.tokens[j].opens and self.key(j) in _CAVEATS:
                j += 1
        if section is None and (named is None or any(t.opens for t in self.tokens[i + 1 : j])):
            return None
        return SectionLine(j, name, section, named[1] if named else None, named[2] if named else None)

    def date_time_group(self, i: int) -> DateTimeGroup | None:
        """Precedence letters, DDHHMMZ, month and year: "R 011200Z JAN 75"; the precedence may be absent."""
        precedence: str | None = None
        while i < len(self.tokens) and self.tokens[i].text in {"Z", "O", "P", "R", "0"}:
            precedence = precedence or self.tokens[i].text.replace("0", "O")
            i += 1
        timed = self._time(i)
        if timed is None:
            return None
        i, time = timed
        written = self.key(i)
        month = written[:3].replace("0", "O").replace("1", "I")
        if month not in MONTHS:
            return None
        year = as_digits(written[3:]) if len(written) > 3 else as_digits(self.key(i + 1), strict=False)
        i += 1 if len(written) > 3 else 2
        if year is None or len(year) not in (2, 4):
            return None
        return DateTimeGroup(i, precedence, time, MONTHS.index(month) + 1, year)

    def starts_transmission(self, i: int) -> bool:
        """Whether the routing of a message or a section begins here."""
        key, tokens = self.key(i), self.tokens
        if i >= len(tokens):
            return False
        if key == "ACTION":
            return bool(_OFFICE.fullmatch(self.key(i + 1)))
        if key == "INFO" and tokens[i].opens:
            return bool(_OFFICE.fullmatch(self.key(i + 1)) and _OFFICE.fullmatch(self.key(i + 2)))
        if key == "FM":
            return tokens[i].opens and self.is_address(i + 1)
        if _CONTROL_CODE.fullmatch(key) and tokens[i].opens and tokens[i].closes and i + 1 < len(tokens):
            following = self.page_line(i + 1)
            return following is not None and following.page == 1
        if tokens[i].opens and (key.startswith("VZCZC") or (key == "DE" and self.key(i + 1).startswith("RU"))):
            return True
        group = self.date_time_group(i)
        return group is not None and "FM" in {self.key(group.end), self.key(group.end + 1)}

    def is_address(self, i: int) -> bool:
        """Whether a word begins an address by itself: the name of a kind of post, or a routing indicator."""
        return i < len(self.tokens) and _ADDRESS.fullmatch(self.tokens[i].text) is not None

    def is_control_code(self, i: int) -> bool:
        """Whether a word is a communication centre's code on the heading of a page ("PTQ1234")."""
        return _CONTROL_CODE.fullmatch(self.key(i)) is not None

    def is_prose(self, i: int) -> bool:
        """Whether running text begins here: function words among the next words, and no address or office."""
        words = self.tokens[i : i + 14]
        if len(words) < 5 or any(_ADDRESS.fullmatch(t.text) or _OFFICE.fullmatch(t.key) for t in words):
            return False
        if len({t.key for t in words}) <= 4:
            return False
        common = sum(t.key in _FUNCTION_WORDS for t in words)
        # Telegraphic style leaves small words out; in ordinary case, running text still shows.
        return 4 * common >= len(words) or (common > 1 and 3 * sum(t.text.islower() for t in words) > 2 * len(words))

    # -- caption ------------------------------------------------------------------------------------------------------

    def caption(self, i: int) -> tuple[str, int] | None:
        """A keyword of the caption: its name (order, tags, subject, ref, classified) and the index of its value."""
        token = self.tokens[i]
        if token.key[:1] == "E" and token.key[1:2] in {".", "O", ""}:
            match = _ORDER.match(self.raw, token.start)
            if match:
                return "order", self._after(match.start("order"), i)
        name = _KEYWORDS.get(token.key.rstrip("():"))
        if name and ":" in token.text[-2:]:
            return name, i + 1
        if name and self.key(i + 1) == "" and i + 1 < len(self.tokens) and self.tokens[i + 1].text == ":":
            return name, i + 2
        j = i
        if self.tokens[j].text in {"-", "--"}:
            j += 1
        if j < len(self.tokens) and self.number(j) is not None:
            j += 1
        if j < len(self.tokens) and _MARK.fullmatch(self.tokens[j].text):
            j += 1
        by = self.key(j + 1)
        stated = by in {"BY", "FROM"} or by.startswith("BY:")
        inside = j + 1 < len(self.tokens) and self.tokens[j + 1].text == "By:"  # run on behind another keyword
        if self.key(j) in {"CLASSIFIED", "DERIVED"} and stated and (token.opens or inside):
            return "classified", j + 2
        return None

    # -- release ------------------------------------------------------------------------------------------------------

    def stamp(self, i: int) -> Said | None:
        """A stamp that the release put on the text."""
        if not _STAMP_STARTS.fullmatch(self.key(i)):
            return None
        for pattern in _STAMPS:
            match = pattern.match(self.raw, self.tokens[i].start)
            if match:
                end = self._after(match.end(), i)
                # A scan may run the next part of the telegram on behind the stamp.
                end = next((j for j in range(i + 1, end) if self._runs_on(j)), end)
                stop = self.tokens[end - 1].end
                spans = ((name, *match.span(name)) for name in match.groupdict())
                return Said(end, {name: self.raw[a : min(b, stop)].strip() for name, a, b in spans if 0 <= a < b})
        return None

    def _runs_on(self, i: int) -> bool:
        """Whether a numbered paragraph, a page line with its banner or a date-time group begins within a line."""
        if self.number(i) is not None:
            return self.mark(i + 1)
        classed = self.classification(i)
        if classed and classed[0] < len(self.tokens) and not self.tokens[classed[0]].opens:
            i = classed[0] if self.key(classed[0]) == "PAGE" else i
        if self.tokens[i].key == "PAGE":
            return self.page_line(i) is not None
        group = self.date_time_group(i)
        return group is not None and self.key(group.end) == "FM"

    def codes(self, i: int) -> int:
        """The index behind the exemption codes that begin here ("B1, 1.4(D) B6"), over line breaks; ``i`` if none."""
        while i < len(self.tokens):
            if _CODE.fullmatch(self.tokens[i].text) or self.tokens[i].text in {",", ";"}:
                i += 1
            elif self.split_code(i):
                i += 2
            else:
                break
        return i

    def split_code(self, i: int) -> bool:
        """Whether a code stands here as two words: "1.4 (D)"."""
        if i + 1 >= len(self.tokens) or self.tokens[i].text not in {"1.4", "1.5"}:
            return False
        return re.fullmatch(r"\([A-Ha-h]\)[,;]?", self.tokens[i + 1].text) is not None

    def table_row(self, i: int, *, body: bool) -> Said | None:
        """A line of "Field: value" with a field that archives use, or the rest of one from ``i`` on.

        ``body``: only fields that running text never has. Scans read the colon as an s ("Case Numbers 200101234").
        """
        line = _COLON_AS_S.sub(lambda m: m[1] + m[2].replace("s", ":"), self._line_text(i))
        # "INFO", "TO" and "ACTION" with a tab behind them are a telegram's own.
        keys = [m for m in _TABLE_KEY.finditer(line) if m["mark"] == ":" or TABLE[m["key"].lower()] not in _LISTS]
        if not keys or keys[0].start() or (body and keys[0]["key"].lower() not in _BODY_TABLE):
            return None
        end = next((j for j in range(i + 1, self.line_end(i)) if self._runs_on(j)), self.line_end(i))
        width = self.tokens[end - 1].end - self.tokens[i].start
        values: dict[str, str] = {}
        for match, following in zip(keys, [*keys[1:], None], strict=True):
            name = TABLE[match["key"].lower()]
            value = line[match.end() : min(following.start() if following else width, width)].strip(" \t:")
            if name and value and value.lower() != "n/a":
                values.setdefault(name, value)
        return Said(end, values)

    def table_of_columns(self, i: int) -> Said | None:
        """A line of three or more field names and the line of their values below it."""
        if not self.tokens[i].opens or not _TABLE_HEAD.fullmatch(self._line_text(i)):
            return None
        end = self.line_end(i)
        if end >= len(self.tokens):
            return None
        row = self._line_text(end)
        names = [TABLE[column["key"].lower()] for column in _TABLE_COLUMN.finditer(self._line_text(i))]
        return Said(self.line_end(end), _column_values(names, row))

    # -- text ---------------------------------------------------------------------------------------------------------

    def number(self, i: int) -> int | None:
        """The number of a paragraph ("2.", "2)"), None when the word is none."""
        match = _NUMBER.fullmatch(self.tokens[i].text) if i < len(self.tokens) else None
        digits = as_digits(match[1], strict=False) if match else None
        return int(digits) if digits else None

    def mark(self, i: int, *, loose: bool = False) -> bool:
        """Whether the word is a portion mark; ``loose``: as scans spoil it behind a paragraph number."""
        if i >= len(self.tokens):
            return False
        following = self.tokens[i + 1] if i + 1 < len(self.tokens) else None
        if loose and following and not following.key and not following.opens:
            return False  # "(C - ENTIRE TEXT)" is the text of its paragraph
        return (_LOOSE_MARK if loose else _MARK).fullmatch(self.tokens[i].text) is not None

    def rule(self, i: int) -> int:
        """The index behind the words of a line that is a ruled line and nothing else; ``i`` if it is none."""
        if not self.tokens[i].opens or self.tokens[i].text[0] not in "-=_*":
            return i
        end = self.line_end(i)
        text = "".join(t.text for t in self.tokens[i:end])
        return end if len(text) >= 3 and not text.strip("-=_*") else i

    def end_marker(self, i: int) -> int:
        """The index behind a mark of the end of the message or of its text; ``i`` if there is none."""
        if not self.tokens[i].opens:
            return i
        end = self.line_end(i)
        return end if _END.fullmatch(" ".join(self._line_text(i).split())) else i

    def sentence_before(self, i: int) -> bool:
        """Whether the word before closes a sentence, or there is none."""
        return i == 0 or ends_sentence(self.tokens[i - 1])


def time_group(text: str) -> str | None:
    """The six digits of a time group DDHHMMZ, the Z read where a scan made a 2 of it ("1117152"); None for others."""
    match = _TIME_GROUP.fullmatch(text.strip(",;:"))
    if match is None or match.end() == match.end(1):
        return None
    digits = as_digits(match[1])
    if digits is None or not (1 <= int(digits[:2]) <= 31 and int(digits[2:4]) < 24 and int(digits[4:]) < 60):
        return None
    return digits


def _classification(letters: str) -> str | None:
    """The classification that a run of letters spells out, caveats behind it allowed."""
    if letters in _CLASSES:
        return _CLASSES[letters]
    for caveat in ("NOFORN", "NODIS", "EXDIS", "LIMDIS", "STADIS", "FOROFFICIALUSEONLY"):
        if letters.endswith(caveat) and letters.removesuffix(caveat) in _CLASSES:
            return _CLASSES[letters.removesuffix(caveat)]
    return None


def _column_values(names: list[str | None], row: str) -> dict[str, str]:
    """The values of a row under named columns: split at tabs or wide gaps, else told by their shapes."""
    cells = [cell.strip() for cell in re.split(r"\t+| {2,}", row) if cell.strip()]
    if len(cells) != len(names):
        shapes = r"\d{2,4}[A-Z]+\d+|\d{4}-\d\d-\d\d(?: \d\d:\d\d)?|(?:TOP )?[A-Z]{6,}(?://[A-Z ]+)?|\S.*"
        cells = [m.group().strip() for m in re.finditer(shapes, row)]
    return {name: cell for name, cell in zip(names, cells, strict=False) if name}
