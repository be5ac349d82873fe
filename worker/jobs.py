"""What the queue can ask for, by name: an id, a claim and one call each."""

from __future__ import annotations

from worker.claim import claimed
from worker.documents.make import make
from worker.places import opened_store


def render_document(document: int, attempt: int) -> None:
    """Make this document; nothing happens where it is made, another worker has it, or the attempt is over."""
    with opened_store() as store, claimed(store, document, attempt) as held:
        if held is not None:
            make(store, held)
