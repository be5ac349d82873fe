"""The checking desk: what waits, the decision, and the next one."""

import pytest

from tests.web.test_fill import ACTIVITY, PHOTOS, new_activity, the_only_record
from webforms.actions import records


def test_a_record_is_approved_and_counts(district):
    new_activity(district)
    page = district.person("fengcheng").open("/review/")
    assert page.of("//h2[@id='h-r']") == [ACTIVITY["f_title"]]
    done = page.press("通过")
    assert "已通过" in done.text
    assert "都审完了" in done.text
    assert the_only_record(district, "mumian").in_force_version == 1


def test_a_return_says_why_beside_the_field(district):
    new_activity(district)
    page = district.person("fengcheng").open("/review/1")
    page.press("退回", {"where": "参加人次", "reason": "签到表上是 41 人。"})
    tasks = district.person("mumian").open("/fill/")
    assert "先改这一件" in tasks.text
    assert "参加人次：签到表上是 41 人。" in tasks.text
    form = tasks.follow("去修改")
    assert form.of("//fieldset[contains(@class,'fix')]//*[@class='remark']") == ["审核意见签到表上是 41 人。"]
    again = form.press("再次提交给", {"f_attendance": "41", "f_minors": "30"})
    assert again.status == 200
    assert the_only_record(district, "mumian").version == 2


def test_a_usual_reason_is_enough(district):
    new_activity(district)
    district.person("fengcheng").open("/review/1").press("退回", {"preset": "照片看不清", "where": "图片"})
    assert the_only_record(district, "mumian").reason == "图片：照片看不清"


def test_a_return_without_a_reason_is_asked_again(district):
    new_activity(district)
    page = district.person("fengcheng").open("/review/1").press("退回")
    assert page.status == 422
    assert page.of("//*[@id='e-reason']")
    assert the_only_record(district, "mumian").state == "submitted"


def test_the_next_record_follows(district):
    new_activity(district)
    new_activity(district, "rongshu", f_title="广场舞")
    page = district.person("fengcheng").open("/review/").press("通过，下一条")
    assert page.of("//h2[@id='h-r']") == ["广场舞"]


def test_a_unit_stands_once_in_the_queue_and_the_way_through_it_follows(district):
    for number, login in enumerate(("mumian", "rongshu", "mumian")):
        new_activity(district, login, f_title=f"第 {number} 场")
    page = district.person("fengcheng").open("/review/")
    assert page.of("//*[@class='q-unit']/h2") == ["木棉社区2", "榕树社区1"]
    assert page.of("//li[contains(@class,'q-item')]//b") == ["第 0 场", "第 2 场", "第 1 场"]
    following = page.press("通过，下一条")
    assert following.of("//h2[@id='h-r']") == ["第 2 场"]


def test_nobody_approves_what_they_wrote(district):
    browser = district.person("fengcheng")
    browser.open("/fill/new/activity?unit=FC01").press("提交给", {**ACTIVITY, "files_photo": PHOTOS})
    own = browser.open("/review/1")
    assert "要换一个账号才能通过" in own.text
    assert not own.tree.xpath("//form[@id='decide']//button[@value='approve']")
    assert "已通过" in district.person("fengcheng2").open("/review/1").press("通过").text


def test_a_forged_approval_of_ones_own_entry_is_refused(district):
    browser = district.person("fengcheng")
    browser.open("/fill/new/activity?unit=FC01").press("提交给", {**ACTIVITY, "files_photo": PHOTOS})
    token = browser.open("/review/1").values("csrf_token")[:1]
    page = browser.send("/review/1", "post", {"csrf_token": token, "act": ["approve"], "version": ["1"]})
    assert page.status in (403, 422)
    assert the_only_record(district, "mumian").state == "submitted"


def test_a_record_that_moved_on_is_not_decided_blindly(district):
    new_activity(district)
    first, second = district.person("fengcheng").open("/review/1"), district.person("fengcheng2").open("/review/1")
    first.press("退回", {"reason": "照片太少"})
    late = second.press("通过")
    assert late.status in (403, 409)
    assert the_only_record(district, "mumian").state == "returned"


@pytest.mark.parametrize("login", ["longtang", "chuangjian"])
def test_only_the_street_above_looks_at_its_villages(district, login):
    new_activity(district)
    assert district.person(login).open("/review/1").status in (200, 404)
    assert ACTIVITY["f_title"] not in district.person(login).open("/review/").text


def test_the_picture_asked_for_is_shown_large(district):
    new_activity(district)
    photos = [file.sha256 for file in the_only_record(district, "mumian").evidence]
    page = district.person("fengcheng").open(f"/review/1?photo={photos[1]}")
    assert page.tree.xpath("//a[@data-key='p']/@href") == [f"/files/{photos[1]}"]


def test_an_approved_record_is_corrected_while_the_old_version_counts(district):
    new_activity(district)
    district.person("fengcheng").open("/review/1").press("通过")
    edit = district.person("mumian").open("/fill/records/1").follow("改这一条")
    edit.press("提交给", {"f_attendance": "60"})
    record = records.get_record(district.store, district.actor("mumian"), 1)
    assert (record.version, record.in_force_version, record.state) == (2, 1, "submitted")
    assert "通过前，原来的照算" in district.person("mumian").open("/fill/records/1").text
