"""An evaluation laid out as the files of an example district lay out the expected answer.

Numbers stay exact; nothing is printed here but what the evaluation itself prints."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

from webforms.domain.example.district import Example, statements_in_force, tree_of
from webforms.domain.facts import Statement, facts_stated
from webforms.domain.figures import periods_of
from webforms.domain.pack import Pack
from webforms.domain.quantity import in_unit
from webforms.domain.results import Evaluation, Figure, IndicatorScore, PartScore


def picture_of(pack: Pack, evaluation: Evaluation) -> dict[str, Any]:
    """The whole answer: total, levels, indicators with parts, figures, papers and tasks."""
    return {
        "as_of": evaluation.as_of.isoformat(),
        "counted_on": evaluation.counted_on.isoformat(),
        "pack": f"{pack.key} {pack.version}",
        "total": {"points": evaluation.points, "of": evaluation.of, "provisional": evaluation.provisional},
        "must_meet": _must_meet(evaluation.must_meet),
        "passed": evaluation.passed,
        "levels": [
            {"code": level.code, "title": level.title, "points": level.points, "of": level.of}
            for level in evaluation.levels
        ],
        "indicators": {code: _indicator(score) for code, score in evaluation.indicators.items()},
        "figures": {key: _figure(figure) for key, figure in evaluation.figures.items()},
        "evidence": {
            key: {"value": figure.value, "by_unit": dict(figure.by_unit)}
            for key, figure in evaluation.evidence.items()
            if figure.required
        },
        "tasks": _tasks(evaluation),
    }


def with_records(picture: dict[str, Any], pack: Pack, example: Example) -> dict[str, Any]:
    """The picture with the records behind each figure."""
    lines = _records_by_key(pack, example)
    figures = {key: {**figure, "records": lines.get(key, [])} for key, figure in picture["figures"].items()}
    return {**picture, "figures": figures}


def _must_meet(by_indicator: Mapping[str, bool | None]) -> dict[str, Any]:
    met = sum(outcome is True for outcome in by_indicator.values())
    return {"met": met, "total": len(by_indicator), "by_indicator": dict(by_indicator)}


def _indicator(score: IndicatorScore) -> dict[str, Any]:
    return {
        "title": score.title, "level1": score.level1, "must_meet": score.must_meet, "state": score.state,
        "points": score.points, "of": score.of, "met": score.met, "parts": [_part(part) for part in score.parts],
        "computed_points": None if score.override_reason is None else score.computed_points,
        "override_reason": score.override_reason,
    }


def _part(part: PartScore) -> dict[str, Any]:
    return {
        "rule": part.rule, "title": part.title, "of_points": part.of, "state": part.state, "points": part.points,
        "raw_points": part.raw_points, "met": part.met, "value": part.value, "numerator": part.numerator,
        "denominator": part.denominator, "printed": part.printed, "threshold": part.threshold,
        "passed": list(part.passed), "failed": list(part.failed), "exempt": list(part.exempt),
        "not_applicable": list(part.not_applicable), "missing": list(part.missing), "items": dict(part.items),
        "looked": part.looked, "series": list(part.series), "tier": part.tier,
        "evidence_items": part.evidence_items,
        "reason": part.reason if part.rule == "manual" and part.state == "computed" else None,
    }


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "label": figure.label, "unit": figure.unit, "window": figure.window, "state": figure.state, "k": figure.k,
        "n": figure.n, "value": _shown(figure, figure.value), "stored": figure.value,
        "by_unit": {unit: _shown(figure, stored) for unit, stored in figure.by_unit.items()},
        "missing": list(figure.missing), "additive": None if figure.additive else False,
        "by_year": {str(year): _year(of_year) for year, of_year in figure.by_year.items()},
    }


def _year(figure: Figure) -> dict[str, Any]:
    kept = _figure(figure)
    return {name: kept[name] for name in ("value", "state", "k", "n", "by_unit")}


def _shown(figure: Figure, stored: int | None) -> Fraction | None:
    return None if stored is None else in_unit(stored, figure.scale, figure.minutes, figure.unit)


def _tasks(evaluation: Evaluation) -> dict[str, dict[str, bool]]:
    """For each task and unit whether everything due so far is done; what is not due yet says nothing."""
    outcomes: dict[str, dict[str, bool]] = {}
    for state in evaluation.tasks:
        if state.due:
            of_task = outcomes.setdefault(state.task, {})
            of_task[state.unit] = of_task.get(state.unit, True) and state.done
    return outcomes


def _records_by_key(pack: Pack, example: Example) -> dict[str, list[str]]:
    """Metric → the records that add up to its figure, by name; zeros and nil reports add nothing."""
    tree = tree_of(pack, example)
    lines: dict[str, list[str]] = {}
    for ref, statement in sorted(statements_in_force(pack, example), key=lambda pair: pair[0]):
        heir = tree.heir(statement.unit.code)
        for key in _adds_to(pack, statement):
            if heir is not None and tree.states(heir, pack.metrics[key].stated_by):
                lines.setdefault(key, []).append(ref)
    return lines


def _adds_to(pack: Pack, statement: Statement) -> Iterable[str]:
    for fact in facts_stated(pack, statement):
        metric = pack.metrics.get(fact.key)
        if metric is not None and fact.value:
            wanted = periods_of(pack, metric)
            if wanted is None or fact.period in wanted:
                yield metric.key
