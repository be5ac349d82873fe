"""From rows to the domain's evaluation: totals, tree and decisions are read, `score.evaluate` does the rest.

The number of queries is the same for ten records and for a million, and so, but for the units, is their cost."""

from __future__ import annotations

import datetime

from webforms.domain.results import Evaluation
from webforms.domain.score import evaluate
from webforms.domain.units import Tree
from webforms.store.decisions import decisions_now, enabled_types
from webforms.store.totals import totals_now
from webforms.store.transactions import Tx
from webforms.store.units import tree_on


def counted_tree(tx: Tx, as_of: datetime.date) -> Tree:
    """The tree that figures count by: as on the basis date, or on `as_of` if that is earlier."""
    return tree_on(tx, min(as_of, tx.pack.basis_date))


def evaluate_now(tx: Tx) -> Evaluation:
    """The district as it stands today, from what is in force."""
    return evaluate_with(tx, counted_tree(tx, tx.today))


def evaluate_with(tx: Tx, tree: Tree) -> Evaluation:
    return evaluate(tx.pack, tree, totals_now(tx), decisions_now(tx), tx.today, enabled_types(tx))
