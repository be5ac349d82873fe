"""Everything that touches the database or the disk; the only home of SQLAlchemy."""

from __future__ import annotations

from pathlib import Path

from webforms.store.engine import open_engine
from webforms.store.files import FileStore
from webforms.store.transactions import Clock, Jobs, Store, Tx, nobody_waits, now_utc

__all__ = ["Store", "Tx", "open_store"]


def open_store(database_url: str, files: Path, *, clock: Clock = now_utc, jobs: Jobs = nobody_waits) -> Store:
    """One installation's store. Nothing is asked of the database, nothing made: that is `installation.prepare`."""
    return Store(open_engine(database_url), FileStore(files), clock=clock, jobs=jobs)
