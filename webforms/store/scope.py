"""Which rows an account sees: the clause that every read carries.

`access` says for which units a reading verb is open; here that becomes a condition on a column. A read without a scope
does not exist: where nobody in particular looks (freezing, doctor, the worker), `EVERYTHING` says so by name."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, false, select, true

from webforms.domain.access import Actor, visible_units
from webforms.store.schema import units


@dataclass(frozen=True)
class Scope:
    """Units by code; None is all of them. `reviewer` is the unit that also sees what it is asked to agree to, wherever
    in the tree that stands."""

    units: frozenset[str] | None
    reviewer: str | None = None

    def holds(self, code: str) -> bool:
        return self.units is None or code in self.units


EVERYTHING = Scope(None)


def scope_of(actor: Actor, verb: str) -> Scope:
    """What is open to the actor for a reading verb."""
    return Scope(visible_units(actor, verb), actor.unit if "review" in actor.rights else None)


def within(scope: Scope, column: ColumnElement[int], campaign: int) -> ColumnElement[bool]:
    """The rows whose unit lies in the scope."""
    if scope.units is None:
        return true()
    if not scope.units:
        return false()
    seen = select(units.c.id).where(units.c.campaign_id == campaign, units.c.code.in_(sorted(scope.units)))
    return column.in_(seen)
