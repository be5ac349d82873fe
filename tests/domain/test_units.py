"""The tree of units as it counts on one day."""

import datetime
from dataclasses import replace

import pytest

from tests.domain.mini import EVERYONE, N1, N2, S1, SHOPS, TOWNS, UNITS, N, S
from webforms.domain.pack import Selector
from webforms.domain.units import Tree, Unit, could_state

DAY = datetime.date(2020, 6, 30)


def codes(units):
    return [unit.code for unit in units]


def seen(*changed, on=DAY):
    by_code = {unit.code: unit for unit in changed}
    known = {unit.code for unit in UNITS}
    return Tree([*(by_code.get(unit.code, unit) for unit in UNITS), *(u for u in changed if u.code not in known)], on)


def test_a_selection_is_the_union_of_selectors_whose_keys_all_hold():
    tree = seen(replace(N1, flags=frozenset({"bright"})), replace(S1, flags=frozenset({"bright"})))
    assert codes(tree.select((Selector(kinds=("shop",), flag="bright"), Selector(codes=("S",))))) == ["S", "N1", "S1"]
    assert codes(tree.select((Selector(kinds=("shop",), flag="bright", under="N"),))) == ["N1"]
    assert codes(tree.select(())) == []


def test_under_a_unit_means_at_any_depth_and_not_itself():
    assert codes(seen().select((Selector(under="D"),))) == ["N", "S", "N1", "N2", "S1"]
    assert codes(seen().children("D", SHOPS)) == ["N1", "N2", "S1"]
    assert codes(seen().children("N", EVERYONE)) == ["N1", "N2"]


@pytest.mark.parametrize(
    "opened,closed,there",
    [(None, None, True), (DAY, None, True), (DAY + datetime.timedelta(1), None, False), (None, DAY, False),
     (None, DAY + datetime.timedelta(1), True)],
)  # fmt: skip
def test_closed_is_the_first_day_a_unit_is_gone(opened, closed, there):
    tree = seen(replace(S1, opened=opened, closed=closed))
    assert ("S1" in codes(tree.units)) is there
    assert tree.get("S1").name == "南一店"


def test_records_of_a_merged_unit_count_for_the_end_of_its_chain():
    tree = seen(replace(N1, closed=DAY, successor="N2"), replace(N2, closed=DAY, successor="S1"))
    assert (tree.heir("N1"), tree.heir("S1")) == ("S1", "S1")


@pytest.mark.parametrize(
    "changed",
    [
        [replace(N1, closed=DAY)],
        [replace(N1, closed=DAY, successor="N2"), replace(N2, closed=DAY)],
        [replace(N1, closed=DAY, successor="N2"), replace(N2, closed=DAY, successor="N1")],
        [replace(N1, opened=DAY + datetime.timedelta(1), closed=DAY + datetime.timedelta(9), successor="N2")],
    ],
    ids=["no successor", "the chain ends in nothing", "the chain is a circle", "not open yet"],
)
def test_records_of_a_unit_that_is_gone_for_good_count_for_nobody(changed):
    assert seen(*changed).heir("N1") is None


def test_what_is_asked_of_a_unit_by_its_code_is_stated_for_it_by_who_took_over():
    by_code = (Selector(codes=("S",)),)
    merged = seen(replace(S, closed=DAY, successor="N"))
    assert codes(merged.stating(by_code)) == ["N"]
    assert merged.states("N", by_code)
    assert not merged.states("S", by_code)
    assert codes(merged.select(by_code)) == []
    assert codes(seen(replace(S, closed=DAY)).stating(by_code)) == []
    assert codes(seen().stating(by_code)) == ["S"]


def test_a_flag_is_not_taken_over():
    bright_shops = (Selector(kinds=("shop",), flag="bright"), Selector(codes=("N2",), flag="bright"))
    lit = replace(N1, flags=frozenset({"bright"}), closed=DAY, successor="N2")
    assert codes(seen(lit).stating(bright_shops)) == []


def test_children_of_a_merged_town_stand_under_its_heir():
    tree = seen(replace(S, closed=DAY, successor="N"))
    assert codes(tree.children("N", SHOPS)) == ["N1", "N2", "S1"]


def test_children_of_a_town_closed_without_heir_still_stand_under_the_district():
    assert codes(seen(replace(S, closed=DAY)).children("D", SHOPS)) == ["N1", "N2", "S1"]


def test_the_order_of_the_list_is_kept():
    assert codes(seen(Unit("A", "新镇", "town", "D")).select(TOWNS)) == ["N", "S", "A"]


def test_who_could_state_is_asked_by_kind_and_code_alone():
    bright = (Selector(kinds=("town",), flag="bright", under="X"),)
    assert could_state(N, bright)
    assert not could_state(N1, bright)
    assert could_state(N1, (Selector(codes=("S1",)), Selector(codes=("N1",))))
    assert not could_state(N1, (Selector(kinds=("shop",), codes=("S1",)),))
    assert not could_state(N1, ())
