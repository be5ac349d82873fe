"""The workbook as it came, with every fault at its cell, to be mended and sent again as it is.

What an earlier check marked is taken away first. Drop-downs and other sheets stay; the list of faults comes last."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from openpyxl.styles import PatternFill

from webforms.store.framework_book.exporting import to_bytes
from webforms.store.framework_book.grid import open_book
from webforms.store.framework_book.look import AUTHOR, comment, heads, put
from webforms.store.framework_book.words import Column
from webforms.store.record_book.faults import CellFault
from webforms.store.record_book.reading import BOUNDS, FAULTS, OURS, data_sheet

COLUMNS = (
    Column("row", "行", (), 8),
    Column("column", "列", (), 8),
    Column("what", "哪里不对", (), 50),
    Column("cure", "怎么改", (), 60),
)


def mark_book(content: bytes, sheet: str, faults: Sequence[CellFault]) -> bytes:
    """A copy with the faults marked. Formulas in it are texts from now on."""
    book = open_book(content, BOUNDS)
    for each in book.worksheets:
        if each.title not in OURS:
            _clean(each)
    page = data_sheet(book, sheet)
    for place, found in groupby(sorted(faults), lambda fault: (fault.row, fault.column)):
        _mark(page, place, list(found))
    _list(book, faults)
    book.active = book.worksheets.index(page)
    return to_bytes(book)


def _clean(sheet: Any) -> None:
    for row in sheet.iter_rows():
        for cell in row:
            if cell.comment is not None and cell.comment.author == AUTHOR:
                cell.comment, cell.fill = None, PatternFill()
            if cell.data_type == "f":
                cell.value, cell.data_type = str(cell.value), "s"


def _mark(sheet: Any, place: tuple[int, int], found: Sequence[CellFault]) -> None:
    if not place[0]:
        return
    cell = sheet.cell(place[0], place[1] or 1)
    if not hasattr(cell, "column_letter"):  # inside a merged range: only its first cell can be marked
        return
    lines = [f"{fault.what}。{fault.cure}" for fault in found]
    comment(cell, "\n".join(lines), not all(fault.later for fault in found))


def _list(book: Any, faults: Sequence[CellFault]) -> None:
    if FAULTS in book.sheetnames:
        book.remove(book[FAULTS])
    sheet = book.create_sheet(FAULTS)
    heads(sheet, 1, COLUMNS)
    for row, fault in enumerate(sorted(faults), 2):
        for column, text in enumerate((fault.row or "", fault.letter, fault.what, fault.cure), 1):
            put(sheet, row, column, text)
