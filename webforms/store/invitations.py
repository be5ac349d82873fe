"""Sheets that invite: of a unit and role one is open at a time, and each lets somebody in once."""

from __future__ import annotations

import datetime
from typing import Any

from sqlalchemy import Row, insert, select, update

from webforms.store.schema import accounts, invitations
from webforms.store.transactions import Tx
from webforms.store.views import InvitationView
from webforms.store.writing import added, changed_one


def add_invitation(
    tx: Tx, unit: str, role: str, secret_sha256: str, ends_at: datetime.datetime, invited_by: int | None
) -> int:
    """A new sheet; older ones of the unit and role that nobody used let nobody in any more."""
    tx.run(update(invitations).where(
        invitations.c.unit == unit, invitations.c.role == role, *_unused()).values(revoked_at=tx.now))
    return added(tx, insert(invitations).values(
        unit=unit, role=role, secret_sha256=secret_sha256, invited_by=invited_by, created_at=tx.now, ends_at=ends_at))


def find_invitation(tx: Tx, secret_sha256: str) -> InvitationView | None:
    """The sheet of this secret, whatever became of it."""
    row = tx.first(select(invitations, accounts.c.unit.label("by")).select_from(
        invitations.outerjoin(accounts, accounts.c.id == invitations.c.invited_by)
    ).where(invitations.c.secret_sha256 == secret_sha256))
    return None if row is None else _view(row)


def open_of_units(tx: Tx) -> dict[str, datetime.datetime]:
    """Unit → until when its newest open sheet lets somebody in."""
    rows = tx.all(select(invitations.c.unit, invitations.c.ends_at).where(
        *_unused(), invitations.c.ends_at > tx.now).order_by(invitations.c.id))
    return {row.unit: row.ends_at for row in rows}


def use(tx: Tx, number: int, account: int) -> bool:
    """Whether the sheet was still open: of two who hold it, one is let in."""
    return changed_one(tx, update(invitations).where(invitations.c.id == number, *_unused()).values(
        used_at=tx.now, account_id=account))


def _unused() -> tuple[Any, ...]:
    return invitations.c.used_at.is_(None), invitations.c.revoked_at.is_(None)


def _view(row: Row[Any]) -> InvitationView:
    return InvitationView(row.id, row.unit, row.role, row.by or "", row.ends_at, row.used_at, row.revoked_at)
