"""A changed pack taken into use by a running campaign.

Thresholds, points and words recompute nothing: the next look counts by them. Where a record in force states other facts
under the new pack, its approval is closed and opened again, all at one position, so that no figure is half old."""

from __future__ import annotations

from pathlib import Path

from webforms.actions.duties import served
from webforms.actions.places import place_of, standing_of
from webforms.actions.record_views import content_of
from webforms.domain.access import Actor, demand
from webforms.domain.errors import InputFaults
from webforms.domain.facts import facts_stated
from webforms.domain.fields import read_form
from webforms.domain.pack import Pack
from webforms.store import approvals, campaigns, events, records
from webforms.store.contents import stated_in_force
from webforms.store.pack_files import load_pack, pack_bundle, pack_hash
from webforms.store.record_lists import list_open
from webforms.store.scope import EVERYTHING
from webforms.store.transactions import Store, Tx
from webforms.store.units import tree_today


def adopt_pack(store: Store, actor: Actor, folder: Path) -> int:
    """Take the pack of a folder into use; the number of records that state something else under it."""
    demand(actor, "pack.adopt")
    pack, sha256, bundle = load_pack(folder), pack_hash(folder), pack_bundle(folder)
    with store.freeze() as tx:
        if sha256 == tx.campaign.pack_sha256:
            return 0
        _refuse_another(tx, pack)
        campaigns.change_pack(tx, campaigns.add_pack(tx, pack, sha256, bundle), sha256)
        position = events.add(tx, actor, events.Entry("pack.adopt", subject=pack.version, body={"pack": sha256}))
        _ask_anew(tx)
        return _restate(tx, pack, position)


def _restate(tx: Tx, pack: Pack, position: int) -> int:
    """Close and reopen the approvals whose facts are others now."""
    changed = 0
    for held in stated_in_force(tx, tree_today(tx)):
        wanted = facts_stated(pack, held.statement)
        if set(wanted) != set(approvals.list_facts(tx, held.approval)):
            approvals.restate(tx, held.approval, position, wanted)
            changed += 1
    return changed


def _ask_anew(tx: Tx) -> None:
    """What is under way waits for who is to agree by the new pack, and serves its tasks."""
    for row in list_open(tx, EVERYTHING):
        head = records.get_head(tx, EVERYTHING, row.id)
        if head.nil_for is not None:
            continue
        place = place_of(tx, head)
        standing = standing_of(tx, head, place)
        readable = read_form(place.type, content_of(tx, head).data, place.context).data
        awaiting = standing.awaiting.level if standing.awaiting else None
        duties = served(tx.pack, place.type, place.unit, readable)
        if (head.awaiting, head.agreed, head.period, list(head.serves)) != (
                awaiting, standing.agreed, duties["period"], duties["serves"]):
            records.change_head(tx, head, awaiting=awaiting, agreed=standing.agreed, **duties)


def _refuse_another(tx: Tx, pack: Pack) -> None:
    """A pack of another evaluation, or one that lacks a form that was filled in."""
    old = tx.pack
    if (pack.key, pack.campaign.district, pack.campaign.year) != (old.key, old.campaign.district, old.campaign.year):
        raise InputFaults.one("pack", f"这是“{pack.name}”{pack.campaign.year} 年的创建包，不是现在这个项目的。")
    lost = sorted(campaigns.types_in_use(tx) - pack.types.keys())
    if lost:
        named = "、".join(old.types[key].title for key in lost)
        raise InputFaults.one("pack", f"新的创建包里没有“{named}”，可是已经有人填过。请保留这些表。")
