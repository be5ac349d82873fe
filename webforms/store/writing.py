"""Statements that differ between the databases or repeat everywhere: insert unless there, one row or none."""

from __future__ import annotations

import datetime
import hashlib
import json
from typing import Any

from sqlalchemy import ColumnElement, Insert, String, Table, func, literal, type_coerce
from sqlalchemy.dialects import postgresql, sqlite

from webforms.store.schema.base import Moment
from webforms.store.transactions import Tx


def insert_into(tx: Tx, table: Table) -> postgresql.Insert | sqlite.Insert:
    """An INSERT that knows ON CONFLICT, which both databases write alike."""
    if tx.connection.dialect.name == "sqlite":
        return sqlite.insert(table)
    return postgresql.insert(table)


def added(tx: Tx, statement: Insert) -> int:
    """Run an INSERT of one row; its number."""
    key = tx.run(statement).inserted_primary_key
    if key is None:
        raise RuntimeError("an insert gave no number back")
    return int(key[0])


def changed_one(tx: Tx, statement: Any) -> bool:
    """Whether an UPDATE met exactly the row it was meant for; two would be our fault."""
    count = tx.run(statement).rowcount
    if count > 1:
        raise RuntimeError(f"{count} rows changed where one was meant")
    return bool(count == 1)


def database_time(tx: Tx, seconds: float) -> ColumnElement[Any]:
    """The database's own time, so many seconds from now: processes need not agree on it."""
    if tx.connection.dialect.name == "sqlite":
        text = func.strftime("%Y-%m-%d %H:%M:%f000", "now", literal(f"{seconds:+f} seconds", String))
        return type_coerce(text, Moment)
    return func.clock_timestamp() + datetime.timedelta(seconds=seconds)


def canonical(value: Any) -> str:
    """One text for one JSON value: sorted keys, nothing between, letters as they are."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def sha256_of(value: Any) -> str:
    return hashlib.sha256(canonical(value).encode("utf-8", "surrogatepass")).hexdigest()
