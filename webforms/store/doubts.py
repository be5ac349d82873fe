"""What the program noticed about records that wait: so much of it for a whole queue as for one record.

    head version ─► warnings kept with it ─┐
    its photos ─► days they were taken ────┼─► Doubts, by record
    its photos ─► other records with them ─┘"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Row, and_, select

from webforms.domain.photo_dates import day_in_doubt
from webforms.store.record_lists import title_of
from webforms.store.records import HEAD, OF_HEAD
from webforms.store.schema import attachments, files, record_versions, records, units
from webforms.store.scope import Scope
from webforms.store.transactions import Tx
from webforms.store.views.desk import Doubts, OddDay, UsedTwice


def list_doubts(tx: Tx, scope: Scope, numbers: Iterable[int]) -> dict[int, Doubts]:
    """Doubts about the newest version of each record. What lies outside the scope is told without its name."""
    asked = list(numbers)
    heads = tx.all(select(records.c.id, records.c.type, record_versions.c.data, record_versions.c.warnings)
                   .select_from(records.join(record_versions, HEAD)).where(records.c.id.in_(asked)))
    odd, twice = _odd_days(tx, {row.id: row for row in heads}), _used_twice(tx, scope, asked)
    return {row.id: Doubts(tuple(row.warnings), tuple(odd[row.id]), tuple(twice[row.id])) for row in heads}


def _odd_days(tx: Tx, heads: dict[int, Row[Any]]) -> dict[int, list[OddDay]]:
    joined = records.join(attachments, OF_HEAD).join(files, files.c.sha256 == attachments.c.sha256)
    rows = tx.all(select(records.c.id, files.c.sha256, files.c.taken_at).select_from(joined).where(
        records.c.id.in_(heads), files.c.taken_at.is_not(None)).order_by(records.c.id, attachments.c.position))
    found: dict[int, list[OddDay]] = defaultdict(list)
    for row in rows:
        head = heads[row.id]
        if day := day_in_doubt(tx.pack.types[head.type], head.data, row.taken_at):
            found[row.id].append(OddDay(row.sha256, day))
    return found


def _used_twice(tx: Tx, scope: Scope, numbers: list[int]) -> dict[int, list[UsedTwice]]:
    """Photos that another record carries too, in the version that it stands in."""
    other, theirs = records.alias(), attachments.alias()
    joined = (
        records.join(attachments, OF_HEAD)
        .join(files, and_(files.c.sha256 == attachments.c.sha256, files.c.family == "image"))
        .join(theirs, and_(theirs.c.sha256 == attachments.c.sha256, theirs.c.record_id != records.c.id))
        .join(other, and_(other.c.id == theirs.c.record_id, other.c.head_version == theirs.c.version))
        .join(record_versions, and_(record_versions.c.record_id == other.c.id,
                                    record_versions.c.version == other.c.head_version))
        .join(units, units.c.id == other.c.unit_id)
    )
    columns = (records.c.id.label("of"), theirs.c.sha256, other.c.id, other.c.type, other.c.nil_for, other.c.state,
               record_versions.c.data, units.c.code, units.c.name)
    rows = tx.all(select(*columns).select_from(joined).where(
        records.c.id.in_(numbers), other.c.campaign_id == tx.campaign_id, other.c.state != "withdrawn",
    ).order_by(records.c.id, attachments.c.position, other.c.id))
    found: dict[int, list[UsedTwice]] = defaultdict(list)
    for row in rows:
        found[row.of].append(_seen(tx, scope, row))
    return found


def _seen(tx: Tx, scope: Scope, row: Row[Any]) -> UsedTwice:
    if not scope.holds(row.code):
        return UsedTwice(row.sha256)
    title = title_of(tx.pack.types[row.type], row.data, row.nil_for)
    return UsedTwice(row.sha256, row.id, title, row.name, row.state)
