"""The whole campaign's events, newest first: one query a page along the index of positions."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select

from webforms.store.events import by
from webforms.store.schema import accounts, event_bodies, events, records, unit_changes, units
from webforms.store.transactions import ZONE, Tx
from webforms.store.views import Page
from webforms.store.views.history import HistoryLine

LONGEST_PAGE = 200
TOLD = frozenset({"added", "changed", "name", "flags", "parent", "on", "closed", "successor", "role", "enabled",
                  "title", "label", "kind", "snapshot", "tasks", "url", "decision", "unit"})
"""What of an event's body is told: facts about the thing itself. Reasons and texts are for who may read the record."""


@dataclass(frozen=True)
class Asked:
    """What a page of the history shows. `area` is the first word of the verbs; `login` is empty for the machine."""

    unit: str | None = None
    login: str | None = None
    area: str | None = None
    day: datetime.date | None = None
    after: int | None = None
    limit: int = 50


def list_events(tx: Tx, asked: Asked) -> Page[HistoryLine]:
    most = max(1, min(asked.limit, LONGEST_PAGE))
    joined = (
        events.outerjoin(accounts, accounts.c.id == events.c.account_id)
        .outerjoin(units, units.c.id == events.c.unit_id).outerjoin(records, records.c.id == events.c.record_id)
        .outerjoin(event_bodies, event_bodies.c.event_id == events.c.id))
    rows = tx.all(
        select(events.c.id, events.c.verb, events.c.at, by(), accounts.c.login, units.c.code, units.c.name,
               events.c.record_id, records.c.number, records.c.type, records.c.nil_for, events.c.version,
               events.c.subject, event_bodies.c.body)
        .select_from(joined).where(events.c.campaign_id == tx.campaign_id, *_meant(tx, asked))
        .order_by(events.c.id.desc()).limit(most + 1))
    lines = tuple(_line(row) for row in rows[:most])
    return Page(lines, str(lines[-1].id) if len(rows) > most else None)


def _meant(tx: Tx, asked: Asked) -> list[ColumnElement[bool]]:
    meant: list[ColumnElement[bool]] = []
    if asked.after is not None:
        meant.append(events.c.id < asked.after)
    if asked.unit is not None:
        meant.append(_about(tx, asked.unit))
    if asked.login is not None:
        meant.append(accounts.c.login == asked.login if asked.login else events.c.account_id.is_(None))
    if asked.area is not None:
        meant.append(events.c.verb.startswith(f"{asked.area}.", autoescape=True))
    if asked.day is not None:
        begin = datetime.datetime.combine(asked.day, datetime.time(), ZONE)
        meant.append(and_(events.c.at >= begin, events.c.at < begin + datetime.timedelta(days=1)))
    return meant


def _about(tx: Tx, code: str) -> ColumnElement[bool]:
    """What was done at a unit, and what changed the unit itself."""
    number = select(units.c.id).where(units.c.campaign_id == tx.campaign_id, units.c.code == code).scalar_subquery()
    changed = select(unit_changes.c.event_id).where(unit_changes.c.unit_id == number)
    return or_(events.c.unit_id == number, events.c.id.in_(changed))


def _line(row: Any) -> HistoryLine:
    told = {key: value for key, value in (row.body or {}).items() if key in TOLD}
    return HistoryLine(
        row.id, row.verb, row.at, row.by, row.login or "", row.code, row.name, row.record_id, row.number, row.type,
        row.nil_for is not None, row.version, row.subject, told)


def list_people(tx: Tx) -> tuple[tuple[str, str], ...]:
    """Login and name of every account, by login: who may have done something."""
    rows = tx.all(select(accounts.c.login, accounts.c.name).order_by(accounts.c.login))
    return tuple((row.login, row.name) for row in rows)
