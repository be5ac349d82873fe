"""Writing a backup while people work: one reading transaction sees one moment, and files never change."""

from __future__ import annotations

import hashlib
import shutil
import zipfile
from collections.abc import Callable
from importlib.metadata import version
from typing import IO

from sqlalchemy import Table, select

from webforms.store.backup.manifest import NAME, BackupBroken, Manifest, Part
from webforms.store.backup.rows import line_of
from webforms.store.files import FileStore
from webforms.store.migrating import revision
from webforms.store.schema import files as file_rows
from webforms.store.schema import metadata
from webforms.store.transactions import Tx

BATCH = 500
Tell = Callable[[int, int], None]


def write_backup(tx: Tx, store: FileStore, target: IO[bytes], position: int, seal: str, tell: Tell) -> Manifest:
    """All that this transaction sees, and every file it names. BackupBroken where a file is gone or is another."""
    names = [row.sha256 for row in tx.all(select(file_rows.c.sha256).order_by(file_rows.c.sha256))]
    tables: dict[str, Part] = {}
    steps = len(metadata.sorted_tables) + len(names)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for table in metadata.sorted_tables:
            tables[table.name] = _write_table(tx, archive, table)
            tell(len(tables), steps)
        for number, name in enumerate(names, len(tables) + 1):
            _write_file(archive, store, name)
            tell(number, steps)
        manifest = Manifest(
            schema=revision(tx.connection), program=version("webforms"), made_at=tx.now.isoformat(timespec="seconds"),
            title=tx.campaign.title, position=position, seal=seal, tables=tables, files=len(names))
        archive.writestr(NAME, manifest.dump())
    return manifest


def _write_table(tx: Tx, archive: zipfile.ZipFile, table: Table) -> Part:
    running, rows = hashlib.sha256(), 0
    found = tx.connection.execute(
        select(table).order_by(*table.primary_key.columns).execution_options(yield_per=BATCH)).mappings()
    with archive.open(f"tables/{table.name}.jsonl", "w", force_zip64=True) as part:
        for row in found:
            line = line_of(row)
            part.write(line)
            running.update(line)
            rows += 1
    return Part(rows, running.hexdigest())


def _write_file(archive: zipfile.ZipFile, store: FileStore, sha256: str) -> None:
    """Pictures and office files are packed already, so they are stored as they are."""
    if not store.is_whole(sha256):
        raise BackupBroken(why=f"文件 {sha256[:12]}… 不见了或者坏了，先运行 webforms doctor 看是哪些")
    entry = zipfile.ZipInfo(f"files/{sha256}")
    with store.path(sha256).open("rb") as source, archive.open(entry, "w", force_zip64=True) as part:
        shutil.copyfileobj(source, part)
