"""交接: the account goes to who does the work from now on, with a password to be said to them."""

from __future__ import annotations

import wtforms
from flask import make_response, render_template
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm

from webforms.actions import accounts
from webforms.domain.errors import InputFaults, SignInFailed
from webforms.web import here, throttle, visitor
from webforms.web.access_guard import verb
from webforms.web.account.blueprint import pages
from webforms.web.account.password import WRONG


class HandOverForm(FlaskForm):
    name = wtforms.StringField("新来的人怎么称呼")
    login = wtforms.StringField("新人的手机号")
    password = wtforms.PasswordField("您现在的密码")


@pages.get("/hand-over")
@verb("account.hand_over")
def hand_over() -> ResponseReturnValue:
    return _page(HandOverForm(formdata=None))


@pages.post("/hand-over")
@verb("account.hand_over")
@throttle.by_account
def handed_over() -> ResponseReturnValue:
    form = HandOverForm()
    try:
        fresh = accounts.hand_over_own(
            here.store(), here.actor(), password=form.password.data or "", name=form.name.data or "",
            login=form.login.data or "")
    except SignInFailed:
        form.password.errors = [WRONG]
        return make_response(_page(form), 401)
    except InputFaults as wrong:
        for fault in wrong.faults:
            form[fault.field].errors = [*form[fault.field].errors, fault.message]
        return make_response(_page(form), 422)
    visitor.bid_farewell()
    return render_template("account/handed_over.html", fresh=fresh)


def _page(form: HandOverForm) -> str:
    return render_template("account/hand_over.html", form=form, account=here.account())
