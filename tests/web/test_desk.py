"""The checking desk's queue: narrowed, ticked, decided many at once; doubts, the version before, reasons said again."""

import pytest

from tests.store.counting import counted
from tests.web.test_fill import new_activity, the_only_record
from tests.web.world import picture
from webforms.actions import records
from webforms.actions.notices import list_notices

COLOURS = ("seagreen", "indianred", "teal", "navy", "olive", "orchid", "peru", "plum", "tan", "gold", "khaki", "coral")


def some(district, count: int, login: str = "mumian", first: int = 0):
    for number in range(first, first + count):
        new_activity(district, login, f_title=f"第 {number} 场", files_photo=[("a.jpg", picture(COLOURS[number]))])


def states(district, login: str = "mumian"):
    found = records.list_records(district.store, district.actor(login)).items
    return {line.title: line.state for line in found}


def titles(page):
    return page.of("//li[contains(@class,'q-item')]//b")


class TestTheQueue:
    def test_it_is_narrowed_and_stays_so_from_record_to_record(self, district):
        some(district, 2)
        some(district, 1, "rongshu", first=2)
        page = district.person("fengcheng").open("/review/?unit=FC01")
        assert titles(page) == ["第 0 场", "第 1 场"]
        assert titles(page.press("通过，下一条")) == ["第 1 场"]

    def test_when_none_of_these_is_left_the_page_leads_to_the_others(self, district):
        some(district, 1)
        page = district.person("fengcheng").open("/review/?unit=FC02")
        assert titles(page.follow("看全部")) == ["第 0 场"]

    def test_what_is_in_doubt_comes_first_and_can_be_looked_at_alone(self, district):
        some(district, 2)
        new_activity(district, f_title="旧照片", files_photo=[("a.jpg", picture(COLOURS[1]))])
        page = district.person("fengcheng").open("/review/")
        assert titles(page) == ["第 1 场", "旧照片", "第 0 场"]
        assert titles(page.follow("只看有疑点 2")) == ["第 1 场", "旧照片"]

    def test_it_costs_as_many_statements_with_ten_as_with_two(self, district):
        some(district, 2)
        street = district.person("fengcheng")
        street.open("/review/1")
        with counted(district.store) as few:
            street.open("/review/1")
        some(district, 8, "rongshu", first=2)
        with counted(district.store) as many:
            assert len(titles(street.open("/review/1"))) == 10
        assert len(many) == len(few)


class TestTheRecord:
    def test_a_photo_of_another_record_leads_there(self, district):
        photos = [("a.jpg", picture())]
        new_activity(district, f_title="先有的", files_photo=photos)
        new_activity(district, "rongshu", f_title="后来的", files_photo=photos)
        page = district.person("fengcheng").open("/review/2")
        assert "自动检查：1 处疑点" in page.text
        there = page.tree.xpath("//div[@class='pair']//a[text()='先有的']/@href")
        assert there == ["/fill/records/1"]

    def test_a_second_version_stands_beside_the_first(self, district):
        new_activity(district)
        district.person("fengcheng").open("/review/1").press("退回", {"reason": "人数不对"})
        district.person("mumian").open("/fill/records/1/edit").press("再次提交给", {"f_attendance": "60"})
        page = district.person("fengcheng").open("/review/1")
        assert page.of("//table[contains(@class,'rec-table')]/thead//th") == ["项目", "第 2 版", "第 1 版"]
        assert page.of("//tr[@class='is-changed']") == ["参加人次 改了60 人次64 人次"]

    def test_the_unit_is_told(self, district):
        some(district, 2)
        street = district.person("fengcheng")
        street.open("/review/1").press("退回", {"reason": "人数不对"})
        street.open("/review/2").press("通过")
        told = list_notices(district.store, district.actor("mumian")).items
        assert [(one.kind, one.record) for one in told] == [("approved", 2), ("returned", 1)]
        assert "“第 0 场”退回了，要改：人数不对" in told[1].text


class TestReasons:
    def test_what_was_said_once_is_offered_and_can_be_forgotten(self, district):
        some(district, 2)
        street = district.person("fengcheng")
        page = street.open("/review/1").press("退回", {"reason": "横幅看不清"})
        assert "横幅看不清" in page.values_offered("preset")
        page = page.press("以后不再列出“横幅看不清”", {"reason": "写到一半"})
        assert "横幅看不清" not in page.values_offered("preset")
        assert page.values("reason")[-1] == "写到一半"

    def test_it_is_enough_for_the_next_record(self, district):
        some(district, 2)
        street = district.person("fengcheng")
        page = street.open("/review/1").press("退回", {"reason": "横幅看不清"})
        page.press("退回", {"preset": "横幅看不清"})
        assert the_record(district, 2).reason == "横幅看不清"


def the_record(district, number):
    return records.get_record(district.store, district.actor("mumian"), number)


class TestABatch:
    def test_all_of_a_unit_are_ticked_and_approved(self, district):
        some(district, 2)
        some(district, 1, "rongshu", first=2)
        page = district.person("fengcheng").open("/review/").follow("勾这 2 条")
        done = page.press("勾选的全部通过")
        assert done.of("//h1") == ["通过 2 条"]
        assert set(states(district).values()) == {"approved"}
        assert set(states(district, "rongshu").values()) == {"submitted"}

    def test_those_without_doubt_are_ticked(self, district):
        some(district, 2)
        new_activity(district, f_title="旧照片", files_photo=[("a.jpg", picture(COLOURS[1]))])
        page = district.person("fengcheng").open("/review/").follow("勾没有疑点的 1 条")
        page.press("勾选的全部通过")
        assert states(district) == {"第 0 场": "approved", "第 1 场": "submitted", "旧照片": "submitted"}

    def test_each_says_what_came_of_it_and_twice_is_harmless(self, district):
        some(district, 2)
        page = district.person("fengcheng").open("/review/?mark=FC01").follow("勾这 2 条")
        district.person("fengcheng2").open("/review/1").press("退回", {"reason": "人数不对"})
        done = page.press("勾选的全部通过")
        assert done.of("//h1") == ["通过 1 条，1 条没有办"]
        assert "第 0 场" in done.of("//section[@aria-labelledby='h-no']//tbody/tr")[0]
        again = page.press("勾选的全部通过")
        assert again.of("//h1") == ["通过 0 条，2 条没有办"]
        assert len(the_record(district, 2).history) == 2

    def test_a_return_without_a_reason_keeps_the_ticks(self, district):
        some(district, 2)
        page = district.person("fengcheng").open("/review/").follow("勾这 2 条").press("勾选的全部退回")
        assert (page.status, len(page.values("chosen"))) == (422, 2)
        page.press("勾选的全部退回", {"reason": "签到表没有交"})
        assert set(states(district).values()) == {"returned"}

    def test_nothing_ticked_is_said(self, district):
        some(district, 1)
        page = district.person("fengcheng").open("/review/").press("勾选的全部通过")
        assert page.status == 422
        assert "请勾 1 到 100 条" in page.text

    @pytest.mark.parametrize("chosen", ["", "x", "1", "1-", "-1", "²-1", "9" * 40 + "-1"])
    def test_what_names_no_record_is_refused_by_itself(self, district, chosen):
        some(district, 1)
        browser = district.person("fengcheng")
        token = browser.open("/review/").values("csrf_token")[:1]
        sent = {"csrf_token": token, "act": ["approve"], "chosen": [chosen, "1-1"]}
        assert browser.send("/review/batch", "post", sent).status == 200
        assert the_only_record(district, "mumian").state == "approved"
