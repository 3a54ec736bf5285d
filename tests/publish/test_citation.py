from __future__ import annotations

from typing import Any

from ruamel.yaml import YAML

from wakhan.publish.citation import citation_file, cite_as

Descriptor = dict[str, Any]


def test_a_citation_file_carries_title_version_date_licence_and_authors(descriptor: Descriptor) -> None:
    told = descriptor | {
        "version": "1.10.0+full",
        "created": "2001-02-03T00:00:00Z",
        "licenses": [{"name": "CC0-1.0"}],
        "contributors": [{"title": "Bridge Society"}, {"givenName": "Ana", "familyName": "Example"}],
    }
    assert YAML(typ="safe").load(citation_file(told)) == {
        "cff-version": "1.2.0",
        "message": "If you use this data, please cite the version you used, as below.",
        "title": "Bridges of Freedonia",
        "abstract": "An invented package.",
        "type": "dataset",
        "authors": [{"name": "Bridge Society"}, {"given-names": "Ana", "family-names": "Example"}],
        "version": "1.10.0+full",
        "date-released": "2001-02-03",
        "license": "CC0-1.0",
    }


def test_a_package_of_which_nobody_is_named_has_authors_nevertheless(descriptor: Descriptor) -> None:
    told = YAML(typ="safe").load(citation_file(descriptor))
    assert told["authors"] == [{"name": "Contributors to Bridges of Freedonia"}]
    assert "date-released" not in told and "license" not in told


def test_a_reference_names_who_made_which_version_when(descriptor: Descriptor) -> None:
    made = {"created": "2001-02-03T00:00:00Z", "contributors": [{"title": "Bridge Society"}]}
    assert cite_as(descriptor | made) == "Bridge Society (2001). Bridges of Freedonia. Version 1.2.3. Data set."
    assert cite_as(descriptor) == "Bridges of Freedonia. Version 1.2.3. Data set."
