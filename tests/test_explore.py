from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

import pytest

from wakhan.explore import explore
from wakhan.schema import PUBLISHED

Tiny = Any
EVIL = "<script>alert(1)</script>\"'&{{ 7 * 7 }}"


class Page(HTMLParser):
    """The tags, attributes and text of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes.extend(attrs)

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_page_shows_counts_documents_timeline_entities_and_quotations(
    tiny: Tiny, descriptor: dict[str, Any]
) -> None:
    text = Page(explore(tiny.tables, descriptor)).text
    for shown in (
        *("Bridges of Freedonia", "1.2.3", "Talks, “bridges” | and", "1999-03~"),
        *("Freedonia consults with Sylvania in Sampletown", "“the bridge will open in May”", "Ana Example"),
    ):
        assert shown in text
    assert all(name.replace("_", " ") in text for name in PUBLISHED)


def test_the_page_needs_no_script_and_no_network(tiny: Tiny, descriptor: dict[str, Any]) -> None:
    page = Page(explore(tiny.tables, descriptor))
    assert not {"script", "link", "img", "iframe", "object"} & set(page.tags)
    for name, value in page.attributes:
        assert not name.startswith("on")
        if name in ("href", "src"):
            assert value is not None and "//" not in value


@pytest.mark.parametrize(
    ("table", "column"),
    [
        *(("documents", c) for c in ("title", "publisher", "genre", "date")),
        *(("entities", c) for c in ("name", "description", "entity_type")),
        *(("occurrences", c) for c in ("title", "event_type", "date")),
        *(("quotations", c) for c in ("text", "cue", "document_id")),
    ],
)
def test_what_a_text_says_is_shown_as_text(table: str, column: str, tiny: Tiny, descriptor: dict[str, Any]) -> None:
    plain = Page(explore(tiny.tables, descriptor))
    page = Page(explore(tiny.change(table, **{column: EVIL}), descriptor))
    assert EVIL.replace("_", " ") in page.text
    assert page.tags == plain.tags


def test_names_of_creators_speakers_and_the_package_are_text_too(tiny: Tiny, descriptor: dict[str, Any]) -> None:
    plain = Page(explore(tiny.tables, descriptor))
    page = Page(explore(tiny.change("documents", creators=[EVIL, "B"]), {**descriptor, "title": EVIL}))
    assert f"{EVIL}, B" in page.text
    assert page.tags == plain.tags


def test_an_empty_package_has_a_page(tiny: Tiny, descriptor: dict[str, Any]) -> None:
    assert "Bridges" in explore({name: frame.clear() for name, frame in tiny.tables.items()}, descriptor)


def test_withheld_quotations_are_not_shown_as_empty_ones(tiny: Tiny, descriptor: dict[str, Any]) -> None:
    page = explore(tiny.change("quotations", text=None), descriptor)
    assert "None" not in Page(page).text
    assert "<blockquote>" not in page


def test_the_page_does_not_depend_on_the_order_of_rows(tiny: Tiny, descriptor: dict[str, Any]) -> None:
    reverse = {name: frame.reverse() for name, frame in tiny.tables.items()}
    assert explore(reverse, descriptor) == explore(tiny.tables, descriptor)
