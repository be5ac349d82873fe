"""Which version of an example's record counts on a day, and what an example may not name."""

import datetime
from dataclasses import replace

import pytest

from tests.domain.mini import UNITS, indicator, metric, mini_pack, monthly, part, total
from webforms.domain.example.district import (
    Example,
    ExampleMismatch,
    check_example,
    decisions_of,
    enabled_types,
    evaluate_example,
    tree_of,
    unit_of,
    version_in_force,
)
from webforms.domain.pack import Count

DAY = datetime.date(2020, 5, 31)
PACK = mini_pack([metric("visits")], [indicator("1.1", part(Count(total("visits"), 1)))], [monthly("come")])
EMPTY = Example("样例", DAY, UNITS, (), ())


def record(*versions, **more):
    """A record from its versions, the head last: (number, approved on, withdrawn on)."""
    lines = [
        {"version": number, "approved_on": approved, "withdrawn_on": withdrawn, "data": {"on": "2020-05-01"}}
        for number, approved, withdrawn in versions
    ]
    return {"ref": "A", "unit": "N", "type": "visit", **lines[-1], "earlier": lines[:-1], **more}


@pytest.mark.parametrize(
    "versions,in_force",
    [
        ([(1, "2020-05-31", None)], 1), ([(1, "2020-06-01", None)], None), ([(1, None, None)], None),
        ([(1, "2020-05-01", None), (2, None, None)], 1), ([(1, "2020-05-01", None), (2, "2020-05-02", None)], 2),
        ([(1, "2020-05-01", None), (2, "2020-06-02", None)], 1), ([(1, "2020-05-01", "2020-05-31")], None),
        ([(1, "2020-05-01", "2020-06-01")], 1), ([(1, "2020-05-01", None), (2, "2020-05-02", "2020-05-03")], None),
    ],
    ids=["approved that day", "a day later", "never approved", "a draft on top", "corrected", "corrected later",
         "withdrawn that day", "withdrawn later", "the correction withdrawn"],
)  # fmt: skip
def test_the_highest_version_approved_by_the_day_counts_unless_it_was_withdrawn(versions, in_force):
    found = version_in_force(record(*versions), DAY)
    assert (found["version"] if found else None) == in_force


def test_decisions_hold_from_their_day_until_they_are_withdrawn():
    line = {"ref": "D", "kind": "override", "indicator": "1.1", "points": "1", "reason": "理由"}
    lines = (
        {**line, "ref": "D1", "on": "2020-05-31"}, {**line, "ref": "D2", "on": "2020-06-01"},
        {**line, "ref": "D3", "on": "2020-05-01", "withdrawn_on": "2020-05-31"},
        {**line, "ref": "D4", "on": "2020-05-01", "withdrawn_on": "2020-06-01"},
    )  # fmt: skip
    assert [decision.id for decision in decisions_of(replace(EMPTY, decisions=lines))] == ["D1", "D4"]


def test_a_type_is_on_by_default_or_once_it_is_switched_on():
    types = {**PACK.types, "thing": replace(PACK.types["thing"], enabled=False)}
    pack = replace(PACK, types=types)
    switched = replace(EMPTY, decisions=({"ref": "D", "kind": "enable_type", "type": "thing", "on": "2020-05-01"},))
    assert enabled_types(pack, EMPTY) == {"visit", "report"}
    assert enabled_types(pack, switched) == {"visit", "report", "thing"}


def test_the_tree_counts_as_at_the_basis_date_or_the_day_looked_from_if_earlier():
    assert tree_of(PACK, EMPTY).counted_on == DAY
    assert tree_of(PACK, replace(EMPTY, as_of=datetime.date(2021, 1, 1))).counted_on == PACK.basis_date


def test_a_unit_is_read_from_a_row_of_words():
    unit = unit_of({"code": "N9", "name": "店", "kind": "shop", "parent": "", "flags": "a b", "closed": "2020-05-01"})
    assert (unit.parent, unit.flags, unit.closed, unit.opened) == (None, {"a", "b"}, datetime.date(2020, 5, 1), None)


def test_a_nil_report_of_the_example_speaks_for_its_task():
    line = {"ref": "N", "unit": "N", "nil_for": "come", "period": "2020-05", "version": 1, "approved_on": "2020-05-31"}
    seen = evaluate_example(PACK, replace(EMPTY, records=(line,)))
    assert seen.figures["visits"].by_unit == {"N": 0}


@pytest.mark.parametrize(
    "change",
    [
        {"records": (record((1, "2020-05-01", None), unit="X"),)},
        {"records": (record((1, "2020-05-01", None), type="X"),)},
        {"records": ({"ref": "N", "unit": "N", "nil_for": "X", "version": 1},)},
        {"decisions": ({"ref": "D", "kind": "override", "indicator": "X"},)},
        {"decisions": ({"ref": "D", "kind": "enable_type", "type": "X"},)},
    ],
    ids=["unit", "type", "task", "indicator", "type to switch on"],
)
def test_an_example_that_names_what_is_not_there_is_refused(change):
    check_example(PACK, EMPTY)
    with pytest.raises(ExampleMismatch, match="“X”不存在"):
        check_example(PACK, replace(EMPTY, **change))
