"""A row as a curator sees it: its words in the text, where it comes from, what hangs on it."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from wakhan.contribute.package import Package
from wakhan.contribute.show import render, show
from wakhan.findings import Refused

Tiny = Any
DOCUMENT = "bridge-1999-sampletown"


def printed(shown: dict[str, Any]) -> str:
    out = io.StringIO()
    Console(file=out, width=120).print(render(shown))
    return out.getvalue()


def test_an_event_is_shown_in_its_paragraph_with_file_line_and_column(package: Package, keys: dict[str, str]) -> None:
    shown = show(package, keys["event"])
    assert (shown["table"], shown["row"]["trigger"], shown["row"]["date_start"]) == ("events", "met", "1999-03-03")
    evidence = shown["evidence"]
    assert evidence["before"].endswith("open in May”. She ") and evidence["words"] == "met"
    assert evidence["file"].endswith(f"{DOCUMENT}.txt") and (evidence["line"], evidence["column"]) == (6, 28)
    assert "advert" not in evidence["before"]


def test_what_an_event_points_to_and_what_hangs_on_it(package: Package, keys: dict[str, str]) -> None:
    shown = show(package, keys["event"])
    assert {p["column"]: p["key"] for p in shown["points_to"]} == {
        "document_id": DOCUMENT,
        "paragraph_id": package.table("events")["paragraph_id"][0],
        "occurrence_id": "1999-03-03-consult-freedonia-sylvania",
        "place_entity_id": "sampletown",
    }
    (sides,) = shown["hangs_on_it"]
    assert sides["what"] == "event_participants.event_id"
    assert [row["key"] for row in sides["rows"]] == [f"{keys['event']} {role} 1" for role in ("actor", "recipient")]


@pytest.mark.parametrize(
    ("key", "table"),
    [
        (DOCUMENT, "documents"),
        ("1999-03-03-consult-freedonia-sylvania", "occurrences"),
        ("freedonia", "entities"),
        ("{event} actor 1", "event_participants"),
        ("{quotation}", "quotations"),
        ("{Freedonia}", "mentions"),
    ],
)
def test_a_row_of_any_table_is_found_by_its_key_and_can_be_printed(
    key: str, table: str, package: Package, keys: dict[str, str]
) -> None:
    shown = show(package, key.format(**keys))
    assert shown["table"] == table
    assert json.loads(json.dumps(shown)) == shown
    assert printed(shown).startswith(f"{table}  {key.format(**keys)}")


def test_entities_list_their_mentions(package: Package, keys: dict[str, str]) -> None:
    groups = {group["what"]: group for group in show(package, "sampletown")["hangs_on_it"]}
    assert groups["mentions.entity_id"]["rows"] == [{"key": keys["Sampletown"], "says": "Sampletown · sampletown"}]
    assert "events.place_entity_id" in groups


def test_withheld_text_says_so_unless_the_file_is_at_hand(
    package_of: Callable[..., Package], tiny_under: Callable[[str], Tiny], keys: dict[str, str]
) -> None:
    package = package_of(tiny_under("quote"), at_hand=False)
    shown = show(package, keys["event"])
    assert shown["evidence"]["withheld"] and "The text is withheld" in printed(shown)
    package.texts = package.folder.parent / "texts"
    package._raw.clear()
    assert show(package, keys["event"])["evidence"]["words"] == "met"


def test_a_file_that_is_not_the_raw_file_is_not_taken_for_it(package: Package, keys: dict[str, str]) -> None:
    assert package.texts
    path = package.texts / f"{DOCUMENT}.txt"
    path.write_bytes(path.read_bytes().replace(b"Sampletown", b"Sampleham "))
    assert "file" not in show(package, keys["event"])["evidence"]


def test_an_unknown_key_is_told_with_those_most_like_it(package: Package, keys: dict[str, str]) -> None:
    with pytest.raises(Refused, match=f"no row with this key — expected the key of a row; nearest: {keys['event']}"):
        show(package, keys["event"] + "9")


def test_no_package_is_told_with_what_makes_one(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="make dataset"):
        Package(tmp_path / "none")
