"""Who is meant by a cell that names units: a kind under any of its words, or one unit, which is then doubted."""

import pytest

from tests.packs.books import book
from tests.store.framework_book.drafts import drafted, said_at
from webforms.domain.pack import Cover

HEADS = ("一级指标", "三级指标", "评分标准", "分值", "责任单位", "计分方法", "考核单位", "每个单位要达到", "标准值")
FIGURES = ("名称", "单位", "填报单位")


def table_of(units, stated_by=None, responsible="各街道"):
    """A table whose second indicator tests `units` by a figure that `stated_by` fill."""
    rows = [HEADS, ("学习", "有计划", "有", 5, "区教育局"),
            ("学习", "有活动", "每年4场", 5, responsible, "单位达标率", units, "活动场次≥4", "100%")]
    return drafted(book(rows, 数据=[FIGURES, ("活动场次", "场", stated_by)] if stated_by else [FIGURES]))


def kinds_of(draft):
    (rule,) = [part.rule for each in draft.pack.indicators.values() for part in each.parts
               if isinstance(part.rule, Cover)]
    return [(draft.pack.kinds[kind].title, rule.units[0].codes) for kind in rule.units[0].kinds]


@pytest.mark.parametrize("units", ["街道", "各街道", "所有街道", "全部街道"])
@pytest.mark.parametrize("stated_by", [None, "街道", "各街道"])
def test_the_title_of_a_kind_means_the_kind(units, stated_by):
    draft = table_of(units, stated_by)
    assert draft.blocking == ()
    assert kinds_of(draft) == [("街道", ())]
    assert "街道" not in {unit.name for unit in draft.pack.units}


def test_a_new_unit_out_of_a_cell_for_kinds_is_doubted_there():
    draft = table_of("街道", responsible="区民政局")
    assert "“街道”先当作一个单位，不是一类单位" in said_at(draft, "Sheet!G3")
    assert "各街道" in said_at(draft, "Sheet!G3")
    assert "“区统计局”先当作一个单位" in said_at(table_of("各街道", "区统计局"), "数据!C2")


def test_a_unit_that_is_responsible_somewhere_is_not_doubted():
    assert said_at(table_of("区教育局", "区教育局"), "数据!C2") == ""


def test_units_tested_by_what_others_fill_are_named_as_they_were_written():
    draft = table_of("街道", "各社区")
    said = said_at(draft, "Sheet!H3")
    assert "考核的是“各街道”（G3），填“活动场次”的是“各社区”（数据!A2）" in said
    assert "填报单位写成“各街道”" in said
    assert len(draft.blocking) == 1
    assert not any("（k" in str(doubt) for doubt in draft.doubts)
