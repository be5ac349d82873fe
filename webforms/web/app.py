"""The program for browsers and for the API: one Flask application over a store.

    headers · static files · who is there · CSRF · throttle │ pages · api │ problems │ guard
`create_app` refuses to return a program with a route that does not say what it does.
"""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from flask import Flask
from flask_openapi.openapi import OpenAPI
from flask_wtf import CSRFProtect

from webforms.web import api, problems, security, static_files, throttle, visitor
from webforms.web.access_guard import guard
from webforms.web.account.first_password import ask_first
from webforms.web.filters import add_filters
from webforms.web.here import STORE
from webforms.web.pages import register_pages

if TYPE_CHECKING:
    from webforms.store.transactions import Store

LARGEST_REQUEST = 200 * 1024 * 1024  # nine photos of a phone and some papers; a single file has its own limit
LONGEST_TEXTS = 2 * 1024 * 1024
MOST_PARTS = 2000
REMEMBERED = datetime.timedelta(days=30)


class Settings(Protocol):
    """The settings that the web program reads."""

    @property
    def secret_key(self) -> str: ...
    @property
    def data_dir(self) -> Path: ...
    @property
    def redis_url(self) -> str | None: ...
    @property
    def base_url(self) -> str: ...


def create_app(store: Store, settings: Settings) -> Flask:
    """The whole web program over `store`; UndeclaredRoute when a route says nothing about itself."""
    app = OpenAPI(__name__, doc_ui=False, static_folder=None)
    app.extensions[STORE] = store
    _configure(app, settings)
    static_files.publish(app, settings.data_dir)
    security.set_headers(app)
    visitor.recognise(app)
    csrf = CSRFProtect(app)
    throttle.throttle(app, _counting_place(settings))
    add_filters(app)
    problems.handle_problems(app)
    register_pages(app)
    api.register_api(app, csrf)
    guard(app)
    ask_first(app)
    return app


def _configure(app: Flask, settings: Settings) -> None:
    app.config.update(
        SECRET_KEY=settings.secret_key,
        MAX_CONTENT_LENGTH=LARGEST_REQUEST,
        MAX_FORM_MEMORY_SIZE=LONGEST_TEXTS,
        MAX_FORM_PARTS=MOST_PARTS,
        PERMANENT_SESSION_LIFETIME=REMEMBERED,
        SESSION_COOKIE_NAME="webforms",
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.base_url.startswith("https://"),
        WTF_CSRF_TIME_LIMIT=None,  # a form opened three hours ago can be sent: its token lives as long as the session
        WTF_CSRF_SSL_STRICT=False,  # the token is bound to the session; WebViews often send no Referer
        WEBFORMS_QUEUE_URL=settings.redis_url,
        WEBFORMS_BASE_URL=settings.base_url,
    )
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True


def _counting_place(settings: Settings) -> str:
    """Where failed sign-ins are counted. `limits` names a Unix socket in its own way."""
    url = settings.redis_url
    if not url:
        return "memory://"
    return f"redis+{url}" if url.startswith("unix:") else url
