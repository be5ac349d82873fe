"""Units × tasks: what each unit has sent of what it owes, as rows below their parents and columns by due date.

    tasks of the units in sight ─► of one kind ─► columns asked for ─► rows ─► groups by parent, with counts
Which columns stand there without being asked for: months that are current and last, what falls due within the next
weeks, and what is overdue somewhere. The cost is that of the list of tasks, whatever is chosen."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from webforms.actions.tasks import list_tasks
from webforms.domain.access import Actor, demand
from webforms.domain.pack import Pack
from webforms.domain.period import month_of
from webforms.domain.units import Tree, Unit
from webforms.store.transactions import Store
from webforms.store.units import tree_today
from webforms.store.views import TaskView

CellState = Literal["done", "nil", "waiting", "returned", "draft", "missing", "soon", "late"]
OWED = frozenset({"returned", "draft", "missing", "soon", "late"})
SETTLED = frozenset({"done", "nil"})
SOON = datetime.timedelta(days=7)
NEXT_WEEKS = datetime.timedelta(days=21)
NOW, ALL = "now", "all"


@dataclass(frozen=True)
class Asked:
    """What is looked at: `when` is NOW, ALL or a month; `owing` leaves out the units that owe nothing."""

    kind: str | None = None
    parent: str | None = None
    task: str | None = None
    when: str = NOW
    state: str | None = None
    owing: bool = True


@dataclass(frozen=True)
class Cell:
    state: CellState
    task: TaskView

    @property
    def owed(self) -> bool:
        return self.state in OWED


@dataclass(frozen=True)
class Row:
    """A unit with a cell for each column, None where it does not owe it."""

    unit: Unit
    cells: tuple[Cell | None, ...]

    @cached_property
    def owed(self) -> tuple[Cell, ...]:
        return tuple(cell for cell in self.cells if cell is not None and cell.owed)

    @property
    def late(self) -> int:
        return sum(cell.task.overdue for cell in self.owed)


@dataclass(frozen=True)
class Column:
    """A task in one period; `key` names it within a matrix."""

    task: str
    title: str
    period: str
    due_on: datetime.date

    @property
    def key(self) -> tuple[str, str]:
        return self.task, self.period


@dataclass(frozen=True)
class Group:
    """The units below one parent. `rows` are those asked for, those that owe most first; `size` counts all."""

    parent: str | None
    rows: tuple[Row, ...]
    size: int
    counts: tuple[tuple[int, int], ...]
    """For each column, how many are settled of how many owe it."""
    owed: int


@dataclass(frozen=True)
class Matrix:
    """What was asked for. `kinds` and `parents` are what may be chosen, `states` counts the cells by their state before
    rows are left out."""

    asked: Asked
    kinds: Mapping[str, int]
    parents: tuple[str, ...]
    tasks: tuple[Column, ...]
    months: tuple[str, ...]
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    states: Mapping[str, int]
    late: int

    @property
    def total(self) -> int:
        return sum(self.states.values())

    @property
    def settled(self) -> int:
        return sum(self.states.get(state, 0) for state in SETTLED)

    @property
    def owed(self) -> int:
        return sum(self.states.get(state, 0) for state in OWED)

    @property
    def rows(self) -> tuple[Row, ...]:
        return tuple(row for group in self.groups for row in group.rows)


def read_matrix(store: Store, actor: Actor, asked: Asked) -> Matrix:
    """What the units in the actor's sight owe, as asked; a kind or parent that is not there is not asked for."""
    demand(actor, "task.read", actor.unit)
    views = list_tasks(store, actor)
    with store.read() as tx:
        return build(tx.pack, tree_today(tx), views, asked, tx.today)


def build(pack: Pack, tree: Tree, views: Sequence[TaskView], asked: Asked, today: datetime.date) -> Matrix:
    """The matrix of these tasks."""
    units = {view.unit: tree.get(view.unit) for view in views}
    counted = Counter(unit.kind for unit in units.values())
    kinds = {kind: counted[kind] for kind in pack.kinds if kind in counted}
    asked = _settled(asked, kinds)
    of_kind = [view for view in views if units[view.unit].kind == asked.kind]
    parents = tuple(dict.fromkeys(unit.parent or "" for unit in units.values() if unit.kind == asked.kind))
    below = [view for view in of_kind if asked.parent in (None, units[view.unit].parent)]
    day = min(today, pack.campaign.end)
    columns = _columns(pack, below, asked, day)
    rows = _rows(units, below, columns, today)
    cells = [cell for row in rows for cell in row.cells if cell is not None]
    return Matrix(
        asked, kinds, parents, _tasks(of_kind),
        tuple(sorted({view.period for view in of_kind if "-" in view.period})), columns,
        _groups(rows, asked, len(columns)), Counter(cell.state for cell in cells),
        sum(cell.task.overdue for cell in cells if cell.owed))


def _settled(asked: Asked, kinds: Mapping[str, int]) -> Asked:
    """The same, of a kind that is there: the one with most units when none is named."""
    kind = asked.kind if asked.kind in kinds else max(kinds, key=kinds.__getitem__, default=None)
    return Asked(kind, asked.parent or None, asked.task or None, asked.when or NOW, asked.state or None, asked.owing)


def cell_state(view: TaskView, today: datetime.date) -> CellState:
    """How a task stands in the matrix: late and nearly due are told apart from merely missing."""
    if view.state not in ("missing", "draft"):
        return view.state
    if view.overdue:
        return "late"
    if view.state == "missing" and view.due_on - today <= SOON:
        return "soon"
    return view.state


def _columns(pack: Pack, views: Iterable[TaskView], asked: Asked, day: datetime.date) -> tuple[Column, ...]:
    seen: dict[tuple[str, str], Column] = {}
    behind: set[tuple[str, str]] = set()
    for view in views:
        column = seen.setdefault((view.key, view.period), Column(view.key, view.title, view.period, view.due_on))
        if view.overdue:
            behind.add(column.key)
    wanted = [one for one in seen.values() if asked.task in (None, one.task)
              and _is_shown(pack, one, asked.when, day, one.key in behind)]
    return tuple(sorted(wanted, key=lambda one: (one.due_on, one.period)))


def _is_shown(pack: Pack, column: Column, when: str, day: datetime.date, behind: bool) -> bool:
    if when == ALL:
        return True
    if when != NOW:
        return when in (column.period, month_of(column.due_on))
    if pack.tasks[column.task].monthly:
        last = month_of(day.replace(day=1) - datetime.timedelta(days=1))
        return column.period in (month_of(day), last)
    return behind or day <= column.due_on <= day + NEXT_WEEKS


def _tasks(views: Iterable[TaskView]) -> tuple[Column, ...]:
    """Each task once, in pack order."""
    first: dict[str, Column] = {}
    for view in views:
        first.setdefault(view.key, Column(view.key, view.title, view.period, view.due_on))
    return tuple(first.values())


def _rows(
    units: Mapping[str, Unit], views: Iterable[TaskView], columns: Sequence[Column], today: datetime.date
) -> list[Row]:
    place = {column.key: number for number, column in enumerate(columns)}
    cells: dict[str, list[Cell | None]] = {}
    for view in views:
        row = cells.setdefault(view.unit, [None] * len(columns))
        number = place.get((view.key, view.period))
        if number is not None:
            row[number] = Cell(cell_state(view, today), view)
    return [Row(units[code], tuple(each)) for code, each in cells.items() if any(each)]


def _groups(rows: Iterable[Row], asked: Asked, width: int) -> tuple[Group, ...]:
    below: dict[str | None, list[Row]] = {}
    for row in rows:
        below.setdefault(row.unit.parent, []).append(row)
    return tuple(_group(parent, members, asked, width) for parent, members in below.items())


def _group(parent: str | None, members: Sequence[Row], asked: Asked, width: int) -> Group:
    shown = [row for row in members if _is_asked_for(row, asked)]
    counts = tuple(_count(row.cells[number] for row in members) for number in range(width))
    return Group(parent, tuple(sorted(shown, key=lambda row: (-len(row.owed), -row.late))), len(members), counts,
                 sum(len(row.owed) for row in members))


def _is_asked_for(row: Row, asked: Asked) -> bool:
    if asked.state is not None:
        return any(cell is not None and cell.state == asked.state for cell in row.cells)
    return bool(row.owed) or not asked.owing


def _count(cells: Iterable[Cell | None]) -> tuple[int, int]:
    there = [cell for cell in cells if cell is not None]
    return sum(cell.state in SETTLED for cell in there), len(there)
