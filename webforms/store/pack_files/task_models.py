"""`tasks.yaml`: the model of what a unit owes by when."""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator
from pydantic import Field as Setting

from webforms.domain.pack import Due, Task
from webforms.store.pack_files.words import (
    ConditionModel,
    Day,
    Key,
    Model,
    SelectionModel,
    Text,
    Whole,
    YearSpan,
    condition,
    refuse,
    selection,
    shown,
)

MONTHLY_DUE = re.compile(r"day ([1-9]|1[0-9]|2[0-8]) of next month")


def _due(value: Any) -> Any:
    if isinstance(value, str) and (monthly := MONTHLY_DUE.fullmatch(value)):
        return Due(day_of_next_month=int(monthly[1]))
    try:
        return Due(on=datetime.date.fromisoformat(value))
    except (TypeError, ValueError):
        cure = "写日期（2016-06-20），或每月任务写 day 5 of next month（1 至 28 日）。"
        raise refuse(f"期限看不懂：“{shown(value)}”", cure) from None


class TaskModel(Model):
    key: Key
    title: Text
    type: Key
    when: ConditionModel = {}
    units: SelectionModel
    years: YearSpan | None = None
    every: Literal["month"] | None = None
    start: Annotated[Day | None, Setting(alias="from")] = None
    due: Annotated[Due, BeforeValidator(_due)]
    at_least: Annotated[Whole, Setting(ge=1)]
    nil_allowed: bool = False

    def build(self) -> Task:
        years = (self.years[0], self.years[1]) if self.years else (0, 0)
        return Task(
            key=self.key,
            title=self.title,
            type=self.type,
            units=selection(self.units),
            due=self.due,
            at_least=self.at_least,
            monthly=self.every == "month",
            start=self.start,
            when=condition(self.when),
            years=years,
            nil_allowed=self.nil_allowed,
        )
