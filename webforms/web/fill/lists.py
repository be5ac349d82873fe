"""What a unit owes, and what it has sent."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import render_template, request
from flask.typing import ResponseReturnValue

from webforms.actions import records
from webforms.actions import tasks as task_actions
from webforms.domain import access, period
from webforms.domain.workflow import STATE_WORDS, State
from webforms.web import here, shown_values
from webforms.web.access_guard import verb
from webforms.web.fill.blueprint import pages
from webforms.web.fill.entry import types_for
from webforms.web.filters import nil_about, period_name, record_name
from webforms.web.words import NIL, RECORD_STATES, Status, record_status, task_status

if TYPE_CHECKING:
    from webforms.domain.pack import RecordType
    from webforms.domain.units import Unit
    from webforms.store.views import RecordLine, RecordView, TaskView

NIL_REPORTS = "nil"
"""Beside the states in the filter: not where a record stands but what it is."""
TO_DO = ("missing", "draft", "returned")
FINISHED = ("done", "nil")
RETURNED_IN_SIGHT = 5
DRAFTS_IN_SIGHT = 10


@dataclass(frozen=True)
class Owed:
    """A task as a row: its name with the period, and how it stands."""

    task: TaskView
    title: str
    status: Status


@dataclass(frozen=True)
class Returned:
    """A record that came back, with the reviewer's words."""

    record: RecordView
    type: RecordType
    lines: tuple[str, ...]


@pages.get("/")
@verb("task.read")
def tasks() -> ResponseReturnValue:
    """The first page of a unit: returned work first, then drafts and what is owed, what waits, what is
    done."""
    own = here.actor().unit
    owed = [task for task in task_actions.list_tasks(here.store(), here.actor(), unit=own) if _has_begun(task)]
    returned = _returned(own)
    shown = {back.record.id for back in returned}
    to_do = sorted((task for task in owed if task.state in TO_DO and not shown & set(task.open)), key=_due)
    drafts = records.list_records(here.store(), here.actor(), state="draft", unit=own, limit=DRAFTS_IN_SIGHT)
    return render_template(
        "fill/tasks.html", returned=returned, to_do=_rows(to_do), drafts=_beside(to_do, drafts.items), line=second_line,
        waiting=_rows(task for task in owed if task.state == "waiting"),
        finished=_rows(task for task in owed if task.state in FINISHED), first_type=_first_type())


@pages.get("/records")
@verb("record.read")
def own_records() -> ResponseReturnValue:
    """What this unit has written, newest first."""
    return _list("fill/records.html", unit=here.actor().unit)


@pages.get("/all-records")
@verb("record.read")
def all_records() -> ResponseReturnValue:
    """What this account may see, for the desk."""
    return _list("fill/all_records.html", unit=request.args.get("unit") or None)


def _list(template: str, unit: str | None) -> ResponseReturnValue:
    type_, word = request.args.get("type") or None, request.args.get("state")
    state, nil = _state(word), word == NIL_REPORTS
    page = records.list_records(
        here.store(), here.actor(), type=type_, state=state, unit=unit, nil=nil, after=request.args.get("after"))
    chosen = {"type": type_, "state": NIL_REPORTS if nil else state, "unit": unit}
    return render_template(
        template, page=page, chosen=chosen, line=second_line, status_of=record_status, units=_units_in_sight(),
        states={**RECORD_STATES, NIL_REPORTS: NIL})


def _units_in_sight() -> list[Unit]:
    """The units whose records this account may see."""
    seen = access.visible_units(here.actor(), "record.read")
    return [unit for unit in here.tree().units if seen is None or unit.code in seen]


def _state(asked: str | None) -> State | None:
    """The state asked for; anything else asks for none."""
    return next((state for state in STATE_WORDS if state == asked), None)


def second_line(record: RecordLine) -> str:
    """What stands below the title of a record in a list."""
    if record.nil_for:
        return nil_about(record)
    type_ = here.pack().types[record.type]
    shown = shown_values.title_line(type_, record.shown)
    named = "" if type_.title in record_name(record) else type_.title
    return " · ".join(part for part in (named, shown) if part)


def _rows(owed: Iterable[TaskView]) -> list[Owed]:
    return [
        Owed(task, f"{period_name(task.period)}{task.title}", task_status(task.state, overdue=task.overdue))
        for task in owed
    ]


def _beside(to_do: list[TaskView], drafts: Iterable[RecordLine]) -> list[RecordLine]:
    """Drafts that no row of a task opens."""
    opened = {task.open[0] for task in to_do if task.open}
    return [draft for draft in drafts if draft.id not in opened]


def _due(task: TaskView) -> datetime.date:
    return task.due_on


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


def _first_type() -> RecordType | None:
    """The form of the big button: the first dated one that this unit may fill in."""
    fillable = types_for(here.tree().get(here.actor().unit))
    dated = [type_ for type_ in fillable if type_.nature == "event"]
    return next(iter(dated or fillable), None)
