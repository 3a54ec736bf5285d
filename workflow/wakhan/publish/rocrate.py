"""``ro-crate-metadata.json``: where the package comes from, from the hash of each raw file to the hash of each table.

RO-Crate 1.1 with the Workflow Run Crate profile 0.5. No time of a run is told, as no byte of a package may depend on
the clock: its inputs, its workflow and its lock file identify the run, and these make the same package again.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import polars as pl

from wakhan.publish.contents import meaning_of_file, media_type
from wakhan.publish.schemaorg import JsonLd, creators, dataset, licence_url
from wakhan.schema import PUBLISHED, ROOT, table_schema

# What goes into the package beside the tables, by its path in the repository.
WORKFLOW = "Snakefile"
LOCK = "requirements.lock"
FOLDER = "provenance"
_PROFILES = {
    "https://w3id.org/ro/wfrun/process/0.5": ("Process Run Crate", "0.5"),
    "https://w3id.org/ro/wfrun/workflow/0.5": ("Workflow Run Crate", "0.5"),
    "https://w3id.org/workflowhub/workflow-ro-crate/1.0": ("Workflow RO-Crate", "1.0"),
}
# Schema.org's terms that the context of RO-Crate 1.1 does not know yet stand beside it.
CONTEXT = [
    "https://w3id.org/ro/crate/1.1/context",
    {term: f"http://schema.org/{term}" for term in ("creditText", "sha256")},
]
_SNAKEMAKE = "https://w3id.org/workflowhub/workflow-ro-crate#snakemake"


def provenance_files() -> dict[str, Path]:
    """The workflow and its lock file: where each goes in the package, and where it is in the repository."""
    found = [ROOT / WORKFLOW, *sorted((ROOT / "workflow" / "rules").glob("*.smk")), ROOT / LOCK]
    return {f"{FOLDER}/{path.relative_to(ROOT).as_posix()}": path for path in found}


def rocrate(
    tables: Mapping[str, pl.DataFrame], descriptor: Mapping[str, Any], files: Iterable[tuple[str, int, str]]
) -> JsonLd:
    """The crate: the package, its files (path, bytes, SHA-256), the workflow, what went in and what came out."""
    listed = [_file(*file) for file in files]
    software = _software()
    documents = [_document(row) for row in tables["documents"].sort("document_id").iter_rows(named=True)]
    licences = [licence_url(licence) for licence in descriptor.get("licenses", ())]
    authors = [{"@id": f"#{_slug(who['name'])}", **who} for who in creators(descriptor)]
    about = dataset(tables, descriptor)
    root = {
        "@id": "./",
        **{key: value for key, value in about.items() if key not in ("license", "creator", "isBasedOn")},
        "license": [{"@id": url} for url in licences],
        "author": _refer(authors),
        "publisher": _refer([author for author in authors if author["@type"] == "Organization"]),
        "conformsTo": [{"@id": url} for url in _PROFILES],
        "hasPart": _refer(listed),
        "mainEntity": {"@id": f"{FOLDER}/{WORKFLOW}"},
        "mentions": [{"@id": "#build"}, {"@id": "#documents"}],
    }
    about_crate = {
        "@id": "ro-crate-metadata.json",
        "@type": "CreativeWork",
        "about": {"@id": "./"},
        "conformsTo": [{"@id": "https://w3id.org/ro/crate/1.1"}, {"@id": list(_PROFILES)[-1]}],
    }
    by_path = {file["@id"]: file for file in listed}
    workflow = by_path[f"{FOLDER}/{WORKFLOW}"]
    workflow |= {
        "@type": ["File", "SoftwareSourceCode", "ComputationalWorkflow"],
        "conformsTo": {"@id": "https://bioschemas.org/profiles/ComputationalWorkflow/1.0-RELEASE"},
        "name": "Wakhan",
        "version": _project()["version"],
        "programmingLanguage": {"@id": _SNAKEMAKE},
        "license": {"@id": "https://spdx.org/licenses/MIT.html"},
        "softwareRequirements": _refer(software),
        "hasPart": [{"@id": f["@id"]} for f in listed if f["@id"].endswith(".smk")],
        "input": [{"@id": "#input-documents"}, {"@id": "#input-lock"}],
        "output": [{"@id": f"#output-{table}"} for table in PUBLISHED],
    }
    by_path["README.md"]["about"] = {"@id": "./"}
    by_path[f"{FOLDER}/{LOCK}"]["exampleOfWork"] = {"@id": "#input-lock"}
    for table in PUBLISHED:
        by_path[f"{table}.parquet"]["exampleOfWork"] = {"@id": f"#output-{table}"}
    build = {
        "@id": "#build",
        "@type": "CreateAction",
        "name": f"The build of version {descriptor['version']}",
        "description": "All stages of the workflow, from the raw files to the tables and what is made from them.",
        "instrument": {"@id": workflow["@id"]},
        "object": [{"@id": "#documents"}, {"@id": f"{FOLDER}/{LOCK}"}],
        "result": [{"@id": f["@id"]} for f in listed if not f["@id"].startswith(f"{FOLDER}/")],
        "actionStatus": "http://schema.org/CompletedActionStatus",
        "agent": _refer(authors),
    }
    graph: list[JsonLd] = [
        *(about_crate, root, *listed, build),
        {
            "@id": "#documents",
            "@type": "Collection",
            "name": "The raw files",
            "description": "What the tables were extracted from. They are not in the package; SHA-256 identifies them.",
            "hasPart": _refer(documents),
            "exampleOfWork": {"@id": "#input-documents"},
        },
        *documents,
        _parameter("input-documents", "Raw files of documents", "Collection", "#documents"),
        _parameter("input-lock", "Lock file of the environment", "File", f"{FOLDER}/{LOCK}"),
        *(
            _parameter(f"output-{table}", table_schema(table)["title"], "File", f"{table}.parquet")
            for table in PUBLISHED
        ),
        {
            "@id": _SNAKEMAKE,
            "@type": "ComputerLanguage",
            "name": "Snakemake",
            "url": {"@id": "https://snakemake.readthedocs.io"},
            "version": next(item["softwareVersion"] for item in software if item["name"] == "snakemake"),
        },
        *software,
        *authors,
        *({"@id": url, "@type": "CreativeWork", "name": f"Licence {url}"} for url in _licences(licences, documents)),
        *(
            {"@id": url, "@type": "CreativeWork", "name": name, "version": version}
            for url, (name, version) in _PROFILES.items()
        ),
    ]
    return {"@context": CONTEXT, "@graph": [_compact(entity) for entity in graph]}


def _file(path: str, size: int, sha256: str) -> JsonLd:
    told = {"@id": path, "@type": "File", "name": path, "description": meaning_of_file(path)}
    return told | {"encodingFormat": media_type(path), "contentSize": str(size), "sha256": sha256}


def _document(row: Mapping[str, Any]) -> JsonLd:
    told = {
        "@id": f"#document:{row['document_id']}",
        "@type": "CreativeWork",
        "identifier": row["document_id"],
        "name": row["title"],
        "description": {"full": "Full text", "digest": "Digest"}[row["text_basis"]],
        "license": {"@id": row["rights"]} if _is_url(row["rights"]) else row["rights"],
        "creditText": row["citation"],
        "contentSize": str(row["raw_bytes"]),
        "sha256": row["raw_sha256"],
    }
    return {key: value for key, value in told.items() if value is not None}


def _parameter(name: str, label: str, kind: str, example: str) -> JsonLd:
    told = {"@id": f"#{name}", "@type": "FormalParameter", "name": label, "additionalType": kind}
    return told | {"workExample": {"@id": example}}


def _project() -> dict[str, Any]:
    project: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return project


def _software() -> list[JsonLd]:
    """What the workflow imports, in the versions of the lock file (several where they depend on the Python)."""
    wanted = {re.match(r"[\w-]+", requirement)[0] for requirement in _project()["dependencies"]}  # type: ignore[index]
    lock = (ROOT / LOCK).read_text(encoding="utf-8")
    pinned = re.findall(r"^([\w-]+)(?:\[.*\])?==(\S+)", lock, re.MULTILINE)
    return [
        {
            "@id": f"pkg:pypi/{name}@{version}",  # a Package URL
            "@type": "SoftwareApplication",
            "name": name,
            "softwareVersion": version,
        }
        for name, version in pinned
        if name in wanted
    ]


def _licences(urls: list[str], documents: list[JsonLd]) -> list[str]:
    named = {d["license"]["@id"] for d in documents if isinstance(d.get("license"), dict)}
    return sorted({*urls, *named, "https://spdx.org/licenses/MIT.html"})


def _is_url(text: str | None) -> bool:
    return bool(text) and str(text).startswith(("http://", "https://"))


def _refer(entities: Iterable[JsonLd]) -> list[JsonLd]:
    return [{"@id": entity["@id"]} for entity in entities]


def _slug(name: str) -> str:
    return re.sub(r"\W+", "-", name.casefold()).strip("-")


def _compact(entity: JsonLd) -> JsonLd:
    """An entity as flattened, compacted JSON-LD has it: nothing empty, one value instead of a list of one."""
    kept = {key: value for key, value in entity.items() if value not in (None, [], "")}
    return {k: v[0] if isinstance(v, list) and len(v) == 1 and k != "@type" else v for k, v in kept.items()}
