"""Where a record belongs: its type, its unit in today's tree, and who must agree to it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from webforms.domain.access import Actor, demand
from webforms.domain.errors import InputFaults, TypeDisabled
from webforms.domain.fields import ReadContext, context_of
from webforms.domain.pack import RecordType
from webforms.domain.units import Tree, Unit
from webforms.domain.workflow import Standing, Station, review_path
from webforms.store.approvals import last_approved_at
from webforms.store.decisions import enabled_types
from webforms.store.events import accounts_of_record
from webforms.store.records import Head
from webforms.store.transactions import Tx
from webforms.store.units import list_units, unit_numbers

WRITING = ("record.draft", "record.submit")


@dataclass(frozen=True)
class Place:
    """A type at a unit. `path` refuses where the pack names nobody who would agree."""

    tx: Tx
    type: RecordType
    unit: Unit
    unit_id: int
    tree: Tree

    @cached_property
    def path(self) -> tuple[Station, ...]:
        return review_path(self.type, self.unit.kind, self.unit.parent, self.tx.pack.review_levels, self.tree.heir)

    @cached_property
    def context(self) -> ReadContext:
        return context_of(self.tx.pack, (unit.code for unit in self.tree.units), self.tree)


def place_for_new(tx: Tx, actor: Actor, type_key: str, unit_code: str) -> Place:
    """Where a new record of this type would stand; refuses what the unit does not fill in, or not now."""
    place = place_at(tx, type_key, unit_code)
    demand(actor, "record.draft", unit_code)
    if place.type.key not in enabled_types(tx):
        raise TypeDisabled(title=place.type.title)
    if not place.unit.is_open(tx.today):
        raise InputFaults.one("unit", f"“{place.unit.name}”已经撤并，不再填报。请填在接着办的单位名下。")
    if not place.tree.matches(place.unit, place.type.filled_by):
        raise InputFaults.one("unit", f"“{place.unit.name}”不用填“{place.type.title}”。请核对单位和表名。")
    return place


def place_of(tx: Tx, head: Head) -> Place:
    """Where a record that is there stands."""
    return place_at(tx, head.type, head.unit)


def standing_of(tx: Tx, head: Head, place: Place) -> Standing:
    """All that decides the record's next step."""
    authors = accounts_of_record(tx, head.id, WRITING, last_approved_at(tx, head.id))
    agreed = min(head.agreed, len(place.path) - 1)  # a pack adopted since may have shortened the path
    return Standing(head.state, place.path, head.head_version, agreed, head.in_force, authors)


def place_at(tx: Tx, type_key: str, unit_code: str) -> Place:
    """A type at a unit, whoever may fill it in there."""
    type_ = tx.pack.types.get(type_key)
    if type_ is None:
        raise InputFaults.one("type", f"没有“{type_key}”这种记录。请从表单目录里选。")
    units = {unit.code: unit for unit in list_units(tx)}
    if unit_code not in units:
        raise InputFaults.one("unit", f"没有单位“{unit_code}”。请写名册里的单位码。")
    return Place(tx, type_, units[unit_code], unit_numbers(tx)[unit_code], Tree(units.values(), tx.today))
