"""The bureau's morning in real Chromium: from what to do first to ten units reminded, and one of them reads it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.live import served
from tests.e2e.people import DESK, PHONE, opened
from tests.web.test_matrix import grow
from tests.web.world import PASSWORD, District

pytestmark = [pytest.mark.slow, pytest.mark.timeout(120)]


@pytest.fixture
def bureau(browser: Browser, district: District) -> Iterator[Page]:
    grow(district, 12)
    with served(district) as address:
        page = opened(browser, address, "chuangjian", PASSWORD, DESK)
        yield page
        page.context.close()


def test_ten_units_are_reminded_and_one_of_them_reads_it(bureau, browser):
    bureau.goto("/")
    expect(bureau.get_by_role("heading", name="先做这几件")).to_be_visible()
    bureau.get_by_role("link", name="报送情况").click()
    bureau.get_by_role("checkbox", name="木棉社区").check()
    bureau.get_by_role("checkbox", name="榕树社区").check()
    expect(bureau.get_by_role("button", name="给 2 个单位写催办文字")).to_be_visible()
    bureau.locator("tr.rest a").last.click()
    rows = bureau.locator('input[name="unit"]')
    for number in range(10):
        rows.nth(number).check()
    bureau.get_by_role("button", name="给 10 个单位写催办文字").click()
    expect(bureau.get_by_role("heading", name="催办 10 个单位")).to_be_visible()
    bureau.get_by_role("button", name="写明每项").click()
    expect(bureau.get_by_label("发到群里的文字，可以修改")).to_have_value(re.compile("5月活动记录（6月5日，已逾期）"))
    bureau.get_by_role("button", name="复制文字，去群里粘贴").click()
    expect(bureau.get_by_role("button", name="已复制")).to_be_visible()
    bureau.get_by_role("button", name="发到 10 个单位的消息").click()
    expect(bureau.get_by_text("已发到 10 个单位的消息里。")).to_be_visible()
    assert bureau.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_a_reminded_village_reads_what_it_owes(bureau, browser):
    bureau.goto("/bureau/matrix?kind=village&parent=FC")
    bureau.get_by_role("checkbox", name="选上凤城街道欠交的 2 个单位").check()
    bureau.get_by_role("button", name="给 2 个单位写催办文字").click()
    bureau.get_by_role("button", name="发到 2 个单位的消息").click()
    expect(bureau.get_by_text("已发到 2 个单位的消息里。")).to_be_visible()
    address = bureau.url.split("/bureau")[0]
    village = opened(browser, address, "mumian", PASSWORD, PHONE)
    village.goto("/fill/notices")
    expect(village.get_by_text("还没有交：5月活动记录（6月5日，已逾期）")).to_be_visible()
    village.context.close()
