"""Documents asked for: one row for the same snapshot, kind, unit, template and engine, asked for once or often.

One that was made without page numbers, for want of LibreOffice, is of another engine: where LibreOffice is now, it is
made anew."""

from __future__ import annotations

import hashlib

from webforms.actions.office import find_office
from webforms.domain.access import Actor, demand
from webforms.domain.errors import InputFaults, NotFound, WrongState
from webforms.domain.pack import DocumentSpec, Pack
from webforms.store import documents as rows
from webforms.store import events, kept_files, snapshots
from webforms.store.pack_files import read_bundle
from webforms.store.transactions import Store, Tx, bundle_of, pack_of
from webforms.store.units import get_unit
from webforms.store.views import DocumentView, OpenedFile, SnapshotView

ENGINE = "docxtpl-3"
"""Part of a document's identity: raised when the same template and snapshot come out in other bytes."""


def request_document(
    store: Store, actor: Actor, *, snapshot: int, kind: str, unit: str | None = None
) -> tuple[DocumentView, bool]:
    """The document, and whether this request queued it for the first time; one that failed is queued again."""
    demand(actor, "document.request")
    with store.write() as tx:
        frozen = snapshots.get_snapshot(tx, snapshot)
        wanted = _wanted(tx, frozen, kind, unit)
        document, created = _row(tx, wanted, events.account_of(actor))
        again = not created and rows.requeue(tx, document)
        view = rows.get_document(tx, document)
        if created or again:
            events.add(tx, actor, events.Entry("document.request", wanted.unit_id, subject=str(document),
                                               body={"snapshot": frozen.label, "kind": kind}))
            tx.afterwards(lambda: store.jobs(view.id, view.attempt))
        return view, created


def _row(tx: Tx, wanted: rows.Wanted, account: int | None) -> tuple[int, bool]:
    """The row of this document, and whether it is new."""
    if find_office() is None and (there := rows.find_lacking(tx, wanted)):
        return there, False
    if number := rows.add_document(tx, wanted, account):
        return number, True
    if same := rows.find_same(tx, wanted):
        return same, False
    raise NotFound(what="这份文档")


def get_document(store: Store, actor: Actor, document: int) -> DocumentView:
    demand(actor, "document.read")
    with store.read() as tx:
        return rows.get_document(tx, document)


def list_documents(store: Store, actor: Actor, *, snapshot: int | None = None) -> tuple[DocumentView, ...]:
    """The newest first."""
    demand(actor, "document.read")
    with store.read() as tx:
        return rows.list_documents(tx, snapshot)


def open_document(store: Store, actor: Actor, document: int) -> OpenedFile:
    """The finished file, under a name that says what it is."""
    demand(actor, "document.read")
    with store.read() as tx:
        view = rows.get_document(tx, document)
        file = kept_files.find_file(tx, view.sha256) if view.sha256 else None
        if file is None:
            raise WrongState(state="还没有做好", step="下载", cure="请等它做好，或者重新生成。")
        label = snapshots.get_snapshot(tx, view.snapshot).label
    return OpenedFile(
        file, store.files.path(file.sha256), f"{view.title}_{label}.docx", f"{view.kind}_{view.unit}_{label}.docx")


def template_bytes(store: Store, document: int) -> bytes:
    """The template as the snapshot's pack has it; for the worker, which acts for nobody."""
    with store.read() as tx:
        view = rows.get_document(tx, document)
        sha256 = _pack_sha256(tx, view.snapshot)
        return _template(tx, sha256, pack_of(tx, sha256).documents[view.kind])


def _wanted(tx: Tx, frozen: SnapshotView, kind: str, unit: str | None) -> rows.Wanted:
    sha256 = _pack_sha256(tx, frozen.id)
    spec = _spec(pack_of(tx, sha256), kind)
    number, _ = get_unit(tx, _unit(tx, spec, unit))
    template = hashlib.sha256(_template(tx, sha256, spec)).hexdigest()
    return rows.Wanted(frozen.id, kind, number, template, ENGINE)


def _spec(pack: Pack, kind: str) -> DocumentSpec:
    if kind not in pack.documents:
        known = "、".join(f"{spec.key}（{spec.title}）" for spec in pack.documents.values())
        raise InputFaults.one("kind", f"没有“{kind}”这种文档。可以生成：{known}。")
    return pack.documents[kind]


def _unit(tx: Tx, spec: DocumentSpec, unit: str | None) -> str:
    """A document of the whole district is the district's own, so that asking twice is the same."""
    if not spec.scope:
        if unit not in (None, tx.campaign.district):
            raise InputFaults.one("unit", f"“{spec.title}”是全区一份，不用写单位。")
        return tx.campaign.district
    if unit is None:
        raise InputFaults.one("unit", f"“{spec.title}”每个单位一份，请写明单位码。")
    return unit


def _pack_sha256(tx: Tx, snapshot: int) -> str:
    return str(snapshots.get_payload(tx, snapshot)["pack"]["sha256"])


def _template(tx: Tx, sha256: str, spec: DocumentSpec) -> bytes:
    contents = read_bundle(bundle_of(tx, sha256)).contents
    if spec.template not in contents:
        raise InputFaults.one("kind", f"创建包里没有模板 {spec.template}。请补上模板再生成。")
    return contents[spec.template]
