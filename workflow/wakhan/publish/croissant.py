"""``croissant.json``: the package for machine-learning tools (MLCommons Croissant 1.0, JSON-LD)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl

from wakhan.publish.card import meaning_of
from wakhan.publish.citation import cite_as
from wakhan.publish.schemaorg import JsonLd, dataset
from wakhan.schema import PUBLISHED, fields, foreign_keys, primary_key, table_schema

# The context that the specification prescribes, in full: a reader needs no network.
CONTEXT = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileProperty": "cr:fileProperty",
    "fileObject": "cr:fileObject",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}
_TYPES = {"integer": "sc:Integer", "number": "sc:Float", "boolean": "sc:Boolean", "date": "sc:Date"}


def croissant(tables: Mapping[str, pl.DataFrame], descriptor: Mapping[str, Any]) -> JsonLd:
    """The Croissant description: every file with its SHA-256, every table as a record set read from its Parquet file.

    ``descriptor``: with its resources.
    """
    return {
        "@context": CONTEXT,
        **dataset(tables, descriptor),
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "citeAs": cite_as(descriptor),
        "distribution": [_file_object(resource) for resource in descriptor["resources"]],
        "recordSet": [_record_set(table) for table in PUBLISHED],
    }


def _file_object(resource: Mapping[str, Any]) -> JsonLd:
    return {
        "@type": "cr:FileObject",
        "@id": resource["path"],
        "name": resource["path"],
        "description": resource["description"],
        "contentUrl": resource["path"],
        "contentSize": f"{resource['bytes']} B",
        # Croissant's tools know Parquet by the name it had before it was registered.
        "encodingFormat": resource["mediatype"].replace("vnd.apache.parquet", "x-parquet"),
        "sha256": resource["hash"].removeprefix("sha256:"),
    }


def _record_set(table: str) -> JsonLd:
    references = foreign_keys(table)
    return {
        "@type": "cr:RecordSet",
        "@id": table,
        "name": table,
        "description": table_schema(table)["description"],
        "key": [{"@id": f"{table}/{column}"} for column in primary_key(table)],
        "field": [_field(table, field, references.get(field["name"])) for field in fields(table)],
    }


def _field(table: str, field: Mapping[str, Any], reference: tuple[str, str] | None) -> JsonLd:
    item = field.get("arrayItem", field)
    name = f"{table}/{field['name']}"
    extract = {"fileObject": {"@id": f"{table}.parquet"}, "extract": {"column": field["name"]}}
    told: JsonLd = {"@type": "cr:Field", "@id": name, "name": field["name"], "description": meaning_of(field)}
    if field["type"] == "array":
        told["repeated"] = True
    if item["type"] == "object":
        return told | {
            "subField": [
                {
                    "@type": "cr:Field",
                    "@id": f"{name}/{part['name']}",
                    "name": part["name"],
                    "dataType": _TYPES.get(part["type"], "sc:Text"),
                    "source": extract | {"transform": {"jsonPath": f"$[*].{part['name']}"}},
                }
                for part in item["fields"]
            ]
        }
    told |= {"dataType": _TYPES.get(item["type"], "sc:Text"), "source": extract}
    # A reference into the table itself, as of a quotation to the one around it, is a cycle on which the tools give up.
    if reference and reference[0] != table:
        told["references"] = {"field": {"@id": "/".join(reference)}}
    return told
