"""Take the pictures of README and guide from the demo itself, so that they cannot show a program that is not there.

    .venv/bin/python -m docs.pictures.take [FOLDER]

The large demo is filled in a folder of its own, or FOLDER, filled before, is copied; it is served by `webforms up`, and
a real browser walks through it as a village clerk, a street checker and the bureau do, then through the pages of the
guide. Those of the documents are taken by `papers`."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import Browser, expect, sync_playwright

from docs.pictures import guide
from docs.pictures.camera import DESK, PHONE, served_demo, signed_in, take

DONE_WITHIN = 90_000


def main() -> None:
    filled = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    with served_demo(filled) as served, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        for walk in (village_fills, street_checks, bureau_scores_and_prints, *guide.WALKS):
            walk(browser, served.url)
        browser.close()


def village_fills(browser: Browser, url: str) -> None:
    page = signed_in(browser, url, "lt03", PHONE)
    page.goto("/fill/new/activity")
    page.locator("#f_title").fill("重阳节健康讲座")
    page.locator("#f_category").select_option("health")
    page.locator("#f_attendance").fill("46")
    page.locator("#f_elderly").fill("39")
    page.get_by_role("group", name="参加情况").evaluate("group => group.scrollIntoView()")
    take(page, "village-activity")


def street_checks(browser: Browser, url: str) -> None:
    page = signed_in(browser, url, "ltsh", DESK)
    page.goto("/review/")
    page.get_by_role("link", name="智能手机入门班").first.click()
    page.wait_for_load_state("networkidle")
    take(page, "street-checks")


def bureau_scores_and_prints(browser: Browser, url: str) -> None:
    page = signed_in(browser, url, "jyj1", DESK)
    page.goto("/bureau/")
    take(page, "bureau-score")
    page.goto("/bureau/indicators/3.1.1")
    take(page, "bureau-indicator")
    page.goto("/figures/persons_unique")
    take(page, "bureau-figure")
    page.goto("/documents/")
    page.get_by_role("button", name="生成这").click()
    expect(page.locator("a[href$='/file']")).to_have_count(3, timeout=DONE_WITHIN)
    page.evaluate("window.scrollTo(0, 0)")
    take(page, "bureau-documents")


if __name__ == "__main__":
    main()
