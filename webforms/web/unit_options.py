"""The units that a field offers: those that fit it, below their parents' names, those near the reporting unit first."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from webforms.web import here

if TYPE_CHECKING:
    from collections.abc import Mapping

    from webforms.domain.pack import Field
    from webforms.domain.units import Unit
    from webforms.web.form_fields import Groups


def units_offered(field: Field, near: Unit) -> Groups:
    """Groups of codes and names. `near` is the unit that fills the form in."""
    fitting = here.tree().select(field.units) if field.units else here.tree().units
    order = {code: place for place, code in enumerate(dict.fromkeys(each.parent for each in here.tree().units))}
    by_parent = sorted(fitting, key=lambda unit: _nearness(unit, near, order))  # keeps the order of the tree otherwise
    return [
        (here.unit_name(parent), [(unit.code, unit.name) for unit in units])
        for parent, units in groupby(by_parent, key=lambda unit: unit.parent)
    ]


def _nearness(unit: Unit, near: Unit, order: Mapping[str | None, int]) -> tuple[bool, int]:
    """Beside it or below it first, then parent by parent."""
    return unit.parent not in (near.parent, near.code), order[unit.parent]
