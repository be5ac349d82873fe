"""Accounts of the units in one's reach: who has one, a new one, a new password, closing, handing over.

A password that the program made is on the page that answers the form, and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import wtforms
from flask import flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm

from webforms.actions import account_care as care
from webforms.domain.errors import InputFaults
from webforms.web import here
from webforms.web.access_guard import verb
from webforms.web.admin.blueprint import pages
from webforms.web.admin.places import is_asked, kinds_in_reach, roles_to_give, units_in_reach

if TYPE_CHECKING:
    from webforms.domain.units import Unit
    from webforms.store.views import AccountLine, FreshPassword

PAGE = 100
STATES = {"none": "没有账号", "first": "还没换密码", "closed": "停用"}


class NewAccountForm(FlaskForm):
    unit = wtforms.HiddenField("单位")
    role = wtforms.StringField("角色")
    login = wtforms.StringField("账号")
    name = wtforms.StringField("称呼")


class NextHolderForm(FlaskForm):
    name = wtforms.StringField("新来的人怎么称呼")
    login = wtforms.StringField("新人的账号")


@dataclass(frozen=True)
class Row:
    """A unit in the list with one of its accounts; without one where it has none. `first`: the unit's first row."""

    unit: Unit
    line: AccountLine | None
    first: bool


@pages.get("/accounts")
@verb("account.read")
def accounts() -> ResponseReturnValue:
    lines = care.list_of_units(here.store(), here.actor())
    rows = [row for row in _rows(lines) if _asked(row)]
    at = max(request.args.get("from", 0, type=int), 0)
    return render_template(
        "admin/accounts.html", rows=rows[at:at + PAGE], total=len(rows), at=at, page=PAGE, chosen=_chosen(),
        kinds=kinds_in_reach("account.read"), states=STATES, without=sum(row.line is None for row in _rows(lines)))


@pages.get("/accounts/<int:number>")
@verb("account.read")
def account(number: int) -> ResponseReturnValue:
    return _one(number, NextHolderForm(formdata=None))


@pages.post("/accounts/<int:number>/reset")
@verb("account.reset")
def reset_password(number: int) -> ResponseReturnValue:
    return _fresh(care.reset_password(here.store(), here.actor(), number), "密码换好了")


@pages.post("/accounts/<int:number>/close")
@verb("account.reset")
def close_account(number: int) -> ResponseReturnValue:
    return _switch(number, active=False, said="停用了，已经登录的地方都退出了。做过的事都留着")


@pages.post("/accounts/<int:number>/open")
@verb("account.reset")
def reopen_account(number: int) -> ResponseReturnValue:
    return _switch(number, active=True, said="又可以登录了，还用原来的密码")


@pages.post("/accounts/<int:number>/hand-over")
@verb("account.reset")
def pass_account_on(number: int) -> ResponseReturnValue:
    form = NextHolderForm()
    try:
        fresh = care.hand_over(
            here.store(), here.actor(), number, name=form.name.data or "", login=form.login.data or "")
    except InputFaults as wrong:
        _tell(form, wrong)
        return make_response(_one(number, form), 422)
    return _fresh(fresh, "交接好了")


@pages.get("/accounts/new")
@verb("account.invite")
def new_account() -> ResponseReturnValue:
    unit = request.args.get("unit", "")
    return _new(NewAccountForm(formdata=None, unit=unit, role=next(iter(roles_to_give(unit)), "")))


@pages.post("/accounts/new")
@verb("account.invite")
def add_account() -> ResponseReturnValue:
    form = NewAccountForm()
    try:
        fresh = care.open_account(
            here.store(), here.actor(), login=form.login.data or "", name=form.name.data or "",
            unit=form.unit.data or "", role=form.role.data or "")
    except InputFaults as wrong:
        _tell(form, wrong)
        return make_response(_new(form), 422)
    return _fresh(fresh, "账号开好了")


def _rows(lines: tuple[AccountLine, ...]) -> list[Row]:
    """Unit by unit in the order of the tree; accounts of units that are gone follow."""
    of: dict[str, list[AccountLine]] = {}
    for line in lines:
        of.setdefault(line.account.unit, []).append(line)
    units = units_in_reach("account.read")
    gone = [here.tree().get(code) for code in of if code not in {unit.code for unit in units} and _is_known(code)]
    return [Row(unit, line, place == 0) for unit in (*units, *gone)
            for place, line in enumerate(of.get(unit.code, [None]))]


def _is_known(code: str) -> bool:
    return any(unit.code == code for unit in here.tree().everyone)


def _chosen() -> dict[str, str]:
    return {name: request.args.get(name, "").strip() for name in ("q", "kind", "state")}


def _asked(row: Row) -> bool:
    chosen = _chosen()
    account = row.line.account if row.line else None
    said = (row.unit.name, row.unit.code, *((account.login, account.name) if account else ()))
    return is_asked(row.unit, chosen["kind"], chosen["q"], said) and {
        "none": account is None,
        "first": account is not None and account.active and account.must_change,
        "closed": account is not None and not account.active,
    }.get(chosen["state"], True)


def _one(number: int, form: NextHolderForm) -> str:
    line, holders = care.get_line(here.store(), here.actor(), number)
    return render_template("admin/account.html", line=line, holders=holders, form=form)


def _new(form: NewAccountForm) -> str:
    unit = form.unit.data or ""
    return render_template("admin/account_new.html", form=form, unit=unit, roles=roles_to_give(unit))


def _fresh(fresh: FreshPassword, what: str) -> str:
    return render_template("admin/account_fresh.html", fresh=fresh, what=what)


def _switch(number: int, *, active: bool, said: str) -> ResponseReturnValue:
    account = care.switch(here.store(), here.actor(), number, active=active)
    flash(f"账号 {account.login} {said}。", "ok")
    return redirect(url_for("admin.account", number=number), 303)


def _tell(form: FlaskForm, wrong: InputFaults) -> None:
    for fault in wrong.faults:
        form[fault.field].errors = [*form[fault.field].errors, fault.message]
