"""tier: the first condition that matches gives the points."""

from decimal import Decimal
from fractions import Fraction

import pytest

from tests.domain.mini import TOWNS, N, S, metric, nil, only_part, report, task, total, visit
from webforms.domain.pack import Selector, Series, Tier, TierRule
from webforms.domain.rules.tier import matches

NORTH = (Selector(codes=("N",)),)
CASES = metric("cases", "report", sum="heads", window="last_3_years", stated_by=NORTH)
TIERS = (
    Tier(Decimal(2), falling=True), Tier(Decimal("1.5"), last_below_first=True),
    Tier(Decimal(1), within_percent=Decimal(3)), Tier(Decimal(0), otherwise=True),
)  # fmt: skip


def series(*cases, metric_=CASES, tiers=TIERS):
    statements = [report(N, 2017 + place, heads=number) for place, number in enumerate(cases) if number is not None]
    rule = TierRule(tiers, series=Series("cases", (-3, -2, -1)))
    return only_part(rule, statements, metrics=[metric_], tasks=[task("fill", "report", units=metric_.stated_by)])


@pytest.mark.parametrize(
    "cases,tier,points,met",
    [
        ((500, 495, 490), 1, "2", True), ((500, 500, 490), 2, "1.5", False), ((500, 520, 490), 2, "1.5", False),
        ((500, 520, 500), 3, "1", False), ((500, 520, 515), 3, "1", False), ((500, 520, 516), 4, "0", False),
        ((0, 0, 0), 3, "1", False), ((0, 0, 1), 4, "0", False),
    ],
)  # fmt: skip
def test_the_first_condition_that_matches_gives_the_points(cases, tier, points, met):
    score = series(*cases)
    assert (score.tier, score.points, score.met, score.state) == (tier, Decimal(points), met, "computed")
    assert (score.series, score.value) == (cases, None)


def test_a_year_nobody_stated_leaves_it_without_data():
    score = series(500, None, 490)
    assert (score.state, score.series, score.tier, score.missing) == ("no_data", (500, None, 490), None, ("N",))


def test_a_year_that_some_units_did_not_state_leaves_it_provisional():
    wide = metric("cases", "report", sum="heads", window="last_3_years", stated_by=TOWNS)
    score = series(500, 495, 490, metric_=wide)
    assert (score.state, score.points, score.missing) == ("provisional", 2, ("S",))


def test_where_no_condition_matches_there_are_no_points():
    score = series(1, 2, 3, tiers=TIERS[:1])
    assert (score.tier, score.points, score.met) == (None, 0, False)


def test_a_sum_may_be_held_against_steps_instead_of_a_series():
    high, low = Tier(Decimal(2), at_least=Decimal(3)), Tier(Decimal(1), at_least=Decimal(1))
    steps = (high, low, Tier(Decimal(0), otherwise=True))
    rule = TierRule(steps, of=total("visits"))
    for visits, tier in ((3, 1), (2, 2), (0, 3)):
        said = [nil(S, "once"), *([visit(N)] * visits or [nil(N, "once")])]
        score = only_part(rule, said, metrics=[metric("visits")], tasks=[task("once")])
        assert (score.tier, score.value, score.series) == (tier, visits, ())
    assert only_part(rule, [], metrics=[metric("visits")]).state == "no_data"


def test_falling_means_every_year_below_the_one_before():
    falling = Tier(Decimal(1), falling=True)
    assert matches(falling, [Fraction(3), Fraction(2), Fraction(1)])
    assert not matches(falling, [Fraction(3), Fraction(3), Fraction(1)])
