"""What is doubtful in a workbook: each doubt at its cell, in words that say how to mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from openpyxl.utils import get_column_letter

from webforms.domain.errors import WebformsError


class BookRefused(WebformsError):
    """A file that is not read at all: no workbook, or one that could do harm."""

    code, kind = "workbook-refused", "input"
    text = "这个表格文件不能用：{why}"


@dataclass(frozen=True, order=True)
class CellPlace:
    """A cell of a sheet; row 0 stands for the sheet as a whole. The order is that of reading."""

    sheet: str
    row: int = 0
    column: int = 0

    def __str__(self) -> str:
        if not self.row:
            return self.sheet
        return f"{self.sheet}!{self.name}"

    @property
    def name(self) -> str:
        """`B7`."""
        return f"{get_column_letter(self.column)}{self.row}"


@dataclass(frozen=True, order=True)
class Doubt:
    """`blocking`: no campaign can run before it is mended. The others say what was assumed."""

    place: CellPlace
    message: str
    cure: str = ""
    blocking: bool = True

    def __str__(self) -> str:
        line = f"{self.place}：{self.message}"
        return f"{line}\n  改法：{self.cure}" if self.cure else line


@dataclass
class Doubts:
    """The doubts met while a workbook is read; the same one is told once."""

    found: list[Doubt] = field(default_factory=list)

    def wrong(self, place: CellPlace, message: str, cure: str = "") -> None:
        """Something that has to be mended."""
        self._add(Doubt(place, message, cure))

    def assumed(self, place: CellPlace, message: str, cure: str = "") -> None:
        """Something that was not said and was taken to be so."""
        self._add(Doubt(place, message, cure, blocking=False))

    def extend(self, doubts: Iterable[Doubt]) -> None:
        for doubt in doubts:
            self._add(doubt)

    def _add(self, doubt: Doubt) -> None:
        if doubt not in self.found:
            self.found.append(doubt)
