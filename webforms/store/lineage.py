"""A figure down to its records: the approved versions whose facts add up to it, live or at a snapshot's position."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, Select, exists, func, select, text, tuple_

from webforms.domain.errors import InputFaults
from webforms.store.approvals import VERSION, in_force_at
from webforms.store.record_lists import LONGEST_PAGE, title_of
from webforms.store.schema import approvals, events, facts, record_versions, records, snapshots, units
from webforms.store.transactions import Tx
from webforms.store.views import FigureRecord, Page

CURSOR = re.compile(r"(\d{1,18})~([0-9-]{0,7})~(\d{1,18})")
ADDS = text("facts.value <> 0")  # word for word the condition of the index, which a bound parameter would not meet
HELD = in_force_at(snapshots.c.position)
PLACE = (facts.c.unit_id, facts.c.period, facts.c.approval_id)


@dataclass(frozen=True)
class Question:
    """Which facts: of a key, in these periods (None: any), stated by these units, in force at a position (None: now).

    `heirs` says for which unit each of them counts; `zeros` asks also for who stated that there was nothing."""

    key: str
    periods: tuple[str, ...] | None
    heirs: Mapping[str, str]
    position: int | None = None
    zeros: bool = False


def list_behind(tx: Tx, question: Question, after: str | None = None, limit: int = 100) -> Page[FigureRecord]:
    """The versions behind a figure, by unit and period; one query a page, read along one index."""
    wanted = max(1, min(limit, LONGEST_PAGE))
    asked = _behind(tx, question).order_by(*PLACE).limit(wanted + 1)
    if after is not None:
        asked = asked.where(tuple_(*PLACE) > tuple_(*_read_cursor(after)))
    rows = tx.all(asked)
    lines = tuple(_line(tx, question, row) for row in rows[:wanted])
    return Page(lines, _cursor(rows[wanted - 1]) if len(rows) > wanted else None)


def _behind(tx: Tx, question: Question) -> Select[Any]:
    since = events.alias("since")
    joined = (
        facts.join(approvals, approvals.c.id == facts.c.approval_id)
        .join(records, records.c.id == approvals.c.record_id)
        .join(record_versions, VERSION)
        .join(units, units.c.id == facts.c.unit_id)
        .join(since, since.c.id == approvals.c.since)
    )
    asked = select(
        *PLACE, facts.c.value, approvals.c.version, approvals.c.until, records.c.id, records.c.number, records.c.type,
        records.c.nil_for, record_versions.c.data, units.c.code, since.c.at,
    ).select_from(joined).where(
        facts.c.campaign_id == tx.campaign_id, facts.c.key == question.key,
        facts.c.unit_id.in_(_numbers(tx, question.heirs)), in_force_at(question.position))
    if not question.zeros:
        asked = asked.where(ADDS)
    return asked if question.periods is None else asked.where(facts.c.period.in_(question.periods))


def keys_in_force(tx: Tx, record: int) -> tuple[int | None, tuple[str, ...]]:
    """The version of the record that is in force, if any, and the keys of what it states."""
    rows = tx.all(
        select(approvals.c.version, facts.c.key)
        .select_from(approvals.outerjoin(facts, facts.c.approval_id == approvals.c.id))
        .where(approvals.c.record_id == record, approvals.c.until.is_(None)))
    keys = tuple(dict.fromkeys(row.key for row in rows if row.key is not None))
    return (rows[0].version if rows else None), keys


def find_frozen_version(tx: Tx, record: int) -> int | None:
    """The version of the record that was in force at the newest snapshot that saw one."""
    found = tx.scalar(
        select(approvals.c.version).select_from(approvals.join(snapshots, HELD))
        .where(approvals.c.record_id == record, snapshots.c.campaign_id == approvals.c.campaign_id)
        .order_by(snapshots.c.position.desc()).limit(1))
    return None if found is None else int(found)


def find_version_at(tx: Tx, record: int, position: int) -> int | None:
    """The version of the record that was in force at a position."""
    found = tx.scalar(select(approvals.c.version).where(approvals.c.record_id == record, in_force_at(position)))
    return None if found is None else int(found)


def was_frozen(tx: Tx, record: int, version: int) -> bool:
    """Whether some snapshot saw this version of the record in force."""
    seen = select(approvals.c.id).select_from(approvals.join(snapshots, HELD)).where(
        approvals.c.record_id == record, approvals.c.version == version,
        snapshots.c.campaign_id == approvals.c.campaign_id)
    return bool(tx.scalar(select(exists(seen))))


def count_changed_since(tx: Tx, key: str, position: int) -> int:
    """Records that stated something for the key at a position, and of which that version no longer holds."""
    joined = facts.join(approvals, approvals.c.id == facts.c.approval_id)
    asked = select(func.count(approvals.c.record_id.distinct())).select_from(joined).where(
        facts.c.campaign_id == tx.campaign_id, facts.c.key == key, in_force_at(position),
        approvals.c.until.is_not(None))
    return int(tx.scalar(asked) or 0)


def _numbers(tx: Tx, codes: Iterable[str]) -> Any:
    return select(units.c.id).where(units.c.campaign_id == tx.campaign_id, units.c.code.in_(sorted(codes)))


def _line(tx: Tx, question: Question, row: Row[Any]) -> FigureRecord:
    title = title_of(tx.pack.types[row.type], row.data, row.nil_for)
    return FigureRecord(
        row.id, row.version, row.number, row.type, row.code, question.heirs[row.code], title, row.period, row.value,
        row.at, nil=row.nil_for is not None, corrected=question.position is not None and row.until is not None)


def _cursor(row: Row[Any]) -> str:
    return f"{row.unit_id}~{row.period}~{row.approval_id}"


def _read_cursor(text: str) -> tuple[int, str, int]:
    found = CURSOR.fullmatch(text)
    if found is None:
        raise InputFaults.one("after", "翻页的位置不对，请从第一页再来。")
    return int(found[1]), found[2], int(found[3])
