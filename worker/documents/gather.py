"""What a document is made from, read once: the snapshot, the pack it was frozen under, the template, the unit."""

from __future__ import annotations

from webforms.actions.documents import template_bytes
from webforms.domain.payload import load
from webforms.store import documents, snapshots
from webforms.store.transactions import Store, pack_of
from worker.documents.material import Material


def gather(store: Store, claim: documents.Claim) -> tuple[Material, bytes]:
    """The material of a claimed document, and its template."""
    with store.read() as tx:
        frozen = load(snapshots.get_payload(tx, claim.snapshot))
        pack = pack_of(tx, frozen.pack.sha256)
    material = Material(pack, frozen, pack.documents[claim.kind], frozen.tree.get(claim.unit))
    return material, template_bytes(store, claim.id)
