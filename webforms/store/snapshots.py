"""Snapshots: a row each, written once and never changed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import Row, Select, func, insert, select

from webforms.domain.errors import NotFound
from webforms.domain.results import Evaluation
from webforms.store.approvals import approved_since, corrected_since
from webforms.store.events import by
from webforms.store.schema import accounts, snapshots
from webforms.store.transactions import Tx
from webforms.store.views import SnapshotView
from webforms.store.writing import added


@dataclass(frozen=True)
class Frozen:
    """What a freeze brings together before its row is written."""

    sequence: int
    title: str
    position: int
    content: bytes
    sha256: str
    seal: str
    evaluation: Evaluation


def next_sequence(tx: Tx) -> int:
    """The number of the next snapshot; asked with the gate closed, so that nobody gets the same."""
    last = tx.scalar(select(func.max(snapshots.c.sequence)).where(snapshots.c.campaign_id == tx.campaign_id))
    return int(last or 0) + 1


def label_of(tx: Tx, sequence: int) -> str:
    """What documents print: district, year, and number."""
    return f"{tx.campaign.district}-{tx.campaign.year}-{sequence:04}"


def add_snapshot(tx: Tx, frozen: Frozen, account: int | None) -> int:
    score = frozen.evaluation
    return added(tx, insert(snapshots).values(
        campaign_id=tx.campaign_id, sequence=frozen.sequence, title=frozen.title, position=frozen.position,
        as_of=score.as_of, payload=frozen.content, sha256=frozen.sha256, seal=frozen.seal, points=str(score.points),
        of=str(score.of), provisional=score.provisional, account_id=account, frozen_at=tx.now))


def get_snapshot(tx: Tx, snapshot: int) -> SnapshotView:
    row = tx.first(_shown(tx).where(snapshots.c.id == snapshot))
    if row is None:
        raise NotFound(what="这个数据快照")
    return _view(tx, row)


def list_snapshots(tx: Tx) -> tuple[SnapshotView, ...]:
    """The newest first, with what was corrected or newly approved since: one query, however many there are."""
    rows = tx.all(_shown(tx).order_by(snapshots.c.id.desc()))
    return tuple(_view(tx, row) for row in rows)


def get_payload(tx: Tx, snapshot: int) -> Mapping[str, Any]:
    """What was frozen, as the canonical JSON says it."""
    content = get_content(tx, snapshot)
    loaded: Mapping[str, Any] = json.loads(content)
    return loaded


def get_content(tx: Tx, snapshot: int) -> bytes:
    asked = select(snapshots.c.payload).where(
        snapshots.c.id == snapshot, snapshots.c.campaign_id == tx.campaign_id)
    content = tx.scalar(asked)
    if content is None:
        raise NotFound(what="这个数据快照")
    return bytes(content)


def _shown(tx: Tx) -> Select[Any]:
    columns = [column for column in snapshots.c if column.name != "payload"]
    position = snapshots.c.position
    since = (corrected_since(tx, position).label("corrected"), approved_since(tx, position).label("approved"))
    return select(*columns, by(snapshots.c.frozen_at), *since).select_from(
        snapshots.outerjoin(accounts, accounts.c.id == snapshots.c.account_id)
    ).where(snapshots.c.campaign_id == tx.campaign_id)


def _view(tx: Tx, row: Row[Any]) -> SnapshotView:
    return SnapshotView(
        row.id, label_of(tx, row.sequence), row.title, row.position, row.sha256, row.seal, Decimal(row.points),
        Decimal(row.of), row.provisional, row.as_of, row.frozen_at, row.by,
        row.corrected, row.approved)
