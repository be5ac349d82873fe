"""Webhooks, looked after by an administrator: who is told, of what, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable

from webforms.actions.secrets import new_secret
from webforms.domain.access import Actor, demand
from webforms.domain.errors import FieldFault, InputFaults, NotFound
from webforms.domain.hosts import machine_of, url_fault
from webforms.domain.webhooks import EVENTS
from webforms.store import deliveries, events
from webforms.store import webhooks as rows
from webforms.store.transactions import Store, Tx
from webforms.store.views import DeliveryView, WebhookView

VERB = "webhook.manage"
MOST_WEBHOOKS = 20
MOST_SHOWN = 50


def add_webhook(
    store: Store, actor: Actor, *, url: str, verbs: Iterable[str], internal: bool = False
) -> tuple[WebhookView, str]:
    """A new webhook, and the secret that signs what it is sent: said this once."""
    demand(actor, VERB)
    address, wanted = url.strip(), frozenset(verbs)
    secret = new_secret()
    with store.write() as tx:
        if faults := _faults(tx, address, wanted, internal):
            raise InputFaults(faults)
        number = rows.add_webhook(
            tx, url=address, verbs=[verb for verb in EVENTS if verb in wanted], internal=internal, secret=secret,
            account=events.account_of(actor))
        _note(tx, actor, "webhook.add", number, url=machine_of(address))
        return _get(tx, number), secret


def list_webhooks(store: Store, actor: Actor) -> tuple[WebhookView, ...]:
    demand(actor, VERB)
    with store.read() as tx:
        return rows.list_webhooks(tx)


def get_webhook(store: Store, actor: Actor, number: int) -> tuple[WebhookView, tuple[DeliveryView, ...]]:
    """A webhook and what it was sent last, the newest first."""
    demand(actor, VERB)
    with store.read() as tx:
        return _get(tx, number), deliveries.list_of_webhook(tx, number, MOST_SHOWN)


def switch_webhook(store: Store, actor: Actor, number: int, *, active: bool) -> WebhookView:
    """Pause it: nothing more is noted for it, and what waits stays. Or let it go on."""
    demand(actor, VERB)
    with store.write() as tx:
        if not rows.switch_webhook(tx, number, active):
            raise NotFound(what="这个对外通知")
        _note(tx, actor, "webhook.open" if active else "webhook.close", number)
        return _get(tx, number)


def remove_webhook(store: Store, actor: Actor, number: int) -> WebhookView:
    """It is gone with all that waits for it; which it was."""
    demand(actor, VERB)
    with store.write() as tx:
        gone = _get(tx, number)
        rows.remove_webhook(tx, number)
        _note(tx, actor, "webhook.remove", number, url=machine_of(gone.url))
        return gone


def send_again(store: Store, actor: Actor, webhook: int, delivery: int) -> None:
    """From the beginning, whether it was taken, given up or waits."""
    demand(actor, VERB)
    with store.aside() as tx:
        if not deliveries.send_again(tx, webhook, delivery):
            raise NotFound(what="这一条通知")


def _faults(tx: Tx, url: str, verbs: frozenset[str], internal: bool) -> list[FieldFault]:
    faults = []
    if fault := url_fault(url, internal=internal):
        faults.append(FieldFault("url", fault))
    if not verbs or not verbs <= EVENTS.keys():
        faults.append(FieldFault("verbs", "请至少勾一件要通知的事。"))
    if len(there := rows.list_webhooks(tx)) >= MOST_WEBHOOKS:
        faults.append(FieldFault("url", f"最多 {MOST_WEBHOOKS} 个。请先删掉不用的。"))
    if any(one.url == url for one in there):
        faults.append(FieldFault("url", "这个网址已经有了。要改它收什么，请删掉再加。"))
    return faults


def _get(tx: Tx, number: int) -> WebhookView:
    found = rows.find_webhook(tx, number)
    if found is None:
        raise NotFound(what="这个对外通知")
    return found


def _note(tx: Tx, actor: Actor, verb: str, number: int, **body: str) -> None:
    events.add(tx, actor, events.Entry(verb, subject=str(number), body=body))
