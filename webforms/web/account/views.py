"""Sign in, sign out, the page about oneself, large type."""

from flask import flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from webforms.actions import accounts
from webforms.domain.access import SIGNED_IN
from webforms.domain.errors import SignInFailed
from webforms.web import here, throttle, visitor
from webforms.web.access_guard import public, verb
from webforms.web.account import first_password
from webforms.web.account.blueprint import pages
from webforms.web.account.device_words import device
from webforms.web.account.forms import SignInForm
from webforms.web.account.resume import carried_by_sign_in, carry_on, is_ours
from webforms.web.filters import LARGE_COOKIE

YEAR_SECONDS = 365 * 24 * 3600


@pages.get("/sign-in")
@public
def sign_in() -> ResponseReturnValue:
    if here.find_actor() is not None:
        return redirect(_target(), 303)
    return render_template("account/sign_in.html", form=SignInForm(next=_target()), carried=[])


@pages.post("/sign-in")
@public
@throttle.by_address
@throttle.by_login
def signed_in() -> ResponseReturnValue:
    form = SignInForm()
    if form.validate():
        try:
            return _begin_session(form)
        except SignInFailed as failed:
            form.password.errors = [failed.message]
    page = render_template("account/sign_in.html", form=form, carried=carried_by_sign_in())
    return make_response(page, 401)


def _begin_session(form: SignInForm) -> ResponseReturnValue:
    ticket = accounts.sign_in(
        here.store(), login=form.login.data, password=form.password.data, device=device())
    target, carried = _target(), carried_by_sign_in()
    actor = accounts.who_session(here.store(), ticket.secret)
    visitor.welcome(ticket.secret, actor, remember=form.remember.data)
    if actor.must_change:
        return first_password.page(target, carried)
    return carry_on(target, carried) if carried else redirect(target, 303)


@pages.post("/sign-out")
@verb(SIGNED_IN)
def sign_out() -> ResponseReturnValue:
    visitor.bid_farewell()
    flash("已退出。下次登录，内容都在。", "ok")
    return redirect(url_for("account.sign_in"), 303)


@pages.get("/")
@verb(SIGNED_IN)
def me() -> ResponseReturnValue:
    return render_template("account/me.html", account=here.account(), role=here.pack().roles[here.actor().role])


@pages.post("/large-type")
@public
def large_type() -> ResponseReturnValue:
    """Larger letters on every page of this device."""
    response = make_response(redirect(_target(), 303))
    if request.form.get("large"):
        response.set_cookie(LARGE_COOKIE, "1", max_age=YEAR_SECONDS, samesite="Lax", httponly=True)
    else:
        response.delete_cookie(LARGE_COOKIE)
    return response


def _target() -> str:
    target = request.values.get("next", "")
    return target if is_ours(target) else url_for("front.door")
