"""cover: the share of units that pass a test."""

import datetime
from dataclasses import replace
from decimal import Decimal

from tests.domain.mini import EVERYONE, N1, N2, S1, SHOPS, TOWNS, UNITS, N, metric, only_part, task, visit
from webforms.domain.pack import All, AtLeast, Cover, HasFlag, Show, TaskMet
from webforms.domain.results import Decision

METRICS = (metric("visits"), metric("shop_visits", stated_by=SHOPS))
ONE = AtLeast("shop_visits", 1)


def cover(statements, test=ONE, units=SHOPS, threshold="1", **more):
    rule = Cover(units, test, Decimal(threshold), Show("%", 1))
    return only_part(rule, statements, metrics=METRICS, tasks=(task("once"),), **more)


def test_it_names_who_passes_and_who_fails():
    score = cover([visit(N1), visit(S1)])
    assert (score.passed, score.failed, score.printed) == (("N1", "S1"), ("N2",), "66.7%")
    assert (score.state, score.points, score.met) == ("computed", Decimal("1.3"), False)
    assert (score.numerator, score.denominator) == (2, 3)


def test_a_silent_unit_fails_so_it_is_never_provisional():
    assert cover([visit(N1)]).state == "computed"


def test_the_threshold_may_be_less_than_everybody():
    assert cover([visit(N1), visit(N2)], threshold="0.6").met is True
    assert cover([visit(N1)], threshold="0.6").met is False


def test_units_to_which_the_test_does_not_apply_leave_it_above_and_below():
    score = cover([visit(N)], TaskMet("once"), EVERYONE)
    assert (score.passed, score.failed, score.not_applicable) == (("N",), ("S",), ("N1", "N2", "S1"))
    assert score.denominator == 2


def test_an_exempted_unit_leaves_it_above_and_below():
    without = Decision("D1", "exemption", "1.1", "理由", unit="N2")
    score = cover([visit(N1), visit(N2), visit(S1)], decisions=[without])
    assert (score.exempt, score.passed, score.denominator) == (("N2",), ("N1", "S1"), 2)


def test_no_data_only_where_nobody_at_all_states_what_the_test_names():
    assert cover([visit(N)]).state == "no_data"
    assert cover([visit(N)], All((ONE, HasFlag("bright")))).state == "no_data"
    assert cover([visit(N)], AtLeast("visits", 2), TOWNS).state == "computed"


def test_a_test_that_names_no_metric_always_has_data():
    score = cover([], HasFlag("bright"))
    assert (score.state, score.points, score.met) == ("computed", 0, False)


def test_without_any_unit_left_there_is_no_data():
    assert cover([visit(N1)], units=()).state == "no_data"
    assert cover([visit(N)], TaskMet("once"), SHOPS).state == "no_data"


def test_a_closed_unit_is_not_asked():
    gone = tuple(replace(unit, closed=datetime.date(2020, 6, 1)) if unit.code == "S1" else unit for unit in UNITS)
    assert cover([visit(N1), visit(N2)], world=gone).met is True
