"""A reviewer's words, each beside the field it is about.

The reason of a return is one text. A line that begins with a label of the form and a colon is about that field:
「参加人次：签到表上是 41 人。」 The checking page writes it so, and the form puts it there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from webforms.domain.pack import RecordType

COLON = "："


@dataclass(frozen=True)
class Remarks:
    """`fields` and `items` hold texts by key; `general` is about the whole record."""

    general: tuple[str, ...] = ()
    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    items: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def places(self) -> int:
        return len(self.general) + len(self.fields) + len(self.items)


def address(label: str, text: str) -> str:
    """The reason about one field; about the whole record without a label."""
    return f"{label}{COLON}{text}" if label and text else text


def remarks_in(reason: str, type_: RecordType) -> Remarks:
    """Take a reason apart."""
    fields: dict[str, tuple[str, ...]] = {}
    items: dict[str, tuple[str, ...]] = {}
    general: list[str] = []
    keys = {each.label: (fields, each.key) for each in type_.fields}
    keys |= {each.label: (items, each.item) for each in type_.evidence}
    for label, text in _lines(reason):
        if label in keys:
            found, key = keys[label]
            found[key] = (*found.get(key, ()), text)
        else:
            general.append(address(label, text))
    return Remarks(tuple(general), fields, items)


def _lines(reason: str) -> Iterator[tuple[str, str]]:
    for line in reason.splitlines():
        label, colon, text = line.strip().partition(COLON)
        if colon and text.strip():
            yield label.strip(), text.strip()
        elif line.strip():
            yield "", line.strip()
