"""Pictures of the explorer's views for the documents: docs/images/<view>.png, 1,440 wide, and 390 for a few."""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import polars as pl
from playwright.sync_api import sync_playwright

IMAGES = Path(__file__).resolve().parents[1] / "docs" / "images"


def main() -> None:
    """Take them all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("package", type=Path, nargs="?", default=Path("build/latest"))
    package = parser.parse_args().package
    told = pl.read_parquet(package / "occurrences.parquet").sort("n_reports", "occurrence_id")["occurrence_id"][-1]
    event = pl.read_parquet(package / "events.parquet").filter(occurrence_id=told)["event_id"].sort()[0]
    wide = {
        "explorer": "",
        "timeline": "timeline",
        "occurrence": f"occurrence/{told}",
        "entities": "entities",
        "entity": "entity/taliban",
        "quotations": "quotations",
        "documents": "documents",
        "reader": f"event/{event}",
        "tables": "tables/events",
    }
    narrow = {"timeline-narrow": "timeline", "reader-narrow": f"event/{event}"}
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    IMAGES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for width, views in ((1440, wide), (390, narrow)):
            page = browser.new_page(viewport={"width": width, "height": 900})
            for name, view in views.items():
                page.goto(f"{(package / 'index.html').resolve().as_uri()}#/{view}")
                page.wait_for_function("h => document.documentElement.dataset.ready === h", arg=f"#/{view}")
                page.screenshot(path=IMAGES / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    main()
