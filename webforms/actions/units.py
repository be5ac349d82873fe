"""The tree of units: planted with the campaign, a unit opened, units listed. Other changes of one unit stand in
`unit_changes`, lists of many in `unit_import`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from webforms.actions.unit_rows import read_units
from webforms.domain.access import Actor, demand
from webforms.domain.errors import Conflict, InputFaults
from webforms.domain.pack import Pack
from webforms.domain.units import Tree, Unit
from webforms.store import events
from webforms.store import units as rows
from webforms.store.scope import scope_of
from webforms.store.transactions import Store, Tx
from webforms.store.views import UnitView


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
        for unit in seen
        if under is None or under in today.above(unit.code)
    )


def tree(store: Store) -> Tree:
    """The tree of today: names for pages."""
    with store.read() as tx:
        return rows.tree_today(tx)


def open_unit(store: Store, actor: Actor, row: Mapping[str, str]) -> None:
    """A unit that is new; `opened` is its first day."""
    demand(actor, "unit.import")
    with store.write() as tx:
        known = rows.list_units(tx)
        if not (wanted := read_units(tx.pack, [row], known)):
            raise InputFaults.one("name", "什么也没有写。请写上名称、单位码和类别。")
        unit = wanted[0]
        if unit.code in {one.code for one in known}:
            raise Conflict()
        _plant(tx, [unit], _note(tx, actor, "unit.open", added=[unit.code]))


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
        {
            "code": seed.code,
            "name": seed.name,
            "kind": seed.kind,
            "parent": seed.parent or "",
            "flags": " ".join(seed.flags),
        }
        for seed in pack.units
    ]


def _plant(tx: Tx, wanted: Iterable[Unit], position: int) -> None:
    for unit in wanted:
        rows.add_unit(tx, unit, position)


def _note(tx: Tx, actor: Actor, verb: str, **body: Any) -> int:
    return events.add(tx, actor, events.Entry(verb, subject=str(body.get("code", "")), body=body))
