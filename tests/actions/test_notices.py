"""The notice box of a unit: its own, newest first, until somebody there has read it."""

import pytest

from webforms.actions.notices import count_unread, list_notices, mark_read
from webforms.actions.unit_changes import close_unit
from webforms.domain.errors import Refused
from webforms.store import notices
from webforms.store.units import unit_numbers


def tell(world, unit, text, kind="told", account=None):
    with world.store.aside() as tx:
        notices.add(tx, unit=unit_numbers(tx)[unit], kind=kind, text=text, account=account)


def texts(world, unit):
    return [notice.text for notice in list_notices(world.store, world.actor(unit)).items]


def test_a_unit_reads_what_it_was_told_newest_first_and_nobody_elses(world):
    for unit, text in (("FC01", "第一条"), ("FC02", "别人的"), ("FC", "上级的"), ("FC01", "第二条")):
        tell(world, unit, text)
    assert texts(world, "FC01") == ["第二条", "第一条"]
    assert texts(world, "FC") == ["上级的"]


def test_who_said_it_is_named_and_the_program_says_it_is_the_program(world):
    tell(world, "FC01", "催一下", kind="chased", account=world.bureau.account)
    (notice,) = list_notices(world.store, world.actor("FC01")).items
    assert (notice.kind, notice.by, notice.read, notice.record) == ("chased", world.bureau.login, False, None)


def test_what_was_seen_is_no_longer_new_and_what_came_meanwhile_stays_new(world):
    clerk = world.actor("FC01")
    tell(world, "FC01", "一")
    tell(world, "FC02", "别人的")
    (seen,) = list_notices(world.store, clerk).items
    tell(world, "FC01", "二")
    assert count_unread(world.store, clerk) == 2
    mark_read(world.store, clerk, up_to=seen.id)
    assert [notice.read for notice in list_notices(world.store, clerk).items] == [False, True]
    mark_read(world.store, clerk)
    assert count_unread(world.store, clerk) == 0
    assert count_unread(world.store, world.actor("FC02")) == 1


def test_a_long_box_has_pages(world):
    for number in range(60):
        tell(world, "FC01", str(number))
    first = list_notices(world.store, world.actor("FC01"))
    second = list_notices(world.store, world.actor("FC01"), first.next)
    assert (len(first.items), len(second.items), second.next) == (50, 10, None)
    assert second.items[-1].text == "0"


def test_who_goes_on_for_a_closed_unit_reads_its_notices(world):
    tell(world, "FC01", "撤并前的")
    close_unit(world.store, world.actor("QC", "administrator"), "FC01", on=world.clock().date(), into="FC02")
    assert texts(world, "FC02") == ["撤并前的"]


def test_who_has_no_unit_that_reports_has_no_box(world):
    with pytest.raises(Refused):
        list_notices(world.store, world.actor("QC", "administrator"))
