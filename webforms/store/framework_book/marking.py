"""The workbook as it came, with every doubt as a comment at its cell: what goes back to whoever made it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from webforms.store.framework_book.doubts import CellPlace, Doubt
from webforms.store.framework_book.exporting import to_bytes
from webforms.store.framework_book.grid import open_book
from webforms.store.framework_book.look import comment, heads, put
from webforms.store.framework_book.words import Column

DOUBTS = "要改的地方"
COLUMNS = (Column("place", "格子", (), 22), Column("what", "问题", (), 50), Column("cure", "改法", (), 60),
           Column("blocking", "要不要改", (), 12))


def mark_book(content: bytes, doubts: Sequence[Doubt]) -> bytes:
    """A copy with comments, and a sheet that lists them. Formulas in it are texts from now on."""
    book = open_book(content)
    for sheet in book.worksheets:
        _still(sheet)
    for place, found in groupby(sorted(doubts), lambda doubt: doubt.place):
        _mark(book, place, list(found))
    _list(book, doubts)
    return to_bytes(book)


def _still(sheet: Any) -> None:
    for row in sheet.iter_rows():
        for cell in row:
            if cell.data_type == "f":
                put(sheet, cell.row, cell.column, str(cell.value))


def _mark(book: Any, place: CellPlace, found: Sequence[Doubt]) -> None:
    if place.sheet not in book.sheetnames:
        return
    cell = book[place.sheet].cell(place.row or 1, place.column or 1)
    lines = [f"{doubt.message}。{doubt.cure}" if doubt.cure else doubt.message for doubt in found]
    comment(cell, "\n".join(lines), any(doubt.blocking for doubt in found))


def _list(book: Any, doubts: Sequence[Doubt]) -> None:
    if DOUBTS in book.sheetnames:
        book.remove(book[DOUBTS])
    sheet = book.create_sheet(DOUBTS)
    heads(sheet, 1, COLUMNS)
    for row, doubt in enumerate(doubts, 2):
        word = "要改" if doubt.blocking else "请核对"
        for column, text in enumerate((str(doubt.place), doubt.message, doubt.cure, word), 1):
            put(sheet, row, column, text)
