"""Two snapshots side by side: what each figure, indicator and level was and is, and why it changed.

    before ─┐
            ├─► lines (key, before, after, causes) ◄─ moves: records approved, corrected, withdrawn in between
    after ──┘
The causes are read from the snapshots themselves: which unit stated what, who passes, what was decided, which paper
came. What only the history knows, the single records, comes in as moves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from webforms.domain.changes import figure_causes, indicator_causes
from webforms.domain.pack import Pack
from webforms.domain.payload import Snapshot
from webforms.domain.printing import EXEMPT, WAITING, print_figure, print_score
from webforms.domain.quantity import half_up, in_unit, plain
from webforms.domain.results import WITHOUT_DATA, Figure, IndicatorScore, LevelScore

MOVES = {"approved": "新通过", "corrected": "更正", "withdrawn": "撤回"}
NUMBERS_NAMED = 3
DIGITS_OF_HOURS = 4
"""Every other figure is a decimal of fewer digits; minutes in hours may have no end."""


@dataclass(frozen=True)
class Move:
    """A record between the two positions, and the figures that it states; `corrected`: another version is in force."""

    kind: Literal["approved", "corrected", "withdrawn"]
    number: str
    keys: frozenset[str]


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


@dataclass(frozen=True)
class Comparison:
    """Every line of both, changed or not, in pack order; `remarks` hold for the whole."""

    before: str
    after: str
    total: Line
    levels: tuple[Line, ...]
    indicators: tuple[Line, ...]
    figures: tuple[Line, ...]
    remarks: tuple[str, ...]


def compare(pack: Pack, before: Snapshot, after: Snapshot, moves: Iterable[Move] = ()) -> Comparison:
    """`pack` is the one in use now: it names what indicators are made of."""
    figures = _figures(before, after, tuple(moves))
    return Comparison(
        before=before.label,
        after=after.label,
        total=Line("total", "总分", _total(before), _total(after)),
        levels=_levels(before, after),
        indicators=_indicators(pack, before, after, {line.key: line for line in figures}),
        figures=figures,
        remarks=tuple(_remarks(before, after)),
    )


def _figures(before: Snapshot, after: Snapshot, moves: Sequence[Move]) -> tuple[Line, ...]:
    old, new = before.evaluation.figures, after.evaluation.figures
    return tuple(
        Line(key, (new.get(key) or old[key]).label, _figure(old.get(key)), _figure(new.get(key)),
             (*figure_causes(before, after, key), *_moved(key, moves)))
        for key in _keys(old, new)
    )


def _indicators(
    pack: Pack, before: Snapshot, after: Snapshot, figures: Mapping[str, Line]
) -> tuple[Line, ...]:
    old, new = before.evaluation.indicators, after.evaluation.indicators
    changed = {key: f"{line.title}由{line.before.printed}变为{line.after.printed}"
               for key, line in figures.items() if line.before != line.after}
    return tuple(
        Line(code, (new.get(code) or old[code]).title, _indicator(old.get(code)), _indicator(new.get(code)),
             indicator_causes(pack, before, after, code, changed))
        for code in _keys(old, new)
    )


def _levels(before: Snapshot, after: Snapshot) -> tuple[Line, ...]:
    old, new = ({level.code: level for level in one.evaluation.levels} for one in (before, after))
    return tuple(Line(code, (new.get(code) or old[code]).title, _level(old.get(code)), _level(new.get(code)))
                 for code in _keys(old, new))


def _keys(old: Iterable[str], new: Iterable[str]) -> tuple[str, ...]:
    """Those of the newer first, in its order, then what only the older has."""
    return tuple(dict.fromkeys((*new, *old)))


def _figure(figure: Figure | None) -> Side:
    if figure is None:
        return NOT_THERE
    if figure.value is None:
        several = figure.state != "none"
        return Side(None, f"分单位列出，已报{figure.k}/{figure.n}" if several else WAITING, figure.state)
    late = f"（暂计，已报{figure.k}/{figure.n}）" if figure.state == "partial" else ""
    exact = in_unit(figure.value, figure.scale, figure.minutes, figure.unit)
    return Side(plain(half_up(exact, DIGITS_OF_HOURS)), print_figure(figure) + late, figure.state)


def _indicator(score: IndicatorScore | None) -> Side:
    if score is None:
        return NOT_THERE
    if score.state == "exempt":
        return Side(None, EXEMPT, score.state)
    if score.state in WITHOUT_DATA and score.override_reason is None:
        return Side(None, WAITING, score.state)
    return _points(score.points, score.state == "provisional", score.state)


def _level(level: LevelScore | None) -> Side:
    if level is None:
        return NOT_THERE
    return _points(level.points, level.provisional, "provisional" if level.provisional else "computed")


def _total(snapshot: Snapshot) -> Side:
    score = snapshot.evaluation
    return _points(score.points, score.provisional, "passed" if score.passed else "not_passed")


def _points(points: Decimal, provisional: bool, state: str) -> Side:
    return Side(plain(points), f"{print_score(points)}分" + ("（暂计）" if provisional else ""), state)


def _moved(key: str, moves: Sequence[Move]) -> Iterable[str]:
    """One sentence for each kind of move, with the numbers of the first records; a nil report has no number."""
    for kind, word in MOVES.items():
        moved = [move for move in moves if move.kind == kind and key in move.keys]
        if moved:
            numbers = [move.number for move in moved if move.number]
            more = "等" if len(moved) > len(numbers[:NUMBERS_NAMED]) else ""
            named = f"：{'、'.join(numbers[:NUMBERS_NAMED])}{more}" if numbers else ""
            yield f"{word} {len(moved)} 条{named}"


def _remarks(before: Snapshot, after: Snapshot) -> Iterable[str]:
    if before.pack.sha256 != after.pack.sha256:
        yield f"创建包由 {before.pack.version} 换成 {after.pack.version}，算法或口径可能变了"
    if before.evaluation.of != after.evaluation.of:
        yield f"可得总分由 {plain(before.evaluation.of)} 变为 {plain(after.evaluation.of)}"
    for unit in before.tree.units:
        heir = after.tree.heir(unit.code)
        if heir != unit.code:
            yield f"{unit.name}已并入{after.tree.get(heir).name}" if heir else f"{unit.name}已撤销"
    known = {unit.code for unit in before.tree.units}
    yield from (f"{unit.name}是新设的单位" for unit in after.tree.units if unit.code not in known)
    switched = set(before.enabled) ^ set(after.enabled)
    yield from (f"记录类型 {key} {'启用' if key in after.enabled else '停用'}了" for key in sorted(switched))
