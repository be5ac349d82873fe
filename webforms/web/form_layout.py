"""How the fields of a record type stand on a page: groups, and rows inside a group.

    RecordType.fields ─► groups (by `group`) ─► rows: one field, or the parts of a whole side by side
Parts are what the type's own checks say they are: optional whole numbers, each at most the same field above them. So
a new type gets a good page without a line of code.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from webforms.domain.pack import AtMost, Field, RecordType

PART_WORD = "其中"
PARTS_IN_SIGHT = 3
FEWEST_PARTS = 2


@dataclass(frozen=True)
class Row:
    """One field, or (`of` is set) several parts of the field `of`; those beyond the third are folded away."""

    fields: tuple[Field, ...]
    of: Field | None = None

    @property
    def in_sight(self) -> tuple[Field, ...]:
        return self.fields[:PARTS_IN_SIGHT]

    @property
    def folded(self) -> tuple[Field, ...]:
        return self.fields[PARTS_IN_SIGHT:]


@dataclass(frozen=True)
class Group:
    title: str
    rows: tuple[Row, ...]


def groups_of(type_: RecordType) -> tuple[Group, ...]:
    """The type's fields in their order, grouped as declared."""
    grouped = groupby(type_.fields, key=lambda field: field.group)
    return tuple(Group(title, tuple(_rows(type_, tuple(fields)))) for title, fields in grouped)


def short_label(field: Field) -> str:
    """The label of a part below its heading, which already says that it is one."""
    return field.label.removeprefix(PART_WORD)


def _rows(type_: RecordType, fields: tuple[Field, ...]) -> Iterator[Row]:
    wholes = {check.field: check.of for check in type_.checks if isinstance(check, AtMost)}
    above: dict[str, Field] = {}
    for whole, run in groupby(fields, key=lambda field: wholes.get(field.key) if _may_be_part(field) else None):
        parts = tuple(run)
        if whole in above and len(parts) >= FEWEST_PARTS:
            yield Row(parts, of=above[whole or ""])
        else:
            yield from (Row((field,)) for field in parts)
        above.update({field.key: field for field in parts})


def _may_be_part(field: Field) -> bool:
    return field.kind == "integer" and not field.required
