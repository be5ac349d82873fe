"""One change at a time to an example district."""

import datetime
from decimal import Decimal

import pytest

from tests.domain.mini import UNITS, indicator, metric, mini_pack, part, total
from webforms.domain.example.changes import UnknownChange, apply_change
from webforms.domain.example.district import Example
from webforms.domain.pack import Count, Ratio, Show

RATIO = Ratio(total("visits"), total("visits"), Decimal("0.5"), Show("%", 1))
PACK = mini_pack([metric("visits")], [indicator("1.1", part(Count(total("visits"), Decimal(1))), part(RATIO))])
HEAD = {"ref": "A", "unit": "N", "type": "visit", "version": 1, "state": "submitted", "approved_on": None,
        "data": {"on": "2020-05-01", "people": 3}}  # fmt: skip
DECISION = {"ref": "D", "kind": "override", "indicator": "1.1", "points": "1", "on": "2020-05-01", "reason": "理由"}
EXAMPLE = Example("样例", datetime.date(2020, 5, 31), UNITS, (HEAD,), (DECISION,))


def changed(op, **said):
    return apply_change(PACK, EXAMPLE, {"op": op, **said})[1]


def unit(example, code):
    return {each.code: each for each in example.units}[code]


def test_a_record_is_approved_or_withdrawn_on_a_day():
    assert changed("approve", ref="A", on="2020-05-02").records[0]["approved_on"] == "2020-05-02"
    assert changed("withdraw", ref="A", on="2020-05-02").records[0]["withdrawn_on"] == "2020-05-02"


def test_a_correction_is_a_new_approved_version_on_top_of_the_old_one():
    head = changed("correct", ref="A", set={"people": 4}, on="2020-05-02").records[0]
    assert (head["version"], head["state"], head["approved_on"]) == (2, "approved", "2020-05-02")
    assert head["data"] == {"on": "2020-05-01", "people": 4}
    assert head["earlier"] == [HEAD]


def test_records_and_decisions_are_added_and_taken_back():
    assert changed("add", record={"ref": "B"}).records == (HEAD, {"ref": "B"})
    assert changed("decide", decision={"ref": "E"}).decisions == (DECISION, {"ref": "E"})
    assert changed("retract", decision="D", on="2020-05-09").decisions[0]["withdrawn_on"] == "2020-05-09"


def test_units_close_merge_open_and_change_name_or_flags():
    day = datetime.date(2020, 5, 2)
    assert unit(changed("close_unit", unit="S", on="2020-05-02"), "S").closed == day
    merged = unit(changed("merge_unit", unit="S", into="N", on="2020-05-02"), "S")
    assert (merged.closed, merged.successor) == (day, "N")
    assert unit(changed("rename_unit", unit="S", name="新名"), "S").name == "新名"
    assert unit(changed("set_flags", unit="S", flags="a b"), "S").flags == {"a", "b"}
    assert changed("open_unit", unit={"code": "Z", "name": "新镇", "kind": "town"}).units[-1].code == "Z"


def test_the_day_looked_from_may_change():
    assert changed("as_of", date="2020-03-01").as_of == datetime.date(2020, 3, 1)


def test_a_threshold_changes_in_the_part_named_and_nowhere_else():
    pack, example = apply_change(PACK, EXAMPLE, {"op": "set_threshold", "indicator": "1.1", "part": 2, "value": "0.9"})
    assert pack.indicators["1.1"].parts[0].rule == PACK.indicators["1.1"].parts[0].rule
    assert pack.indicators["1.1"].parts[1].rule.threshold == Decimal("0.9")
    assert example is EXAMPLE
    counted = apply_change(PACK, EXAMPLE, {"op": "set_threshold", "indicator": "1.1", "part": 1, "value": "7"})[0]
    assert counted.indicators["1.1"].parts[0].rule.at_least == 7


def test_nothing_is_changed_in_place():
    changed("approve", ref="A", on="2020-05-02")
    assert EXAMPLE.records[0]["approved_on"] is None


@pytest.mark.parametrize(
    "said",
    [
        {"op": "explode"}, {"op": "approve", "ref": "X", "on": "2020-05-02"},
        {"op": "rename_unit", "unit": "X", "name": ""},
    ],
    ids=["operation", "record", "unit"],
)  # fmt: skip
def test_a_change_to_something_unknown_is_refused_by_name(said):
    with pytest.raises(UnknownChange, match="不认识"):
        apply_change(PACK, EXAMPLE, said)
