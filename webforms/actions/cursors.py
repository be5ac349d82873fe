"""Where a list goes on: what a client gives back as `after`."""

from __future__ import annotations

from webforms.domain.errors import InputFaults


def read_number(after: str | None) -> int | None:
    """The number in a cursor that one of our pages gave out."""
    if after is None or after == "":
        return None
    if not after.isascii() or not after.isdigit() or len(after) > 18:
        raise InputFaults.one("after", "翻页的位置不对，请从第一页再来。")
    return int(after)
