from __future__ import annotations

from typing import Any

import pytest

from wakhan.publish.schemaorg import creators, dataset, page_metadata

Descriptor = dict[str, Any]


def test_a_data_set_is_told_as_far_as_descriptor_and_documents_tell_it(tiny: Any, descriptor: Descriptor) -> None:
    told = descriptor | {
        "created": "2001-02-03T00:00:00Z",
        "licenses": [{"name": "CC0-1.0"}, {"name": "own", "path": "https://example.org/licence"}],
        "contributors": [{"title": "Bridge Society"}],
        "sources": [{"title": "The Bridge Gazette"}],
        "keywords": ["bridges"],
        "homepage": "https://example.org/bridges",
    }
    assert dataset(tiny.tables, told) == {
        "@type": "Dataset",
        "name": "Bridges of Freedonia",
        "alternateName": "bridges",
        "description": "An invented package.",
        "version": "1.2.3",
        "url": "https://example.org/bridges",
        "license": ["https://spdx.org/licenses/CC0-1.0.html", "https://example.org/licence"],
        "datePublished": "2001-02-03",
        "creator": [{"@type": "Organization", "name": "Bridge Society"}],
        "keywords": ["bridges"],
        "inLanguage": ["en"],
        "temporalCoverage": "1999-03-01/1999-03-31",
        "isBasedOn": [{"@type": "CreativeWork", "name": "The Bridge Gazette"}],
    }


def test_what_nobody_said_is_left_out(tiny: Any, descriptor: Descriptor) -> None:
    empty = {name: frame.clear() for name, frame in tiny.tables.items()}
    assert set(dataset(empty, descriptor)) == {"@type", "name", "alternateName", "description", "version"}


@pytest.mark.parametrize(
    ("contributor", "creator"),
    [
        ({"title": "Bridge Society"}, {"@type": "Organization", "name": "Bridge Society"}),
        (
            {"givenName": "Ana", "familyName": "Example", "path": "https://example.org/ana"},
            {
                "@type": "Person",
                "name": "Ana Example",
                "givenName": "Ana",
                "familyName": "Example",
                "url": "https://example.org/ana",
            },
        ),
        (
            {"title": "A. Example", "familyName": "Example"},
            {"@type": "Person", "name": "A. Example", "familyName": "Example"},
        ),
    ],
)
def test_a_contributor_with_a_family_name_is_a_person(contributor: Descriptor, creator: Descriptor) -> None:
    assert creators({"contributors": [contributor]}) == [creator]


def test_a_page_tells_where_every_table_is_to_be_had(tiny: Any, descriptor: Descriptor) -> None:
    told = page_metadata(tiny.tables, descriptor)
    assert told["@context"] == "https://schema.org/"
    paths = [item["contentUrl"] for item in told["distribution"]]
    assert paths == [*(f"{t}.parquet" for t in tiny.tables), *(f"csv/{t}.csv" for t in tiny.tables), "bridges.sqlite"]
