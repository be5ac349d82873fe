"""Clerks at their phones, in real Chromium at 390 px: a school's week, a village's nil report in two taps, and what
was typed in a tab that was killed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e import people
from tests.e2e.live import served
from tests.e2e.people import PHONE
from tests.web.world import PASSWORD, District
from webforms.actions import records

pytestmark = pytest.mark.slow

WEEK = "/fill/week/open_log?week=2016-06-06"


@pytest.fixture
def address(district: District) -> Iterator[str]:
    with served(district) as at:
        yield at


def at_phone(browser: Browser, address: str, login: str, **options) -> Page:
    return people.opened(browser, address, login, PASSWORD, PHONE, has_touch=True, is_mobile=True, **options)


def fill_day(page: Page, number: int, place: str, attendance: str) -> None:
    row = page.locator(f"#d{number}")
    row.locator("label.day").click()
    row.locator("summary").click()
    for which, time in enumerate(("17:00", "19:00")):
        row.locator("input[type=time]").nth(which).fill(time)
    page.locator(f"#d{number}-f_place").fill(place)
    page.locator(f"#d{number}-f_attendance").fill(attendance)


def test_a_schools_week_is_sent_one_day_comes_back_and_is_mended(browser, address, district):
    page = at_phone(browser, address, "qingyuan")
    page.goto(WEEK)
    fill_day(page, 0, "田径场", "35")
    fill_day(page, 1, "篮球场", "28")
    page.locator("#d1").get_by_role("button", name="多 1").click()
    expect(page.locator("[data-sum]")).to_have_text("2 天4 小时64 人次")
    page.get_by_role("button", name="提交这一周").click()
    expect(page.get_by_text("2 天都已提交给")).to_be_visible()
    expect(page.locator(".day-there")).to_have_count(2)
    expect(page.locator("[data-kept-note]")).to_be_hidden()

    page.goto("/fill/week/open_log?week=2016-06-13")
    page.get_by_role("button", name="和上周一样").click()
    expect(page.locator("[data-slot]").first).to_contain_text("17:00–19:00")
    assert page.locator("#d0-f_attendance").input_value() == ""

    reason = "使用人次：登记本上是 18 人次。\n开放场地：写清楚是哪一块。"
    district.person("chuangjian").open("/review/2").press("退回", {"reason": reason})
    page.goto("/fill/")
    page.get_by_role("link", name="去修改 2 处").click()
    expect(page.locator("[data-fixes]")).to_have_text("已改 0 处，还差 2 处")
    page.locator("#f_attendance").fill("18")
    expect(page.locator("[data-fixes]")).to_have_text("已改 1 处，还差 1 处")
    page.locator("#f_place").fill("东侧篮球场")
    expect(page.locator("[data-fixes]")).to_have_text("都改了，可以再交")
    page.get_by_role("button", name="再次提交").click()
    expect(page.get_by_role("heading", name="已提交")).to_be_visible()
    mended = records.get_record(district.store, district.actor("qingyuan"), 2)
    assert (mended.data["attendance"], mended.data["place"]) == (18, "东侧篮球场")


def test_the_sum_of_the_week_counts_whole_numbers_only(browser, address, district):
    page = at_phone(browser, address, "qingyuan")
    page.goto(WEEK)
    fill_day(page, 0, "田径场", "")
    fill_day(page, 1, "篮球场", "28")
    for typed, total in ("40", 68), ("4o", 28), ("４０", 68), ("3.5", 28), (" 40 ", 68), ("1e3", 28):
        page.locator("#d0-f_attendance").fill(typed)
        expect(page.locator("[data-total]")).to_have_text(str(total))


def test_the_week_is_sent_without_script(browser, address, district):
    page = at_phone(browser, address, "qingyuan", java_script_enabled=False)
    page.goto(WEEK)
    fill_day(page, 0, "田径场", "35")
    page.get_by_role("button", name="提交这一周").click()
    expect(page.get_by_text("1 天都已提交给")).to_be_visible()


def test_a_village_reports_nothing_in_two_taps(browser, address, district):
    page = at_phone(browser, address, "mumian")
    page.get_by_role("link", name="我们没有，零上报").first.tap()
    page.get_by_role("button", name="确认零上报").tap()
    expect(page.get_by_role("heading", name="已提交给凤城街道")).to_be_visible()
    assert records.get_record(district.store, district.actor("mumian"), 1).nil_for == "activity_village"


@pytest.mark.parametrize("login, path, field", [
    ("mumian", "/fill/new/activity", "#f_title"), ("qingyuan", WEEK, "#d0-f_place")])
def test_what_was_typed_in_a_killed_tab_is_there_again(browser, address, district, login, path, field):
    page = at_phone(browser, address, login)
    page.goto(path)
    if field.startswith("#d0"):
        fill_day(page, 0, "重阳田径场", "12")
    else:
        page.locator(field).fill("重阳田径场")
    page.wait_for_timeout(400)
    again = page.context.new_page()
    page.close(run_before_unload=False)
    again.goto(path)
    expect(again.get_by_text("接着上次写的填")).to_be_visible()
    expect(again.locator(field)).to_have_value("重阳田径场")
    again.get_by_role("button", name="不要了").click()
    expect(again.locator(field)).to_have_value("")
    expect(again.get_by_text("接着上次写的填")).to_be_hidden()


def test_a_form_that_arrived_is_not_kept_nor_is_anything_after_signing_out(browser, address, district):
    page = at_phone(browser, address, "qingyuan")
    page.goto(WEEK)
    fill_day(page, 0, "田径场", "35")
    page.locator("#all-f_contact_phone").fill("13800138000")
    page.wait_for_timeout(400)
    kept = page.evaluate("Object.values(localStorage).join('')")
    assert "田径场" in kept
    assert "13800138000" not in kept, "what is private is not kept"
    page.goto("/account/")
    page.get_by_role("button", name="退出登录").click()
    page.wait_for_url("**/sign-in**")
    assert page.evaluate("localStorage.length") == 0


def test_a_field_that_waits_for_another_is_folded_until_then(browser, address, district):
    page = at_phone(browser, address, "mumian")
    page.goto("/fill/new/activity")
    fee = page.locator("#l-f_fee_nature")
    expect(fee).to_be_hidden()
    page.locator("label", has_text="是").and_(page.locator(".choice")).first.click()
    expect(fee).to_be_visible()


@pytest.mark.parametrize("login, path", [
    ("mumian", "/fill/"), ("qingyuan", WEEK), ("mumian", "/fill/nil/activity_village?period=2016-06")])
def test_in_large_type_letters_and_targets_are_large_and_nothing_scrolls_sideways(
    browser, address, district, login, path
):
    page = at_phone(browser, address, login)
    page.context.add_cookies([{"name": "large", "value": "1", "url": address}])
    page.goto(path)
    small = page.locator("main *").evaluate_all(
        "all => all.filter(one => one.offsetParent && !one.closest('.sr') && [...one.childNodes].some("
        "node => node.nodeType === 3 && node.data.trim()) && parseFloat(getComputedStyle(one).fontSize) < 17.9)"
        ".map(one => one.outerHTML.slice(0, 120))")
    low = page.locator(".btn:not(.btn-text), .chip, .go, .input, .choice, .day, .stepper, summary").evaluate_all(
        "all => all.filter(one => one.offsetParent && one.getBoundingClientRect().height < 59.5)"
        ".map(one => one.outerHTML.slice(0, 120))")
    assert (small, low) == ([], [])
    for width in (320, 390):
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("login, path", [("mumian", "/fill/"), ("qingyuan", WEEK)])
def test_a_first_visit_is_light(browser, address, district, login, path):
    """At most 150 KB in all, 60 KB beside styles and scripts."""
    page = at_phone(browser, address, login)
    tools = page.context.new_cdp_session(page)
    tools.send("Network.enable")
    tools.send("Network.setCacheDisabled", {"cacheDisabled": True})
    sizes: dict[str, int] = {}
    page.on("requestfinished", lambda request: sizes.update({request.url: request.sizes()["responseBodySize"]}))
    page.goto(path, wait_until="networkidle")
    beside = sum(size for url, size in sizes.items() if not url.endswith((".css", ".js")))
    assert sizes
    assert sum(sizes.values()) <= 150_000
    assert beside <= 60_000
