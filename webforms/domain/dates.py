"""Dates and times: as people type them, as they are kept, and as a sentence names them.

Kept: `2016-06-14`, `2016-06-14T09:00`, `09:00`. Wall clock of Asia/Shanghai, without
summer time since 1991."""

from __future__ import annotations

import datetime
import re

from webforms.domain.texts import half_width

SHANGHAI = datetime.timezone(datetime.timedelta(hours=8), "Asia/Shanghai")
FIRST_YEAR, LAST_YEAR = 1900, 2199
DAY_LETTERS = len("2016-06-14")
"""What is kept of a moment begins with its day."""

_DAY = r"(\d{4})\s*(?:-|/|\.|年)\s*(\d{1,2})\s*(?:-|/|\.|月)\s*(\d{1,2})\s*日?"
_CLOCK = r"(\d{1,2})\s*(?::|时|点)\s*(\d{1,2})?\s*分?(?::\d{2}(?:\.\d+)?)?"
_DATE = re.compile(_DAY, re.ASCII)
_SOLID_DATE = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
_TIME = re.compile(_CLOCK, re.ASCII)
_DATETIME = re.compile(_DAY + r"(?:\s*T\s*|\s*)" + _CLOCK, re.ASCII)
_WITH_ZONE = re.compile(r"T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})", re.ASCII)
_RANGE = re.compile(r"(.+?)\s*(?:-|–|—|~|至|到)+\s*(.+)")


def read_date(typed: str) -> str | None:
    """The canonical day; None where no such day can be read."""
    text = half_width(typed).strip()
    match = _DATE.fullmatch(text) or _SOLID_DATE.fullmatch(text)
    return _day(*match.groups()) if match else None


def read_datetime(typed: str) -> str | None:
    """The canonical day and minute; a moment with a zone is turned to our clock. None where none can be read."""
    text = half_width(typed).strip()
    if _WITH_ZONE.search(text.upper()):
        return _moment(text)
    match = _DATETIME.fullmatch(text)
    if not match:
        return None
    year, month, day, hour, minute = match.groups()
    on, at = _day(year, month, day), _clock(hour, minute)
    return f"{on}T{at}" if on and at else None


def read_time(typed: str) -> str | None:
    """The canonical time of day, `08:00`; None where none can be read."""
    match = _TIME.fullmatch(half_width(typed).strip())
    return _clock(*match.groups()) if match else None


def split_range(typed: str) -> tuple[str, str] | None:
    """The two sides of `8:00–11:30`."""
    match = _RANGE.fullmatch(half_width(typed).strip())
    return (match[1], match[2]) if match else None


def day_in_words(day: datetime.date) -> str:
    """2016年6月14日, whatever year it is."""
    return f"{day.year}年{day.month}月{day.day}日"


def words(canonical: str) -> str:
    """A canonical date or moment as a sentence names it: 2016年6月14日 9:00."""
    named = day_in_words(datetime.date.fromisoformat(canonical[:DAY_LETTERS]))
    return named if len(canonical) == DAY_LETTERS else f"{named} {int(canonical[11:13])}:{canonical[14:16]}"


def _day(year: str, month: str, day: str) -> str | None:
    try:
        found = datetime.date(int(year), int(month), int(day))
    except ValueError:  # 30 February
        return None
    return found.isoformat() if FIRST_YEAR <= found.year <= LAST_YEAR else None


def _clock(hour: str, minute: str | None) -> str | None:
    hours, minutes = int(hour), int(minute or 0)
    return f"{hours:02}:{minutes:02}" if hours < 24 and minutes < 60 else None


def _moment(text: str) -> str | None:
    try:
        moment = datetime.datetime.fromisoformat(text.upper().replace(" ", "")).astimezone(SHANGHAI)
    except (ValueError, OverflowError):
        return None
    return moment.strftime("%Y-%m-%dT%H:%M") if FIRST_YEAR <= moment.year <= LAST_YEAR else None
