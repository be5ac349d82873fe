"""The installation: its campaign, accounts and units, and what the doctor finds."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


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


@dataclass(frozen=True)
class AdoptedPack:
    """A pack taken into use at a position: the one a campaign began with, or a change of it. `restated`: how many
    records state something else by it."""

    position: int
    version: str
    sha256: str
    at: datetime.datetime
    by: str
    restated: int


@dataclass(frozen=True)
class KeptPack:
    """A pack that was uploaded and never taken into use."""

    version: str
    sha256: str
    at: datetime.datetime


@dataclass(frozen=True)
class AccountView:
    id: int
    login: str
    name: str
    unit: str
    role: str
    active: bool = True
    must_change: bool = False


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
