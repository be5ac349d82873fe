"""What an evaluation says: figures, parts, indicators, levels and tasks as plain frozen values.

Live pages, snapshots, documents and the golden district read these and nothing else. Points are decimals, shares are
fractions, figures are integers of their smallest unit; no value here was ever a float.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from webforms.domain.pack.framework import Window

FigureState = Literal["none", "partial", "complete"]
State = Literal["computed", "provisional", "no_data", "manual_missing", "exempt"]
WITHOUT_DATA: tuple[State, ...] = ("no_data", "manual_missing")
DecisionKind = Literal["manual", "override", "exemption"]


@dataclass(frozen=True)
class Decision:
    """What the bureau decided about an indicator; of several of one kind the last in the list holds.

    An exemption without `unit` is of the whole indicator."""

    id: str
    kind: DecisionKind
    indicator: str
    reason: str
    unit: str | None = None
    points: Decimal | None = None
    on: datetime.date | None = None


@dataclass(frozen=True)
class Figure:
    """A total over its selector and window: `k` of `n` units that should state it did.

    `value` is in the smallest unit; None where nobody stated it, and where it is not `additive`: several units may
    state it and it is shown by unit only.
    `by_unit` holds the units that stated, `missing` those that should and did not, `by_year` the years of a yearly
    form of several years."""

    key: str
    label: str
    unit: str
    window: Window
    basis: str
    owner: str
    state: FigureState
    k: int
    n: int
    value: int | None
    scale: int = 0
    minutes: bool = False
    additive: bool = True
    by_unit: Mapping[str, int] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    by_year: Mapping[int, Figure] = field(default_factory=dict)


@dataclass(frozen=True)
class EvidenceFigure:
    """How many approved records carry one paper of an indicator. `key` is `evidence:CODE/ITEM`."""

    key: str
    label: str
    required: bool
    value: int
    by_unit: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class PartScore:
    """One rule with its points and everything needed to say why.

    `points` are rounded once, half up to 0.1; `raw_points`, `value`, `numerator` and `denominator` are exact, in the
    unit people read. `printed` and `threshold` are empty where there is no value to hold against a threshold.
    Tuples of units hold codes, in the order of the tree."""

    rule: str
    title: str
    of: Decimal
    state: State
    points: Decimal
    raw_points: Fraction
    met: bool | None
    value: Fraction | None = None
    numerator: Fraction | None = None
    denominator: Fraction | None = None
    printed: str = ""
    threshold: Decimal | None = None
    passed: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()
    exempt: tuple[str, ...] = ()
    not_applicable: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    items: Mapping[str, int] = field(default_factory=dict)
    looked: int | None = None
    series: tuple[Fraction | None, ...] = ()
    tier: int | None = None
    evidence_items: int | None = None
    reason: str = ""


@dataclass(frozen=True)
class IndicatorScore:
    """An indicator's points and state. `computed_points` are those before an override; `lacking` names required
    papers without an approved record."""

    code: str
    title: str
    level1: str
    level2: str
    must_meet: bool
    state: State
    points: Decimal
    of: Decimal
    met: bool | None
    parts: tuple[PartScore, ...]
    computed_points: Decimal
    override_reason: str | None = None
    exemptions: tuple[Decision, ...] = ()
    lacking: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True)
class LevelScore:
    code: str
    title: str
    points: Decimal
    of: Decimal
    provisional: bool


@dataclass(frozen=True)
class TaskState:
    """One unit, one period of one task. `due` says whether its day has come; done late is done."""

    task: str
    unit: str
    period: str
    due_on: datetime.date
    done: bool
    due: bool
    count: int


@dataclass(frozen=True)
class Evaluation:
    """The whole district on one day. `of` is what can be reached, without exempted indicators."""

    as_of: datetime.date
    counted_on: datetime.date
    figures: Mapping[str, Figure]
    evidence: Mapping[str, EvidenceFigure]
    indicators: Mapping[str, IndicatorScore]
    levels: tuple[LevelScore, ...]
    points: Decimal
    of: Decimal
    provisional: bool
    must_meet: Mapping[str, bool | None]
    passed: bool
    tasks: tuple[TaskState, ...]
