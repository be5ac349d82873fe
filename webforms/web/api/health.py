"""Whether the program runs, and whether everything it needs answers: for those who look after it."""

from collections.abc import Callable

from flask import Response, current_app
from flask_openapi.blueprint import APIBlueprint
from flask_openapi.models.tag import Tag
from pydantic import Field

from webforms.actions import installation, queue
from webforms.domain.errors import WebformsError
from webforms.web import here
from webforms.web.access_guard import public
from webforms.web.api.answers import answer
from webforms.web.api.shapes import Answer

QUEUE_URL = "WEBFORMS_QUEUE_URL"
OK = "ok"

api = APIBlueprint("health", __name__, abp_tags=[Tag(name="health", description="运行状况")])


class Alive(Answer):
    status: str


class Ready(Answer):
    status: str
    store: str = Field(description="数据库和文件：ok，或者出了什么问题")
    queue: str = Field(description="文档队列")


@api.get(
    "/healthz", summary="程序在不在运行",
    description="不问数据库，只说程序在运行。",
    operation_id="health.alive", responses={200: Alive})
@public
def alive() -> Response:
    return answer(Alive(status=OK))


@api.get(
    "/readyz", summary="数据库、文件和队列能不能用",
    description="数据库、文件和队列都能用是 200；有一样不能用是 503，写明是哪一样。",
    operation_id="health.ready", responses={200: Ready, 503: Ready})
@public
def ready() -> Response:
    store = _asked(lambda: installation.ready(here.store()))
    waiting = _asked(lambda: queue.ready(current_app.config[QUEUE_URL]))
    fine = store == waiting == OK
    return answer(Ready(status=OK if fine else "unavailable", store=store, queue=waiting), 200 if fine else 503)


def _asked(ask: Callable[[], None]) -> str:
    try:
        ask()
    except WebformsError as error:
        return error.message
    return OK
