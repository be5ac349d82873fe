"""Reasons in words, with nouns from the pack and gaps in units of work."""

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.domain.mini import (
    EVERYONE,
    N1,
    N2,
    S1,
    SHOPS,
    UNITS,
    N,
    S,
    indicator,
    look,
    metric,
    mini_pack,
    nil,
    part,
    report,
    task,
    thing,
    total,
    visit,
)
from webforms.domain.explain import named
from webforms.domain.pack import (
    AtLeast,
    Count,
    Cover,
    EvidenceOrigin,
    EvidenceRequirement,
    EvidenceRule,
    Manual,
    Ratio,
    Selector,
    Series,
    Show,
    TaskMet,
    Tier,
    TierRule,
    UnitCount,
    Veto,
)
from webforms.domain.results import Decision

METRICS = (
    metric("visits", unit="次"), metric("people", sum="people", unit="人次"),
    metric("paid", sum="paid", unit="元", scale=2), metric("shop_visits", stated_by=SHOPS),
    metric("cases", "report", sum="heads", window="last_3_years", stated_by=(Selector(codes=("N",)),), unit="起"),
)  # fmt: skip
TASKS = (task("once"), task("shops_once", units=SHOPS))


def reason(rule, *statements, title="", decisions=(), evidence=(), world=UNITS, **changes):
    asked = indicator("1.1", part(rule, title=title), evidence=evidence)
    pack = mini_pack(METRICS, [asked], TASKS, **changes)
    return look(pack, statements, decisions=decisions, world=world).indicators["1.1"].reason


def share(of="people", threshold="0.3", per=None, **more):
    return Ratio(total(of), per or total("visits"), Decimal(threshold), Show("%", 1), **more)


def said(people, visits, unit=N):
    return [visit(unit, people=people), *[visit(unit)] * (visits - 1)]


def test_a_share_met_says_what_was_divided_and_that_it_is_met():
    assert reason(share(), *said(4, 10), nil(S, "once")) == "people数4人次÷visits数10次＝40.0%，达到30%。"


def test_a_share_missed_says_how_many_are_still_lacking():
    assert reason(share(), *said(2, 10), nil(S, "once")) == "people数2人次÷visits数10次＝20.0%，未达到30%，还差1人次。"


def test_money_lacking_is_counted_to_the_smallest_coin():
    rule = Ratio(total("paid"), total("visits"), Decimal("1.5"), Show("元/次", 2))
    words = reason(rule, visit(N, paid="4.49"), *[visit(N)] * 2, nil(S, "once"))
    assert words == "paid数4.49元÷visits数3次＝1.497元/次，未达到1.5元/次，还差0.01元（得分四舍五入为满分，但未达标）。"


def test_a_silent_unit_is_named_with_its_kind():
    assert reason(share(), *said(4, 10)).endswith("达到30%（暂计，1个镇没有报：南镇）。")


def test_a_side_nobody_stated_is_named():
    assert reason(share()) == "缺数据：people数、visits数（2个镇没有报：北镇、南镇）。"


def test_a_stated_zero_to_divide_by_is_explained():
    zeros = [nil(N, "once"), nil(S, "once")]
    assert reason(share(per_zero="full"), *zeros) == "visits数为0，没有要做的，按满分计。"
    assert reason(share(), *zeros) == "visits数为0，不能计算。"


def test_more_than_the_whole_asks_to_be_checked():
    assert "超过100%，两边的数有一个不对，请核对" in reason(share(whole=True), *said(11, 10), nil(S, "once"))


def test_a_number_of_units_is_called_by_their_kind():
    words = reason(share(per=UnitCount(SHOPS)), visit(N, people=2), nil(S, "once"))
    assert words == "people数2人次÷店3个＝66.7%，达到30%。"


def test_a_count_says_what_is_there_what_is_wanted_and_what_is_lacking():
    assert reason(Count(total("visits"), Decimal(3)), visit(N), visit(S)) == "visits数2次，要求3次，还差1次。"
    assert reason(Count(total("visits"), Decimal(2)), visit(N), visit(S)) == "visits数2次，要求2次，已达到。"
    assert reason(Count(total("visits"), Decimal(2))).startswith("缺数据：visits数，要求2次（2个镇没有报")


def test_a_sum_is_called_by_its_label_if_the_pack_gives_one():
    both = Count(total("visits", "shop_visits", label="走访"), Decimal(1))
    plain = Count(total("visits", "shop_visits"), Decimal(1))
    everyone = [visit(unit) for unit in (N, S, N1, N2, S1)]
    assert reason(both, *everyone) == "走访5次，要求1次，已达到。"
    assert reason(plain, *everyone) == "visits数等2项合计5次，要求1次，已达到。"


VISITED = AtLeast("shop_visits", 1)


def cover(threshold="1", units=SHOPS):
    return Cover(units, VISITED, Decimal(threshold), Show("%", 1))


def test_a_cover_names_who_is_lacking_where_all_of_them_are_needed():
    words = reason(cover(), visit(N1), visit(S1))
    assert words == "3个店中2个符合要求，占66.7%，未达到100%，还差1个店：北二店。"


def test_a_cover_that_needs_fewer_than_fail_says_how_many_and_who_could():
    words = reason(cover("0.6"), visit(N1))
    assert words == "3个店中1个符合要求，占33.3%，未达到60%，还差1个；未符合：北二店、南一店。"


def test_a_cover_met_without_everybody_still_names_who_fails():
    assert reason(cover("0.6"), visit(N1), visit(S1)) == "3个店中2个符合要求，占66.7%，达到60%；未符合：北二店。"


def test_a_cover_of_all_needs_no_percentage_and_names_the_exempted():
    without = Decision("D", "exemption", "1.1", "没有门", unit="N2")
    assert reason(cover(), visit(N1), visit(S1), decisions=[without]) == "2个店全部符合要求；不适用：北二店。"


def test_a_cover_without_data_says_so():
    assert reason(cover()) == "缺数据：店还没有报。"


def test_a_cover_with_nobody_left_to_look_at_waits_for_no_report():
    without = [Decision(f"D{unit.code}", "exemption", "1.1", "没有门", unit=unit.code) for unit in (N1, N2, S1)]
    assert reason(cover(), visit(N1), decisions=without) == "没有要看的店；不适用：北一店、北二店、南一店。"
    owed_by_towns = Cover(SHOPS, TaskMet("once"), Decimal(1), Show("%", 1))
    assert reason(owed_by_towns) == "没有要看的店。"


def test_a_flag_is_part_of_what_units_are_called():
    lit = tuple(replace(unit, flags=frozenset({"bright"})) for unit in UNITS)
    bright_shops = (Selector(kinds=("shop",), flag="bright"),)
    assert reason(cover(units=bright_shops), visit(N1), world=lit).startswith("3个明亮的店中1个符合")


def test_units_of_several_kinds_are_counted_by_kind():
    words = reason(cover(units=EVERYONE), visit(N1))
    assert words == "5个镇、店中1个符合要求，占20.0%，未达到100%，还差2个镇、2个店：北镇、南镇、北二店、南一店。"


def test_papers_lacking_are_named():
    papers = tuple(
        EvidenceRequirement(item, label, True, (EvidenceOrigin("thing", item),))
        for item, label in (("file", "文件"), ("plan", "计划"))
    )
    rule = EvidenceRule(("file", "plan"))
    assert reason(rule, thing(N, items={"file": 1}), evidence=papers) == "应备材料2件，已审核1件，还差1件：计划。"
    assert reason(rule, thing(N, items={"file": 1, "plan": 1}), evidence=papers) == "应备材料2件，已审核2件，齐全。"


def series(*tiers):
    return TierRule(tiers, series=Series("cases", (-3, -2, -1)))


def test_a_series_shows_its_years_and_the_tier_by_its_label():
    years = [report(N, 2017 + place, heads=number) for place, number in enumerate((1500, 520, 490))]
    labelled = Tier(Decimal(2), falling=True, label="逐年下降")
    assert reason(series(labelled), *years) == "cases数1,500→520→490起，逐年下降。"
    assert reason(series(Tier(Decimal(2), falling=True)), *years) == "cases数1,500→520→490起，符合第1档。"
    assert reason(series(Tier(Decimal(2), within_percent=Decimal(1))), *years).endswith("哪一档都不符合。")
    assert reason(series(Tier(Decimal(2), falling=True)), years[0]) == "缺数据：cases数。"


def test_a_tier_of_a_sum_is_called_by_the_sums_label_with_data_or_without():
    rule = TierRule((Tier(Decimal(2), at_least=Decimal(1)),), of=total("visits", "shop_visits", label="走访"))
    assert reason(rule).startswith("缺数据：走访（")
    assert reason(rule, *[visit(unit) for unit in (N, S, N1, N2, S1)]) == "走访5次，符合第1档。"


@pytest.mark.parametrize(
    "statements,words",
    [
        ([visit(N, people=1), nil(S, "once"), visit(N1)], "查实1人次，不得分。"),
        ([nil(N, "once"), nil(S, "once"), visit(N1)], "shop_visits数1次（暂计，已报1/3），没有发现。"),
        ([nil(N, "once"), visit(N1)], "shop_visits数1次（暂计，已报1/3），没有发现（暂计，1个镇没有报：南镇）。"),
        ([nil(N, "once"), nil(S, "once")], "缺数据：还没有查过，要有shop_visits数。"),
    ],
)
def test_a_veto_says_what_was_found(statements, words):
    assert reason(Veto(total("people"), total("shop_visits")), *statements) == words


def test_a_veto_says_where_somebody_looked_and_how_many_of_how_many():
    rule = Veto(total("people"), total("visits", "shop_visits", label="检查"))
    assert reason(rule, nil(N, "once"), visit(N1)) == (
        "visits数0次（暂计，已报1/2）、shop_visits数1次（暂计，已报1/3），没有发现（暂计，1个镇没有报：南镇）。"
    )
    assert reason(rule, visit(N1)).startswith("visits数没有报、shop_visits数1次（暂计，已报1/3），没有发现")


def test_a_manual_score_speaks_in_the_words_of_who_gave_it():
    given = Decision("D", "manual", "1.1", "清单齐全。", points=Decimal(1))
    assert reason(Manual("参考"), decisions=[given]) == "清单齐全。"
    assert reason(Manual("参考")) == "尚未评分。"
    assert reason(Manual("参考", 1), decisions=[given]) == "还不能评分：至少要有1件已审核的材料，现有0件。"


def test_an_indicator_puts_titles_before_its_parts_and_decisions_behind_them():
    changed = Decision("D", "override", "1.1", "缺报告", points=Decimal("1.5"))
    words = reason(Count(total("visits"), Decimal(2)), visit(N), visit(S), title="走访", decisions=[changed])
    assert words == "走访：visits数2次，要求2次，已达到。按规则计2分，改为1.5分：缺报告。"


def test_points_given_where_the_rules_had_none_are_not_called_a_change_from_zero():
    given = Decision("D", "override", "1.1", "另有材料", points=Decimal("1.5"))
    assert reason(Manual("参考"), decisions=[given]) == "尚未评分。定为1.5分：另有材料。"


def test_an_exempted_indicator_says_only_why():
    without = Decision("D", "exemption", "1.1", "本区没有镇", unit=None)
    assert reason(Count(total("visits"), Decimal(2)), decisions=[without]) == "不适用：本区没有镇。"


def test_a_long_list_of_names_is_cut_and_counted():
    assert named(["甲"] * 6) == "甲、甲、甲、甲、甲、甲"
    assert named(["甲"] * 7) == "甲、甲、甲、甲、甲、甲等7个"
