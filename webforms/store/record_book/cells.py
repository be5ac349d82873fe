"""What stands in a cell as the text a form would get: exact, and as the person who filled it sees it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from webforms.domain.pack import Field
from webforms.domain.quantity import plain as plain_number
from webforms.domain.texts import many_lines, one_line
from webforms.store.record_book.columns import Column
from webforms.store.record_book.names import find_code, plain

PARTS = re.compile(r"[；;、，,\n]+")
HALF_A_SECOND = datetime.timedelta(milliseconds=500)
"""What a spreadsheet keeps of 09:00 may be a hair before it."""


def text_of(cell: Any) -> str:
    """A cell as one text; empty where nothing stands in it."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime.datetime):
        return _moment(value, str(cell.number_format))
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, datetime.time):
        return _clock(datetime.datetime.combine(datetime.date(2000, 1, 1), value))
    if isinstance(value, datetime.timedelta):
        return _span(value)
    if isinstance(value, int | float):
        return _number(value, str(cell.number_format))
    return many_lines(str(value))


def raw_value(column: Column, text: str, codes: Mapping[str, str]) -> Any:
    """What a form would send for this text: keys for labels, codes for names; what is not known stays as it is."""
    field = column.field
    if field is None:
        return one_line(text)
    if field.kind == "choice":
        return _key(field, text)
    if field.kind == "choices":
        return [_key(field, part) for part in parts_of(field, text)]
    if field.kind == "unit":
        return find_code(codes, text) or one_line(text)
    if field.kind == "date":  # a cell that shows a day may hold a moment
        return re.sub(r"^(\d{4}-\d\d-\d\d) \d\d:\d\d$", r"\1", text)
    return text


def names_in(text: str) -> tuple[str, ...]:
    """The names of files that stand in one cell."""
    return tuple(name for part in PARTS.split(text) if (name := one_line(part)))


def parts_of(field: Field, text: str) -> list[str]:
    """The choices of a cell; a label may hold a sign that elsewhere divides."""
    if plain(text) in _labels(field):
        return [text]
    return [one_line(part) for part in PARTS.split(text) if one_line(part)]


def _key(field: Field, said: str) -> str:
    return _labels(field).get(plain(said), one_line(said))


def _labels(field: Field) -> dict[str, str]:
    return {plain(label): key for key, label in field.choices.items()}


def _moment(value: datetime.datetime, shown_as: str) -> str:
    exact = value + HALF_A_SECOND
    day = exact.date().isoformat()
    has_clock = "h" in shown_as.lower() or exact.time() >= datetime.time(0, 1)
    return f"{day} {exact:%H:%M}" if has_clock else day


def _clock(value: datetime.datetime) -> str:
    return (value + HALF_A_SECOND).strftime("%H:%M")


def _span(value: datetime.timedelta) -> str:
    minutes = int((value + HALF_A_SECOND).total_seconds()) // 60
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _number(value: float, shown_as: str) -> str:
    """As many digits as a spreadsheet keeps: 0.1 + 0.2 is 0.3."""
    exact = Decimal(format(value, ".15g"))
    if not exact.is_finite():
        return str(value)
    return plain_number(exact * 100) + "%" if "%" in shown_as else plain_number(exact)
