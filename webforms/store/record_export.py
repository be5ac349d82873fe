"""Records to take away: whole entries, the oldest first, in keyset pages: any number needs no more memory."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, func, or_, select

from webforms.domain.workflow import State
from webforms.store.records import HEAD, OF_HEAD, branches
from webforms.store.schema import attachments, draft_attachments, drafts, record_versions, records, units
from webforms.store.scope import Scope
from webforms.store.transactions import Tx

STEP = 500


@dataclass(frozen=True)
class Wanted:
    """Which records: words that must hold."""

    type: str | None = None
    state: State | None = None
    unit: str | None = None
    nil: bool = False


@dataclass(frozen=True)
class ExportRow:
    """A record as a row: `data` raw in a draft, canonical otherwise; `files` names by item."""

    id: int
    number: str | None
    type: str
    unit: str
    unit_name: str
    state: State
    nil_for: str | None
    period: str
    changed_at: datetime.datetime
    data: Mapping[str, Any]
    files: Mapping[str, tuple[str, ...]]


def iterate_records(tx: Tx, scope: Scope, wanted: Wanted) -> Iterator[ExportRow]:
    """Every record within the scope, in the order they came."""
    seen = branches(tx, scope, wanted.unit)
    if not seen:
        return
    asked = _asked(tx, wanted).where(or_(*seen)).order_by(records.c.id).limit(STEP)
    after = 0
    while rows := tx.all(asked.where(records.c.id > after)):
        files = _files(tx, rows)
        yield from (_row(row, files.get(row.id, {})) for row in rows)
        after = rows[-1].id


def _asked(tx: Tx, wanted: Wanted) -> Any:
    joined = (
        records.join(units, units.c.id == records.c.unit_id)
        .outerjoin(record_versions, HEAD)
        .outerjoin(drafts, drafts.c.record_id == records.c.id)
    )
    asked = (
        select(records, units.c.code, units.c.name, record_versions.c.data, drafts.c.data.label("typed"))
        .select_from(joined)
        .where(records.c.campaign_id == tx.campaign_id)
    )
    for column, word in ((records.c.type, wanted.type), (records.c.state, wanted.state)):
        if word is not None:
            asked = asked.where(column == word)
    return asked.where(records.c.nil_for > "") if wanted.nil else asked


def _files(tx: Tx, rows: list[Row[Any]]) -> dict[int, dict[str, tuple[str, ...]]]:
    """Names of files by record and item: of the draft, or of the newest version."""
    typed = [row.id for row in rows if row.state == "draft"]
    sent = [row.id for row in rows if row.state != "draft"]
    of_heads = attachments.join(records, OF_HEAD)
    asked = (
        select(
            draft_attachments.c.record_id,
            draft_attachments.c.item,
            draft_attachments.c.name,
            draft_attachments.c.position,
        ).where(draft_attachments.c.record_id.in_(typed)),
        select(attachments.c.record_id, attachments.c.item, attachments.c.name, attachments.c.position)
        .select_from(of_heads)
        .where(attachments.c.record_id.in_(sent)),
    )
    found: dict[int, dict[str, tuple[str, ...]]] = {}
    for row in (row for one in asked for row in tx.all(one.order_by("record_id", "position"))):
        items = found.setdefault(row.record_id, {})
        items[row.item] = (*items.get(row.item, ()), row.name)
    return found


def _row(row: Row[Any], files: Mapping[str, tuple[str, ...]]) -> ExportRow:
    data = row.typed if row.state == "draft" else row.data
    return ExportRow(
        row.id,
        row.number,
        row.type,
        row.code,
        row.name,
        row.state,
        row.nil_for,
        row.period,
        row.changed_at,
        data or {},
        files,
    )


def count_records(tx: Tx, scope: Scope, wanted: Wanted) -> int:
    """How many there are to write, for whoever watches."""
    seen = branches(tx, scope, wanted.unit)
    asked = _asked(tx, wanted).where(or_(*seen)).with_only_columns(func.count(records.c.id)) if seen else None
    return 0 if asked is None else int(tx.scalar(asked) or 0)
