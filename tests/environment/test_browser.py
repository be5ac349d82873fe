"""A real Chromium opens a page, in Chinese, at the width of a phone."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.slow

PAGE = """<!doctype html><html lang="zh"><meta charset="utf-8"><title>示例</title>
<button onclick="document.querySelector('output').textContent = innerWidth">宽度</button><output></output>"""


def test_chromium_runs_a_page_at_the_width_of_a_phone(page: Page, tmp_path: Path):
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto((tmp_path / "page.html").as_uri())
    page.get_by_role("button", name="宽度").click()
    assert page.title() == "示例"
    assert page.locator("output").inner_text() == "390"
