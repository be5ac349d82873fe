"""Which column of a sheet is which of ours: by its heading, by the heading it had, else by where it stood."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from webforms.domain.texts import one_line
from webforms.store.record_book.cells import text_of
from webforms.store.record_book.columns import Column
from webforms.store.record_book.names import plain
from webforms.store.record_book.tag import Tag

SEARCHED = 6
"""Rows in which the headings may stand: some put a title above."""
MOST_COLUMNS = 80


@dataclass(frozen=True)
class Headings:
    """`places`: column of the sheet → ours; `unknown`: headings that are none of ours, with their column."""

    row: int
    places: Mapping[int, Column]
    unknown: Mapping[int, str]

    def column_of(self, key: str) -> int:
        """Where a column of ours stands; 0 where it is missing."""
        return next((place for place, column in self.places.items() if column.key == key), 0)


def find_headings(sheet: Any, columns: Sequence[Column], tag: Tag | None) -> Headings:
    """The row that has most of our headings, the first of several."""
    words = _words(columns, tag)
    rows = [_texts(sheet, row) for row in range(1, SEARCHED + 1)]
    known = [sum(plain(text).rstrip("*") in words for text in texts.values()) for texts in rows]
    best = known.index(max(known))
    return _placed(best + 1, rows[best], words, columns, tag if best == 0 or max(known) else None)


def _placed(
    row: int, texts: Mapping[int, str], words: Mapping[str, Column], columns: Sequence[Column], tag: Tag | None
) -> Headings:
    places: dict[int, Column] = {}
    for place, text in texts.items():
        column = words.get(plain(text).rstrip("*"))
        if column is not None and column not in places.values():
            places[place] = column
    by_key = {column.key: column for column in columns}
    for place, (key, _) in enumerate(tag.columns if tag else (), 1):
        column = by_key.get(key)
        if place in texts and place not in places and column is not None and column not in places.values():
            places[place] = column
    return Headings(row, places, {place: text for place, text in texts.items() if place not in places})


def _words(columns: Sequence[Column], tag: Tag | None) -> dict[str, Column]:
    """Everything a heading may say, the surest word last."""
    words: dict[str, Column] = {}
    for column in columns:
        if column.field is not None and not column.side:
            words.setdefault(plain(column.field.label), column)
    had = dict(tag.columns) if tag else {}
    words |= {plain(had[column.key]).rstrip("*"): column for column in columns if column.key in had}
    return words | {plain(column.heading): column for column in columns}


def _texts(sheet: Any, row: int) -> dict[int, str]:
    cells = next(sheet.iter_rows(min_row=row, max_row=row, max_col=MOST_COLUMNS))
    return {cell.column: text for cell in cells if (text := one_line(text_of(cell)))}
