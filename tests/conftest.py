"""What tests of several stages share: the tables of one invented document, and deposits written to a folder."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import settings
from ruamel.yaml import YAML

from wakhan.publish import publish
from wakhan.schema import ROOT, from_rows

# The same examples every time and no limit of time for one: a test that fails fails everywhere.
settings.register_profile("wakhan", max_examples=60, derandomize=True, deadline=None)
settings.load_profile("wakhan")

RAW = """Home | Archive | Subscribe

Freedonia and Sylvania   talk

2. (C) Minister Ana Example said “the bridge will
[advert] open in May”. She met the envoy of Sylvania in Sampletown on 3 March 1999. [B1]

“<b>Nobody</b>” & others “stayed”, at home.
"""


@dataclass(frozen=True)
class Tiny:
    """All published tables of one invented document, and its raw text by id."""

    tables: dict[str, pl.DataFrame]
    raw: dict[str, str]

    def change(self, table: str, **columns: Any) -> dict[str, pl.DataFrame]:
        """The tables with some columns of the first row of one table set to other values."""
        rows = self.tables[table].to_dicts()
        rows[0] |= columns
        return self.tables | {table: from_rows(table, rows)}

    def repeat(self, table: str) -> dict[str, pl.DataFrame]:
        """The tables with the first row of one table given twice."""
        frame = self.tables[table]
        return self.tables | {table: pl.concat([frame, frame.head(1)])}


def _at(part: str) -> tuple[int, int]:
    start = RAW.index(part)
    return start, start + len(part)


def _tiny(policy: str) -> Tiny:
    d = "bridge-1999-sampletown"
    title, body = _at("Freedonia and Sylvania   talk"), _at("Minister Ana Example said “the bridge will")
    rest = _at("open in May”. She met the envoy of Sylvania in Sampletown on 3 March 1999.")
    last = _at("“<b>Nobody</b>” & others “stayed”, at home.")
    said = [_at("the bridge will"), _at("open in May")]
    evidence = _at("She met the envoy of Sylvania in Sampletown on 3 March 1999.")
    day = datetime.date(1999, 3, 3)
    p1, p2 = (f"{d}:p{start}" for start in (title[0], body[0]))

    def spans(*pairs: tuple[int, int]) -> list[dict[str, int]]:
        return [{"start": a, "end": b} for a, b in pairs]

    def mention(part: str, paragraph: str, entity: str, kind: str) -> dict[str, Any]:
        start, end = _at(part)
        place = {"mention_id": f"{d}:m{start}", "document_id": d, "paragraph_id": paragraph}
        what = {"entity_id": entity, "entity_type": kind, "surface": part, "method": "model", "score": 0.9}
        return place | what | {"raw_start": start, "raw_end": end}

    def entity(entity_id: str, name: str, kind: str, **more: Any) -> dict[str, Any]:
        row = {"entity_id": entity_id, "name": name, "entity_type": kind, "aliases": [], "basis": "authority"}
        return row | {"n_mentions": 1, "n_documents": 1} | more

    def paragraph(ordinal: int, kind: str, text: str, *pairs: tuple[int, int], **more: Any) -> dict[str, Any]:
        row = {"paragraph_id": f"{d}:p{pairs[0][0]}", "document_id": d, "ordinal": ordinal, "kind": kind, "text": text}
        place = {"raw_start": pairs[0][0], "raw_end": pairs[-1][1], "raw_spans": spans(*pairs)}
        return row | place | {"n_words": len(text.split())} | more

    told = (
        "Minister Ana Example said “the bridge will open in May”. "
        "She met the envoy of Sylvania in Sampletown on 3 March 1999."
    )
    heading = {"section": "Freedonia and Sylvania talk"}
    rows: dict[str, list[dict[str, Any]]] = {
        "documents": [
            {
                "document_id": d,
                "title": "Talks, “bridges” | and\nloans",
                "creators": ["Ana Example", 'The "Other", Inc.'],
                "genre": "cable",
                "language": "en",
                "date": "1999-03~",
                "date_start": datetime.date(1999, 3, 1),
                "date_end": datetime.date(1999, 3, 31),
                "text_policy": policy,
                "text_basis": "full",
                "raw_sha256": hashlib.sha256(RAW.encode()).hexdigest(),
                "raw_bytes": len(RAW.encode()),
                "n_paragraphs": 3,
                "n_words": 29,
                "n_mentions": 3,
                "n_quotations": 1,
                "n_events": 1,
            }
        ],
        "cables": [
            {
                "document_id": d,
                "mrn": "99 SAMPLETOWN 000001",
                "precedence": "R",
                "dtg": "1999-03-04T10:00:00Z",
                **{name: [] for name in ("to_posts", "info_posts", "tags", "reasons")},
            }
        ],
        "paragraphs": [
            paragraph(1, "title", "Freedonia and Sylvania talk", title),
            paragraph(2, "body", told, body, rest, label="2", marking="C", **heading),
            paragraph(3, "body", "“<b>Nobody</b>” & others “stayed”, at home.", last, **heading),
        ],
        "redactions": [
            {
                "redaction_id": f"{d}:r{_at('[B1]')[0]}",
                "document_id": d,
                "paragraph_id": p2,
                "code": "B1",
                "raw_start": _at("[B1]")[0],
                "raw_end": _at("[B1]")[1],
            }
        ],
        "entities": [
            entity("ana-example", "Ana Example", "PER"),
            entity("freedonia", "Freedonia", "GPE", aliases=["Land of Fredonia"], iso3166_a3="FRE"),
            entity("sampletown", "Sampletown", "GPE"),
            entity("sylvania", "Sylvania", "GPE", n_mentions=0, n_documents=0),
        ],
        "entity_roles": [
            {"entity_id": "ana-example", "role": "minister", "organisation_id": "freedonia", "valid_end": ".."}
        ],
        "mentions": [
            mention("Freedonia", p1, "freedonia", "GPE"),
            mention("Ana Example", p2, "ana-example", "PER"),
            mention("Sampletown", p2, "sampletown", "GPE"),
        ],
        "quotations": [
            {
                "quotation_id": f"{d}:q{said[0][0]}",
                "document_id": d,
                "paragraph_id": p2,
                "quote_type": "direct",
                "text": "the bridge will open in May",
                "raw_start": said[0][0],
                "raw_end": said[1][1],
                "raw_spans": spans(*said),
                "cue": "said",
                "cue_start": _at("said")[0],
                "cue_end": _at("said")[1],
                "speaker": "Minister Ana Example",
                "speaker_start": _at("Minister Ana Example")[0],
                "speaker_end": _at("Minister Ana Example")[1],
                "speaker_entity_id": "ana-example",
                "speaker_method": "name",
                "method": "rule",
                "score": 0.8,
            }
        ],
        "events": [
            {
                "event_id": f"{d}:e{_at('met')[0]}",
                "document_id": d,
                "paragraph_id": p2,
                "occurrence_id": "1999-03-03-consult-freedonia-sylvania",
                "event_type": "CONSULT",
                "trigger": "met",
                "trigger_start": _at("met")[0],
                "trigger_end": _at("met")[1],
                "evidence": "She met the envoy of Sylvania in Sampletown on 3 March 1999.",
                "evidence_start": evidence[0],
                "evidence_end": evidence[1],
                "date": "1999-03-03",
                "date_start": day,
                "date_end": day,
                "date_basis": "explicit",
                "place_entity_id": "sampletown",
                "status": "asserted",
                "method": "rule",
                "score": 0.7,
            }
        ],
        "event_participants": [
            {
                "event_id": f"{d}:e{_at('met')[0]}",
                "role": role,
                "position": 1,
                "entity_id": entity_id,
                "surface": surface,
                "surface_start": _at(surface)[0],
                "surface_end": _at(surface)[1],
            }
            for role, entity_id, surface in (
                ("actor", "ana-example", "She"),
                ("recipient", "sylvania", "the envoy of Sylvania"),
            )
        ],
        "occurrences": [
            {
                "occurrence_id": "1999-03-03-consult-freedonia-sylvania",
                "title": "Freedonia consults with Sylvania in Sampletown",
                "event_type": "CONSULT",
                "date": "1999-03-03",
                "date_start": day,
                "date_end": day,
                "place_entity_id": "sampletown",
                "n_reports": 1,
                "n_documents": 1,
                "agreement": 1.0,
            }
        ],
        "corrections": [],
    }
    return Tiny({name: from_rows(name, given) for name, given in rows.items()}, {d: RAW})


@pytest.fixture
def tiny() -> Tiny:
    """The tables of one document whose text may all be published."""
    return _tiny("open")


@pytest.fixture
def tiny_under() -> Callable[[str], Tiny]:
    """The same tables under another text policy."""
    return _tiny


DESCRIPTOR = {
    "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
    "name": "bridges",
    "title": "Bridges of Freedonia",
    "description": "An invented package.",
    "version": "1.2.3",
}


@pytest.fixture
def descriptor() -> dict[str, Any]:
    """A package descriptor before its resources are known."""
    return dict(DESCRIPTOR)


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny tables published as version 1.2.3. To be looked at, not changed."""
    folder = tmp_path_factory.mktemp("out") / "1.2.3"
    quality = {"valid": True, "checks": [], "notes": []}
    publish(_tiny("open").tables, DESCRIPTOR, {"index.html": "<!doctype html><title>Bridges</title>"}, quality, folder)
    return folder


@pytest.fixture
def unchecked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Packages are not read back: for tests of where they go, not of what is in them."""
    monkeypatch.setattr("wakhan.publish.check_package", lambda folder: [])


@pytest.fixture
def deposit(tmp_path: Path) -> Callable[..., Path]:
    """A function that writes one sound deposit below ``tmp_path/corpus`` and gives its folder.

    Keywords replace keys of source.yaml; None as ``digest_text`` leaves the digest out; ``full`` is the full text that
    the sidecar describes.
    """

    def write(
        document_id: str = "bridge-1999-sampletown",
        digest_text: str | None = "# Talks on the Bridge\n\nMinister Ana Example received the ambassador.\n",
        full: str | None = None,
        **keys: Any,
    ) -> Path:
        folder = tmp_path / "corpus" / document_id
        folder.mkdir(parents=True)
        raw = (full or f"{RAW}{document_id}\n").encode()
        content = {
            "title": "Talks on the Bridge",
            "creators": ["Ana Example"],
            "publisher": None,
            "genre": "news",
            "language": "en",
            "date": "1999-03-03",
            "citation": "Ana Example, “Talks on the Bridge”, 3 March 1999.",
            "rights": "http://rightsstatements.org/vocab/InC/1.0/",
            "text_policy": "quote",
            "full_text": {"sha256": hashlib.sha256(raw).hexdigest(), "bytes": len(raw), "held_by": "the archive"},
            "digest": {"rights": "CC-BY-4.0", "creators": ["Wakhan contributors"]},
        } | keys
        with (folder / "source.yaml").open("w", encoding="utf-8") as file:
            YAML().dump(content, file)
        if digest_text is not None:
            (folder / "digest.txt").write_text(digest_text, encoding="utf-8")
        return folder

    return write


@pytest.fixture(scope="session")
def digest_edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package that `make dataset` builds in a fresh clone."""
    return _built(tmp_path_factory.mktemp("digests"))


@pytest.fixture(scope="session")
def bare_edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package built from tests/corpus: bare text files, nothing else supplied."""
    return _built(tmp_path_factory.mktemp("bare"), corpus=ROOT / "tests" / "corpus")


def _built(out: Path, **given: Any) -> Path:
    from wakhan.build import build

    assert build({"out": out, **given}) == 0, (out / "work" / "build.log").read_text(encoding="utf-8")
    return (out / "latest").resolve()
