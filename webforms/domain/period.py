"""Months, years and windows: the periods under which facts are kept, and which of them a figure looks at.

An event is kept under its month ("2016-05"), a yearly record under its year ("2016"), a register entry under the
empty period: it is in force or it is not."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from webforms.domain.pack import CampaignPlan, Pack, RecordType, Task
from webforms.domain.pack.framework import Window

WHOLE = ""
"""The period of a register entry, and of a task that is owed once."""


def month_of(day: datetime.date) -> str:
    return f"{day.year:04}-{day.month:02}"


def date_of(text: str) -> datetime.date:
    """The day of a canonical date or datetime."""
    return datetime.date.fromisoformat(text[:10])


def months(first: datetime.date, last: datetime.date) -> Iterator[str]:
    """Every month touched from `first` to `last`."""
    at = first.year * 12 + first.month - 1
    while at <= last.year * 12 + last.month - 1:
        yield f"{at // 12:04}-{at % 12 + 1:02}"
        at += 1


def day_of_next_month(period: str, day: int) -> datetime.date:
    """The day of the month after `period`; its last day where the month is shorter."""
    first = _first_of_next(datetime.date.fromisoformat(f"{period}-01"))
    last = _first_of_next(first) - datetime.timedelta(days=1)
    return first.replace(day=min(day, last.day))


def years_of_type(record_type: RecordType, plan: CampaignPlan) -> tuple[int, ...]:
    """The years a yearly form is filled for."""
    first, last = record_type.years
    return tuple(range(plan.year + first, plan.year + last + 1))


def years_owed(task: Task, plan: CampaignPlan) -> tuple[int, ...]:
    first, last = task.years
    return tuple(range(plan.year + first, plan.year + last + 1))


def years_of_window(window: Window, plan: CampaignPlan) -> tuple[int, ...]:
    """The yearly records a window looks at."""
    if window == "last_3_years":
        return plan.year - 3, plan.year - 2, plan.year - 1
    return (plan.year - 1,) if window == "last_full_year" else (plan.year,)


def days_of_window(window: Window, pack: Pack) -> tuple[datetime.date, datetime.date]:
    """First and last day of an event a window looks at."""
    plan = pack.campaign
    if window == "campaign":
        return plan.start, plan.end
    if window == "basis_date":
        return datetime.date.min, pack.basis_date
    years = years_of_window(window, plan)
    return datetime.date(years[0], 1, 1), datetime.date(years[-1], 12, 31)


def in_window(day: datetime.date, window: Window, pack: Pack) -> bool:
    first, last = days_of_window(window, pack)
    return first <= day <= last


def _first_of_next(day: datetime.date) -> datetime.date:
    return (day.replace(day=1) + datetime.timedelta(days=32)).replace(day=1)
