"""Numbers typed, kept and rounded."""

from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webforms.domain.quantity import (
    LARGEST,
    UnreadableNumber,
    half_up,
    in_unit,
    minutes_between,
    plain,
    read_integer,
    read_number,
    to_smallest,
)


@pytest.mark.parametrize(
    "typed,unit,value",
    [
        ("12", "", "12"), ("１２", "", "12"), (" 1,200 ", "", "1200"), ("１，２００", "", "1200"),
        ("1.2万", "人", "12000"), ("1.2万元", "元", "12000"), ("３亿", "元", "300000000"), ("５千", "", "5000"),
        ("93.5%", "%", "93.5"), ("９３．５％", "%", "93.5"), ("1200万元", "万元", "1200"), ("120 人", "人", "120"),
        ("1.50", "元", "1.5"), (".5", "", "0.5"), ("5.", "", "5"), ("-3", "", "-3"), ("＋3", "", "3"),
        ("\N{MINUS SIGN}3", "", "-3"), ("\u300012\u3000", "", "12"), ("1.2\u3000万", "人", "12000"),
        ("1,234,567.8", "", "1234567.8"), (7, "", "7"), (Decimal("2.5"), "", "2.5"),
    ],
)  # fmt: skip
def test_what_people_type_is_read_by_its_meaning(typed, unit, value):
    assert read_number(typed, 1, unit) == Decimal(value)


@pytest.mark.parametrize(
    "typed,scale,unit,mend",
    [
        ("", 0, "", "没有填"), ("约120", 0, "", "不是数字"), ("十二", 0, "", "不是数字"), ("1 200", 0, "", "不是数字"),
        ("12²", 0, "", "不是数字"), ("1e5", 0, "", "不是数字"), ("1,20", 0, "", "逗号"), ("12,34,567", 0, "", "逗号"),
        ("1.2", 0, "", "整数"), ("1.234", 2, "元", "2 位小数"), ("1.2万", 2, "万元", "单位已经是万元"),
        ("1亿", 2, "万元", "单位已经是万元"), ("元", 2, "元", "“元”不是数字"), ("9" * 16, 0, "", "太大"),
        ("1" * 30, 0, "", "太长"), (True, 0, "", "请填数字"), (None, 0, "", "请填数字"), (1.5, 1, "", "请填数字"),
        ("NaN", 0, "", "不是数字"), ("万", 0, "", "不是数字"), ("١٢", 0, "", "不是数字"),
    ],
)  # fmt: skip
def test_what_would_have_to_be_guessed_is_refused_with_a_cure(typed, scale, unit, mend):
    with pytest.raises(UnreadableNumber) as refused:
        read_number(typed, scale, unit)
    assert mend in refused.value.message


@pytest.mark.parametrize("scale,most", [(0, "99,999,999,999,999"), (2, "999,999,999,999.99")])
def test_the_largest_entry_is_one_short_of_a_hundred_million_million_smallest_units(scale, most):
    assert to_smallest(read_number(most, scale), scale) == 10**14 - 1
    with pytest.raises(UnreadableNumber, match="太大"):
        read_number(plain(Decimal(most.replace(",", "")) + Decimal(1).scaleb(-scale)), scale)


def test_a_small_multiple_of_ten_thousand_may_still_be_whole():
    assert read_integer("1.2345万") == 12345
    with pytest.raises(UnreadableNumber):
        read_integer("1.23456万")


@given(st.integers(-LARGEST + 1, LARGEST - 1), st.integers(0, 4))
def test_a_kept_integer_survives_printing_and_reading(stored, scale):
    text = plain(Decimal(stored).scaleb(-scale))
    assert to_smallest(read_number(text, scale), scale) == stored


@pytest.mark.parametrize(
    "value,text",
    [("126660.00", "126660"), ("420.50", "420.5"), ("0.00", "0"), ("-0.0", "0"), ("1E+3", "1000"), ("-2.50", "-2.5")],
)
def test_canonical_text_is_the_shortest_without_exponent(value, text):
    assert plain(Decimal(value)) == text


def test_no_digit_is_lost_on_the_way_to_the_smallest_unit():
    assert to_smallest("126659.99", 2) == 12665999
    assert to_smallest(3, 2) == 300
    with pytest.raises(ValueError, match="2 decimal digits"):
        to_smallest("0.001", 2)


def test_a_million_small_payments_add_up_exactly():
    assert in_unit(sum([to_smallest("0.10", 2)] * 1_000_003), 2) == Decimal("100000.30")


def test_durations_are_kept_in_minutes_and_read_in_hours_where_the_unit_is_hours():
    assert minutes_between({"from": "08:00", "to": "10:30"}) == 150
    assert in_unit(150, minutes=True, unit="小时") == Fraction(5, 2)
    assert in_unit(150, minutes=True, unit="分钟") == 150
    assert in_unit(150, unit="小时") == 150


@pytest.mark.parametrize(
    "value,rounded", [("1.25", "1.3"), ("1.2499999999", "1.2"), ("-1.25", "-1.3"), ("0.05", "0.1")]
)
def test_a_half_goes_up(value, rounded):
    assert half_up(Fraction(value), 1) == Decimal(rounded)


@given(st.fractions(max_denominator=10**6), st.integers(0, 6))
def test_rounding_is_never_further_than_half_a_digit(value, digits):
    assert abs(Fraction(half_up(value, digits)) - value) * 2 <= Fraction(1, 10**digits)


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=5), st.integers(0, 4))
def test_rounding_agrees_with_the_decimal_module_where_both_are_exact(value, digits):
    with localcontext(prec=50):
        expected = value.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)
    assert half_up(value, digits) == expected
