"""Versions that wait for review and may change what an indicator reads: one query, however many records wait.

Of types of which only some records matter (those with a fee, those of a kind) the database picks these out; whether
one would change anything the domain decides. Nothing is remembered here: what waits changes without any approval."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, or_, select, true

from webforms.domain.consistency import Entry, UnderReview
from webforms.domain.facts import Statement
from webforms.domain.pack import Metric, Pack, Waiting
from webforms.domain.pack_check.reads import metrics_of_part
from webforms.domain.units import Tree, Unit
from webforms.store.records import HEAD, IN_FORCE
from webforms.store.schema import approvals, record_versions, records, units
from webforms.store.transactions import Tx
from webforms.store.unit_sheets import UNDER_REVIEW

HELD = record_versions.alias("held")
OF_APPROVAL = and_(HELD.c.record_id == approvals.c.record_id, HELD.c.version == approvals.c.version)


def under_review(tx: Tx, tree: Tree) -> tuple[UnderReview, ...]:
    """Heads that wait and may concern an indicator which a check of the pack names, the oldest first."""
    metrics = _metrics_waited_for(tx.pack)
    if not metrics:
        return ()
    known = {unit.code: unit for unit in tree.everyone}  # a unit that opens later is not in it yet
    return tuple(_view(row, known[row.code]) for row in tx.all(_heads(tx, metrics)) if row.code in known)


def _metrics_waited_for(pack: Pack) -> list[Metric]:
    codes = [code for check in pack.consistency if isinstance(check, Waiting) for code in check.indicators]
    read = {key for code in codes for part in pack.indicators[code].parts for key in metrics_of_part(part)}
    return [pack.metrics[key] for key in sorted(read)]


def _heads(tx: Tx, metrics: list[Metric]) -> Select[Any]:
    joined = (
        records.join(units, units.c.id == records.c.unit_id).join(record_versions, HEAD)
        .outerjoin(approvals, IN_FORCE).outerjoin(HELD, OF_APPROVAL)
    )
    columns = (records.c.id, records.c.head_version, records.c.number, records.c.type, units.c.code,
               record_versions.c.data, HELD.c.data.label("held"))
    return select(*columns).select_from(joined).where(
        records.c.campaign_id == tx.campaign_id, records.c.state.in_(UNDER_REVIEW), records.c.nil_for.is_(None),
        or_(*map(_may_state, metrics))).order_by(records.c.id)


def _may_state(metric: Metric) -> ColumnElement[bool]:
    """Of the metric's type, and one of the records it asks for; a correction may have been one."""
    asked = and_(true(), *_asked(metric))
    return and_(records.c.type == metric.of, or_(approvals.c.id.is_not(None), asked))


def _asked(metric: Metric) -> Iterator[ColumnElement[bool]]:
    """What the condition says in words; a yes or no may be left out of a record and is the domain's."""
    for key, wanted in metric.when.items():
        words = [value for value in wanted if isinstance(value, str)]
        if len(words) == len(wanted):
            yield record_versions.c.data[key].as_string().in_(words)


def _view(row: Row[Any], unit: Unit) -> UnderReview:
    entry = Entry(row.id, row.head_version, row.number or "", row.code, ())
    held = None if row.held is None else Statement(unit, row.type, row.held)
    return UnderReview(entry, Statement(unit, row.type, row.data), held)
