"""What checks look at: the evaluation of the moment, the texts, and the few records that a query picked out.

Amounts are exact and in the unit people read; an amount is None where somebody who belongs to it did not state it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from webforms.domain.consistency.finding import Link
from webforms.domain.facts import Statement
from webforms.domain.pack import ConsistencyCheck, Metric, Pack, RecordType, Sum
from webforms.domain.printing import print_value
from webforms.domain.quantity import in_unit
from webforms.domain.results import Evaluation, Figure
from webforms.domain.units import Tree


@dataclass(frozen=True)
class Entry:
    """A version that a check asked for, with the fields it asked for, in the check's order; in force, unless it is one
    `UnderReview`."""

    record: int
    version: int
    number: str
    unit: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class UnderReview:
    """A version that waits for review: what it would state, and what its record states until then, if anything."""

    entry: Entry
    statement: Statement
    in_force: Statement | None = None


@dataclass(frozen=True)
class Material:
    """`entries` are by check; `active` the units that submitted anything; `other_names` by code what a unit is also, or
    was once, called; `texts` every narrative text as typed, the pack's where the bureau wrote none; `nil_papers` are
    `CODE/ITEM` of papers in whose place a nil report stands; `under_review` may change what indicators read."""

    pack: Pack
    tree: Tree
    evaluation: Evaluation
    texts: Mapping[str, str] = field(default_factory=dict)
    entries: Mapping[ConsistencyCheck, tuple[Entry, ...]] = field(default_factory=dict)
    active: frozenset[str] = frozenset()
    other_names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    nil_papers: frozenset[str] = frozenset()
    under_review: tuple[UnderReview, ...] = ()

    def amount(self, total: Sum, unit: str | None = None, year: int | None = None) -> Fraction | None:
        """The total in all or of one unit, in its window or in one year of its form; None where not all is stated."""
        parts = [self._stated(key, unit, year) for key in total.metrics]
        known = [part for part in parts if part is not None]
        return sum(known, Fraction(0)) if len(known) == len(parts) else None

    def units_of(self, total: Sum) -> tuple[str, ...]:
        """Units that state any of it, in the order of the tree."""
        stated = {code for key in total.metrics for code in self.evaluation.figures[key].by_unit}
        return tuple(unit.code for unit in self.tree.units if unit.code in stated)

    def whole(self, total: Sum) -> bool:
        """Whether nobody who should state it is silent."""
        return all(self.evaluation.figures[key].state == "complete" for key in total.metrics)

    def label(self, total: Sum) -> str:
        return self.pack.label_of(total)

    def printed(self, total: Sum, amount: Fraction) -> str:
        """An amount with the unit and the digits of its metrics, as documents print them."""
        return as_printed(self.pack.metrics[total.metrics[0]], amount)

    def name(self, code: str) -> str:
        """The unit as the register calls it; its code where the tree does not know it yet."""
        return self._names.get(code, code)

    def figures(self, *totals: Sum | None) -> list[Link]:
        """Links to the figures of these totals."""
        keys = dict.fromkeys(key for total in totals if total for key in total.metrics)
        return [Link("figure", key, self.pack.metrics[key].label) for key in keys]

    def unit(self, code: str) -> Link:
        return Link("unit", code, self.name(code))

    @cached_property
    def names_in_use(self) -> tuple[str, ...]:
        """Names of the units that are there, the longest first."""
        return tuple(sorted({unit.name for unit in self.tree.units}, key=len, reverse=True))

    @cached_property
    def _names(self) -> Mapping[str, str]:
        return {unit.code: unit.name for unit in self.tree.everyone}

    def _stated(self, key: str, unit: str | None, year: int | None) -> Fraction | None:
        figure = self._year(self.evaluation.figures[key], year)
        stored = None if figure is None else figure.value if unit is None else figure.by_unit.get(unit)
        return None if stored is None else as_read(self.pack.metrics[key], stored)

    def _year(self, figure: Figure, year: int | None) -> Figure | None:
        return figure if year is None else figure.by_year.get(year)


def as_read(metric: Metric, stored: int) -> Fraction:
    """What is kept of a metric, in its unit."""
    return in_unit(stored, metric.scale, metric.minutes, metric.unit)


def as_printed(metric: Metric, amount: Fraction | Decimal) -> str:
    """An amount in the metric's unit, with the digits that documents print of it."""
    return print_value(Fraction(amount) * 10**metric.scale, metric.scale, metric.unit)


def by_day(record_type: RecordType, key: str) -> bool:
    """Whether two records are alike in this field when its day is the same: nobody types a minute twice."""
    return record_type.field(key).kind == "datetime"


def record_link(entry: Entry) -> Link:
    return Link("record", str(entry.record), entry.number)


def first_few(words: Sequence[str], most: int = 3) -> str:
    """The first of many, and that there are more."""
    return "、".join(words[:most]) + (" 等" if len(words) > most else "")


def numbers(entries: tuple[Entry, ...]) -> str:
    """The first records by their numbers."""
    return first_few([entry.number for entry in entries])
