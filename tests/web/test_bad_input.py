"""Whatever somebody types, sends or opens: the page says what is wrong, where and how to mend it, and loses nothing.

What belongs to one page alone (a number that is none, a stale edit, an ended session) is tested with that page."""

from __future__ import annotations

import io
import re

import pytest
from PIL import Image

from tests.web.browser import Page
from tests.web.test_fill import ACTIVITY, NASTY, PHOTOS, new_activity, the_only_record
from tests.web.world import PASSWORD, picture
from webforms.actions import decisions, files, records, snapshots

HUGE = "9" * 30
NOWHERE = [
    ("mumian", "/fill/new/no_such_form"), ("mumian", "/fill/new/activity?unit=NOPE"),
    ("mumian", "/fill/new/activity?unit=FC02"), ("mumian", "/fill/nil/no_such_task"), ("mumian", "/fill/records/99"),
    ("mumian", f"/fill/records/{HUGE}"), ("mumian", "/files/" + "0" * 64), ("mumian", "/files/..%2f..%2fetc%2fpasswd"),
    ("fengcheng", "/review/99"), ("fengcheng", f"/review/{HUGE}"), ("chuangjian", "/bureau/indicators/9.9.9"),
    ("chuangjian", "/figures/no_such_metric"), ("chuangjian", "/figures/evidence:9.9.9/none"),
    ("chuangjian", "/figures/frozen/99/activities_village"), ("chuangjian", f"/documents/{HUGE}/file"),
    ("chuangjian", "/documents/99/pdf"), ("chuangjian", "/no/such/page"), ("chuangjian", "/figures/a%00b"),
]
QUERIES = [
    "/documents/?compare=²&compare=1", f"/documents/?snapshot={HUGE}&compare={HUGE}", "/documents/?snapshot=x",
    "/fill/all-records?type=none&state=none&unit=none", "/fill/all-records?after=x", f"/fill/all-records?after={HUGE}",
    "/figures/activities_village?unit=none&record=x", f"/figures/activities_village?record={HUGE}&after={HUGE}",
]


def in_chinese(page: Page) -> bool:
    return bool(re.search("[\u4e00-\u9fff]", " ".join(page.of("//main"))))


@pytest.mark.parametrize("login, address", NOWHERE)
def test_an_address_that_names_nothing_says_so(either_district, login, address):
    page = either_district.person(login).open(address)
    assert page.status == (422 if HUGE in address else 404)
    assert in_chinese(page)


@pytest.mark.parametrize("address", QUERIES)
def test_what_is_odd_behind_an_address_breaks_no_page(either_district, address):
    page = either_district.person("chuangjian").open(address)
    assert page.status in (200, 404, 422)
    assert in_chinese(page)


@pytest.mark.parametrize("day, told", [
    ("2015-12-31", "2016"), ("2017-01-01", "2016"), ("2016-02-30", "不是有效的日期"),
])
def test_a_day_outside_its_window_is_told_beside_it(district, day, told):
    page = new_activity(district, f_starts_at=[day, "19:00"], f_ends_at=["", ""])
    assert page.status == 422
    assert told in page.of("//*[@id='e-f_starts_at']")[0]
    assert page.values("f_starts_at") == [day, "19:00"]
    assert len(page.values("kept_photo")) == 2


# -- files


def test_a_file_that_is_too_big_stays_out_and_the_others_are_kept(district):
    big = ("全景.jpg", picture() + b"\0" * files.MAX_BYTES)
    page = new_activity(district, files_photo=[*PHOTOS, big])
    assert page.status == 422
    assert "“全景.jpg”太大，最大 20 MB" in page.of("//*[@id='e-files_photo']")[0]
    assert len(page.values("kept_photo")) == 2
    assert page.values("f_title") == [ACTIVITY["f_title"]]


@pytest.mark.parametrize("content", [
    b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', b"<!doctype html><script>1</script>",
    b"GIF89a<script>alert(1)</script>", b"\xff\xd8\xff and nothing else", b"%PDF-1.7 a paper",
], ids=["svg", "html", "gif", "a broken photo", "a paper"])
def test_what_only_calls_itself_a_photo_is_refused(district, content):
    page = new_activity(district, files_photo=[("照片.jpg", content), *PHOTOS])
    assert page.status == 422
    assert "照片.jpg" in page.of("//*[@id='e-files_photo']")[0]
    assert len(page.values("kept_photo")) == 2


@pytest.mark.parametrize("name", [
    "../../../etc/passwd.jpg", "..\\..\\boot.jpg", "%22quoted%22.jpg", "a\tb\x0b.jpg", "长" * 100 + ".jpg", ".jpg",
    "𠮷.jpg", "photo.jpg.html", "<img src=x>.jpg",
])
def test_a_name_of_a_file_leads_nowhere_and_runs_nothing(district, name):
    new_activity(district, files_photo=[(name, picture("gold"))])
    kept = the_only_record(district, "mumian").evidence[0]
    assert not re.search(r"[\x00-\x1f/\\\"<>]", kept.name)
    answer = district.person("mumian").fetch(f"/files/{kept.sha256}")
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert ".." not in answer.headers.get("Content-Disposition", "")


def test_a_photo_keeps_nothing_but_its_picture(district):
    """A page behind the picture's bytes is gone: what is kept was drawn anew."""
    new_activity(district, files_photo=[("a.jpg", picture() + b"<script>alert(1)</script>")])
    kept = the_only_record(district, "mumian").evidence[0]
    answer = district.person("mumian").fetch(f"/files/{kept.sha256}")
    assert b"<script>" not in answer.data
    assert Image.open(io.BytesIO(answer.data)).size == (64, 48)


def test_a_request_beyond_all_bounds_says_what_to_do(district):
    district.app.config["MAX_CONTENT_LENGTH"] = 1000
    page = new_activity(district)
    assert page.status == 413
    assert "分几次传" in page.text


def test_a_form_of_thousands_of_fields_is_refused(district):
    form = district.person("mumian").open("/fill/new/activity")
    page = form.press("以后再填", {f"f_odd{number}": "x" for number in range(2100)})
    assert page.status == 413
    assert in_chinese(page)


def test_a_text_beyond_all_bounds_is_told_and_stays(district):
    page = new_activity(district, f_content="长" * 250_000)
    assert page.status == 422
    assert "最多" in page.text
    assert page.values("f_content") == ["长" * 250_000]


# -- every text that somebody may type


def test_signs_that_run_elsewhere_are_text_in_every_reason(either_district):
    district = either_district
    new_activity(district)
    reviewer, bureau = district.person("fengcheng"), district.person("chuangjian")
    reviewer.open("/review/1").press("退回", {"reason": NASTY})
    assert "{{ 7*7 }}<script>" in the_only_record(district, "mumian").reason
    page = bureau.open("/bureau/indicators/4.3.1").press("记下这个分数", {"points": "1", "reason": NASTY * 3})
    frozen = bureau.open("/documents/").press("冻结现在的数据", {"title": NASTY})
    for shown in (page, frozen, district.person("mumian").open("/fill/"), reviewer.open("/fill/records/1")):
        assert shown.status == 200
        assert "{{ 7*7 }}<script>alert(1)</script>&<>\"'𠮷" in shown.text
        assert "<script>alert" not in shown.source


@pytest.mark.parametrize("typed", ["长" * 5000, "\x0b\x1b\u202e\x00"])
def test_a_name_of_a_snapshot_that_cannot_be_is_told_at_its_field(either_district, typed):
    page = either_district.person("chuangjian").open("/documents/").press("冻结现在的数据", {"title": typed})
    assert page.status == 422
    assert page.of("//*[@id='e-title']")
    assert not snapshots.list_snapshots(either_district.store, either_district.actor("chuangjian"))


@pytest.mark.parametrize("typed", ["长" * 5000, "短"])
def test_a_reason_that_cannot_be_is_told_at_its_field_and_stays(district, typed):
    page = district.person("chuangjian").open("/bureau/indicators/4.3.1")
    page = page.press("记下这个分数", {"points": "1", "reason": typed})
    assert page.status == 422
    assert page.of("//*[@id='e-manual-reason']")
    assert typed in page.source


@pytest.mark.parametrize("points", ["abc", "-1", "1e400", "NaN", "²", HUGE, "0.05", "1,5"])
def test_points_that_are_none_are_told_at_their_field(either_district, points):
    reason = "佐证材料齐全，经会议讨论同意，予以登记备查。"
    page = either_district.person("chuangjian").open("/bureau/indicators/4.3.1")
    page = page.press("记下这个分数", {"points": points, "reason": reason})
    assert page.status == 422
    assert page.of("//*[@id='e-manual-points']")
    assert points in page.source
    assert not decisions.list_decisions(either_district.store, either_district.actor("chuangjian"), indicator="4.3.1")


# -- who may, and whose it is


POSTS = [
    ("jingling", "/fill/records/1/edit", {"act": "draft", "f_title": "别人的"}),
    ("jingling", "/fill/records/1/withdraw", {"reason": "不要了"}),
    ("longtang", "/review/1", {"act": "approve", "version": "1"}),
    ("mumian", "/review/1", {"act": "approve", "version": "1"}),
    ("mumian", "/documents/freeze", {"title": "偷着冻结"}),
    ("fengcheng", "/bureau/indicators/3.2.2/decisions", {"kind": "override", "points": "2", "reason": "好" * 30}),
    ("ducha", "/documents/", {"snapshot": "1", "kind": "application_form"}),
    ("caizheng", "/bureau/types/activity", {"enabled": ""}),
]


@pytest.mark.parametrize("login, address, sent", POSTS)
def test_what_somebody_may_not_do_is_not_done_by_sending_it(district, login, address, sent):
    new_activity(district)
    browser = district.person(login)
    token = browser.open("/account/").values("csrf_token")[:1]
    page = browser.send(address, "post", {"csrf_token": token, **{name: [value] for name, value in sent.items()}})
    assert page.status in (403, 404)
    assert ACTIVITY["f_title"] not in page.text
    record = the_only_record(district, "mumian")
    assert (record.state, record.title) == ("submitted", ACTIVITY["f_title"])


@pytest.mark.parametrize("token", [[], ["wrong"], ["a.b.c"]])
@pytest.mark.parametrize("site, status", [("cross-site", 400), ("same-origin", 400)])
def test_a_form_without_its_token_changes_nothing(district, token, site, status):
    browser = district.person("mumian")
    sent = {"act": "draft", "f_title": "端午", "unit": "FC01", "csrf_token": token}
    answer = browser.client.post("/fill/new/activity", data=sent, headers={"Sec-Fetch-Site": site})
    assert answer.status_code == status
    assert ("端午" in answer.text) == (site == "same-origin"), "our own page gets its texts back, nobody else's does"
    assert not records.list_records(district.store, district.actor("mumian")).items


# -- sent twice, sent late


def test_a_snapshot_is_frozen_once_by_two_presses(district):
    page = district.person("chuangjian").open("/documents/")
    page.press("冻结现在的数据", {"title": "六月自查"})
    again = page.press("冻结现在的数据", {"title": "六月自查"})
    assert again.status == 200
    assert len(snapshots.list_snapshots(district.store, district.actor("chuangjian"))) == 1


def test_a_nil_report_is_sent_once_by_two_presses(district):
    page = district.person("mumian").open("/fill/").follow("我们没有，零上报")
    page.press("确认零上报")
    assert page.press("确认零上报").of("//h1")[0].startswith("已提交给")
    the_only_record(district, "mumian")


def test_a_nil_report_for_no_month_is_told_at_its_field(district):
    page = district.person("mumian").open("/fill/").follow("我们没有，零上报")
    for period in ("2016-02-30", "2016-13", "下个月", ""):
        answer = page.press("确认零上报", {"period": period, "reason": "本月没有。"})
        assert answer.status == 422
        assert "按月报" in answer.of("//*[@id='e-reason']")[0]
        assert answer.values("reason") == ["本月没有。"]


def test_a_second_press_on_approve_says_that_it_is_done(district):
    new_activity(district)
    page = district.person("fengcheng").open("/review/1")
    page.press("通过")
    again = page.press("通过")
    assert again.status == 409
    assert "现在是“通过”" in again.text
    assert again.of("//h2[@id='h-r']") == [ACTIVITY["f_title"]]


def test_a_reason_typed_too_late_is_not_lost(district):
    new_activity(district)
    first, second = district.person("fengcheng").open("/review/1"), district.person("fengcheng2").open("/review/1")
    first.press("退回", {"reason": "照片太少"})
    late = second.press("退回", {"reason": "签到表上是 41 人。"})
    assert late.status == 409
    assert "签到表上是 41 人。" in late.text


def test_a_decision_about_a_version_that_was_replaced_is_asked_again_with_its_words(district):
    new_activity(district)
    page = district.person("fengcheng").open("/review/1")
    village = district.person("mumian")
    village.open("/fill/records/1/sent").press("撤回来改").press("提交给", {"f_attendance": "60"})
    late = page.press("退回", {"reason": "签到表上是 41 人。"})
    assert late.status == 409
    assert "签到表上是 41 人。" in late.values("reason")
    assert late.press("退回").status == 200
    assert the_only_record(district, "mumian").state == "returned"


def test_an_ended_session_keeps_a_reviewers_words_too(district):
    new_activity(district)
    browser = district.person("fengcheng")
    page = browser.open("/review/1")
    browser.forget_cookies()
    asked = page.press("退回", {"reason": "签到表上是 41 人。", "where": "参加人次"})
    assert "写的内容还在" in asked.text
    asked.press("登录", {"login": "fengcheng", "password": PASSWORD}).press("接着做")
    assert the_only_record(district, "mumian").reason == "参加人次：签到表上是 41 人。"


def test_an_edit_of_what_was_sent_meanwhile_stays_on_the_page(district):
    browser = district.person("mumian")
    browser.open("/fill/new/activity").press("以后再填", {"f_title": "端午"})
    late = browser.open("/fill/records/1/edit")
    browser.open("/fill/records/1/edit").press("提交给", {**ACTIVITY, "files_photo": PHOTOS})
    refused = late.press("以后再填", {"f_title": "我的端午"})
    assert refused.status == 412
    again = refused.press("以后再填")
    assert again.status == 409
    assert again.values("f_title") == ["我的端午"]
    assert "撤回" in again.text
    assert the_only_record(district, "mumian").title == ACTIVITY["f_title"]


def test_other_content_under_the_same_form_leads_to_what_is_stored(district):
    form = district.person("mumian").open("/fill/new/activity")
    form.press("提交给", {**ACTIVITY, "files_photo": PHOTOS})
    other = form.press("提交给", {**ACTIVITY, "f_title": "另一场", "files_photo": PHOTOS})
    assert other.status == 409
    assert other.link("打开存着的那一条") == "/fill/records/1"
    assert other.press("提交给").of("//h1") == ["已提交给凤城街道"]
    assert len(records.list_records(district.store, district.actor("mumian")).items) == 2


# -- a reason that is asked for where it was left out


def test_a_withdrawal_without_a_reason_is_asked_again_at_its_field(district):
    new_activity(district)
    district.person("fengcheng").open("/review/1").press("通过")
    page = district.person("mumian").open("/fill/records/1").press("撤回，不再计入")
    assert page.status == 422
    assert page.of("//*[@id='e-reason']")
    assert "撤回" in page.press("撤回，不再计入", {"reason": "重复填报"}).text


def test_a_decision_is_not_taken_back_without_a_reason(district):
    reason = "佐证材料齐全，经会议讨论同意，予以登记备查。"
    page = district.person("chuangjian").open("/bureau/indicators/4.3.1")
    page = page.press("记下这个分数", {"points": "1", "reason": reason}).press("收回这个决定")
    assert page.status == 422
    assert page.of("//*[starts-with(@id, 'e-retract-')]")
    assert "已收回" in page.press("收回这个决定", {"reason": "算错了"}).text
