"""Freeze a campaign: the one door between live data and documents.

    take the gate alone | figures | checks | position | seal | lists, papers, texts, decisions | JSON | hash | row
Whoever writes meanwhile waits, gets a later position and belongs to the next snapshot."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from webforms.actions import checks
from webforms.domain import compare as comparison
from webforms.domain import payload
from webforms.domain.access import Actor, demand
from webforms.domain.compare import Comparison
from webforms.domain.errors import InputFaults
from webforms.domain.results import Evaluation
from webforms.domain.texts import one_line
from webforms.domain.units import Tree
from webforms.store import deliveries, events, seals
from webforms.store import snapshots as rows
from webforms.store.contents import contents_now
from webforms.store.evaluation import counted_tree, evaluate_with
from webforms.store.moves import list_moves
from webforms.store.transactions import Store, Tx
from webforms.store.views import SnapshotView

LONGEST_TITLE = 60


def freeze(store: Store, actor: Actor, title: str) -> SnapshotView:
    """Everything as it stands now, under a title; nothing that follows changes it.

    FreezeBlocked while the checks find an error, or a warning that nobody accepted."""
    demand(actor, "snapshot.freeze")
    named = _title(title)
    with store.freeze() as tx:
        tree = counted_tree(tx, tx.today)
        evaluation = evaluate_with(tx, tree)
        found = checks.judge(tx, tree, evaluation)
        checks.refuse_open(found)
        position = events.add(tx, actor, events.Entry("snapshot.freeze", body={"title": named}))
        contents = replace(contents_now(tx, tree), accepted=checks.accepted_of(found))
        frozen = _frozen(tx, named, tree, evaluation, position, contents)
        made = rows.get_snapshot(tx, rows.add_snapshot(tx, frozen, events.account_of(actor)))
        deliveries.note(tx, "snapshot.freeze", {
            "id": made.id, "number": made.label, "type": None, "unit": tx.campaign.district, "version": None,
            "seal": made.seal})
        return made


def list_snapshots(store: Store, actor: Actor) -> tuple[SnapshotView, ...]:
    """The newest first."""
    demand(actor, "snapshot.read")
    with store.read() as tx:
        return rows.list_snapshots(tx)


def get_snapshot(store: Store, actor: Actor, snapshot: int) -> SnapshotView:
    demand(actor, "snapshot.read")
    with store.read() as tx:
        return rows.get_snapshot(tx, snapshot)


def snapshot_payload(store: Store, actor: Actor, snapshot: int) -> Mapping[str, Any]:
    """What was frozen, as its canonical JSON says it."""
    demand(actor, "snapshot.read")
    return load_snapshot(store, snapshot)


def compare(store: Store, actor: Actor, one: int, other: int) -> Comparison:
    """Two snapshots side by side, the earlier first, with what moved between them."""
    demand(actor, "snapshot.read")
    with store.read() as tx:
        views = (rows.get_snapshot(tx, one), rows.get_snapshot(tx, other))
        first, second = sorted(views, key=lambda view: view.position)
        before, after = (payload.load(rows.get_payload(tx, view.id)) for view in (first, second))
        return comparison.compare(tx.pack, before, after, list_moves(tx, first.position, second.position))


def load_snapshot(store: Store, snapshot: int) -> Mapping[str, Any]:
    """The payload for the worker, which acts for nobody."""
    with store.read() as tx:
        return rows.get_payload(tx, snapshot)


def _frozen(
    tx: Tx, title: str, tree: Tree, evaluation: Evaluation, position: int, contents: payload.Contents
) -> rows.Frozen:
    sequence = rows.next_sequence(tx)
    seal = seals.seal(tx, position)
    frozen_at = tx.now.astimezone(datetime.UTC).isoformat(timespec="seconds")
    head = payload.Head(rows.label_of(tx, sequence), title, position, seal, frozen_at, tx.today)
    snapshot = payload.build(tx.pack, tx.campaign.pack_sha256, head, evaluation, tree, contents)
    content = payload.canonical(payload.dump(snapshot))
    return rows.Frozen(sequence, title, position, content, payload.seal(content), seal, evaluation)


def _title(title: str) -> str:
    named = one_line(title)
    if not 0 < len(named) <= LONGEST_TITLE:
        raise InputFaults.one("title", f"快照要有名称，最多 {LONGEST_TITLE} 个字，例如“第一次自评”。")
    return named
