"""Documents: which tables, lists, texts and boxes a template prints, each from a named source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from webforms.domain.pack.framework import Show, Sum, UnitCount
from webforms.domain.pack.selection import Condition, Selection


@dataclass(frozen=True)
class SumSource:
    sum: Sum


@dataclass(frozen=True)
class UnitCountSource:
    units: Selection


@dataclass(frozen=True)
class RatioSource:
    of: Sum
    per: Sum | UnitCount
    show: Show


@dataclass(frozen=True)
class IndicatorSource:
    code: str
    take: Literal["value", "passed", "points"]


@dataclass(frozen=True)
class PointsSource:
    """Points of one first-level code, or of everything (`level` None)."""

    level: str | None = None


@dataclass(frozen=True)
class MustMeetSource:
    take: Literal["met", "total"]


@dataclass(frozen=True)
class TextSource:
    """A text field of the record in force of one type."""

    type: str
    field: str
    stated_by: Selection = ()


@dataclass(frozen=True)
class SectionSource:
    section: str


@dataclass(frozen=True)
class CampaignSource:
    """What a cover says of the campaign itself: the day of the snapshot, the district's or the bureau's name."""

    take: Literal["snapshot_date", "district", "bureau"]


@dataclass(frozen=True)
class NoSource:
    """A line that stays empty for a pen (a signature, a seal)."""


Source = (
    SumSource
    | UnitCountSource
    | RatioSource
    | IndicatorSource
    | PointsSource
    | MustMeetSource
    | TextSource
    | SectionSource
)


@dataclass(frozen=True)
class ByYear:
    """Sources per year relative to the campaign's, where earlier years come from another form."""

    sources: Mapping[int, Source]


RowSource = Source | ByYear


@dataclass(frozen=True)
class Row:
    """`note` stands below the table in place of what the figures' own definitions say."""

    label: str
    source: RowSource
    years: tuple[int, ...] = ()
    unit: str = ""
    show: Show | None = None
    note: str = ""


@dataclass(frozen=True)
class TableSpec:
    key: str
    title: str
    rows: tuple[Row, ...]
    lists: tuple[str, ...] = ()
    max_length: int | None = None
    shown_if: str | None = None


@dataclass(frozen=True)
class ListSpec:
    key: str
    type: str
    fields: tuple[str, ...]
    order: tuple[str, ...] = ()
    when: Condition = field(default_factory=dict)
    stated_by: Selection = ()


@dataclass(frozen=True)
class LineSource:
    """A line of a cover: a label, and what stands behind it."""

    label: str
    source: Source | CampaignSource | NoSource = NoSource()


@dataclass(frozen=True)
class Box:
    label: str
    title: str = ""
    sign: str = ""
    seal: bool = False


@dataclass(frozen=True)
class Section:
    """A narrative text the bureau writes; `text` is only a start and holds no figure. The first line of a `titled`
    one (a case) is its own title."""

    key: str
    document: str
    place: str
    title: str
    max_length: int
    text: str
    titled: bool = False


@dataclass(frozen=True)
class Measures:
    """What is done about indicators that lost points: a list of the document, and the fields of its type that name the
    indicator, the measure, the responsible unit and the day it is due."""

    list: str
    indicator: str
    measure: str
    unit: str
    due: str


@dataclass(frozen=True)
class DocumentSpec:
    """A document of the whole district, or (`scope`) one for each unit of a selection. `places` are the fixed places
    where a section may stand, beside the codes of levels and the rows of tables. `digit_font` takes the place of the
    template's fonts for digits and Latin letters."""

    key: str
    title: str
    template: str
    scope: Selection = ()
    cover: tuple[LineSource, ...] = ()
    notes: tuple[str, ...] = ()
    tables: Mapping[str, TableSpec] = field(default_factory=dict)
    lists: Mapping[str, ListSpec] = field(default_factory=dict)
    boxes: tuple[Box, ...] = ()
    attachments: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    not_full_columns: tuple[str, ...] = ()
    measures: Measures | None = None
    places: tuple[str, ...] = ()
    appendix: Literal["all_figures", "scored_figures"] | None = None
    digit_font: str = ""
