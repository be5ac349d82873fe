"""What changes of a pack do to a score: every line that is another now, with the changes it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from webforms.domain.pack import Cover, Indicator, Pack
from webforms.domain.pack_check.reads import metrics_of_part
from webforms.domain.pack_diff.changes import Change
from webforms.domain.results import Evaluation
from webforms.domain.sides import Line, figure_side, indicator_side, level_lines, must_meet_line, total_side
from webforms.domain.unit_tests import tasks_named

OTHERWISE = "谁该报、按哪天算的规定改了"


@dataclass(frozen=True)
class Effect:
    """The whole and the must-meets before and after; of levels, indicators and figures those that are others now."""

    total: Line
    must_meet: Line
    levels: tuple[Line, ...]
    indicators: tuple[Line, ...]
    figures: tuple[Line, ...]
    passed: tuple[bool, bool]

    @property
    def moves(self) -> bool:
        whole = self.total.changed or self.must_meet.changed or self.passed[0] != self.passed[1]
        return whole or bool(self.levels or self.indicators or self.figures)


def score_effect(
    old: Pack, new: Pack, before: Evaluation, after: Evaluation, changes: Sequence[Change]
) -> Effect:
    """The same records, evaluated by the old pack and by the new one."""
    return Effect(
        Line("total", "总分", total_side(before), total_side(after), tuple(_whole(changes))),
        must_meet_line(before, after),
        tuple(line for line in level_lines(before, after) if line.changed),
        tuple(line for line in _indicators(old, new, before, after, changes) if line.changed),
        tuple(line for line in _figures(old, new, before, after, changes) if line.changed),
        (before.passed, after.passed),
    )


def _whole(changes: Sequence[Change]) -> Iterator[str]:
    return (change.text for change in changes if change.area == "pack")


def _indicators(
    old: Pack, new: Pack, before: Evaluation, after: Evaluation, changes: Sequence[Change]
) -> Iterator[Line]:
    for code in {**new.indicators, **old.indicators}:
        declared = [pack.indicators[code] for pack in (old, new) if code in pack.indicators]
        sides = indicator_side(before.indicators.get(code)), indicator_side(after.indicators.get(code))
        causes = tuple(str_of(change, code) for change in changes if _concerns(change, declared, (old, new)))
        yield Line(code, declared[-1].title, *sides, causes or (OTHERWISE,))


def _figures(
    old: Pack, new: Pack, before: Evaluation, after: Evaluation, changes: Sequence[Change]
) -> Iterator[Line]:
    for key in {**new.metrics, **old.metrics}:
        forms = {pack.metrics[key].of for pack in (old, new) if key in pack.metrics}
        causes = tuple(str_of(change, key) for change in changes if _feeds(change, {key}, forms))
        label = (new.metrics.get(key) or old.metrics[key]).label
        sides = figure_side(before.figures.get(key)), figure_side(after.figures.get(key))
        yield Line(key, label, *sides, causes or (OTHERWISE,))


def str_of(change: Change, home: str) -> str:
    """The change in words; under its own line its name need not be said again."""
    return change.text if change.key == home else str(change)


def _concerns(change: Change, declared: Sequence[Indicator], packs: Sequence[Pack]) -> bool:
    """Whether a change may move an indicator: its own, one of a figure it reads, of a form or task behind it."""
    if change.area == "indicator":
        return change.key == declared[-1].code
    parts = [part for indicator in declared for part in indicator.parts]
    metrics = {key for part in parts for key in metrics_of_part(part)}
    forms = {pack.metrics[key].of for pack in packs for key in metrics if key in pack.metrics}
    forms |= {origin.type for indicator in declared for paper in indicator.evidence for origin in paper.origins}
    tasks = {key for part in parts if isinstance(part.rule, Cover) for key in tasks_named(part.rule.test)}
    return _feeds(change, metrics, forms) or (change.area == "task" and change.key in tasks)


def _feeds(change: Change, metrics: set[str], forms: set[str]) -> bool:
    homes: Mapping[str, set[str]] = {"metric": metrics, "type": forms}
    return change.key in homes.get(change.area, set())
