"""People's accounts: sheets that invite, who held an account when, and where it is signed in."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from webforms.store.views.installation import AccountView


@dataclass(frozen=True)
class InvitationView:
    """A sheet that invites: for which unit and role, by whom, until when. `by` is the inviting unit's code, empty for
    the person at the machine."""

    id: int
    unit: str
    role: str
    by: str
    ends_at: datetime.datetime
    used_at: datetime.datetime | None = None
    revoked_at: datetime.datetime | None = None


@dataclass(frozen=True)
class Welcome:
    """What the page behind a sheet shows: the sheet, and how many accounts the unit has."""

    invitation: InvitationView
    accounts: int


@dataclass(frozen=True)
class Sheet:
    """A fresh invitation: the only time its secret is seen."""

    secret: str
    unit: str
    role: str
    ends_at: datetime.datetime


@dataclass(frozen=True)
class HolderView:
    """Who held an account; `until` is None for who holds it."""

    name: str
    since: datetime.datetime
    until: datetime.datetime | None


@dataclass(frozen=True)
class AccountLine:
    """An account in a list. `seen_at`: when somebody last used it, None for never. `open`: whether the asking account
    may look after it."""

    account: AccountView
    created_at: datetime.datetime
    seen_at: datetime.datetime | None
    open: bool


@dataclass(frozen=True)
class FreshPassword:
    """A password that the program made: the only time it is seen."""

    account: AccountView
    password: str


@dataclass(frozen=True)
class DeviceView:
    """Where an account is signed in: `name` is what the browser calls itself. `here`: the device that asks."""

    id: int
    name: str
    since: datetime.datetime
    seen_at: datetime.datetime
    here: bool


@dataclass(frozen=True)
class TokenView:
    """A program that holds a token."""

    id: int
    name: str
    since: datetime.datetime
    ends_at: datetime.datetime
