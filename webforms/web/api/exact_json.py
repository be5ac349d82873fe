"""JSON as it was written: a number with a fraction stays the text it was, never a float.

What neither database could keep and no page could show is refused here, with its place: U+0000, half of a surrogate
pair, and a nesting that only a program would write."""

import json
from collections.abc import Iterator
from typing import Any

from flask import has_request_context
from flask.json.provider import DefaultJSONProvider

from webforms.domain.errors import FieldFault, InputFaults
from webforms.web.visitor import asks_api

DEEPEST = 40


class BrokenText(ValueError):
    """Not JSON; `why` says where, in Chinese."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class ExactJson(DefaultJSONProvider):
    """How the API reads JSON; a cookie of a page is read as Flask wrote it."""

    def loads(self, s: str | bytes, **kwargs: Any) -> Any:
        """The value; BrokenText where it is no JSON, InputFaults where it holds what cannot be kept."""
        if has_request_context() and not asks_api():
            return super().loads(s, **kwargs)
        value = read_json(s)
        if faults := tuple(_faults(value, "", DEEPEST)):
            raise InputFaults(faults)
        return value


def read_json(text: str | bytes) -> Any:
    try:
        return json.loads(text, parse_float=str, parse_constant=_no_number)
    except BrokenText:
        raise
    except json.JSONDecodeError as error:
        raise BrokenText(f"第 {error.lineno} 行第 {error.colno} 个字符附近") from None
    except UnicodeDecodeError:
        raise BrokenText("不是 UTF-8 编码的文字") from None
    except RecursionError:
        raise BrokenText("括号套得太深") from None
    except ValueError:  # an integer of more digits than Python reads
        raise BrokenText("有一个数太长") from None


def _no_number(name: str) -> None:
    raise BrokenText(f"{name} 不是数")


def _faults(value: Any, place: str, left: int) -> Iterator[FieldFault]:
    if isinstance(value, str):
        yield from _text_faults(value, place)
    elif isinstance(value, dict | list):
        if left == 0:
            yield FieldFault(place, f"括号套得太深，最多 {DEEPEST} 层。请改得浅一些。", "too_deep")
            return
        inside = value.items() if isinstance(value, dict) else enumerate(value)
        for key, one in inside:
            yield from _text_faults(str(key), place)
            yield from _faults(one, f"{place}.{key}".lstrip("."), left - 1)


def _text_faults(text: str, place: str) -> Iterator[FieldFault]:
    if "\x00" in text:
        yield FieldFault(place, "有看不见的控制字符（U+0000），存不了。请去掉再发。", "nul")
    try:
        text.encode()
    except UnicodeEncodeError:
        yield FieldFault(place, "有半个字（不成对的 \\uD800–\\uDFFF），存不了。请换成完整的字再发。", "half_sign")
