"""The schema says what canonical data is: all of it fits, and what does not fit is no canonical data."""

import json
from dataclasses import replace

import pytest
from jsonschema import Draft202012Validator

from tests.domain.forms import ACTIVITY, CONTEXT, GOOD, PLAN
from tests.domain.samples import default_pack
from webforms.domain.fields import read_form
from webforms.domain.pack import Selector
from webforms.domain.schema import data_schema, type_schema

FULL = {
    "title": "防溺水安全课", "story": "一\n二", "attendance": "1.2万", "minors": 3, "factor": "3", "persons": 4000,
    "expense": "12.5", "gdp": 1, "share": "29.96%", "starts_at": "2016-06-10 9:00", "ends_at": "2016-06-10 11:00",
    "issued_on": "2016-2-20", "open": "8:00-11:30", "charged": "是", "fee": "cost", "themes": ["law", "art"],
    "since_year": 2014, "host": "FC01", "link": "www.example.com", "phone": "0763-1234567", "heads": 2,
}
VALIDATOR = Draft202012Validator(data_schema(ACTIVITY, 2016))


def test_a_form_with_every_kind_of_field_fits_its_schema():
    reading = read_form(ACTIVITY, FULL, CONTEXT)
    assert reading.faults == ()
    assert set(reading.data) == {field.key for field in ACTIVITY.fields}
    VALIDATOR.validate(reading.data)


@pytest.mark.parametrize("change", [
    {"attendance": "64"}, {"attendance": -1}, {"expense": 12.5}, {"expense": "12.555"}, {"title": "字" * 61},
    {"fee": "x"},
    {"themes": []}, {"open": {"from": "8:00", "to": "11:30"}}, {"starts_at": "2016-06-10"}, {"charged": "是"},
    {"what": 1},
])
def test_what_is_not_canonical_does_not_fit(change):
    assert not VALIDATOR.is_valid({**GOOD, **change})


def test_what_is_required_is_named():
    assert not VALIDATOR.is_valid({key: value for key, value in GOOD.items() if key != "title"})


@pytest.mark.parametrize("year, fits", [(2013, False), (2014, True), (2016, True), (2017, False)])
def test_a_yearly_form_is_bounded_by_its_years(year, fits):
    assert Draft202012Validator(data_schema(PLAN, 2016)).is_valid({"year": year}) == fits


def test_labels_units_and_choices_stand_in_the_schema():
    properties = data_schema(ACTIVITY, 2016)["properties"]
    assert (properties["attendance"]["title"], properties["attendance"]["x-unit"]) == ("参加人次", "人次")
    assert properties["fee"]["oneOf"][0] == {"const": "cost", "title": "成本性收费"}
    assert properties["heads"]["default"] == 1


def test_a_field_that_names_units_says_which():
    host = replace(ACTIVITY.field("host"), units=(Selector(kinds=("village",)), Selector(flag="open")))
    shape = data_schema(replace(ACTIVITY, fields=(host,)), 2016)["properties"]["host"]
    assert shape["x-units"] == [{"kinds": ["village"]}, {"flag": "open"}]
    assert "x-units" not in data_schema(ACTIVITY, 2016)["properties"]["host"]


def test_each_check_has_its_code_and_a_sentence():
    checks = {check["code"]: check for check in type_schema(ACTIVITY, 2016)["checks"]}
    assert checks["minors_at_most_attendance"]["message"] == "未成年人不能比参加人次多。"
    assert checks["fee_required"]["message"] == "是否收费选了“是”，就要填收费性质。"
    assert checks["fee_required"]["when"] == {"charged": [True]}
    assert checks["persons_at_most_attendance"]["level"] == "warning"
    assert "不超过 1%" in checks["persons_quotient"]["message"]


def test_papers_say_what_they_accept():
    assert type_schema(ACTIVITY, 2016)["evidence"][0] == {
        "item": "photo", "label": "图片", "accept": ["image"], "min": 1, "max": 3}


@pytest.mark.parametrize("key", sorted(default_pack().types))
def test_every_form_of_the_default_pack_becomes_a_valid_schema(key):
    described = type_schema(default_pack().types[key], 2016)
    Draft202012Validator.check_schema(described["data"])
    assert json.loads(json.dumps(described)) == described
