from __future__ import annotations

from pathlib import Path

import pytest

from wakhan.intake.digest import check_digest
from wakhan.schema import ROOT

SOUND = """\
# Talks on the Bridge

~ By Ana Example

(C) The minister came on March 3, 1999 and promised “a bridge” and "a road."

## What was promised

2. (C) A loan of 12 million dollars [B1, B6], at 5% - no more.

- First, steel.

- Second, stone.

3. (C) The rest [1.4(D)] was silence.

> The author is a traveller.

-- SMITH
"""


def told(text: str, title: str | None = "Talks on the Bridge") -> list[tuple[str, int]]:
    return [(f.code, f.line) for f in check_digest(text, "a/digest.txt", title)]


def test_nothing_is_wrong_with_a_sound_digest() -> None:
    assert told(SOUND) == told(SOUND.replace("\n", "\r\n")) == []


@pytest.mark.parametrize("path", sorted((ROOT / "raw" / "sources").glob("*/digest.txt")), ids=lambda p: p.parent.name)
def test_the_projects_own_digests_are_sound(path: Path) -> None:
    assert told(path.read_text(encoding="utf-8"), None) == []


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("# Talks on the Bridge\n\n", "", "D02", 1),
        ("# Talks", "#Talks", "D02", 1),
        ("came on March", "came\non March", "D03", 6),
        ("- Second", "• Second", "D04", 13),
        ("- Second", "* Second", "D04", 13),
        ("- Second", "-Second", "D04", 13),
        ("## What", "### What", "D04", 7),
        ("“a bridge”", "“" + "word " * 26 + "”", "D05", 5),
        ("“a bridge”", "“a bridge", "D06", 5),
        ("“a bridge”", "a bridge”", "D06", 5),
        ('"a road."', 'a road."', "D06", 5),
        ("2. (C) A loan", "3. (C) A loan", "D07", 9),
        ("3. (C) The rest", "4. (C) The rest", "D07", 15),
        ("# Talks on the Bridge", "# Talks at the Bridge", "D08", 1),
        ("## What was promised", "# What was promised", "D09", 7),
        ("> The author", "~ The author", "D09", 17),
        ("[B1, B6]", "[B1; B6]", "D10", 9),
        ("[1.4(D)]", "[1.4 (D) and B1]", "D10", 15),
    ],
)
def test_one_mistake_is_told_with_its_line(old: str, new: str, code: str, line: int) -> None:
    assert SOUND.count(old) == 1
    assert (code, line) in told(SOUND.replace(old, new))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("“a bridge”", "“" + "word " * 25 + "”"),
        ("“a bridge”", '“a "big" bridge”'),
        ("# Talks on the Bridge", "# TALKS ON THE  BRIDGE".replace("  ", " ")),
        ("3. (C) The rest", "1. (C) The rest"),
        ("[B1, B6]", "[sic]"),
        ("- Second, stone.", "-5 degrees were measured."),
        ("- Second, stone.", "~20 people came."),
    ],
)
def test_what_is_no_mistake_is_not_told(old: str, new: str) -> None:
    assert told(SOUND.replace(old, new)) == []


def test_a_paragraph_over_many_lines_is_told_once() -> None:
    assert told(SOUND.replace("promised “a", "promised\nsomething\nlike\n“a")) == [("D03", 6)]
