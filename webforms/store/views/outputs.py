"""What leaves the house: snapshots and documents."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

DocumentState = Literal["queued", "rendering", "done", "failed"]


@dataclass(frozen=True)
class SnapshotView:
    """A frozen campaign. `label` is what documents print, `seal` that of the history up to `position`."""

    id: int
    label: str
    title: str
    position: int
    sha256: str
    seal: str
    points: Decimal
    of: Decimal
    provisional: bool
    as_of: datetime.date
    frozen_at: datetime.datetime
    by: str
    corrected_since: int = 0
    """Records whose frozen version was replaced or withdrawn after the freeze."""
    approved_since: int = 0
    """Records that were not in force at the freeze and are now."""


@dataclass(frozen=True)
class DocumentView:
    """A document that was asked for. `error` and `place` say why rendering failed and where in the template."""

    id: int
    snapshot: int
    kind: str
    unit: str
    title: str
    state: DocumentState
    attempt: int
    progress: int
    """Percent."""
    requested_at: datetime.datetime
    finished_at: datetime.datetime | None = None
    sha256: str | None = None
    error: str | None = None
    place: str | None = None
    lack: str | None = None
    """What a finished one goes without, and how to get it."""


@dataclass(frozen=True)
class WebhookView:
    """A program that wants to hear. `waiting` and `given_up` count what it has not taken."""

    id: int
    url: str
    verbs: tuple[str, ...]
    internal: bool
    active: bool
    created_at: datetime.datetime
    waiting: int = 0
    given_up: int = 0
    last: datetime.datetime | None = None


@dataclass(frozen=True)
class DeliveryView:
    """One thing told to one webhook. `error` is why it was not taken the last time."""

    id: int
    verb: str
    body: Mapping[str, Any]
    at: datetime.datetime
    attempt: int
    next_at: datetime.datetime | None
    done_at: datetime.datetime | None
    error: str | None

    @property
    def state(self) -> Literal["waiting", "failing", "sent", "given_up"]:
        if self.done_at is not None:
            return "sent"
        if self.next_at is None:
            return "given_up"
        return "failing" if self.error else "waiting"
