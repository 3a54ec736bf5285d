"""What is wrong with what somebody gave us, said so that they can mend it: all of it at once, never the first only."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing that is wrong.

    ``where``: file, with line and column where known, or table and row key. ``what``: what was found. ``expected``:
    what should be there. ``mend``: how to put it right.
    """

    where: str
    what: str
    expected: str
    mend: str = ""
    level: Literal["error", "warning"] = "error"

    def __str__(self) -> str:
        mend = f" — {self.mend}" if self.mend else ""
        return f"{self.where}: {self.level}: {self.what} — expected {self.expected}{mend}"


class Refused(Exception):  # noqa: N818 — it says what happened to the input
    """Input that cannot be used. Carries every finding, errors first."""

    def __init__(self, findings: Iterable[Finding]):
        self.findings = tuple(sorted(set(findings), key=lambda f: (f.level, f)))
        super().__init__("\n".join(map(str, self.findings)))


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
