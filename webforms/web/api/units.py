"""The units that the account may see."""

import datetime

from flask import Response
from pydantic import Field

from webforms.actions import units
from webforms.web import here
from webforms.web.access_guard import verb
from webforms.web.api.answers import answer, cut
from webforms.web.api.known import known_kind, known_unit
from webforms.web.api.resource import resource
from webforms.web.api.shapes import Answer, Paged, Words

api = resource("units", "单位")


class UnitsAsked(Paged):
    kind: str | None = Field(None, description="哪一类单位")
    under: str | None = Field(None, description="哪个单位下面的")


class UnitAnswer(Answer):
    code: str
    name: str
    kind: str
    parent: str | None
    flags: Words
    opened: datetime.date | None
    closed: datetime.date | None = Field(description="撤并的日子，从这天起不再填报")
    successor: str | None = Field(description="撤并后由谁接着办")


class UnitList(Answer):
    items: list[UnitAnswer]
    next: str | None


@api.get(
    "/units", summary="看得到的单位，按名册的次序",
    description="按名册的次序。`under` 只看一个单位下面的，`kind` 只看一类。",
    responses={200: UnitList})
@verb("unit.read")
def list_(query: UnitsAsked) -> Response:
    found = units.list_units(
        here.store(), here.actor(), kind=known_kind(query.kind), under=known_unit(query.under, "under"))
    page, following = cut(found, lambda unit: unit.code, query.after, query.limit)
    return answer(UnitList(items=[UnitAnswer.model_validate(unit) for unit in page], next=following))
