"""Fills an empty installation with a demo: every step through the action that a person's click would call.

The store's clock stands at each step's moment, so the history reads as if it had been entered that year."""

from __future__ import annotations

import datetime
import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from webforms.actions import checks, decisions, installation, nil, records, review, sections, snapshots, unit_changes
from webforms.demo.accounts import Cast, make_accounts
from webforms.demo.evidence import EvidenceMaker
from webforms.demo.plan import ZONE, Step, Verb, planned
from webforms.demo.script import Json, Script
from webforms.domain.access import Actor
from webforms.domain.pack import Pack
from webforms.store.transactions import Store
from webforms.store.views import RecordView

ENABLE = "enable_type"
COLLECTED_AFTER = 50_000
Tell = Callable[[int, int], None]
"""Takes how many steps are done, and of how many."""


class SettableClock:
    """The one clock of a store that is filled: it stands until it is set."""

    def __init__(self, now: datetime.datetime) -> None:
        self.now = now

    def __call__(self) -> datetime.datetime:
        return self.now


def begin(day: datetime.date) -> SettableClock:
    """A clock at the start of work on this day."""
    return SettableClock(datetime.datetime.combine(day, datetime.time(8, 0), ZONE).astimezone(datetime.UTC))


def fill(store: Store, clock: SettableClock, folder: Path, script: Script, tell: Tell) -> None:
    """Start the campaign of the pack in `folder` and enter everything; `store` must read `clock`."""
    installation.start_campaign(store, folder, units=script.units)
    pack = installation.current_pack(store)
    filling = Filling(store, pack, script, make_accounts(store, script))
    steps = planned(pack, script)
    with _rarely_collecting():
        for done, step in enumerate(steps, 1):
            clock.now = step.when
            filling.do(step)
            tell(done, len(steps))


@contextmanager
def _rarely_collecting() -> Iterator[None]:
    """What a step makes is gone when it ends; to look for cycles every few hundred objects costs a tenth of all."""
    usual = gc.get_threshold()
    gc.set_threshold(COLLECTED_AFTER, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)


class Filling:
    """Does steps, and remembers where each record stands by the name it has in its file."""

    def __init__(self, store: Store, pack: Pack, script: Script, cast: Cast) -> None:
        self._store = store
        self._pack = pack
        self._script = script
        self._cast = cast
        self._files = EvidenceMaker(store, script, {row["code"]: row["name"] for row in script.units})
        self._stands: dict[str, RecordView] = {}
        self._unwritten = script.texts

    def do(self, step: Step) -> None:
        doers: Mapping[Verb, Callable[[Step], None]] = {
            "draft": self._write, "submit": self._write, "nil": self._report_nil, "agree": self._agree,
            "return": self._send_back, "withdraw": self._withdraw, "decide": self._decide, "rewrite": self._rewrite,
            "change_unit": self._change_unit, "freeze": self._freeze,
        }
        doers[step.verb](step)

    def _write(self, step: Step) -> None:
        line, version = step.line, step.version or step.line
        author, before = self._author(line), self._stands.get(line["ref"])
        evidence = self._files.send(author, self._pack.types[line["type"]], line, version)
        data, submit = version["data"], step.verb == "submit"
        if before is None:
            saved = records.create_record(
                self._store, author, client_id=line["ref"], type=line["type"], unit=line["unit"], data=data,
                evidence=evidence, submit=submit)
        else:
            saved = records.change_record(
                self._store, author, before.id, data=data, evidence=evidence, submit=submit, seen=before.etag)
        self._stands[line["ref"]] = saved.record

    def _report_nil(self, step: Step) -> None:
        line = step.line
        self._stands[line["ref"]] = nil.report_nil(
            self._store, self._author(line), task=line["nil_for"], client_id=line["ref"], unit=line["unit"],
            period=line.get("period"), reason=line["reason"]).record

    def _agree(self, step: Step) -> None:
        """The next level alone where the record only got so far, else all that are asked."""
        self._review(step, "")
        while step.line["state"] != "checked" and self._stands[step.line["ref"]].awaiting_unit:
            self._review(step, "")

    def _send_back(self, step: Step) -> None:
        self._review(step, self._why(step.line, "return"))

    def _review(self, step: Step, reason: str) -> None:
        record = self._stands[step.line["ref"]]
        reviewer = self._cast.reviewer(record.awaiting_unit or "", self._author(step.line))
        self._stands[step.line["ref"]] = review.review_record(
            self._store, reviewer, record.id, decision="return" if reason else "approve", version=record.version,
            reason=reason)

    def _withdraw(self, step: Step) -> None:
        record = self._stands[step.line["ref"]]
        review.withdraw_record(self._store, self._author(step.line), record.id, reason=self._why(step.line, "withdraw"))

    def _decide(self, step: Step) -> None:
        line, bureau = step.line, self._cast.ruler("score")
        if line["kind"] == ENABLE:
            decisions.enable_type(self._store, bureau, line["type"], True)
            return
        decisions.decide(
            self._store, bureau, indicator=line["indicator"], kind=line["kind"], reason=line["reason"],
            points=line.get("points"), unit=line.get("unit"))

    def _rewrite(self, step: Step) -> None:
        sections.write_section(self._store, self._cast.ruler("freeze"), step.line["section"], step.line["text"])

    def _change_unit(self, step: Step) -> None:
        """Renamed, or merged into another, on the day of the step."""
        line, looks_after = step.line, self._cast.ruler("administer")
        day = step.when.astimezone(ZONE).date()
        if "name" in line:
            unit_changes.rename_unit(self._store, looks_after, line["unit"], line["name"], on=day)
        else:
            unit_changes.close_unit(self._store, looks_after, line["unit"], on=day, into=line["into"])

    def _freeze(self, step: Step) -> None:
        """The bureau's texts are written before the first snapshot, when the figures in them are known."""
        for section, text in self._unwritten.items():
            sections.write_section(self._store, self._cast.ruler("freeze"), section, text)
        self._unwritten = {}
        self._accept_warnings()
        snapshots.freeze(self._store, self._cast.ruler("freeze"), step.line["title"])

    def _accept_warnings(self) -> None:
        """Each with the reason that the script has for its check; one without a reason stands against the freeze."""
        bureau = self._cast.ruler("score")
        by_code: dict[str, list[str]] = {}
        for one in checks.list_findings(self._store, bureau):
            if not one.finding.blocks and one.finding.code in self._script.accepted:
                by_code.setdefault(one.finding.code, []).append(one.finding.id)
        for code, found in by_code.items():
            checks.accept_findings(self._store, bureau, found, self._script.accepted[code])

    def _why(self, line: Json, verb: str) -> str:
        return str(line.get("why") or self._script.reasons[verb])

    def _author(self, line: Json) -> Actor:
        return self._cast.author(line["unit"])
