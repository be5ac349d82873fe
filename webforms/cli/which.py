"""Which snapshot is meant: people name it by the number of a list, or by the label that pages and documents print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from webforms.cli.parts import Installation
from webforms.domain.errors import NotFound
from webforms.domain.texts import half_width, one_line

if TYPE_CHECKING:
    from webforms.store.views import SnapshotView


class UnknownSnapshot(NotFound):
    code = "unknown-snapshot"
    text = "找不到快照“{named}”。请写编号或标号；有哪些，看 webforms snapshot list --as {login}。"


def named_snapshot(it: Installation, login: str, named: str) -> SnapshotView:
    """The snapshot with this number or label, as the account may see it; else UnknownSnapshot."""
    from webforms.actions.snapshots import list_snapshots

    wanted = half_width(one_line(named)).upper()
    for one in list_snapshots(it.store, it.acting(login)):
        if wanted in (str(one.id), one.label.upper()):
            return one
    raise UnknownSnapshot(named=named, login=login)
