"""What a template sees: the contract between whoever fills a document and whoever writes a template.

    snapshot ──► View (this module) ──► render(template, view) ──► .docx

Everything is ready to print: figures and points are texts as they stand on paper, dates are written out, nothing has to
be computed and nothing can be called. No key names an indicator, a unit kind or a word of one evaluation: those are
keys of the mappings, and come from the pack. Sentences around a figure stand in the template; a reason
(`explanation`, `why`) comes from the domain, ready made.

Texts are never None. Where something was not stated a figure says so by `state` and its texts by the word for it;
`None` is left for numbers that a template compares.
"""

from __future__ import annotations

from typing import Literal, TypedDict

from webforms.domain.results import FigureState
from worker.documents.shape_scores import (
    Evidence,
    Exemption,
    Indicator,
    Level,
    MustMeet,
    Override,
    Part,
    Sublevel,
    Total,
)

__all__ = [
    "AppendixRow", "Basis", "Box", "Campaign", "Cell", "CellState", "CoverLine", "District", "Document", "Evidence",
    "Exemption", "Figure", "Indicator", "Level", "ListRow", "Milestone", "MustMeet", "Override", "Part", "Row",
    "Section", "Snapshot", "Stage", "Sublevel", "Table", "Total", "Unit", "UnitCell", "UnitKind", "View", "YearCell",
]  # fmt: skip

CellState = FigureState | Literal["not_asked"]
"""`not_asked`: nobody owes this figure for that year; it prints a dash and is no gap."""


class Cell(TypedDict):
    """One printed figure, the same in every document.

    `text` is `printed` with its unit, or the word for a gap; `mark` says that a sum is provisional and how many
    stated it (`k` of `n`), and is empty otherwise. `value` is the exact number as shortest decimal text."""

    value: str | None
    printed: str
    unit: str
    text: str
    mark: str
    state: CellState
    k: int | None
    n: int | None


class YearCell(Cell):
    year: int


class UnitCell(TypedDict):
    name: str
    printed: str


class Figure(Cell):
    """A metric with its basis. `wan` is the value in ten thousands; `missing` names the units that did not state it."""

    key: str
    label: str
    basis: str
    owner: str
    wan: str
    missing: list[str]
    by_year: list[YearCell]
    by_unit: list[UnitCell]


class AppendixRow(TypedDict):
    """A line of the table of all figures: `printed` also holds years side by side, or units where nothing is added.

    `indicators` are the codes of those that are scored from it."""

    key: str
    label: str
    printed: str
    unit: str
    mark: str
    basis: str
    owner: str
    state: CellState
    indicators: list[str]


class Row(TypedDict):
    """A line of a form. `cells` has one cell, or one for each year of its table; a `section` has paragraphs instead."""

    label: str
    unit: str
    kind: Literal["text", "figure", "section"]
    wide: bool
    cells: list[Cell]
    paragraphs: list[str]


class Basis(TypedDict):
    """A definition printed once below a table, with the rows it belongs to."""

    labels: list[str]
    text: str


class Table(TypedDict):
    """A form. `lines` are its rows in twos for a table of four columns: a wide row, or one left over, stands alone.

    `shown` is false where the form rests on a record type that is switched off."""

    title: str
    shown: bool
    years: list[int]
    rows: list[Row]
    lines: list[list[Row]]
    bases: list[Basis]


class ListRow(TypedDict):
    """One approved record of a list: printed texts by field key; `on` is its date in words, `iso` to sort by, `stage`
    the key of the campaign's stage it falls into, empty where it falls into none."""

    title: str
    stage: str
    type_title: str
    unit: str
    on: str
    iso: str
    fields: dict[str, str]


class Section(TypedDict):
    """A text of the bureau, its figures filled in; `title` is the pack's name for it, `heading` the first line of one
    that has its own (a case) and else empty. `sample` marks an example that is nobody's statement."""

    title: str
    heading: str
    text: str
    paragraphs: list[str]
    sample: bool


class CoverLine(TypedDict):
    label: str
    value: str


class Box(TypedDict):
    """A place for an opinion: `sign` is the word before the signature, `seal` whether a seal goes there."""

    label: str
    sign: str
    seal: bool


class Document(TypedDict):
    """What belongs to one document. `running_head` stands on every page: that the framework is proposed, that texts are
    not the bureau's own; it is empty in earnest."""

    key: str
    title: str
    running_head: str
    cover: list[CoverLine]
    notes: list[str]
    boxes: list[Box]
    attachments: list[str]
    columns: list[str]
    not_full_columns: list[str]


class Stage(TypedDict):
    key: str
    title: str
    starts: str
    ends: str


class Milestone(TypedDict):
    title: str
    on: str


class Campaign(TypedDict):
    """`starts` to `ends` is the period of the data, `basis_date` the day on which units are counted. `draft_mark` is
    the word for a framework of which something is only proposed, else empty; `sources` says what, in one sentence."""

    title: str
    evaluation: str
    year: int
    starts: str
    ends: str
    basis_date: str
    population_basis: str
    pass_points: str
    disclaimer: str
    draft_mark: str
    sources: str
    stages: list[Stage]
    milestones: list[Milestone]


class District(TypedDict):
    """`applicant` is the name that applies and signs, as the approved record states it."""

    name: str
    applicant: str
    bureau: str


class Unit(TypedDict):
    """Whom the document is about: the district itself, or one unit of the document's scope."""

    code: str
    name: str
    kind: str


class UnitKind(TypedDict):
    title: str
    count: int
    names: list[str]


class AcceptedWarning(TypedDict):
    """What the checks before the freeze found and the bureau let stand: its reason, who gave it and on which day."""

    code: str
    title: str
    message: str
    reason: str
    by: str
    on: str


class Snapshot(TypedDict):
    """What the document is printed from. `seal_text` is the seal in groups of eight; `month` is written in Chinese."""

    id: str
    frozen_on: str
    month: str
    pack: str
    seal: str
    seal_text: str
    record_count: int
    figure_count: int
    none_count: int
    partial_count: int
    accepted: list[AcceptedWarning]


class View(TypedDict):
    """Everything one template sees. `tables` and `lists` are those of its own document."""

    campaign: Campaign
    district: District
    unit: Unit
    document: Document
    tables: dict[str, Table]
    lists: dict[str, list[ListRow]]
    sections: dict[str, Section]
    figures: dict[str, Figure]
    appendix: list[AppendixRow]
    indicators: dict[str, Indicator]
    levels: list[Level]
    not_full: list[Indicator]
    must_meet: MustMeet
    total: Total
    units: dict[str, UnitKind]
    snapshot: Snapshot
