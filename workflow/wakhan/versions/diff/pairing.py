"""Which row of one version is which row of the next.

A row's key says so where it stayed. It does not where a document was edited (keys are made of offsets, and all after
the edit moved), where a document or entity got another id, or where an occurrence, whose key is made of its date, got
another date. So rows are paired by what they are:

- documents by their id, or by their raw file;
- rows of a text by where they stand in it: offsets are carried over an edit with the paragraphs around it, and where
  the words themselves were edited the order of equal rows decides;
- what other rows point to (entities, occurrences) by id, or because the rows that pointed to the one point to the
  other, or because all its text is the same;
- rows whose key is made of other rows' keys (roles, participants, cables) by those.

All of it is joins over columns, except the alignment of edited paragraphs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import polars as pl

from wakhan.schema import Schema
from wakhan.versions.package import Version

DOCUMENT, DOCUMENTS, PARAGRAPHS, OCCURRENCES = "document_id", "documents", "paragraphs", "occurrences"
# Two paragraphs less alike than this (normalised InDel similarity, 0 to 100) are two paragraphs, not one that was
# edited; unrelated English prose reaches the fifties.
ALIKE = 70.0

Pairs = pl.DataFrame  # columns a, b: row numbers
# How far a part of an edited document moved: the document by its later id, old offsets, and by how much.
_SHIFTS = pl.Schema({DOCUMENT: pl.String(), "_from": pl.Int64(), "_to": pl.Int64(), "_shift": pl.Int64()})


class Shape:
    """What the columns of a table are to each other, read from its schema."""

    def __init__(self, schema: Schema) -> None:
        by_name = {f["name"]: f for f in schema["fields"]}
        self.columns = list(by_name)
        self.key: list[str] = list(schema["primaryKey"])
        self.points_to: dict[str, str] = {
            key["fields"][0]: key["reference"]["resource"] or schema["name"] for key in schema.get("foreignKeys", ())
        }
        self.places = [n for n, f in by_name.items() if f.get("unit") == "code point" or n == "ordinal"]
        self.counts = [n for n, f in by_name.items() if f["type"] == "integer" and n.startswith("n_")]
        self.start = next((n for n in self.places if by_name[n]["type"] == "integer" and n != "ordinal"), None)
        self.words = [
            n for n, f in by_name.items() if f["type"] == "string" and n not in self.key and n not in self.points_to
        ]

    @property
    def is_text(self) -> bool:
        """Whether its rows stand somewhere in a document and have their key from there."""
        return self.start is not None and DOCUMENT in self.columns and self.has_own_key

    @property
    def has_own_key(self) -> bool:
        """Whether its key is its own, not made of other rows' keys."""
        return len(self.key) == 1 and self.key[0] not in self.points_to


def shapes(a: Version, b: Version) -> dict[str, Shape]:
    """The shapes of the tables that both versions have under the same key."""
    return {
        name: Shape(schema)
        for name, schema in b.schemas.items()
        if name in a.schemas and a.schemas[name]["primaryKey"] == schema["primaryKey"]
    }


def pair(a: Version, b: Version) -> dict[str, Pairs]:
    """For each table of both versions, the row numbers in ``a`` and ``b`` of rows that are the same row; each once."""
    known = {name: _common(shape, a, b, name) for name, shape in shapes(a, b).items()}
    pairing = _Pairing({n: f.with_row_index("a") for n, f in a.tables.items()}, b.tables, known)
    if DOCUMENTS in known:
        pairing.documents()
    texts = [name for name, shape in known.items() if shape.is_text]
    for name in sorted(texts, key=lambda n: n != PARAGRAPHS):
        pairing.texts(name)
    for name, shape in known.items():
        if shape.has_own_key and not shape.is_text and name != DOCUMENTS:
            pairing.named(name)
    for name, shape in known.items():
        if not shape.has_own_key:
            pairing.joined(name)
    return pairing.found


def _common(shape: Shape, a: Version, b: Version, table: str) -> Shape:
    """The shape without what only one of two versions has."""
    old, new = a.tables[table].schema, b.tables[table].schema
    shape.columns = [c for c in shape.columns if c in old and c in new and old[c] == new[c]]
    shape.words = [c for c in shape.words if c in shape.columns]
    if shape.start not in shape.columns:
        shape.start = None
    return shape


def follow(frame: pl.DataFrame, columns: Mapping[str, str], renamed: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """A table of the earlier version with its pointers set to the ids that the later version gives to the same rows.

    ``columns``: the table each column points to; ``renamed``: by table, ids that changed (columns before, after).
    """
    for column, target in columns.items():
        ids = renamed.get(target)
        if ids is not None and not ids.is_empty() and column in frame.columns:
            frame = (
                frame.join(ids, left_on=column, right_on="before", how="left", maintain_order="left")
                .with_columns(pl.coalesce("after", column).alias(column))
                .drop("after")
            )
    return frame


def common_ends(a: str, b: str) -> tuple[int, int]:
    """How many characters two texts have in common at the start, and of the rest at the end."""
    from rapidfuzz.distance import Postfix, Prefix

    head = Prefix.similarity(a, b)
    return head, min(Postfix.similarity(a, b), min(len(a), len(b)) - head)


def _numbered(rows: pl.DataFrame, columns: list[str]) -> pl.DataFrame:
    """Rows with ``_rank``, which numbers those that agree in some columns; most agree with no other."""
    several = rows.select(pl.struct(columns).is_duplicated()).to_series()
    rank = pl.int_range(pl.len()).over(columns).alias("_rank")
    return pl.concat(
        [rows.filter(~several).with_columns(_rank=pl.lit(0, pl.Int64)), rows.filter(several).with_columns(rank)]
    )


@dataclass(slots=True)
class _Open:
    """The rows of a table that have no partner yet, and the pairs made so far."""

    a: pl.DataFrame
    b: pl.DataFrame
    pairs: list[Pairs] = field(default_factory=list)

    def match(self, on: Iterable[str], where: pl.Expr | None = None) -> None:
        """Pair rows that agree in some columns (null agrees with null); of several, the first with the first."""
        columns = list(on)
        old, new = (f.filter(where) if where is not None else f for f in (self.a, self.b))
        self.take(
            _numbered(old.select("a", *columns), columns)
            .join(_numbered(new.select("b", *columns), columns), on=[*columns, "_rank"], nulls_equal=True)
            .select("a", "b")
        )

    def take(self, pairs: Pairs) -> None:
        """Add pairs; their rows are open no more."""
        self.pairs.append(pairs)
        self.a = self.a.join(pairs, on="a", how="anti", maintain_order="left")
        self.b = self.b.join(pairs, on="b", how="anti", maintain_order="left")

    def all(self) -> Pairs:
        return pl.concat(self.pairs).sort("b")


class _Pairing:
    def __init__(
        self, a: Mapping[str, pl.DataFrame], b: Mapping[str, pl.DataFrame], known: Mapping[str, Shape]
    ) -> None:
        self.a = a
        self.b = {name: frame.with_row_index("b") for name, frame in b.items()}
        self.known = known
        self.found: dict[str, Pairs] = {}
        self.renamed: dict[str, pl.DataFrame] = {}
        self.edited = pl.Series([], dtype=pl.String)  # documents, by their later id, whose raw file is another
        self.shifts = pl.DataFrame(schema=_SHIFTS)

    def documents(self) -> None:
        shape = self.known[DOCUMENTS]
        rows = _Open(self.a[DOCUMENTS], self.b[DOCUMENTS])
        rows.match(shape.key)
        raw = [c for c in shape.columns if c == "raw_sha256"]
        if raw:
            rows.match(raw)
        rows.match(shape.words)
        self._settle(DOCUMENTS, rows)
        both = self._values(DOCUMENTS, [*raw, DOCUMENT])
        for c in raw:
            self.edited = both.filter(pl.col(f"{c}_a").ne_missing(pl.col(f"{c}_b")))[f"{DOCUMENT}_b"]

    def texts(self, name: str) -> None:
        shape = self.known[name]
        assert shape.start is not None
        old = follow(self.a[name], {DOCUMENT: DOCUMENTS}, self.renamed)
        rows = _Open(old.sort(DOCUMENT, shape.start, "a"), self.b[name].sort(DOCUMENT, shape.start, "b"))
        edited = pl.col(DOCUMENT).is_in(self.edited.implode()).fill_null(False)
        if name == PARAGRAPHS:
            rows.a = rows.a.with_columns(_at=shape.start)
            rows.b = rows.b.with_columns(_at=shape.start)
            rows.match([DOCUMENT, "_at"], ~edited)
            rows.match(shape.key, ~edited)
            rows.match([DOCUMENT, *(c for c in ("kind", "text", "n_words") if c in shape.columns)], edited)
            rows.take(_edited_paragraphs(rows, old, self.b[name], shape.start))
            self._settle(name, rows)
            self.shifts = self._carried()
            return
        rows.a = self._carry(rows.a, shape.start, edited)
        rows.b = rows.b.with_columns(_at=shape.start)
        rows.match([DOCUMENT, "_at"], pl.col("_at").is_not_null())
        rows.match(shape.key, ~edited)
        rows.match([DOCUMENT, *shape.words], edited)
        self._settle(name, rows)

    def named(self, name: str) -> None:
        shape = self.known[name]
        rows = _Open(self.a[name], self.b[name])
        if name == OCCURRENCES:  # its reports say what it is; its key is only its date and sides, and a number
            rows.take(self._pointed_to(name, rows))
        rows.match(shape.key)
        rows.take(self._pointed_to(name, rows))
        rows.match(shape.words)
        self._settle(name, rows)

    def joined(self, name: str) -> None:
        shape = self.known[name]
        rows = _Open(follow(self.a[name], shape.points_to, self.renamed), self.b[name])
        rows.match(shape.key)
        if len(shape.key) > 1:  # a corrected date is part of a role's key
            rows.match(shape.key[:-1])
        self._settle(name, rows)

    def _settle(self, name: str, rows: _Open) -> None:
        self.found[name] = rows.all()
        shape = self.known[name]
        if shape.has_own_key:
            (key,) = shape.key
            both = self._values(name, [key]).rename({f"{key}_a": "before", f"{key}_b": "after"})
            self.renamed[name] = both.filter(pl.col("before") != pl.col("after")).select("before", "after")

    def _values(self, name: str, columns: list[str]) -> pl.DataFrame:
        """Columns of paired rows, before (``…_a``) and after (``…_b``)."""
        pairs = self.found[name]
        old = self.a[name].select("a", pl.col(columns).name.suffix("_a"))
        new = self.b[name].select("b", pl.col(columns).name.suffix("_b"))
        return pairs.join(old, on="a", maintain_order="left").join(new, on="b", maintain_order="left")

    def _carried(self) -> pl.DataFrame:
        """How far the parts of edited documents moved that have the same words before and after."""
        columns = [DOCUMENT, "raw_start", "raw_end", "raw_spans", "text"]
        if not set(columns) <= set(self.known[PARAGRAPHS].columns):
            return self.shifts
        both = self._values(PARAGRAPHS, columns).filter(pl.col(f"{DOCUMENT}_b").is_in(self.edited.implode()))
        parts: list[tuple[str, int, int, int]] = []
        for row in both.iter_rows(named=True):
            document_id, old, new = row[f"{DOCUMENT}_b"], row["text_a"], row["text_b"]
            if old == new:
                spans = zip(row["raw_spans_a"] or (), row["raw_spans_b"] or (), strict=False)
                parts += [(document_id, a["start"], a["end"], b["start"] - a["start"]) for a, b in spans]
                continue
            head, tail = common_ends(old or "", new or "")
            first, last = row["raw_start_a"], row["raw_end_a"]
            if first is not None and row["raw_start_b"] is not None:
                parts.append((document_id, first, first + head, row["raw_start_b"] - first))
            if last is not None and row["raw_end_b"] is not None:
                parts.append((document_id, last - tail, last, row["raw_end_b"] - last))
        return pl.DataFrame(parts, schema=_SHIFTS, orient="row").sort("_from")

    def _carry(self, old: pl.DataFrame, start: str, edited: pl.Expr) -> pl.DataFrame:
        """Rows with ``_at``: where they stand in the later text; null where the words around them were edited."""
        kept = old.filter(~edited).with_columns(_at=start)
        moved = (
            old.filter(edited)
            .sort(start)
            .join_asof(
                self.shifts, left_on=start, right_on="_from", by=DOCUMENT, strategy="backward", check_sortedness=False
            )
            .with_columns(_at=pl.when(pl.col(start) < pl.col("_to")).then(pl.col(start) + pl.col("_shift")))
            .drop("_from", "_to", "_shift", strict=False)
        )
        return pl.concat([kept, moved]).sort(DOCUMENT, start, "a")

    def _pointed_to(self, name: str, rows: _Open) -> Pairs:
        """Open rows to which the same rows pointed before and point now: more than half of them, each way."""
        (key,) = self.known[name].key
        votes = [
            self._values(table, [column]).select(before=f"{column}_a", after=f"{column}_b")
            for table, shape in self.known.items()
            if table in self.found
            for column, target in shape.points_to.items()
            if target == name and column in shape.columns
        ]
        nothing = pl.DataFrame(schema={"a": pl.UInt32, "b": pl.UInt32})
        if not votes or rows.a.is_empty() or rows.b.is_empty():
            return nothing
        return (
            pl.concat(votes)
            .drop_nulls()
            .group_by("before", "after")
            .len("votes")
            .filter(
                pl.col("votes") * 2 > pl.col("votes").sum().over("before"),
                pl.col("votes") * 2 > pl.col("votes").sum().over("after"),
            )
            .join(rows.a.select("a", before=key), on="before")
            .join(rows.b.select("b", after=key), on="after")
            .select("a", "b")
        )


def _edited_paragraphs(rows: _Open, old: pl.DataFrame, new: pl.DataFrame, start: str) -> Pairs:
    """Open paragraphs that stand between the same two paired ones and are alike."""
    import numpy as np
    from rapidfuzz import fuzz, process

    paired = pl.concat(rows.pairs)
    anchor = pl.col("_anchor").forward_fill().over(DOCUMENT)
    later = new.join(paired, on="b", how="left").with_columns(_anchor=pl.when(pl.col("a").is_not_null()).then("b"))
    earlier = old.join(paired, on="a", how="left").with_columns(_anchor="b")
    gaps: list[dict[tuple[str, int | None], list[tuple[int, str]]]] = []
    for frame, side, open_rows in ((earlier, "a", rows.a), (later, "b", rows.b)):
        lying = (
            frame.sort(DOCUMENT, start)
            .with_columns(anchor)
            .join(open_rows.select(side), on=side, how="semi", maintain_order="left")
            .filter(pl.col("text").is_not_null())
        )
        gap: dict[tuple[str, int | None], list[tuple[int, str]]] = {}
        for document_id, before, row, text in lying.select(DOCUMENT, "_anchor", side, "text").iter_rows():
            gap.setdefault((document_id, before), []).append((row, text))
        gaps.append(gap)

    def alike() -> Iterator[tuple[int, int]]:
        for place, olds in gaps[0].items():
            news = gaps[1].get(place, [])
            likeness = process.cdist([t for _, t in olds], [t for _, t in news], scorer=fuzz.ratio, score_cutoff=ALIKE)
            while likeness.size and likeness.max() >= ALIKE:
                i, j = np.unravel_index(int(likeness.argmax()), likeness.shape)
                yield olds[int(i)][0], news[int(j)][0]
                likeness[i, :] = likeness[:, j] = 0

    return pl.DataFrame(list(alike()), schema={"a": pl.UInt32, "b": pl.UInt32}, orient="row")
