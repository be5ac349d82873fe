"""A list of units is imported: what is new is added, what differs is changed, all of it or nothing."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from webforms.actions.unit_changes import refuse_tomorrow
from webforms.actions.unit_rows import read_units
from webforms.domain.access import Actor, demand
from webforms.domain.units import Unit
from webforms.store import events
from webforms.store import units as rows
from webforms.store.transactions import Store, Tx
from webforms.store.views import ImportReport
from webforms.store.views.units import ColumnChange, TriedImport


@dataclass(frozen=True)
class Rows:
    """The rows below the heading, blank ones included; `named` is what the list itself calls its columns."""

    cells: Iterable[Mapping[str, str]]
    named: Mapping[str, str] | None = None


def import_units(
    store: Store,
    actor: Actor,
    listed: Iterable[Mapping[str, str]] | Rows,
    *,
    on: datetime.date | None = None,
    try_only: bool = False,
) -> ImportReport:
    """Add the units that are new, change those that differ from the list (from `on` on, else today).

    InputFaults counts the rows below the heading to tell all that is wrong. `try_only` says what would be done and
    does nothing."""
    demand(actor, "unit.import")
    with store.write() as tx:
        tried = _tried(tx, listed if isinstance(listed, Rows) else Rows(listed), on)
        if (tried.added or tried.changed) and not try_only:
            _carry_out(tx, actor, tried, on or tx.today)
    return ImportReport(tuple(unit.code for unit in tried.added), tuple(tried.changed), tried.same)


def try_import(store: Store, actor: Actor, listed: Rows, *, on: datetime.date | None = None) -> TriedImport:
    """What an import of this list would do now; nothing is done."""
    demand(actor, "unit.import")
    with store.read() as tx:
        return _tried(tx, listed, on)


def _tried(tx: Tx, listed: Rows, on: datetime.date | None) -> TriedImport:
    if on is not None:
        refuse_tomorrow(tx, on)
    known = {unit.code: unit for unit in rows.list_units(tx)}
    wanted = read_units(tx.pack, listed.cells, known.values(), listed.named)
    changes = {unit.code: _difference(known[unit.code], unit) for unit in wanted if unit.code in known}
    return TriedImport(
        tuple(unit for unit in wanted if unit.code not in known),
        {code: change for code, change in changes.items() if change},
        tuple(code for code, change in changes.items() if not change),
    )


def _carry_out(tx: Tx, actor: Actor, tried: TriedImport, on: datetime.date) -> None:
    body = {"added": [unit.code for unit in tried.added], "changed": list(tried.changed)}
    position = events.add(tx, actor, events.Entry("unit.import", body=body))
    for unit in tried.added:
        rows.add_unit(tx, unit, position)
    for code, changes in tried.changed.items():
        rows.change_unit(tx, code, {change.column: change.now for change in changes}, on, position)


def _difference(known: Unit, wanted: Unit) -> tuple[ColumnChange, ...]:
    """What a list changes about a unit."""
    old: dict[str, Any] = rows.state_of(known)
    new = rows.state_of(wanted)
    return tuple(ColumnChange(key, old[key], new[key]) for key in new if new[key] != old[key])
