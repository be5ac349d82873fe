"""From rows to the domain's evaluation: totals, tree and decisions are read, `score.evaluate` does the rest.

The number of queries is the same for ten records and for a million, and so, but for the units, is their cost."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from webforms.domain.pack import Pack
from webforms.domain.results import Evaluation
from webforms.domain.score import evaluate
from webforms.domain.totals import totals_of
from webforms.domain.units import Tree
from webforms.store.contents import Held
from webforms.store.decisions import decisions_now, enabled_by, enabled_types
from webforms.store.totals import totals_now
from webforms.store.transactions import Tx
from webforms.store.units import tree_on


def counted_tree(tx: Tx, as_of: datetime.date) -> Tree:
    """The tree that figures count by: as on the basis date, or on `as_of` if that is earlier."""
    return tree_on(tx, min(as_of, tx.pack.basis_date))


def evaluate_now(tx: Tx) -> Evaluation:
    """The district as it stands today, from what is in force."""
    return evaluate_with(tx, counted_tree(tx, tx.today))


def evaluate_under(tx: Tx, pack: Pack, held: Iterable[Held]) -> Evaluation:
    """The district as it would stand by another pack, from what is in force; nothing is written."""
    tree = tree_on(tx, min(tx.today, pack.basis_date))
    totals = totals_of(pack, (each.statement for each in held))
    return evaluate(pack, tree, totals, decisions_now(tx), tx.today, enabled_by(tx, pack))


def evaluate_with(tx: Tx, tree: Tree) -> Evaluation:
    return evaluate(tx.pack, tree, totals_now(tx), decisions_now(tx), tx.today, enabled_types(tx))
