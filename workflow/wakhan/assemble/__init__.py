"""Stage 5, assemble: the published tables from all shards.

Merges the authority file with what was discovered, joins reports of the same occurrence, counts, sorts. What needs to
see every document at once happens here and nowhere else.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from wakhan.assemble.corrections import correct
from wakhan.assemble.occurrences import Tenure, occurrences
from wakhan.authority import Authority, Role, read_tables
from wakhan.edtf import Bounds, bounds
from wakhan.findings import Finding
from wakhan.metadata import cable_headers, describe
from wakhan.schema import PUBLISHED, conform, from_rows

Tables = Mapping[str, pl.DataFrame]


@dataclass(frozen=True, slots=True)
class Assembled:
    """The published tables by name, complete and sorted, and what somebody should look at."""

    tables: dict[str, pl.DataFrame]
    findings: list[Finding]


def assemble(stages: Tables) -> Assembled:
    """The published tables.

    Takes, all shards of each together: ``texts``, ``found``, ``cables``, ``paragraphs``, ``redactions``, ``mentions``,
    ``names``, ``quotations``, ``speakers``, ``events``, ``event_participants``, ``authority_entities``,
    ``authority_roles``, ``corrections``. Withheld text is still in what it gives: publish applies the text policies.
    Raises Refused when a correction does not hold.
    """
    described = describe(stages["texts"], stages["found"])
    cables, findings = cable_headers(stages["texts"], stages["cables"])
    known = read_tables(stages["authority_entities"], stages["authority_roles"])
    mentions, discovered = _link_discovered(stages["mentions"], stages["names"], described)
    participants = _name_sides(stages["event_participants"], mentions)
    quotations = _name_speakers(stages["quotations"], stages["speakers"], mentions)
    found = {
        "documents": described,
        "entities": discovered,
        "mentions": mentions,
        "quotations": quotations,
        "events": stages["events"].drop("occurrence_id"),
        "event_participants": participants,
    }
    corrected = correct(stages["corrections"], found, known, stages["texts"], stages["paragraphs"])
    mentions, quotations, events, participants = (
        corrected.tables[t] for t in ("mentions", "quotations", "events", "event_participants")
    )
    discovered = _other_names(corrected.tables["entities"], mentions, described)
    entities = _entities(known, discovered, mentions, quotations, participants, events)
    documents = _documents(described, stages["paragraphs"], mentions, quotations, events)
    states = {e: state for e in known.entities if (state := known.state_of(e))}
    joined = occurrences(events, participants, documents, entities, states, _acting_for(known, states))
    tables = {
        "documents": documents,
        "cables": cables,
        "paragraphs": stages["paragraphs"],
        "redactions": stages["redactions"],
        "entities": entities,
        "entity_roles": stages["authority_roles"].filter(pl.col("entity_id").is_in(entities["entity_id"].implode())),
        "mentions": mentions,
        "quotations": quotations,
        "events": joined.events,
        "event_participants": participants,
        "occurrences": joined.occurrences,
        "corrections": corrected.applied,
    }
    return Assembled({name: conform(name, tables[name]) for name in PUBLISHED}, [*findings, *corrected.findings])


# --- entities outside the authority file ----------------------------------------------------------------------------


def _link_discovered(
    mentions: pl.DataFrame, names: pl.DataFrame, documents: pl.DataFrame
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Mentions of names outside the authority file, linked to entities made from those names.

    One entity a name and type: the same full name in two documents is taken for one person or body, as a reader who
    knows no better would. A closed document gives none: an entity would publish a name that its policy withholds.
    Returns the mentions and the new entities, which get their other names when mentions are corrected.
    """
    unlinked = (
        mentions.filter(pl.col("entity_id").is_null())
        .join(_closed(documents), on="document_id", how="anti")
        .select("mention_id", "entity_type", "surface")
        .join(names.filter(pl.col("name").is_not_null()), on="mention_id")
        .with_columns(discovered=pl.struct("name", "entity_type").map_elements(_discovered_id, pl.String))
    )
    new = (
        unlinked.sort("discovered", "name", "surface")
        .group_by("discovered", maintain_order=True)
        .agg(
            pl.col("name").mode().sort().first(),
            pl.col("entity_type").first(),
        )
        .rename({"discovered": "entity_id"})
    )
    linked = mentions.join(unlinked.select("mention_id", "discovered"), on="mention_id", how="left").with_columns(
        pl.coalesce("entity_id", "discovered").alias("entity_id")
    )
    return linked.drop("discovered"), from_rows("entities", [{**row, "basis": "discovered"} for row in new.to_dicts()])


def _closed(documents: pl.DataFrame) -> pl.DataFrame:
    """Documents of which not even names may be published."""
    return documents.filter(pl.col("text_policy") == "closed")


def _other_names(discovered: pl.DataFrame, mentions: pl.DataFrame, documents: pl.DataFrame) -> pl.DataFrame:
    """The discovered entities that are mentioned, each with the other names it is mentioned by."""
    surfaces = (
        mentions.join(_closed(documents), on="document_id", how="anti")
        .group_by("entity_id")
        .agg(pl.col("surface").unique().alias("aliases"))
    )
    return (
        discovered.drop("aliases")
        .join(surfaces, on="entity_id")
        .with_columns(pl.col("aliases").list.set_difference(pl.concat_list("name")).list.sort())
    )


def _discovered_id(name: Mapping[str, str]) -> str:
    """A readable id from a name and its type, the same in every build; a digest stands for what ASCII cannot say."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name["name"]) if not unicodedata.combining(c)).casefold()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if not slug or len(slug) > 60 or re.search(r"[^\W\d_a-z]", plain):
        digest = hashlib.sha256(plain.encode()).hexdigest()[:8]
        slug = f"{slug[:60].strip('-')}-{digest}".strip("-")
    return f"discovered-{name['entity_type'].lower()}-{slug}"


def _name_sides(participants: pl.DataFrame, mentions: pl.DataFrame) -> pl.DataFrame:
    """Participants read from a discovered mention get its entity."""
    linked = mentions.select("mention_id", pl.col("entity_id").alias("named"))
    return (
        participants.join(linked, on="mention_id", how="left")
        .with_columns(pl.coalesce("entity_id", "named").alias("entity_id"))
        .drop("named")
    )


def _name_speakers(quotations: pl.DataFrame, speakers: pl.DataFrame, mentions: pl.DataFrame) -> pl.DataFrame:
    """Those who speak and who report under a discovered mention get its entity."""
    linked = speakers.join(mentions.select("mention_id", named="entity_id"), on="mention_id")
    for role, column in (("speaker", "speaker_entity_id"), ("reporter", "reported_by_entity_id")):
        of_role = linked.filter(pl.col("role") == role).select("quotation_id", "named")
        quotations = (
            quotations.join(of_role, on="quotation_id", how="left")
            .with_columns(pl.coalesce(column, "named").alias(column))
            .drop("named")
        )
    return quotations


def _entities(
    known: Authority,
    discovered: pl.DataFrame,
    mentions: pl.DataFrame,
    quotations: pl.DataFrame,
    participants: pl.DataFrame,
    events: pl.DataFrame,
) -> pl.DataFrame:
    """Every entity that a row of another table names, with how often and in how many documents it is mentioned."""
    used = set(mentions["entity_id"].drop_nulls())
    used.update(quotations["speaker_entity_id"].drop_nulls(), quotations["reported_by_entity_id"].drop_nulls())
    used.update(participants["entity_id"].drop_nulls(), events["place_entity_id"].drop_nulls())
    fresh = list(used)
    while fresh:  # an organisation may hold offices itself
        served = (role.organisation_id for entity_id in fresh for role in known.roles.get(entity_id, ()))
        fresh = list({entity_id for entity_id in served if entity_id is not None} - used)
        used.update(fresh)
    rows = [
        {
            "entity_id": e.entity_id,
            "name": e.name,
            "entity_type": e.entity_type,
            "aliases": list(e.aliases),
            "wikidata_id": e.wikidata_id,
            "iso3166_a3": e.iso3166_a3,
            "description": e.description,
            "basis": "authority",
        }
        for e in known.entities.values()
        if e.entity_id in used
    ]
    rows.extend(discovered.iter_rows(named=True))
    counts = mentions.group_by("entity_id").agg(
        pl.len().cast(pl.Int64).alias("n_mentions"),
        pl.col("document_id").n_unique().cast(pl.Int64).alias("n_documents"),
    )
    return (
        from_rows("entities", rows)
        .drop("n_mentions", "n_documents")
        .join(counts, on="entity_id", how="left")
        .with_columns(pl.col("n_mentions", "n_documents").fill_null(0))
    )


def _acting_for(known: Authority, states: Mapping[str, str]) -> dict[str, list[Tenure]]:
    """The states and bodies that people without a state of their own acted for, by their offices."""
    return {
        entity_id: [
            Tenure(states.get(role.organisation_id, role.organisation_id), start, end)
            for role in roles
            if role.organisation_id
            for start, end in [_term(role)]
        ]
        for entity_id, roles in known.roles.items()
        if entity_id not in states
    }


def _term(role: Role) -> Bounds:
    """The first and last day an office may have been held; None for an end that is open or unknown."""
    start = bounds(role.valid_start)[0] if role.valid_start and role.valid_start != ".." else None
    end = bounds(role.valid_end)[1] if role.valid_end and role.valid_end != ".." else None
    return start, end


def _documents(
    described: pl.DataFrame,
    paragraphs: pl.DataFrame,
    mentions: pl.DataFrame,
    quotations: pl.DataFrame,
    events: pl.DataFrame,
) -> pl.DataFrame:
    """The documents with the days their dates cover and how much was found in each."""

    def count(table: pl.DataFrame, name: str) -> pl.DataFrame:
        return table.group_by("document_id").agg(pl.len().cast(pl.Int64).alias(name))

    words = paragraphs.group_by("document_id").agg(pl.col("n_words").sum())
    counts = {"n_paragraphs": paragraphs, "n_mentions": mentions, "n_quotations": quotations, "n_events": events}
    documents = described.join(words, on="document_id", how="left")
    for name, table in counts.items():
        documents = documents.join(count(table, name), on="document_id", how="left")
    days = [bounds(date) if date else (None, None) for date in documents["date"]]
    return documents.with_columns(
        pl.col("n_words", *counts).fill_null(0),
        pl.col("creators").fill_null([]),
        pl.Series("date_start", [first for first, _ in days], pl.Date),
        pl.Series("date_end", [last for _, last in days], pl.Date),
    )
