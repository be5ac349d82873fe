"""Two snapshots: what differs is shown from what to what, with its cause, and nothing else is."""

import datetime
from dataclasses import replace
from functools import cache

import pytest

from tests.domain.samples import VARIANTS, default_pack, golden, golden_snapshot, golden_variant
from webforms.domain.compare import Move, compare
from webforms.domain.example import apply_change
from webforms.domain.example.district import decisions_of, enabled_types, evaluate_example, tree_of
from webforms.domain.units import Tree


@cache
def frozen():
    return golden_snapshot()


@cache
def changed(name):
    """The golden district after one change, frozen again, and the pack it then runs on."""
    pack, example, evaluation = golden_variant(name)
    snapshot = golden_snapshot(evaluation, tree_of(pack, example),
                               decisions=decisions_of(example), enabled=enabled_types(pack, example))
    return pack, snapshot


def comparison(name, moves=()):
    pack, after = changed(name)
    return compare(pack, frozen(), after, moves)


def line(lines, key):
    return next(one for one in lines if one.key == key)


def test_nothing_changed_and_nothing_is_said():
    same = compare(default_pack(), frozen(), frozen())
    assert not [one for one in (same.total, *same.levels, *same.indicators, *same.figures) if one.changed]
    assert same.remarks == ()


@pytest.mark.parametrize("name", VARIANTS)
def test_exactly_what_the_variant_names_differs(name):
    variant, found = VARIANTS[name], comparison(name)
    moved = {one.key for one in found.indicators if one.before != one.after}
    named = {code for code, said in variant.get("indicators", {}).items()
             if {"points", "state", "met"} & said.get("to", {}).keys()
             or any("printed" in part["to"] for part in said.get("parts", ()))}
    assert moved == named
    assert {one.key for one in found.levels if one.before.value != one.after.value} <= set(variant.get("levels", {}))


@pytest.mark.parametrize("name", VARIANTS)
def test_every_indicator_that_moved_says_why(name):
    silent = [one.key for one in comparison(name).indicators if one.before != one.after and not one.causes]
    assert silent == []


def test_a_newly_approved_record_shows_in_figure_indicator_and_total():
    found = comparison("V01")
    figure, indicator = line(found.figures, "leadership_meetings"), line(found.indicators, "1.1.1")
    assert (figure.before.printed, figure.after.printed, figure.after.value) == ("2次", "3次", "3")
    assert figure.causes == ("银盏林场由 0次 变为 1次",)
    assert (indicator.before.printed, indicator.after.printed) == ("1.3分", "2.0分")
    assert "银盏林场变为符合" in indicator.causes
    assert (found.total.before.printed, found.total.after.printed) == ("73.3分（暂计）", "74.0分（暂计）")


def test_a_withdrawn_record_leaves_a_gap_and_not_a_zero():
    found = comparison("V03")
    figure = line(found.figures, "pledges")
    assert (figure.after.value, figure.after.printed) == (None, "待补")
    assert figure.causes == ("凤城街道不再计入（原报 1份）",)
    assert line(found.indicators, "3.2.3").after.printed == "待补"


def test_the_records_behind_a_change_are_named_where_the_history_tells_them():
    moves = [Move("approved", f"HY-YZ-{n}", frozenset({"leadership_meetings"})) for n in range(1, 5)]
    moves.append(Move("withdrawn", "HY-FC-9", frozenset({"working_meetings"})))
    found = comparison("V01", moves)
    assert line(found.figures, "leadership_meetings").causes[-1] == "新通过 4 条：HY-YZ-1、HY-YZ-2、HY-YZ-3等"
    assert line(found.figures, "working_meetings").causes == ("撤回 1 条：HY-FC-9",)


def test_a_move_that_leaves_value_points_and_state_alike_is_no_change():
    moves = [Move("corrected", "HY-FC-9", frozenset({"working_meetings"}))]
    found = line(comparison("V01", moves).figures, "working_meetings")
    assert (found.causes, found.changed) == (("更正 1 条：HY-FC-9",), False)


def test_many_units_that_changed_are_named_up_to_five():
    before = frozen()
    figure = before.evaluation.figures["activities_village"]
    more = replace(figure, by_unit={unit: count + 1 for unit, count in figure.by_unit.items()}, value=figure.value + 1)
    after = replace(before, evaluation=replace(
        before.evaluation, figures={**before.evaluation.figures, "activities_village": more}))
    causes = line(compare(default_pack(), before, after).figures, "activities_village").causes
    assert len(figure.by_unit) > 5
    assert (len(causes), causes[-1]) == (6, f"另有 {len(figure.by_unit) - 5} 个单位也变了")


def test_records_without_a_number_are_counted_and_leave_no_gap():
    nil = Move("approved", "", frozenset({"leadership_meetings", "working_meetings"}))
    found = comparison("V01", [Move("approved", "HY-YZ-1", frozenset({"leadership_meetings"})), nil])
    assert line(found.figures, "leadership_meetings").causes[-1] == "新通过 2 条：HY-YZ-1等"
    assert line(found.figures, "working_meetings").causes == ("新通过 1 条",)


def test_decisions_are_causes():
    pack, before = default_pack(), frozen()
    lines = golden().decisions
    without = replace(golden(), decisions=tuple(one for one in lines if one["ref"] not in ("D02", "D04", "D07")))
    after = golden_snapshot(evaluate_example(pack, without), decisions=decisions_of(without))
    back = compare(pack, before, after)
    assert "银盏林场不再是不适用" in line(back.indicators, "2.5.2").causes
    assert line(back.indicators, "5.1.1").causes == ("取消改定，按计算得分",)
    forth = compare(pack, after, before)
    assert line(forth.indicators, "2.5.2").causes[0].startswith("银盏林场定为不适用：国有林场")
    assert line(forth.indicators, "5.1.1").causes[0] == (
        "改定为 2.5 分：评估报告缺少对林场的评估结论，创建办研究后扣减零点五分")
    manual = line(forth.indicators, "2.3.3")
    assert (manual.before.printed, manual.after.value, manual.causes) == ("待补", "1.6", ("评分由未评变为 1.6 分",))


def test_points_the_bureau_gave_are_shown_also_where_the_rules_had_none():
    decision = {"ref": "D90", "kind": "override", "indicator": "4.3.1", "points": "1.5", "on": "2016-11-08",
                "reason": "创建办研究后按典型案例评定"}
    pack, example = apply_change(default_pack(), golden(), {"op": "decide", "decision": decision})
    given = line(compare(pack, frozen(), golden_snapshot(evaluate_example(pack, example))).indicators, "4.3.1")
    assert (given.before.printed, given.after.printed, given.after.value) == ("待补", "1.5分", "1.5")


def test_a_threshold_reached_is_a_change_where_points_stay():
    found = comparison("V06")
    reached = line(found.indicators, "3.1.1")
    assert (reached.was, reached.now) == ("5.0分（29.96%，未达标）", "5.0分（30.0%，达标）")
    assert reached.changed
    assert (found.must_meet.was, found.must_meet.now) == ("3项（共4项）", "4项（共4项）")
    assert not found.total.changed
    missed = line(comparison("V21").indicators, "2.5.1")
    assert (missed.before.met, missed.after.met) == (True, False)


def test_a_threshold_that_moved_is_a_cause():
    assert "标准由 30% 改为 25%" in line(comparison("V07").indicators, "3.1.3").causes


def test_merged_and_new_units_and_another_pack_are_remarks():
    before = frozen()
    day = before.evaluation.counted_on
    gone = [replace(unit, closed=day - datetime.timedelta(30), successor="FC") if unit.code == "LT" else unit
            for unit in before.units]
    new = replace(before.tree.get("FC"), code="NEW", name="新城街道")
    tree = Tree((*gone, new), day)
    after = replace(golden_snapshot(tree=tree), pack=replace(before.pack, version="2016.2", sha256="ef" * 32))
    assert compare(default_pack(), before, after).remarks == (
        "创建包由 2016.1 换成 2016.2，算法或口径可能变了", "龙塘镇已并入凤城街道", "新城街道是新设的单位")


def test_an_indicator_or_figure_of_only_one_pack_stands_alone():
    before = frozen()
    scores = {code: score for code, score in before.evaluation.indicators.items() if code != "1.1.1"}
    figures = {key: figure for key, figure in before.evaluation.figures.items() if key != "fund_paid"}
    after = replace(before, evaluation=replace(before.evaluation, indicators=scores, figures=figures))
    found = compare(default_pack(), before, after)
    assert line(found.indicators, "1.1.1").after.printed == line(found.figures, "fund_paid").after.printed == "没有"
