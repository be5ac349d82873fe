"""What a new form takes over from earlier entries, and what it never does."""

import dataclasses
import datetime

import pytest

from tests.domain.mini import THING, VISIT
from webforms.domain.entering import beginnings, copied, origins, week_of
from webforms.domain.pack import Field, Origin

SAID = {
    "on": "2016-06-08", "people": 64, "paid": "120.00", "span": {"from": "17:00", "to": "19:00"}, "open": True,
    "sort": "a",
}


def test_how_and_where_is_copied_never_when_and_how_many():
    assert copied(VISIT, SAID) == {"span": {"from": "17:00", "to": "19:00"}, "open": True, "sort": "a"}


def test_what_tells_a_thing_apart_is_not_copied():
    assert copied(THING, {"name": "某物", "asked_for": "课堂", "size": "12.5"}) == {"asked_for": "课堂"}


@pytest.mark.parametrize("value, kept", [("2016-06-08T19:00", {"at": "T19:00"}), ("2016-06-08", {"at": ""})])
def test_of_a_moment_the_time_of_day_stays(value, kept):
    type_ = dataclasses.replace(VISIT, fields=(Field("at", "时间", "datetime"),))
    assert copied(type_, {"at": value}) == kept


def taking(**more) -> object:
    field = Field("place", "地点", "text", default_from=Origin("thing", "asked_for"), **more)
    return dataclasses.replace(VISIT, fields=(field,))


def test_a_field_begins_with_what_the_unit_stated_before():
    assert origins(taking()) == ("thing",)
    assert beginnings(taking(), {"thing": {"asked_for": "文化室"}}) == {"place": "文化室"}


@pytest.mark.parametrize("newest", [{}, {"thing": {}}, {"thing": {"asked_for": ""}}])
def test_without_an_earlier_record_a_field_begins_empty(newest):
    assert beginnings(taking(), newest) == {}


def test_a_text_too_long_for_its_new_place_is_left_out_not_cut():
    assert beginnings(taking(max_length=2), {"thing": {"asked_for": "文化室"}}) == {}


@pytest.mark.parametrize("number", range(7))
def test_a_week_goes_from_monday_to_sunday_around_any_of_its_days(number):
    week = week_of(datetime.date(2016, 6, 6) + datetime.timedelta(days=number))
    assert (week[0], week[-1], len(week)) == (datetime.date(2016, 6, 6), datetime.date(2016, 6, 12), 7)
