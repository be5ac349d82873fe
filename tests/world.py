"""A campaign for tests, spoken to in its own words: who enters what, who agrees, on which day.

Everything goes through the actions, under a clock that is set; accounts come into being when first asked for."""

import datetime
import itertools
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image

from webforms.actions import installation
from webforms.actions.actors import actor_of
from webforms.actions.files import keep_file
from webforms.actions.records import change_record, create_record
from webforms.actions.review import review_record, withdraw_record
from webforms.actions.secrets import hash_password
from webforms.actions.units import tree
from webforms.domain.access import Actor
from webforms.domain.results import Evaluation
from webforms.store import Store, accounts, open_store
from webforms.store.evaluation import evaluate_now
from webforms.store.transactions import ZONE
from webforms.store.views import AccountView, RecordView

PACK = Path(__file__).parent.parent / "report_templates" / "gd-community-education-2016"
PASSWORD = "correct horse"
FIRST_DAY = datetime.date(2016, 1, 4)
_hashes: dict[str, str] = {}


class Clock:
    """A clock that is set to a day and goes on by a second whenever it is asked."""

    def __init__(self, day: datetime.date = FIRST_DAY) -> None:
        self.set(day)

    def set(self, day: datetime.date | str) -> None:
        date = datetime.date.fromisoformat(day) if isinstance(day, str) else day
        self._now = datetime.datetime.combine(date, datetime.time(9), ZONE)

    def __call__(self) -> datetime.datetime:
        self._now += datetime.timedelta(seconds=1)
        return self._now.astimezone(datetime.UTC)


class World:
    """One started campaign. `on(day)` sets the clock for what is done inside."""

    def __init__(self, url: str, files: Path, pack: Path = PACK, units: list[Mapping[str, str]] | None = None) -> None:
        self.url, self.files = url, files
        self.clock = Clock()
        self.store: Store = open_store(url, files, clock=self.clock)
        installation.prepare(self.store)
        installation.start_campaign(self.store, pack, units=units)
        self._actors: dict[str, Actor] = {}
        self._names = itertools.count(1)

    def close(self) -> None:
        self.store.close()

    @cached_property
    def pack(self) -> Any:
        return installation.current_pack(self.store)

    @contextmanager
    def on(self, day: datetime.date | str) -> Iterator[None]:
        self.clock.set(day)
        yield

    def actor(self, unit: str, role: str = "", which: int = 1) -> Actor:
        """The first (or `which`) account of a role at a unit; without a role, of the one that fills in forms there."""
        role = role or self._role(unit, "fill")
        login = f"{unit}.{role}.{which}"
        if login not in self._actors:
            self._actors[login] = self._new_actor(login, unit, role)
        return self._actors[login]

    def reviewer(self, unit: str) -> Actor:
        """Somebody who agrees for a unit and never enters anything."""
        return self.actor(unit, self._role(unit, "review"), 9)

    @property
    def bureau(self) -> Actor:
        """Who decides, freezes and generates."""
        unit = self.pack.campaign.bureau
        return self.actor(unit, self._role(unit, "freeze"), 9)

    def enter(
        self, unit: str, type_: str, data: Mapping[str, Any], files: Mapping[str, int] | None = None, *,
        submit: bool = True, by: Actor | None = None,
    ) -> RecordView:
        """A record, by the unit's reporter; `files` says how many pictures stand under each item."""
        actor = by or self.actor(unit)
        return create_record(
            self.store, actor, client_id=f"c{next(self._names)}", type=type_, unit=unit, data=data,
            evidence=self.evidence(actor, files or {}), submit=submit,
        ).record

    def change(self, record: RecordView, data: Mapping[str, Any], files: Mapping[str, int] | None = None,
               *, submit: bool = True) -> RecordView:
        actor = self.actor(record.unit)
        return change_record(
            self.store, actor, record.id, data=data, evidence=self.evidence(actor, files or {}), submit=submit,
            seen=record.etag,
        ).record

    def agree(self, record: RecordView, levels: int | None = None) -> RecordView:
        """Approved by every level that is asked (or the first `levels`)."""
        left = levels
        while record.awaiting_unit and left != 0:
            record = review_record(self.store, self.reviewer(record.awaiting_unit), record.id, decision="approve",
                                   version=record.version)
            left = None if left is None else left - 1
        return record

    def send_back(self, record: RecordView, reason: str = "请补照片") -> RecordView:
        return review_record(self.store, self.reviewer(str(record.awaiting_unit)), record.id, decision="return",
                             version=record.version, reason=reason)

    def withdraw(self, record: RecordView, reason: str = "重复登记") -> RecordView:
        return withdraw_record(self.store, self.actor(record.unit), record.id, reason=reason)

    def evidence(self, actor: Actor, files: Mapping[str, int]) -> list[dict[str, str]]:
        numbers = itertools.count(1)
        return [
            {"item": item, "sha256": keep_file(self.store, actor, picture(next(numbers)), "照片.png").file.sha256}
            for item, count in files.items() for _ in range(count)
        ]

    def evaluation(self) -> Evaluation:
        with self.store.read() as tx:
            return evaluate_now(tx)

    def _new_actor(self, login: str, unit: str, role: str) -> Actor:
        with self.store.aside() as tx:
            accounts.add_account(tx, AccountView(0, login, "", unit, role), password_hash())
        with self.store.read() as tx:
            return actor_of(tx, accounts.get_account(tx, login))

    def _role(self, unit: str, right: str) -> str:
        """The first role of the pack that gives a right at this unit."""
        today = tree(self.store)
        return next(key for key, role in self.pack.roles.items()
                    if right in role.may and today.matches(today.get(unit), (role.where,)))


def picture(number: int) -> BytesIO:
    """A small picture of its own bytes for each number."""
    target = BytesIO()
    Image.new("RGB", (8, 8), (number % 256, number // 256 % 256, 7)).save(target, format="PNG")
    target.seek(0)
    return target


def password_hash() -> str:
    """One hash for all accounts of the tests: making one takes a tenth of a second."""
    if PASSWORD not in _hashes:
        _hashes[PASSWORD] = hash_password("nobody", PASSWORD)
    return _hashes[PASSWORD]
