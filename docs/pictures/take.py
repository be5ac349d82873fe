"""Take the README's pictures from the demo itself, so that they cannot show a program that is not there.

    .venv/bin/python -m docs.pictures.take [FOLDER]

The large demo is filled in a folder of its own, or FOLDER, filled before, is copied; it is served by `webforms up`, and
a real browser walks through it as a village clerk, a street checker and the bureau do. Those of the documents are taken
by `papers`."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.fixtures.demo import DEMO_PASSWORD
from tests.fixtures.served import Served

HERE = Path(__file__).parent
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 860}
DONE_WITHIN = 90_000


def main() -> None:
    with served_demo() as served, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-dev-shm-usage"])
        village_fills(browser, served.url)
        street_checks(browser, served.url)
        bureau_scores_and_prints(browser, served.url)
        browser.close()


@contextmanager
def served_demo() -> Iterator[Served]:
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        if len(sys.argv) > 1:
            shutil.copytree(sys.argv[1], data)
        else:
            environment = {**os.environ, "WEBFORMS_DATA_DIR": str(data)}
            subprocess.run([sys.executable, "-m", "webforms", "demo"], check=True, env=environment)
        served = Served(data)
        try:
            served.start()
            yield served
        finally:
            served.end()


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


def signed_in(browser: Browser, url: str, login: str, size: dict[str, int]) -> Page:
    page = browser.new_context(viewport=size, base_url=url, locale="zh-CN").new_page()
    page.goto("/account/sign-in")
    page.get_by_label("账号").fill(login)
    page.get_by_label("密码").fill(DEMO_PASSWORD)
    page.get_by_role("button", name="登录").click()
    page.wait_for_url(lambda at: "sign-in" not in at)
    return page


def take(page: Page, name: str) -> None:
    path = HERE / f"{name}.png"
    page.screenshot(path=path)
    Image.open(path).convert("P", palette=Image.Palette.ADAPTIVE, colors=128).save(path, optimize=True)


if __name__ == "__main__":
    main()
