"""What a unit owes, in the words of the list: missing, draft, waiting, returned, done, nil; and overdue."""

import pytest

from tests.records import ACTIVITY
from tests.store.counting import counted
from webforms.actions.records import create_record
from webforms.actions.tasks import list_tasks
from webforms.domain.errors import Refused


@pytest.fixture(autouse=True)
def spring(world):
    world.clock.set("2016-04-04")


def march(world, unit="FC01"):
    return next(task for task in list_tasks(world.store, world.actor(unit))
                if (task.key, task.period) == ("activity_village", "2016-03"))


def enter(world, *, submit=True):
    return world.enter("FC01", "activity", ACTIVITY, {"photo": 1}, submit=submit)


def test_each_step_of_a_record_moves_the_word(world):
    assert march(world).state == "missing"
    draft = enter(world, submit=False)
    assert (march(world).state, march(world).open) == ("draft", (draft.id,))
    record = world.change(draft, ACTIVITY, {"photo": 1})
    assert march(world).state == "waiting"
    back = world.send_back(record)
    assert march(world).state == "returned"
    world.agree(world.change(back, ACTIVITY, {"photo": 1}))
    assert (march(world).state, march(world).open, march(world).records) == ("done", (), 1)


def test_what_is_furthest_speaks(world):
    world.send_back(enter(world))
    enter(world)
    enter(world, submit=False)
    assert march(world).state == "waiting"
    assert march(world).records == 3


def test_it_is_overdue_from_its_day_until_it_is_done(world):
    assert march(world).overdue is False
    world.clock.set("2016-04-05")
    assert march(world).overdue is True
    world.agree(enter(world))
    assert march(world).overdue is False


def test_a_draft_serves_the_month_it_says(world):
    data = {"starts_at": "2016-04-02T09:00", "title": "x"}
    create_record(world.store, world.actor("FC01"), client_id="a", type="activity", unit="FC01", data=data)
    states = {task.period: task.state for task in list_tasks(world.store, world.actor("FC01"))
              if task.key == "activity_village"}
    assert (states["2016-03"], states["2016-04"]) == ("missing", "draft")


def test_a_condition_of_the_task_is_looked_at(world):
    world.enter("FC", "meeting", {"title": "会", "kind": "working"}, {}, submit=False)
    states = {task.key: task.state for task in list_tasks(world.store, world.actor("FC"))}
    assert (states["working_meeting"], states["leadership_meeting"]) == ("draft", "missing")


def test_everyone_sees_the_tasks_of_their_units_and_may_ask_for_some(world):
    assert {task.unit for task in list_tasks(world.store, world.actor("FC01"))} == {"FC01"}
    assert {task.unit for task in list_tasks(world.store, world.actor("FC"))} == {"FC", "FC01", "FC02", "FC03"}
    assert {task.unit for task in list_tasks(world.store, world.bureau, unit="LT")} == {"LT"}
    assert {task.state for task in list_tasks(world.store, world.bureau, state="missing")} == {"missing"}
    assert all(task.overdue for task in list_tasks(world.store, world.bureau, overdue=True))
    with pytest.raises(Refused):
        list_tasks(world.store, world.actor("FC01"), unit="FC02")


def test_a_type_switched_off_owes_nothing(world):
    assert not [task for task in list_tasks(world.store, world.bureau) if task.type == "education_profile"]


def test_the_list_costs_the_same_for_one_record_and_for_many(world):
    bureau = world.bureau
    enter(world)
    with counted(world.store) as few:
        list_tasks(world.store, bureau)
    for _ in range(9):
        enter(world, submit=False)
    with counted(world.store) as many:
        list_tasks(world.store, bureau)
    assert len(many) == len(few)
