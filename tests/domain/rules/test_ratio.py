"""ratio: a figure divided by another, held against a threshold."""

from decimal import Decimal
from fractions import Fraction

import pytest

from tests.domain.mini import SHOPS, N, S, metric, nil, only_part, task, total, visit
from webforms.domain.pack import Ratio, Scale, Show, UnitCount

METRICS = (metric("people", sum="people"), metric("visits"))
ONCE = (task("once"),)
PERCENT = Show("%", 1)


def ratio(statements, threshold="0.5", tasks=ONCE, **more):
    per = more.pop("per", total("visits"))
    rule = Ratio(total("people"), per, Decimal(threshold), PERCENT, **more)
    return only_part(rule, statements, metrics=METRICS, tasks=tasks)


def both(people, visits=10):
    """People of N out of `visits` of N and none of S."""
    return [visit(N, people=people), *[visit(N)] * (visits - 1), nil(S, "once")]


@pytest.mark.parametrize(
    "people,points,raw,met", [(5, "2.0", 2, True), (8, "2.0", 2, True), (4, "1.6", "1.6", False), (0, "0", 0, False)]
)
def test_full_at_the_threshold_and_in_proportion_below(people, points, raw, met):
    score = ratio(both(people))
    assert (score.state, score.points, score.raw_points, score.met) == ("computed", Decimal(points), Fraction(raw), met)


def test_points_are_rounded_once_half_up_while_met_follows_the_unrounded_value():
    score = ratio(both(499, 1000))
    assert (score.points, score.met, score.printed) == (Decimal(2), False, "49.9%")


@pytest.mark.parametrize("people,points", [(4, 0), (5, 2)])
def test_below_the_threshold_there_may_be_nothing(people, points):
    assert ratio(both(people), below="zero").points == points


@pytest.mark.parametrize("people,points", [(1, 0), (2, "0.5"), (3, "0.5"), (4, 1), (5, 2)])
def test_below_the_threshold_a_ladder_gives_the_highest_step_reached(people, points):
    ladder = (Scale(Decimal("0.2"), Decimal("0.5")), Scale(Decimal("0.4"), Decimal(1)))
    assert ratio(both(people), below=ladder).points == Decimal(points)


def test_without_one_side_there_is_no_data_and_the_other_side_still_shows():
    score = ratio([visit(N), visit(S)])
    assert (score.state, score.met, score.points, score.raw_points) == ("no_data", None, 0, 0)
    assert (score.numerator, score.denominator, score.missing) == (None, 2, ("N", "S"))


def test_a_silent_unit_leaves_it_provisional_even_at_full_points():
    score = ratio([visit(N, people=5)])
    assert (score.state, score.points, score.met, score.missing) == ("provisional", 2, True, ("S",))


def test_a_stated_zero_to_divide_by_is_what_the_pack_says():
    nothing = [nil(N, "once"), nil(S, "once")]
    assert (ratio(nothing).state, ratio(nothing).denominator) == ("no_data", 0)
    full = ratio(nothing, per_zero="full")
    assert (full.state, full.points, full.met, full.value) == ("computed", 2, True, None)
    assert ratio([nil(N, "once")], per_zero="full").state == "provisional"


def test_a_share_above_the_whole_is_an_error_and_never_final():
    assert ratio(both(11), whole=True).state == "provisional"
    assert ratio(both(11), whole=False).state == "computed"


def test_the_whole_may_be_a_number_of_units():
    score = ratio([visit(N, people=1), visit(S, people=0)], per=UnitCount(SHOPS))
    assert (score.numerator, score.denominator, score.printed) == (1, 3, "33.3%")


def test_of_a_selection_without_units_nothing_can_be_divided():
    assert ratio([visit(N, people=1)], per=UnitCount(())).state == "no_data"


def test_a_metric_that_nobody_owes_holds_nothing_back():
    assert ratio([visit(N, people=1)], tasks=()).state == "computed"
