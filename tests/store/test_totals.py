"""Totals: moved by deltas in any order and by many at once, they are what the facts add up to, to the last 分."""

import random
import threading

import pytest
from sqlalchemy import select, update

from tests.records import ACTIVITY, FUNDING
from webforms.actions.doctor import examine, rebuild_totals
from webforms.actions.review import review_record, withdraw_record
from webforms.store.engine import writing
from webforms.store.schema import approvals, facts, totals, units
from webforms.store.totals import drifted, rebuilt, totals_at, totals_now

DIME_RECORDS = 1_000_003
"""Each pays 0.10 元: as floats they would not add up to 100,000.30."""


def drift(world):
    with world.store.read() as tx:
        return list(drifted(tx))


@pytest.mark.slow
def test_eight_threads_approving_in_shuffled_order_give_what_a_rebuild_gives(world):
    world.clock.set("2016-03-15")
    waiting = [world.enter(unit, "activity", {**ACTIVITY, "attendance": 10 + number}, {"photo": 1})
               for number, unit in enumerate(["FC01", "FC02", "LT01", "FC01"] * 8)]
    reviewers = {unit: world.reviewer(unit) for unit in ("FC", "LT")}
    random.Random(7).shuffle(waiting)
    failures = []

    def approve(mine) -> None:
        try:
            for record in mine:
                reviewer = reviewers[record.awaiting_unit]
                review_record(world.store, reviewer, record.id, decision="approve", version=record.version)
                if record.id % 3 == 0:
                    withdraw_record(world.store, reviewer, record.id, reason="核查不实")
        except Exception as failure:  # noqa: BLE001 - whatever it is, the test names it
            failures.append(failure)

    threads = [threading.Thread(target=approve, args=(waiting[at::8],)) for at in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert drift(world) == []
    kept = [record for record in waiting if record.id % 3]
    figure = world.evaluation().figures["times_village"]
    assert figure.value == sum(record.data["attendance"] for record in kept)


def test_totals_at_a_position_are_those_that_stood_there(world):
    world.clock.set("2016-03-15")
    with world.store.read() as tx:
        nothing = totals_now(tx)
    record = world.agree(world.enter("FC01", "activity", ACTIVITY, {"photo": 1}))
    with world.store.read() as tx:
        one, position = totals_now(tx), record.history[-1].id
    world.agree(world.change(record, {**ACTIVITY, "attendance": 7, "minors": 0}, {"photo": 1}))
    with world.store.read() as tx:
        assert totals_at(tx, position) == one != totals_now(tx)
        assert totals_at(tx, position - 1) == nothing == {}


def test_a_stated_zero_is_not_the_same_as_nothing(world):
    world.clock.set("2016-06-15")
    record = world.agree(world.enter("CZJ", "funding", {**FUNDING, "paid": 0, "spent": 0}, {"approval": 1}))
    assert (world.evaluation().figures["fund_paid"].value, world.evaluation().figures["fund_paid"].state) == (
        0, "complete")
    world.withdraw(record)
    assert world.evaluation().figures["fund_paid"].value is None


def test_the_doctor_finds_a_total_that_drifted_and_mends_it(world):
    world.clock.set("2016-03-15")
    world.agree(world.enter("FC01", "activity", ACTIVITY, {"photo": 1}))
    with writing(world.store.engine).begin() as connection:
        connection.execute(update(totals).where(totals.c.key == "times_village").values(sum=1, count=2))
    found = list(examine(world.store))
    assert [(finding.code, finding.facts["unit"], finding.facts["key"]) for finding in found] == [
        ("total-drifted", "FC01", "times_village")]
    assert rebuild_totals(world.store) == 1
    assert list(examine(world.store)) == []
    assert world.evaluation().figures["times_village"].value == 120


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_a_million_and_three_dimes_are_exactly_what_they_are(world):
    """1,000,003 × 0.10 元 = 100,000.30 in the total, in its rebuild and in the figure."""
    world.clock.set("2016-06-15")
    load_dimes(world, DIME_RECORDS)
    rebuild_totals(world.store)
    with world.store.read() as tx:
        unit = tx.scalar(select(units.c.id).where(units.c.code == "CZJ"))
        at = (unit, "fund_paid", "2016")
        assert (rebuilt(tx)[at].sum, rebuilt(tx)[at].count) == (10_000_030, DIME_RECORDS)
        assert (totals_now(tx)["CZJ", "fund_paid", "2016"].sum, list(drifted(tx))) == (10_000_030, [])
    figure = world.evaluation().figures["fund_paid"]
    assert (figure.value, figure.scale, figure.state) == (10_000_030, 2, "complete")


def load_dimes(world, count: int) -> None:
    """Copies of one approved record's approval and fact, made inside the database with its checks of keys put aside:
    more than anybody types in a test."""
    paid = {**FUNDING, "budget": "0.10", "paid": "0.10", "spent": "0.10"}
    world.agree(world.enter("CZJ", "funding", paid, {"approval": 1}))
    dialect = world.store.engine.dialect.name
    connection = world.store.engine.raw_connection()
    for statement in (UNCHECKED[dialect], *copies(dialect, count - 1), CHECKED[dialect]):
        connection.cursor().execute(statement)
    connection.commit()
    connection.close()


UNCHECKED = {"sqlite": "PRAGMA foreign_keys=OFF", "postgresql": "SET session_replication_role = replica"}
CHECKED = {"sqlite": "PRAGMA foreign_keys=ON", "postgresql": "SET session_replication_role = origin"}
ONE = "WHERE key = 'fund_paid'"
SERIES = {
    "sqlite": "(WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {more}) SELECT i FROM n) AS n",
    "postgresql": "generate_series(1, {more}) AS n(i)",
}


def copies(dialect: str, more: int) -> tuple[str, str]:
    series = SERIES[dialect].format(more=more)
    held = ", ".join(column.name for column in approvals.c if column.name not in ("id", "record_id"))
    stated = ", ".join(column.name for column in facts.c if column.name != "approval_id")
    return (
        f"INSERT INTO approvals (id, record_id, {held}) SELECT 1000 + n.i, 1000 + n.i, {held} FROM approvals, {series}",
        f"INSERT INTO facts (approval_id, {stated}) SELECT 1000 + n.i, {stated} FROM facts, {series} {ONE}",
    )
