"""Tasks: everybody who owes one can fill its form, in a period that the form takes."""

from __future__ import annotations

from collections.abc import Iterator

from webforms.domain.pack import RecordType, Task
from webforms.domain.pack_check.finding import Finding, Path, unknown
from webforms.domain.pack_check.metrics import missing_years, signed
from webforms.domain.pack_check.selecting import check_condition, check_selection
from webforms.domain.pack_check.world import World


def check_tasks(world: World) -> Iterator[Finding]:
    """Every task by itself."""
    for task in world.pack.tasks.values():
        path: Path = ("tasks", task.key)
        selected = list(check_selection(world, (*path, "units"), task.units))
        yield from selected
        yield from _check_due(world, path, task)
        record_type = world.pack.types.get(task.type)
        if record_type is None:
            yield unknown((*path, "type"), "记录类型", task.type, world.pack.types)
            continue
        yield from check_condition((*path, "when"), record_type, task.when)
        yield from _check_period(path, task, record_type)
        if not selected:
            yield from _check_owing(world, path, task, record_type)


def _check_due(world: World, path: Path, task: Task) -> Iterator[Finding]:
    plan = world.pack.campaign
    if task.monthly and task.due.on is not None:
        yield Finding((*path, "due"), "每月任务的期限写成了一天", "写 day 5 of next month。")
    if not task.monthly and task.due.on is None:
        yield Finding((*path, "due"), "一次性任务的期限写成了每月", "写日期，如 2016-06-20；或加上 every: month。")
    if task.due.on is not None and task.due.on < plan.start:
        yield Finding((*path, "due"), f"期限早于创建开始日 {plan.start}", "改为开始日以后的日期。")
    if task.start is not None and not task.monthly:
        yield Finding((*path, "from"), "一次性任务没有 from", "删去；只有每月任务才写。")
    if task.start is not None and not plan.start <= task.start <= plan.end:
        cure = f"写 {plan.start} 至 {plan.end} 之间的日期。"
        yield Finding((*path, "from"), f"{task.start} 不在创建起止日期之内", cure)


def _check_period(path: Path, task: Task, record_type: RecordType) -> Iterator[Finding]:
    if task.monthly and record_type.nature != "event":
        message = f"“{record_type.title}”不按日期收，不能每月报"
        yield Finding((*path, "every"), message, "删去 every，或换一个 event 类型。")
    if record_type.nature != "yearly":
        if task.years != (0, 0):
            yield Finding((*path, "years"), f"“{record_type.title}”不按年收，没有 years", "删去这一项。")
        return
    years = range(task.years[0], task.years[1] + 1)
    if not years:
        yield Finding((*path, "years"), "首年晚于末年", "写成 [首年, 末年]，如 [-2, 0]。")
    if lost := missing_years(record_type, years):
        cure = f"写 years: [首年, 末年]，在 {record_type.years[0]} 至 {record_type.years[1]} 之内。"
        yield Finding((*path, "years"), f"“{record_type.title}”不收 {signed(lost)} 年的记录", cure)
    if task.at_least > 1:
        message = f"“{record_type.title}”每年只有一条，交不满 {task.at_least} 条"
        yield Finding((*path, "at_least"), message, "写 at_least: 1。")


def _check_owing(world: World, path: Path, task: Task, record_type: RecordType) -> Iterator[Finding]:
    lost = world.outside(task.units, record_type.filled_by)
    if lost:
        cure = f"改 units，或在 types/{record_type.key}.yaml 的 filled_by 里加上。"
        yield Finding((*path, "units"), f"{world.names(lost)}不填“{record_type.title}”，完不成这个任务", cure)
