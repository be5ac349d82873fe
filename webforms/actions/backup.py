"""The whole installation into a file and back, by the person at the machine, while people work or into nothing.

    seal the history ─► one moment of all tables, and the files ─► archive
    archive ─► looked through from end to end ─► empty database of the same schema? ─► files, then rows, at once"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import IO

from webforms.actions.installation import prepare
from webforms.domain.access import Actor, demand
from webforms.store import backup, events, seals
from webforms.store.backup import Manifest
from webforms.store.migrating import standing
from webforms.store.transactions import Store

VERB = "installation.backup"
Tell = Callable[[int, int], None]


def back_up(store: Store, actor: Actor, target: IO[bytes], tell: Tell) -> Manifest:
    """Everything as it stands at one moment; the history up to it is sealed first."""
    demand(actor, VERB)
    with store.freeze() as tx:
        position = events.add(tx, actor, events.Entry(VERB))
        seal = seals.seal(tx, position)
    with store.read() as tx:
        return backup.write_backup(tx, store.files, target, position, seal, tell)


def verify(path: Path, tell: Tell) -> Manifest:
    """What the backup holds, once it was read from end to end; BackupBroken where something is wrong with it."""
    with backup.opened_backup(path) as opened:
        opened.verify(tell)
        return opened.manifest


def restore(store: Store, actor: Actor, path: Path, tell: Tell) -> Manifest:
    """Everything of a verified backup into a database that is empty."""
    demand(actor, VERB)
    with backup.opened_backup(path) as opened:
        if standing(store.engine) == "empty":
            prepare(store)
        with store.read() as tx:
            backup.refuse_unfit(tx, opened)
        backup.restore(store, opened, tell)
        return opened.manifest
