"""`metrics.yaml`, and what indicators and tables say about figures: sums, ratios, unit tests."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field as Setting
from pydantic import model_validator

from webforms.domain.pack import (
    All,
    Any,
    AtLeast,
    Children,
    HasFlag,
    Metric,
    RecordType,
    Scale,
    Show,
    Sum,
    TaskMet,
    Test,
    UnitCount,
)
from webforms.domain.pack.framework import Window
from webforms.store.pack_files.words import (
    Code,
    ConditionModel,
    Key,
    Model,
    Points,
    SelectionModel,
    Text,
    Threshold,
    Whole,
    condition,
    exactly_one,
    selection,
)


class MetricModel(Model):
    label: Text
    unit: Text
    sum: Key | None = None
    count: Literal[True] | None = None
    of: Key
    when: ConditionModel = {}
    stated_by: SelectionModel
    window: Window
    basis: Text
    owner: Code
    additive: bool = True

    @model_validator(mode="after")
    def sums_or_counts(self) -> MetricModel:
        exactly_one(self, "sum", "count")
        return self

    def build(self, key: str, types: Mapping[str, RecordType]) -> Metric:
        """The metric; what it keeps (digits, minutes) follows the field it sums."""
        kind, scale = _kept(types.get(self.of), self.sum)
        return Metric(
            key=key,
            label=self.label,
            unit=self.unit,
            of=self.of,
            stated_by=selection(self.stated_by),
            window=self.window,
            basis=self.basis,
            owner=self.owner,
            sum=self.sum,
            when=condition(self.when),
            additive=self.additive,
            scale=scale,
            minutes=kind == "time_range",
        )


def _kept(record_type: RecordType | None, field: str | None) -> tuple[str, int]:
    """Kind and digits of the summed field; a field that does not exist is a fault that `pack_check` names."""
    declared = [f for f in record_type.fields if f.key == field] if record_type else []
    return (declared[0].kind, declared[0].scale) if declared else ("", 0)


class SumModel(Model):
    sum: Annotated[list[Key], Setting(min_length=1)]
    label: Text = ""

    def build(self) -> Sum:
        return Sum(tuple(self.sum), self.label)


class PerModel(Model):
    """What a ratio divides by: a sum of metrics, or a number of units."""

    sum: Annotated[list[Key], Setting(min_length=1)] | None = None
    units: SelectionModel | None = None
    label: Text = ""

    @model_validator(mode="after")
    def is_one_thing(self) -> PerModel:
        exactly_one(self, "sum", "units")
        return self

    def build(self) -> Sum | UnitCount:
        return UnitCount(selection(self.units)) if self.units else Sum(tuple(self.sum or ()), self.label)


class ShowModel(Model):
    unit: Text
    digits: Annotated[Whole, Setting(ge=0, le=6)]

    def build(self) -> Show:
        return Show(self.unit, self.digits)


class ChildrenModel(Model):
    units: SelectionModel
    test: TestModel
    at_least: Annotated[Whole, Setting(ge=1)]
    none: Literal["not_applicable"] | None = None


class TestModel(Model):
    __test__ = False  # the name is the pack's word, not a test of ours

    at_least: Annotated[dict[Key, Annotated[Whole, Setting(ge=1)]], Setting(min_length=1, max_length=1)] | None = None
    all: Annotated[list[TestModel], Setting(min_length=1)] | None = None
    any: Annotated[list[TestModel], Setting(min_length=1)] | None = None
    flag: Key | None = None
    task_met: Key | None = None
    children: ChildrenModel | None = None

    @model_validator(mode="after")
    def is_one_test(self) -> TestModel:
        exactly_one(self, "at_least", "all", "any", "flag", "task_met", "children")
        return self

    def build(self) -> Test:
        if self.at_least:
            return AtLeast(*next(iter(self.at_least.items())))
        if self.flag:
            return HasFlag(self.flag)
        if self.task_met:
            return TaskMet(self.task_met)
        if c := self.children:
            return Children(selection(c.units), c.test.build(), c.at_least, c.none)
        group = All if self.all else Any
        return group(tuple(test.build() for test in self.all or self.any or ()))


class StepModel(Model):
    at_least: Threshold
    points: Points


BelowModel = Literal["proportional", "zero"] | Annotated[list[StepModel], Setting(min_length=1)]


def ladder(below: BelowModel) -> Literal["proportional", "zero"] | tuple[Scale, ...]:
    """What happens below the threshold: a word, or steps."""
    return below if isinstance(below, str) else tuple(Scale(step.at_least, step.points) for step in below)
