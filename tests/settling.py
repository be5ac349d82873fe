"""Freeze as the bureau does: every warning first gets a reason, because most districts of tests are bare."""

from webforms.actions import snapshots
from webforms.actions.checks import accept_findings, list_findings
from webforms.domain.access import Actor
from webforms.store import Store
from webforms.store.views import SnapshotView

WHY = "测试用的小区，数据不全是预先知道的。"


def settle(store: Store, actor: Actor) -> None:
    """Accept every warning that is open; an error stays and blocks."""
    left = [one.finding.id for one in list_findings(store, actor) if one.open and not one.finding.blocks]
    if left:
        accept_findings(store, actor, left, WHY)


def freeze(store: Store, actor: Actor, title: str) -> SnapshotView:
    settle(store, actor)
    return snapshots.freeze(store, actor, title)
