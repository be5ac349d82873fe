"""What a unit was told: the rows of its notice box."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal

NoticeKind = Literal["returned", "approved", "chased", "withdrawn", "told"]


@dataclass(frozen=True)
class NoticeView:
    """A notice. `record` is what it is about, if it is about one; `by` who said it, `read` whether somebody of the
    unit saw it."""

    id: int
    kind: NoticeKind
    text: str
    record: int | None
    at: datetime.datetime
    read: bool
    by: str
