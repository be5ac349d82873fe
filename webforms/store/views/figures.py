"""What is counted, owed and decided."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

TaskWord = Literal["missing", "draft", "waiting", "returned", "done", "nil"]


@dataclass(frozen=True)
class FigureRecord:
    """A version whose fact is part of a figure; `value` in the figure's smallest unit."""

    record: int
    version: int
    number: str | None
    type: str
    unit: str
    """The unit that stated it; `counts_for` is the one it counts for today or in the snapshot."""
    counts_for: str
    title: str
    period: str
    value: int
    approved_at: datetime.datetime
    nil: bool = False
    corrected: bool = False
    """Looked at from a snapshot: another version, or none, is in force now."""


@dataclass(frozen=True)
class TaskView:
    """What one unit owes for one period. `records` counts those that serve it, `open` are ids of those not yet
    approved, newest first."""

    key: str
    title: str
    type: str
    unit: str
    unit_name: str
    period: str
    due_on: datetime.date
    state: TaskWord
    overdue: bool
    nil_allowed: bool
    records: int
    open: tuple[int, ...] = ()


@dataclass(frozen=True)
class DecisionView:
    """A decision of the bureau that holds, or (`until`) did."""

    id: int
    kind: str
    subject: str
    """The indicator's code, or the key of a record type."""
    unit: str | None
    points: Decimal | None
    reason: str
    by: str
    at: datetime.datetime
    until: datetime.datetime | None = None
    taken_back: str = ""
    """Why it was taken back; empty while it holds, and where another decision took its place."""
