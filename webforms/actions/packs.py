"""A changed pack taken into use by a running campaign.

    folder or archive ─► proofs ─► weighed (changes, effect on the live score, hindrances) ─► adopted at one position

Thresholds, points and words recompute nothing: the next look counts by them. Where a record in force states other facts
under the new pack, its approval is closed and opened again, all at one position, so that no figure is half old.
Snapshots stay what they are: each names the pack it was made by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from webforms.actions.duties import served
from webforms.actions.places import place_of, standing_of
from webforms.actions.record_views import content_of
from webforms.actions.review import give_codes
from webforms.actions.units import plant_new_seeds
from webforms.domain.access import Actor, demand, may
from webforms.domain.errors import FieldFault, InputFaults
from webforms.domain.facts import facts_stated
from webforms.domain.fields import read_form
from webforms.domain.pack import Pack
from webforms.domain.pack_diff import Change, Effect, hindrances, pack_changes, score_effect
from webforms.store import approvals, campaigns, events, records, versions
from webforms.store.contents import Held, stated_in_force
from webforms.store.evaluation import evaluate_now, evaluate_under
from webforms.store.pack_files import (
    PackFiles,
    load_bundle,
    load_files,
    read_archive,
    read_bundle,
    read_folder,
    write_bundle,
)
from webforms.store.record_lists import list_open
from webforms.store.scope import EVERYTHING
from webforms.store.transactions import Store, Tx
from webforms.store.units import tree_today
from webforms.store.views import AdoptedPack, KeptPack


@dataclass(frozen=True)
class Weighed:
    """A pack held against the one in use. `effect` is None where it could not be taken, and for whoever may not read
    the score; `restated` is how many records in force state something else by it."""

    pack: Pack
    sha256: str
    in_use: bool
    hindrances: tuple[str, ...]
    changes: tuple[Change, ...]
    effect: Effect | None
    restated: int


def adopt_pack(store: Store, actor: Actor, folder: Path) -> int:
    """Take the pack of a folder into use; the number of records that state something else under it."""
    demand(actor, "pack.adopt")
    return _adopt(store, actor, read_folder(folder))


def adopt_kept(store: Store, actor: Actor, sha256: str) -> int:
    """Take a pack into use that was uploaded before."""
    demand(actor, "pack.adopt")
    with store.read() as tx:
        bundle = campaigns.get_bundle(tx, sha256)
    return _adopt(store, actor, read_bundle(bundle))


def keep_pack(store: Store, actor: Actor, archive: bytes) -> str:
    """Keep an uploaded pack that passes its proofs, to be weighed and adopted under the hash that is given back."""
    demand(actor, "pack.adopt")
    files = read_archive(archive)
    pack = load_files(files)
    with store.aside() as tx:
        campaigns.add_pack(tx, pack, files.digest, write_bundle(files))
    return files.digest


def weigh_kept(store: Store, actor: Actor, sha256: str) -> Weighed:
    """What an uploaded pack would change, and what that does to the score as it stands; nothing is written."""
    demand(actor, "pack.read")
    with store.read() as tx:
        return _weigh(tx, load_bundle(campaigns.get_bundle(tx, sha256)), sha256, may(actor, "scoreboard.read"))


def weigh_pack(store: Store, actor: Actor, folder: Path) -> Weighed:
    """The same for the pack of a folder, with the score: whoever is at the machine has the database before them."""
    demand(actor, "pack.adopt")
    files = read_folder(folder)
    pack = load_files(files)
    with store.read() as tx:
        return _weigh(tx, pack, files.digest, scored=True)


def list_adoptions(store: Store, actor: Actor) -> tuple[AdoptedPack, ...]:
    """Every pack the campaign ran by, the newest first."""
    demand(actor, "pack.read")
    with store.read() as tx:
        return campaigns.list_adoptions(tx)


def list_kept(store: Store, actor: Actor) -> tuple[KeptPack, ...]:
    """Packs that were uploaded and never used, the newest first."""
    demand(actor, "pack.read")
    with store.read() as tx:
        return campaigns.list_kept(tx)


def _weigh(tx: Tx, pack: Pack, sha256: str, scored: bool) -> Weighed:
    hindered = tuple(hindrances(tx.pack, pack, campaigns.in_use(tx)))
    changes = pack_changes(tx.pack, pack)
    in_use = sha256 == tx.campaign.pack_sha256
    if hindered or in_use:
        return Weighed(pack, sha256, in_use, hindered, changes, None, 0)
    held = stated_in_force(tx, tree_today(tx))
    effect = _effect(tx, pack, held, changes) if scored else None
    return Weighed(pack, sha256, in_use, (), changes, effect, len(_stating_otherwise(tx.pack, pack, held)))


def _effect(tx: Tx, pack: Pack, held: Sequence[Held], changes: Sequence[Change]) -> Effect:
    return score_effect(tx.pack, pack, evaluate_now(tx), evaluate_under(tx, pack, held), changes)


def _stating_otherwise(old: Pack, new: Pack, held: Sequence[Held]) -> Sequence[Held]:
    return [each for each in held if set(facts_stated(old, each.statement)) != set(facts_stated(new, each.statement))]


def _adopt(store: Store, actor: Actor, files: PackFiles) -> int:
    pack, bundle = load_files(files), write_bundle(files)
    with store.freeze() as tx:
        old = tx.pack
        if files.digest == tx.campaign.pack_sha256:
            return 0
        _refuse_unfit(tx, pack)
        number = campaigns.add_pack(tx, pack, files.digest, bundle)
        campaigns.change_pack(tx, number, pack.campaign.title, files.digest)
        said = events.Entry("pack.adopt", subject=pack.version, body={"pack": files.digest})
        position = events.add(tx, actor, said)
        plant_new_seeds(tx, actor, old)
        _ask_anew(tx)
        return _restate(tx, position)


def _restate(tx: Tx, position: int) -> int:
    """Close and reopen the approvals whose facts are others now; papers that are asked for now get their codes."""
    changed = 0
    for held in stated_in_force(tx, tree_today(tx)):
        wanted = facts_stated(tx.pack, held.statement)
        if set(wanted) != set(approvals.list_facts(tx, held.approval)):
            approvals.restate(tx, held.approval, position, wanted)
            content = versions.get_version(tx, held.record, held.version)
            give_codes(tx, held.record, held.statement, content, position)
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


def _refuse_unfit(tx: Tx, pack: Pack) -> None:
    """A pack of another evaluation, or one under which what was entered would mean nothing."""
    found = [FieldFault("pack", sentence) for sentence in hindrances(tx.pack, pack, campaigns.in_use(tx))]
    if found:
        raise InputFaults(found)
