"""The calculation of a part as a page shows it: value = numerator ÷ denominator, each with its basis and its door.

    Part (pack) + PartScore (evaluation) ─► Formula(value, operands, standard, bar)
What cannot be a figure (a number of units, of papers) is an operand without a door.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from webforms.domain.pack import (
    Count,
    Cover,
    EvidenceRule,
    Part,
    Ratio,
    Sum,
    TierRule,
    UnitCount,
    Veto,
)
from webforms.domain.printing import print_threshold, print_value
from webforms.web import here
from webforms.web.figure_words import data_period, reported

if TYPE_CHECKING:
    from webforms.domain.pack import Selection
    from webforms.domain.results import Figure, PartScore

Figures = Mapping[str, "Figure"]
"""Figures over all units, for whoever sees them whole; who sees a part of them is not told how many reported."""

MISSING = ""


@dataclass(frozen=True)
class Operand:
    """`text` is empty where there is no data; `keys` are the figures behind it; `reported` says how many units spoke
    where some are silent."""

    label: str
    text: str
    unit: str = ""
    keys: tuple[str, ...] = ()
    basis: str = ""
    reported: str = ""
    period: str = ""


@dataclass(frozen=True)
class Bar:
    """The value against its threshold."""

    value: Fraction
    threshold: Decimal
    printed: str
    standard: str


@dataclass(frozen=True)
class Formula:
    """`sign` stands between the operands: ÷ for a share, nothing for a number alone."""

    label: str
    printed: str
    standard: str
    operands: tuple[Operand, ...]
    sign: str = ""
    bar: Bar | None = None


def formula_of(part: Part, score: PartScore, figures: Figures) -> Formula | None:
    """None for a manual score, which has no calculation. `figures` are those over all units, if at hand."""
    match part.rule:
        case Ratio() as rule:
            standard = f"≥ {print_threshold(rule.threshold, rule.show)}"
            operands = (_side(rule.of, score.numerator, figures), _side(rule.per, score.denominator, figures))
            return Formula("比值", score.printed, standard, operands, "÷", _bar(score, standard))
        case Cover() as rule:
            standard = f"≥ {print_threshold(rule.threshold, rule.show)}"
            operands = (Operand("符合要求", _whole(score.numerator), "个"),
                        Operand(kinds_of(rule.units), _whole(score.denominator), "个"))
            return Formula("占比", score.printed, standard, operands, "÷", _bar(score, standard))
        case Count() as rule:
            return Formula("要求", "", f"≥ {rule.at_least:f}", (_side(rule.of, score.value, figures),))
        case EvidenceRule():
            approved = Operand("已审核", _whole(score.numerator), "件")
            required = Operand("应备", _whole(score.denominator), "件")
            return Formula("材料", "", "齐全", (approved, required), "÷")
        case TierRule() as rule:
            reached = f"第 {score.tier} 档" if score.tier else ""
            return Formula("档次", reached, "", _tier_operands(rule, score, figures))
        case Veto() as rule:
            looked = None if score.looked is None else Fraction(score.looked)
            return Formula("要求", "", "查过，且为 0", (
                _side(rule.of, score.value, figures), _side(rule.looked, looked, figures)))
        case _:
            return None


def kinds_of(selection: Selection) -> str:
    """What units a selection is about, in the pack's words."""
    found = dict.fromkeys(unit.kind for unit in here.tree().select(selection))
    kinds = found or dict.fromkeys(kind for selector in selection for kind in selector.kinds)
    return "、".join(here.pack().kinds[kind].title for kind in kinds)


def names_of(selection: Selection) -> str:
    """Units of a selection in words: single ones by name, whole kinds by the kind."""
    codes = [code for selector in selection for code in selector.codes]
    kinds = tuple(selector for selector in selection if not selector.codes)
    return "、".join([*(here.unit_name(code) for code in codes), *([kinds_of(kinds)] if kinds else [])])


def _side(side: Sum | UnitCount, value: Fraction | None, figures: Figures) -> Operand:
    if isinstance(side, UnitCount):
        return Operand(kinds_of(side.units), _whole(value), "个")
    metrics = [here.pack().metrics[key] for key in side.metrics]
    label = here.pack().label_of(side)
    basis = metrics[0].basis if len(metrics) == 1 else "下列数据合计"
    late = [_late(figures[key], alone=len(metrics) == 1) for key in side.metrics if key in figures]
    periods = dict.fromkeys(data_period(metric.window) for metric in metrics)
    return Operand(
        label, _number(value), metrics[0].unit, tuple(side.metrics), basis, "；".join(filter(None, late)),
        "、".join(periods))


def _late(figure: Figure, *, alone: bool) -> str:
    """How many units spoke; of several figures in one sum also which."""
    said = reported(figure)
    return said if alone or not said else f"{figure.label}{said}"


def _tier_operands(rule: TierRule, score: PartScore, figures: Figures) -> tuple[Operand, ...]:
    if rule.series is None:
        return (_side(rule.of, score.value, figures),) if rule.of else ()
    metric, year = here.pack().metrics[rule.series.metric], here.pack().campaign.year
    return tuple(
        Operand(f"{year + offset}年", _number(None if value is None else Fraction(value)), metric.unit,
                (metric.key,), metric.label)
        for offset, value in zip(rule.series.years, score.series, strict=False)
    )


def _bar(score: PartScore, standard: str) -> Bar | None:
    if score.value is None or not score.threshold:
        return None
    return Bar(score.value, score.threshold, score.printed, standard)


def _number(value: Fraction | None) -> str:
    return MISSING if value is None else print_value(value)


def _whole(value: Fraction | None) -> str:
    return MISSING if value is None else f"{int(value):,}"
