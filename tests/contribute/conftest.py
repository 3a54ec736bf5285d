"""A published package with its raw text beside it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from wakhan.contribute.package import Package
from wakhan.rights import withhold
from wakhan.schema import from_rows
from wakhan.tables import write

Tiny = Any
DOCUMENT = "bridge-1999-sampletown"
NEMO = "discovered-per-nemo"


@pytest.fixture
def package_of(tmp_path: Path) -> Callable[..., Package]:
    """A function that writes tables as a package, with the raw texts in a folder unless they are not at hand."""

    def run(tiny: Tiny, *, at_hand: bool = True) -> Package:
        tables = dict(tiny.tables)
        found = {"entity_id": NEMO, "name": "Nemo", "entity_type": "PER", "aliases": [], "basis": "discovered"}
        entities = [*tables["entities"].to_dicts(), {**found, "n_mentions": 1, "n_documents": 1}]
        tables["entities"] = from_rows("entities", entities)
        mentions = tables["mentions"].to_dicts()
        mentions[1] |= {"entity_id": NEMO}
        tables["mentions"] = from_rows("mentions", mentions)
        for name, frame in withhold(tables).items():
            write(frame, name, tmp_path / "package" / f"{name}.parquet")
        (tmp_path / "texts").mkdir()
        for document_id, raw in tiny.raw.items():
            (tmp_path / "texts" / f"{document_id}.txt").write_text(raw, encoding="utf-8")
        return Package(tmp_path / "package", tmp_path / "texts" if at_hand else None)

    return run


@pytest.fixture
def package(package_of: Callable[..., Package], tiny: Tiny) -> Package:
    """The package of the tiny tables, whose text may be published."""
    return package_of(tiny)


@pytest.fixture
def keys(tiny: Tiny) -> dict[str, str]:
    """The keys of some rows of the tiny document, by what they are."""
    mentions = dict(tiny.tables["mentions"].select("surface", "mention_id").iter_rows())
    (quotation,), (event,) = tiny.tables["quotations"]["quotation_id"], tiny.tables["events"]["event_id"]
    return {**mentions, "quotation": quotation, "event": event}
