"""Dates and times are read as people write them and kept in one form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webforms.domain import dates


@pytest.mark.parametrize("typed", ["2016-06-04", "2016/6/4", "2016.06.04", "2016年6月4日", "20160604",
    "２０１６－６－４",
                                   " 2016 年 6 月 4 日 "])
def test_a_day_is_read_in_every_usual_writing(typed):
    assert dates.read_date(typed) == "2016-06-04"


@pytest.mark.parametrize("typed", ["2016-02-30", "6月4日", "昨天", "2016-13-01", "16-06-04", "0016-06-04", "2500-01-01",
                                   "2016-06-04 09:00", "①2016-06-04", "٢٠١٦-٠٦-٠٤", ""])
def test_what_is_no_whole_day_is_not_guessed(typed):
    assert dates.read_date(typed) is None


@pytest.mark.parametrize("typed", ["2016-06-04T09:05", "2016-06-04 9:05", "2016年6月4日9时5分", "2016年6月4日 9点05分",
                                   "2016/6/4 09：05：59", "2016-06-04T01:05:00Z", "2016-06-04T09:05:00+08:00"])
def test_a_moment_is_read_to_the_minute_on_our_clock(typed):
    assert dates.read_datetime(typed) == "2016-06-04T09:05"


@pytest.mark.parametrize("typed", ["2016-06-04", "2016-06-04T24:00", "2016-06-04T09:60", "9:05", "2016-02-30 09:00",
                                   "0001-01-01T00:00:00+14:00", "2016-06-04T09:05+99:00"])
def test_half_a_moment_is_not_completed(typed):
    assert dates.read_datetime(typed) is None


@pytest.mark.parametrize("typed, kept", [("8:00", "08:00"), ("８：３０", "08:30"), ("8点", "08:00"),
    ("23:59:59", "23:59"),
                                         ("24:00", None), ("8", None), ("-1:00", None)])
def test_a_time_of_day(typed, kept):
    assert dates.read_time(typed) == kept


@pytest.mark.parametrize("typed", ["8:00-11:30", "8:00–11:30", "8:00 至 11:30", "8:00～11:30", "8:00——11:30",
    "8:00到11:30"])
def test_a_range_has_two_sides(typed):
    assert dates.split_range(typed) == ("8:00", "11:30")


@given(st.datetimes(min_value=dates.datetime.datetime(1900, 1, 1), max_value=dates.datetime.datetime(2199, 12, 31)))
def test_what_is_kept_reads_back_to_itself(moment):
    kept = moment.strftime("%Y-%m-%dT%H:%M")
    assert dates.read_datetime(kept) == kept
    assert dates.read_date(kept[:10]) == kept[:10]
    assert dates.read_time(kept[11:]) == kept[11:]


@given(st.text("0123456789-/:.年月日时点T +Z至", max_size=30) | st.text(max_size=30))
def test_nothing_typed_raises(typed):
    for read in (dates.read_date, dates.read_datetime, dates.read_time, dates.split_range):
        read(typed)


def test_a_sentence_names_a_day_and_a_moment():
    assert dates.words("2016-06-04") == "2016年6月4日"
    assert dates.words("2016-06-04T09:05") == "2016年6月4日 9:05"
