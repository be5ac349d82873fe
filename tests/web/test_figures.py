"""A figure opens down to the record and the file that prove it."""

from tests.settling import freeze
from tests.web.test_bureau import approved_activity
from tests.web.test_fill import ACTIVITY, PHOTOS
from tests.web.world import picture
from webforms.actions import records


def test_a_figure_opens_down_to_the_photo(district):
    approved_activity(district)
    browser = district.person("chuangjian")
    indicator = browser.open("/bureau/indicators/3.2.2")
    page = indicator.follow("1 场")
    assert page.of("//h1") == ["村（居）活动场次 1 场"]
    assert page.of("//div[contains(@class,'mcol')]//li/a")[0].startswith("木棉社区")
    assert ACTIVITY["f_title"] in page.text
    photo = page.tree.xpath("//div[contains(@class,'evi')]//img/@src")[0]
    assert browser.fetch(photo).status_code == 200
    assert page.follow("打开这条记录").of("//h1") == [ACTIVITY["f_title"]]


def test_a_figure_tells_its_basis_and_who_is_silent(district):
    page = district.person("chuangjian").open("/figures/persons_unique")
    assert "街镇（场）按辖区全年去重" in page.text
    assert "还没有报" in page.text
    assert "银盏林场" in page.text


def test_a_year_that_is_not_whole_says_so_as_the_documents_do(district):
    stated = {"f_year": "2015", "f_persons_unique": "11500", "f_minors": "900", "f_method": "roster",
              "files_basis_paper": PHOTOS[:1]}
    district.person("fengcheng").open("/fill/new/participation_statement").press("提交给", stated)
    bureau = district.person("chuangjian")
    bureau.open("/review/1").press("通过")
    year = bureau.open("/figures/persons_unique").of("//ul[contains(@class,'prints')]/li[contains(., '2015')]")[0]
    assert "暂计" in year
    assert "1/9" in year
    assert "11,500 人" in year


def test_a_paper_of_an_indicator_is_a_figure_too(district):
    approved_activity(district)
    page = district.person("chuangjian").open("/bureau/indicators/3.2.2").follow("1 条")
    assert page.of("//h1") == ["村（居）活动记录表 1 条"]
    assert ACTIVITY["f_title"] in page.text


def test_a_frozen_figure_stays_when_the_record_is_corrected(district):
    approved_activity(district)
    frozen = freeze(district.store, district.actor("chuangjian"), "六月")
    edit = district.person("mumian").open("/fill/records/1/edit")
    edit.press("提交给", {"f_attendance": "60"})
    district.person("fengcheng").open("/review/1").press("通过")
    page = district.person("ducha").open(f"/figures/frozen/{frozen.id}/activities_village")
    assert page.status == 200
    assert "此后更正 1 条，其中 1 条是这个数据里的" in page.text
    assert "之后更正过" in page.text


def test_an_inspector_reads_the_record_and_its_papers_as_they_were_frozen_and_nothing_newer(district):
    approved_activity(district)
    first = freeze(district.store, district.actor("chuangjian"), "六月")
    edit = district.person("mumian").open("/fill/records/1/edit")
    changed = {"f_title": "改过的名字", "drop_photo": edit.values("kept_photo"),
               "files_photo": [("新.jpg", picture("gold"))]}
    edit.press("提交给", changed)
    district.person("fengcheng").open("/review/1").press("通过")
    newest, = records.get_record(district.store, district.actor("mumian"), 1).evidence
    inspector = district.person("ducha")
    assert inspector.open("/figures/activities_village").status == 403
    page = inspector.open(f"/figures/activities_village?snapshot={first.id}&unit=FC01")
    assert page.of("//h1") == ["村（居）活动场次 1 场"]
    photo, *_ = page.tree.xpath("//div[contains(@class,'evi')]//img/@src")
    assert inspector.fetch(photo).status_code == 200
    assert inspector.fetch(f"/files/{newest.sha256}").status_code == 404
    assert page.follow("打开这条记录").of("//h1") == [ACTIVITY["f_title"]]
    assert inspector.open("/fill/records/1").status == 403
    second = freeze(district.store, district.actor("chuangjian"), "七月")
    assert inspector.open(f"/figures/frozen/{second.id}/records/1").of("//h1") == ["改过的名字"]
    assert inspector.open(f"/figures/frozen/{first.id}/records/1").of("//h1") == [ACTIVITY["f_title"]]
    assert inspector.fetch(photo).status_code == inspector.fetch(f"/files/{newest.sha256}").status_code == 200


def test_a_record_that_came_later_is_not_in_the_snapshot(district):
    first = freeze(district.store, district.actor("chuangjian"), "六月")
    approved_activity(district)
    for login in ("ducha", "chuangjian"):
        assert district.person(login).open(f"/figures/frozen/{first.id}/records/1").status == 404
    assert district.person("mumian").open(f"/figures/frozen/{first.id}/records/1").status == 403


def test_an_unknown_figure_is_not_found(district):
    browser = district.person("chuangjian")
    assert browser.open("/figures/no_such_figure").status == 404
    assert browser.open("/figures/evidence:9.9.9/x").status == 404
    assert browser.open("/figures/frozen/99/activities_village").status == 404
    assert browser.open("/figures/activities_village?snapshot=x").status == 404


def test_private_fields_are_masked_behind_a_figure(district):
    """A school's telephone number is seen by the school and by who reviews it, not by everybody who sees a figure."""
    browser = district.person("qingyuan")
    browser.open("/fill/new/open_log").press("提交给", {
        "f_opened_on": "2016-06-06", "f_period": ["17:00", "19:00"], "f_place": "田径场", "f_attendance": "35",
        "f_contact": "李老师", "f_contact_phone": "13800001234"})
    assert records.list_records(district.store, district.actor("qingyuan")).items
    district.person("chuangjian").open("/review/1").press("通过")
    frozen = freeze(district.store, district.actor("chuangjian"), "六月")
    page = district.person("ducha").open(f"/figures/frozen/{frozen.id}/openings")
    seen = page.follow("打开这条记录")
    assert "联系电话" in seen.text
    assert "13800001234" not in seen.source
