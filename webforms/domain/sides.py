"""One side of a comparison: a figure, an indicator, a level or the whole, as a number and as it prints.

Shared by the comparison of two snapshots and by that of two packs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from webforms.domain.printing import EXEMPT, WAITING, print_figure, print_partial, print_score
from webforms.domain.quantity import half_up, in_unit, plain
from webforms.domain.results import WITHOUT_DATA, Evaluation, Figure, IndicatorScore, LevelScore

DIGITS_OF_HOURS = 4
"""Every other figure is a decimal of fewer digits; minutes in hours may have no end."""


@dataclass(frozen=True)
class Side:
    """One of the two: `value` is decimal text in the printed unit where there is a number. Of an indicator also `met`,
    whether it reaches its standard, and `shown`, the values that are held against one, as they print."""

    value: str | None
    printed: str
    state: str
    met: bool | None = None
    shown: str = ""

    def beside(self, other: Side) -> str:
        """As it prints, with what it says otherwise than the other: points may stay where a standard is reached."""
        verdict = "" if self.met is None else "达标" if self.met else "未达标"
        notes = [note for note, same in ((self.shown, self.shown == other.shown), (verdict, self.met == other.met))
                 if note and not same]
        return f"{self.printed}（{'，'.join(notes)}）" if notes else self.printed


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
        """Whether value, points, state, verdict or a printed value are others. Moves that leave them alike, as a
        correction elsewhere in the record, are no change of the line."""
        return self.before != self.after

    @property
    def was(self) -> str:
        """The side before, in words."""
        return self.before.beside(self.after)

    @property
    def now(self) -> str:
        """The side after, in words."""
        return self.after.beside(self.before)


def figure_side(figure: Figure | None) -> Side:
    if figure is None:
        return NOT_THERE
    if figure.value is None:
        several = figure.state != "none"
        return Side(None, f"分单位列出，已报{figure.k}/{figure.n}" if several else WAITING, figure.state)
    exact = in_unit(figure.value, figure.scale, figure.minutes, figure.unit)
    return Side(plain(half_up(exact, DIGITS_OF_HOURS)), print_figure(figure) + print_partial(figure), figure.state)


def indicator_side(score: IndicatorScore | None) -> Side:
    if score is None:
        return NOT_THERE
    if score.state == "exempt":
        return Side(None, EXEMPT, score.state)
    shown = "；".join(part.printed for part in score.parts if part.printed)
    if score.state in WITHOUT_DATA and score.override_reason is None:
        return Side(None, WAITING, score.state, score.met, shown)
    points = _points(score.points, score.state == "provisional", score.state)
    return replace(points, met=score.met, shown=shown)


def level_side(level: LevelScore | None) -> Side:
    if level is None:
        return NOT_THERE
    return _points(level.points, level.provisional, "provisional" if level.provisional else "computed")


def total_side(score: Evaluation) -> Side:
    return _points(score.points, score.provisional, "passed" if score.passed else "not_passed")


def level_lines(before: Evaluation, after: Evaluation) -> tuple[Line, ...]:
    """Every first level, in the newer order; those that went stand last."""
    old, new = ({level.code: level for level in one.levels} for one in (before, after))
    return tuple(
        Line(code, (new.get(code) or old[code]).title, level_side(old.get(code)), level_side(new.get(code)))
        for code in {**new, **old}
    )


def must_meet_line(before: Evaluation, after: Evaluation) -> Line:
    """How many of the indicators that must be reached are: the other half of passing."""
    return Line("must_meet", "必达指标达标", _must_meet(before), _must_meet(after))


def _must_meet(score: Evaluation) -> Side:
    met = sum(reached is True for reached in score.must_meet.values())
    return Side(str(met), f"{met}项（共{len(score.must_meet)}项）", "met" if met == len(score.must_meet) else "not_met")


def _points(points: Decimal, provisional: bool, state: str) -> Side:
    return Side(plain(points), f"{print_score(points)}分" + ("（暂计）" if provisional else ""), state)
