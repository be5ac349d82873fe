"""The first page of a unit, and the two taps of a nil report."""

import pytest

from tests.web.test_fill import new_activity
from tests.web.world import District
from webforms.actions import records, tasks


def titles(page) -> list[str]:
    return page.of("//section[@aria-labelledby='h-owed']/ul/li/a[@class='go']//b")


def test_what_is_owed_stands_by_its_day_and_the_headline_counts_it(district: District):
    page = district.person("mumian").open("/fill/")
    owed = tasks.list_tasks(district.store, district.actor("mumian"), unit="FC01", state="missing")
    begun = [task for task in owed if "-" not in task.period or task.period <= "2016-06"]
    assert page.of("//h1") == [f"还有 {len(begun)} 件要做"]
    assert titles(page)[0] == "6月活动记录", "its first month is what is most overdue"
    assert page.of("//h1/following-sibling::p")[0] == "“6月活动记录”7月5日前交，更早的 3 个月也没交。"


def test_a_monthly_task_is_one_row_and_earlier_months_stay_within_reach(district):
    page = district.person("mumian").open("/fill/")
    assert [title for title in titles(page) if title.endswith("活动记录")] == ["6月活动记录"]
    earlier = page.of("//details[contains(@class, 'earlier')]//li//b")
    assert earlier == ["5月活动记录", "4月活动记录", "3月活动记录"]
    assert page.of("//details[contains(@class, 'earlier')]/summary") == ["更早的 3 个月也没交逾期"]
    nil = page.tree.xpath("//details[contains(@class, 'earlier')]//a[contains(., '零上报')]/@href")
    assert [address.partition("period=")[2][:7] for address in nil] == ["2016-05", "2016-04", "2016-03"]


def test_returned_work_comes_first_with_each_reason(district):
    new_activity(district)
    reason = "参加人次：签到表上是 41 人。\n图片：看不清横幅。"
    district.person("fengcheng").open("/review/1").press("退回", {"reason": reason})
    page = district.person("mumian").open("/fill/")
    assert page.of("//h2")[0] == "先改这一件"
    assert page.of("//ol[@class='remark-list']/li") == reason.splitlines()
    assert page.link("去修改 2 处") == "/fill/records/1/edit"


def test_with_many_tasks_a_part_can_be_looked_at(district):
    new_activity(district)
    browser = district.person("mumian")
    page = browser.open("/fill/")
    assert page.of("//nav[@aria-label='只看']/a") == ["全部", "要做", "已交"]
    assert page.follow("要做").of("//section/h2[@id='h-wait']") == []
    sent = page.follow("已交")
    assert sent.of("//section/h2") == ["已交，等审核 1 项任务"]
    waits = "//section[@aria-labelledby='h-wait']//*[contains(@class, 'st-')]"
    assert sent.of(waits) == ["等审核"], "true of every level"


def test_two_taps_report_nothing_and_a_third_takes_it_back(district):
    browser = district.person("mumian")
    asked = browser.open("/fill/").follow("我们没有，零上报")
    assert len(asked.values("chosen")) == 1, "a reason is chosen already"
    done = asked.press("确认零上报")
    assert done.of("//h1") == ["已提交给凤城街道"]
    record, = records.list_records(district.store, district.actor("mumian"), nil=True).items
    assert (record.state, record.period) == ("submitted", "2016-06")
    back = done.press("撤回零上报")
    assert "零上报已撤回。" in back.text
    again = browser.open("/fill/records/1/edit")
    assert again.address.startswith("/fill/nil/activity_village")
    assert again.press("确认零上报").of("//h1") == ["已提交给凤城街道"]


@pytest.mark.parametrize("task, reason", [
    ("activity_village", "这段时间没有开展。"), ("staff_village", "本单位没有这项内容。")])
def test_the_reason_that_is_chosen_suits_how_often_it_is_owed(district, task, reason):
    page = district.person("mumian").open(f"/fill/nil/{task}")
    assert page.values("chosen") == [reason]
    assert page.tree.xpath("//input[@name='chosen']/@value")[0] == reason


def test_own_words_come_before_a_usual_reason(district):
    asked = district.person("mumian").open("/fill/").follow("我们没有，零上报")
    asked.press("确认零上报", {"reason": "整村搬迁，六月没有人。"})
    assert records.get_record(district.store, district.actor("mumian"), 1).reason == "整村搬迁，六月没有人。"


def test_a_reason_that_was_never_offered_is_none(district):
    asked = district.person("mumian").open("/fill/").follow("我们没有，零上报")
    assert asked.press("确认零上报", {"chosen": "随便"}).status == 422


def test_a_street_looks_at_its_villages_one_by_one(district):
    street = district.person("fengcheng").open("/fill/")
    offered = street.tree.xpath("//select[@name='unit']/option/@value")
    assert offered == ["FC", "FC01", "FC02"]
    village = street.press("换成这个单位", {"unit": "FC01"})
    assert village.of("//header//b") == ["木棉社区"]
    assert "unit=FC01" in village.link("我们没有，零上报")
    done = village.follow("我们没有，零上报").press("确认零上报")
    assert "木棉社区" in done.text
    assert street.browser.open("/fill/?unit=LT01").status == 404
