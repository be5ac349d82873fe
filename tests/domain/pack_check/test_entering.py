"""What spares people typing is proved: a field that begins with an earlier one, several events on one screen."""

import pytest

from tests.packs.breaking import Case

EVENT, VISIT = "types/learning_day.yaml", "types/visit.yaml"
THEME = "{key: theme, label: 主题, kind: text, max_length: 60, required: true, group: 内容}"
BATCH = "batch: {by: week, rows: [place, overcharged]}"


def begins(origin: str) -> tuple[str, str]:
    return THEME, THEME.replace("group: 内容}", f"group: 内容, default_from: {origin}}}")


CASES = {
    "form of nothing": Case(
        EVENT, *begins("{type: ¦mentors, field: name}"), "没有表单“mentors”", "是不是“mentor”？"),
    "field of nothing": Case(
        EVENT, *begins("{type: mentor, field: ¦nam}"), "没有字段“nam”", "是不是“name”？"),
    "another kind": Case(
        EVENT, *begins("{type: mentor, field: ¦joined_on}"), "“主题”接不住“受聘日期”的内容", "kind 要相同"),
    "a form of other units": Case(
        EVENT, *begins("{type: ¦visit, field: place}"), "没有单位既填“学习日登记”又填“走访记录”",
        "换一张", alone=False),
    "row of nothing": Case(
        VISIT, BATCH, "batch: {by: week, rows: [place, overcharged, ¦plac]}", "没有可填的字段“plac”",
        "是不是“place”？"),
    "the day itself on a row": Case(
        VISIT, BATCH, "batch: {by: week, rows: [place, overcharged, ¦visited_on]}", "没有可填的字段“visited_on”",
        "可以写"),
    "asked on each day and once": Case(
        VISIT, BATCH, "batch: ¦{by: week, rows: [place, overcharged], shared: [place]}", "字段“place”写了两次",
        "删去一个"),
    "a required field without a place": Case(
        VISIT, BATCH, "batch: ¦{by: week, rows: [place]}", "必填的“查实违规收费起数”没有地方填",
        "写进 rows 或 shared"),
    "a paper that must come along": Case(
        VISIT, BATCH, "batch: ¦{by: week, rows: [place, overcharged]}", "“走访笔录”必传，一屏填几条时传不了",
        "把它的 min 改成 0",
        also=((VISIT, "accept: [document, image]}", "accept: [document, image], min: 1}"),)),
    "not by days": Case(
        "types/mentor.yaml", "shows: {title: name", "batch: ¦{by: week, rows: [name]}\nshows: {title: name",
        "不是按日期登记的 event 类型", "kind: date"),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_what_a_form_begins_with(case):
    case.check()
