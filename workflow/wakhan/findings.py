"""What is wrong with what somebody gave us, said so that they can mend it: all of it at once, never the first only."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Literal

Level = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing that is wrong.

    ``where``: file (relative to the project where it lies in it), or table and row key. ``what``: what was found.
    ``expected``: what should be there. ``mend``: how to put it right. ``code``: its entry in :mod:`wakhan.codes`, if
    it has one. ``line`` and ``column``: the place in the file, in code points from 1; 0 where there is none.

    Words may come from anybody: characters that would steer a terminal, or hide or turn text, are shown escaped.
    """

    where: str
    what: str
    expected: str
    mend: str = ""
    level: Level = "error"
    code: str = ""
    line: int = 0
    column: int = 0

    def __post_init__(self) -> None:
        for name in ("where", "what", "expected", "mend"):
            object.__setattr__(self, name, visible(getattr(self, name)))

    @property
    def place(self) -> str:
        """Where it is, as ``path:line:column`` as far as it is known."""
        return ":".join([self.where, *(str(n) for n in (self.line, self.column) if n)])

    @property
    def message(self) -> str:
        """What is wrong, what was expected, how to mend it."""
        mend = f" — {self.mend}" if self.mend else ""
        return f"{self.what} — expected {self.expected}{mend}"

    def __str__(self) -> str:
        label = f"  {self.code}  " if self.code else f": {self.level}: "
        return f"{self.place}{label}{self.message}"


def visible(text: str) -> str:
    r"""A text in which control, format and unpaired surrogate characters are shown as ``\x1b``, ``\u202e``."""
    if text.isprintable():
        return text
    return "".join(
        char
        if unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Zl", "Zp")
        else char.encode("unicode_escape", "surrogatepass").decode("ascii")
        for char in text
    )


class Refused(Exception):  # noqa: N818 — it says what happened to the input
    """Input that cannot be used. Carries every finding, errors first."""

    def __init__(self, findings: Iterable[Finding]):
        self.findings = in_order(findings)
        super().__init__("\n".join(map(str, self.findings)))


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Each finding once: errors before warnings, then by file, line and column."""
    return tuple(sorted(set(findings), key=lambda f: (f.level, f.where, f.line, f.column, f)))


def refuse(findings: Iterable[Finding]) -> None:
    """Raise :class:`Refused` when there is an error among the findings."""
    found = list(findings)
    if any(f.level == "error" for f in found):
        raise Refused(found)


def as_json(findings: Iterable[Finding]) -> str:
    """Findings as a JSON array of objects."""
    return json.dumps([asdict(f) for f in findings], ensure_ascii=False, indent=2)


def from_json(text: str) -> list[Finding]:
    """Findings from what :func:`as_json` wrote."""
    return [Finding(**item) for item in json.loads(text)]
