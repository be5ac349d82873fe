"""Which row of a sheet holds the headings, and which column says what.

Offices call the same column many names; titles stand above the headings and notes below the table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from webforms.store.framework_book.grid import Sheet
from webforms.store.framework_book.words import Column

LOOKED_AT = 15
ASIDE = re.compile(r"[（(][^（()）]*[)）]|[\s　:：*＊]")


@dataclass(frozen=True)
class Table:
    """A sheet with its headings found: `columns` leads from the key of a column to its number."""

    sheet: Sheet
    head: int
    columns: Mapping[str, int]

    def text(self, row: int, key: str) -> str:
        """What the row says under a heading; empty where there is no such column."""
        return self.sheet.text(row, self.columns[key]) if key in self.columns else ""

    def rows(self) -> Iterator[int]:
        """Rows below the headings in which some column of ours says something, the headings again left out."""
        heads = {key: self.sheet.text(self.head, number) for key, number in self.columns.items()}
        for row in self.sheet.rows:
            said = {key: self.sheet.text(row, number) for key, number in self.columns.items()}
            if row > self.head and any(said.values()) and said != heads:
                yield row


def find_table(sheet: Sheet, columns: Sequence[Column], needed: Sequence[str]) -> Table | None:
    """The table of a sheet: the first row that has all the headings that are needed."""
    for row in range(1, min(len(sheet.rows), LOOKED_AT) + 1):
        found = _columns(sheet, row, columns)
        if all(key in found for key in needed):
            return Table(sheet, row, found)
    return None


def _columns(sheet: Sheet, row: int, columns: Sequence[Column]) -> dict[str, int]:
    """Our columns by the headings of a row; the names we write ourselves come before the others."""
    said = {number: ASIDE.sub("", sheet.text(row, number)) for number in sheet.columns(row)}
    found: dict[str, int] = {}
    for names in (lambda column: (column.heading,), lambda column: column.also):
        for column in columns:
            for number, text in said.items():
                if column.key not in found and number not in found.values() and text in names(column):
                    found[column.key] = number
    return found
