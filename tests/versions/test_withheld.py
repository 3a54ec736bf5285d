"""No withheld text stands in any published byte: the proof on whole packages, whatever files they have.

Texts are compared by their letters and digits alone, so that no escaping and no way of breaking lines can hide one.
Any stretch of twice the length of a block holds a whole block: so blocks are searched for, and where one is found the
stretch around it is measured.
"""

from __future__ import annotations

import html
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import ahocorasick
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.versions.conftest import Editions

from wakhan.rights import LONGEST_QUOTATION
from wakhan.schema import PUBLISHED, fields
from wakhan.tables import read

# 300 characters of running text have more letters and digits than this; a block is half of it.
BLOCK = 100
ZSTD = bytes.fromhex("28b52ffd")


def bare(text: str) -> str:
    """Letters and digits alone, after escapes of JSON and HTML are undone."""
    text = re.sub(r"\\u([0-9a-fA-F]{4})", lambda m: chr(int(m[1], 16)), html.unescape(text))
    return "".join(filter(str.isalnum, re.sub(r"\\[nrtbf\"/\\]", " ", text))).casefold()


def pages(raw: bytes) -> Iterator[bytes]:
    """What every zstd frame of a file holds, dictionaries and all: the pages of Parquet, decompressed."""
    at = raw.find(ZSTD)
    while at >= 0:
        stream = pa.CompressedInputStream(pa.BufferReader(raw[at:]), "zstd")
        try:
            while piece := stream.read(1 << 16):
                yield piece
        except OSError:  # what follows the frame is no zstd
            pass
        at = raw.find(ZSTD, at + 4)


def said(path: Path) -> Iterator[str]:
    """All that a file says: its bytes as text, and what its format wraps up."""
    raw = path.read_bytes()
    yield raw.decode("utf-8", errors="ignore")
    match path.suffix:
        case ".parquet":
            yield b"".join(pages(raw)).decode("utf-8", errors="ignore")
            for column in pq.read_table(path).columns:
                yield "\n".join(map(str, column.to_pylist()))
        case ".sqlite":
            with sqlite3.connect(path) as database:
                names = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
                for (name,) in names:
                    for row in database.execute(f'SELECT * FROM "{name}"'):
                        yield "\n".join(c.decode("utf-8", "ignore") if isinstance(c, bytes) else str(c) for c in row)


def blocks(text: str) -> Iterator[tuple[int, str]]:
    yield from ((i, text[i : i + BLOCK]) for i in range(0, len(text) - BLOCK + 1, BLOCK))


def leaks(folder: Path, texts: list[str], allowed: list[str]) -> list[tuple[str, str]]:
    """Stretches of some texts, of two blocks or more, that stand in a file and in no text that is allowed."""
    automaton = ahocorasick.Automaton()
    for number, text in enumerate(texts):
        for at, block in blocks(text):
            automaton.add_word(block, (number, at))
    automaton.make_automaton()
    found = []
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        for part in map(bare, said(path)):
            for end, (number, at) in automaton.iter(part):
                text, start = texts[number], end - BLOCK + 1
                before = after = 0
                while min(at, start) > before and text[at - before - 1] == part[start - before - 1]:
                    before += 1
                while at + BLOCK + after < len(text) and end + after + 1 < len(part):
                    if text[at + BLOCK + after] != part[end + after + 1]:
                        break
                    after += 1
                stretch = text[at - before : at + BLOCK + after]
                if len(stretch) >= 2 * BLOCK and not any(stretch in other for other in allowed):
                    found.append((path.relative_to(folder).as_posix(), stretch))
    return found


def published_texts(package: Path) -> list[str]:
    """What the public tables may say: cells that are not withheld."""
    cells = []
    for name in PUBLISHED:
        frame = read(package / f"{name}.parquet", name)
        cells += [c for f in fields(name) if "rights" in f for c in frame[f["name"]].drop_nulls().to_list()]
    return [bare(cell) for cell in cells]


def withheld_texts(editions: Editions, policies: tuple[str, ...]) -> list[str]:
    """The raw text of each withheld document, and its paragraphs one after another without the furniture."""
    paragraphs = read(editions.private / "paragraphs.parquet", "paragraphs").sort("document_id", "ordinal")
    running = {d: " ".join(paragraphs.filter(paragraphs["document_id"] == d)["text"].to_list()) for d in editions.texts}
    names = [d for d, policy in editions.policies.items() if policy in policies]
    return [bare(text[d]) for d in names for text in (editions.texts, running)]


def test_no_300_characters_of_withheld_text_stand_in_any_byte_of_a_package(editions: Editions) -> None:
    texts = withheld_texts(editions, ("quote", "closed"))
    assert leaks(editions.public, texts, published_texts(editions.public)) == []
    assert sum(map(len, texts)) > 5_000


def test_the_search_would_find_it(editions: Editions) -> None:
    found = leaks(editions.private, withheld_texts(editions, ("quote", "closed")), [])
    files = {name for name, _ in found}
    assert {"paragraphs.parquet", "csv/paragraphs.csv", "index.html"} <= files
    assert any(name.endswith(".sqlite") for name in files)


def test_what_is_allowed_is_quotations_of_the_length_that_may_be_quoted(editions: Editions) -> None:
    quotations = read(editions.public / "quotations.parquet", "quotations")
    documents = read(editions.public / "documents.parquet", "documents")
    quoting = quotations.join(documents, on="document_id").filter(pl.col("text_policy") == "quote")
    lengths = quoting["text"].str.len_chars()
    longer = read(editions.private / "quotations.parquet", "quotations")["text"].str.len_chars()
    assert max(lengths.drop_nulls()) <= LONGEST_QUOTATION < longer.max()


def test_not_even_a_short_withheld_cell_of_a_closed_document_stands_in_any_file(editions: Editions) -> None:
    """Names are what the tables are about; phrases and clauses are the text's own."""
    documents = read(editions.private / "documents.parquet", "documents")
    closed = documents.filter(documents["text_policy"] == "closed")["document_id"].to_list()
    cells: set[str] = set()
    for name in ("paragraphs", "quotations", "events"):
        frame = read(editions.private / f"{name}.parquet", name)
        frame = frame.filter(frame["document_id"].is_in(closed))
        for field in fields(name):
            if "rights" in field and field["name"] != "trigger":
                cells.update(bare(c) for c in frame[field["name"]].drop_nulls() if len(bare(c)) >= 25)
    titles = [bare(t) for t in documents["title"].drop_nulls()]  # what a document is called is no part of its text
    cells = {c for c in cells if not any(c in title or title in c for title in titles)}
    assert len(cells) > 15
    automaton = ahocorasick.Automaton()
    for cell in cells:
        automaton.add_word(cell, cell)
    automaton.make_automaton()
    files = [p for p in editions.public.rglob("*") if p.is_file()]
    found = {(p.name, cell) for p in files for part in said(p) for _, cell in automaton.iter(bare(part))}
    assert found == set()


@pytest.mark.parametrize("document", ["telegram-1970s", "page-debate"])
def test_of_a_closed_document_only_offsets_are_left(document: str, editions: Editions) -> None:
    events = read(editions.public / "events.parquet", "events").select("event_id", "document_id")
    for name in PUBLISHED:
        frame = read(editions.public / f"{name}.parquet", name)
        if name == "event_participants":
            frame = frame.join(events, on="event_id")
        if "document_id" in frame.columns:
            mine = frame.filter(frame["document_id"] == document)
            texts = [f["name"] for f in fields(name) if "rights" in f]
            assert all(mine[column].null_count() == len(mine) for column in texts)
