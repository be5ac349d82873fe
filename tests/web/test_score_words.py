"""How a score stands, in a word: rounded points never speak for a standard that was missed."""

from decimal import Decimal
from fractions import Fraction

import pytest

from webforms.domain.results import IndicatorScore, PartScore
from webforms.web.bureau.score import score_status

FULL = Decimal(5)


def part(*, met: bool | None, points: Decimal = FULL, threshold: Decimal | None = None, state="computed") -> PartScore:
    return PartScore("ratio", "", FULL, state, points, Fraction(points), met, threshold=threshold)


def indicator(*, met: bool | None, points: Decimal = FULL, must: bool = True, state="computed") -> IndicatorScore:
    return IndicatorScore("A1", "", "A", "A1", must, state, points, FULL, met, (), points)


def test_full_points_below_the_threshold_are_not_met():
    assert score_status(part(met=False, threshold=Decimal("0.3"))).word == "未达标"
    assert score_status(indicator(met=False)).word == "未达标"


@pytest.mark.parametrize("met, word", [(True, "达标"), (False, "未达标")])
def test_a_standard_is_met_or_not(met, word):
    assert score_status(part(met=met, threshold=Decimal("0.3"), points=Decimal(1))).word == word


@pytest.mark.parametrize("points, word", [(FULL, "满分"), (Decimal(4), "未满分")])
def test_what_has_no_standard_has_all_its_points_or_not(points, word):
    assert score_status(part(met=None, points=points)).word == word
    assert score_status(indicator(met=False, must=False, points=points)).word == word


@pytest.mark.parametrize("state, word", [
    ("no_data", "缺数据"), ("provisional", "暂计"), ("manual_missing", "待评分"), ("exempt", "不适用"),
])
def test_what_is_missing_comes_first(state, word):
    assert score_status(indicator(met=True, state=state)).word == word


def test_the_signs_are_told_apart_without_colour():
    signs = [score_status(one) for one in (
        indicator(met=True), indicator(met=False), indicator(met=False, must=False, points=Decimal(1)),
        *(indicator(met=None, state=state) for state in ("no_data", "manual_missing", "exempt", "provisional")))]
    assert len({sign.icon for sign in signs}) == len(signs)
