"""Reminding units of what they owe: a notice in the box of each, of its own tasks only, and never at night.

A unit is reminded twice a day at most, whoever does it: the third time nobody reads it."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from webforms.actions.matrix import Asked, Matrix, Row, read_matrix
from webforms.domain.access import Actor, demand
from webforms.domain.errors import InputFaults
from webforms.store import events, notices
from webforms.store.events import account_of
from webforms.store.transactions import ZONE, Store, Tx
from webforms.store.units import unit_numbers

A_DAY = 2
FIRST_HOUR, LAST_HOUR = 8, 20
Wording = Callable[[Row], str]
"""What one unit is told about the tasks it owes."""


@dataclass(frozen=True)
class Chased:
    """Codes of the units that were told, and of those that were told often enough today."""

    told: tuple[str, ...]
    enough: tuple[str, ...]


def owing_rows(matrix: Matrix, codes: Iterable[str], parents: Iterable[str] = ()) -> tuple[Row, ...]:
    """The rows chosen one by one, and whole groups by their parent, as far as they owe something."""
    wanted, groups = set(codes), set(parents)
    return tuple(row for row in matrix.rows if row.owed and (row.unit.code in wanted or row.unit.parent in groups))


def chase_units(store: Store, actor: Actor, asked: Asked, codes: Sequence[str], wording: Wording) -> Chased:
    """Tell each of these units what it owes; refuses at night and where nobody among them owes anything."""
    for code in codes:
        demand(actor, "unit.chase", code)
    rows = owing_rows(read_matrix(store, actor, asked), codes)
    if not rows:
        raise InputFaults.one("unit", "没有选到欠交的单位。请在表里勾上要催的单位。")
    with store.write() as tx:
        refuse_at_night(tx.now)
        return _tell(tx, actor, rows, wording)


def times_today(store: Store, actor: Actor, codes: Iterable[str]) -> int:
    """How often the most reminded of these units was reminded today."""
    demand(actor, "unit.chase", actor.unit)
    with store.read() as tx:
        told, numbers = notices.count_since(tx, "chased", _midnight(tx.now)), unit_numbers(tx)
    return max((told.get(numbers[code], 0) for code in codes if code in numbers), default=0)


def is_night(moment: datetime.datetime) -> bool:
    return not FIRST_HOUR <= moment.astimezone(ZONE).hour < LAST_HOUR


def refuse_at_night(moment: datetime.datetime) -> None:
    if is_night(moment):
        local = moment.astimezone(ZONE)
        raise InputFaults.one(
            "unit", f"现在是 {local:%H:%M}，{LAST_HOUR}:00 到次日 {FIRST_HOUR}:00 不发消息。文字可以先复制，白天再发。")


def _tell(tx: Tx, actor: Actor, rows: Sequence[Row], wording: Wording) -> Chased:
    told, numbers = notices.count_since(tx, "chased", _midnight(tx.now)), unit_numbers(tx)
    enough = [row.unit.code for row in rows if told.get(numbers[row.unit.code], 0) >= A_DAY]
    reached = [row for row in rows if row.unit.code not in enough]
    for row in reached:
        unit, tasks = numbers[row.unit.code], [[cell.task.key, cell.task.period] for cell in row.owed]
        events.add(tx, actor, events.Entry("unit.chase", unit=unit, body={"tasks": tasks}))
        notices.add(tx, unit=unit, kind="chased", text=wording(row), account=account_of(actor))
    return Chased(tuple(row.unit.code for row in reached), tuple(enough))


def _midnight(moment: datetime.datetime) -> datetime.datetime:
    return moment.astimezone(ZONE).replace(hour=0, minute=0, second=0, microsecond=0)
