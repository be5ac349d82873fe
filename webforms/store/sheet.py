"""A list as a workbook: written row by row, and nothing that a person typed becomes a formula or a link."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterable, Sequence

import xlsxwriter

WIDTH = 18
HEAD_COLOUR = "#E9E4DA"
Value = str | int | datetime.date


def make_sheet(title: str, head: Sequence[str], rows: Iterable[Sequence[Value]]) -> bytes:
    """The file of one sheet with a head that stays in sight; `title` is a name of ours, which Excel takes."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"constant_memory": True, "strings_to_formulas": False})
    bold = book.add_format({"bold": True, "bg_color": HEAD_COLOUR, "text_wrap": True, "valign": "vcenter"})
    day = book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
    sheet = book.add_worksheet(title)
    sheet.set_column(0, max(len(head) - 1, 0), WIDTH)
    sheet.freeze_panes(1, 1)
    for column, word in enumerate(head):
        sheet.write_string(0, column, word, bold)
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row):
            _write(sheet, number, column, value, day)
    book.close()
    return target.getvalue()


def _write(sheet: xlsxwriter.worksheet.Worksheet, row: int, column: int, value: Value, day: object) -> None:
    if isinstance(value, datetime.date):
        sheet.write_datetime(row, column, value, day)
    elif isinstance(value, int):
        sheet.write_number(row, column, value)
    else:
        sheet.write_string(row, column, value)
