"""Decisions of the bureau, with their reasons: manual scores, overrides, exemptions, and which record types are on."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import get_args

from webforms.domain.access import Actor, demand
from webforms.domain.counted import units_counted
from webforms.domain.errors import FieldFault, InputFaults, NotFound, ReasonMissing, WrongState
from webforms.domain.pack import Indicator, Manual
from webforms.domain.results import DecisionKind
from webforms.domain.texts import many_lines
from webforms.domain.units import Unit
from webforms.store import decisions as rows
from webforms.store import events, units
from webforms.store.decisions import OFF, ON, SCORING_KINDS, SWITCH, Ruling
from webforms.store.evaluation import counted_tree
from webforms.store.transactions import Store, Tx
from webforms.store.views import DecisionView

SHORTEST_REASON = 20
SHORTEST_NOTE = 2
LONGEST_REASON = 500


def decide(
    store: Store, actor: Actor, *, indicator: str, kind: DecisionKind, reason: str,
    points: Decimal | str | None = None, unit: str | None = None,
) -> DecisionView:
    """A manual score, an override or an exemption; it takes the place of the one before of its kind."""
    demand(actor, "indicator.decide")
    with store.write() as tx:
        ruling = _ruling(tx, indicator, kind, reason_given(reason, SHORTEST_REASON), points, unit)
        unit_id = units.get_unit(tx, ruling.unit)[0] if ruling.unit else None
        body = {"kind": kind, "points": str(ruling.points), "reason": ruling.reason}
        position = events.add(tx, actor, events.Entry("indicator.decide", unit_id, subject=indicator, body=body))
        return rows.get_decision(tx, rows.put(tx, ruling, unit_id, position))


def retract(store: Store, actor: Actor, decision: int, *, reason: str) -> DecisionView:
    """Take a decision back: from now on it does not hold."""
    demand(actor, "indicator.decide")
    said = reason_given(reason, SHORTEST_NOTE)
    with store.write() as tx:
        view = rows.get_decision(tx, decision)
        if view.kind not in SCORING_KINDS:
            raise NotFound(what="这项决定")
        body = {"decision": decision, "reason": said}
        position = events.add(tx, actor, events.Entry(rows.RETRACTED, subject=view.subject, body=body))
        if not rows.end(tx, decision, position):
            raise WrongState(state="已经收回", step="再收回一次", cure="请刷新后再看。")
        return rows.get_decision(tx, decision)


def list_decisions(store: Store, actor: Actor, *, indicator: str | None = None) -> tuple[DecisionView, ...]:
    """All decisions, oldest first, also those that no longer hold."""
    demand(actor, "scoreboard.read")
    with store.read() as tx:
        return rows.list_decisions(tx, SCORING_KINDS, indicator)


def enable_type(store: Store, actor: Actor, type_key: str, enabled: bool) -> None:
    """Take a record type into use, or out of it; its tasks wake or sleep with it."""
    demand(actor, "type.enable")
    with store.write() as tx:
        if type_key not in tx.pack.types:
            raise NotFound(what=f"“{type_key}”这种记录")
        if (type_key in rows.enabled_types(tx)) == enabled:
            return
        said = ON if enabled else OFF
        position = events.add(tx, actor, events.Entry("type.enable", subject=type_key, body={"enabled": enabled}))
        rows.put(tx, Ruling(SWITCH, type_key, "", value=said), None, position)


def units_to_leave_out(store: Store, actor: Actor, indicator: str) -> tuple[Unit, ...]:
    """The units that an exemption can leave out of an indicator: those it counts."""
    demand(actor, "indicator.decide")
    with store.read() as tx:
        if indicator not in tx.pack.indicators:
            raise NotFound(what=f"指标“{indicator}”")
        return units_counted(tx.pack, counted_tree(tx, tx.today), tx.pack.indicators[indicator])


def enabled_types(store: Store) -> frozenset[str]:
    """Keys of the record types in use."""
    with store.read() as tx:
        return rows.enabled_types(tx)


def _ruling(
    tx: Tx, code: str, kind: str, reason: str, points: Decimal | str | None, unit: str | None
) -> Ruling:
    indicator = tx.pack.indicators.get(code)
    if indicator is None:
        raise NotFound(what=f"指标“{code}”")
    if kind not in get_args(DecisionKind):
        raise InputFaults.one("kind", "决定有三种：人工评分 manual、改分 override、不适用 exemption。请选一种。")
    if kind == "exemption":
        if points not in (None, ""):
            raise InputFaults.one("points", "不适用不带分数，请把分数留空。")
        return Ruling(kind, code, reason, _left_out(tx, indicator, unit))
    if unit:
        raise InputFaults.one("unit", "分数是全区的，不用写单位。")
    return Ruling(kind, code, reason, points=_points(indicator, kind, points))


def _left_out(tx: Tx, indicator: Indicator, unit: str | None) -> str | None:
    """The unit that shall not count; None for the whole indicator. One that never counted cannot be left out."""
    if not unit:
        return None
    counted = {each.code for each in units_counted(tx.pack, counted_tree(tx, tx.today), indicator)}
    if unit not in counted:
        raise InputFaults.one("unit", _never_counted(tx, indicator, unit, bool(counted)))
    return unit


def _never_counted(tx: Tx, indicator: Indicator, unit: str, others: bool) -> str:
    cure = "请在参加计算的单位里选" if others else "要让整项不算的，请不选单位"
    name = units.get_unit(tx, unit)[1].name
    return f"{indicator.code} 本来就不计算“{name}”，定它不适用不会改变得分。{cure}。"


def _points(indicator: Indicator, kind: str, points: Decimal | str | None) -> Decimal:
    """Between nothing and what can be given, with one digit at most."""
    most = _most(indicator, kind)
    try:
        given = Decimal(str(points or "").strip())
    except InvalidOperation:
        raise InputFaults.one("points", f"请写分数，从 0 到 {most}。") from None
    if not given.is_finite() or not 0 <= given <= most or given != given.quantize(Decimal("0.1")):
        raise InputFaults.one("points", f"分数从 0 到 {most}，最多一位小数，写的是 {points}。")
    return given


def _most(indicator: Indicator, kind: str) -> Decimal:
    if kind == "override":
        return indicator.points
    manual = [part.points for part in indicator.parts if isinstance(part.rule, Manual)]
    if not manual:
        raise InputFaults.one("kind", "这个指标由系统计算，没有人工评分的部分。要改分的，请用改分。")
    return manual[0]


def reason_given(reason: str, shortest: int) -> str:
    """The reason as it is kept; refuses one that is too short to be one, or too long to be read."""
    said = many_lines(reason)
    if len(said) < shortest:
        raise ReasonMissing(at_least=shortest)
    if len(said) > LONGEST_REASON:
        fault = FieldFault("reason", f"理由最多 {LONGEST_REASON} 个字，现在是 {len(said)} 个。请写短些。", "too_long")
        raise InputFaults((fault,))
    return said
