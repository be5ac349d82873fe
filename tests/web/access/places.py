"""The district that is asked about: every unit has a record in every state it can have, each with a file of its own.

It is made once; a request that changed something is followed by putting the database back."""

from __future__ import annotations

import io
import json
import shutil
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from sqlalchemy import select

from tests.record_books import filled
from tests.settling import freeze
from tests.web.access.cast import PEOPLE, REPORTERS, REVIEWERS, STATES, UNITS
from tests.web.test_pack import changed_pack, zipped
from tests.web.world import PASSWORD, District, picture
from webforms.actions import (
    accounts,
    checks,
    decisions,
    documents,
    files,
    invitations,
    packs,
    record_import,
    records,
    review,
    sections,
    units,
    webhooks,
)
from webforms.domain.access import Actor
from webforms.store import deliveries
from webforms.store.accounts import list_accounts
from webforms.store.schema import sessions, tokens
from worker.claim import claimed
from worker.documents.make import make

REASON = "佐证材料齐全，经会议讨论同意，予以登记备查。"
TWO_LEVELS = ("FC01", "FC02", "LT01")
"""Units with a type that two levels agree to, so that a record can have got half way."""
ACTIVITY = {
    "category": "minors", "starts_at": "2016-06-08T19:00", "ends_at": "2016-06-08T21:00", "place": "文化室",
    "attendance": 64, "minors": 46,
}
INSTITUTION = {"status": "running", "address": "本单位办公楼", "floor_area": "60.5"}
Key = tuple[str, str]
"""Unit and state."""


@dataclass(frozen=True)
class Target:
    """What a request is about: a unit, and of records the state."""

    unit: str
    state: str = "approved"


class Places:
    """The district with the numbers of its records and files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.district = District(folder)
        self.records: dict[Key, int] = {}
        self.files: dict[Key, str] = {}
        self._make()
        self.district.open()
        self.district.app.config["WTF_CSRF_ENABLED"] = False
        self.district.app.config["RATELIMIT_ENABLED"] = False
        self._keep()

    def put_back(self) -> None:
        """The database as it was, after a request that changed it."""
        self.district.store.close()
        for path in self.folder.glob("web.sqlite3*"):
            path.unlink()
        shutil.copy(self.folder / "kept" / "web.sqlite3", self.folder)

    @cached_property
    def tokens(self) -> dict[str, str]:
        return dict(json.loads((self.folder / "tokens.json").read_text()))

    def kind(self, unit: str) -> str:
        """The kind of a unit."""
        return self._kinds[unit]

    def etag(self, unit: str, state: str) -> str:
        """What whoever saw the record would send along."""
        return self._etags.get((unit, state), "nothing")

    def _keep(self) -> None:
        store = self.district.store
        store.close()
        (self.folder / "kept").mkdir()
        for path in self.folder.glob("web.sqlite3*"):
            shutil.copy(path, self.folder / "kept")
        assert not (self.folder / "kept" / "web.sqlite3-wal").exists(), "closed, nothing is left in the log"

    def _make(self) -> None:
        self.district.found(people=PEOPLE, rows=UNITS)
        self._etags: dict[Key, str] = {}
        self.imports: dict[str, int] = {}
        for unit in REPORTERS:
            self._import(unit)
            for state in STATES:
                if state != "checked" or unit in TWO_LEVELS:
                    self._record(unit, state)
        self._outputs()
        store = self.district.store
        issued = {login: accounts.issue_token(store, login=login, password=PASSWORD, name="表").secret
                  for login in PEOPLE}
        (self.folder / "tokens.json").write_text(json.dumps(issued))
        self._people()

    def _people(self) -> None:
        """The numbers of accounts, and of what each is signed in with, by unit."""
        with self.district.store.read() as tx:
            known = {one.id: one.unit for one in list_accounts(tx) if one.login in REPORTERS.values()}
            self.accounts = {unit: number for number, unit in known.items()}
            self.sessions, self.programs = (
                {known[row.account_id]: int(row.id) for row in tx.all(select(table.c.id, table.c.account_id))
                 if row.account_id in known} for table in (sessions, tokens))

    def _outputs(self) -> None:
        store, bureau = self.district.store, self._actor("chuangjian")
        for title in ("六月", "七月"):
            self.snapshot = freeze(store, bureau, title).id
        asked, _ = documents.request_document(store, bureau, snapshot=self.snapshot, kind="application_form")
        with claimed(store, asked.id, 1) as held:
            make(store, held)
        self.decision = decisions.decide(
            store, bureau, indicator="4.3.1", kind="manual", points="1", reason=REASON).id
        found = checks.list_findings(store, bureau)
        self.findings, self.seen = [one.finding.id for one in found], found[0].finding.fingerprint
        self.section = sections.edit_section(store, bureau, "district_situation").section.etag
        self._kinds = {unit.code: unit.kind for unit in units.tree(store).units}
        self._administered()

    def _administered(self) -> None:
        """What the administrator looks after: a sheet that invites, a webhook, a pack that was uploaded."""
        store, admin = self.district.store, self._actor("guanli")
        self.invitation = invitations.invite(store, admin, ["RSJ"], "reporter", 14)[0].secret
        self.webhook = webhooks.add_webhook(
            store, admin, url="https://jieshou.example.cn/hook", verbs=["record.submit"])[0].id
        self.archive = zipped(changed_pack(self.folder / "pack"))
        self.pack = packs.keep_pack(store, admin, self.archive)
        with store.write() as tx:
            deliveries.note(tx, "record.submit", {"id": self.records["FC01", "approved"]})
        self.delivery = webhooks.get_webhook(store, admin, self.webhook)[1][0].id

    def _import(self, unit: str) -> None:
        """A workbook of a unit that is ready to be entered as a draft."""
        store, author = self.district.store, self._actor(REPORTERS[unit])
        empty = record_import.template(store, author, "activity").content
        self.book = filled(empty, [{"f:title": f"{unit} 表里的"}])
        sent = record_import.Sent("六月.xlsx", io.BytesIO(self.book))
        self.imports[unit] = record_import.check_import(store, author, "activity", sent).id

    def _record(self, unit: str, state: str) -> None:
        store, author = self.district.store, self._actor(REPORTERS[unit])
        type_, data, item = "activity", {**ACTIVITY, "title": f"{unit} {state}"}, "photo"
        if state == "checked":
            type_, data, item = "institution", {**INSTITUTION, "name": f"{unit} 教学点"}, "sign_photo"
        kept = [files.keep_file(store, author, self._photo(), "照片.jpg").file.sha256 for _ in range(2)]
        saved = records.create_record(
            store, author, client_id=f"{unit}-{state}", type=type_, unit=unit, data=data,
            evidence=[{"item": item, "sha256": sha} for sha in kept], submit=state != "draft").record
        saved = self._brought(saved, state, author)
        self.records[unit, state] = saved.id
        self.files[unit, state] = kept[0]
        self._etags[unit, state] = saved.etag

    def _brought(self, saved: Any, state: str, author: Actor) -> Any:
        store = self.district.store
        if state in ("draft", "submitted"):
            return saved
        reviewer = self._actor(REVIEWERS[saved.awaiting_unit])
        decision, reason = ("return", REASON) if state == "returned" else ("approve", "")
        saved = review.review_record(
            store, reviewer, saved.id, decision=decision, version=saved.version, reason=reason)
        if state == "withdrawn":
            return review.withdraw_record(store, author, saved.id, reason=REASON)
        return saved

    def _photo(self) -> io.BytesIO:
        self._photos = getattr(self, "_photos", 0) + 1
        return io.BytesIO(picture(f"#{self._photos * 4321:06x}", (64, 40 + self._photos)))

    def _actor(self, login: str) -> Actor:
        return self.district.actor(login)
