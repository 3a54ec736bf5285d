from __future__ import annotations

import re
from typing import Any

import polars as pl
from tests.versions.conftest import edited, of_document, shifted, together, version

from wakhan.versions.diff import diff
from wakhan.versions.diff.telling import TOLD, changelog, markdown, page, sections

Tiny = Any


def told(before: Any, after: Any) -> str:
    return markdown(diff(version(before), version(after, "1.1.0"))).replace("\\", "")


def test_nothing_changed_is_said_in_one_line(tiny: Tiny) -> None:
    assert told(tiny.tables, tiny.tables).splitlines()[2:] == ["The tables are the same."]


def test_one_new_source_one_corrected_date_and_one_renamed_entity_read_as_a_person_would_say_it(tiny: Tiny) -> None:
    new = {
        name: frame.with_columns(pl.col("^.*entity_id$").replace("ana-example", "ana-example-minister"))
        for name, frame in tiny.tables.items()
    }
    new = edited(new, "entities", {"name": "Ana Example (minister)"})
    new = edited(new, "events", {"date": "1999-03-04"})
    other = edited(of_document(new, "other"), "documents", {"raw_sha256": "1" * 64, "title": "More talks"})
    other = {**other, "occurrences": other["occurrences"].clear()}
    text = told(tiny.tables, together(new, other))
    assert "1 document added, 1 event added, 1 entity renamed, 1 event changed." in text
    assert "By the version rule this is a minor version." in text
    for line in (
        "- Added: “More talks” (other), 1999-03~, with 3 paragraphs, 3 mentions, 1 quotation and 1 event.",
        "- Renamed: “Ana Example” (ana-example) is now “Ana Example (minister)” (ana-example-minister);"
        " 1 entity role, 2 mentions, 2 quotations and 2 event participants follow.",
        "- The date of “She met the envoy of Sylvania in Sampletown on 3 March 1999.” (bridge-1999-sampletown:e159)"
        " changed from 1999-03-03 to 1999-03-04.",
        "- Added with their documents: 1 cable, 3 paragraphs, 1 redaction, 3 mentions, 1 quotation, 1 event and"
        " 2 event participants.",
    ):
        assert re.sub(r":e\d+", "", line) in re.sub(r":e\d+", "", text), line


def test_an_edited_text_is_told_once_with_what_moved(tiny: Tiny) -> None:
    at = tiny.tables["paragraphs"]["raw_start"][1]
    new = shifted(tiny.tables, at=at, by=6)
    text = f"Today {new['paragraphs']['text'][1]}"
    start = new["paragraphs"]["raw_start"][1] - 6
    spans = [{"start": start, "end": new["paragraphs"]["raw_spans"][1][0]["end"]}]
    new = edited(new, "paragraphs", {"text": text, "raw_start": start, "raw_spans": spans}, row=1)
    said = told(tiny.tables, new)
    assert (
        "was edited: 1 paragraph changed; 1 paragraph, 1 redaction, 2 mentions, 1 quotation and 1 event moved." in said
    )
    assert "from “Minister Ana Example said" in said and "to “Today Minister Ana Example said" in said
    assert "Moved with the text around them" in said


def test_long_lists_are_cut_with_their_number(tiny: Tiny) -> None:
    row = tiny.tables["entities"].to_dicts()[0]
    many = [row | {"entity_id": f"e{i:03}", "name": f"Name {i:03}"} for i in range(100)]
    more = pl.concat([tiny.tables["entities"], pl.DataFrame(many, schema=tiny.tables["entities"].schema)])
    text = told(tiny.tables, {**tiny.tables, "entities": more})
    assert text.count("- Added: “Name") == TOLD
    assert f"- … and {100 - TOLD} more entities added." in text
    corrected = more.with_columns(description=pl.when(pl.col("entity_id").str.starts_with("e0")).then(pl.lit("new")))
    text = told({**tiny.tables, "entities": more}, {**tiny.tables, "entities": corrected})
    assert text.count("changed from nothing to new") == 3
    assert "- description of 97 more entities changed." in text


def test_what_a_text_says_is_text_on_the_page_and_in_markdown(tiny: Tiny) -> None:
    new = edited(tiny.tables, "documents", {"title": "<script>alert(1)</script> [x](http://y)\n# z"})
    changes = diff(version(tiny.tables), version(new))
    shown = page(changes)
    assert "<script>" not in shown and "&lt;script&gt;" in shown
    assert not re.search(r"(src|href)=\"(https?:|//)", shown)
    said = markdown(changes)
    assert "\n# z" not in said and not re.search(r"(?<!\\)(<script|\]\(http)", said)


def test_a_changelog_is_drafted_in_the_order_of_changelogs(tiny: Tiny) -> None:
    less = {**tiny.tables, "redactions": tiny.tables["redactions"].clear()}
    new = edited(less, "events", {"status": "planned"})
    draft = changelog(diff(version(tiny.tables), version(new, "1.1.0+full")), "2000-01-02")
    lines = draft.splitlines()
    assert lines[0] == "## 1.1.0 – 2000-01-02"
    assert [line for line in lines if line.startswith("### ")] == ["### Changed", "### Removed"]
    assert any("changed from asserted to planned" in line for line in lines)


def test_every_section_is_of_a_table_or_of_what_follows(tiny: Tiny) -> None:
    changes = diff(version(tiny.tables), version(shifted(tiny.tables, at=60, by=3)))
    titles = [section.title for section in sections(changes)]
    assert titles[0] == "Documents" and titles[-1] == "What follows from this"
