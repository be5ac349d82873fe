"""Putting a backup into a database that holds nothing: all rows in one transaction, so that it is whole or empty."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby, islice
from typing import Any

from sqlalchemy import Table, func, insert, select, update

from webforms.domain.errors import Conflict
from webforms.store.backup.manifest import BackupBroken
from webforms.store.backup.reading import Backup
from webforms.store.backup.rows import row_of
from webforms.store.migrating import revision
from webforms.store.schema import metadata
from webforms.store.transactions import Store, Tx

BATCH = 500


class NotEmpty(Conflict):
    code = "restore-not-empty"
    text = "这个数据库里已经有数据（{table}），什么都没有改。请恢复到一个空的数据库或数据文件夹里。"


class OtherSchema(Conflict):
    code = "restore-other-schema"
    text = "备份是结构 {theirs} 的程序做的，这个程序是 {ours}，什么都没有改。请用做备份的那个版本恢复，再升级。"


def refuse_unfit(tx: Tx, backup: Backup) -> None:
    """NotEmpty or OtherSchema, before anything is written."""
    ours = revision(tx.connection)
    if backup.manifest.schema != ours:
        raise OtherSchema(theirs=backup.manifest.schema, ours=ours)
    if set(backup.manifest.tables) != {table.name for table in metadata.sorted_tables}:
        raise BackupBroken(why="里面的表和这个程序的对不上")
    for table in metadata.sorted_tables:
        if tx.first(select(1).select_from(table).limit(1)) is not None:
            raise NotEmpty(table=table.name)


def restore(store: Store, backup: Backup, tell: Callable[[int, int], None]) -> None:
    """First the files, which harm nobody where they lie, then all rows. The backup has been verified."""
    done = 0
    for done, sha256 in enumerate(backup.files(), 1):
        store.files.keep(backup.file(sha256))
        tell(done, backup.manifest.steps)
    with store.aside() as tx:
        refuse_unfit(tx, backup)
        for number, table in enumerate(metadata.sorted_tables, done + 1):
            _fill(tx, table, backup)
            tell(number, backup.manifest.steps)
        if tx.connection.dialect.name == "postgresql":
            _count_on(tx)


def _fill(tx: Tx, table: Table, backup: Backup) -> None:
    """Rows that name others of the same table get the names afterwards, when all of them are there."""
    within = [key.parent.name for key in table.foreign_keys if key.column.table is table]
    later: list[tuple[int, dict[str, Any]]] = []
    for row in _batches(table, backup, within, later):
        tx.run(insert(table), row)
    for number, names in later:
        tx.run(update(table).where(table.c.id == number).values(names))


def _batches(
    table: Table, backup: Backup, within: list[str], later: list[tuple[int, dict[str, Any]]]
) -> Iterator[list[dict[str, Any]]]:
    """Rows that fill the same columns, some hundred at a time."""
    rows = (_without(row_of(table, line), within, later) for line in backup.lines(table.name))
    for _, alike in groupby(rows, key=_columns):
        while batch := list(islice(alike, BATCH)):
            yield batch


def _columns(row: dict[str, Any]) -> tuple[str, ...]:
    return tuple(row)


def _without(row: dict[str, Any], within: list[str], later: list[tuple[int, dict[str, Any]]]) -> dict[str, Any]:
    if names := {name: row[name] for name in within if row[name] is not None}:
        later.append((row["id"], names))
    return {name: None if name in within else value for name, value in row.items()}


def _count_on(tx: Tx) -> None:
    """New rows get numbers after those that were put back."""
    for table in metadata.sorted_tables:
        if (column := table.autoincrement_column) is not None:
            highest = select(func.max(column)).scalar_subquery()
            sequence = func.pg_get_serial_sequence(table.name, column.name)
            tx.run(select(func.setval(sequence, highest)))
