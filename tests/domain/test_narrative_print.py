"""Tokens print what documents print, and never a number where there is none."""

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.domain.samples import default_pack, golden, golden_evaluation
from webforms.domain.example import apply_change, evaluate_example
from webforms.domain.narrative_print import resolve


@pytest.mark.parametrize("body, printed", [
    ("fund_paid", "126,660"), ("fund_paid|unit", "126,660元"), ("fund_paid|wan", "12.67万"),
    ("fund_paid|wan|unit", "12.67万元"),
    ("fund_paid|digits:2", "126,660.00"), ("fund_paid|yi", "0.00亿"), ("fund_paid|year:-2", "83,100"),
    ("fund_paid|year:-2|wan", "8.31万"), ("pop_resident|wan", "8.44万"), ("area|unit", "186.40平方公里"),
    ("gdp|unit", "478,310.25万元"), ("opening_time|unit", "56小时"), ("edu_primary_entry|percent", "100%"),
    ("indicator:3.1.1", "29.96%"), ("indicator:2.5.1", "1.50元/人"), ("indicator:2.5.1|digits:3", "1.500元/人"),
    ("points:1", "12.3"), ("points:1|unit", "12.3分"),
])
def test_a_figure_is_printed_in_its_form(body, printed):
    assert resolve(f"全年[[{body}]]，", default_pack(), golden_evaluation()) == f"全年{printed}，"


@pytest.mark.parametrize("body, printed", [
    ("street_paid|unit", "52,000.50元（暂计，已报2/3）"), ("survey_valid", "1,000（暂计，已报2/3）"),
    ("indicator:2.4.2", "50.0%（暂计）"), ("points:total|unit", "73.3分（暂计）"),
    ("persons_unique|year:-1", "19,800（暂计，已报2/3）"),
])
def test_a_partial_figure_says_so(body, printed):
    assert resolve(f"[[{body}]]", default_pack(), golden_evaluation()) == printed


@pytest.mark.parametrize("body", ["pop_minor", "pop_minor|wan|unit", "indicator:3.1.2", "transfer_trained|year:0",
                                  "no_such_figure", "fund_paid|nonsense"])
def test_where_there_is_no_number_it_is_waited_for(body):
    assert resolve(f"共[[{body}]]。", default_pack(), golden_evaluation()) == "共待补。"


def test_a_threshold_is_never_crossed_by_rounding():
    assert resolve("[[indicator:3.1.1|digits:0]]", default_pack(), golden_evaluation()) == "29.96%"


def test_an_indicator_that_does_not_count_has_no_number():
    decision = {"ref": "D90", "kind": "exemption", "indicator": "3.1.1", "on": "2016-11-08", "reason": "经研究不计此项"}
    pack, changed = apply_change(default_pack(), golden(), {"op": "decide", "decision": decision})
    printed = resolve("达到[[indicator:3.1.1]]，[[indicator:2.5.1]]", pack, evaluate_example(pack, changed))
    assert printed == "达到不适用，1.50元/人"


@pytest.mark.parametrize("points, of, printed", [("84.6", "100", "84.6"), ("85.4", "100", "85"), ("83.2", "98", "83"),
                                                 ("83.4", "98", "83.4"), ("73.3", "100", "73")])
def test_the_total_is_never_rounded_over_the_pass_line(points, of, printed):
    seen = replace(golden_evaluation(), points=Decimal(points), of=Decimal(of), provisional=False)
    assert resolve("[[points:total|digits:0]]", default_pack(), seen) == printed


@pytest.mark.parametrize("text", ["{{ 7*7 }} &<b> 𠮷", "[单] [[没配对", "一\n二"])
def test_the_rest_of_the_text_stays_as_it_is(text):
    assert resolve(text, default_pack(), golden_evaluation()) == text
