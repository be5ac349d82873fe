"""Packs and the campaign that runs by one."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import insert, select, update

from webforms.domain.pack import Pack
from webforms.store.schema import campaigns, packs, records
from webforms.store.transactions import Campaign, Tx, find_campaign
from webforms.store.writing import added, changed_one

__all__ = ["add_campaign", "add_pack", "change_pack", "find_campaign", "types_in_use"]


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


def change_pack(tx: Tx, pack_id: int, sha256: str) -> None:
    """The campaign that is current runs by another pack from now on."""
    changed_one(tx, update(campaigns).where(campaigns.c.id == tx.campaign_id).values(pack_id=pack_id))
    tx.campaign = replace(tx.campaign, pack_sha256=sha256)
    del tx.pack


def types_in_use(tx: Tx) -> frozenset[str]:
    """Keys of the record types of which there is a record."""
    rows = tx.all(select(records.c.type).distinct().where(records.c.campaign_id == tx.campaign_id))
    return frozenset(row.type for row in rows)
