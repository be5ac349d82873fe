"""Figures as people read them: a comma from 1,000 on, and never on the wrong side of a threshold.

29.96 % does not reach 30 %. One digit would print 30.0 %, so it gets as many digits as it needs to stand below.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from webforms.domain import dates
from webforms.domain.pack import Field, Show
from webforms.domain.quantity import half_up, in_unit, plain, to_smallest
from webforms.domain.results import Figure

PERCENT = "%"
WAITING, EXEMPT = "待补", "不适用"
"""What stands where there is no number yet, and where there is none to wait for."""


def print_value(
    value: Fraction | Decimal | int,
    scale: int = 0,
    unit: str = "",
    digits: int | None = None,
    threshold: Decimal | Fraction | None = None,
) -> str:
    """`value` × 10^-`scale` with its unit, both value and threshold in that unit after scaling.

    Without `digits` whole numbers have none and others have as many as their scale (at most two where it has none)."""
    exact = Fraction(value) / 10**scale
    shown = _natural(exact, scale) if digits is None else half_up(exact, digits)
    if threshold is not None:
        shown = _on_its_side(exact, shown, Fraction(threshold), digits or 0)
    return f"{shown:,f}{unit}"


def print_figure(figure: Figure, stored: int | None = None) -> str:
    """A figure's value, or `stored` of one of its units or years, with the unit; empty where there is none."""
    value = figure.value if stored is None else stored
    if value is None:
        return ""
    exact = in_unit(value, figure.scale, figure.minutes, figure.unit)
    return f"{_natural(exact, figure.scale):,f}{figure.unit}"


def print_partial(figure: Figure) -> str:
    """What stands behind a figure that not everybody stated yet: （暂计，已报147/150）."""
    return f"（暂计，已报{figure.k}/{figure.n}）" if figure.state == "partial" else ""


def print_share(value: Fraction, show: Show, threshold: Decimal | None = None) -> str:
    """A quotient as the pack wants it shown: a percentage, or an amount a head."""
    factor = 100 if show.unit == PERCENT else 1
    limit = None if threshold is None else Fraction(threshold) * factor
    return print_value(value * factor, 0, show.unit, show.digits, limit)


def print_threshold(threshold: Decimal, show: Show) -> str:
    """A threshold as it is written in a rule: "30%", "1.5元/人"."""
    factor = 100 if show.unit == PERCENT else 1
    return f"{plain(threshold * factor)}{show.unit}"


def print_points(points: Decimal) -> str:
    """Points without idle zeros: "2", "0.5"."""
    return plain(points)


def print_score(points: Decimal) -> str:
    """A score always has its one digit: "2.0"."""
    return f"{half_up(points, 1):f}"


def print_field(field: Field, value: Any, names: Mapping[str, str]) -> str:
    """A field's canonical value as lists and pages show it: labels of choices, dates in words, units by their names."""
    match field.kind:
        case _ if value is None:
            return ""
        case "integer" | "decimal" | "money" | "percent":
            return print_value(to_smallest(value, field.scale), field.scale, field.unit)
        case "date" | "datetime":
            return dates.words(value)
        case "time_range":
            return f"{value['from']}–{value['to']}"
        case "bool":
            return "是" if value else "否"
        case "year":
            return f"{value}年"
        case "unit":
            return names.get(value, value)
        case "choice" | "choices":
            return "、".join(field.choices.get(key, key) for key in ([value] if isinstance(value, str) else value))
        case _:
            return str(value)


def _natural(exact: Fraction, scale: int) -> Decimal:
    if exact.denominator == 1:
        return Decimal(exact.numerator)
    if scale:
        return half_up(exact, scale)
    return Decimal(plain(half_up(exact, 2)))


def _on_its_side(exact: Fraction, shown: Decimal, threshold: Fraction, digits: int) -> Decimal:
    while (Fraction(shown) >= threshold) != (exact >= threshold):
        digits += 1
        shown = half_up(exact, digits)
    return shown
