"""What can be wrong with any file somebody gives, whatever it says: its name, its bytes, its characters."""

from __future__ import annotations

import codecs
import os
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from wakhan.codes import finding
from wakhan.findings import Finding
from wakhan.schema import ROOT

SLUG = re.compile(r"[a-z0-9][a-z0-9_-]*\Z")
# What `wakhan add` leaves where somebody still has to write.
GAP = "TODO"

_LINE_END = re.compile(r"\r\n|\n|\r")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_INVISIBLE = re.compile("[\u00ad\u200b\u2028-\u202e\u2060\u2066-\u2069\ufeff]")
_GAP = re.compile(rf"\b{GAP}\b")
_STRAY = re.compile(r"\A\s+|\s+\Z|(?<=\S)\s{2,}(?=\S)")
# Letters that may belong to another script than the Latin one.
_FOREIGN = re.compile("[\u0370-\u1dff\u1f00-\u1fff\u2c00-\u2fff\u3040-\U0010ffff]")
_WORD = re.compile(r"[^\W\d_]+")
# UTF-32 first: its little-endian mark begins with that of UTF-16.
_WIDE = {
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


def shown(path: Path) -> str:
    """A path as people and programs on other machines know it: relative to the project, or to the working folder."""
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 — resolve() would follow links
    for base in (ROOT, Path.cwd()):
        if absolute.is_relative_to(base):
            return absolute.relative_to(base).as_posix()
    return absolute.as_posix()


def brief(value: Any) -> str:
    """A value as a message shows it: never more than a line of it."""
    text = "null" if value is None else str(value).lower() if isinstance(value, bool) else repr(value)
    return text if len(text) <= 100 else f"{text[:80]}…{text[-1]}"


def lines_of(text: str) -> list[str]:
    """The lines of a text without their ends, whichever kind these are; an end at the end of the text opens none."""
    lines = _LINE_END.split(text)
    return lines if lines[-1] else lines[:-1]


# --- bytes ----------------------------------------------------------------------------------------------------------


def read_bytes(path: Path, findings: list[Finding]) -> bytes | None:
    """The bytes of a file, or None and a finding where the system gives none."""
    try:
        if path.is_file():
            return path.read_bytes()
        what = "no ordinary file"
    except OSError as error:
        what = error.strerror or "cannot be read"
    findings.append(finding("F12", shown(path), what, "a file that can be read"))
    return None


def decode(raw: bytes, where: str, findings: list[Finding]) -> str | None:
    """Bytes as UTF-8 text, or None and a finding that names the place."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        first = raw.rfind(b"\n", 0, error.start) + 1
        what = f"byte 0x{raw[error.start]:02x} (byte {error.start} of the file) is not UTF-8"
        line = raw.count(b"\n", 0, error.start) + 1
        column = len(raw[first : error.start].decode("utf-8", "replace")) + 1
        findings.append(finding("F01", where, what, "text in UTF-8", line=line, column=column))
        return None


def read_text(path: Path, findings: list[Finding]) -> str | None:
    """The text of a file, readable for all later checks whatever its bytes are; None when there is nothing to check.

    What is wrong with bytes and characters is told; what cannot be decoded is U+FFFD, and so is a character that
    does not belong into a text, so that line and column of everything else stay.
    """
    raw = read_bytes(path, findings)
    if raw is None:
        return None
    where = shown(path)
    wide = next((name for mark, name in _WIDE.items() if raw.startswith(mark)), None)
    if wide:
        findings.append(finding("F02", where, wide.upper(), "text in UTF-8"))
        text = raw.decode(wide, "replace")
    else:
        if raw.startswith(codecs.BOM_UTF8):
            findings.append(finding("F03", where, "a byte order mark", "UTF-8 without one", line=1, column=1))
            raw = raw.removeprefix(codecs.BOM_UTF8)
        decoded = decode(raw, where, findings)
        text = raw.decode("utf-8", "replace") if decoded is None else decoded
    if not text.strip():
        findings.append(finding("F11", where, "an empty text" if text else "an empty file", "at least one word"))
        return None
    if not text.isascii() or _CONTROL.search(text):
        text = _without(text, _CONTROL, "F04", where, "no control characters", findings)
        text = _without(text, _INVISIBLE, "F05", where, "no invisible characters", findings)
    if "\r" in text:
        ends = {match[0] for match in _LINE_END.finditer(text)}
        if len(ends) > 1:
            kinds = " and ".join(sorted({"\r\n": "CR LF", "\n": "LF", "\r": "CR"}[end] for end in ends))
            findings.append(finding("F06", where, f"lines that end in {kinds}", "lines that end in LF"))
    return text


def _without(text: str, pattern: re.Pattern[str], code: str, where: str, expected: str, findings: list[Finding]) -> str:
    """The text with U+FFFD for characters that have no place in it; of each kind the first is told, and how many."""
    found: dict[str, list[int]] = {}
    for match in pattern.finditer(text):
        found.setdefault(match[0], []).append(match.start())
    for char, places in found.items():
        line, column = place_of(text, places[0])
        name = unicodedata.name(char, "")
        what = f"the character U+{ord(char):04X}{f' ({name.lower()})' if name else ''}"
        what += f", {len(places)} times" if len(places) > 1 else ""
        findings.append(finding(code, where, what, expected, line=line, column=column))
    return pattern.sub("\ufffd", text) if found else text


def place_of(text: str, offset: int) -> tuple[int, int]:
    """Line and column of an offset, from 1."""
    before = _LINE_END.split(text[:offset])
    return len(before), len(before[-1]) + 1


# --- words ----------------------------------------------------------------------------------------------------------


def check_words(text: str, where: str, line: int, column: int, label: str = "") -> Iterator[Finding]:
    """Stray white space, look-alike letters and unfilled gaps in one value or line that begins at a place.

    ``label``: what the value is, for the message; with it the place is that of the value, else that of the fault.
    """
    said = f" in {label}" if label else ""

    def at(offset: int) -> int:
        return column if label else column + offset

    if stray := _STRAY.search(text):
        what = f"white space at column {stray.start() + 1} of {brief(text)}{said}"
        expected = "one space between words, none at the ends"
        yield finding("F14", where, what, expected, line=line, column=at(stray.start()))
    if gap := _GAP.search(text):
        yield finding("F15", where, f"TODO{said}", "the value itself", line=line, column=at(gap.start()))
    if _FOREIGN.search(text):
        for offset, word, char, looks in lookalikes(text):
            what = f"{word!r}{said} has U+{ord(char):04X} ({unicodedata.name(char, 'unnamed').lower()})"
            yield finding("F13", where, what, f"the letter {looks}", line=line, column=at(offset))


def has_odd_words(text: str) -> bool:
    """Whether a line of a text may have something for :func:`check_words` to tell; quick, for texts that have not."""
    chars = set(text)
    return (
        any(piece in text for piece in (GAP, "  ", " \n", "\n "))
        or text[:1] == " "
        or any(char.isspace() and char not in " \n" for char in chars)
        or _FOREIGN.search("".join(chars)) is not None
    )


def lookalikes(text: str) -> Iterator[tuple[int, str, str, str]]:
    """Letters of another script that stand where a Latin one seems to: offset, word, letter and the Latin one.

    A letter counts when Unicode lists it as confusable with a Latin one, and its word holds Latin letters besides, or
    the word consists of such letters alone among Latin words. Names in other scripts hold letters that look like none.
    """
    words = list(_WORD.finditer(text))
    latin = [any(_script(char) == "LATIN" for char in word[0]) for word in words]
    for word, has_latin in zip(words, latin, strict=True):
        foreign = [i for i, char in enumerate(word[0]) if _script(char) not in ("LATIN", "COMMON", "INHERITED")]
        like = [i for i in foreign if _latin_twin(word[0][i])]
        if like and (has_latin or (any(latin) and len(like) == len(word[0]))):
            char = word[0][like[0]]
            yield word.start() + like[0], word[0], char, _latin_twin(char)


@cache
def _script(char: str) -> str:
    """The script of a character, as Unicode names it in capitals."""
    if char.isascii():
        return "LATIN" if char.isalpha() else "COMMON"
    from confusable_homoglyphs.categories import alias

    return str(alias(char))


@cache
def _latin_twin(char: str) -> str:
    """The ASCII letter that a letter looks like, or nothing."""
    from confusable_homoglyphs.confusables import confusables_data

    twins = (twin["c"] for twin in confusables_data.get(char, ()))
    return next((twin for twin in twins if twin.isascii() and twin.isalpha()), "")


# --- names ----------------------------------------------------------------------------------------------------------


Allowed = Callable[["os.DirEntry[str]"], bool]


def check_names(folder: Path, allowed: Allowed, holds: str, inside: Path) -> Iterator[Finding]:
    """Names in one folder that do not belong there or that some systems take for one, and links that leave ``inside``.

    ``allowed`` says what may stand in it; ``holds`` says so in words.
    """
    first: dict[str, str] = {}
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield finding("F12", shown(folder), error.strerror or "cannot be read", "a folder that can be read")
        return
    for entry in entries:
        path = folder / entry.name
        alike = unicodedata.normalize("NFC", entry.name).casefold()
        if first.setdefault(alike, entry.name) != entry.name:
            what = f"{entry.name!a} beside {first[alike]!a}"
            yield finding("F09", shown(path), what, "names that differ by more than case or accent coding")
        if not allowed(entry):
            kind = "folder" if entry.is_dir() else "file"
            yield finding("F07", shown(path), f"a {kind} that has no place here", holds)
        if entry.is_symlink():
            yield from _check_link(path, inside)


def _check_link(path: Path, inside: Path) -> Iterable[Finding]:
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):
        return [finding("F08", shown(path), "a link to nothing", "a file")]
    if target.is_relative_to(inside.resolve()):
        return []
    return [finding("F08", shown(path), "a link that leaves the folder", f"a file in {shown(inside)}")]
