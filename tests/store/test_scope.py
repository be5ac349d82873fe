"""The clause of every read: nothing outside it ever comes back, whatever is asked."""

import pytest
from sqlalchemy import select

from tests.records import ACTIVITY
from webforms.domain.access import visible_units
from webforms.store import record_lists
from webforms.store.records import branches, find_head
from webforms.store.schema import records, units
from webforms.store.scope import EVERYTHING, Scope, scope_of, within


@pytest.fixture
def entered(world):
    world.clock.set("2016-03-15")
    return {unit: world.enter(unit, "activity", ACTIVITY, {"photo": 1}).id for unit in ("FC01", "FC02", "LT01", "FC")}


SCOPES = {"nothing": frozenset(), "one": frozenset({"FC01"}), "a street": frozenset({"FC", "FC01", "FC02", "FC03"}),
          "a unit nobody has": frozenset({"XX"}), "everything": None}


@pytest.mark.parametrize("seen", SCOPES.values(), ids=SCOPES)
def test_each_read_gives_what_lies_in_the_scope_and_no_more(world, entered, seen):
    scope = Scope(seen)
    wanted = {number for unit, number in entered.items() if seen is None or unit in seen}
    with world.store.read() as tx:
        listed = record_lists.list_records(tx, scope, record_lists.Asked()).items
        opened = {number for number in entered.values() if find_head(tx, scope, number)}
        unsettled = {row.id for row in record_lists.list_open(tx, scope)}
        clause = tx.all(select(records.c.id).where(within(scope, records.c.unit_id, tx.campaign_id)))
    assert {line.id for line in listed} == opened == unsettled == {row.id for row in clause} == wanted


def test_a_scope_of_hundreds_of_units_is_still_one_query(world, entered):
    with world.store.read() as tx:
        many = Scope(frozenset({"FC01", *(f"U{number}" for number in range(900))}))
        assert len(record_lists.list_records(tx, many, record_lists.Asked()).items) == 1
        every = Scope(frozenset(row.code for row in tx.all(select(units.c.code))))
        assert len(branches(tx, every)) == 30


def test_the_scope_is_what_access_says(world):
    for who in (world.actor("FC01"), world.actor("FC", "checker"), world.bureau, world.actor("QC", "inspector")):
        assert scope_of(who, "record.read").units == visible_units(who, "record.read")
    assert EVERYTHING.holds("anything")
