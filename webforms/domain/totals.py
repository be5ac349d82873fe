"""Totals: facts folded by unit, key and period. Addition alone, so that order never matters and a rebuild agrees."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from webforms.domain.facts import Fact, Statement, facts_stated
from webforms.domain.pack import Pack
from webforms.domain.units import Tree


@dataclass(frozen=True)
class Total:
    """`count` is the number of facts: it tells a stated zero from nothing stated."""

    sum: int
    count: int


TotalKey = tuple[str, str, str]
"""Unit code, key, period."""

Totals = Mapping[TotalKey, Total]
Rows = Mapping[str, Mapping[str, Total]]
"""Unit code → period → total, of one key."""


def fold(stated: Iterable[tuple[str, Fact]]) -> dict[TotalKey, Total]:
    """Totals of (unit code, fact) pairs."""
    sums: dict[TotalKey, list[int]] = {}
    for unit, fact in stated:
        held = sums.setdefault((unit, fact.key, fact.period), [0, 0])
        held[0] += fact.value
        held[1] += 1
    return {key: Total(total, count) for key, (total, count) in sums.items()}


def totals_of(pack: Pack, statements: Iterable[Statement]) -> dict[TotalKey, Total]:
    """Totals of everything these approved versions state: what the store keeps, rebuilt without it."""
    return fold((statement.unit.code, fact) for statement in statements for fact in facts_stated(pack, statement))


class Ledger:
    """Totals seen through the tree: by key, then by the unit they count for today, then by period.

    What a merged unit stated stands under its heir; what a unit without an heir stated stands nowhere."""

    def __init__(self, totals: Totals, tree: Tree) -> None:
        self._rows: dict[str, dict[str, dict[str, Total]]] = {}
        for (unit, key, period), total in totals.items():
            heir = tree.heir(unit)
            if heir is None or not total.count:
                continue
            of_unit = self._rows.setdefault(key, {}).setdefault(heir, {})
            held = of_unit.get(period)
            of_unit[period] = total if held is None else Total(held.sum + total.sum, held.count + total.count)

    def rows(self, key: str) -> Rows:
        return self._rows.get(key, {})
