"""How things stand this morning, for whoever sees the whole district: the score, what the checks say, which texts are
not written yet, and what happened since the last snapshot. One evaluation serves all of it."""

from __future__ import annotations

from dataclasses import dataclass

from webforms.actions import checks
from webforms.actions.tasks import views_of
from webforms.domain.access import Actor, demand
from webforms.domain.pack import Section
from webforms.domain.results import Evaluation
from webforms.store import snapshots
from webforms.store.decisions import TEXT, values_now
from webforms.store.evaluation import counted_tree, evaluate_with
from webforms.store.scope import scope_of
from webforms.store.transactions import Store
from webforms.store.views import SnapshotView, TaskView


@dataclass(frozen=True)
class Standing:
    """`mend` findings stand against a freeze whatever is said about them, `explain` until a reason is given;
    `unwritten` sections still have the pack's text. `frozen` is the newest snapshot."""

    evaluation: Evaluation
    mend: int
    explain: int
    unwritten: tuple[Section, ...]
    frozen: SnapshotView | None
    tasks: tuple[TaskView, ...]


def district_today(store: Store, actor: Actor) -> Standing:
    """The whole district as it stands now."""
    demand(actor, "scoreboard.read")
    scope = scope_of(actor, "task.read")
    with store.read() as tx:
        tree = counted_tree(tx, tx.today)
        evaluation = evaluate_with(tx, tree)
        found = [one for one in checks.judge(tx, tree, evaluation) if one.open]
        mend = sum(one.finding.blocks for one in found)
        written = values_now(tx, TEXT)
        unwritten = tuple(section for key, section in tx.pack.sections.items() if key not in written)
        frozen = next(iter(snapshots.list_snapshots(tx)), None)
        tasks = views_of(tx, scope, tree, evaluation.tasks)
    return Standing(evaluation, mend, len(found) - mend, unwritten, frozen, tasks)
