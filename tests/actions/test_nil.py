"""Nil reports: a unit says that it has nothing; approved, it states zeros, which is not the same as silence."""

import pytest

from tests.records import ACTIVITY
from webforms.actions.nil import report_nil
from webforms.actions.records import change_record
from webforms.actions.tasks import list_tasks
from webforms.domain.errors import IdentityTaken, InputFaults, OtherContent, ReasonMissing, Refused


@pytest.fixture(autouse=True)
def autumn(world):
    world.clock.set("2016-08-02")


WHY = "活动室装修"


def nil(world, unit="FC02", *, task="activity_village", period="2016-07", client_id="n1", reason=WHY, actor=None):
    return report_nil(world.store, actor or world.actor(unit), task=task, client_id=client_id, unit=unit,
                      period=period, reason=reason)


def test_it_is_submitted_at_once_and_waits_for_the_types_path(world):
    record = nil(world).record
    assert (record.state, record.nil_for, record.period, record.awaiting_unit) == (
        "submitted", "activity_village", "2016-07", "FC")
    assert (record.number, record.reason, record.data) == (None, "活动室装修", {})


def test_approved_it_states_zero_and_meets_the_task(world):
    world.agree(nil(world).record)
    figure = world.evaluation().figures["activities_village"]
    assert figure.by_unit == {"FC02": 0}
    july = [task for task in list_tasks(world.store, world.actor("FC02")) if task.period == "2016-07"]
    assert [task.state for task in july] == ["nil"]


def test_the_same_report_again_is_the_same_record(world):
    first = nil(world)
    again = nil(world)
    assert (first.created, again.created, again.record) == (True, False, first.record)


def test_another_report_of_the_same_period_is_refused(world):
    nil(world)
    with pytest.raises(IdentityTaken):
        nil(world, client_id="n2", reason="别的理由")


def test_a_client_id_that_stands_for_something_else_is_refused(world):
    nil(world)
    with pytest.raises(OtherContent):
        nil(world, period="2016-06")


def test_what_came_back_is_sent_again_as_the_next_version(world):
    back = world.send_back(nil(world).record, reason="请写明原因")
    again = nil(world, client_id="n2", reason="活动室装修，七月停用").record
    assert (again.id, again.version, again.state) == (back.id, 2, "submitted")


def test_withdrawn_it_leaves_silence_and_may_be_sent_again(world):
    record = world.agree(nil(world).record)
    world.withdraw(record)
    assert world.evaluation().figures["activities_village"].by_unit == {}
    assert nil(world, client_id="n2").record.version == 2


def test_it_has_no_content_to_change(world):
    record = nil(world).record
    with pytest.raises(InputFaults):
        change_record(world.store, world.actor("FC02"), record.id, data=ACTIVITY, seen=record.etag)
    assert "record.draft" not in record.may


@pytest.mark.parametrize("wrong, error", [
    ({"task": "nothing"}, InputFaults), ({"task": "site", "unit": "FC", "period": None}, InputFaults),
    ({"period": "2016-13"}, InputFaults), ({"period": None}, InputFaults), ({"period": "2016-02"}, InputFaults),
    ({"reason": " "}, ReasonMissing), ({"unit": "S01"}, InputFaults)],
    ids=["unknown task", "none allowed", "no month", "no period", "before the task begins", "no reason", "not owed"])
def test_a_report_nobody_asked_for_is_refused(world, wrong, error):
    with pytest.raises(error):
        nil(world, **wrong)


def test_a_neighbour_may_not_say_it(world):
    with pytest.raises(Refused):
        nil(world, actor=world.actor("FC01"))


def test_whoever_has_a_record_has_not_nothing(world):
    held = {**ACTIVITY, "starts_at": "2016-07-10T09:00", "ends_at": "2016-07-10T11:00"}
    record = world.enter("FC02", "activity", held, {"photo": 1})
    with pytest.raises(InputFaults, match="1 处") as refused:
        nil(world)
    assert str(record.number) in refused.value.faults[0].message
