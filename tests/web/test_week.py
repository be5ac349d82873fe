"""A week on one screen: one record a day with a result for each; sent twice it is there once, and nothing is lost."""

import datetime

import pytest

from tests.store.counting import counted
from tests.web.browser import Page
from tests.web.world import PASSWORD, District
from webforms.actions import accounts, records

WEEK = "/fill/week/open_log?week=2016-06-06"
HOURS = ["17:00", "19:00"]
MONDAY = {"d0-on": "1", "d0-f_period": HOURS, "d0-f_place": "田径场", "d0-f_attendance": "35"}
TUESDAY = {"d1-on": "1", "d1-f_period": HOURS, "d1-f_place": "篮球场", "d1-f_attendance": "28", "d1-f_minors": "20"}


def school(district: District) -> Page:
    return district.person("qingyuan").open(WEEK)


def entered(district: District) -> list[tuple[str, str, int]]:
    actor = district.actor("qingyuan")
    lines = records.list_records(district.store, actor, type="open_log").items
    found = [records.get_record(district.store, actor, line.id) for line in lines]
    return sorted((one.data["opened_on"], one.data["place"], one.data["attendance"]) for one in found)


def test_each_day_that_is_switched_on_becomes_a_record(district):
    page = school(district).press("提交这一周", MONDAY | TUESDAY | {"d2-f_attendance": "9"})
    assert "2 天都已提交给清城区教育局" in page.text or "2 天都已提交给" in page.text
    assert entered(district) == [("2016-06-06", "田径场", 35), ("2016-06-07", "篮球场", 28)]
    assert page.of("//a[contains(@class, 'day-there')]//*[contains(@class, 'st-')]") == ["待审", "待审"]
    first = records.get_record(district.store, district.actor("qingyuan"), 1)
    assert first.data["mode"] == "scheduled", "a field that is not asked keeps its default"


def test_what_all_days_share_is_typed_once(district):
    school(district).press("提交这一周", MONDAY | TUESDAY | {"all-f_keeper": "李梅"})
    found = [records.get_record(district.store, district.actor("qingyuan"), number) for number in (1, 2)]
    assert [one.data["keeper"] for one in found] == ["李梅", "李梅"]


def test_sent_twice_there_is_one_of_each(district):
    page = school(district)
    page.press("提交这一周", MONDAY | TUESDAY)
    page.press("提交这一周", MONDAY | TUESDAY)
    assert len(entered(district)) == 2


def test_a_day_with_a_fault_stays_and_the_others_are_in(district):
    page = school(district).press("提交这一周", MONDAY | TUESDAY | {"d1-f_minors": "90"})
    assert page.status == 422
    assert "周一已经交了" in page.text
    assert page.tree.xpath("//div[@role='alert']//a/@href") == ["#d1-f_minors"]
    assert page.of("//*[@id='e-d1-f_minors']")
    assert (page.values("d1-f_attendance"), page.values("d0-on")) == (["28"], [])
    done = page.press("提交这一周", {"d1-f_minors": "19"})
    assert done.status == 200
    assert [day for day, _, _ in entered(district)] == ["2016-06-06", "2016-06-07"]


def test_a_fault_of_what_is_shared_is_told_once(district):
    page = school(district).press("提交这一周", MONDAY | TUESDAY | {"all-f_safety": "problem"})
    assert page.tree.xpath("//div[@role='alert']//a/@href") == ["#all-f_handling"]
    assert entered(district) == []


def test_without_any_day_it_says_what_to_do(district):
    page = school(district).press("提交这一周")
    assert page.status == 422
    assert "还没有记哪一天" in page.text


def test_the_week_after_begins_with_its_times_and_places_but_no_numbers(district):
    school(district).press("提交这一周", MONDAY | TUESDAY)
    after = district.person("qingyuan").open("/fill/week/open_log?week=2016-06-13")
    assert after.values("d0-f_period") == HOURS
    assert (after.values("d0-f_place"), after.values("d1-f_place")) == (["田径场"], ["篮球场"])
    assert after.values("d0-f_attendance") == [""]
    assert after.values("d0-on") == [], "nobody opened yet"
    like = after.press("和上周一样", {"d0-f_attendance": "12"})
    assert (like.values("d0-on"), like.values("d1-on")) == (["1"], ["1"])
    assert like.values("d0-f_attendance") == ["12"], "what was typed stays"


def test_a_day_to_come_cannot_be_reported(district):
    page = district.person("qingyuan").open("/fill/week/open_log?week=2016-06-13")
    assert page.tree.xpath("//input[@class='day-on']/@name") == ["d0-on", "d1-on"]  # it is Tuesday
    page.press("提交这一周", {"d5-on": "1", "d5-f_period": HOURS, "d5-f_place": "场", "d5-f_attendance": "1"})
    assert entered(district) == []


def on_the(day: str, district: District) -> Page:
    """The week page as it opens on that day; nobody's session of June lasts till then, so the school signs in anew."""
    district.clock.now = datetime.datetime.fromisoformat(f"{day}T01:00+00:00")
    browser = district.browser()
    with browser.client.session_transaction() as session:
        session["_user_id"] = accounts.sign_in(district.store, login="qingyuan", password=PASSWORD).secret
    return browser.open("/fill/week/open_log")


def closed_days(page: Page) -> list[str]:
    return page.of("//p[contains(@class, 'is-closed')]/span[contains(@class, 'grow')]")


@pytest.mark.parametrize("today", ["2016-10-31", "2016-11-02", "2016-11-07", "2017-03-15"])
def test_when_the_campaign_ends_the_page_opens_at_its_last_week_whose_other_days_are_closed(district, today):
    if today == "2016-10-31":
        on_the("2016-10-28", district).press("提交这一周", {
            "d0-on": "1", "d0-f_period": HOURS, "d0-f_place": "田径场", "d0-f_attendance": "35"})
    page = on_the(today, district)
    assert page.of("//h1")[0].removeprefix("2016年").startswith("10月31日")
    assert page.tree.xpath("//input[@class='day-on']/@name") == ["d0-on"]
    assert closed_days(page) == ["不在创建期"] * 6
    assert "下一周" not in page.text
    sent = page.press("提交这一周", {"d1-on": "1", "d1-f_period": HOURS, "d1-f_place": "场", "d1-f_attendance": "1"})
    assert (sent.status, sent.tree.xpath("//*[contains(@class, 'day-there')]")) == (422, [])


def test_like_the_week_before_skips_days_after_the_campaign(district):
    on_the("2016-10-28", district).press("提交这一周", MONDAY | TUESDAY)
    page = on_the("2016-11-02", district)
    assert "上周有 1 天" in page.text
    assert page.press("和上周一样").values("d0-on") == ["1"]


def test_the_week_in_which_the_campaign_begins_is_closed_before_it(district):
    page = district.person("qingyuan").open("/fill/week/open_log?week=2015-06-01")
    assert closed_days(page) == ["不在创建期"] * 4
    assert page.tree.xpath("//input[@class='day-on']/@name") == ["d4-on", "d5-on", "d6-on"]
    assert "上一周" not in page.text


def test_before_the_campaign_the_page_opens_at_its_first_week(district):
    page = on_the("2015-12-08", district)
    assert page.of("//h1")[0].startswith("12月28日")
    assert closed_days(page) == ["不在创建期"] * 4 + ["还没到"] * 3


@pytest.mark.parametrize("asked, begins", [
    ("", "6月6日"), ("x", "6月6日"), ("2016-06-15", "6月13日"), ("9999-12-31", "6月13日"), ("0001-01-01", "1月"),
])
def test_the_week_asked_for_lies_in_the_campaign_and_is_not_to_come(district, asked, begins):
    page = district.person("qingyuan").open(f"/fill/week/open_log?week={asked}")
    assert page.of("//h1")[0].replace("2015年12月28日", "1月").startswith(begins)


def test_a_returned_day_is_mended_by_itself(district):
    school(district).press("提交这一周", MONDAY | TUESDAY)
    district.person("chuangjian").open("/review/2").press("退回", {"reason": "使用人次：登记本上是 18 人次。"})
    tasks = district.person("qingyuan").open("/fill/")
    assert "登记本上是 18 人次" in tasks.text
    mended = tasks.follow("去修改").press("再次提交", {"f_attendance": "18", "f_minors": "10"})
    assert mended.of("//h1")[0].startswith("已提交")
    assert entered(district)[1] == ("2016-06-07", "篮球场", 18)


@pytest.mark.parametrize("login, address", [("mumian", WEEK), ("qingyuan", "/fill/week/school_opening")])
def test_other_units_and_other_forms_have_no_such_screen(district, login, address):
    assert district.person(login).open(address).status == 404


def test_a_session_that_ended_keeps_the_week(district):
    page = school(district)
    district_browser = page.browser
    district_browser.forget_cookies()
    asked = page.press("提交这一周", MONDAY | TUESDAY)
    assert asked.status == 401
    assert {"carried-d0-f_attendance", "carried-d1-on"} <= set(asked.tree.xpath("//input/@name"))


def test_the_screen_costs_the_same_however_much_was_entered(district):
    browser = district.person("qingyuan")
    with counted(district.store) as few:
        browser.open("/fill/week/open_log?week=2016-06-13")
    page = browser.open(WEEK)
    for name, day in (("田径场", MONDAY), ("篮球场", TUESDAY)):
        page = page.press("提交这一周", day | {"d0-f_place": name})
    with counted(district.store) as many:
        browser.open("/fill/week/open_log?week=2016-06-13")
    assert len(many) <= len(few)
