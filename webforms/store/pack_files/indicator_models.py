"""`indicators.yaml`: the models of levels, indicators, their seven rules and their evidence."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, model_validator
from pydantic import Field as Setting

from webforms.domain.pack import (
    Count,
    Cover,
    EvidenceOrigin,
    EvidenceRequirement,
    EvidenceRule,
    Indicator,
    Level,
    Manual,
    Part,
    Ratio,
    Rule,
    Series,
    Sublevel,
    Tier,
    TierRule,
    Veto,
)
from webforms.domain.pack.framework import ThresholdSource
from webforms.store.pack_files.figure_models import BelowModel, PerModel, ShowModel, SumModel, TestModel, ladder
from webforms.store.pack_files.words import (
    Code,
    ConditionModel,
    Exact,
    Key,
    Loose,
    Model,
    Origin,
    Points,
    SelectionModel,
    Text,
    Threshold,
    Whole,
    condition,
    exactly_one,
    many,
    selection,
)


class PartModel(Model):
    points: Points
    title: Text = ""
    threshold_source: ThresholdSource | None = None

    def part(self, name: str, rule: Rule) -> Part:
        return Part(name, self.points, rule, self.title, self.threshold_source)


class RatioModel(PartModel):
    rule: Literal["ratio"]
    of: SumModel
    per: PerModel
    threshold: Threshold
    show: ShowModel
    below: BelowModel = "proportional"
    whole: bool = False
    per_zero: Literal["full", "no_data"] = "no_data"

    def build(self) -> Part:
        return self.part("ratio", Ratio(
            self.of.build(), self.per.build(), self.threshold, self.show.build(), ladder(self.below), self.whole,
            self.per_zero,
        ))  # fmt: skip


class CountModel(PartModel):
    rule: Literal["count"]
    of: SumModel
    at_least: Exact

    def build(self) -> Part:
        return self.part("count", Count(self.of.build(), self.at_least))


class CoverModel(PartModel):
    rule: Literal["cover"]
    units: SelectionModel
    test: TestModel
    threshold: Threshold
    show: ShowModel
    below: BelowModel = "proportional"

    def build(self) -> Part:
        rule = Cover(selection(self.units), self.test.build(), self.threshold, self.show.build(), ladder(self.below))
        return self.part("cover", rule)


class EvidencePartModel(PartModel):
    rule: Literal["evidence"]
    items: Annotated[list[Key], Setting(min_length=1)]

    def build(self) -> Part:
        return self.part("evidence", EvidenceRule(tuple(self.items)))


class SeriesModel(Model):
    metric: Key
    years: Annotated[list[Whole], Setting(min_length=2)]


class TierModel(Model):
    falling: Literal[True] | None = None
    last_below_first: Literal[True] | None = None
    within_percent: Exact | None = None
    at_least: Threshold | None = None
    otherwise: Annotated[Literal[True] | None, Setting(alias="else")] = None
    points: Points
    label: Text = ""

    @model_validator(mode="after")
    def is_one_condition(self) -> TierModel:
        exactly_one(self, "falling", "last_below_first", "within_percent", "at_least", "else")
        return self

    def build(self) -> Tier:
        return Tier(
            self.points, bool(self.falling), bool(self.last_below_first), self.within_percent, self.at_least,
            bool(self.otherwise), self.label,
        )  # fmt: skip


class TierPartModel(PartModel):
    rule: Literal["tier"]
    series: SeriesModel | None = None
    of: SumModel | None = None
    tiers: Annotated[list[TierModel], Setting(min_length=1)]

    @model_validator(mode="after")
    def looks_at_one_thing(self) -> TierPartModel:
        exactly_one(self, "series", "of")
        return self

    def build(self) -> Part:
        series = Series(self.series.metric, tuple(self.series.years)) if self.series else None
        of = self.of.build() if self.of else None
        return self.part("tier", TierRule(tuple(tier.build() for tier in self.tiers), series, of))


class VetoModel(PartModel):
    rule: Literal["veto"]
    of: SumModel
    looked: SumModel

    def build(self) -> Part:
        return self.part("veto", Veto(self.of.build(), self.looked.build()))


class ManualModel(PartModel):
    rule: Literal["manual"]
    guide: Text
    min_evidence: Annotated[Whole, Setting(ge=0)] = 0

    def build(self) -> Part:
        return self.part("manual", Manual(self.guide, self.min_evidence))


AnyPart = Annotated[
    RatioModel | CountModel | CoverModel | EvidencePartModel | TierPartModel | VetoModel | ManualModel,
    Setting(discriminator="rule"),
]


class OriginModel(Model):
    type: Key
    item: Key | None = None
    record: Literal[True] | None = None
    when: ConditionModel = {}
    stated_by: SelectionModel = []

    @model_validator(mode="after")
    def is_file_or_record(self) -> OriginModel:
        exactly_one(self, "item", "record")
        return self

    def build(self) -> EvidenceOrigin:
        when, by = condition(self.when), selection(self.stated_by)
        return EvidenceOrigin(self.type, self.item, bool(self.record), when, by)


class RequirementModel(Model):
    item: Key
    label: Text
    required: bool
    origins: Annotated[list[OriginModel], BeforeValidator(many), Setting(alias="from", min_length=1)] = []
    upload: Literal[True] | None = None
    by: SelectionModel = []

    @model_validator(mode="after")
    def comes_one_way(self) -> RequirementModel:
        exactly_one(self, "from", "upload")
        exactly_one(self, "from", "by")
        return self

    def build(self) -> EvidenceRequirement:
        origins = tuple(origin.build() for origin in self.origins)
        return EvidenceRequirement(self.item, self.label, self.required, origins, bool(self.upload), selection(self.by))


class IndicatorModel(Model):
    code: Code
    level1: Code
    level2: Code | None = None
    title: Text
    standard: Text
    points: Points
    points_source: Origin
    must_meet: bool
    responsible: SelectionModel
    parts: Annotated[list[AnyPart], Setting(min_length=1)]
    evidence: list[RequirementModel] = []

    def build(self) -> Indicator:
        return Indicator(
            code=self.code,
            level1=self.level1,
            level2=self.level2 or "",
            title=self.title,
            standard=self.standard,
            points=self.points,
            points_source=self.points_source,
            must_meet=self.must_meet,
            responsible=selection(self.responsible),
            parts=tuple(part.build() for part in self.parts),
            evidence=tuple(requirement.build() for requirement in self.evidence),
        )


class LevelModel(Model):
    code: Code
    title: Text
    points: Points
    points_source: Origin
    note: Loose = ""

    def build(self) -> Level:
        return Level(self.code, self.title, self.points, self.points_source, self.note)


class SublevelModel(Model):
    code: Code
    title: Text
    title_source: Origin

    def build(self) -> Sublevel:
        return Sublevel(self.code, self.title, self.title_source)


class IndicatorsModel(Model):
    levels: Annotated[list[LevelModel], Setting(min_length=1)]
    sublevels: list[SublevelModel] = []
    indicators: Annotated[list[IndicatorModel], Setting(min_length=1)]
