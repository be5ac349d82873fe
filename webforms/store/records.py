"""Records: the one row of each that says where its head stands."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import ColumnElement, RowMapping, Select, and_, not_, or_, select, true, update

from webforms.domain.errors import NotFound
from webforms.domain.workflow import State
from webforms.store.schema import approvals, attachments, record_versions, records, units
from webforms.store.scope import Scope, within
from webforms.store.transactions import Tx
from webforms.store.units import merged_into, numbers_of_kind, unit_numbers
from webforms.store.writing import changed_one, insert_into

MOST_BRANCHES = 200  # SQLite joins no more than 500 selects
IN_FORCE = and_(approvals.c.record_id == records.c.id, approvals.c.until.is_(None))
HEAD = and_(record_versions.c.record_id == records.c.id, record_versions.c.version == records.c.head_version)
OF_HEAD = and_(attachments.c.record_id == records.c.id, attachments.c.version == records.c.head_version)
"""Joins of a record with what holds now, with its newest version, and with the files of that."""


@dataclass(frozen=True)
class Head:
    """A record's row, with its unit's code and the version in force."""

    id: int
    unit_id: int
    unit: str
    type: str
    client_id: str
    client_sha256: str
    number: str | None
    identity_key: str | None
    nil_for: str | None
    period: str
    serves: tuple[str, ...]
    state: State
    head_version: int
    agreed: int
    awaiting: str | None
    revision: int
    changed_at: datetime.datetime
    in_force: int | None

    @property
    def version(self) -> int:
        """The version people speak of: a draft counts as the one it will become."""
        return self.head_version + (self.state == "draft")

    @property
    def etag(self) -> str:
        return f"{self.id}-{self.revision}"


def add_record(tx: Tx, unit_id: int, client_id: str, **columns: Any) -> int | None:
    """Insert a record; None when this unit has one of this client id already."""
    row = {
        "campaign_id": tx.campaign_id, "unit_id": unit_id, "client_id": client_id, "state": "draft", "head_version": 0,
        "agreed": 0, "revision": 1, "changed_at": tx.now, "period": "", "serves": [], **columns,
    }
    statement = insert_into(tx, records).values(row).on_conflict_do_nothing(
        index_elements=["unit_id", "client_id"]).returning(records.c.id)
    return cast("int | None", tx.scalar(statement))


def find_by_client(tx: Tx, scope: Scope, unit_id: int, client_id: str) -> Head | None:
    return _find(tx, scope, and_(records.c.unit_id == unit_id, records.c.client_id == client_id))


def find_by_identity(tx: Tx, unit_id: int, type_key: str, identity_key: str) -> Head | None:
    """Who holds an identity within the unit whose own entry is asked about."""
    return _find(tx, Scope(None), and_(
        records.c.unit_id == unit_id, records.c.type == type_key, records.c.identity_key == identity_key))


def find_head(tx: Tx, scope: Scope, record: int) -> Head | None:
    """The record if it lies in the scope."""
    return _find(tx, scope, records.c.id == record)


def get_head(tx: Tx, scope: Scope, record: int) -> Head:
    """The record if it lies in the scope, or NotFound."""
    found = find_head(tx, scope, record)
    if found is None:
        raise NotFound(what="这条记录")
    return found


def lock_head(tx: Tx, scope: Scope, record: int) -> Head:
    """The record, kept from other writers until the end of the transaction.

    Locked first and read after: PostgreSQL would answer from before the wait."""
    tx.run(select(records.c.id).where(records.c.id == record).with_for_update())
    return get_head(tx, scope, record)


def change_head(tx: Tx, head: Head, **columns: Any) -> None:
    """Change the row and count the change."""
    same = and_(records.c.id == head.id, records.c.revision == head.revision)
    values = {**columns, "revision": head.revision + 1, "changed_at": tx.now}
    if not changed_one(tx, update(records).where(same).values(values)):
        raise RuntimeError(f"record {head.id} was changed without its lock")


def list_serving(tx: Tx, unit_id: int, type_key: str, period: str) -> list[Head]:
    """The records of a unit, type and period that are not withdrawn."""
    asked = and_(records.c.unit_id == unit_id, records.c.type == type_key, records.c.period == period,
                 records.c.state != "withdrawn")
    return [_head(row) for row in tx.mappings(_heads(tx, Scope(None)).where(asked).order_by(records.c.id))]


def of_campaign(tx: Tx, scope: Scope) -> ColumnElement[bool]:
    """The clause of every read of records: this campaign, and what the account sees."""
    seen = within(scope, records.c.unit_id, tx.campaign_id)
    if scope.units is not None and scope.reviewer is not None:
        seen = or_(seen, *_asked_of(tx, scope.reviewer))
    return and_(records.c.campaign_id == tx.campaign_id, seen)


def branches(tx: Tx, scope: Scope, unit: str | None = None) -> list[ColumnElement[bool]]:
    """The same clause cut along indexes: one part for everything, or one for each unit that is seen, and one for each
    type that a reviewer is asked about. `unit` leaves only what is of that unit."""
    numbers = unit_numbers(tx)
    of_unit = true() if unit is None else records.c.unit_id == numbers.get(unit, 0)
    if scope.units is None:
        return [of_unit]
    seen = sorted(code for code in scope.units & numbers.keys() if unit in (None, code))
    own = [records.c.unit_id == numbers[code] for code in seen]
    if len(own) > MOST_BRANCHES:
        own = [within(scope, records.c.unit_id, tx.campaign_id)]
    asked = _asked_of(tx, scope.reviewer) if scope.reviewer else []
    return [*own, *(and_(of_unit, not_(within(scope, records.c.unit_id, tx.campaign_id)), one) for one in asked)]


def _asked_of(tx: Tx, reviewer: str) -> list[ColumnElement[bool]]:
    """Submitted records of types that a level of this unit's own agrees to: it need not stand above who reports."""
    heirs = merged_into(tx, reviewer)
    levels = {level.key for level in tx.pack.review_levels.values() if level.by in heirs}
    return [
        and_(records.c.type == type_.key, records.c.unit_id.in_(numbers_of_kind(tx, kind)), records.c.head_version > 0)
        for type_ in tx.pack.types.values() for kind, path in type_.review.items() if levels & set(path)
    ]


def _find(tx: Tx, scope: Scope, condition: ColumnElement[bool]) -> Head | None:
    rows = tx.mappings(_heads(tx, scope).where(condition).limit(1))
    return _head(rows[0]) if rows else None


def _heads(tx: Tx, scope: Scope) -> Select[Any]:
    joined = records.join(units, units.c.id == records.c.unit_id).outerjoin(approvals, IN_FORCE)
    columns = [column for column in records.c if column.name != "campaign_id"]
    return (
        select(*columns, units.c.code.label("unit"), approvals.c.version.label("in_force"))
        .select_from(joined).where(of_campaign(tx, scope))
    )


def _head(row: RowMapping) -> Head:
    return Head(**{**row, "serves": tuple(row["serves"])})


