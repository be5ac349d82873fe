"""What a new form begins with, so that a thing is entered once: an earlier entry, the register, the week before.

Copied is how and where something is done: texts, choices, places, times of day. Never copied is what must be counted
or looked up anew: dates, numbers of any kind, sums of money, and what tells a thing apart from every other. Files
belong to one entry alone."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from webforms.domain.pack import Field, RecordType

COPIED_KINDS = frozenset({"text", "long_text", "url", "phone", "time_range", "bool", "choice", "choices", "unit"})
DAYS = 7


def copied(type_: RecordType, data: Mapping[str, Any]) -> dict[str, Any]:
    """What of an earlier entry stands in a new one. Of a date with a time of day the time stays."""
    found: dict[str, Any] = {}
    for field in type_.fields:
        value = data.get(field.key)
        if value in (None, "", []) or field.key in type_.identity:
            continue
        if field.kind in COPIED_KINDS:
            found[field.key] = value
        elif field.kind == "datetime":
            found[field.key] = _time_alone(str(value))
    return found


def beginnings(type_: RecordType, newest: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """The values that the pack says are known from the unit's newest record of another form, by field."""
    found = {}
    for field in type_.fields:
        if field.default_from is not None:
            value = newest.get(field.default_from.type, {}).get(field.default_from.field)
            if value not in (None, "", []) and _has_room(value, field):
                found[field.key] = value
    return found


def origins(type_: RecordType) -> tuple[str, ...]:
    """The forms that a new one of this type looks at."""
    named = (field.default_from.type for field in type_.fields if field.default_from is not None)
    return tuple(dict.fromkeys(named))


def week_of(day: datetime.date) -> tuple[datetime.date, ...]:
    """Monday to Sunday around a day."""
    monday = day - datetime.timedelta(days=day.weekday())
    return tuple(monday + datetime.timedelta(days=number) for number in range(DAYS))


def _has_room(value: Any, field: Field) -> bool:
    """A text that is too long for its new place is left out, never cut."""
    return not isinstance(value, str) or field.max_length is None or len(value) <= field.max_length


def _time_alone(value: str) -> str:
    return f"T{value.partition('T')[2]}" if "T" in value else ""
