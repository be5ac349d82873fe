"""Frozen campaigns, and two of them side by side."""

import datetime

from flask import Response
from pydantic import Field

from webforms.actions import figures, snapshots
from webforms.web import here
from webforms.web.access_guard import verb
from webforms.web.api.answers import answer, cut
from webforms.web.api.problem_shapes import UNREADABLE, refuses
from webforms.web.api.resource import resource
from webforms.web.api.score_shapes import Scoreboard, scoreboard_of
from webforms.web.api.shapes import ID, Answer, Asked, Body, Paged, Points

api = resource("snapshots", "数据快照")


class SnapshotAsked(Asked):
    id: int = Field(description="快照的编号，见 GET /snapshots")


class PairAsked(Asked):
    a: int = Field(description="一个快照的编号")
    b: int = Field(description="另一个快照的编号；先后不论")


class NewSnapshot(Body):
    title: str = Field(description="快照的名称，例如“第一次自评”")


class SnapshotAnswer(Answer):
    id: int
    label: str = Field(description="印在文档上的编号")
    title: str
    position: int
    sha256: str
    seal: str
    points: Points
    of: Points
    provisional: bool
    as_of: datetime.date
    frozen_at: datetime.datetime
    by: str
    corrected_since: int = Field(description="冻结以后换版或撤回的记录")
    approved_since: int = Field(description="冻结以后新通过的记录")


class SnapshotWhole(SnapshotAnswer):
    scoreboard: Scoreboard


class SnapshotList(Answer):
    items: list[SnapshotAnswer]
    next: str | None


class SideAnswer(Answer):
    value: str | None
    printed: str
    state: str
    met: bool | None = Field(description="指标达到标准没有；不是指标的、还不能判定的是 null")
    shown: str = Field(description="指标里与标准比较的数，按印出来的样子")


class LineAnswer(Answer):
    key: str
    title: str
    before: SideAnswer
    after: SideAnswer
    changed: bool
    causes: list[str]


class ComparisonAnswer(Answer):
    before: str
    after: str
    total: LineAnswer
    must_meet: LineAnswer
    levels: list[LineAnswer]
    indicators: list[LineAnswer]
    figures: list[LineAnswer]
    remarks: list[str]


@api.post(
    "/snapshots", summary="冻结现在的数据",
    description="把现在的数据、得分、文字定下来，以后的文档都由它生成。还有问题没有处理是 409，findings 列出是哪些。",
    responses={201: SnapshotAnswer, **refuses(409, *UNREADABLE)})
@verb("snapshot.freeze")
def freeze(body: NewSnapshot) -> Response:
    frozen = snapshots.freeze(here.store(), here.actor(), body.title)
    return answer(SnapshotAnswer.model_validate(frozen), 201, location=f"/api/v1/snapshots/{frozen.id}")


@api.get(
    "/snapshots", summary="数据快照，新的在前",
    description="每个快照的编号、位置、校验码、得分，和冻结以后更正、新通过了几条记录。",
    responses={200: SnapshotList})
@verb("snapshot.read")
def list_(query: Paged) -> Response:
    found = snapshots.list_snapshots(here.store(), here.actor())
    page, following = cut(found, lambda each: str(each.id), query.after, query.limit)
    return answer(SnapshotList(items=[SnapshotAnswer.model_validate(each) for each in page], next=following))


@api.get(
    f"/snapshots/<{ID}:id>", summary="一个数据快照和它的得分",
    description="快照本身和它的得分总表。",
    responses={200: SnapshotWhole, **refuses(404)})
@verb("snapshot.read")
def read(path: SnapshotAsked) -> Response:
    frozen = SnapshotAnswer.model_validate(snapshots.get_snapshot(here.store(), here.actor(), path.id))
    score = scoreboard_of(figures.scoreboard(here.store(), here.actor(), path.id))
    return answer(SnapshotWhole(**frozen.model_dump(), scoreboard=score))


@api.get(
    f"/snapshots/<{ID}:a>/compare/<{ID}:b>", summary="两个快照的数据和得分对照",
    description="先冻结的是 before。changed 是有变化的；causes 是因为什么。",
    responses={200: ComparisonAnswer, **refuses(404)})
@verb("snapshot.read")
def compare(path: PairAsked) -> Response:
    return answer(ComparisonAnswer.model_validate(snapshots.compare(here.store(), here.actor(), path.a, path.b)))
