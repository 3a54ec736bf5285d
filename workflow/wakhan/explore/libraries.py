"""The scripts that the page draws with, from libraries that are locked: Vega-Lite for charts, DataTables for tables.

They are put into the page whole, so that it opens from disk and without a network.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

_DEFAULT = re.compile(r"\bexport\s*\{[^{}]*?([\w$]+) as default[^{}]*\};?")


@dataclass(frozen=True, slots=True)
class Libraries:
    """What stands in the page.

    ``charts``: Vega, Vega-Lite and Vega-Embed (BSD-3-Clause), a classic script that defines ``vegaEmbed``. ``tables``:
    DataTables (MIT), a module script that defines ``window.DataTable``; ``style``: its style sheet.
    """

    charts: str
    tables: str
    style: str


@cache
def libraries() -> Libraries:
    """Bundle them; a second or so. Raises ValueError when the bundle of tables is not of the form that is locked."""
    import vl_convert

    folder = resources.files("itables") / "html"
    script = (folder / "dt_bundle.js").read_text(encoding="utf-8")
    given = _DEFAULT.search(script)
    if given is None:
        raise ValueError("the bundle of itables exports no default: another version than the one locked?")
    return Libraries(
        _inline(vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;")),
        _inline(f"{script[: given.start()]}window.DataTable = {given[1]};{script[given.end() :]}"),
        (folder / "dt_bundle.css").read_text(encoding="utf-8"),
    )


def _inline(script: str) -> str:
    """A script that may stand between script tags: HTML would end it, or hide its end, at these words."""
    return script.replace("<!--", r"<\!--").replace("</script", r"<\/script").replace("<script", r"\x3cscript")
