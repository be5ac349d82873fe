"""A workbook becomes the draft of a pack: a new framework whole, a changed one as its base plus the change."""

import dataclasses
import io

import pytest
from openpyxl import load_workbook

from tests.packs import DEFAULT, SECOND
from tests.packs.books import TITLE, book, broken, framework_of_twenty, saved
from tests.store.framework_book.drafts import drafted, said_at
from webforms.domain.pack import Count, Cover, EvidenceRule, Manual, NothingSubmitted, PartOf, Ratio, Veto
from webforms.store.framework_book.doubts import BookRefused
from webforms.store.framework_book.drafting import draft_pack
from webforms.store.framework_book.exporting import export_framework
from webforms.store.framework_book.marking import mark_book
from webforms.store.framework_book.project import Given
from webforms.store.pack_files import examine, load_pack, read_folder

HEADS = ("一级指标", "三级指标", "评分标准", "分值", "责任单位", "佐证材料")
CHANGE = Given(False, 2026, {})


@pytest.mark.parametrize("folder", [DEFAULT, SECOND], ids=["shipped", "second"])
def test_a_pack_that_went_through_excel_is_the_same_pack(folder):
    files = read_folder(folder)
    draft = draft_pack(export_framework(files, load_pack(folder)), files, CHANGE)
    assert draft.doubts == ()
    for field in dataclasses.fields(draft.pack):
        assert getattr(draft.pack, field.name) == getattr(load_pack(folder), field.name), field.name


def test_a_change_made_in_excel_is_the_only_change():
    files = read_folder(SECOND)
    made = load_workbook(io.BytesIO(export_framework(files, load_pack(SECOND))))
    sheet = made["计分规则"]
    row = next(row for row in sheet.iter_rows() if row[0].value == "A2")
    assert row[8].value == "25%"
    row[8].value = 0.3
    row[8].number_format = "0%"
    draft = draft_pack(saved(made), files, CHANGE)
    assert draft.doubts == ()
    assert str(draft.pack.indicators["A2"].parts[0].rule.threshold) == "0.3"
    assert draft.pack.types == load_pack(SECOND).types


def test_twenty_rows_nobody_has_seen_are_a_whole_pack():
    draft = drafted(framework_of_twenty())
    assert draft.blocking == ()
    pack = draft.pack
    assert pack.name == TITLE
    assert [(level.code, level.title, int(level.points)) for level in pack.levels] == [
        ("1", "组织保障", 40), ("2", "学习活动", 35), ("3", "群众评价", 25)]
    rules = [type(part.rule) for each in pack.indicators.values() for part in each.parts]
    assert {kind: rules.count(kind) for kind in set(rules)} == {
        EvidenceRule: 3, Count: 4, Ratio: 5, Cover: 2, Veto: 1, Manual: 5}
    assert [code for code, each in pack.indicators.items() if each.must_meet] == ["1.1.1", "1.2.1", "3.1.1"]
    assert examine(draft.files).faults == ()


def test_footnotes_go_where_their_marks_stand_and_the_rest_to_the_foot():
    pack = drafted(framework_of_twenty()).pack
    assert pack.levels[1].note == "本部分数据按自然年统计。"
    assert pack.indicators["2.2.2"].title == "居民参与率"
    assert "以上年末常住人口为基数。" in pack.indicators["2.2.2"].standard
    assert pack.disclaimer == "本表由区教育局解释。"


def test_full_width_digits_are_digits():
    pack = drafted(framework_of_twenty()).pack
    assert int(pack.indicators["1.1.2"].points) == 4
    assert str(pack.indicators["2.2.2"].parts[0].rule.threshold) == "0.3"


def test_what_was_taken_to_be_so_is_said_at_its_cell():
    draft = drafted(framework_of_twenty())
    assert "没有写计分方法，先由人评分" in said_at(draft, "Sheet!H6")
    assert "没有写主管单位，先按“区教育局”" in said_at(draft, "Sheet!C2")
    assert "没有写单位，先按“个”" in said_at(draft, "Sheet!M13")


@pytest.mark.parametrize("row, column, value, cell, message", [
    (3, 5, None, "E3", "没有分值"),
    (3, 5, "若干", "E3", "没有数字"),
    (4, 6, None, "F4", "没有责任单位"),
    (4, 8, "随缘", "H4", "不认识“随缘”"),
    (4, 11, None, "K4", "没有写“标准值”"),
    (4, 9, None, "I4", "没有写用哪项数据"),
    (24, 5, 99, "E24", "合计写的是 99 分，指标共 100 分"),
    (3, 1, "一、组织保障（41分）", "A3", "写的是 41 分，下面的指标共 40 分"),
    (4, 5, "=2+2", "E4", "这里是公式"),
    (13, 13, "学习中心很多", "M13", "看不懂"),
    (9, 12, "%", "I9", "百分数"),
])
def test_each_doubt_is_named_at_its_cell(row, column, value, cell, message):
    draft = drafted(broken(row, column, value))
    assert message in said_at(draft, f"Sheet!{cell}")
    assert draft.pack is None


@pytest.mark.parametrize("row, column, value", [
    (7, 11, 1e300), (7, 11, "-1.5"), (7, 10, "{kinds: 3}"), (3, 6, "[1, {kinds: [x]}]"), (13, 13, "{all: []}"),
    (7, 8, "分档"), (15, 6, "各"), (3, 5, "9" * 40), (13, 13, "[[["),
])
def test_whatever_stands_in_a_cell_is_doubted_and_breaks_nothing(row, column, value):
    draft = drafted(broken(row, column, value))
    assert draft.blocking
    assert mark_book(broken(row, column, value), draft.doubts)


def test_a_new_figure_of_a_running_pack_gets_a_form_a_task_and_its_reviewers():
    files = read_folder(SECOND)
    made = load_workbook(io.BytesIO(export_framework(files, load_pack(SECOND))))
    figures, rules = made["数据"], made["计分规则"]
    figures.append([None, "读书会场次", "场", None, None, None, "各社区", None, "登记的读书会", None, None, "逐次登记"])
    row = next(row for row in rules.iter_rows() if row[0].value == "A3" and row[1].value == "学校学习日")
    row[4].value = "读书会场次"
    draft = draft_pack(saved(made), files, CHANGE)
    assert draft.blocking == (), [str(doubt) for doubt in draft.blocking]
    (metric,) = [each for each in draft.pack.metrics.values() if each.label == "读书会场次"]
    form = draft.pack.types[metric.of]
    assert (form.nature, dict(form.review)) == ("event", {"community": ("centre",)})
    assert [task.nil_allowed for task in draft.pack.tasks_of(form.key)] == [True]
    assert draft.pack.indicators["A3"].parts[0].rule.of.metrics == (metric.key,)


def test_a_share_must_not_be_larger_than_its_whole_before_a_freeze():
    pack = drafted(framework_of_twenty()).pack
    labels = {(key,): metric.label for key, metric in pack.metrics.items()}
    shares = [(labels[each.part.metrics], labels[each.whole.metrics]) for each in pack.consistency
              if isinstance(each, PartOf)]
    assert ("参训人数", "应训人数") in shares
    assert any(isinstance(each, NothingSubmitted) for each in pack.consistency)


def test_a_doubt_says_how_to_mend_it():
    for doubt in drafted(broken(4, 8, "随缘")).blocking:
        assert doubt.cure, str(doubt)
        assert "yaml" not in doubt.cure


def test_the_same_names_give_the_same_keys_when_rows_move():
    """So that a mended workbook is a new version of its pack, whose records still mean what they meant."""
    rows = [HEADS, ("一", "甲", "有", 5, "教育局", "文件"), ("一", "乙", "有", 5, "教育局", "照片")]
    first, second = drafted(book(rows)).pack, drafted(book([HEADS, rows[2], rows[1]])).pack
    assert {paper.label: paper.item for each in first.indicators.values() for paper in each.evidence} == {
        paper.label: paper.item for each in second.indicators.values() for paper in each.evidence}
    assert first.key == second.key
    assert {unit.name: unit.code for unit in first.units} == {unit.name: unit.code for unit in second.units}


def test_a_table_of_two_levels_has_its_indicators_in_the_second():
    rows = [("一级指标", "二级指标", "评分标准", "分值", "责任单位"), ("学习", "有场所", "有得满分", 6, "教育局"),
            ("", "有活动", "有得满分", 4, "教育局")]
    pack = drafted(book(rows)).pack
    assert (list(pack.indicators), pack.sublevels) == (["1.1", "1.2"], ())


def test_levels_may_stand_in_rows_of_their_own():
    rows = [HEADS[1:5], ("一、学习（5分）",), ("有场所", "有得满分", 5, "教育局"), ("二、服务（5分）",),
            ("有活动", "有得满分", 5, "教育局"), ("说明：自评用。",)]
    pack = drafted(book(rows, merges=("A2:D2", "A4:D4", "A6:D6"))).pack
    assert [(level.title, int(level.points)) for level in pack.levels] == [("学习", 5), ("服务", 5)]
    assert pack.disclaimer == "自评用。"


def test_one_indicator_over_several_rows_is_one_indicator():
    rows = [HEADS, ("学习", "有场所", "有场地得3分", 3, "教育局", "照片"), (None, None, "有设备得2分", 2, None, "清单")]
    pack = drafted(book(rows, merges=("B2:B3", "A2:A3", "E2:E3"))).pack
    (only,) = pack.indicators.values()
    assert (int(only.points), only.standard) == (5, "有场地得3分\n有设备得2分")
    assert [paper.label for paper in only.evidence] == ["照片", "清单"]


def test_names_of_units_a_base_does_not_know_are_doubted_with_the_nearest():
    files = read_folder(SECOND)
    made = load_workbook(io.BytesIO(export_framework(files, load_pack(SECOND))))
    made["指标分工表"]["H3"].value = "各社团"
    draft = draft_pack(saved(made), files, CHANGE)
    assert "没有“社团”这类单位" in said_at(draft, "指标分工表!H3")
    assert "社区" in said_at(draft, "指标分工表!H3")


def test_text_that_looks_like_a_formula_leaves_as_text():
    rows = [HEADS, ("学习", "-有场所", "@有得满分", 5, "教育局", "+照片")]
    pack = drafted(book(rows)).pack
    made = load_workbook(io.BytesIO(export_framework(drafted(book(rows)).files, pack)))
    kinds = {cell.data_type for sheet in made for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds


def test_a_workbook_without_a_framework_is_refused():
    with pytest.raises(BookRefused, match="没有找到指标表"):
        drafted(book([("姓名", "年龄"), ("张三", 3)]))
    with pytest.raises(BookRefused, match="没有指标"):
        drafted(book([HEADS]))
