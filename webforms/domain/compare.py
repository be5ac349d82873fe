"""Two snapshots side by side: what each figure, indicator and level was and is, and why it changed.

    before ─┐
            ├─► lines (key, before, after, causes) ◄─ moves: records approved, corrected, withdrawn in between
    after ──┘
The causes are read from the snapshots themselves: which unit stated what, who passes, what was decided, which paper
came. What only the history knows, the single records, comes in as moves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from webforms.domain.changes import figure_causes, indicator_causes
from webforms.domain.meanwhile import MOVES, Move, remarks
from webforms.domain.pack import Pack
from webforms.domain.payload import Snapshot
from webforms.domain.sides import (
    NOT_THERE,
    Line,
    Side,
    figure_side,
    indicator_side,
    level_lines,
    must_meet_line,
    total_side,
)

__all__ = ["NOT_THERE", "Comparison", "Line", "Move", "Side", "compare"]

NUMBERS_NAMED = 3


@dataclass(frozen=True)
class Comparison:
    """Every line of both, changed or not, in pack order; `remarks` hold for the whole."""

    before: str
    after: str
    total: Line
    must_meet: Line
    levels: tuple[Line, ...]
    indicators: tuple[Line, ...]
    figures: tuple[Line, ...]
    remarks: tuple[str, ...]


def compare(pack: Pack, before: Snapshot, after: Snapshot, moves: Iterable[Move] = ()) -> Comparison:
    """`pack` is the one in use now: it names what indicators are made of."""
    moved = tuple(moves)
    figures = _figures(before, after, moved)
    return Comparison(
        before=before.label,
        after=after.label,
        total=Line("total", "总分", total_side(before.evaluation), total_side(after.evaluation)),
        must_meet=must_meet_line(before.evaluation, after.evaluation),
        levels=level_lines(before.evaluation, after.evaluation),
        indicators=_indicators(pack, before, after, {line.key: line for line in figures}),
        figures=figures,
        remarks=tuple(remarks(pack, before, after, moved)),
    )


def _figures(before: Snapshot, after: Snapshot, moves: Sequence[Move]) -> tuple[Line, ...]:
    old, new = before.evaluation.figures, after.evaluation.figures
    return tuple(
        Line(key, (new.get(key) or old[key]).label, figure_side(old.get(key)), figure_side(new.get(key)),
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
        Line(code, (new.get(code) or old[code]).title, indicator_side(old.get(code)), indicator_side(new.get(code)),
             indicator_causes(pack, before, after, code, changed))
        for code in _keys(old, new)
    )


def _keys(old: Iterable[str], new: Iterable[str]) -> tuple[str, ...]:
    """Those of the newer first, in its order, then what only the older has."""
    return tuple(dict.fromkeys((*new, *old)))


def _moved(key: str, moves: Sequence[Move]) -> Iterable[str]:
    """One sentence for each kind of move, with the numbers of the first records; a nil report has no number."""
    for kind, word in MOVES.items():
        moved = [move for move in moves if move.kind == kind and key in move.keys]
        if moved:
            numbers = [move.number for move in moved if move.number]
            more = "等" if len(moved) > len(numbers[:NUMBERS_NAMED]) else ""
            named = f"：{'、'.join(numbers[:NUMBERS_NAMED])}{more}" if numbers else ""
            yield f"{word} {len(moved)} 条{named}"
