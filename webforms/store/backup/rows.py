"""A row of a table as a line of JSON, and back: the column says what a text stands for."""

from __future__ import annotations

import base64
import datetime
import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import JSON, Column, Date, LargeBinary, Table

from webforms.store.schema.base import Moment


def line_of(row: Mapping[Any, Any]) -> bytes:
    """Moments and days in ISO, bytes in base64, everything else as JSON has it."""
    return (json.dumps({str(name): _said(value) for name, value in row.items()}, ensure_ascii=False,
                       separators=(",", ":")) + "\n").encode("utf-8", "surrogatepass")


def row_of(table: Table, line: bytes) -> dict[str, Any]:
    """What is to be inserted. An empty JSON column that may be empty is left out: None would be written as `null`."""
    said = json.loads(line.decode("utf-8", "surrogatepass"))
    return {name: _meant(table.c[name], value) for name, value in said.items() if not _is_empty(table.c[name], value)}


def _is_empty(column: Column[Any], value: Any) -> bool:
    return value is None and isinstance(column.type, JSON) and bool(column.nullable)


def _said(value: Any) -> Any:
    match value:
        case datetime.datetime() | datetime.date():
            return value.isoformat()
        case bytes():
            return base64.b64encode(value).decode("ascii")
        case _:
            return value


def _meant(column: Column[Any], value: Any) -> Any:
    if value is None:
        return None
    match column.type:
        case Moment():
            return datetime.datetime.fromisoformat(value)
        case Date():
            return datetime.date.fromisoformat(value)
        case LargeBinary():
            return base64.b64decode(value, validate=True)
        case _:
            return value
