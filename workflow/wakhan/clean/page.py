"""Reader of web pages and newspaper pages saved as text, and of plain articles, releases and transcripts.

What there is no reason to take for furniture is kept. A line is furniture by its own words (prompts, controls,
credits, rules), by its neighbours (a short line among controls), or by its place: before the title of a page that
shows navigation, or after the line that opens a list of other stories. Inside running text the same is asked of each
sentence.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wakhan.clean import furniture
from wakhan.clean.layout import Unit, units
from wakhan.clean.metadata import date_of_line, day_of, found_in, is_byline, is_dated, is_name, is_signed
from wakhan.clean.stretches import CONTENT, Reading, Stretch

# A title is no longer than this many words; one that ends with a full stop is shorter than most first sentences.
_TITLE_WORDS = 25
_TITLE_SENTENCE_WORDS = 16
# A title stands among the first lines of a page; a page of nothing but lines has no head.
_HEAD_UNITS = 80
# An article that does not go on within this many lines of a list of other stories is over.
_LIST_UNITS = 60
# A bullet within as many lines behind the text under a headline shows that this was a list of teasers.
_LOOK_AHEAD = 4
# A paragraph of running text has this many words at least, and a heading no more.
_PROSE_WORDS = 12
# Lines of a list of topics are no less than this many.
_TOPICS = 3
# Headlines behind the end of an article are no less than this many.
_HEADLINES = 3
# What a teaser of another story does not reach.
_TEASER_WORDS = 40
# A line of as many short pieces between wide gaps is a bar of links.
_MENU_COLUMNS = 4
# A paragraph of which prompts take more than this share is furniture as a whole.
_MOSTLY = 0.6


def read_page(raw: str) -> Reading:
    """Read a page or a plain article.

    Takes its whole text, any text whatsoever, and gives the labelled stretches with the metadata it states.
    Hard-wrapped lines become paragraphs; headings in capitals inside them become ``heading``; prompts inside them are
    left out.
    """
    page = _Page(units(raw))
    page.label()
    stretches = tuple(_stretches(raw, page))
    return Reading(stretches, found_in(raw, page.units, page.labels, stretches, page.site))


@dataclass(slots=True)
class _Page:
    """The units of a page and what each is, None while nothing is known.

    ``site``: the name after the title's dash. ``record``: whether a letterhead stands over the title, as on the records
    and releases of public bodies.
    """

    units: list[Unit]
    labels: list[str | None]
    site: str | None
    record: bool

    def __init__(self, found: list[Unit]) -> None:
        self.units = found
        self.labels = [furniture.line_label(u.text, u.n_words) for u in found]
        self.site = None
        self.record = False

    def label(self) -> None:
        """Label every unit."""
        if len(self.units) == 1:
            self.labels = ["body"]
            return
        for i, u in enumerate(self.units):
            if not any(map(str.isalnum, u.text)):
                self.labels[i] = "other"  # a rule across the page
            elif furniture.is_record_line(u.text):
                self.labels[i] = "page_line"
            elif u.columns >= _MENU_COLUMNS and not any(map(str.isdigit, u.text)):
                self.labels[i] = "menu"
        self._spread_menus()
        first = self._first_prose()
        if first is None:
            first = len(self.units)
        self._label_head(first)
        self._label_tail(first)
        self._label_middle(first)
        self._label_running_heads()
        self._label_notes(first)

    def is_prose(self, i: int) -> bool:
        """Whether a unit not known as furniture is running text."""
        u = self.units[i]
        return self.labels[i] in (None, "body") and (
            (u.ended and u.n_words >= _PROSE_WORDS) or u.n_words > _TITLE_WORDS
        )

    def is_short(self, i: int) -> bool:
        """Whether a unit is a line that ends no sentence."""
        u = self.units[i]
        return u.n_words < _PROSE_WORDS and not u.ended

    def _is_sentence(self, i: int) -> bool:
        """Whether a unit not known as furniture is a short sentence."""
        return self.labels[i] is None and self.units[i].ended and self.units[i].n_words >= 5

    def _spread_menus(self) -> None:
        """A short line beside controls in one block is one of them, a weak prompt beside a strong one is a prompt."""
        for i, near in _beside(len(self.units)):
            u = self.units[i]
            if (
                self.labels[i] is None
                and self.labels[near] in ("menu", "advert")
                and u.block == self.units[near].block
                and u.n_words <= (6 if u.bulleted else 3)
                and self.is_short(i)
                and not is_byline(u.text)
                and date_of_line(u.text) is None
            ):
                self.labels[i] = "menu"
            elif (
                self.labels[i] is None
                and self.labels[near] == "advert"
                and u.n_words <= _TITLE_WORDS
                and furniture.is_weak(u.text)
            ):
                self.labels[i] = "advert"
        for i, u in enumerate(self.units[1:], start=1):
            caption = self.units[i - 1]
            if u.text.startswith("Credit") and self.labels[i] == "credit" and caption.n_words <= _TITLE_WORDS:
                self.labels[i - 1] = self.labels[i - 1] or "credit"

    def _first_prose(self) -> int | None:
        first = next((i for i in range(len(self.units)) if self.is_prose(i)), None)
        if first is None:
            first = next((i for i, u in enumerate(self.units) if u.ended and i and self.labels[i] is None), None)
        asks = first is not None and self.units[first].text.endswith("?") and self.units[first].number is None
        if first is not None and self._is_headline(first) and (first == 0 or asks):
            # A title that is a sentence; running text must follow, or it is the text.
            return next((i for i in range(first + 1, len(self.units)) if self.is_prose(i)), first)
        return first

    def _is_headline(self, i: int) -> bool:
        """Whether a unit could be a title: one short phrase, or a short sentence that nobody is quoted in."""
        u = self.units[i]
        if u.n_words > _TITLE_WORDS or u.text.startswith("["):
            return False
        if not u.text.endswith(".") or "; " in u.text:
            return True  # newspaper archives print headline and deck with a semicolon between
        words = [w for w in u.text.split() if len(w) > 3]
        if words and sum(w[0].isupper() for w in words) > 0.7 * len(words):
            return True
        return u.n_words <= _TITLE_SENTENCE_WORDS and not _QUOTED.search(u.text)

    # The head: everything before the first paragraph of running text.

    def _label_head(self, first: int) -> None:
        head = [i for i in range(first) if self.labels[i] is None]
        for i in head:
            if is_byline(self.units[i].text) or is_dated(self.units[i].text):
                self.labels[i] = "byline"
            elif furniture.is_player(self.units[i].text):
                self.labels[i] = "menu"
        head = [i for i in head if self.labels[i] is None]
        title = self._title(head)
        self.record = title is not None and any(furniture.is_letterhead(u.text) for u in self.units[:title])
        bars = sum(self.labels[i] in _BARS for i in range(first))
        paths = any(self.labels[i] == "menu" and furniture.is_breadcrumb(self.units[i].text) for i in range(first))
        navigation = self.site is not None or bars > 1 or paths
        for i in (i for i in head if self.labels[i] is None):
            self.labels[i] = self._head_label(i, len(self.units) if title is None else title, head, navigation)
        dated = [i for i in range(first) if self.labels[i] == "byline" and day_of(self.units[i].text)]
        if title is not None and dated and dated[0] < title < dated[-1]:
            # The day the page was read stands over the title, the document's own under it.
            for i in (i for i in dated if i < title):
                self.labels[i] = "menu"
        for i in range(first, len(self.units) if title is not None else 0):  # a title printed twice
            if self.labels[i] is None and _same(self.units[i].text, self.units[title or 0].text):
                self.labels[i] = "menu"

    def _head_label(self, i: int, title: int, head: Sequence[int], navigation: bool) -> str:
        """What an unlabelled unit of the head is; ``title``: where the title stands, past the end if there is none."""
        u = self.units[i]
        if i == title:
            return "title"
        if title < len(self.units) and _same(u.text, self.units[title].text):
            return "menu"
        if self.site is not None and self._site_of(i, head) is not None:
            return "menu"
        if u.n_words >= 8 and (u.bulleted or (u.number is not None and i in self._numbered(title))):
            return "list_item"
        if i > title and i + 1 < len(self.units) and self.units[i + 1].bulleted and self.units[i + 1].n_words >= 8:
            return "heading"
        if i < title < len(self.units) and furniture.is_letterhead(u.text):
            return "other"
        if i > title and is_signed(u.text) and not furniture.is_sections(u.text) and not self.record:
            return "byline"  # nobody signs a record under its title
        if navigation and (i < title or u.n_words <= 3) and not self.record:
            return "menu"
        if i < title < len(self.units) and furniture.is_sections(u.text):
            return "menu"
        return "body" if u.n_words >= 8 and (i > title or u.ended) else "heading"

    def _label_running_heads(self) -> None:
        """Lines of the letterhead that stand again on later pages of a record, and the hours between its turns."""
        if not self.record:
            return
        heads = {_plain(u.text) for u, label in zip(self.units, self.labels, strict=True) if label == "other"}
        heads = {line for line in heads if any(map(str.isalpha, line))}
        for i, u in enumerate(self.units):
            if self.labels[i] in ("heading", "body") and (
                furniture.is_hour(u.text) or (u.n_words < _PROSE_WORDS and _plain(u.text) in heads)
            ):
                self.labels[i] = "page_line"

    def _title(self, head: Sequence[int]) -> int | None:
        """The title among the unlabelled units of the head."""
        candidates = [i for i in head[:_HEAD_UNITS] if self._is_headline(i) and not self.units[i].bulleted]
        named = [i for i in candidates if not furniture.is_letterhead(self.units[i].text)]
        # "Ministry Warns Traders" is a letterhead by its words; nothing else stands there, so it is the title.
        candidates = named or [i for i in candidates[-1:] if self.units[i].n_words > 2]
        lines = [_plain(self.units[i].text) for i in candidates]
        titles = tuple(line for line in lines if line.count(" ") >= 3)
        for i, line in zip(candidates, lines, strict=True):
            # A path through the site that lost its separators runs on into the title.
            if line[1:].endswith(titles):
                self.labels[i] = "menu"
        candidates = [i for i in candidates if self.labels[i] is None]
        for i in candidates:
            site = self._site_of(i, head)
            if site is not None:
                self.site = site[1]
                named = [j for j in candidates if j != i and _same(self.units[j].text, site[0])]
                return named[-1] if named else i
        for i in candidates:
            twins = [j for j in candidates if _same(self.units[j].text, self.units[i].text)]
            if len(twins) > 1 and self.units[i].n_words > 2:
                return twins[-1]
        plain = [i for i in candidates if not _PROCEEDING.match(self.units[i].text) and not self._is_kicker(i)]
        plain = self._before_byline(plain) or plain
        for least in (4, 2, 1):
            for i in plain:
                if self.units[i].n_words >= least and not furniture.is_sections(self.units[i].text):
                    return i
        return None

    def _before_byline(self, candidates: Sequence[int]) -> list[int]:
        """Those candidates that stand directly over the byline: no controls between."""
        if not candidates:
            return []
        limit = candidates[-1] + 1
        while limit < len(self.units) and self.labels[limit] is not None:
            limit += 1
        signed = max((i for i in range(candidates[0], limit) if self.labels[i] == "byline"), default=0)
        over: list[int] = []
        for i in range(signed - 1, -1, -1):
            if i in candidates:
                over.append(i)
            elif over and self.labels[i] in _BARS:
                break
        return over[::-1]

    def _is_kicker(self, i: int) -> bool:
        """Whether a unit names the part of the paper or site that the title under it stands in."""
        match = _TITLE_AND_SITE.fullmatch(self.units[i].text)
        return match is not None and furniture.is_sections(match[3])

    def _site_of(self, i: int, head: Sequence[int]) -> tuple[str, str] | None:
        """Title and name of the site where a unit is "Title - Site" or "Title | Site"."""
        match = _TITLE_AND_SITE.fullmatch(self.units[i].text)
        if match is None:
            return None
        repeated = any(j != i and _same(self.units[j].text, match[1]) for j in head[:_HEAD_UNITS])
        section = furniture.is_sections(match[3])  # "REGION AND THEME | ANALYSIS" stands over a title
        if repeated or (match[2] == "|" and match[1].count(" ") >= 3 and not section):
            return match[1], match[3]
        return None

    # The tail: other stories, comments and controls after the article.

    def _label_tail(self, first: int) -> None:
        running = [u.n_words if self.is_prose(i) else 0 for i, u in enumerate(self.units)]
        half = sum(running) / 2
        passed = 0
        i = first
        while i < len(self.units):
            u = self.units[i]
            passed += running[i]
            if passed >= half and furniture.is_copyright(u.text) and u.n_words <= 30 and self.labels[i] != "credit":
                self.labels[i] = self.labels[i] or "note"
                self._drop(i + 1, len(self.units))
                return
            if self.labels[i] in (None, "advert", "menu") and furniture.is_marker(u.text, u.n_words):
                comments = passed >= half and _COMMENTS.match(u.text) is not None
                end = len(self.units) if comments else self._resumes(i)
                if end < len(self.units) or passed >= half:
                    self.labels[i] = self.labels[i] or "teaser"
                    self._drop(i + 1, end)
                    i = end
                    continue
            i += 1
        told = (i for i in range(first, len(self.units)) if self.is_prose(i) or self._is_sentence(i))
        last = max(told, default=len(self.units))
        self._drop_headlines(last)
        bars = [i for i in range(last + 1, len(self.units)) if self.labels[i] in _BARS or self.labels[i] == "teaser"]
        if bars:
            start = bars[0]
            while start - 1 > last and self.units[start - 1].n_words <= 4 and self.is_short(start - 1):
                start -= 1
            if start < bars[0] and is_name(self.units[start].text):
                start += 1  # a name over the controls signs the article, with the place it was written in
                start += start < bars[0] and self._is_place_of_signature(start)
            self._drop(start, len(self.units))

    def _drop_headlines(self, last: int) -> None:
        """Label as teasers the headlines of other stories behind the last sentence, three or more."""
        left = [i for i in range(last + 1, len(self.units)) if self.labels[i] is None]
        headlines = [i for i in left if self.units[i].n_words >= 4 and _in_title_case(self.units[i].text)]
        if len(headlines) < _HEADLINES:
            return
        rest = [i for i in left if i > headlines[0]]
        if 4 * len(headlines) >= 3 * len(rest):
            for i in (*headlines, *rest):
                self.labels[i] = "teaser"

    def _resumes(self, marker: int) -> int:
        """Where the article goes on after a line that opens a list of other stories; the end when it does not."""
        ahead = range(marker + 1, min(len(self.units), marker + 1 + _LIST_UNITS))
        left = [i for i in ahead if self.labels[i] is None and not furniture.is_player(self.units[i].text)]
        headlines = teasers = 0
        bulleted = True
        for at, i in enumerate(left):
            if not self.is_prose(i) or self.units[i].bulleted:
                headlines += 1
                bulleted = bulleted and self.units[i].bulleted
                continue
            following = left[at + 1] if at + 1 < len(left) else None
            if headlines == 0:
                return i
            if teasers == 0 and bulleted and not any(self.units[j].bulleted for j in left[at + 1 : at + _LOOK_AHEAD]):
                return i  # the list had bullets, and it is over
            if following is not None and self.is_prose(following) and not self.units[following].bulleted:
                return i if teasers == 0 else following
            closed = (
                following is not None and self._is_sentence(following) and self.units[following].text[-1] not in "?!…"
            )
            if closed and teasers == 0:
                return i  # headlines close no sentence
            if following is None and teasers == 0 and self.units[i].n_words >= _TEASER_WORDS:
                return i
            teasers += 1
        return len(self.units)

    def _drop(self, start: int, end: int) -> None:
        """Label what is not yet known between two units as pieces of other pages; notes on the document stay."""
        notes = True
        for i in range(start, end):
            u = self.units[i]
            if notes and furniture.is_note(u.text) and self.labels[i] is None:
                self.labels[i] = "note"
                continue
            notes = notes and u.n_words < 5  # a list of authors has short lines, one of stories has headlines
            if self.labels[i] is None:
                self.labels[i] = "menu" if u.n_words < 5 else "policy" if furniture.is_copyright(u.text) else "teaser"

    # What is left is the article.

    def _label_middle(self, first: int) -> None:
        numbered = self._numbered(first)
        kept = [i for i in range(first, len(self.units)) if self.labels[i] is None]
        authors = {furniture.author_of_note(self.units[i].text) for i in kept}
        before = 0
        for at, i in enumerate(kept):
            u = self.units[i]
            following = kept[at + 1] if at + 1 < len(kept) else None
            dated = u.n_words < 8 and date_of_line(u.text) is not None
            if before < 2 and (is_byline(u.text) or dated or u.text in authors):
                self.labels[i] = "byline"
            elif furniture.is_endmark(u.text):
                self.labels[i] = "other"
            elif (i in numbered and not self._is_numbered_heading(i, following)) or u.bulleted:
                self.labels[i] = "list_item"
            elif self._stands_over(i, following) and (
                _ROMAN.fullmatch(u.text) or (self.is_short(i) and _HEADING.match(u.text))
            ):
                self.labels[i] = "heading"
            else:
                self.labels[i] = "body"
                before += self.is_prose(i)
        if any(label in _BARS for label in self.labels[:first]) and not self.record:
            self._drop_topics(kept)

    def _drop_topics(self, kept: Sequence[int]) -> None:
        """Label three short lines or more that stand over one another as a list of topics: headings stand over text."""
        for short, run in itertools.groupby(kept, lambda i: self.labels[i] == "heading" and self.units[i].n_words <= 4):
            topics = list(run)
            if short and len(topics) >= _TOPICS:
                for i in topics:
                    self.labels[i] = "menu"

    def _is_numbered_heading(self, i: int, following: int | None) -> bool:
        """Whether a short numbered line stands over running text that has no number of its own."""
        under = self.units[following] if following is not None else None
        titled = self.is_short(i) and _HEADING.match(self.units[i].text) is not None
        return titled and under is not None and under.number is None and self.is_prose(following or 0)

    def _stands_over(self, i: int, following: int | None) -> bool:
        """Whether a line has something under it that is not the rest of its own sentence."""
        return following is not None and not (self.units[i].n_words >= 8 and self.units[following].text[0].islower())

    def _numbered(self, first: int) -> set[int]:
        """Units whose numbers follow one another: a list, not a sentence that begins with a figure."""
        marked = [i for i in range(first, len(self.units)) if self.units[i].number is not None]
        value = {i: int("".join(c for c in self.units[i].number or "" if c.isdigit())) for i in marked}
        pairs = [(a, b) for a, b in itertools.pairwise(marked) if value[b] == value[a] + 1]
        return {i for pair in pairs for i in pair}

    def _label_notes(self, first: int) -> None:
        """What stands at the end of the article and speaks about it, or signs it."""
        kept = [i for i in range(first, len(self.units)) if self.labels[i] in CONTENT]
        opens = (
            i
            for i in range(first, len(self.units))
            if furniture.is_endmark(self.units[i].text) or _NOTES_OPEN.match(self.units[i].text)
        )
        after = next(opens, len(self.units))
        for i in kept:
            if i >= after:
                self.labels[i] = "note"
        for over, i in reversed(list(itertools.pairwise(kept))):
            u = self.units[i]
            if furniture.is_note(u.text):
                self.labels[i] = "note"
            elif self.labels[i] == "heading" and u.n_words == 1 and furniture.is_note(self.units[over].text):
                self.labels[i] = "menu"  # a control among the notes
            elif (self.labels[i] in ("body", "heading") and is_name(u.text)) or self._is_place_of_signature(i):
                self.labels[i] = "signature"
            elif self.labels[i] != "note":
                break
        for i in kept[len(kept) // 2 :]:
            if self.labels[i] in ("body", "heading") and furniture.is_reporters(self.units[i].text):
                self.labels[i] = "note"

    def _is_place_of_signature(self, i: int) -> bool:
        """Whether one or two words under a name alone are the place a letter was written in."""
        u, over = self.units[i], self.units[i - 1]
        known = self.labels[i - 1]
        return u.n_words <= 2 and u.text.istitle() and not u.ended and known in (None, *CONTENT) and is_name(over.text)


_BARS = frozenset({"menu", "advert", "policy"})
_QUOTED = re.compile(r"[“”\"]|\b(?:said|told)\b")
_TITLE_AND_SITE = re.compile(r"(.{8,200}?) ([|–—-]|::|») ([A-Z][^|]{1,60})")
# Who speaks, on a line of its own, and when a body met.
_PROCEEDING = re.compile(
    r"(?:the|mr|mrs|ms|dr|sir|dame|lord|baroness|senator)\b[^:]{3,60}(?: ?\([^)]{3,60}\))+\Z|"
    r"the (?:house|senate|assembly|council|committee|commission|chamber) (?:met|resumed|sat|was called to order)\b",
    re.I,
)
# A heading names something; a time of day does not, and a line that ends in a comma or a dash goes on.
# Nor does what somebody is quoted with after a colon.
_HEADING = re.compile(r"(?=.*[^\W\d_]{4})(?!.*: [\"“].*[\"”]\Z).*[^,;:–—-]\Z")
_ROMAN = re.compile(r"[IVX]{1,5}\.?")
_COMMENTS = re.compile(r"\W*(?:\d* ?comments?\b|leave a|post a|join the)", re.I)
_NOTES_OPEN = re.compile(r"\W*(?:notes? (?:to|for) editors?|about the authors?)\W*\Z", re.I)
_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})


def _beside(n: int) -> Iterator[tuple[int, int]]:
    """Every index with the one before it, forwards, then with the one after it, backwards: for what spreads."""
    yield from ((i, i - 1) for i in range(1, n))
    yield from ((i, i + 1) for i in range(n - 2, -1, -1))


def _in_title_case(text: str) -> bool:
    """Whether nearly all longer words of a line begin with a capital, and it closes no sentence."""
    words = [w.lstrip("\"'“‘(") for w in text.split()]
    words = [w for w in words if len(w) > 3]
    return len(words) > 2 and 5 * sum(w[:1].isupper() for w in words) >= 4 * len(words) and text[-1] not in ".:;,"


def _same(a: str, b: str) -> bool:
    """Whether two lines have the same words, whatever their quotation marks and case."""
    return _plain(a) == _plain(b)


def _plain(text: str) -> str:
    """A line without differences of quotation marks and case."""
    return text.translate(_PLAIN).casefold().strip(" .")


def _stretches(raw: str, page: _Page) -> Iterator[Stretch]:
    """The stretches of labelled units: marks apart, prompts inside running text cut out."""
    last: Unit | None = None  # the body paragraph before, while it may go on
    for u, known in zip(page.units, page.labels, strict=True):
        label = known or "body"
        if label not in CONTENT:
            yield Stretch(u.start, u.end, label)
            continue
        start = u.start
        if label == "title" and page.site and (sited := _TITLE_AND_SITE.fullmatch(raw, u.start, u.end)):
            yield Stretch(u.start, sited.end(1), label, True)
            yield Stretch(sited.start(2), u.end, "menu")
            continue
        if u.mark > u.start and label in ("list_item", "note"):
            mark_end = u.start + len(raw[u.start : u.mark].rstrip())
            yield Stretch(u.start, mark_end, "other" if u.number is None else "paragraph_label")
            start = u.mark
        goes_on = last is not None and label == "body" and _goes_on(last, u)
        pieces = list(_pieces(raw, u, start)) if label in ("body", "list_item") else [(start, u.end, "")]
        cut = sum(end - begin for begin, end, what in pieces if what == "advert")
        if cut > _MOSTLY * (u.end - start) and len(page.units) > 1:
            yield Stretch(start, u.end, "advert")
            continue
        opens = not goes_on
        for begin, end, what in pieces:
            if what == "advert":
                yield Stretch(begin, end, "advert")
                continue
            yield Stretch(begin, end, what or label, opens or what == "heading")
            opens = what == "heading"
        last = u if label == "body" else None


def _goes_on(last: Unit, u: Unit) -> bool:
    """Whether a paragraph is the rest of the sentence that the one before broke off."""
    return last.n_words >= 8 and not last.ended and last.text[-1] not in ":;" and u.text[0].islower()


# Inside running text.

_SPACED = re.compile(r"\S+")
# Where a prompt begins in the middle of a sentence that lost its full stop.
_PROMPT_OPENS = re.compile(
    r"(?<=[\w”’\"').,>]) +(?=(?:Sign up (?:for|to|now)|SIGN UP (?:FOR|TO|NOW)|SUBSCRIBE (?:TO|NOW)|"
    r"Subscribe (?:to|now|today)|Click here|Follow us|READ MORE|Read more:|"
    r"Share this|Download (?:the|our)|Get the (?:best|latest) of)\b)"
)
# Where a prompt without a full stop may end: after a thing of the medium or an address, before a capital.
_PROMPT_ENDS = re.compile(
    r"\b(?i:newsletters?|inbox|e-?mails?|here|updates|alerts|app|below|account|now|today|podcast|"
    r"\w{2,40}\.(?:com|org|net|co\.uk|news))[.!:]?\s+(?:[—–-]\s+)?(?=[“‘\"']?[A-Z])"
)
_LETTERS = re.compile(r"[^\W\d_]")
# A heading in capitals has two words and eight letters, or it is an abbreviation at the head of a sentence.
_HEADING_LETTERS = 8
_HEADING_WORDS = 14
_SLOGAN_WORDS = 8
# Headings inside a paragraph are looked for where paragraphs lost their breaks.
_LOST_BREAKS = 200


def _pieces(raw: str, u: Unit, start: int) -> list[tuple[int, int, str]]:
    """A unit's text in pieces: running text (""), prompts ("advert") and, where line breaks were lost, headings."""
    text = raw[start : u.end]
    headings = u.wrapped or u.n_words >= _LOST_BREAKS
    if not headings and not (u.n_words >= _PROSE_WORDS and furniture.may_prompt(text)):
        return [(start, u.end, "")]
    segments = list(_segments(text))
    strengths = [0 if _in_quotation(text, a) else furniture.prompt(" ".join(text[a:b].split())) for a, b, _ in segments]
    cut = [strength == furniture.STRONG for strength in strengths]
    for i, near in _beside(len(cut)):
        cut[i] = cut[i] or (cut[near] and strengths[i] == furniture.WEAK)
    for i in range(1, len(cut) - 1):  # a slogan between two prompts
        a, b, capitals = segments[i]
        if cut[i - 1] and cut[i + 1] and not capitals and text.count(" ", a, b) < _SLOGAN_WORDS:
            cut[i] = True
    pieces: list[tuple[int, int, str]] = []
    for (a, b, capitals), advert in zip(segments, cut, strict=True):
        what = "advert" if advert else "heading" if capitals and headings else ""
        b = a + len(text[a:b].rstrip())
        if a == b:
            continue
        if pieces and pieces[-1][2] == what != "heading":
            pieces[-1] = (pieces[-1][0], start + b, what)
        else:
            pieces.append((start + a, start + b, what))
    return pieces


def _in_quotation(text: str, at: int) -> bool:
    """Whether a quotation that opened in the thousand characters before ``at`` is still open."""
    near = max(0, at - 1000)
    return text.rfind("“", near, at) > text.rfind("”", near, at) or text.count('"', near, at) % 2 == 1


def _segments(text: str) -> Iterator[tuple[int, int, bool]]:
    """Sentences, runs of capitals that stand as headings (True), and prompts that lost their full stop."""
    cuts = {0, len(text)}
    cuts.update(m.end() for m in furniture.SENTENCE_BREAK.finditer(text))
    cuts.update(m.end() for m in _PROMPT_OPENS.finditer(text))
    runs = _capital_runs(text, cuts)
    for a, b in runs:
        cuts -= {c for c in cuts if a < c < b} if b - a < 400 else set()
        cuts |= {a, b}
    capitals = {a for a, _ in runs}
    ordered = sorted(cuts)
    for a, b in itertools.pairwise(ordered):
        if a in capitals:
            yield a, b, True
            continue
        for match in _PROMPT_ENDS.finditer(text, a, min(b, a + furniture.LONGEST)):
            whole = " ".join(text[a : match.end()].split())
            if furniture.prompt(whole) == furniture.STRONG and b - match.end() > 20:
                yield a, match.end(), False
                a = match.end()
                break
        yield a, b, False


def _capital_runs(text: str, cuts: set[int]) -> list[tuple[int, int]]:
    """Runs of words in capitals from the end of a sentence to the capital that begins the next."""
    runs: list[tuple[int, int]] = []
    run: list[tuple[int, int]] = []
    for match in _SPACED.finditer(text):
        word = match.group()
        if len(word) < 40 and not any(map(str.islower, word.removesuffix("s"))) and (run or match.start() in cuts):
            run.append(match.span())
            continue
        if run:
            _close_run(text, run, word, runs)
        run = []
    return runs


def _close_run(text: str, run: list[tuple[int, int]], following: str, runs: list[tuple[int, int]]) -> None:
    """Keep a run of capitals if it can be a heading before the word that follows it."""
    bare = following.lstrip("\"'“‘([")
    if bare[:1].islower() or not bare:
        run.pop()  # the last word begins the sentence: "… NATO said"
    elif run and text[run[-1][0] : run[-1][1]] in ("A", "I", "“A", "“I"):
        run.pop()
    if len(run) == 1 and furniture.prompt(text[slice(*run[0])]) == furniture.STRONG:
        runs.append(run[0])
    if not 2 <= len(run) <= _HEADING_WORDS:
        return
    words = text[run[0][0] : run[-1][1]]
    if len(_LETTERS.findall(words)) < _HEADING_LETTERS or words[-1] in ",;:-–—)" or following[0] in "(–—-/":
        return
    end = run[-1][1]
    while end < len(text) and text[end].isspace():
        end += 1
    runs.append((run[0][0], end))
