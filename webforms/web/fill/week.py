"""A week on one screen: a row a day, sent together, each day a record of its own with its own result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm

from webforms.actions import decisions
from webforms.domain.errors import FieldFault, NotFound, TypeDisabled
from webforms.web import here
from webforms.web.access_guard import verb
from webforms.web.fill.blueprint import pages
from webforms.web.fill.entry import Entry, type_asked_for, unit_asked_for
from webforms.web.fill.saving import Refusal, save
from webforms.web.fill.week_form import WEEK, Day, WeekForm, empty_week, look_again, typed_week, week_to_fill
from webforms.web.filters import weekday
from webforms.web.shown_values import text_of
from webforms.web.words import RECORD_STATES

if TYPE_CHECKING:
    from webforms.domain.pack import RecordType
    from webforms.domain.units import Unit

NOTHING_ON = "还没有记哪一天。点开有的那几天，填上再交。"


@pages.get("/week/<type_key>")
@verb("record.draft")
def week(type_key: str) -> ResponseReturnValue:
    type_, unit = _asked(type_key)
    if type_.key not in decisions.enabled_types(here.store()):
        raise TypeDisabled(title=type_.title)
    return _page(empty_week(type_, unit, week_to_fill(type_, unit, request.args.get("week", ""))))


@pages.post("/week/<type_key>")
@verb("record.submit")
def send_week(type_key: str) -> ResponseReturnValue:
    """Every day that is switched on becomes a record; those that cannot yet stay, with what is wrong beside them."""
    type_, unit = _asked(type_key)
    typed = typed_week(type_, unit, week_to_fill(type_, unit, request.values.get("week", "")))
    if request.form.get("act") == "like":
        typed.switch_on_like_before()
        return _page(typed)
    days = [day for day in typed.days if day.on]
    if not days:
        return make_response(_page(typed, (FieldFault("", NOTHING_ON),)), 422)
    faults = [fault for day in days for fault in _send(typed, day)]
    sent = [day for day in days if not day.on]
    if faults:
        look_again(typed)
        return make_response(_page(typed, tuple(faults), sent), 422)
    reviewer = Entry(type_, unit).reviewer
    flash(f"{len(sent)} 天都已提交{'给' + reviewer if reviewer else ''}，不用再管。", "ok")
    return redirect(url_for("fill.week", type_key=type_.key, week=typed.first, unit=unit.code, sent=1), 303)


def _send(typed: WeekForm, day: Day) -> list[FieldFault]:
    """Save one day. One that is saved is switched off: it stands in the list from now on."""
    form = typed.whole(day)
    saved = save(form, typed.unit.code, None, submit=True)
    if not isinstance(saved, Refusal):
        day.on = False
        return []
    day.link = saved.there
    if saved.text:
        day.message = saved.text
        return [FieldFault(f"{day.name}-on", f"{weekday(day.date)}：{saved.text}")]
    return [placed for fault in saved.faults if (placed := _placed(typed, day, fault))]


def _placed(typed: WeekForm, day: Day, fault: FieldFault) -> FieldFault | None:
    """The fault beside its field: of the day, of all days (said once), or of the whole row."""
    if fault.field in typed.batch.rows:
        field = day.form.of(typed.type.field(fault.field))
        said = f"{weekday(day.date)}：{fault.message}"
    elif fault.field in typed.batch.shared:
        field, said = typed.shared.of(typed.type.field(fault.field)), fault.message
        if fault.message in field.errors:
            return None
    else:
        day.message = f"{day.message} {fault.message}".strip()
        return FieldFault(f"{day.name}-on", f"{weekday(day.date)}：{fault.message}")
    field.errors = (*field.errors, fault.message)
    return FieldFault(field.id, said)


def _page(form: WeekForm, faults: tuple[FieldFault, ...] = (), sent: list[Day] | None = None) -> str:
    campaign = here.pack().campaign
    return render_template(
        "fill/week.html", week=form, token=FlaskForm(), faults=list(faults), sent=sent or [], text_of=text_of,
        before=form.first - WEEK if form.first > campaign.start else None,
        after=form.first + WEEK if form.first + WEEK <= min(here.today(), campaign.end) else None,
        states=RECORD_STATES, arrived=request.method == "GET" and "sent" in request.args, name=_name(form))


def _name(form: WeekForm) -> str:
    """这周, 上周, or nothing."""
    weeks = (here.today() - form.first).days // WEEK.days
    return {0: "这周", 1: "上周"}.get(weeks, "")


def _asked(type_key: str) -> tuple[RecordType, Unit]:
    unit = unit_asked_for()
    type_ = type_asked_for(type_key, unit)
    if type_.batch is None:
        raise NotFound(what="这张表")
    return type_, unit
