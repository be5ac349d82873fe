"""Documents: the row is the truth, the queue only carries its number.

    queued ─claim─► rendering ─finish─► done
       ▲               │  └─────fail──► failed ─asked for again─► queued
       └────sweep──────┘ the lease ran out: attempt + 1, or failed when it happens every time
Every step compares the attempt and sets in one UPDATE, so a late worker finds that the row is no longer its own. Leases
run by the database's clock: workers need not agree on the time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, select, update

from webforms.domain.errors import NotFound
from webforms.store.schema import documents, units
from webforms.store.transactions import Tx
from webforms.store.views import DocumentView
from webforms.store.writing import changed_one, database_time, insert_into

MOST_ATTEMPTS = 5
"""A document that ends its worker each time would end workers for ever."""
INTERRUPTED = (
    f"生成中断了 {MOST_ATTEMPTS} 次，已不再重试。可能是内存不够，或者程序被停掉了。请重新生成；还是这样，请告诉管理员。"
)

LACKS: Mapping[str, str] = {
    "no-office": "目录没有页码：生成时没有 LibreOffice。装好后请再生成一次，或在 Word 里更新目录。",
    "not-laid-out": "目录没有页码：LibreOffice 排版没有做完，或超过了时间。请再生成一次，或在 Word 里更新目录。",
}
"""What a finished document goes without, as the end of its engine's name: other parts are another identity."""


@dataclass(frozen=True)
class Wanted:
    """What makes two requests the same document."""

    snapshot: int
    kind: str
    unit_id: int
    template_sha256: str
    engine: str


@dataclass(frozen=True)
class Claim:
    """A document that is ours to make, as long as the attempt is the row's."""

    id: int
    attempt: int
    snapshot: int
    kind: str
    unit: str
    template_sha256: str


def add_document(tx: Tx, wanted: Wanted, account: int | None) -> int | None:
    """Queue a document; None when it was asked for before."""
    row = {
        "campaign_id": tx.campaign_id, "snapshot_id": wanted.snapshot, "kind": wanted.kind, "unit_id": wanted.unit_id,
        "template_sha256": wanted.template_sha256, "engine": wanted.engine, "state": "queued", "attempt": 1,
        "progress": 0, "requested_by": account, "requested_at": tx.now,
    }
    number: Any = tx.scalar(
        insert_into(tx, documents).values(row).on_conflict_do_nothing().returning(documents.c.id))
    return None if number is None else int(number)


def find_same(tx: Tx, wanted: Wanted) -> int | None:
    """The number of the document that was asked for before; it may have turned into one that lacks something since."""
    number = tx.scalar(_numbers(wanted).where(documents.c.engine == wanted.engine))
    return find_lacking(tx, wanted) if number is None else int(number)


def find_lacking(tx: Tx, wanted: Wanted) -> int | None:
    """The newest that was made without what the machine could not do."""
    engines = [lacking(wanted.engine, lack) for lack in LACKS]
    number = tx.scalar(_numbers(wanted).where(documents.c.engine.in_(engines)).order_by(documents.c.id.desc()).limit(1))
    return None if number is None else int(number)


def lacking(engine: str, lack: str) -> str:
    return f"{engine}+{lack}"


def requeue(tx: Tx, document: int) -> bool:
    """Queue a document that had failed; False when it has not."""
    failed = and_(documents.c.id == document, documents.c.state == "failed")
    return changed_one(tx, update(documents).where(failed).values(
        state="queued", progress=0, error=None, place=None, finished_at=None))


def get_document(tx: Tx, document: int) -> DocumentView:
    row = tx.first(_shown(tx).where(documents.c.id == document))
    if row is None:
        raise NotFound(what="这份文档")
    return _view(tx, row)


def list_documents(tx: Tx, snapshot: int | None = None) -> tuple[DocumentView, ...]:
    """The newest first."""
    asked = _shown(tx).order_by(documents.c.id.desc())
    if snapshot is not None:
        asked = asked.where(documents.c.snapshot_id == snapshot)
    return tuple(_view(tx, row) for row in tx.all(asked))


def claim(tx: Tx, document: int, attempt: int, lease: float) -> Claim | None:
    """Take a queued document for `lease` seconds; None when it is made, taken, or at another attempt."""
    waiting = and_(_at(document, attempt), documents.c.state == "queued")
    taken = update(documents).where(waiting).values(state="rendering", lease_until=database_time(tx, lease), progress=0)
    if not changed_one(tx, taken):
        return None
    row = tx.run(_shown(tx).where(documents.c.id == document)).one()
    return Claim(row.id, attempt, row.snapshot_id, row.kind, row.code, row.template_sha256)


def renew(tx: Tx, document: int, attempt: int, lease: float, progress: int) -> bool:
    """Stay the one who makes it; False when the row went to someone else."""
    return changed_one(tx, update(documents).where(_ours(document, attempt)).values(
        lease_until=database_time(tx, lease), progress=progress))


def lacks_again(tx: Tx, document: int, lack: str) -> bool:
    """Whether the same document was made before, and lacked the same."""
    row = tx.run(select(documents).where(documents.c.id == document)).one()
    there = _numbers(Wanted(row.snapshot_id, row.kind, row.unit_id, row.template_sha256, row.engine))
    return tx.scalar(there.where(documents.c.engine == lacking(row.engine, lack))) is not None


def finish(tx: Tx, document: int, attempt: int, file_sha256: str, lack: str | None = None) -> bool:
    """The document is done; False when the row went to someone else, and then nothing is published."""
    engine = documents.c.engine if lack is None else documents.c.engine + lacking("", lack)
    return changed_one(tx, update(documents).where(_ours(document, attempt)).values(
        engine=engine, state="done", file_sha256=file_sha256, progress=100, lease_until=None, finished_at=tx.now,
        error=None, place=None))


def fail(tx: Tx, document: int, attempt: int, error: str, place: str | None) -> bool:
    """Making it failed for a reason that another try would meet again."""
    return changed_one(tx, update(documents).where(_ours(document, attempt)).values(
        state="failed", error=error, place=place, lease_until=None, finished_at=tx.now))


def sweep(tx: Tx) -> list[tuple[int, int]]:
    """Give back what nobody holds any more, and name every document that waits, oldest first: (number, attempt)."""
    lost = and_(documents.c.state == "rendering", documents.c.lease_until < database_time(tx, 0))
    tx.run(update(documents).where(lost, documents.c.attempt >= MOST_ATTEMPTS).values(
        state="failed", error=INTERRUPTED, place=None, lease_until=None, finished_at=tx.now))
    tx.run(update(documents).where(lost).values(
        state="queued", attempt=documents.c.attempt + 1, lease_until=None, progress=0))
    waiting = select(documents.c.id, documents.c.attempt).where(documents.c.state == "queued").order_by(documents.c.id)
    return [(row.id, row.attempt) for row in tx.all(waiting)]


def _numbers(wanted: Wanted) -> Select[Any]:
    """Documents that differ by their engine alone."""
    return select(documents.c.id).where(
        documents.c.snapshot_id == wanted.snapshot, documents.c.kind == wanted.kind,
        documents.c.unit_id == wanted.unit_id, documents.c.template_sha256 == wanted.template_sha256)


def _at(document: int, attempt: int) -> ColumnElement[bool]:
    return and_(documents.c.id == document, documents.c.attempt == attempt)


def _ours(document: int, attempt: int) -> ColumnElement[bool]:
    return and_(_at(document, attempt), documents.c.state == "rendering")


def _shown(tx: Tx) -> Select[Any]:
    return select(documents, units.c.code).select_from(
        documents.join(units, units.c.id == documents.c.unit_id)
    ).where(documents.c.campaign_id == tx.campaign_id)


def _view(tx: Tx, row: Row[Any]) -> DocumentView:
    kinds = tx.pack.documents
    title = kinds[row.kind].title if row.kind in kinds else row.kind
    return DocumentView(
        row.id, row.snapshot_id, row.kind, row.code, title, row.state, row.attempt, row.progress, row.requested_at,
        row.finished_at, row.file_sha256, row.error, row.place, LACKS.get(row.engine.partition("+")[2]))
