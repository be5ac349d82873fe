"""操作记录: who did what and when, newest first, for the administrator and the bureau."""

from __future__ import annotations

import datetime

from flask import render_template, request
from flask.typing import ResponseReturnValue

from webforms.actions import history as actions
from webforms.actions.cursors import read_number
from webforms.actions.history import Asked
from webforms.domain.dates import read_date
from webforms.web import here
from webforms.web.access_guard import verb
from webforms.web.admin.blueprint import pages
from webforms.web.admin.history_words import AREAS, sentence_of

MACHINE = "-"
"""In the address, the person at the machine: no login begins like this."""


@pages.get("/history", endpoint="history")
@verb("history.read")
def history() -> ResponseReturnValue:
    chosen = {name: request.args.get(name, "").strip() for name in ("unit", "login", "area", "day")}
    found = actions.list_history(here.store(), here.actor(), _asked(chosen))
    return render_template(
        "admin/history.html", lines=[(line, sentence_of(line)) for line in found.items], next=found.next,
        chosen=chosen, areas=AREAS, people=actions.list_people(here.store(), here.actor()), machine=MACHINE,
        units=here.tree().everyone)


def _asked(chosen: dict[str, str]) -> Asked:
    """What a filter does not understand it does not narrow by, except a text: no unit has it, so nothing is found."""
    day = read_date(chosen["day"])
    return Asked(
        unit=_text(chosen["unit"]), login="" if chosen["login"] == MACHINE else _text(chosen["login"]),
        area=chosen["area"] if chosen["area"] in AREAS else None,
        day=datetime.date.fromisoformat(day) if day else None, after=read_number(request.args.get("after")))


def _text(typed: str) -> str | None:
    """Without the sign that no database takes."""
    return typed.replace("\0", "") or None
