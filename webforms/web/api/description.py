"""The API describes itself: OpenAPI made from the very routes and shapes that serve it."""

import copy
from importlib.metadata import version
from typing import Any

from flask import Response, current_app, jsonify
from flask_openapi.blueprint import APIBlueprint
from flask_openapi.models.info import Info
from flask_openapi.models.security_scheme import SecurityScheme
from flask_openapi.models.server import Server
from flask_openapi.openapi import OpenAPI

from webforms.web.access_guard import public
from webforms.web.api.examples import illustrate
from webforms.web.api.input_faults import refuse_input
from webforms.web.api.problem_shapes import Problem

DOCUMENT_TITLE = "社区教育创建资料平台 API"
ABOUT = "页面上能做的事，程序也能做。先 POST /api/v1/tokens 换令牌，以后每次放在 Authorization: Bearer 里。"
KEPT = "webforms.description"

api = APIBlueprint("description", __name__, doc_ui=False)


def describe(app: OpenAPI) -> None:
    """Say who we are, how to sign in, and in which shape we refuse."""
    app.info = Info(title=DOCUMENT_TITLE, version=version("webforms"), description=ABOUT)
    app.severs = [Server(url="/", description="这个平台自己的地址")]  # flask-openapi spells it so
    app.security_schemes = {"bearer": SecurityScheme(
        type="http", scheme="bearer", description="POST /api/v1/tokens 换来的令牌，写成 Authorization: Bearer 令牌")}
    app.validation_error_model = Problem
    app.validation_error_callback = refuse_input


@api.get("/openapi.json")
@public
def read() -> Response:
    return jsonify(_document())


def _document() -> dict[str, Any]:
    """Made at the first question, from routes that no longer change."""
    if KEPT not in current_app.extensions:
        current_app.extensions[KEPT] = _made()
    kept: dict[str, Any] = current_app.extensions[KEPT]
    return kept


def _made() -> dict[str, Any]:
    """What flask-openapi made, without a refusal of input where nothing is read, and with examples."""
    app = current_app
    if not isinstance(app, OpenAPI):
        raise TypeError("the program is not one that describes itself")
    document: dict[str, Any] = copy.deepcopy(app.api_doc)
    for operation in (each for path in document["paths"].values() for each in path.values()):
        if not operation.get("parameters") and "requestBody" not in operation:
            operation["responses"].pop("422", None)
        _say_what_may_be_left_out(operation, document["components"]["schemas"])
    illustrate(document)
    return document


def _say_what_may_be_left_out(operation: dict[str, Any], schemas: dict[str, Any]) -> None:
    """JSON of which nothing is required may be left out as a whole."""
    body = operation.get("requestBody", {})
    if "application/json" in body.get("content", {}):
        shape = body["content"]["application/json"]["schema"]["$ref"].rpartition("/")[2]
        body["required"] = bool(schemas[shape].get("required"))
