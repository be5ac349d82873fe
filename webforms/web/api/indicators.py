"""An indicator with its parts, and what the bureau decides about it."""

import datetime
from typing import Literal

from flask import Response
from pydantic import Field

from webforms.actions import decisions, figures
from webforms.web import here
from webforms.web.access_guard import verb
from webforms.web.api.answers import answer
from webforms.web.api.problem_shapes import UNREADABLE, refuses
from webforms.web.api.record_shapes import Reason
from webforms.web.api.resource import resource
from webforms.web.api.score_shapes import IndicatorAnswer, indicator_of
from webforms.web.api.shapes import ID, Answer, Asked, Body, Points, Typed

api = resource("indicators", "指标：得分、口径和决定")


class IndicatorAsked(Asked):
    code: str = Field(description="指标的编号，见 GET /scoreboard")


class DecisionAsked(Asked):
    id: int = Field(description="决定的编号")


class WhyAsked(Asked):
    reason: str = Field("", description="不便带内容时，理由可以写在地址里")


class NewDecision(Body):
    kind: Literal["manual", "override", "exemption"] = Field(description="人工评分、改分、不适用")
    points: Typed | None = None
    unit: str | None = Field(None, description="只对一个单位不适用时，写它的码")
    reason: str


class DecisionAnswer(Answer):
    id: int
    kind: str
    subject: str
    unit: str | None
    points: Points | None
    reason: str
    by: str
    at: datetime.datetime
    until: datetime.datetime | None = Field(description="收回或换掉的时间")
    taken_back: str = Field(description="收回的理由；还算数，或者被后来的决定换掉，是空的")


@api.get(
    "/indicators/<code>", summary="一个指标和它的算法",
    description="每一部分的分子、分母、标准、得分、理由，和还没有报、没有达标的单位。",
    responses={200: IndicatorAnswer, **refuses(404)})
@verb("indicator.read")
def read(path: IndicatorAsked) -> Response:
    return answer(indicator_of(figures.indicator(here.store(), here.actor(), path.code)))


@api.post(
    "/indicators/<code>/decisions", summary="人工评分、改分或不适用",
    description="人工评分 manual、改分 override、不适用 exemption，都要写理由，印在文档里。同类的旧决定由新的换掉。",
    responses={201: DecisionAnswer, **refuses(404, *UNREADABLE)})
@verb("indicator.decide")
def decide(path: IndicatorAsked, body: NewDecision) -> Response:
    decided = decisions.decide(
        here.store(), here.actor(), indicator=path.code, kind=body.kind, reason=body.reason, points=body.points,
        unit=body.unit)
    return answer(DecisionAnswer.model_validate(decided), 201)


@api.delete(
    f"/decisions/<{ID}:id>", summary="收回一个决定",
    description="要写理由：放在内容里，或者写在地址的 reason 里。已经收回、已经被换掉的是 409。",
    responses={200: DecisionAnswer, **refuses(404, 409, *UNREADABLE)})
@verb("indicator.decide")
def retract(path: DecisionAsked, query: WhyAsked, body: Reason) -> Response:
    taken = decisions.retract(here.store(), here.actor(), path.id, reason=body.reason or query.reason)
    return answer(DecisionAnswer.model_validate(taken))
