"""The attachments of the scoring explanations: counted through, whether anything was let stand or nothing."""

from tests.worker.templating.reference import template, view
from tests.worker.templating.small import paragraphs, rows
from worker.templating.render import render

KEY = "scoring_explanations"
LET_STAND = {
    "code": "C06", "title": "人次太多", "message": "一次1,200人次。", "reason": "场地是文化广场。", "by": "创建办",
    "on": "2016年11月10日",
}


def attachments(file):
    return [text for text in paragraphs(file) if text.startswith("附表")]


def test_what_was_let_stand_before_the_freeze_is_listed_between_the_figures_and_the_seal():
    seen = view(KEY)
    seen["snapshot"]["accepted"] = [LET_STAND, {**LET_STAND, "title": "人次更多"}]
    made = render(template(KEY), seen)
    assert attachments(made) == ["附表一　计分所用数据", "附表二　冻结前提示与说明", "附表三　数据快照与印证"]
    assert rows(made, -2)[1:] == [
        ["1", "C06 人次太多", "一次1,200人次。", "场地是文化广场。", "创建办\n2016年11月10日"],
        ["2", "C06 人次更多", "一次1,200人次。", "场地是文化广场。", "创建办\n2016年11月10日"],
    ]


def test_where_nothing_was_let_stand_the_seal_is_the_second_attachment():
    assert attachments(render(template(KEY), view(KEY))) == ["附表一　计分所用数据", "附表二　数据快照与印证"]
