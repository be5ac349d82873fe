"""What each unit owes by when, and the report that there is nothing to report."""

import datetime

from flask import Response
from pydantic import Field

from webforms.actions import nil, tasks
from webforms.store.views import TaskView, TaskWord
from webforms.web import here
from webforms.web.access_guard import verb
from webforms.web.api.answers import answer, cut, made
from webforms.web.api.known import known_unit
from webforms.web.api.problem_shapes import UNREADABLE, refuses
from webforms.web.api.record_shapes import ClientId, Record
from webforms.web.api.resource import resource
from webforms.web.api.shapes import Answer, Asked, Body, Paged

api = resource("tasks", "报送任务")


class TasksAsked(Paged):
    unit: str | None = Field(None, description="单位码")
    state: TaskWord | None = Field(None, description="做到哪一步")
    overdue: bool | None = Field(None, description="true 只看过期没有交的")


class TaskAsked(Asked):
    key: str = Field(description="报送任务的代号，见 GET /tasks")


class TaskAnswer(Answer):
    key: str
    title: str
    type: str
    unit: str
    unit_name: str
    period: str = Field(description="按月的任务是月份，按年的是年份，其余为空")
    due_on: datetime.date
    state: TaskWord
    overdue: bool
    nil_allowed: bool = Field(description="能不能零上报")
    records: int = Field(description="为它填的记录有几条")
    open: list[int] = Field(description="还没有通过的记录")


class TaskList(Answer):
    items: list[TaskAnswer]
    next: str | None


class Nothing(Body):
    client_id: ClientId
    unit: str
    period: str | None = Field(None, description="按月的任务要写月份")
    reason: str


@api.get(
    "/tasks", summary="报送任务和完成的情况",
    description="state 依次是没有填、草稿、等审核、退回、做完、零上报；`overdue` 是过了日子还没有交。",
    responses={200: TaskList})
@verb("task.read")
def list_(query: TasksAsked) -> Response:
    found = tasks.list_tasks(
        here.store(), here.actor(), unit=known_unit(query.unit), state=query.state, overdue=query.overdue)
    page, following = cut(found, _name, query.after, query.limit)
    return answer(TaskList(items=[TaskAnswer.model_validate(task) for task in page], next=following))


@api.post(
    "/tasks/<key>/nil", summary="零上报",
    description="说明这一期没有可报的。它是一条记录，要审核；通过后这一期的数据就是 0。同样的再发一次是 200。",
    responses={201: Record, 200: Record, **refuses(409, *UNREADABLE)})
@verb("record.submit")
def report_nil(path: TaskAsked, body: Nothing) -> Response:
    saved = nil.report_nil(
        here.store(), here.actor(), task=path.key, client_id=body.client_id, unit=body.unit, period=body.period,
        reason=body.reason)
    location = f"/api/v1/records/{saved.record.id}" if saved.created else None
    return answer(Record.model_validate(saved.record), made(saved.created), etag=saved.record.etag, location=location)


def _name(task: TaskView) -> str:
    return f"{task.key}~{task.unit}~{task.period}"
