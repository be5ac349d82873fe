"""Record types: what places a record, what names it, and who agrees to it."""

import pytest

from tests.packs.breaking import Case

EVENT, YEARLY, REGISTER = "types/learning_day.yaml", "types/money.yaml", "types/mentor.yaml"
CASES = {
    "event without a date": Case(
        EVENT, "nature: event\n", "nature: ¦event\n", "event 类型没有写 date", "写上 date: held_on。",
        also=((EVENT, "date: held_on\n", ""),),
    ),
    "date that is no date": Case(EVENT, "date: held_on\n", "date: ¦theme\n", "没有日期字段“theme”", "可以写：held_on"),
    "date that may be empty": Case(
        EVENT, "- {key: held_on, label: 日期, kind: date, required: true", "- ¦{key: held_on, label: 日期, kind: date",
        "决定日期的字段不是必填", "给“日期”写 required: true。",
    ),
    "register without identity": Case(
        REGISTER, "nature: register\n", "nature: ¦register\n", "register 类型没有写 identity", "identity: [name]",
        also=((REGISTER, "identity: [name]\n", ""),),
    ),
    "identity of nothing": Case(
        REGISTER, "identity: [name]", "identity: [¦nam]", "没有字段“nam”", "是不是“name”？",
    ),
    "since of nothing": Case(
        REGISTER, "since: joined_on", "since: ¦status", "没有日期字段“status”", "可以写：joined_on",
    ),
    "yearly without a year": Case(
        YEARLY, "nature: yearly\n", "nature: ¦yearly\n", "yearly 类型应有一个 year 字段，现有 0 个",
        "{key: year, kind: year",
        also=((YEARLY, "label: 学年（以结束年计）, kind: year", "label: 学年（以结束年计）, kind: integer"),),
    ),
    "yearly with two years": Case(
        YEARLY, "nature: yearly\n", "nature: ¦yearly\n", "yearly 类型应有一个 year 字段，现有 2 个", "留一个",
        also=((YEARLY, "fields:\n", "fields:\n  - {key: other, label: 另一年, kind: year, required: true}\n"),),
        alone=False,
    ),
    "year under another name": Case(
        YEARLY, "{key: year, label", "{key: ¦school_year, label", "年度字段叫“school_year”", "改名为 year。",
        also=((YEARLY, "shows: {title: year", "shows: {title: school_year"),),
    ),
    "year that may be empty": Case(
        YEARLY, "- {key: year, label: 学年（以结束年计）, kind: year, required: true}",
        "- ¦{key: year, label: 学年（以结束年计）, kind: year}", "年度字段不是必填", "写上 required: true。",
    ),
    "years backwards": Case(
        YEARLY, "years: [-1, 0]", "years: ¦[0, -1]", "首年晚于末年", "写成 [首年, 末年]", alone=False,
    ),
    "years of an event": Case(
        EVENT, "date: held_on\n", "date: held_on\nyears: ¦[-1, 0]\n", "event 类型没有 years", "只有 yearly 才写",
    ),
    "date of a register": Case(
        REGISTER, "since: joined_on", "since: joined_on\ndate: ¦joined_on", "register 类型没有 date", "只有 event 才写",
    ),
    "identity of an event": Case(
        EVENT, "date: held_on\n", "date: held_on\nidentity: ¦[theme]\n", "event 类型没有 identity",
        "只有 register 才写",
    ),
    "private nothing": Case(REGISTER, "private: [phone]", "private: [¦phon]", "没有字段“phon”", "是不是“phone”？"),
    "title of nothing": Case(
        REGISTER, "shows: {title: name", "shows: {title: ¦nam", "没有字段“nam”", "是不是“name”？",
    ),
    "subtitle of nothing": Case(
        REGISTER, "subtitle: [status, joined_on]", "subtitle: [status, ¦joined]", "没有字段“joined”",
        "是不是“joined_on”？",
    ),
    "field twice": Case(
        REGISTER, "- {key: phone, label: 电话", "- ¦{key: name, label: 电话", "字段“name”写了两次", "改名", alone=False,
    ),
    "paper twice": Case(
        EVENT, "- {item: sheet, label: 签到单", "- ¦{item: picture, label: 签到单", "材料“picture”写了两次", "改名",
    ),
    "number without a unit": Case(
        REGISTER, 'number: "DS-{unit}-{seq:3}"', 'number: ¦"DS-{seq:3}"',
        "编号“DS-{seq:3}”会重复：缺少 {unit}", "在编号里加上 {unit}。",
    ),
    "yearly number without a year": Case(
        YEARLY, 'number: "JF-{unit}-{year}"', 'number: ¦"JF-{unit}"', "编号“JF-{unit}”会重复：缺少 {year}",
        "加上 {year}",
    ),
    "month of a register": Case(
        REGISTER, 'number: "DS-{unit}-', 'number: ¦"DS-{yyyymm}-{unit}-', "没有编号词“yyyymm”", "可以写：unit、seq",
    ),
    "number of another type": Case(
        YEARLY, 'number: "JF-', 'number: ¦"RS-', "编号与“学年学习人数表”相同", "换一个开头的字母。",
    ),
    "filled by nobody known": Case(
        YEARLY, "filled_by: {codes: [XXZX]}", "filled_by: {codes: [¦XXXZ]}", "没有单位“XXXZ”", "是不是“XXZX”？",
        alone=False,
    ),
    "nobody may fill": Case(
        YEARLY, "filled_by: {codes: [XXZX]}", "filled_by: ¦[{codes: [XXZX]}, {kinds: [zone]}]",
        "没有角色可以在开发区填报", "在 roles 里给一个角色 fill。", alone=False,
    ),
    "nobody reviews a kind": Case(
        EVENT, "review: {community: [centre], school: [centre]}", "review: ¦{community: [centre]}",
        "学校填的没有人审核", "在 review 里加上 school: [finance]。",
    ),
    "review of no kind": Case(
        YEARLY, "review: {centre:", "review: {¦centres:", "没有单位类型“centres”", "是不是“centre”？", alone=False,
    ),
    "review of a kind that does not fill": Case(
        YEARLY, "review: {centre: [finance, centre]}", "review: {centre: [finance, centre], school: ¦[centre]}",
        "学校不填这个类型", "删去这一项，或写进 filled_by。",
    ),
    "unknown level": Case(
        YEARLY, "review: {centre: [finance", "review: {centre: [¦finances", "没有审核级“finances”", "是不是“finance”？",
    ),
    "level twice": Case(
        YEARLY, "[finance, centre]", "[centre, ¦centre]", "审核级“centre”写了两次", "删去一个",
    ),
    "nobody at the level": Case(
        YEARLY, "[finance, centre]", "[¦finance, centre]",
        "“财务复核”这一级没有人能审核管理机构填的", "给那里的角色加上 review",
        also=(("pack.yaml", "may: [fill, review], codes: [CWB]", "may: [fill], codes: [CWB]"),),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_record_type(case):
    case.check()
