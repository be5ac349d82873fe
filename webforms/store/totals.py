"""Totals: one row for each unit, key and period, moved by what an approval adds and takes away.

Rows are always met in the order of their key, so that two approvals of one unit wait for each other instead of holding
each other up; two units never meet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Select, cast, func, select, true

from webforms.domain.facts import Fact, task_key
from webforms.domain.totals import Total, TotalKey
from webforms.store.schema import approvals, facts, totals, units
from webforms.store.transactions import Tx
from webforms.store.writing import insert_into

RowKey = tuple[int, str, str]
"""Unit number, key, period."""


def shift_totals(tx: Tx, unit: int, came: Iterable[Fact], went: Iterable[Fact] = ()) -> None:
    """Move the unit's totals by the facts that came and those that went."""
    moves: dict[tuple[str, str], list[int]] = {}
    for sign, stated in ((1, came), (-1, went)):
        for fact in stated:
            held = moves.setdefault((fact.key, fact.period), [0, 0])
            held[0] += sign * fact.value
            held[1] += sign
    rows = [_row(tx, unit, *at, *moved) for at, moved in sorted(moves.items()) if any(moved)]
    if rows:
        _add(tx, rows)


def totals_now(tx: Tx) -> dict[TotalKey, Total]:
    """What the domain evaluates: unit code, key, period → sum and count."""
    return _read(tx, true())


def totals_of_tasks(tx: Tx) -> dict[TotalKey, Total]:
    """Of these only what says which tasks are done."""
    return _read(tx, totals.c.key.startswith(task_key(""), autoescape=True))


def _read(tx: Tx, which: ColumnElement[bool]) -> dict[TotalKey, Total]:
    rows = tx.all(
        select(units.c.code, totals.c.key, totals.c.period, totals.c.sum, totals.c.count.label("times"))
        .select_from(totals.join(units, units.c.id == totals.c.unit_id))
        .where(totals.c.campaign_id == tx.campaign_id, totals.c.count > 0, which))
    return {(row.code, row.key, row.period): Total(row.sum, row.times) for row in rows}


def totals_at(tx: Tx, position: int) -> dict[TotalKey, Total]:
    """Totals as they stood at a position, added up from the facts in force there; costs as much as there are facts."""
    there = (approvals.c.since <= position) & (approvals.c.until.is_(None) | (approvals.c.until > position))
    rows = tx.all(_added_up(tx).add_columns(units.c.code).join(units, units.c.id == facts.c.unit_id)
                  .where(there).group_by(units.c.code))
    return {(row.code, row.key, row.period): Total(int(row.sum), row.times) for row in rows}


def rebuilt(tx: Tx) -> dict[RowKey, Total]:
    """What the totals must be, from the facts in force."""
    rows = tx.all(_added_up(tx).where(approvals.c.until.is_(None)))
    return {(row.unit_id, row.key, row.period): Total(int(row.sum), row.times) for row in rows}


def kept(tx: Tx) -> dict[RowKey, Total]:
    rows = tx.all(select(totals, totals.c.count.label("times")).where(totals.c.campaign_id == tx.campaign_id))
    return {(row.unit_id, row.key, row.period): Total(row.sum, row.times) for row in rows}


def drifted(tx: Tx) -> Iterator[tuple[RowKey, Total, Total]]:
    """Rows that are not what the facts add up to: (row, kept, rebuilt)."""
    there, wanted, nothing = kept(tx), rebuilt(tx), Total(0, 0)
    for at in sorted(there.keys() | wanted.keys()):
        if there.get(at, nothing) != wanted.get(at, nothing):
            yield at, there.get(at, nothing), wanted.get(at, nothing)


def mend(tx: Tx, at: RowKey, kept_: Total, wanted: Total) -> None:
    """Bring one row to what the facts add up to."""
    _add(tx, [_row(tx, *at, wanted.sum - kept_.sum, wanted.count - kept_.count)])


def _added_up(tx: Tx) -> Select[Any]:
    return (
        select(facts.c.unit_id, facts.c.key, facts.c.period, cast(func.sum(facts.c.value), BigInteger).label("sum"),
               func.count().label("times"))
        .select_from(facts.join(approvals, approvals.c.id == facts.c.approval_id))
        .where(facts.c.campaign_id == tx.campaign_id)
        .group_by(facts.c.unit_id, facts.c.key, facts.c.period)
    )


def _row(tx: Tx, unit: int, key: str, period: str, sum_: int, count: int) -> dict[str, Any]:
    return {"campaign_id": tx.campaign_id, "unit_id": unit, "key": key, "period": period, "sum": sum_, "count": count}


def _add(tx: Tx, rows: list[dict[str, Any]]) -> None:
    new = insert_into(tx, totals)
    moved: Mapping[str, Any] = {"sum": totals.c.sum + new.excluded.sum, "count": totals.c.count + new.excluded.count}
    tx.run(new.on_conflict_do_update(index_elements=list(totals.primary_key), set_=moved), rows)
