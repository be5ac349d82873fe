"""Rows of imports: which workbook came in, how it was found, whether its records are entered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Row, and_, insert, select, update

from webforms.domain.errors import NotFound
from webforms.store.schema import imports
from webforms.store.transactions import Tx
from webforms.store.views.imports import ImportLine, ImportState
from webforms.store.writing import added

SHOWN = 20


def add_import(tx: Tx, *, unit: int, account: int, **columns: Any) -> int:
    return added(
        tx, insert(imports).values(campaign_id=tx.campaign_id, unit_id=unit, account_id=account, at=tx.now, **columns)
    )


def get_import(tx: Tx, account: int, number: int) -> ImportLine:
    """An import of this account; another's is not there."""
    row = tx.first(select(imports).where(imports.c.id == number, _own(tx, account)))
    if row is None:
        raise NotFound(what="这次导入")
    return _line(row)


def lock_import(tx: Tx, account: int, number: int) -> ImportLine:
    """The same, kept from whoever presses the button a second time."""
    tx.run(select(imports.c.id).where(imports.c.id == number).with_for_update())
    return get_import(tx, account, number)


def list_imports(tx: Tx, account: int) -> list[ImportLine]:
    """The account's imports, the newest first."""
    asked = select(imports).where(_own(tx, account)).order_by(imports.c.id.desc()).limit(SHOWN)
    return [_line(row) for row in tx.all(asked)]


def change_import(tx: Tx, number: int, state: ImportState, report: Mapping[str, Any], **columns: Any) -> None:
    """What was found or done; one that is entered stays so, whatever a slower look beside it found."""
    values = {"state": state, "report": dict(report), **columns}
    tx.run(update(imports).where(imports.c.id == number, imports.c.state != "done").values(values))


def _own(tx: Tx, account: int) -> Any:
    return and_(imports.c.account_id == account, imports.c.campaign_id == tx.campaign_id)


def _line(row: Row[Any]) -> ImportLine:
    return ImportLine(
        row.id, row.type, row.name, row.sha256, row.marked_sha256, row.state, row.report, row.at, row.done_at
    )
