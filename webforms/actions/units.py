"""The tree of units: imported from lists, changed day by day. Every change is an event with the day it holds from."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from webforms.actions.unit_rows import LONGEST_NAME, read_units
from webforms.domain.access import Actor, demand
from webforms.domain.errors import Conflict, InputFaults
from webforms.domain.pack import Pack
from webforms.domain.texts import one_line
from webforms.domain.units import Tree, Unit
from webforms.store import events
from webforms.store import units as rows
from webforms.store.scope import scope_of
from webforms.store.transactions import Store, Tx
from webforms.store.views import ImportReport, UnitView


def import_units(
    store: Store, actor: Actor, listed: Iterable[Mapping[str, str]], *, on: datetime.date | None = None,
    try_only: bool = False,
) -> ImportReport:
    """Add the units that are new, change those that differ from the list (from `on` on, else today).

    `listed` are the rows below the heading, blank ones included: InputFaults counts them to tell all that is wrong.
    `try_only` says what would be done and does nothing."""
    demand(actor, "unit.import")
    with store.write() as tx:
        known = {unit.code: unit for unit in rows.list_units(tx)}
        wanted = read_units(tx.pack, listed, known.values())
        new = tuple(unit.code for unit in wanted if unit.code not in known)
        changes = {unit.code: _difference(known[unit.code], unit) for unit in wanted if unit.code in known}
        changed = tuple(code for code, change in changes.items() if change)
        if (new or changed) and not try_only:
            position = _note(tx, actor, "unit.import", added=list(new), changed=list(changed))
            _plant(tx, [unit for unit in wanted if unit.code in new], position)
            for code in changed:
                rows.change_unit(tx, code, changes[code], on or tx.today, position)
    return ImportReport(new, changed, tuple(code for code in changes if code not in changed))


def list_units(
    store: Store, actor: Actor, *, kind: str | None = None, under: str | None = None
) -> tuple[UnitView, ...]:
    """The units the account sees, as they are known today, closed ones included."""
    scope = scope_of(actor, "unit.read")
    with store.read() as tx:
        everyone = rows.list_units(tx)
        today = Tree(everyone, tx.today)
    seen = [unit for unit in everyone if scope.holds(unit.code) and kind in (None, unit.kind)]
    return tuple(
        UnitView(unit.code, unit.name, unit.kind, unit.parent, unit.flags, unit.opened, unit.closed, unit.successor)
        for unit in seen if under is None or under in today.above(unit.code)
    )


def tree(store: Store) -> Tree:
    """The tree of today: names for pages."""
    with store.read() as tx:
        return rows.tree_today(tx)


def rename_unit(store: Store, actor: Actor, code: str, name: str, *, on: datetime.date) -> None:
    """A unit has another name from a day on; documents print the name of the day they count by."""
    if not 0 < len(one_line(name)) <= LONGEST_NAME:
        raise InputFaults.one("name", f"名称要有，最多 {LONGEST_NAME} 个字。")
    _change(store, actor, "unit.rename", code, {"name": one_line(name)}, on)


def set_flags(store: Store, actor: Actor, code: str, flags: Iterable[str], *, on: datetime.date) -> None:
    """Which attributes a unit has from a day on."""
    _change(store, actor, "unit.flags", code, {"flags": sorted(set(flags))}, on)


def open_unit(store: Store, actor: Actor, row: Mapping[str, str]) -> None:
    """A unit that is new; `opened` is its first day."""
    demand(actor, "unit.import")
    with store.write() as tx:
        known = rows.list_units(tx)
        unit, = read_units(tx.pack, [row], known)
        if unit.code in {one.code for one in known}:
            raise Conflict()
        _plant(tx, [unit], _note(tx, actor, "unit.open", added=[unit.code]))


def close_unit(store: Store, actor: Actor, code: str, *, on: datetime.date, into: str | None = None) -> None:
    """`on` is the first day the unit is gone. What it reported counts for `into`, else for nobody."""
    _change(store, actor, "unit.close" if into is None else "unit.merge", code,
            {"closed": on.isoformat(), "successor": into}, on)


def plant_seeds(tx: Tx, actor: Actor, instead: Iterable[Mapping[str, str]] | None = None) -> None:
    """The tree that a campaign begins with: the fixed part from the pack, or the rows that take its place."""
    wanted = read_units(tx.pack, _seeds(tx.pack) if instead is None else instead, ())
    if wanted:
        _plant(tx, wanted, _note(tx, actor, "unit.import", added=[unit.code for unit in wanted], changed=[]))


def plant_new_seeds(tx: Tx, actor: Actor, old: Pack) -> None:
    """Units of the fixed part that a newly adopted pack has and the one before had not; units that are there stay."""
    known = rows.list_units(tx)
    there = {unit.code for unit in known} | {seed.code for seed in old.units}
    wanted = read_units(tx.pack, [row for row in _seeds(tx.pack) if row["code"] not in there], known)
    if wanted:
        _plant(tx, wanted, _note(tx, actor, "unit.import", added=[unit.code for unit in wanted], changed=[]))


def _seeds(pack: Pack) -> list[dict[str, str]]:
    return [
        {"code": seed.code, "name": seed.name, "kind": seed.kind, "parent": seed.parent or "",
         "flags": " ".join(seed.flags)}
        for seed in pack.units
    ]


def _change(
    store: Store, actor: Actor, verb: str, code: str, change: Mapping[str, Any], on: datetime.date
) -> None:
    demand(actor, "unit.import")
    with store.write() as tx:
        _, unit = rows.get_unit(tx, code)
        _refuse_odd(tx, unit, change)
        rows.change_unit(tx, code, change, on, _note(tx, actor, verb, code=code, on=on.isoformat(), **change))


def _refuse_odd(tx: Tx, unit: Unit, change: Mapping[str, Any]) -> None:
    """What the pack does not know, and a unit that is merged into itself, nowhere, or one of another kind."""
    for flag in change.get("flags", ()):
        if flag not in tx.pack.flags or unit.kind not in tx.pack.flags[flag].kinds:
            raise InputFaults.one("flags", f"“{unit.name}”这类单位没有标记“{flag}”。")
    into = change.get("successor")
    if into is not None:
        _, heir = rows.get_unit(tx, into)
        if heir.code == unit.code or heir.kind != unit.kind:
            raise InputFaults.one("into", f"“{unit.name}”只能并入另一个同类单位。")


def _plant(tx: Tx, wanted: Iterable[Unit], position: int) -> None:
    for unit in wanted:
        rows.add_unit(tx, unit, position)


def _difference(known: Unit, wanted: Unit) -> dict[str, Any]:
    """What a list changes about a unit."""
    old, new = rows.state_of(known), rows.state_of(wanted)
    return {key: new[key] for key in new if new[key] != old[key]}


def _note(tx: Tx, actor: Actor, verb: str, **body: Any) -> int:
    return events.add(tx, actor, events.Entry(verb, subject=str(body.get("code", "")), body=body))
