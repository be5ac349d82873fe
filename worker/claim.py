"""A document that is ours for now: claimed by its attempt, kept by a lease, given up the moment the lease is another's.

    claim (queued ─► rendering) ─► renewed every 8 s by a thread ─► finish or fail, if the attempt is still ours
The lease is 25 s by the database's clock. Whoever dies stops renewing; whoever was only asleep finds on waking that the
attempt has moved on, and what it made is not published."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import structlog

from webforms.domain.errors import WebformsError
from webforms.store import deliveries, documents
from webforms.store.kept_files import add_file
from webforms.store.transactions import Store, Tx
from webforms.store.views import FileView

LEASE_SECONDS = 25.0
RENEW_SECONDS = 8.0
WORD_FILE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

STAYS = "没有页码的那一份还在。"

log = structlog.get_logger(__name__)


class Held:
    """A claimed document. `lost` turns true when somebody else has it."""

    def __init__(self, store: Store, claim: documents.Claim) -> None:
        self.claim = claim
        self.lost = False
        self._store = store
        self._progress = 0

    def advance(self, percent: int) -> None:
        """Say how far it is; renews the lease too."""
        self._progress = percent
        self.renew()

    def renew(self) -> None:
        with self._store.aside() as tx:
            self._still_ours(tx)

    def publish(self, content: bytes, lack: str | None = None) -> bool:
        """Keep the finished file and say so; False, and nothing said, where the attempt is no longer ours. One that
        lacks what the same one lacked before is refused: the first of them is there."""
        if self.lost:
            return False
        file = FileView(self._store.files.keep(content), len(content), WORD_FILE, "document")
        with self._store.aside() as tx:
            if not self._still_ours(tx):
                return False
            if lack is not None and documents.lacks_again(tx, self.claim.id, lack):
                return documents.fail(tx, self.claim.id, self.claim.attempt, f"{documents.LACKS[lack]}{STAYS}", None)
            add_file(tx, file)
            if not documents.finish(tx, self.claim.id, self.claim.attempt, file.sha256, lack):
                return False
            deliveries.note(tx, "document.done", {
                "id": self.claim.id, "number": None, "type": self.claim.kind, "unit": self.claim.unit, "version": None})
            return True

    def fail(self, error: WebformsError) -> bool:
        """Say why it cannot be made, and where in the template."""
        place = error.facts.get("place")
        with self._store.aside() as tx:
            return documents.fail(
                tx, self.claim.id, self.claim.attempt, error.message, None if place is None else str(place)
            )

    def _still_ours(self, tx: Tx) -> bool:
        self.lost = not documents.renew(tx, self.claim.id, self.claim.attempt, LEASE_SECONDS, self._progress)
        return not self.lost


@contextmanager
def claimed(store: Store, document: int, attempt: int) -> Iterator[Held | None]:
    """The document, held as long as the block runs; None where it is made, another's, or at another attempt."""
    with store.aside() as tx:
        claim = documents.claim(tx, document, attempt, LEASE_SECONDS)
    if claim is None:
        yield None
        return
    held = Held(store, claim)
    with _kept(held):
        yield held


@contextmanager
def _kept(held: Held) -> Iterator[None]:
    over = threading.Event()
    keeper = threading.Thread(target=_keep, args=(held, over), name="lease", daemon=True)
    keeper.start()
    try:
        yield
    finally:
        over.set()
        keeper.join()


def _keep(held: Held, over: threading.Event) -> None:
    while not over.wait(RENEW_SECONDS) and not held.lost:
        try:
            held.renew()
        except WebformsError as error:  # the database is away: try again while the lease lasts
            log.warning("lease-not-renewed", document=held.claim.id, error=str(error))
