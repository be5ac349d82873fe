"""The 指标分工表 read as people lay it out: merged levels, stars, blank rows, sums, footnotes.

    rows ─► what each row is (an indicator, more of the one above, a heading, a sum, a note) ─► Outline

What cannot be read is doubted at its cell; what was left out and taken to be so is said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from webforms.domain.quantity import plain
from webforms.domain.texts import half_width, one_line
from webforms.store.framework_book.cells import Unreadable, listed, read_exact, read_yes
from webforms.store.framework_book.doubts import CellPlace, Doubts
from webforms.store.framework_book.headings import Table
from webforms.store.framework_book.naming import Named, read_named
from webforms.store.framework_book.words import QUICK, STARS

SUM = re.compile(r"^[\s　]*(合\s*计|小\s*计|总\s*计|总\s*分)")
NOTE = re.compile(r"^[\s　]*(注|备注|说明|附注|填表说明)[\s　]*[0-9０-９]*[:：.、]|^[①-⑳]|^\[[0-9]+\]|^[*＊★▲※]")
OPTIONAL = re.compile(r"[（(](选交|可选|选|非必备)[)）]$")
NUMBERED = re.compile(r"^[\s　]*[(（]?[0-9０-９]{1,2}[)）.．、][\s　]*")


@dataclass
class Level:
    """A level of the framework. `points` are those it says itself."""

    name: Named
    place: CellPlace
    code: str = ""
    points: Decimal | None = None
    note: str = ""


@dataclass
class Entry:
    """One indicator as the table has it; `cells` says where each thing about it stands."""

    name: Named
    level1: Level
    level2: Level | None
    row: int
    cells: dict[str, CellPlace]
    standard: str
    points: Decimal
    must_meet: bool
    responsible: str
    papers: list[tuple[str, bool]]
    source: str
    rule: dict[str, str] = field(default_factory=dict)
    code: str = ""


@dataclass
class Outline:
    """`home` is the cell for what is said of the table as a whole."""

    home: CellPlace
    title: str = ""
    levels: list[Level] = field(default_factory=list)
    sublevels: list[Level] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    notes: list[tuple[CellPlace, str]] = field(default_factory=list)
    sums: list[tuple[CellPlace, str, Level | None, Decimal]] = field(default_factory=list)


class OutlineReader:
    """Reads one table from its first row to its last."""

    def __init__(self, table: Table, doubts: Doubts) -> None:
        self.table, self.doubts = table, doubts
        self.outline = Outline(table.sheet.place(table.head, table.columns["title"]), self._title())
        self.level1: Level | None = None
        self.level2: Level | None = None

    def read(self) -> Outline:
        for row in self.table.rows():
            self._row(row)
        return self.outline

    def place(self, row: int, key: str) -> CellPlace:
        return self.table.sheet.place(row, self.table.columns.get(key, self.table.columns["title"]))

    def _title(self) -> str:
        """The first text above the headings."""
        above = (self.table.sheet.texts.get((row, column), "") for row in range(1, self.table.head)
                 for column in self.table.sheet.columns(row))
        return next((one_line(text) for text in above if text), "")

    def _row(self, row: int) -> None:
        if whole := self._whole(row):
            self._heading(row, whole)
        elif total := self._sum(row):
            self._total(row, total)
        else:
            self._enter_levels(row)
            self._indicator(row)

    def _whole(self, row: int) -> str:
        """The text of a row that is one cell, or of a note that stands by itself."""
        own = list(self.table.sheet.columns(row))
        if len(own) != 1:
            return ""
        text = self.table.sheet.text(row, own[0])
        wide = self.table.sheet.spans(row, own[0]) > 2
        return text if wide or NOTE.search(text) else ""

    def _heading(self, row: int, text: str) -> None:
        """Over the whole width: a note, a sum, or the level of the rows below."""
        place = self.table.sheet.place(row, next(iter(self.table.sheet.columns(row))))
        if SUM.match(text):
            self._total(row, text)
        elif NOTE.search(text) or row > self._last_row:
            self.outline.notes.extend((place, line) for line in text.split("\n") if line)
        else:
            self.level1, self.level2 = self._known(self.outline.levels, text, place), None

    @cached_property
    def _last_row(self) -> int:
        """The last row that has points: what stands below are notes."""
        column = self.table.columns["points"]
        rows = (row for row, at in self.table.sheet.texts if at == column)
        return max(rows, default=self.table.head)

    def _sum(self, row: int) -> str:
        said = (self.table.text(row, key) for key in ("level1", "level2", "code", "title"))
        return next((text for text in said if SUM.match(text)), "")

    def _total(self, row: int, text: str) -> None:
        """A sum: of the level it names or stands in, or of everything."""
        points = self.table.text(row, "points")
        points = points if points and points != text else text
        level = None if re.match(r"^[\s　]*(合|总)", text) else self.level1
        try:
            value = Decimal(read_exact(points))
        except Unreadable:
            return
        self.outline.sums.append((self.place(row, "points"), "小计" if level else "合计", level, value))

    def _enter_levels(self, row: int) -> None:
        first, second = self.table.text(row, "level1"), self.table.text(row, "level2")
        if first and not SUM.match(first):
            level = self._known(self.outline.levels, first, self.place(row, "level1"))
            if level is not self.level1:
                self.level1, self.level2 = level, None
        if second and "title" in self.table.columns:
            self.level2 = self._known(self.outline.sublevels, second, self.place(row, "level2"))

    def _known(self, levels: list[Level], text: str, place: CellPlace) -> Level:
        """The level of these words, new where they are met first."""
        name = read_named(text)
        for level in levels:
            if (level.name.code, level.name.title) == (name.code, name.title):
                return level
        levels.append(Level(name, place, points=Decimal(name.points) if name.points else None))
        return levels[-1]

    def _indicator(self, row: int) -> None:
        title = self.table.text(row, "title")
        if self.outline.entries and self._goes_on(row, title):
            self._more(row, self.outline.entries[-1])
        elif title:
            self._new(row, title)
        elif self.table.text(row, "points") or self.table.text(row, "standard"):
            self.doubts.wrong(self.place(row, "title"), "这一行没有指标名称", "写上名称，或删去这一行。")

    def _goes_on(self, row: int, title: str) -> bool:
        if self.table.sheet.goes_on(row, self.table.columns["title"]):
            return True
        return not title and bool(self.table.text(row, "standard"))

    def _more(self, row: int, entry: Entry) -> None:
        """Another row of the same indicator: its standard and points belong to it too."""
        for key in ("standard", "points", "papers"):
            if key in self.table.columns and not self.table.sheet.goes_on(row, self.table.columns[key]):
                text = self.table.text(row, key)
                if key == "standard" and text:
                    entry.standard = f"{entry.standard}\n{text}".strip()
                elif key == "points" and text:
                    entry.points += self._points(row)
                elif text:
                    entry.papers.extend(_papers(text))

    def _new(self, row: int, text: str) -> None:
        name = read_named(text)
        code = one_line(half_width(self.table.text(row, "code")).strip(STARS))
        stars = text + self.table.text(row, "code") + self.table.text(row, "points")
        level1 = self.level1 or self._known(self.outline.levels, self.outline.title or "指标", self.place(row, "title"))
        self.outline.entries.append(Entry(
            name=name, level1=level1, level2=self.level2, row=row,
            cells={key: self.place(row, key) for key in self.table.columns},
            standard=self.table.text(row, "standard"), points=self._points(row),
            must_meet=read_yes(self.table.text(row, "must_meet")) or any(star in stars for star in STARS),
            responsible=self.table.text(row, "responsible"), papers=_papers(self.table.text(row, "papers")),
            source=self.table.text(row, "points_source"), code=code or name.code,
            rule={column.key: text for column in QUICK if (text := self.table.text(row, column.key))},
        ))
        self.level1 = level1

    def _points(self, row: int) -> Decimal:
        text = self.table.text(row, "points").strip(STARS)
        place = self.place(row, "points")
        if not text:
            self.doubts.wrong(place, "没有分值", "写上这项指标的分值。")
            return Decimal(0)
        try:
            return Decimal(read_exact(text))
        except Unreadable as error:
            self.doubts.wrong(place, str(error), "只写分值，如 2 或 1.5。")
            return Decimal(0)


def _papers(text: str) -> list[tuple[str, bool]]:
    """Names of papers, each with whether it is required; numbers before them are dropped."""
    lines = listed(text)
    names = [name for line in lines for name in (_split(line) if len(lines) == 1 else [line])]
    cleaned = [NUMBERED.sub("", name) for name in names]
    return [(OPTIONAL.sub("", name), not OPTIONAL.search(name)) for name in cleaned if name]


def _split(line: str) -> list[str]:
    """One line may list several papers apart by 、, but not within brackets."""
    return [part for part in re.split(r"、(?![^（(]*[)）])", line) if part.strip()]


def check_sums(outline: Outline, doubts: Doubts) -> None:
    """What a level or the last line says it adds up to."""
    for level in outline.levels:
        held = sum((entry.points for entry in outline.entries if entry.level1 is level), Decimal(0))
        if level.points is not None and level.points != held:
            doubts.wrong(level.place, f"写的是 {plain(level.points)} 分，下面的指标共 {plain(held)} 分",
                         "改正这里，或改正指标的分值。")
    for place, word, home, said in outline.sums:
        held = sum((each.points for each in _summed(outline, home)), Decimal(0))
        if said != held:
            message = f"{word}写的是 {plain(said)} 分，指标共 {plain(held)} 分"
            doubts.wrong(place, message, "改正合计，或改正指标的分值。")


def _summed(outline: Outline, level: Level | None) -> Iterator[Entry]:
    return (entry for entry in outline.entries if level is None or entry.level1 is level)
