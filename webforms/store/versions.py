"""What a record says: the draft that is being written, and the versions that were submitted, with their files."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, and_, delete, insert, select

from webforms.store.schema import (
    attachments,
    draft_attachments,
    drafts,
    evidence_codes,
    files,
    record_versions,
)
from webforms.store.transactions import Tx
from webforms.store.views import EvidenceView
from webforms.store.writing import sha256_of


@dataclass(frozen=True)
class Attached:
    """A file bound to an item, under the name it was sent with."""

    item: str
    sha256: str
    name: str

    @property
    def same(self) -> tuple[str, str]:
        """What makes two lists of evidence equal: the name does not."""
        return self.item, self.sha256


@dataclass(frozen=True)
class Content:
    """The data and files of a draft or a version. `data` is raw in a draft, canonical in a version."""

    data: Mapping[str, Any]
    evidence: tuple[Attached, ...]
    note: str = ""
    warnings: tuple[str, ...] = ()
    account: int | None = None
    at: datetime.datetime | None = None

    def says(self, data: Mapping[str, Any], evidence: Sequence[Attached]) -> bool:
        """Whether the same is said by other words for the same files."""
        return self.data == data and [one.same for one in self.evidence] == [one.same for one in evidence]


def keep_draft(tx: Tx, record: int, data: Mapping[str, Any], evidence: Iterable[Attached], account: int | None) -> None:
    """Write or overwrite what is being written."""
    drop_draft(tx, record)
    tx.run(insert(drafts).values(record_id=record, data=dict(data), account_id=account, at=tx.now))
    _attach(tx, draft_attachments, {"record_id": record}, evidence)


def drop_draft(tx: Tx, record: int) -> None:
    tx.run(delete(draft_attachments).where(draft_attachments.c.record_id == record))
    tx.run(delete(drafts).where(drafts.c.record_id == record))


def find_draft(tx: Tx, record: int) -> Content | None:
    row = tx.first(select(drafts).where(drafts.c.record_id == record))
    if row is None:
        return None
    found = tx.all(select(draft_attachments).where(draft_attachments.c.record_id == record)
                   .order_by(draft_attachments.c.position))
    return Content(row.data, _attached(found), account=row.account_id, at=row.at)


def add_version(tx: Tx, record: int, version: int, content: Content) -> None:
    """Write a submitted version; nothing changes it afterwards."""
    sent = [list(one.same) for one in content.evidence]
    tx.run(insert(record_versions).values(
        record_id=record, version=version, data=dict(content.data), note=content.note, warnings=list(content.warnings),
        sha256=sha256_of([content.data, sent, content.note]), account_id=content.account, at=tx.now,
    ))
    _attach(tx, attachments, {"record_id": record, "version": version}, content.evidence)


def get_version(tx: Tx, record: int, version: int) -> Content:
    """A submitted version, which must exist."""
    asked = and_(record_versions.c.record_id == record, record_versions.c.version == version)
    row = tx.run(select(record_versions).where(asked)).one()
    found = tx.all(select(attachments).where(
        attachments.c.record_id == record, attachments.c.version == version).order_by(attachments.c.position))
    return Content(row.data, _attached(found), row.note, tuple(row.warnings), row.account_id, row.at)


def list_evidence(tx: Tx, record: int, version: int | None) -> tuple[EvidenceView, ...]:
    """The files of a version, or (None) of the draft, as they are shown, with the codes they have."""
    table = draft_attachments if version is None else attachments
    code = and_(evidence_codes.c.record_id == table.c.record_id, evidence_codes.c.item == table.c.item,
                evidence_codes.c.sha256 == table.c.sha256)
    joined = table.join(files, files.c.sha256 == table.c.sha256).outerjoin(evidence_codes, code)
    asked = select(table.c.item, table.c.name, evidence_codes.c.code, files).select_from(joined).where(
        table.c.record_id == record).order_by(table.c.position)
    if version is not None:
        asked = asked.where(attachments.c.version == version)
    return tuple(
        EvidenceView(row.item, row.sha256, row.code, row.name, row.media_type, row.family, row.size, row.width,
                     row.height, row.taken_at)
        for row in tx.all(asked))


def _attach(tx: Tx, table: Any, owner: Mapping[str, int], evidence: Iterable[Attached]) -> None:
    rows = [{**owner, "position": place, "item": one.item, "sha256": one.sha256, "name": one.name}
            for place, one in enumerate(evidence, 1)]
    if rows:
        tx.run(insert(table), rows)


def _attached(rows: Iterable[Row[Any]]) -> tuple[Attached, ...]:
    return tuple(Attached(row.item, row.sha256, row.name) for row in rows)
