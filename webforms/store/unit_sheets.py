"""What the pages of units ask: a unit's history, and how much hangs on it."""

from __future__ import annotations

from sqlalchemy import func, select

from webforms.store.events import by
from webforms.store.schema import accounts, approvals, events, records, unit_changes
from webforms.store.transactions import Tx
from webforms.store.units import SINCE_EVER
from webforms.store.views.units import UnitChange

UNDER_REVIEW = ("submitted", "checked")


def list_changes(tx: Tx, number: int) -> tuple[UnitChange, ...]:
    """What was noted about a unit, in the order in which it holds."""
    joined = unit_changes.join(events, events.c.id == unit_changes.c.event_id).outerjoin(
        accounts, accounts.c.id == events.c.account_id)
    rows = tx.all(
        select(events.c.id, events.c.verb, events.c.at, by(), unit_changes.c.on_date, unit_changes.c.change)
        .select_from(joined).where(unit_changes.c.unit_id == number)
        .order_by(unit_changes.c.on_date, unit_changes.c.event_id))
    return tuple(
        UnitChange(row.id, row.verb, None if row.on_date == SINCE_EVER else row.on_date, row.change, row.by, row.at)
        for row in rows)


def count_in_force(tx: Tx, number: int) -> int:
    """Records of the unit that figures count."""
    return int(tx.scalar(select(func.count()).select_from(approvals).where(
        approvals.c.unit_id == number, approvals.c.until.is_(None))))


def count_under_review(tx: Tx, number: int) -> int:
    return int(tx.scalar(select(func.count()).select_from(records).where(
        records.c.unit_id == number, records.c.state.in_(UNDER_REVIEW))))


def accounts_by_unit(tx: Tx) -> dict[str, int]:
    """Code → accounts in use."""
    rows = tx.all(select(accounts.c.unit, func.count().label("n")).where(accounts.c.active).group_by(accounts.c.unit))
    return {row.unit: row.n for row in rows}
