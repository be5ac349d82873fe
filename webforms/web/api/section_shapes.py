"""Narrative texts as the API shows them."""

import datetime
from typing import Any, Literal

from pydantic import Field

from webforms.domain.written_numbers import WrittenNumber
from webforms.store.views import SectionView
from webforms.web.api.shapes import Answer, Share


class TokenAnswer(Answer):
    body: str = Field(description="[[ ]] 里面的字")
    label: str
    printed: str = Field(description="现在印出来是什么；没有数据是“待补”")
    state: Literal["complete", "partial", "none", "wrong"] = Field(description="齐、暂计、没有数据、写错了")


class NumberAnswer(Answer):
    """A number typed by hand, beside the figure it may be."""

    text: str
    start: int = Field(description="在 text 里从第几个字起，从 0 数")
    end: int
    value: Share = Field(description="按 unit 算的数")
    unit: str | None = Field(description="单位；null 是创建包里没有的单位")
    key: str | None = Field(description="说的是哪个数据；null 是没有把握，也不一致")
    printed: str = Field(description="这个数据现在的值")
    agrees: bool = Field(description="和数据一致")
    nearest: str | None = Field(description="最接近的数据，只作提示")
    replacement: str = Field(description="换成数据项时写什么")


class EditAnswer(Answer):
    text: str | None = Field(description="null 是恢复了起始文字")
    by: str
    at: datetime.datetime


class SectionAnswer(Answer):
    key: str
    document: str
    place: str
    title: str
    max_length: int
    text: str = Field(description="写下的文字，数据写成 [[代号]]")
    written: bool = Field(description="false 是创建包的起始文字")
    preview: str = Field(description="文档里印出来的样子")
    tokens: list[TokenAnswer]
    numbers: list[NumberAnswer] = Field(description="手写的数字")
    changed_by: str | None
    changed_at: datetime.datetime | None
    history: list[EditAnswer] = Field(description="新的在前")
    etag: str = Field(description="改的时候写进 If-Match")


class SectionList(Answer):
    items: list[SectionAnswer]


def section_of(view: SectionView) -> SectionAnswer:
    members: dict[str, Any] = {
        name: getattr(view, name) for name in SectionAnswer.model_fields if name not in ("preview", "tokens", "numbers")
    }
    return SectionAnswer.model_validate({
        **members, "preview": view.reading.preview, "tokens": list(view.reading.tokens),
        "numbers": [_number(number) for number in view.reading.numbers], "history": list(view.history),
    })


def _number(number: WrittenNumber) -> dict[str, Any]:
    nearest = number.resembles.key if number.resembles else None
    own = {name: getattr(number, name) for name in NumberAnswer.model_fields if name != "nearest"}
    return {**own, "nearest": nearest}
