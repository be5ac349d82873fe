"""Programs that want to hear, with the secret that signs what they are sent."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Row, delete, func, insert, select, update

from webforms.store.schema import deliveries, webhooks
from webforms.store.transactions import Tx
from webforms.store.views import WebhookView
from webforms.store.writing import added, changed_one


def add_webhook(
    tx: Tx, *, url: str, verbs: Iterable[str], internal: bool, secret: str, account: int | None
) -> int:
    return added(tx, insert(webhooks).values(
        campaign_id=tx.campaign_id, url=url, secret=secret, verbs=list(verbs), internal=internal, active=True,
        account_id=account, created_at=tx.now))


def find_webhook(tx: Tx, number: int) -> WebhookView | None:
    row = tx.first(select(webhooks).where(webhooks.c.campaign_id == tx.campaign_id, webhooks.c.id == number))
    return None if row is None else _view(row, {})


def list_webhooks(tx: Tx) -> tuple[WebhookView, ...]:
    """In the order in which they were added, with what waits for each and what was given up."""
    rows = tx.all(select(webhooks).where(webhooks.c.campaign_id == tx.campaign_id).order_by(webhooks.c.id))
    counts = {row.webhook_id: row for row in tx.all(select(
        deliveries.c.webhook_id, func.count(deliveries.c.next_at).label("waiting"),
        func.count().filter(deliveries.c.next_at.is_(None), deliveries.c.done_at.is_(None)).label("given_up"),
        func.max(deliveries.c.done_at).label("last"),
    ).where(deliveries.c.campaign_id == tx.campaign_id).group_by(deliveries.c.webhook_id))}
    return tuple(_view(row, counts) for row in rows)


def switch_webhook(tx: Tx, number: int, active: bool) -> bool:
    """Pause it, or let it go on; False where there is none."""
    return changed_one(tx, update(webhooks).where(
        webhooks.c.campaign_id == tx.campaign_id, webhooks.c.id == number).values(active=active))


def remove_webhook(tx: Tx, number: int) -> None:
    """It and all that was sent or waits."""
    tx.run(delete(deliveries).where(deliveries.c.webhook_id == number))
    tx.run(delete(webhooks).where(webhooks.c.id == number))


def _view(row: Row[Any], counts: dict[int, Row[Any]]) -> WebhookView:
    count = counts.get(row.id)
    waiting, given_up, last = (count.waiting, count.given_up, count.last) if count is not None else (0, 0, None)
    return WebhookView(row.id, row.url, tuple(row.verbs), row.internal, row.active, row.created_at, waiting, given_up,
                       last)
