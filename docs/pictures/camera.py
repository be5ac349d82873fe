"""What every walk with a camera needs: the large demo served as it is, somebody signed in, a picture kept small."""

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
from playwright.sync_api import Browser, Page

from tests.fixtures.demo import DEMO_PASSWORD
from tests.fixtures.served import Served

HERE = Path(__file__).parent
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 860}
PRINTED_AT = "http://shequ.example.cn"  # what a sheet of paper says; a district has an address of its own


@contextmanager
def served_demo(filled: Path | None = None) -> Iterator[Served]:
    """A copy of the folder `filled`, or a demo filled for this."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        if filled:
            shutil.copytree(filled, data)
        else:
            environment = {**os.environ, "WEBFORMS_DATA_DIR": str(data)}
            subprocess.run([sys.executable, "-m", "webforms", "demo"], check=True, env=environment)
        os.environ["WEBFORMS_BASE_URL"] = PRINTED_AT
        served = Served(data)
        try:
            served.start()
            yield served
        finally:
            served.end()


def window(browser: Browser, url: str, size: dict[str, int]) -> Page:
    return browser.new_context(viewport=size, base_url=url, locale="zh-CN").new_page()


def signed_in(browser: Browser, url: str, login: str, size: dict[str, int]) -> Page:
    page = window(browser, url, size)
    page.goto("/account/sign-in")
    page.get_by_label("账号").fill(login)
    page.get_by_label("密码").fill(DEMO_PASSWORD)
    page.get_by_role("button", name="登录").click()
    page.wait_for_url(lambda at: "sign-in" not in at)
    return page


def take(page: Page, name: str, height: int | None = None, colours: int = 128) -> None:
    """What the window shows, or the upper `height` of it."""
    path = HERE / f"{name}.png"
    path.parent.mkdir(exist_ok=True)
    size = page.viewport_size or DESK
    page.screenshot(path=path, clip={"x": 0, "y": 0, "width": size["width"], "height": height or size["height"]})
    Image.open(path).convert("P", palette=Image.Palette.ADAPTIVE, colors=colours).save(path, optimize=True)
