"""Records behind a figure: whoever may see the figure sees them, read-only, whatever unit they are of."""

from __future__ import annotations

from webforms.actions.visible_figures import may_see_whole
from webforms.domain.access import Actor, may_ever
from webforms.store.lineage import find_frozen_version, keys_in_force, was_frozen
from webforms.store.transactions import Tx
from webforms.store.units import tree_today


def seen_behind_figure(tx: Tx, actor: Actor, record: int) -> int | None:
    """The version that the account sees through a figure: the one in force where it may see the figure live, the one
    that was in force at the newest snapshot where it sees what is frozen; else None."""
    live = _seen_live(tx, actor, record)
    if live is not None:
        return live
    return find_frozen_version(tx, record) if may_ever(actor, "snapshot.read") else None


def sees_version(tx: Tx, actor: Actor, record: int, version: int) -> bool:
    """Whether the account sees just this version, and so its papers, through a figure, live or frozen."""
    frozen = may_ever(actor, "snapshot.read") and was_frozen(tx, record, version)
    return frozen or _seen_live(tx, actor, record) == version


def _seen_live(tx: Tx, actor: Actor, record: int) -> int | None:
    """The version in force, for who may see a figure that it is part of."""
    version, keys = keys_in_force(tx, record)
    if version is None or not may_ever(actor, "figure.read"):
        return None
    tree = tree_today(tx)
    return version if any(may_see_whole(actor, tx.pack, tree, key) for key in keys) else None
