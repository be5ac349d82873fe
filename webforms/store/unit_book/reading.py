"""A list of units out of a file that some office saved: a workbook, or CSV in one of the two encodings of Excel.

    bytes ─► is it what its name says? ─► rows of texts ─► headings known, each once ─► UnitList
UnreadableList says what is wrong with the file itself; what is wrong in a row is for those who know the tree."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from webforms.domain.errors import WebformsError
from webforms.domain.texts import half_width, one_line
from webforms.store.unit_book.sheet import Grid, read_sheet
from webforms.store.unit_book.writing import TITLES

NEEDED = ("code", "name", "kind")
MOST_ROWS = 2_000
MOST_BYTES = 10 * 1024 * 1024
ZIP, OLD_EXCEL = b"PK", b"\xd0\xcf\x11\xe0"
"""How an .xlsx and an .xls begin: some of them could be read as GB 18030."""
ASIDE = re.compile(r"[（(].*|\*")
SURPLUS = ""


class UnreadableList(WebformsError):
    code, kind = "unreadable-list", "input"
    text = "读不了 {file}：{why}"


@dataclass(frozen=True)
class UnitList:
    """The rows below the heading, blank ones too. `keys` are our names of the columns, "" for one without heading."""

    name: str
    headings: tuple[str, ...]
    keys: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()

    @property
    def named(self) -> dict[str, str]:
        """Our name of a column → what stands above it."""
        return {key: heading for key, heading in zip(self.keys, self.headings, strict=True) if key}

    def cells(self) -> list[dict[str, str]]:
        return [_cells(self.keys, row) for row in self.rows]


def read_list(name: str, content: bytes) -> UnitList:
    """`name` is that of the file: what it ends in must be true."""
    if len(content) > MOST_BYTES:
        raise UnreadableList(file=name, why=f"文件超过 {MOST_BYTES // 1024 // 1024} 兆，不像一份名册。")
    grid = _grid(name, content)
    if not any(map(any, grid.rows)):
        said = "、".join(TITLES.values())
        raise UnreadableList(file=name, why=f"文件是空的。第一行要写列名：{said}（或者 {','.join(TITLES)}）。")
    headings = _trimmed(grid.rows[0])
    keys = tuple(map(_key, headings))
    _check(name, headings, keys)
    rows = _without_tail(grid.rows[1:])
    if len(rows) > MOST_ROWS:
        raise UnreadableList(file=name, why=f"有 {len(rows)} 行，一次最多 {MOST_ROWS} 行。请分几份导入。")
    return UnitList(name, headings, keys, rows, grid.notes)


def _grid(name: str, content: bytes) -> Grid:
    if content.startswith(OLD_EXCEL):
        raise UnreadableList(file=name, why="这是旧式的 .xls，或者有密码。请在 Excel 里去掉密码，另存为 .xlsx。")
    if name.lower().endswith((".xlsx", ".xlsm")):
        return read_sheet(content)
    if content.startswith(ZIP):
        raise UnreadableList(file=name, why="内容是 .xlsx 或压缩包，名字却不是。是 Excel 文件的，请把名字改成 .xlsx。")
    return Grid(tuple(map(tuple, _lines(name, _text(name, content)))))


def _lines(name: str, text: str) -> list[list[str]]:
    rows: list[list[str]] = []
    try:
        rows.extend(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        raise UnreadableList(file=name, why=f"第 {len(rows) + 1} 行的引号或逗号不对。") from error
    return rows


def _text(name: str, content: bytes) -> str:
    """UTF-8, or GB 18030 as Chinese Excel saves it."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise UnreadableList(file=name, why="不是 .xlsx，也不是文本文件。请在 Excel 里另存为 .xlsx 或者 CSV（UTF-8）。")


def _key(heading: str) -> str:
    """Our name of a column: `code`, or 单位码, or 单位码（不能改）; what is unknown stays as it stands."""
    word = ASIDE.sub("", half_width(heading)).strip().lower()
    return next((key for key, title in TITLES.items() if word in (key, title)), word)


def _check(name: str, headings: Sequence[str], keys: Sequence[str]) -> None:
    """A column that is missing or misspelt would empty what it stands for in every unit of the list."""
    if missing := [key for key in NEEDED if key not in keys]:
        named = "、".join(f"{TITLES[key]}（{key}）" for key in missing)
        raise UnreadableList(file=name, why=f"第 1 行要写列名，还缺 {named}。")
    if unknown := [said for said, key in zip(headings, keys, strict=True) if key and key not in TITLES]:
        known = "、".join(f"{title}（{key}）" for key, title in TITLES.items())
        raise UnreadableList(
            file=name, why=f"第 1 行的列名不认识：{'、'.join(unknown)}。请改成 {known}，或者去掉这一列。")
    if twice := sorted({key for key in keys if key and keys.count(key) > 1}):
        raise UnreadableList(file=name, why=f"第 1 行的列名写了两次：{'、'.join(twice)}。请去掉一列。")


def _cells(keys: Sequence[str], row: Sequence[str]) -> dict[str, str]:
    named = {key: cell for key, cell in zip(keys, row, strict=False) if key}
    surplus = [cell for key, cell in zip_longest(keys, row, fillvalue="") if not key]
    return {**named, SURPLUS: ",".join(filter(None, surplus))}


def _trimmed(row: Iterable[str]) -> tuple[str, ...]:
    said = [one_line(heading) for heading in row]
    while said and not said[-1]:
        said.pop()
    return tuple(said)


def _without_tail(rows: Sequence[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """Blank rows below the last that says something are no rows."""
    last = max((number for number, row in enumerate(rows, 1) if any(cell.strip() for cell in row)), default=0)
    return tuple(rows[:last])
