"""How a part comes out: rounded once, half up, or open because something is lacking."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

from webforms.domain.pack import Part
from webforms.domain.pack.framework import Below
from webforms.domain.quantity import half_up
from webforms.domain.results import PartScore, State

POINT_DIGITS = 1


def scored(part: Part, raw: Fraction, met: bool, provisional: bool = False, **shown: Any) -> PartScore:
    """A part with points; `shown` are the further fields of PartScore that its rule fills."""
    return PartScore(
        rule=part.rule_name, title=part.title, of=part.points, state="provisional" if provisional else "computed",
        points=half_up(raw, POINT_DIGITS), raw_points=raw, met=met, **shown,
    )


def lacking(part: Part, state: State = "no_data", **shown: Any) -> PartScore:
    """A part that cannot be scored yet: no points, neither met nor missed."""
    return PartScore(
        rule=part.rule_name, title=part.title, of=part.points, state=state, points=Decimal(0),
        raw_points=Fraction(0), met=None, **shown,
    )


def points_at(value: Fraction, threshold: Decimal, below: Below, points: Decimal) -> Fraction:
    """Full points from the threshold on; below it in proportion, none, or those of the highest step reached."""
    limit, full = Fraction(threshold), Fraction(points)
    if value >= limit:
        return full
    if below == "zero":
        return Fraction(0)
    if below == "proportional":
        return max(full * value / limit, Fraction(0))
    reached = [step for step in below if value >= Fraction(step.at_least)]
    return max((Fraction(step.points) for step in reached), default=Fraction(0))
