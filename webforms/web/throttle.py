"""Slows down whoever guesses passwords: failed sign-ins are counted, by account and address and by address alone.

The counts live in the queue server, so that all web processes share them; while it is away each process counts for
itself.
"""

from flask import Flask, Response, request
from flask_limiter import Limiter, RateLimitExceeded
from flask_limiter.util import get_remote_address

from webforms.domain.errors import Throttled
from webforms.web import here

PER_LOGIN = "10 per 5 minutes"
PER_ADDRESS = "100 per 5 minutes"
WINDOW_SECONDS = 300

limiter = Limiter(key_func=get_remote_address, strategy="moving-window", in_memory_fallback_enabled=True)


def throttle(app: Flask, storage: str) -> None:
    """Count in `storage` (a Redis address, `memory://` without one)."""
    app.config["RATELIMIT_STORAGE_URI"] = storage
    limiter.init_app(app)


def _failed(response: Response) -> bool:
    return response.status_code == 401


def _login_and_address() -> str:
    body = request.get_json(silent=True) if request.is_json else None
    login = (body if isinstance(body, dict) else request.form).get("login", "")
    return _with_address(str(login))


def _with_address(login: str) -> str:
    return f"{login.strip().lower()[:100]}|{get_remote_address()}"


by_address = limiter.shared_limit(PER_ADDRESS, scope="sign-in-address", methods=["POST"], deduct_when=_failed)
by_login = limiter.shared_limit(
    PER_LOGIN, scope="sign-in", key_func=_login_and_address, methods=["POST"], deduct_when=_failed)


by_account = limiter.shared_limit(
    PER_LOGIN, scope="sign-in", key_func=lambda: _with_address(here.actor().login), methods=["POST"],
    deduct_when=_failed)
"""For who is signed in and names the password once more: wrong tries count with those at the door."""


by_code = limiter.shared_limit(
    PER_ADDRESS, scope="join-address", methods=["GET", "POST"], deduct_when=lambda answer: answer.status_code == 404)
"""For who tries codes of sheets: those that let nobody in are counted, whoever looks."""


def as_error(exceeded: RateLimitExceeded) -> Throttled:
    """The error a person sees, in place of Flask-Limiter's."""
    return Throttled(seconds=WINDOW_SECONDS)
