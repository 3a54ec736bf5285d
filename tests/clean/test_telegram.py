"""Stage clean reads telegrams: what it tells apart, in four kinds of releases, and what holds for any text."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wakhan.clean import clean
from wakhan.clean.stretches import CONTENT, FURNITURE, MARKS, Reading, covers
from wakhan.clean.telegram import is_telegram, read_telegram
from wakhan.clean.telegram.tokens import as_digits, ends_sentence, tokenize
from wakhan.edtf import is_edtf

CORPUS = Path(__file__).parents[1] / "corpus"
KINDS = ("three-sections", "lower-case", "1970s", "metadata-table")


def raw_of(kind: str) -> str:
    return (CORPUS / f"telegram-{kind}.txt").read_bytes().decode("utf-8")


@dataclass
class Paragraph:
    kind: str
    label: str | None
    marking: str | None
    texts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.texts).split())


def paragraphs_of(raw: str, reading: Reading) -> list[Paragraph]:
    found: list[Paragraph] = []
    label = marking = None
    for stretch in reading.stretches:
        text = raw[stretch.start : stretch.end]
        if stretch.label == "paragraph_label":
            label = text.strip("(). ")
        elif stretch.label == "portion_mark":
            marking = text.strip("()")
        elif stretch.label in CONTENT:
            if stretch.starts_paragraph:
                found.append(Paragraph(stretch.label, label, marking))
                label = marking = None
            assert found[-1].kind == stretch.label
            found[-1].texts.append(text)
    return found


def outline(raw: str) -> list[tuple[str, str | None, str | None, str, str]]:
    """Kind, label, marking, first and last word of each paragraph."""
    return [
        (p.kind, p.label, p.marking, p.text.split()[0], p.text.split()[-1])
        for p in paragraphs_of(raw, read_telegram(raw))
    ]


def redactions(raw: str) -> list[str]:
    return [raw[s.start : s.end] for s in read_telegram(raw).stretches if s.label == "redaction"]


# -- a scan in capitals, transmitted in three sections ----------------------------------------------------------------


def test_capitals_are_told_into_title_headings_paragraphs_and_signature() -> None:
    assert outline(raw_of("three-sections")) == [
        ("title", None, None, "THE", "SEASONS"),
        ("body", "1", "C", "SUMMARY.", "SUMMARY."),
        ("heading", None, None, "A", "SHORTER"),
        ("body", "2", "C", "DEPUTY", "COUNT."),
        ("heading", None, None, "WHAT", "WANT"),
        ("body", "3", "SBU", "THE", "IT."),
        ("heading", None, None, "THE", "SCIENTISTS"),
        ("body", "4", "U", "A", "TAGS."),
        ("heading", None, None, "MONEY", "ABROAD"),
        ("body", "5", "C", "THREE", "RULED."),
        ("heading", None, None, "NO", "COURT"),
        ("body", "6", "C", "A", "OURSELVES."),
        ("heading", None, None, "ALL", "SHORE"),
        ("body", "7", "C", "THE", "BEFORE."),
        ("body", "8", "C", "ALSO", "IT."),
        ("heading", None, None, "COMMENT", "COMMENT"),
        ("body", "9", "C", "WHILE", "FROST."),
        ("signature", None, None, "HARGROVE", "HARGROVE"),
    ]


def test_a_sentence_goes_on_across_pages_redactions_and_sections() -> None:
    raw = raw_of("three-sections")
    texts = {p.label: p.text for p in paragraphs_of(raw, read_telegram(raw))}
    assert "FORTY OF THEM IN MAY ALONE." in texts["2"]
    assert "OVER COFFEE. WAS READY TO SIGN A PAPER THAT" in texts["3"]
    assert "MORE THAN IN 1998. THEY WARN" in texts["4"]
    assert "LITTLE. THE INSTITUTE WILL COUNT" in texts["4"]
    assert "LIE ON THE SHORE. HE ASKED" in texts["6"]
    assert "UNLIKELY TO SEND ANYONE" in texts["9"]


def test_each_redaction_code_in_the_text_is_one_stretch_and_the_stamps_of_the_release_are_none() -> None:
    assert redactions(raw_of("three-sections")) == ["B1", "B6", "1.4(B)", "B1", "B1", "B6"]
    assert redactions(raw_of("metadata-table")) == ["B6"]


def test_the_header_of_a_scan_is_read_whole() -> None:
    reading = read_telegram(raw_of("three-sections"))
    title = "THE EEL FISHERY OF LAKE ALTEN: A QUARREL OVER NETS AND SEASONS"
    assert reading.found == {
        "title": title,
        "creators": ["AMEMBASSY ALTENBURG"],
        "publisher": "U.S. Department of State",
        "genre": "cable",
        "language": "en",
        "date": "1999-06-11",
    }
    assert reading.cable == {
        "mrn": "99 ALTENBURG 001417",
        "precedence": "P",
        "dtg": "1999-06-11T17:00:00Z",
        "classification": "CONFIDENTIAL",
        "from_post": "AMEMBASSY ALTENBURG",
        "to_posts": ["SECSTATE WASHDC"],
        "info_posts": [
            "ALPINE LAKES COLLECTIVE",
            "AMEMBASSY KRONSTADT",
            "AMCONSUL PORT SELDEN",
            "AIT TAIPEI",
            "AMCONSUL WESTMARK",
            "AMEMBASSY DAR EL NUR",
        ],
        "tags": ["SENV", "EAGR", "TBIO", "XT"],
        "executive_order": "12958",
        "declassify_on": "2009-06-11",
        "subject": title,
        "signer": "HARGROVE",
        "classified_by": "ECON COUNSELOR MARY T. HOLLIS",
        "reasons": ["1.5(B)", "1.5(D)"],
        "reviewer": "Alan Brook",
        "case_number": "F-2003-00417",
        "doc_number": "C18200417",
        "released_on": "2012-03-05",
        "sections": 3,
    }


def test_a_line_with_the_whole_telegram_run_together_is_taken_apart() -> None:
    raw = " ".join(raw_of("three-sections").split("SUBJECT:", 1)[0].split())
    raw += (
        " SUBJECT: EELS 1. (C) EELS ARE FEW. WHY EELS MATTER 2. (C) EELS ARE DEAR. CONFIDENTIAL PAGE 03 ALTENB 01417 01"
    )
    raw += " OF 03 111715Z THEY ARE ALSO GOOD. HARGROVE"
    assert outline(raw) == [
        ("title", None, None, "EELS", "EELS"),
        ("body", "1", "C", "EELS", "FEW."),
        ("heading", None, None, "WHY", "MATTER"),
        ("body", "2", "C", "EELS", "GOOD."),
        ("signature", None, None, "HARGROVE", "HARGROVE"),
    ]


@pytest.mark.parametrize(
    "lost", ["SUBJECT: THE EEL", "C O N F I D E N T I AL SECTION 02", "TAGS: SENV", "FM AMEMBASSY", "INFO ALPINE"]
)
def test_text_behind_a_damaged_section_header_is_still_text(lost: str) -> None:
    raw = raw_of("three-sections")
    at = raw.index(lost, raw.index("PTQ5511"))
    damaged = raw[:at] + raw[raw.index("\n", at) :]
    texts = {p.label: p.text for p in paragraphs_of(damaged, read_telegram(damaged))}
    assert "A PAPER THAT WOULD GIVE EVERY BOAT THE SAME NUMBER OF NETS." in texts["3"]
    assert "AMCONSUL" not in texts["3"]


# -- lower case, with the header of a leaked copy ---------------------------------------------------------------------


def test_a_lower_case_body_keeps_its_list_and_its_unnumbered_paragraphs() -> None:
    assert outline(raw_of("lower-case")) == [
        ("title", None, None, "APPLE", "JUNCTION"),
        ("body", "1", "C", "Summary:", "summary."),
        ("heading", None, None, "The", "Case"),
        ("body", "2", "C", "Growers'", "things:"),
        ("list_item", None, None, "the", "April;"),
        ("list_item", None, None, "the", "and"),
        ("list_item", None, None, "no", "apples."),
        ("body", "3", "SBU", "Arden", "spring."),
        ("heading", None, None, "The", "Another"),
        ("body", "4", "S/NF", "Railway", "roof."),
        ("body", None, None, "Brandt", "public."),
        ("heading", None, None, "Comment", "Comment"),
        ("body", "5", "C", "Both", "comment."),
        ("signature", None, None, "ROWAN", "ROWAN"),
    ]


def test_routing_indicators_serials_and_precedence_are_left_out_of_addresses() -> None:
    cable = read_telegram(raw_of("lower-case")).cable
    assert cable is not None
    assert cable["classification"] == "SECRET"
    assert cable["from_post"] == "AMEMBASSY KRONSTADT"
    assert cable["to_posts"] == ["SECSTATE WASHDC"]
    assert cable["info_posts"] == ["AMEMBASSY ALTENBURG", "AMCONSUL PORT SELDEN", "CDR USLAKECOM"]
    assert (cable["mrn"], cable["precedence"], cable["dtg"]) == ("08 KRONSTADT 000145", "O", "2008-02-14T09:32:00Z")
    assert (cable["classified_by"], cable["reasons"]) == ("Ambassador Jane Q. Rowan", ["1.4(B)", "1.4(D)"])
    assert (cable["declassify_on"], cable["released_on"], cable["sections"]) == ("2018-02-14", "2011-08-30", 2)


# -- the 1970s --------------------------------------------------------------------------------------------------------


def test_paragraphs_without_portion_marks_are_told_by_the_order_of_their_numbers() -> None:
    assert outline(raw_of("1970s")) == [
        ("title", None, None, "FERRY", "REMAIN"),
        ("body", "1", None, "SUMMARY.", "SUMMARY."),
        ("body", "2", None, "HARBORMASTER", "PART."),
        ("body", "3", None, "DUES", "THEM:"),
        ("list_item", "A", None, "HALF", "DUES."),
        ("list_item", "B", None, "THE", "LESS."),
        ("body", "4", None, "COMMENT:", "POSTED."),
        ("signature", None, None, "MARCHBANKS", "MARCHBANKS"),
    ]


def test_the_header_of_the_1970s_is_read_and_what_it_lacks_is_null() -> None:
    cable = read_telegram(raw_of("1970s")).cable
    assert cable is not None
    assert cable["mrn"] == "75 PORT SELDEN 000388"
    assert cable["dtg"] == "1975-04-03T13:45:00Z"
    assert cable["classification"] == "LIMITED OFFICIAL USE"
    assert cable["executive_order"] == "11652"
    assert cable["tags"] == ["EWWT", "ETRN", "XT", "FENN, ODA"]
    assert cable["info_posts"] == ["AMEMBASSY ALTENBURG", "AMEMBASSY KRONSTADT", "USMISSION LAKE COMMISSION"]
    assert [cable[k] for k in ("declassify_on", "sections", "reviewer", "case_number")] == [None] * 4
    assert cable["reasons"] == []


# -- a table of fields in front ---------------------------------------------------------------------------------------


def test_a_table_in_front_gives_the_header_and_its_footers_cut_no_paragraph() -> None:
    raw = raw_of("metadata-table")
    assert outline(raw) == [
        ("title", None, None, "Town", "Crowd"),
        ("body", "1", "SBU", "Summary:", "summary."),
        ("heading", None, None, "Music", "Roof"),
        ("body", "2", "U", "The", "home."),
        ("body", "3", "SBU", "Poloff", "dear."),
        ("heading", None, None, "Next", "Steps"),
        ("body", "4", "U", "The", "will"),
        ("list_item", None, None, "ask", "festival;"),
        ("list_item", None, None, "send", "and"),
        ("list_item", None, None, "lend", "rehearsals."),
        ("body", "5", "U", "Minimize", "considered."),
        ("signature", None, None, "Halvorsen", "Halvorsen"),
    ]
    cable = read_telegram(raw).cable
    assert cable is not None
    assert cable["mrn"] == "11 WESTMARK 000412"
    assert cable["dtg"] == "2011-09-08T15:30:00Z"
    assert cable["precedence"] == "R"
    assert cable["to_posts"] == ["SECSTATE WASHDC"]
    assert cable["info_posts"] == ["AMEMBASSY ALTENBURG", "AMEMBASSY KRONSTADT"]
    assert (cable["case_number"], cable["doc_number"]) == ("F-2014-31007", "C06031007")
    assert cable["released_on"] == "2015-11-19"
    assert cable["signer"] == "Halvorsen"


# -- scans ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("right", "scanned"),
    [
        ("R 031345Z APR 75", "R O313452 APR 75"),
        ("R 031345Z APR 75", "R 03I345Z APR 75"),
        ("R 031345Z APR 75", "R 031345 Z APR 75"),
        ("R 031345Z APR 75", "R 031345Z APR 7S"),
        ("LIMITED OFFICIAL USE PORT SELDEN 0388", "LIMITED OFFICIAL USE PORT SELDEN O3B8"),
        ("LIMITED OFFICIAL USE PORT SELDEN 0388", "LIM ITED OFFICIAL USE PORT SELDEN 0388"),
        ("E.O. 11652: N/A", "E.O. 1I652: N/A"),
    ],
)
def test_letters_that_look_like_digits_and_split_words_in_the_header_are_read_as_meant(
    right: str, scanned: str
) -> None:
    raw = raw_of("1970s")
    assert right in raw
    expected, got = read_telegram(raw).cable, read_telegram(raw.replace(right, scanned)).cable
    assert got == expected


def test_the_reading_most_lines_agree_on_wins() -> None:
    raw = raw_of("three-sections")
    for right, scanned in (
        ("R 111700Z JUN 99", "R 171700Z JUN 99"),
        ("ALTENBURG 001417", "ALTENBURG 001477"),
        ("AMCONSUL PORT SELDEN", "AMCONSUL PORT SELOEN"),
        ("01 OF 03", "01 OF 08"),
    ):
        damaged = raw.replace(right, scanned, 1)
        assert damaged != raw
        assert read_telegram(damaged).cable == read_telegram(raw).cable


@pytest.mark.parametrize(
    ("line", "by", "reasons"),
    [
        ("CLASSIFIED BY DCM JO ROE. REASON: 1.5 (B) AND (D)", "DCM JO ROE", ["1.5(B)", "1.5(D)"]),
        ("- (U) CLASSIFIED BY DCM JO ROE FOR\nREASONS 1.5 (B,D).", "DCM JO ROE", ["1.5(B)", "1.5(D)"]),
        ("Classified By: DCM Jo Roe for Reasons 1.4 (b) and\n(d)", "DCM Jo Roe", ["1.4(B)", "1.4(D)"]),
        (
            "Classified by: DCM Jo Roe, E.O. 12958, Reasons: 1.4(b), (d).",
            "DCM Jo Roe, E.O. 12958",
            ["1.4(B)", "1.4(D)"],
        ),
        ("(U) Classified by DCM Jo Roe; reasons 1.4 B/D.", "DCM Jo Roe", ["1.4(B)", "1.4(D)"]),
    ],
)
def test_who_classified_it_and_why_ends_before_the_text_begins(line: str, by: str, reasons: list[str]) -> None:
    raw = f"E.O. 12958: DECL: 03/08/11\nTAGS: XT\nSUBJECT: EELS\n\n{line}\n\n1. (C) Eels are few.\n"
    reading = read_telegram(raw)
    assert reading.cable is not None
    assert (reading.cable["classified_by"], reading.cable["reasons"]) == (by, reasons)
    assert [(p.label, p.marking, p.text) for p in paragraphs_of(raw, reading)][1:] == [("1", "C", "Eels are few.")]


@pytest.mark.parametrize("banner", ["C0NFIDENTIAL", "CO NEIDENTIAL", "C ONFIDENTIAL", "C O N F I D E N T IAL"])
def test_a_garbled_banner_is_no_text(banner: str) -> None:
    raw = f"SUBJECT: EELS\n\n1. (C) EELS ARE\n\n{banner}\n\nPAGE 02 ALTENB 01417 111715Z\n\nFEW."
    assert [p.text for p in paragraphs_of(raw, read_telegram(raw))] == ["EELS", "EELS ARE FEW."]


@pytest.mark.parametrize(
    "text",
    [
        "THE MINISTER SAID THAT THE LIST WOULD REMAIN SECRET UNTIL MAY.",
        "HE FLEW A B1 FROM PAGE FIELD.",
        "THE ACTION WAS TAKEN TO PLEASE THE COUNCIL.",
        "RESOLUTION 1267 WAS PASSED IN DECEMBER\n1999. IT HAS 2. PARTS.",
    ],
)
def test_words_of_a_header_within_a_sentence_stay_text(text: str) -> None:
    raw = f"SUBJECT: EELS\n\n1. (C) {text}\n\n2. (C) END."
    assert [p.text for p in paragraphs_of(raw, read_telegram(raw))][1] == " ".join(text.split())


# -- which texts are telegrams ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_release_is_known_for_a_telegram(kind: str) -> None:
    assert is_telegram(raw_of(kind))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "A cable from the embassy, marked CONFIDENTIAL and addressed TO SECSTATE WASHDC, was published on Monday.",
        "Subject: minutes of the lake board\n\n1. The board met.\n2. The board parted.",
    ],
)
def test_a_text_that_speaks_of_telegrams_is_none(text: str) -> None:
    assert not is_telegram(text)


# -- what holds for every text ----------------------------------------------------------------------------------------

NOISE = st.text(alphabet="AB1.()- :~\t¶<>OZ0#/é9\n\x0c\u2028", max_size=40)


@st.composite
def damaged_telegrams(draw: st.DrawFn) -> str:
    lines = raw_of(draw(st.sampled_from(KINDS))).split("\n")
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(lines) - 1))
        match draw(st.sampled_from(("delete", "repeat", "garbage", "cut", "join"))):
            case "delete":
                del lines[at : at + draw(st.integers(1, 8))]
            case "repeat":
                lines.insert(draw(st.integers(0, len(lines))), lines[at])
            case "garbage":
                lines.insert(at, draw(NOISE))
            case "cut":
                lines[at] = lines[at][: draw(st.integers(0, 60))]
            case "join":
                lines[at : at + 2] = [" ".join(lines[at : at + 2])]
        lines = lines or [""]
    return "\n".join(lines)


def assert_is_a_reading(raw: str) -> None:
    reading = read_telegram(raw)
    assert covers(raw, reading.stretches)
    assert {s.label for s in reading.stretches} <= CONTENT | MARKS | FURNITURE
    assert reading.found["date"] is None or is_edtf(reading.found["date"])
    content = [s for s in reading.stretches if s.label in CONTENT]
    assert not content or content[0].starts_paragraph


@settings(max_examples=150, deadline=None)
@given(damaged_telegrams())
def test_any_damage_leaves_every_character_in_one_stretch(raw: str) -> None:
    assert_is_a_reading(raw)


@settings(max_examples=150, deadline=None)
@given(st.one_of(NOISE, st.text(max_size=200)))
def test_any_text_at_all_is_read_without_failing(raw: str) -> None:
    assert_is_a_reading(raw)


@settings(deadline=None)
@given(st.text(max_size=300))
def test_tokens_are_all_that_is_not_white_space(raw: str) -> None:
    tokens = tokenize(raw)
    assert "".join(t.text for t in tokens) == "".join(raw.split())
    assert all(raw[t.start : t.end] == t.text for t in tokens)


def test_lookalikes_are_digits_only_among_digits() -> None:
    assert as_digits("O9003I") == "090031"
    assert as_digits("BIO") is None
    assert as_digits("OI", strict=False) == "01"
    assert as_digits("1O5X") is None


def test_abbreviations_end_no_sentence() -> None:
    ends = [ends_sentence(t) for t in tokenize('U.S. MR. J. talks. ended." why? No')]
    assert ends == [False, False, False, True, True, True, False]


# -- what the field showed --------------------------------------------------------------------------------------------

HEADER = """R 120815Z APR 78
FM AMEMBASSY STRELSAU
TO SECSTATE WASHDC 4410
INFO AMEMBASSY ZENDA
C O N F I D E N T I A L STRELSAU 2201
E.O. 11652: GDS
TAGS: PGOV, RU
SUBJECT: THE HARVEST IN THE NORTH
"""


def test_a_number_at_the_head_of_a_line_begins_a_paragraph_where_the_line_before_ends_early() -> None:
    raw = (
        HEADER
        + """1. SUMMARY. THE MINISTER OF FARMS TOLD US THAT THE RYE STANDS
WELL THIS YEAR AND THAT NOTHING WILL BE BOUGHT. END SUMMARY
2. HE RECEIVED THE COUNSELOR ON THE FOURTH IN THE OLD PALACE.
RASSENDYLL
"""
    )
    assert outline(raw)[1:] == [
        ("body", "1", None, "SUMMARY.", "SUMMARY"),
        ("body", "2", None, "HE", "PALACE."),
        ("signature", None, None, "RASSENDYLL", "RASSENDYLL"),
    ]


def test_a_mark_for_the_entire_text_is_a_paragraph_and_the_next_number_begins_another() -> None:
    raw = HEADER + "1. (C - ENTIRE TEXT)\n2. THE RYE STANDS WELL.\n"
    assert outline(raw)[1:] == [("body", "1", None, "(C", "TEXT)"), ("body", "2", None, "THE", "WELL.")]


@pytest.mark.parametrize("mark", ["NNN", "NNNN"])
def test_marks_of_the_end_sign_nothing(mark: str) -> None:
    raw = HEADER + f"1. THE RYE STANDS WELL.\nRASSENDYLL\nCONFIDENTIAL\n{mark}\n"
    cable = read_telegram(raw).cable
    assert cable is not None and cable["signer"] == "RASSENDYLL"


def test_headings_in_capitals_are_found_over_paragraphs_without_numbers() -> None:
    raw = (
        HEADER
        + """THE MINISTER RECEIVED ME THIS MORNING FOR THE BETTER PART OF AN
HOUR AND SPOKE OF THE RAINS.
ROADS AND BRIDGES
HE SAID THAT THE BRIDGE AT ZENDA WOULD NOT BE MENDED BEFORE THE
WINTER, AND THAT THE COUNT WAS TO BLAME.
RASSENDYLL
"""
    )
    assert [p.text for p in paragraphs_of(raw, read_telegram(raw)) if p.kind == "heading"] == ["ROADS AND BRIDGES"]


def test_a_list_under_a_number_and_a_mark_keeps_them_and_loses_its_dashes() -> None:
    raw = HEADER + "1. (C) SAY THIS:\n2. (SBU)\n-- THE RYE IS OURS.\n-- THE ROAD IS YOURS.\n"
    assert outline(raw)[2:] == [
        ("list_item", "2", "SBU", "THE", "OURS."),
        ("list_item", None, None, "THE", "YOURS."),
    ]


def test_a_remark_on_the_copy_before_the_subject_is_no_text() -> None:
    remark = "This is a copy that was made for the archives of the count and it is kept with the papers of his house.\n"
    raw = HEADER.replace("E.O. 11652", f"\n{remark}\nE.O. 11652") + "1. THE RYE STANDS WELL.\n"
    assert [p.kind for p in paragraphs_of(raw, read_telegram(raw))] == ["title", "body"]


def test_rows_of_an_archive_whose_colons_were_read_as_an_s_stay_out_of_the_addresses() -> None:
    raw = HEADER.replace(
        "INFO AMEMBASSY ZENDA\n",
        "INFO AMEMBASSY ZENDA\nUNCLASSIFIED Current Class s CONFIDENTIAL\nDocument Numbers 1978STRELSAU2201\n"
        "Case Numbers 200301234 CONFIDENTIAL PAGE 02 STRELS 02201 120815Z AMEMBASSY HENTZAU\n",
    )
    cable = read_telegram(raw + "1. THE RYE STANDS WELL.\n").cable
    assert cable is not None and cable["info_posts"] == ["AMEMBASSY ZENDA", "AMEMBASSY HENTZAU"]


def test_a_review_states_reviewer_day_and_case() -> None:
    stamp = "Current Class: CONFIDENTIAL REVIEW AUTHORITY: ADA B MARLOW DATE/CASE ID: 05 MAY 2004 200401234\n"
    cable = read_telegram(stamp + HEADER + "1. THE RYE STANDS WELL.\n").cable
    assert cable is not None
    assert (cable["reviewer"], cable["released_on"], cable["case_number"]) == (
        "ADA B MARLOW",
        "2004-05-05",
        "200401234",
    )


def test_figures_that_a_scan_made_of_letters_and_letters_of_figures_are_mended() -> None:
    raw = HEADER.replace("ZENDA", "ZENDA\nUSMISSION NEW Y0RK").replace("PGOV", "PG0V").replace("INFO", "1NFO")
    raw = raw.replace("E.O. 11652: GDS", "E.O. I2958: DECL: O4/1Z/2O08")
    cable = read_telegram(raw + "1. THE RYE STANDS WELL.\n").cable
    assert cable is not None
    assert cable["info_posts"] == ["AMEMBASSY ZENDA", "USMISSION NEW YORK"]
    assert cable["tags"] == ["PGOV", "RU"]
    assert (cable["executive_order"], cable["declassify_on"]) == ("12958", "2008-04-12")


@pytest.mark.parametrize("declassify", ["X1", "1.6X1", "X1, X6", "OADR", "N/A", "AFTER THE RYE IS IN", "99/99/99"])
def test_a_declassification_without_a_day_is_none(declassify: str) -> None:
    raw = HEADER.replace("E.O. 11652: GDS", f"E.O. 12958: DECL: {declassify}") + "1. THE RYE STANDS WELL.\n"
    texts = pl.DataFrame({"document_id": ["d"], "text": [raw], "text_basis": ["full"]})
    assert clean(texts).cables["declassify_on"].to_list() == [None]


def test_who_classified_is_read_behind_references_on_the_same_line() -> None:
    raw = HEADER.replace(
        "THE HARVEST IN THE NORTH", "THE HARVEST REF: A. ZENDA 7 Classified By: Ada Marlow for reasons 1.4 (b)"
    )
    cable = read_telegram(raw + "1. THE RYE STANDS WELL.\n").cable
    assert cable is not None
    assert (cable["subject"], cable["classified_by"], cable["reasons"]) == ("THE HARVEST", "Ada Marlow", ["1.4(B)"])


def test_telegrams_from_before_date_time_groups_are_read() -> None:
    raw = """INCOMING TELEGRAM DEPARTMENT OF STATE
ACTION: NEA-3
Control: 4471
Rec'd: May 9, 1961 8:02 a.m.
FROM: Strelsau
TO: Secretary of State
NO: 88, May 9, 1 p.m.

SENT DEPARTMENT 88; REPEATED INFORMATION ZENDA 12.

Minister told me this morning he expects to leave office before harvest unless the count gives way on rye.

I replied that we hoped he would stay.

TARLENHEIM

FS/14
"""
    assert is_telegram(raw)
    reading = read_telegram(raw)
    assert [p.kind for p in paragraphs_of(raw, reading)] == ["body", "body", "signature"]
    assert reading.found["date"] == "1961-05-09"
    assert reading.cable is not None
    assert (reading.cable["from_post"], reading.cable["to_posts"]) == ("Strelsau", ["Secretary of State"])
