"""The list of units as a workbook or CSV: the same columns whether it is a template or the list as it stands, so that
what went out can come in again. Text goes into cells as text: XlsxWriter is told to make no formula of it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import xlsxwriter

from webforms.domain.pack import Pack
from webforms.domain.units import Unit

TITLES: Mapping[str, str] = {
    "code": "单位码", "name": "名称", "kind": "类别", "parent": "上级", "flags": "标记", "opened": "成立",
    "closed": "撤销", "successor": "并入",
}
WIDTHS: Mapping[str, int] = {
    "code": 10, "name": 28, "kind": 10, "parent": 20, "flags": 26, "opened": 13, "closed": 13, "successor": 20,
}
NOTES: Mapping[str, str] = {
    "code": "一定要写。1 到 16 个字母或数字，例如 FC01。定了就不能改。",
    "name": "一定要写，最多 60 个字。",
    "kind": "一定要写，从下拉里选。",
    "parent": "从下拉里选，或者写上级的单位码。上级也可以在这份名册里，先后不限。",
    "flags": "没有就空着；几个之间用顿号或空格隔开。",
    "opened": "成立的日子，例如 2016-05-01；一直就有的空着。",
    "closed": "不再存在的第一天；还在的空着。",
    "successor": "撤销后并入哪个单位，它报过的数据算到那里。",
}
RULES = (
    "一个单位一行，从第 2 行写起。列的先后可以换，不用的列可以删，前三列要留着。",
    "名册里没有的单位不动；有的，每一列都按名册改，空着的格子就是清空。",
    "有一处不对就全部不导入，每一处都会说明在哪一格、怎么改。",
    "不要合并格子，不要用公式。",
)
NO_FORMULAS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
LIST_SHEET, GUIDE_SHEET, CHOICES_SHEET = "单位", "说明", "选项"
OFFERED_ROWS = 2_000


def as_workbook(pack: Pack, units: Iterable[Unit], everyone: Sequence[Unit]) -> bytes:
    """`units` are the rows; `everyone` are those that the drop-downs offer as what is above."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, NO_FORMULAS)
    sheet, guide, choices = (book.add_worksheet(name) for name in (LIST_SHEET, GUIDE_SHEET, CHOICES_SHEET))
    _heading(book, sheet)
    names = {unit.code: unit.name for unit in everyone}
    for number, unit in enumerate(units, 1):
        for column, text in enumerate(_cells(pack, unit, names)):
            sheet.write_string(number, column, text)
    above = {kind.parent for kind in pack.kinds.values()}
    offered = {
        "kind": [kind.title for kind in pack.kinds.values()],
        "parent": [f"{unit.code} {unit.name}" for unit in everyone if unit.kind in above],
        "flags": [flag.title for flag in pack.flags.values()],
    }
    for place, (key, words) in enumerate(offered.items()):
        _offer(book, sheet, choices, place, key, words)
    choices.hide()
    _guide(book, guide, pack)
    book.close()
    return target.getvalue()


def as_csv(pack: Pack, units: Iterable[Unit], everyone: Sequence[Unit]) -> bytes:
    """UTF-8 with the mark by which Excel knows it."""
    target = io.StringIO(newline="")
    names = {unit.code: unit.name for unit in everyone}
    csv.writer(target).writerows([list(TITLES.values()), *(_cells(pack, unit, names) for unit in units)])
    return target.getvalue().encode("utf-8-sig")


def _cells(pack: Pack, unit: Unit, names: Mapping[str, str]) -> list[str]:
    return [
        unit.code, unit.name, pack.kinds[unit.kind].title, _named(unit.parent, names),
        "、".join(pack.flags[key].title if key in pack.flags else key for key in sorted(unit.flags)),
        unit.opened.isoformat() if unit.opened else "", unit.closed.isoformat() if unit.closed else "",
        _named(unit.successor, names),
    ]


def _named(code: str | None, names: Mapping[str, str]) -> str:
    return f"{code} {names.get(code, '')}".strip() if code else ""


def _heading(book: Any, sheet: Any) -> None:
    look = {"bold": True, "align": "center", "valign": "vcenter", "border": 1, "bg_color": "#E9E4DA"}
    usual, must, text = book.add_format(look), book.add_format({**look, "font_color": "#A32D1C"}), book.add_format(
        {"num_format": "@"})
    for column, (key, title) in enumerate(TITLES.items()):
        sheet.set_column(column, column, WIDTHS[key], text)
        sheet.write_string(0, column, title, must if NOTES[key].startswith("一定") else usual)
        sheet.write_comment(0, column, NOTES[key], {"x_scale": 2})
    sheet.set_row(0, 24)
    sheet.freeze_panes(1, 2)


def _offer(book: Any, sheet: Any, choices: Any, place: int, key: str, words: Sequence[str]) -> None:
    """A drop-down out of a sheet of its own; anything else may be written and is looked at when it is read."""
    if not words:
        return
    choices.write_column(0, place, words)
    letter, column = "ABC"[place], list(TITLES).index(key)
    book.define_name(f"offered_{key}", f"={CHOICES_SHEET}!${letter}$1:${letter}${len(words)}")
    sheet.data_validation(1, column, OFFERED_ROWS, column, {
        "validate": "list", "source": f"=offered_{key}", "error_type": "information", "show_error": False})


def _guide(book: Any, guide: Any, pack: Pack) -> None:
    wrap, bold = book.add_format({"text_wrap": True, "valign": "top"}), book.add_format({"bold": True})
    guide.set_column(0, 0, 12)
    guide.set_column(1, 1, 80)
    lines = [("怎么填", ""), *(("", rule) for rule in RULES), ("", ""), ("列", "写什么"),
             *((title, NOTES[key]) for key, title in TITLES.items()), ("", ""), ("类别", "上级要是"),
             *((kind.title, pack.kinds[kind.parent].title if kind.parent else "没有上级")
               for kind in pack.kinds.values()), ("", ""), ("标记", "哪些单位可以有"),
             *((flag.title, "、".join(pack.kinds[kind].title for kind in flag.kinds)) for flag in pack.flags.values())]
    for number, (left, right) in enumerate(lines):
        guide.write_string(number, 0, left, bold)
        guide.write_string(number, 1, right, wrap)
