"""Every component with its states on one page, in both densities: looked at before a new one is drawn."""

from dataclasses import dataclass

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from webforms.web import words
from webforms.web.access_guard import public
from webforms.web.record_steps import Step

pages = Blueprint("components", __name__)

COLOURS = (
    ("#f7f5f0", "纸：底色", "paper"), ("#ffffff", "面：卡片", "surface"), ("#efece4", "凹：表头", "sunken"),
    ("#ded9ce", "线", "line"), ("#857f73", "边框", "line-strong"), ("#1f2428", "墨", "ink"),
    ("#4a5056", "次墨", "ink-2"), ("#62686e", "淡墨", "ink-3"), ("#14597c", "石青", "accent"),
    ("#e4eff5", "石青底", "accent-tint"), ("#256339", "石绿", "ok"), ("#7a4e00", "藤黄", "wait"),
    ("#a32d1c", "朱砂", "bad"), ("#103b53", "黛蓝", "header"),
)
STEPS = (
    Step("已提交", "今天 9:03", "done"), Step("第一级审核", "上级单位正在审", "now"),
    Step("第二级审核", "通过后计入数据", "next"),
)
RETURNED = (Step("已提交", "6月11日 20:14", "done"), Step("退回，要改", "6月13日 16:20", "back"))


@dataclass(frozen=True)
class Fault:
    field: str
    message: str


@pages.get("/components")
@public
def gallery() -> ResponseReturnValue:
    return render_template(
        "components.html", colours=COLOURS, statuses=_statuses(), step_examples=(STEPS, RETURNED),
        faults=[Fault("g2", "“六十四”不是数字，请写 64。")])


def _statuses() -> list[words.Status]:
    return [shown for shown in vars(words).values() if isinstance(shown, words.Status)]
