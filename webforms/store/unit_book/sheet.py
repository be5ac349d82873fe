"""The first sheet of a workbook as rows of texts, as a person sees them. What a text cannot carry is refused by its
cell: a formula, whose result is not ours to work out, and a merged range, of which only one cell says something."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from webforms.domain.quantity import plain
from webforms.domain.texts import one_line
from webforms.store.framework_book.doubts import BookRefused
from webforms.store.framework_book.grid import open_book
from webforms.store.framework_book.safety import MAX_COLUMN, MAX_ROW, Bounds

MOST_NAMED = 5


@dataclass(frozen=True)
class Grid:
    """Rows from the first on, each as wide as it is; `notes` are what a reader should know of them."""

    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()


def read_sheet(content: bytes) -> Grid:
    """BookRefused where the file is no workbook, could do harm, or holds what no list needs."""
    sheets = [sheet for sheet in open_book(content, Bounds("名册")).worksheets if sheet.sheet_state == "visible"]
    if not sheets:
        raise BookRefused(why="里面没有看得见的工作表。")
    sheet = sheets[0]
    if sheet.merged_cells.ranges:
        named = "、".join(sorted(str(area) for area in sheet.merged_cells.ranges)[:MOST_NAMED])
        raise BookRefused(why=f"工作表“{sheet.title}”的 {named} 是合并的格子。请取消合并，每一行都写全。")
    cells = list(sheet.iter_rows(max_row=min(sheet.max_row, MAX_ROW), max_col=min(sheet.max_column, MAX_COLUMN)))
    formulas = [cell.coordinate for row in cells for cell in row if cell.data_type == "f"]
    if formulas:
        why = f"{'、'.join(formulas[:MOST_NAMED])} 是公式。请选中，复制后“选择性粘贴—数值”，再导入。"
        raise BookRefused(why=why)
    return Grid(tuple(tuple(map(_text, row)) for row in cells), tuple(_hidden(sheet, len(cells))))


def _hidden(sheet: Any, last: int) -> list[str]:
    rows = [number for number, row in sheet.row_dimensions.items() if row.hidden and 1 < number <= last]
    if not rows:
        return []
    named = "、".join(map(str, rows[:MOST_NAMED])) + ("……" if len(rows) > MOST_NAMED else "")
    return [f"表里有 {len(rows)} 行是隐藏的（第 {named} 行），也算在内。"]


def _text(cell: Any) -> str:
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, datetime.datetime | datetime.date):
        return value.strftime("%Y-%m-%d")
    if isinstance(value, int | float) and not isinstance(value, bool):
        return plain(Decimal(format(value, ".15g")))
    return one_line(str(value))
