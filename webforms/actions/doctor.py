"""Looking for what must not be: totals that drifted, files that are gone, a history that was touched."""

from __future__ import annotations

from collections.abc import Iterator

from webforms.store import health, totals
from webforms.store.engine import sqlite_at_risk
from webforms.store.transactions import Store
from webforms.store.views import Finding


def examine(store: Store, *, files: bool = True) -> Iterator[Finding]:
    """Everything that is wrong, most of it in queries that grow with the number of units, not of records.

    `files` reads every file once and compares it with its name."""
    if store.engine.dialect.name == "sqlite" and (version := sqlite_at_risk()):
        yield Finding("sqlite-version", f"SQLite {version} 有会损坏数据库的缺陷（WAL-reset）。",
                      "请安装 pysqlite3，或升级到 3.51.3 以上。", {"version": version})
    with store.read() as tx:
        yield from health.totals_findings(tx)
        yield from health.history_findings(tx)
        yield from health.record_findings(tx)
        yield from health.snapshot_findings(tx)
        if files:
            yield from health.file_findings(tx, store.files)


def rebuild_totals(store: Store) -> int:
    """Bring the totals to what the facts in force add up to; the number of rows mended. Nobody writes meanwhile."""
    with store.freeze() as tx:
        wrong = list(totals.drifted(tx))
        for at, kept, wanted in wrong:
            totals.mend(tx, at, kept, wanted)
    return len(wrong)
