"""How our workbooks look, and the one door through which text gets into a cell: as text, never as a formula."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from webforms.domain.texts import many_lines
from webforms.store.framework_book.words import Column

LONGEST_CELL = 32_000
READ_AS_FORMULA = ("=", "+", "-", "@")
LINE = Side(style="thin", color="B7B1A5")
BORDER = Border(left=LINE, right=LINE, top=LINE, bottom=LINE)
HEAD_FILL = PatternFill("solid", fgColor="E9E4DA")
DOUBT_FILL, NOTE_FILL = PatternFill("solid", fgColor="F6C9C2"), PatternFill("solid", fgColor="FBEBB8")
WRAP = Alignment(wrap_text=True, vertical="top")
CENTER = Alignment(wrap_text=True, vertical="center", horizontal="center")
FONT = "宋体"
AUTHOR = "webforms"
"""Whose comments are doubts of ours."""


def put(sheet: Any, row: int, column: int, value: str | int | Decimal) -> Any:
    """A value into a cell. What begins like a formula is marked as the text it is."""
    cell = sheet.cell(row, column)
    cell.font, cell.alignment, cell.border = Font(name=FONT, size=10.5), WRAP, BORDER
    if isinstance(value, str):
        text = many_lines(value)[:LONGEST_CELL]
        cell.value, cell.data_type = text or None, "s" if text else "n"
        cell.quotePrefix = text.startswith(READ_AS_FORMULA)
    else:
        cell.value = value
    return cell


def title(sheet: Any, row: int, text: str, width: int) -> None:
    """A line over the whole table."""
    cell = put(sheet, row, 1, text)
    cell.font, cell.alignment = Font(name=FONT, size=16, bold=True), CENTER
    sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=width)
    sheet.row_dimensions[row].height = 32


def remark(sheet: Any, row: int, text: str, width: int) -> None:
    """A line below or above the table that explains it."""
    cell = put(sheet, row, 1, text)
    cell.border = Border()
    sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=width)
    sheet.row_dimensions[row].height = 15 * (1 + len(text) // 90)


def heads(sheet: Any, row: int, columns: Sequence[Column]) -> None:
    """The headings, which stay in sight on the screen and on each printed page."""
    for number, column in enumerate(columns, 1):
        cell = put(sheet, row, number, column.heading)
        cell.font, cell.alignment, cell.fill = Font(name=FONT, size=10.5, bold=True), CENTER, HEAD_FILL
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    sheet.freeze_panes = sheet.cell(row + 1, 1)
    sheet.print_title_rows = f"{row}:{row}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr.fitToPage = 0, True


def merge_down(sheet: Any, column: int, first: int, last: int) -> None:
    """One cell over several rows."""
    if last > first:
        sheet.merge_cells(start_row=first, end_row=last, start_column=column, end_column=column)


def offer(sheet: Any, column: int, rows: range, source: str) -> None:
    """A drop-down list; anything else may still be written, and is doubted when it is read."""
    choice = DataValidation(type="list", formula1=source, allow_blank=True, showErrorMessage=False)
    letter = get_column_letter(column)
    choice.add(f"{letter}{rows.start}:{letter}{rows.stop - 1}")
    sheet.add_data_validation(choice)


def comment(cell: Any, text: str, blocking: bool) -> None:
    """What is doubtful about a cell, beside it."""
    note = Comment(text, AUTHOR)
    note.width, note.height = 360, 40 + 22 * (1 + len(text) // 24)
    cell.comment = note
    cell.fill = DOUBT_FILL if blocking else NOTE_FILL
