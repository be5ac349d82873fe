"""ratio: a figure divided by another, or by a number of units, held against a threshold."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from webforms.domain.pack import Part, Ratio
from webforms.domain.printing import print_share
from webforms.domain.results import PartScore
from webforms.domain.rules.outcome import lacking, points_at, scored
from webforms.domain.rules.view import Amount, View


def score(part: Part, rule: Ratio, view: View) -> PartScore:
    """Full at the threshold. A share above 100 % stays provisional: one of its sides must be wrong."""
    of, per = view.amount(rule.of), view.amount(rule.per)
    missing = view.board.in_order(of.missing + per.missing)
    if of.value is None or per.value is None:
        return lacking(part, numerator=of.value, denominator=per.value, missing=missing)
    if per.value == 0:
        return _of_nothing(part, rule, of, per, missing)
    value = of.value / per.value
    return scored(
        part, points_at(value, rule.threshold, rule.below, part.points), value >= Fraction(rule.threshold),
        provisional=_partial(of, per) or exceeds_whole(rule, value), value=value, numerator=of.value,
        denominator=per.value, missing=missing, threshold=rule.threshold,
        printed=print_share(value, rule.show, rule.threshold),
    )


def exceeds_whole(rule: Ratio, value: Fraction) -> bool:
    return rule.whole and value > 1


def _of_nothing(part: Part, rule: Ratio, of: Amount, per: Amount, missing: tuple[str, ...]) -> PartScore:
    """A stated zero to divide by: nothing was to be done, which the pack calls full or no data."""
    shown: dict[str, Any] = {"numerator": of.value, "denominator": per.value, "missing": missing}
    if rule.per_zero == "full":
        return scored(part, Fraction(part.points), True, provisional=_partial(of, per), **shown)
    return lacking(part, **shown)


def _partial(of: Amount, per: Amount) -> bool:
    return "partial" in (of.state, per.state)
