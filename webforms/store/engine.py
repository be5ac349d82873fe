"""The two databases behind one engine: how each is opened, and how a transaction begins on it.

SQLite: the driver never begins, we do. WAL, FULL (an acknowledged record is on the disk), foreign keys, and for whoever
writes BEGIN IMMEDIATE, so that nobody reads first and finds the door shut when they write.
PostgreSQL: READ COMMITTED for writers, which lock first and look then; readers see one snapshot."""

from __future__ import annotations

import sqlite3
from types import ModuleType
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url

try:
    import pysqlite3.dbapi2 as _packaged  # newer than the distribution's, which can corrupt a WAL when it resets it
except ImportError:
    _packaged = None

PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=30000")
WAIT_SECONDS = 30
WAL_RESET_BUG = ((3, 7, 0), (3, 51, 2))


def open_engine(url: str) -> Engine:
    """An engine for `sqlite:///PATH` or `postgresql://…`; nothing is asked of the database yet."""
    if make_url(url).get_backend_name() == "sqlite":
        return _open_sqlite(url)
    return create_engine(url, pool_pre_ping=True, connect_args={"connect_timeout": WAIT_SECONDS})


def sqlite_module() -> ModuleType:
    return _packaged or sqlite3


def sqlite_at_risk() -> str | None:
    """The version of SQLite in use where it has the WAL-reset bug."""
    version = tuple(int(part) for part in sqlite_module().sqlite_version.split("."))
    first, last = WAL_RESET_BUG
    return sqlite_module().sqlite_version if first <= version <= last else None


def reading(engine: Engine) -> Engine:
    """The same pool for transactions that only look, at one moment."""
    if engine.dialect.name == "sqlite":
        return engine
    return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def writing(engine: Engine) -> Engine:
    """The same pool for transactions that write."""
    return engine.execution_options(immediate=True)


def _open_sqlite(url: str) -> Engine:
    engine = create_engine(url, module=sqlite_module(), connect_args={"timeout": WAIT_SECONDS})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, record: object) -> None:
    connection.isolation_level = None
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    immediate = connection.get_execution_options().get("immediate")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")
