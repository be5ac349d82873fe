"""Nothing typed is lost when a session ends: the sign-in page carries the form, and after it the person goes on.

    form sent ─► session over ─► sign-in page with every text hidden in it ─► signed in ─► 「接着做」 sends the form
Files cannot be carried: they are kept only for somebody who signed in, and are chosen again.
"""

from __future__ import annotations

from collections.abc import Iterable

from flask import make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from webforms.web import here
from webforms.web.account.forms import SignInForm

CARRIED = "carried-"
NOT_CARRIED = frozenset({"csrf_token", "password", "old", "new", "again"})

Texts = list[tuple[str, str]]


def ask_to_sign_in() -> ResponseReturnValue:
    """Answer a request of somebody who is not signed in (any more), or whose form is of an earlier session."""
    if request.method in ("GET", "HEAD"):
        return redirect(url_for("account.sign_in", next=address_asked()), 303)
    if here.find_actor() is not None:
        return carry_on(address_asked(), carried_by_form(), old=True), 400
    page = render_template(
        "account/sign_in.html", form=SignInForm(formdata=None, next=address_asked()), carried=carried_by_form(),
        files=any(upload.filename for upload in request.files.values()),
    )
    return make_response(page, 401)


def carried_by_form() -> Texts:
    """The texts of the form that was sent just now."""
    return [(name, text) for name, text in request.form.items(multi=True) if name not in NOT_CARRIED]


def carried_by_sign_in() -> Texts:
    """The texts that the sign-in page carried."""
    sent: Iterable[tuple[str, str]] = request.form.items(multi=True)
    return [(name.removeprefix(CARRIED), text) for name, text in sent if name.startswith(CARRIED)]


def carry_on(target: str, carried: Texts, *, old: bool = False) -> str:
    """The page with one button that sends the form as it was: after signing in, or for a form of an `old` session."""
    return render_template("account/carry_on.html", target=target, carried=carried, old=old)


def is_ours(target: str) -> bool:
    """Whether an address to go to lies within this site: a path, and not one that browsers take for a host."""
    return target.startswith("/") and not target.startswith(("//", "/\\")) and "\n" not in target


def address_asked() -> str:
    """The path that was asked for, with its query."""
    return request.full_path.rstrip("?")
