"""The gate between writing and freezing: a position means everything before it, so nobody may write behind it.

    every campaign write: shared, before it takes a position      freezing: alone, then takes a position
PostgreSQL hands out event ids before their transactions commit; without the gate a write with a lower id could commit
after a snapshot was frozen at a higher one, and the position would mean something else than what was frozen.
SQLite has one writer at a time, which BEGIN IMMEDIATE makes wait instead of fail."""

from __future__ import annotations

from typing import Protocol

from sqlalchemy import Connection, Engine, func, select

from webforms.store.engine import writing

GATE = 0x57_46  # one advisory lock for the one campaign that is current; shared by those who write into it


class Gate(Protocol):
    """How writers and the one who freezes keep out of each other's way."""

    def engine(self, engine: Engine) -> Engine:
        """The engine whose transactions write."""

    def share(self, connection: Connection) -> None:
        """Wait while someone freezes; first statement of a campaign write."""

    def close(self, connection: Connection) -> None:
        """Wait for every writer and keep new ones waiting; first statement of a freeze."""


class OneWriter:
    """SQLite: the transaction itself is the gate."""

    def engine(self, engine: Engine) -> Engine:
        return writing(engine)

    def share(self, connection: Connection) -> None:
        """Nothing to do: it began immediately."""

    def close(self, connection: Connection) -> None:
        """Nothing to do: it began immediately."""


class AdvisoryLock:
    """PostgreSQL: a lock of the transaction, gone with it."""

    def engine(self, engine: Engine) -> Engine:
        return writing(engine)

    def share(self, connection: Connection) -> None:
        connection.execute(select(func.pg_advisory_xact_lock_shared(GATE)))

    def close(self, connection: Connection) -> None:
        connection.execute(select(func.pg_advisory_xact_lock(GATE)))


def gate_for(engine: Engine) -> Gate:
    return OneWriter() if engine.dialect.name == "sqlite" else AdvisoryLock()
