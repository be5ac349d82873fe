"""count: a figure held against a number, in proportion below it."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from webforms.domain.pack import Count, Part
from webforms.domain.results import PartScore
from webforms.domain.rules.outcome import lacking, points_at, scored
from webforms.domain.rules.view import View


def score(part: Part, rule: Count, view: View) -> PartScore:
    of = view.amount(rule.of)
    shown: dict[str, Any] = {"numerator": of.value, "denominator": Fraction(rule.at_least), "missing": of.missing}
    if of.value is None:
        return lacking(part, **shown)
    raw = points_at(of.value, rule.at_least, "proportional", part.points)
    met = of.value >= Fraction(rule.at_least)
    return scored(part, raw, met, provisional=of.state == "partial", value=of.value, **shown)
