"""count: a figure held against a number."""

from decimal import Decimal

import pytest

from tests.domain.mini import N1, SHOPS, N, S, metric, nil, only_part, task, total, visit
from webforms.domain.pack import Count

METRICS = (metric("visits"), metric("shop_visits", stated_by=SHOPS))
OWED = (task("once"), task("shops_once", units=SHOPS))


def count(statements, *keys, tasks=OWED[:1], least=4):
    rule = Count(total(*keys or ("visits",)), Decimal(least))
    return only_part(rule, statements, metrics=METRICS, tasks=tasks)


@pytest.mark.parametrize("visits,points,met", [(1, "0.5", False), (3, "1.5", False), (4, "2", True), (9, "2", True)])
def test_full_at_the_number_and_in_proportion_below(visits, points, met):
    score = count([visit(N)] * visits + [nil(S, "once")])
    assert (score.state, score.points, score.met) == ("computed", Decimal(points), met)
    assert (score.numerator, score.denominator, score.value) == (visits, 4, visits)


def test_nobody_stating_is_no_data_and_everybody_stating_nothing_is_zero():
    assert (count([]).state, count([]).missing) == ("no_data", ("N", "S"))
    zero = count([nil(N, "once"), nil(S, "once")])
    assert (zero.state, zero.points, zero.met) == ("computed", 0, False)


def test_two_levels_are_added_and_any_silent_unit_leaves_it_provisional():
    score = count([visit(N), visit(S), visit(N1)], "visits", "shop_visits", tasks=OWED)
    assert (score.numerator, score.state, score.missing) == (3, "provisional", ("N2", "S1"))


def test_a_sum_is_no_data_only_if_nobody_states_any_of_it():
    assert count([visit(N1)], "visits", "shop_visits", tasks=OWED).state == "provisional"
