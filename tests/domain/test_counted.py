"""Only a unit that an indicator counts can be left out of it."""

from decimal import Decimal

import pytest

from tests.domain.mini import SHOPS, TOWNS, indicator, metric, mini_pack, part, tree
from webforms.domain.counted import units_counted
from webforms.domain.pack import (
    AtLeast,
    Children,
    Count,
    Cover,
    EvidenceOrigin,
    EvidenceRequirement,
    EvidenceRule,
    HasFlag,
    Manual,
    Ratio,
    Selector,
    Show,
    Sum,
    UnitCount,
)

METRICS = (metric("visits", stated_by=TOWNS), metric("shop_visits", stated_by=SHOPS))
SHARE = Show("%", 1)
ONE = AtLeast("shop_visits", 1)
PAPER = EvidenceRequirement("file", "文件", True, upload=True, by=(Selector(codes=("S",)),))


def counted(rule, evidence=()):
    pack = mini_pack(METRICS, (indicator("1.1", part(rule), evidence=evidence),))
    return [unit.code for unit in units_counted(pack, tree(), pack.indicators["1.1"])]


@pytest.mark.parametrize("rule, units", [
    (Count(Sum(("visits",)), Decimal(1)), ["N", "S"]),
    (Ratio(Sum(("visits",)), UnitCount(SHOPS), Decimal(1), SHARE), ["N", "S", "N1", "N2", "S1"]),
    (Cover(SHOPS, ONE, Decimal(1), SHARE), ["N1", "N2", "S1"]),
    (Cover(TOWNS, HasFlag("new"), Decimal(1), SHARE), ["N", "S"]),
    (Cover((Selector(codes=("N",)),), Children(SHOPS, ONE, 1), Decimal(1), SHARE), ["N", "N1", "N2"]),
], ids=["sum", "per unit", "cover", "a flag", "units below"])
def test_who_states_who_is_tested_and_who_stands_below(rule, units):
    assert counted(rule) == units


@pytest.mark.parametrize("rule", [EvidenceRule(("file",)), Manual("看材料", 1)])
def test_papers_count_the_units_that_may_bring_them(rule):
    assert counted(rule, (PAPER,)) == ["S"]


def test_a_paper_beside_a_sum_moves_no_points():
    assert counted(Count(Sum(("shop_visits",)), Decimal(1)), (PAPER,)) == ["N1", "N2", "S1"]


def test_a_paper_from_anybody_s_records_counts_everybody():
    anybody = EvidenceRequirement("file", "文件", True, (EvidenceOrigin("thing", "file"),))
    assert counted(EvidenceRule(("file",)), (anybody,)) == [unit.code for unit in tree().units]
