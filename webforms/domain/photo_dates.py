"""Whether a photo was taken around the days that its record is about: a quiet hint, never an error.

    dates in the entry ─► first and last ─► days between them and the photo ─► a doubt, or none
A camera's clock may be wrong and a poster may be photographed earlier, so nothing is refused for it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from typing import Any

from webforms.domain.pack import RecordType

DAYS_AROUND = 3
"""Photos are taken while things are prepared and tidied up."""


def day_in_doubt(type_: RecordType, data: Mapping[str, Any], taken_at: str | None) -> datetime.date | None:
    """The day on which a photo was taken, where it is further away than that; None where there is nothing to say.

    `data` may be canonical or as it was typed. What happens on no day (a register, a yearly form) has no doubt."""
    taken = _day(taken_at)
    days = sorted(_days(type_, data)) if type_.nature == "event" else []
    if taken is None or not days:
        return None
    apart = max((days[0] - taken).days, (taken - days[-1]).days)
    return taken if apart > DAYS_AROUND else None


def _days(type_: RecordType, data: Mapping[str, Any]) -> Iterator[datetime.date]:
    for field in type_.fields:
        if field.kind in ("date", "datetime") and (day := _day(data.get(field.key))):
            yield day


def _day(value: Any) -> datetime.date | None:
    """The day of a date or a moment; None of anything else that was typed."""
    try:
        return datetime.date.fromisoformat(str(value or "")[:10])
    except ValueError:
        return None
