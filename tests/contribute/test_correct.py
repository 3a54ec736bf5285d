"""Writing a correction: what the row says now is put down beside what it should say, and nothing else is touched."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from wakhan.contribute.correct import decide, outdated, write
from wakhan.contribute.package import Package
from wakhan.findings import Refused
from wakhan.intake.corrections import read_corrections
from wakhan.tables import write as write_table

NEMO = "discovered-per-nemo"
TOLD = {"reason": "It says so, twice.", "curator": "Ana Example", "decided_on": datetime.date(2026, 11, 22)}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where corrections are written."""
    return tmp_path / "corrections"


def decided(package: Package, folder: Path, key: str, action: str, **sets: str | None) -> tuple[list[Any], list[str]]:
    return decide(package, key, action, sets, folder, **TOLD)


def test_a_change_is_written_with_what_the_row_says_now_and_reads_back(
    package: Package, folder: Path, keys: dict[str, str]
) -> None:
    lines, changes = decided(package, folder, keys["event"], "change", event_type="AGREE", date="1999-03")
    path, first = write(lines, folder)
    assert (path.name, first) == ("bridge-1999-sampletown.csv", 2)
    table, findings = read_corrections(folder)
    assert findings == []
    assert table.select("text_basis", "column_name", "expected", "value", "curator").rows() == [
        ("full", "event_type", "CONSULT", "AGREE", "Ana Example"),
        ("full", "date", "1999-03-03", "1999-03", "Ana Example"),
    ]
    (change,) = changes
    assert "event_type 'CONSULT' → 'AGREE'" in change and "method 'rule' → 'corrected'" in change


def test_lines_are_added_after_those_that_are_there(package: Package, folder: Path, keys: dict[str, str]) -> None:
    write(decided(package, folder, keys["event"], "reject")[0], folder)
    path = folder / "bridge-1999-sampletown.csv"
    path.write_text(path.read_text(encoding="utf-8").rstrip("\n"), encoding="utf-8")
    assert write(decided(package, folder, keys["quotation"], "reject")[0], folder) == (path, 3)
    assert read_corrections(folder)[0].select("column_name", "expected").rows() == [("trigger", "met"), ("cue", "said")]


def test_a_confirmation_names_each_column_a_reader_judges(package: Package, folder: Path, keys: dict[str, str]) -> None:
    lines, _ = decided(package, folder, keys["event"], "confirm")
    assert {line["column_name"]: line["expected"] for line in lines} == {
        "trigger": "met",
        "event_type": "CONSULT",
        "date": "1999-03-03",
        "place_entity_id": "sampletown",
        "status": "asserted",
    }


def test_a_rejection_shows_everything_that_goes_with_the_row(
    package: Package, folder: Path, keys: dict[str, str]
) -> None:
    _, changes = decided(package, folder, keys["event"], "reject")
    assert changes == [f"events {keys['event']}: taken out"] + [
        f"event_participants {keys['event']} {role} 1: taken out" for role in ("actor", "recipient")
    ]


def test_a_discovered_entity_is_corrected_in_the_edition_that_mentions_it(package: Package, folder: Path) -> None:
    lines, changes = decided(package, folder, NEMO, "change", entity_id="ana-example")
    assert lines[0]["text_basis"] == "full"
    assert any("entity_id 'discovered-per-nemo' → 'ana-example'" in change for change in changes)
    assert write(lines, folder)[0].name == "entities.csv"


def test_a_reason_of_several_lines_is_written_on_one_and_none_is_refused(
    package: Package, folder: Path, keys: dict[str, str]
) -> None:
    told = TOLD | {"reason": "It was\n no event,  after all. "}
    write(decide(package, keys["event"], "reject", {}, folder, **told)[0], folder)
    assert read_corrections(folder)[0]["reason"].to_list() == ["It was no event, after all."]
    with pytest.raises(Refused, match="no reason"):
        decide(package, keys["quotation"], "reject", {}, folder, **TOLD | {"reason": " "})


@pytest.mark.parametrize(
    ("key", "sets", "says"),
    [
        ("{event}", {"event_type": "MEET"}, "C03"),
        ("{event}", {"event_type": "CONSULT"}, "C03"),
        ("{event}", {"occurrence_id": "x"}, "C02"),
        ("{event}", {"place_entity_id": "samplecity"}, "nearest: sampletown"),
        ("{Sampletown}", {"surface": "Sampleton"}, "C08"),
        ("{Sampletown}9", {"surface": "Sampletown"}, "nearest: {Sampletown}"),
        ("freedonia", {"name": "Fredonia"}, "raw/authority/entities.csv"),
        ("bridge-1999-sampletown", {"title": "Talks"}, "source.yaml"),
        ("1999-03-03-consult-freedonia-sylvania", {"date": "1999"}, "the events that report it"),
    ],
)
def test_what_cannot_be_corrected_is_told_and_nothing_is_written(
    key: str, sets: dict[str, str], says: str, package: Package, folder: Path, keys: dict[str, str]
) -> None:
    with pytest.raises(Refused) as stop:
        decided(package, folder, key.format(**keys), "change", **sets)
    assert says.format(**keys) in str(stop.value)
    assert not folder.exists()


def test_a_column_that_is_decided_on_already_is_told_with_the_line(
    package: Package, folder: Path, keys: dict[str, str]
) -> None:
    write(decided(package, folder, keys["event"], "change", event_type="AGREE")[0], folder)
    with pytest.raises(Refused, match=r"sampletown\.csv:2 already"):
        decided(package, folder, keys["event"], "change", event_type="AID")
    with pytest.raises(Refused, match=r"sampletown\.csv:2 already"):
        decided(package, folder, keys["event"], "reject")
    assert decided(package, folder, keys["event"], "change", status="planned")


# --- before a build ---


def test_corrections_that_no_longer_hold_are_warned_of_and_those_applied_already_are_not(
    package: Package, folder: Path, keys: dict[str, str]
) -> None:
    write(decided(package, folder, keys["event"], "change", event_type="AGREE")[0], folder)
    write(decided(package, folder, keys["quotation"], "reject")[0], folder)
    given = read_corrections(folder)[0]
    assert outdated(given, package.folder) == []
    quotations = package.table("quotations").clear()
    write_table(quotations, "quotations", package.folder / "quotations.parquet")
    (warning,) = outdated(given, package.folder)
    assert (warning.code, warning.level, warning.line) == ("C05", "warning", 3)
    write_table(
        given.filter(pl.col("table_name") == "quotations"), "corrections", package.folder / "corrections.parquet"
    )
    assert outdated(given, package.folder) == []


def test_without_a_package_nothing_is_warned_of(package: Package, folder: Path, keys: dict[str, str]) -> None:
    write(decided(package, folder, keys["event"], "reject")[0], folder)
    assert outdated(read_corrections(folder)[0], folder / "none") == []
