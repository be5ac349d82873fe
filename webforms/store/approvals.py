"""What is in force: a version from one position until another, and the facts it states.

    put in force: close the one before ─► open this one ─► its facts ─► totals: plus the new, minus the old
All at one position, so that nobody ever sees both versions, or neither."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import and_, func, insert, select, update

from webforms.domain.facts import Fact
from webforms.store.records import Head
from webforms.store.schema import approvals, facts
from webforms.store.totals import shift_totals
from webforms.store.transactions import Tx
from webforms.store.writing import added, changed_one


def put_in_force(tx: Tx, head: Head, version: int, position: int, stated: Iterable[Fact]) -> None:
    """The version is in force from the position on, in place of the one before."""
    came, went = tuple(stated), _close(tx, head, position)
    approval = added(tx, insert(approvals).values(
        campaign_id=tx.campaign_id, record_id=head.id, version=version, unit_id=head.unit_id, type=head.type,
        since=position))
    if came:
        tx.run(insert(facts), [_row(tx, approval, head.unit_id, fact) for fact in came])
    shift_totals(tx, head.unit_id, came, went)


def end_force(tx: Tx, head: Head, position: int) -> None:
    """No version of the record is in force from the position on."""
    shift_totals(tx, head.unit_id, (), _close(tx, head, position))


def last_approved_at(tx: Tx, record: int) -> int:
    """The position of the record's latest final approval, ended or not; 0 when it was never approved."""
    return int(tx.scalar(select(func.max(approvals.c.since)).where(approvals.c.record_id == record)) or 0)


def count_changes_since(tx: Tx, position: int) -> int:
    """Records of which something was approved, replaced or withdrawn after a position."""
    later = (approvals.c.since > position) | (approvals.c.until > position)
    return int(tx.scalar(select(func.count(approvals.c.record_id.distinct())).where(
        approvals.c.campaign_id == tx.campaign_id, later)) or 0)


def _close(tx: Tx, head: Head, position: int) -> list[Fact]:
    """End what is in force, if anything is; the facts that go with it."""
    open_ = and_(approvals.c.record_id == head.id, approvals.c.until.is_(None))
    approval = tx.scalar(select(approvals.c.id).where(open_))
    if approval is None:
        return []
    changed_one(tx, update(approvals).where(approvals.c.id == approval).values(until=position))
    rows = tx.all(select(facts).where(facts.c.approval_id == approval))
    return [Fact(row.key, row.period, row.value) for row in rows]


def _row(tx: Tx, approval: int, unit: int, fact: Fact) -> dict[str, object]:
    return {
        "approval_id": approval, "key": fact.key, "period": fact.period, "campaign_id": tx.campaign_id,
        "unit_id": unit, "value": fact.value,
    }
