"""What a unit entered before, for whoever fills in for it: entries to copy, a week that is already there, and the
values that a new form begins with."""

from __future__ import annotations

import datetime
from typing import Any

from webforms.domain import entering
from webforms.domain.access import Actor, demand
from webforms.domain.pack import RecordType
from webforms.domain.period import months
from webforms.store import earlier
from webforms.store.record_lists import count_waiting
from webforms.store.scope import scope_of
from webforms.store.transactions import Store, Tx
from webforms.store.units import get_unit
from webforms.store.views import RecordView
from webforms.store.views.earlier import EarlierView

ENTRIES_TO_COPY = 3


def list_earlier(
    store: Store, actor: Actor, *,
    type: str,  # noqa: A002
    unit: str, limit: int = ENTRIES_TO_COPY,
) -> tuple[EarlierView, ...]:
    """What the unit sent last in a form, the newest first."""
    demand(actor, "record.draft", unit)
    with store.read() as tx:
        number, _ = get_unit(tx, unit)
        return earlier.list_newest(tx, scope_of(actor, "record.read"), number, type, limit)


def list_between(
    store: Store, actor: Actor, *,
    type: str,  # noqa: A002
    unit: str, first: datetime.date, last: datetime.date,
) -> tuple[EarlierView, ...]:
    """What the unit entered for the days from `first` to `last`, drafts as well; a form that goes by days."""
    demand(actor, "record.draft", unit)
    with store.read() as tx:
        number, _ = get_unit(tx, unit)
        found = earlier.list_of_months(
            tx, scope_of(actor, "record.read"), number, type, months(first, last))
        day = tx.pack.types[type].date or ""
    return tuple(one for one in found if first.isoformat() <= str(one.data.get(day, ""))[:10] <= last.isoformat())


def first_values(store: Store, actor: Actor, type_: RecordType, unit: str) -> dict[str, Any]:
    """What the unit stated before and the pack takes over, by field."""
    demand(actor, "record.draft", unit)
    with store.read() as tx:
        number, _ = get_unit(tx, unit)
        newest = {key: data for key in entering.origins(type_) if (data := _newest(tx, actor, number, key)) is not None}
    return entering.beginnings(type_, newest)


def count_beside(store: Store, actor: Actor, record: RecordView) -> int:
    """How many records wait where this one waits, itself among them: what its unit may expect."""
    demand(actor, "record.read", record.unit)
    with store.read() as tx:
        return count_waiting(tx, record.awaiting_unit) if record.awaiting_unit else 0


def _newest(tx: Tx, actor: Actor, unit_id: int, type_key: str) -> Any:
    found = earlier.list_newest(tx, scope_of(actor, "record.read"), unit_id, type_key, 1)
    return found[0].data if found else None
