"""Tests of one unit: passed, failed, or not applicable."""

from dataclasses import replace

import pytest

from tests.domain.mini import N1, N2, SHOPS, TOWNS, UNITS, N, S, metric, mini_pack, task, tree, visit
from webforms.domain.figures import figures_of
from webforms.domain.pack import All, Any, AtLeast, Children, HasFlag, Indicator, Selector, TaskMet
from webforms.domain.rules import Board, View
from webforms.domain.tasks import TaskBook
from webforms.domain.totals import Ledger, totals_of
from webforms.domain.unit_tests import metrics_named, passes

METRICS = (metric("visits"), metric("paid", sum="paid", scale=2, unit="元"), metric("shop_visits", stated_by=SHOPS))
PACK = mini_pack(METRICS, tasks=[task("once")])
LIT = tuple(replace(unit, flags=frozenset({"bright"})) if unit.code in ("N", "N1") else unit for unit in UNITS)
BRIGHT, DARK = HasFlag("bright"), HasFlag("dark")
NOT_OWED = TaskMet("once")
"""Shops do not owe it, so on a shop it is not applicable."""


def outcome(unit, test, statements=(), exempt=()):
    seen = tree(LIT)
    ledger = Ledger(totals_of(PACK, statements), seen)
    tasks = TaskBook(PACK, seen, ledger, PACK.basis_date, frozenset(PACK.types))
    board = Board(PACK, seen, figures_of(PACK, seen, ledger, tasks), {}, tasks)
    asked = Indicator("1.1", "1", "1.1", "", "", PACK.total_points, "proposed", False, TOWNS, ())
    return passes(View(board, asked, frozenset(exempt)), seen.get(unit.code), test)


@pytest.mark.parametrize("visits,passed", [(0, False), (1, False), (2, True), (3, True)])
def test_at_least_reads_what_the_unit_itself_states(visits, passed):
    assert outcome(N, AtLeast("visits", 2), [visit(N)] * visits + [visit(S)] * 5) is passed


def test_at_least_compares_in_the_unit_people_read_not_in_the_smallest():
    assert outcome(N, AtLeast("paid", 5), [visit(N, paid="4.99")]) is False
    assert outcome(N, AtLeast("paid", 5), [visit(N, paid="5.00")]) is True


def test_a_town_is_never_credited_with_its_shops():
    assert outcome(N, AtLeast("shop_visits", 1), [visit(N1)]) is False


@pytest.mark.parametrize(
    "test,on_shop",
    [
        (All((BRIGHT, NOT_OWED)), True), (All((DARK, NOT_OWED)), False), (All((NOT_OWED,)), None),
        (Any((BRIGHT, NOT_OWED)), True), (Any((DARK, NOT_OWED)), False), (Any((NOT_OWED,)), None),
        (All((Any((NOT_OWED,)), BRIGHT)), True), (BRIGHT, True), (DARK, False), (NOT_OWED, None),
    ],
)  # fmt: skip
def test_what_is_not_applicable_drops_out_of_all_and_any(test, on_shop):
    assert outcome(N1, test) is on_shop


VISITED = AtLeast("shop_visits", 1)


def children(least=1, none=None, test=VISITED, units=SHOPS):
    return Children(units, test, least, none)


def test_children_are_counted_when_they_pass():
    assert outcome(N, children(2), [visit(N1)]) is False
    assert outcome(N, children(2), [visit(N1), visit(N2)]) is True


def test_a_child_to_which_the_test_does_not_apply_is_not_counted():
    assert outcome(N, children(1, test=NOT_OWED)) is False


def test_a_unit_without_children_fails_unless_the_pack_says_it_is_not_applicable():
    nobody = (Selector(kinds=("town",)),)
    assert outcome(N, children(units=nobody)) is False
    assert outcome(N, children(units=nobody, none="not_applicable")) is None


def test_a_flag_inside_the_test_does_not_take_children_away():
    assert outcome(S, children(none="not_applicable", test=BRIGHT)) is False


def test_an_exempted_child_is_not_there():
    assert outcome(S, children(none="not_applicable"), exempt=["S1"]) is None


def test_every_metric_named_at_any_depth_is_known():
    test = All((AtLeast("visits", 1), Any((AtLeast("paid", 1), BRIGHT)), children(), NOT_OWED))
    assert metrics_named(test) == ("visits", "paid", "shop_visits")
    assert metrics_named(NOT_OWED) == ()
