"""Who has sent what: units by tasks, what is still owed, and the reminder for those who owe it.

Everything works without script: filters are addresses, ticks are a form, a long group has a page of its own. What is
ticked comes back with the page, beside the text that was made of it."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import flash, make_response, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue

from webforms.actions import chasing
from webforms.actions.matrix import ALL, NOW, Asked, Cell, Group, Matrix, Row, read_matrix
from webforms.domain.errors import InputFaults
from webforms.store.media import XLSX
from webforms.store.sheet import Value, make_sheet
from webforms.web import here, words
from webforms.web.access_guard import verb
from webforms.web.bureau.blueprint import pages
from webforms.web.bureau.chase_text import group_text, title_of, unit_text
from webforms.web.problems import messages_of
from webforms.web.words import Status

ROWS_PER_GROUP = 6
ROWS_PER_PAGE = 60
STATES: Mapping[str, Status] = {
    "done": words.APPROVED, "nil": words.NIL, "waiting": words.WAITING, "returned": words.RETURNED,
    "draft": words.DRAFT, "missing": words.NOT_SENT, "soon": words.SOON, "late": words.LATE,
}
LOOKS: Mapping[str, str] = {
    "done": "ok", "nil": "zero", "waiting": "sent", "returned": "back", "draft": "draft", "missing": "none",
    "soon": "soon", "late": "late",
}
"""How a cell looks: the suffix of its class."""


@dataclass(frozen=True)
class Shown:
    """A group with the rows that stand on this page; `more` of it stand elsewhere. `whole`: all that owe are ticked."""

    group: Group
    rows: tuple[Row, ...]
    more: int
    owing: int
    whole: bool
    elsewhere: tuple[Row, ...]
    """Ticked rows that are not on this page: they stay ticked."""


@dataclass(frozen=True)
class Reminder:
    """The text for the ticked units, as made or as it was typed over, and what was wrong with sending it."""

    rows: tuple[Row, ...]
    text: str
    long: bool
    times: int
    faults: tuple[str, ...] = ()


@pages.get("/matrix")
@verb("unit.chase")
def matrix() -> ResponseReturnValue:
    found = read_matrix(here.store(), here.actor(), _asked(request.args))
    rows = chasing.owing_rows(found, request.args.getlist("unit"), request.args.getlist("group"))
    return _page(found, _reminder(rows, long=request.args.get("long") == "1") if rows else None)


@pages.post("/matrix")
@verb("unit.chase")
def chase() -> ResponseReturnValue:
    asked, codes = _asked(request.form), request.form.getlist("unit")
    try:
        chased = chasing.chase_units(here.store(), here.actor(), asked, codes, unit_text)
    except InputFaults as wrong:
        return _refused(asked, codes, messages_of(wrong))
    _say(chased)
    return redirect(url_for("bureau.matrix", **address_of(asked)), 303)


@pages.get("/matrix.xlsx")
@verb("unit.chase")
def matrix_sheet() -> ResponseReturnValue:
    """The whole matrix as asked for: nothing is folded in a workbook."""
    found = read_matrix(here.store(), here.actor(), _asked(request.args))
    head = ["上级", "单位", *(f"{title_of(column)}（{column.due_on}）" for column in found.columns), "欠交"]
    return _workbook("报送情况", head, _sheet_rows(found))


@pages.post("/matrix/owed.xlsx")
@verb("unit.chase")
def owed_sheet() -> ResponseReturnValue:
    """What each of the ticked units owes, a line a task."""
    found = read_matrix(here.store(), here.actor(), _asked(request.form))
    rows = chasing.owing_rows(found, request.form.getlist("unit"))
    return _workbook("催办名单", ["上级", "单位", "任务", "期限", "状态"], (
        (here.unit_name(row.unit.parent), row.unit.name, title_of(cell.task), cell.task.due_on,
         STATES[cell.state].word) for row in rows for cell in row.owed))


@pages.get("/matrix/owed.xlsx")
@verb("unit.chase")
def after_the_list() -> ResponseReturnValue:
    """The address of a form, opened anew: its page."""
    return redirect(url_for("bureau.matrix"), 303)


def address_of(asked: Asked, **other: Any) -> dict[str, Any]:
    """The parts of an address that ask for the same, with `other` put over them; a None leaves its part out."""
    same = {"kind": asked.kind, "parent": asked.parent, "task": asked.task, "state": asked.state,
            "when": None if asked.when == NOW else asked.when, "everyone": None if asked.owing else "1"}
    return {name: value for name, value in {**same, **other}.items() if value is not None}


def _asked(given: Mapping[str, str]) -> Asked:
    """`filtered` is there when the form of filters was sent: an empty tick says no only then."""
    owing = "only" in given if "filtered" in given else given.get("everyone") != "1"
    return Asked(given.get("kind"), given.get("parent") or None, given.get("task") or None, given.get("when") or NOW,
                 given.get("state") if given.get("state") in STATES else None, owing)


def _page(found: Matrix, reminder: Reminder | None) -> str:
    number = _page_number()
    ticked = frozenset(row.unit.code for row in reminder.rows) if reminder else frozenset()
    shown = [_shown(group, len(found.groups) == 1, number, ticked) for group in found.groups]
    last = max((-(-len(group.rows) // ROWS_PER_PAGE) for group in found.groups), default=1)
    return render_template(
        "bureau/matrix.html", matrix=found, asked=found.asked, shown=shown, reminder=reminder, address=address_of,
        page=number, last=last if len(shown) == 1 else 1, states=STATES, looks=LOOKS, title_of=title_of, ALL=ALL,
        NOW=NOW, href_of=_href, ticked=ticked, limits=chasing)


def _shown(group: Group, alone: bool, number: int, ticked: frozenset[str]) -> Shown:
    start = (number - 1) * ROWS_PER_PAGE if alone else 0
    rows = group.rows[start:start + (ROWS_PER_PAGE if alone else ROWS_PER_GROUP)]
    owing = [row for row in group.rows if row.owed]
    whole = bool(owing) and all(row.unit.code in ticked for row in owing)
    elsewhere = () if whole else tuple(row for row in owing if row.unit.code in ticked and row not in rows)
    return Shown(group, rows, 0 if alone else len(group.rows) - len(rows), len(owing), whole, elsewhere)


def _page_number() -> int:
    typed = request.args.get("page", "")
    return max(1, int(typed)) if typed.isascii() and typed.isdecimal() and len(typed) < 5 else 1


def _reminder(rows: tuple[Row, ...], *, long: bool, text: str | None = None, faults: Sequence[str] = ()) -> Reminder:
    times = chasing.times_today(here.store(), here.actor(), (row.unit.code for row in rows))
    return Reminder(rows, group_text(rows, each_task=long) if text is None else text, long, times, tuple(faults))


def _refused(asked: Asked, codes: Sequence[str], faults: Sequence[str]) -> ResponseReturnValue:
    """The page again, with the ticks and the text as they were."""
    found = read_matrix(here.store(), here.actor(), asked)
    rows = chasing.owing_rows(found, codes)
    reminder = _reminder(rows, long=request.form.get("long") == "1", text=request.form.get("text", ""), faults=faults)
    return make_response(_page(found, reminder), 422)


def _say(chased: chasing.Chased) -> None:
    if chased.told:
        flash(f"已发到 {len(chased.told)} 个单位的消息里。", "ok")
    if chased.enough:
        names = "、".join(here.unit_name(code) for code in chased.enough)
        flash(f"{len(chased.enough)} 个单位今天已经催过 {chasing.A_DAY} 次，没有再发：{names}。", "wait")


def _href(cell: Cell) -> str | None:
    """Where a cell leads: to the record, to the list where there are several, nowhere where nothing was sent."""
    if len(cell.task.open) == 1:
        return url_for("fill.record", record_id=cell.task.open[0])
    if cell.task.open or cell.state in ("done", "nil"):
        return url_for("fill.all_records", unit=cell.task.unit, type=cell.task.type)
    return None


def _sheet_rows(found: Matrix) -> Iterable[Sequence[Value]]:
    for row in found.rows:
        cells = ("" if cell is None else STATES[cell.state].word for cell in row.cells)
        yield here.unit_name(row.unit.parent), row.unit.name, *cells, len(row.owed)


def _workbook(name: str, head: Sequence[str], rows: Iterable[Sequence[Value]]) -> ResponseReturnValue:
    return send_file(io.BytesIO(make_sheet(name, head, rows)), mimetype=XLSX.media_type, as_attachment=True,
                     download_name=f"{name}-{here.today()}.xlsx")
