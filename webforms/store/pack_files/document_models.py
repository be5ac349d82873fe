"""`documents.yaml` and `sections.yaml`: the models of what the documents print."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, model_validator
from pydantic import Field as Setting

from webforms.domain.pack import (
    Box,
    ByYear,
    CampaignSource,
    DocumentSpec,
    IndicatorSource,
    LineSource,
    ListSpec,
    Measures,
    MustMeetSource,
    NoSource,
    PointsSource,
    RatioSource,
    Row,
    Section,
    SectionSource,
    SumSource,
    TableSpec,
    TextSource,
    UnitCountSource,
)
from webforms.domain.pack.documents import Source
from webforms.domain.pack.framework import Sum
from webforms.store.pack_files.figure_models import PerModel, ShowModel, SumModel
from webforms.store.pack_files.words import (
    Code,
    ConditionModel,
    Key,
    Loose,
    Model,
    SelectionModel,
    Text,
    Whole,
    condition,
    exactly_one,
    selection,
)

KINDS = ("sum", "units", "ratio", "indicator", "points", "must_meet", "text", "section")


class RatioOfModel(Model):
    of: SumModel
    per: PerModel


class LevelPointsModel(Model):
    level: Code


class TextModel(Model):
    type: Key
    field: Key
    stated_by: SelectionModel = []


class SourceModel(Model):
    """Where a printed value comes from; exactly one of its kinds is written."""

    sum: Annotated[list[Key], Setting(min_length=1)] | None = None
    units: SelectionModel | None = None
    ratio: RatioOfModel | None = None
    indicator: Code | None = None
    take: Literal["value", "passed", "points"] | None = None
    points: Literal["total"] | LevelPointsModel | None = None
    must_meet: Literal["met", "total"] | None = None
    text: TextModel | None = None
    section: Key | None = None
    show: ShowModel | None = None

    @model_validator(mode="after")
    def takes_what_it_names(self) -> SourceModel:
        """`take` belongs to an indicator, and a ratio says how it is shown."""
        if self.indicator:
            exactly_one(self, "take")
        if self.ratio:
            exactly_one(self, "show")
        return self

    def source(self) -> Source | None:
        """The source as a domain value; None when the line names none."""
        if self.sum:
            return SumSource(Sum(tuple(self.sum)))
        if self.units:
            return UnitCountSource(selection(self.units))
        if self.ratio and self.show:
            return RatioSource(self.ratio.of.build(), self.ratio.per.build(), self.show.build())
        return self._other()

    def _other(self) -> Source | None:
        if self.indicator and self.take:
            return IndicatorSource(self.indicator, self.take)
        if self.points:
            return PointsSource(None if isinstance(self.points, str) else self.points.level)
        if self.must_meet:
            return MustMeetSource(self.must_meet)
        if self.text:
            return TextSource(self.text.type, self.text.field, selection(self.text.stated_by))
        return SectionSource(self.section) if self.section else None


class YearSourceModel(SourceModel):
    @model_validator(mode="after")
    def is_one_source(self) -> YearSourceModel:
        exactly_one(self, *KINDS)
        return self


class RowModel(SourceModel):
    label: Text
    years: list[Whole] = []
    by_year: dict[Whole, YearSourceModel] | None = None
    unit: Text = ""
    note: Text = ""

    @model_validator(mode="after")
    def is_one_source(self) -> RowModel:
        exactly_one(self, *KINDS, "by_year")
        return self

    def build(self) -> Row:
        by_year = {year: source for year, model in (self.by_year or {}).items() if (source := model.source())}
        show = self.show.build() if self.show else None
        return Row(self.label, self.source() or ByYear(by_year), tuple(self.years), self.unit, show, self.note)


class CoverLineModel(SourceModel):
    """A line of a cover: a source like a row's, something of the campaign, or nothing but room for a pen."""

    label: Text
    campaign: Literal["snapshot_date", "district", "bureau"] | None = None

    @model_validator(mode="after")
    def has_at_most_one_source(self) -> CoverLineModel:
        if self.model_fields_set & {*KINDS, "campaign"}:
            exactly_one(self, *KINDS, "campaign")
        return self

    def build(self) -> LineSource:
        if self.campaign:
            return LineSource(self.label, CampaignSource(self.campaign))
        return LineSource(self.label, self.source() or NoSource())


def _labelled(value: object) -> object:
    return {"label": value} if isinstance(value, str) else value


class TableModel(Model):
    title: Text
    rows: Annotated[list[RowModel], Setting(min_length=1)]
    lists: list[Key] = []
    max_length: Annotated[Whole, Setting(ge=1)] | None = None
    shown_if: Key | None = None

    def build(self, key: str) -> TableSpec:
        rows = tuple(row.build() for row in self.rows)
        return TableSpec(key, self.title, rows, tuple(self.lists), self.max_length, self.shown_if)


class ListModel(Model):
    type: Key
    fields: Annotated[list[Key], Setting(min_length=1)]
    order: list[Key] = []
    when: ConditionModel = {}
    stated_by: SelectionModel = []

    def build(self, key: str) -> ListSpec:
        when, by = condition(self.when), selection(self.stated_by)
        return ListSpec(key, self.type, tuple(self.fields), tuple(self.order), when, by)


class BoxModel(Model):
    label: Text
    title: Text = ""
    sign: Text = ""
    seal: bool = False

    def build(self) -> Box:
        return Box(self.label, self.title, self.sign, self.seal)


class MeasuresModel(Model):
    """Which list says what is done about an indicator that lost points, and which of its fields say what."""

    list: Key
    indicator: Key
    measure: Key
    unit: Key
    due: Key

    def build(self) -> Measures:
        return Measures(self.list, self.indicator, self.measure, self.unit, self.due)


class DocumentModel(Model):
    key: Key
    title: Text
    template: Annotated[Text, Setting(pattern=r"^[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*\.docx$")]
    scope: Literal["district"] | SelectionModel
    places: list[Text] = []
    cover: list[Annotated[CoverLineModel, BeforeValidator(_labelled)]] = []
    notes: list[Text] = []
    tables: dict[Key, TableModel] = {}
    lists: dict[Key, ListModel] = {}
    boxes: list[BoxModel] = []
    attachments: list[Text] = []
    columns: list[Text] = []
    not_full_columns: list[Text] = []
    measures: MeasuresModel | None = None
    appendix: Literal["all_figures", "scored_figures"] | None = None
    digit_font: Text | None = None

    def build(self) -> DocumentSpec:
        return DocumentSpec(
            key=self.key,
            title=self.title,
            template=self.template,
            scope=() if self.scope == "district" else selection(self.scope),
            places=tuple(self.places),
            cover=tuple(line.build() for line in self.cover),
            notes=tuple(self.notes),
            tables={key: table.build(key) for key, table in self.tables.items()},
            lists={key: listed.build(key) for key, listed in self.lists.items()},
            boxes=tuple(box.build() for box in self.boxes),
            attachments=tuple(self.attachments),
            columns=tuple(self.columns),
            not_full_columns=tuple(self.not_full_columns),
            measures=self.measures.build() if self.measures else None,
            appendix=self.appendix,
            digit_font=self.digit_font or "",
        )


class SectionModel(Model):
    key: Key
    document: Key
    place: Text
    title: Text
    max_length: Annotated[Whole, Setting(ge=1, le=20000)]
    text: Loose
    titled: bool = False

    def build(self) -> Section:
        return Section(self.key, self.document, self.place, self.title, self.max_length, self.text, self.titled)
