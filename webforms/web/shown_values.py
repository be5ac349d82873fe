"""The values of a record as people read them: labels for choices, names for units, signs and measure words."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from webforms.domain.pack import Field, RecordType
from webforms.domain.texts import shortened
from webforms.web import here
from webforms.web.filters import day, weekday

HIDDEN = "••••••"
DASH = "—"
LONGEST_PART = 20


@dataclass(frozen=True)
class Shown:
    """One line of a record: the label, the value in words, the field it comes from."""

    field: Field
    text: str
    empty: bool = False


def lines(type_: RecordType, data: Mapping[str, Any], masked: frozenset[str] = frozenset()) -> tuple[Shown, ...]:
    """Every field that holds something, in the type's order."""
    return tuple(
        Shown(field, HIDDEN if field.key in masked else text_of(field, data[field.key]))
        for field in type_.fields if data.get(field.key) not in (None, "", [])
    )


def text_of(field: Field, value: Any) -> str:
    """One value in words; what cannot be read (a draft's raw text) stays as it was typed."""
    if value is None or value == "":
        return DASH
    try:
        return WRITERS.get(field.kind, _typed)(field, value)
    except (ValueError, TypeError, KeyError, InvalidOperation):
        return str(value)


def title_line(type_: RecordType, shown: Mapping[str, Any]) -> str:
    """The second line of a record in a list: its subtitle fields, joined."""
    parts = (shortened(text_of(type_.field(key), shown[key]), LONGEST_PART)
             for key in type_.shows.subtitle if shown.get(key))
    return " · ".join(parts)


def _typed(field: Field, value: Any) -> str:
    return str(value)


def _number(field: Field, value: Any) -> str:
    number = f"{Decimal(str(value)):,f}"
    return f"{number} {field.unit}".rstrip() if field.unit != "%" else f"{number}%"


def _yes_no(field: Field, value: Any) -> str:
    return {"true": "是", "false": "否"}[str(value).lower()]


def _choice(field: Field, value: Any) -> str:
    return field.choices[value]


def _choices(field: Field, value: Any) -> str:
    return "、".join(field.choices[each] for each in value)


def _date(field: Field, value: Any) -> str:
    at = datetime.date.fromisoformat(value)
    return f"{day(at)}（{weekday(at)}）"


def _datetime(field: Field, value: Any) -> str:
    at = datetime.datetime.fromisoformat(value)
    return f"{day(at)}（{weekday(at)}）{at:%H:%M}"


def _time_range(field: Field, value: Any) -> str:
    return f"{value['from']}–{value['to']}"


def _unit(field: Field, value: Any) -> str:
    return here.unit_name(value)


def _year(field: Field, value: Any) -> str:
    return f"{value}年"


WRITERS: Mapping[str, Callable[[Field, Any], str]] = {
    "integer": _number, "decimal": _number, "money": _number, "percent": _number, "bool": _yes_no,
    "choice": _choice, "choices": _choices, "date": _date, "datetime": _datetime, "time_range": _time_range,
    "unit": _unit, "year": _year,
}
