"""Checking a digest: its form, as the reader of digests will read it, and how much of it is quoted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wakhan.clean.digest import read_digest
from wakhan.clean.stretches import CONTENT, Stretch
from wakhan.codes import finding
from wakhan.findings import Finding
from wakhan.intake.files import brief, check_words, has_odd_words, lines_of, place_of

LONGEST_QUOTATION = 25  # words

_MARK = re.compile('["“”]')
_ODD_MARK = re.compile(r"###+|[*•·◦▪–—=+]\s|(?:##?|~|>|--?)(?=[^\s\d#-])")
_BRACKET = re.compile(r"\[[^\[\]]*(?:\b[Bb]\d|\b1\.\d\s?\()[^\[\]]*\]")


def check_digest(text: str, where: str, title: str | None) -> list[Finding]:
    """What is wrong with a digest.

    Takes its text, the file's name for messages, and the title in the sidecar where that is known.
    """
    found: list[Finding] = []
    lines = lines_of(text)
    if not lines[0].startswith("# "):
        what = f"the first line begins {brief(lines[0][:40])}"
        found.append(finding("D02", where, what, "`# ` and the title", line=1, column=1))
    odd = has_odd_words(text)
    before = ""
    broken = False
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            broken = False
        elif before.strip() and not broken:
            broken = True
            what = "a second line of one paragraph"
            found.append(finding("D03", where, what, "one line, then an empty one", line=number, column=1))
        elif not broken and (mark := _ODD_MARK.match(line)):
            what = f"a paragraph that begins {brief(line[: mark.end() + 10])}"
            found.append(finding("D04", where, what, "#, ##, ~, -, > or -- and a space", line=number, column=1))
        found.extend(_check_quotations(line, where, number))
        if odd:
            found.extend(check_words(line, where, number, 1))
        before = line
    found.extend(_check_reading(text, where, title))
    return found


def _check_quotations(line: str, where: str, number: int) -> Iterator[Finding]:
    """Long and open quotations in one line; marks of the other kind inside a quotation are part of it."""
    opened: re.Match[str] | None = None
    alone: list[re.Match[str]] = []
    for mark in _MARK.finditer(line):
        if opened is None:
            if mark[0] == "”":
                alone.append(mark)
            else:
                opened = mark
        elif opened[0] == mark[0] == "“":
            alone.append(opened)
            opened = mark
        elif (opened[0], mark[0]) in (('"', '"'), ("“", "”")):
            words = len(line[opened.end() : mark.start()].split())
            if words > LONGEST_QUOTATION:
                what = f"a quotation of {words} words, {brief(line[opened.end() : opened.end() + 40])}"
                expected, column = f"at most {LONGEST_QUOTATION}", opened.start() + 1
                yield finding("D05", where, what, expected, line=number, column=column)
            opened = None
    for mark in [*alone, opened] if opened else alone:
        what, expected = f"{mark[0]} without its partner", "marks in pairs within a paragraph"
        yield finding("D06", where, what, expected, line=number, column=mark.start() + 1)


def _check_reading(text: str, where: str, title: str | None) -> Iterator[Finding]:
    """Titles, bylines, paragraph numbers and redaction codes, as the reader of digests takes them."""
    reading = read_digest(text)

    def at(code: str, stretch: Stretch, what: str, expected: str) -> Finding:
        line, _ = place_of(text, stretch.start)
        return finding(code, where, what, expected, line=line, column=1)

    told = reading.found.get("title")
    if title and told and "\ufffd" not in title + told and _letters(title) != _letters(told):
        yield finding("D08", where, f"title {brief(told)}", f"{brief(title)}, as in source.yaml", line=1, column=1)
    number = 1  # the first paragraph of a cable often bears no number
    content = [stretch for stretch in reading.stretches if stretch.label in CONTENT and stretch.starts_paragraph]
    for stretch in (s for i, s in enumerate(content) if s.label == "title" and i > 0):
        yield at("D09", stretch, "a second title", "one title, in the first line")
    for stretch in [s for s in content if s.label == "byline"][1:]:
        yield at("D09", stretch, "a second byline", "one byline")
    redactions = {s.start for s in reading.stretches if s.label == "redaction"}
    for stretch in reading.stretches:
        if stretch.label == "paragraph_label":
            this = int(text[stretch.start : stretch.end].rstrip("."))
            if this > number + 1:
                yield at("D07", stretch, f"paragraph {this} after {number}", f"paragraph {number + 1}")
            number = this
    for match in _BRACKET.finditer(text):
        if not any(start in redactions for start in range(match.start(), match.end())):
            line, column = place_of(text, match.start())
            yield finding("D10", where, brief(match[0])[1:-1], "codes such as B1 or 1.4(D)", line=line, column=column)


def _letters(title: str) -> str:
    """A title without what is not compared: letter case, spaces, marks."""
    return re.sub(r"\W+", "", title).casefold()
