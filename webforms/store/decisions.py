"""Decisions of the bureau: each holds from one position until another; of one slot only one is open."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, get_args

from sqlalchemy import Select, and_, insert, select, update

from webforms.domain.consistency import Acceptance
from webforms.domain.errors import NotFound
from webforms.domain.pack import Pack
from webforms.domain.results import Decision, DecisionKind
from webforms.store.events import by
from webforms.store.schema import accounts, decisions, event_bodies, events, units
from webforms.store.transactions import ZONE, Tx
from webforms.store.views import DecisionView
from webforms.store.writing import added, changed_one

SCORING_KINDS: Mapping[str, DecisionKind] = {kind: kind for kind in get_args(DecisionKind)}
SWITCH = "type"
TEXT = "section"
FINDING = "finding"
RETRACTED = "indicator.retract"
"""The event that ends a decision without another in its place."""


@dataclass(frozen=True)
class Ruling:
    """What is decided. `value` is a switch's on or off, a section's text, or the fingerprint of a finding."""

    kind: str
    subject: str
    reason: str
    unit: str | None = None
    points: Decimal | None = None
    value: str | None = None

    @property
    def slot(self) -> str:
        return f"{self.kind}:{self.subject}:{self.unit or ''}"


def put(tx: Tx, ruling: Ruling, unit_id: int | None, position: int) -> int:
    """The ruling holds from the position on, in place of the one in its slot; its number."""
    vacate(tx, ruling, position)
    return added(tx, insert(decisions).values(
        campaign_id=tx.campaign_id, kind=ruling.kind, subject=ruling.subject, unit_id=unit_id, slot=ruling.slot,
        points=None if ruling.points is None else str(ruling.points), value=ruling.value, reason=ruling.reason,
        since=position))


def vacate(tx: Tx, ruling: Ruling, position: int) -> bool:
    """Whatever holds in the ruling's slot ends; False where nothing does."""
    ours = decisions.c.campaign_id == tx.campaign_id
    open_ = and_(ours, decisions.c.slot == ruling.slot, decisions.c.until.is_(None))
    return changed_one(tx, update(decisions).where(open_).values(until=position))


def end(tx: Tx, decision: int, position: int) -> bool:
    """The decision no longer holds; False when it had ended already."""
    open_ = and_(decisions.c.id == decision, decisions.c.campaign_id == tx.campaign_id, decisions.c.until.is_(None))
    return changed_one(tx, update(decisions).where(open_).values(until=position))


def get_decision(tx: Tx, decision: int) -> DecisionView:
    rows = tx.all(_shown(tx).where(decisions.c.id == decision))
    if not rows:
        raise NotFound(what="这项决定")
    return _view(rows[0])


def list_decisions(tx: Tx, kinds: Iterable[str], subject: str | None = None) -> tuple[DecisionView, ...]:
    """All that was decided, oldest first, also what no longer holds."""
    asked = _shown(tx).where(decisions.c.kind.in_(list(kinds))).order_by(decisions.c.id)
    if subject is not None:
        asked = asked.where(decisions.c.subject == subject)
    return tuple(_view(row) for row in tx.all(asked))


def decisions_now(tx: Tx) -> tuple[Decision, ...]:
    """What the evaluation takes into account, oldest first."""
    holding = and_(decisions.c.kind.in_(SCORING_KINDS), decisions.c.until.is_(None))
    rows = tx.all(_shown(tx).where(holding).order_by(decisions.c.since))
    return tuple(_decision(_view(row)) for row in rows)


def values_now(tx: Tx, kind: str) -> dict[str, str]:
    """Subject → value of the switches or texts that hold."""
    rows = tx.all(select(decisions.c.subject, decisions.c.value).where(
        decisions.c.campaign_id == tx.campaign_id, decisions.c.kind == kind, decisions.c.until.is_(None)))
    return {row.subject: row.value for row in rows}


def acceptances_now(tx: Tx) -> dict[str, Acceptance]:
    """Finding → why it may stand, as far as somebody said so and took nothing back."""
    rows = tx.all(_shown(tx).where(decisions.c.kind == FINDING, decisions.c.until.is_(None)))
    return {row.subject: Acceptance(row.id, row.subject, row.value, row.reason, row.by, row.at) for row in rows}


def enabled_types(tx: Tx) -> frozenset[str]:
    """Keys of the record types that are switched on: the pack's word unless the bureau said otherwise."""
    return enabled_by(tx, tx.pack)


def enabled_by(tx: Tx, pack: Pack) -> frozenset[str]:
    """The same by another pack: what the bureau said holds on."""
    said = values_now(tx, SWITCH)
    return frozenset(key for key, type_ in pack.types.items() if said.get(key, _word(type_.enabled)) == _word(True))


def _word(on: bool) -> str:
    return "on" if on else "off"


ON, OFF = _word(True), _word(False)


def _shown(tx: Tx) -> Select[Any]:
    ended, said = events.alias("ended"), event_bodies.alias("said")
    joined = (
        decisions.join(events, events.c.id == decisions.c.since)
        .outerjoin(accounts, accounts.c.id == events.c.account_id)
        .outerjoin(units, units.c.id == decisions.c.unit_id)
        .outerjoin(ended, ended.c.id == decisions.c.until)
        .outerjoin(said, and_(said.c.event_id == ended.c.id, ended.c.verb == RETRACTED))
    )
    columns = (decisions, events.c.at, by(), units.c.code, ended.c.at.label("ended_at"),
               said.c.body.label("taken_back"))
    return select(*columns).select_from(joined).where(decisions.c.campaign_id == tx.campaign_id)


def _view(row: Any) -> DecisionView:
    points = None if row.points is None else Decimal(row.points)
    taken_back = (row.taken_back or {}).get("reason", "")
    return DecisionView(
        row.id, row.kind, row.subject, row.code, points, row.reason, row.by, row.at, row.ended_at, taken_back)


def _decision(view: DecisionView) -> Decision:
    return Decision(str(view.id), SCORING_KINDS[view.kind], view.subject, view.reason, view.unit, view.points,
                    _day(view.at))


def _day(at: datetime.datetime) -> datetime.date:
    return at.astimezone(ZONE).date()
