"""The tree of units: as it is known now, which access follows, and as it stood on a day, which figures count by."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from sqlalchemy import insert, select, update

from webforms.domain.errors import NotFound
from webforms.domain.units import Tree, Unit
from webforms.store.schema import unit_changes, units
from webforms.store.transactions import Tx
from webforms.store.writing import added

SINCE_EVER = datetime.date.min


def list_units(tx: Tx) -> tuple[Unit, ...]:
    """Every unit as it is known now, closed ones included, in the order they came."""
    return tuple(_numbered(tx).values())


def tree_today(tx: Tx) -> Tree:
    return Tree(list_units(tx), tx.today)


def tree_on(tx: Tx, day: datetime.date) -> Tree:
    """The tree as it stood on a day: names, flags and closings that came later are left out."""
    rows = tx.all(
        select(units.c.id, units.c.code, units.c.kind, unit_changes.c.change, unit_changes.c.on_date)
        .select_from(units.join(unit_changes, unit_changes.c.unit_id == units.c.id))
        .where(units.c.campaign_id == tx.campaign_id, unit_changes.c.on_date <= day)
        .order_by(units.c.id, unit_changes.c.on_date, unit_changes.c.event_id))
    states: dict[str, dict[str, Any]] = {}
    kinds = {row.code: row.kind for row in rows}
    for row in rows:
        states.setdefault(row.code, {}).update(row.change)
    return Tree([_unit(code, kinds[code], state) for code, state in states.items()], day)


def merged_into(tx: Tx, code: str) -> frozenset[str]:
    """The unit, and the closed ones whose records and duties are its own today."""
    tree = tree_today(tx)
    return frozenset(unit.code for unit in list_units(tx) if tree.heir(unit.code) == code)


def unit_numbers(tx: Tx) -> dict[str, int]:
    """Code → row number."""
    return {unit.code: number for number, unit in _numbered(tx).items()}


def numbers_of_kind(tx: Tx, kind: str) -> list[int]:
    """Row numbers of the units of a kind."""
    return [number for number, unit in _numbered(tx).items() if unit.kind == kind]


def get_unit(tx: Tx, code: str) -> tuple[int, Unit]:
    """The unit of this code with its row number, or NotFound."""
    for number, unit in _numbered(tx).items():
        if unit.code == code:
            return number, unit
    raise NotFound(what=f"单位“{code}”")


def unit_of_number(tx: Tx, number: int) -> Unit:
    return _numbered(tx)[number]


def add_unit(tx: Tx, unit: Unit, event: int) -> int:
    """Plant a unit; what is above or takes over must be there already."""
    numbers = unit_numbers(tx)
    number = added(tx, insert(units).values(
        campaign_id=tx.campaign_id, code=unit.code, kind=unit.kind, **_columns(state_of(unit), numbers)))
    _note(tx, number, SINCE_EVER, state_of(unit), event)
    tx.units = None
    return number


def change_unit(tx: Tx, code: str, change: Mapping[str, Any], on: datetime.date, event: int) -> None:
    """Note what holds from a day on, and let the unit as it is known now follow where that day has come.

    A day in the past leaves alone what was changed for a later day."""
    number, _ = get_unit(tx, code)
    _note(tx, number, on, change, event)
    known = _folded(tx, number, tx.today)
    tx.run(update(units).where(units.c.id == number).values(**_columns(known, unit_numbers(tx))))
    tx.units = None


def state_of(unit: Unit) -> dict[str, Any]:
    """All that can change about a unit, as JSON holds it."""
    return {
        "name": unit.name, "parent": unit.parent, "flags": sorted(unit.flags), "opened": _iso(unit.opened),
        "closed": _iso(unit.closed), "successor": unit.successor,
    }


def _note(tx: Tx, number: int, on: datetime.date, change: Mapping[str, Any], event: int) -> None:
    tx.run(insert(unit_changes).values(
        campaign_id=tx.campaign_id, unit_id=number, event_id=event, on_date=on, change=dict(change)))


def _folded(tx: Tx, number: int, day: datetime.date) -> dict[str, Any]:
    """Closings are known as soon as they are noted: a unit has its last day before that day comes."""
    rows = tx.all(
        select(unit_changes.c.change, unit_changes.c.on_date).where(unit_changes.c.unit_id == number)
        .order_by(unit_changes.c.on_date, unit_changes.c.event_id))
    state: dict[str, Any] = {}
    for row in rows:
        if row.on_date <= day or "closed" in row.change:
            state.update(row.change)
    return state


def _numbered(tx: Tx) -> dict[int, Unit]:
    """Row number → unit; read once a transaction, which asks for it again and again."""
    if tx.units is None:
        tx.units = _read(tx)
    read: dict[int, Unit] = tx.units
    return read


def _read(tx: Tx) -> dict[int, Unit]:
    rows = tx.all(select(units).where(units.c.campaign_id == tx.campaign_id).order_by(units.c.id))
    codes = {row.id: row.code for row in rows}
    return {
        row.id: Unit(row.code, row.name, row.kind, codes.get(row.parent_id), frozenset(row.flags), row.opened,
                     row.closed, codes.get(row.successor_id))
        for row in rows
    }


def _unit(code: str, kind: str, state: Mapping[str, Any]) -> Unit:
    return Unit(code, state["name"], kind, state["parent"], frozenset(state["flags"]), _day(state["opened"]),
                _day(state["closed"]), state["successor"])


def _columns(state: Mapping[str, Any], numbers: Mapping[str, int]) -> dict[str, Any]:
    return {
        "name": state["name"], "flags": state["flags"],
        "opened": _day(state["opened"]), "closed": _day(state["closed"]),
        "parent_id": numbers[state["parent"]] if state["parent"] else None,
        "successor_id": numbers[state["successor"]] if state["successor"] else None,
    }


def _iso(day: datetime.date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day(text: str | None) -> datetime.date | None:
    return None if text is None else datetime.date.fromisoformat(text)
