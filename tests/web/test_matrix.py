"""The page of who has sent what, and the reminder made on it: by form alone, in words of the pack, never at night."""

import datetime
import io

import openpyxl
import pytest

from tests.records import ACTIVITY
from tests.store.counting import counted
from webforms.actions import unit_import
from webforms.actions.notices import list_notices
from webforms.actions.records import create_record

ADDRESS = "/bureau/matrix"


def opened(district, login="chuangjian", **asked):
    return district.person(login).open(f"{ADDRESS}?" + "&".join(f"{name}={value}" for name, value in asked.items()))


def grow(district, count):
    unit_import.import_units(district.store, district.actor("guanli"), [
        {"code": f"LT{number:03}", "name": f"示例{number}村", "kind": "village", "parent": "LT", "flags": "rural"}
        for number in range(100, 100 + count)])


def chosen(district, *codes, login="chuangjian", **asked):
    return opened(district, login, kind="village", **asked).press("写催办文字", {"unit": list(codes)})


def told(district, login):
    return [notice.text for notice in list_notices(district.store, district.actor(login)).items]


class TestThePage:
    def test_it_says_what_is_owed_and_names_kinds_in_the_packs_words(self, district):
        page = opened(district, kind="village")
        assert "村（居）应报 18 项，已完成 0 项，欠交 18 项，其中逾期 3 项" in page.text
        assert {"街镇（场）9", "村（居）3", "学校1"} <= set(page.of("//nav[@class='tabs']/a"))
        assert page.of("//table[@class='matrix']//thead/tr/th")[-1] == "欠交"

    def test_a_cell_leads_to_its_record_and_a_missing_one_nowhere(self, district):
        made = create_record(district.store, district.actor("mumian"), client_id="a", type="activity", unit="FC01",
                             data={**ACTIVITY, "starts_at": "2016-06-02T09:00", "ends_at": "2016-06-02T10:00"})
        page = opened(district, kind="village")
        assert page.tree.xpath("//td[contains(@class,'cell-draft')]/a/@href") == [f"/fill/records/{made.record.id}"]
        assert not page.tree.xpath("//td[contains(@class,'cell-late')]//a")

    def test_the_tick_and_the_legend_leave_units_out(self, district):
        assert "井岭村" in opened(district, kind="village", parent="LT").text
        assert not opened(district, kind="village", parent="LT", state="returned").of("//tbody")
        page = opened(district, kind="village").press("筛选", {"when": "2016-03"})
        assert "3月活动记录" in page.text

    def test_a_street_sees_its_own_villages_and_a_village_has_no_such_page(self, district):
        page = opened(district, "fengcheng", kind="village")
        assert "木棉社区" in page.text
        assert "井岭村" not in page.text
        assert opened(district, "mumian").status == 403

    def test_three_hundred_units_fit_in_a_page_with_the_queries_of_ten(self, district):
        grow(district, 10)
        opened(district, kind="village")
        with counted(district.store) as few:
            opened(district, kind="village")
        grow(district, 300)
        with counted(district.store) as many:
            page = opened(district, kind="village")
        assert len(many) == len(few)
        assert len(page.source.encode()) < 150_000
        rest = page.follow("再看 ")
        assert "下一页" in rest.text
        assert len(rest.source.encode()) < 150_000

    def test_the_workbook_has_every_unit_and_no_formula(self, district):
        unit_import.import_units(district.store, district.actor("guanli"), [
            {"code": "LT999", "name": "=1+1", "kind": "village", "parent": "LT", "flags": "rural"}])
        answer = district.person("chuangjian").client.get(f"{ADDRESS}.xlsx?kind=village")
        sheet = openpyxl.load_workbook(io.BytesIO(answer.data)).active
        rows = list(sheet.iter_rows())
        assert [cell.value for cell in rows[0]][:2] == ["上级", "单位"]
        assert len(rows) == 5
        (formula,) = [row[1] for row in rows if row[1].value == "=1+1"]
        assert formula.data_type == "s"


class TestTheReminder:
    def test_the_text_is_short_or_names_each_task(self, district):
        short = chosen(district, "FC01", "LT01")
        text, = short.values("text")
        assert text.strip().startswith("以下 2 个单位还有任务没有交，其中 2 项已逾期，最近的 6月20日（周一）到期。")
        assert "凤城街道：木棉社区\n" in text
        long, = short.press("写明每项").values("text")
        assert "木棉社区：5月活动记录（6月5日，已逾期）、教学点登记（6月20日）" in long

    def test_each_unit_reads_what_it_owes_itself(self, district):
        page = chosen(district, "FC01", "LT01").press("发到 2 个单位的消息")
        assert "已发到 2 个单位的消息里。" in page.text
        text, = told(district, "mumian")
        assert text.startswith("还没有交：5月活动记录（6月5日，已逾期）")
        assert "井岭村" not in text
        assert told(district, "rongshu") == []

    def test_a_whole_group_is_one_tick(self, district):
        page = opened(district, kind="village").press("写催办文字", {"group": ["FC"]})
        assert "催办 2 个单位" in page.text

    def test_what_is_ticked_stays_ticked_where_it_is_not_in_sight(self, district):
        grow(district, 20)
        codes = [f"LT{number}" for number in range(100, 118)]
        page = opened(district, kind="village", unit="&unit=".join(codes)).press("写明每项")
        assert "催办 18 个单位" in page.text
        whole = opened(district, kind="village", group="LT").press("写明每项")
        assert "催办 21 个单位" in whole.text

    def test_twice_a_day_is_enough_and_the_page_names_who_was_left_out(self, district):
        for _ in range(2):
            chosen(district, "FC01").press("发到 1 个单位的消息")
        page = chosen(district, "FC01", "FC02").press("发到 2 个单位的消息")
        assert "1 个单位今天已经催过 2 次，没有再发：木棉社区。" in page.text
        assert (len(told(district, "mumian")), len(told(district, "rongshu"))) == (2, 1)
        district.clock.pass_(days=1)
        assert "已发到 1 个" in chosen(district, "FC01").press("发到 1 个单位的消息").text

    @pytest.mark.parametrize("hours", [11, 22.9])
    def test_at_night_nothing_is_sent_and_the_text_stays(self, district, hours):
        district.clock.pass_(hours=hours)
        page = chosen(district, "FC01").press("发到 1 个单位的消息", {"text": "改过的文字"})
        assert page.status == 422
        assert "20:00 到次日 8:00 不发消息" in page.text
        assert [text.strip() for text in page.values("text")] == ["改过的文字"]
        assert told(district, "mumian") == []

    def test_a_street_reminds_its_own_and_no_other(self, district):
        page = chosen(district, "FC01", login="fengcheng")
        assert "已发到" in page.press("发到 1 个单位的消息").text
        answer = page.press("发到 1 个单位的消息", {"unit": "LT01"})
        assert answer.status == 403
        assert told(district, "jingling") == []

    def test_the_list_for_a_workbook_has_a_line_a_task(self, district):
        page = chosen(district, "FC01")
        form, = page.tree.xpath("//form[@method='post']")
        answer = page.browser.client.post(f"{ADDRESS}/owed.xlsx", data=dict(form.form_values()))
        sheet = openpyxl.load_workbook(io.BytesIO(answer.data)).active
        first = [cell.value for cell in list(sheet.iter_rows())[1]]
        assert first[3].date() == datetime.date(2016, 6, 5)
        assert [*first[:3], first[4]] == ["凤城街道", "木棉社区", "5月活动记录", "逾期"]
