"""Reading raw/corrections: what a line may say, and what two lines may not."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from wakhan.intake.corrections import read_corrections
from wakhan.schema import fields

HEADER = ",".join(field["name"] for field in fields("corrections_form"))
LINE = "events,a:e7,digest,change,event_type,AGREE,CONSULT,They talked.,Ana Example,2026-11-22"


def written(folder: Path, *lines: str, name: str = "a.csv") -> Path:
    (folder / name).write_text("\n".join((HEADER, *lines, "")), encoding="utf-8")
    return folder


def test_a_line_is_read_with_the_place_it_stands_in(tmp_path: Path) -> None:
    table, findings = read_corrections(written(tmp_path, LINE))
    assert findings == []
    row = table.row(0, named=True)
    assert (row["row_key"], row["value"], row["origin"]) == ("a:e7", "CONSULT", "a.csv:2")
    assert row["decided_on"] == datetime.date(2026, 11, 22)


def test_no_folder_and_no_files_are_no_corrections(tmp_path: Path) -> None:
    for folder in (None, tmp_path):
        table, findings = read_corrections(folder)
        assert table.is_empty() and findings == []


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    (finding,) = read_corrections(tmp_path / "none")[1]
    assert finding.code == "F16" and "CORRECTIONS=" in finding.mend


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (LINE.replace("a:e7", "a:m7"), "C01"),
        (LINE.replace("a:e7", "a:e7 actor 1"), "C01"),
        (LINE.replace("event_type", "event_id"), "C02"),
        (LINE.replace("event_type", "date_start"), "C02"),
        (LINE.replace("CONSULT", "MEET"), "C03"),
        (LINE.replace("CONSULT", ""), "C03"),
        (LINE.replace("CONSULT", "AGREE"), "C03"),
        (LINE.replace("change", "confirm"), "C03"),
        (LINE.replace("event_type,AGREE,CONSULT", "date,1999,1999-13"), "C03"),
        (LINE.replace("event_type,AGREE,CONSULT", "trigger,met,"), "C03"),
        (LINE.replace("They talked.", ""), "T05"),
        (LINE.replace("change", "alter"), "T06"),
        (LINE.replace("2026-11-22", "22.11.2026"), "T07"),
        (LINE.replace("2026-11-22", "2026-11-31"), "T07"),
        (LINE.replace("They talked.", "They talked, really."), "T03"),
    ],
)
def test_a_line_that_is_wrong_is_told_and_left_out_and_the_others_are_read(
    wrong: str, code: str, tmp_path: Path
) -> None:
    table, findings = read_corrections(written(tmp_path, wrong, LINE.replace("a:e7", "a:e8")))
    assert [(f.code, f.line) for f in findings] == [(code, 2)], "\n".join(map(str, findings))
    assert table["row_key"].to_list() == ["a:e8"]


def test_a_column_is_decided_on_once_and_a_rejected_row_not_at_all(tmp_path: Path) -> None:
    written(tmp_path, LINE)
    reject = "events,a:e7,digest,reject,trigger,met,,It was no event.,Ana Example,2026-11-22"
    _, findings = read_corrections(written(tmp_path, LINE, reject, name="b.csv"))
    assert [(f.code, f.line) for f in findings] == [("C04", 2), ("C04", 3)]
    assert "a.csv:2" in findings[0].what


def test_one_key_in_both_editions_is_two_rows(tmp_path: Path) -> None:
    table, findings = read_corrections(written(tmp_path, LINE, LINE.replace("digest", "full")))
    assert findings == [] and table.height == 2
