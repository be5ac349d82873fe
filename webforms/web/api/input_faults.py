"""What pydantic finds wrong with a request, told in Chinese: where it is and how to mend it."""

from collections.abc import Mapping
from typing import Any, NoReturn

from flask import request
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from webforms.domain.errors import FieldFault, InputFaults, WebformsError
from webforms.web.api.exact_json import BrokenText, read_json
from webforms.web.api.shapes import OURS

MESSAGES: Mapping[str, str] = {
    "missing": "缺这一项，请补上。",
    "extra_forbidden": "没有这一项。请核对名字，或者去掉。",
    "string_type": "要写文字，两头加引号。",
    "int_type": "要写整数，例如 1。",
    "int_parsing": "要写整数，例如 1。",
    "int_parsing_size": "这个数太大了，请核对。",
    "bool_type": "要写 true 或 false。",
    "bool_parsing": "要写 true 或 false。",
    "dict_type": "要写成 {{…}} 这样的对象。",
    "model_type": "要写成 {{…}} 这样的对象。",
    "model_attributes_type": "要写成 {{…}} 这样的对象。",
    "list_type": "要写成 […] 这样的列表。",
    "string_too_short": "至少写 {min_length} 个字。",
    "string_too_long": "最多写 {max_length} 个字，请删短。",
    "too_long": "最多 {max_length} 个，现在有 {actual_length} 个。",
    "greater_than_equal": "不能小于 {ge}。",
    "less_than_equal": "不能大于 {le}。",
    "literal_error": "只能写 {choices}。",
}
OTHER = "写法不对。请对照 /openapi.json 里的说明改。"
LONGEST_PLACE = 200


class NotJson(WebformsError):
    """The content came as something else."""

    code, kind = "not-json", "unsupported"
    text = "这里只收 JSON。请把内容写成 JSON，并在 Content-Type 里写 application/json。"


class BrokenJson(WebformsError):
    """The content says it is JSON and is not."""

    code, kind = "broken-json", "malformed"
    text = "内容不是有效的 JSON：{why}。请检查引号、逗号和括号再发。"


def refuse_input(error: ValidationError) -> NoReturn:
    """Called by flask-openapi, which hands on unread content as None."""
    found = error.errors(include_url=False)
    if any(fault["loc"] == () and fault["input"] is None for fault in found):
        _refuse_unread()
    raise InputFaults(FieldFault(_place(fault), _message(fault), fault["type"]) for fault in found)


def _refuse_unread() -> None:
    if not request.is_json:
        raise NotJson()
    try:
        read_json(request.get_data())
    except BrokenText as broken:
        raise BrokenJson(why=broken.why) from None


def _place(fault: ErrorDetails) -> str:
    return ".".join(str(step) for step in fault["loc"])[:LONGEST_PLACE]


def _message(fault: ErrorDetails) -> str:
    if fault["type"] == OURS:
        return fault["msg"]
    return MESSAGES.get(fault["type"], OTHER).format(**_context(fault))


def _context(fault: ErrorDetails) -> dict[str, Any]:
    """What pydantic says of the limit; the words that may be chosen without its English."""
    context = dict(fault.get("ctx", {}))
    choices = str(context.get("expected", "")).replace(" or ", ", ").replace("'", "")
    return {**context, "choices": choices.replace(", ", "、")}
