"""Which units an indicator counts at all: only of these can an exemption leave one out.

    part ─► units tested, and those below them │ units counted │ units that state its sums │ units that bring its papers
An exemption of any other unit would move nothing and be printed all the same."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from webforms.domain.figures import may_bring
from webforms.domain.pack import (
    All,
    Any,
    Children,
    Cover,
    EvidenceRule,
    Indicator,
    Manual,
    Pack,
    Part,
    Ratio,
    Test,
    UnitCount,
)
from webforms.domain.pack_check.reads import metrics_of_part
from webforms.domain.units import Tree, Unit


def units_counted(pack: Pack, tree: Tree, indicator: Indicator) -> tuple[Unit, ...]:
    """The open units that the points of the indicator depend on, in the order of the tree."""
    counted = {unit.code for part in indicator.parts for unit in _of_part(pack, tree, indicator, part)}
    return tuple(unit for unit in tree.units if unit.code in counted)


def _of_part(pack: Pack, tree: Tree, indicator: Indicator, part: Part) -> Iterator[Unit]:
    match part.rule:
        case Cover() as rule:
            tested = tree.select(rule.units)
            yield from tested
            yield from chain.from_iterable(_below(tree, unit, rule.test) for unit in tested)
            return
        case EvidenceRule() | Manual():
            yield from chain.from_iterable(may_bring(tree, required) for required in indicator.evidence)
        case Ratio() as rule if isinstance(rule.per, UnitCount):
            yield from tree.select(rule.per.units)
    for key in metrics_of_part(part):
        yield from tree.stating(pack.metrics[key].stated_by)


def _below(tree: Tree, unit: Unit, test: Test) -> Iterator[Unit]:
    """The units below a tested one that its test asks."""
    match test:
        case All(tests) | Any(tests):
            yield from chain.from_iterable(_below(tree, unit, inner) for inner in tests)
        case Children():
            children = tree.children(unit.code, test.units)
            yield from children
            yield from chain.from_iterable(_below(tree, child, test.test) for child in children)
