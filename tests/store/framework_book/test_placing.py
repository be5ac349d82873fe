"""What is wrong in a file that was drafted is told at a cell; a guess of the import never stands in anybody's way."""

import io

from openpyxl import load_workbook

from tests.packs.books import book
from tests.store.framework_book.drafts import drafted, neutral, said_at
from webforms.domain.pack import PartOf
from webforms.store.framework_book.doubts import CellPlace
from webforms.store.framework_book.marking import mark_book
from webforms.store.framework_book.placing import Home, Placed, doubts_of
from webforms.store.pack_files.faults import Fault

HEADS = ("一级指标", "三级指标", "评分标准", "分值", "责任单位", "计分方法", "数据", "除以", "标准值")
HOME = Home(CellPlace("Sheet", 1, 2), frozenset({"documents.yaml"}), frozenset({"kee10a"}))


def share(*figures):
    """A table with a share of two figures."""
    rows = [HEADS, ("队伍", "志愿者", "占1.5%", 5, "区教育局", "按比例", "学习志愿者", "常住人口", "1.5%")]
    return book(rows, 数据=[("名称", "单位"), *figures])


def checks(draft):
    return [check for check in draft.pack.consistency if isinstance(check, PartOf)]


def test_a_unit_nobody_wrote_is_that_of_the_other_figure_of_a_share_and_is_told():
    draft = drafted(share(("常住人口", "人")))
    assert draft.blocking == ()
    assert "“学习志愿者”没有写单位，先按“人”" in said_at(draft, "Sheet!G2")
    assert len(checks(draft)) == 1


def test_no_check_is_drafted_for_figures_of_two_units():
    draft = drafted(share(("学习志愿者", "个"), ("常住人口", "人")))
    assert draft.blocking == ()
    assert checks(draft) == []


def test_what_the_sheets_of_units_and_of_the_project_say_is_doubted_at_its_cell():
    rows = [HEADS, ("队伍", "志愿者", "有", 5, "区教育局")]
    bad = book(rows, 单位=[("单位代码", "单位名称", "类别"), ("!!", "区教育局", "区直单位")],
               项目=[("名称", "甲"), ("开始日期", "2027-06-01"), ("截止日期", "2027-01-01")])
    draft = drafted(bad)
    assert {str(doubt.place) for doubt in draft.blocking} == {"单位!B2", "项目!B3"}
    assert ".yaml" not in "".join(map(str, draft.doubts))
    marked = load_workbook(io.BytesIO(mark_book(bad, draft.doubts)))
    assert marked["单位"]["B2"].comment is not None


def test_only_a_file_that_somebody_has_is_named():
    faults = [Fault("consistency.yaml", 1, 3, "街道（kee10a）不填（人）", "改 units: 这一行"),
              Fault("documents.yaml", 2, 1, "不对")]
    told = {doubt.message: doubt.cure for doubt in doubts_of(neutral(), faults, (), HOME)}
    assert told == {"街道不填（人）": "改这一格，或这一行里与它有关的格。", "documents.yaml:2:1：不对": ""}


def test_a_fault_of_a_drafted_check_is_told_at_the_cell_it_was_made_of():
    cell = CellPlace("Sheet", 2, 7)
    (doubt,) = doubts_of(neutral(), [Fault("consistency.yaml", 2, 4, "不对")],
                         [Placed("consistency.yaml", (0,), cell)], HOME)
    assert (doubt.place, doubt.message) == (cell, "不对")


def test_a_doubt_about_a_sheet_stands_in_its_first_cell():
    content = book([HEADS, ("队伍", "志愿者", "有", 5, "区教育局")], 数据=[("甲", "乙")])
    marked = load_workbook(io.BytesIO(mark_book(content, drafted(content).doubts)))
    assert "没有找到表头" in marked["数据"]["A1"].comment.text
