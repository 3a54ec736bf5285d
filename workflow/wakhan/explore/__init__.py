"""Stage 7, explore: the page people look at before they download. For now a plain one: what is in the package.

It runs before publish, so that the page is part of the version and a version is whole or absent.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import polars as pl
from jinja2 import Environment, FileSystemLoader, StrictUndefined

ROWS = 200


def explore(tables: Mapping[str, pl.DataFrame], descriptor: Mapping[str, Any]) -> str:
    """One self-contained HTML page: documents, timeline, entities, quotations; no script, no network.

    Takes the tables as they are published and the package's descriptor. Everything taken from a text is escaped.
    """
    told = tables["events"].sort("score", "event_id", descending=[True, False]).group_by("occurrence_id").first()
    names = dict(tables["entities"].select("entity_id", "name").iter_rows())
    page = Environment(
        loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    ).get_template("page.html")
    return page.render(
        package=descriptor,
        counts=[(name, len(frame)) for name, frame in tables.items()],
        documents=tables["documents"].sort("date_start", "document_id", nulls_last=True).head(ROWS).to_dicts(),
        occurrences=tables["occurrences"].sort("date_start", "occurrence_id", nulls_last=True).head(ROWS).to_dicts(),
        entities=tables["entities"]
        .sort(["n_documents", "n_mentions", "entity_id"], descending=[True, True, False])
        .head(50)
        .to_dicts(),
        quotations=tables["quotations"]
        .filter(pl.col("text").is_not_null() & pl.col("speaker_entity_id").is_not_null())
        .sort("document_id", "raw_start", "quotation_id")
        .head(ROWS)
        .to_dicts(),
        names=names,
        evidence=dict(told.select("occurrence_id", "evidence").iter_rows()),
        rows=ROWS,
    )
