"""The pack as a whole: the evaluation's window, people, tree and total, and everything it is made of."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import TypeVar

from webforms.domain.pack.consistency import ConsistencyCheck
from webforms.domain.pack.documents import DocumentSpec, Section
from webforms.domain.pack.framework import (
    EvidenceRequirement,
    Indicator,
    Level,
    Metric,
    PointsOrigin,
    Sublevel,
    Sum,
)
from webforms.domain.pack.records import RecordType
from webforms.domain.pack.selection import Selector
from webforms.domain.pack.tasks import Task

T = TypeVar("T")


@dataclass(frozen=True)
class CampaignPlan:
    """One evaluation of one district. `start` and `end` are the window `campaign`, both days included."""

    title: str
    year: int
    district: str
    bureau: str
    start: datetime.date
    end: datetime.date


@dataclass(frozen=True)
class PassLine:
    points: Decimal
    must_meet: bool
    source: PointsOrigin


@dataclass(frozen=True)
class Stage:
    key: str
    title: str
    start: datetime.date
    end: datetime.date


@dataclass(frozen=True)
class Milestone:
    date: datetime.date
    title: str


@dataclass(frozen=True)
class UnitKind:
    key: str
    title: str
    parent: str | None = None
    counter: str = "个"
    """The measure word that stands between a number and the title (3 个…, 5 所…)."""


@dataclass(frozen=True)
class Flag:
    key: str
    title: str
    kinds: tuple[str, ...]


@dataclass(frozen=True)
class Role:
    """Rights a role gives (`fill review score freeze generate read administer`), and where it may be held."""

    key: str
    title: str
    may: tuple[str, ...]
    where: Selector = Selector()


@dataclass(frozen=True)
class ReviewLevel:
    """Who agrees at a level: the parent of the reporting unit (`by` is "parent") or the unit of that code."""

    key: str
    title: str
    by: str


@dataclass(frozen=True)
class Upload:
    """The record that a paper uploaded at an indicator becomes: its type, the field that names the paper's
    `CODE/ITEM`, and the evidence item that holds the file."""

    type: str
    field: str
    item: str


@dataclass(frozen=True)
class UnitSeed:
    """A unit of the fixed part of the tree. `also` are later or other names."""

    code: str
    name: str
    kind: str
    parent: str | None = None
    flags: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class UnitImport:
    """A list of units that is imported: the key is the kind, `columns` maps our words to the sheet's headings."""

    kind: str
    title: str
    parent: str
    columns: Mapping[str, str]


@dataclass(frozen=True)
class Pack:
    """Everything of one evaluation, in the order of its files."""

    key: str
    name: str
    version: str
    grammar: int
    language: str
    campaign: CampaignPlan
    basis_date: datetime.date
    evidence_due: datetime.date
    total_points: Decimal
    pass_line: PassLine
    kinds: Mapping[str, UnitKind]
    roles: Mapping[str, Role]
    review_levels: Mapping[str, ReviewLevel]
    evidence_code: str
    types: Mapping[str, RecordType]
    metrics: Mapping[str, Metric]
    levels: tuple[Level, ...]
    sublevels: tuple[Sublevel, ...]
    indicators: Mapping[str, Indicator]
    tasks: Mapping[str, Task]
    sections: Mapping[str, Section]
    documents: Mapping[str, DocumentSpec]
    units: tuple[UnitSeed, ...]
    imports: Mapping[str, UnitImport] = field(default_factory=dict)
    flags: Mapping[str, Flag] = field(default_factory=dict)
    stages: tuple[Stage, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    upload: Upload | None = None
    consistency: tuple[ConsistencyCheck, ...] = ()
    disclaimer: str = ""
    source: str = ""
    population_basis: str = ""

    def label_of(self, total: Sum) -> str:
        """What a sum of metrics is called."""
        return total.label or "、".join(self.metrics[key].label for key in total.metrics)

    def metrics_of(self, record_type: str) -> tuple[Metric, ...]:
        """Metrics that records of this type feed, in pack order."""
        return self._metrics_by_type.get(record_type, ())

    def tasks_of(self, record_type: str) -> tuple[Task, ...]:
        """Tasks that records of this type serve, in pack order."""
        return self._tasks_by_type.get(record_type, ())

    def papers_of(self, record_type: str) -> tuple[tuple[str, EvidenceRequirement], ...]:
        """Papers that records of this type may carry, each with its indicator's code, in pack order."""
        return self._papers_by_type.get(record_type, ())

    @cached_property
    def _metrics_by_type(self) -> dict[str, tuple[Metric, ...]]:
        return _grouped((metric.of, metric) for metric in self.metrics.values())

    @cached_property
    def _tasks_by_type(self) -> dict[str, tuple[Task, ...]]:
        return _grouped((task.type, task) for task in self.tasks.values())

    @cached_property
    def _papers_by_type(self) -> dict[str, tuple[tuple[str, EvidenceRequirement], ...]]:
        return _grouped(
            (brings, (indicator.code, required))
            for indicator in self.indicators.values()
            for required in indicator.evidence
            for brings in self._types_that_bring(required)
        )

    def _types_that_bring(self, required: EvidenceRequirement) -> tuple[str, ...]:
        if required.upload:
            return (self.upload.type,) if self.upload else ()
        return tuple(dict.fromkeys(origin.type for origin in required.origins))


def _grouped(pairs: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    groups: dict[str, list[T]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in groups.items()}
