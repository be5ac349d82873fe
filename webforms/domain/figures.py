"""Figures: totals over a selector and a window, each with its state. None is never zero.

Every metric of the pack and every paper of its indicators has one, whether or not anything scores it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from webforms.domain import period as periods
from webforms.domain.facts import evidence_key
from webforms.domain.pack import EvidenceRequirement, Metric, Pack
from webforms.domain.results import EvidenceFigure, Figure, FigureState
from webforms.domain.tasks import TaskBook
from webforms.domain.totals import Ledger, Rows, Total
from webforms.domain.units import Tree, Unit


def figures_of(pack: Pack, tree: Tree, ledger: Ledger, tasks: TaskBook) -> dict[str, Figure]:
    """Every metric's figure, in pack order."""
    return {metric.key: _figure_of(pack, tree, ledger, tasks, metric) for metric in pack.metrics.values()}


def evidence_of(pack: Pack, tree: Tree, ledger: Ledger) -> dict[str, EvidenceFigure]:
    """For every paper of every indicator the approved records that carry it, in pack order."""
    found = {}
    for indicator in pack.indicators.values():
        for required in indicator.evidence:
            key = evidence_key(indicator.code, required.item)
            by_unit = _papers_by_unit(ledger.rows(key), may_bring(tree, required))
            total = sum(by_unit.values())
            found[key] = EvidenceFigure(key, required.label, required.required, total, by_unit)
    return found


def _figure_of(pack: Pack, tree: Tree, ledger: Ledger, tasks: TaskBook, metric: Metric) -> Figure:
    rows = ledger.rows(metric.key)
    may_state = tree.stating(metric.stated_by)
    owing = tasks.owing(metric.of)
    should = tuple(unit.code for unit in may_state if unit.code in owing)
    figure = _figure_over(metric, rows, may_state, should, periods_of(pack, metric))
    by_year = {
        year: _figure_over(metric, rows, may_state, should, (str(year),)) for year in _years_shown(pack, metric)
    }
    return _with_years(figure, by_year)


def periods_of(pack: Pack, metric: Metric) -> tuple[str, ...] | None:
    """The years a yearly metric looks at. None looks at everything stated: the window was held at approval."""
    if pack.types[metric.of].nature != "yearly":
        return None
    return tuple(str(year) for year in periods.years_of_window(metric.window, pack.campaign))


def _years_shown(pack: Pack, metric: Metric) -> tuple[int, ...]:
    """The years of a form of several years; a form of one year has its figure alone."""
    record_type = pack.types[metric.of]
    years = periods.years_of_type(record_type, pack.campaign) if record_type.nature == "yearly" else ()
    return years if len(years) > 1 else ()


def _figure_over(
    metric: Metric, rows: Rows, may_state: Sequence[Unit], should: tuple[str, ...], wanted: tuple[str, ...] | None
) -> Figure:
    by_unit = _sums_by_unit(rows, may_state, wanted)
    missing = tuple(code for code in should if not _stated_all(rows.get(code, {}), wanted))
    additive = metric.additive or len(may_state) == 1
    value = sum(by_unit.values()) if by_unit and additive else None
    return Figure(
        key=metric.key, label=metric.label, unit=metric.unit, window=metric.window, basis=metric.basis,
        owner=metric.owner, state=state_of(by_unit, missing), k=sum(code in by_unit for code in should),
        n=len(should), value=value, scale=metric.scale, minutes=metric.minutes, additive=additive,
        by_unit=by_unit, missing=missing,
    )


def papers_of(figure: EvidenceFigure, units: Collection[str]) -> EvidenceFigure:
    """The papers that some of the units brought."""
    by_unit = {code: value for code, value in figure.by_unit.items() if code in units}
    return replace(figure, by_unit=by_unit, value=sum(by_unit.values()))


def part_of(figure: Figure, units: Collection[str]) -> Figure:
    """The figure over some of its units: what a unit sees of a figure that is not its to see whole."""
    by_unit = {code: value for code, value in figure.by_unit.items() if code in units}
    missing = tuple(code for code in figure.missing if code in units)
    concerned = {*by_unit, *missing}
    additive = figure.additive or len(concerned) == 1
    return replace(
        figure, by_unit=by_unit, missing=missing, additive=additive, state=state_of(by_unit, missing), k=len(by_unit),
        n=len(concerned), value=sum(by_unit.values()) if by_unit and additive else None,
        by_year={year: part_of(part, units) for year, part in figure.by_year.items()},
    )


def state_of(stated: Collection[object], missing: Sequence[str]) -> FigureState:
    if not stated:
        return "none"
    return "partial" if missing else "complete"


def _sums_by_unit(rows: Rows, may_state: Iterable[Unit], wanted: tuple[str, ...] | None) -> dict[str, int]:
    sums = {}
    for unit in may_state:
        stated = rows.get(unit.code)
        if stated is None:
            continue
        parts = [total.sum for period, total in stated.items() if wanted is None or period in wanted]
        if parts:
            sums[unit.code] = sum(parts)
    return sums


def _stated_all(stated: Mapping[str, Total], wanted: tuple[str, ...] | None) -> bool:
    return bool(stated) if wanted is None else all(period in stated for period in wanted)


def _with_years(figure: Figure, by_year: dict[int, Figure]) -> Figure:
    return figure if not by_year else replace(figure, by_year=by_year)


def may_bring(tree: Tree, required: EvidenceRequirement) -> tuple[Unit, ...]:
    """The open units whose records count as this paper."""
    if required.upload:
        return tree.stating(required.by)
    if not all(origin.stated_by for origin in required.origins):
        return tree.units
    return tree.stating(tuple(selector for origin in required.origins for selector in origin.stated_by))


def _papers_by_unit(rows: Rows, units: Iterable[Unit]) -> dict[str, int]:
    return {
        unit.code: sum(total.count for total in rows[unit.code].values()) for unit in units if unit.code in rows
    }
