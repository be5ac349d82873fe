"""The checking desk: what waits, what the program noticed about it, and what came of a batch."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from webforms.domain.workflow import State
from webforms.store.views.records import RecordLine, RecordView


@dataclass(frozen=True)
class OddDay:
    """A photo that was not taken around the days of its record."""

    sha256: str
    day: datetime.date


@dataclass(frozen=True)
class UsedTwice:
    """A photo that another record carries too. Without `record`: one of a unit that is not the reader's."""

    sha256: str
    record: int | None = None
    title: str = ""
    unit_name: str = ""
    state: State | None = None


@dataclass(frozen=True)
class Doubts:
    """What the program noticed about a version; a person decides what it means."""

    told: tuple[str, ...] = ()
    odd_days: tuple[OddDay, ...] = ()
    used_twice: tuple[UsedTwice, ...] = ()

    @property
    def count(self) -> int:
        return len(self.told) + len(self.odd_days) + len(self.photos_used_twice)

    @property
    def photos_used_twice(self) -> frozenset[str]:
        return frozenset(one.sha256 for one in self.used_twice)

    @property
    def photos(self) -> frozenset[str]:
        """The hashes of photos that are in doubt."""
        return self.photos_used_twice | {one.sha256 for one in self.odd_days}


@dataclass(frozen=True)
class Waiting:
    """A record in the queue."""

    line: RecordLine
    doubts: Doubts


@dataclass(frozen=True)
class Heap:
    """How many records of a unit, type and period wait."""

    unit: str
    unit_name: str
    type: str
    period: str
    count: int


@dataclass(frozen=True)
class Queue:
    """What waits for a unit: the lines that were asked for, and how the whole of it is made up. `doubtful` counts
    the lines with a doubt; `more` says that further ones come behind."""

    lines: tuple[Waiting, ...]
    heaps: tuple[Heap, ...]
    doubtful: int
    more: bool


@dataclass(frozen=True)
class Earlier:
    """The version before: its values, and the hashes of its files."""

    version: int
    data: Mapping[str, Any]
    files: frozenset[str]


@dataclass(frozen=True)
class Desk:
    """A record on the desk."""

    record: RecordView
    doubts: Doubts
    earlier: Earlier | None = None


@dataclass(frozen=True)
class Decided:
    """What came of one record of a batch; `why` when nothing did. `record` as it is now, None when it is not seen."""

    id: int
    record: RecordView | None
    why: str = ""


@dataclass(frozen=True)
class UsualReason:
    """A reason that the unit's reviewers gave before."""

    id: int
    text: str
