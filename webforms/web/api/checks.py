"""What the checks before a freeze find, and warnings that may stand for a reason."""

import datetime
from collections.abc import Iterable
from typing import Any

from flask import Response
from pydantic import Field

from webforms.actions import checks
from webforms.domain.consistency import Finding, Judged
from webforms.web import here
from webforms.web.access_guard import verb
from webforms.web.api.answers import answer, cut, nothing
from webforms.web.api.problem_shapes import UNREADABLE, refuses
from webforms.web.api.record_shapes import Reason
from webforms.web.api.resource import resource
from webforms.web.api.shapes import Answer, Asked, Paged

api = resource("checks", "冻结前的检查")


class FindingAsked(Asked):
    id: str = Field(description="这一项的编号，见 GET /checks")


class Acceptance(Reason):
    fingerprint: str | None = Field(None, description="看到的那一项的 fingerprint；与现在的不同就是 409，不写不比")


class LinkAnswer(Answer):
    kind: str = Field(description="figure、record、section、unit 或 indicator")
    key: str
    label: str


class FindingAnswer(Answer):
    id: str = Field(description="同一处的同一个问题总是同一个编号")
    code: str
    level: str = Field(description="error 要改好；warning 改好，或写明理由")
    title: str
    message: str
    links: list[LinkAnswer]
    fingerprint: str = Field(description="数据变了，它就变")


class AcceptanceAnswer(Answer):
    reason: str
    by: str
    at: datetime.datetime


class JudgedAnswer(FindingAnswer):
    accepted: AcceptanceAnswer | None = Field(description="谁为什么同意；数据变了就要重新说明")


class FindingList(Answer):
    open: int = Field(description="还有几项没有处理，不能冻结")
    items: list[JudgedAnswer]
    next: str | None


@api.get(
    "/checks", summary="冻结前的检查查出的问题",
    description="冻结以前要处理的问题，按编号排。`open` 是还没有处理的项数；为 0 才能冻结。",
    responses={200: FindingList})
@verb("finding.read")
def list_(query: Paged) -> Response:
    found = checks.list_findings(here.store(), here.actor())
    page, following = cut(found, lambda one: one.finding.id, query.after, query.limit)
    return answer(FindingList(open=sum(one.open for one in found), items=[shown(one) for one in page], next=following))


@api.post(
    "/checks/<id>/accept", summary="提醒可以不改，写明理由",
    description="提醒（warning）可以不改，写明理由（至少十个字）；错误（error）要改好，说理由是 409。",
    responses={200: JudgedAnswer, **refuses(404, 409, *UNREADABLE)})
@verb("finding.accept")
def accept(path: FindingAsked, body: Acceptance) -> Response:
    accepted = checks.accept_finding(here.store(), here.actor(), path.id, body.reason, body.fingerprint)
    return answer(shown(accepted))


@api.delete(
    "/checks/<id>/accept", summary="收回说明",
    description="收回以前写的理由，这一项又算没有处理。",
    responses={204: None, **refuses(404)})
@verb("finding.accept")
def withdraw(path: FindingAsked) -> Response:
    checks.withdraw_acceptance(here.store(), here.actor(), path.id)
    return nothing()


def shown(one: Judged) -> JudgedAnswer:
    accepted = AcceptanceAnswer.model_validate(one.accepted) if one.accepted else None
    return JudgedAnswer(**FindingAnswer.model_validate(one.finding).model_dump(), accepted=accepted)


def finding(found: Finding) -> dict[str, Any]:
    """A finding within a problem."""
    return FindingAnswer.model_validate(found).model_dump(mode="json")


def listed(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    return [finding(found) for found in findings]
