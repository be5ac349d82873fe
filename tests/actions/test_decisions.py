"""Decisions: each with a reason, each for as long as it holds."""

from decimal import Decimal

import pytest

from webforms.actions.decisions import decide, enable_type, enabled_types, list_decisions, retract, units_to_leave_out
from webforms.domain.errors import InputFaults, NotFound, ReasonMissing, Refused, WrongState

REASON = "创建办集体研究后作出，依据见会议记录和所附材料。"


def override(world, points="2.5", **change):
    return decide(world.store, world.bureau, **{
        "indicator": "5.1.1", "kind": "override", "points": points, "reason": REASON, **change})


def score(world, code="5.1.1"):
    return world.evaluation().indicators[code]


def test_an_override_replaces_the_points_and_says_why(world):
    made = override(world)
    assert (made.points, made.reason, made.until) == (Decimal("2.5"), REASON, None)
    assert (score(world).points, score(world).override_reason) == (Decimal("2.5"), REASON)


def test_a_second_of_its_kind_takes_the_place_of_the_first(world):
    first, second = override(world), override(world, "1.0")
    assert score(world).points == Decimal("1.0")
    holding = [one for one in list_decisions(world.store, world.bureau, indicator="5.1.1") if one.until is None]
    assert [one.id for one in holding] == [second.id]
    replaced = list_decisions(world.store, world.bureau, indicator="5.1.1")[0]
    assert (replaced.until is not None, replaced.taken_back) == (True, "")
    assert first.id != second.id


def test_taken_back_it_holds_no_more_and_only_once(world):
    made = override(world)
    gone = retract(world.store, world.bureau, made.id, reason="重新研究")
    assert gone.until is not None
    assert gone.taken_back == "重新研究"
    assert score(world).override_reason is None
    with pytest.raises(WrongState):
        retract(world.store, world.bureau, made.id, reason="重新研究")


def test_exemptions_stand_for_units_and_for_the_whole_beside_each_other(world):
    for unit in ("YZ", None, "FC"):
        override(world, None, indicator="2.5.2", kind="exemption", unit=unit)
    assert len([one for one in list_decisions(world.store, world.bureau, indicator="2.5.2") if one.until is None]) == 3
    assert score(world, "2.5.2").state == "exempt"


def test_a_unit_that_never_counts_cannot_be_left_out(world):
    with pytest.raises(InputFaults) as refused:
        override(world, None, indicator="3.2.2", kind="exemption", unit="CZJ")
    fault, = refused.value.faults
    assert fault.field == "unit"
    assert fault.message.startswith("3.2.2 本来就不计算“区财政局”")
    assert "CZJ" not in {unit.code for unit in units_to_leave_out(world.store, world.bureau, "3.2.2")}


def test_every_unit_that_is_offered_can_be_left_out(world):
    for unit in units_to_leave_out(world.store, world.bureau, "2.5.2"):
        override(world, None, indicator="2.5.2", kind="exemption", unit=unit.code)
    assert score(world, "2.5.2").parts[0].state == "no_data"


@pytest.mark.parametrize("wrong, error", [
    ({"points": "3.1"}, InputFaults), ({"points": "-0.1"}, InputFaults), ({"points": "1.25"}, InputFaults),
    ({"points": "NaN"}, InputFaults), ({"points": ""}, InputFaults), ({"points": "1e400"}, InputFaults),
    ({"kind": "manual"}, InputFaults), ({"kind": "gift"}, InputFaults), ({"unit": "FC"}, InputFaults),
    ({"indicator": "9.9.9"}, NotFound), ({"reason": "因为"}, ReasonMissing), ({"reason": "长" * 501}, InputFaults),
    ({"kind": "exemption"}, InputFaults), ({"kind": "exemption", "points": None, "unit": "XX"}, NotFound)])
def test_what_makes_no_sense_is_refused(world, wrong, error):
    with pytest.raises(error):
        override(world, **wrong)
    assert list_decisions(world.store, world.bureau) == ()


def test_only_the_bureau_decides_and_looks(world):
    for who in (world.actor("FC"), world.actor("QC", "inspector"), world.actor("QC", "administrator")):
        with pytest.raises(Refused):
            decide(world.store, who, indicator="5.1.1", kind="override", points="1", reason=REASON)
        with pytest.raises(Refused):
            list_decisions(world.store, who)


def test_a_type_is_switched_on_and_off_and_its_tasks_with_it(world):
    assert "education_profile" not in enabled_types(world.store)
    enable_type(world.store, world.bureau, "education_profile", enabled=True)
    enable_type(world.store, world.bureau, "education_profile", enabled=True)
    assert "education_profile" in enabled_types(world.store)
    owed = {task.task for task in world.evaluation().tasks}
    enable_type(world.store, world.bureau, "education_profile", enabled=False)
    assert {task.task for task in world.evaluation().tasks} < owed
    with pytest.raises(NotFound):
        enable_type(world.store, world.bureau, "nothing", enabled=True)
