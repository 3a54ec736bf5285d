"""A version as it is read from disk: its descriptor, the schema of each table, and the rows."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

from wakhan.findings import Finding, Refused, refuse
from wakhan.schema import PUBLISHED, Schema, polars_schema, table_schema
from wakhan.validate import validate
from wakhan.versions.verify import DESCRIPTOR, verify

Number = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a package. ``schemas``: the Table Schema of each table as that version had it."""

    descriptor: Mapping[str, Any]
    schemas: Mapping[str, Schema]
    tables: Mapping[str, pl.DataFrame]

    @property
    def name(self) -> str:
        """The version number with its edition: ``1.2.0+full``."""
        return str(self.descriptor["version"])

    @property
    def number(self) -> Number:
        """The version number alone."""
        return number_of(self.name)

    @property
    def edition(self) -> str:
        """What follows the number: ``full``, ``private``, or nothing."""
        return self.name.partition("+")[2]


def number_of(version: str) -> Number:
    """Major, minor and patch of a version such as ``1.2.0+full``; raises ValueError when it is of another form."""
    match = re.fullmatch(r"(\d+)\.(\d+)\.(\d+)(\+.*)?", version)
    if match is None:
        raise ValueError(f"{version!r} is no version such as 1.2.0")
    return int(match[1]), int(match[2]), int(match[3])


def of_tables(descriptor: Mapping[str, Any], tables: Mapping[str, pl.DataFrame]) -> Version:
    """A version about to be published, under the schemas of this code."""
    return Version(descriptor, {name: table_schema(name) for name in PUBLISHED}, tables)


def read_version(package: Path) -> Version:
    """Read a package from its folder, with whatever tables and columns it has.

    Raises Refused when it is not whole (:func:`wakhan.versions.verify.verify`) or its tables cannot be found.
    """
    refuse(verify(package))
    descriptor = json.loads((package / DESCRIPTOR).read_text(encoding="utf-8"))
    schemas = {r["name"]: r["schema"] for r in descriptor["resources"] if isinstance(r.get("schema"), dict)}
    files = {name: package / f"{name}.parquet" for name in schemas}
    try:
        number_of(str(descriptor.get("version")))
        missing = [str(file.name) for file in files.values() if not file.is_file()]
        if missing or not files:
            raise ValueError(f"no {', '.join(missing) or 'tables'}")
        tables = {name: pl.read_parquet(file, hive_partitioning=False) for name, file in files.items()}
    except (ValueError, pl.exceptions.PolarsError) as error:
        raise Refused([Finding(f"{package}/{DESCRIPTOR}", str(error), "a package that Wakhan published")]) from None
    return Version(descriptor, schemas, tables)


def refuse_other_schemas(version: Version) -> None:
    """Raise Refused when the tables of a version are not those that this code publishes."""
    missing = [name for name in PUBLISHED if name not in version.tables]
    refuse(Finding(name, "no such table", "the tables of this version of Wakhan") for name in missing)
    if any(version.tables[name].schema != polars_schema(name) for name in PUBLISHED):
        refuse(validate(version.tables).findings)
