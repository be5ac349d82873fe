"""A domain error as the API tells it: problem details, with what else the client needs to go on.

    412 Stale ─► current    409 OtherContent ─► stored, sent    IdentityTaken ─► record    FreezeBlocked ─► findings
                            FindingMovedOn ─► current
"""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from flask import Blueprint, Response

from webforms.domain.errors import (
    FindingMovedOn,
    FreezeBlocked,
    IdentityTaken,
    OtherContent,
    Stale,
    TextMovedOn,
    WebformsError,
)
from webforms.web import problems
from webforms.web.api.checks import finding, listed
from webforms.web.api.record_shapes import Record
from webforms.web.api.section_shapes import section_of


def handle_refusals(blueprint: Blueprint) -> None:
    """Let every view below this blueprint answer with our problem details."""
    blueprint.register_error_handler(WebformsError, refuse)
    blueprint.after_request(_say_how_to_sign_in)


def refuse(error: WebformsError, **members: Any) -> Response:
    """The answer to a domain error; `members` are what the view knows beside it."""
    problem = problems.problem_of(error)
    return problems.answer(replace(problem, members={**members, **members_of(error)}))


def members_of(error: WebformsError) -> dict[str, Any]:
    """The other content that the error carries."""
    match error:
        case TextMovedOn():
            return {"current": section_of(error.current).model_dump(mode="json")}
        case Stale():
            return {"current": shown(error.current)}
        case OtherContent():
            return _both(error.facts)
        case IdentityTaken():
            return {"record": error.facts["record"]}
        case FindingMovedOn():
            return {"current": finding(error.facts["current"])}
        case FreezeBlocked():
            return {"findings": listed(error.facts["findings"])}
        case _:
            return {}


def shown(record: Any) -> dict[str, Any]:
    """A record as JSON, within a problem."""
    return Record.model_validate(record).model_dump(mode="json")


def _both(facts: Mapping[str, Any]) -> dict[str, Any]:
    kind, data, evidence, submit = json.loads(facts["sent"])
    sent = {"type": kind, "data": data, "evidence": evidence, "submit": submit}
    return {"stored": shown(facts["stored"]), "sent": sent}


def _say_how_to_sign_in(response: Response) -> Response:
    """HTTP asks for this header beside a 401."""
    if response.status_code == 401:
        response.headers["WWW-Authenticate"] = "Bearer"
    return response
