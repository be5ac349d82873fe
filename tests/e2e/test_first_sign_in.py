"""Paper to tasks: a street prints sheets, a village scans one with a phone, sets a password and sees what it owes;
then the work goes to somebody else."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.live import served
from tests.e2e.people import DESK, PHONE, opened
from tests.web.world import PASSWORD, District

pytestmark = [pytest.mark.slow]

OWN = "hehua-2580-tian"


def phone(browser: Browser, at: str, *, script: bool = True) -> Page:
    context = browser.new_context(viewport=PHONE, base_url=at, locale="zh-CN", java_script_enabled=script)
    return context.new_page()


def printed_code(desk: Page, unit: str) -> str:
    """What stands below the square on the sheet of a unit."""
    desk.goto("/admin/invitations?pick=all")
    desk.get_by_role("button", name="做邀请单").click()
    sheet = desk.get_by_role("article", name=unit)
    expect(sheet.get_by_role("img", name=f"{unit}的邀请二维码")).to_be_visible()
    return sheet.locator("footer b").inner_text()


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without"])
def test_a_sheet_leads_to_the_tasks_of_its_unit(district: District, browser: Browser, script: bool):
    with served(district) as at:
        desk = opened(browser, at, "fengcheng", PASSWORD, DESK)
        page = phone(browser, at, script=script)
        page.goto(f"/join/{printed_code(desk, '榕树社区')}")
        expect(page.locator(".unit-card")).to_contain_text("榕树社区")
        page.get_by_label("您怎么称呼").fill("王芳")
        page.get_by_label("手机号", exact=True).fill("mumian")
        page.get_by_label("设一个密码").fill(OWN)
        page.get_by_role("button", name="确认，开始填报").click()
        expect(page.get_by_role("alert")).to_contain_text("账号“mumian”已经有了")
        expect(page.get_by_label("您怎么称呼")).to_have_value("王芳")
        page.get_by_label("手机号", exact=True).fill("138 0000 0001")
        page.get_by_role("button", name="确认，开始填报").click()
        page.wait_for_url("**/fill/")
        assert urlsplit(page.url).path == "/fill/"


def test_a_password_in_the_making_is_counted_and_hidden(district: District, browser: Browser):
    with served(district) as at:
        desk = opened(browser, at, "fengcheng", PASSWORD, DESK)
        page = phone(browser, at)
        page.goto(f"/join/{printed_code(desk, '榕树社区')}")
        field = page.get_by_label("设一个密码")
        field.fill("hehua")
        expect(page.get_by_text("5 位，还差 3 位")).to_be_visible()
        field.fill(OWN)
        expect(page.get_by_text("15 位，够长了")).to_be_visible()
        page.get_by_role("button", name="隐藏").click()
        expect(field).to_have_attribute("type", "password")
        page.get_by_role("button", name="显示").click()
        expect(field).to_have_attribute("type", "text")


def test_the_work_goes_to_somebody_else(district: District, browser: Browser):
    with served(district) as at:
        page = opened(browser, at, "mumian", PASSWORD, PHONE)
        page.goto("/account/")
        page.get_by_role("link", name="交接给新人").click()
        page.get_by_label("新来的人怎么称呼").fill("王芳")
        page.get_by_label("您现在的密码").fill(PASSWORD)
        page.get_by_role("button", name="交接，给新人一个密码").click()
        given = page.locator(".slip dd").nth(1).inner_text()
        assert re.fullmatch(r"[a-z]+-[a-z]+-[a-z]+-\d{4}", given)
        page.get_by_role("link", name="去登录页").click()
        page.get_by_label("账号").fill("mumian")
        page.get_by_label("密码").fill(given)
        page.get_by_role("button", name="登录").click()
        page.get_by_label("新密码").fill(OWN)
        page.get_by_role("button", name="用这个密码").click()
        page.wait_for_url("**/fill/")
        page.goto("/account/")
        expect(page.locator(".unit-card")).to_contain_text("王芳")
