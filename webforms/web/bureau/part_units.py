"""The units behind a part: who fails, who is missing, who passes, each with the figures the rule looks at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from webforms.domain.pack import Part
from webforms.domain.pack_check.reads import metrics_of_part
from webforms.web import here
from webforms.web.filters import printed
from webforms.web.words import EXEMPT, MET, NO_DATA, NOT_MET, Status

if TYPE_CHECKING:
    from webforms.domain.results import EvidenceFigure, Figure, PartScore

FigureOf = Callable[[str], "Figure | EvidenceFigure | None"]
"""A figure, or the part of it that the visitor sees; None where that is nothing."""
OUT = Status("不参评", "circle-off")


@dataclass(frozen=True)
class Column:
    key: str
    label: str
    total: str


@dataclass(frozen=True)
class Cell:
    """What a unit stated; else that it should have, or that nobody asks it."""

    text: str
    stated: bool = False


@dataclass(frozen=True)
class UnitRow:
    """One unit: how it stands, and a cell for each column."""

    code: str
    status: Status | None
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class UnitTable:
    """`first` need a person (failing, missing), `rest` are fine."""

    columns: tuple[Column, ...]
    first: tuple[UnitRow, ...]
    rest: tuple[UnitRow, ...]


def table_of(part: Part, score: PartScore, figure_of: FigureOf) -> UnitTable:
    """The units of a part, those that need a person first, each group in the order of the tree."""
    seen = [figure_of(key) for key in dict.fromkeys(metrics_of_part(part))]
    figures = [cast("Figure", figure) for figure in seen if figure is not None]
    statuses = dict(_statuses(score))
    stated = {code for figure in figures for code in (*figure.by_unit, *figure.missing)}
    rows = [_row(unit.code, statuses.get(unit.code), figures)
            for unit in here.tree().units if unit.code in statuses or unit.code in stated]
    columns = tuple(Column(figure.key, figure.label, printed(figure)) for figure in figures)
    urgent = [row for row in rows if row.status in (NOT_MET, NO_DATA)]
    return UnitTable(columns, tuple(urgent), tuple(row for row in rows if row not in urgent))


def _row(code: str, status: Status | None, figures: list[Figure]) -> UnitRow:
    cells = tuple(_cell(figure, code) for figure in figures)
    silent = any(code in figure.missing for figure in figures)
    return UnitRow(code, status or (NO_DATA if silent else None), cells)


def _cell(figure: Figure, code: str) -> Cell:
    if code in figure.by_unit:
        return Cell(printed(figure, figure.by_unit[code]), stated=True)
    return Cell("未报" if code in figure.missing else "—")


def _statuses(score: PartScore) -> Iterator[tuple[str, Status]]:
    """Later lines win: a unit that fails because it said nothing is shown as missing."""
    groups: Mapping[Status, tuple[str, ...]] = {
        MET: score.passed, NOT_MET: score.failed, EXEMPT: score.exempt, OUT: score.not_applicable,
        NO_DATA: score.missing,
    }
    for status, codes in groups.items():
        yield from ((code, status) for code in codes)

