"""Units as the administrator sees them: what a unit was and is, and what hangs on it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from webforms.domain.units import Unit


@dataclass(frozen=True)
class UnitChange:
    """What holds of a unit from `on` on (None: since it is known), and who said so when."""

    event: int
    verb: str
    on: datetime.date | None
    change: Mapping[str, Any]
    by: str
    at: datetime.datetime


@dataclass(frozen=True)
class UnitLoad:
    """What hangs on a unit: records that figures count, records under review, accounts, open units below."""

    approved: int
    waiting: int
    accounts: int
    below: int


@dataclass(frozen=True)
class UnitSheet:
    """A unit with its history, the oldest day first."""

    unit: Unit
    changes: tuple[UnitChange, ...]
    load: UnitLoad


@dataclass(frozen=True)
class ListedUnit:
    """A unit in the list of all of them."""

    unit: Unit
    is_open: bool
    accounts: int


@dataclass(frozen=True)
class ColumnChange:
    """What a list would change in one column of a unit; the values as `unit_changes` keeps them."""

    column: str
    was: Any
    now: Any


@dataclass(frozen=True)
class TriedImport:
    """What an import of units would do: units that are new, those that change, those that are there as given."""

    added: tuple[Unit, ...]
    changed: Mapping[str, tuple[ColumnChange, ...]]
    same: tuple[str, ...]
