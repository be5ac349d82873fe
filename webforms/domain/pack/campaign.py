"""The pack as a whole: the evaluation's window, people, tree and total, and everything it is made of."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from webforms.domain.pack.documents import DocumentSpec, Section
from webforms.domain.pack.framework import Indicator, Level, Metric, PointsOrigin, Sublevel
from webforms.domain.pack.records import RecordType
from webforms.domain.pack.selection import Selector
from webforms.domain.pack.tasks import Task


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
    disclaimer: str = ""
    source: str = ""
    population_basis: str = ""
