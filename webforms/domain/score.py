"""The evaluation: from totals to points. One entry point for live pages, snapshots, golden districts and pack diffs.

    totals ─ tree ─► ledger ─► tasks ─► figures, papers ─► parts ─ decisions ─► indicators ─► levels ─► total

Nothing is kept between two calls, and nothing here knows a particular evaluation."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from webforms.domain import explain
from webforms.domain.figures import evidence_of, figures_of
from webforms.domain.pack import Indicator, Pack, Part
from webforms.domain.quantity import half_up
from webforms.domain.results import (
    WITHOUT_DATA,
    Decision,
    DecisionKind,
    Evaluation,
    IndicatorScore,
    LevelScore,
    PartScore,
    State,
)
from webforms.domain.rules import Board, View, score_part
from webforms.domain.tasks import TaskBook
from webforms.domain.totals import Ledger, Totals
from webforms.domain.units import Tree


def evaluate(
    pack: Pack, tree: Tree, totals: Totals, decisions: Sequence[Decision], as_of: datetime.date, enabled: frozenset[str]
) -> Evaluation:
    """Everything that can be said about the district as on `as_of`.

    `decisions` are those that hold, oldest first; of several of one kind the last counts. `enabled` are the record
    types switched on: the tasks of others sleep."""
    ledger = Ledger(totals, tree)
    tasks = TaskBook(pack, tree, ledger, as_of, enabled)
    board = Board(pack, tree, figures_of(pack, tree, ledger, tasks), evidence_of(pack, tree, ledger), tasks)
    scores = {code: _score(board, indicator, decisions) for code, indicator in pack.indicators.items()}
    levels = tuple(_level(level.code, level.title, scores.values()) for level in pack.levels)
    must_meet = {code: score.met for code, score in scores.items() if score.must_meet and score.state != "exempt"}
    points = sum((level.points for level in levels), Decimal(0))
    of = sum((level.of for level in levels), Decimal(0))
    return Evaluation(
        as_of=as_of, counted_on=tree.counted_on, figures=board.figures, evidence=board.evidence, indicators=scores,
        levels=levels, points=points, of=of, provisional=any(level.provisional for level in levels),
        must_meet=must_meet, passed=_passed(pack, points, of, must_meet), tasks=tasks.states,
    )  # fmt: skip


@dataclass(frozen=True)
class _Decided:
    """What holds for one indicator."""

    whole: Decision | None
    units: tuple[Decision, ...]
    manual: Decision | None
    override: Decision | None

    @property
    def exempt_units(self) -> frozenset[str]:
        return frozenset(decision.unit for decision in self.units if decision.unit)


def _decided(decisions: Sequence[Decision], code: str) -> _Decided:
    mine = [decision for decision in decisions if decision.indicator == code]
    of_unit = {decision.unit: decision for decision in mine if decision.kind == "exemption" and decision.unit}
    whole = [decision for decision in mine if decision.kind == "exemption" and decision.unit is None]
    return _Decided(
        whole=whole[-1] if whole else None,
        units=tuple(of_unit.values()),
        manual=_latest(mine, "manual"),
        override=_latest(mine, "override"),
    )


def _latest(decisions: Iterable[Decision], kind: DecisionKind) -> Decision | None:
    found = [decision for decision in decisions if decision.kind == kind]
    return found[-1] if found else None


def _score(board: Board, indicator: Indicator, decisions: Sequence[Decision]) -> IndicatorScore:
    decided = _decided(decisions, indicator.code)
    if decided.whole is not None:
        return _exempted(indicator, decided.whole)
    view = View(board, indicator, decided.exempt_units, decided.manual)
    parts = tuple(_part(part, view) for part in indicator.parts)
    computed = sum((part.points for part in parts), Decimal(0))
    override = decided.override
    return IndicatorScore(
        code=indicator.code, title=indicator.title, level1=indicator.level1, level2=indicator.level2,
        must_meet=indicator.must_meet, state=_state(parts), points=_points(indicator, computed, override),
        of=indicator.points, met=_met(parts), parts=parts, computed_points=computed,
        override_reason=override.reason if override else None, exemptions=decided.units,
        lacking=tuple(paper.item for paper in indicator.evidence if paper.required and not view.papers(paper)),
        reason=explain.indicator_reason(parts, computed, override),
    )  # fmt: skip


def _exempted(indicator: Indicator, whole: Decision) -> IndicatorScore:
    """An indicator that does not count: nothing to reach, nothing lacking."""
    return IndicatorScore(
        code=indicator.code, title=indicator.title, level1=indicator.level1, level2=indicator.level2,
        must_meet=indicator.must_meet, state="exempt", points=Decimal(0), of=Decimal(0), met=None, parts=(),
        computed_points=Decimal(0), exemptions=(whole,), reason=explain.exemption_reason(whole),
    )  # fmt: skip


def _points(indicator: Indicator, computed: Decimal, override: Decision | None) -> Decimal:
    if override is None or override.points is None:
        return computed
    return min(override.points, indicator.points)


def _part(part: Part, view: View) -> PartScore:
    score = score_part(part, view)
    return replace(score, reason=explain.part_reason(part, score, view))


def _state(parts: Sequence[PartScore]) -> State:
    """One part decides alone; among several, anything open leaves the whole provisional."""
    states = {part.state for part in parts}
    if len(states) == 1:
        return parts[0].state
    return "no_data" if states <= set(WITHOUT_DATA) else "provisional"


def _met(parts: Sequence[PartScore]) -> bool | None:
    """One part missed is missed; otherwise a part without data leaves it open."""
    outcomes = {part.met for part in parts}
    if False in outcomes:
        return False
    return None if None in outcomes else True


def _level(code: str, title: str, scores: Iterable[IndicatorScore]) -> LevelScore:
    mine = [score for score in scores if score.level1 == code]
    return LevelScore(
        code, title, points=sum((score.points for score in mine), Decimal(0)),
        of=sum((score.of for score in mine), Decimal(0)),
        provisional=any(score.state not in ("computed", "exempt") for score in mine),
    )


def pass_line(pack: Pack, of: Decimal) -> Fraction:
    """Points to pass: in proportion where whole indicators are exempt and only `of` can be reached.

    Whoever prints it prints `shown_pass_line`, so that no page asks for other points than the district is held to."""
    return Fraction(pack.pass_line.points) * Fraction(of) / Fraction(pack.total_points)


def shown_pass_line(pack: Pack, of: Decimal) -> Decimal:
    """The pass line as it is printed: two digits are finer than any score."""
    return half_up(pass_line(pack, of), 2)


def _passed(pack: Pack, points: Decimal, of: Decimal, must_meet: Mapping[str, bool | None]) -> bool:
    held = not pack.pass_line.must_meet or all(met is True for met in must_meet.values())
    return Fraction(points) >= pass_line(pack, of) and held
