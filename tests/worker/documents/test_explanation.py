import re
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest

from tests.worker.documents.golden import material, view
from webforms.domain.results import Decision
from worker.documents.explanation import explanations, why


def said(code):
    return view("scoring_explanations")["indicators"][code]["explanation"]


@pytest.mark.parametrize(
    "code, ends",
    [
        ("1.1.1", "；2×2/3÷100%＝1.333，得1.3分。"),
        ("1.3.2", "；2×1÷2＝1.000，得1分。"),
        ("1.3.3", "；2×5/6＝1.667，得1.7分。"),
        ("3.1.1", "；5×29.96%÷30%＝4.993，得5分。"),
        ("2.5.1", "，达到1.5元/人，得4分。"),
    ],
    ids=["cover", "count", "papers", "ratio short of it", "ratio that reaches it"],
)
def test_points_can_be_reckoned_again_from_what_is_printed(code, ends):
    assert said(code)[0].endswith(ends)


def test_every_printed_formula_gives_the_points_printed_behind_it():
    found = re.findall(r"；([\d.×÷/%]+)＝([\d.]+)，得([\d.]+)分", "".join(map(str, whole_document())))
    assert len(found) > 15
    for formula, raw, points in found:
        assert abs(reckoned(formula) - Fraction(raw)) < Fraction(1, 200), formula
        assert Decimal(raw).quantize(Decimal("0.1"), ROUND_HALF_UP) == Decimal(points), formula


def whole_document():
    return [one["explanation"] for one in view("scoring_explanations")["indicators"].values()]


def reckoned(formula):
    """The formula from left to right, percent signs as hundredths."""
    value, sign = Fraction(1), "×"
    for part in re.split(r"([×÷/])", formula):
        if part in "×÷/":
            sign = part
            continue
        number = Fraction(part.rstrip("%")) / (100 if part.endswith("%") else 1)
        value = value * number if sign == "×" else value / number
    return value


def test_a_gap_gives_no_points_and_says_who_is_awaited():
    (sentence,) = said("3.1.2")
    assert "区人社局" in sentence
    assert sentence.endswith("。待补，暂不计分。")
    assert "得0" not in sentence


def test_parts_speak_one_after_another_under_their_titles():
    titles = [sentence.partition("：")[0] for sentence in said("1.1.2")]
    assert titles == ["动员会", "外出交流"]


def test_an_exempt_unit_follows_with_the_reason():
    assert said("2.5.2")[-1].startswith("银盏林场不适用，理由：国有林场不设一级财政")


def test_the_bureaus_own_points_follow_with_the_reason():
    assert said("5.1.1")[-1].startswith("系统计3.0分，改为2.5分，理由：")


def test_a_manual_score_gives_its_ground():
    assert said("2.3.3")[0].startswith("综合评定得1.6分。依据：清单只有凤城街道一份")


def test_an_indicator_that_does_not_count_says_only_that():
    from dataclasses import replace

    whole = material("scoring_explanations")
    decision = Decision("d", "exemption", "1.1.1", "本区没有这一级", None)
    score = replace(
        whole.evaluation.indicators["1.1.1"], state="exempt", parts=(), exemptions=(decision,), of=Decimal(0),
        reason="不适用：本区没有这一级。",
    )
    assert explanations(whole, score) == ["不适用：本区没有这一级。"]


def test_why_points_are_missing_leaves_out_the_parts_that_are_met():
    score = material("scoring_explanations").evaluation.indicators["3.1.5"]
    assert why(score, said("3.1.5")) == said("3.1.5")[0]
    overridden = material("scoring_explanations").evaluation.indicators["5.1.1"]
    assert why(overridden, said("5.1.1")).startswith("评估报告缺少对林场的评估结论")
