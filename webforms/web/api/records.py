"""Records: entered, changed, submitted, reviewed, taken back, looked at."""

from flask import Response, request

from webforms.actions import records, review
from webforms.domain import access
from webforms.domain.errors import Conflict
from webforms.store.views import RecordView
from webforms.web import here
from webforms.web.access_guard import verb
from webforms.web.api.answers import answer, made
from webforms.web.api.if_match import seen
from webforms.web.api.known import known_type, known_unit
from webforms.web.api.problem_shapes import UNREADABLE, refuses
from webforms.web.api.record_shapes import (
    Content,
    Decision,
    MomentAsked,
    NewRecord,
    Reason,
    Record,
    RecordAsked,
    RecordList,
    RecordsAsked,
    Seen,
)
from webforms.web.api.refusals import refuse, shown
from webforms.web.api.resource import resource
from webforms.web.api.shapes import ID

api = resource("records", "记录：填写、修改、提交、审核、撤回、查看")


@api.post(
    "/records", summary="填一条记录",
    description="`client_id` 由发送方定。没有收到回答就原样再发：同样的内容是 200 和同一条，别的内容是 409，给出两份。",
    responses={201: Record, 200: Record, **refuses(409, *UNREADABLE)})
@verb("record.draft")
def create(body: NewRecord) -> Response:
    saved = records.create_record(
        here.store(), here.actor(), client_id=body.client_id, type=body.type, unit=body.unit, data=body.data,
        evidence=body.evidence_sent, submit=body.submit)
    return _record(saved.record, made(saved.created))


@api.get(
    "/records", summary="记录列表，新的在前",
    description="只有看得到的；`state` 是最新一版的状态，`in_force_version` 是数据和得分所用的那一版。",
    responses={200: RecordList})
@verb("record.read")
def list_(query: RecordsAsked) -> Response:
    found = records.list_records(
        here.store(), here.actor(), type=known_type(query.type), state=query.state, unit=known_unit(query.unit),
        after=query.after, limit=query.limit)
    return answer(RecordList.model_validate(found))


# Behind a figure also those see a record whose account has none of its own: the action knows.
@api.get(
    f"/records/<{ID}:id>", summary="一条记录",
    description="从数据里找到的记录也看得到，不归自己的栏目只看得到有没有。写 `snapshot` 看那个快照里的一版。",
    responses={200: Record, **refuses(404)})
@verb(access.SIGNED_IN)
def read(path: RecordAsked, query: MomentAsked) -> Response:
    return _record(records.get_record(here.store(), here.actor(), path.id, query.snapshot))


@api.put(
    f"/records/<{ID}:id>", summary="改草稿，或开始下一版",
    description="要带 If-Match。草稿直接改；交过的开始下一版。别人先改了是 412，`current` 是最新内容；同样再发是 200。",
    responses={200: Record, **refuses(404, 409, 412, *UNREADABLE, 428)})
@verb("record.draft")
def change(path: RecordAsked, header: Seen, body: Content) -> Response:
    saved = records.change_record(
        here.store(), here.actor(), path.id, data=body.data, evidence=body.evidence_sent, submit=body.submit,
        seen=seen() or "")
    return _record(saved.record)


@api.post(
    f"/records/<{ID}:id>/submit", summary="提交草稿",
    description="按草稿现在的样子提交。有要改的地方是 422，一次列全。",
    responses={200: Record, **refuses(404, 409, 412)})
@verb("record.submit")
def submit(path: RecordAsked, header: Seen) -> Response:
    return _record(records.submit_record(here.store(), here.actor(), path.id, seen=seen()))


@api.post(
    f"/records/<{ID}:id>/review", summary="审核：通过或退回",
    description="`version` 是看过的那一版，已经换了版是 409。自己填的不能自己通过，是 403。退回要写理由。",
    responses={200: Record, **refuses(404, 409, *UNREADABLE)})
@verb("record.approve")
def decide(path: RecordAsked, body: Decision) -> Response:
    return _record(review.review_record(
        here.store(), here.actor(), path.id, decision=body.decision, version=body.version, reason=body.reason))


@api.post(
    f"/records/<{ID}:id>/withdraw", summary="收回，或撤回已经通过的",
    description="没有人审过的，填报人收回，变回草稿。已经通过的，由本单位或最后一级撤回，要写理由。",
    responses={200: Record, **refuses(404, 409, *UNREADABLE)})
@verb("record.withdraw")
def withdraw(path: RecordAsked, body: Reason) -> Response:
    return _record(review.withdraw_record(here.store(), here.actor(), path.id, reason=body.reason))


@api.errorhandler(Conflict)
def moved_on(conflict: Conflict) -> Response:
    """Who comes too late is shown what stands there now."""
    asked = (request.view_args or {}).get("id")
    if asked is None:
        return refuse(conflict)
    return refuse(conflict, current=shown(records.get_record(here.store(), here.actor(), asked)))


def _record(view: RecordView, status: int = 200) -> Response:
    location = f"{request.path}/{view.id}" if status == 201 else None
    return answer(Record.model_validate(view), status, etag=view.etag, location=location)
