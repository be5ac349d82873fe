"""Whoever signed in with a password that somebody else chose sets one of their own before anything else.

    any page ─► 「设一个自己的密码」, a form that was sent carried along ─► the page, or 「接着做」"""

from __future__ import annotations

import wtforms
from flask import Flask, current_app, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm

from webforms.actions import accounts
from webforms.domain.access import PUBLIC, SIGNED_IN
from webforms.domain.errors import InputFaults
from webforms.web import here, visitor
from webforms.web.access_guard import declared_verb, verb
from webforms.web.account.blueprint import pages
from webforms.web.account.resume import Texts, address_asked, carried_by_form, carried_by_sign_in, carry_on, is_ours

OPEN = frozenset({"account.first_password", "account.set_first_password", "account.sign_out"})


class FirstPasswordForm(FlaskForm):
    password = wtforms.StringField("新密码")
    next = wtforms.HiddenField()


def ask_first(app: Flask) -> None:
    """Let no page of `app` be reached with a password that somebody else knows."""
    app.before_request(_ask)


@pages.get("/first-password")
@verb(SIGNED_IN)
def first_password() -> ResponseReturnValue:
    if not here.actor().must_change:
        return redirect(_target(), 303)
    return page(_target(), [])


@pages.post("/first-password")
@verb(SIGNED_IN)
def set_first_password() -> ResponseReturnValue:
    form = FirstPasswordForm()
    target, carried = _target(), carried_by_sign_in()
    try:
        accounts.set_first_password(
            here.store(), here.actor(), form.password.data or "", session=visitor.secret())
    except InputFaults as wrong:
        form.password.errors = [fault.message for fault in wrong.faults]
        return make_response(_shown(form, carried), 422)
    return carry_on(target, carried) if carried else redirect(target, 303)


def page(target: str, carried: Texts, *, files: bool = False) -> str:
    """The page that asks, on the way to `target`."""
    return _shown(FirstPasswordForm(formdata=None, next=target), carried, files=files)


def _ask() -> ResponseReturnValue | None:
    view = current_app.view_functions.get(request.endpoint or "")
    if view is None or declared_verb(view) == PUBLIC or request.endpoint in OPEN or visitor.asks_api():
        return None
    if not here.actor().must_change:
        return None
    if request.method in ("GET", "HEAD"):
        return redirect(url_for("account.first_password", next=address_asked()), 303)
    files = any(upload.filename for upload in request.files.values())
    return make_response(page(address_asked(), carried_by_form(), files=files), 403)


def _shown(form: FirstPasswordForm, carried: Texts, *, files: bool = False) -> str:
    return render_template("account/first_password.html", form=form, carried=carried, files=files)


def _target() -> str:
    target = request.values.get("next", "")
    return target if is_ours(target) else url_for("front.door")
