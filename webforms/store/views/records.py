"""Records: in a list, opened, with their versions, files and history."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from webforms.domain.workflow import State

Item = TypeVar("Item")


@dataclass(frozen=True)
class Page(Generic[Item]):
    """A keyset page: `next` is what `after` takes to go on, None on the last page."""

    items: tuple[Item, ...]
    next: str | None = None


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
    taken_at: str | None = None


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
