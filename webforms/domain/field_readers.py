"""One reader for each kind of field: what a form sends or JSON holds → the canonical value, or why it cannot be.

    reader(field, raw, context) → value | None (nothing was filled in) | raises Unreadable

What a reader returns it reads back to itself, so canonical data can be read again at any time."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, get_args
from urllib.parse import urlsplit

from webforms.domain import dates, period, quantity, texts
from webforms.domain.errors import WebformsError
from webforms.domain.pack import Field, Pack
from webforms.domain.pack.framework import Window
from webforms.domain.units import Tree

LONGEST = {"text": 200, "long_text": 10_000, "url": 500, "phone": 40}
"""Where a pack gives no `max_length`."""
SHOWN_CHOICES = 6
TRUE, FALSE = frozenset({"true", "1", "on", "yes", "是"}), frozenset({"false", "0", "off", "no", "否"})

_PHONE = re.compile(r"\+?[0-9(][0-9() -]{3,24}[0-9](?:\s*转\s*[0-9]{1,6})?")
_ADDRESS_WITHOUT_SCHEME = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+([/:?#].*)?", re.ASCII | re.IGNORECASE)
_NOT_IN_ADDRESS = re.compile(r"[\s<>\"'`{}|\\^]")


@dataclass(frozen=True)
class ReadContext:
    """What reading must know beside the form: the campaign's year, its windows, and the units that may be named;
    with the tree also which of them fit a field that names a selection."""

    year: int
    windows: Mapping[str, tuple[datetime.date, datetime.date]]
    units: frozenset[str] = frozenset()
    tree: Tree | None = None


def context_of(pack: Pack, units: Iterable[str], tree: Tree | None = None) -> ReadContext:
    windows = {window: period.days_of_window(window, pack) for window in get_args(Window)}
    return ReadContext(pack.campaign.year, windows, frozenset(units), tree)


class Unreadable(WebformsError):
    """What was typed is nothing this field can keep; `why` says how to mend it, without naming the field."""

    code, kind = "unreadable-value", "input"
    text = "{why}"


Reader = Callable[[Field, object, ReadContext], Any]


def read_text(field: Field, raw: object, context: ReadContext) -> str | None:
    return _fitting(field, texts.one_line(_as_text(raw)))


def read_long_text(field: Field, raw: object, context: ReadContext) -> str | None:
    return _fitting(field, texts.many_lines(_as_text(raw)))


def read_integer(field: Field, raw: object, context: ReadContext) -> int | None:
    value = _number(field, raw, 0)
    return None if value is None else int(value)


def read_decimal(field: Field, raw: object, context: ReadContext) -> str | None:
    value = _number(field, raw, field.scale)
    return None if value is None else quantity.plain(value)


def read_year(field: Field, raw: object, context: ReadContext) -> int | None:
    typed = re.sub("年度?$", "", _as_text(raw).strip()) if isinstance(raw, str) else raw
    year = _number(field, typed, 0)
    if year is not None and not dates.FIRST_YEAR <= year <= dates.LAST_YEAR:
        raise Unreadable(why=f"没有 {year} 年度，请写四位数的年份，例如 {context.year}。")
    return None if year is None else int(year)


def read_date(field: Field, raw: object, context: ReadContext) -> str | None:
    return _dated(raw, dates.read_date, f"{context.year}-06-14")


def read_datetime(field: Field, raw: object, context: ReadContext) -> str | None:
    if isinstance(raw, str) and (day := dates.read_date(raw)):
        raise Unreadable(why=f"只有日期，还缺钟点。请写成 {day} 09:00 这样。")
    return _dated(raw, dates.read_datetime, f"{context.year}-06-14 09:00")


def read_time_range(field: Field, raw: object, context: ReadContext) -> dict[str, str] | None:
    first, last = _two_sides(raw)
    if not first and not last:
        return None
    if not first or not last:
        raise Unreadable(why="起止时间要填两头，例如 08:00 到 11:30。")
    start, end = _clock(first), _clock(last)
    if start >= end:
        raise Unreadable(why=f"开始 {start} 不早于结束 {end}，请核对，是不是填反了。")
    return {"from": start, "to": end}


def read_bool(field: Field, raw: object, context: ReadContext) -> bool | None:
    if isinstance(raw, bool):
        return raw
    typed = texts.half_width(_as_text(raw)).strip().lower()
    if not typed:
        return None
    if typed not in TRUE | FALSE:
        raise Unreadable(why=f"看不懂“{texts.shortened(typed)}”，请选“是”或“否”。")
    return typed in TRUE


def read_choice(field: Field, raw: object, context: ReadContext) -> str | None:
    return _one_of(field, _as_text(raw).strip()) or None


def read_choices(field: Field, raw: object, context: ReadContext) -> list[str] | None:
    several = raw if isinstance(raw, list | tuple) else [raw]
    picked = {_one_of(field, _as_text(one).strip()) for one in several}
    return [key for key in field.choices if key in picked] or None


def read_unit(field: Field, raw: object, context: ReadContext) -> str | None:
    code = _as_text(raw).strip()
    if code and code not in context.units:
        raise Unreadable(why=f"没有代码是“{texts.shortened(code)}”的单位，请从名单里选。")
    if code and field.units and context.tree and not context.tree.matches(context.tree.get(code), field.units):
        raise Unreadable(why=f"这里不选“{context.tree.get(code).name}”，请从名单里选。")
    return code or None


def read_url(field: Field, raw: object, context: ReadContext) -> str | None:
    """An address of the web; `www.example.com` gets the scheme that nobody types."""
    typed = texts.half_width(texts.one_line(_as_text(raw)))
    if not typed:
        return None
    address = f"http://{typed}" if _ADDRESS_WITHOUT_SCHEME.fullmatch(typed) else typed
    if _NOT_IN_ADDRESS.search(address) or not _leads_somewhere(address):
        shown = texts.shortened(typed, 30)
        raise Unreadable(why=f"“{shown}”不是网址，请从浏览器地址栏复制，以 http:// 或 https:// 开头。")
    return _fitting(field, address)


def read_phone(field: Field, raw: object, context: ReadContext) -> str | None:
    typed = texts.half_width(texts.one_line(_as_text(raw)))
    if typed and not _PHONE.fullmatch(typed):
        raise Unreadable(why=f"“{texts.shortened(typed)}”不像电话号码，请写成 0763-1234567 或 11 位手机号。")
    return _fitting(field, typed)


READERS: Mapping[str, Reader] = {
    "text": read_text, "long_text": read_long_text, "integer": read_integer, "decimal": read_decimal,
    "money": read_decimal, "percent": read_decimal, "date": read_date, "datetime": read_datetime,
    "time_range": read_time_range, "bool": read_bool, "choice": read_choice, "choices": read_choices,
    "year": read_year, "unit": read_unit, "url": read_url, "phone": read_phone,
}


def _as_text(raw: object) -> str:
    if raw is None:
        return ""
    if isinstance(raw, str):
        return raw
    if isinstance(raw, int | Decimal) and not isinstance(raw, bool):
        return str(raw)
    raise Unreadable(why="这里要填文字，收到的不是。请重新填。")


def _fitting(field: Field, text: str) -> str | None:
    limit = field.max_length or LONGEST[field.kind]
    if len(text) > limit:
        raise Unreadable(why=f"最多 {limit} 个字，现在有 {len(text)} 个，请删去 {len(text) - limit} 个。")
    return text or None


def _number(field: Field, raw: object, scale: int) -> Decimal | None:
    if raw is None or (isinstance(raw, str) and not (raw := texts.one_line(raw))):
        return None
    exact = Decimal(repr(raw)) if isinstance(raw, float) else raw
    try:
        value = quantity.read_number(exact, scale, field.unit)
    except quantity.UnreadableNumber as why:
        raise Unreadable(why=str(why)) from None
    return _in_bounds(field, value)


def _in_bounds(field: Field, value: Decimal) -> Decimal:
    if field.min is not None and value < field.min:
        raise Unreadable(why=f"不能小于 {_amount(field, field.min)}，现在是 {_amount(field, value)}。请核对。")
    if field.max is not None and value > field.max:
        raise Unreadable(why=f"不能大于 {_amount(field, field.max)}，现在是 {_amount(field, value)}。请核对。")
    return value


def _amount(field: Field, value: Decimal) -> str:
    return f"{value:,f} {field.unit}".strip()


def _dated(raw: object, read: Callable[[str], str | None], example: str) -> str | None:
    typed = texts.one_line(_as_text(raw))
    if not typed:
        return None
    found = read(typed)
    if found is None:
        raise Unreadable(why=f"“{texts.shortened(typed, 20)}”不是有效的日期，请写成 {example} 这样。")
    return found


def _two_sides(raw: object) -> tuple[str, str]:
    if isinstance(raw, Mapping):
        return _as_text(raw.get("from")).strip(), _as_text(raw.get("to")).strip()
    typed = texts.one_line(_as_text(raw))
    if not typed:
        return "", ""
    return dates.split_range(typed) or (typed, "")


def _clock(typed: str) -> str:
    found = dates.read_time(typed)
    if found is None:
        raise Unreadable(why=f"“{texts.shortened(typed)}”不是钟点，请写成 08:00 这样。")
    return found


def _one_of(field: Field, key: str) -> str:
    if key and key not in field.choices:
        offered = "、".join(list(field.choices.values())[:SHOWN_CHOICES])
        more = "等" if len(field.choices) > SHOWN_CHOICES else ""
        raise Unreadable(why=f"没有“{texts.shortened(key)}”这一项，请从{offered}{more}里选。")
    return key


def _leads_somewhere(address: str) -> bool:
    try:
        parts = urlsplit(address)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:  # a bracket or a port that is none
        return False
