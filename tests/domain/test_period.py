"""Months, years and windows."""

import datetime

import pytest

from tests.domain.mini import REPORT, mini_pack, task
from webforms.domain import period

PACK = mini_pack()


@pytest.mark.parametrize(
    "first,last,months",
    [
        ("2020-01-31", "2020-01-31", ["2020-01"]),
        ("2019-11-30", "2020-02-01", ["2019-11", "2019-12", "2020-01", "2020-02"]),
        ("2020-02-01", "2020-01-31", []),
    ],
)  # fmt: skip
def test_months_are_all_those_touched(first, last, months):
    days = (datetime.date.fromisoformat(day) for day in (first, last))
    assert list(period.months(*days)) == months


@pytest.mark.parametrize(
    "of,day,due", [("2020-01", 5, "2020-02-05"), ("2020-12", 5, "2021-01-05"), ("2020-01", 31, "2020-02-29")]
)
def test_the_day_of_the_next_month_stays_in_that_month(of, day, due):
    assert period.day_of_next_month(of, day).isoformat() == due


@pytest.mark.parametrize(
    "window,inside,outside",
    [
        ("campaign", ["2020-01-01", "2020-06-30"], ["2019-12-31", "2020-07-01"]),
        ("campaign_year", ["2020-01-01", "2020-12-31"], ["2019-12-31", "2021-01-01"]),
        ("last_full_year", ["2019-01-01", "2019-12-31"], ["2020-01-01", "2018-12-31"]),
        ("last_3_years", ["2017-01-01", "2019-12-31"], ["2016-12-31", "2020-01-01"]),
        ("basis_date", ["1999-01-01", "2020-06-30"], ["2020-07-01"]),
    ],
)
def test_a_window_includes_its_first_and_last_day(window, inside, outside):
    assert [period.in_window(datetime.date.fromisoformat(day), window, PACK) for day in inside + outside] == [
        *(True for _ in inside), *(False for _ in outside),
    ]  # fmt: skip


def test_years_are_counted_from_the_campaigns_year():
    plan = PACK.campaign
    assert period.years_of_type(REPORT, plan) == (2017, 2018, 2019, 2020)
    assert period.years_of_window("last_3_years", plan) == (2017, 2018, 2019)
    assert period.years_of_window("campaign", plan) == (2020,)
    assert period.years_owed(task("t", "report", years=(-3, -2)), plan) == (2017, 2018)


def test_a_datetime_counts_by_its_day():
    assert period.date_of("2020-06-30T23:59") == datetime.date(2020, 6, 30)
    assert period.month_of(datetime.date(2020, 6, 30)) == "2020-06"
