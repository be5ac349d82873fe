"""The sweep: what keeps a document from waiting for ever, whoever died or was wiped.

    every 20 s:  leases that ran out ─► queued again, one attempt higher      rows that wait ─► sent again if missing
It alone raises an attempt, so a worker that comes back late finds that its attempt is over."""

from __future__ import annotations

import structlog
from redis import RedisError

from webforms.actions.queue import DocumentQueue
from webforms.domain.errors import WebformsError
from webforms.store import documents
from webforms.store.transactions import Store

EVERY_SECONDS = 20

log = structlog.get_logger(__name__)


def sweep(store: Store, queue: DocumentQueue) -> list[tuple[int, int]]:
    """The documents that were sent again, with their attempts."""
    with store.aside() as tx:
        waiting = documents.sweep(tx)
    return queue.send_missing(waiting)


def sweep_or_say_why(store: Store, queue: DocumentQueue) -> None:
    """A database or queue that is away for a moment does not end the one who waits for it."""
    try:
        sent = sweep(store, queue)
    except (RedisError, WebformsError) as error:
        log.warning("sweep-failed", error=str(error))
    else:
        for document, attempt in sent:
            log.info("document-sent-again", document=document, attempt=attempt)
