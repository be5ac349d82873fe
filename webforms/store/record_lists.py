"""Lists of records: one query a page, whatever the number of records."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, Text, and_, cast, func, or_, select, union_all

from webforms.domain.pack import RecordType
from webforms.domain.workflow import State
from webforms.store.records import HEAD, IN_FORCE, branches, of_campaign
from webforms.store.schema import approvals, drafts, record_versions, records, units
from webforms.store.scope import Scope
from webforms.store.transactions import Tx
from webforms.store.units import merged_into
from webforms.store.views import Page, RecordLine
from webforms.store.views.desk import Heap

LONGEST_PAGE = 200
NIL_TITLE = "零上报"
UNSETTLED = ("draft", "submitted", "checked", "returned")


@dataclass(frozen=True)
class Asked:
    """Which records a list shows: words that must hold, and where the page before ended."""

    type: str | None = None
    state: State | None = None
    unit: str | None = None
    after: int | None = None
    limit: int = 50
    nil: bool = False
    """Nil reports alone."""

    @property
    def most(self) -> int:
        return max(1, min(self.limit, LONGEST_PAGE))


@dataclass(frozen=True)
class Narrowed:
    """Which of the waiting records are meant; None is all."""

    unit: str | None = None
    type: str | None = None
    period: str | None = None


def list_records(tx: Tx, scope: Scope, asked: Asked) -> Page[RecordLine]:
    """What the account sees, the newest first.

    Each unit's newest are taken along an index and the newest of these are shown: what a page costs depends on the
    number of units, not of records."""
    seen = [_newest(tx, asked, branch) for branch in branches(tx, scope, asked.unit)]
    if not seen:
        return Page(())
    newest = union_all(*seen).subquery() if len(seen) > 1 else seen[0].subquery()
    return _page(tx, _lines().where(records.c.id.in_(select(newest.c.id))).order_by(records.c.id.desc()), asked.most)


def list_waiting(
    tx: Tx, reviewer: str, after: int | None = None, limit: int = 50, narrowed: Narrowed | None = None
) -> Page[RecordLine]:
    """Records whose next review is this unit's, the oldest first."""
    asked = _lines().where(records.c.campaign_id == tx.campaign_id, _waits_for(tx, reviewer)).order_by(records.c.id)
    meant = narrowed or Narrowed()
    for column, wanted in ((units.c.code, meant.unit), (records.c.type, meant.type), (records.c.period, meant.period)):
        if wanted is not None:
            asked = asked.where(column == wanted)
    if after is not None:
        asked = asked.where(records.c.id > after)
    return _page(tx, asked, max(1, min(limit, LONGEST_PAGE)))


def count_waiting(tx: Tx, reviewer: str) -> int:
    joined = records.join(units, units.c.id == records.c.unit_id)
    asked = select(func.count()).select_from(joined).where(
        records.c.campaign_id == tx.campaign_id, _waits_for(tx, reviewer))
    return int(tx.scalar(asked) or 0)


def heaps_waiting(tx: Tx, reviewer: str) -> tuple[Heap, ...]:
    """How what waits is made up, by unit, type and period."""
    parts = (units.c.code, units.c.name, records.c.type, records.c.period)
    joined = records.join(units, units.c.id == records.c.unit_id)
    asked = select(*parts, func.count().label("waiting")).select_from(joined).where(
        records.c.campaign_id == tx.campaign_id, _waits_for(tx, reviewer)).group_by(*parts).order_by(*parts)
    return tuple(Heap(row.code, row.name, row.type, row.period, row.waiting) for row in tx.all(asked))


def list_open(tx: Tx, scope: Scope) -> list[Row[Any]]:
    """Heads that are not settled, and every nil report: what the list of tasks looks at beside the totals."""
    joined = records.join(units, units.c.id == records.c.unit_id)
    served = cast(records.c.serves, Text).label("served")  # the same few texts over and over: see `tasks_served`
    columns = (records.c.id, records.c.state, served, records.c.period, records.c.nil_for, units.c.code)
    asked = select(*columns).select_from(joined).where(of_campaign(tx, scope))
    unsettled = asked.where(records.c.state.in_(UNSETTLED))
    nil = asked.where(records.c.nil_for > "", records.c.state.not_in((*UNSETTLED, "withdrawn")))
    return sorted(tx.all(unsettled) + tx.all(nil), key=lambda row: -row.id)


@lru_cache
def tasks_served(served: str) -> tuple[str, ...]:
    """The tasks that a head of `list_open` is for, each text read once instead of once a record."""
    return tuple(json.loads(served))


def title_of(type_: RecordType, data: Mapping[str, Any], nil_for: str | None) -> str:
    """What a record is called in a list."""
    if nil_for is not None:
        return NIL_TITLE
    value = data.get(type_.shows.title)
    if value in (None, ""):
        return type_.title
    return type_.field(type_.shows.title).choices.get(str(value), str(value))


def _waits_for(tx: Tx, reviewer: str) -> ColumnElement[bool]:
    """The levels at which this unit agrees, by today's tree: to its children's records, or to everybody's."""
    levels = tx.pack.review_levels.values()
    heirs = merged_into(tx, reviewer)
    below = [level.key for level in levels if level.by == "parent"]
    everywhere = [level.key for level in levels if level.by in heirs]
    parents = select(units.c.id).where(units.c.campaign_id == tx.campaign_id, units.c.code.in_(sorted(heirs)))
    asked = records.c.awaiting.in_([*below, *everywhere])  # said once more, so that the index is used
    return asked & or_(
        and_(records.c.awaiting.in_(below), units.c.parent_id.in_(parents)),
        records.c.awaiting.in_(everywhere),
    )


def _newest(tx: Tx, asked: Asked, branch: ColumnElement[bool]) -> Select[Any]:
    """Numbers of a branch's newest records, one more than a page shows."""
    words = ((records.c.type, asked.type), (records.c.state, asked.state))
    numbers = select(records.c.id).where(records.c.campaign_id == tx.campaign_id, branch)
    for column, wanted in words:
        if wanted is not None:
            numbers = numbers.where(column == wanted)
    if asked.after is not None:
        numbers = numbers.where(records.c.id < asked.after)
    if asked.nil:
        numbers = numbers.where(records.c.nil_for > "")
    return select(numbers.order_by(records.c.id.desc()).limit(asked.most + 1).subquery().c.id)


def _lines() -> Select[Any]:
    joined = (
        records.join(units, units.c.id == records.c.unit_id)
        .outerjoin(record_versions, HEAD)
        .outerjoin(drafts, drafts.c.record_id == records.c.id)
        .outerjoin(approvals, IN_FORCE)
    )
    return select(
        records, units.c.code, units.c.name, record_versions.c.data, drafts.c.data.label("typed"),
        approvals.c.version.label("in_force"),
    ).select_from(joined)


def _page(tx: Tx, asked: Select[Any], most: int) -> Page[RecordLine]:
    rows = tx.all(asked.limit(most + 1))
    lines = tuple(_line(tx, row) for row in rows[:most])
    return Page(lines, str(lines[-1].id) if len(rows) > most else None)


def _line(tx: Tx, row: Row[Any]) -> RecordLine:
    type_ = tx.pack.types[row.type]
    data = (row.typed if row.state == "draft" else row.data) or {}
    shown = {key: data[key] for key in type_.shows.subtitle if data.get(key) not in (None, "")}
    return RecordLine(
        row.id, row.number, row.type, row.code, row.name, row.state, row.head_version + (row.state == "draft"),
        row.in_force, title_of(type_, data, row.nil_for), shown, row.changed_at, row.awaiting, row.nil_for, row.period)
