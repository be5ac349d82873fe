"""Rows of files: what is known about each, who sent it, and who may see it."""

from __future__ import annotations

from typing import cast

from sqlalchemy import Row, and_, exists, select

from webforms.store.records import of_campaign
from webforms.store.schema import attachments, documents, draft_attachments, files, records, snapshots, uploads
from webforms.store.scope import Scope
from webforms.store.transactions import Tx
from webforms.store.views import FileView
from webforms.store.writing import insert_into


def add_file(tx: Tx, file: FileView) -> None:
    """The row of a file that lies in the file store; known content changes nothing."""
    row = {
        "sha256": file.sha256, "size": file.size, "media_type": file.media_type, "family": file.family,
        "width": file.width, "height": file.height, "taken_at": file.taken_at, "kept_at": tx.now,
    }
    tx.run(insert_into(tx, files).values(row).on_conflict_do_nothing())


def add_upload(tx: Tx, account: int, sent_sha256: str, sha256: str, name: str) -> bool:
    """Note who sent it; False when this account sent these bytes before."""
    row = {"account_id": account, "sent_sha256": sent_sha256, "sha256": sha256, "name": name, "sent_at": tx.now}
    statement = insert_into(tx, uploads).values(row).on_conflict_do_nothing().returning(uploads.c.id)
    return tx.scalar(statement) is not None


def find_upload(tx: Tx, account: int, sent_sha256: str) -> FileView | None:
    """The file that this account sent in exactly these bytes before."""
    asked = and_(uploads.c.account_id == account, uploads.c.sent_sha256 == sent_sha256)
    row = tx.first(select(files).select_from(uploads.join(files, files.c.sha256 == uploads.c.sha256)).where(asked))
    return None if row is None else _view(row)


def find_file(tx: Tx, sha256: str) -> FileView | None:
    row = tx.first(select(files).where(files.c.sha256 == sha256))
    return None if row is None else _view(row)


def list_families(tx: Tx, hashes: list[str]) -> dict[str, str]:
    """sha256 → media family of those that are there."""
    rows = tx.all(select(files.c.sha256, files.c.family).where(files.c.sha256.in_(hashes)))
    return {row.sha256: row.family for row in rows}


def list_usable(tx: Tx, scope: Scope, account: int, hashes: list[str]) -> dict[str, str]:
    """sha256 → name, of those files that this account sent, or sees in a record."""
    sent = select(uploads.c.sha256, uploads.c.name).where(uploads.c.account_id == account, uploads.c.sha256.in_(hashes))
    names: dict[str, str] = {}
    for table in (draft_attachments, attachments):
        seen = select(table.c.sha256, table.c.name).select_from(
            table.join(records, records.c.id == table.c.record_id)).where(
            of_campaign(tx, scope), table.c.sha256.in_(hashes))
        names |= {row.sha256: row.name for row in tx.all(seen)}
    return names | {row.sha256: row.name for row in tx.all(sent)}


def find_name(tx: Tx, sha256: str) -> str:
    """What somebody called the file; its hash where nobody sent it."""
    name = tx.scalar(select(uploads.c.name).where(uploads.c.sha256 == sha256).order_by(uploads.c.id).limit(1))
    return cast("str | None", name) or sha256


def is_document(tx: Tx, sha256: str) -> bool:
    """Whether it is a document made from a snapshot of this campaign."""
    made = documents.join(snapshots, snapshots.c.id == documents.c.snapshot_id)
    asked = and_(documents.c.file_sha256 == sha256, snapshots.c.campaign_id == tx.campaign_id)
    return bool(tx.scalar(select(exists(select(documents.c.id).select_from(made).where(asked)))))


def versions_carrying(tx: Tx, sha256: str) -> list[tuple[int, int]]:
    """Record and version of everything submitted that carries the file."""
    joined = attachments.join(records, records.c.id == attachments.c.record_id)
    columns = (attachments.c.record_id, attachments.c.version)
    rows = tx.all(select(*columns).distinct().select_from(joined).where(
        attachments.c.sha256 == sha256, records.c.campaign_id == tx.campaign_id).order_by(*columns))
    return [(row.record_id, row.version) for row in rows]


def _view(row: Row[tuple[object, ...]]) -> FileView:
    return FileView(row.sha256, row.size, row.media_type, row.family, row.width, row.height, row.taken_at)


