"""Records behind a figure: whoever may see the figure sees them, read-only, whatever unit they are of."""

from __future__ import annotations

from webforms.actions.visible_figures import may_see_whole
from webforms.domain.access import Actor, may_ever
from webforms.store.lineage import find_frozen_version, keys_in_force
from webforms.store.transactions import Tx
from webforms.store.units import tree_today


def seen_behind_figure(tx: Tx, actor: Actor, record: int) -> int | None:
    """The version that the account sees through a figure: the one in force where it may see the figure live, the one
    that was in force at the newest snapshot where it sees what is frozen; else None."""
    version, keys = keys_in_force(tx, record)
    if version is not None and may_ever(actor, "figure.read"):
        tree = tree_today(tx)
        if any(may_see_whole(actor, tx.pack, tree, key) for key in keys):
            return version
    return find_frozen_version(tx, record) if may_ever(actor, "snapshot.read") else None
