"""What is wrong in a workbook of records: each fault at its cell, what it is and how to mend it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from openpyxl.utils import get_column_letter

CURE = re.compile(r"(?<=[。，])(?=请)")
"""Our messages say what is wrong, then how to mend it."""


@dataclass(frozen=True, order=True)
class CellFault:
    """Row and column as the spreadsheet counts them; 0 stands for all of it. `later`: a draft may still lack this."""

    row: int
    column: int
    what: str
    cure: str = ""
    later: bool = False

    @classmethod
    def said(cls, row: int, column: int, message: str, *, later: bool = False) -> CellFault:
        """A message of a form, cut into what is wrong and the cure."""
        what, *cure = CURE.split(message, maxsplit=1)
        return cls(row, column, what.rstrip("，。"), "".join(cure), later)

    @classmethod
    def kept(cls, said: Mapping[str, Any]) -> CellFault:
        return cls(**said)

    @property
    def letter(self) -> str:
        return letter_of(self.column)

    @property
    def place(self) -> str:
        """`第 14 行 G 列`."""
        if not self.row:
            return "整张表"
        return f"第 {self.row} 行 {self.letter} 列" if self.column else f"第 {self.row} 行"

    @property
    def message(self) -> str:
        """One line, for the command line and the comment of a cell."""
        return f"{self.place}：{self.what}。{self.cure}"

    def to_json(self) -> dict[str, Any]:
        return asdict(self)


def letter_of(column: int) -> str:
    """`G` for 7; empty for the row as a whole."""
    return get_column_letter(column) if column else ""
