"""A new password, by whoever knows the old one: this device stays signed in, every other is signed out."""

from flask import flash, make_response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from webforms.actions import accounts
from webforms.domain.access import SIGNED_IN
from webforms.domain.errors import InputFaults, SignInFailed
from webforms.web import here, throttle, visitor
from webforms.web.access_guard import verb
from webforms.web.account.blueprint import pages
from webforms.web.account.forms import PasswordForm

WRONG = "现在的密码不对，请再写一次。"


@pages.get("/password")
@verb(SIGNED_IN)
def password() -> ResponseReturnValue:
    return _page(PasswordForm(formdata=None))


@pages.post("/password")
@verb(SIGNED_IN)
@throttle.by_account
def change_password() -> ResponseReturnValue:
    form = PasswordForm()
    if not form.validate():
        return make_response(_page(form), 422)
    try:
        accounts.change_own_password(
            here.store(), here.actor(), old=form.old.data, new=form.new.data, session=visitor.secret())
    except SignInFailed:
        form.old.errors = [WRONG]
        return make_response(_page(form), 401)
    except InputFaults as wrong:
        form.new.errors = [fault.message for fault in wrong.faults]
        return make_response(_page(form), 422)
    flash("密码改好了。其他手机、电脑和程序都要用新密码重新登录。", "ok")
    return redirect(url_for("account.me"), 303)


def _page(form: PasswordForm) -> str:
    return render_template("account/password.html", form=form, login=here.actor().login)
