"""RFC 9457 problem details as the API describes them, and which of them a route may answer."""

from http import HTTPStatus
from typing import Any

from flask_openapi.models.media_type import MediaType
from flask_openapi.models.response import Response as Described
from pydantic import BaseModel, ConfigDict, Field

from webforms.web.problems import TITLES

UNREADABLE = (400, 413, 415)
"""What every route may answer that reads JSON."""

MEDIA_TYPE = "application/problem+json"
CONTENT = {MEDIA_TYPE: MediaType.model_validate({"schema": {"$ref": "#/components/schemas/Problem"}})}


class FieldProblem(BaseModel):
    field: str = Field(description="哪一项，例如 data.title 或 evidence:photos；整张表的问题为空")
    message: str = Field(description="有什么不对，怎样改")


class Problem(BaseModel):
    """What every refusal looks like. 409 and 412 bring the other content as further members: `current` the record as it
    stands, `stored` and `sent` both contents of one client id, `record` who holds an identity."""

    model_config = ConfigDict(extra="allow")

    type: str = Field(description="urn:webforms:problem:… 一种问题一个名字")
    title: str
    status: int
    detail: str = Field(description="出了什么事，在哪里，怎样改")
    errors: list[FieldProblem] | None = None
    current: Any = Field(None, description="409、412：这条记录（或这段文字）现在的样子")
    stored: Any = Field(None, description="409：同一个 client_id 已经存下的记录")
    sent: Any = Field(None, description="409：同一个 client_id 这次送来的内容")
    record: int | None = Field(None, description="409：已经占用的那条记录的 id")
    findings: Any = Field(None, description="409：冻结前必须改好的问题")


def refuses(*statuses: int) -> dict[str | int, Any]:
    """These statuses of a route, as OpenAPI describes them."""
    return {str(status): _described(status) for status in statuses}


def _described(status: int) -> Described:
    return Described(description=TITLES.get(status, HTTPStatus(status).phrase), content=CONTENT)
