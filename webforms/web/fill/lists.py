"""What a unit has written, and what an account may see of all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import render_template, request
from flask.typing import ResponseReturnValue

from webforms.actions import records
from webforms.domain import access
from webforms.domain.workflow import STATE_WORDS, State
from webforms.web import here, shown_values
from webforms.web.access_guard import verb
from webforms.web.fill.blueprint import pages
from webforms.web.fill.entry import unit_asked_for
from webforms.web.filters import nil_about, record_name
from webforms.web.words import NIL, RECORD_STATES, record_status

if TYPE_CHECKING:
    from webforms.domain.units import Unit
    from webforms.store.views import RecordLine

NIL_REPORTS = "nil"
"""Beside the states in the filter: not where a record stands but what it is."""


@pages.get("/records")
@verb("record.read")
def own_records() -> ResponseReturnValue:
    """What this unit has written, newest first."""
    return _list("fill/records.html", unit=unit_asked_for().code)


@pages.get("/all-records")
@verb("record.read")
def all_records() -> ResponseReturnValue:
    """What this account may see, for the desk."""
    return _list("fill/all_records.html", unit=request.args.get("unit") or None)


def _list(template: str, unit: str | None) -> ResponseReturnValue:
    type_, word = request.args.get("type") or None, request.args.get("state")
    state, nil = _state(word), word == NIL_REPORTS
    page = records.list_records(
        here.store(), here.actor(), type=type_, state=state, unit=unit, nil=nil, after=request.args.get("after"))
    chosen = {"type": type_, "state": NIL_REPORTS if nil else state, "unit": unit}
    return render_template(
        template, page=page, chosen=chosen, line=second_line, status_of=record_status, units=_units_in_sight(),
        states={**RECORD_STATES, NIL_REPORTS: NIL})


def _units_in_sight() -> list[Unit]:
    """The units whose records this account may see."""
    seen = access.visible_units(here.actor(), "record.read")
    return [unit for unit in here.tree().units if seen is None or unit.code in seen]


def _state(asked: str | None) -> State | None:
    """The state asked for; anything else asks for none."""
    return next((state for state in STATE_WORDS if state == asked), None)


def second_line(record: RecordLine) -> str:
    """What stands below the title of a record in a list."""
    if record.nil_for:
        return nil_about(record)
    type_ = here.pack().types[record.type]
    shown = shown_values.title_line(type_, record.shown)
    named = "" if type_.title in record_name(record) else type_.title
    return " · ".join(part for part in (named, shown) if part)
