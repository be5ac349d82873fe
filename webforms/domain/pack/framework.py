"""Metrics and indicators: what is counted, what it must reach, and what that is worth."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from webforms.domain.pack.selection import Condition, Selection

Window = Literal["campaign", "campaign_year", "last_full_year", "last_3_years", "basis_date"]
ThresholdSource = Literal["notice", "proposed"]
PointsOrigin = Literal["official", "notice", "proposed"]


@dataclass(frozen=True)
class Metric:
    """A sum of one field, or a count, over approved records of one type, stated by units of one kind.

    `sum` is the field's key, or None for a count. `scale` is the exponent of the smallest unit: the stored integer is
    value × 10**scale; durations (`minutes`) are stored in minutes and printed in hours when `unit` asks for it."""

    key: str
    label: str
    unit: str
    of: str
    stated_by: Selection
    window: Window
    basis: str
    owner: str
    sum: str | None = None
    when: Condition = field(default_factory=dict)
    additive: bool = True
    scale: int = 0
    minutes: bool = False


@dataclass(frozen=True)
class AtLeast:
    metric: str
    n: int


@dataclass(frozen=True)
class All:
    tests: tuple[Test, ...]


@dataclass(frozen=True)
class Any:
    tests: tuple[Test, ...]


@dataclass(frozen=True)
class HasFlag:
    flag: str


@dataclass(frozen=True)
class TaskMet:
    task: str


@dataclass(frozen=True)
class Children:
    """At least `at_least` units below the tested one pass; `none` says what a unit without any such child is."""

    units: Selection
    test: Test
    at_least: int
    none: Literal["not_applicable"] | None = None


Test = AtLeast | All | Any | HasFlag | TaskMet | Children


@dataclass(frozen=True)
class Sum:
    metrics: tuple[str, ...]
    label: str = ""


@dataclass(frozen=True)
class UnitCount:
    units: Selection


@dataclass(frozen=True)
class Show:
    unit: str
    digits: int


@dataclass(frozen=True)
class Scale:
    """A step of a `below` ladder: at least this value gives these points."""

    at_least: Decimal
    points: Decimal


Below = Literal["proportional", "zero"] | tuple[Scale, ...]


@dataclass(frozen=True)
class Ratio:
    of: Sum
    per: Sum | UnitCount
    threshold: Decimal
    show: Show
    below: Below = "proportional"
    whole: bool = False
    per_zero: Literal["full", "no_data"] = "no_data"


@dataclass(frozen=True)
class Count:
    of: Sum
    at_least: Decimal


@dataclass(frozen=True)
class Cover:
    units: Selection
    test: Test
    threshold: Decimal
    show: Show
    below: Below = "proportional"


@dataclass(frozen=True)
class EvidenceRule:
    items: tuple[str, ...]


@dataclass(frozen=True)
class Series:
    """One metric over years relative to the campaign's year."""

    metric: str
    years: tuple[int, ...]


@dataclass(frozen=True)
class Tier:
    """One condition and its points; exactly one of the conditions is set."""

    points: Decimal
    falling: bool = False
    last_below_first: bool = False
    within_percent: Decimal | None = None
    at_least: Decimal | None = None
    otherwise: bool = False
    label: str = ""


@dataclass(frozen=True)
class TierRule:
    tiers: tuple[Tier, ...]
    series: Series | None = None
    of: Sum | None = None


@dataclass(frozen=True)
class Veto:
    of: Sum
    looked: Sum


@dataclass(frozen=True)
class Manual:
    guide: str
    min_evidence: int = 0


Rule = Ratio | Count | Cover | EvidenceRule | TierRule | Veto | Manual


@dataclass(frozen=True)
class Part:
    """One rule with points of its own. `rule_name` is the word of the pack (`ratio`, `count`, …)."""

    rule_name: str
    points: Decimal
    rule: Rule
    title: str = ""
    threshold_source: ThresholdSource | None = None


@dataclass(frozen=True)
class EvidenceOrigin:
    """Records that bring a paper: their files of `item`, or (`record`) the approved record itself."""

    type: str
    item: str | None = None
    record: bool = False
    when: Condition = field(default_factory=dict)
    stated_by: Selection = ()


@dataclass(frozen=True)
class EvidenceRequirement:
    """A paper an indicator asks for: from records (`origins`), or uploaded at the indicator by the units in `by`."""

    item: str
    label: str
    required: bool
    origins: tuple[EvidenceOrigin, ...] = ()
    upload: bool = False
    by: Selection = ()


@dataclass(frozen=True)
class Indicator:
    """`level2` is empty in a pack that groups its indicators once only."""

    code: str
    level1: str
    level2: str
    title: str
    standard: str
    points: Decimal
    points_source: PointsOrigin
    must_meet: bool
    responsible: Selection
    parts: tuple[Part, ...]
    evidence: tuple[EvidenceRequirement, ...] = ()


@dataclass(frozen=True)
class Level:
    code: str
    title: str
    points: Decimal
    points_source: PointsOrigin
    note: str = ""


@dataclass(frozen=True)
class Sublevel:
    code: str
    title: str
    title_source: PointsOrigin
