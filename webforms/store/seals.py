"""The chain over the history: each seal covers the events since the one before, and that one's hash.

Whoever holds a printed seal can prove that nothing before it was changed. Bodies enter by their hash, so that one can
be erased."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Row, insert, select

from webforms.store.schema import event_bodies, events, seals
from webforms.store.transactions import Tx
from webforms.store.writing import canonical, sha256_of

FIRST = "0" * 64
BATCH = 2_000


def seal(tx: Tx, position: int) -> str:
    """Seal the history up to a position; the hash."""
    ours = select(seals).where(seals.c.campaign_id == tx.campaign_id)
    before = tx.first(ours.order_by(seals.c.position.desc()).limit(1))
    since, previous = (before.position, before.sha256) if before else (0, FIRST)
    sha256 = _chained(tx, previous, since, position)
    tx.run(insert(seals).values(position=position, campaign_id=tx.campaign_id, sha256=sha256, previous=previous))
    return sha256


def broken(tx: Tx) -> Iterator[int]:
    """Positions of seals that the history no longer matches."""
    since, previous = 0, FIRST
    for row in tx.all(select(seals).where(seals.c.campaign_id == tx.campaign_id).order_by(seals.c.position)):
        if row.previous != previous or _chained(tx, previous, since, row.position) != row.sha256:
            yield row.position
        since, previous = row.position, row.sha256


def changed_bodies(tx: Tx) -> Iterator[int]:
    """Positions whose body is there and is not the one that was hashed."""
    joined = events.join(event_bodies, event_bodies.c.event_id == events.c.id)
    found = tx.connection.execute(
        select(events.c.id, events.c.body_sha256, event_bodies.c.body).select_from(joined)
        .where(events.c.campaign_id == tx.campaign_id).order_by(events.c.id)
        .execution_options(yield_per=BATCH))
    for row in found:
        if sha256_of(row.body) != row.body_sha256:
            yield row.id


def _chained(tx: Tx, previous: str, since: int, until: int) -> str:
    running = hashlib.sha256(previous.encode())
    found = tx.connection.execute(
        select(events).where(events.c.campaign_id == tx.campaign_id, events.c.id > since, events.c.id <= until)
        .order_by(events.c.id).execution_options(yield_per=BATCH))
    for row in found:
        running.update(_line(row).encode())
    return running.hexdigest()


def _line(row: Row[Any]) -> str:
    return "\n" + canonical([
        row.id, row.at.isoformat(timespec="microseconds"), row.account_id, row.verb, row.unit_id, row.record_id,
        row.version, row.subject, row.body_sha256,
    ])
