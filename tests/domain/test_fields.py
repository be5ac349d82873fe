"""Whole forms: canonical data and every fault in its place, whatever was typed."""

import datetime
import json
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.forms import ACTIVITY, CONTEXT, FIELDS, GOOD, PLAN
from tests.domain.samples import default_pack, golden
from webforms.domain.fields import LARGEST_DRAFT, check_draft, context_of, defaults, read_form
from webforms.domain.pack import Field, Selector
from webforms.domain.units import Tree, Unit


def read(**changes):
    return read_form(ACTIVITY, {**GOOD, **changes}, CONTEXT)


def faults(**changes):
    return {fault.field: fault.message for fault in read(**changes).faults}


def test_a_good_form_is_read_as_it_stands():
    reading = read()
    assert (reading.data, reading.faults, reading.warnings) == (GOOD, (), ())


def test_texts_of_a_page_and_values_of_json_give_the_same_data():
    typed = {"title": " 防溺水安全课 ", "attendance": "６４", "starts_at": "2016年6月10日 9:00", "charged": "否",
             "minors": "", "host": "", "themes": [], "open": {"from": "", "to": ""}, "heads": "1"}
    assert read_form(ACTIVITY, typed, CONTEXT).data == GOOD


def test_every_fault_is_found_in_one_go_and_what_could_be_read_stays():
    reading = read(title="", attendance="很多", host="XX", minors=3)
    assert [fault.field for fault in reading.faults] == ["title", "attendance", "host"]
    assert reading.data["minors"] == 3


@pytest.mark.parametrize("changes, message", [
    ({"title": None}, "请填“活动名称”。"),
    ({"title": "\u200b \x0b"}, "请填“活动名称”。"),
    ({"title": "字" * 5000}, "活动名称：最多 60 个字，现在有 5000 个，请删去 4940 个。"),
    ({"minors": 70}, "未成年人 70 人次，比参加人次 64 人次还多。请改小这里，或把参加人次改大。"),
])
def test_a_message_says_what_where_and_how_to_mend(changes, message):
    assert faults(**changes) == {next(iter(changes)): message}


def test_a_field_with_a_fault_of_its_own_is_not_blamed_twice():
    assert list(faults(charged=True, fee="free")) == ["fee"]
    assert len(read(charged=True, fee="free").faults) == 1


def test_a_key_the_form_does_not_have_is_named():
    assert faults(attendence=3) == {"attendence": "“活动记录”没有“attendence”这一栏，请去掉。"}


def test_defaults_fill_a_bool_left_out_and_a_required_field_that_is_not_there_at_all():
    raw = {key: value for key, value in GOOD.items() if key not in ("charged", "heads")}
    assert read_form(ACTIVITY, raw, CONTEXT).data == GOOD
    assert list(faults(heads="")) == ["heads"]
    assert defaults(ACTIVITY) == {"charged": False, "heads": 1}


@pytest.mark.parametrize("year, fine", [(2013, False), (2014, True), (2016, True), (2017, False)])
def test_a_yearly_form_takes_only_the_years_it_is_asked_for(year, fine):
    reading = read_form(PLAN, {"year": year}, CONTEXT)
    assert (not reading.faults) == fine
    assert fine or "2014 到 2016 年" in reading.faults[0].message


def test_warnings_stand_beside_and_stop_nothing():
    reading = read(persons=80)
    assert (reading.faults, [warning.code for warning in reading.warnings]) == ((), ["persons_at_most_attendance"])


def test_a_draft_is_asked_for_nothing_but_its_size():
    assert check_draft({"title": 7, "what": ["ever"]}) == ()
    assert "最多存" in check_draft({"story": "字" * LARGEST_DRAFT})[0].message


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=40) | st.dates().map(str)
    | st.text("0123456789.,-万亿% 年月日:T", max_size=14),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["from", "to", "x"]), inner),
    max_leaves=4,
)


def test_a_field_that_names_units_takes_no_others():
    host = replace(ACTIVITY, checks=(), fields=(
        Field("host", "地点", "unit", units=(Selector(kinds=("village",)),)), Field("guest", "来客", "unit")))
    tree = Tree((Unit("FC", "凤城", "street", None), Unit("FC01", "木棉", "village", "FC")),
                datetime.date(2016, 6, 1))
    context = replace(CONTEXT, tree=tree)
    assert read_form(host, {"host": "FC01", "guest": "FC"}, context).faults == ()
    fault, = read_form(host, {"host": "FC"}, context).faults
    assert (fault.field, "这里不选“凤城”" in fault.message) == ("host", True)


@given(st.dictionaries(st.sampled_from([field.key for field in FIELDS] + ["?"]), ANYTHING))
def test_reading_never_raises_and_what_it_reads_reads_back_to_itself(raw):
    first = read_form(ACTIVITY, raw, CONTEXT)
    again = read_form(ACTIVITY, json.loads(json.dumps(first.data)), CONTEXT)
    unread = {fault.field for fault in first.faults}
    assert {key: value for key, value in again.data.items() if key not in unread} == first.data
    assert all(fault.message.endswith("。") for fault in first.faults)


def test_every_submitted_version_of_the_golden_district_is_canonical():
    pack, example = default_pack(), golden()
    context = context_of(pack, [unit.code for unit in example.units])
    for record in example.records:
        for version in (record, *record.get("earlier", ())):
            if "data" in version and version.get("state") != "draft":
                reading = read_form(pack.types[record["type"]], version["data"], context)
                assert (record["ref"], reading.faults) == (record["ref"], ())
                said = {key: plainly(value) for key, value in version["data"].items()}
                assert {**left_out(pack.types[record["type"]]), **said} == reading.data


def left_out(type_):
    """What reading adds to a record that is silent about it."""
    return {key: value for key, value in defaults(type_).items() if type_.field(key).kind == "bool"}


def plainly(value):
    """Golden amounts keep the zeros their clerk typed."""
    return value.rstrip("0").rstrip(".") if isinstance(value, str) and re.fullmatch(r"\d+\.\d+", value) else value
