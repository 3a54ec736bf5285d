from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wakhan.codes import CODES
from wakhan.intake import sidecar
from wakhan.intake.sidecar import read_sidecar
from wakhan.schema import ROOT, SCHEMAS

SOUND = """\
title: Talks on the Bridge
creators: [Ana Example]
publisher: null
genre: news
language: en
date: "1999-03-03"
citation: "Ana Example, “Talks on the Bridge”, 1999."
rights: http://rightsstatements.org/vocab/InC/1.0/
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
    """Place, code and what of each finding."""
    return [f"{f.place} {f.code} {f.what}" for f in read_sidecar(text, "a/source.yaml")[1]]


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
        ('"1999-03-03"', "1999", "6:1", "date is 1999", "text or null: When it was published"),
        ('"1999-03-03"', '"3 March 1999"', "6:1", "date is '3 March 1999'", "an EDTF date (ISO 8601-2)"),
        ('"1999-03-03"', '"1999-02-30"', "6:1", "date is '1999-02-30'", "an EDTF date (ISO 8601-2)"),
        ("[Ana Example]", "Ana Example", "2:1", "creators is 'Ana Example'", "a list: Who wrote"),
        ("[Ana Example]", "[1]", "2:12", "creators.0 is 1", "text"),
        ("bytes: 12", 'bytes: "12"', "12:3", "full_text.bytes is '12'", "a whole number: Size"),
        ("sha256: 7416", "sha256: XY", "11:3", "full_text.sha256 is 'XYdd7b", "text of the form ^[0-9a-f]{64}$"),
        ("title: Talks on the Bridge", "title: ''", "1:1", "title is ''", "The document's own title."),
        ("title: Talks", "title: Talks: more", "1:13", "mapping values are not allowed in this context", "YAML 1.2"),
        ("[Ana Example]", "[Ana Example", "3:10", "did not find expected ',' or ']'", "YAML 1.2"),
        ("publisher: null", "\tpublisher: null", "3:1", "found character that cannot start any token", "YAML 1.2"),
        ("genre: news", "genre: news\ngenre: cable", "5:1", "the key genre again (first in line 4)", "each key once"),
        ("on the", "on\x07the", "1:1", "unacceptable character #x0007", "YAML 1.2"),
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
    assert finding.place == f"a/source.yaml:{where}"
    assert finding.what.startswith(what)
    assert finding.expected.startswith(expected)


def test_a_year_without_quotation_marks_is_told_how_to_be_mended() -> None:
    (finding,) = read_sidecar(SOUND.replace('"1999-03-03"', "1999"), "a/source.yaml")[1]
    assert finding.mend == "put it in quotation marks"


@pytest.mark.parametrize("value", ["1999-03-03", "1999-03", "1999-03~"])
def test_a_date_that_is_no_number_needs_no_quotation_marks(value: str) -> None:
    content, findings = read_sidecar(SOUND.replace('"1999-03-03"', value), "a/source.yaml")
    assert (content["date"], findings) == (value, [])


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("null", None),
        ("~", None),
        ("", None),
        ("no", "no"),
        ("0x1F", "0x1F"),
        ("'12'", "12"),
        ("|-\n  Two\n  lines", "Two\nlines"),
    ],
)
def test_values_are_those_of_the_core_schema_of_yaml_1_2(written: str, value: object) -> None:
    assert read_sidecar(SOUND.replace("publisher: null", f"publisher: {written}"), "a")[0]["publisher"] == value


def test_all_mistakes_are_told_at_once() -> None:
    text = SOUND.replace("title: Talks on the Bridge\n", "foo: 1\nbar: 2\n").replace("news", "nwes")
    assert len(told(text)) == 4


@pytest.mark.parametrize("text", ["", "# nothing\n", "- a list\n", "a sentence"])
def test_a_file_without_keys_is_told(text: str) -> None:
    assert [line.partition(" ")[2] for line in told(text)] == ["S03 no keys"]


def test_the_header_of_a_cable_is_checked_key_by_key() -> None:
    cable = "cable:\n  precedence: X\n  dtg: 2001-03-09\n  nmr: 1\n  declassify_on: '2011-02-31'\n  tags: PREL\n"
    assert read_sidecar(CABLE + "cable:\n  mrn: 99 SAMPLETOWN 000001\n", "a")[1] == []
    assert sorted(told(CABLE + cable)) == [
        "a/source.yaml:18:3 S09 cable.precedence is 'X'",
        "a/source.yaml:19:3 S10 cable.dtg is '2001-03-09'",
        "a/source.yaml:19:3 S13 sent on 2001-03-09, but dated 1999-03-03",
        "a/source.yaml:20:3 S07 unknown key cable.nmr",
        "a/source.yaml:21:3 S11 cable.declassify_on is '2011-02-31'",
        "a/source.yaml:22:3 S08 cable.tags is 'PREL'",
    ]


@pytest.mark.parametrize(
    ("date", "cable", "told_of"),
    [
        ("1999-03-03", "dtg: 1999-03-04T01:00:00Z", None),
        ("1999-03", "dtg: 1999-04-01T01:00:00Z", None),
        ("1999-03-03", "dtg: 1999-03-05T01:00:00Z", "cable.dtg"),
        ("1999-03-03", "released_on: 1999-03-02", "released_on"),
        ("1999-03-03", "declassify_on: 1999-03-02", "declassify_on"),
        ("1999", "released_on: 1999-01-01", None),
        ("../1999", "released_on: 1990-01-01", None),
    ],
)
def test_the_dates_of_a_cable_come_in_the_order_of_things(date: str, cable: str, told_of: str | None) -> None:
    text = CABLE.replace('"1999-03-03"', f'"{date}"') + f"cable:\n  {cable}\n"
    assert [f.code for f in read_sidecar(text, "a")[1]] == (["S13"] if told_of else [])


@pytest.mark.parametrize(
    ("rights", "policy", "code"),
    [
        ("CC-BY-4.0", "open", None),
        ("CC0-1.0 OR MIT", "open", None),
        ("CC-BY-4.0", "quote", "S16"),
        ("http://rightsstatements.org/vocab/NoC-US/1.0/", "open", None),
        ("https://rightsstatements.org/page/InC/1.0/", "quote", None),
        ("http://rightsstatements.org/vocab/InC/1.0/", "open", "S15"),
        ("http://rightsstatements.org/vocab/UND/1.0/", "open", "S15"),
        ("http://rightsstatements.org/vocab/Mine/1.0/", "quote", "S14"),
        ("all rights reserved", "closed", "S14"),
        ("CC-BY-9.0", "open", "S14"),
        ("LicenseRef-mine", "open", "S14"),
    ],
)
def test_rights_can_be_looked_up_and_agree_with_the_policy(rights: str, policy: str, code: str | None) -> None:
    text = SOUND.replace("rights: http://rightsstatements.org/vocab/InC/1.0/", f"rights: {rights}", 1)
    text = text.replace("text_policy: quote", f"text_policy: {policy}")
    assert [f.code for f in read_sidecar(text, "a")[1]] == ([code] if code else [])


def test_a_digest_may_be_published_by_everybody() -> None:
    text = SOUND.replace("rights: CC-BY-4.0", "rights: https://rightsstatements.org/page/InC/1.0/")
    assert told(text) == ["a/source.yaml:15:3 S15 digest.rights is 'https://rightsstatements.org/page/InC/1.0/'"]


@given(st.text())
def test_no_words_for_rights_are_more_than_a_finding(rights: str) -> None:
    text = SOUND.replace("rights: CC-BY-4.0", f"rights: {json.dumps(rights)}")
    assert {f.code for f in read_sidecar(text, "a")[1]} <= {"S10", "S14", "S15", "F13", "F14", "S02"}


@pytest.mark.parametrize("path", sorted((ROOT / "raw" / "sources").glob("*/source.yaml")), ids=lambda p: p.parent.name)
def test_editors_find_the_form_of_the_projects_own_sidecars(path: Path) -> None:
    match = re.match(r"# yaml-language-server: \$schema=(\S+)\n", path.read_text(encoding="utf-8"))
    assert match and (path.parent / match[1]).resolve() == SCHEMAS / "source.schema.json"


def test_editors_can_say_what_every_key_of_the_form_means() -> None:
    def keys(schema: dict[str, Any], path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
        for key, value in schema.get("properties", {}).items():
            yield f"{path}{key}", value
            yield from keys(value, f"{path}{key}.")

    found = dict(keys(sidecar._schema()))
    assert len(found) == 38
    assert [key for key, value in found.items() if not value.get("description", "").endswith((".", ")"))] == []


def test_a_misspelt_key_is_told_which_was_meant() -> None:
    found = read_sidecar(SOUND.replace("language:", "langauge:"), "a")[1]
    assert [(f.code, f.mend) for f in found if f.code == "S07"] == [("S07", "did you mean language?")]


VALUES = st.sampled_from([None, "", "x", "1999-13", 0, -1, 7, 1.5, True, [], ["x"], [""], {}, {"sha256": "x"}])


@given(st.dictionaries(st.sampled_from([*read_sidecar(CABLE, "a")[0], "cable", "other"]), VALUES, max_size=4))
def test_the_fast_validator_and_the_exact_one_agree(changed: dict[str, object]) -> None:
    content = read_sidecar(CABLE, "a")[0] | changed
    assert sidecar._is_sound(content) == (not list(sidecar._validator().iter_errors(content)))


@given(st.text())
def test_no_text_whatever_is_more_than_findings(text: str) -> None:
    content, findings = read_sidecar(text.replace("\x00", ""), "a")
    assert findings and all(f.code in CODES for f in findings)
    assert isinstance(content, dict)


@pytest.mark.parametrize(
    "text", ["[" * 50_000, "a: " + "{a: " * 50_000, "&a [*a]", "a: " + "9" * 5_000, "? ? ? a", "%YAML 3.0\n--- a"]
)
def test_what_is_made_to_break_a_reader_is_told(text: str) -> None:
    assert read_sidecar(text, "a")[1]
