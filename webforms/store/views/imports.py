"""An import as it is shown: where it stands and what was found."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

ImportState = Literal["faulty", "ready", "done"]


@dataclass(frozen=True)
class ImportLine:
    """`report` is what the last check found, as `actions.import_report` wrote it."""

    id: int
    type: str
    name: str
    sha256: str
    marked_sha256: str | None
    state: ImportState
    report: Mapping[str, Any]
    at: datetime.datetime
    done_at: datetime.datetime | None = None
