"""Packs and the campaign that runs by one."""

from __future__ import annotations

from sqlalchemy import insert, select

from webforms.domain.pack import Pack
from webforms.store.schema import campaigns, packs
from webforms.store.transactions import Campaign, Tx, find_campaign
from webforms.store.writing import added

__all__ = ["add_campaign", "add_pack", "find_campaign"]


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
