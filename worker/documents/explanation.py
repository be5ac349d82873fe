"""自评说明: for each part its data, its formula and what follows, in one sentence.

The data and the verdict are the reason that pages show too. A document adds how the points come from them, so that an
inspector can reckon them again from what is printed, and why a unit or a decision stands apart."""

from __future__ import annotations

from webforms.domain.pack import Count, Cover, EvidenceRule, Part, Ratio
from webforms.domain.printing import print_points, print_score, print_threshold, print_value
from webforms.domain.quantity import half_up
from webforms.domain.results import IndicatorScore, PartScore
from worker.documents.material import Material
from worker.documents.words import EXEMPT, WAITING

OPEN = ("no_data", "manual_missing")
"""States in which the rules had nothing to reckon with: their zero is no result."""
RAW_DIGITS = 3
"""Digits of points before they are rounded: enough to see which way."""


def explanations(material: Material, score: IndicatorScore) -> list[str]:
    """A sentence for each part, then the exemptions and the bureau's own points where there are any."""
    if score.state == "exempt":
        return [score.reason]
    parts = material.pack.indicators[score.code].parts
    said = [_said(part, of_part) for part, of_part in zip(parts, score.parts, strict=True)]
    return [*said, *_exemptions(material, score), *_override(score)]


def why(score: IndicatorScore, said: list[str]) -> str:
    """Why points are missing: the bureau's reason, or the parts that are not met."""
    if score.override_reason is not None:
        return score.override_reason
    return "".join(sentence for sentence, part in zip(said, score.parts, strict=False) if not part.met)


def _said(part: Part, score: PartScore) -> str:
    title = f"{part.title}：" if part.title else ""
    reason = score.reason.rstrip("。")
    if score.state in OPEN:
        return f"{title}{reason}。{WAITING}，暂不计分。"
    gained = f"得{print_points(score.points)}分"
    if score.rule == "manual":
        return f"{title}综合评定{gained}。依据：{reason}。"
    formula = _formula(part, score)
    pause = "；" if formula or "；" in reason else "，"
    return f"{title}{reason}{pause}{formula}{gained}。"


def _formula(part: Part, score: PartScore) -> str:
    """How the points were reckoned, where they were: in proportion to what was reached."""
    if score.met or not score.raw_points:
        return ""
    factors = _factors(part, score)
    return f"{print_points(part.points)}×{factors}＝{half_up(score.raw_points, RAW_DIGITS):f}，" if factors else ""


def _factors(part: Part, score: PartScore) -> str:
    numerator, denominator = (print_value(value or 0) for value in (score.numerator, score.denominator))
    match part.rule:
        case Ratio(below="proportional") as rule:
            return f"{score.printed}÷{print_threshold(rule.threshold, rule.show)}"
        case Cover(below="proportional") as rule:
            return f"{numerator}/{denominator}÷{print_threshold(rule.threshold, rule.show)}"
        case Count() as rule:
            return f"{numerator}÷{print_points(rule.at_least)}"
        case EvidenceRule():
            return f"{numerator}/{denominator}"
        case _:
            return ""


def _exemptions(material: Material, score: IndicatorScore) -> list[str]:
    return [
        f"{material.name(decision.unit)}{EXEMPT}，理由：{decision.reason.rstrip('。')}。"
        for decision in score.exemptions
        if decision.unit
    ]


def _override(score: IndicatorScore) -> list[str]:
    if score.override_reason is None:
        return []
    reason = f"理由：{score.override_reason.rstrip('。')}。"
    if score.state in OPEN:
        return [f"定为{print_score(score.points)}分，{reason}"]
    return [f"系统计{print_score(score.computed_points)}分，改为{print_score(score.points)}分，{reason}"]
