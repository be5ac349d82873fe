"""What a unit entered before in a form: the newest of it, and what lies in some months. One query each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Row, Select, select

from webforms.store.record_lists import title_of
from webforms.store.records import HEAD
from webforms.store.schema import drafts, record_versions, records
from webforms.store.scope import Scope, within
from webforms.store.transactions import Tx
from webforms.store.views.earlier import EarlierView

SENT = ("submitted", "checked", "approved", "returned")
MOST = 400
"""Entries of a form within the months that are looked at; a unit has a few dozen."""


def list_newest(tx: Tx, scope: Scope, unit_id: int, type_key: str, limit: int) -> tuple[EarlierView, ...]:
    """What was sent last, the newest first; drafts and nil reports left out."""
    asked = _entries(tx, scope, unit_id, type_key).where(records.c.state.in_(SENT))
    return _views(tx, asked.order_by(records.c.id.desc()).limit(limit))


def list_of_months(
    tx: Tx, scope: Scope, unit_id: int, type_key: str, months: Iterable[str]
) -> tuple[EarlierView, ...]:
    """What was entered for some months, drafts as well, in the order it came."""
    asked = _entries(tx, scope, unit_id, type_key).where(
        records.c.state.in_((*SENT, "draft")), records.c.period.in_(sorted(months)))
    return _views(tx, asked.order_by(records.c.id).limit(MOST))


def _entries(tx: Tx, scope: Scope, unit_id: int, type_key: str) -> Select[Any]:
    joined = records.outerjoin(record_versions, HEAD).outerjoin(drafts, drafts.c.record_id == records.c.id)
    columns = (records.c.id, records.c.type, records.c.number, records.c.state, records.c.changed_at,
               record_versions.c.data, drafts.c.data.label("typed"))
    return select(*columns).select_from(joined).where(
        records.c.campaign_id == tx.campaign_id, records.c.unit_id == unit_id, records.c.type == type_key,
        records.c.nil_for.is_(None), within(scope, records.c.unit_id, tx.campaign_id))


def _views(tx: Tx, asked: Select[Any]) -> tuple[EarlierView, ...]:
    return tuple(_view(tx, row) for row in tx.all(asked))


def _view(tx: Tx, row: Row[Any]) -> EarlierView:
    data = (row.typed if row.state == "draft" else row.data) or {}
    return EarlierView(
        row.id, row.type, row.number, row.state, title_of(tx.pack.types[row.type], data, None), data, row.changed_at)
