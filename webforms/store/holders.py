"""Who held an account, and when. An account that was never handed over has no row: its name says it."""

from __future__ import annotations

import datetime
from typing import Any

from sqlalchemy import ColumnElement, func, insert, or_, select, update

from webforms.store.schema import account_holders, accounts
from webforms.store.transactions import Tx
from webforms.store.views import HolderView


def change_holder(tx: Tx, account: int, name: str) -> None:
    """Somebody else holds the account from now on; the first time, who held it since it was made is noted too."""
    before = tx.run(update(account_holders).where(
        account_holders.c.account_id == account, account_holders.c.until.is_(None)).values(until=tx.now)).rowcount
    if not before:
        asked = select(accounts.c.name, accounts.c.login, accounts.c.created_at)
        made = tx.first(asked.where(accounts.c.id == account))
        assert made is not None  # noqa: S101 - whoever calls read the account in this transaction
        _add(tx, account, made.name or made.login, made.created_at, tx.now)
    _add(tx, account, name, tx.now, None)
    tx.run(update(accounts).where(accounts.c.id == account).values(name=name))


def list_holders(tx: Tx, account: int) -> tuple[HolderView, ...]:
    """Who held the account, oldest first; empty where it was never handed over."""
    rows = tx.all(select(account_holders).where(account_holders.c.account_id == account).order_by(account_holders.c.id))
    return tuple(HolderView(row.name, row.since, row.until) for row in rows)


def name_at(moment: ColumnElement[datetime.datetime]) -> ColumnElement[str]:
    """The name of who held the account at a moment, for a select in which both stand: of two in whose time it falls
    the earlier, who did the handing over."""
    held = select(account_holders.c.name).where(
        account_holders.c.account_id == accounts.c.id, account_holders.c.since <= moment,
        or_(account_holders.c.until.is_(None), account_holders.c.until >= moment),
    ).order_by(account_holders.c.id).limit(1).correlate(accounts, _table_of(moment)).scalar_subquery()
    return func.coalesce(held, accounts.c.name)


def _table_of(column: Any) -> Any:
    return column.table


def _add(tx: Tx, account: int, name: str, since: datetime.datetime, until: datetime.datetime | None) -> None:
    tx.run(insert(account_holders).values(account_id=account, name=name, since=since, until=until))
