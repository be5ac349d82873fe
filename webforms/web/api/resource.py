"""One blueprint a resource: what all of them share is said here once."""

from flask_openapi.blueprint import APIBlueprint
from flask_openapi.models.tag import Tag

from webforms.web.api.problem_shapes import refuses

BEARER: list[dict[str, list[str]]] = [{"bearer": []}]


def resource(name: str, about: str, *, signed_in: bool = True) -> APIBlueprint:
    """A blueprint whose routes ask for a bearer token, unless told otherwise."""
    return APIBlueprint(
        name, f"webforms.web.api.{name}", abp_tags=[Tag(name=name, description=about)],
        abp_security=BEARER if signed_in else None, operation_id_callback=_operation,
        abp_responses=refuses(401, 403, 422, 503) if signed_in else refuses(422, 503),
    )


def _operation(*, bp_name: str, name: str, path: str, method: str) -> str:
    """`records.create`: the word a client generator makes a function of."""
    return f"{bp_name}.{name}"
