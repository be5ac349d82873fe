"""Units × tasks: which columns stand there, who owes what, and that the cost does not grow with the units."""

import datetime

import pytest

from tests.records import ACTIVITY
from tests.store.counting import counted
from webforms.actions.matrix import ALL, Asked, read_matrix
from webforms.actions.unit_import import import_units
from webforms.domain.errors import Refused


@pytest.fixture(autouse=True)
def june(sqlite_world):
    sqlite_world.clock.set("2016-06-14")
    return sqlite_world


def villages(world, actor=None, **asked):
    return read_matrix(world.store, actor or world.bureau, Asked("village", **asked))


def activity(day):
    return {**ACTIVITY, "starts_at": f"{day}T09:00", "ends_at": f"{day}T11:00"}


def keys(matrix):
    return [column.key for column in matrix.columns]


def test_without_asking_the_current_and_the_last_month_and_what_is_due_soon_stand_there(june):
    assert keys(villages(june)) == [
        ("activity_village", "2016-05"), ("institution_village", ""), ("staff_village", ""), ("nonschool_village", ""),
        ("summary_village", "2016"), ("activity_village", "2016-06")]


def test_a_month_or_everything_may_be_asked_for(june):
    assert ("activity_village", "2016-03") in keys(villages(june, when="2016-03"))
    assert {period for task, period in keys(villages(june, when=ALL)) if task == "activity_village"} == {
        f"2016-{month:02}" for month in range(3, 11)}
    assert {task for task, _ in keys(villages(june, when=ALL, task="staff_village"))} == {"staff_village"}


def test_what_is_missing_is_late_or_soon_or_merely_missing(june):
    row = villages(june).rows[0]
    assert [cell.state for cell in row.cells] == ["late", "soon", "soon", "soon", "soon", "missing"]
    assert (len(row.owed), row.late) == (6, 1)


def test_what_waits_with_a_reviewer_is_not_owed_and_what_came_back_is(june):
    june.clock.set("2016-05-20")
    record = june.enter("FC01", "activity", activity("2016-05-12"), {"photo": 1})
    june.clock.set("2016-06-14")

    def may():
        row = next(row for row in villages(june).rows if row.unit.code == "FC01")
        return row.cells[0]

    assert (may().state, may().owed, may().task.open) == ("waiting", False, (record.id,))
    assert villages(june).late == sum(row.late for row in villages(june).rows), "what waits is nobody's delay"
    june.send_back(record)
    assert (may().state, may().owed) == ("returned", True)


def test_units_stand_below_their_parents_with_counts_and_those_that_owe_nothing_may_be_left_out(june):
    matrix = villages(june, task="activity_village")
    assert [group.parent for group in matrix.groups] == ["FC", "LT"]
    assert matrix.groups[0].counts == ((0, 3), (0, 3))
    for month in ("05", "06"):
        june.agree(june.enter("FC01", "activity", activity(f"2016-{month}-02"), {"photo": 1}))
    left = villages(june, task="activity_village")
    assert "FC01" not in {row.unit.code for row in left.rows}
    assert left.groups[0].counts == ((1, 3), (1, 3))
    assert "FC01" in {row.unit.code for row in villages(june, task="activity_village", owing=False).rows}


def test_a_state_leaves_the_units_that_have_a_cell_of_it(june):
    june.clock.set("2016-06-01")
    june.enter("FC02", "activity", activity("2016-05-12"), {"photo": 1})
    matrix = villages(june, state="waiting")
    assert [row.unit.code for row in matrix.rows] == ["FC02"]
    assert matrix.states["waiting"] == 1


def test_a_street_sees_its_own_and_a_village_none_but_itself(june):
    assert {row.unit.parent for row in villages(june, june.reviewer("FC")).rows} == {"FC"}
    assert {row.unit.code for row in villages(june, june.actor("LT01")).rows} == {"LT01"}
    with pytest.raises(Refused):
        villages(june, june.actor("QC", "inspector"))


def test_a_kind_that_is_not_there_is_the_one_with_most_units(june):
    assert read_matrix(june.store, june.bureau, Asked("nothing")).asked.kind in read_matrix(
        june.store, june.bureau, Asked()).kinds


def test_after_the_last_day_the_last_months_are_shown(june):
    june.clock.set(datetime.date(2017, 3, 1))
    shown = keys(villages(june))
    assert ("activity_village", "2016-10") in shown
    assert ("activity_village", "2016-03") not in shown


def test_three_hundred_units_cost_as_many_queries_as_ten(june):
    villages(june)
    with counted(june.store) as few:
        villages(june)
    import_units(june.store, june.actor("QC", "administrator"), [
        {"code": f"FC{number}", "name": f"示例{number}村", "kind": "village", "parent": "FC", "flags": "rural"}
        for number in range(100, 400)])
    with counted(june.store) as many:
        assert len(villages(june).rows) > 300
    assert len(many) == len(few)
