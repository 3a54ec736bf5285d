"""Stage 7, explore: the page people look at before they download.

One page that opens from disk, without network or server: overview, timeline, entities, quotations, documents, tables.
It runs before publish, so that the page is part of the version and a version is whole or absent.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import polars as pl
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from wakhan.explore.data import PART, Part, dictionary, parts
from wakhan.explore.libraries import Libraries, libraries
from wakhan.publish.schemaorg import page_metadata

PAGE = "index.html"
# Rows up to which the data stand in the page itself; beyond, in files beside it that are read when they are needed.
ROWS_IN_PAGE = 40_000
_HERE = Path(__file__).parent


def explore(
    tables: Mapping[str, pl.DataFrame],
    texts: Mapping[str, str],
    descriptor: Mapping[str, Any],
    quality: Mapping[str, Any],
    changes: Mapping[str, Any] | None = None,
    scripts: Libraries | None = None,
    rows_in_page: int = ROWS_IN_PAGE,
) -> dict[str, str]:
    """The page and the files it reads, by their paths in the package.

    Takes the tables as they are published, the raw texts by document (of documents whose text is published), the
    package's descriptor, its ``quality.json``, what ``diff/summary.json`` says where there is a version before, and the
    scripts that draw, where they were bundled before. Everything taken from a text reaches the page as data, never as
    markup or script.
    """
    beside = sum(map(len, tables.values())) > rows_in_page
    found = list(parts(tables, texts, PART))
    index: dict[str, list[str]] = {}
    for part in found:
        index.setdefault(part.table, []).append(part.documents[0] if part.documents else "")
    told = {
        "package": {key: value for key, value in descriptor.items() if key != "resources"},
        "counts": {name: len(frame) for name, frame in tables.items()},
        "dictionary": dictionary(),
        "quality": quality,
        "charts": {
            path.name.removesuffix(".vl.json"): json.loads(path.read_text(encoding="utf-8"))
            for path in sorted((_HERE / "charts").glob("*.vl.json"))
        },
        "parts": index,
        "changes": changes,
    }
    scripts = scripts or libraries()
    page = Environment(loader=FileSystemLoader(_HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    pages = {
        PAGE: page.get_template("page.html").render(
            package=descriptor,
            changes=changes,
            counts=told["counts"],
            dataset=_json(page_metadata(tables, descriptor)),
            data={"wakhan": _json(told)} | ({} if beside else {f"part-{_key(p)}": _json(p.columns) for p in found}),
            styles=[scripts.style, (_HERE / "page.css").read_text(encoding="utf-8")],
            charts=scripts.charts,
            tables=scripts.tables,
            program=(_HERE / "page.js").read_text(encoding="utf-8"),
        )
    }
    if beside:
        for part in found:
            pages[f"explorer/{_key(part)}.js"] = f'wakhanParts["{_key(part)}"] = {_json(part.columns)};\n'
    return pages


def _key(part: Part) -> str:
    return f"{part.table}-{part.number}"


def _json(value: Any) -> str:
    """JSON that may stand in a script element: no ``<`` of a text can end it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
