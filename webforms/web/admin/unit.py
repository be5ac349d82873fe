"""One unit: what it is and was, and the forms that change it from a day on.

A form answers with what the change will do; the button below that does it. Nothing is done by the first press."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import abort, flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from webforms.actions import unit_changes as changes
from webforms.actions import unit_sheets
from webforms.domain.dates import day_in_words, read_date
from webforms.domain.errors import FieldFault, InputFaults, NotFound
from webforms.web import here
from webforms.web.access_guard import verb
from webforms.web.admin.blueprint import pages
from webforms.web.admin.unit_words import change_in_words, consequences
from webforms.web.admin.units import parents_for, status_of
from webforms.web.problems import messages_of

if TYPE_CHECKING:
    from webforms.actions.unit_changes import Change

Typed = Callable[[str, datetime.date], "Change"]


@dataclass(frozen=True)
class Way:
    """A way to change a unit: the words of its button, and what the form says."""

    button: str
    done: str
    read: Typed


WAYS: Mapping[str, Way] = {
    "rename": Way("改名", "名称改好了", lambda code, on: changes.renaming(code, request.form.get("name", ""), on)),
    "flags": Way("改标记", "标记改好了", lambda code, on: changes.flagging(code, request.form.getlist("flags"), on)),
    "move": Way("换上级", "上级换好了", lambda code, on: changes.moving(code, request.form.get("parent", ""), on)),
    "merge": Way("并入", "并好了", lambda code, on: changes.closing(code, on, request.form.get("into", ""))),
    "close": Way("撤销", "撤销好了", changes.closing),
}
FIELDS = ("on", "name", "flags", "parent", "into")


@pages.get("/units/<code>")
@verb("unit.import")
def unit(code: str) -> ResponseReturnValue:
    return _page(code)


@pages.post("/units/<code>/<what>")
@verb("unit.import")
def change_unit(code: str, what: str) -> ResponseReturnValue:
    """Asks first; does it when the form says that it was asked."""
    if what not in WAYS:
        abort(404)
    try:
        wanted = _wanted(code, WAYS[what])
        if "sure" not in request.form:
            changes.check_change(here.store(), here.actor(), wanted)
            return _ask(wanted, what)
        changes.make_change(here.store(), here.actor(), wanted)
    except (InputFaults, NotFound) as wrong:
        unit_sheets.get_sheet(here.store(), here.actor(), code)  # of no unit there is no page to show
        return make_response(_page(code, what, messages_of(wrong)), 422)
    flash(f"{WAYS[what].done}，{day_in_words(wanted.on)}起。", "ok")
    return redirect(url_for("admin.unit", code=code), 303)


def _wanted(code: str, way: Way) -> Change:
    typed = request.form.get("on", "")
    day = read_date(typed)
    if day is None:
        raise InputFaults((FieldFault("on", "从哪天起没有写，或者看不懂。请写成 2016-05-01 这样。"),))
    return way.read(code, datetime.date.fromisoformat(day))


def _ask(wanted: Change, what: str) -> str:
    sheet = unit_sheets.get_sheet(here.store(), here.actor(), wanted.code)
    kept = [(name, value) for name in FIELDS for value in request.form.getlist(name)]
    return render_template(
        "admin/unit_sure.html", unit=sheet.unit, wanted=wanted, what=what, way=WAYS[what], kept=kept,
        told=consequences(sheet, wanted))


def _page(code: str, what: str = "", faults: list[str] | None = None) -> str:
    """`faults` are those of the form `what`, which keeps what was typed."""
    sheet = unit_sheets.get_sheet(here.store(), here.actor(), code)
    kin = [one for one in here.tree().units if one.kind == sheet.unit.kind and one.code != code]
    return render_template(
        "admin/unit.html", sheet=sheet, unit=sheet.unit, kin=kin, parents=parents_for(sheet.unit.kind),
        flags=[flag for flag in here.pack().flags.values() if sheet.unit.kind in flag.kinds],
        shown=status_of(sheet.unit), said=change_in_words, ways=WAYS, what=what, faults=faults or [],
        typed=request.form)
