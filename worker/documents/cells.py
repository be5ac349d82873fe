"""Cells: one printed figure, the same wherever it stands; the only place where a figure becomes text of a document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from webforms.domain.pack import Show
from webforms.domain.printing import print_share, print_value
from webforms.domain.quantity import half_up, in_unit, plain
from webforms.domain.results import Figure, FigureState
from worker.documents.shape import Cell
from worker.documents.words import DASH, WAITING, mark

EXACT_DIGITS = 6
"""A share has no shortest decimal text; what a template compares is cut here."""

TEN_THOUSAND = 10_000
MULTIPLES = {"万": TEN_THOUSAND, "亿": TEN_THOUSAND**2}


@dataclass(frozen=True)
class Amount:
    """A sum of figures in the unit people read; `value` is None where nobody stated any of them."""

    value: Fraction | None
    state: FigureState
    k: int
    n: int
    unit: str
    scale: int


def amount_of(figures: Sequence[Figure]) -> Amount:
    """None only where all are; complete only where nobody is missing. A figure that nobody owes holds nothing back."""
    k, n = _units_counted([figure for figure in figures if figure.n])
    stated = [
        in_unit(stored, figure.scale, figure.minutes, figure.unit)
        for figure in figures
        for stored in figure.by_unit.values()
    ]
    return Amount(
        value=sum(stated, Fraction(0)) if stated else None,
        state="none" if not stated else "partial" if any(figure.missing for figure in figures) else "complete",
        k=k,
        n=n,
        unit=figures[0].unit,
        scale=max(figure.scale for figure in figures),
    )


def _units_counted(figures: Sequence[Figure]) -> tuple[int, int]:
    """Who stated, of who owes. A unit that owes several of the figures counts once, and not while one is missing."""
    if len(figures) == 1:
        return figures[0].k, figures[0].n
    missing = {unit for figure in figures for unit in figure.missing}
    owing = missing.union(*(figure.by_unit for figure in figures))
    return len(owing - missing), len(owing)


def amount_cell(amount: Amount, show: Show | None = None) -> Cell:
    """A sum as it was stated, or as the pack wants it shown (another multiple of its unit, a number of digits)."""
    unit = amount.unit if show is None else show.unit
    if amount.value is None:
        return waiting_cell(unit, amount.k, amount.n)
    value = amount.value / _multiple(amount.unit, unit)
    printed = print_value(value * 10**amount.scale, amount.scale, digits=None if show is None else show.digits)
    return stated_cell(value, printed, unit, amount.state, amount.k, amount.n)


def share_cell(of: Amount, per: Amount, show: Show, threshold: Decimal | None) -> Cell:
    if of.value is None or not per.value:
        return waiting_cell(show.unit, of.k, of.n)
    value = of.value / per.value
    late = of if of.state == "partial" else per
    printed = print_share(value, show, threshold).removesuffix(show.unit)
    return stated_cell(value, printed, show.unit, late.state, late.k, late.n)


def stated_cell(
    value: Fraction | Decimal | int, printed: str, unit: str = "", state: FigureState = "complete",
    k: int | None = None, n: int | None = None,
) -> Cell:
    if not n:  # nobody owes it: nothing to count
        k = n = None
    return Cell(
        value=shortest(value), printed=printed, unit=unit, text=printed + unit,
        mark=mark(k, n) if state == "partial" else "", state=state, k=k, n=n,
    )


def waiting_cell(unit: str = "", k: int | None = None, n: int | None = None) -> Cell:
    """Nobody stated it: never a zero, and no unit behind the word."""
    return Cell(value=None, printed=WAITING, unit=unit, text=WAITING, mark="", state="none", k=k, n=n)


def text_cell(text: str | None) -> Cell:
    if not text:
        return waiting_cell()
    return Cell(value=text, printed=text, unit="", text=text, mark="", state="complete", k=None, n=None)


def dash_cell() -> Cell:
    """Nobody owes a figure here."""
    return Cell(value=None, printed=DASH, unit="", text=DASH, mark="", state="not_asked", k=None, n=None)


def empty_cell() -> Cell:
    """A place for a pen."""
    return Cell(value=None, printed="", unit="", text="", mark="", state="complete", k=None, n=None)


def shortest(value: Fraction | Decimal | int) -> str:
    return plain(half_up(value, EXACT_DIGITS))


def _multiple(unit: str, wanted: str) -> int:
    """By how much the wanted unit is larger: 万元 beside 元."""
    return next((factor for word, factor in MULTIPLES.items() if wanted == word + unit), 1)
