"""What a template sees of the score: indicators with their parts and papers, levels, and the whole. See `shape`."""

from __future__ import annotations

from typing import Literal, TypedDict

from webforms.domain.pack.framework import PointsOrigin
from webforms.domain.results import State


class Part(TypedDict):
    """One rule of an indicator. Unit names in `passed`, `failed`, `exempt`, `missing`; papers in `lacking`.

    `reason` is the domain's sentence without its full stop; of a part scored by the bureau, its words."""

    rule: str
    title: str
    points: str
    of: str
    state: State
    met: bool | None
    numerator: str | None
    denominator: str | None
    printed: str
    threshold: str
    passed: list[str]
    failed: list[str]
    exempt: list[str]
    missing: list[str]
    lacking: list[str]
    series: list[str]
    tier: int | None
    looked: int | None
    reason: str


class Override(TypedDict):
    """The bureau's points in place of the computed ones; both are printed. The reason has no full stop."""

    computed: str
    points: str
    reason: str


class Exemption(TypedDict):
    """A unit to which an indicator does not apply, or (without a unit) that it does not count at all; why, without a
    full stop."""

    unit: str
    reason: str


class Evidence(TypedDict):
    """One paper of an indicator: its first code and how many there are. Without a code it is lacking, or a nil report
    stands for it. `elsewhere`: it is filed where it was asked for first, and here it is only referred to."""

    code: str
    elsewhere: bool
    count: int
    label: str
    state: Literal["present", "lacking", "nil"]


class Indicator(TypedDict):
    """A third-level indicator. `threshold_note` says that its thresholds are proposed, none or all
    or part of them. `measure`, `measure_by` and `due` are what a record says is done, by whom and
    until when, `todo` what the score itself shows is still to be done.

    `points_text` is what stands in the score column and `state_text` the word below it. `full` means no point was
    lost, `met` that the threshold was reached; either may be without the other."""

    code: str
    title: str
    standard: str
    points_source: PointsOrigin
    threshold_note: str
    level1: str
    level2: str
    of: str
    points: str
    points_text: str
    deduction: str
    state: State
    state_text: str
    met: bool | None
    must_meet: bool
    full: bool
    parts: list[Part]
    explanation: list[str]
    why: str
    evidence: list[Evidence]
    responsible: list[str]
    override: Override | None
    exemptions: list[Exemption]
    missing: list[str]
    measure: str
    measure_by: list[str]
    due: str
    todo: str


class Sublevel(TypedDict):
    """A second-level group; a pack without one has a single group with empty code and title."""

    code: str
    title: str
    indicators: list[Indicator]


class Level(TypedDict):
    code: str
    title: str
    of: str
    points_source: PointsOrigin
    points: str
    deduction: str
    rate: str
    count: int
    full_count: int
    provisional: bool
    provisional_count: int
    waiting_count: int
    sublevels: list[Sublevel]


class Total(TypedDict):
    """The whole score. `waiting_count` is `no_data_count` and `unscored_count` together."""

    of: str
    points: str
    deduction: str
    rate: str
    count: int
    full_count: int
    provisional: bool
    provisional_count: int
    waiting_count: int
    no_data_count: int
    unscored_count: int
    passed: bool


class MustMeet(TypedDict):
    met: int
    total: int
    indicators: list[Indicator]
    unmet: list[Indicator]
