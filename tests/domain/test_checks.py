"""Checks between the fields of one record, and the number and kind of its files."""

import pytest

from tests.domain.forms import ACTIVITY, CONTEXT, GOOD
from webforms.domain.checks import check_evidence, run_checks


def found(**data):
    errors, warnings = run_checks(ACTIVITY, {**GOOD, **data}, CONTEXT)
    return {fault.code: fault for fault in (*errors, *warnings)}


@pytest.mark.parametrize("data", [
    {"minors": 64}, {"ends_at": "2016-06-10T09:00"}, {"starts_at": "2016-01-01T00:00"},
    {"starts_at": "2016-10-31T23:59"},
    {"charged": True, "fee": "cost"}, {"attendance": 101, "persons": 50, "factor": "2"}, {"persons": 64},
], ids=["all of them", "same minute", "first day", "last day", "filled", "within one percent", "no factor"])
def test_what_is_just_right_passes(data):
    assert not found(**data)


@pytest.mark.parametrize("data, code, field, said", [
    ({"minors": 70}, "minors_at_most_attendance", "minors", "未成年人 70 人次，比参加人次 64 人次还多"),
    ({"ends_at": "2016-06-10T08:59"}, "starts_before_ends", "ends_at",
        "结束时间 2016年6月10日 8:59，比开始时间 2016年6月10日 9:00还早"),
    ({"starts_at": "2015-12-31T23:59"}, "starts_within_campaign", "starts_at", "不在2016年1月1日到2016年10月31日之间"),
    ({"starts_at": "2016-11-01T00:00"}, "starts_within_campaign", "starts_at", "2016年11月1日 0:00"),
    ({"charged": True}, "fee_required", "fee", "“是否收费”是“是”，就要填“收费性质”"),
    ({"attendance": 102, "persons": 50, "factor": "2"}, "persons_quotient", "persons",
        "102 人次 ÷ 重复系数 2 ＝ 51.00，对不上"),
    ({"persons": 70}, "persons_at_most_attendance", "persons", "70 人"),
])
def test_what_does_not_hold_is_said_at_its_field(data, code, field, said):
    fault = found(**data)[code]
    assert fault.field == field
    assert said in fault.message
    assert fault.message.endswith("。")


def test_warnings_are_kept_apart_from_errors():
    errors, warnings = run_checks(ACTIVITY, {**GOOD, "persons": 70, "minors": 70}, CONTEXT)
    assert [fault.code for fault in errors] == ["minors_at_most_attendance"]
    assert [fault.code for fault in warnings] == ["persons_at_most_attendance"]


def test_a_quotient_by_zero_is_said_and_not_divided():
    assert "除数是 0" in found(persons=5, factor="0")["persons_quotient"].message


def test_an_absent_field_lets_every_check_pass():
    assert run_checks(ACTIVITY, {}, CONTEXT) == ([], [])


@pytest.mark.parametrize("items, said", [
    ({}, "“图片”至少要 1 张，还没有。请添上。"),
    ({"photo": ["image"] * 4}, "“图片”最多 3 张，现在有 4 张。请去掉 1 张。"),
    ({"photo": ["document"]}, "“图片”只收照片。请换一个再传。"),
    ({"photo": ["image"], "plan": ["video"]}, "“计划”只收文件或照片。请换一个再传。"),
    ({"photo": ["image"], "song": ["image"]}, "“活动记录”不收“song”这种材料，请去掉。"),
])
def test_files_are_counted_and_looked_at_by_item(items, said):
    assert [fault.message for fault in check_evidence(ACTIVITY, items)] == [said]


@pytest.mark.parametrize("items", [{"photo": ["image"]}, {"photo": ["image"] * 3, "plan": ["document", "image"] * 20}])
def test_enough_files_of_the_right_kind_are_fine(items):
    assert check_evidence(ACTIVITY, items) == ()
