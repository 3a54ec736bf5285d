"""A package as a small web service: Datasette on its SQLite file, told what the package knows of itself.

Datasette finds the full-text search and the keys in the file; descriptions and facets come from the package's own
descriptor, so that a version is served as it was published, whatever the code does now.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wakhan.findings import Finding, Refused, refuse
from wakhan.publish.card import meaning_of
from wakhan.publish.sqlite import VIEWS
from wakhan.versions.verify import DESCRIPTOR, verify

if TYPE_CHECKING:
    from datasette.app import Datasette


def service(package: Path) -> Datasette:
    """The service of a package in a folder, not started; it only reads.

    Raises Refused when Datasette is not installed, or the package is not whole or has no SQLite file.
    """
    try:
        from datasette.app import Datasette
    except ImportError:
        mend = "pip install 'wakhan[serve]'"
        raise Refused(
            [Finding("wakhan serve", "Datasette is not installed", "the optional extra serve", mend)]
        ) from None
    refuse(verify(package))
    descriptor = json.loads((package / DESCRIPTOR).read_text(encoding="utf-8"))
    paths = [resource["path"] for resource in descriptor["resources"] if resource.get("format") == "sqlite"]
    if not paths:
        raise Refused([Finding(f"{package}/{DESCRIPTOR}", "no SQLite file", "a resource of format sqlite")])
    return Datasette(immutables=[str(package / paths[0])], metadata=metadata(descriptor, Path(paths[0]).stem))


def metadata(descriptor: Mapping[str, Any], database: str) -> dict[str, Any]:
    """What Datasette is told of a package: title, licence, and each table's description, columns and facets.

    Facets are the columns with a fixed set of values, and the document. ``database``: the name of the SQLite file
    without its suffix.
    """
    tables = {
        resource["name"]: _table(resource["schema"])
        for resource in descriptor["resources"]
        if isinstance(resource.get("schema"), dict)
    }
    licence: Mapping[str, Any] = next(iter(descriptor.get("licenses", ())), {})
    return {
        "title": f"{descriptor['title']} {descriptor['version']}",
        "description": descriptor["description"],
        "license": licence.get("title") or licence.get("name"),
        "license_url": licence.get("path"),
        "databases": {database: {"tables": tables | {view: {"description": told} for view, told in VIEWS.items()}}},
    }


def _table(schema: Mapping[str, Any]) -> dict[str, Any]:
    names = [field["name"] for field in schema["fields"]]
    listed = [field["name"] for field in schema["fields"] if "enum" in field.get("constraints", {})]
    by_document = [name for name in names if name == "document_id" and name not in schema["primaryKey"]]
    return {
        "title": schema["title"],
        "description": schema["description"],
        "columns": {field["name"]: meaning_of(field) for field in schema["fields"]},
        "facets": [*by_document, *listed],
        # What a row that points here shows of it.
        "label_column": next((name for name in names if name in ("name", "title")), None),
    }
