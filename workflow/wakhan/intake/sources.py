"""What a corpus consists of: which files, which kind. Light enough for the Snakefile to ask at parse time."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from wakhan.codes import finding
from wakhan.findings import Refused

Kind = Literal["deposits", "texts", "jsonl", "parquet"]

# Enough text to keep one core busy for a minute or so, little enough to hold in memory many times over.
SHARD_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class Sources:
    """A corpus: its kind, the files it consists of (sorted), and where they lie."""

    kind: Kind
    root: Path
    files: tuple[Path, ...]

    @property
    def shards(self) -> int:
        """Into how many shards its documents are dealt: by the size of its files, so every machine agrees."""
        return 1 + sum(f.stat().st_size for f in self.files) // SHARD_BYTES


def find_sources(corpus: Path) -> Sources:
    """What lies at ``corpus``: a folder of deposits or of ``.txt`` files, or one ``.jsonl`` or ``.parquet`` file.

    Raises Refused when there is nothing, or nothing that can be read as a corpus.
    """
    if corpus.is_file() and corpus.suffix in (".jsonl", ".parquet"):
        kind: Kind = "jsonl" if corpus.suffix == ".jsonl" else "parquet"
        return Sources(kind, corpus.parent, (corpus,))
    if corpus.is_dir():
        if (corpus / "sources").is_dir():
            corpus = corpus / "sources"
        deposits = [d for d in sorted(corpus.iterdir()) if d.is_dir() and not d.name.startswith(".")]
        if deposits:
            files = [f for d in deposits for f in sorted(d.iterdir()) if f.is_file()]
            return Sources("deposits", corpus, tuple(files))
        texts = sorted(f for f in corpus.glob("*.txt") if f.is_file())
        if texts:
            return Sources("texts", corpus, tuple(texts))
    found = "an empty folder" if corpus.is_dir() else "a file of another kind" if corpus.exists() else "nothing there"
    expected = "a folder of deposits, a folder of .txt files, or a .jsonl or .parquet file"
    raise Refused([finding("B01", str(corpus), found, expected)])


def shard_of(document_id: str, shards: int) -> int:
    """The shard of a document: by a hash of its id, so that a new document touches one shard only."""
    return int(hashlib.sha256(document_id.encode()).hexdigest()[:8], 16) % shards


def shard_names(shards: int) -> list[str]:
    """Names of the shards, in order."""
    return [f"{i:04d}" for i in range(shards)]
