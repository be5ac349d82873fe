"""Tasks: which unit owes what by when, and whether it came. Done late is done; a type switched off owes nothing."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping

from webforms.domain import period as periods
from webforms.domain.facts import task_key
from webforms.domain.pack import Pack, Task
from webforms.domain.results import TaskState
from webforms.domain.totals import Ledger, Total
from webforms.domain.units import Tree, Unit


def task_periods(pack: Pack, task: Task) -> tuple[str, ...]:
    """The periods of a task: its months, its years, or the one empty period of a task owed once."""
    if task.monthly:
        return tuple(periods.months(task.start or pack.campaign.start, pack.campaign.end))
    if pack.types[task.type].nature == "yearly":
        return tuple(str(year) for year in periods.years_owed(task, pack.campaign))
    return (periods.WHOLE,)


def due_on(pack: Pack, task: Task, period: str) -> datetime.date:
    """The last day on which the period's records are in time; the campaign's last day where the pack says none."""
    if task.due.on is not None:
        return task.due.on
    if task.due.day_of_next_month is not None and period:
        return periods.day_of_next_month(period, task.due.day_of_next_month)
    return pack.campaign.end


class TaskBook:
    """Every task, unit and period with its state, as on `as_of`."""

    def __init__(
        self, pack: Pack, tree: Tree, ledger: Ledger, as_of: datetime.date, enabled: frozenset[str]
    ) -> None:
        awake = [task for task in pack.tasks.values() if task.type in enabled]
        self.states = tuple(state for task in awake for state in _states(pack, tree, ledger, as_of, task))
        self._owed: dict[tuple[str, str], list[TaskState]] = {}
        for state in self.states:
            self._owed.setdefault((state.task, state.unit), []).append(state)
        self._owing: dict[str, set[str]] = {}
        for state in self.states:
            self._owing.setdefault(pack.tasks[state.task].type, set()).add(state.unit)

    def owing(self, record_type: str) -> frozenset[str]:
        """Codes of the units that owe any task of this type."""
        return frozenset(self._owing.get(record_type, ()))

    def met(self, task: str, unit: str) -> bool | None:
        """Whether everything due so far is done; None where the unit does not owe it or nothing is due yet."""
        due = [state.done for state in self._owed.get((task, unit), ()) if state.due]
        return all(due) if due else None


def _states(pack: Pack, tree: Tree, ledger: Ledger, as_of: datetime.date, task: Task) -> Iterator[TaskState]:
    served = ledger.rows(task_key(task.key))
    owed = [(period, due_on(pack, task, period)) for period in task_periods(pack, task)]
    for unit in tree.select(task.units):
        for period, day in owed:
            count = _count(served, unit, period)
            yield TaskState(task.key, unit.code, period, day, count >= task.at_least, day <= as_of, count)


def _count(served: Mapping[str, Mapping[str, Total]], unit: Unit, period: str) -> int:
    """Records that serve the period; a task owed once takes them from any month."""
    rows = served.get(unit.code, {})
    if period == periods.WHOLE:
        return sum(total.sum for total in rows.values())
    return rows[period].sum if period in rows else 0
