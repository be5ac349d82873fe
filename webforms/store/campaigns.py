"""Packs and the campaign that runs by one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Select, func, insert, select, update

from webforms.domain.errors import NotFound
from webforms.domain.pack import Pack
from webforms.domain.pack_diff import InUse
from webforms.store.events import by
from webforms.store.schema import accounts, approvals, campaigns, event_bodies, events, packs, records, units
from webforms.store.transactions import Campaign, Tx, find_campaign
from webforms.store.views import AdoptedPack, KeptPack
from webforms.store.writing import added, changed_one

__all__ = [
    "add_campaign", "add_pack", "change_pack", "find_campaign", "get_bundle", "in_use", "list_adoptions",
    "list_kept",
]  # fmt: skip


def add_pack(tx: Tx, pack: Pack, sha256: str, bundle: bytes) -> int:
    """Keep the files of a pack; the same files again are the same row."""
    there = tx.scalar(select(packs.c.id).where(packs.c.sha256 == sha256))
    if there is not None:
        return int(there)
    return added(tx, insert(packs).values(
        key=pack.key, version=pack.version, sha256=sha256, bundle=bundle, adopted_at=tx.now))


def add_campaign(tx: Tx, pack: Pack, sha256: str, pack_id: int) -> Campaign:
    """Start the campaign that this pack describes."""
    plan = pack.campaign
    number = added(tx, insert(campaigns).values(
        pack_id=pack_id, title=plan.title, year=plan.year, district=plan.district, started_at=tx.now))
    return Campaign(number, plan.title, plan.year, plan.district, sha256)


def get_bundle(tx: Tx, sha256: str) -> bytes:
    """The files of a pack that is kept, in use or not."""
    bundle = tx.scalar(select(packs.c.bundle).where(packs.c.sha256 == sha256))
    if bundle is None:
        raise NotFound(what="这个创建包")
    return bytes(bundle)


def change_pack(tx: Tx, pack_id: int, title: str, sha256: str) -> None:
    """The campaign that is current runs by another pack from now on."""
    row = campaigns.c.id == tx.campaign_id
    changed_one(tx, update(campaigns).where(row).values(pack_id=pack_id, title=title))
    tx.campaign = replace(tx.campaign, title=title, pack_sha256=sha256)
    del tx.pack


def list_adoptions(tx: Tx) -> tuple[AdoptedPack, ...]:
    """Every pack the campaign ran by, the newest first; the first is the one it began with."""
    joined = events.join(event_bodies, event_bodies.c.event_id == events.c.id).outerjoin(
        accounts, accounts.c.id == events.c.account_id)
    asked = select(events.c.id, events.c.at, by(), event_bodies.c.body).select_from(
        joined).where(events.c.campaign_id == tx.campaign_id, events.c.verb.in_(["campaign.start", "pack.adopt"]))
    rows = tx.all(asked.order_by(events.c.id.desc()))
    kept = {row.sha256: row.version for row in tx.all(select(packs.c.sha256, packs.c.version))}
    restated = _restated(tx, [row.id for row in rows])
    return tuple(
        AdoptedPack(row.id, kept[row.body["pack"]], row.body["pack"], row.at, row.by, restated.get(row.id, 0))
        for row in rows)


def list_kept(tx: Tx) -> tuple[KeptPack, ...]:
    """Packs of this evaluation that were uploaded and never used, the newest first."""
    used = {pack.sha256 for pack in list_adoptions(tx)}
    asked = select(packs.c.version, packs.c.sha256, packs.c.adopted_at).where(packs.c.key == tx.pack.key)
    rows = tx.all(asked.order_by(packs.c.id.desc()))
    return tuple(KeptPack(row.version, row.sha256, row.adopted_at) for row in rows if row.sha256 not in used)


def _restated(tx: Tx, positions: Sequence[int]) -> dict[int, int]:
    """How many approvals began at each position: one pass over them, however many packs there were."""
    asked = select(approvals.c.since, func.count()).where(approvals.c.since.in_(positions)).group_by(approvals.c.since)
    return {int(since): int(number) for since, number in map(tuple, tx.all(asked))}


def in_use(tx: Tx) -> InUse:
    """What of the pack the rows of the campaign speak of."""
    ours = records.c.campaign_id == tx.campaign_id
    return InUse(
        types=_words(tx, select(records.c.type).distinct().where(ours)),
        nil_tasks=_words(tx, select(records.c.nil_for).distinct().where(ours, records.c.nil_for.is_not(None))),
        kinds=_words(tx, select(units.c.kind).distinct().where(units.c.campaign_id == tx.campaign_id)),
        roles=_words(tx, select(accounts.c.role).distinct()),
    )


def _words(tx: Tx, asked: Select[Any]) -> frozenset[str]:
    return frozenset(row[0] for row in tx.all(asked))
