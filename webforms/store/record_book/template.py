"""The empty workbook of a type: headings, drop-downs, a note at each heading, and a sheet that explains.

Lists stand on a sheet of their own under a name, since a list in a rule ends at 255 characters."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import xlsxwriter

from webforms.domain.pack import Pack, RecordType
from webforms.domain.units import Unit
from webforms.store.record_book.columns import UNIT, Column, columns_of, kind_words
from webforms.store.record_book.names import labels_of
from webforms.store.record_book.tag import SHEET, write_tag

LISTS, GUIDE = "_选项", "说明"
MOST_ROWS = 2_000
"""Rows of one import: all of them are entered in one transaction."""
NO_FORMULAS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
LONGEST_PROMPT, LONGEST_TITLE, LONGEST_SHEET = 255, 32, 31
NOT_IN_SHEETS = str.maketrans("", "", "[]:*?/\\'")
HEAD_COLOUR, MUST_COLOUR = "#E9E4DA", "#A32D1C"
FORMATS = {"date": "yyyy-mm-dd", "datetime": "yyyy-mm-dd hh:mm", "time_range": "hh:mm"}
TYPED = frozenset({"integer", "decimal", "money", "percent", "year"})
"""Kinds whose cells are left to the spreadsheet; every other cell is text, so that 007 stays 007."""


@dataclass(frozen=True)
class Template:
    """What a template is made for: a type, the units that may be named in the first column, and every unit."""

    pack: Pack
    type: RecordType
    units: Sequence[Unit]
    everyone: Sequence[Unit]


def make_template(asked: Template) -> bytes:
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {**NO_FORMULAS, "in_memory": True})
    columns = columns_of(asked.type)
    sheet = book.add_worksheet(sheet_name(asked.type.title))
    guide, lists, tag = book.add_worksheet(GUIDE), book.add_worksheet(LISTS), book.add_worksheet(SHEET)
    _headings(book, sheet, columns)
    for number, column in enumerate(columns):
        _cells(book, sheet, number, column, len(asked.units) == 1)
        _offer(book, sheet, lists, number, column, _choices(asked, column))
    _guide(book, guide, asked.type, columns)
    lists.very_hidden()
    write_tag(tag, asked.type.key, asked.pack.key, asked.pack.version, columns)
    book.close()
    return target.getvalue()


def sheet_name(title: str) -> str:
    return title.translate(NOT_IN_SHEETS)[:LONGEST_SHEET]


def _headings(book: Any, sheet: Any, columns: Sequence[Column]) -> None:
    plain = {"bold": True, "text_wrap": True, "valign": "vcenter", "align": "center", "border": 1}
    plain["bg_color"] = HEAD_COLOUR
    usual, must = book.add_format(plain), book.add_format({**plain, "font_color": MUST_COLOUR})
    for number, column in enumerate(columns):
        sheet.write_string(0, number, column.title, must if column.must else usual)
        sheet.write_comment(0, number, kind_words(column), {"x_scale": 2, "y_scale": 1.2})
    sheet.set_row(0, 36)
    sheet.freeze_panes(1, 1)


def _cells(book: Any, sheet: Any, number: int, column: Column, alone: bool) -> None:
    """With a single unit its column is hidden: an empty cell means that unit."""
    kind = column.field.kind if column.field else ""
    format_ = None if kind in TYPED else book.add_format({"num_format": FORMATS.get(kind, "@")})
    sheet.set_column(number, number, column.width, format_, {"hidden": column.key == UNIT and alone})


def _choices(asked: Template, column: Column) -> list[str]:
    if column.key == UNIT:
        return list(labels_of(asked.units).values())
    if column.field is None:
        return []
    if column.field.kind == "unit":
        return list(labels_of(asked.everyone).values())
    return {"bool": ["是", "否"], "choice": list(column.field.choices.values())}.get(column.field.kind, [])


def _offer(book: Any, sheet: Any, lists: Any, number: int, column: Column, choices: Sequence[str]) -> None:
    """The note that shows when the cell is chosen, with a list where there is one; anything may still be written."""
    rule = {
        "validate": "any",
        "input_title": column.heading[:LONGEST_TITLE],
        "show_error": False,
        "input_message": kind_words(column)[:LONGEST_PROMPT],
    }
    if choices:
        lists.write_column(0, number, choices)
        name = f"list_{number + 1}"
        letter = xlsxwriter.utility.xl_col_to_name(number)
        book.define_name(name, f"='{LISTS}'!${letter}$1:${letter}${len(choices)}")
        rule |= {"validate": "list", "source": f"={name}"}
    sheet.data_validation(1, number, MOST_ROWS, number, rule)


def _guide(book: Any, sheet: Any, type_: RecordType, columns: Sequence[Column]) -> None:
    bold, wrap = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    lines = (
        f"一行一条“{type_.title}”，从第 2 行起填，一次最多 {MOST_ROWS} 行。带 * 的列要填。",
        "列的先后可以换，用不着的列可以删。不要合并单元格，不要留公式。空行会跳过，隐藏的行也会导入。",
        "填好后到“导入导出”上传。有一处不对就一行也不导入，会退回一份标红的副本，改好再传。",
        "同一行内容传两次，只算一条。",
    )
    for row, line in enumerate(lines):
        sheet.write_string(row, 0, line)
    first = len(lines) + 1
    for place, word in enumerate(("列", "要填", "怎么填")):
        sheet.write_string(first, place, word, bold)
    for row, column in enumerate(columns, first + 1):
        for place, word in enumerate((column.heading, "要" if column.must else "", kind_words(column))):
            sheet.write_string(row, place, word, wrap)
    sheet.set_column(0, 0, 30)
    sheet.set_column(2, 2, 80)
