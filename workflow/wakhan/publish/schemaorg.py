"""The package as schema.org describes data sets: for search engines, and the ground of Croissant and RO-Crate."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl

from wakhan.publish.contents import media_type

JsonLd = dict[str, Any]


def dataset(tables: Mapping[str, pl.DataFrame], descriptor: Mapping[str, Any]) -> JsonLd:
    """The package as a schema.org ``Dataset``, without ``@context``: what the descriptor and the documents tell of it.

    What the descriptor does not say is left out, not guessed.
    """
    documents = tables["documents"]
    dates = [documents["date_start"].min(), documents["date_end"].max()]
    told = {
        "@type": "Dataset",
        "name": descriptor["title"],
        "alternateName": descriptor["name"],
        "description": descriptor["description"],
        "version": descriptor["version"],
        "url": descriptor.get("homepage"),
        "identifier": descriptor.get("id"),
        "license": [licence_url(licence) for licence in descriptor.get("licenses", ())],
        "datePublished": date_of(descriptor),
        "creator": creators(descriptor),
        "keywords": descriptor.get("keywords"),
        "inLanguage": sorted(documents["language"].drop_nulls().unique()),
        "temporalCoverage": "/".join(map(str, dates)) if all(dates) else None,
        "isBasedOn": [{"@type": "CreativeWork", "name": s["title"]} for s in descriptor.get("sources", ())],
    }
    return {key: value for key, value in told.items() if value}


def page_metadata(tables: Mapping[str, pl.DataFrame], descriptor: Mapping[str, Any]) -> JsonLd:
    """The JSON-LD of a page that stands beside the tables: the data set, and where each table is to be had."""
    paths = [f"{table}.parquet" for table in tables] + [f"csv/{table}.csv" for table in tables]
    return {
        "@context": "https://schema.org/",
        **dataset(tables, descriptor),
        "distribution": [
            {"@type": "DataDownload", "name": path, "contentUrl": path, "encodingFormat": media_type(path)}
            for path in (*paths, f"{descriptor['name']}.sqlite")
        ],
    }


def date_of(descriptor: Mapping[str, Any]) -> str | None:
    """The day the version was made, as the descriptor states it."""
    created: str | None = descriptor.get("created")
    return created[:10] if created else None


def licence_url(licence: Mapping[str, Any]) -> str:
    """Where a licence of the descriptor can be read."""
    return str(licence.get("path") or f"https://spdx.org/licenses/{licence['name']}.html")


def creators(descriptor: Mapping[str, Any]) -> list[JsonLd]:
    """Who made the package: a contributor with a family name is a person, any other a body."""
    found = []
    for given in descriptor.get("contributors", ()):
        parts = [given.get("givenName"), given.get("familyName")]
        told = {
            "@type": "Person" if given.get("familyName") else "Organization",
            "name": given.get("title") or " ".join(filter(None, parts)),
            "givenName": parts[0],
            "familyName": parts[1],
            "url": given.get("path"),
        }
        found.append({key: value for key, value in told.items() if value})
    return found
