"""Where two answers differ: by value, not by how a number is written."""

from decimal import Decimal
from fractions import Fraction

import pytest

from webforms.domain.example.compare import compare_answer, compare_variant


def paths(expected, got):
    return [found.path for found in compare_answer({"a": expected}, {"a": got})]


@pytest.mark.parametrize(
    "expected,got",
    [
        ("1.3333333333", Fraction(4, 3)), ("2", Decimal("2.0")), (3, 3), ("56", Fraction(56)), (None, ""), ([], ()),
        (None, {}), ("x", "x"), (True, True), (["N"], ["N"]), ({"u": "1"}, {"u": 1, "v": None}),
    ],
)  # fmt: skip
def test_equal_values_are_no_difference(expected, got):
    assert paths(expected, got) == []


@pytest.mark.parametrize(
    "expected,got,path",
    [
        ("1.3333333333", Decimal("1.3"), "a"), (None, 0, "a"), ("0", None, "a"), (True, False, "a"), (True, 1, "a"),
        ("abc", 3, "a"), (["N"], ["N", "S"], "a"), (["N", "S"], ["N", "D"], "a[2]"), ({"u": "1"}, {"u": 2}, "a.u"),
        ({}, {"u": 2}, "a.u"), ({"u": "1"}, {"u": 1, "v": 2}, "a.v"), ("x", "y", "a"),
    ],
)  # fmt: skip
def test_a_difference_is_named_by_its_place(expected, got, path):
    assert paths(expected, got) == [path]


def test_a_difference_reads_as_one_line():
    (found,) = compare_answer({"a": "1.5"}, {"a": Fraction(4, 3)})
    assert str(found) == 'a：应为 "1.5"，得到 1.3333333333'
    (found,) = compare_answer({"a": None}, {"a": ["N"]})
    assert str(found) == 'a：应为 （空），得到 ["N"]'


def scored(points, passed=("N",)):
    part = {"state": "computed", "points": points, "passed": list(passed)}
    return {"1.1": {"points": points, "state": "computed", "parts": [part]}}


ANSWER = {
    "figures": {
        "f": {"value": "2", "stored": 2, "missing": ["S"], "by_unit": {"N": "2"},
              "by_year": {"2019": {"value": "1"}, "2020": {"value": "2"}}},
        "g": {"value": "5", "by_unit": {}},
    },
    "evidence": {"e": {"value": 1, "by_unit": {"N": 1}}},
    "indicators": scored("1"),
    "levels": [{"code": "1", "title": "一", "points": "1", "of": "2"}],
    "total": {"points": "1", "of": "2", "provisional": True}, "must_meet": {"met": 1}, "passed": False,
}  # fmt: skip
VARIANT = {
    "figures": {
        "f": {"to": {"value": "3", "by_unit": {"N": None, "S": "3"}, "by_year": {"2019": {"value": "0"}}}},
    },
    "evidence": {"e": {"from": 1, "to": 2}},
    "indicators": {"1.1": {"to": {"points": "2"}, "parts": [{"part": 1, "to": {"points": "2"}}]}},
    "levels": {"1": {"from": "1/2", "to": "2/2"}}, "total": {"to": {"points": "2", "of": "2", "provisional": False}},
}  # fmt: skip


def picture():
    return {
        "figures": {
            "f": {"value": 3, "stored": 3, "missing": [], "by_unit": {"S": 3},
                  "by_year": {"2019": {"value": 0}, "2020": {"value": 3}}},
            "g": {"value": 5, "by_unit": {}},
        },
        "evidence": {"e": {"value": 2, "by_unit": {"S": 2}}},
        "indicators": scored(2, ["S"]),
        "levels": [{"code": "1", "title": "一", "points": 2, "of": 2}],
        "total": {"points": 2, "of": 2, "provisional": False}, "must_meet": {"met": 1}, "passed": False,
    }  # fmt: skip


def variant_paths(got):
    return [found.path for found in compare_variant(ANSWER, VARIANT, got, 2020)]


def test_a_variant_is_met_when_what_it_names_moved_and_all_else_stayed():
    assert variant_paths(picture()) == []


def test_what_a_variant_does_not_name_must_stay():
    got = picture()
    got["figures"]["g"]["value"] = 6
    got["must_meet"]["met"] = 0
    assert variant_paths(got) == ["figures.g.value", "must_meet.met"]


def test_what_a_variant_names_must_move():
    got = {**picture(), "indicators": scored(1)}
    assert variant_paths(got) == ["indicators.1.1.points", "indicators.1.1.parts[1].points"]


def test_an_exempted_indicator_has_no_parts_left():
    exempt = {"to": {"points": "0", "state": "exempt"}, "parts": [{"part": 1, "to": {"state": None, "points": None}}]}
    got = {**picture(), "indicators": {"1.1": {"points": 0, "state": "exempt", "parts": []}}}
    assert compare_variant(ANSWER, {**VARIANT, "indicators": {"1.1": exempt}}, got, 2020) == ()
