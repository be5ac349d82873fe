"""A line of the campaign's history, for who looks after it: who did what to whom, never what stands in a record."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class HistoryLine:
    """`number`, `type` and `nil` are those of the record, `login` is empty for the person at the machine; `body` is
    what the event itself says, without reasons and texts."""

    id: int
    verb: str
    at: datetime.datetime
    by: str
    login: str
    unit: str | None
    unit_name: str | None
    record: int | None
    number: str | None
    type: str | None
    nil: bool
    version: int | None
    subject: str
    body: Mapping[str, Any]
