"""What each unit owes by when, and where it stands: from totals what is done, from open heads what is under way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from webforms.domain.access import Actor, demand
from webforms.domain.pack import Pack
from webforms.domain.period import WHOLE
from webforms.domain.results import TaskState
from webforms.domain.tasks import TaskBook
from webforms.domain.totals import Ledger
from webforms.domain.units import Tree
from webforms.store.decisions import enabled_types
from webforms.store.evaluation import counted_tree
from webforms.store.record_lists import list_open, tasks_served
from webforms.store.scope import Scope, scope_of
from webforms.store.totals import totals_of_tasks
from webforms.store.transactions import Store, Tx
from webforms.store.views import TaskView, TaskWord

WORDS: Mapping[str, TaskWord] = {
    "submitted": "waiting", "checked": "waiting", "returned": "returned", "draft": "draft",
}
FURTHEST_FIRST: tuple[TaskWord, ...] = ("waiting", "returned", "draft")
Slot = tuple[str, str, str]
"""Task, unit, period."""


@dataclass
class UnderWay:
    """What is known of one slot beside its total."""

    open: list[int] = field(default_factory=list)
    words: set[TaskWord] = field(default_factory=set)
    nil: bool = False


def list_tasks(
    store: Store, actor: Actor, *, unit: str | None = None, state: TaskWord | None = None, overdue: bool | None = None
) -> tuple[TaskView, ...]:
    """The tasks of the units the account sees, in pack order; the number of queries does not depend on anything."""
    scope = scope_of(actor, "task.read")
    if unit is not None:
        demand(actor, "task.read", unit)
    with store.read() as tx:
        tree = counted_tree(tx, tx.today)
        book = TaskBook(tx.pack, tree, Ledger(totals_of_tasks(tx), tree), tx.today, enabled_types(tx))
        views = views_of(tx, scope, tree, (one for one in book.states if unit in (None, one.unit)))
    return tuple(view for view in views if state in (None, view.state) and overdue in (None, view.overdue))


def views_of(tx: Tx, scope: Scope, tree: Tree, states: Iterable[TaskState]) -> tuple[TaskView, ...]:
    """The tasks of an evaluation or a book, as far as the account sees their units, with what is under way."""
    under_way = _under_way(tx, tree, list_open(tx, scope))
    return tuple(_view(tx.pack, tree, one, under_way.get((one.task, one.unit, one.period)))
                 for one in states if scope.holds(one.unit))


def _under_way(tx: Tx, tree: Tree, heads: Iterable[Any]) -> dict[Slot, UnderWay]:
    found: dict[Slot, UnderWay] = {}
    for head in heads:
        heir = tree.heir(head.code)
        for slot in _slots(tx.pack, head, heir) if heir else ():
            known = found.setdefault(slot, UnderWay())
            if head.state == "approved":
                known.nil = True
            else:
                known.open.append(head.id)
                known.words.add(WORDS[head.state])
    return found


def _slots(pack: Pack, head: Any, unit: str) -> Iterable[Slot]:
    """Where a head counts: its month or year for a task of several periods, the one period of any other."""
    for key in tasks_served(head.served):
        task = pack.tasks.get(key)
        if task is None:
            continue
        if task.monthly or (pack.types[task.type].nature == "yearly" and head.period):
            yield key, unit, head.period
        elif pack.types[task.type].nature == "yearly":
            yield from ((key, unit, str(pack.campaign.year + year)) for year in range(task.years[0], task.years[1] + 1))
        else:
            yield key, unit, WHOLE


def _view(pack: Pack, tree: Tree, owed: TaskState, under_way: UnderWay | None) -> TaskView:
    task, known = pack.tasks[owed.task], under_way or UnderWay()
    return TaskView(
        task.key, task.title, task.type, owed.unit, tree.get(owed.unit).name, owed.period, owed.due_on,
        _word(owed, known), owed.due and not owed.done, task.nil_allowed, owed.count + len(known.open),
        tuple(known.open))


def _word(owed: TaskState, known: UnderWay) -> TaskWord:
    if owed.done:
        return "nil" if known.nil else "done"
    return next((word for word in FURTHEST_FIRST if word in known.words), "missing")
