"""Record types: what a form asks for, as JSON Schema with labels, and whether it is in use."""

from typing import Any

from flask import Response
from pydantic import ConfigDict, Field

from webforms.actions import decisions
from webforms.domain.errors import NotFound
from webforms.domain.pack import RecordType
from webforms.domain.schema import type_schema
from webforms.web import here
from webforms.web.access_guard import verb
from webforms.web.api.answers import answer, cut
from webforms.web.api.problem_shapes import UNREADABLE, refuses
from webforms.web.api.resource import resource
from webforms.web.api.shapes import Answer, Asked, Body, Paged

api = resource("types", "记录类型：要填什么")


class TypeAsked(Asked):
    type: str = Field(description="记录类型的代号，见 GET /types")


class Check(Answer):
    """A check between fields; its further members depend on `kind`."""

    model_config = ConfigDict(extra="allow")

    code: str
    level: str = Field(description="error 交不上去，warning 提醒")
    kind: str
    message: str


class EvidenceAsked(Answer):
    item: str
    label: str
    accept: list[str]
    min: int
    max: int | None


class TypeAnswer(Answer):
    type: str
    title: str
    nature: str = Field(description="event 一次次的活动，register 长期的情况，yearly 一年一份")
    enabled: bool
    identity: list[str] = Field(description="同一单位里认出同一件东西的栏目")
    private: list[str] = Field(description="外人看不到内容的栏目")
    data: dict[str, Any] = Field(description="栏目，写成 JSON Schema")
    checks: list[Check]
    evidence: list[EvidenceAsked]


class TypeList(Answer):
    items: list[TypeAnswer]
    next: str | None


class Switch(Body):
    enabled: bool


class Switched(Answer):
    type: str
    enabled: bool


@api.get(
    "/types", summary="全部记录类型",
    description="每种记录的栏目（JSON Schema，带中文名）、栏目之间的检查、要带的材料，和有没有启用。",
    responses={200: TypeList})
@verb("type.read")
def list_(query: Paged) -> Response:
    page, following = cut(here.pack().types.values(), lambda type_: type_.key, query.after, query.limit)
    enabled = decisions.enabled_types(here.store())
    return answer(TypeList(items=[_shape(type_, enabled) for type_ in page], next=following))


@api.get(
    "/types/<type>", summary="一种记录要填什么",
    description="同列表里的一项。没有这种记录是 404。",
    responses={200: TypeAnswer, **refuses(404)})
@verb("type.read")
def read(path: TypeAsked) -> Response:
    if path.type not in here.pack().types:
        raise NotFound(what=f"“{path.type}”这种记录")
    return answer(_shape(here.pack().types[path.type], decisions.enabled_types(here.store())))


@api.put(
    "/types/<type>/enabled", summary="启用或停用一种记录",
    description="停用的不再能填，它的报送任务也停下；启用就恢复。",
    responses={200: Switched, **refuses(404, *UNREADABLE)})
@verb("type.enable")
def enable(path: TypeAsked, body: Switch) -> Response:
    decisions.enable_type(here.store(), here.actor(), path.type, body.enabled)
    return answer(Switched(type=path.type, enabled=body.enabled))


def _shape(type_: RecordType, enabled: frozenset[str]) -> TypeAnswer:
    said = type_schema(type_, here.pack().campaign.year)
    return TypeAnswer.model_validate({**said, "enabled": type_.key in enabled})
