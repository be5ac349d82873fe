"""One unit changes from a day on: its name, flags, place, or it ends. Each is an event with the day it holds from.

what is wanted ─► a Change ─► check_change (what a page asks before) ─► make_change"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from webforms.actions.unit_rows import LONGEST_NAME
from webforms.domain.access import Actor, demand
from webforms.domain.dates import day_in_words
from webforms.domain.errors import InputFaults
from webforms.domain.texts import one_line
from webforms.domain.units import Unit
from webforms.store import events
from webforms.store import units as rows
from webforms.store.transactions import Store, Tx


@dataclass(frozen=True)
class Change:
    """What is to hold of a unit from a day on."""

    verb: str
    code: str
    change: Mapping[str, Any]
    on: datetime.date


def renaming(code: str, name: str, on: datetime.date) -> Change:
    return Change("unit.rename", code, {"name": one_line(name)}, on)


def flagging(code: str, flags: Iterable[str], on: datetime.date) -> Change:
    return Change("unit.flags", code, {"flags": sorted(set(flags))}, on)


def moving(code: str, parent: str, on: datetime.date) -> Change:
    return Change("unit.move", code, {"parent": parent}, on)


def closing(code: str, on: datetime.date, into: str | None = None) -> Change:
    verb = "unit.close" if into is None else "unit.merge"
    return Change(verb, code, {"closed": on.isoformat(), "successor": into}, on)


def check_change(store: Store, actor: Actor, wanted: Change) -> None:
    """InputFaults or NotFound where the change makes no sense; nothing is written."""
    demand(actor, "unit.import")
    with store.read() as tx:
        _refuse_odd(tx, wanted)


def make_change(store: Store, actor: Actor, wanted: Change) -> None:
    demand(actor, "unit.import")
    with store.write() as tx:
        _refuse_odd(tx, wanted)
        body = {"code": wanted.code, "on": wanted.on.isoformat(), **wanted.change}
        position = events.add(tx, actor, events.Entry(wanted.verb, subject=wanted.code, body=body))
        rows.change_unit(tx, wanted.code, wanted.change, wanted.on, position)


def rename_unit(store: Store, actor: Actor, code: str, name: str, *, on: datetime.date) -> None:
    """A unit has another name from a day on; documents print the name of the day they count by."""
    make_change(store, actor, renaming(code, name, on))


def set_flags(store: Store, actor: Actor, code: str, flags: Iterable[str], *, on: datetime.date) -> None:
    """Which attributes a unit has from a day on."""
    make_change(store, actor, flagging(code, flags, on))


def move_unit(store: Store, actor: Actor, code: str, parent: str, *, on: datetime.date) -> None:
    """A unit stands below another one from a day on: that one checks what it sends."""
    make_change(store, actor, moving(code, parent, on))


def close_unit(store: Store, actor: Actor, code: str, *, on: datetime.date, into: str | None = None) -> None:
    """`on` is the first day the unit is gone. What it reported counts for `into`, else for nobody.

    A day to come may be given; every other change waits for its day."""
    make_change(store, actor, closing(code, on, into))


def _refuse_odd(tx: Tx, wanted: Change) -> None:
    """What the pack does not know, and a unit that is put where its kind does not belong."""
    _, unit = rows.get_unit(tx, wanted.code)
    if "closed" in wanted.change:
        _refuse_closing(tx, unit, wanted.on, wanted.change["successor"])
    else:
        refuse_tomorrow(tx, wanted.on)
    if "name" in wanted.change:
        _refuse_name(wanted.change["name"])
    if "flags" in wanted.change:
        _refuse_flags(tx, unit, wanted.change["flags"])
    if "parent" in wanted.change:
        _refuse_parent(tx, unit, wanted.change["parent"])


def refuse_tomorrow(tx: Tx, on: datetime.date) -> None:
    """Access follows the tree as it is known now, which nothing changes overnight."""
    if on > tx.today:
        raise InputFaults.one("on", f"{day_in_words(on)}还没有到。请填今天或以前的日子，或者到了那天再来改。")


def _refuse_name(name: str) -> None:
    if not 0 < len(name) <= LONGEST_NAME:
        raise InputFaults.one("name", f"名称要有，最多 {LONGEST_NAME} 个字。")


def _refuse_flags(tx: Tx, unit: Unit, flags: Iterable[str]) -> None:
    for flag in flags:
        if flag not in tx.pack.flags or unit.kind not in tx.pack.flags[flag].kinds:
            raise InputFaults.one("flags", f"“{unit.name}”这类单位没有标记“{flag}”。")


def _refuse_parent(tx: Tx, unit: Unit, code: str) -> None:
    above = tx.pack.kinds[unit.kind].parent
    if above is None:
        raise InputFaults.one("parent", f"“{unit.name}”这类单位没有上级。")
    _, parent = rows.get_unit(tx, code)
    if parent.kind != above or not parent.is_open(tx.today):
        raise InputFaults.one("parent", f"“{unit.name}”的上级要是一个还在的{tx.pack.kinds[above].title}。请换一个。")


def _refuse_closing(tx: Tx, unit: Unit, on: datetime.date, into: str | None) -> None:
    """Merged into itself, into another kind or into one that is gone by then; closed before it was there; closed over
    the heads of others."""
    if unit.opened is not None and on <= unit.opened:
        raise InputFaults.one("on", f"“{unit.name}”{day_in_words(unit.opened)}才成立，撤销的日子要晚于这一天。")
    if into is not None:
        _refuse_heir(tx, unit, on, into)
    else:
        _refuse_orphans(tx, unit, on)


def _refuse_orphans(tx: Tx, unit: Unit, on: datetime.date) -> None:
    left = [one.name for one in rows.list_units(tx) if one.parent == unit.code and one.is_open(max(on, tx.today))]
    if left:
        named = "、".join(left[:3]) + ("等" if len(left) > 3 else "")
        raise InputFaults.one("on", f"下面还有{named} {len(left)} 个单位。请先给它们换上级，或者改为并入另一个单位。")


def _refuse_heir(tx: Tx, unit: Unit, on: datetime.date, into: str) -> None:
    _, heir = rows.get_unit(tx, into)
    if heir.code == unit.code or heir.kind != unit.kind:
        raise InputFaults.one("into", f"“{unit.name}”只能并入另一个同类单位。")
    if not heir.is_open(max(on, tx.today)):
        raise InputFaults.one("into", f"“{heir.name}”那时已经撤销，不能并进去。请选一个还在的单位。")
