"""A unit fills in what it owes: every way through a form, and everything that can go wrong with one."""

import datetime

import pytest

from tests.web.packs import default_pack
from tests.web.world import PASSWORD, District, picture
from webforms.actions import decisions, records
from webforms.domain.access import may_ever

ACTIVITY = {
    "f_title": "端午包粽子亲子活动", "f_category": "minors", "f_starts_at": ["2016-06-08", "19:00"],
    "f_ends_at": ["2016-06-08", "21:00"], "f_place": "社区文化室", "f_attendance": "64", "f_minors": "46",
}
PHOTOS = [("粽子.jpg", picture("seagreen")), ("全景.jpg", picture("indianred"))]
NASTY = "{{ 7*7 }}<script>alert(1)</script>&<>\"'𠮷\x0b"


def the_only_record(district: District, login: str):
    found = records.list_records(district.store, district.actor(login)).items
    assert len(found) == 1
    return records.get_record(district.store, district.actor(login), found[0].id)


def new_activity(district: District, login: str = "mumian", **changes):
    sent = {**ACTIVITY, "files_photo": PHOTOS, **changes}
    return district.person(login).open("/fill/new/activity").press("提交给", sent)


def test_an_activity_with_two_photos_is_submitted(district):
    page = new_activity(district)
    assert page.of("//h1") == ["已提交给凤城街道"]
    record = the_only_record(district, "mumian")
    assert (record.state, record.title, len(record.evidence)) == ("submitted", "端午包粽子亲子活动", 2)
    assert record.data["starts_at"] == "2016-06-08T19:00"
    assert record.number in page.text


def test_after_sending_the_page_says_who_looks_and_how_many_wait_there(district):
    new_activity(district)
    page = new_activity(district, "rongshu", f_title="第二件")
    assert "凤城街道那里一共 2 件在等，先交的先审。" in page.text
    assert "凤城街道正在审" in page.text


def test_what_is_wrong_stands_beside_its_field_and_what_was_typed_stays(district):
    page = new_activity(district, f_minors="70", f_title="")
    assert page.status == 422
    assert "还有 2 处要改" in page.text
    assert page.tree.xpath("//div[@role='alert']//a/@href") == ["#f_title", "#f_minors"]
    assert "比参加人次 64 人次还多" in page.of("//*[@id='e-f_minors']")[0]
    assert page.values("f_minors") == ["70"]
    assert not records.list_records(district.store, district.actor("mumian")).items


def test_photos_survive_a_mistake_elsewhere(district):
    page = new_activity(district, f_minors="70")
    assert len(page.values("kept_photo")) == 2
    assert page.press("提交给", {"f_minors": "46"}).of("//h1") == ["已提交给凤城街道"]
    assert len(the_only_record(district, "mumian").evidence) == 2


def test_a_photo_is_crossed_out_before_sending(district):
    page = new_activity(district, f_minors="70")
    first, second = page.values("kept_photo")
    page.press("提交给", {"f_minors": "46", "drop_photo": first})
    assert [file.sha256 for file in the_only_record(district, "mumian").evidence] == [second]


def test_the_same_photo_twice_is_one(district):
    page = new_activity(district, files_photo=[("a.jpg", picture()), ("b.jpg", picture())])
    assert page.status == 200
    assert len(the_only_record(district, "mumian").evidence) == 1


def test_files_are_sent_ahead_without_checking_the_rest(district):
    page = district.person("mumian").open("/fill/new/activity")
    page = page.press("先把选好的传上去", {"f_title": "端午", "files_photo": PHOTOS})
    assert page.status == 200
    assert page.values("f_title") == ["端午"]
    assert len(page.values("kept_photo")) == 2
    assert "还有" not in page.text


@pytest.mark.parametrize("name, content", [
    ("照片.jpg", b"PK\x03\x04 a renamed paper"), ("空.jpg", b""), ("页面.html", b"<script>alert(1)</script>"),
])
def test_a_file_that_is_not_what_it_says_is_refused_beside_its_place(district, name, content):
    page = new_activity(district, files_photo=[(name, content)])
    assert page.status == 422
    assert page.of("//*[@id='e-files_photo']")
    assert page.values("f_title") == [ACTIVITY["f_title"]]


def test_a_bad_file_hides_no_other_fault_and_good_ones_are_kept(district):
    page = new_activity(district, f_minors="70", f_title="", files_photo=[PHOTOS[0], ("规划.jpg", b"%PDF-1.4 renamed")])
    assert page.status == 422
    assert page.tree.xpath("//div[@role='alert']//a/@href") == ["#f_title", "#f_minors", "#files_photo"]
    assert (page.values("f_minors"), len(page.values("kept_photo"))) == (["70"], 1)


@pytest.mark.parametrize("name, why", [
    ("规划.jpg", "名字像 jpg 照片，内容却是 PDF 文件"), ("规划.pdf", "这里只收照片")])
def test_a_place_for_photos_offers_photos_alone(district, name, why):
    page = new_activity(district, files_photo=[PHOTOS[0], (name, b"%PDF-1.4 a paper")])
    said, = page.of("//*[@id='e-files_photo']")
    assert said == f"“{name}”不能收：{why}。请换成照片（jpg、png、webp、heic）再传。"


def test_a_draft_with_a_bad_file_is_asked_for_nothing_else(district):
    sent = {"f_title": "端午", "files_photo": [("空.jpg", b"")]}
    page = district.person("mumian").open("/fill/new/activity").press("以后再填", sent)
    assert page.tree.xpath("//div[@role='alert']//a/@href") == ["#files_photo"]


def test_a_field_asked_only_sometimes_says_when(district):
    page = district.person("mumian").open("/fill/new/activity")
    assert page.of("//p[@id='l-f_fee_nature']") == ["收费性质 是否收费选“是”时必填"]
    told = page.press("提交给", {**ACTIVITY, "files_photo": PHOTOS, "f_charged": "true"})
    assert told.of("//*[@id='e-f_fee_nature']")


def test_a_unit_is_chosen_among_those_that_fit_the_nearest_first(district):
    page = district.person("qingyuan").open("/fill/new/open_log")
    offered = page.tree.xpath("//select[@id='f_community']//option/@value")
    assert offered == ["", "FC01", "FC02", "LT01"]
    assert page.tree.xpath("//select[@id='f_community']/optgroup/@label") == ["凤城街道", "龙塘镇"]
    near = district.person("longtang").open("/fill/new/site")
    assert near.tree.xpath("//select[@id='f_host']/optgroup/@label") == ["龙塘镇", "凤城街道"]


def test_a_photo_is_required_where_the_pack_says_so(district):
    page = new_activity(district, files_photo=[])
    assert page.status == 422
    assert "至少要 1 张" in page.of("//*[@id='e-files_photo']")[0]


@pytest.mark.parametrize("typed, kept", [("１２０", 120), ("1,200", 1200), ("1.2万", 12000)])
def test_numbers_are_read_as_people_type_them(district, typed, kept):
    new_activity(district, f_attendance=typed)
    assert the_only_record(district, "mumian").data["attendance"] == kept


@pytest.mark.parametrize("typed", ["六十四", "-1", "99999999999999999999", "0.5"])
def test_a_number_that_is_none_stays_as_it_was_typed(district, typed):
    page = new_activity(district, f_attendance=typed)
    assert page.status == 422
    assert page.values("f_attendance") == [typed]
    assert page.of("//*[@id='e-f_attendance']")


def test_typed_code_is_text_everywhere(district):
    new_activity(district, f_title=NASTY, f_content=NASTY)
    for login, address in [("mumian", "/fill/records"), ("mumian", "/fill/records/1"), ("fengcheng", "/review/1"),
                           ("fengcheng", "/fill/all-records")]:
        page = district.person(login).open(address)
        assert "{{ 7*7 }}" in page.text
        assert "<script>alert" not in page.source


def test_five_thousand_characters_in_a_title_are_told_apart_from_sixty(district):
    page = new_activity(district, f_title="长" * 5000)
    assert page.status == 422
    assert "最多 60 个字" in page.text
    assert page.values("f_title") == ["长" * 5000]


def test_a_draft_keeps_anything(district):
    browser = district.person("mumian")
    page = browser.open("/fill/new/activity").press("以后再填", {"f_title": "端午", "f_attendance": "六十四"})
    assert page.address == "/fill/"
    again = browser.open("/fill/records").follow("端午").follow("接着填")
    assert again.values("f_attendance") == ["六十四"]
    done = again.press("提交给", {**ACTIVITY, "files_photo": PHOTOS})
    assert done.of("//h1") == ["已提交给凤城街道"]
    assert the_only_record(district, "mumian").state == "submitted"


def test_a_draft_is_named_by_the_beginning_of_what_was_typed(district):
    browser = district.person("mumian")
    page = browser.open("/fill/new/activity").press("以后再填", {"f_title": "\x00\x1b长" * 2000})
    name = f"{'长' * 60}…"
    assert f"“{name}”的草稿已存" in page.text
    assert browser.open("/fill/records").of("//ul[@class='rows']//b") == [name]
    assert len(page.headers["Set-Cookie"]) < 4000, "browsers drop a larger cookie"


def test_a_form_that_is_not_this_units_is_not_found(district):
    assert district.person("mumian").open("/fill/new/course").status == 404


def test_a_form_that_is_switched_off_is_refused_and_keeps_what_was_typed(district):
    browser, bureau = district.person("mumian"), district.actor("chuangjian")
    form = browser.open("/fill/new/activity")
    decisions.enable_type(district.store, bureau, "activity", enabled=False)
    assert browser.open("/fill/new/activity").status == 403
    refused = form.press("以后再填", {"f_title": "端午"})
    assert refused.status == 403
    assert "没有启用" in refused.text
    assert refused.values("f_title") == ["端午"]


def test_sending_twice_is_one_record(district):
    form = district.person("mumian").open("/fill/new/activity")
    form.press("提交给", {**ACTIVITY, "files_photo": PHOTOS})
    again = form.press("提交给", {**ACTIVITY, "files_photo": PHOTOS})
    assert again.of("//h1") == ["已提交给凤城街道"]
    the_only_record(district, "mumian")


def test_going_back_and_sending_other_content_is_told(district):
    form = district.person("mumian").open("/fill/new/activity")
    form.press("提交给", {**ACTIVITY, "files_photo": PHOTOS})
    other = form.press("提交给", {**ACTIVITY, "f_title": "另一场", "files_photo": PHOTOS})
    assert other.status == 409
    assert other.values("f_title") == ["另一场"]
    the_only_record(district, "mumian")


def test_a_stale_edit_is_refused_and_keeps_what_was_typed(district):
    browser = district.person("mumian")
    browser.open("/fill/new/activity").press("以后再填", {"f_title": "端午"})
    mine, theirs = browser.open("/fill/records/1/edit"), browser.open("/fill/records/1/edit")
    theirs.press("以后再填", {"f_title": "端午包粽子", "f_place": "小广场"})
    refused = mine.press("以后再填", {"f_title": "我的端午"})
    assert refused.status == 412
    assert refused.values("f_title") == ["我的端午"]
    assert refused.of("//dl//del")[0] == "端午包粽子"
    assert the_only_record(district, "mumian").data["title"] == "端午包粽子"
    refused.press("以后再填")
    assert the_only_record(district, "mumian").data["title"] == "我的端午"


def test_what_was_sent_is_taken_back_and_corrected(district):
    edit = new_activity(district).press("撤回来改")
    assert edit.values("f_title") == [ACTIVITY["f_title"]]
    assert edit.press("提交给", {"f_title": "端午包粽子"}).status == 200
    assert the_only_record(district, "mumian").title == "端午包粽子"


def returned_with_remarks(district: District) -> None:
    new_activity(district)
    district.person("fengcheng").open("/review/1").press("退回", {"where": "参加人次", "reason": "签到表上是 41 人。"})


def test_remarks_stand_beside_their_fields_until_the_record_is_sent_again(district):
    returned_with_remarks(district)
    browser = district.person("mumian")
    browser.open("/fill/records/1/edit").press("以后再填", {"f_attendance": "50"})
    assert "签到表上是 41 人。" in browser.open("/fill/records/1").of("//*[@class='remark']")[0]
    again = browser.open("/fill/records/1/edit")
    assert again.of("//fieldset[contains(@class,'fix')]//*[@class='remark']") == ["审核意见签到表上是 41 人。"]
    again.press("再次提交给")
    assert not browser.open("/fill/records/1").of("//*[@class='remark']")


def test_a_draft_stays_in_sight_on_the_first_page(district):
    browser = district.person("mumian")
    page = browser.open("/fill/new/activity").press("以后再填", {"f_title": "还没定日子"})
    assert "没写完的草稿 1 件" in page.text
    assert page.link("还没定日子") == "/fill/records/1/edit"


def test_a_draft_that_a_task_opens_stands_there_alone(district):
    returned_with_remarks(district)
    browser = district.person("mumian")
    browser.open("/fill/records/1/edit").press("以后再填")
    page = browser.open("/fill/")
    assert page.tree.xpath("//a/@href").count("/fill/records/1/edit") == 1
    assert "没写完的草稿" not in page.text


def test_what_was_sent_offers_no_way_back_once_it_is_approved(district):
    new_activity(district)
    district.person("fengcheng").open("/review/1").press("通过")
    assert "撤回来改" not in district.person("mumian").open("/fill/records/1/sent").text


def test_a_unit_fills_in_only_for_itself(district):
    browser = district.person("mumian")
    assert browser.open("/fill/new/activity?unit=FC02").status == 404
    own = browser.open("/fill/new/activity")
    assert own.press("以后再填", {"unit": "FC02", "f_title": "别家的"}).status == 404


def test_a_street_enters_for_its_village(district):
    browser = district.person("fengcheng")
    page = browser.open("/fill/new/activity?unit=FC01").press("提交给", {**ACTIVITY, "files_photo": PHOTOS})
    assert page.of("//h1") == ["已提交给凤城街道"]
    assert the_only_record(district, "mumian").unit == "FC01"


def test_somebody_elses_record_is_not_found(district):
    new_activity(district)
    for address in ("/fill/records/1", "/fill/records/1/edit", "/fill/records/1/sent"):
        assert district.person("jingling").open(address).status == 404


def test_a_type_that_is_no_type_is_not_found(district):
    assert district.person("mumian").open("/fill/new/no_such_type").status == 404


def test_a_photo_is_seen_by_its_unit_and_its_street_only(district):
    new_activity(district)
    photo = the_only_record(district, "mumian").evidence[0].sha256
    seen = {login: district.person(login).fetch(f"/files/{photo}").status_code
            for login in ("mumian", "fengcheng", "rongshu", "jingling")}
    assert seen == {"mumian": 200, "fengcheng": 200, "rongshu": 404, "jingling": 404}


def test_a_file_runs_nothing_when_it_is_opened(district):
    new_activity(district)
    photo = the_only_record(district, "mumian").evidence[0].sha256
    answer = district.person("mumian").fetch(f"/files/{photo}")
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"].startswith("private")


def test_nothing_to_report_is_said_in_two_taps(district):
    tasks = district.person("fengcheng").open("/fill/")
    page = tasks.follow("我们没有，零上报").press("确认零上报")
    assert page.of("//h1")[0].startswith("已提交给")
    assert the_only_record(district, "fengcheng").nil_for


def test_a_nil_report_in_a_list_says_what_it_is_about(district):
    district.person("mumian").open("/fill/").follow("我们没有，零上报").press("确认零上报")
    about = default_pack().tasks[the_only_record(district, "mumian").nil_for].title
    listed = district.person("mumian").open("/fill/records").of("//ul[@class='rows']//a")[0]
    assert listed.startswith("零上报")
    assert about in listed


def test_a_nil_report_without_a_reason_is_asked_again(district):
    asked = district.person("fengcheng").open("/fill/").follow("我们没有，零上报")
    page = asked.press("确认零上报", {"chosen": "", "reason": ""})
    assert page.status == 422
    assert "为什么没有" in page.text


def test_the_first_page_names_what_is_late_and_what_comes_next(district):
    page = district.person("mumian").open("/fill/")
    assert page.of("//h1")[0].startswith("还有")
    assert "逾期" in page.text  # the months before June
    assert "7月活动记录" not in page.text  # not yet begun


@pytest.mark.parametrize("type_key", default_pack().types)
def test_a_form_of_every_type_opens_and_takes_a_draft(district, type_key):
    """Whoever may fill it in: found by trying the people of the district."""
    for login in ("mumian", "fengcheng", "qingyuan", "caizheng", "chuangjian"):
        actor = district.actor(login)
        assert may_ever(actor, "record.draft")
        browser = district.person(login)
        if f"/fill/new/{type_key}?" not in browser.open("/fill/new").source:
            continue
        page = browser.open(f"/fill/new/{type_key}")
        assert page.status == 200
        assert "草稿已存" in page.press("以后再填").text
        return


def test_a_street_filters_by_the_units_it_sees_and_by_nil_reports(district):
    new_activity(district)
    district.person("mumian").open("/fill/").follow("我们没有，零上报").press("确认零上报")
    street = district.person("fengcheng")
    page = street.open("/fill/all-records")
    assert page.tree.xpath("//select[@name='unit']/option/@value") == ["", "FC", "FC01", "FC02"]
    assert len(page.of("//tbody/tr")) == 2
    nil = street.open("/fill/all-records?state=nil")
    assert [row.startswith("零上报") for row in nil.of("//tbody/tr")] == [True]
    assert nil.values("state") == ["nil"]
    own = district.person("mumian").open("/fill/records").follow("零上报")
    assert len(own.of("//ul[@class='rows']/li")) == 1


def test_after_the_campaign_pages_say_what_day_it_is_and_deadlines_name_their_year(district):
    assert "已经结束" not in district.person("mumian").open("/fill/").text
    district.clock.now = datetime.datetime(2017, 1, 5, 2, tzinfo=datetime.UTC)
    browser = district.browser()
    browser.sign_in("mumian", PASSWORD)
    page = browser.open("/fill/")
    assert "今天是 2017年1月5日，创建期到 2016年10月31日为止，已经结束" in page.text
    rows = page.of("//section[@aria-labelledby='h-owed']//li")
    assert any("2016年6月" in row for row in rows)
    assert not any("期限是 7月" in row for row in rows)
