"""The explorer in a real browser: headless Chromium, the page opened from disk as a reader opens it."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import polars as pl
import pytest

from wakhan.explore import explore
from wakhan.schema import PUBLISHED

pytest.importorskip("playwright", reason="Playwright is not installed (pip install playwright)")
from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on PATH (Debian: apt-get install chromium)")
QUIET = (
    *("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update"),
)
IN_SIGHT = "e => { const b = e.getBoundingClientRect(); return b.top >= 0 && b.bottom <= innerHeight }"
LOCAL = ("file:", "data:", "blob:")
VIEWS = ("", "timeline", "entities", "quotations", "documents", "tables", "tables/events")
# The kinds of rows that a link can lead to: table, key, and the column of the words that must be highlighted.
PLACES = (
    ("mentions", "mention_id", "surface"),
    ("quotations", "quotation_id", "text"),
    ("events", "event_id", "trigger"),
    ("redactions", "redaction_id", "code"),
)
EVIL = '<img src=x onerror="window.evil=1"><script>window.evil=1</script>'
QUALITY: dict[str, Any] = {"valid": True, "checks": [], "notes": []}

Tiny = Any
Visit = Callable[..., Page]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=[*QUIET])
        yield started
        started.close()


@pytest.fixture
def visit(browser: Browser, digest_edition: Path) -> Iterator[Visit]:
    """A function that opens a view of a package and waits until it is drawn; nothing may go wrong meanwhile."""
    trouble: list[str] = []
    opened: list[Page] = []

    def go(view: str = "", folder: Path = digest_edition, **context: Any) -> Page:
        if not opened or context:
            page = browser.new_context(
                viewport={"width": context.pop("width", 1440), "height": 900}, **context
            ).new_page()
            page.on("console", lambda m: trouble.append(m.text) if m.type == "error" else None)
            page.on("pageerror", lambda e: trouble.append(str(e)))
            page.on(
                "request", lambda r: None if r.url.startswith(("file:", "data:", "blob:")) else trouble.append(r.url)
            )
            opened.append(page)
        page = opened[-1]
        page.goto(f"{(folder / 'index.html').as_uri()}#/{view}")
        page.wait_for_function("hash => document.documentElement.dataset.ready === hash", arg=f"#/{view}")
        return page

    yield go
    for page in opened:
        page.context.close()
    assert trouble == []


def write(folder: Path, pages: dict[str, str]) -> Path:
    for path, text in pages.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def status(page: Page) -> str:
    return page.locator("[role=status]").inner_text()


# --- what every view must do ---


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_opens_and_has_a_heading_and_content(view: str, visit: Visit) -> None:
    page = visit(view)
    assert page.locator("main h1").count() == 1
    assert len(page.locator("main").inner_text()) > 100


@pytest.mark.parametrize("view", [*VIEWS, "entity/taliban", "document/state-2001-beijing"])
def test_a_view_fits_a_narrow_screen(view: str, visit: Visit) -> None:
    page = visit(view, width=390)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", [*VIEWS, "entity/china", "document/state-2001-beijing"])
def test_axe_finds_no_serious_violation(view: str, scheme: str, visit: Visit) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    found = axe.Axe().run(visit(view, color_scheme=scheme)).response["violations"]
    serious = [v for v in found if v["impact"] in ("serious", "critical")]
    assert [(v["id"], v["nodes"][0]["html"][:200]) for v in serious] == []


def test_the_views_can_be_reached_with_the_keyboard(visit: Visit) -> None:
    page = visit()
    for _ in range(3):  # from the content to the links above it: skip link, name, timeline
        page.keyboard.press("Tab")
    page.locator("header nav a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("document.documentElement.dataset.ready === '#/timeline'")
    assert page.evaluate("document.activeElement.id") == "view"


def test_printing_leaves_out_what_only_a_screen_needs(visit: Visit) -> None:
    page = visit("timeline")
    page.emulate_media(media="print")
    assert not page.locator("header nav").is_visible()
    assert not page.locator(".filters").is_visible()


# --- links that can be shared ---


@pytest.mark.parametrize(("table", "key", "column"), PLACES)
def test_a_link_to_a_row_lands_on_its_highlighted_words(
    table: str, key: str, column: str, visit: Visit, digest_edition: Path
) -> None:
    rows = pl.read_parquet(digest_edition / f"{table}.parquet").select(key, column).drop_nulls()
    for row_id, words in rows.gather_every(max(1, len(rows) // 4)).iter_rows():
        page = visit(f"{table.removesuffix('s')}/{quote(row_id, safe='')}")
        targets = page.locator(".text .target")
        assert "".join(targets.all_inner_texts()).split() == words.split()
        assert targets.first.evaluate(
            "e => { const b = e.getBoundingClientRect(); return b.top >= 0 && b.bottom <= innerHeight }"
        )
        assert row_id in page.locator(".selected").inner_text()


def test_a_link_to_an_occurrence_shows_all_its_reports_with_their_evidence(visit: Visit, digest_edition: Path) -> None:
    told = pl.read_parquet(digest_edition / "occurrences.parquet").sort("n_reports").tail(1).to_dicts()[0]
    events = pl.read_parquet(digest_edition / "events.parquet").filter(occurrence_id=told["occurrence_id"])
    page = visit(f"occurrence/{told['occurrence_id']}")
    assert page.locator("h1").inner_text() == told["title"]
    assert sorted(page.locator(".card blockquote").all_inner_texts()) == sorted(events["evidence"])


def test_a_link_to_what_is_not_there_says_so(visit: Visit) -> None:
    for view in ("entity/nobody", "event/nowhere:e1", "document/none", "nonsense"):
        assert visit(view).locator("h1").inner_text() == "Not here"


def test_one_click_leads_from_a_row_of_a_table_to_its_place(visit: Visit) -> None:
    page = visit("tables/events")
    page.locator("tbody a").first.click()
    page.wait_for_selector(".text .target")
    assert page.locator(".selected h2").inner_text() == "Event"


# --- filters and search give the counts that the tables give ---


def test_the_timeline_filters_by_type_side_and_words(visit: Visit, digest_edition: Path) -> None:
    occurrences = pl.read_parquet(digest_edition / "occurrences.parquet")
    events = pl.read_parquet(digest_edition / "events.parquet").select("event_id", "occurrence_id")
    sides = pl.read_parquet(digest_edition / "event_participants.parquet").join(events, on="event_id")
    page = visit("timeline")
    assert status(page).startswith(f"{len(occurrences)} occurrences")
    page.select_option("[name=type]", "CONSULT")
    consult = occurrences.filter(event_type="CONSULT")
    assert status(page).startswith(f"{len(consult)} occurrence")
    page.select_option("[name=side]", "taliban")
    named = sides.filter(entity_id="taliban")["occurrence_id"].unique()
    both = consult.filter(pl.col("occurrence_id").is_in(named.implode()))
    assert status(page).startswith(f"{len(both)} occurrence")
    page.fill("[name=q]", "CHINA")
    words = both.filter(pl.col("title").str.to_lowercase().str.contains("china"))
    assert status(page).startswith(f"{len(words)} occurrence")
    assert page.url.endswith("#/timeline?type=CONSULT&side=taliban&q=CHINA")
    visit()
    assert status(visit("timeline?type=CONSULT&side=taliban&q=CHINA")).startswith(f"{len(words)} occurrence")


def test_every_dated_occurrence_is_drawn(visit: Visit, digest_edition: Path) -> None:
    dated = pl.read_parquet(digest_edition / "occurrences.parquet").drop_nulls("date_start")
    page = visit("timeline")
    page.wait_for_selector(".chart svg")
    assert page.locator(".chart svg .mark-rect.role-mark path, .chart svg .mark-symbol.role-mark path").count() == len(
        dated
    )


def test_quotations_filter_by_speaker_reporter_and_kind(visit: Visit, digest_edition: Path) -> None:
    quotations = pl.read_parquet(digest_edition / "quotations.parquet")
    speaker = quotations["speaker_entity_id"].drop_nulls().mode().sort()[0]
    page = visit("quotations")
    assert status(page).startswith(f"{len(quotations)} quotations")
    page.select_option("[name=speaker]", speaker)
    own = quotations.filter(speaker_entity_id=speaker)
    direct = own.filter(quote_type="direct")
    assert status(page).startswith(f"{len(own)} quotation") and f": {len(direct)} direct" in status(page)
    page.select_option("[name=type]", "direct")
    assert status(page).startswith(f"{len(direct)} quotation")


def test_nested_quotations_stand_within_the_one_that_encloses_them(visit: Visit, digest_edition: Path) -> None:
    nested = pl.read_parquet(digest_edition / "quotations.parquet").drop_nulls("parent_quotation_id")
    page = visit("quotations")
    while (more := page.locator("button.more")).is_visible():
        more.click()
    assert page.locator(".nested .quotation").count() == len(nested)


def test_searching_a_table_finds_the_rows_that_have_the_words(visit: Visit, digest_edition: Path) -> None:
    rows = pl.read_parquet(digest_edition / "mentions.parquet")
    page = visit("tables/mentions")
    page.fill("input[type=search]", "islamabad")
    text = rows.select(pl.concat_str(pl.all().cast(pl.String), separator=" ", ignore_nulls=True).str.to_lowercase())
    found = text.to_series().str.contains("islamabad").sum()
    page.wait_for_function("n => document.querySelector('.dt-info').textContent.includes(`of ${n} `)", arg=found)


def test_a_table_is_saved_as_the_csv_that_is_published(visit: Visit, digest_edition: Path, tmp_path: Path) -> None:
    page = visit("tables/entity_roles")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save as CSV").click()
    saved.value.save_as(tmp_path / "saved.csv")
    with (
        (tmp_path / "saved.csv").open(encoding="utf-8-sig") as a,
        (digest_edition / "csv" / "entity_roles.csv").open(encoding="utf-8") as b,
    ):
        assert [row for row in csv.reader(a) if row] == list(csv.reader(b))


@pytest.mark.parametrize("table", PUBLISHED)
def test_every_table_shows_all_its_rows_and_what_its_columns_mean(
    table: str, visit: Visit, digest_edition: Path
) -> None:
    rows = pl.read_parquet(digest_edition / f"{table}.parquet")
    page = visit(f"tables/{table}")
    assert f" of {len(rows):,} " in page.locator(".dt-info").inner_text()
    assert page.locator(".dictionary dt").count() == len(rows.columns)


def test_an_entity_shows_its_offices_over_time(visit: Visit, digest_edition: Path) -> None:
    roles = pl.read_parquet(digest_edition / "entity_roles.parquet").filter(
        pl.col("valid_start").str.contains(r"^\d{4}")
    )
    held = roles.filter(organisation_id="taliban")
    page = visit("entity/taliban")
    page.wait_for_selector(".chart.roles svg")
    assert page.locator(".chart.roles svg .mark-rect.role-mark path").count() == len(held)


def test_layers_of_the_reader_can_be_switched_off(visit: Visit) -> None:
    page = visit("document/state-2001-beijing")
    assert page.locator(".redaction").first.is_visible()
    page.get_by_label("redactions").uncheck()
    assert not page.locator(".redaction").first.is_visible()


def test_a_cable_shows_its_header(visit: Visit, digest_edition: Path) -> None:
    cable = pl.read_parquet(digest_edition / "cables.parquet").to_dicts()[0]
    page = visit(f"document/{cable['document_id']}")
    page.get_by_text("Cable header").click()
    assert cable["mrn"] in page.locator(".cable").inner_text()


def test_changes_are_told_as_the_diff_tells_them(
    tiny: Tiny, descriptor: dict[str, Any], visit: Visit, tmp_path: Path
) -> None:
    counts = {"added": 1, "removed": 0, "renamed": 0, "changed": 2, "moved": 0, "rows_before": 3, "rows_after": 4}
    changes = {
        "before": "1.2.2",
        "after": "1.2.3",
        "summary": "1 event added.",
        "sections": [{"title": "Events", "lines": [{"kind": "Added", "text": f"Added: {EVIL}."}]}],
        "tables": {"events": counts, "mentions": dict.fromkeys(counts, 0)},
    }
    folder = write(tmp_path, explore(tiny.tables, tiny.raw, descriptor, QUALITY, changes))
    page = visit("changes", folder)
    assert page.locator("h1").inner_text() == "Changes from 1.2.2 to 1.2.3"
    assert [row.split() for row in page.locator("tbody tr").all_inner_texts()] == [["events", "3", "4", "1", "2"]]
    assert page.locator("main li").all_inner_texts() == [f"Added: {EVIL}."]
    page.get_by_role("link", name="Tables").click()
    assert page.get_by_role("link", name="Changes").is_visible()


def test_a_first_version_has_no_changes_to_show(visit: Visit) -> None:
    assert visit().get_by_role("link", name="Changes").count() == 0


# --- text is shown, never run ---


def test_markup_in_any_text_is_shown_and_not_run(
    tiny: Tiny, descriptor: dict[str, Any], visit: Visit, tmp_path: Path
) -> None:
    tables = dict(tiny.tables)
    for name, frame in tables.items():
        texts = [c for c, kind in frame.schema.items() if kind == pl.String and not c.endswith("_id")]
        keep = {"date", "kind", "quote_type", "status", "event_type", "text_policy", "text_basis", "entity_type"}
        tables[name] = frame.with_columns(pl.lit(EVIL).alias(c) for c in texts if c not in keep)
    given = descriptor | {"title": EVIL, "description": EVIL}
    folder = write(tmp_path, explore(tables, tiny.raw, given, QUALITY))
    (document,) = tiny.raw
    row = tables["events"]["event_id"][0]
    views = [
        *VIEWS[:-2],
        *(f"tables/{t}" for t in PUBLISHED),
        f"document/{document}",
        f"event/{row}",
        "entity/ana-example",
    ]
    for view in [*views, f"occurrence/{tables['occurrences']['occurrence_id'][0]}", f"timeline?q={quote(EVIL)}"]:
        page = visit(view, folder)
        assert page.evaluate("window.evil") is None
        assert page.locator("img").count() == 0
    assert EVIL in visit("entity/ana-example", folder).locator("h1").inner_text()


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "//elsewhere.example"])
def test_an_address_that_is_not_of_the_web_is_no_link(
    address: str, tiny: Tiny, descriptor: dict[str, Any], visit: Visit, tmp_path: Path
) -> None:
    tables = tiny.change("documents", source_url=address)
    folder = write(tmp_path, explore(tables, tiny.raw, descriptor, QUALITY))
    (document,) = tiny.raw
    assert visit(f"document/{document}", folder).locator(f"a[href='{address}']").count() == 0


# --- large packages, withheld texts ---


def test_a_large_package_reads_only_the_parts_it_shows(
    tiny: Tiny, descriptor: dict[str, Any], visit: Visit, tmp_path: Path
) -> None:
    folder = write(tmp_path, explore(tiny.tables, tiny.raw, descriptor, QUALITY, rows_in_page=0))
    page = visit("documents", folder)
    assert page.locator("tbody tr").count() == 1
    assert page.evaluate("Object.keys(wakhanParts)") == ["documents-0"]
    event = tiny.tables["events"]["event_id"][0]
    assert visit(f"event/{event}", folder).locator(".text .target").inner_text() == "met"


def test_a_page_without_its_data_beside_it_says_what_is_missing(
    tiny: Tiny, descriptor: dict[str, Any], browser: Browser, tmp_path: Path
) -> None:
    pages = explore(tiny.tables, tiny.raw, descriptor, QUALITY, rows_in_page=0)
    folder = write(tmp_path, {"index.html": pages["index.html"]})
    page = browser.new_page()
    page.goto(f"{(folder / 'index.html').as_uri()}#/documents")
    page.wait_for_selector("[role=alert]")
    assert "keep the folder “explorer” beside this page" in page.locator("[role=alert]").inner_text()
    page.close()


def test_withheld_text_is_shown_as_its_place_with_the_names_in_it(
    tiny_under: Callable[[str], Tiny], descriptor: dict[str, Any], visit: Visit, tmp_path: Path
) -> None:
    from wakhan.rights import withhold

    folder = write(tmp_path, explore(withhold(tiny_under("quote").tables), {}, descriptor, QUALITY))
    (document,) = tiny_under("quote").raw
    text = visit(f"document/{document}", folder).locator(".text").inner_text()
    assert "words withheld, code points" in text
    assert "Ana Example" in text and "Nobody" not in text


def test_the_page_of_the_default_package_is_under_five_megabytes(digest_edition: Path) -> None:
    assert (digest_edition / "index.html").stat().st_size < 5_000_000
