"""Checks before a freeze: what is compared with what, as data. A closed list of kinds; a pack names what each reads.

A check has a `code` (several may share one), a `title` that says in words what is looked for, and a `level`: an error
must be mended, a warning may be accepted with a reason."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, fields
from decimal import Decimal
from typing import ClassVar

from webforms.domain.pack.framework import Sum, UnitCount
from webforms.domain.pack.records import Severity
from webforms.domain.pack.selection import Selection


@dataclass(frozen=True)
class ConsistencyCheck:
    """What every kind says. `kind` is the word of the pack."""

    kind: ClassVar[str]
    code: str
    title: str
    level: Severity

    @property
    def compares(self) -> tuple[object, ...]:
        """What it holds against what: everything it says but its words and how serious it is."""
        said = (field.name for field in fields(self) if field.name not in ("title", "level"))
        return (self.kind, *(getattr(self, key) for key in said))


@dataclass(frozen=True)
class WrittenNumbers(ConsistencyCheck):
    """Numbers typed into narrative texts agree with the figure they stand beside."""

    kind = "written_numbers"


@dataclass(frozen=True)
class UnknownTokens(ConsistencyCheck):
    """Every figure token of the narrative texts means something in this pack."""

    kind = "unknown_tokens"


@dataclass(frozen=True)
class PartOf(ConsistencyCheck):
    """`part` is at most `times` × `whole`, for each unit that states both and in all."""

    kind = "part_of"
    part: Sum
    whole: Sum | UnitCount
    times: Decimal = Decimal(1)


@dataclass(frozen=True)
class StatedAgainstSum(ConsistencyCheck):
    """What a unit states of its whole area is what its records and those of the units below it add up to."""

    kind = "stated_against_sum"
    stated: Sum
    own: Sum
    below: Sum
    within_percent: Decimal = Decimal(0)


@dataclass(frozen=True)
class RecomputedRate(ConsistencyCheck):
    """A quotient that a form states is `of` ÷ `per` × `times`, rounded as it is written."""

    kind = "recomputed_rate"
    stated: Sum
    of: Sum
    per: Sum
    times: Decimal = Decimal(1)
    within_percent: Decimal = Decimal(0)


@dataclass(frozen=True)
class PersonsAgainstTimes(ConsistencyCheck):
    """Persons are neither exactly as many as attendances, which would be the same number twice, nor more than live
    there."""

    kind = "persons_against_times"
    persons: Sum
    times: Sum | None = None
    population: Sum | None = None


@dataclass(frozen=True)
class OverLimit(ConsistencyCheck):
    """No single record states more than `at_most` of a metric."""

    kind = "over_limit"
    of: Sum
    at_most: Decimal


@dataclass(frozen=True)
class OutsideWindow(ConsistencyCheck):
    """A date of a record in force lies inside a window of the campaign."""

    kind = "outside_window"
    type: str
    field: str
    window: str


@dataclass(frozen=True)
class InsideHours(ConsistencyCheck):
    """A time range does not touch hours kept for something else: on these weekdays (1 is Monday), outside the months
    left out."""

    kind = "inside_hours"
    type: str
    date: str
    hours: str
    weekdays: tuple[int, ...]
    start: str
    end: str
    except_days: tuple[tuple[datetime.date, datetime.date], ...] = ()


@dataclass(frozen=True)
class UnitMixed(ConsistencyCheck):
    """A yearly figure is not about one of `factors` times last year's, or that part of it: another unit was typed."""

    kind = "unit_mixed"
    of: Sum
    factors: tuple[Decimal, ...]


@dataclass(frozen=True)
class MissingEvidence(ConsistencyCheck):
    """An indicator that was given points has every paper it asks for."""

    kind = "missing_evidence"


@dataclass(frozen=True)
class Duplicate(ConsistencyCheck):
    """No two records of one unit are equal in these fields; of a moment the day counts."""

    kind = "duplicate"
    type: str
    fields: tuple[str, ...]


@dataclass(frozen=True)
class DuplicateFile(ConsistencyCheck):
    """No file proves two records of these types."""

    kind = "duplicate_file"
    types: tuple[str, ...]


@dataclass(frozen=True)
class ReferenceNumber(ConsistencyCheck):
    """A document's number carries `form`, with the year of the document's date in place of `YEAR`."""

    YEAR: ClassVar[str] = "{year}"
    kind = "reference_number"
    type: str
    field: str
    date: str
    form: str


@dataclass(frozen=True)
class Jump(ConsistencyCheck):
    """A yearly figure moved by more than this since last year, and the record's `note` does not say why."""

    kind = "jump"
    of: Sum
    within_percent: Decimal
    note: str | None = None


@dataclass(frozen=True)
class NothingSubmitted(ConsistencyCheck):
    """Every one of these units has submitted something."""

    kind = "nothing_submitted"
    units: Selection


@dataclass(frozen=True)
class Waiting(ConsistencyCheck):
    """No record waits for review that would change a number one of these indicators reads."""

    kind = "waiting"
    indicators: tuple[str, ...]


@dataclass(frozen=True)
class OtherName(ConsistencyCheck):
    """Units are called as the register calls them: in fields of a type, or (no type) in the narrative texts."""

    kind = "other_name"
    type: str | None = None
    fields: tuple[str, ...] = ()
