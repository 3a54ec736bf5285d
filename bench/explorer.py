"""How heavy the explorer is: size of the page, time until it can be used, time of a filter.

`make bench` runs it on build/latest and on the same package with every document copied until there are 2,000. Times are
medians of five runs in headless Chromium, the page opened from disk.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import tempfile
from pathlib import Path

import polars as pl
from playwright.sync_api import Browser, sync_playwright

from wakhan.explore import explore
from wakhan.schema import PUBLISHED
from wakhan.tables import read

RUNS = 5
# Keys that carry the id of a document or of one of its rows.
OWN = ("document_id", "paragraph_id", "mention_id", "quotation_id", "parent_quotation_id", "event_id", "redaction_id")


def main() -> None:
    """Measure a package and a large one made of it; one line of JSON each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("package", type=Path, nargs="?", default=Path("build/latest"))
    parser.add_argument("--documents", type=int, default=2000)
    given = parser.parse_args()
    tables = {name: read(given.package / f"{name}.parquet", name) for name in PUBLISHED}
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for name, copied in (("this package", tables), ("large", copies(tables, given.documents))):
            folder = Path(scratch) / name.split()[0]
            files = draw(copied, given.package, folder)
            most = f"entity/{tables['entities'].sort('n_mentions')['entity_id'][-1]}"
            last = f"document/{copied['documents']['document_id'].max()}"
            measured = times(browser, folder, most, last)
            print(json.dumps({"package": name, "documents": len(copied["documents"])} | files | measured))
        browser.close()


def copies(tables: dict[str, pl.DataFrame], documents: int) -> dict[str, pl.DataFrame]:
    """The tables with every document copied, under ids of its own, until there are so many."""
    times = -(-documents // max(1, len(tables["documents"])))
    large = {}
    for name, frame in tables.items():
        own = [c for c in frame.columns if c in OWN or (c == "occurrence_id")]
        if not own:
            large[name] = frame
            continue
        large[name] = pl.concat(
            frame.with_columns(
                pl.concat_str(
                    pl.col(c).str.extract("^([^:]*)"), pl.lit(f"-{n}"), pl.col(c).str.extract("(:.*)$").fill_null("")
                ).alias(c)
                for c in own
            )
            for n in range(times)
        )
    return large


def draw(tables: dict[str, pl.DataFrame], package: Path, folder: Path) -> dict[str, float]:
    """Write the explorer of the tables; the texts are withheld, as in a package whose texts are not ours."""
    hidden = tables["paragraphs"].with_columns(text=pl.lit(None, pl.String))
    descriptor = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))
    quality = json.loads((package / "quality.json").read_text(encoding="utf-8"))
    pages = explore(tables | {"paragraphs": hidden}, {}, descriptor, quality)
    for path, text in pages.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    sizes = {path: len(text.encode()) / 1e6 for path, text in pages.items()}
    return {"page_mb": round(sizes["index.html"], 2), "beside_mb": round(sum(sizes.values()) - sizes["index.html"], 1)}


def times(browser: Browser, folder: Path, entity: str, document: str) -> dict[str, float]:
    """Milliseconds until each view is drawn, and from a keystroke in a filter until its rows are shown."""
    found: dict[str, list[float]] = {}
    for _ in range(RUNS):
        page = browser.new_page()
        for view in ("", "timeline", "quotations", "tables/mentions", entity, document):
            page.goto("about:blank")
            page.goto(f"{(folder / 'index.html').as_uri()}#/{view}")
            page.wait_for_function(
                "h => document.documentElement.dataset.ready === h", arg=f"#/{view}", timeout=120_000
            )
            name = view.split("/")[0] or "overview"
            found.setdefault(f"{name}_ms", []).append(page.evaluate("performance.now()"))
            if view in ("timeline", "quotations"):
                took = page.evaluate(
                    """() => new Promise(done => {
                        const list = document.querySelector('.list').parentNode;
                        const field = document.querySelector('[name=q]');
                        const start = performance.now();
                        new MutationObserver(() => requestAnimationFrame(() => done(performance.now() - start)))
                            .observe(list, {childList: true});
                        field.value = 'talks'; field.dispatchEvent(new Event('input', {bubbles: true}));
                    })"""
                )
                found.setdefault(f"{view}_filter_ms", []).append(took)
        page.close()
    return {name: round(statistics.median(values)) for name, values in found.items()}


if __name__ == "__main__":
    main()
