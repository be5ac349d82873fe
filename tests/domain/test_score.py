"""Indicators, levels, total and pass line."""

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.domain.mini import N, S, indicator, look, metric, mini_pack, nil, part, task, total, visit
from webforms.domain.pack import Count, EvidenceOrigin, EvidenceRequirement, Manual, PassLine
from webforms.domain.results import Decision

METRICS = (metric("visits"), metric("people", sum="people"))
ONCE = task("once")


def count(key, least=4, points="2"):
    return part(Count(total(key), Decimal(least)), points)


def pack_of(*indicators, **changes):
    return mini_pack(METRICS, indicators, [ONCE], **changes)


def decision(kind, points=None, indicator="1.1", unit=None, reason="理由"):
    return Decision("D", kind, indicator, reason, unit, None if points is None else Decimal(points))


ALL_SPOKE = [visit(N, people=3), visit(S, people=0)]


def score(indicator_, statements=ALL_SPOKE, *decisions):
    return look(pack_of(indicator_), statements, decisions=decisions).indicators[indicator_.code]


def test_parts_are_rounded_each_and_then_added():
    halves = score(indicator("1.1", count("visits", 8, "0.2"), count("visits", 8, "0.2")))
    assert [each.points for each in halves.parts] == [Decimal("0.1"), Decimal("0.1")]
    assert (halves.points, halves.of, halves.state) == (Decimal("0.2"), Decimal("0.4"), "computed")


@pytest.mark.parametrize(
    "statements,state,met",
    [
        (ALL_SPOKE, "computed", False), ([], "no_data", None), ([visit(N)], "provisional", False),
        ([visit(N), visit(S)], "provisional", False),
    ],
    ids=["all known", "nothing known", "one silent and one part without data", "one part without data"],
)  # fmt: skip
def test_a_part_without_data_beside_others_leaves_the_indicator_provisional(statements, state, met):
    seen = score(indicator("1.1", count("visits"), count("people")), statements)
    assert (seen.state, seen.met) == (state, met)


def test_met_is_open_while_a_part_without_data_could_still_decide():
    seen = score(indicator("1.1", count("visits", 1), count("people")), [visit(N), visit(S)])
    assert (seen.state, seen.met, seen.points) == ("provisional", None, 2)


def test_a_manual_score_not_given_has_a_state_of_its_own():
    assert score(indicator("1.1", part(Manual("参考")))).state == "manual_missing"
    assert score(indicator("1.1", part(Manual("参考")), count("visits"))).state == "provisional"
    assert score(indicator("1.1", part(Manual("参考")), count("visits")), []).state == "no_data"


def test_an_override_replaces_the_points_and_keeps_state_and_met():
    seen = score(indicator("1.1", count("visits", 2)), ALL_SPOKE, decision("override", "1.5", reason="缺报告"))
    assert (seen.points, seen.computed_points, seen.override_reason) == (Decimal("1.5"), 2, "缺报告")
    assert (seen.state, seen.met) == ("computed", True)


def test_of_several_overrides_the_latest_holds():
    two = [decision("override", "1.5"), decision("override", "0.5")]
    assert score(indicator("1.1", count("visits")), ALL_SPOKE, *two).points == Decimal("0.5")


def test_a_decision_about_another_indicator_changes_nothing():
    assert score(indicator("1.1", count("visits", 2)), ALL_SPOKE, decision("override", "0", "1.2")).points == 2


def test_an_exempted_unit_is_left_out_of_sums_and_of_who_is_awaited():
    silent = score(indicator("1.1", count("visits")), [visit(N)])
    exempted = score(indicator("1.1", count("visits")), [visit(N)], decision("exemption", unit="S"))
    assert (silent.state, silent.parts[0].missing) == ("provisional", ("S",))
    assert (exempted.state, exempted.parts[0].missing) == ("computed", ())
    assert score(indicator("1.1", count("visits")), ALL_SPOKE, decision("exemption", unit="S")).parts[0].value == 1


def test_only_exemptions_are_listed_as_such_and_of_each_unit_the_latest():
    first, second = decision("exemption", unit="S", reason="没有店"), decision("exemption", unit="S", reason="已停办")
    others = [decision("manual", "1"), decision("override", "1"), decision("exemption", unit="N")]
    assert score(indicator("1.1", count("visits")), ALL_SPOKE, *others[:2]).exemptions == ()
    seen = score(indicator("1.1", count("visits")), ALL_SPOKE, first, *others, second)
    assert {each.unit: each.reason for each in seen.exemptions} == {"S": "已停办", "N": "理由"}


def test_the_figure_itself_knows_no_exemption():
    pack = pack_of(indicator("1.1", count("visits")))
    assert look(pack, ALL_SPOKE, decisions=[decision("exemption", unit="S")]).figures["visits"].value == 2


def test_an_exempted_indicator_leaves_both_sides():
    whole = decision("exemption", reason="没有镇")
    seen = score(indicator("1.1", count("visits")), ALL_SPOKE, decision("override", "1"), whole)
    assert (seen.state, seen.points, seen.of, seen.met, seen.parts) == ("exempt", 0, 0, None, ())
    assert seen.exemptions == (whole,)
    assert seen.override_reason is None


def test_levels_and_total_add_their_indicators():
    pack = pack_of(
        indicator("1.1", count("visits", 2)), indicator("1.2", count("people", 6)), indicator("2.1", count("visits"))
    )
    seen = look(pack, ALL_SPOKE)
    assert [(level.code, level.points, level.of) for level in seen.levels] == [("1", 3, 4), ("2", 1, 2)]
    assert (seen.points, seen.of, seen.provisional) == (4, 6, False)


@pytest.mark.parametrize("statements", [[], [visit(N, people=1)]], ids=["no data", "one silent"])
def test_the_total_is_provisional_while_anything_is_open(statements):
    seen = look(pack_of(indicator("1.1", count("visits")), indicator("2.1", count("people"))), statements)
    assert seen.provisional
    assert all(level.provisional for level in seen.levels)


NAMED = indicator("1.1", count("visits", 2), must_meet=True)


def passed(line, *decisions, must_meet=True, statements=ALL_SPOKE, named=NAMED):
    pass_line = PassLine(Decimal(line), must_meet, "proposed")
    pack = pack_of(named, indicator("2.1", count("visits", 8)), pass_line=pass_line, total_points=Decimal(4))
    return look(pack, statements, decisions=decisions).passed


def test_the_pass_line_asks_for_points_and_for_every_indicator_that_must_be_met():
    missed = replace(NAMED, parts=(count("visits", 3),))
    assert passed("2.5")
    assert not passed("2.6")
    assert not passed("1", named=missed)
    assert passed("1", named=missed, must_meet=False)
    assert not passed("0", statements=[])


def test_must_meet_follows_unrounded_values_never_an_override():
    assert passed("2.5", decision("override", "2")) is True
    missed = replace(NAMED, parts=(count("visits", 3),))
    assert not passed("1", decision("override", "2"), named=missed)


def test_with_an_exempted_indicator_the_pass_line_is_taken_in_proportion():
    assert passed("1", decision("exemption"))
    assert not passed("1.1", decision("exemption"))


def test_an_exempted_indicator_need_not_be_met():
    pack = pack_of(replace(NAMED, parts=(count("visits", 3),)))
    assert look(pack, ALL_SPOKE).must_meet == {"1.1": False}
    assert look(pack, ALL_SPOKE, decisions=[decision("exemption")]).must_meet == {}


def test_required_papers_that_nobody_brought_are_named():
    papers = tuple(
        EvidenceRequirement(item, "纸", required, (EvidenceOrigin("visit", item),))
        for item, required in (("photo", True), ("plan", True), ("extra", False))
    )
    asked = indicator("1.1", count("visits"), evidence=papers)
    assert score(asked, [visit(N, items={"photo": 1})]).lacking == ("plan",)


def test_a_nil_report_is_an_answer():
    assert score(indicator("1.1", count("visits")), [nil(N, "once"), nil(S, "once")]).state == "computed"
