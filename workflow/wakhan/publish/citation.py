"""How to cite a version: ``CITATION.cff`` (Citation File Format 1.2.0) and one line of text."""

from __future__ import annotations

from collections.abc import Mapping
from io import StringIO
from typing import Any

from ruamel.yaml import YAML

from wakhan.publish.schemaorg import creators, date_of


def citation_file(descriptor: Mapping[str, Any]) -> str:
    """``CITATION.cff`` of the version that a descriptor describes."""
    licences = [licence["name"] for licence in descriptor.get("licenses", ())]
    told = {
        "cff-version": "1.2.0",
        "message": "If you use this data, please cite the version you used, as below.",
        "title": descriptor["title"],
        "abstract": descriptor["description"],
        "type": "dataset",
        "authors": _authors(descriptor),
        "version": descriptor["version"],
        "date-released": date_of(descriptor),
        "license": licences[0] if len(licences) == 1 else licences,
        "url": descriptor.get("homepage"),
        "keywords": descriptor.get("keywords"),
    }
    return as_yaml({key: value for key, value in told.items() if value})


def _authors(descriptor: Mapping[str, Any]) -> list[dict[str, str]]:
    """The format wants at least one author; where nobody is named, those who made the data set are named as such."""
    found = []
    for who in creators(descriptor):
        person = {"given-names": who.get("givenName"), "family-names": who.get("familyName")}
        found.append({k: v for k, v in person.items() if v} or {"name": who["name"]})
    return found or [{"name": f"Contributors to {descriptor['title']}"}]


def cite_as(descriptor: Mapping[str, Any]) -> str:
    """A version as a line in a list of references."""
    names = [who["name"] for who in creators(descriptor)]
    year = (date_of(descriptor) or "")[:4]
    who = f"{', '.join(names)}{f' ({year})' if year else ''}. " if names else ""
    return f"{who}{descriptor['title']}. Version {descriptor['version']}. Data set."


def as_yaml(value: Mapping[str, Any]) -> str:
    """YAML in the order given, lines unbroken."""
    yaml = YAML()
    yaml.width = 10_000
    yaml.indent(mapping=2, sequence=4, offset=2)
    text = StringIO()
    yaml.dump(dict(value), text)
    return text.getvalue()
