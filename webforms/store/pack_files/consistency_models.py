"""`consistency.yaml`: the models of the checks before a freeze, one for each kind."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, model_validator
from pydantic import Field as Setting

from webforms.domain.pack import (
    ConsistencyCheck,
    Duplicate,
    DuplicateFile,
    InsideHours,
    Jump,
    MissingEvidence,
    NothingSubmitted,
    OtherName,
    OutsideWindow,
    OverLimit,
    PartOf,
    PersonsAgainstTimes,
    RecomputedRate,
    ReferenceNumber,
    StatedAgainstSum,
    Sum,
    UnitCount,
    UnitMixed,
    UnknownTokens,
    Waiting,
    WrittenNumbers,
)
from webforms.domain.pack.records import Severity
from webforms.store.pack_files.words import (
    Code,
    Day,
    Exact,
    Key,
    Model,
    SelectionModel,
    Text,
    Whole,
    exactly_one,
    many,
    selection,
)

Metrics = Annotated[list[Key], BeforeValidator(many), Setting(min_length=1)]
"""One metric, or several that are read together."""
Fields = Annotated[list[Key], BeforeValidator(many), Setting(min_length=1)]
Clock = Annotated[Text, Setting(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
Percent = Annotated[Exact, Setting(ge=0, le=1000)]
Factor = Annotated[Exact, Setting(gt=0, le=1000000000)]


def _sum(keys: list[str]) -> Sum:
    return Sum(tuple(keys))


class CheckModel(Model):
    code: Code
    title: Text
    level: Severity

    def head(self) -> tuple[str, str, Severity]:
        return self.code, self.title, self.level


class WrittenNumbersModel(CheckModel):
    kind: Literal["written_numbers"]

    def build(self) -> ConsistencyCheck:
        return WrittenNumbers(*self.head())


class UnknownTokensModel(CheckModel):
    kind: Literal["unknown_tokens"]

    def build(self) -> ConsistencyCheck:
        return UnknownTokens(*self.head())


class PartOfModel(CheckModel):
    kind: Literal["part_of"]
    part: Metrics
    whole: Metrics | None = None
    units: SelectionModel | None = None
    times: Factor = Decimal(1)

    @model_validator(mode="after")
    def has_one_whole(self) -> PartOfModel:
        exactly_one(self, "whole", "units")
        return self

    def build(self) -> ConsistencyCheck:
        whole = UnitCount(selection(self.units)) if self.units else _sum(self.whole or [])
        return PartOf(*self.head(), _sum(self.part), whole, self.times)


class StatedAgainstSumModel(CheckModel):
    kind: Literal["stated_against_sum"]
    stated: Key
    own: Metrics
    below: Metrics
    within_percent: Percent = Decimal(0)

    def build(self) -> ConsistencyCheck:
        stated = Sum((self.stated,))
        return StatedAgainstSum(*self.head(), stated, _sum(self.own), _sum(self.below), self.within_percent)


class RecomputedRateModel(CheckModel):
    kind: Literal["recomputed_rate"]
    stated: Key
    of: Metrics
    per: Metrics
    times: Factor = Decimal(1)
    within_percent: Percent = Decimal(0)

    def build(self) -> ConsistencyCheck:
        stated = Sum((self.stated,))
        return RecomputedRate(*self.head(), stated, _sum(self.of), _sum(self.per), self.times, self.within_percent)


class PersonsAgainstTimesModel(CheckModel):
    kind: Literal["persons_against_times"]
    persons: Metrics
    times: Metrics | None = None
    population: Metrics | None = None

    def build(self) -> ConsistencyCheck:
        times, population = (_sum(keys) if keys else None for keys in (self.times, self.population))
        return PersonsAgainstTimes(*self.head(), _sum(self.persons), times, population)


class OverLimitModel(CheckModel):
    kind: Literal["over_limit"]
    of: Key
    at_most: Factor

    def build(self) -> ConsistencyCheck:
        return OverLimit(*self.head(), Sum((self.of,)), self.at_most)


class OutsideWindowModel(CheckModel):
    kind: Literal["outside_window"]
    type: Key
    field: Key
    window: Key

    def build(self) -> ConsistencyCheck:
        return OutsideWindow(*self.head(), self.type, self.field, self.window)


class SpanModel(Model):
    start: Annotated[Day, Setting(alias="from")]
    end: Annotated[Day, Setting(alias="to")]


class InsideHoursModel(CheckModel):
    kind: Literal["inside_hours"]
    type: Key
    date: Key
    hours: Key
    weekdays: Annotated[list[Annotated[Whole, Setting(ge=1, le=7)]], Setting(min_length=1)]
    start: Annotated[Clock, Setting(alias="from")]
    end: Annotated[Clock, Setting(alias="to")]
    except_: Annotated[list[SpanModel], Setting(alias="except")] = []

    def build(self) -> ConsistencyCheck:
        left_out = tuple((span.start, span.end) for span in self.except_)
        return InsideHours(
            *self.head(), self.type, self.date, self.hours, tuple(self.weekdays), self.start, self.end, left_out)


class UnitMixedModel(CheckModel):
    kind: Literal["unit_mixed"]
    of: Metrics
    factors: Annotated[list[Factor], Setting(min_length=1)]

    def build(self) -> ConsistencyCheck:
        return UnitMixed(*self.head(), _sum(self.of), tuple(self.factors))


class MissingEvidenceModel(CheckModel):
    kind: Literal["missing_evidence"]

    def build(self) -> ConsistencyCheck:
        return MissingEvidence(*self.head())


class DuplicateModel(CheckModel):
    kind: Literal["duplicate"]
    type: Key
    same: Fields

    def build(self) -> ConsistencyCheck:
        return Duplicate(*self.head(), self.type, tuple(self.same))


class DuplicateFileModel(CheckModel):
    kind: Literal["duplicate_file"]
    types: Fields

    def build(self) -> ConsistencyCheck:
        return DuplicateFile(*self.head(), tuple(self.types))


class ReferenceNumberModel(CheckModel):
    kind: Literal["reference_number"]
    type: Key
    field: Key
    date: Key
    form: Text

    def build(self) -> ConsistencyCheck:
        return ReferenceNumber(*self.head(), self.type, self.field, self.date, self.form)


class JumpModel(CheckModel):
    kind: Literal["jump"]
    of: Metrics
    within_percent: Percent
    note: Key | None = None

    def build(self) -> ConsistencyCheck:
        return Jump(*self.head(), _sum(self.of), self.within_percent, self.note)


class NothingSubmittedModel(CheckModel):
    kind: Literal["nothing_submitted"]
    units: SelectionModel

    def build(self) -> ConsistencyCheck:
        return NothingSubmitted(*self.head(), selection(self.units))


class WaitingModel(CheckModel):
    kind: Literal["waiting"]
    indicators: Annotated[list[Code], Setting(min_length=1)]

    def build(self) -> ConsistencyCheck:
        return Waiting(*self.head(), tuple(self.indicators))


class OtherNameModel(CheckModel):
    kind: Literal["other_name"]
    type: Key | None = None
    fields: Annotated[list[Key], BeforeValidator(many)] = []

    def build(self) -> ConsistencyCheck:
        return OtherName(*self.head(), self.type, tuple(self.fields))


AnyCheck = Annotated[
    WrittenNumbersModel | UnknownTokensModel | PartOfModel | StatedAgainstSumModel | RecomputedRateModel
    | PersonsAgainstTimesModel | OverLimitModel | OutsideWindowModel | InsideHoursModel | UnitMixedModel
    | MissingEvidenceModel | DuplicateModel | DuplicateFileModel | ReferenceNumberModel | JumpModel
    | NothingSubmittedModel | WaitingModel | OtherNameModel,
    Setting(discriminator="kind"),
]


def build_checks(checks: list[Any]) -> tuple[ConsistencyCheck, ...]:
    """The checks in the order of the file."""
    return tuple(check.build() for check in checks)
