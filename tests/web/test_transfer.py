"""Workbooks on pages: the template, the report of what is wrong, the marked copy, entering, and lists to take away."""

import io

import pytest
from openpyxl import load_workbook

from tests.record_books import filled, saved, zipped
from tests.web.test_fill import new_activity
from tests.web.world import picture

ROW = {
    "f:title": "=1+1 不是公式", "f:category": "志愿服务", "f:starts_at": "2016-06-03 09:00", "f:place": "活动室",
    "f:attendance": 120, "f:minors": 10, "f:charged": "否", "file:photo": "p1.jpg",
}


def template(browser) -> bytes:
    return browser.client.get("/transfer/templates/activity").data


def send(browser, content, **fields):
    page = browser.open("/transfer/?type=activity")
    return page.press("核对这份表格", {"type": "activity", "book": ("六月.xlsx", content),
                                "pictures": ("照片.zip", zipped({"a/P1.jpg": picture()})), **fields})


def row(browser, **cells):
    labels = [cell.value for cell in load_workbook(io.BytesIO(template(browser)))["_选项"]["C"] if cell.value]
    return {**ROW, "f:category": labels[0], **cells}


@pytest.fixture
def clerk(district):
    return district.person("mumian")


def test_a_clean_workbook_is_entered_with_one_button(district, clerk):
    report = send(clerk, filled(template(clerk), [row(clerk)]))
    assert "1 行都没有问题，可以导入。" in report.text
    done = report.press("导入并提交 1 条")
    assert "1 条已提交，等着审核。" in done.text
    assert "=1+1 不是公式" in clerk.open("/fill/records").text


def test_faults_are_numbered_in_the_list_and_in_the_sheet_and_marked_in_the_copy(district, clerk):
    rows = [row(clerk), row(clerk, **{"f:attendance": "一百二", "f:minors": None, "file:photo": "p9.jpg"})]
    report = send(clerk, filled(template(clerk), rows))
    assert "2 行里有 1 行要改，2 行都还没有导入。" in report.text
    assert report.of("//ol[@class='xl-err']//b") == ["“一百二”不是数字", "压缩包里没有“p9.jpg”"]
    assert report.of("//td[@class='er']") == ["一百二1", "p9.jpg2"]
    copy = clerk.client.get(report.link("下载标红的副本")).data
    book = load_workbook(io.BytesIO(copy))
    assert book.worksheets[0]["G3"].comment is not None
    book.worksheets[0]["G3"], book.worksheets[0]["W3"] = 30, "p1.jpg"
    again = report.press("改好再传", {"book": ("六月.xlsx", saved(book))})
    assert "2 行都没有问题" in again.text


@pytest.mark.parametrize("content", [b"", b"no workbook", zipped({"a.txt": b"x"})])
def test_what_is_no_workbook_is_refused_on_the_same_page_with_the_choice_kept(clerk, content):
    page = send(clerk, content)
    assert page.status == 422
    assert page.of("//select[@id='type']/option[@selected]") == ["活动记录"]
    assert page.of("//*[@role='alert']")


def test_without_a_file_the_page_says_which_to_choose(clerk):
    page = clerk.open("/transfer/").press("核对这份表格")
    assert (page.status, "还没有选表格" in page.text) == (422, True)


def test_another_persons_import_is_not_found(district, clerk):
    report = send(clerk, filled(template(clerk), [row(clerk)]))
    assert district.person("rongshu").open(report.address).status == 404


class TestExport:
    def records(self, browser, query="?type=activity"):
        answer = browser.client.get(f"/transfer/records{query}")
        assert answer.status_code == 200
        return list(load_workbook(io.BytesIO(answer.data)).worksheets[0].iter_rows(values_only=True))

    def test_a_list_of_one_type_has_every_field_and_no_formula(self, district, clerk):
        new_activity(district, f_title="=HYPERLINK(1)")
        heads, first = self.records(clerk)
        values = dict(zip(heads, first, strict=True))
        assert (values["活动名称"], values["状态"], values["填报单位"]) == ("=HYPERLINK(1)", "待审", "木棉社区")
        assert isinstance(values["参加人次（人次）"], int)
        assert values["图片（文件名）"].endswith(".jpg")

    def test_a_cell_that_begins_like_a_formula_is_text(self, district, clerk):
        new_activity(district, f_title="=HYPERLINK(1)")
        answer = clerk.client.get("/transfer/records?type=activity")
        rows = load_workbook(io.BytesIO(answer.data)).worksheets[0]
        assert [cell.data_type for row in rows for cell in row if cell.value == "=HYPERLINK(1)"] == ["s"]

    def test_filters_and_reach_hold(self, district, clerk):
        new_activity(district)
        assert len(self.records(district.person("jingling"))) == 1
        assert len(self.records(clerk, "?state=draft")) == 1
        assert len(self.records(clerk, "?type=nothing&state=odd")) == 2
        assert len(self.records(district.person("chuangjian"), "?unit=FC01")) == 2

    def test_who_sees_frozen_data_only_takes_nothing_away(self, district):
        assert district.person("ducha").client.get("/transfer/records").status_code == 403

    def test_a_figure_goes_out_with_the_records_it_is_made_of(self, district, clerk):
        new_activity(district)
        district.person("fengcheng").open("/review/1").press("通过")
        answer = district.person("chuangjian").client.get("/transfer/figures/activities_village")
        _heads, *rows = load_workbook(io.BytesIO(answer.data)).worksheets[0].iter_rows(values_only=True)
        assert [(row[0], row[-1]) for row in rows] == [("HD-FC01-201606-001", 1)]
        assert clerk.client.get("/transfer/figures/nothing").status_code == 404

    def test_findings_go_out_with_their_reasons(self, district, clerk):
        answer = district.person("chuangjian").client.get("/transfer/findings")
        heads, *rows = load_workbook(io.BytesIO(answer.data)).worksheets[0].iter_rows(values_only=True)
        assert heads[3] == "查出什么"
        assert {row[4] for row in rows} <= {"已说明", "要说明", "要改"}
        assert clerk.client.get("/transfer/findings").status_code == 403
