"""Units and roles as the pages of accounts offer them: those in the visitor's reach, in the order of the tree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from webforms.domain.access import may, outranks
from webforms.web import here

if TYPE_CHECKING:
    from webforms.domain.pack import Role
    from webforms.domain.units import Unit


def units_in_reach(verb: str) -> tuple[Unit, ...]:
    """The open units for which the visitor may do this, each before what stands below it."""
    units = here.tree().units
    order = {unit.code: place for place, unit in enumerate(units)}
    above = {unit.code: unit.parent for unit in units}

    def path(code: str | None) -> tuple[int, ...]:
        return (*path(above[code]), order[code]) if code in order else ()

    found = [unit for unit in units if may(here.actor(), verb, unit.code)]
    return tuple(sorted(found, key=lambda unit: path(unit.code)))


def kinds_in_reach(verb: str) -> dict[str, str]:
    """Kind → its title in the pack, of the units in reach."""
    there = {unit.kind for unit in units_in_reach(verb)}
    return {key: kind.title for key, kind in here.pack().kinds.items() if key in there}


def parents_in_reach(verb: str) -> dict[str, str]:
    """Units above others in reach: code → name."""
    there = {unit.parent for unit in units_in_reach(verb)}
    return {unit.code: unit.name for unit in here.tree().units if unit.code in there}


def roles_to_give(unit: str = "") -> Mapping[str, Role]:
    """The roles the visitor may give: at this unit, or anywhere."""
    tree, actor = here.tree(), here.actor()
    found = {key: role for key, role in here.pack().roles.items() if not outranks(actor, role.may)}
    if not unit:
        return found
    at = next((one for one in tree.units if one.code == unit), None)
    return {key: role for key, role in found.items() if at is not None and tree.matches(at, (role.where,))}


def is_asked(unit: Unit, kind: str, typed: str, said: Iterable[str]) -> bool:
    """Whether a row is one of those that a filter leaves: its kind, and words that stand in what the row says."""
    return kind in ("", unit.kind) and (not typed or any(typed.lower() in text.lower() for text in said))
