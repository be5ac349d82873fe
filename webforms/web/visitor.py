"""Who is there: Flask-Login around our own session rows.

    page: signed cookie ─► secret ─► session row ─► Actor          API: bearer token ─► token row ─► Actor
The row is the memory: ended there, it is ended everywhere at once. A cookie never opens the API and a token never
opens a page, so that the API needs no CSRF token.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Flask, Request, current_app, g, request, session
from flask_login import LoginManager, UserMixin, current_user, login_user, logout_user

from webforms.actions import accounts
from webforms.domain.errors import NotSignedIn
from webforms.web import here

if TYPE_CHECKING:
    from webforms.domain.access import Actor

API_PREFIX = "/api/"
BEARER = "Bearer "


class Visitor(UserMixin):
    """An actor as Flask-Login carries it: known by the secret of the session or token."""

    def __init__(self, secret: str, actor: Actor) -> None:
        self.secret = secret
        self.actor = actor

    def get_id(self) -> str:
        return self.secret


def recognise(app: Flask) -> None:
    """Let `app` know its visitors."""
    manager = LoginManager(app)
    manager.session_protection = None  # the row says what holds, not the browser's name
    manager.user_loader(_by_session)
    manager.request_loader(_by_token)


def asks_api() -> bool:
    """Whether this request is the API's, where cookies do not count."""
    return request.path.startswith(API_PREFIX)


def welcome(secret: str, actor: Actor, *, remember: bool) -> None:
    """Begin a session in a cookie that holds nothing of an earlier visitor, nor the token of their forms."""
    session.clear()
    g.pop(current_app.config["WTF_CSRF_FIELD_NAME"], None)
    session.permanent = remember
    login_user(Visitor(secret, actor))


def secret() -> str:
    """The secret of this session, for what concerns it alone; empty when nobody signed in."""
    return str(current_user.secret) if current_user.is_authenticated else ""


def bid_farewell() -> None:
    """End this session, in its row and in the cookie."""
    if current_user.is_authenticated:
        accounts.sign_out(here.store(), current_user.secret)
    logout_user()
    session.clear()


def _by_session(secret: str) -> Visitor | None:
    if asks_api():
        return None
    try:
        return Visitor(secret, accounts.who_session(here.store(), secret))
    except NotSignedIn:
        return None


def _by_token(asked: Request) -> Visitor | None:
    given = asked.headers.get("Authorization", "")
    if not asks_api() or not given.startswith(BEARER):
        return None
    secret = given.removeprefix(BEARER).strip()
    try:
        return Visitor(secret, accounts.who_token(here.store(), secret))
    except NotSignedIn:
        return None
