"""The form of a week: a small form for each day and one for what all days share, each of them the form of the type.

    typed ─► day forms (`d0-f_…`) and the shared one (`all-f_…`) ─► a whole form for each day ─► saved one by one
A day counts when it is switched on. What was written for a day before stands there as it is; a day to come waits, and
a day outside the campaign stays closed."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from flask import request

from webforms.actions import earlier
from webforms.domain import entering
from webforms.domain.fields import defaults
from webforms.web import here
from webforms.web.form_builder import RecordForm, form_class
from webforms.web.unit_options import units_offered

if TYPE_CHECKING:
    from webforms.domain.pack import Batch, Field, RecordType
    from webforms.domain.units import Unit
    from webforms.store.views.earlier import EarlierView

WEEK = datetime.timedelta(days=7)
NUMBERS = ("integer", "decimal")
OUTSIDE = "不在创建期"
TO_COME = "还没到"
LONGEST_NUMBER = 9
"""Digits that are added up on the page; more are a slip, which sending tells."""
EARLY_IN_THE_WEEK = 3
"""Until Wednesday the week that ended is likelier meant, when nothing of it is there yet."""


@dataclass
class Day:
    """A row: its form, whether it is switched on, what is there already, what stood against sending it."""

    name: str
    date: datetime.date
    form: RecordForm
    on: bool
    there: tuple[EarlierView, ...]
    opened: bool
    """Whether the week before had an entry on this day."""
    message: str = ""
    link: int | None = None

    @property
    def closed(self) -> str:
        """Why nothing can be written for this day; nothing where it can."""
        campaign = here.pack().campaign
        if not campaign.start <= self.date <= campaign.end:
            return OUTSIDE
        return TO_COME if self.date > here.today() else ""

    @property
    def like_before(self) -> bool:
        """Whether it can be switched on because the week before had it."""
        return self.opened and not self.there and not self.closed


@dataclass
class WeekForm:
    """All of the screen: seven days, what they share, and the week it is about."""

    type: RecordType
    unit: Unit
    days: list[Day]
    shared: RecordForm

    @property
    def batch(self) -> Batch:
        if self.type.batch is None:
            raise LookupError(f"{self.type.key} is not entered by the week")
        return self.type.batch

    @property
    def first(self) -> datetime.date:
        return self.days[0].date

    @property
    def rows(self) -> tuple[Field, ...]:
        return tuple(self.type.field(key) for key in self.batch.rows)

    @property
    def common(self) -> tuple[Field, ...]:
        return tuple(self.type.field(key) for key in self.batch.shared)

    @property
    def counted(self) -> Field | None:
        """The first number of a row: it stands beside the day, and the sum of the week below."""
        return next((field for field in self.rows if field.kind in NUMBERS), None)

    @property
    def span(self) -> Field | None:
        return next((field for field in self.rows if field.kind == "time_range"), None)

    @property
    def others(self) -> tuple[Field, ...]:
        return tuple(field for field in self.rows if field != self.counted)

    @property
    def opened(self) -> int:
        """Days that could be switched on because the week before had them."""
        return sum(day.like_before for day in self.days)

    @property
    def total(self) -> int:
        """The sum of what was typed, as far as it can be read; the script keeps it up to date."""
        texts = [str(day.form.of(self.counted).raw) for day in self.days if day.on] if self.counted else []
        return sum(int(text) for text in texts if text.isdecimal() and len(text) <= LONGEST_NUMBER)

    def whole(self, day: Day) -> RecordForm:
        """The day's form with all that makes it a record: its date, what is shared, and defaults."""
        for field in self.type.fields:
            if field.key == self.type.date:
                day.form.of(field).process_data(day.date.isoformat())
            elif field in self.common:
                day.form.of(field).data = self.shared.of(field).data
            elif field not in self.rows:
                day.form.of(field).process_data(field.default)
        return day.form

    def switch_on_like_before(self) -> None:
        for day in self.days:
            day.on = day.on or day.like_before


def week_to_fill(type_: RecordType, unit: Unit, asked: str) -> datetime.date:
    """The Monday of the week asked for, within the campaign and not to come; else of the one that is likely meant."""
    begin, last = here.pack().campaign.start, min(here.today(), here.pack().campaign.end)
    try:
        day = datetime.date.fromisoformat(asked[:10])
    except ValueError:
        return max(entering.week_of(begin)[0], _likely(type_, unit, entering.week_of(last)[0]))
    return entering.week_of(max(begin, min(day, last)))[0]


def _likely(type_: RecordType, unit: Unit, latest: datetime.date) -> datetime.date:
    if here.today() > here.pack().campaign.end or here.today().weekday() >= EARLY_IN_THE_WEEK:
        return latest
    return latest if _entered(type_, unit, latest - WEEK, latest) else latest - WEEK


def empty_week(type_: RecordType, unit: Unit, monday: datetime.date) -> WeekForm:
    """The week as it is opened: times and places of the week before, numbers empty, no day switched on."""
    week = _week(type_, unit, monday, formdata=None)
    newest = next(iter(earlier.list_earlier(here.store(), here.actor(), type=type_.key, unit=unit.code, limit=1)), None)
    known = defaults(type_) | earlier.first_values(here.store(), here.actor(), type_, unit.code)
    usual = known | (entering.copied(type_, newest.data) if newest else {})
    before = _by_day(type_, _entered(type_, unit, monday - WEEK, monday))
    for day in week.days:
        same = before.get(day.date - WEEK, ())
        _begin(day.form, week.rows, usual | (entering.copied(type_, same[-1].data) if same else {}))
        day.form.client_id.data = str(uuid.uuid4())
    _begin(week.shared, week.common, usual)
    return week


def typed_week(type_: RecordType, unit: Unit, monday: datetime.date) -> WeekForm:
    """The week as it was sent."""
    week = _week(type_, unit, monday)
    for day in week.days:
        day.on = bool(request.form.get(f"{day.name}-on")) and not day.closed
        day.form.client_id.data = day.form.client_id.data or str(uuid.uuid4())
    return week


def look_again(week: WeekForm) -> None:
    """See what is there now; a day that has an entry gets a number of its own for another one."""
    found = _by_day(week.type, _entered(week.type, week.unit, week.first, week.first + WEEK))
    for day in week.days:
        there = found.get(day.date, ())
        if len(there) > len(day.there):
            day.form.client_id.data = str(uuid.uuid4())
        day.there = there


def _week(type_: RecordType, unit: Unit, monday: datetime.date, **kwargs: Any) -> WeekForm:
    built = form_class(type_, here.campaign().year, partial(units_offered, near=unit))
    found = _by_day(type_, _entered(type_, unit, monday - WEEK, monday + WEEK))
    plain = {"csrf": False}
    days = [
        Day(f"d{number}", date, built(prefix=f"d{number}-", meta=plain, **kwargs), on=False, there=found.get(date, ()),
            opened=bool(found.get(date - WEEK)))
        for number, date in enumerate(entering.week_of(monday))
    ]
    return WeekForm(type_, unit, days, built(prefix="all-", meta=plain, **kwargs))


def _entered(
    type_: RecordType, unit: Unit, first: datetime.date, before: datetime.date
) -> tuple[EarlierView, ...]:
    last = before - datetime.timedelta(days=1)
    return earlier.list_between(
        here.store(), here.actor(), type=type_.key, unit=unit.code, first=first, last=last)


def _by_day(type_: RecordType, entries: Iterable[EarlierView]) -> dict[datetime.date, tuple[EarlierView, ...]]:
    found: dict[datetime.date, tuple[EarlierView, ...]] = {}
    for entry in entries:
        day = datetime.date.fromisoformat(str(entry.data[type_.date or ""])[:10])
        found[day] = (*found.get(day, ()), entry)
    return found


def _begin(form: RecordForm, fields: Iterable[Field], values: Mapping[str, Any]) -> None:
    for field in fields:
        form.of(field).process_data(values.get(field.key))
