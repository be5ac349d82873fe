"""What a unit entered before, as a new form looks at it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from webforms.domain.workflow import State


@dataclass(frozen=True)
class EarlierView:
    """An entry with what it says: canonical, or as typed where it is a draft."""

    id: int
    type: str
    number: str | None
    state: State
    title: str
    data: Mapping[str, Any]
    changed_at: datetime.datetime
    nil_for: None = None
