"""Who owes what by when, and whether it came."""

import datetime

import pytest

from tests.domain.mini import TODAY, N, S, look, mini_pack, monthly, nil, report, task, thing, tree, visit
from webforms.domain.pack import Due
from webforms.domain.tasks import TaskBook, due_on, task_periods
from webforms.domain.totals import Ledger, totals_of


def book(pack, statements=(), as_of=TODAY, enabled=frozenset({"visit", "thing", "report"})):
    ledger = Ledger(totals_of(pack, statements), tree())
    return TaskBook(pack, tree(), ledger, as_of, enabled)


def test_monthly_periods_run_from_the_first_to_the_campaigns_end_and_are_due_in_the_next_month():
    come = monthly("come")
    pack = mini_pack(tasks=[come])
    assert task_periods(pack, come) == ("2020-04", "2020-05", "2020-06")
    assert due_on(pack, come, "2020-06") == datetime.date(2020, 7, 5)


def test_a_monthly_task_without_a_first_period_runs_from_the_campaigns_start():
    come = monthly("come", start=None)
    assert task_periods(mini_pack(tasks=[come]), come)[0] == "2020-01"


def test_each_year_of_a_yearly_task_is_owed():
    fill = task("fill", "report", years=(-1, 0))
    assert task_periods(mini_pack(tasks=[fill]), fill) == ("2019", "2020")


def test_a_task_without_a_day_is_due_at_the_campaigns_end():
    once = task("once", due=Due())
    assert due_on(mini_pack(tasks=[once]), once, "") == datetime.date(2020, 6, 30)


def test_every_unit_and_period_has_a_state_in_the_order_of_pack_and_tree():
    states = look(mini_pack(tasks=[monthly("come")]), [visit(N, "2020-04-02"), visit(N, "2020-04-03")]).tasks
    assert [(state.unit, state.period, state.done, state.count) for state in states] == [
        ("N", "2020-04", True, 2), ("N", "2020-05", False, 0), ("N", "2020-06", False, 0),
        ("S", "2020-04", False, 0), ("S", "2020-05", False, 0), ("S", "2020-06", False, 0),
    ]  # fmt: skip


APRIL, MAY = visit(N, "2020-04-02"), visit(N, "2020-05-02")


@pytest.mark.parametrize(
    "statements,as_of,met",
    [
        ([APRIL], "2020-05-05", True), ([APRIL], "2020-06-04", True), ([APRIL], "2020-06-05", False),
        ([APRIL, MAY], "2020-06-05", True), ([APRIL, nil(N, "come", period="2020-05")], "2020-06-05", True),
        ([], "2020-05-04", None),
    ],
    ids=["the first is due", "the second not yet", "the second is due", "both came", "nil counts", "nothing due"],
)  # fmt: skip
def test_a_task_is_met_when_all_that_is_due_came(statements, as_of, met):
    pack = mini_pack(tasks=[monthly("come")])
    assert book(pack, statements, datetime.date.fromisoformat(as_of)).met("come", "N") is met


def test_a_unit_that_does_not_owe_a_task_is_not_judged_by_it():
    assert book(mini_pack(tasks=[task("once")])).met("once", "N1") is None


def test_a_task_owed_once_takes_records_of_any_month():
    pack = mini_pack(tasks=[task("twice", at_least=2)])
    assert book(pack, [visit(S, "2020-02-01")]).met("twice", "S") is False
    assert book(pack, [visit(S, "2020-02-01"), visit(S, "2020-06-01")]).met("twice", "S") is True


def test_every_owed_year_must_come():
    pack = mini_pack(tasks=[task("fill", "report", years=(-1, 0))])
    assert book(pack, [report(S, 2020)]).met("fill", "S") is False
    assert book(pack, [report(S, 2020), report(S, 2019)]).met("fill", "S") is True


def test_a_type_switched_off_owes_nothing():
    pack = mini_pack(tasks=[task("once"), task("bring", "thing")])
    asleep = book(pack, [thing(N)], enabled=frozenset({"thing"}))
    assert (asleep.met("once", "N"), asleep.owing("visit")) == (None, frozenset())
    assert (asleep.met("bring", "N"), asleep.owing("thing")) == (True, frozenset({"N", "S"}))
