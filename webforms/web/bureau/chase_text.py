"""What is said to units that owe something: to all of them in a group of a messenger, short or with each task, and to
one in its notice box. Units are named, never persons, and in the order of the tree: nobody comes first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from webforms.web import here
from webforms.web.filters import day, period_name, weekday

if TYPE_CHECKING:
    from webforms.actions.matrix import Cell, Column, Row
    from webforms.store.views import TaskView

PLEASE, NIL_WILL_DO = "请尽快填好交上来", "确实没有的，可以零上报"


def title_of(task: TaskView | Column) -> str:
    """6月活动记录."""
    return f"{period_name(task.period)}{task.title}"


def group_text(rows: Sequence[Row], *, each_task: bool) -> str:
    """The text for all: who, below which parent, until when; `each_task` says what each of them owes."""
    parts = [_head(rows), ""]
    for parent, found in groupby(rows, key=lambda row: row.unit.parent):
        members = sorted(found, key=_in_the_tree())
        parts += _long(parent, members) if each_task else [_short(parent, members)]
    return "\n".join([*parts, "", f"{here.unit_name(here.actor().unit)} {day(here.today())}"])


def unit_text(row: Row) -> str:
    """The notice to one unit."""
    tasks = "、".join(_task(cell) for cell in row.owed)
    return f"还没有交：{tasks}。{_please([row])}"


def _in_the_tree() -> Callable[[Row], int]:
    order = {unit.code: place for place, unit in enumerate(here.tree().everyone)}
    return lambda row: order.get(row.unit.code, len(order))


def _head(rows: Sequence[Row]) -> str:
    return f"以下 {len(rows)} 个单位还有任务没有交，{_until(rows)}。{_please(rows)}"


def _until(rows: Sequence[Row]) -> str:
    """The nearest day that is still to come; where there is none, that all are past theirs."""
    days = [cell.task.due_on for row in rows for cell in row.owed if cell.task.due_on >= here.today()]
    late = sum(row.late for row in rows)
    nearest = f"最近的 {day(min(days))}（{weekday(min(days))}）到期" if days else "都过了期限"
    return f"其中 {late} 项已逾期，{nearest}" if late and days else nearest


def _please(rows: Sequence[Row]) -> str:
    nil = any(cell.task.nil_allowed for row in rows for cell in row.owed)
    return f"{PLEASE}；{NIL_WILL_DO}。" if nil else f"{PLEASE}。"


def _short(parent: str | None, rows: Sequence[Row]) -> str:
    return f"{here.unit_name(parent)}：{'、'.join(row.unit.name for row in rows)}"


def _long(parent: str | None, rows: Sequence[Row]) -> list[str]:
    lines = [f"{row.unit.name}：{'、'.join(_task(cell) for cell in row.owed)}" for row in rows]
    return [f"【{here.unit_name(parent)}】", *lines]


def _task(cell: Cell) -> str:
    standing = {"late": "，已逾期", "returned": "，退回待改"}.get(cell.state, "")
    return f"{title_of(cell.task)}（{day(cell.task.due_on)}{standing}）"
