"""The outbox of the webhooks: a row is written with what it tells of, and stays until it was taken or given up.

    note ─► due ─claim─► on its way ─done─► sent
             ▲             │ └─failed─► due again later … or given up ─again─► due
             └─────────────┘ who claimed it died: due again after CLAIM_SECONDS
A claim compares the attempt and moves the time on in one UPDATE, so two workers never send one delivery at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, exists, insert, select, update

from webforms.store.schema import deliveries, webhooks
from webforms.store.transactions import Tx
from webforms.store.views import DeliveryView
from webforms.store.writing import changed_one, database_time

CLAIM_SECONDS = 60
MOST_DUE = 100


@dataclass(frozen=True)
class Claim:
    """A delivery that is ours to send, as long as the attempt is the row's."""

    id: int
    attempt: int
    webhook: int
    url: str
    internal: bool
    secret: str
    verb: str
    body: Mapping[str, Any]


def note(tx: Tx, verb: str, body: Mapping[str, Any]) -> None:
    """Something happened that webhooks may want to hear: a row for each of them, sent once this is committed."""
    wanting = [row.id for row in tx.all(select(webhooks.c.id, webhooks.c.verbs).where(
        webhooks.c.campaign_id == tx.campaign_id, webhooks.c.active).order_by(webhooks.c.id)) if verb in row.verbs]
    if not wanting:
        return
    common = {
        "campaign_id": tx.campaign_id, "verb": verb, "about": f"{verb.partition('.')[0]}:{body['id']}",
        "body": {"event": verb, "at": tx.now.isoformat(timespec="seconds"), **body}, "created_at": tx.now, "attempt": 0,
    }
    for number in wanting:
        tx.run(insert(deliveries).values(**common, webhook_id=number, next_at=database_time(tx, 0)))


def list_due(tx: Tx) -> list[tuple[int, int]]:
    """(number, webhook) of what is to be sent now, oldest first; of each thing only the first that was not taken."""
    earlier = deliveries.alias()
    held_up = exists().where(
        earlier.c.webhook_id == deliveries.c.webhook_id, earlier.c.about == deliveries.c.about,
        earlier.c.id < deliveries.c.id, earlier.c.next_at.is_not(None))
    joined = deliveries.join(webhooks, webhooks.c.id == deliveries.c.webhook_id)
    rows = tx.all(
        select(deliveries.c.id, deliveries.c.webhook_id).select_from(joined)
        .where(_due(tx), webhooks.c.active, ~held_up).order_by(deliveries.c.id).limit(MOST_DUE))
    return [(row.id, row.webhook_id) for row in rows]


def claim(tx: Tx, number: int) -> Claim | None:
    """Take what is due; None when somebody else took it, it was taken back or its webhook paused meanwhile."""
    wanted = exists().where(webhooks.c.id == deliveries.c.webhook_id, webhooks.c.active)
    taken = update(deliveries).where(deliveries.c.id == number, _due(tx), wanted).values(
        attempt=deliveries.c.attempt + 1, next_at=database_time(tx, CLAIM_SECONDS))
    if not changed_one(tx, taken):
        return None
    joined = deliveries.join(webhooks, webhooks.c.id == deliveries.c.webhook_id)
    row = tx.run(select(deliveries, webhooks.c.url, webhooks.c.internal, webhooks.c.secret).select_from(joined)
                 .where(deliveries.c.id == number)).one()
    return Claim(row.id, row.attempt, row.webhook_id, row.url, row.internal, row.secret, row.verb, row.body)


def done(tx: Tx, claimed: Claim) -> bool:
    """It was taken; False where the attempt is no longer ours."""
    return changed_one(tx, update(deliveries).where(_ours(claimed)).values(next_at=None, done_at=tx.now, error=None))


def failed(tx: Tx, claimed: Claim, error: str, wait: int | None) -> bool:
    """It was not taken, for this reason; tried again after `wait` seconds, or given up."""
    return changed_one(tx, update(deliveries).where(_ours(claimed)).values(
        next_at=None if wait is None else database_time(tx, wait), error=error))


def send_again(tx: Tx, webhook: int, number: int) -> bool:
    """From the beginning, now, however it ended; False where there is no such delivery."""
    return changed_one(tx, update(deliveries).where(
        deliveries.c.id == number, deliveries.c.webhook_id == webhook, deliveries.c.campaign_id == tx.campaign_id,
    ).values(attempt=0, next_at=database_time(tx, 0), done_at=None, error=None))


def list_of_webhook(tx: Tx, webhook: int, limit: int) -> tuple[DeliveryView, ...]:
    """The newest first."""
    rows = tx.all(select(deliveries).where(deliveries.c.webhook_id == webhook)
                  .order_by(deliveries.c.id.desc()).limit(limit))
    return tuple(_view(row) for row in rows)


def _due(tx: Tx) -> ColumnElement[bool]:
    return deliveries.c.next_at <= database_time(tx, 0)


def _ours(claimed: Claim) -> ColumnElement[bool]:
    return and_(deliveries.c.id == claimed.id, deliveries.c.attempt == claimed.attempt, deliveries.c.done_at.is_(None))


def _view(row: Row[Any]) -> DeliveryView:
    return DeliveryView(
        row.id, row.verb, row.body, row.created_at, row.attempt, row.next_at, row.done_at, row.error)
