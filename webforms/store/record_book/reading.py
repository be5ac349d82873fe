"""A workbook that came back: its rows as raw texts of a form, and what cannot be read at all.

    safe? ─► tag: of this type? ─► headings ─► rows ─► texts by field, names of files by item
Nothing is decided about the texts here: the same checks as behind the form look at them afterwards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from webforms.domain.pack import Pack, RecordType
from webforms.domain.texts import half_width
from webforms.domain.units import Unit
from webforms.store.framework_book.doubts import BookRefused
from webforms.store.framework_book.grid import open_book
from webforms.store.framework_book.safety import MAX_ROW, Bounds
from webforms.store.record_book.cells import names_in, raw_value, text_of
from webforms.store.record_book.columns import UNIT, Column, columns_of
from webforms.store.record_book.faults import CellFault
from webforms.store.record_book.headings import Headings, find_headings
from webforms.store.record_book.names import codes_by_word
from webforms.store.record_book.tag import SHEET, Tag, read_tag
from webforms.store.record_book.template import GUIDE, LISTS, MOST_ROWS, TYPED, sheet_name

FAULTS = "错误清单"
OURS = (SHEET, LISTS, GUIDE, FAULTS)
BOUNDS = Bounds("要导入的行", cells=250_000, opened=64 * 1024 * 1024)


@dataclass(frozen=True)
class BookRow:
    """A row that says something: texts by column of the sheet, raw values by field, names of files by item."""

    number: int
    texts: Mapping[int, str]
    unit: str
    data: Mapping[str, Any]
    files: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Book:
    sheet: str
    headings: Headings
    rows: tuple[BookRow, ...]
    faults: tuple[CellFault, ...]
    notes: tuple[str, ...]

    def place_of(self, fault_key: str, data: Mapping[str, Any]) -> int:
        """The column where a fault of this field is shown; 0 where the sheet has none."""
        places = [place for place, column in self.headings.places.items() if column.fault_key == fault_key]
        return places[-1] if places else 0


@dataclass
class _Found:
    faults: list[CellFault] = field(default_factory=list)
    wide: list[str] = field(default_factory=list)
    hidden: list[int] = field(default_factory=list)


def read_book(content: bytes, pack: Pack, type_: RecordType, everyone: Sequence[Unit]) -> Book:
    """The rows of a workbook; BookRefused where it is none, or one of another type."""
    book = open_book(content, BOUNDS)
    tag = read_tag(book)
    _refuse_other(pack, type_, tag)
    sheet = _sheet(book, type_)
    headings = find_headings(sheet, columns_of(type_), tag)
    if not headings.places:
        raise BookRefused(why=f"找不到“{type_.title}”的列名。请下载模板，把内容填进去再传。")
    found = _Found(list(_missing(type_, headings)))
    rows = tuple(_rows(sheet, headings, codes_by_word(everyone), found))
    if len(rows) > MOST_ROWS:
        raise BookRefused(why=f"有 {len(rows)} 行，一次最多 {MOST_ROWS} 行。请分成几个文件，一个一个传。")
    found.faults += _merged(sheet, headings)
    return Book(sheet.title, headings, rows, tuple(found.faults), tuple(_notes(pack, tag, headings, found)))


def data_sheet(book: Any, title: str) -> Any:
    """The sheet of that name, else the first that may hold rows."""
    others = [sheet for sheet in book.worksheets if sheet.title not in OURS]
    if not others:
        raise BookRefused(why="里面没有工作表。请下载模板，把内容填进去再传。")
    return next((sheet for sheet in others if sheet.title == title), others[0])


def _sheet(book: Any, type_: RecordType) -> Any:
    return data_sheet(book, sheet_name(type_.title))


def _refuse_other(pack: Pack, type_: RecordType, tag: Tag | None) -> None:
    if tag is None or tag.type == type_.key:
        return
    other = pack.types.get(tag.type)
    named = f"“{other.title}”的表格" if other else "另一种记录的表格"
    raise BookRefused(why=f"这是{named}，这里要导入“{type_.title}”。请换一个文件，或者选对要导入的表。")


def _missing(type_: RecordType, headings: Headings) -> Iterator[CellFault]:
    there = {column.key for column in headings.places.values()}
    for column in columns_of(type_):
        if column.must and column.key != UNIT and column.key not in there:
            said = f"缺“{column.heading}”这一列"
            yield CellFault(0, 0, said, "请从模板里把这一列复制过来。", later=column.item is not None)


def _rows(sheet: Any, headings: Headings, codes: Mapping[str, str], found: _Found) -> Iterator[BookRow]:
    last, width = min(sheet.max_row, MAX_ROW), max(headings.places)
    for cells in sheet.iter_rows(min_row=headings.row + 1, max_row=last, max_col=width):
        row = _row(cells, headings, codes, found)
        if row is None:
            continue
        if sheet.row_dimensions[row.number].hidden:
            found.hidden.append(row.number)
        yield row


def _row(cells: Sequence[Any], headings: Headings, codes: Mapping[str, str], found: _Found) -> BookRow | None:
    """None where no cell of ours says anything."""
    texts: dict[int, str] = {}
    for cell in cells:
        if cell.column in headings.places and cell.value is not None:
            texts[cell.column] = _read(cell, headings.places[cell.column], found)
    if not any(texts.values()):
        return None
    data: dict[str, Any] = {}
    files: dict[str, tuple[str, ...]] = {}
    for place, column in headings.places.items():
        text = texts.get(place, "")
        if column.item is not None:
            files[column.item.item] = names_in(text)
        elif column.field is not None and column.side:
            data.setdefault(column.field.key, {})[column.side] = text
        elif column.field is not None and text:
            data[column.field.key] = raw_value(column, text, codes)
    return BookRow(cells[0].row, texts, texts.get(headings.column_of(UNIT), ""), data, files)


def _read(cell: Any, column: Column, found: _Found) -> str:
    if cell.data_type == "f":
        cure = "请选中这一格，复制后“选择性粘贴—数值”。"
        found.faults.append(CellFault(cell.row, cell.column, "这里是公式", cure))
        return str(cell.value if isinstance(cell.value, str) else "公式")
    if cell.data_type == "e":
        found.faults.append(CellFault(cell.row, cell.column, f"这里是错误值 {cell.value}", "请写上内容，或清空。"))
        return str(cell.value)
    text = text_of(cell)
    if column.field is not None and column.field.kind in TYPED and half_width(text) != text:
        found.wide.append(f"{text} → {half_width(text)}")
    return text


def _merged(sheet: Any, headings: Headings) -> Iterator[CellFault]:
    for area in sheet.merged_cells.ranges:
        if area.max_row > headings.row and area.min_col <= max(headings.places):
            row = max(area.min_row, headings.row + 1)
            yield CellFault(row, area.min_col, f"{area.coord} 是合并的格子", "请取消合并，每一行都填上。")


def _notes(pack: Pack, tag: Tag | None, headings: Headings, found: _Found) -> Iterator[str]:
    if tag is not None and (tag.pack, tag.version) != (pack.key, pack.version):
        yield f"模板是旧版本的（{tag.version}），已按现在的表核对"
    if found.wide:
        yield f"{len(found.wide)} 个全角数字已自动读成普通数字（如 {found.wide[0]}）"
    if found.hidden:
        listed = "、".join(str(number) for number in found.hidden[:5])
        yield f"{len(found.hidden)} 行隐藏的行也读了（第 {listed} 行{'等' if len(found.hidden) > 5 else ''}）"
    if headings.unknown:
        yield f"没有读的列：{'、'.join(headings.unknown.values())}"
