"""`pack.yaml` and `units.yaml`: the models of the evaluation itself and of the fixed part of the tree."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field as Setting

from webforms.domain.pack import (
    CampaignPlan,
    Flag,
    Milestone,
    PassLine,
    ReviewLevel,
    Role,
    Selector,
    Stage,
    UnitImport,
    UnitKind,
    UnitSeed,
    Upload,
)
from webforms.store.pack_files.words import Code, Day, Key, Loose, Model, Origin, Points, Text, Whole

FileName = Annotated[Text, Setting(pattern=r"^[A-Za-z0-9_-]+(\.yaml)?$")]


class CampaignModel(Model):
    title: Text
    year: Annotated[Whole, Setting(ge=1990, le=2200)]
    district: Code
    bureau: Code
    start: Annotated[Day, Setting(alias="from")]
    end: Annotated[Day, Setting(alias="to")]

    def build(self) -> CampaignPlan:
        return CampaignPlan(self.title, self.year, self.district, self.bureau, self.start, self.end)


class PassLineModel(Model):
    points: Points
    must_meet: Literal["all", "none"]
    source: Origin

    def build(self) -> PassLine:
        return PassLine(self.points, self.must_meet == "all", self.source)


class StageModel(Model):
    key: Key
    title: Text
    start: Annotated[Day, Setting(alias="from")]
    end: Annotated[Day, Setting(alias="to")]

    def build(self) -> Stage:
        return Stage(self.key, self.title, self.start, self.end)


class MilestoneModel(Model):
    date: Day
    title: Text


class KindModel(Model):
    title: Text
    parent: Key | None = None
    counter: Text = "个"


class FlagModel(Model):
    title: Text
    kinds: Annotated[list[Key], Setting(min_length=1)]


Right = Literal["fill", "review", "score", "freeze", "generate", "read", "administer"]


class RoleModel(Model):
    title: Text
    may: Annotated[list[Right], Setting(min_length=1)]
    kinds: list[Key] = []
    codes: list[Code] = []

    def build(self, key: str) -> Role:
        return Role(key, self.title, tuple(self.may), Selector(tuple(self.kinds), tuple(self.codes)))


class ReviewLevelModel(Model):
    title: Text
    by: Code


class ReviewModel(Model):
    levels: Annotated[dict[Key, ReviewLevelModel], Setting(min_length=1)]
    own_entry: Literal["forbidden"]


class UploadModel(Model):
    type: Key
    field: Key
    item: Key


class FilesModel(Model):
    units: FileName
    types: FileName
    metrics: FileName
    indicators: FileName
    tasks: FileName
    sections: FileName
    documents: FileName
    consistency: FileName | None = None


class PackModel(Model):
    key: Annotated[Text, Setting(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    name: Text
    version: Text
    grammar: Annotated[Whole, Setting(ge=1, le=1)]
    language: Text
    disclaimer: Loose = ""
    source: Loose = ""
    campaign: CampaignModel
    basis_date: Day
    population_basis: Loose = ""
    evidence_due: Day
    total_points: Points
    pass_line: PassLineModel
    stages: list[StageModel] = []
    milestones: list[MilestoneModel] = []
    kinds: Annotated[dict[Key, KindModel], Setting(min_length=1)]
    flags: dict[Key, FlagModel] = {}
    roles: Annotated[dict[Key, RoleModel], Setting(min_length=1)]
    review: ReviewModel
    evidence_code: Text
    upload: UploadModel | None = None
    files: FilesModel

    def build_kinds(self) -> dict[str, UnitKind]:
        return {key: UnitKind(key, kind.title, kind.parent, kind.counter) for key, kind in self.kinds.items()}

    def build_flags(self) -> dict[str, Flag]:
        return {key: Flag(key, flag.title, tuple(flag.kinds)) for key, flag in self.flags.items()}

    def build_levels(self) -> dict[str, ReviewLevel]:
        return {key: ReviewLevel(key, level.title, level.by) for key, level in self.review.levels.items()}

    def build_milestones(self) -> tuple[Milestone, ...]:
        return tuple(Milestone(milestone.date, milestone.title) for milestone in self.milestones)

    def build_upload(self) -> Upload | None:
        return Upload(self.upload.type, self.upload.field, self.upload.item) if self.upload else None


class SeedModel(Model):
    code: Code
    name: Text
    kind: Key
    parent: Code | None = None
    flags: list[Key] = []
    also: list[Text] = []

    def build(self) -> UnitSeed:
        return UnitSeed(self.code, self.name, self.kind, self.parent, tuple(self.flags), tuple(self.also))


class ImportModel(Model):
    title: Text
    parent: Key
    columns: Annotated[dict[Literal["code", "name", "parent", "flags", "also"], Text], Setting(min_length=1)]

    def build(self, kind: str) -> UnitImport:
        return UnitImport(kind, self.title, self.parent, {str(key): heading for key, heading in self.columns.items()})


class UnitsModel(Model):
    units: Annotated[list[SeedModel], Setting(min_length=1)]
    imports: Annotated[dict[Key, ImportModel], Setting(alias="import")] = {}
