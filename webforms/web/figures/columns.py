"""The columns of a figure page, from the number down to the record: parents, units, records, each adding up to the
one before.

    figure.by_unit ─► parents (when there are many units) ─► units ─► records of the unit chosen
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from webforms.web import here

if TYPE_CHECKING:
    from webforms.domain.units import Unit

MANY_UNITS = 12


@dataclass(frozen=True)
class Line:
    """A unit in a column; `value` in the figure's smallest unit."""

    code: str
    value: int
    chosen: bool = False


@dataclass(frozen=True)
class Columns:
    """`parents` is empty where the units stand in one column; `unit` is the one whose records are shown."""

    parents: tuple[Line, ...]
    units: tuple[Line, ...]
    kind: str
    parent_kind: str
    unit: str | None


def columns_of(by_unit: Mapping[str, int], chosen: str | None) -> Columns:
    """Put the units that stated something into columns; `chosen` is a unit or a parent."""
    units = [here.tree().get(code) for code in by_unit]
    parents = _parents(units)
    if not parents:
        unit = chosen if chosen in by_unit else next(iter(by_unit), None)
        return Columns((), _lines(units, by_unit, unit), _kind(units), "", unit)
    above = _parent_chosen(chosen, parents, units)
    below = [unit for unit in units if unit.parent == above]
    unit = chosen if chosen in by_unit else next((unit.code for unit in below), None)
    sums = {code: sum(by_unit[unit.code] for unit in units if unit.parent == code) for code in parents}
    tops = tuple(Line(code, sums[code], code == above) for code in parents)
    return Columns(tops, _lines(below, by_unit, unit), _kind(below), _kind([here.tree().get(above)]), unit)


def _parents(units: list[Unit]) -> list[str]:
    """The codes above many units, in the order of the tree; none where one column is enough."""
    found = list(dict.fromkeys(unit.parent for unit in units if unit.parent))
    return found if len(units) > MANY_UNITS and len(found) > 1 else []


def _parent_chosen(chosen: str | None, parents: list[str], units: list[Unit]) -> str:
    if chosen in parents:
        return chosen or parents[0]
    return next((unit.parent for unit in units if unit.code == chosen and unit.parent), parents[0])


def _lines(units: list[Unit], by_unit: Mapping[str, int], chosen: str | None) -> tuple[Line, ...]:
    return tuple(Line(unit.code, by_unit[unit.code], unit.code == chosen) for unit in units)


def _kind(units: list[Unit]) -> str:
    kinds = dict.fromkeys(unit.kind for unit in units)
    return "、".join(here.pack().kinds[kind].title for kind in kinds)
