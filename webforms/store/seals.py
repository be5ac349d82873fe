"""The chain over the history: each seal covers the events since the one before, and that one's hash.

Whoever holds a printed seal can prove that nothing before it was changed. Bodies enter by their hash, so that one can
be erased."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, CursorResult, Text, func, insert, select, type_coerce

from webforms.store.schema import event_bodies, events, seals
from webforms.store.transactions import Tx
from webforms.store.writing import sha256_of

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
    """The hash over the seal before and a JSON array of the events, written batch by batch."""
    running = hashlib.sha256(previous.encode())
    for batch in _rows(tx, since, until).partitions(BATCH):
        running.update(_ENCODER.encode([list(row) for row in batch])[1:-1].encode())
        running.update(b",")
    return running.hexdigest()


def _rows(tx: Tx, since: int, until: int) -> CursorResult[Any]:
    columns = (events.c.id, _at(tx), events.c.account_id, events.c.verb, events.c.unit_id, events.c.record_id,
               events.c.version, events.c.subject, events.c.body_sha256)
    return tx.run(
        select(*columns).where(events.c.campaign_id == tx.campaign_id, events.c.id > since, events.c.id <= until)
        .order_by(events.c.id).execution_options(yield_per=BATCH))


def _at(tx: Tx) -> ColumnElement[str]:
    """The moment in UTC as SQLite keeps it, `2016-05-05 01:00:01.000000`: a text is hashed, so nobody parses it."""
    if tx.connection.dialect.name == "sqlite":
        return type_coerce(events.c.at, Text)
    return func.to_char(func.timezone("UTC", events.c.at), "YYYY-MM-DD HH24:MI:SS.US")


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
