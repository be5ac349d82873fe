"""Accounts and their keys: sessions of devices and bearer tokens, of which only the hash is kept."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, Table, and_, func, insert, select, update

from webforms.domain.errors import NotFound
from webforms.store.schema import accounts, sessions, tokens
from webforms.store.scope import Scope
from webforms.store.transactions import Tx
from webforms.store.views import AccountView
from webforms.store.writing import added, changed_one, insert_into

SEEN_EVERY = datetime.timedelta(minutes=5)


@dataclass(frozen=True)
class Credentials:
    """An account with the hash its password is held against."""

    account: AccountView
    password_hash: str


def add_account(tx: Tx, account: AccountView, password_hash: str) -> int | None:
    """Insert an account; None when the login is taken."""
    row = {
        "login": account.login, "name": account.name, "unit": account.unit, "role": account.role,
        "password_hash": password_hash, "active": account.active, "must_change": account.must_change,
        "created_at": tx.now,
    }
    number: Any = tx.scalar(insert_into(tx, accounts).values(row).on_conflict_do_nothing().returning(accounts.c.id))
    return None if number is None else int(number)


def find_credentials(tx: Tx, login: str) -> Credentials | None:
    row = tx.first(select(accounts).where(accounts.c.login == login))
    return None if row is None else Credentials(_view(row), row.password_hash)


def get_account(tx: Tx, login: str) -> AccountView:
    found = find_credentials(tx, login)
    if found is None:
        raise NotFound(what=f"账号“{login}”")
    return found.account


def find_account(tx: Tx, number: int) -> AccountView | None:
    row = tx.first(select(accounts).where(accounts.c.id == number))
    return None if row is None else _view(row)


def list_accounts(tx: Tx) -> tuple[AccountView, ...]:
    return tuple(_view(row) for row in tx.all(select(accounts).order_by(accounts.c.login)))


def list_with_seen(tx: Tx, scope: Scope) -> list[tuple[AccountView, datetime.datetime, datetime.datetime | None]]:
    """Accounts of units in the scope, unit by unit, each with when it was made and when a device last used it."""
    seen = select(sessions.c.account_id, func.max(sessions.c.seen_at).label("seen_at")).group_by(
        sessions.c.account_id).subquery()
    asked = select(accounts, seen.c.seen_at).select_from(
        accounts.outerjoin(seen, seen.c.account_id == accounts.c.id)).order_by(accounts.c.unit, accounts.c.id)
    return [(_view(row), row.created_at, row.seen_at) for row in tx.all(asked) if scope.holds(row.unit)]


def count_of_unit(tx: Tx, unit: str) -> int:
    """How many accounts a unit has that may sign in."""
    return int(tx.scalar(
        select(func.count()).select_from(accounts).where(accounts.c.unit == unit, accounts.c.active.is_(True))))


def is_taken(tx: Tx, login: str) -> bool:
    return tx.first(select(accounts.c.id).where(accounts.c.login == login)) is not None


def change_account(tx: Tx, account: int, **columns: Any) -> None:
    changed_one(tx, update(accounts).where(accounts.c.id == account).values(columns))


def add_session(tx: Tx, account: int, secret_sha256: str, device: str, ends_at: datetime.datetime) -> int:
    return added(tx, insert(sessions).values(
        account_id=account, secret_sha256=secret_sha256, device=device, created_at=tx.now, seen_at=tx.now,
        ends_at=ends_at))


def add_token(tx: Tx, account: int, secret_sha256: str, name: str, ends_at: datetime.datetime) -> int:
    return added(tx, insert(tokens).values(
        account_id=account, secret_sha256=secret_sha256, name=name, created_at=tx.now, ends_at=ends_at))


def find_by_session(tx: Tx, secret_sha256: str) -> AccountView | None:
    """The account of a session that runs."""
    return _find_by(tx, sessions, secret_sha256)


def find_by_token(tx: Tx, secret_sha256: str) -> AccountView | None:
    """The account of a token that holds."""
    return _find_by(tx, tokens, secret_sha256)


def is_stale(tx: Tx, secret_sha256: str) -> bool:
    """Whether the session was last noted as seen a while ago."""
    seen = tx.scalar(select(sessions.c.seen_at).where(sessions.c.secret_sha256 == secret_sha256))
    return seen is not None and tx.now - seen > SEEN_EVERY


def touch_session(tx: Tx, secret_sha256: str, ends_at: datetime.datetime) -> None:
    changed_one(tx, update(sessions).where(sessions.c.secret_sha256 == secret_sha256).values(
        seen_at=tx.now, ends_at=ends_at))


def revoke_session(tx: Tx, secret_sha256: str) -> bool:
    return _revoke(tx, sessions, sessions.c.secret_sha256 == secret_sha256)


def revoke_token(tx: Tx, secret_sha256: str) -> bool:
    return _revoke(tx, tokens, tokens.c.secret_sha256 == secret_sha256)


def revoke_all(tx: Tx, account: int, but: str = "") -> None:
    """End every session and token of an account, `but` for the session of this hash: its password changed, or it was
    closed."""
    for table in (sessions, tokens):
        tx.run(update(table).where(
            table.c.account_id == account, table.c.revoked_at.is_(None), table.c.secret_sha256 != but,
        ).values(revoked_at=tx.now))


def _find_by(tx: Tx, table: Table, secret_sha256: str) -> AccountView | None:
    holds = and_(table.c.secret_sha256 == secret_sha256, table.c.revoked_at.is_(None), table.c.ends_at > tx.now,
                 accounts.c.active.is_(True))
    row = tx.first(select(accounts).select_from(table.join(accounts, accounts.c.id == table.c.account_id)).where(holds))
    return None if row is None else _view(row)


def _revoke(tx: Tx, table: Table, which: Any) -> bool:
    return changed_one(tx, update(table).where(which, table.c.revoked_at.is_(None)).values(revoked_at=tx.now))


def _view(row: Row[Any]) -> AccountView:
    return AccountView(row.id, row.login, row.name, row.unit, row.role, row.active, row.must_change)
