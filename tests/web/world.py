"""A small district in a real store, with the people who work in it: what the tests of pages begin from.

One street with two villages, another street, a school, the bureau with two accounts; a clock that stands at
14 June 2016, 9:00.
"""

from __future__ import annotations

import datetime
import io
import json
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from flask import Flask
from PIL import Image

from tests.settling import settle
from tests.web.browser import Browser
from tests.web.packs import DEFAULT
from webforms.actions import accounts, installation, unit_import
from webforms.domain.access import Actor, may_ever
from webforms.store import open_store
from webforms.store.transactions import Store
from webforms.web.app import create_app

PASSWORD = "荷花-2580-天空"
SESSIONS = "sessions.json"
MORNING = datetime.datetime(2016, 6, 14, 1, 0, tzinfo=datetime.UTC)  # 9:00 in Shanghai

UNITS = (
    {"code": "FC01", "name": "木棉社区", "kind": "village", "parent": "FC", "flags": "community must_check"},
    {"code": "FC02", "name": "榕树社区", "kind": "village", "parent": "FC", "flags": "community"},
    {"code": "LT01", "name": "井岭村", "kind": "village", "parent": "LT", "flags": "rural"},
    {"code": "S01", "name": "清源小学", "kind": "school", "parent": "QC", "flags": "eligible"},
)
PEOPLE = {
    "mumian": ("FC01", "reporter"), "rongshu": ("FC02", "reporter"), "jingling": ("LT01", "reporter"),
    "qingyuan": ("S01", "reporter"), "fengcheng": ("FC", "checker"), "fengcheng2": ("FC", "checker"),
    "longtang": ("LT", "checker"), "caizheng": ("CZJ", "reporter"), "chuangjian": ("JYJ", "bureau"),
    "chuangjian2": ("JYJ", "bureau"), "ducha": ("QC", "inspector"), "guanli": ("QC", "administrator"),
}


@dataclass(frozen=True)
class WebSettings:
    data_dir: Path
    secret_key: str = "only for tests, and long enough"
    redis_url: str | None = None
    base_url: str = "http://localhost"


class Clock:
    """The one clock of the store, moved by hand."""

    def __init__(self) -> None:
        self.now = MORNING

    def __call__(self) -> datetime.datetime:
        return self.now

    def pass_(self, **time: float) -> None:
        self.now += datetime.timedelta(**time)


class District:
    """The program over a store, and a browser for each person."""

    def __init__(self, folder: Path) -> None:
        self.clock = Clock()
        self.folder = folder
        self.store: Store = open_store(f"sqlite:///{folder / 'web.sqlite3'}", folder / "files", clock=self.clock)

    def found(self, pack: Path = DEFAULT, people: Mapping[str, tuple[str, str]] = PEOPLE,
              rows: Iterable[Mapping[str, str]] = UNITS) -> None:
        """Start the campaign with its units and people; everybody signs in once, for all tests."""
        operator = installation.operator()
        installation.prepare(self.store)
        installation.start_campaign(self.store, pack)
        unit_import.import_units(self.store, operator, rows)
        for login, (unit, role) in people.items():
            accounts.add_account(self.store, operator, login=login, password=PASSWORD, unit=unit, role=role)
        secrets = {login: accounts.sign_in(self.store, login=login, password=PASSWORD).secret for login in people}
        (self.folder / SESSIONS).write_text(json.dumps(secrets))
        self.settle()

    def settle(self) -> None:
        """Who may accept findings accepts those that are open now, so that a freeze goes through."""
        people = map(self.actor, json.loads((self.folder / SESSIONS).read_text()))
        bureau = next((actor for actor in people if may_ever(actor, "finding.accept")), None)
        if bureau is not None:
            settle(self.store, bureau)

    def open(self) -> None:
        self.app: Flask = create_app(self.store, WebSettings(self.folder))
        self.app.testing = False  # errors reach people as pages

    def browser(self) -> Browser:
        """A browser where nobody signed in."""
        return Browser(self.app.test_client())

    def person(self, login: str) -> Browser:
        """A browser where this person signed in before the test: hashing a password takes its time."""
        browser = self.browser()
        with browser.client.session_transaction() as session:
            session["_user_id"] = self._secret(login)
        return browser

    def actor(self, login: str) -> Actor:
        """The person as actions see them, past the pages."""
        return accounts.who_session(self.store, self._secret(login))

    def _secret(self, login: str) -> str:
        return json.loads((self.folder / SESSIONS).read_text())[login]

    def close(self) -> None:
        self.store.close()


def founded(folder: Path) -> Path:
    """A district, made once and copied for each test."""
    district = District(folder)
    district.found()
    district.close()
    return folder


def copy_of(template: Path, folder: Path) -> District:
    """A fresh district like the template."""
    shutil.copytree(template, folder, dirs_exist_ok=True)
    district = District(folder)
    district.open()
    return district


def picture(colour: str = "steelblue", size: tuple[int, int] = (64, 48)) -> bytes:
    """A small photo; another colour is another file."""
    made = io.BytesIO()
    Image.new("RGB", size, colour).save(made, "JPEG")
    return made.getvalue()
