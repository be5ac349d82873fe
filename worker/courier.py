"""The courier: a thread of the worker's main process that sends what waits in the outbox.

    every 3 s:  due? ─► claimed ─► POST ─► taken, or due again later      one by one, the oldest first
Whoever does not take one is left alone until the next round, so that a machine that is off costs the others little.
A courier that is killed leaves its claim behind, and the delivery is due again a minute later."""

from __future__ import annotations

import contextvars
import threading

import structlog

from webforms.domain.errors import WebformsError
from webforms.domain.webhooks import wait_after
from webforms.store import deliveries
from webforms.store.transactions import Store
from worker.places import opened_store
from worker.posting import Untaken, post

EVERY_SECONDS = 3.0
LAST_SECONDS = 15.0
"""How long one that is on its way may still take when the program ends."""

log = structlog.get_logger(__name__)


class Courier:
    """Sends until it is dismissed."""

    def __init__(self) -> None:
        self._over = threading.Event()
        context = contextvars.copy_context()  # where the database is, the main thread was told
        self._thread = threading.Thread(target=context.run, args=(self._run,), name="courier", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def dismiss(self) -> None:
        self._over.set()
        self._thread.join(LAST_SECONDS)

    def _run(self) -> None:
        with opened_store() as store:
            while not self._over.wait(EVERY_SECONDS):
                try:
                    deliver(store, self._over)
                except WebformsError as error:  # the database is away: the rows wait
                    log.warning("deliveries-stopped", error=str(error))
                except Exception:  # one that nobody foresaw must not end the sending of all the others
                    log.exception("delivery-broken")


def deliver(store: Store, over: threading.Event | None = None) -> int:
    """One round over everything that is due; how many were taken."""
    with store.read() as tx:
        due = deliveries.list_due(tx)
    taken, silent = 0, set[int]()
    for number, webhook in due:
        if over is not None and over.is_set():
            break
        if webhook in silent:
            continue
        match _delivered(store, number):
            case True:
                taken += 1
            case False:
                silent.add(webhook)
    return taken


def _delivered(store: Store, number: int) -> bool | None:
    """Whether the other side took it; None where somebody else is sending it."""
    with store.aside() as tx:
        claimed = deliveries.claim(tx, number)
    if claimed is None:
        return None
    try:
        post(claimed)
    except Untaken as untaken:
        wait = wait_after(claimed.attempt)
        with store.aside() as tx:
            deliveries.failed(tx, claimed, untaken.why, wait)
        log.warning("delivery-not-taken", delivery=number, attempt=claimed.attempt, why=untaken.why, wait=wait)
        return False
    with store.aside() as tx:
        deliveries.done(tx, claimed)
    return True
