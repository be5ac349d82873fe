"""The first page of the morning: what to do first, with a way to each; the score for the bureau, none for a street."""

import io

import pytest

from tests.records import ACTIVITY
from tests.store.counting import counted
from tests.web.test_matrix import chosen, grow
from tests.web.world import picture
from webforms.actions import files, snapshots
from webforms.actions.records import create_record
from webforms.actions.review import review_record
from webforms.store import notices
from webforms.store.units import unit_numbers

ADDRESS = "/bureau/today"


def sent(district, number=1, unit="FC01", login="mumian"):
    actor = district.actor(login)
    sha256 = files.keep_file(district.store, actor, io.BytesIO(picture()), "照片.jpg").file.sha256
    data = {**ACTIVITY, "title": f"讲座{number}", "starts_at": f"2016-05-0{number}T09:00",
            "ends_at": f"2016-05-0{number}T10:00"}
    return create_record(district.store, actor, client_id=f"c{number}", type="activity", unit=unit, data=data,
                         evidence=[{"item": "photo", "sha256": sha256}], submit=True).record


def decide(district, record, decision, reason=""):
    return review_record(district.store, district.actor("fengcheng"), record.id, decision=decision, version=1,
                         reason=reason)


def steps(page):
    return page.of("//ol[@class='todo']/li//b")


def test_what_waits_since_long_ago_is_told_by_its_date(district):
    sent(district)
    district.clock.pass_(days=3)
    assert "最早的等了 3 天" in district.person("fengcheng").open(ADDRESS).text
    for _ in range(3):  # a session lives thirty days from the last visit
        district.clock.pass_(days=25)
        page = district.person("fengcheng").open(ADDRESS)
    assert "最早的是 2016年6月14日交的" in page.text


def test_everybody_who_looks_after_others_begins_here(district):
    for login in ("chuangjian", "fengcheng"):
        assert district.person(login).open("/").address == ADDRESS
    assert district.person("mumian").open(ADDRESS).status == 403
    assert "今日" in district.person("fengcheng").open(ADDRESS).of("//nav[@class='nav']//a")[0]


def test_the_bureau_reads_the_score_beside_the_line_of_the_pack_and_what_must_be_met(district):
    page = district.person("chuangjian").open(ADDRESS)
    assert "目标 85" in page.text
    assert len(page.of("//div[@class='must']")) == 4
    assert "自评得分" not in district.person("fengcheng").open(ADDRESS).text


def test_what_waits_comes_first_then_who_is_late_then_what_the_score_lacks(district):
    sent(district)
    street = district.person("fengcheng").open(ADDRESS)
    assert steps(street)[0] == "审核 1 条记录"
    assert street.follow("去审核").address.startswith("/review/")
    bureau = steps(district.person("chuangjian").open(ADDRESS))
    late = next(place for place, title in enumerate(bureau) if title.startswith("催 3 个村（居）"))
    gap = next(place for place, title in enumerate(bureau) if title.startswith("补数据："))
    assert late < gap
    assert any(title.startswith("写 ") for title in bureau)


def test_what_came_back_is_named_until_it_is_mended(district):
    decide(district, sent(district), "return", "照片看不清")
    page = district.person("fengcheng").open(ADDRESS)
    assert "1 个村（居）有退回没改的" in steps(page)
    assert "木棉社区" in page.follow("有退回没改的").text


def test_being_late_leads_to_the_units_that_are(district):
    page = district.person("chuangjian").open(ADDRESS)
    late = page.follow("催 3 个村（居）")
    assert late.address.startswith("/bureau/matrix?kind=village&state=late")
    assert {"木棉社区", "井岭村"} <= set(late.of("//table//label"))


def test_there_is_one_filled_button(district):
    for login in ("chuangjian", "fengcheng"):
        page = district.person(login).open(ADDRESS)
        assert len(page.tree.xpath("//main//*[contains(@class,'btn-primary')]")) == 1


def test_days_to_come_say_how_much_is_settled_and_owed(district):
    page = district.person("fengcheng").open(ADDRESS)
    days = page.of("//ol[@class='miles']/li")
    assert len(days) == 4
    assert days[0].startswith("6月20日还有 6 天")
    assert "各项创建工作完成" in days[0]
    assert "欠交" in days[0]


def test_the_last_snapshot_is_told_with_what_changed_since(district):
    assert "还没有冻结过快照" in district.person("chuangjian").open(ADDRESS).text
    snapshots.freeze(district.store, district.actor("chuangjian"), "第一次")
    decide(district, sent(district), "approve")
    page = district.person("chuangjian").open(ADDRESS)
    assert "第一次" in page.text
    assert "此后更正 0 条，新通过 1 条" in page.text


def test_a_street_reads_what_it_was_told(district):
    with district.store.aside() as tx:
        notices.add(tx, unit=unit_numbers(tx)["FC"], kind="told", text="周五前报预算页")
    assert "周五前报预算页" in district.person("fengcheng").open(ADDRESS).text


@pytest.mark.parametrize("login", ["chuangjian", "fengcheng"])
def test_three_hundred_units_cost_the_queries_of_ten(district, login):
    person = district.person(login)
    person.open(ADDRESS)
    with counted(district.store) as few:
        person.open(ADDRESS)
    grow(district, 300)
    with counted(district.store) as many:
        assert person.open(ADDRESS).status == 200
    assert len(many) == len(few)


def test_a_unit_that_was_reminded_reads_it_in_its_box(district):
    chosen(district, "FC01").press("发到 1 个单位的消息")
    assert "还没有交：5月活动记录" in district.person("mumian").open("/fill/notices").text
