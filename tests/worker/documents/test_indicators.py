from dataclasses import replace
from decimal import Decimal

from tests.worker.documents.golden import material, view
from worker.documents.indicators import indicators_of, levels_of, not_full, total_of
from worker.documents.material import Material
from worker.documents.measures import Measure


def indicators():
    return view("scoring_explanations")["indicators"]


def with_score(code, **changed):
    whole = material("scoring_explanations")
    evaluation = whole.evaluation
    score = replace(evaluation.indicators[code], **changed)
    there = replace(evaluation, indicators={**evaluation.indicators, code: score})
    return Material(whole.pack, replace(whole.frozen, evaluation=there), whole.spec, whole.unit)


def with_whole_exempt(code):
    return with_score(code, state="exempt", reason="不适用。", points=Decimal(0), of=Decimal(0), met=None, parts=())


def test_the_score_column_holds_points_or_the_word_for_their_absence():
    shown = {code: (indicators()[code]["points_text"], indicators()[code]["state_text"]) for code in
             ("2.5.1", "4.2.1", "3.1.2", "4.3.1")}
    assert shown == {"2.5.1": ("4.0", ""), "4.2.1": ("3.0", "暂计"), "3.1.2": ("待补", "缺数据"),
                     "4.3.1": ("待补", "未评分")}


def test_an_indicator_that_does_not_count_is_neither_full_nor_lost():
    there = with_whole_exempt("1.1.1")
    shown = indicators_of(there, {})
    assert (shown["1.1.1"]["points_text"], shown["1.1.1"]["state_text"]) == ("不适用", "不计分")
    assert not shown["1.1.1"]["full"]
    assert "1.1.1" not in [one["code"] for one in not_full(shown)]


def test_points_lost_and_thresholds_missed_are_listed_as_not_full():
    listed = {one["code"]: one["deduction"] for one in not_full(indicators())}
    assert listed["3.1.1"] == "0.0"
    assert listed["1.1.1"] == "0.7"
    assert "2.5.1" not in listed
    assert "4.2.1" not in listed


def test_override_and_computed_points_both_print():
    assert indicators()["5.1.1"]["override"]["computed"] == "3.0"
    assert indicators()["5.1.1"]["override"]["points"] == "2.5"
    assert indicators()["2.5.1"]["override"] is None


def test_points_given_where_the_rules_had_no_data_are_not_set_against_a_zero():
    shown = indicators_of(with_score("3.1.2", points=Decimal(2), override_reason="名册已核对"), {})["3.1.2"]
    assert shown["override"] == {"computed": "待补", "points": "2.0", "reason": "名册已核对"}
    assert shown["explanation"][-1] == "定为2.0分，理由：名册已核对。"


def test_who_answers_is_named_or_called_by_its_kind():
    assert indicators()["3.1.1"]["responsible"] == ["各街镇（场）", "各村（居）", "区教育局"]


def test_a_measure_stands_at_its_indicator_alone():
    shown = indicators_of(material("scoring_explanations"), {"3.1.1": Measure("增开晚间课程", "2016年12月31日")})
    assert (shown["3.1.1"]["measure"], shown["3.1.1"]["due"]) == ("增开晚间课程", "2016年12月31日")
    assert shown["1.1.1"]["measure"] == ""


def test_levels_add_up_to_the_whole_and_hold_their_groups_in_order():
    levels = view("scoring_explanations")["levels"]
    total = view("scoring_explanations")["total"]
    assert sum(Decimal(level["points"]) for level in levels) == Decimal(total["points"])
    assert sum(level["count"] for level in levels) == total["count"] == 41
    assert [group["code"] for group in levels[0]["sublevels"]] == ["1.1", "1.2", "1.3"]
    assert [one["code"] for one in levels[0]["sublevels"][0]["indicators"]] == ["1.1.1", "1.1.2"]
    assert levels[0]["rate"] == "76.9%"


def test_a_pack_without_groups_has_one_without_a_name():
    whole = material("scoring_explanations")
    flat = Material(replace(whole.pack, sublevels=()), whole.frozen, whole.spec, whole.unit)
    ungrouped = {code: one | {"level2": ""} for code, one in indicators().items()}
    (group,) = levels_of(flat, ungrouped)[0]["sublevels"]
    assert (group["code"], group["title"], len(group["indicators"])) == ("", "", 8)


def test_what_is_open_is_counted():
    total = total_of(material("scoring_explanations"), indicators())
    assert (total["provisional_count"], total["no_data_count"], total["unscored_count"]) == (6, 3, 1)
    assert total["waiting_count"] == 4
    assert (total["provisional"], total["passed"]) == (True, False)


def test_what_must_be_met_is_listed_with_what_is_not():
    must = view("application_form")["must_meet"]
    assert (must["met"], must["total"]) == (3, 4)
    assert [one["code"] for one in must["unmet"]] == ["3.1.1"]
