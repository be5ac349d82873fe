"""A workbook as texts: what stands in each cell, and which cells are one merged cell.

Everything is text from here on, as a person sees it: 0.3 in a cell shown as percent is `30%`, a day is `2027-06-20`. A
formula has no text: it is doubted at its cell, because what it gives is not ours to work out."""

from __future__ import annotations

import datetime
import io
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from webforms.domain.quantity import plain
from webforms.domain.texts import many_lines
from webforms.store.framework_book.doubts import BookRefused, CellPlace, Doubts
from webforms.store.framework_book.safety import FRAMEWORK, MAX_COLUMN, MAX_ROW, Bounds, check_book

UNREADABLE = (ValueError, KeyError, TypeError, AttributeError, IndexError, OSError, InvalidFileException, ParseError)
"""What openpyxl raises for a file that only looks like a workbook."""


@dataclass
class Sheet:
    """One sheet. `merged` leads from each cell of a merged range to the cell that holds its text."""

    title: str
    texts: Mapping[tuple[int, int], str]
    merged: Mapping[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    hidden: bool = False

    @property
    def rows(self) -> range:
        return range(1, max((row for row, _ in self.texts), default=0) + 1)

    def columns(self, row: int) -> Iterator[int]:
        """The columns in which a cell of this row says something itself."""
        return (column for (at, column) in sorted(self.texts) if at == row)

    def text(self, row: int, column: int) -> str:
        """What a person sees there, also in the later cells of a merged range."""
        return self.texts.get(self.merged.get((row, column), (row, column)), "")

    def goes_on(self, row: int, column: int) -> bool:
        """Whether this cell belongs to one that began in a row above."""
        return self.merged.get((row, column), (row, column))[0] < row

    def spans(self, row: int, column: int) -> int:
        """How many columns the cell that begins here is wide."""
        return sum(1 for (at, _), home in self.merged.items() if at == row and home == (row, column)) or 1

    def place(self, row: int = 0, column: int = 0) -> CellPlace:
        return CellPlace(self.title, *self.merged.get((row, column), (row, column)))


def open_book(content: bytes, bounds: Bounds = FRAMEWORK) -> Any:
    """The workbook of openpyxl; BookRefused where it is none or should not be opened."""
    check_book(content, bounds)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl tells which ornaments it drops
        try:
            return load_workbook(io.BytesIO(content), keep_vba=False, keep_links=False)
        except UNREADABLE as error:
            raise BookRefused(why="里面的内容读不出来。请在 Excel 里打开后另存一份。") from error


def read_sheets(content: bytes, doubts: Doubts) -> list[Sheet]:
    """Every sheet, in order; formulas are doubted."""
    return [_read(sheet, doubts) for sheet in open_book(content).worksheets]


def _read(sheet: Any, doubts: Doubts) -> Sheet:
    texts: dict[tuple[int, int], str] = {}
    for row in sheet.iter_rows(max_row=min(sheet.max_row, MAX_ROW), max_col=min(sheet.max_column, MAX_COLUMN)):
        for cell in row:
            if cell.data_type == "f":
                place = CellPlace(sheet.title, cell.row, cell.column)
                doubts.wrong(place, "这里是公式", "选中这一格，复制后“选择性粘贴—数值”，再导入。")
            elif cell.value is not None and (text := _text(cell)):
                texts[cell.row, cell.column] = text
    return Sheet(sheet.title, texts, dict(_merged(sheet)), sheet.sheet_state != "visible")


def _merged(sheet: Any) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    for area in sheet.merged_cells.ranges:
        for row in range(area.min_row, area.max_row + 1):
            for column in range(area.min_col, area.max_col + 1):
                yield (row, column), (area.min_row, area.min_col)


def _text(cell: Any) -> str:
    value = cell.value
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime.datetime | datetime.date):
        return value.strftime("%Y-%m-%d")
    if isinstance(value, int | float):
        return _number(Decimal(format(value, ".15g")), str(cell.number_format))
    return many_lines(str(value))


def _number(value: Decimal, shown_as: str) -> str:
    return plain(value * 100) + "%" if "%" in shown_as else plain(value)
