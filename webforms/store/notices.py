"""Notices: what a unit is told, newest first. They belong to the unit, not to an account: whoever works there next
finds them. A closed unit's are read by the unit that goes on for it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping

from sqlalchemy import ColumnElement, func, insert, select, update

from webforms.store.events import by
from webforms.store.schema import accounts, notices, units
from webforms.store.transactions import Tx
from webforms.store.views.notices import NoticeKind, NoticeView
from webforms.store.views.records import Page


def add(
    tx: Tx, *, unit: int, kind: NoticeKind, text: str, record: int | None = None, account: int | None = None
) -> None:
    """Tell a unit something; `account` is who says it, nobody for the program."""
    add_to_each(tx, [unit], kind=kind, text=text, record=record, account=account)


def add_to_each(
    tx: Tx, numbers: Iterable[int], *, kind: NoticeKind, text: str, record: int | None = None,
    account: int | None = None,
) -> None:
    """Tell several units the same."""
    told = {"campaign_id": tx.campaign_id, "kind": kind, "text": text, "record_id": record,
            "account_id": account or None, "at": tx.now}
    rows = [{**told, "unit_id": number} for number in numbers]
    if rows:
        tx.run(insert(notices), rows)


def list_of_unit(tx: Tx, codes: Iterable[str], after: int | None = None, limit: int = 50) -> Page[NoticeView]:
    """What the units of these codes were told, newest first; `after` is the last number of the page before."""
    joined = notices.outerjoin(accounts, accounts.c.id == notices.c.account_id)
    asked = select(notices, by()).select_from(joined).where(_of(tx, codes)).order_by(notices.c.id.desc())
    if after is not None:
        asked = asked.where(notices.c.id < after)
    rows = tx.all(asked.limit(limit + 1))
    told = tuple(
        NoticeView(row.id, row.kind, row.text, row.record_id, row.at, row.read_at is not None, row.by)
        for row in rows[:limit])
    return Page(told, str(told[-1].id) if len(rows) > limit else None)


def count_unread(tx: Tx, codes: Iterable[str]) -> int:
    asked = select(func.count()).select_from(notices).where(_of(tx, codes), notices.c.read_at.is_(None))
    return int(tx.scalar(asked) or 0)


def mark_read(tx: Tx, codes: Iterable[str], up_to: int | None = None) -> None:
    """What these units were told was seen; `up_to` leaves alone what came after that number."""
    asked = update(notices).where(_of(tx, codes), notices.c.read_at.is_(None))
    if up_to is not None:
        asked = asked.where(notices.c.id <= up_to)
    tx.run(asked.values(read_at=tx.now))


def count_since(tx: Tx, kind: NoticeKind, since: datetime.datetime) -> Mapping[int, int]:
    """How many notices of a kind each unit got since then, by the unit's number; units without any are left out."""
    rows = tx.all(
        select(notices.c.unit_id, func.count().label("times")).where(
            notices.c.campaign_id == tx.campaign_id, notices.c.kind == kind, notices.c.at >= since)
        .group_by(notices.c.unit_id))
    return {row.unit_id: row.times for row in rows}


def _of(tx: Tx, codes: Iterable[str]) -> ColumnElement[bool]:
    """Notices of the units of these codes, in this campaign."""
    return notices.c.unit_id.in_(select(units.c.id).where(
        units.c.campaign_id == tx.campaign_id, units.c.code.in_(sorted(codes))))
