"""The history is read newest first, page by page, by those who may; on both databases."""

import datetime

import pytest

from tests.records import ACTIVITY
from webforms.actions.history import Asked, list_history, list_people
from webforms.actions.installation import operator
from webforms.actions.unit_changes import rename_unit, set_flags
from webforms.domain.errors import Refused


def test_what_happened_is_found_by_unit_person_area_and_day(world):
    world.clock.set("2016-04-15")
    world.agree(world.enter("LT03", "activity", {**ACTIVITY, "title": "不外传"}, {"photo": 1}))
    world.clock.set("2016-06-01")
    rename_unit(world.store, operator(), "LT03", "石坳社区", on=datetime.date(2016, 5, 1))

    def found(**asked):
        return [line.verb for line in list_history(world.store, world.bureau, Asked(**asked)).items]

    assert found(unit="LT03", area="unit")[0] == "unit.rename"
    assert found(unit="LT03", area="record") == ["record.approve", "record.submit"]
    assert found(day=datetime.date(2016, 6, 1)) == ["unit.rename"]
    assert "record.submit" not in found(login="")
    assert found(unit="XX") == found(login="nobody") == []
    lines = list_history(world.store, world.bureau, Asked(unit="LT03")).items
    assert "不外传" not in repr(lines)


def test_pages_meet_without_a_gap(world):
    world.clock.set("2016-06-01")
    for flags in (["rural"], [], ["rural"]):
        set_flags(world.store, operator(), "LT03", flags, on=datetime.date(2016, 5, 1))
    first = list_history(world.store, world.bureau, Asked(unit="LT03", area="unit", limit=2))
    rest = list_history(world.store, world.bureau, Asked(unit="LT03", area="unit", limit=2, after=int(first.next)))
    ids = [line.id for line in (*first.items, *rest.items)]
    assert ids == sorted(ids, reverse=True)
    assert (len(set(ids)), rest.next) == (4, None)


def test_a_village_a_street_and_an_inspector_do_not_look(world):
    for who in (world.actor("LT03"), world.actor("LT")):
        with pytest.raises(Refused):
            list_history(world.store, who, Asked())
        with pytest.raises(Refused):
            list_people(world.store, who)
