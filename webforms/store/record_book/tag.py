"""The hidden sheet by which a workbook is known again: type, pack, and which heading is which column.

A clerk may rename a heading or put the columns in another order; a template of another type is named as what it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from webforms.store.record_book.columns import Column

SHEET = "_webforms"
FORMAT = "webforms-records-1"
FIRST_KEY = 5
"""The row where the list of columns begins."""


@dataclass(frozen=True)
class Tag:
    type: str
    pack: str
    version: str
    columns: tuple[tuple[str, str], ...]
    """Key and heading, in the order of the template."""


def write_tag(sheet: Any, type_key: str, pack: str, version: str, columns: Sequence[Column]) -> None:
    """Onto an XlsxWriter sheet."""
    for row, (word, value) in enumerate((("format", FORMAT), ("type", type_key), ("pack", pack), ("version", version))):
        sheet.write_string(row, 0, word)
        sheet.write_string(row, 1, value)
    for row, column in enumerate(columns, FIRST_KEY - 1):
        sheet.write_string(row, 0, column.key)
        sheet.write_string(row, 1, column.title)
    sheet.very_hidden()


def read_tag(book: Any) -> Tag | None:
    """From an openpyxl workbook; None where it carries none."""
    if SHEET not in book.sheetnames:
        return None
    rows = [
        (str(first or ""), str(second or ""))
        for first, second in book[SHEET].iter_rows(max_row=200, max_col=2, values_only=True)
    ]
    head = dict(rows[: FIRST_KEY - 1])
    if head.get("format") != FORMAT:
        return None
    keys = tuple(row for row in rows[FIRST_KEY - 1 :] if row[0])
    return Tag(head.get("type", ""), head.get("pack", ""), head.get("version", ""), keys)
