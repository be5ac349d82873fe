"""Rows into a workbook, each written to the disk as it comes; text stays text, whatever it begins with."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import xlsxwriter

from webforms.store.record_book.columns import Column
from webforms.store.record_book.template import HEAD_COLOUR, NO_FORMULAS, sheet_name

LONGEST_CELL = 32_000
DAY, MOMENT = "yyyy-mm-dd", "yyyy-mm-dd hh:mm"
NUMBERS = frozenset({"integer", "decimal", "money", "percent", "year"})
MOST_DIGITS = 15
"""What a spreadsheet keeps of a number; a longer one is written as text."""


def write_book(path: Path, title: str, heads: Sequence[tuple[str, int]], rows: Iterable[Sequence[Any]]) -> int:
    """A sheet with headings (text, width) and rows of text, whole numbers, Decimals, days and moments; how many rows
    were written."""
    book = xlsxwriter.Workbook(str(path), {**NO_FORMULAS, "constant_memory": True, "remove_timezone": True})
    sheet = book.add_worksheet(sheet_name(title))
    bold = book.add_format({"bold": True, "border": 1, "bg_color": HEAD_COLOUR, "text_wrap": True})
    days: dict[type, Any] = {
        datetime.date: book.add_format({"num_format": DAY}),
        datetime.datetime: book.add_format({"num_format": MOMENT}),
    }
    for number, (text, width) in enumerate(heads):
        sheet.set_column(number, number, width)
        sheet.write_string(0, number, text, bold)
    sheet.freeze_panes(1, 0)
    count = 0
    for count, row in enumerate(rows, 1):
        for number, value in enumerate(row):
            _write(sheet, count, number, value, days)
    if count:
        sheet.autofilter(0, 0, count, len(heads) - 1)
    book.close()
    return count


def values_of(
    columns: Sequence[Column], data: Mapping[str, Any], names: Mapping[str, str], files: Mapping[str, Sequence[str]]
) -> list[Any]:
    """The cells of a record, in the columns of its template: what comes out could go in again."""
    return [_value(column, data, names, files) for column in columns]


def _value(
    column: Column, data: Mapping[str, Any], names: Mapping[str, str], files: Mapping[str, Sequence[str]]
) -> Any:
    if column.item is not None:
        return "；".join(files.get(column.item.item, ()))
    if column.field is None or (value := data.get(column.field.key)) is None:
        return ""
    if column.side:
        return value.get(column.side, "") if isinstance(value, Mapping) else str(value)
    field, kind = column.field, column.field.kind
    if kind == "bool":
        return {"true": "是", "false": "否"}.get(str(value).lower(), str(value))
    if kind == "choices":
        several = value if isinstance(value, list) else [value]
        return "；".join(field.choices.get(str(each), str(each)) for each in several)
    if kind == "choice":
        return field.choices.get(str(value), str(value))
    if kind == "unit":
        return names.get(str(value), str(value))
    return _plain(kind, value)


def _plain(kind: str, value: Any) -> Any:
    try:
        if kind in NUMBERS:
            return Decimal(str(value))
        if kind == "date":
            return datetime.date.fromisoformat(str(value))
        if kind == "datetime":
            return datetime.datetime.fromisoformat(str(value))
    except (InvalidOperation, ValueError):  # a draft holds what was typed
        return str(value)
    return str(value)


def _write(sheet: Any, row: int, column: int, value: Any, days: Mapping[type, Any]) -> None:
    if isinstance(value, Decimal | int) and not isinstance(value, bool):
        _write_number(sheet, row, column, Decimal(value))
    elif isinstance(value, datetime.date):
        if value.year < 1900:
            sheet.write_string(row, column, value.isoformat())
        else:
            sheet.write_datetime(row, column, value, days[type(value)])
    elif value not in ("", None):
        sheet.write_string(row, column, str(value)[:LONGEST_CELL])


def _write_number(sheet: Any, row: int, column: int, value: Decimal) -> None:
    if value.is_finite() and len(value.as_tuple().digits) <= MOST_DIGITS:
        sheet.write_number(row, column, value)
    else:
        sheet.write_string(row, column, f"{value:f}" if value.is_finite() else str(value))
