"""The first page of a unit: what came back first, then what it owes by when, what waits, what is done.

A monthly task is one row, its newest month; months before it that are still open are folded below it, each with its
own way in. Who fills in for several units looks at one of them at a time."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from webforms.actions import records
from webforms.actions import tasks as task_actions
from webforms.domain import period
from webforms.web import here
from webforms.web.access_guard import verb
from webforms.web.fill.blueprint import pages
from webforms.web.fill.entry import types_for, unit_asked_for, units_to_fill_for, way_to_fill
from webforms.web.fill.lists import second_line
from webforms.web.filters import period_name
from webforms.web.words import Status, task_status

if TYPE_CHECKING:
    from webforms.domain.pack import RecordType
    from webforms.domain.units import Unit
    from webforms.store.views import RecordLine, RecordView, TaskView

TO_DO = ("missing", "draft", "returned")
FINISHED = ("done", "nil")
RETURNED_IN_SIGHT = 5
DRAFTS_IN_SIGHT = 10
MANY_TASKS = 6
"""With more than these, chips above the list show a part of it."""
PARTS = {"all": "全部", "todo": "要做", "sent": "已交"}


@dataclass(frozen=True)
class Owed:
    """A task as a row: its name with the period, how it stands, and where a tap on it leads."""

    task: TaskView
    title: str
    status: Status
    href: str
    earlier: tuple[Owed, ...] = ()
    """Months before this one that are still open, the oldest first."""

    @property
    def count(self) -> int:
        return 1 + len(self.earlier)

    @property
    def due_on(self) -> datetime.date:
        return min((self, *self.earlier), key=lambda owed: owed.task.due_on).task.due_on


@dataclass(frozen=True)
class Returned:
    """A record that came back, with the reviewer's words."""

    record: RecordView
    type: RecordType
    lines: tuple[str, ...]


@pages.get("/")
@verb("task.read")
def tasks() -> ResponseReturnValue:
    unit = unit_asked_for()
    begun = [task for task in task_actions.list_tasks(here.store(), here.actor(), unit=unit.code) if _has_begun(task)]
    returned = _returned(unit.code)
    shown = {back.record.id for back in returned}
    to_do = [task for task in begun if task.state in TO_DO and not shown & set(task.open)]
    drafts = records.list_records(here.store(), here.actor(), state="draft", unit=unit.code, limit=DRAFTS_IN_SIGHT)
    part = request.args.get("part")
    return render_template(
        "fill/tasks.html", unit=unit, units=units_to_fill_for(), returned=returned, to_do=_by_task(to_do),
        drafts=_beside(to_do, drafts.items), line=second_line,
        waiting=_rows(task for task in begun if task.state == "waiting"),
        finished=_rows(task for task in begun if task.state in FINISHED), first_type=_first_type(unit, begun),
        way=way_to_fill, many=len(begun) > MANY_TASKS, parts=PARTS, part=part if part in PARTS else "all")


def _by_task(to_do: Iterable[TaskView]) -> tuple[Owed, ...]:
    """A row for each task, in the order of what is due first."""
    found = []
    by_key = sorted(_rows(to_do), key=lambda owed: (owed.task.key, owed.task.period))
    for _, months in groupby(by_key, key=lambda owed: owed.task.key if "-" in owed.task.period else owed):
        *earlier, newest = months
        found.append(Owed(newest.task, newest.title, newest.status, newest.href, tuple(earlier)))
    return tuple(sorted(found, key=lambda owed: owed.due_on))


def _rows(owed: Iterable[TaskView]) -> list[Owed]:
    return [
        Owed(task, f"{period_name(task.period)}{task.title}", task_status(task.state, overdue=task.overdue), _way(task))
        for task in owed
    ]


def _way(task: TaskView) -> str:
    """Where a task is gone on with: the record that is open, the form, or what was sent."""
    if task.state in ("draft", "returned") and task.open:
        return url_for("fill.edit", record_id=task.open[0])
    if task.state == "waiting" and task.open:
        return url_for("fill.record", record_id=task.open[0])
    if task.state in TO_DO:
        week = f"{task.period}-01" if "-" in task.period and not _is_now(task) else None
        return way_to_fill(here.pack().types[task.type], task.unit, week)
    return url_for("fill.own_records", type=task.type, unit=task.unit)


def _is_now(task: TaskView) -> bool:
    return task.period == period.month_of(here.today())


def _beside(to_do: list[TaskView], drafts: Iterable[RecordLine]) -> list[RecordLine]:
    """Drafts that no row of a task opens."""
    opened = {task.open[0] for task in to_do if task.open}
    return [draft for draft in drafts if draft.id not in opened and not draft.nil_for]


def _has_begun(task: TaskView) -> bool:
    """Whether a task's period has come: nobody owes next month's work yet."""
    return "-" not in task.period or task.period <= period.month_of(here.today())


def _returned(unit: str) -> list[Returned]:
    page = records.list_records(here.store(), here.actor(), state="returned", unit=unit, limit=RETURNED_IN_SIGHT)
    found = []
    for line in page.items:
        record = records.get_record(here.store(), here.actor(), line.id)
        found.append(Returned(record, here.pack().types[line.type], tuple(record.reason.splitlines())))
    return found


def _first_type(unit: Unit, begun: Iterable[TaskView]) -> RecordType | None:
    """The form of the big button: the one that is owed every month, else the first dated one of the unit."""
    fillable = types_for(unit)
    monthly = {task.type for task in begun if "-" in task.period}
    dated = [type_ for type_ in fillable if type_.nature == "event"]
    usual = [type_ for type_ in dated if type_.key in monthly]
    return next(iter(usual or dated or fillable), None)
