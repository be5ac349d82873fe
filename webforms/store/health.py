"""What `doctor` compares: each check yields a finding for everything that is not as it must be."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from sqlalchemy import and_, func, select

from webforms.store import seals, totals
from webforms.store.files import FileStore
from webforms.store.schema import approvals, files, record_versions, records, snapshots, units
from webforms.store.transactions import Tx
from webforms.store.views import Finding


def totals_findings(tx: Tx) -> Iterator[Finding]:
    """Totals against the facts in force."""
    codes = {row.id: row.code for row in tx.all(select(units.c.id, units.c.code))}
    for (unit, key, period), kept, wanted in totals.drifted(tx):
        stands, should = f"{kept.sum}（{kept.count} 条）", f"{wanted.sum}（{wanted.count} 条）"
        yield Finding(
            "total-drifted", f"{codes[unit]} 的合计 {key} {period}：存的是 {stands}，应为 {should}。",
            "运行 webforms doctor --mend 重算合计。", {"unit": codes[unit], "key": key, "period": period})


def history_findings(tx: Tx) -> Iterator[Finding]:
    """Seals against the history they cover, bodies against their hashes."""
    for position in seals.broken(tx):
        yield Finding("seal-broken", f"历史与第 {position} 号位置的封印对不上：有人改过历史。",
                      "请用最近的备份恢复，并查是谁直接改了数据库。", {"position": position})
    for position in seals.changed_bodies(tx):
        yield Finding("event-changed", f"第 {position} 号事件的内容被改过。",
                      "请用最近的备份恢复，并查是谁直接改了数据库。", {"position": position})


def record_findings(tx: Tx) -> Iterator[Finding]:
    """Heads against versions and approvals."""
    counted = select(record_versions.c.record_id, func.count().label("versions")).group_by(
        record_versions.c.record_id).subquery()
    joined = records.outerjoin(counted, counted.c.record_id == records.c.id)
    odd = and_(records.c.campaign_id == tx.campaign_id, func.coalesce(counted.c.versions, 0) != records.c.head_version)
    for row in tx.all(select(records.c.id).select_from(joined).where(odd).order_by(records.c.id)):
        yield Finding("versions-lost", f"第 {row.id} 条记录的版本不全。", "请用最近的备份恢复。", {"record": row.id})
    open_ = and_(approvals.c.record_id == records.c.id, approvals.c.until.is_(None))
    asked = select(records.c.id).select_from(records.outerjoin(approvals, open_)).where(
        records.c.campaign_id == tx.campaign_id, records.c.state == "approved", approvals.c.id.is_(None))
    for row in tx.all(asked.order_by(records.c.id)):
        yield Finding("not-in-force", f"第 {row.id} 条记录已通过，却没有生效的版本。", "请用最近的备份恢复。",
                      {"record": row.id})


def snapshot_findings(tx: Tx) -> Iterator[Finding]:
    """Snapshots against their hashes."""
    for row in tx.all(select(snapshots.c.id).where(snapshots.c.campaign_id == tx.campaign_id)):
        one = tx.run(select(snapshots.c.payload, snapshots.c.sha256).where(snapshots.c.id == row.id)).one()
        if hashlib.sha256(one.payload).hexdigest() != one.sha256:
            yield Finding("snapshot-changed", f"第 {row.id} 个数据快照被改过。", "请用最近的备份恢复。",
                          {"snapshot": row.id})


def file_findings(tx: Tx, store: FileStore) -> Iterator[Finding]:
    """Rows against files, and files against rows."""
    known = set()
    for row in tx.all(select(files.c.sha256).order_by(files.c.sha256)):
        known.add(row.sha256)
        if not store.is_whole(row.sha256):
            yield Finding("file-lost", f"文件 {row.sha256} 不在，或者坏了。", "请从备份里找回这个文件。",
                          {"sha256": row.sha256})
    for name in store.names():
        if name not in known:
            yield Finding("file-unknown", f"文件 {name} 没有登记，可能是上次断电时留下的。", "可以删除。",
                          {"sha256": name})
