"""Documents and sections: what they print exists, and can say what is asked of it."""

import pytest

from tests.packs.breaking import Case, broken

FILE, TEXT = "documents.yaml", "sections.yaml"
ROW = "{label: 总分, points: total}"
DOCUMENTS = {
    "figure that there is not": Case(
        FILE, "sum: [visits_community]", "sum: [¦visit_community]", "没有数据“visit_community”",
        "是不是“visits_community”？",
    ),
    "units of no kind": Case(
        FILE, "{label: 社区数, units: {kinds: [community]}", "{label: 社区数, units: {kinds: [¦comunity]}",
        "没有单位类型“comunity”", "是不是“community”？",
    ),
    "ratio of nothing": Case(
        FILE, "ratio: {of: {sum: [learners]}", "ratio: {of: {sum: [¦leaners]}", "没有数据“leaners”",
        "是不是“learners”？",
    ),
    "ratio per nothing": Case(
        FILE, "per: {sum: [residents]}", "per: {units: {kinds: [¦comunity]}}", "没有单位类型“comunity”",
        "是不是“community”？",
    ),
    "indicator that there is not": Case(FILE, "indicator: A1,", "indicator: ¦A9,", "没有指标“A9”", "可以写：A1、A2"),
    "value of two parts": Case(
        FILE, "indicator: A1, take: passed", "indicator: A3, take: ¦value", "指标 A3 有 2 项，没有一个数可取",
        "改用 take: points",
    ),
    "units that passed no cover": Case(
        FILE, "indicator: A1, take: passed", "indicator: A2, take: ¦passed", "指标 A2 没有合格单位数", "cover 规则",
    ),
    "points of no level": Case(FILE, "points: {level: A}", "points: {level: ¦C}", "没有一级指标“C”", "可以写：A、B"),
    "must meet nothing": Case(
        FILE, "must_meet: met, unit", "must_meet: ¦met, unit", "没有必达指标", "must_meet: true",
        also=(("indicators.yaml", "must_meet: true", "must_meet: false"),),
    ),
    "text of no type": Case(
        FILE, ROW, "{label: 题名, text: {type: ¦documents, field: title}}", "没有记录类型“documents”", "document",
    ),
    "text of no field": Case(
        FILE, ROW, "{label: 题名, text: {type: document, field: ¦titel}}", "没有“文件”的字段“titel”", "是不是“title”？",
    ),
    "text of nobody": Case(
        FILE, ROW, "{label: 题名, text: {type: document, field: title, stated_by: {codes: [¦XXZ]}}}", "没有单位“XXZ”",
        "XXZX",
    ),
    "section of another document": Case(
        FILE, "{label: 在册导师, sum: [mentors_community]}", "{label: 品牌, section: ¦brand}",
        "没有本文档的文字“brand”", "没有可写的词",
    ),
    "year that the form does not take": Case(
        FILE, "sum: [residents], years: [-1, 0]", "sum: [residents], years: ¦[-2, 0]",
        "“学年学习人数表”不收 -2 年的记录", "放宽 years",
    ),
    "year of what has none": Case(
        FILE, "sum: [visits_community]}", "sum: [visits_community], years: ¦[-1, 0]}",
        "“社区学习日人次”没有 -1 年的数", "用 by_year",
    ),
    "year of another form": Case(
        FILE, "sum: [visits_community]}", "by_year: {-1: ¦{sum: [visits_community]}, 0: {sum: [visits_community]}}}",
        "“社区学习日人次”没有 -1 年的数", "用 by_year",
    ),
    "row of a form that is off": Case(
        FILE, "{label: 拨入经费, sum", "¦{label: 拨入经费, sum", "“学习经费表”是停用的类型，这一行会一直空着",
        "shown_if: money",
        also=(("types/money.yaml", "nature: yearly", "nature: yearly\nenabled: false"),),
    ),
    "table of a form that there is not": Case(
        FILE, "      title: 本社区数据\n", "      title: 本社区数据\n      shown_if: ¦monny\n", "没有记录类型“monny”",
        "是不是“money”？",
    ),
    "list that the document lacks": Case(
        FILE, "      title: 本社区数据\n", "      title: 本社区数据\n      lists: [¦mentor]\n",
        "没有本文档的名单“mentor”", "是不是“mentors”？",
    ),
    "list of no type": Case(
        FILE, "mentors: {type: mentor,", "mentors: {type: ¦mentors,", "没有记录类型“mentors”", "是不是“mentor”？",
    ),
    "list of no field": Case(
        FILE, "fields: [name, joined_on]", "fields: [name, ¦joind_on]", "没有“学习导师名册”的字段“joind_on”",
        "是不是“joined_on”？",
    ),
    "list in no order": Case(FILE, "order: [name]", "order: [¦nam]", "没有“学习导师名册”的字段“nam”", "是不是“name”？"),
    "list of nobody": Case(
        FILE, "stated_by: {kinds: [community]}, fields: [name", "stated_by: {kinds: [¦comunity]}, fields: [name",
        "没有单位类型“comunity”", "是不是“community”？",
    ),
    "scope of no kind": Case(
        FILE, "scope: {kinds: [community]}", "scope: {kinds: [¦comunity]}", "没有单位类型“comunity”", "community",
    ),
    "place twice": Case(FILE, "places: [opening]", "places: [opening, ¦opening]", "位置“opening”写了两次", "删去一个"),
    "cover line of no field": Case(
        FILE, "    - 负责人签字", "    - {label: 负责人, text: {type: mentor, field: ¦nam}}",
        "没有“学习导师名册”的字段“nam”", "name",
    ),
    "measures of no list": Case(
        FILE, "  columns: [指标",
        "  measures: {list: ¦day, indicator: theme, measure: theme, unit: form, due: held_on}\n  columns: [指标",
        "没有本文档的名单“day”", "是不是“days”？",
    ),
    "measures of no column": Case(
        FILE, "  columns: [指标",
        "  measures: {list: days, indicator: ¦children, measure: theme, unit: form, due: held_on}\n  columns: [指标",
        "没有名单“days”的栏目“children”", "可以写：held_on、theme、form、visits",
    ),
}  # fmt: skip
SECTIONS = {
    "in no document": Case(
        TEXT, "{key: supply, document: report", "{key: supply, document: ¦reports", "没有文档“reports”",
        "是不是“report”？",
    ),
    "at no place": Case(
        TEXT, "document: report, place: opening", "document: report, place: ¦openning",
        "没有“滨江开发区学习型园区自查报告”里的位置“openning”", "是不是“opening”？",
    ),
    "in the row of another": Case(
        TEXT, "document: report, place: A,", "document: report, place: ¦form.6,", "“form.6”这一行放的是“promise”",
        "改 place",
    ),
    "begins too long": Case(
        TEXT, "max_length: 100, text: 所填属实。", "max_length: 4, text: ¦所填属实。", "开头文字 5 字，超过 4 字",
        "缩短文字",
    ),
    "begins with a figure": Case(
        TEXT, "text: 各社区怎样举办学习日。", "text: ¦各社区举办学习日3场。", "开头文字里有数字", "写成 [[数据名]]",
    ),
    "token of nothing": Case(
        TEXT, 'text: "本园区参加学习的居民 [[learners|unit]]。"', 'text: ¦"本园区参加学习的居民 [[learner|unit]]。"',
        "第 1 段第 12 个字：没有“learner”这个数据，最接近的是 learners（参加学习的居民，人）", "请改过来",
    ),
    "token in a form that there is not": Case(
        TEXT, 'text: "本园区参加学习的居民 [[learners|unit]]。"', 'text: ¦"本园区参加学习的居民 [[learners|万]]。"',
        "第 1 段第 12 个字：不认识写法“万”，可以用 wan、yi、percent、digits:1、unit、year:-1", "请改过来",
    ),
    "token that never closes": Case(
        TEXT, 'text: "本园区参加学习的居民 [[learners|unit]]。"', 'text: ¦"本园区参加学习的居民 [[learners"',
        "第 1 段第 12 个字：“[[”没有配成一对", "不是数据就去掉",
    ),
    "indicator without a rate": Case(
        TEXT, 'text: "本园区参加学习的居民 [[learners|unit]]。"', 'text: ¦"学习日 [[indicator:A3]]。"',
        "第 1 段第 5 个字：指标“A3”没有比率可写", "请改写它用到的数据",
    ),
    "more than the table holds": Case(
        FILE, "      max_length: 100\n", "      max_length: ¦99\n", "各段文字最多共 100 字，本表只许 99 字", "放宽本表",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", DOCUMENTS.values(), ids=DOCUMENTS)
def test_a_document_prints_what_exists(case):
    case.check()


@pytest.mark.parametrize("case", SECTIONS.values(), ids=SECTIONS)
def test_a_section_stands_where_its_document_has_room(case):
    case.check()


@pytest.mark.parametrize("token", ["[[indicator:A2|percent]]", "[[points:total]]", "[[points:B]]",
                                   "[[ residents | wan ]]"])
def test_a_starting_text_may_name_figures_indicators_and_points(token):
    text = ("text: 各社区怎样举办学习日。", f'text: "各社区学习日 {token}"')
    wrong_place = (TEXT, "place: opening", "place: ¦nowhere")  # the one fault there is
    assert "nowhere" in broken(TEXT, *text, wrong_place).fault().message
