"""A district at work, in real Chromium: the walks that its people take again and again, each on a phone and at a desk.

A village's month, a school's week, a street's fifty, and work that changes hands; what a session's end and a second
press do to them. Parts of the bureau's morning are walked in `test_matrix.py`, `test_sections.py`
and `test_walk.py`; workbooks and lists of units come in by `test_import.py` and `test_units.py`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e import people
from tests.e2e.live import served
from tests.e2e.people import DESK, PHONE
from tests.e2e.test_desk import fill_the_queue
from tests.e2e.test_phone import fill_day
from tests.web.test_fill import new_activity
from tests.web.world import PASSWORD, District, picture
from webforms.actions import records

pytestmark = [pytest.mark.slow, pytest.mark.timeout(240)]

SIZES = pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
WAYS = pytest.mark.parametrize(
    "size, script", [(PHONE, True), (DESK, True), (PHONE, False)], ids=["phone", "desk", "without script"]
)
WEEK = "/fill/week/open_log?week=2016-06-06"
OWN = "hehua-2580-tian"

Seat = Callable[..., Page]


@pytest.fixture
def seat(browser: Browser, district: District) -> Iterator[Seat]:
    """A window for a person of the district; it closes before the program does."""
    windows = []
    with served(district) as address:

        def sits_down(login: str, size: dict, password: str = PASSWORD, **options) -> Page:
            page = people.opened(browser, address, login, password, size, **options)
            windows.append(page.context)
            return page

        yield sits_down
        for window in windows:
            window.close()


@pytest.fixture
def photos(tmp_path: Path) -> list[Path]:
    made = [tmp_path / "粽子.jpg", tmp_path / "全景.jpg"]
    for path, colour in zip(made, ("seagreen", "indianred"), strict=True):
        path.write_bytes(picture(colour))
    return made


def written(district: District, login: str) -> list:
    """What the unit of this person has, newest first."""
    return list(records.list_records(district.store, district.actor(login), limit=100).items)


def type_activity(page: Page, title: str = "端午包粽子亲子活动") -> None:
    page.locator("#f_title").fill(title)
    page.locator("#f_category").select_option("minors")
    for field, time in (("f_starts_at", "19:00"), ("f_ends_at", "21:00")):
        page.locator(f"#{field}").fill("2016-06-08")
        page.locator(f"[name={field}][type=time]").fill(time)
    page.locator("#f_place").fill("社区文化室")
    page.locator("#f_attendance").fill("64")


def send(page: Page) -> None:
    page.get_by_role("button", name="提交给").click()


def arrived(page: Page) -> None:
    expect(page.get_by_role("heading", name="已提交给凤城街道")).to_be_visible()


def return_it(district: District, number: int, reason: str) -> None:
    district.person("fengcheng").open(f"/review/{number}").press("退回", {"reason": reason})


@WAYS
def test_a_villages_month(seat, district, photos, size, script):
    village = seat("mumian", size, java_script_enabled=script)
    owed = village.get_by_role("heading", level=1).inner_text()
    village.get_by_role("link", name="6月活动记录").click()
    type_activity(village)
    village.locator("#files_photo").set_input_files(photos)
    send(village)
    arrived(village)
    expect(village.get_by_text("文字和 2 个文件都已送到")).to_be_visible()

    village.get_by_role("link", name="回到我的任务").click()
    expect(village.get_by_role("heading", level=1)).not_to_have_text(owed)
    village.get_by_role("listitem").filter(has_text="非教育机构资源").get_by_role("link", name="零上报").click()
    village.get_by_role("button", name="确认零上报").click()
    arrived(village)

    return_it(district, 1, "参加人次：签到表上是 46 人次。\n照片再补一张全景。")
    village.get_by_role("link", name="回到我的任务").click()
    village.get_by_role("navigation").get_by_role("link", name=re.compile("消息")).first.click()
    village.get_by_role("link", name="退回").first.click()
    village.get_by_role("link", name="改这一条").click()
    expect(village.locator(".fix").filter(has=village.locator("#f_attendance"))).to_contain_text("签到表上是 46 人次")
    village.locator("#f_attendance").fill("46")
    village.get_by_role("button", name="再次提交").click()
    arrived(village)

    district.person("fengcheng").open("/review/1").press("通过")
    village.get_by_role("link", name="回到我的任务").click()
    village.get_by_role("navigation").get_by_role("link", name=re.compile("消息")).first.click()
    expect(village.locator(".rows li").first).to_contain_text("通过")
    assert [(one.state, one.version) for one in written(district, "mumian")] == [("submitted", 1), ("approved", 2)]


@SIZES
def test_a_schools_week(seat, district, size):
    """Seven days, one of them at fault: six arrive, the seventh stays as it was typed until it is mended."""
    school = seat("qingyuan", size)
    school.goto(WEEK)
    for number in range(7):
        fill_day(school, number, "田径场", "三十四" if number == 4 else str(30 + number))
    expect(school.locator("[data-days]")).to_have_text("7")
    school.get_by_role("button", name="提交这一周").click()
    expect(school.locator(".day-there")).to_have_count(6)
    expect(school.locator("[data-focus]")).to_be_focused()
    expect(school.locator("#d4-f_attendance")).to_have_value("三十四")
    school.locator("[data-focus]").get_by_role("link").first.click()
    expect(school.locator("#d4-f_attendance")).to_be_focused()
    school.locator("#d4-f_attendance").fill("34")
    school.get_by_role("button", name="提交这一周").click()
    expect(school.get_by_text("1 天都已提交给")).to_be_visible()
    expect(school.locator(".day-there")).to_have_count(7)

    number = next(one.id for one in written(district, "qingyuan") if one.period)
    district.person("chuangjian").open(f"/review/{number}").press("退回", {"reason": "使用人次：登记本上是 18 人次。"})
    school.reload()
    school.get_by_role("link", name="退回").click()
    expect(school.locator(".fix")).to_contain_text("登记本上是 18 人次")
    school.locator("#f_attendance").fill("18")
    school.get_by_role("button", name="再次提交").click()
    expect(school.get_by_role("heading", name="已提交给")).to_be_visible()
    assert len(written(district, "qingyuan")) == 7
    assert records.get_record(district.store, district.actor("qingyuan"), number).data["attendance"] == 18


@WAYS
def test_a_streets_fifty_while_a_village_takes_one_back(seat, district, size, script):
    fill_the_queue(district, 50)
    street = seat("fengcheng", size, java_script_enabled=script)
    street.goto("/review/")
    expect(street.get_by_role("heading", name="待审 50 条")).to_be_visible()
    street.get_by_role("link", name="勾没有疑点的 48 条").click()
    expect(street.locator("[name=chosen]:checked")).to_have_count(48)
    district.person("mumian").open("/fill/records/1").press("撤回来改")
    street.get_by_role("button", name="勾选的全部通过").click()
    expect(street.get_by_role("heading", name="通过 47 条，1 条没有办")).to_be_visible(timeout=30_000)
    expect(street.get_by_role("row", name="健康讲座第 1 讲")).to_contain_text("草稿")
    expect(street.get_by_role("table").last.get_by_role("row")).to_have_count(48)

    street.get_by_role("link", name="接着审").click()
    expect(street.get_by_role("heading", name="待审 2 条")).to_be_visible()
    expect(street.get_by_text("这张照片在另一条记录里也有")).to_be_visible()
    for box in street.locator("[name=chosen]").all():
        box.check()
    street.get_by_text("一起退回", exact=True).click()
    street.get_by_role("button", name="勾选的全部退回").click()
    expect(street.locator("#e-all-reason")).to_be_visible()
    expect(street.locator("[name=chosen]:checked")).to_have_count(2)
    street.get_by_label("退回理由", exact=True).fill("两场用了同一张照片。")
    street.get_by_role("button", name="勾选的全部退回").click()
    expect(street.get_by_role("heading", name="退回 2 条")).to_be_visible()
    street.get_by_role("link", name="接着审").click()
    expect(street.get_by_text("都审完了")).to_be_visible()


def hand_over(page: Page, password: str, **newcomer: str) -> str:
    """The password that the page gives for the person who comes."""
    page.goto("/account/")
    page.get_by_role("link", name="交接给新人").click()
    for label, text in {**newcomer, "您现在的密码": password}.items():
        page.get_by_label(label).fill(text)
    page.get_by_role("button", name="交接，给新人一个密码").click()
    expect(page.get_by_role("heading", name="交接好了")).to_be_visible()
    return page.locator(".slip dd").nth(1).inner_text()


def come_anew(page: Page, login: str, given: str, own: str) -> None:
    """The newcomer, at the same screen: signs in with what was given and sets a password of their own."""
    page.get_by_role("link", name="去登录页").click()
    page.get_by_label("账号").fill(login)
    page.get_by_label("密码").fill(given)
    page.get_by_role("button", name="登录").click()
    page.get_by_label("新密码").fill(own)
    page.get_by_role("button", name="用这个密码").click()
    page.wait_for_url("**/fill/")


@SIZES
def test_work_changes_hands_and_what_was_done_keeps_its_name(seat, district, size):
    village = seat("mumian", size)
    come_anew(village, "mumian", hand_over(village, PASSWORD, 新来的人怎么称呼="李姐"), OWN)
    district.clock.pass_(hours=1)
    village.get_by_role("link", name="6月活动记录").click()
    type_activity(village, "李姐办的一场")
    village.locator("#files_photo").set_input_files({"name": "a.jpg", "mimeType": "image/jpeg", "buffer": picture()})
    send(village)
    arrived(village)

    district.clock.pass_(hours=1)
    given = hand_over(village, OWN, 新来的人怎么称呼="王芳", 新人的手机号="wangfang")
    come_anew(village, "wangfang", given, OWN)
    district.clock.pass_(hours=1)
    village.goto("/fill/records")
    village.get_by_role("link", name="李姐办的一场").click()
    expect(village.locator("main")).to_contain_text("李姐 · 第 1 版")
    village.get_by_role("button", name="撤回来改").click()
    village.locator("#f_attendance").fill("65")
    send(village)
    arrived(village)

    street = seat("fengcheng", size)
    street.goto("/fill/records/1")
    expect(street.locator("main")).to_contain_text("李姐 · 第 1 版")
    expect(street.locator("main")).to_contain_text("王芳 · 第 2 版")


def sign_in_again(page: Page, login: str) -> None:
    page.get_by_label("账号").fill(login)
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    page.get_by_role("button", name="接着做").click()


@WAYS
def test_a_session_that_ends_in_mid_form_keeps_what_was_typed(seat, district, photos, size, script):
    village = seat("mumian", size, java_script_enabled=script)
    village.goto("/fill/new/activity")
    type_activity(village)
    village.locator("#files_photo").set_input_files(photos)
    if script:
        expect(village.get_by_text("已传好")).to_have_count(2)
    village.context.clear_cookies()
    send(village)
    expect(village.get_by_text("写的内容还在")).to_be_visible()
    sign_in_again(village, "mumian")
    if not script:  # files cannot wait at the door: the form says so, with all texts in it
        expect(village.locator("#f_title")).to_have_value("端午包粽子亲子活动")
        village.locator("#files_photo").set_input_files(photos)
        send(village)
    arrived(village)
    expect(village.get_by_text("文字和 2 个文件都已送到")).to_be_visible()
    assert len(written(district, "mumian")) == 1


def test_a_weeks_session_ends_too(seat, district):
    school = seat("qingyuan", PHONE)
    school.goto(WEEK)
    fill_day(school, 0, "田径场", "35")
    fill_day(school, 1, "篮球场", "28")
    school.context.clear_cookies()
    school.get_by_role("button", name="提交这一周").click()
    sign_in_again(school, "qingyuan")
    expect(school.get_by_text("2 天都已提交给")).to_be_visible()
    assert len(written(district, "qingyuan")) == 2


def test_a_reviewers_session_ends_with_a_reason_half_written(seat, district):
    new_activity(district)
    street = seat("fengcheng", DESK)
    street.goto("/review/1")
    street.locator("#reason").fill("参加人次和签到表对不上。")
    street.context.clear_cookies()
    street.locator("#decide").get_by_role("button", name="退回").click()
    sign_in_again(street, "fengcheng")
    expect(street.get_by_text("已退回")).to_be_visible()
    assert "参加人次和签到表对不上。" in district.person("mumian").open("/fill/").text


@WAYS
def test_back_and_send_again_gives_one_record(seat, district, photos, size, script):
    village = seat("mumian", size, java_script_enabled=script)
    village.goto("/fill/new/activity")
    type_activity(village)
    village.locator("#files_photo").set_input_files(photos)
    send(village)
    arrived(village)
    village.go_back()
    if village.locator("#f_title").is_visible():
        if not village.locator("#f_title").input_value():
            type_activity(village)
        send(village)
    assert len(written(district, "mumian")) == 1


def test_a_week_and_a_nil_report_pressed_twice_are_there_once(seat, district):
    school = seat("qingyuan", PHONE)
    school.goto(WEEK)
    fill_day(school, 0, "田径场", "35")
    school.get_by_role("button", name="提交这一周").dblclick()
    expect(school.get_by_text("1 天都已提交给")).to_be_visible()
    assert len(written(district, "qingyuan")) == 1
    village = seat("mumian", PHONE)
    village.goto("/fill/nil/activity_village?period=2016-06")
    village.get_by_role("button", name="确认零上报").dblclick()
    arrived(village)
    assert len(written(district, "mumian")) == 1
