"""What changed from one version to the next: rows added, removed, changed, renamed and moved, by key and column."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from wakhan.schema import Schema
from wakhan.versions.diff.pairing import Pairs, Shape, follow, pair, shapes
from wakhan.versions.package import Version

# In the order in which people want to know.
CHANGES = ("added", "removed", "renamed", "changed", "moved", "follows")
BEFORE = "_before"


@dataclass(frozen=True, slots=True)
class TableDiff:
    """What changed in one table.

    ``rows``: one row for each row that is not the same in both versions, with the columns ``change`` (one of
    :data:`CHANGES`), ``columns`` (the names of those that changed), and every column twice: as it is now under its own
    name, as it was under its name with ``_before``. An added row has nothing before, a removed row nothing now.

    ``added``: only in the later version. ``removed``: only in the earlier. ``renamed``: the row of the same thing under
    another key. ``changed``: other values; where its place changed as well its key did, too. ``moved``: the same at
    another place of an edited text. ``follows``: nothing but counts, or keys of rows it points to.

    ``columns_added``, ``columns_removed``, ``columns_retyped``; ``redefined``: columns, and the table under its own
    name, whose schema says something else, with the properties that differ; ``widened``: columns that allow more values
    than before. ``compared``: rows in the earlier and in the later version.
    """

    table: str
    key: tuple[str, ...]
    rows: pl.DataFrame
    compared: tuple[int, int]
    columns_added: tuple[str, ...] = ()
    columns_removed: tuple[str, ...] = ()
    columns_retyped: tuple[str, ...] = ()
    redefined: tuple[tuple[str, tuple[str, ...]], ...] = ()
    widened: tuple[str, ...] = ()

    def count(self, change: str) -> int:
        """How many rows changed in this way."""
        return int((self.rows["change"] == change).sum())


@dataclass(frozen=True, slots=True)
class Diff:
    """What changed from version ``before`` to version ``after``: every table of either, in the order of the later."""

    before: str
    after: str
    tables: Mapping[str, TableDiff]
    tables_added: tuple[str, ...] = ()
    tables_removed: tuple[str, ...] = ()


def diff(a: Version, b: Version) -> Diff:
    """Compare two versions. ``apply(a.tables[t], diff(a, b).tables[t])`` has the rows of ``b.tables[t]``."""
    known, pairs = shapes(a, b), pair(a, b)
    renamed = {
        name: _renamed(a.tables[name], b.tables[name], known[name].key[0], found)
        for name, found in pairs.items()
        if known[name].has_own_key
    }
    names = [*b.schemas, *(name for name in a.schemas if name not in b.schemas)]
    return Diff(
        a.name,
        b.name,
        {name: _table(name, a, b, known.get(name), pairs.get(name), renamed) for name in names},
        tuple(name for name in b.schemas if name not in a.schemas),
        tuple(name for name in a.schemas if name not in b.schemas),
    )


def apply(before: pl.DataFrame, changes: TableDiff) -> pl.DataFrame:
    """The later table from the earlier one and what changed; in the order of its key."""
    rows = changes.rows
    columns = [c for c in rows.columns[2:] if not c.endswith(BEFORE)]
    kept = before
    if not before.is_empty():
        gone = rows.filter(pl.col("change") != "added").select(pl.col(f"{k}{BEFORE}").alias(k) for k in changes.key)
        kept = before.join(gone, on=list(changes.key), how="anti", nulls_equal=True)
    same = kept.select(
        (pl.col(c) if c in kept.columns else pl.lit(None)).cast(rows.schema[c]).alias(c) for c in columns
    )
    now = rows.filter(pl.col("change") != "removed").select(columns)
    return pl.concat([same, now]).sort(changes.key)


def _renamed(a: pl.DataFrame, b: pl.DataFrame, key: str, pairs: Pairs) -> pl.DataFrame:
    """Keys of the same rows that are not the same: columns before, after."""
    both = pl.DataFrame({"before": a[key].gather(pairs["a"]), "after": b[key].gather(pairs["b"])})
    return both.filter(pl.col("before") != pl.col("after"))


def _table(
    name: str, a: Version, b: Version, shape: Shape | None, pairs: Pairs | None, renamed: Mapping[str, pl.DataFrame]
) -> TableDiff:
    old = a.tables.get(name, pl.DataFrame())
    new = b.tables.get(name, pl.DataFrame())
    before, after = a.schemas.get(name), b.schemas.get(name)
    gone, come = old.with_row_index("a"), new.with_row_index("b")
    if shape is not None and pairs is not None:
        both = _compared(old, new, shape, pairs, renamed)
        gone = gone.join(pairs, on="a", how="anti", maintain_order="left")
        come = come.join(pairs, on="b", how="anti", maintain_order="left")
    else:
        both = pl.DataFrame()
    columns = [*new.columns, *(c for c in old.columns if c not in new.columns)]
    nothing = pl.lit([], dtype=pl.List(pl.String)).alias("columns")
    parts = [
        come.drop("b").with_columns(pl.lit("added").alias("change"), nothing),
        gone.drop("a").rename(lambda c: f"{c}{BEFORE}").with_columns(pl.lit("removed").alias("change"), nothing),
        both,
    ]
    types = {"change": pl.String(), "columns": pl.List(pl.String)}
    for column in columns:
        if column in new.columns:
            types[column] = new.schema[column]
        if column in old.columns:
            types[f"{column}{BEFORE}"] = old.schema[column]
    rows = pl.concat([pl.DataFrame(schema=types), *(p for p in parts if p.width > 2)], how="diagonal").select(
        list(types)
    )
    key = (after or before or {})["primaryKey"]
    order = pl.col("change").replace_strict(list(CHANGES), range(len(CHANGES)), return_dtype=pl.Int8)
    keys = [[c for c in (k, f"{k}{BEFORE}") if c in types] for k in key]
    keys = [names if len({types[c] for c in names}) == 1 else names[:1] for names in keys]
    rows = rows.sort(order, *(pl.coalesce(names) for names in keys), nulls_last=True)
    if before is None or after is None:
        return TableDiff(name, tuple(key), rows, (len(old), len(new)))
    was = {f["name"]: f for f in before["fields"]}
    now = {f["name"]: f for f in after["fields"]}
    widened = tuple(c for c in now if c in was and _widened(was[c], now[c]))
    # Columns that were added bring their own foreign keys.
    same_keys = [k for k in after.get("foreignKeys", []) if k["fields"][0] in was or k in before.get("foreignKeys", [])]
    redefined = {c: _properties(was[c], now[c]) for c in now if c in was and c not in widened}
    redefined[name] = tuple(p for p in _properties(before, {**after, "foreignKeys": same_keys}) if p != "fields")
    return TableDiff(
        name,
        tuple(key),
        rows,
        (len(old), len(new)),
        columns_added=tuple(c for c in now if c not in was),
        columns_removed=tuple(c for c in was if c not in now),
        columns_retyped=tuple(c for c in now if c in was and old.schema[c] != new.schema[c]),
        redefined=tuple((c, properties) for c, properties in redefined.items() if properties),
        widened=widened,
    )


def _properties(before: Schema, after: Schema) -> tuple[str, ...]:
    """The properties that two schemas do not have in common; an example, or an empty list in place of none, is none."""
    names = [p for p in dict.fromkeys([*before, *after]) if p != "example"]
    return tuple(p for p in names if (before.get(p) or None) != (after.get(p) or None))


def _widened(before: Schema, after: Schema) -> bool:
    """Whether the only news of a column is that it may hold more values than those listed before."""
    was, now = ({**f.get("constraints", {})} for f in (before, after))
    old, new = set(was.pop("enum", ())), set(now.pop("enum", ()))
    return old < new and not _properties({**before, "constraints": was}, {**after, "constraints": now})


def _compared(
    old: pl.DataFrame, new: pl.DataFrame, shape: Shape, pairs: Pairs, renamed: Mapping[str, pl.DataFrame]
) -> pl.DataFrame:
    """The paired rows that are not the same, with what changed.

    A row's own columns are those that say something of their own: not its place, not a count, not the key that is made
    for it, and of a pointer only whether it points to another row, not whether that row has another key.
    """
    was = old[pairs["a"]]
    followed = follow(was, shape.points_to, renamed)
    both = pl.concat([new[pairs["b"]], was.rename(lambda c: f"{c}{BEFORE}")], how="horizontal")
    own: list[str] = []
    differ: dict[str, pl.Series] = {}
    for column in new.columns:
        if column not in old.columns:
            differ[column] = both[column].is_not_null()
        elif old.schema[column] != new.schema[column]:
            differ[column] = both[column].is_not_null() | both[f"{column}{BEFORE}"].is_not_null()
        else:
            differ[column] = both[column].ne_missing(both[f"{column}{BEFORE}"])
            if column in shape.points_to:
                own.append(f"{column} own")
                differ[own[-1]] = both[column].ne_missing(followed[column])
                continue
        if column not in (*shape.places, *shape.counts) and not (shape.has_own_key and column in shape.key):
            own.append(column)
    places = [c for c in shape.places if c in differ]
    steps = [("changed", own)]
    if shape.is_text:
        steps.append(("moved", places))
    elif shape.has_own_key:
        steps.insert(0, ("renamed", shape.key))
    change = pl.lit("follows")
    for kind, columns in reversed(steps):
        change = pl.when(pl.any_horizontal(columns) if columns else pl.lit(False)).then(pl.lit(kind)).otherwise(change)
    names = pl.DataFrame(differ).select(
        change.alias("change"),
        pl.concat_list(pl.when(c).then(pl.lit(c)) for c in new.columns).list.drop_nulls().alias("columns"),
    )
    return pl.concat([names, both], how="horizontal").filter(pl.col("columns").list.len() > 0)
