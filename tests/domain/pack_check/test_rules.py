"""The seven rules and the tests of a cover: what a part takes fits together and is worth what it says."""

import pytest

from tests.packs.breaking import Case

FILE = "indicators.yaml"
MANUAL = "特色由中心评分。\n  points: 30\n  points_source: proposed\n  must_meet: "
STEPS = 'below: [{at_least: "0.6", points: 15}, {at_least: "0.3", points: "7.5"}]'
RULES = {
    "no source of the threshold": Case(
        FILE, "at_least: 10, threshold_source: proposed}", "at_least: 10}", "没有写阈值的出处",
        "threshold_source: notice",
        also=((FILE, "- {rule: count", "- ¦{rule: count"),),
    ),
    "ratio of nothing": Case(FILE, 'threshold: "0.25"', 'threshold: ¦"0"', "阈值应大于 0", '百分之三十写 "0.3"。'),
    "share above the whole": Case(
        FILE, 'threshold: "0.25"', 'threshold: ¦"25"', "占比的阈值大于 100%", "删去 whole: true",
    ),
    "share of another kind": Case(
        FILE, "      whole: true\n", "      whole: ¦true\n", "占比的两边单位不同（人 和 件）", "两边用同一单位",
        also=((FILE, "per: {sum: [residents]}", "per: {sum: [complaints]}"),),
    ),
    "units that there are not": Case(
        FILE, "per: {units: {kinds: [community]}}", "per: {units: {kinds: [¦comunity]}}",
        "没有单位类型“comunity”", "是不是“community”？",
    ),
    "step not below the threshold": Case(
        FILE, STEPS, 'below: [{at_least: ¦"0.9", points: 15}]', "这一档不低于上一档（0.9）", "从高到低排列",
    ),
    "step not below the step above": Case(
        FILE, STEPS, 'below: [{at_least: "0.3", points: 15}, {at_least: ¦"0.6", points: 7}]',
        "这一档不低于上一档（0.3）", "从高到低排列",
    ),
    "step worth everything": Case(
        FILE, STEPS, 'below: [{at_least: "0.6", points: ¦30}]', "这一档的分不少于上一档（30）", "都少于满分",
    ),
    "count of nothing": Case(FILE, "at_least: 10,", "at_least: ¦0,", "要求的数应大于 0", "写一个正数"),
    "cover above everybody": Case(
        FILE, 'threshold: "0.9"', 'threshold: ¦"90"', "覆盖率的阈值应在 0 和 1 之间", '百分之八十写 "0.8"',
    ),
    "paper that the indicator lacks": Case(
        FILE, "items: [plan, rules]", "items: [plan, ¦rule]", "没有本指标的材料“rule”", "是不是“rules”？",
    ),
    "paper twice": Case(FILE, "items: [plan, rules]", "items: [plan, ¦plan]", "材料“plan”写了两次", "删去一个"),
    "series of nothing": Case(
        FILE, "series: {metric: complaints", "series: {metric: ¦complaint", "没有数据“complaint”",
        "是不是“complaints”？",
    ),
    "series of what has no years": Case(
        FILE, "series: {metric: complaints", "series: {metric: ¦visits_made", "“走访次数”没有逐年的数",
        "只用 yearly 类型",
    ),
    "series of years not collected": Case(
        FILE, "years: [-1, 0]", "years: ¦[-2, -1]", "“学年学习人数表”不收 -2 年的记录", "放宽 years。",
    ),
    "series backwards": Case(FILE, "years: [-1, 0]", "years: ¦[0, -1]", "年份没有从早到晚排列", "写成 [-3, -2, -1]"),
    "series of what is never added": Case(
        FILE, "series: {metric: complaints", "series: {metric: ¦complaints", "“投诉”由几个单位各自填报，没有合计",
        "只在一个单位填报时才能当一个数用",
        alone=False,
        also=(("metrics.yaml", "complaints: {label: 投诉,", "complaints: {label: 投诉, additive: false,"),),
    ),
    "nothing else": Case(
        FILE, "      tiers:\n", "      ¦tiers:\n", "没有一档接住其余的情形", "最后加上 {else: true, points: 0}。",
        also=((FILE, "        - {else: true, points: 0, label: 增加}\n", ""),),
    ),
    "something after else": Case(
        FILE,
        "        - {within_percent: 5, points: 10, label: 基本持平}\n        - {else: true, points: 0, label: 增加}\n",
        "        - ¦{else: true, points: 0, label: 增加}\n        - {within_percent: 5, points: 10, label: 基本持平}\n",
        "这一档以后的都用不上", "else 放在最后。", alone=False,
    ),
    "tier above the part": Case(
        FILE, "last_below_first: true, points: 20", "last_below_first: true, points: ¦21", "这一档多于本项的 20 分",
        "不超过本项的分",
        alone=False,
    ),
    "no tier worth everything": Case(
        FILE, "      tiers:\n", "      ¦tiers:\n", "最高一档不是满分 20", "与本项的 points 一致",
        also=((FILE, "last_below_first: true, points: 20", "last_below_first: true, points: 19"),),
    ),
    "trend without years": Case(
        FILE, "        - {last_below_first: true", "        - ¦{last_below_first: true", "没有历年数据，比不出升降",
        "写 series",
        also=((FILE, "series: {metric: complaints, years: [-1, 0]}", "of: {sum: [complaints]}"),), alone=False,
    ),
    "number of several years": Case(
        FILE, "{within_percent: 5, points", '¦{at_least: "5", points', "历年数据没有一个数可比",
        "at_least 与 of 一起用",
    ),
    "more papers than there are": Case(
        FILE, "min_evidence: 1", "min_evidence: ¦3", "本指标只有 2 项材料", "写不大于 2 的数",
    ),
    "must meet what a person decides": Case(
        FILE, "- {rule: manual", "- ¦{rule: manual", "必达指标不能由人评分", "must_meet: false",
        also=((FILE, f"{MANUAL}false", f"{MANUAL}true"),),
    ),
    "case of nothing": Case(
        FILE, "of: {sum: [overcharged, t", "of: {sum: [¦overcharge, t", "没有数据“overcharge”",
        "是不是“overcharged”？",
    ),
}  # fmt: skip
TEST = "test: {all: [{at_least: {days_community: 4}}, {task_met: learning_day}]}"
TESTS = {
    "unknown metric": Case(
        FILE, TEST, "test: {all: [{at_least: {¦days_comunity: 4}}]}", "没有数据“days_comunity”",
        "是不是“days_community”？",
    ),
    "metric of others": Case(
        FILE, TEST, "test: {all: [{at_least: {days_school: ¦4}}]}", "被测的单位不填“学校学习日场次”", "填它的是学校",
    ),
    "unknown task": Case(
        FILE, TEST, "test: {task_met: ¦learning_days}", "没有任务“learning_days”", "是不是“learning_day”？",
    ),
    "task of others": Case(
        FILE, TEST, "test: {task_met: ¦school_days}", "被测的单位都没有“学校学习日”这个任务", "有这个任务的是学校",
    ),
    "unknown flag": Case(FILE, TEST, "test: {flag: ¦pilots}", "没有单位标记“pilots”", "是不是“pilot”？"),
    "flag of others": Case(
        FILE, TEST, "test: {any: [{at_least: {days_school: 1}}, {flag: ¦pilot}]}",
        "被测的单位没有“试点社区”这个标记", "换一个标记",
        also=((FILE, "units: {kinds: [community]}\n      test", "units: {kinds: [school]}\n      test"),),
    ),
    "children of the childless": Case(
        FILE, TEST, "test: {children: {units: ¦{kinds: [school]}, test: {at_least: {days_school: 1}}, at_least: 1}}",
        "被测的单位没有这样的下级", "children 只能选被测单位下面的单位",
    ),
    "children of no kind": Case(
        FILE, TEST, "test: {children: {units: {kinds: [¦scool]}, test: {at_least: {days_school: 1}}, at_least: 1}}",
        "没有单位类型“scool”", "是不是“school”？",
    ),
    "a kind that can never pass": Case(
        FILE, TEST, "test: ¦{all: [{at_least: {days_community: 4}}]}", "学校无论如何都不能符合", "各类各写一项的用 any",
        also=((FILE, "units: {kinds: [community]}\n      test", "units: {kinds: [community, school]}\n      test"),),
    ),
    "cover of nobody": Case(
        FILE, "units: {kinds: [community]}\n      test", "units: ¦{kinds: [school], flag: pilot}\n      test",
        "这个条件选不到任何单位", "“并且”",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", RULES.values(), ids=RULES)
def test_a_part_fits_together(case):
    case.check()


@pytest.mark.parametrize("case", TESTS.values(), ids=TESTS)
def test_every_kind_of_unit_could_pass_its_test(case):
    case.check()


def test_each_kind_passes_by_its_own_metric_where_any_will_do():
    case = Case(
        FILE, TEST, "test: {any: [{at_least: {days_community: 4}}, {at_least: {¦days_schol: 4}}]}",
        "没有数据“days_schol”", "是不是“days_school”？",
        also=((FILE, "units: {kinds: [community]}\n      test", "units: {kinds: [community, school]}\n      test"),),
    )  # fmt: skip
    case.check()  # and nothing about a kind that could not pass
