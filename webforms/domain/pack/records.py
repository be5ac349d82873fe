"""Record types: the forms people fill, declared once and read by form, check, column, schema and template."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from webforms.domain.pack.selection import Condition, Selection

FieldKind = Literal[
    "text", "long_text", "integer", "decimal", "money", "percent", "date", "datetime", "time_range", "bool",
    "choice", "choices", "year", "unit", "url", "phone",
]
Nature = Literal["event", "register", "yearly"]
Severity = Literal["error", "warning"]
BatchSpan = Literal["week"]


@dataclass(frozen=True)
class Origin:
    """What a unit said before: `field` of its newest record of `type`."""

    type: str
    field: str


@dataclass(frozen=True)
class Field:
    """One thing a person enters. `scale` is the number of decimal digits kept (money: 2, integer: 0); `kept` says why
    it is asked although nothing reads it; `units` are those that a field of kind `unit` may name, none: any;
    `default_from` is where a new form takes the value that the unit stated before."""

    key: str
    label: str
    kind: FieldKind
    unit: str = ""
    min: Decimal | None = None
    max: Decimal | None = None
    max_length: int | None = None
    scale: int = 0
    required: bool = False
    default: str | bool | int | None = None
    group: str = ""
    help: str = ""
    kept: str = ""
    choices: Mapping[str, str] = dataclasses.field(default_factory=dict)
    units: Selection = ()
    default_from: Origin | None = None


@dataclass(frozen=True)
class AtMost:
    """`field` is not larger than `of`."""

    code: str
    field: str
    of: str
    level: Severity = "error"


@dataclass(frozen=True)
class Order:
    """The named dates or times do not go backwards."""

    code: str
    fields: tuple[str, ...]
    level: Severity = "error"


@dataclass(frozen=True)
class Within:
    """A date lies inside a window of the campaign."""

    code: str
    field: str
    window: str
    level: Severity = "error"


@dataclass(frozen=True)
class RequiredIf:
    """`field` must be filled when the condition holds."""

    code: str
    field: str
    when: Condition
    level: Severity = "error"


@dataclass(frozen=True)
class Quotient:
    """`field` equals `of` ÷ `by` within a tolerance: a number that says how it was reached."""

    code: str
    field: str
    of: str
    by: str
    within_percent: Decimal
    when: Condition
    level: Severity = "error"


Check = AtMost | Order | Within | RequiredIf | Quotient


@dataclass(frozen=True)
class EvidenceItem:
    """Papers or pictures a record carries: `min` to `max` files of the accepted families (image, document)."""

    item: str
    label: str
    accept: tuple[str, ...]
    min: int = 0
    max: int | None = None


@dataclass(frozen=True)
class Shows:
    """Which fields name a record in a list."""

    title: str
    subtitle: tuple[str, ...] = ()


@dataclass(frozen=True)
class Batch:
    """Several events on one screen, a row a day: `rows` are asked for each day, `shared` once for all; the date is the
    row's, and every other field keeps its default."""

    by: BatchSpan
    rows: tuple[str, ...]
    shared: tuple[str, ...] = ()


@dataclass(frozen=True)
class RecordType:
    """A form. `review` maps the kind of the reporting unit to the levels that must agree, in order."""

    key: str
    title: str
    nature: Nature
    number: str
    filled_by: Selection
    review: Mapping[str, tuple[str, ...]]
    fields: tuple[Field, ...]
    shows: Shows
    date: str | None = None
    identity: tuple[str, ...] = ()
    since: str | None = None
    years: tuple[int, int] = (0, 0)
    private: tuple[str, ...] = ()
    checks: tuple[Check, ...] = ()
    evidence: tuple[EvidenceItem, ...] = ()
    enabled: bool = True
    batch: Batch | None = None

    def field(self, key: str) -> Field:
        """The field of this key; KeyError when the type has none."""
        return {declared.key: declared for declared in self.fields}[key]

    def item(self, key: str) -> EvidenceItem:
        """The evidence item of this key; KeyError when the type has none."""
        return {declared.item: declared for declared in self.evidence}[key]
