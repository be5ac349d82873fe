"""Examples in the description: what the program once answered, kept beside it, and refusals as it words them.

    recorded.json (made by tests/web/api/recording.py) ─┐
    the errors themselves ──────────────────────────────┴─► every parameter, request, answer and header
Codes and names in them are those of a district of the default pack, so they stand in data and not in the program."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from webforms.domain.errors import (
    Conflict,
    InputFaults,
    NotFound,
    NotOffered,
    NotSignedIn,
    Refused,
    SeenMissing,
    Stale,
    Throttled,
    TooLarge,
    Unavailable,
    UnsupportedFile,
    WebformsError,
)
from webforms.web import problems
from webforms.web.api.input_faults import MESSAGES, BrokenJson, NotJson

CHINESE = re.compile("[\u4e00-\u9fff]")
BINARY = "（文件的内容）"
MULTIPART = "multipart/form-data"

HEADERS: Mapping[str, str] = {
    "ETag": "这份内容的标记：改的时候写进 If-Match，再读的时候写进 If-None-Match",
    "Location": "新的这一项的地址",
    "Content-Disposition": "文件名",
    "Allow": "这个地址能用的方法",
    "WWW-Authenticate": "怎样登录",
    "Retry-After": "多少秒以后再试",
}
ALWAYS: Mapping[str, Mapping[str, str]] = {
    "401": {"WWW-Authenticate": "Bearer"}, "429": {"Retry-After": "300"}, "304": {"ETag": '"5-1"'},
}
"""Headers that go with a status wherever it is answered."""

ERRORS: Mapping[str, WebformsError] = {
    "400": BrokenJson(why="第 1 行第 14 个字符附近"),
    "401": NotSignedIn(),
    "403": Refused(verb="record.approve"),
    "404": NotFound(what="要找的这一项"),
    "409": Conflict(),
    "412": Stale(current=None),
    "413": TooLarge(what="内容", limit="4 MB"),
    "415": NotJson(),
    "428": SeenMissing(),
    "429": Throttled(seconds=300),
    "501": NotOffered(what="LibreOffice"),
    "503": Unavailable(what="数据库"),
}
ERRORS_OF_FILES: Mapping[str, WebformsError] = {
    "413": TooLarge(what="文件", limit="20 MB"),
    "415": UnsupportedFile(name="方案.docx", why="内容是一张图片", accepted="真正的 Word 文件"),
}


def illustrate(document: dict[str, Any]) -> None:
    """Put an example wherever the description has a place for one."""
    known = json.loads(files(__package__).joinpath("recorded.json").read_text("utf-8"))
    for schema in document["components"]["schemas"].values():
        if not CHINESE.search(schema.get("description", "")):
            schema.pop("description", None)  # what our docstrings say is for who reads the code
    for operation in (each for path in document["paths"].values() for each in path.values()):
        _illustrate(operation, known.get(operation["operationId"], {}))


def _illustrate(operation: dict[str, Any], known: Mapping[str, Any]) -> None:
    for parameter in operation.get("parameters", ()):
        if parameter["name"] in known.get("parameters", {}):
            parameter["example"] = known["parameters"][parameter["name"]]
    for media, content in operation.get("requestBody", {}).get("content", {}).items():
        content["example"] = {"file": BINARY} if media == MULTIPART else known.get("request", {})
    for status, answer in operation["responses"].items():
        _illustrate_answer(operation, status, answer, known.get("answers", {}).get(status, {}))


def _illustrate_answer(
    operation: dict[str, Any], status: str, answer: dict[str, Any], known: Mapping[str, Any]
) -> None:
    for media, content in answer.get("content", {}).items():
        if "content" in known:
            content["example"] = known["content"]
        elif not media.endswith("json"):
            content["example"] = BINARY
        elif status in ERRORS or status == "422":
            content["example"] = _refusal(operation, status)
    headers = {**ALWAYS.get(status, {}), **known.get("headers", {})}
    if headers:
        answer["headers"] = {name: _header(name, value) for name, value in headers.items()}


def _header(name: str, value: str) -> dict[str, Any]:
    return {"description": HEADERS[name], "schema": {"type": "string"}, "example": value}


def _refusal(operation: dict[str, Any], status: str) -> dict[str, Any]:
    """As the error itself words it."""
    errors = {**ERRORS, "422": _fault(operation), **(ERRORS_OF_FILES if _sends_file(operation) else {})}
    return problems.details(problems.problem_of(errors[status]))


def _sends_file(operation: dict[str, Any]) -> bool:
    return MULTIPART in operation.get("requestBody", {}).get("content", {})


def _fault(operation: dict[str, Any]) -> InputFaults:
    """Something that may be wrong with what this operation reads."""
    if _sends_file(operation):
        return InputFaults.one("file", "没有收到文件。请把文件放在 file 一栏，带上文件名。")
    if "requestBody" in operation:
        return InputFaults.one("colour", MESSAGES["extra_forbidden"])
    if any(parameter["in"] == "query" for parameter in operation.get("parameters", ())):
        return InputFaults.one("limit", MESSAGES["less_than_equal"].format(le=200))
    return InputFaults.one("", "地址里有看不见的控制字符（U+0000），请去掉。")
