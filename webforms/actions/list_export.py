"""Lists other than records to take away: what a figure is made of, and what the checks found."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

from webforms.actions.checks import list_findings
from webforms.actions.figures import figure, iterate_behind
from webforms.domain.access import Actor
from webforms.domain.quantity import half_up, in_unit
from webforms.domain.results import EvidenceFigure, Figure
from webforms.store.record_book.exporting import write_book
from webforms.store.record_book.names import labels_of
from webforms.store.transactions import ZONE, Store
from webforms.store.units import list_units
from webforms.store.views import FigureRecord

BEHIND = (("编号", 20), ("表", 18), ("单位", 20), ("计入", 20), ("名称", 30), ("期间", 10), ("通过", 17))
FOUND = (("检查", 8), ("名称", 30), ("程度", 10), ("查出什么", 80), ("情况", 10), ("理由", 40), ("谁写的", 14))
MOST_DIGITS = 6


def export_figure(store: Store, actor: Actor, key: str, path: Path, *, snapshot: int | None = None) -> int:
    """The records whose facts add up to a figure, those that stated zero too; how many lines. No field of a record is
    in it, so nothing private is."""
    found = figure(store, actor, key, snapshot)
    with store.read() as tx:
        names, types = labels_of(list_units(tx)), tx.pack.types
    measure = f"（{found.unit}）" if isinstance(found, Figure) and found.unit else ""

    def row(one: FigureRecord) -> list[Any]:
        title = types[one.type].title if one.type in types else one.type
        approved = one.approved_at.astimezone(ZONE).replace(tzinfo=None)
        return [
            one.number or "",
            title,
            names.get(one.unit, one.unit),
            names.get(one.counts_for, one.counts_for),
            "零上报" if one.nil else one.title,
            one.period,
            approved,
            _value(found, one.value),
        ]

    rows = (row(one) for one in iterate_behind(store, actor, key, snapshot=snapshot))
    return write_book(path, found.label, [*BEHIND, (f"数{measure}", 14)], rows)


def export_findings(store: Store, actor: Actor, path: Path) -> int:
    """Everything the checks find now, with the reasons of what was accepted; how many lines."""
    return write_book(path, "检查", FOUND, _findings(store, actor))


def _findings(store: Store, actor: Actor) -> Iterator[list[Any]]:
    for judged in list_findings(store, actor):
        one, accepted = judged.finding, judged.accepted
        state = "已说明" if accepted else "要改" if one.blocks else "要说明"
        yield [
            one.code,
            one.title,
            "错误" if one.blocks else "提醒",
            one.message,
            state,
            accepted.reason if accepted else "",
            accepted.by if accepted else "",
        ]


def _value(found: Figure | EvidenceFigure, value: int) -> Decimal:
    if not isinstance(found, Figure):
        return Decimal(value)
    exact = in_unit(value, found.scale, found.minutes, found.unit)
    return Decimal(exact.numerator) if exact.denominator == 1 else half_up(Fraction(exact), MOST_DIGITS)
