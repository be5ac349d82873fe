"""The words of the pages themselves, each status with its colour and icon: colour never speaks alone.

Nouns of an evaluation are not here: they come from the pack.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Status:
    """How a state is shown: `tone` is the suffix of the class `st` (empty: quiet)."""

    word: str
    icon: str
    tone: str = ""


NOT_SENT = Status("未交", "circle-dashed")
DRAFT = Status("草稿", "pencil")
WAITING = Status("待审", "clock", "sent")
CHECKED = Status("审核中", "clock", "sent")
TASK_WAITS = Status("等审核", "clock", "sent")
RETURNED = Status("退回", "arrow-back-up", "bad")
APPROVED = Status("通过", "check", "ok")
WITHDRAWN = Status("已撤回", "circle-off")
NIL = Status("零上报", "circle-off", "ok")
SOON = Status("未交", "calendar-due", "wait")
DUE_SOON = Status("快到期", "calendar-due", "wait")
LATE = Status("逾期", "alert-triangle", "late")
NO_DATA = Status("缺数据", "circle-dashed", "wait")
PROVISIONAL = Status("暂计", "alert-triangle", "wait")
NOT_SCORED = Status("待评分", "pencil", "wait")
EXEMPT = Status("不适用", "circle-off")
MET = Status("达标", "check", "ok")
NOT_MET = Status("未达标", "x", "bad")
FULL = Status("满分", "check", "ok")
NOT_FULL = Status("未满分", "minus")
IN_USE = Status("启用", "check", "ok")
NOT_IN_USE = Status("停用", "circle-off")
FIRST_PASSWORD = Status("还没换密码", "clock", "wait")
NO_ACCOUNT = Status("没有账号", "circle-dashed", "wait")
UNIT_CLOSED = Status("已撤销", "circle-off")
UNIT_ENDS = Status("就要撤销", "alert-triangle", "wait")
UNIT_TO_COME = Status("还没成立", "clock")
FROZEN = Status("已冻结", "snowflake", "sent")
SECTION_START = Status("起始文字", "circle-dashed", "wait")
SECTION_WRITTEN = Status("已写", "check", "ok")
SECTION_WAITS = Status("有数据待补", "alert-triangle", "wait")
SECTION_DIFFERS = Status("数字与数据不一致", "alert-circle", "bad")

RECORD_STATES: Mapping[str, Status] = {
    "draft": DRAFT, "submitted": WAITING, "checked": CHECKED, "approved": APPROVED, "returned": RETURNED,
    "withdrawn": WITHDRAWN,
}
TASK_STATES: Mapping[str, Status] = {
    "missing": NOT_SENT, "draft": DRAFT, "waiting": TASK_WAITS, "returned": RETURNED, "done": APPROVED, "nil": NIL,
}
SCORE_STATES: Mapping[str, Status] = {
    "provisional": PROVISIONAL, "no_data": NO_DATA, "manual_missing": NOT_SCORED, "exempt": EXEMPT,
}
FIGURE_STATES: Mapping[str, Status] = {"none": NO_DATA, "partial": PROVISIONAL}
DOCUMENT_STATES: Mapping[str, Status] = {
    "queued": Status("排队中", "clock", "sent"), "rendering": Status("生成中", "clock", "sent"),
    "done": Status("已生成", "check", "ok"), "failed": Status("没做成", "alert-triangle", "late"),
}
RULE_WORDS: Mapping[str, str] = {
    "ratio": "比率", "count": "计数", "cover": "覆盖", "evidence": "材料", "tier": "分档", "veto": "否决",
    "manual": "人工评分",
}
DECISION_WORDS: Mapping[str, str] = {"manual": "人工评分", "override": "改分", "exemption": "不适用"}
VERB_WORDS: Mapping[str, str] = {
    "record.draft": "草稿", "record.submit": "已提交", "record.approve": "通过", "record.return": "退回",
    "record.withdraw": "撤回",
}
NOTICE_KINDS: Mapping[str, Status] = {
    "returned": RETURNED, "approved": APPROVED, "withdrawn": WITHDRAWN, "chased": Status("催报", "bell", "wait"),
    "told": Status("通知", "info-circle"),
}
YES_NO: tuple[tuple[str, str], ...] = (("false", "否"), ("true", "是"))


class Recorded(Protocol):
    """A record in any view of it, as far as its status is concerned."""

    @property
    def state(self) -> str: ...
    @property
    def nil_for(self) -> str | None: ...


def record_status(record: Recorded) -> Status:
    """Where a record stands; a nil report that was agreed to is called what it is."""
    return NIL if record.nil_for and record.state == "approved" else RECORD_STATES[record.state]


def task_status(state: str, *, overdue: bool) -> Status:
    """A task that is overdue and not yet sent says so; what waits with a reviewer is not called late."""
    return LATE if overdue and state in ("missing", "draft") else TASK_STATES[state]
