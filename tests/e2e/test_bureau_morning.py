"""The bureau's morning in one walk, in real Chromium: ten units are reminded, a section is mended, a warning gets its
reason, the data are frozen and compared with last time, and a document is made, taken and opened."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Browser, Locator, Page, expect

from tests.e2e.live import served
from tests.e2e.people import DESK, PHONE, opened
from tests.settling import freeze
from tests.web.test_checks import REASON, crowded
from tests.web.test_matrix import grow, told
from tests.web.world import PASSWORD, District
from webforms.actions import documents
from worker.claim import claimed
from worker.documents.make import make

pytestmark = [pytest.mark.slow, pytest.mark.timeout(240)]

REPORT = "self_evaluation"
TYPED, SAID = "村（居）活动9场。", "村（居）活动1场（暂计，已报1/13）。"


@pytest.fixture(params=[PHONE, DESK], ids=["phone", "desk"])
def bureau(request: pytest.FixtureRequest, browser: Browser, district: District) -> Iterator[Page]:
    """A window at the bureau, where something was approved since data were frozen last."""
    grow(district, 10)
    freeze(district.store, district.actor("chuangjian"), "五月自评")
    district.clock.pass_(hours=1)
    crowded(district)
    with served(district) as address:
        page = opened(browser, address, "chuangjian", PASSWORD, request.param)
        yield page
        page.context.close()


def fits(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), page.url


def follow(page: Page, target: Locator) -> None:
    """To the next page, which is there before anything is asked of it."""
    with page.expect_navigation():
        target.click()
    fits(page)


def go(page: Page, name: str) -> None:
    """By the navigation, as people do."""
    follow(page, page.get_by_role("link", name=name).first)


def remind_ten(page: Page) -> None:
    go(page, "报送情况")
    follow(page, page.locator("nav.tabs").get_by_role("link", name="村（居）"))
    follow(page, page.locator("tr.rest a").last)
    expect(page.locator("tr.rest a")).to_have_count(0)
    boxes = page.locator('input[name="unit"]')
    for number in range(10):
        boxes.nth(number).check()
    follow(page, page.get_by_role("button", name="给 10 个单位写催办文字"))
    words = page.get_by_label("发到群里的文字，可以修改")
    words.fill(words.input_value() + "\n请今天下班前补上。")
    page.get_by_role("button", name="发到 10 个单位的消息").click()
    expect(page.get_by_text("已发到 10 个单位的消息里。")).to_be_visible()


def mend_a_section(page: Page) -> None:
    """A number typed by hand differs from the data: the data's own takes its place."""
    go(page, "文字")
    follow(page, page.get_by_role("link", name="区情").first)
    page.get_by_role("textbox", name="正文").click()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(TYPED)
    page.locator(".hands li", has_text="9场").get_by_role("button", name="换成数据项").click()
    expect(page.locator(".sec-paper")).to_have_text(SAID)
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_text("已保存")).to_be_visible()


def say_why(page: Page) -> None:
    go(page, "检查")
    expect(page.get_by_text("1 项要改好或说明，处理完才能冻结。")).to_be_visible()
    page.get_by_text("写明理由", exact=True).click()
    page.get_by_label("为什么可以不改").fill(REASON)
    page.get_by_role("button", name="记下理由").click()
    expect(page.get_by_text("没有要处理的，可以冻结。")).to_be_visible()


def freeze_and_compare(page: Page) -> None:
    """What was approved since last time stands in the comparison."""
    go(page, "快照与文档")
    page.get_by_label("这次快照叫什么").fill("六月自评")
    page.get_by_role("button", name="冻结现在的数据").click()
    expect(page.get_by_text("已冻结")).to_be_visible()
    for box in page.locator('input[name="compare"]').all():
        box.check()
    page.get_by_role("button", name="比较勾选的两个").click()
    moved = page.locator("#cmp-figures > li").filter(has_text="村（居）活动场次")
    if not moved.is_visible():  # folded below the indicators that changed
        page.locator(".cmp-more summary").click()
    expect(moved.locator(".cmp-sides b")).to_contain_text("1")
    expect(moved).to_be_visible()
    fits(page)


def take_the_report(page: Page, district: District, folder: Path) -> Path:
    """Asked for on the page, made by the worker's own function here and now, and taken from the page."""
    page.get_by_role("button", name="生成这 3 份").click()
    expect(page.get_by_text("3 份文档开始生成")).to_be_visible()
    asked = documents.list_documents(district.store, district.actor("chuangjian"))
    report = next(one for one in asked if one.kind == REPORT)
    with claimed(district.store, report.id, 1) as held:
        make(district.store, held)
    with page.expect_download() as download:
        page.get_by_role("link", name="Word").click()
    taken = folder / download.value.suggested_filename
    download.value.save_as(taken)
    return taken


def test_the_bureaus_morning(bureau, district, tmp_path):
    expect(bureau.get_by_role("heading", name="先做这几件")).to_be_visible()
    fits(bureau)
    remind_ten(bureau)
    assert "5月活动记录" in told(district, "jingling")[0]
    mend_a_section(bureau)
    say_why(bureau)
    freeze_and_compare(bureau)
    report = Document(str(take_the_report(bureau, district, tmp_path)))
    assert SAID in [paragraph.text for paragraph in report.paragraphs]
