"""What every view gives back: a shape as JSON, with its status and the headers that name and date it."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from typing import Literal, TypeVar

from flask import Response, request
from pydantic import BaseModel

from webforms.domain.errors import InputFaults

Item = TypeVar("Item")

REVALIDATE = "private, no-cache"
"""What a client may keep, if it asks each time whether it still holds."""


def answer(shape: BaseModel, status: int = 200, *, etag: str | None = None, location: str | None = None) -> Response:
    """The shape as JSON."""
    response = Response(shape.model_dump_json(), status, mimetype="application/json")
    if etag is not None:
        response.set_etag(etag)
        response.headers["Cache-Control"] = REVALIDATE
    if location is not None:
        response.headers["Location"] = location
    return response


def nothing() -> Response:
    return Response(status=204)


def unless_known(shape: BaseModel) -> Response:
    """The shape with an ETag of its content, or 304 to who has it already."""
    body = shape.model_dump_json()
    response = Response(body, mimetype="application/json")
    response.set_etag(hashlib.sha256(body.encode()).hexdigest()[:32])
    response.headers["Cache-Control"] = REVALIDATE
    response.make_conditional(request)
    return response


def made(created: bool) -> Literal[200, 201]:
    """The status of what was sent: made now, or there already."""
    return 201 if created else 200


def cut(items: Iterable[Item], key: Callable[[Item], str], after: str | None, limit: int) -> tuple[
        Sequence[Item], str | None]:
    """One page of a list that stands in an order of its own, and the key after which the next begins."""
    listed = list(items)
    start = 0 if after is None else _place_after([key(item) for item in listed], after)
    page = listed[start:start + limit]
    return page, key(page[-1]) if start + limit < len(listed) else None


def _place_after(keys: Sequence[str], after: str) -> int:
    if after not in keys:
        raise InputFaults.one("after", "翻页的位置不对，请从第一页再来。")
    return keys.index(after) + 1
