"""Records as the API takes and shows them."""

import datetime
import re
from typing import Annotated, Any, Literal

from flask import request
from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from webforms.domain.workflow import State
from webforms.web.api.shapes import BIGGEST_ID, OURS, Answer, Asked, Body, Paged, Words

UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
MOST_FILES_SENT = 200


def _read_uuid(text: str) -> str:
    if not UUID.fullmatch(text):
        example = "例如 5f0c2f6e-3f0b-4c57-9d0a-6b1d2c3e4f50"
        raise PydanticCustomError(OURS, "要写一个 UUID，{example}。一条记录一个，重发时不变。", {"example": example})
    return text.lower()


ClientId = Annotated[str, AfterValidator(_read_uuid)]
"""Chosen by the client for what it makes: the same again is the same."""


class RecordAsked(Asked):
    id: int = Field(description="记录的编号")


class MomentAsked(Asked):
    snapshot: int | None = Field(None, ge=1, le=BIGGEST_ID, description="看哪个数据快照里的；不写是现在")


class RecordsAsked(Paged):
    type: str | None = Field(None, description="记录类型的代码")
    state: State | None = Field(None, description="最新一版的状态")
    unit: str | None = Field(None, description="单位码")


class EvidenceSent(Body):
    item: str = Field(description="这个文件是表里的哪一项材料")
    sha256: str = Field(description="POST /files 答回的 sha256")


class Content(Body):
    data: dict[str, Any] = Field(description="栏目 → 内容，见 GET /types/{type}")
    evidence: list[EvidenceSent] = Field([], max_length=MOST_FILES_SENT)
    submit: bool = Field(False, description="true 提交审核，false 存为草稿")

    @property
    def evidence_sent(self) -> list[dict[str, str]]:
        return [one.model_dump() for one in self.evidence]


class NewRecord(Content):
    client_id: ClientId
    type: str
    unit: str


class Seen(Asked):
    """Which content a change was made from."""

    model_config = {"extra": "ignore"}

    if_match: str | None = Field(None, alias="If-Match", description="读取时得到的 ETag：是在哪一份内容上改的")


class Decision(Body):
    decision: Literal["approve", "return"]
    version: int = Field(ge=1, le=BIGGEST_ID, description="审的是第几版")
    reason: str = Field("", description="退回要写理由")


class Reason(Body):
    """A reason, which may be left out with the whole content where none is needed."""

    reason: str = ""

    @model_validator(mode="before")
    @classmethod
    def _nothing_sent(cls, value: Any) -> Any:
        return {} if value is None and not request.get_data() else value


class Evidence(Answer):
    item: str
    sha256: str
    code: str | None = Field(description="最后一级通过时给的材料编号")
    name: str
    media_type: str
    size: int
    width: int | None
    height: int | None


class Version(Answer):
    version: int
    state: State
    by: str
    at: datetime.datetime


class Event(Answer):
    verb: str
    by: str
    at: datetime.datetime
    reason: str
    version: int | None
    after: State | None = Field(description="这一步以后的状态")


class RecordHead(Answer):
    """What names a record and says where it stands."""

    id: int
    number: str | None
    type: str
    unit: str
    unit_name: str
    title: str
    state: State
    version: int
    in_force_version: int | None = Field(description="数据和得分所用的那一版")
    awaiting: str | None = Field(description="轮到哪一级审核")
    nil_for: str | None = Field(description="零上报的报送任务")
    period: str | None
    changed_at: datetime.datetime


class RecordLine(RecordHead):
    shown: dict[str, Any]


class RecordList(Answer):
    items: list[RecordLine]
    next: str | None


class Record(RecordHead):
    """A record with its head. Who sees it only behind a figure gets the version in force, private fields masked."""

    client_id: str
    awaiting_unit: str | None
    data: dict[str, Any]
    evidence: list[Evidence]
    reason: str = Field(description="退回、撤回的理由，或零上报的说明")
    warnings: list[str]
    versions: list[Version]
    history: list[Event]
    masked: Words = Field(description="只看得到有没有、看不到内容的栏目")
    may: Words = Field(description="现在可以对它做什么")
