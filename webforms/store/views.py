"""What the actions give back: frozen values for pages, API and commands, never rows.

Texts a person typed stand here as they were typed or as `fields` read them; whoever shows them escapes them.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any, Generic, Literal, TypeVar

from webforms.domain.workflow import State

Item = TypeVar("Item")
DocumentState = Literal["queued", "rendering", "done", "failed"]
TaskWord = Literal["missing", "draft", "waiting", "returned", "done", "nil"]


@dataclass(frozen=True)
class Page(Generic[Item]):
    """A keyset page: `next` is what `after` takes to go on, None on the last page."""

    items: tuple[Item, ...]
    next: str | None = None


@dataclass(frozen=True)
class FileView:
    """A kept file; `sha256` is that of the kept bytes, without place data."""

    sha256: str
    size: int
    media_type: str
    family: Literal["image", "document"]
    width: int | None = None
    height: int | None = None
    taken_at: str | None = None
    """Wall clock of the camera, `2016-05-05T09:12:30`, where the picture says so."""


@dataclass(frozen=True)
class KeptFile:
    """`created` is False when this account sent the same bytes before."""

    file: FileView
    created: bool


@dataclass(frozen=True)
class OpenedFile:
    """A file to send: `path` lies in the file store, `name` is what the person called it."""

    file: FileView
    path: Path
    name: str


@dataclass(frozen=True)
class EvidenceView:
    """A file bound to a version; `code` once the record was finally approved with it."""

    item: str
    sha256: str
    code: str | None
    name: str
    media_type: str
    family: str
    size: int
    width: int | None = None
    height: int | None = None


@dataclass(frozen=True)
class VersionView:
    """One submitted version and where it came to stand."""

    version: int
    state: State
    by: str
    at: datetime.datetime


@dataclass(frozen=True)
class EventView:
    """A line of a record's history; `verb` as in `access.VERBS`, `after` the state it led to."""

    id: int
    verb: str
    by: str
    at: datetime.datetime
    version: int | None
    reason: str
    after: State | None = None


@dataclass(frozen=True)
class RecordView:
    """A record with its head. `state`, `version`, `data` and `evidence` are the head's; a draft counts as the version
    it will become and its `data` is what was typed, else `data` is canonical.

    `in_force_version` is the approved one that figures look at. `awaiting` names the review level that is next,
    `awaiting_unit` the unit. `may` are the record verbs open to who asked, now. Fields in `masked` are private and
    show only that something stands there. `etag` changes with every change of the record."""

    id: int
    number: str | None
    type: str
    unit: str
    unit_name: str
    state: State
    version: int
    in_force_version: int | None
    title: str
    data: Mapping[str, Any]
    evidence: tuple[EvidenceView, ...]
    etag: str
    client_id: str
    changed_at: datetime.datetime
    awaiting: str | None = None
    awaiting_unit: str | None = None
    nil_for: str | None = None
    period: str | None = None
    reason: str = ""
    """Why the head was returned or withdrawn, or what a nil report gives as its ground."""
    versions: tuple[VersionView, ...] = ()
    history: tuple[EventView, ...] = ()
    warnings: tuple[str, ...] = ()
    masked: frozenset[str] = frozenset()
    may: frozenset[str] = frozenset()


@dataclass(frozen=True)
class RecordLine:
    """A record in a list: what names it and where it stands. `shown` are the raw values of the type's `shows`."""

    id: int
    number: str | None
    type: str
    unit: str
    unit_name: str
    state: State
    version: int
    in_force_version: int | None
    title: str
    shown: Mapping[str, Any]
    changed_at: datetime.datetime
    awaiting: str | None = None
    nil_for: str | None = None
    period: str | None = None


@dataclass(frozen=True)
class Saved:
    """`created` is False when the same content was there already."""

    record: RecordView
    created: bool


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
    """Records approved, replaced or withdrawn after the freeze."""


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


@dataclass(frozen=True)
class AccountView:
    id: int
    login: str
    name: str
    unit: str
    role: str
    active: bool = True


@dataclass(frozen=True)
class Ticket:
    """A fresh bearer token or session: the only time its secret is seen. `account` is who it stands for."""

    secret: str
    account: AccountView
    ends: datetime.datetime


@dataclass(frozen=True)
class UnitView:
    """A unit as it is known today."""

    code: str
    name: str
    kind: str
    parent: str | None
    flags: frozenset[str] = frozenset()
    opened: datetime.date | None = None
    closed: datetime.date | None = None
    successor: str | None = None


@dataclass(frozen=True)
class ImportReport:
    """What an import of units did, by code; `same` were there as given."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    same: tuple[str, ...] = ()


@dataclass(frozen=True)
class Finding:
    """Something `doctor` found wrong: what, where, and how to mend it."""

    code: str
    message: str
    cure: str
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class CampaignView:
    """The current campaign, for heads of pages and `GET /me`."""

    id: int
    title: str
    year: int
    district: str
    pack: str
    version: str
    pack_sha256: str
