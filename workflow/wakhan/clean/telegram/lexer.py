"""What each word of a telegram belongs to: a state machine over words that knows a telegram's parts and their order.

A message, and each of its sections, runs through three states: its *head* (release stamps, transmission, addresses),
its *caption* (classification and section line, executive order, TAGS, SUBJECT, references, who classified it) and its
*body*. Page lines, banners, stamps and redaction codes may cut any of them, also in the middle of a line, and a new
section takes the machine from body back to head.
"""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from wakhan.clean.telegram.grammar import DateTimeGroup, Grammar, PageLine, Said, SectionLine
from wakhan.clean.telegram.tokens import Lines, Token, as_letters

# Labels of pieces beside those of stretches: running text, and ruled lines, which underline headings.
TEXT = "text"
RULE = "rule"

# A line of a subject shorter than this was not broken at the width of a page, so its subject ends there.
_SHORT_LINE = 40
_SUBJECT_LINES = 4
# How much of a repeated subject, page line or stamp must agree with the first (percent): scans differ by some letters.
_SAME_SUBJECT = 80
_SAME_LINE = 72
_SHORT_STAMP = 20
# Words of a list of reasons: "1.4", "(B)", "(B,D)", "AND", "E.O.", "12958".
_OF_REASON = re.compile(
    r"[-,;:&]|(?:AND|OR|FOR|OF|E\.?O\.?|SECTIONS?|SEC\.?|PARA(?:GRAPH)?)[,:]?|\(?\d[\d.]*[,:]?\)?"
    r"|(?:\d\.\d)?(?:\(?[A-H](?![A-Z])\)?[,/&.;]*)+",
    re.IGNORECASE,
)
_REASON_LETTER = re.compile(r"(?<![A-Za-z])[A-Ha-h](?![A-Za-z])")
# How many words a remark on the copy before the caption may have.
_REMARK_WORDS = 120
_PARTS = frozenset({"SUMMARY", "COMMENT", "NOTE", "TEXT", "QUOTE", "BIO", "POINTS", "REQUEST"})
_OPENING_HEADINGS = frozenset({"SUMMARY", "INTRODUCTION", "COMMENT", "BEGIN", "ACTION", "SUMMARY/COMMENT", "OVERVIEW"})


class State(enum.Enum):
    """Which part of a message or section the machine is in."""

    HEAD = enum.auto()
    CAPTION = enum.auto()
    BODY = enum.auto()


@dataclass(frozen=True, slots=True)
class Piece:
    """Words ``[start, end)`` by index, and what they are."""

    label: str
    start: int
    end: int


@dataclass(slots=True)
class Address:
    """One line of an address list: the list (from, to, info), the section it stands in, its words."""

    role: str
    section: int
    words: list[str]


@dataclass(slots=True)
class Statements:
    """What header lines, stamps and tables say, in the order of the text and as written."""

    page_lines: list[PageLine] = field(default_factory=list)
    section_lines: list[SectionLine] = field(default_factory=list)
    dates: list[DateTimeGroup] = field(default_factory=list)
    addresses: list[Address] = field(default_factory=list)
    banners: list[str] = field(default_factory=list)
    values: dict[str, list[str]] = field(default_factory=dict)

    def say(self, name: str, value: str) -> None:
        """Note a value of a named field."""
        if value:
            self.values.setdefault(name, []).append(value)


class Lexer:
    """One run of the machine. Use :func:`lex`."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self.tokens = grammar.tokens
        self.pieces: list[Piece] = []
        self.said = Statements()
        self.state = State.HEAD
        self.subject: list[str] = []  # words of the first subject
        self.subject_seen = False  # in this section
        self.section = 0  # how many heads have been entered
        self.role: str | None = None  # the address list that is open
        self.number = 0  # the last paragraph's
        self.marked = False  # whether paragraphs have portion marks
        self.declared: set[str] = set()  # redaction codes that a release stamp lists
        self.row_end = -1  # the word behind the last row of a table
        self.repeating: dict[str, str] = {}  # page lines and stamps that fill a line, and their labels
        self.subject_at = next((i for i, t in enumerate(self.tokens) if t.opens and self._is_subject(i)), -1)
        self.lines = Lines(self.tokens)

    def _is_subject(self, i: int) -> bool:
        caption = self.grammar.caption(i)
        return caption is not None and caption[0] == "subject"

    def run(self) -> None:
        """Label every word."""
        at = 0
        while at < len(self.tokens):
            # Every state may hand a word to another once; a word that none takes is text.
            for _ in State:
                following = self._furniture(at)
                if following == at:
                    following = self._step(at)
                if following > at:
                    break
            else:
                following = self._emit(TEXT, at, at + 1)
            at = following

    def _step(self, i: int) -> int:
        """Label what begins at ``i`` as the state has it; ``i`` when another state is to do so."""
        if self.state is State.HEAD:
            return self._head(i)
        return self._caption(i) if self.state is State.CAPTION else self._body(i)

    def _emit(self, label: str, start: int, end: int) -> int:
        """Add a piece, joined with the one before when that goes on; answer its end."""
        if start < end:
            if label in {"page_line", "release"} and self.tokens[start].opens and self.tokens[end - 1].closes:
                self.repeating[self._words(start, end)] = label
            last = self.pieces[-1] if self.pieces else None
            if last and last.label == label and last.end == start and label != "redaction":
                self.pieces[-1] = Piece(label, last.start, end)
            else:
                self.pieces.append(Piece(label, start, end))
        return end

    def _words(self, start: int, end: int) -> str:
        """Words as one string."""
        return " ".join(t.text for t in self.tokens[start:end])

    def _enter_head(self) -> None:
        self.state, self.role, self.subject_seen = State.HEAD, None, False
        self.section += 1

    # -- what may stand anywhere --------------------------------------------------------------------------------------

    def _furniture(self, i: int) -> int:
        """Label the page line, stamp, banner, rule, table row or redaction code at ``i``; ``i`` when there is none."""
        grammar, token = self.grammar, self.tokens[i]
        if token.opens:
            if (end := grammar.rule(i)) > i:
                return self._emit("routing" if self.state is State.HEAD else RULE, i, end)
            if (end := grammar.end_marker(i)) > i:
                return self._emit("other", i, end)
        if (token.opens or self.state is State.HEAD or token.key == "PAGE") and (page := grammar.page_line(i)):
            return self._page_line(i, page)
        if (end := self._section_line(i)) > i:
            return end
        if stamp := grammar.stamp(i):
            for name, value in stamp.values.items():
                self.said.say(name, value)
            end = grammar.codes(stamp.end)
            if "RELEASE" in token.key and end > stamp.end:
                self.declared.update(t.text.strip(",;") for t in self.tokens[stamp.end : end])
                return self._emit("release", i, end)
            return self._emit("release", i, stamp.end)
        if (end := self._banner(i)) > i:
            return end
        if (end := grammar.codes(i)) > i:
            return self._codes(i, end)
        return self._table(i)

    def _page_line(self, i: int, page: PageLine) -> int:
        self.said.page_lines.append(page)
        self._emit("page_line", i, page.end)
        if self.state is State.BODY and page.page == 1 and page.end < len(self.tokens):
            sections = [p.section for p in self.said.page_lines[:-1] if p.section]
            if (page.section and sections and page.section != sections[-1]) or (
                self.grammar.starts_transmission(page.end)
            ):
                self._enter_head()
        return page.end

    def _section_line(self, i: int) -> int:
        """Label a section line, which closes the head: in the body only one that names its section."""
        if self.state is State.BODY and not self.tokens[i].opens:
            return i
        line = self.grammar.section_line(i)
        if line is None or (line.section is None and self.state is not State.HEAD):
            return i
        classed = self.grammar.classification(i)
        if classed and line.section is None and self.grammar.page_line(classed[0]):
            return i  # a banner and a page line
        self.said.section_lines.append(line)
        if self.state is not State.HEAD:
            self.subject_seen = False
        self.state, self.role = State.CAPTION, None
        return self._emit("header", i, line.end)

    def _banner(self, i: int) -> int:
        """Label a classification that stands alone, or before a page line or stamp that it belongs to."""
        classed = self.grammar.classification(i)
        if classed is None:
            return i
        end, name = classed
        alone = self.tokens[i].opens and self.tokens[end - 1].closes
        if self.tokens[i].opens and not alone and (row := self.grammar.table_row(end, body=True)):
            self._emit("banner", i, end)
            return self._row(end, row)
        before_code = end < len(self.tokens) and not self.tokens[end].opens and self.grammar.is_control_code(end)
        page = self.grammar.page_line(end) if end < len(self.tokens) else None
        stamp = self.grammar.stamp(end) if end < len(self.tokens) else None
        if not (alone or page or stamp or (self.tokens[i].opens and before_code) or self.state is State.HEAD):
            return i
        if self.state is State.HEAD and self.role and not alone and not page and not stamp:
            return i
        if stamp is None:
            self.said.banners.append(name)
        self._emit("banner", i, end)
        if self.state is not State.BODY:
            self.role = self.role if alone or page else None
        return self._emit("routing", end, end + 1) if before_code else end

    def _codes(self, i: int, end: int) -> int:
        """Label exemption codes: a stamp before the text begins, redactions in it."""
        if self.state is State.HEAD or (self.state is State.CAPTION and not self.subject_seen):
            self.declared.update(t.text.strip(",;") for t in self.tokens[i:end])
            return self._emit("release", i, end)
        opens, closes = self.tokens[i].opens, self.tokens[end - 1].closes
        n = sum(any(c.isdigit() for c in t.text) for t in self.tokens[i:end])
        first = self.tokens[i].text
        declared = first.strip("[],;") in self.declared
        sure = (opens and closes) or n > 1 or declared or "." in first or first.startswith("[")
        cited = not opens and self.tokens[i - 1].key.startswith(("REASON", "SECTION", "PARA", "ANNEX"))
        if not n or not sure or cited:
            return i
        while i < end:
            if self.grammar.split_code(i):
                self.pieces.append(Piece("redaction", i, i + 2))
                i += 2
            else:
                label = "redaction" if any(c.isdigit() for c in self.tokens[i].text) else "release"
                self.pieces.append(Piece(label, i, i + 1))
                i += 1
        return end

    def _table(self, i: int) -> int:
        """Label a row of a table of fields that an archive put before, between or behind the text."""
        token = self.tokens[i]
        if not token.opens or self.grammar.caption(i):
            return i
        if i == self.row_end and not token.blank and self.grammar.raw[token.start - 1] in " \t":
            self.row_end = self.grammar.line_end(i)  # indented: the value of the row above goes on
            return self._emit("release", i, self.row_end)
        after_table = bool(self.pieces) and self.pieces[-1].label == "release"
        row = self.grammar.table_of_columns(i) or self.grammar.table_row(
            i, body=self.state is State.BODY and not after_table
        )
        if row is None:
            return i
        return self._row(i, row)

    def _row(self, i: int, row: Said) -> int:
        """Label a row of a table and note what it states; a signature in it belongs to the text."""
        for name, value in row.values.items():
            self.said.say(name, value)
        self.row_end = row.end
        signed = row.end - len(row.values.get("signer", "").split())
        self._emit("release", i, signed)
        return self._emit("signature", signed, row.end)

    # -- states -------------------------------------------------------------------------------------------------------

    def _head(self, i: int) -> int:
        grammar, token = self.grammar, self.tokens[i]
        if group := grammar.date_time_group(i):
            self.said.dates.append(group)
            self.role = None
            return self._emit("routing", i, group.end)
        if grammar.caption(i):
            self.state = State.CAPTION
            return i
        key = as_letters(token.key)
        if key == "FM" or (key == "FROM" and token.opens and grammar.is_address(i + 1)):
            return self._addresses("from", i)
        if key == "TO" and (self.role == "from" or (token.opens and self.role is None and self._sent())):
            return self._addresses("to", i)
        if key == "INFO" and (self.role in {"from", "to"} or (token.opens and self.role == "info")):
            return self._addresses("info", i)
        prose = token.opens and (self._sent() or bool(self.said.banners)) and grammar.is_prose(i)
        if (prose and not self._subject_follows(i)) or (token.opens and self._begins_text(i)):
            self.state = State.BODY
            return i
        if token.key == "XMT":
            self.role = None
        if self.role:
            addresses = self.said.addresses
            if token.opens or self.pieces[-1].label != "routing" or addresses[-1].role != self.role:
                addresses.append(Address(self.role, self.section, []))
            addresses[-1].words.append(token.text)
        return self._emit("routing", i, i + 1)

    def _sent(self) -> bool:
        """Whether a date-time group or an address of this telegram has been read."""
        return bool(self.said.dates or self.said.addresses or "from" in self.said.values)

    def _subject_follows(self, i: int) -> bool:
        """Whether the first subject is still ahead, so near that what stands before it is a remark on the copy."""
        return i < self.subject_at <= i + _REMARK_WORDS

    def _addresses(self, role: str, i: int) -> int:
        """Open an address list at its keyword."""
        self.role = role
        self.said.addresses.append(Address(role, self.section, []))
        return self._emit("routing", i, i + 1)

    def _begins_text(self, i: int) -> bool:
        """Whether a numbered paragraph, or one with a portion mark alone, begins at this head of a line."""
        number = self.grammar.number(i)
        if number is not None:
            return self.grammar.mark(i + 1, loose=True) or (
                number == self.number + 1 and self._sent() and self.grammar.is_prose(i + 1)
            )
        return self.grammar.mark(i) and not self.grammar.caption(i)

    def _caption(self, i: int) -> int:
        grammar, token = self.grammar, self.tokens[i]
        if caption := grammar.caption(i):
            name, value = caption
            if name == "subject":
                return self._subject(i, value)
            if name == "classified":
                return self._classified(i, value)
            end = self._value_end(name, value)
            self.said.say(name, self._words(value, end))
            return self._emit("header", i, end)
        if grammar.starts_transmission(i):
            self._enter_head()
            return i
        prose = token.opens and grammar.is_prose(i) and not self._subject_follows(i)
        if self.subject_seen or prose or (token.opens and self._begins_text(i)):
            self.state = State.BODY
            return i
        return self._emit("header", i, i + 1)

    def _body(self, i: int) -> int:
        grammar, token = self.grammar, self.tokens[i]
        if grammar.starts_transmission(i):
            self._enter_head()
            return i
        if token.opens and (caption := grammar.caption(i)):
            name, value = caption
            again = self._repeated_subject(value) if name == "subject" else None
            if again or name in {"order", "tags"} or (name == "classified" and self.number <= 1):
                self.state, self.subject_seen = State.CAPTION, False
                return i
        if (end := self._paragraph_number(i)) > i:
            return end
        if token.opens and (label := self._repeats(i)):
            return self._emit(label, i, grammar.line_end(i))
        if token.opens and grammar.mark(i) and i + 1 < len(self.tokens):
            return self._emit("portion_mark", i, i + 1)
        if token.text == "¶":
            return self._emit("other", i, i + 1)
        return self._emit(TEXT, i, i + 1)

    # -- pieces of the states -----------------------------------------------------------------------------------------

    def _paragraph_number(self, i: int) -> int:
        """Label a paragraph's number and portion mark where one may begin; ``i`` where none does."""
        number = self.grammar.number(i)
        if number is None or i + 1 >= len(self.tokens):
            return i
        token = self.tokens[i]
        opens = token.opens or self.tokens[i - 1].text == "¶"
        if self.grammar.mark(i + 1, loose=True):
            if not opens and not (self.number < number <= self.number + 4 or self.number == 0):
                return i
            self.number, self.marked = number, True
            self._emit("paragraph_label", i, i + 1)
            return self._emit("portion_mark", i + 1, i + 2)
        after_text = bool(self.pieces) and self.pieces[-1].label == TEXT
        complete = not after_text or self.grammar.sentence_before(i) or token.blank
        if opens:
            good = complete and self.number < number <= self.number + 2
            over = self.lines.ends_early(i) or (
                i > 1 and self.tokens[i - 2].key == "END" and self.tokens[i - 1].key in _PARTS
            )
            good = good or (number == self.number + 1 and over)
        else:
            good = (
                not self.marked
                and number == self.number + 1
                and (not after_text or self.grammar.sentence_before(i))
                and self.tokens[i + 1].text[:1].isupper()
                and number > 1
            )
        if not good or token.text.startswith("("):
            return i
        self.number = number
        return self._emit("paragraph_label", i, i + 1)

    def _repeats(self, i: int) -> str | None:
        """The label of a page line or stamp that the line at ``i`` gives again, spoiled by the scan; else None."""
        line = self._words(i, self.grammar.line_end(i))
        if len(line) < _SHORT_STAMP or not any(c.isdigit() for c in line):
            return None
        return next((label for known, label in self.repeating.items() if fuzz.ratio(line, known) >= _SAME_LINE), None)

    def _subject(self, i: int, value: int) -> int:
        """Label a subject line: the first is the title, one that repeats it is furniture."""
        self.subject_seen = True
        first = value + 1 if self.grammar.mark(value) and value + 1 < len(self.tokens) else value
        end = self._repeated_subject(first) or self._subject_end(i, first)
        if self.subject:
            return self._emit("header", i, end)
        self.subject = [t.key for t in self.tokens[first:end]]
        self._emit("header", i, value)
        self._emit("portion_mark", value, first)
        return self._emit("title", first, end)

    def _repeated_subject(self, value: int) -> int | None:
        """Where the repetition of the first subject that begins at ``value`` ends; None when it is none."""
        value += self.grammar.mark(value)
        n = len(self.subject)
        if not n:
            return None
        first = " ".join(self.subject)
        candidates = range(value + max(1, n - 2), min(value + n + 3, len(self.tokens)) + 1)
        scores = [
            (fuzz.ratio(first, " ".join(t.key for t in self.tokens[value:end])), -abs(end - value - n), end)
            for end in candidates
        ]
        best = max(scores, default=(0.0, 0, value))
        return best[2] if best[0] >= _SAME_SUBJECT else None

    def _subject_end(self, i: int, value: int) -> int:
        """Where a subject ends: at the next part of the telegram, or where its lines cease to fill the page."""
        lines = 0
        line_start = self.tokens[i].start
        first_end = 0
        end = value
        while end < len(self.tokens):
            token = self.tokens[end]
            if end > value and self._boundary(end):
                return end
            if token.opens:
                lines += 1
                first_end = first_end or end
                width = self.tokens[end - 1].end - line_start
                line_start = token.start
                line_end = self.grammar.line_end(end)
                closed = line_end >= len(self.tokens) or self._boundary(line_end)
                underlined = line_end < len(self.tokens) and self.grammar.rule(line_end) > line_end
                if end > value and (
                    underlined
                    or token.key.split("/")[0] in _OPENING_HEADINGS
                    or lines >= _SUBJECT_LINES
                    or width < _SHORT_LINE
                    or (token.blank and (not closed or self.grammar.is_prose(end)))
                ):
                    return first_end if lines >= _SUBJECT_LINES else end
            end += 1
        return end

    def _boundary(self, i: int) -> bool:
        """Whether another part than running text begins at ``i``."""
        grammar, token = self.grammar, self.tokens[i]
        if grammar.number(i) is not None and (grammar.mark(i + 1, loose=True) or (token.opens and token.blank)):
            return True
        if token.key == "PAGE" and grammar.page_line(i):
            return True
        if not token.opens:
            caption = grammar.caption(i)
            return caption is not None and caption[0] != "order"
        if grammar.number(i) is not None or grammar.mark(i) or grammar.rule(i) > i or grammar.end_marker(i) > i:
            return True
        if grammar.caption(i) or grammar.page_line(i) or grammar.stamp(i) or grammar.table_row(i, body=False):
            return True
        if grammar.starts_transmission(i) or grammar.codes(i) > i or token.text == "¶":
            return True
        classed = grammar.classification(i)
        return classed is not None and (self.tokens[classed[0] - 1].closes or grammar.section_line(i) is not None)

    def _value_end(self, name: str, value: int) -> int:
        """Where the value of a caption keyword ends: with its line, or with the lines that go on with it."""
        end = value
        while end < len(self.tokens):
            token = self.tokens[end]
            if token.opens and end > value:
                line = self.tokens[end : self.grammar.line_end(end)]
                goes_on = self._goes_on(name, line)
                wraps = name == "ref" and not token.blank and not self.grammar.is_prose(end)
                if not goes_on and (not wraps or self._boundary(end)):
                    return end
            elif self._boundary(end):
                return end
            end += 1
        return end

    def _goes_on(self, name: str, line: list[Token]) -> bool:
        """Whether a line continues the value of the keyword on the line before."""
        if name == "order":
            return line[0].key.startswith(("DECL", "GDS", "XGDS", "OADR"))
        if name == "tags":
            words = [t.text.strip(",()") for t in line]
            return all(2 <= len(word) <= 5 and word.isupper() and word.isalpha() for word in words)
        # References are lettered: "B. KABUL 456", "(B) KABUL 456".
        return len(line[0].key) == 1 and line[0].key.isalpha() and line[0].text[-1] in ".):"

    def _classified(self, i: int, value: int) -> int:
        """Label who classified the telegram and why: to the end of the reasons, or else of the line."""
        end = value
        reason: int | None = None
        while end < len(self.tokens) and end < value + 60:
            token = self.tokens[end]
            if end > value and (token.blank or self._boundary(end)) and not self.grammar.mark(end):
                break
            if token.key.startswith("REASON"):
                reason = end
                break
            end += 1
        if reason is not None:
            end = self._reasons_end(reason + 1)
            self.said.say("reason", self._words(reason, end))
        by = self._words(value, reason if reason is not None else end)
        if not self.tokens[value - 1].key.startswith("FROM"):
            self.said.say("classified_by", by)
        return self._emit("header", i, end)

    def _reasons_end(self, end: int) -> int:
        """Where a list of reasons ends: with its full stop, or before what cannot belong to it or stands apart."""
        lettered = False
        while end < len(self.tokens) and _OF_REASON.fullmatch(self.tokens[end].text):
            token = self.tokens[end]
            begins = self.grammar.number(end) is not None and self.grammar.mark(end + 1, loose=True)
            if begins or (lettered and token.blank):
                return end
            end += 1
            lettered = lettered or (token.key[:1] != "E" and _REASON_LETTER.search(token.text) is not None)
            if lettered and token.text.endswith("."):
                return end
        return end


def lex(grammar: Grammar) -> tuple[list[Piece], Statements]:
    """Label the words of a telegram: pieces that hold every word once, in order, and what its header states."""
    lexer = Lexer(grammar)
    lexer.run()
    return lexer.pieces, lexer.said
