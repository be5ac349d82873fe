"""Workbooks as offices make them: a framework of twenty rows that no program has seen, and small ones to break."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from openpyxl import Workbook

TITLE = "2027年学习型城区建设评价指标"
ROWS = (Path(__file__).parent / "framework_of_twenty.txt").read_text(encoding="utf-8").splitlines()
NOTES = ("①本部分数据按自然年统计。", "②以上年末常住人口为基数。", "注：带*的为必达指标；本表由区教育局解释。")


Row = Sequence[object]


def book(rows: Iterable[Row], *, merges: Iterable[str] = (), **sheets: Iterable[Row]) -> bytes:
    """A workbook whose first sheet has these rows; further sheets by name."""
    made = Workbook()
    first = made.active
    for row in rows:
        first.append(list(row))
    for area in merges:
        first.merge_cells(area)
    for name, listed in sheets.items():
        sheet = made.create_sheet(name)
        for row in listed:
            sheet.append(list(row))
    return saved(made)


def _value(text: str) -> object:
    """What somebody types: a number where it is one, nothing where nothing stands."""
    typed = text.replace("\\n", "\n")
    return int(typed) if typed.isascii() and typed.isdigit() else typed or None


def saved(made: Any) -> bytes:
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


@cache
def framework_of_twenty() -> bytes:
    """Title, headings, a blank row in between, merged levels, a sum, three notes; units of a sheet of their own."""
    heads, *twenty = ([_value(text) for text in line.split("|")] for line in ROWS)
    rows: list[Row] = [[TITLE], heads, *twenty[:9], [], *twenty[9:], ["合计", None, None, None, 100]]
    merges = ("A1:N1", "A3:A11", "B3:B6", "A13:A19", "A20:A23", *(f"A{row}:N{row}" for row in (25, 26, 27)))
    units = [("单位代码", "单位名称", "类别"), ("DJ", "东江街道", "街道"), ("XH", "西湖街道", "街道"),
             ("JY", "区教育局", "区直单位"), ("FG", "区发改局", "区直单位"), ("MZ", "区民政局", "区直单位"),
             ("WL", "区文旅局", "区直单位"), ("CZ", "区财政局", "区直单位")]
    figures = [("名称", "单位", "填报单位", "口径", "登记方式"),
               ("学习活动场次", "场", "各街道", "街道举办、已审核的活动", "逐次登记"),
               ("常住人口", "人", "区发改局", "上年末统计公报", "")]
    return book([*rows, *([note] for note in NOTES)], merges=merges, 单位=units, 数据=figures)


def broken(row: int, column: int, value: object) -> bytes:
    """The framework of twenty with another value in one cell of its first sheet."""
    from openpyxl import load_workbook

    made = load_workbook(io.BytesIO(framework_of_twenty()))
    made.worksheets[0].cell(row, column).value = value
    return saved(made)
