"""One side of a comparison: a figure, an indicator, a level or the whole, as a number and as it prints.

Shared by the comparison of two snapshots and by that of two packs."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from webforms.domain.printing import EXEMPT, WAITING, print_figure, print_score
from webforms.domain.quantity import half_up, in_unit, plain
from webforms.domain.results import WITHOUT_DATA, Evaluation, Figure, IndicatorScore, LevelScore

DIGITS_OF_HOURS = 4
"""Every other figure is a decimal of fewer digits; minutes in hours may have no end."""


@dataclass(frozen=True)
class Side:
    """One of the two: `value` is decimal text in the printed unit where there is a number."""

    value: str | None
    printed: str
    state: str


NOT_THERE = Side(None, "没有", "absent")


@dataclass(frozen=True)
class Line:
    key: str
    title: str
    before: Side
    after: Side
    causes: tuple[str, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether value, points or state are others. Moves that leave them alike, as a correction elsewhere in the
        record, are no change of the line."""
        return self.before != self.after


def figure_side(figure: Figure | None) -> Side:
    if figure is None:
        return NOT_THERE
    if figure.value is None:
        several = figure.state != "none"
        return Side(None, f"分单位列出，已报{figure.k}/{figure.n}" if several else WAITING, figure.state)
    late = f"（暂计，已报{figure.k}/{figure.n}）" if figure.state == "partial" else ""
    exact = in_unit(figure.value, figure.scale, figure.minutes, figure.unit)
    return Side(plain(half_up(exact, DIGITS_OF_HOURS)), print_figure(figure) + late, figure.state)


def indicator_side(score: IndicatorScore | None) -> Side:
    if score is None:
        return NOT_THERE
    if score.state == "exempt":
        return Side(None, EXEMPT, score.state)
    if score.state in WITHOUT_DATA and score.override_reason is None:
        return Side(None, WAITING, score.state)
    return _points(score.points, score.state == "provisional", score.state)


def level_side(level: LevelScore | None) -> Side:
    if level is None:
        return NOT_THERE
    return _points(level.points, level.provisional, "provisional" if level.provisional else "computed")


def total_side(score: Evaluation) -> Side:
    return _points(score.points, score.provisional, "passed" if score.passed else "not_passed")


def _points(points: Decimal, provisional: bool, state: str) -> Side:
    return Side(plain(points), f"{print_score(points)}分" + ("（暂计）" if provisional else ""), state)
