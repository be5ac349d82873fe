"""A workbook and a base become the draft of a pack.

    base files ─┐
                ├─► plain data of each file ─► PackFiles ─► proofs ─► faults, each at the cell it comes from
    workbook  ──┘
With a running pack as base, the framework is replaced and everything else stays. A new framework begins with the
neutral base, and what it needs besides (units, forms, tasks, roles) is made of what the workbook says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from webforms.domain.pack import Pack
from webforms.store.framework_book import words
from webforms.store.framework_book.doubts import BookRefused, CellPlace, Doubt, Doubts
from webforms.store.framework_book.framework import FrameworkMaker
from webforms.store.framework_book.grid import Sheet, read_sheets
from webforms.store.framework_book.headings import Table, find_table
from webforms.store.framework_book.outline import Outline, OutlineReader, check_sums
from webforms.store.framework_book.placing import Home, Placed, doubts_of
from webforms.store.framework_book.project import Given, Project
from webforms.store.framework_book.words import Column
from webforms.store.framework_book.yaml_text import yaml_text
from webforms.store.pack_files import examine
from webforms.store.pack_files.assemble import assemble
from webforms.store.pack_files.folder import PackFiles, pack_files

NEEDED = ("title", "points")


@dataclass(frozen=True)
class Draft:
    """`pack` is there when nothing blocks it; `doubts` stand in the order of the workbook."""

    files: PackFiles
    pack: Pack | None
    doubts: tuple[Doubt, ...]

    @property
    def blocking(self) -> tuple[Doubt, ...]:
        return tuple(doubt for doubt in self.doubts if doubt.blocking)


def draft_pack(content: bytes, base: PackFiles, given: Given) -> Draft:
    """The draft that a workbook gives; BookRefused where there is no framework in it."""
    doubts = Doubts()
    book = Book(read_sheets(content, doubts), doubts)
    outline = book.outline()
    check_sums(outline, doubts)
    raw = {role: source.data for role, source in assemble(base).sources.items()}
    project = Project(raw, given, book.pairs(words.PROJECT), doubts)
    made = FrameworkMaker(raw, project, outline, book, doubts).make()
    files = pack_files({**base.contents, **{name: yaml_text(data).encode() for name, data in made.files.items()}})
    theirs = frozenset() if given.new else frozenset(base.contents.keys() - made.files.keys())
    return _proved(files, made.placed, Home(outline.home, theirs, made.codes), doubts, book)


class Book:
    """The sheets of a workbook by what they hold."""

    def __init__(self, sheets: Sequence[Sheet], doubts: Doubts) -> None:
        self.sheets, self.doubts = sheets, doubts

    def outline(self) -> Outline:
        outline = OutlineReader(self.framework, self.doubts).read()
        if not outline.entries:
            raise BookRefused(why="表头下面没有指标。")
        return outline

    @property
    def framework(self) -> Table:
        """The sheet that is called so, else the first that has the headings; a table of two levels has no third."""
        columns = (*words.FRAMEWORK_COLUMNS, *words.QUICK)
        two_levels = tuple(_renamed(column) for column in columns if column.key != "title")
        own = (words.RULES, words.PAPERS, words.FIGURES, words.FORMS, words.CHOICES)
        sheets = [sheet for sheet in self.sheets if sheet.title not in own and not sheet.hidden]
        sheets.sort(key=lambda sheet: sheet.title != words.FRAMEWORK)
        for shape in (columns, two_levels):
            for sheet in sheets:
                if table := find_table(sheet, shape, NEEDED):
                    return table
        raise BookRefused(why="没有找到指标表。表头要有“三级指标”（或“指标名称”）和“分值”两栏。")

    def table(self, title: str, columns: Sequence[Column], needed: Sequence[str]) -> Table | None:
        """The table of a sheet of that name, if there is one."""
        for sheet in self.sheets:
            if sheet.title.strip() == title:
                found = find_table(sheet, columns, needed)
                if found is None:
                    names = "、".join(column.heading for column in columns if column.key in needed)
                    self.doubts.wrong(sheet.place(), "没有找到表头", f"表头要有：{names}。")
                return found
        return None

    def pairs(self, title: str) -> dict[str, tuple[str, CellPlace]]:
        """A sheet of words and what they are: word → text and its cell."""
        sheet = next((sheet for sheet in self.sheets if sheet.title.strip() == title), None)
        if sheet is None:
            return {}
        return {sheet.text(row, 1): (sheet.text(row, 2), sheet.place(row, 2)) for row in sheet.rows}


def _renamed(column: Column) -> Column:
    """The second level as the one that holds indicators."""
    return column if column.key != "level2" else Column("title", column.heading, column.also, column.width)


def _proved(files: PackFiles, placed: Sequence[Placed], home: Home, doubts: Doubts, book: Book) -> Draft:
    """The draft with what the proofs say of it; a cell that is doubted already is not doubted for what follows."""
    examined = examine(files)
    known = {doubt.place for doubt in doubts.found if doubt.blocking}
    doubts.extend(doubt for doubt in doubts_of(files, examined.faults, placed, home) if doubt.place not in known)
    order = {sheet.title: number for number, sheet in enumerate(book.sheets)}
    found = sorted(doubts.found, key=lambda doubt: (order.get(doubt.place.sheet, len(order)), doubt))
    blocked = examined.faults or any(doubt.blocking for doubt in found)
    return Draft(files, None if blocked else examined.pack, tuple(found))

