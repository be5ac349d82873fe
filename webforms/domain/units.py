"""The tree of units as it counts on one day: who is there, who matches a selection, and whose records count for whom.

Closed units stay known: their records count for their successor, or for nobody. Order is the order of the list given,
so that every list of names comes out the same everywhere.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from webforms.domain.pack import Selection, Selector


@dataclass(frozen=True)
class Unit:
    """A node of the tree. `closed` is the first day it is gone."""

    code: str
    name: str
    kind: str
    parent: str | None
    flags: frozenset[str] = frozenset()
    opened: datetime.date | None = None
    closed: datetime.date | None = None
    successor: str | None = None

    def is_open(self, day: datetime.date) -> bool:
        return (self.opened is None or self.opened <= day) and (self.closed is None or self.closed > day)


def could_state(unit: Unit, selection: Selection) -> bool:
    """Whether a unit of this kind and code can belong to the selection, now or after the tree or its flags change.

    Facts are stated once, at approval; flags and places in the tree are looked at when a figure is read."""
    for selector in selection:  # asked for every metric of every record: a generator would cost twice as much
        if (not selector.kinds or unit.kind in selector.kinds) and (not selector.codes or unit.code in selector.codes):
            return True
    return False


class Tree:
    """All units ever known, seen on the day `counted_on`."""

    def __init__(self, units: Iterable[Unit], counted_on: datetime.date) -> None:
        self.everyone = tuple(units)
        self.counted_on = counted_on
        self.units = tuple(unit for unit in self.everyone if unit.is_open(counted_on))
        self._known = {unit.code: unit for unit in self.everyone}
        self._open = frozenset(unit.code for unit in self.units)
        self._heirs: dict[str, str | None] = {}
        self._above: dict[str, frozenset[str]] = {}
        self._selected: dict[Selection, tuple[Unit, ...]] = {}
        self._stating: dict[Selection, dict[str, Unit]] = {}
        self._below: dict[tuple[str, Selection], tuple[Unit, ...]] = {}

    def get(self, code: str) -> Unit:
        """The unit of this code, also a closed one; KeyError for a code nobody has."""
        return self._known[code]

    def select(self, selection: Selection) -> tuple[Unit, ...]:
        """The open units that match, in the order of the tree."""
        if selection not in self._selected:
            self._selected[selection] = tuple(unit for unit in self.units if self.matches(unit, selection))
        return self._selected[selection]

    def matches(self, unit: Unit, selection: Selection) -> bool:
        return any(self._fits(unit, selector) for selector in selection)

    def stating(self, selection: Selection) -> tuple[Unit, ...]:
        """The open units whose records count by the selection, in the order of the tree: those that match, and those
        that took over from a closed unit which the selection names by its code."""
        return tuple(self._stating_by_code(selection).values())

    def states(self, code: str, selection: Selection) -> bool:
        """Whether the records of the open unit count by the selection."""
        return code in self._stating_by_code(selection)

    def children(self, code: str, selection: Selection) -> tuple[Unit, ...]:
        """Every open unit below `code`, at any depth, that matches."""
        if (code, selection) not in self._below:
            below = tuple(unit for unit in self.select(selection) if code in self.above(unit.code))
            self._below[code, selection] = below
        return self._below[code, selection]

    def heir(self, code: str) -> str | None:
        """The open unit for which the records of `code` count: itself, or the end of its chain of successors."""
        if code not in self._heirs:
            self._heirs[code] = self._find_heir(code)
        return self._heirs[code]

    def above(self, code: str) -> frozenset[str]:
        """Codes of all units above; where one of them was merged, its heir stands in its place."""
        if code not in self._above:
            self._above[code] = self._find_above(code)
        return self._above[code]

    def _stating_by_code(self, selection: Selection) -> dict[str, Unit]:
        if selection not in self._stating:
            heirs = {self.heir(unit.code) for unit in self.everyone if self._is_named(unit, selection)}
            self._stating[selection] = {
                unit.code: unit for unit in self.units if unit.code in heirs or self.matches(unit, selection)
            }
        return self._stating[selection]

    def _is_named(self, unit: Unit, selection: Selection) -> bool:
        return any(unit.code in selector.codes and self._fits(unit, selector) for selector in selection)

    def _fits(self, unit: Unit, selector: Selector) -> bool:
        return (
            (not selector.kinds or unit.kind in selector.kinds)
            and (not selector.codes or unit.code in selector.codes)
            and (selector.flag is None or selector.flag in unit.flags)
            and (selector.under is None or selector.under in self.above(unit.code))
        )

    def _find_heir(self, code: str) -> str | None:
        passed: set[str] = set()
        current: str | None = code
        while current is not None and current not in self._open:
            if current in passed or current not in self._known:
                return None
            passed.add(current)
            current = self._successor_on_the_day(current)
        return current

    def _successor_on_the_day(self, code: str) -> str | None:
        """A unit that has not opened yet has no successor to speak of."""
        unit = self._known[code]
        gone = unit.closed is not None and unit.closed <= self.counted_on
        return unit.successor if gone else None

    def _find_above(self, code: str) -> frozenset[str]:
        found: set[str] = set()
        current = self._known[code].parent
        while current is not None and current in self._known:
            current = self.heir(current) or current
            if current in found:
                break
            found.add(current)
            current = self._known[current].parent
        return frozenset(found)
