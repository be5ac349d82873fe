"""The page behind a sheet with a QR code: is this your unit, how are you called, a login, a password; then one is in.

The code stands in the address once, where the phone put it, and goes on in the body of the form. The page tells no
other page its address."""

from __future__ import annotations

import wtforms
from flask import Blueprint, Response, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm

from webforms.actions import accounts, invitations
from webforms.domain.errors import InputFaults, InvitationOver
from webforms.store.views import Welcome
from webforms.web import here, throttle, visitor
from webforms.web.access_guard import public
from webforms.web.account.device_words import device

pages = Blueprint("join", __name__, url_prefix="/join")

NO_ADDRESS = "strict-origin"
"""Says which site sent a form, which old WebViews are asked for, and nothing of the address."""


class JoinForm(FlaskForm):
    """What a person says about themselves, once."""

    code = wtforms.HiddenField()
    name = wtforms.StringField("您怎么称呼")
    login = wtforms.StringField("手机号")
    password = wtforms.StringField("设一个密码")
    remember = wtforms.BooleanField("这是我自己的手机，30 天内不用再登录")


@pages.get("/")
@public
@throttle.by_code
def type_code() -> ResponseReturnValue:
    """For who cannot scan, and for who holds somebody else's sheet."""
    if code := request.args.get("code", "").strip():
        return redirect(url_for("join.welcome", code=code), 303)
    return _quiet(make_response(render_template("account/join_code.html")))


@pages.get("/<code>")
@public
@throttle.by_code
def welcome(code: str) -> ResponseReturnValue:
    try:
        found = invitations.find_invitation(here.store(), code)
    except InvitationOver as over:
        return _over(over)
    return _page(found, JoinForm(formdata=None, code=code, remember=True))


@pages.post("/")
@public
@throttle.by_code
def accept() -> ResponseReturnValue:
    form = JoinForm()
    try:
        return _join(form)
    except InvitationOver as over:
        return _over(over)


def _join(form: JoinForm) -> ResponseReturnValue:
    code = form.code.data or ""
    try:
        ticket = invitations.accept_invitation(
            here.store(), code, name=form.name.data or "", login=form.login.data or "",
            password=form.password.data or "", device=device())
    except InputFaults as wrong:
        return _page(invitations.find_invitation(here.store(), code), form, wrong)
    visitor.welcome(ticket.secret, accounts.who_session(here.store(), ticket.secret), remember=form.remember.data)
    return redirect(url_for("front.door"), 303)


def _page(found: Welcome, form: JoinForm, wrong: InputFaults | None = None) -> Response:
    for fault in wrong.faults if wrong else ():
        form[fault.field].errors = [*form[fault.field].errors, fault.message]
    parent = here.tree().get(found.invitation.unit).parent
    page = render_template(
        "account/join.html", found=found, form=form, parent=parent, faults=wrong.faults if wrong else ())
    return _quiet(make_response(page, 422 if wrong else 200))


def _over(over: InvitationOver) -> Response:
    return _quiet(make_response(render_template("account/join_over.html", over=over), 404))


def _quiet(response: Response) -> Response:
    response.headers["Referrer-Policy"] = NO_ADDRESS
    return response
