"""Metrics and sums of them: stated once, at one level, in a window that can hold them; only like is added to like."""

import pytest

from tests.packs.breaking import Case

METRICS, RULES, PAPER = "metrics.yaml", "indicators.yaml", "documents.yaml"
STATED = {
    "of no type": Case(
        METRICS, "sum: granted, of: money", "sum: granted, of: ¦mony", "没有记录类型“mony”", "是不是“money”？",
    ),
    "sum of a text": Case(
        METRICS, "sum: granted, of: money", "sum: ¦year, of: money", "没有“学习经费表”的数字字段“year”",
        "可以写：granted、spent",
    ),
    "time in another unit": Case(
        METRICS, "{label: 社区学习日时长, unit: 小时", "{label: 社区学习日时长, unit: ¦天", "时长不能用“天”作单位",
        "写 小时、分钟。",
    ),
    "owned by nobody": Case(
        METRICS, "basis: 学年内到账, owner: CWB", "basis: 学年内到账, owner: ¦CW", "没有单位“CW”", "是不是“CWB”？",
    ),
    "stated by two kinds": Case(
        METRICS, "of: learning_day, stated_by: {kinds: [school]}",
        "of: learning_day, stated_by: ¦{kinds: [school, community]}",
        "几类单位都填这一项（社区、学校）", "拆成几项",
    ),
    "stated by who cannot fill": Case(
        METRICS, "sum: granted, of: money, stated_by: {codes: [XXZX]}",
        "sum: granted, of: money, stated_by: ¦{codes: [CWB]}",
        "财务办公室（CWB）不填“学习经费表”", "在 types/money.yaml 的 filled_by 里加上",
    ),
    "stated by more than can fill": Case(
        METRICS, "sum: granted, of: money, stated_by: {codes: [XXZX]}",
        "sum: granted, of: money, stated_by: ¦{kinds: [centre]}",
        "管理机构（centre）不填“学习经费表”", "改 stated_by",
    ),
    "stated by no kind": Case(
        METRICS, "of: visit, stated_by: {codes: [CWB]}, window: campaign,\n  basis: 已审核",
        "of: visit, stated_by: {codes: [¦CVB]}, window: campaign,\n  basis: 已审核", "没有单位“CVB”", "是不是“CWB”？",
    ),
    "event at a day": Case(
        METRICS,
        "when: {ticketed: true}, stated_by: {kinds: [community]}, window: campaign",
        "when: {ticketed: true}, stated_by: {kinds: [community]}, window: ¦basis_date",
        "basis_date 不合“学习日登记”的性质", "event 类型可用：campaign、campaign_year",
    ),
    "register in a window": Case(
        METRICS, "stated_by: {kinds: [school]}, window: basis_date", "stated_by: {kinds: [school]}, window: ¦campaign",
        "campaign 不合“学习导师名册”的性质", "register 类型可用：basis_date。",
    ),
    "year that the form does not take": Case(
        METRICS, "sum: spent, of: money, stated_by: {codes: [XXZX]}, window: campaign_year",
        "sum: spent, of: money, stated_by: {codes: [XXZX]}, window: ¦last_3_years",
        "“学习经费表”不收 -3、-2 年的记录", "在 types/money.yaml 里放宽 years。",
    ),
    "flag that is none": Case(
        METRICS, "of: learning_day, stated_by: {kinds: [school]}",
        "of: learning_day, stated_by: {kinds: [school], flag: ¦pilots}", "没有单位标记“pilots”", "是不是“pilot”？",
    ),
    "selector that holds nobody": Case(
        METRICS, "of: learning_day, stated_by: {kinds: [school]}",
        "of: learning_day, stated_by: ¦{kinds: [school], flag: pilot}",
        "这个条件选不到任何单位", "“并且”",
    ),
    "percent that would be added": Case(
        METRICS, "sum: complaints, of", "sum: ¦complaints, of", "百分比不能相加", "写上 additive: false",
        also=(("types/learner_count.yaml", "label: 投诉件数, kind: integer", "label: 投诉率, kind: percent"),),
    ),
}  # fmt: skip
ADDED = {
    "unknown": Case(RULES, "of: {sum: [learners]}", "of: {sum: [¦lerners]}", "没有数据“lerners”", "是不是“learners”？"),
    "twice": Case(
        RULES, "of: {sum: [days_school]}", "of: {sum: [days_school, ¦days_school]}", "数据“days_school”写了两次",
        "删去一个",
    ),
    "persons and attendances": Case(
        PAPER, "sum: [visits_community]}", "sum: [visits_community, ¦learners]}",
        "“参加学习的居民”（人）与“社区学习日人次”（人次）单位不同，不能相加", "人次不当人数用",
    ),
    "one name at two levels": Case(
        RULES, "of: {sum: [mentors_community, mentors_school], label: 学习导师}",
        "of: {sum: [mentors_community, ¦mentors_school], label: 学习导师}",
        "“社区导师”由两级单位分别填报（mentors_community、mentors_school），加起来会重复", "只用一级的",
        also=((METRICS, "{label: 学校导师", "{label: 社区导师"),),
    ),
    "the same records": Case(
        PAPER, "{label: 学习日场次, sum: [days_community]}",
        "{label: 学习日场次, sum: [days_community, ¦ticketed_days]}",
        "“售票的学习日”与“社区学习日场次”算的是同样的记录，加起来会重复", "用 when、stated_by 分开",
    ),
    "what is never added": Case(
        PAPER, "{label: 常住居民, sum: [residents], years", "{label: 常住居民, sum: [¦residents], years",
        "“常住居民”由几个单位各自填报，没有合计", "additive: false", alone=False,
        also=((METRICS, "basis: 学年初人数, owner: XXZX", "basis: 学年初人数, owner: XXZX, additive: false"),),
    ),
    "what is never added over units still to come": Case(
        RULES, "of: {sum: [days_school]}", "of: {sum: [¦days_school]}",
        "“学校学习日场次”由几个单位各自填报，没有合计", "additive: false", alone=False,
        also=(
            (METRICS, "{label: 学校学习日场次,", "{label: 学校学习日场次, additive: false,"),
            ("units.yaml", "  - {code: S1, name: 江湾实验学校, kind: school, parent: BJ}\n", ""),
            ("units.yaml", "  - {code: S2, name: 柳岸职业学校, kind: school, parent: BJ}\n", ""),
        ),
    ),
    "what stands alone": Case(
        PAPER, "sum: [money_granted]", "sum: [¦money_granted, money_spent]", "“拨入经费”不能与别的数据相加", "单独列出",
        also=((METRICS, "basis: 学年内到账, owner: CWB", "basis: 学年内到账, owner: CWB, additive: false"),),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", STATED.values(), ids=STATED)
def test_a_metric_is_stated_by_some_form_once(case):
    case.check()


@pytest.mark.parametrize("case", ADDED.values(), ids=ADDED)
def test_only_what_is_alike_and_apart_is_added(case):
    case.check()
