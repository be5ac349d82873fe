"""Who sees which figure, and the records behind it: whole, by part, masked; and what looking costs."""

import pytest
from sqlalchemy import insert, select

from tests.records import ACTIVITY, FUNDING, INSTITUTION
from tests.settling import freeze
from tests.store.counting import counted
from webforms.actions.figures import figure, figure_records, indicator, scoreboard
from webforms.actions.record_views import MASK
from webforms.actions.records import get_record, list_records
from webforms.actions.review import review_queue
from webforms.domain.errors import InputFaults, NotFound, Refused
from webforms.store.engine import writing
from webforms.store.schema import record_versions, records


@pytest.fixture(autouse=True)
def summer(world):
    world.clock.set("2016-06-15")


def entered(world, unit="FC01", **change):
    return world.agree(world.enter(unit, "activity", {**ACTIVITY, **change}, {"photo": 1}))


def test_a_department_sees_the_figures_it_answers_for_and_the_records_behind_them(world):
    record = world.agree(world.enter("CZJ", "funding", FUNDING, {"approval": 1}))
    assert figure(world.store, world.actor("CZJ"), "fund_paid").value == 12_666_000
    assert indicator(world.store, world.actor("CZJ"), "2.5.1").code == "2.5.1"
    behind = figure_records(world.store, world.actor("CZJ"), "fund_paid").items
    assert [(line.record, line.value, line.period) for line in behind] == [(record.id, 12_666_000, "2016")]


def test_behind_a_figure_a_foreign_record_is_read_only_and_its_private_fields_are_masked(world):
    data = {**INSTITUTION, "head": "李明", "head_phone": "13800000000"}
    record = world.agree(world.enter("LT03", "institution", data, {"sign_photo": 1}))
    own = get_record(world.store, world.actor("LT03"), record.id)
    assert own.data["head_phone"] == "13800000000"
    seen = get_record(world.store, world.actor("JYJ", "reporter"), record.id)
    assert (seen.may, seen.data["head_phone"], seen.masked) == (frozenset(), MASK, {"head_phone"})
    assert (seen.history, seen.client_id) == ((), "")


def test_behind_a_figure_stands_only_what_is_in_force(world):
    draft = world.enter("LT03", "institution", INSTITUTION, {"sign_photo": 1})
    with pytest.raises(NotFound):
        get_record(world.store, world.actor("JYJ", "reporter"), draft.id)


def test_a_village_sees_its_own_part_and_nothing_of_its_neighbour(world):
    mine, theirs = entered(world, "FC01"), entered(world, "FC02", attendance=55)
    behind = figure_records(world.store, world.actor("FC01"), "times_village").items
    assert [line.record for line in behind] == [mine.id]
    with pytest.raises(Refused):
        figure_records(world.store, world.actor("FC01"), "times_village", unit="FC02")
    with pytest.raises(NotFound):
        get_record(world.store, world.actor("FC01"), theirs.id)


@pytest.mark.parametrize("unit, role", [("FC01", "reporter"), ("QC", "inspector"), ("QC", "administrator")])
def test_the_scoreboard_is_the_bureaus(world, unit, role):
    with pytest.raises(Refused):
        scoreboard(world.store, world.actor(unit, role))


def test_zeros_are_listed_when_they_are_asked_for(world):
    entered(world, minors=0)
    assert figure_records(world.store, world.bureau, "minor_times_village").items == ()
    zero, = figure_records(world.store, world.bureau, "minor_times_village", zeros=True).items
    assert zero.value == 0


def test_what_is_no_figure_is_not_found_and_a_strange_page_is_refused(world):
    for look in (figure, figure_records):
        with pytest.raises(NotFound):
            look(world.store, world.bureau, "nothing")
    with pytest.raises(NotFound):
        indicator(world.store, world.bureau, "9.9.9")
    with pytest.raises(InputFaults):
        figure_records(world.store, world.bureau, "times_village", after="x")


@pytest.mark.parametrize("look", [
    lambda world, who: scoreboard(world.store, who), lambda world, who: list_records(world.store, who),
    lambda world, who: review_queue(world.store, who), lambda world, who: figure(world.store, who, "times_village"),
    lambda world, who: figure_records(world.store, who, "times_village")],
    ids=["scoreboard", "list", "queue", "figure", "records behind"])
def test_looking_costs_the_same_number_of_queries_for_one_record_and_for_many(world, look):
    bureau = world.bureau
    entered(world)
    with counted(world.store) as few:
        look(world, bureau)
    for _ in range(12):
        entered(world)
    world.enter("CZJ", "funding", FUNDING, {"approval": 1})
    with counted(world.store) as many:
        look(world, bureau)
    assert len(many) == len(few)


@pytest.mark.slow
def test_the_scoreboard_costs_the_same_queries_for_ten_records_and_for_a_thousand(world):
    bureau = world.bureau
    first = entered(world)
    freeze(world.store, bureau, "第一次")
    with counted(world.store) as ten:
        scoreboard(world.store, bureau)
        list_records(world.store, bureau)
    copies(world, first, 1_000)
    with counted(world.store) as thousand:
        scoreboard(world.store, bureau)
        list_records(world.store, bureau)
    assert len(thousand) == len(ten)


def copies(world, record, count: int) -> None:
    """Records like one, made by a statement: approved and listed, to be counted and not to be read."""
    with writing(world.store.engine).begin() as connection:
        row = dict(connection.execute(select(records).where(records.c.id == record.id)).mappings().one())
        said = dict(connection.execute(select(record_versions)).mappings().first())
        for number in range(1, count + 1):
            new = 10_000 + number
            connection.execute(insert(records).values({**row, "id": new, "client_id": f"x{new}", "number": None}))
            connection.execute(insert(record_versions).values({**said, "record_id": new}))
