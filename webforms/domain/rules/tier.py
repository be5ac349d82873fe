"""tier: the first condition that matches gives the points, over a series of years or one sum."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Any

from webforms.domain.pack import Part, Tier, TierRule
from webforms.domain.results import PartScore
from webforms.domain.rules.outcome import lacking, scored
from webforms.domain.rules.view import Amount, View


def score(part: Part, rule: TierRule, view: View) -> PartScore:
    """No data where a year of the series, or the sum, was stated by nobody."""
    amounts = _amounts(rule, view)
    values = [amount.value for amount in amounts if amount.value is not None]
    shown: dict[str, Any] = {
        "series": tuple(amount.value for amount in amounts) if rule.series else (),
        "missing": view.board.in_order(unit for amount in amounts for unit in amount.missing),
    }
    if len(values) < len(amounts):
        return lacking(part, **shown)
    reached = next((place for place, tier in enumerate(rule.tiers, 1) if matches(tier, values)), None)
    points = Fraction(rule.tiers[reached - 1].points) if reached else Fraction(0)
    return scored(
        part, points, points >= Fraction(part.points), tier=reached, value=None if rule.series else values[0],
        provisional=any(amount.state == "partial" for amount in amounts), **shown,
    )


def matches(tier: Tier, values: Sequence[Fraction]) -> bool:
    """Whether the one condition of the tier holds for the values, oldest first."""
    first, last = values[0], values[-1]
    if tier.falling:
        return all(later < earlier for earlier, later in pairwise(values))
    if tier.last_below_first:
        return last < first
    if tier.within_percent is not None:
        return abs(last - first) * 100 <= Fraction(tier.within_percent) * first
    if tier.at_least is not None:
        return last >= Fraction(tier.at_least)
    return tier.otherwise


def _amounts(rule: TierRule, view: View) -> list[Amount]:
    if rule.series is not None:
        year = view.board.pack.campaign.year
        return [view.year(rule.series.metric, year + offset) for offset in rule.series.years]
    return [view.amount(rule.of)] if rule.of is not None else []
