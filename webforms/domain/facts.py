"""Facts: the numbers an approved record states. The only place where a number of a record becomes a figure's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from webforms.domain.units import Unit


@dataclass(frozen=True)
class Statement:
    """An approved version: who says it, its canonical data, and how many files each evidence item carries.

    A nil report names its task in `nil_for` and, where the task is monthly, its `period`; it has no data."""

    unit: Unit
    type: str
    data: Mapping[str, Any]
    items: Mapping[str, int] = field(default_factory=dict)
    nil_for: str | None = None
    period: str | None = None


@dataclass(frozen=True)
class Fact:
    """One number. `key` is a metric, `evidence:CODE/ITEM` or `task:KEY`; `period` is "2016-05" for an event, "2016"
    for a yearly record, empty for a register entry."""

    key: str
    period: str
    value: int
