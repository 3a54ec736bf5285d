from __future__ import annotations

import json
from pathlib import Path

import pytest

from wakhan.intake.sidecar import read_sidecar
from wakhan.schema import ROOT

SOUND = """\
title: Talks on the Bridge
creators: [Ana Example]
publisher: null
genre: news
language: en
date: "1999-03-03"
citation: "Ana Example, “Talks on the Bridge”, 1999."
rights: CC-BY-4.0
text_policy: quote
full_text:
  sha256: 7416dd7b5c1508f420eee87776fd94364a37879190eaaf0ffb664f4606354c3f
  bytes: 12
  held_by: the archive
digest:
  rights: CC-BY-4.0
  creators: [Wakhan contributors]
"""
CABLE = SOUND.replace("genre: news", "genre: cable")


def told(text: str) -> list[str]:
    """Where, what, expected of each finding."""
    return [f"{f.where} | {f.what} | {f.expected} | {f.mend}" for f in read_sidecar(text, "a/source.yaml")[1]]


def test_a_sound_sidecar_becomes_plain_values() -> None:
    content, findings = read_sidecar(SOUND, "a/source.yaml")
    assert findings == []
    assert content["creators"] == ["Ana Example"]
    assert content["publisher"] is None
    assert content["full_text"]["bytes"] == 12
    assert json.loads(json.dumps(content)) == content
    assert type(content["title"]) is str and type(content["creators"]) is list


@pytest.mark.parametrize("path", sorted((ROOT / "raw" / "sources").glob("*/source.yaml")), ids=lambda p: p.parent.name)
def test_the_projects_own_sidecars_are_sound(path: Path) -> None:
    assert read_sidecar(path.read_text(encoding="utf-8"), path.name)[1] == []


@pytest.mark.parametrize(
    ("old", "new", "where", "what", "expected"),
    [
        ("title: Talks on the Bridge\n", "", "1:1", "no title", "the key title"),
        ("  bytes: 12\n", "", "10:1", "no full_text.bytes", "the key full_text.bytes"),
        ("genre: news", "gerne: news\ngenre: news", "4:1", "unknown key gerne", "one of cable, citation, creators"),
        ("  bytes: 12", "  bytes: 12\n  size: 3", "13:3", "unknown key full_text.size", "one of bytes, filename"),
        ("genre: news", "genre: nwes", "4:1", "genre is 'nwes'", "one of cable, news, opinion"),
        ("genre: news", "genre: null", "4:1", "genre is null", "one of cable, news, opinion"),
        ("policy: quote", "policy: some", "9:1", "text_policy is 'some'", "one of open, quote, closed"),
        ('"1999-03-03"', "1999-03-03", "6:1", "date is 1999-03-03", "text or null: When it was published"),
        ('"1999-03-03"', "1999", "6:1", "date is 1999", "text or null: When it was published"),
        ('"1999-03-03"', '"3 March 1999"', "6:1", "date is '3 March 1999'", "an EDTF date (ISO 8601-2)"),
        ('"1999-03-03"', '"1999-02-30"', "6:1", "date is '1999-02-30'", "an EDTF date (ISO 8601-2)"),
        ("[Ana Example]", "Ana Example", "2:1", "creators is 'Ana Example'", "a list: Who wrote"),
        ("[Ana Example]", "[1]", "2:12", "creators.0 is 1", "text"),
        ("bytes: 12", 'bytes: "12"', "12:3", "full_text.bytes is '12'", "a whole number: Size"),
        ("sha256: 7416", "sha256: XY", "11:3", "full_text.sha256 is 'XYdd7b", "text of the form ^[0-9a-f]{64}$"),
        ("title: Talks on the Bridge", "title: ''", "1:1", "title is ''", "The document's own title."),
        ("title: Talks", "title: Talks: more", "1:13", "mapping values are not allowed here", "YAML 1.2"),
        ("[Ana Example]", "[Ana Example", "3:10", "expected ',' or ']', but got ':'", "YAML 1.2"),
        ("publisher: null", "\tpublisher: null", "3:1", "found character '\\t'", "YAML 1.2"),
        ("genre: news", "genre: news\ngenre: cable", "5:1", 'found duplicate key "genre"', "YAML 1.2, each key once"),
        ("on the", "on\x07the", "1", "the character U+0007", "YAML 1.2, printable"),
        (
            "text_policy: quote",
            "text_policy: quote\ncable:\n  mrn: x",
            "10:1",
            "cable in a document that is no cable",
            "g",
        ),
    ],
)
def test_one_mistake_is_one_finding_with_its_place(old: str, new: str, where: str, what: str, expected: str) -> None:
    assert old in SOUND
    (finding,) = read_sidecar(SOUND.replace(old, new, 1), "a/source.yaml")[1]
    assert finding.where == f"a/source.yaml:{where}"
    assert finding.what.startswith(what)
    assert finding.expected.startswith(expected)


@pytest.mark.parametrize("value", ["1999-03-03", "1999", "1999-03-03T10:00:00Z"])
def test_a_date_without_quotation_marks_is_told_how_to_be_mended(value: str) -> None:
    (finding,) = read_sidecar(SOUND.replace('"1999-03-03"', value), "a/source.yaml")[1]
    assert finding.mend == "put it in quotation marks"
    assert "datetime" not in str(finding)


def test_all_mistakes_are_told_at_once() -> None:
    text = SOUND.replace("title: Talks on the Bridge\n", "foo: 1\nbar: 2\n").replace("news", "nwes")
    assert len(told(text)) == 4


@pytest.mark.parametrize("text", ["", "# nothing\n", "- a list\n", "a sentence"])
def test_a_file_without_keys_is_told(text: str) -> None:
    assert told(text) == ["a/source.yaml:1 | no keys | keys and values, as in raw/sources/README.md | "]


def test_the_header_of_a_cable_is_checked_key_by_key() -> None:
    cable = (
        "cable:\n  precedence: X\n  dtg: 2001-03-09T00:31:00Z\n  nmr: 1\n  declassify_on: '2011-02-31'\n  tags: PREL\n"
    )
    assert read_sidecar(CABLE + "cable:\n  mrn: 99 SAMPLETOWN 000001\n", "a")[1] == []
    found = sorted(told(CABLE + cable))
    assert [f.split(" | ")[1] for f in found] == [
        "cable.precedence is 'X'",
        "cable.dtg is 2001-03-09T00:31:00+00:00",
        "unknown key cable.nmr",
        "cable.declassify_on is '2011-02-31'",
        "cable.tags is 'PREL'",
    ]
