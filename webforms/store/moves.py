"""What moved between two positions: records that came into force, were corrected, or went."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from sqlalchemy import and_, or_, select

from webforms.domain.compare import Move
from webforms.store.schema import approvals, facts, records
from webforms.store.transactions import Tx

Kind = Literal["approved", "corrected", "withdrawn"]


def list_moves(tx: Tx, before: int, after: int) -> tuple[Move, ...]:
    """Every record of which another version, or none, is in force at the later position; by record."""
    touched = or_(and_(approvals.c.since > before, approvals.c.since <= after),
                  and_(approvals.c.until > before, approvals.c.until <= after))
    rows = tx.all(
        select(records.c.id, records.c.number, approvals.c.since, approvals.c.until, facts.c.key)
        .select_from(approvals.join(records, records.c.id == approvals.c.record_id)
                     .outerjoin(facts, facts.c.approval_id == approvals.c.id))
        .where(approvals.c.campaign_id == tx.campaign_id, touched).order_by(records.c.id))
    names = {row.id: row.number or "" for row in rows}
    keys: dict[int, set[str]] = {number: set() for number in names}
    held: dict[int, set[str]] = {number: set() for number in names}
    for row in rows:
        keys[row.id] |= {row.key} - {None}
        held[row.id] |= _when(row.since, row.until, before, after)
    return tuple(
        Move(kind, names[number], frozenset(keys[number]))
        for number in names if (kind := _kind(held[number])) is not None)


def _when(since: int, until: int | None, before: int, after: int) -> set[str]:
    """At which of the two positions the approval was in force."""
    def at(position: int) -> bool:
        return since <= position and (until is None or until > position)

    return {name for name, position in (("before", before), ("after", after)) if at(position)}


def _kind(held: Iterable[str]) -> Kind | None:
    """None for what came and went between the two."""
    kinds: dict[frozenset[str], Kind] = {
        frozenset({"after"}): "approved", frozenset({"before"}): "withdrawn",
        frozenset({"before", "after"}): "corrected",
    }
    return kinds.get(frozenset(held))
