"""The part of a workbook that an import's page shows: lettered columns, and rows with numbered faults."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from webforms.actions.import_report import faults_of
from webforms.store.record_book import CellFault
from webforms.store.record_book.faults import letter_of


@dataclass(frozen=True)
class Cell:
    """A cell, and the numbers of what is wrong in it."""

    text: str
    marks: tuple[int, ...] = ()


@dataclass(frozen=True)
class Row:
    number: int
    cells: tuple[Cell, ...]
    marks: tuple[int, ...] = ()
    """What is wrong with the row as a whole."""

    @property
    def is_bad(self) -> bool:
        return bool(self.marks) or any(cell.marks for cell in self.cells)


@dataclass(frozen=True)
class Excerpt:
    """`columns`: letter and heading; `rows` those with faults, or the first ones; `faults` in the order of their
    numbers."""

    columns: tuple[tuple[str, str], ...]
    rows: tuple[Row, ...]
    faults: tuple[CellFault, ...]


def excerpt_of(report: Mapping[str, Any]) -> Excerpt:
    faults = tuple(faults_of(report))
    marks: dict[tuple[int, int], list[int]] = {}
    for number, fault in enumerate(faults, 1):
        marks.setdefault((fault.row, fault.column), []).append(number)
    places = [place for place, _ in report["columns"]]
    columns = tuple((letter_of(place), title) for place, title in report["columns"])
    return Excerpt(columns, tuple(_rows(report["excerpt"], places, marks)), faults)


def _rows(
    listed: Sequence[Mapping[str, Any]], places: Sequence[int], marks: Mapping[tuple[int, int], Sequence[int]]
) -> Iterator[Row]:
    for row in listed:
        number, texts = row["number"], row["cells"]
        cells = (Cell(texts.get(str(place), ""), tuple(marks.get((number, place), ()))) for place in places)
        yield Row(number, tuple(cells), tuple(marks.get((number, 0), ())))
