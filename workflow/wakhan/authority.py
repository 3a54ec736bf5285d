"""The authority file as the stages use it: entities by id, names to entities, states behind names, roles over time.

Taken from ``raw/authority/entities.csv`` and ``roles.csv`` (tables ``authority_entities`` and ``authority_roles``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import polars as pl


@dataclass(frozen=True, slots=True)
class Entity:
    """One row of the authority file. ``state_id``: the state a demonym, capital, ministry or party belongs to."""

    entity_id: str
    name: str
    entity_type: str
    aliases: tuple[str, ...] = ()
    wikidata_id: str | None = None
    iso3166_a3: str | None = None
    state_id: str | None = None
    description: str | None = None


@dataclass(frozen=True, slots=True)
class Role:
    """An office a person held. ``valid_start`` and ``valid_end`` are EDTF, None when unknown, ".." when open."""

    entity_id: str
    role: str
    organisation_id: str | None = None
    valid_start: str | None = None
    valid_end: str | None = None


@dataclass(frozen=True, slots=True)
class Authority:
    """Every named thing the pipeline knows beforehand. An empty one is what a new corpus starts with."""

    entities: Mapping[str, Entity] = field(default_factory=dict)
    roles: Mapping[str, tuple[Role, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, entities: Iterable[Mapping[str, Any]], roles: Iterable[Mapping[str, Any]] = ()) -> Authority:
        """From rows of ``authority_entities`` (aliases a list) and ``authority_roles``."""
        found = {
            row["entity_id"]: Entity(
                row["entity_id"],
                row["name"],
                row["entity_type"],
                tuple(row.get("aliases") or ()),
                row.get("wikidata_id"),
                row.get("iso3166_a3"),
                row.get("state_id"),
                row.get("description"),
            )
            for row in entities
        }
        held: dict[str, list[Role]] = {}
        for row in roles:
            role = Role(
                row["entity_id"], row["role"], row.get("organisation_id"), row.get("valid_start"), row.get("valid_end")
            )
            held.setdefault(role.entity_id, []).append(role)
        return cls(found, {key: tuple(value) for key, value in held.items()})

    def names(self) -> dict[str, tuple[str, ...]]:
        """Every name and alias, exactly as written, with the ids of the entities that bear it, in file order."""
        index: dict[str, list[str]] = {}
        for entity in self.entities.values():
            for name in (entity.name, *entity.aliases):
                bearers = index.setdefault(name, [])
                if entity.entity_id not in bearers:
                    bearers.append(entity.entity_id)
        return {name: tuple(ids) for name, ids in index.items()}

    def state_of(self, entity_id: str | None) -> str | None:
        """The state an entity is or stands for, None when it is neither."""
        entity = self.entities.get(entity_id or "")
        if entity is None:
            return None
        return entity.entity_id if entity.iso3166_a3 else entity.state_id


def read_tables(entities: pl.DataFrame, roles: pl.DataFrame) -> Authority:
    """The authority file from ``authority_entities`` (aliases separated by ``|``) and ``authority_roles``."""
    rows = (
        {**row, "aliases": row["aliases"].split("|") if row["aliases"] else ()}
        for row in entities.iter_rows(named=True)
    )
    return Authority.of(rows, roles.iter_rows(named=True))
