"""``SHA256SUMS``: which files a version consists of, and what is in them. The format of GNU ``sha256sum``."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from wakhan.findings import Finding

SUMS = "SHA256SUMS"
_LINE = re.compile(r"([0-9a-f]{64})  (.+)")


def sha256(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def parse_sums(text: str, origin: str = SUMS) -> tuple[dict[str, str], list[Finding]]:
    """SHA-256 by path, and what is wrong with the list: lines of another form, paths out of the folder or twice."""
    sums: dict[str, str] = {}
    wrong = []
    *lines, rest = text.split("\n")
    if rest:
        wrong.append(Finding(origin, f"ends in {rest[-80:]!r}", "a line break at the end"))
    for number, line in enumerate(lines, start=1):
        match = _LINE.fullmatch(line)
        if not match or not is_inside(match[2]):
            expected = "a SHA-256, two spaces, and the path of a file of the package"
            wrong.append(Finding(f"{origin}:{number}", repr(line), expected))
        elif match[2] in sums:
            wrong.append(Finding(f"{origin}:{number}", f"{match[2]} again", "each file once"))
        else:
            sums[match[2]] = match[1]
    return sums, wrong


def format_sums(sums: Mapping[str, str]) -> str:
    """The list as text, sorted by path."""
    return "".join(f"{sums[path]}  {path}\n" for path in sorted(sums))


def is_inside(path: str) -> bool:
    """Whether a path written in a package stays in it: relative, POSIX, in its simplest form."""
    pure = PurePosixPath(path)
    return not pure.is_absolute() and ".." not in pure.parts and str(pure) == path and "\\" not in path and path != "."


def first_difference(found: Mapping[str, str], expected: Mapping[str, str]) -> str | None:
    """The first path, in sorted order, that only one of two lists has or that differs between them."""
    return next((p for p in sorted({*found, *expected}) if found.get(p) != expected.get(p)), None)
