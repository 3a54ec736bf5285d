"""What the reader of pages keeps, what it leaves out and what it finds, kind of page by kind of page."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wakhan.clean.page import read_page
from wakhan.clean.stretches import CONTENT, FURNITURE, MARKS, covers

CORPUS = Path(__file__).parents[1] / "corpus"
PAGES = sorted(CORPUS.glob("page-*.txt"))


def page(name: str) -> str:
    return (CORPUS / f"page-{name}.txt").read_text(encoding="utf-8")


def paragraphs(raw: str) -> list[tuple[str, str]]:
    """Kind and text of every paragraph."""
    found: list[tuple[str, str]] = []
    for s in read_page(raw).stretches:
        if s.label in CONTENT:
            text = " ".join(raw[s.start : s.end].split())
            if s.starts_paragraph or not found:
                found.append((s.label, text))
            else:
                found[-1] = (found[-1][0], f"{found[-1][1]} {text}")
    return found


def kinds(raw: str) -> list[str]:
    return [kind for kind, _ in paragraphs(raw)]


def left_out(raw: str) -> str:
    return "\n".join(raw[s.start : s.end] for s in read_page(raw).stretches if s.label in FURNITURE)


# Any text


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.stem)
def test_every_character_of_a_page_lies_in_one_stretch(path: Path) -> None:
    raw = path.read_text(encoding="utf-8")
    assert covers(raw, read_page(raw).stretches)


_LINES = st.sampled_from(
    [line for path in PAGES for line in path.read_text(encoding="utf-8").splitlines()]
    + ["", "  ", "\u2028", "1. x", "• "]
)


@given(st.text() | st.lists(_LINES, max_size=30).map("\n".join))
def test_any_text_whatsoever_is_read_and_covered(raw: str) -> None:
    reading = read_page(raw)
    assert covers(raw, reading.stretches)
    assert {s.label for s in reading.stretches} <= CONTENT | FURNITURE | MARKS
    assert all(s.starts_paragraph <= (s.label in CONTENT) for s in reading.stretches)


@given(st.sampled_from(PAGES), st.sampled_from(["\r\n", "\r"]))
def test_line_ends_of_any_system_read_alike(path: Path, line_end: str) -> None:
    raw = path.read_text(encoding="utf-8")
    assert paragraphs(raw.replace("\n", line_end)) == paragraphs(raw)


@pytest.mark.parametrize(
    "raw",
    ["Two envoys met the minister of trade in Strelsau on Friday.", "Ruritania closes its border", "READ MORE", "x"],
)
def test_a_text_of_one_line_is_its_own_body(raw: str) -> None:
    assert paragraphs(raw) == [("body", raw)]


@pytest.mark.parametrize(
    "filler", ["a", "A", ".", "“", "- ", "AB ", "Home\n", "© ", "subscribe to ", "Aa Bb is ", "Related\n\n"]
)
def test_reading_takes_no_more_than_a_share_of_the_text_at_a_time(filler: str) -> None:
    raw = filler * (200_000 // len(filler))
    assert covers(raw, read_page(raw).stretches)


# A newspaper's page


def test_a_newspaper_page_keeps_the_article_and_nothing_else() -> None:
    assert kinds(page("newspaper")) == [
        "title",
        "byline",
        "byline",
        *["body"] * 3,
        "heading",
        *["body"] * 2,
        "note",
        "note",
    ]


def test_navigation_credits_prompts_and_other_stories_of_a_newspaper_page_are_furniture() -> None:
    dropped = left_out(page("newspaper"))
    for furniture in (
        "Skip to content",
        "Home > World > Europe",
        "5 min read",
        "Lena Brandt/AFP",
        "Advertisement",
        "Read more: Why the mountain road was closed",
        "Sign up for our free morning newsletter",
        "Ferries stayed in port",
        "profanity, hate speech",
        "Crossword",
    ):
        assert furniture in dropped


def test_a_prompt_inside_a_paragraph_is_cut_out_and_the_paragraph_goes_on() -> None:
    texts = [text for _, text in paragraphs(page("newspaper"))]
    assert any(
        text.endswith("says. Merchants on both sides have asked their governments to let lorries through.")
        for text in texts
    )


def test_a_newspaper_page_states_its_metadata() -> None:
    assert read_page(page("newspaper")).found == {
        "title": "Envoys of Ruritania and the Vale meet in Strelsau",
        "creators": ["Ada Marlow", "Piet Hendriks"],
        "publisher": "The Strelsau Courier",
        "genre": "news",
        "language": "en",
        "date": "2019-03-14",
    }


# Lines broken at a width, with the paragraphs' breaks lost


def test_broken_lines_become_paragraphs_parted_by_headings_in_capitals() -> None:
    found = paragraphs(page("hard-wrapped"))
    assert [kind for kind, _ in found] == ["title", "body", "heading", "body", "heading", "body"]
    assert [text for kind, text in found if kind == "heading"] == ["‘A VERY OLD QUARREL’", "THE PRICE OF SALT"]


def test_adverts_inside_broken_lines_are_cut_out() -> None:
    body = " ".join(text for _, text in paragraphs(page("hard-wrapped")))
    for advert in ("SUBSCRIBE", "noise", "story behind", "inbox", "recipes", "TheLantern", "TTS", "English Female"):
        assert advert not in body
    assert "the loan falls due in four years. The council itself has said little." in body


def test_a_press_review_is_known_by_the_papers_that_speak_in_it() -> None:
    found = read_page(page("hard-wrapped")).found
    assert (found["genre"], found["publisher"]) == ("press_review", "The Lantern")


def test_a_line_break_is_no_paragraph_break_where_the_next_word_had_no_room() -> None:
    raw = page("hard-wrapped")
    assert "the old government fled the capital" in " ".join(text for _, text in paragraphs(raw))


# An institute's page


def test_an_institute_page_keeps_headings_lists_and_notes() -> None:
    assert kinds(page("institute")) == [
        *("title", "byline", "body", "heading", "body", "heading"),
        *["list_item"] * 5,
        *("body", "note", "note"),
    ]


def test_numbers_of_a_list_are_labels_and_dashes_are_furniture() -> None:
    raw = page("institute")
    stretches = read_page(raw).stretches
    assert [raw[s.start : s.end] for s in stretches if s.label == "paragraph_label"] == ["1.", "2.", "3."]
    assert [raw[s.start : s.end] for s in stretches if s.label == "other"] == ["–", "–"]


def test_a_signed_paper_of_an_institute_is_analysis() -> None:
    assert read_page(page("institute")).found == {
        "title": "River treaties after the drought",
        "creators": ["Miriam Castellan"],
        "publisher": "Institute for Upland Studies",
        "genre": "analysis",
        "language": "en",
        "date": "2020-09-02",
    }


def test_the_title_line_with_the_sites_name_and_the_path_are_furniture() -> None:
    assert "River treaties after the drought – Institute" in left_out(page("institute"))
    assert "/, Publications" in left_out(page("institute"))
    assert "Photo credit" in left_out(page("institute"))


# A blog


def test_a_blog_keeps_the_post_under_its_own_title() -> None:
    raw = page("blog")
    assert kinds(raw) == ["title", "byline", *["body"] * 4, "note"]
    found = read_page(raw).found
    assert (found["title"], found["genre"], found["date"]) == ("Why nobody closes the pass", "opinion", "2012-05-09")


# Texts without furniture


@pytest.mark.parametrize(
    ("name", "furniture"),
    [
        (
            "press-release",
            ["MINISTRY OF FOREIGN AFFAIRS OF THE VALE", "Press Release", "FOR IMMEDIATE RELEASE", "ENDS"],
        ),
        ("debate", ["Parliamentary Debates (Official Report)", "House of Deputies", "Volume 212", "10.15 am"]),
        ("wire", []),
    ],
)
def test_a_plain_text_keeps_every_word_but_its_letterhead_and_the_hours(name: str, furniture: list[str]) -> None:
    assert [line for line in left_out(page(name)).splitlines() if any(map(str.isalnum, line))] == furniture


def test_a_release_has_its_title_its_list_and_the_notes_after_its_end() -> None:
    found = paragraphs(page("press-release"))
    assert ("title", "Vale and Ruritania sign agreement on the mountain road") in found
    assert [kind for kind, _ in found if kind in ("list_item", "note")] == ["list_item"] * 3 + ["note"] * 3
    assert read_page(page("press-release")).found["genre"] == "other"


def test_each_turn_of_a_debate_is_a_paragraph() -> None:
    turns = [text for kind, text in paragraphs(page("debate")) if kind == "body" and ":" in text]
    assert len(turns) == 7
    assert read_page(page("debate")).found["date"] == "2017-10-04"


def test_a_dateline_with_a_year_dates_a_report() -> None:
    assert read_page(page("wire")).found == {"language": "en", "date": "2016-03-03", "genre": "news"}


def test_what_somebody_is_quoted_as_saying_is_no_prompt() -> None:
    raw = (
        "The minister spoke in the square on Friday, to some two hundred farmers and their families.\n\n"
        "“Sign up for our newsletter today. Share this article with your friends,” he told them, and few did so.\n\n"
        '"Subscribe to the Courier," his deputy said. "Click here is what they will tell you next."'
    )
    assert left_out(raw) == ""


# Lines and blocks


def test_a_sentence_that_an_advert_broke_off_goes_on_after_it() -> None:
    raw = (
        "The talks in the winter palace ended without a word being said in public.\n\n"
        "The envoys left the capital on Friday evening and were expected\n\n"
        "Sign up for our free newsletter\n\n"
        "at the border before midnight, the ministry said in a statement."
    )
    assert kinds(raw) == ["body", "body"]


def test_headline_and_deck_of_a_page_without_a_byline_stay() -> None:
    raw = "Salt tax divides the Vale\n\n" + "The parliament of the Vale debated the tax on salt for nine hours. " * 2
    assert kinds(raw) == ["title", "body"]


def test_a_site_named_after_the_title_is_not_part_of_it() -> None:
    raw = (
        "Salt tax divides the Vale | The Courier\n\n"
        + "The parliament debated the tax on salt for nine hours today. " * 2
    )
    assert paragraphs(raw)[0] == ("title", "Salt tax divides the Vale")
    assert read_page(raw).found["publisher"] == "The Courier"


def test_an_article_goes_on_after_a_link_to_another_story() -> None:
    prose = "The parliament of the Vale debated the tax on salt for nine hours on Monday and came to no conclusion."
    link = "Related\n\nThe price of salt"
    raw = "\n\n".join(["Salt tax divides the Vale", prose, link, prose, prose, "More from Politics", "Who is who"])
    assert kinds(raw) == ["title", "body", "body", "body"]


def test_a_name_under_an_article_signs_it() -> None:
    prose = "The parliament of the Vale debated the tax on salt for nine hours on Monday and came to no conclusion."
    assert paragraphs(f"Salt tax\n\n{prose}\n\n{prose}\n\nAda Marlow")[-1] == ("signature", "Ada Marlow")


# What the field showed

PROSE = (
    "The mayor of Zenda said on Monday that the bridge over the river would be mended before the first snow falls, "
    "and that the town would pay for it out of what it takes from the carts."
)


def lines(*parts: str) -> str:
    return "\n\n".join(parts)


def test_the_title_stands_over_the_byline_not_over_the_day_the_page_was_read() -> None:
    raw = lines(
        "The Gazette", "Monday, 3 May 2021", "Log in", "Subscribe", "Who will mend the bridge?", "Ada Marlow",
        "2 May 2021", PROSE, PROSE,
    )  # fmt: skip
    assert paragraphs(raw)[:2] == [("title", "Who will mend the bridge?"), ("byline", "Ada Marlow")]
    assert read_page(raw).found["date"] == "2021-05-02"


@pytest.mark.parametrize(
    "above", ["Print this post", "THE VALLEY & ITS ROADS | COMMENTARY", "Welcome to the town of Zenda", "TC/2021/14"]
)
def test_what_stands_over_the_title_is_not_taken_for_it(above: str) -> None:
    raw = lines(above, "A bridge and its many menders", "By Ada Marlow", "3 May 2021", PROSE, PROSE)
    assert read_page(raw).found["title"] == "A bridge and its many menders"


def test_a_path_that_lost_its_separators_runs_on_into_the_title_and_is_left_out() -> None:
    raw = lines("HomeThe Valley's RoadsA bridge and its menders", "A bridge and its menders", PROSE, PROSE)
    assert paragraphs(raw)[0] == ("title", "A bridge and its menders")
    assert "HomeThe" in left_out(raw)


def test_a_date_beside_a_control_stays_a_date() -> None:
    raw = "A bridge and its menders\nBy Ada Marlow\nMay 3, 2021\nShare\nDownload PDF\n\n" + lines(PROSE, PROSE)
    assert read_page(raw).found["date"] == "2021-05-03"


def test_numbered_headings_stand_over_text_and_numbered_items_over_one_another() -> None:
    raw = lines("A bridge and its menders", PROSE, "1. The bridge", PROSE, "2. The menders", PROSE)
    assert kinds(raw) == ["title", "body", "heading", "body", "heading", "body"]
    raw = lines("A bridge and its menders", PROSE, "1. The bridge is old.", "2. The menders are few.", PROSE)
    assert kinds(raw) == ["title", "body", "list_item", "list_item", "body"]


def test_headlines_of_other_stories_behind_the_end_are_left_out_without_a_marker() -> None:
    raw = lines(
        "The bridge", PROSE, PROSE, "Ada Marlow", "Zenda", "-", "Miller Caught Signing Petition Twice",
        "Seven Things To Do In Strelsau", "Count Sells Castle To Circus Rider",
    )  # fmt: skip
    assert paragraphs(raw)[-2:] == [("signature", "Ada Marlow"), ("signature", "Zenda")]


def test_a_list_of_topics_under_the_title_is_a_menu() -> None:
    raw = "Home\nAbout us\nLog in\n\n" + lines(
        "A bridge and its menders", PROSE, "Roads", "Rivers & Bridges", "The Valley", PROSE, PROSE
    )
    assert kinds(raw) == ["title", "body", "body", "body"]


def test_those_who_reported_and_edited_are_a_note_whatever_stands_below() -> None:
    raw = lines("A bridge and its menders", PROSE, PROSE, "(Reporting by Ada Marlow; Editing by Tom Minor)", PROSE)
    assert kinds(raw) == ["title", "body", "body", "note", "body"]


def test_the_name_over_the_note_on_the_author_signs_and_the_name_under_the_title_is_the_byline() -> None:
    raw = lines(
        "A bridge and its menders", PROSE, "Ada Marlow", PROSE, PROSE, "Ada Marlow is an editor of the Zenda Gazette."
    )
    assert kinds(raw) == ["title", "body", "byline", "body", "body", "note"]


def test_what_a_paper_is_quoted_with_after_a_colon_is_no_heading() -> None:
    raw = lines("What the papers say", PROSE, 'Zenda Gazette: "A bridge too few"', 'Strelsau Post: "Mend it"', PROSE)
    assert kinds(raw) == ["title", "body", "body", "body", "body"]


def test_the_paper_that_a_note_says_it_appeared_in_published_it() -> None:
    raw = lines("A bridge and its menders", PROSE, PROSE, "Published in The Zenda Gazette, May 3rd, 2021")
    assert read_page(raw).found["publisher"] == "Zenda Gazette"
    assert read_page(raw).found["date"] == "2021-05-03"


def test_an_address_in_a_prompt_is_not_that_of_the_document() -> None:
    raw = lines("A bridge and its menders", PROSE, PROSE, "Follow our coverage of it at https://gazette.example/rye")
    assert "source_url" not in read_page(raw).found


def test_an_article_goes_on_behind_a_list_with_bullets_and_behind_a_player() -> None:
    raw = lines(
        "A bridge and its menders", PROSE, "Related stories", "• Seven things to do in Strelsau", PROSE, "“No.”"
    )
    assert [text for kind, text in paragraphs(raw) if kind == "body"] == [PROSE, PROSE, "“No.”"]
    raw = lines("A bridge and its menders", PROSE, "Recommended video", "0:00 / 1:30", PROSE, "“No.”")
    assert [text for kind, text in paragraphs(raw) if kind == "body"] == [PROSE, PROSE, "“No.”"]


def test_the_letterhead_of_an_assembly_is_not_the_title_of_its_release() -> None:
    raw = lines("Security Council", "8612th Meeting (AM)", "9 September 2019", "Envoy warns of hunger", PROSE, PROSE)
    assert read_page(raw).found["title"] == "Envoy warns of hunger"


RECORD = lines(
    "Security Council", "8612th Meeting (AM)", "SC/13907", "9 September 2019", "Envoy Warns of Hunger",
    "Border Valleys", PROSE, "10.41 am", PROSE, "673", PROSE,
    "(page 2 follows)", "Security Council", "Press Release SC/13907", PROSE,
    "674 Oral Answers 9 SEPTEMBER 2019 Oral Answers 675", PROSE,
)  # fmt: skip


def test_running_heads_symbols_hours_and_columns_of_a_record_are_furniture() -> None:
    assert paragraphs(RECORD) == [
        ("byline", "9 September 2019"),
        ("title", "Envoy Warns of Hunger"),
        ("heading", "Border Valleys"),
        *[("body", PROSE)] * 5,
    ]


def test_nobody_signs_a_record_under_its_title() -> None:
    assert "creators" not in read_page(RECORD).found


def test_the_hours_of_a_live_report_are_kept() -> None:
    raw = lines("Salt tax divides the Vale", "10:41 a.m.", PROSE, "11:05 a.m.", PROSE)
    assert ("body", "11:05 a.m.") in paragraphs(raw)


@pytest.mark.parametrize(
    "head",
    [
        "House of Deputies", "Official Report", "(HANSARD)", "Volume 743 Number 31", "[Madam Speaker in the Chair]",
        "Meetings Coverage and Press Releases", "Permanent Council", "No. 118/2022", "Original: ENGLISH",
        "Ministry of Salt and Roads", "FOR IMMEDIATE RELEASE",
    ],
)  # fmt: skip
def test_a_letterhead_is_furniture_over_a_title(head: str) -> None:
    assert paragraphs(lines(head, "9 September 2019", "Envoy Warns of Hunger", PROSE, PROSE))[1:2] == [
        ("title", "Envoy Warns of Hunger")
    ]
    assert head in left_out(lines(head, "9 September 2019", "Envoy Warns of Hunger", PROSE, PROSE))


def test_a_headline_that_begins_like_a_letterhead_is_a_title() -> None:
    assert paragraphs(lines("Parliament votes on the salt tax", PROSE, PROSE))[0][0] == "title"
    assert paragraphs(lines("Ministry Warns Traders", PROSE, PROSE))[0][0] == "title"
