"""A photo of another day is a quiet hint: around the record's days none, further away the day it was taken."""

import dataclasses
import datetime

import pytest

from tests.domain.samples import default_pack
from webforms.domain.photo_dates import day_in_doubt

ACTIVITY = default_pack().types["activity"]
EIGHTH = {"starts_at": "2016-06-08T19:00", "ends_at": "2016-06-08T21:00"}


@pytest.mark.parametrize("taken", ["2016-06-08T19:22:00", "2016-06-05T00:00:00", "2016-06-11T23:59:59"])
def test_a_photo_of_the_days_around_is_in_no_doubt(taken):
    assert day_in_doubt(ACTIVITY, EIGHTH, taken) is None


@pytest.mark.parametrize("taken", ["2016-05-31T09:41:00", "2016-06-12T00:00:00", "2010-01-01T00:00:00"])
def test_a_photo_of_another_day_is(taken):
    assert day_in_doubt(ACTIVITY, EIGHTH, taken) == datetime.date.fromisoformat(taken[:10])


def test_what_lasts_is_asked_from_its_first_to_its_last_day():
    course = {"starts_at": "2016-06-01T09:00", "ends_at": "2016-06-30T10:00"}
    assert day_in_doubt(ACTIVITY, course, "2016-06-15T09:00:00") is None


@pytest.mark.parametrize("data", [{}, {"starts_at": ""}, {"starts_at": "bald"}, {"starts_at": None}])
def test_without_a_day_nothing_is_said(data):
    assert day_in_doubt(ACTIVITY, data, "2016-06-15T09:00:00") is None


def test_a_photo_without_a_date_is_in_no_doubt():
    assert day_in_doubt(ACTIVITY, EIGHTH, None) is None


def test_a_register_happens_on_no_day():
    register = dataclasses.replace(ACTIVITY, nature="register")
    assert day_in_doubt(register, EIGHTH, "2010-01-01T00:00:00") is None
