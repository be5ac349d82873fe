"""Records to take away as a workbook: those of a list, in the columns of their template, masked as on its pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from webforms.domain.access import Actor, may_ever
from webforms.domain.errors import Refused
from webforms.domain.pack import RecordType
from webforms.domain.workflow import STATE_WORDS
from webforms.store.record_book import Column, columns_of
from webforms.store.record_book.columns import UNIT
from webforms.store.record_book.exporting import values_of, write_book
from webforms.store.record_book.names import labels_of
from webforms.store.record_export import ExportRow, Wanted, count_records, iterate_records
from webforms.store.record_lists import title_of
from webforms.store.scope import scope_of
from webforms.store.transactions import ZONE, Store, Tx
from webforms.store.units import list_units

FIRST = (("编号", 20), ("单位码", 10), ("填报单位", 20), ("状态", 9), ("最近改动", 17))
GENERAL = (*FIRST, ("表", 18), ("名称", 30), ("期间", 10))
Told = Callable[[int, int], None]


def export_records(store: Store, actor: Actor, wanted: Wanted, path: Path, told: Told | None = None) -> int:
    """Write what the account sees into a workbook at `path`; how many records. With a type: every field; without: what
    a list shows."""
    if not may_ever(actor, "record.read"):
        raise Refused(verb="record.read")
    with store.read() as tx:
        scope = scope_of(actor, "record.read")
        type_ = tx.pack.types.get(wanted.type or "")
        columns = tuple(column for column in columns_of(type_) if column.key != UNIT) if type_ else ()
        heads = [*(FIRST if type_ else GENERAL), *((column.heading, column.width) for column in columns)]
        of = count_records(tx, scope, wanted) if told else 0
        rows = _rows(tx, type_, columns, iterate_records(tx, scope, wanted))
        return write_book(path, type_.title if type_ else "记录", heads, _telling(rows, told, of))


def _rows(
    tx: Tx, type_: RecordType | None, columns: tuple[Column, ...], rows: Iterator[ExportRow]
) -> Iterator[list[Any]]:
    names = labels_of(list_units(tx))
    for row in rows:
        first = [
            row.number or "",
            row.unit,
            row.unit_name,
            STATE_WORDS[row.state],
            row.changed_at.astimezone(ZONE).replace(tzinfo=None),
        ]
        if type_ is not None:
            yield [*first, *values_of(columns, row.data, names, row.files)]
        elif row.type in tx.pack.types:
            known = tx.pack.types[row.type]
            yield [*first, known.title, title_of(known, row.data, row.nil_for), row.period]


def _telling(rows: Iterator[list[Any]], told: Told | None, of: int) -> Iterator[list[Any]]:
    for count, row in enumerate(rows, 1):
        if told and count % 500 == 0:
            told(count, of)
        yield row
