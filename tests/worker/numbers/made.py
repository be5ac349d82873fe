"""Documents of a store as the worker makes them, with the snapshot and the pack they were made of."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from docx import Document
from docx.oxml.ns import qn

from tests.worker.numbers.audit import Audit, Unknown
from webforms.actions import documents
from webforms.domain.access import Actor
from webforms.domain.pack import Pack
from webforms.domain.payload import Snapshot, load
from webforms.store import Store, snapshots
from webforms.store.transactions import pack_of
from worker.jobs import render_document
from worker.places import Places, settle


@dataclass(frozen=True)
class Made:
    """The documents of one snapshot by kind."""

    pack: Pack
    frozen: Snapshot
    templates: Mapping[str, bytes]
    contents: Mapping[str, bytes]

    def audit(self, kind: str) -> Audit:
        return Audit(self.pack, self.frozen, kind, self.templates[kind])

    def unknown(self, kind: str) -> list[Unknown]:
        return self.audit(kind).unknown(self.contents[kind])


def made_of(store: Store, url: str, files: Any, actor: Actor, snapshot: int) -> Made:
    """Each document of the whole district, asked for, made by the job and published."""
    settle(Places(url, files, "unix:///no/queue"))
    with store.read() as tx:
        frozen = load(snapshots.get_payload(tx, snapshot))
        pack = pack_of(tx, frozen.pack.sha256)
    kinds = [key for key, document in pack.documents.items() if not document.scope]
    asked = {kind: documents.request_document(store, actor, snapshot=snapshot, kind=kind)[0] for kind in kinds}
    for document in asked.values():
        render_document(document.id, document.attempt)
    done = {kind: documents.get_document(store, actor, document.id) for kind, document in asked.items()}
    assert {document.state for document in done.values()} == {"done"}, done
    templates = {kind: documents.template_bytes(store, document.id) for kind, document in asked.items()}
    return Made(pack, frozen, templates, {kind: store.files.read(str(one.sha256)) for kind, one in done.items()})


def altered(content: bytes, change: Callable[[str], str]) -> bytes:
    """The document after somebody typed over its texts by hand."""
    word = Document(io.BytesIO(content))
    margins = (part for section in word.sections for part in (section.header, section.footer))
    roots = (word.element.body, *(part._element for part in margins))
    for node in (node for root in roots for node in root.iter(qn("w:t"))):
        node.text = change(node.text or "")
    target = io.BytesIO()
    word.save(target)
    return target.getvalue()
