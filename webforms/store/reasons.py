"""Reasons that the reviewers of a unit gave, kept so that none is typed twice."""

from __future__ import annotations

from sqlalchemy import and_, delete, func, select

from webforms.store.schema import units, usual_reasons
from webforms.store.transactions import Tx
from webforms.store.views.desk import UsualReason
from webforms.store.writing import insert_into


def list_reasons(tx: Tx, unit: str, limit: int) -> tuple[UsualReason, ...]:
    """The unit's own, the most used first."""
    joined = usual_reasons.join(units, units.c.id == usual_reasons.c.unit_id)
    rows = tx.all(select(usual_reasons.c.id, usual_reasons.c.text).select_from(joined).where(
        usual_reasons.c.campaign_id == tx.campaign_id, units.c.code == unit,
    ).order_by(usual_reasons.c.used.desc(), usual_reasons.c.at.desc(), usual_reasons.c.id.desc()).limit(limit))
    return tuple(UsualReason(row.id, row.text) for row in rows)


def note_reason(tx: Tx, unit: str, text: str) -> None:
    """Given once more."""
    number = _unit(tx, unit)
    row = {"campaign_id": tx.campaign_id, "unit_id": number, "text": text, "used": 1, "at": tx.now}
    again = {"used": usual_reasons.c.used + 1, "at": tx.now}
    tx.run(insert_into(tx, usual_reasons).values(row).on_conflict_do_update(
        index_elements=["campaign_id", "unit_id", "text"], set_=again))


def forget_reason(tx: Tx, unit: str, reason: int) -> None:
    """Another unit's stays; one that is gone already changes nothing."""
    tx.run(delete(usual_reasons).where(usual_reasons.c.id == reason, usual_reasons.c.unit_id == _unit(tx, unit)))


def drop_rare(tx: Tx, unit: str, kept: int) -> None:
    """Of what was said, only so many are worth remembering."""
    own = and_(usual_reasons.c.campaign_id == tx.campaign_id, usual_reasons.c.unit_id == _unit(tx, unit))
    best = select(usual_reasons.c.id).where(own).order_by(
        usual_reasons.c.used.desc(), usual_reasons.c.at.desc()).limit(kept).subquery()
    count = tx.scalar(select(func.count()).select_from(usual_reasons).where(own))
    if int(count or 0) > kept:
        tx.run(delete(usual_reasons).where(own, usual_reasons.c.id.not_in(select(best.c.id))))


def _unit(tx: Tx, code: str) -> int:
    asked = select(units.c.id).where(units.c.campaign_id == tx.campaign_id, units.c.code == code)
    return int(tx.run(asked).scalar_one())
