"""Tiers in plain words, and the doubt where they cannot be meant."""

import pytest

from tests.packs.books import book
from tests.store.framework_book.drafts import drafted, said_at
from webforms.domain.pack import TierRule
from webforms.store.framework_book.cells import Unreadable
from webforms.store.framework_book.tier_cells import read_tiers

HEADS = ("一级指标", "三级指标", "评分标准", "分值", "责任单位", "计分方法", "数据", "分档")
FOUR_TWO = [("3", 4), ("2", 2)]


def tiers_of(text, full=4):
    said = read_tiers(text, full)
    return [(str(tier.least), tier.points) for tier in said.tiers], said.rest, said.unit


@pytest.mark.parametrize("text, unit", [
    ("≥3：4分；≥2：2分；其余0分", ""),
    ("3次以上得4分，2次得2分，其余不得分", "次"),
    ("≥３：４分；≥２：２分；其余：０分", ""),
    ("≥3 4分\n≥2 2分\n其他 0分", ""),
    ("3以上:4;2以上:2;其他:0", ""),
    ("3=4分；2=2分；其余0分", ""),
    ("3级及以上，得4分；2级，得2分；其余，不得分。", "级"),
    ("每年不少于3场得满分、2场得2分、其余不计分", "场"),
    ("不足2次不得分，2次得2分，3次（含）以上得4分", "次"),
    ("达到3次的得4分；2-2次得2分；否则0分", "次"),
])
def test_tiers_are_read_as_people_write_them(text, unit):
    assert tiers_of(text) == (FOUR_TWO, 0, unit)


def test_numbers_of_several_digits_and_decimals_stay_whole():
    assert tiers_of("≥1,200人，得4分；600-1199人得1.5分", 4) == ([("1200", 4), ("600", "1.5")], None, "人")
    assert tiers_of("60分以上得4分；其余1分", 4) == ([("60", 4)], 1, "分")


@pytest.mark.parametrize("text, message", [
    ("省级3分，市级2分", "“省级3分,市级2分”看不懂"),
    (">3：4分；其余0分", "看不懂"),
    ("≥12，其余0分", "看不懂"),
    ("3次得4分；3次得2分", "写了两档"),
    ("6次以上得4分；2-3次得2分；其余0分", "接不上"),
    ("3次以上得4分；不足2次不得分", "接不上"),
    ("90%以上得4分；其余0分", "不能按百分数分"),
    ("其余0分", "分档没有写全"),
    ("", "分档没有写全"),
    ("其余0分，否则1分，3次得4分", "写了两次"),
])
def test_what_cannot_be_meant_is_said_with_a_cure(text, message):
    with pytest.raises(Unreadable, match=message) as caught:
        read_tiers(text, 4)
    assert caught.value.cure


def table(tiers, points=4):
    return drafted(book([HEADS, ("特色", "学习品牌", "按级别", points, "区教育局", "分档", "学习品牌级别", tiers)]))


@pytest.mark.parametrize("tiers", [
    "3级以上4分；2级2分；其余0分",
    "{tiers: [{at_least: '3', points: 4}, {at_least: '2', points: 2}, {else: true, points: 0}]}",
])
def test_plain_words_and_the_words_of_a_pack_give_the_same_rule(tiers):
    draft = table(tiers)
    assert draft.blocking == ()
    (rule,) = [part.rule for each in draft.pack.indicators.values() for part in each.parts]
    assert isinstance(rule, TierRule)
    assert [(tier.at_least and str(tier.at_least), int(tier.points), tier.otherwise) for tier in rule.tiers] == [
        ("3", 4, False), ("2", 2, False), (None, 0, True)]


def test_doubts_about_tiers_stand_at_their_cell_with_examples():
    assert "≥3：4分；≥2：2分；其余0分" in said_at(table("省级3分，市级2分"), "Sheet!H2")
    assert "没有写其余得几分，先按 0 分" in said_at(table("3级得4分；2级得2分"), "Sheet!H2")
    wrong = table("3级以上得3分；其余0分")
    assert [str(doubt.place) for doubt in wrong.blocking] == ["Sheet!H2"]
    assert "最高一档是 3 分，这一项是 4 分" in said_at(wrong, "Sheet!H2")


def test_a_table_without_the_column_says_so_where_the_rule_was_chosen():
    draft = drafted(book([HEADS[:7], ("特色", "学习品牌", "按级别", 4, "区教育局", "分档", "学习品牌级别")]))
    assert "没有写“分档”" in said_at(draft, "Sheet!F2")
    assert "其余不得分" in said_at(draft, "Sheet!F2")


VETO = ("一级指标", "三级指标", "评分标准", "分值", "责任单位", "计分方法", "数据", "除以", "核查数据")


@pytest.mark.parametrize("cells, home, cure", [
    (("违规起数",), "Sheet!G2", "加一栏"),
    (("违规起数", "检查次数"), "Sheet!G2", "“除以”里的“检查次数”移到“核查数据”一栏"),
    (("违规起数", None, None), "Sheet!I2", "查过而没有"),
])
def test_a_veto_takes_its_figure_as_the_cases_and_says_what_else_it_needs(cells, home, cure):
    row = ("经费", "管理规范", "无违规", 4, "区审计局", "一票否决", *cells)
    draft = drafted(book([VETO[: len(row)], row]))
    said = said_at(draft, home)
    assert "一票否决还缺“核查数据”：“违规起数”当作查出的起数" in said
    assert cure in said
    assert [str(doubt.place) for doubt in draft.blocking] == [home]
    assert "没有写用哪项数据" not in "".join(map(str, draft.doubts))
