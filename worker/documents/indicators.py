"""Indicators as documents print them, and their grouping into levels with sums."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import TypedDict

from webforms.domain.pack import Indicator as Declared
from webforms.domain.pack import Part as DeclaredPart
from webforms.domain.printing import print_points, print_score, print_threshold, print_value
from webforms.domain.quantity import half_up
from webforms.domain.results import IndicatorScore, PartScore
from worker.documents.evidence import papers
from worker.documents.explanation import OPEN, explanations, why
from worker.documents.material import Material
from worker.documents.measures import Measure
from worker.documents.origins import threshold_note
from worker.documents.shape import Exemption, Indicator, Level, MustMeet, Override, Part, Sublevel, Total
from worker.documents.todo import todo
from worker.documents.words import EXEMPT, STATE_WORDS, WAITING


def indicators_of(material: Material, measures: dict[str, Measure]) -> dict[str, Indicator]:
    return {
        code: _indicator(material, material.pack.indicators[code], score, measures.get(code, Measure()))
        for code, score in material.evaluation.indicators.items()
    }


def levels_of(material: Material, indicators: dict[str, Indicator]) -> list[Level]:
    scores = {level.code: level for level in material.evaluation.levels}
    return [
        Level(
            code=level.code, title=level.title, points_source=level.points_source,
            provisional=scores[level.code].provisional,
            sublevels=_sublevels(material, level.code, indicators),
            **_points(scores[level.code].points, scores[level.code].of),
            **_counts(one for one in indicators.values() if one["level1"] == level.code),
        )
        for level in material.pack.levels
    ]


def total_of(material: Material, indicators: dict[str, Indicator]) -> Total:
    evaluation = material.evaluation
    states = [indicator["state"] for indicator in indicators.values()]
    return Total(
        provisional=evaluation.provisional, passed=evaluation.passed, no_data_count=states.count("no_data"),
        unscored_count=states.count("manual_missing"), **_points(evaluation.points, evaluation.of),
        **_counts(indicators.values()),
    )


def must_meet_of(material: Material, indicators: dict[str, Indicator]) -> MustMeet:
    outcomes = material.evaluation.must_meet
    return MustMeet(
        met=sum(met is True for met in outcomes.values()), total=len(outcomes),
        indicators=[indicators[code] for code in outcomes],
        unmet=[indicators[code] for code, met in outcomes.items() if met is not True],
    )


def not_full(indicators: dict[str, Indicator]) -> list[Indicator]:
    """Points lost, or full points by rounding while the threshold is missed."""
    return [
        one for one in indicators.values()
        if one["state"] != "exempt" and (not one["full"] or any(_missed(part) for part in one["parts"]))
    ]


def _missed(part: Part) -> bool:
    return part["met"] is False


def _indicator(material: Material, declared: Declared, score: IndicatorScore, measure: Measure) -> Indicator:
    said = explanations(material, score)
    return Indicator(
        code=score.code, title=score.title, standard=declared.standard, points_source=declared.points_source,
        threshold_note=threshold_note(declared), level1=score.level1, level2=score.level2,
        of=print_points(score.of), points=print_score(score.points), points_text=_points_text(score),
        deduction=print_score(score.of - score.points), state=score.state, state_text=STATE_WORDS[score.state],
        met=score.met, must_meet=score.must_meet, full=score.state != "exempt" and score.points == score.of,
        parts=[_part(material, declared, *pair) for pair in zip(declared.parts, score.parts, strict=False)],
        explanation=said, why=why(score, said), evidence=papers(material, declared),
        responsible=material.who(declared.responsible), override=_override(score),
        exemptions=_exemptions(material, score), missing=material.names(_in_order(material, score)),
        measure=measure.text, measure_by=list(measure.units), due=measure.due,
        todo=todo(material, declared, score),
    )


def _points_text(score: IndicatorScore) -> str:
    if score.state == "exempt":
        return EXEMPT
    return WAITING if score.state in OPEN and score.override_reason is None else print_score(score.points)


def _override(score: IndicatorScore) -> Override | None:
    if score.override_reason is None:
        return None
    computed = WAITING if score.state in OPEN else print_score(score.computed_points)
    return Override(computed=computed, points=print_score(score.points), reason=score.override_reason.rstrip("。"))


def _exemptions(material: Material, score: IndicatorScore) -> list[Exemption]:
    return [
        Exemption(unit=material.name(decision.unit) if decision.unit else "", reason=decision.reason.rstrip("。"))
        for decision in score.exemptions
    ]


def _in_order(material: Material, score: IndicatorScore) -> list[str]:
    missing = {code for part in score.parts for code in part.missing}
    return [unit.code for unit in material.tree.units if unit.code in missing]


def _part(material: Material, indicator: Declared, declared: DeclaredPart, score: PartScore) -> Part:
    return Part(
        rule=score.rule, title=score.title, points=print_points(score.points), of=print_points(score.of),
        state=score.state, met=score.met, numerator=_number(score.numerator), denominator=_number(score.denominator),
        printed=score.printed or (WAITING if score.state == "no_data" else ""), threshold=_threshold(declared),
        passed=material.names(score.passed), failed=material.names(score.failed), exempt=material.names(score.exempt),
        missing=material.names(score.missing), lacking=_lacking(indicator, score),
        series=[WAITING if value is None else print_value(value) for value in score.series], tier=score.tier,
        looked=score.looked, reason=score.reason.rstrip("。"),
    )


def _number(value: Fraction | None) -> str | None:
    return None if value is None else print_value(value)


def _threshold(declared: DeclaredPart) -> str:
    show, threshold = getattr(declared.rule, "show", None), getattr(declared.rule, "threshold", None)
    return print_threshold(threshold, show) if show and threshold is not None else ""


def _lacking(indicator: Declared, score: PartScore) -> list[str]:
    return [paper.label for paper in indicator.evidence if score.items.get(paper.item) == 0]


def _sublevels(material: Material, level: str, indicators: dict[str, Indicator]) -> list[Sublevel]:
    """The groups of a level in pack order; a pack without such has one without a name."""
    titles = {sublevel.code: sublevel.title for sublevel in material.pack.sublevels}
    mine = [one for one in indicators.values() if one["level1"] == level]
    codes = dict.fromkeys(one["level2"] for one in mine)
    return [
        Sublevel(
            code=code if code in titles else "", title=titles.get(code, ""),
            indicators=[one for one in mine if one["level2"] == code],
        )
        for code in codes
    ]


class _Points(TypedDict):
    of: str
    points: str
    deduction: str
    rate: str


class _Counts(TypedDict):
    count: int
    full_count: int
    provisional_count: int
    waiting_count: int


def _points(points: Decimal, of: Decimal) -> _Points:
    rate = half_up(Fraction(points) / Fraction(of) * 100, 1) if of else Decimal(0)
    return _Points(
        of=print_points(of), points=print_score(points), deduction=print_score(of - points), rate=f"{rate:f}%"
    )


def _counts(indicators: Iterable[Indicator]) -> _Counts:
    mine = list(indicators)
    return _Counts(
        count=len(mine), full_count=sum(one["full"] for one in mine),
        provisional_count=sum(one["state"] == "provisional" for one in mine),
        waiting_count=sum(one["state"] in OPEN for one in mine),
    )
