"""Amounts of a snapshot, and whether a printed number is one of them: reckoned here, not by what prints documents."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from webforms.domain.results import Figure

NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
TEN_THOUSAND = Fraction(10_000)
MINUTES = Fraction(60)
POINTS = ("分", "", "×", "，", "）", "\n")
COUNTED = ("个", "所", "件", "项", "次", "门", "份", "条", "段", "间")
LISTED = ("；", "（不合计）")
"""What follows a number where units or years stand side by side and are not added."""


@dataclass(frozen=True)
class Amount:
    """An exact value, the units that may follow it (none: any), the threshold it is held against, the sign that must
    stand before it; `plain` for one that is written without idle zeros."""

    value: Fraction
    units: tuple[str, ...] = ()
    threshold: Fraction | None = None
    after: str = ""
    plain: bool = False

    def prints_as(self, printed: str) -> bool:
        """Whether this is the value rounded half up to the digits that are printed, on its side of the threshold."""
        stated = Fraction(printed.replace(",", ""))
        digits = len(printed.partition(".")[2])
        if (not digits and self.value.denominator != 1) or (self.plain and digits and printed.endswith("0")):
            return False
        if stated != rounded(self.value, digits) or printed != f"{Decimal(printed.replace(',', '')):,f}":
            return False
        return self.threshold is None or (stated >= self.threshold) == (self.value >= self.threshold)


def rounded(value: Fraction, digits: int) -> Fraction:
    scaled = Decimal(value.numerator * 10**digits) / Decimal(value.denominator)
    return Fraction(scaled.quantize(Decimal(1), ROUND_HALF_UP)) / 10**digits


def whole(number: int, *units: str) -> Amount:
    return Amount(Fraction(number), units)


def points(*values: object) -> list[Amount]:
    return [Amount(Fraction(str(value)), POINTS) for value in values]


def percent(value: Fraction, threshold: Fraction | None = None) -> Amount:
    return Amount(value * 100, ("%",), None if threshold is None else threshold * 100)


def readable(figure: Figure, stored: int) -> Fraction:
    """A stored integer in the unit that people read."""
    return Fraction(stored) / 10**figure.scale / (MINUTES if figure.minutes and figure.unit == "小时" else 1)


def total(figures: Iterable[Figure]) -> Fraction | None:
    stated = [readable(figure, value) for figure in figures for value in figure.by_unit.values()]
    return sum(stated, Fraction(0)) if stated else None


def amounts_of(figure: Figure) -> list[Amount]:
    """Everything a document may print of one figure: the whole, its units, its years, in 万 too, and who reported."""
    value = total([figure]) if figure.additive or figure.n == 1 else None
    values = [] if value is None else [value]
    found = [Amount(readable(figure, stored), (figure.unit, *LISTED)) for stored in figure.by_unit.values()]
    found += [Amount(value, (figure.unit,)) for value in values]
    found += [Amount(value / TEN_THOUSAND, (f"万{figure.unit}",)) for value in values]
    for of_year in figure.by_year.values():
        found += amounts_of(of_year)
    return [*found, *reported([figure])]


def reported(figures: Iterable[Figure]) -> list[Amount]:
    """k/n of a sum that is provisional, and how many are silent; whoever owes several of its figures is one."""
    figures = [figure for figure in figures if figure.n]
    silent = {unit for figure in figures for unit in figure.missing}
    owing = silent.union(*(figure.by_unit for figure in figures))
    k, n = Fraction(len(owing - silent)), Fraction(len(owing))
    return [Amount(k, ("/",)), Amount(n, ("）", "，", "\n", ""), after="/"), Amount(n - k, ("个", "所"))]


def in_year(figures: Mapping[str, Figure], key: str, year: int | None, campaign_year: int) -> Figure | None:
    """A figure of one year of its yearly form; of the campaign's year where it has no years."""
    figure = figures[key]
    if year is None or (year == campaign_year and not figure.by_year):
        return figure
    return figure.by_year.get(year)
