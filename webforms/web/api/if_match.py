"""Which content a change was made from: the one ETag that If-Match names."""

from flask import request

from webforms.domain.errors import InputFaults


def seen() -> str | None:
    """None where none is named; `*` names none, so it counts as nothing said."""
    named = request.if_match.as_set(include_weak=True)
    if len(named) > 1:
        raise InputFaults.one("If-Match", "只写一个 ETag：读取时得到的那一个。")
    return next(iter(named), None)
