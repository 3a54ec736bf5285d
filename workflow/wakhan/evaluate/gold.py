"""Gold files: annotations by people that extraction is measured against. Three kinds, told apart by their content.

*Stand-off* gold points into one document by code-point offsets and the document's SHA-256 (tests/gold/README.md).
*PolNeAR* is a corpus of attributions in news (Newell, Margolin and Ruths 2018), one document a line. *PLOVER* gold is
a list of sentences, each with the event it tells. The latter two hold their texts, so a corpus can be made of them.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wakhan.findings import Finding, Refused
from wakhan.view import Span


@dataclass(frozen=True, slots=True)
class Name:
    """A named mention. ``entity``: the annotator's id of what it names; ``wikidata_id`` only when certain."""

    span: Span
    entity_type: str
    entity: str
    wikidata_id: str | None


@dataclass(frozen=True, slots=True)
class Speech:
    """A quotation. ``optional``: not every annotator marked it, so missing it is no loss."""

    spans: tuple[Span, ...]
    speaker: Span | None
    optional: bool


@dataclass(frozen=True, slots=True)
class Happening:
    """An event. ``types`` and ``dates``: what the annotators gave, any of which is right; no dates when one gave none.

    ``sides``: entities by role; ``also``: those that only one annotator gave.
    """

    trigger: Span
    types: frozenset[str]
    dates: frozenset[str]
    sides: Mapping[str, frozenset[str]]
    also: Mapping[str, frozenset[str]]
    optional: bool


@dataclass(frozen=True, slots=True)
class StandOff:
    """Stand-off gold of one document. ``paragraphs``: the raw spans of each, in reading order."""

    name: str
    sha256: str
    metadata: Mapping[str, Any]
    paragraphs: tuple[tuple[Span, ...], ...]
    names: tuple[Name, ...]
    quotations: tuple[Speech, ...]
    events: tuple[Happening, ...]


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution of PolNeAR; ``direct`` when its content holds quotation marks."""

    spans: tuple[Span, ...]
    sources: tuple[Span, ...]
    cues: tuple[Span, ...]
    direct: bool


@dataclass(frozen=True, slots=True)
class Article:
    """One document of PolNeAR."""

    document_id: str
    text: str
    attributions: tuple[Attribution, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One PLOVER sentence, its event type and the names of its actors and recipients."""

    document_id: str
    text: str
    event_type: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PolNeAR:
    """A PolNeAR file."""

    name: str
    documents: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class Plover:
    """A file of PLOVER sentences."""

    name: str
    documents: tuple[Sentence, ...]


Gold = StandOff | PolNeAR | Plover


def find_gold(paths: Iterable[Path]) -> list[Path]:
    """The gold files among files and folders: each file given, and of a folder those files that are gold, sorted.

    Raises Refused when a path does not exist or a folder holds no gold.
    """
    found: dict[Path, None] = {}
    wrong = []
    for path in paths:
        if path.is_dir():
            inside = [f for f in sorted(path.iterdir()) if f.is_file() and _is_gold(f)]
            found |= dict.fromkeys(inside)
            if not inside:
                wrong.append(Finding(str(path), "no gold file in this folder", _EXPECTED))
        elif path.is_file():
            found[path] = None
        else:
            wrong.append(Finding(str(path), "nothing there", "a gold file, or a folder of them", "give it as GOLD=…"))
    if wrong:
        raise Refused(wrong)
    return list(found)


def read_gold(path: Path) -> Gold:
    """Read one gold file. Raises Refused, naming the file, when it is none of the three kinds."""
    try:
        content = _content(path)
        match content:
            case {"sha256": str(), "paragraphs": list()}:
                return stand_off(path.name, content)
            case [{"attributions": list()}, *_]:
                return PolNeAR(path.name, tuple(map(_article, content)))
            case [{"event_type": str(), "text": str()}, *_]:
                return Plover(path.name, tuple(map(_sentence, content)))
    except (ValueError, KeyError, TypeError, OSError, EOFError, zlib.error) as error:
        raise Refused([Finding(path.name, f"not gold ({error!r})", _EXPECTED)]) from error
    raise Refused([Finding(path.name, "JSON of another form", _EXPECTED)])


_EXPECTED = "stand-off gold (.json), PolNeAR (.jsonl.gz) or PLOVER sentences (.json)"


def corpus_of(gold: Gold) -> list[dict[str, str]]:
    """The texts of a gold file as records of a corpus: document_id and text. Raises Refused when it holds none."""
    if isinstance(gold, StandOff):
        mend = "build the package from the document it points into"
        raise Refused([Finding(gold.name, "stand-off gold, which holds no text", "PolNeAR or PLOVER gold", mend)])
    return [{"document_id": d.document_id, "text": d.text} for d in gold.documents]


def sha256_of(text: str) -> str:
    """SHA-256 of a text in UTF-8, as ``documents.raw_sha256`` gives it."""
    return hashlib.sha256(text.encode()).hexdigest()


def _content(path: Path) -> Any:
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8")
    if ".jsonl" in path.suffixes:
        return [json.loads(line) for line in text.split("\n") if line.strip()]
    return json.loads(text)


def _is_gold(path: Path) -> bool:
    if not path.name.endswith((".json", ".jsonl", ".jsonl.gz")):
        return False
    try:
        read_gold(path)
    except Refused:
        return False
    return True


def _span(pair: Any) -> Span:
    start, end = pair
    return int(start), int(end)


def _spans(pairs: Any) -> tuple[Span, ...]:
    return tuple(map(_span, pairs))


def stand_off(name: str, content: Mapping[str, Any]) -> StandOff:
    """Stand-off gold from the object that its file holds. Raises KeyError, TypeError or ValueError when it is not."""
    return StandOff(
        name=name,
        sha256=content["sha256"],
        metadata=content.get("metadata", {}),
        paragraphs=tuple(_spans(p["spans"]) for p in content["paragraphs"]),
        names=tuple(
            Name((m["start"], m["end"]), entity["type"], entity["id"], entity.get("qid"))
            for entity in content["entities"]
            for m in entity["mentions"]
        ),
        quotations=tuple(
            Speech(_spans(q["spans"]), _span(q["speaker"]) if q["speaker"] else None, bool(q.get("optional")))
            for q in content["quotations"]
        ),
        events=tuple(_happening(e) for e in content["events"] if e["trigger"]),
    )


def _happening(event: Mapping[str, Any]) -> Happening:
    dates = event.get("dates") or [event.get("date")]
    sides = {
        role: frozenset(side for side in event[key] if not side.startswith("<"))
        for role, key in (("actor", "actors"), ("recipient", "recipients"))
    }
    return Happening(
        trigger=_span(event["trigger"]),
        types=frozenset(event.get("types") or [event["type"]]),
        dates=frozenset() if None in dates else frozenset(dates),
        sides=sides,
        also={role: frozenset(event.get(f"{role}s_also", ())) for role in sides},
        optional=bool(event.get("optional")),
    )


def _article(row: Mapping[str, Any]) -> Article:
    attributions = tuple(
        Attribution(_spans(a["spans"]), _spans(a["sources"]), _spans(a["cues"]), bool(a["direct"]))
        for a in row["attributions"]
    )
    return Article(row["doc"].lower(), row["text"], attributions)


def _sentence(row: Mapping[str, Any]) -> Sentence:
    names = tuple(name for name in (*row["actors"], *row["recipients"]) if name)
    return Sentence(row["id"].lower(), row["text"], row["event_type"], names)
