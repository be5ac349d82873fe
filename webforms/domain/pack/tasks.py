"""Tasks: which unit owes which records by when."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from webforms.domain.pack.selection import Condition, Selection


@dataclass(frozen=True)
class Due:
    """A fixed day (`on`), or for a monthly task the day of the month after the period (`day_of_next_month`)."""

    on: datetime.date | None = None
    day_of_next_month: int | None = None


@dataclass(frozen=True)
class Task:
    key: str
    title: str
    type: str
    units: Selection
    due: Due
    at_least: int = 1
    monthly: bool = False
    start: datetime.date | None = None
    """`from`: the first period of a monthly task; the campaign's first day when not given."""
    when: Condition = field(default_factory=dict)
    years: tuple[int, int] = (0, 0)
    nil_allowed: bool = False
