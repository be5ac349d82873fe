"""Figures as people read them."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webforms.domain.pack import Show
from webforms.domain.printing import (
    print_figure,
    print_points,
    print_score,
    print_share,
    print_threshold,
    print_value,
)
from webforms.domain.results import Figure

PERCENT, A_HEAD = Show("%", 1), Show("元/人", 2)


@pytest.mark.parametrize(
    "value,scale,unit,text",
    [
        (0, 0, "人", "0人"), (999, 0, "人", "999人"), (25298, 0, "人", "25,298人"), (12666000, 2, "元", "126,660元"),
        (12665999, 2, "元", "126,659.99元"), (12665990, 2, "元", "126,659.90元"), (4205, 1, "平方米", "420.5平方米"),
        (-1500, 0, "人", "-1,500人"),
    ],
)  # fmt: skip
def test_a_comma_stands_from_one_thousand_and_all_digits_where_one_occurs(value, scale, unit, text):
    assert print_value(value, scale, unit) == text


@pytest.mark.parametrize(
    "numerator,denominator,show,threshold,text",
    [
        (25298, 84440, PERCENT, "0.3", "29.96%"), (25332, 84440, PERCENT, "0.3", "30.0%"),
        (24, 27, PERCENT, "0.9", "88.9%"), (126660, 84440, A_HEAD, "1.5", "1.50元/人"),
        (Fraction("126659.99"), 84440, A_HEAD, "1.5", "1.4999999元/人"), (2999, 10000, PERCENT, "0.2999", "30.0%"),
        (7004, 10000, PERCENT, "0.7004", "70.04%"),
    ],
)  # fmt: skip
def test_a_share_gets_digits_until_it_stands_on_its_side(numerator, denominator, show, threshold, text):
    assert print_share(Fraction(numerator) / denominator, show, Decimal(threshold)) == text


@given(st.fractions(0, 2, max_denominator=10**7), st.decimals(0, 2, places=4), st.integers(0, 2))
def test_what_is_printed_reaches_the_threshold_exactly_when_the_value_does(value, threshold, digits):
    shown = Fraction(print_share(value, Show("", digits), threshold))
    assert (shown >= Fraction(threshold)) == (value >= Fraction(threshold))


def test_thresholds_are_printed_as_a_rule_writes_them():
    assert print_threshold(Decimal("0.3"), PERCENT) == "30%"
    assert print_threshold(Decimal("0.025"), PERCENT) == "2.5%"
    assert print_threshold(Decimal("1.5"), A_HEAD) == "1.5元/人"


def test_points_drop_idle_zeros_and_scores_keep_their_digit():
    assert (print_points(Decimal("2.0")), print_points(Decimal("0.5"))) == ("2", "0.5")
    assert (print_score(Decimal(2)), print_score(Decimal("73.3"))) == ("2.0", "73.3")


def figure(value, **more):
    return Figure("time", "时长", "小时", "campaign", "口径", "N", "complete", 1, 1, value, **more)


def test_a_figure_in_hours_is_printed_from_its_minutes():
    assert print_figure(figure(3360, minutes=True)) == "56小时"
    assert print_figure(figure(450, minutes=True)) == "7.5小时"


def test_a_figure_nobody_stated_prints_nothing_and_a_stated_zero_prints_zero():
    assert print_figure(figure(None)) == ""
    assert print_figure(figure(None), 0) == "0小时"
