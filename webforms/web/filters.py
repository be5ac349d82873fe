"""How pages write days, moments, points and lengths: Jinja filters, and what every page may ask (`can`)."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any, Protocol

from flask import Flask, request

from webforms.domain import access
from webforms.domain.compare import Line
from webforms.domain.dates import day_in_words
from webforms.domain.pack import Field
from webforms.domain.photo_dates import DAYS_AROUND, day_in_doubt
from webforms.domain.printing import print_figure, print_points, print_score
from webforms.domain.quantity import half_up, plain
from webforms.domain.results import Figure
from webforms.domain.texts import one_line, shortened
from webforms.web import here, words
from webforms.web.form_builder import RecordForm, accepts
from webforms.web.form_layout import short_label

WEEKDAYS = "一二三四五六日"
LARGE_COOKIE = "large"
LONGEST_NAME = 60
LARGEST_OVERSHOOT = Fraction(4, 3)  # a threshold stands at three quarters of its bar at the furthest

Number = Decimal | Fraction | int


def day(value: datetime.date) -> str:
    """6月14日; with the year when it is not this one."""
    shown = f"{value.month}月{value.day}日"
    return shown if value.year == here.today().year else f"{value.year}年{shown}"


def day_of(value: str) -> str:
    """The day of a moment that is written as text."""
    return day(datetime.datetime.fromisoformat(value).date())


def weekday(value: datetime.date) -> str:
    return f"周{WEEKDAYS[value.weekday()]}"


def moment(value: datetime.datetime) -> str:
    """今天 9:03, 昨天 18:20, 6月13日 17:42: on the wall of the campaign."""
    local = value.astimezone(here.SHANGHAI)
    days = (here.today() - local.date()).days
    name = {0: "今天", 1: "昨天"}.get(days) or day(local.date())
    return f"{name} {local.hour}:{local.minute:02}"


def period_name(text: str) -> str:
    """5月 (with the year when it is not this one), 2016年, or nothing for what has no period or is none."""
    year, _, month = text.partition("-")
    if not year.isdecimal() or (month and not month.isdecimal()):
        return ""
    if month and int(year) == here.today().year:
        return f"{int(month)}月"
    return f"{year}年{int(month)}月" if month else f"{year}年"


def campaign_note() -> str:
    """What must be known when the pages are looked at after the campaign's last day: deadlines are of those years."""
    today, end = here.today(), here.pack().campaign.end
    if today <= end:
        return ""
    return f"今天是 {day_in_words(today)}，创建期到 {day_in_words(end)}为止，已经结束；期限都是当年的日子。"


def along(value: Number, of: Number, length: int) -> int:
    """How far `value` reaches on a bar of `length` that stands for `of`."""
    share = min(max(Fraction(value) / Fraction(of), Fraction(0)), Fraction(1)) if of else Fraction(0)
    return int(half_up(share * length, 0))


def longest(threshold: Number, value: Number) -> Fraction:
    """What a bar stands for, so that both the threshold and the value find room."""
    return max(Fraction(threshold) * LARGEST_OVERSHOOT, Fraction(value))


def thousands(value: int) -> str:
    return f"{value:,}"


def file_size(size: int) -> str:
    """2.1 MB, 86 KB."""
    if size >= 1_000_000:
        return f"{plain(half_up(Fraction(size, 1_000_000), 1))} MB"
    return f"{max(1, size // 1000)} KB"


class Named(Protocol):
    """A record in any view of it."""

    @property
    def type(self) -> str: ...
    @property
    def title(self) -> str: ...


def record_name(record: Named) -> str:
    """What a record is called: its title; of a yearly form the form's name and its year.

    A draft's title is whatever was typed: its beginning is enough, without what cannot be seen."""
    type_ = here.pack().types[record.type]
    title = shortened(one_line(record.title), LONGEST_NAME)
    if not title:
        return type_.title
    return f"{title}年{type_.title}" if type_.field(type_.shows.title).kind == "year" else title


class NilReport(Protocol):
    """A record in any view of it, when it is a nil report."""

    @property
    def type(self) -> str: ...
    @property
    def nil_for(self) -> str | None: ...
    @property
    def period(self) -> str | None: ...


def nil_about(record: NilReport) -> str:
    """What a nil report is about: 6月活动记录; the form's name where the task is no longer in the pack."""
    pack = here.pack()
    task = pack.tasks.get(record.nil_for or "")
    return f"{period_name(record.period or '')}{task.title if task else pack.types[record.type].title}"


def typed_in(field: Field, form: RecordForm) -> bool:
    """Whether a field of the form holds something: a fold with such a field stands open."""
    return bool(form.of(field).raw)


def printed(figure: Figure, stored: int | None = None) -> str:
    """A figure with a space before its measure word: 1,730 场, 23.8%."""
    text = print_figure(figure, stored)
    number = text.removesuffix(figure.unit) if figure.unit else text
    return text if figure.unit == "%" or number == text else f"{number} {figure.unit}"


def change(line: Line) -> Decimal | None:
    """By how much a line of a comparison rose or fell, where both sides are numbers."""
    if line.before.value is None or line.after.value is None:
        return None
    return Decimal(line.after.value) - Decimal(line.before.value)


def signed(value: Decimal) -> str:
    """+9, −1,000: the minus as wide as the plus."""
    return f"{'+' if value > 0 else '−'}{abs(value):,f}"


def can(verb: str) -> bool:
    """Whether the visitor may ever do this: asked by menus."""
    actor = here.find_actor()
    return actor is not None and access.may_ever(actor, verb)


FILTERS: Mapping[str, Callable[..., Any]] = {
    "along": along, "change": change, "day": day, "day_of": day_of, "file_size": file_size, "longest": longest,
    "moment": moment,
    "nil_about": nil_about, "period_name": period_name, "plain": plain, "points": print_points,
    "record_name": record_name, "score": print_score, "short_label": short_label, "signed": signed,
    "thousands": thousands, "typed_in": typed_in, "unit_name": here.unit_name, "weekday": weekday,
    "whole_day": day_in_words,
}


def add_filters(app: Flask) -> None:
    """Give templates of `app` the filters and the words they ask for."""
    app.jinja_env.filters.update(FILTERS)
    app.jinja_env.globals.update(
        here=here, words=words, can=can, unit_name=here.unit_name, accepts=accepts, short_label=short_label,
        large_type=large_type, campaign_note=campaign_note,
        day_in_doubt=day_in_doubt, DAYS_AROUND=DAYS_AROUND)


def large_type() -> bool:
    """Whether this device asked for larger letters."""
    return request.cookies.get(LARGE_COOKIE) == "1"
