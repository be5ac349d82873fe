"""A street's month from a spreadsheet in real Chromium: faults at their cells, the marked copy mended, then entered."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page, expect

from tests.e2e.live import served
from tests.e2e.people import DESK, PHONE, opened
from tests.record_books import filled, zipped
from tests.web.world import PASSWORD, District, picture

pytestmark = [pytest.mark.slow, pytest.mark.timeout(180)]

ROW = {
    "f:title": "健康义诊", "f:starts_at": "2016-06-03 09:00", "f:place": "活动室", "f:attendance": 120,
    "f:charged": "否", "file:photo": "p1.jpg",
}


def template_of(page: Page, folder: Path) -> bytes:
    page.get_by_text("下载模板", exact=True).last.scroll_into_view_if_needed()
    with page.expect_download() as waiting:
        page.get_by_role("link", name="活动记录", exact=True).click()
    path = folder / "模板.xlsx"
    waiting.value.save_as(path)
    return path.read_bytes()


def sent(page: Page, book: Path, pictures: Path | None = None) -> None:
    page.locator("#book").set_input_files(book)
    if pictures:
        page.locator("#pictures").set_input_files(pictures)


def faulty_book(content: bytes, folder: Path) -> Path:
    lists = folder / "lists.xlsx"
    lists.write_bytes(content)
    offered = load_workbook(lists)["_选项"]
    row = {**ROW, "unit": offered["A2"].value, "f:category": offered["C1"].value}
    path = folder / "六月.xlsx"
    path.write_bytes(filled(content, [row, {**row, "f:title": "讲座", "f:attendance": "一百二"}]))
    return path


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_faults_are_marked_mended_and_entered(browser: Browser, district: District, tmp_path: Path, size: dict):
    pictures = tmp_path / "照片.zip"
    pictures.write_bytes(zipped({"照片/P1.JPG": picture()}))
    with served(district) as address:
        page = opened(browser, address, "fengcheng", PASSWORD, size)
        page.goto("/transfer/")
        sent(page, faulty_book(template_of(page, tmp_path), tmp_path), pictures)
        page.get_by_role("button", name="核对这份表格").click()
        expect(page.locator(".note-bad")).to_contain_text("2 行里有 1 行要改，2 行都还没有导入。")
        expect(page.locator("td.er")).to_have_text("一百二1")
        with page.expect_download() as waiting:
            page.get_by_role("link", name="下载标红的副本").click()
        mended = tmp_path / waiting.value.suggested_filename
        waiting.value.save_as(mended)
        book = load_workbook(mended)
        assert book.worksheets[0]["G3"].comment.text.startswith("“一百二”不是数字")
        book.worksheets[0]["G3"] = 80
        book.save(mended)
        sent(page, mended)
        page.get_by_role("button", name="改好再传").click()
        page.get_by_role("button", name="导入并提交 2 条").click()
        expect(page.locator("main")).to_contain_text("2 条已提交，等着审核。")
        page.get_by_role("link", name="看这些记录").click()
        expect(page.get_by_role("row")).to_have_count(3)
        page.context.close()
