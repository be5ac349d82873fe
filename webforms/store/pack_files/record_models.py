"""`types/KEY.yaml`: the models of a record type and its fields, checks and papers."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field as Setting
from pydantic import model_validator

from webforms.domain.pack import (
    AtMost,
    Batch,
    Check,
    EvidenceItem,
    Field,
    Order,
    Origin,
    Quotient,
    RecordType,
    RequiredIf,
    Shows,
    Within,
)
from webforms.domain.pack.records import BatchSpan, FieldKind, Nature, Severity
from webforms.store.pack_files.words import (
    ConditionModel,
    Exact,
    Key,
    Model,
    SelectionModel,
    Text,
    Whole,
    YearSpan,
    condition,
    exactly_one,
    selection,
)

MONEY_DIGITS = 2


class OriginModel(Model):
    type: Key
    field: Key


class FieldModel(Model):
    key: Key
    label: Text
    kind: FieldKind
    unit: Text = ""
    min: Exact | None = None
    max: Exact | None = None
    max_length: Annotated[Whole, Setting(ge=1, le=20000)] | None = None
    scale: Annotated[Whole, Setting(ge=0, le=6)] = 0
    required: bool = False
    default: str | bool | int | None = None
    group: Text = ""
    help: Text = ""
    kept: Text = ""
    choices: dict[Key, Text] | Literal["indicators"] = {}
    units: SelectionModel | None = None
    default_from: OriginModel | None = None

    def build(self, indicators: dict[str, str]) -> Field:
        """The field; `choices: indicators` offers every indicator of the pack."""
        chosen = indicators if self.choices == "indicators" else dict(self.choices)
        origin = Origin(self.default_from.type, self.default_from.field) if self.default_from else None
        scale = MONEY_DIGITS if self.kind == "money" else self.scale
        return Field(
            self.key, self.label, self.kind, self.unit, self.min, self.max, self.max_length, scale, self.required,
            self.default, self.group, self.help, self.kept, chosen, selection(self.units or []), origin,
        )  # fmt: skip


class AtMostModel(Model):
    field: Key
    of: Key


class WithinModel(Model):
    field: Key
    window: Key


class RequiredIfModel(Model):
    field: Key
    when: Annotated[ConditionModel, Setting(min_length=1)]


class QuotientModel(Model):
    field: Key
    of: Key
    by: Key
    within_percent: Exact
    when: ConditionModel = {}


class CheckModel(Model):
    """One check. Its code, for messages, is made of its kind and the fields it reads."""

    at_most: AtMostModel | None = None
    order: Annotated[list[Key], Setting(min_length=2)] | None = None
    within: WithinModel | None = None
    required_if: RequiredIfModel | None = None
    quotient: QuotientModel | None = None
    level: Severity = "error"

    @model_validator(mode="after")
    def is_one_check(self) -> CheckModel:
        exactly_one(self, "at_most", "order", "within", "required_if", "quotient")
        return self

    def build(self) -> Check:
        if c := self.at_most:
            return AtMost(f"at_most.{c.field}.{c.of}", c.field, c.of, self.level)
        if w := self.within:
            return Within(f"within.{w.field}.{w.window}", w.field, w.window, self.level)
        if r := self.required_if:
            code = ".".join(("required_if", r.field, *r.when))
            return RequiredIf(code, r.field, condition(r.when), self.level)
        if q := self.quotient:
            code = f"quotient.{q.field}.{q.of}.{q.by}"
            return Quotient(code, q.field, q.of, q.by, q.within_percent, condition(q.when), self.level)
        fields = tuple(self.order or ())
        return Order(".".join(("order", *fields)), fields, self.level)


class EvidenceItemModel(Model):
    item: Key
    label: Text
    accept: Annotated[list[Literal["image", "document"]], Setting(min_length=1)]
    min: Annotated[Whole, Setting(ge=0, le=99)] = 0
    max: Annotated[Whole, Setting(ge=1, le=99)] | None = None

    def build(self) -> EvidenceItem:
        return EvidenceItem(self.item, self.label, tuple(self.accept), self.min, self.max)


class ShowsModel(Model):
    title: Key
    subtitle: list[Key] = []


class BatchModel(Model):
    by: BatchSpan
    rows: Annotated[list[Key], Setting(min_length=1)]
    shared: list[Key] = []

    def build(self) -> Batch:
        return Batch(self.by, tuple(self.rows), tuple(self.shared))


class RecordTypeModel(Model):
    type: Key
    title: Text
    nature: Nature
    number: Text
    date: Key | None = None
    identity: list[Key] = []
    since: Key | None = None
    years: YearSpan | None = None
    enabled: bool = True
    filled_by: SelectionModel
    review: dict[Key, Annotated[list[Key], Setting(min_length=1)]]
    private: list[Key] = []
    fields: Annotated[list[FieldModel], Setting(min_length=1)]
    checks: list[CheckModel] = []
    evidence: list[EvidenceItemModel] = []
    shows: ShowsModel
    batch: BatchModel | None = None

    def build(self, indicators: dict[str, str]) -> RecordType:
        years = (self.years[0], self.years[1]) if self.years else (0, 0)
        return RecordType(
            key=self.type,
            title=self.title,
            nature=self.nature,
            number=self.number,
            filled_by=selection(self.filled_by),
            review={kind: tuple(levels) for kind, levels in self.review.items()},
            fields=tuple(field.build(indicators) for field in self.fields),
            shows=Shows(self.shows.title, tuple(self.shows.subtitle)),
            date=self.date,
            identity=tuple(self.identity),
            since=self.since,
            years=years,
            private=tuple(self.private),
            checks=tuple(check.build() for check in self.checks),
            evidence=tuple(item.build() for item in self.evidence),
            enabled=self.enabled,
            batch=self.batch.build() if self.batch else None,
        )
