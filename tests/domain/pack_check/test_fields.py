"""Fields and papers: each setting belongs to its kind; each check compares what can be compared."""

import pytest

from tests.packs.breaking import Case

DAY, YEAR, MENTOR = "types/learning_day.yaml", "types/learner_count.yaml", "types/mentor.yaml"
SETTINGS = {
    "min of a text": Case(
        DAY, "kind: text, max_length: 60", "kind: text, min: ¦1, max_length: 60", "text 字段没有 min",
        "删去，或把 kind 改成",
    ),
    "unit of a choice": Case(
        DAY, "kind: choice, required: true", "kind: choice, unit: ¦种, required: true", "choice 字段没有 unit", "删去",
    ),
    "length of a number": Case(
        DAY, "min: 1, required: true", "min: 1, max_length: ¦9, required: true", "integer 字段没有 max_length",
        "只有文字字段",
    ),
    "digits of a number that has none": Case(
        DAY, "min: 1, required: true", "min: 1, scale: ¦2, required: true", "integer 字段没有 scale",
        "decimal 和 percent",
    ),
    "decimal without digits": Case(
        DAY, "{key: visits, label: 到场人次, kind: integer", "¦{key: visits, label: 到场人次, kind: decimal",
        "“到场人次”没有写保留几位小数", "写上 scale: 1 或 2",
    ),
    "choices of a text": Case(
        DAY, "kind: text, max_length: 60", "kind: text, choices: ¦{a: 甲}, max_length: 60", "text 字段没有 choices",
        "删去",
    ),
    "choice without choices": Case(
        DAY,
        "{key: form, label: 形式, kind: choice, required: true, group: 内容, "
        "choices: {talk: 讲座, workshop: 工作坊, walk: 研学}}",
        "¦{key: form, label: 形式, kind: choice, required: true, group: 内容}", "“形式”没有选项", "写上 choices",
    ),
    "max below min": Case(
        DAY, "min: 1, required: true", "min: 1, max: ¦0, required: true", "“到场人次”的 max 小于 min", "对调两个数",
    ),
    "default that is no choice": Case(
        MENTOR, "default: active", "default: ¦activ", "没有“状态”的选项“activ”", "是不是“active”？",
    ),
    "default that is no truth": Case(
        DAY, "default: false", 'default: ¦"no"', "“是否售票”的默认值不是 true 或 false", "写 true 或 false",
    ),
    "default that is no number": Case(
        DAY, "min: 1, required: true", 'min: 1, default: ¦"一", required: true', "“到场人次”的默认值不是整数", "写整数",
    ),
    "default that is no text": Case(
        DAY, "kind: text, max_length: 60", "kind: text, default: ¦3, max_length: 60", "“主题”的默认值不是文字",
        "加上引号",
    ),
    "default of a date": Case(
        DAY, "kind: date, required", "kind: date, default: ¦2025-01-01, required", "date 字段没有默认值", "删去",
    ),
    "units of a date": Case(
        DAY, "kind: date, required", "kind: date, units: ¦{kinds: [centre]}, required", "date 字段没有 units",
        "把 kind 改成 unit",
    ),
    "units of a kind that nobody is": Case(
        "types/visit.yaml", "kind: unit, required", "kind: unit, units: {kinds: [¦castle]}, required",
        "没有单位类型“castle”", "可以写",
    ),
    "more at least than at most": Case(
        DAY, "accept: [image], min: 1, max: 6", "accept: [image], min: 7, max: ¦6", "“现场照片”的 max 小于 min", "对调",
    ),
}  # fmt: skip
CHECKS = {
    "compares nothing": Case(
        DAY, "{field: children, of: visits}", "{field: ¦childs, of: visits}",
        "没有可比较的字段（integer、decimal、money、percent）“childs”", "是不是“children”？",
    ),
    "compares a text": Case(
        DAY, "{field: children, of: visits}", "{field: children, of: ¦theme}",
        "没有可比较的字段（integer、decimal、money、percent）“theme”", "可以写：visits、children",
    ),
    "compares with itself": Case(
        DAY, "{field: children, of: visits}", "{field: children, of: ¦children}", "字段与自己比较", "改成另一个字段",
    ),
    "orders a number": Case(
        DAY, "- {at_most: {field: children, of: visits}}", "- {order: [held_on, ¦visits]}",
        "没有可比较的字段（date、datetime）“visits”", "可以写：held_on",
    ),
    "window that there is not": Case(
        DAY, "window: campaign}", "window: ¦term}", "没有时间窗“term”", "可以写：campaign、campaign_year",
    ),
    "window of a number": Case(
        DAY, "{field: held_on, window", "{field: ¦visits, window", "没有可比较的字段（date、datetime）“visits”",
        "held_on",
    ),
    "requires nothing": Case(
        DAY, "- {at_most: {field: children, of: visits}}", "- {required_if: {field: ¦ticket, when: {ticketed: true}}}",
        "没有字段“ticket”", "是不是“ticketed”？",
    ),
    "requires what is required": Case(
        DAY, "- {at_most: {field: children, of: visits}}", "- {required_if: {field: ¦theme, when: {ticketed: true}}}",
        "“主题”本来就是必填", "删去这个检查",
    ),
    "asks a number": Case(
        DAY, "- {at_most: {field: children, of: visits}}", "- {required_if: {field: time, when: {¦visits: true}}}",
        "条件只能问单选和是否字段，“到场人次”不是", "可以写：form、ticketed",
    ),
    "divides by a text": Case(
        YEAR, "- {at_most: {field: learners, of: residents}}",
        "- {quotient: {field: learners, of: residents, by: ¦year, within_percent: 1}}",
        "没有可比较的字段（integer、decimal、money、percent）“year”", "可以写：residents、learners、complaints",
    ),
    "said twice": Case(
        DAY, "- {at_most: {field: children, of: visits}}",
        "- {at_most: {field: children, of: visits}}\n  - {at_most: ¦{field: children, of: visits}}",
        "同样的检查写了两次", "删去一个",
    ),
}  # fmt: skip
CONDITIONS = {
    "unknown field": Case(
        "metrics.yaml", "when: {ticketed: true}", "when: {¦tickted: true}",
        "没有“学习日登记”的字段“tickted”", "是不是“ticketed”？",
    ),
    "truth as text": Case(
        "metrics.yaml", "when: {ticketed: true}", 'when: {ticketed: ¦"true"}',
        "“是否售票”是是否字段，不能等于“true”", "不加引号",
    ),
    "unknown choice": Case(
        "metrics.yaml", "mentor, when: {status: active}, stated_by: {kinds: [school]}",
        "mentor, when: {status: [active, ¦lef]}, stated_by: {kinds: [school]}", "没有“状态”的选项“lef”",
        "是不是“left”？",
    ),
    "in a task": Case(
        "tasks.yaml", "when: {status: active}", "when: {status: ¦activ}", "没有“状态”的选项“activ”", "是不是“active”？",
    ),
    "in a list": Case(
        "documents.yaml", "when: {status: active}", "when: {¦name: active}",
        "条件只能问单选和是否字段，“姓名”不是", "可以写：status",
    ),
    "in a paper": Case(
        "indicators.yaml", "{type: mentor, item: letter}", "{type: mentor, item: letter, when: {status: ¦gone}}",
        "没有“状态”的选项“gone”", "可以写：active、left",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", SETTINGS.values(), ids=SETTINGS)
def test_a_setting_belongs_to_the_kind_of_its_field(case):
    case.check()


@pytest.mark.parametrize("case", CHECKS.values(), ids=CHECKS)
def test_a_check_compares_what_can_be_compared(case):
    case.check()


@pytest.mark.parametrize("case", CONDITIONS.values(), ids=CONDITIONS)
def test_a_condition_asks_a_field_for_a_value_it_can_have(case):
    case.check()
