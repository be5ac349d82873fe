"""Where an account is signed in: its sessions and tokens as the person sees and ends them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Table, select, update

from webforms.store.schema import sessions, tokens
from webforms.store.transactions import Tx
from webforms.store.views import DeviceView, TokenView
from webforms.store.writing import changed_one


def list_sessions(tx: Tx, account: int, secret_sha256: str) -> tuple[DeviceView, ...]:
    """Sessions that run, the one of this secret first, then the last used."""
    rows = tx.all(select(sessions).where(*_runs(tx, sessions, account)).order_by(
        sessions.c.secret_sha256 != secret_sha256, sessions.c.seen_at.desc(), sessions.c.id))
    return tuple(
        DeviceView(row.id, row.device, row.created_at, row.seen_at, row.secret_sha256 == secret_sha256)
        for row in rows)


def list_tokens(tx: Tx, account: int) -> tuple[TokenView, ...]:
    """Tokens that hold, the newest first."""
    rows = tx.all(select(tokens).where(*_runs(tx, tokens, account)).order_by(tokens.c.id.desc()))
    return tuple(TokenView(row.id, row.name, row.created_at, row.ends_at) for row in rows)


def end_session(tx: Tx, account: int, number: int) -> bool:
    return _end(tx, sessions, account, number)


def end_token(tx: Tx, account: int, number: int) -> bool:
    return _end(tx, tokens, account, number)


def end_other_sessions(tx: Tx, account: int, secret_sha256: str) -> int:
    """End all but the session of this secret; how many there were."""
    others = sessions.c.secret_sha256 != secret_sha256
    return tx.run(update(sessions).where(*_runs(tx, sessions, account), others).values(revoked_at=tx.now)).rowcount


def _runs(tx: Tx, table: Table, account: int) -> tuple[Any, ...]:
    return table.c.account_id == account, table.c.revoked_at.is_(None), table.c.ends_at > tx.now


def _end(tx: Tx, table: Table, account: int, number: int) -> bool:
    return changed_one(tx, update(table).where(*_runs(tx, table, account), table.c.id == number).values(
        revoked_at=tx.now))
