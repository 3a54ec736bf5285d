from __future__ import annotations

import json
from html.parser import HTMLParser
from typing import Any

import pytest

from wakhan.explore import PAGE, explore
from wakhan.schema import PUBLISHED

Tiny = Any
EVIL = "</script><script>alert(1)</script><!--\"'&{{ 7 * 7 }}"
QUALITY: dict[str, Any] = {"valid": True, "checks": [], "notes": []}


class Page(HTMLParser):
    """The tags and attributes of a page, and what its data elements hold."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.data: dict[str, Any] = {}
        self._id: str | None = None
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes.extend(attrs)
        given = dict(attrs)
        self._id = given.get("id") if given.get("type") == "application/json" else None

    def handle_endtag(self, tag: str) -> None:
        self._id = None

    def handle_data(self, data: str) -> None:
        if self._id:
            self.data[self._id] = json.loads(data)


def test_a_small_package_is_one_page_with_all_its_rows(tiny: Tiny, descriptor: dict[str, Any]) -> None:
    pages = explore(tiny.tables, tiny.raw, descriptor, QUALITY)
    data = Page(pages[PAGE]).data
    assert list(pages) == [PAGE]
    assert data["wakhan"]["counts"] == {name: len(tiny.tables[name]) for name in PUBLISHED}
    assert data["part-occurrences-0"]["title"] == ["Freedonia consults with Sylvania in Sampletown"]


def test_a_large_package_keeps_its_rows_beside_the_page(tiny: Tiny, descriptor: dict[str, Any]) -> None:
    pages = explore(tiny.tables, tiny.raw, descriptor, QUALITY, rows_in_page=5)
    assert list(Page(pages[PAGE]).data) == ["wakhan"]
    assert sorted(pages) == sorted(
        [PAGE, *(f"explorer/{name}-0.js" for name in (*PUBLISHED, "appearances", "spellings"))]
    )
    start, rest = pages["explorer/entities-0.js"].split(" = ", 1)
    assert start == 'wakhanParts["entities-0"]'
    assert json.loads(rest.rstrip(";\n"))["name"] == ["Ana Example", "Freedonia", "Sampletown", "Sylvania"]


def test_nothing_is_fetched_from_elsewhere(tiny: Tiny, descriptor: dict[str, Any]) -> None:
    page = Page(explore(tiny.tables, tiny.raw, descriptor, QUALITY)[PAGE])
    assert not {"link", "img", "iframe", "object"} & set(page.tags)
    assert all(value is not None and "//" not in value for name, value in page.attributes if name in ("href", "src"))
    assert any(name == "content" and "default-src 'none'" in (value or "") for name, value in page.attributes)


@pytest.mark.parametrize(
    ("table", "column"),
    [
        *(("documents", c) for c in ("title", "publisher", "date")),
        *(("entities", c) for c in ("name", "description")),
        *(("occurrences", c) for c in ("title", "date")),
        *(("quotations", c) for c in ("text", "cue")),
    ],
)
def test_no_text_can_end_the_element_that_holds_it(
    table: str, column: str, tiny: Tiny, descriptor: dict[str, Any]
) -> None:
    plain = Page(explore(tiny.tables, tiny.raw, descriptor, QUALITY)[PAGE])
    page = Page(explore(tiny.change(table, **{column: EVIL}), tiny.raw, descriptor, QUALITY)[PAGE])
    assert page.tags == plain.tags
    assert EVIL in page.data[f"part-{table}-0"][column]


def test_the_title_of_a_package_is_text_too(tiny: Tiny, descriptor: dict[str, Any]) -> None:
    plain = Page(explore(tiny.tables, tiny.raw, descriptor, QUALITY)[PAGE])
    evil = descriptor | {"title": EVIL, "description": EVIL}
    page = Page(explore(tiny.tables, tiny.raw, evil, QUALITY)[PAGE])
    assert page.tags == plain.tags
    assert page.data["wakhan"]["package"]["title"] == EVIL


def test_an_empty_package_has_a_page(tiny: Tiny, descriptor: dict[str, Any]) -> None:
    empty = {name: frame.clear() for name, frame in tiny.tables.items()}
    assert "Bridges" in explore(empty, {}, descriptor, QUALITY)[PAGE]


def test_the_page_does_not_depend_on_the_order_of_rows(tiny: Tiny, descriptor: dict[str, Any]) -> None:
    reverse = {name: frame.reverse() for name, frame in tiny.tables.items()}
    assert explore(reverse, tiny.raw, descriptor, QUALITY) == explore(tiny.tables, tiny.raw, descriptor, QUALITY)
