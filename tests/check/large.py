"""A large contribution in which nothing is wrong, to see how long the check takes.

    python tests/check/large.py OUT && time wakhan check OUT

Takes the folder to make, and how many deposits, entities and roles (by default 5,000, 60,000 and 40,000).
"""

from __future__ import annotations

import sys
from pathlib import Path

SOUND = Path(__file__).parent / "sound"
SAID = "The envoy told Minister Ana Example that the loan of 12 million dollars “would be paid in May” and left."


def write_large(out: Path, deposits: int = 5_000, entities: int = 60_000, roles: int = 40_000) -> None:
    """Write deposits with digests of some 7,000 characters and persons with aliases and offices."""
    sidecar = (SOUND / "sources/bridge-1999-sampletown/source.yaml").read_text(encoding="utf-8")
    paragraphs = [f"{n}. (C) {' '.join([SAID] * 4)}" for n in range(2, 18)]
    digest = "\n\n".join(["# Talks on the Bridge", "(C) Summary.", *paragraphs, "-- SMITH\n"])
    for n in range(deposits):
        folder = out / "sources" / f"bridge-{n:05d}"
        folder.mkdir(parents=True)
        (folder / "source.yaml").write_text(sidecar.replace("0f343b09", f"{n:08x}"), encoding="utf-8")
        (folder / "digest.txt").write_text(digest, encoding="utf-8")
    people = ["freedonia,Freedonia,GPE,Fredonia,Q1001,FRE,,a state"]
    for n in range(entities):
        names = f"Ana{n} Example{n % 500},PER,Example{n % 500}|Señora Ana{n}"
        people.append(f'person-{n:06d},{names},Q{n + 2000},,freedonia,"a minister, once"')
    terms = [f"person-{n:06d},minister,freedonia,{1950 + n % 50}-0{1 + n % 9},{2001 + n % 20}~" for n in range(roles)]
    (out / "authority").mkdir()
    for name, rows in (("entities.csv", people), ("roles.csv", terms)):
        header = (SOUND / "authority" / name).read_text(encoding="utf-8").partition("\n")[0]
        (out / "authority" / name).write_text("\n".join([header, *rows, ""]), encoding="utf-8")


if __name__ == "__main__":
    write_large(Path(sys.argv[1]), *map(int, sys.argv[2:]))
