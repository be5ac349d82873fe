"""One handler for everything that goes wrong: a Chinese page, or RFC 9457 problem details below `/api`.

    domain error ─┐                       ┌─► page that says what, where and how to mend
    HTTP error ───┼─► Problem ─► prefix ──┤
    our own bug ──┘                       └─► application/problem+json
A request of somebody whose session ended is no problem: the page asks to sign in and carries what was typed.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from flask import Flask, Response, make_response, render_template
from flask.typing import ResponseReturnValue
from flask_limiter import RateLimitExceeded
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from webforms.domain.errors import FieldFault, InputFaults, NotSignedIn, Throttled, WebformsError
from webforms.web import throttle
from webforms.web.account.resume import ask_to_sign_in
from webforms.web.security import is_from_our_own_page
from webforms.web.visitor import asks_api

log = logging.getLogger(__name__)

STATUS: Mapping[str, int] = {
    "malformed": 400, "input": 422, "refused": 403, "missing": 404, "conflict": 409, "stale": 412, "precondition": 428,
    "unauthenticated": 401, "throttled": 429, "too_large": 413, "unsupported": 415, "not_offered": 501,
    "unavailable": 503,
}
TITLES: Mapping[int, str] = {
    400: "这个请求看不懂", 401: "请先登录", 403: "这里不能看，也不能改", 404: "没有找到", 405: "不能这样打开",
    409: "情况已经变了", 412: "别人已经改过", 413: "太大了", 415: "这种内容不能收", 422: "有地方要改",
    428: "没有说是在哪一版上改的", 429: "试的次数太多了", 500: "系统出了问题", 501: "这台机器做不了",
    503: "现在用不了",
}
DETAILS: Mapping[int, str] = {
    400: "请返回上一页，刷新后再试一次。",
    404: "地址可能写错了，也可能已经不在了。请从首页重新进入。",
    405: "请从首页重新进入，按页面上的按钮操作。",
    413: "一次传的内容太大。照片请分几次传，每次少传几张。",
    415: "请用网页上的按钮上传文件。",
    500: "没有做成，问题已经记下。请过几分钟再试；还不行，请把这个时间告诉管理员。",
}
OTHER_DETAIL = "没有做成。请返回上一页再试一次。"
API_DETAILS: Mapping[int, str] = {
    400: "请求写得不对。请对照 /openapi.json 改。",
    404: "没有这个地址。有哪些，见 /openapi.json；地址里的编号也可能写错了。",
    405: "这个地址不能这样用。能用哪些方法，见回答的 Allow 和 /openapi.json。",
    413: "一次传的内容太大：JSON 最多 4 MB，文件一次一个，最多 20 MB。",
    415: "这里不收这种内容。要用哪种，见 /openapi.json。",
    500: DETAILS[500],
}
OTHER_API_DETAIL = "没有做成。请对照 /openapi.json 改。"


@dataclass(frozen=True)
class Problem:
    """What went wrong, as page and API tell it."""

    status: int
    code: str
    detail: str
    faults: tuple[FieldFault, ...] = ()
    headers: Mapping[str, str] | None = None
    members: Mapping[str, Any] | None = None
    """What else a program needs to go on: the content that stands there, the record that is in the way."""

    @property
    def title(self) -> str:
        return TITLES.get(self.status, HTTPStatus(self.status).phrase)


def handle_problems(app: Flask) -> None:
    """Give `app` its one handler for each kind of failure."""
    app.register_error_handler(WebformsError, _domain_error)
    app.register_error_handler(CSRFError, _foreign_form)
    app.register_error_handler(RateLimitExceeded, lambda exceeded: _domain_error(throttle.as_error(exceeded)))
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(Exception, _own_bug)


def problem_of(error: WebformsError) -> Problem:
    """A domain error with its status; `InputFaults` brings a message for each field."""
    faults = error.faults if isinstance(error, InputFaults) else ()
    headers = {"Retry-After": str(error.facts["seconds"])} if isinstance(error, Throttled) else None
    return Problem(STATUS[error.kind], error.code, error.message, faults, headers)


def messages_of(error: WebformsError) -> list[str]:
    """Every sentence of an error: one for each of its fields, else its own."""
    return [fault.message for fault in error.faults] if isinstance(error, InputFaults) else [error.message]


def details(problem: Problem) -> dict[str, Any]:
    """The body of `application/problem+json`."""
    body: dict[str, Any] = {
        **(problem.members or {}),
        "type": f"urn:webforms:problem:{problem.code}", "title": problem.title, "status": problem.status,
        "detail": problem.detail,
    }
    if problem.faults:
        body["errors"] = [{"field": fault.field, "message": fault.message} for fault in problem.faults]
    return body


def _domain_error(error: WebformsError) -> ResponseReturnValue:
    if isinstance(error, NotSignedIn) and not asks_api():
        return ask_to_sign_in()
    return answer(problem_of(error))


def _http_error(error: HTTPException) -> ResponseReturnValue:
    if error.response is not None or error.code is None or error.code < HTTPStatus.BAD_REQUEST:
        return error  # a redirect that Flask itself asked for
    headers = {name: value for name, value in error.get_headers() if name in ("Allow", "Retry-After")}
    return answer(Problem(error.code, f"http-{error.code}", _detail(error.code), headers=headers))


def _detail(status: int) -> str:
    if asks_api():
        return API_DETAILS.get(status, OTHER_API_DETAIL)
    return DETAILS.get(status, OTHER_DETAIL)


def _own_bug(error: Exception) -> ResponseReturnValue:
    log.error("a request failed", exc_info=error)
    return answer(Problem(500, "internal", DETAILS[500]))


def _foreign_form(error: CSRFError) -> ResponseReturnValue:
    """A form that does not belong to this session: taken up again when one of our own pages sent it, else refused."""
    if is_from_our_own_page() and not asks_api():
        return ask_to_sign_in()
    return _http_error(error)


def answer(problem: Problem) -> Response:
    """The problem as the asking side reads it."""
    response = _as_json(problem) if asks_api() else _as_page(problem)
    response.status_code = problem.status
    response.headers.update(problem.headers or {})
    return response


def _as_json(problem: Problem) -> Response:
    return Response(json.dumps(details(problem), ensure_ascii=False), mimetype="application/problem+json")


def _as_page(problem: Problem) -> Response:
    return make_response(render_template("errors/problem.html", problem=problem))
