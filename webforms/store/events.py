"""The campaign's history: append-only, and its ids are the positions everything else refers to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import func, insert, select

from webforms.domain.access import Actor
from webforms.store.holders import name_at
from webforms.store.schema import accounts, event_bodies, events
from webforms.store.transactions import Tx
from webforms.store.views import EventView
from webforms.store.writing import added, sha256_of

AT_THE_MACHINE = "管理命令"


@dataclass(frozen=True)
class Entry:
    """What an event says besides who and when. `subject` names what is no record or unit: a decision, a type."""

    verb: str
    unit: int | None = None
    record: int | None = None
    version: int | None = None
    subject: str = ""
    body: Mapping[str, Any] = field(default_factory=dict)


def add(tx: Tx, actor: Actor, entry: Entry) -> int:
    """Append an event; its position. Only inside the gate, else a position could appear behind a frozen one."""
    if not tx.gated:
        raise RuntimeError("a position is taken outside the gate")
    position = added(tx, insert(events).values(
        campaign_id=tx.campaign_id, at=tx.now, account_id=account_of(actor), verb=entry.verb, unit_id=entry.unit,
        record_id=entry.record, version=entry.version, subject=entry.subject, body_sha256=sha256_of(entry.body),
    ))
    if entry.body:
        tx.run(insert(event_bodies).values(event_id=position, body=dict(entry.body)))
    return position


def account_of(actor: Actor) -> int | None:
    """The account's number; None for the person at the machine."""
    return actor.account or None


def by(moment: Any = events.c.at) -> Any:
    """The column that says who did it, for a select that joins `accounts` outer: who held the account then."""
    return func.coalesce(func.nullif(name_at(moment), ""), accounts.c.login, AT_THE_MACHINE).label("by")


def list_of_record(tx: Tx, record: int) -> tuple[EventView, ...]:
    """What happened to a record, oldest first."""
    joined = events.outerjoin(accounts, accounts.c.id == events.c.account_id).outerjoin(
        event_bodies, event_bodies.c.event_id == events.c.id)
    columns = (events.c.id, events.c.verb, by(), events.c.at, events.c.version, event_bodies.c.body)
    rows = tx.all(select(*columns).select_from(joined).where(events.c.record_id == record).order_by(events.c.id))
    said = [row.body or {} for row in rows]
    return tuple(
        EventView(row.id, row.verb, row.by, row.at, row.version, body.get("reason", ""), body.get("after"))
        for row, body in zip(rows, said, strict=True))


def accounts_of_record(tx: Tx, record: int, verbs: Iterable[str], after: int) -> frozenset[int]:
    """Who did one of these things to the record after a position."""
    rows = tx.all(select(events.c.account_id).distinct().where(
        events.c.record_id == record, events.c.verb.in_(list(verbs)), events.c.id > after,
        events.c.account_id.is_not(None)))
    return frozenset(row.account_id for row in rows)


def last_position(tx: Tx) -> int:
    """The newest position that is seen; 0 in an empty history."""
    return int(tx.scalar(select(func.max(events.c.id)).where(events.c.campaign_id == tx.campaign_id)) or 0)
