"""Units as the administrator looks at them before changing one: the list, a unit's history, what hangs on it."""

from __future__ import annotations

from webforms.domain.access import Actor, demand
from webforms.domain.units import Tree
from webforms.store import unit_sheets as sheets
from webforms.store import units as rows
from webforms.store.transactions import Store
from webforms.store.views.units import ListedUnit, UnitLoad, UnitSheet


def list_of_units(store: Store, actor: Actor) -> tuple[ListedUnit, ...]:
    """Every unit as it is known now, closed ones included, in the order they came."""
    demand(actor, "unit.import")
    with store.read() as tx:
        counts = sheets.accounts_by_unit(tx)
        return tuple(ListedUnit(unit, unit.is_open(tx.today), counts.get(unit.code, 0)) for unit in rows.list_units(tx))


def get_sheet(store: Store, actor: Actor, code: str) -> UnitSheet:
    """One unit with everything that a change of it would touch."""
    demand(actor, "unit.import")
    with store.read() as tx:
        number, unit = rows.get_unit(tx, code)
        load = UnitLoad(
            sheets.count_in_force(tx, number),
            sheets.count_under_review(tx, number),
            sheets.accounts_by_unit(tx).get(code, 0),
            len(below(rows.tree_today(tx), code)),
        )
        return UnitSheet(unit, sheets.list_changes(tx, number), load)


def below(tree: Tree, code: str) -> list[str]:
    """Open units whose place is directly below this one."""
    return [unit.code for unit in tree.units if unit.parent == code]
