"""The JSON API, a module a resource.

    /api/v1: size ─► view: shape read ─► one action ─► shape answered     any refusal ─► refusals ─► problem details
"""

from flask import request
from flask_openapi.blueprint import APIBlueprint
from flask_openapi.openapi import OpenAPI
from flask_wtf import CSRFProtect

from webforms.actions.files import MAX_BYTES
from webforms.web.api import (
    checks,
    description,
    documents,
    figures,
    files,
    health,
    indicators,
    me,
    records,
    scoreboard,
    sections,
    snapshots,
    tasks,
    tokens,
    types,
    units,
)
from webforms.web.api.exact_json import ExactJson
from webforms.web.api.refusals import handle_refusals

PREFIX = "/api/v1"
LARGEST_JSON = 4 * 1024 * 1024
LARGEST_UPLOAD = MAX_BYTES + 1024 * 1024  # the file and what multipart puts around it

RESOURCES = (
    tokens.api, me.api, units.api, types.api, files.api, records.api, tasks.api, scoreboard.api, indicators.api,
    figures.api, checks.api, snapshots.api, documents.api, sections.api,
)

api = APIBlueprint("api", __name__, url_prefix=PREFIX)
for _resource in RESOURCES:
    api.register_api(_resource)
handle_refusals(api)


@api.before_request
def limit_size() -> None:
    """Nobody sends a gigabyte of JSON by mistake."""
    request.max_content_length = LARGEST_UPLOAD if request.blueprint == "api.files" else LARGEST_JSON


def register_api(app: OpenAPI, csrf: CSRFProtect) -> None:
    """Register every resource; a token opens it and no cookie does, so its forms need no CSRF token."""
    app.json = ExactJson(app)
    description.describe(app)
    for blueprint in (api, health.api, description.api):
        app.register_api(blueprint)
    for blueprint in (*RESOURCES, health.api, description.api):
        csrf.exempt(blueprint)
