"""A district of any size, filled by rows instead of by clicks: many units, very many records.

Facts and totals are what the domain says the records state, so that `doctor` finds nothing wrong with it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from flask.testing import FlaskClient
from sqlalchemy import insert, select

from tests.web.world import PEOPLE, UNITS, District
from webforms.domain.access import Actor
from webforms.domain.facts import Statement, facts_stated
from webforms.domain.totals import fold
from webforms.domain.units import Unit
from webforms.store import events, units
from webforms.store.schema import approvals, drafts, facts, record_versions, records, totals
from webforms.store.transactions import Store, Tx
from webforms.store.writing import sha256_of

OPERATOR = Actor(0, "", "", "", frozenset())
PORTION = 2_000
STREETS = ("FC", "DC", "ZX", "HH", "YT", "LT", "SJ", "FLX", "YZ")
OPENINGS = {"opened_on": "2016-{month:02}-{day:02}", "period": {"from": "18:00", "to": "20:00"}, "place": "田径场",
            "attendance": 40, "minors": 12, "mode": "scheduled"}
ACTIVITIES = {"title": "第 {number} 场活动", "category": "minors", "starts_at": "2016-{month:02}-{day:02}T19:00",
              "ends_at": "2016-{month:02}-{day:02}T21:00", "place": "文化室", "attendance": 64, "minors": 46,
              "charged": False}
NO_PAGES = ("/api", "/static", "/healthz", "/readyz")
WITH_ARGUMENTS = (
    "/fill/records/1", "/fill/records/1/edit", "/fill/new/activity", "/fill/nil/activity_village?period=2016-05",
    "/review/10", "/bureau/indicators/3.2.2", "/bureau/indicators/3.1.4", "/figures/activities_village",
    "/figures/times_village?unit=FC01", "/bureau/sections/district_situation", "/fill/all-records?type=activity",
    "/fill/all-records?state=approved&type=activity&unit=FC01",
)
FIRST_MONTH, MONTHS, DAYS, SHIFT = 3, 4, 28, 53
WAITS, CAME_BACK, UNFINISHED = 10, 33, 47
"""Every tenth record waits, every thirty-third came back, every forty-seventh is a draft; the others are approved."""


def crowd(folder: Path, villages: int, schools: int, records_in_all: int) -> District:
    """A district with so many units below its streets, and so many records, the newest of which wait."""
    folder.mkdir(parents=True, exist_ok=True)
    district = District(folder)
    rows = [*UNITS, *_villages(villages - 3), *_schools(schools - 1)]
    district.found(people=PEOPLE, rows=rows)
    fill(district.store, records_in_all)
    district.open()
    return district


def paths(district: District, login: str) -> list[str]:
    """Every page without an argument that this person sees, and one of each that has one."""
    client = district.person(login).client
    plain = [rule.rule for rule in district.app.url_map.iter_rules()
             if "GET" in (rule.methods or ()) and not rule.arguments and not rule.rule.startswith(NO_PAGES)]
    return [path for path in sorted({*plain, *WITH_ARGUMENTS}) if _is_page(client, path)]


def _is_page(client: FlaskClient, path: str) -> bool:
    response = client.get(path)
    response.get_data()
    response.close()
    return response.status_code == 200 and response.mimetype == "text/html"


def fill(store: Store, count: int) -> None:
    """So many records, spread evenly over villages and schools."""
    with store.write() as tx:
        kept = units.list_units(tx)
        numbers = {unit.code: units.get_unit(tx, unit.code)[0] for unit in kept}
        fillers = [unit for unit in kept if unit.kind in ("village", "school")]
        stated: list[tuple[str, Any]] = []
        for portion in _portions(count):
            stated += _enter(tx, fillers, numbers, portion)
        rows = [{"campaign_id": tx.campaign_id, "unit_id": numbers[unit], "key": key, "period": period,
                 "sum": total.sum, "count": total.count} for (unit, key, period), total in fold(stated).items()]
        _insert(tx, totals, rows)


def _enter(
    tx: Tx, fillers: Sequence[Unit], numbers: dict[str, int], portion: range
) -> Iterator[tuple[str, Any]]:
    """A portion of records; what its approved ones state."""
    first = (tx.scalar(select(records.c.id).order_by(records.c.id.desc()).limit(1)) or 0) + 1
    made = [_Made(first + place, number, fillers[number % len(fillers)]) for place, number in enumerate(portion)]
    _insert(tx, records, [one.record(tx, numbers) for one in made])
    _insert(tx, record_versions, [one.version(tx) for one in made if one.state != "draft"])
    _insert(tx, drafts, [{"record_id": one.id, "data": one.data, "account_id": None, "at": tx.now}
                         for one in made if one.state == "draft"])
    told = [one for one in made if one.state == "approved"]
    position = events.add(tx, OPERATOR, events.Entry("unit.import", body={"added": [], "changed": []}))
    opened = (tx.scalar(select(approvals.c.id).order_by(approvals.c.id.desc()).limit(1)) or 0) + 1
    _insert(tx, approvals, [
        {"id": opened + place, "campaign_id": tx.campaign_id, "record_id": one.id, "version": 1,
         "unit_id": numbers[one.unit.code], "type": one.type, "since": position, "until": None}
        for place, one in enumerate(told)])
    stated = [(one, opened + place, fact) for place, one in enumerate(told)
              for fact in facts_stated(tx.pack, one.statement)]
    _insert(tx, facts, [
        {"approval_id": approval, "key": fact.key, "period": fact.period, "campaign_id": tx.campaign_id,
         "unit_id": numbers[one.unit.code], "value": fact.value} for one, approval, fact in stated])
    return ((one.unit.code, fact) for one, _, fact in stated)


class _Made:
    """One record: whose, of which month, how far it got."""

    def __init__(self, number_in_table: int, number: int, unit: Unit) -> None:
        self.id, self.number, self.unit = number_in_table, number, unit
        self.type = "activity" if unit.kind == "village" else "open_log"
        month, day = FIRST_MONTH + number // 7 % MONTHS, 1 + number % DAYS
        self.period = f"2016-{month:02}"
        template = ACTIVITIES if self.type == "activity" else OPENINGS
        self.data = {key: value.format(number=number, month=month, day=day) if isinstance(value, str) else value
                     for key, value in template.items()}

    @property
    def state(self) -> str:
        for every, state in ((WAITS, "submitted"), (CAME_BACK, "returned"), (UNFINISHED, "draft")):
            if (self.number + self.number // SHIFT) % every == every - 1:
                return state
        return "approved"

    @property
    def statement(self) -> Statement:
        return Statement(self.unit, self.type, self.data)

    def record(self, tx: Tx, numbers: dict[str, int]) -> dict[str, Any]:
        level = tx.pack.types[self.type].review[self.unit.kind][0]
        task = "activity_village" if self.unit.kind == "village" else "open_log"
        draft = self.state == "draft"
        return {
            "id": self.id, "campaign_id": tx.campaign_id, "unit_id": numbers[self.unit.code], "type": self.type,
            "client_id": f"crowd-{self.number}", "client_sha256": "0" * 64,
            "number": None if draft else f"{self.unit.code}-{self.number:06}", "identity_key": None, "nil_for": None,
            "period": self.period, "serves": [task], "state": self.state, "head_version": 0 if draft else 1,
            "agreed": 1 if self.state == "approved" else 0,
            "awaiting": level if self.state == "submitted" else None, "revision": 1, "changed_at": tx.now,
        }

    def version(self, tx: Tx) -> dict[str, Any]:
        return {"record_id": self.id, "version": 1, "data": self.data, "note": "", "warnings": [],
                "sha256": sha256_of(self.data), "account_id": None, "at": tx.now - datetime.timedelta(days=1)}


def _insert(tx: Tx, table: Any, rows: list[dict[str, Any]]) -> None:
    for begin in range(0, len(rows), PORTION):
        tx.run(insert(table), rows[begin:begin + PORTION])


def _portions(count: int) -> Iterator[range]:
    for begin in range(0, count, PORTION):
        yield range(begin, min(count, begin + PORTION))


def _villages(count: int) -> Iterator[dict[str, str]]:
    for number in range(count):
        street = STREETS[number % (len(STREETS) - 1)]
        yield {"code": f"{street}{10 + number // 8:02}", "name": f"第{number + 4}村", "kind": "village",
               "parent": street, "flags": "rural"}


def _schools(count: int) -> Iterator[dict[str, str]]:
    for number in range(count):
        yield {"code": f"S{10 + number}", "name": f"第{number + 2}小学", "kind": "school", "parent": "QC",
               "flags": "eligible"}
