"""What is in force: a version from one position until another, and the facts it states.

    put in force: close the one before ─► open this one ─► its facts ─► totals: plus the new, minus the old
All at one position, so that nobody ever sees both versions, or neither."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import ColumnElement, FromClause, ScalarSelect, and_, exists, func, insert, or_, select, update

from webforms.domain.facts import Fact
from webforms.store.records import Head
from webforms.store.schema import approvals, facts, record_versions
from webforms.store.totals import shift_totals
from webforms.store.transactions import Tx
from webforms.store.writing import added, changed_one

VERSION = and_(record_versions.c.record_id == approvals.c.record_id, record_versions.c.version == approvals.c.version)
"""Joins an approval with the version it puts in force."""


def put_in_force(tx: Tx, head: Head, version: int, position: int, stated: Iterable[Fact]) -> None:
    """The version is in force from the position on, in place of the one before."""
    came, went = tuple(stated), _close(tx, head, position)
    _open(tx, head.id, version, head.unit_id, head.type, position, came)
    shift_totals(tx, head.unit_id, came, went)


def end_force(tx: Tx, head: Head, position: int) -> None:
    """No version of the record is in force from the position on."""
    shift_totals(tx, head.unit_id, (), _close(tx, head, position))


def list_facts(tx: Tx, approval: int) -> list[Fact]:
    """What an approval states."""
    rows = tx.all(select(facts).where(facts.c.approval_id == approval))
    return [Fact(row.key, row.period, row.value) for row in rows]


def restate(tx: Tx, approval: int, position: int, stated: Iterable[Fact]) -> None:
    """The same version stays in force and states other facts from the position on."""
    row = tx.run(select(approvals).where(approvals.c.id == approval)).one()
    came, went = tuple(stated), list_facts(tx, approval)
    changed_one(tx, update(approvals).where(approvals.c.id == approval).values(until=position))
    _open(tx, row.record_id, row.version, row.unit_id, row.type, position, came)
    shift_totals(tx, row.unit_id, came, went)


def last_approved_at(tx: Tx, record: int) -> int:
    """The position at which the record's newest approved version first came into force; 0 when none ever did.

    A version that was restated under another pack was approved where people approved it."""
    asked = select(approvals.c.since).where(approvals.c.record_id == record)
    return int(tx.scalar(asked.order_by(approvals.c.version.desc(), approvals.c.since).limit(1)) or 0)


def in_force_at(
    position: int | ColumnElement[int] | None, table: FromClause = approvals
) -> ColumnElement[bool]:
    """Approvals that hold now, or held at a position."""
    if position is None:
        return table.c.until.is_(None)
    return and_(table.c.since <= position, or_(table.c.until.is_(None), table.c.until > position))


def corrected_since(tx: Tx, position: ColumnElement[int]) -> ScalarSelect[int]:
    """A column: the records whose version that was in force at a position is replaced or withdrawn by now."""
    ended = and_(approvals.c.since <= position, approvals.c.until > position)
    return select(func.count(approvals.c.record_id.distinct())).where(
        approvals.c.campaign_id == tx.campaign_id, ended).scalar_subquery()


def approved_since(tx: Tx, position: ColumnElement[int]) -> ScalarSelect[int]:
    """A column: the records that are in force now and were not at a position."""
    then = approvals.alias()
    held = exists().where(then.c.record_id == approvals.c.record_id, in_force_at(position, then)).correlate_except(then)
    return select(func.count()).select_from(approvals).where(
        approvals.c.campaign_id == tx.campaign_id, approvals.c.until.is_(None), approvals.c.since > position,
        ~held).scalar_subquery()


def _close(tx: Tx, head: Head, position: int) -> list[Fact]:
    """End what is in force, if anything is; the facts that go with it."""
    open_ = and_(approvals.c.record_id == head.id, approvals.c.until.is_(None))
    approval = tx.scalar(select(approvals.c.id).where(open_))
    if approval is None:
        return []
    changed_one(tx, update(approvals).where(approvals.c.id == approval).values(until=position))
    return list_facts(tx, approval)


def _open(
    tx: Tx, record: int, version: int, unit: int, type_: str, position: int, stated: tuple[Fact, ...]
) -> None:
    approval = added(tx, insert(approvals).values(
        campaign_id=tx.campaign_id, record_id=record, version=version, unit_id=unit, type=type_, since=position))
    if stated:
        tx.run(insert(facts), [_row(tx, approval, unit, fact) for fact in stated])


def _row(tx: Tx, approval: int, unit: int, fact: Fact) -> dict[str, object]:
    return {
        "approval_id": approval, "key": fact.key, "period": fact.period, "campaign_id": tx.campaign_id,
        "unit_id": unit, "value": fact.value,
    }
