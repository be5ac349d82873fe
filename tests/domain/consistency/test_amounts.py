"""Figures against each other: a gap is no finding, an equal number is none, one beyond is."""

from decimal import Decimal

import pytest

from tests.domain.consistency.looked import entry, said
from tests.domain.mini import N1, N2, S1, SHOPS, N, S, metric, report, task, total, visit
from webforms.domain.pack import (
    Jump,
    PartOf,
    PersonsAgainstTimes,
    RecomputedRate,
    Selector,
    StatedAgainstSum,
    UnitCount,
    UnitMixed,
)

HEADS = metric("heads", "report", window="campaign_year", sum="heads", unit="人")
PEOPLE = metric("people", sum="people", unit="人次")
PAID = metric("paid", sum="paid", unit="元", scale=2)
SHOP_PEOPLE = metric("shop_people", stated_by=SHOPS, sum="people", unit="人次")
OF = ("K1", "部分大于整体", "warning")


class TestPartOf:
    CHECK = PartOf(*OF, total("visits"), total("people"))

    def test_a_part_larger_than_its_whole_is_told_with_both(self):
        stated = [visit(N, people=1), visit(N, on="2020-05-11", people=0), visit(S, people=5)]
        assert said(self.CHECK, metrics=[metric("visits", unit="人次"), PEOPLE], statements=stated) == [
            "北镇的“visits数” 2人次，超过了“people数” 1人次。"]

    @pytest.mark.parametrize("people", [1, 2])
    def test_an_equal_or_smaller_part_is_right(self, people):
        metrics = [metric("visits", unit="人次"), PEOPLE]
        assert said(self.CHECK, metrics=metrics, statements=[visit(N, people=people)]) == []

    def test_a_whole_that_nobody_stated_says_nothing(self):
        assert said(self.CHECK, metrics=[metric("visits", unit="人次"), PEOPLE], statements=[visit(N)]) == []

    def test_the_sums_are_compared_where_different_units_state_them(self):
        check = PartOf(*OF, total("shop_people"), total("people"))
        stated = [visit(N1, people=9), visit(N, people=4), visit(S, people=4)]
        tasks = [task("visit")]
        assert said(check, metrics=[SHOP_PEOPLE, PEOPLE], statements=stated, tasks=tasks) == [
            "“shop_people数” 9人次，超过了“people数” 8人次。"]
        partial = [visit(N1, people=9), visit(N, people=4)]
        assert said(check, metrics=[SHOP_PEOPLE, PEOPLE], statements=partial, tasks=tasks) == [], "S is still silent"

    def test_a_factor_widens_the_whole(self):
        check = PartOf(*OF, total("visits"), total("people"), Decimal("1.5"))
        days = [visit(N, on=f"2020-05-1{day}", people=int(day == 0) * 2) for day in range(4)]
        metrics = [metric("visits", unit="人次"), PEOPLE]
        assert said(check, metrics=metrics, statements=days[:3]) == []
        assert said(check, metrics=metrics, statements=days) == [
            "北镇的“visits数” 4人次，超过了“people数” 2人次的 1.5 倍。"]

    def test_a_number_of_units_is_a_whole_too(self):
        check = PartOf(*OF, total("visits"), UnitCount((Selector(kinds=("town",)),)))
        stated = [visit(N, on=f"2020-05-1{day}") for day in range(3)]
        assert said(check, metrics=[metric("visits")], statements=stated[:2]) == []
        assert said(check, metrics=[metric("visits")], statements=stated) == ["“visits数” 3次，可是镇共 2 个。"]


class TestStatedAgainstSum:
    STATED = metric("area", "report", window="campaign_year", sum="heads", unit="人次")

    def check(self, within="0"):
        return StatedAgainstSum(*OF, total("area"), total("people"), total("shop_people"), Decimal(within))

    def of(self, heads, **more):
        stated = [report(N, heads=heads), visit(N, people=10), visit(N1, people=20), visit(N2, people=5),
                  visit(S1, people=99)]
        return said(self.check(**more), metrics=[self.STATED, PEOPLE, SHOP_PEOPLE], statements=stated)

    def test_a_unit_and_those_below_it_add_up(self):
        assert self.of(35) == []

    def test_what_does_not_add_up_names_the_difference(self):
        assert self.of(40) == ["北镇的“area数” 40人次，已审核记录合计 35人次，相差 5人次。"]

    def test_a_tolerance_is_of_the_records(self):
        assert self.of(38, within="10") == []
        assert len(self.of(39, within="10")) == 1


class TestRecomputedRate:
    CHECK = RecomputedRate(*OF, total("heads"), total("paid"), total("visits"), Decimal(1))
    METRICS = (HEADS, PAID, metric("visits"))

    @pytest.mark.parametrize("stated,right", [(5, True), (4, False), (6, False)])
    def test_it_is_rounded_as_it_is_stated(self, stated, right):
        """9.00 over two visits is 4.5, half up 5."""
        told = [report(N, heads=stated), visit(N, paid="9.00"), visit(N, on="2020-05-11")]
        found = said(self.CHECK, metrics=self.METRICS, statements=told)
        assert (found == []) is right
        assert right or "用“paid数” 9元 ÷ “visits数” 2次重算是 5人。" in found[0]

    def test_without_a_divisor_nothing_is_said(self):
        assert said(self.CHECK, metrics=self.METRICS, statements=[report(N, heads=5)]) == []


class TestPersonsAgainstTimes:
    CHECK = PersonsAgainstTimes(*OF, total("heads"), total("people"), total("residents"))
    RESIDENTS = metric("residents", "report", stated_by=SHOPS, window="campaign_year", sum="heads", unit="人")

    def of(self, heads, people, residents=100):
        stated = [report(N, heads=heads), visit(N, people=people), report(N1, heads=residents)]
        return said(self.CHECK, metrics=[HEADS, PEOPLE, self.RESIDENTS], statements=stated)

    def test_the_same_number_twice_is_doubtful(self):
        assert self.of(30, 30) == ["北镇的“heads数”和“people数”都是 30，不会人人正好只来一次。"]
        assert self.of(30, 31) == []
        assert self.of(0, 0) == []

    def test_more_than_live_there_is_doubtful(self):
        assert self.of(101, 300) == ["“heads数” 101人，比“residents数” 100人还多。"]
        assert self.of(100, 300) == []


class TestLastYear:
    def of(self, check, before, now, **more):
        stated = [report(N, 2019, heads=before), report(N, heads=now)]
        return said(check, metrics=[HEADS], statements=stated, **more)

    @pytest.mark.parametrize("now,mixed", [(40_000, True), (100_000, True), (30_000, False), (10, False)])
    def test_about_a_factor_away_is_another_unit(self, now, mixed):
        check = UnitMixed(*OF, total("heads"), (Decimal(10_000),))
        assert bool(self.of(check, 10, now)) is mixed
        assert bool(self.of(check, now, 10)) is mixed, "the other way too"

    @pytest.mark.parametrize("now,told", [(130, ""), (131, "增加 31.0%"), (70, ""), (69, "减少 31.0%"), (0, "100.0%")])
    def test_a_jump_begins_beyond_the_percentage(self, now, told):
        found = self.of(Jump(*OF, total("heads"), Decimal(30)), 100, now)
        assert [told in message for message in found] == ([True] if told else [])

    @pytest.mark.parametrize("before,now", [(0, 9), (0, 0), (9, 0)])
    def test_from_nothing_there_is_no_percentage_and_with_nothing_no_factor(self, before, now):
        assert self.of(UnitMixed(*OF, total("heads"), (Decimal(10_000),)), before, now) == []
        assert bool(self.of(Jump(*OF, total("heads"), Decimal(30)), before, now)) is bool(before)

    def test_a_note_explains_it(self):
        check = Jump(*OF, total("heads"), Decimal(30), "note")
        assert self.of(check, 100, 200, entries=[entry(1, "新建小区", unit="N")]) == []
        assert len(self.of(check, 100, 200, entries=[entry(1, "新建小区", unit="S")])) == 1

    def test_a_first_year_is_no_jump(self):
        assert said(Jump(*OF, total("heads"), Decimal(30)), metrics=[HEADS], statements=[report(N, heads=9)]) == []
